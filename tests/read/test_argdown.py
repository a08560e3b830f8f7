"""Argdown is read as its parser of record reads it, and as a map that loses nothing of it."""

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate_tui.model.debate import Debate, Voice
from debate_tui.model.library import Library
from debate_tui.pages.document import Extract
from debate_tui.read.argdown import lexer
from debate_tui.read.argdown.data import data_of, front_matter_of
from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.fences import blocks
from debate_tui.read.argdown.parser import Parser
from debate_tui.read.argdown.recognise import looks_like_argdown
from debate_tui.read.argdown.tokens import SENTENCES, TEXT, T
from debate_tui.read.library import read_library
from debate_tui.write.argdown import left_out
from tests.counted import calls
from tests.formats import written
from tests.read.argdown_record import ours, record, spread
from tests.read.test_read import ANYWHERE, assert_holds

STRICT = "===\nmodel:\n  mode: strict\n===\n\n"
FRONTS = ("", "", "===\ntitle: T\n===\n\n", STRICT, "===\nmodel:\n  removeTagsFromText: true\n===\n\n")
STATEMENTS = (
    "[A]", "[B]", "[C]", "[D]: d text", "[A]: a text #t", "plain 1", "plain 2", "[B]: **bold** and _it_ {x: 1}", "@[A] said",
    "[E]: see [l](http://e.org).", "[A]: again {isCanonical: true}", "[F]: over\ntwo lines", "[G] #tag {y: [1, {z: 2}]}",
)  # fmt: skip
ARGUMENTS = ("<P>", "<Q>", "<P>: p text", "<R>: r #u {y: 2}", "<Q>: q.A. :x", "<S> #(a tag)")
SIGNS = ("+", "-", "<+", "<-", "+>", "->", "_", "_>", "<_", "><")
PIECES = (
    "[A]", "[B]:", "<A>", "<X>:", " text", "\n", "\n\n", "\n  ", "\n  + ", "\n    - ", "\n  <- ", "\n  +> ", "\n  >< ", "\n  _ ",
    "\n  _> ", "\n(1) ", "\n(2) ", "\n----\n", "\n--\nrule one, two\n--\n", "\n-- r {a: 1} --\n", "# H", "\n\n## Sub\n\n", " #tag",
    " #(a tag)", " {a: 1}", "{c: {d: e}}", "**", "__", "*", "_", " **b** ", "[l](http://x.y)", "@[A]", "@<X> ", " // c\n", "/* c */",
    "<!-- c -->", ".A.", " :smile: ", "\\[", "\\", "'", "\t", ":", ".", ",", "--", "{", "}", "(", "\n  1. ", "* ", "<", "[", "]", ">",
    "@", "#", "é", "\u2028", "\r\n", "===", "\u00a0", "{isInGroup: true}",
)  # fmt: skip


def document(random: Random) -> str:
    """A text that is mostly Argdown: paragraphs of all kinds, and now and then a slip."""

    def relations(depth: int) -> list[str]:
        lines = []
        for _ in range(random.randrange(1, 4)):
            sign = random.choice(SIGNS)
            other = random.choice(STATEMENTS if sign == "><" or random.random() < 0.6 else ARGUMENTS)
            lines.append(f"{'  ' * depth}{sign} {other}")
            if depth < 4 and random.random() < 0.35:
                lines += relations(depth + 1)
        return lines

    def structure() -> list[str]:
        lines = []
        for part in range(random.randrange(1, 3)):
            lines += [f"({n}) {random.choice(STATEMENTS)}" for n in range(random.randrange(part == 0, 3))]
            lines += relations(1) if lines and random.random() < 0.2 else []
            lines.append(random.choice(("----", "-----", "--\nMP, two {uses: [1]}\n--", "--\nrule\n--")))
            lines += [f"  _ {random.choice(ARGUMENTS)}"] if random.random() < 0.3 else []
            lines.append(f"(9) {random.choice(STATEMENTS)}")
            lines += relations(1) if random.random() < 0.3 else []
        return lines

    kinds = (
        lambda: [f"{'#' * random.randrange(1, 4)} Heading {random.randrange(9)}"],
        lambda: [random.choice(STATEMENTS), *relations(1)],
        lambda: [random.choice(ARGUMENTS), *(relations(1) if random.random() < 0.6 else ())],
        structure,
        lambda: [f"  {mark} {random.choice(STATEMENTS)}" for mark in ("*", "*")],
    )
    text = "\n\n".join("\n".join(random.choice(kinds)()) for _ in range(random.randrange(1, 8)))
    if random.random() < 0.25:
        at = random.randrange(len(text))
        text = text[:at] + random.choice(PIECES) + text[at:]
    return random.choice(FRONTS) + text + random.choice(("", "\n", "\n\n"))


def scraps(random: Random) -> str:
    return random.choice(FRONTS) + "".join(random.choice(PIECES) for _ in range(random.randrange(1, 14)))


def assert_as_recorded(texts: list[str]) -> None:
    for text, theirs in zip(texts, record(texts), strict=True):
        found = ours(text)
        if found.get("odd") or any("runs over two lines" in error for error in found["errors"]):
            # YAML that js-yaml refuses, and such titles, stop the parser of record halfway; we say so. What it has until there, we have.
            assert theirs["errors"] or not found["errors"] or not found["odd"] or "runs over" in found["errors"][0], (
                text
            )
            for key in ("statements", "arguments") if not found["errors"] else ():
                assert {one[0] for one in theirs.get(key, ())} <= {one[0] for one in found[key]}, (text, key)
            continue
        assert bool(found["errors"]) == bool(theirs["errors"]), (text, theirs["errors"], found["errors"])
        for node in (
            node for one in (found, theirs) for key in ("statements", "arguments") for node in one.get(key, ())
        ):
            # The parser of record adds a blank where data ends a line, and writes “undefined” for empty emphasis.
            node[1] = node[1].replace("undefined", "").rstrip(" ")
            node[3] = spread(node[3]) if isinstance(node[3], dict) else node[3]  # a map of ours may have an empty key
        for key in ("statements", "arguments", "relations", "frontMatter"):
            if not theirs["errors"]:
                assert found[key] == theirs[key], (text, key)


@settings(max_examples=4)
@given(seed=st.integers(0, 10**6))
def test_documents_are_read_as_the_parser_of_record_reads_them(seed: int) -> None:
    random = Random(seed)
    assert_as_recorded([document(random) for _ in range(150)])


@settings(max_examples=3)
@given(seed=st.integers(0, 10**6))
def test_what_the_parser_of_record_refuses_is_refused(seed: int) -> None:
    random = Random(seed)
    assert_as_recorded([scraps(random) for _ in range(200)])


@given(
    pieces=st.lists(st.sampled_from((*PIECES, "so ", "a, b", "x: ", "e.g. ", ",  ", "; ", "-", ")", ".")), max_size=9)
)
def test_words_and_their_signs_are_one_token_and_read_as_if_they_were_many(pieces: list[str]) -> None:
    def tokens(sentences: re.Pattern[str]) -> list[tuple[object, str]]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lexer, "SENTENCES", sentences)
            found: list[tuple[object, str]] = []
            for token in lexer.Lexer(text).run():
                image = text[token.start : token.end]
                words = "words" if token.kind in (T.TEXT, T.SIGN) else token.kind
                if words == "words" and found and found[-1][0] == words:
                    image = found.pop()[1] + image
                found.append((words, image))
        return found

    text = "".join(pieces)
    try:
        one_by_one = tokens(TEXT)
    except NotArgdownError:
        return
    assert tokens(SENTENCES) == one_by_one


def test_front_matter_behind_a_sign_is_refused_as_by_the_parser_of_record() -> None:
    assert_as_recorded(["[A]: x\n  + x: ======\n", "[A]: x: === a === b\n  + c\n", "[A]: x, === a\n  + c\n"])


def test_a_plain_sentence_is_one_token() -> None:
    text = "[A]: Shops (all), they say; sell more: a third."
    assert [token.kind for token in lexer.Lexer(text).run()] == [T.STATEMENT, T.TEXT, T.END]


def test_the_samples_are_read_as_the_parser_of_record_reads_them(shared: Path) -> None:
    assert_as_recorded([path.read_text() for path in sorted((shared / "samples" / "argdown").iterdir())])


@pytest.mark.parametrize("name", ["strict.argdown", "front-matter.argdown"])
def test_the_samples_hold_what_was_counted(shared: Path, name: str) -> None:
    counts = json.loads((shared / "samples" / "small" / "counts.json").read_text())[name]["repaired"]
    found = read_library([shared / "samples" / "small" / name])
    (debate,) = found.debates
    assert [one.code for one in found.diagnostics] == ["W132"]
    statements = [claim for claim in debate.claims if "argument" not in claim.extra]
    assert (len(statements), len(debate.claims) - len(statements)) == (counts["statements"], counts["arguments"])
    steps = [
        relation for relation in debate.relations if "argument" in relation.extra and "implied" not in relation.extra
    ]
    told = [relation for relation in debate.relations if "argument" not in relation.extra]
    assert (len(steps), len(told)) == (counts["inferences"], counts["relations_unique"])
    assert (debate.title, len(debate.issues)) == (counts["title"], counts["sections"] or len(debate.issues))


def library(path: Path, text: str) -> Library:
    (path / "a.argdown").write_bytes(text.encode())
    return read_library([path / "a.argdown"])


def read(path: Path, text: str) -> Debate:
    found = library(path, text)
    assert found.diagnostics == ()
    return found.debates[0]


def steps(debate: Debate) -> list[tuple[Any, ...]]:
    return [
        (r.kind.value, " ".join(o.partition("/")[2] for o in r.origins), r.target.rpartition("/")[2], dict(r.extra))
        for r in debate.relations
    ]


def test_relations_of_both_directions_and_all_kinds(tmp_path: Path) -> None:
    text = "[T]: t\n  + [A]\n  +> [B]\n  - [C]\n  -> [D]\n  >< [E]\n  _ [F]\n  _> [G]\n"
    attack = {"relation": "attack"}
    assert steps(read(tmp_path, text)) == [
        ("supports", "a", "t", {}), ("supports", "t", "b", {}), ("undercuts", "c", "t", attack), ("undercuts", "t", "d", attack),
        ("rebuts", "e", "t", {}), ("undercuts", "f", "t", {}), ("undercuts", "t", "g", {}),
    ]  # fmt: skip
    entails, contrary = {"relation": "entails"}, {"relation": "contrary"}
    assert [extra for *_, extra in steps(read(tmp_path, STRICT + text))] == [
        entails,
        entails,
        contrary,
        contrary,
        {},
        {},
        {},
    ]


def test_premises_are_linked_and_each_conclusion_has_its_own(tmp_path: Path) -> None:
    debate = read(
        tmp_path,
        "<X>: x\n\n(1) [A]\n(2) [B]\n--\nMP {k: 1}\n--\n  _ <U>\n(3) [C]\n(4) [D]\n(5) [E]\n-- r {uses: [3, 5]} --\n(6) [F]\n  -> [G]\n",
    )
    assert steps(debate) == [
        ("supports", "a b", "c", {"argument": "X", "rules": ["MP"], "data": {"k": 1}}),
        ("supports", "c e", "f", {"argument": "X", "rules": ["r"], "data": {"uses": [3, 5]}}),
        ("supports", "x", "f", {"argument": "X", "implied": True}),
        ("undercuts", "u", "x-0", {}),
        ("undercuts", "f", "g", {"relation": "attack"}),
    ]


def test_headings_are_issues_and_tags_data_links_and_comments_are_kept(tmp_path: Path) -> None:
    text = (
        "===\ntitle: The road\nauthor: [A. B., C. D.]\ndate: 2024-05\n===\n\n# Trade #h\n\n[A]: Shops **sell** more [here](http://e.org). "
        "#fact {source: x, n: 1.5}\n  + A reason. // why\n\n## Money {a: 1}\n\n<B>: B. #(two words)\n  + [A]: Other words.\n"
    )
    debate = read(tmp_path, text)
    assert [(i.question, dict(i.extra)) for i in debate.issues] == [
        ("Trade", {"level": 1, "tags": ["h"]}),
        ("Money", {"level": 2, "in": "trade", "data": {"a": 1}}),
    ]
    source = debate.sources[0]
    assert (debate.title, source.authors, source.published) == ("The road", (), None)
    assert source.note == "authors of the file: A. B., C. D.; date of the file: 2024-05"
    assert debate.extra["comments"] == ["// why"]
    claim = debate.claims[0]
    assert (claim.text, claim.issues, claim.terms) == ("Other words.", ("trade", "money"), ("A",))
    assert claim.extra == {
        "statement": "A", "also": [{"text": "Shops sell more here. #fact", "raw": "Shops **sell** more [here](http://e.org). #fact"}], "tags": ["fact"], "data": {"source": "x", "n": 1.5},
    }  # fmt: skip
    assert debate.claims[2].extra == {"argument": "B", "tags": ["two words"]}


def test_the_words_of_marked_text_are_read_and_the_text_is_kept(tmp_path: Path) -> None:
    claim = read(tmp_path, "[A]: **So** \\[it\\] _is_ :smile: @[B], [x](http://e.org/#a). #t\n  + B\n").claims[0]
    assert claim.text == "So [it] is ☺️ @[B], x."
    assert claim.extra["text"] == "**So** \\[it\\] _is_ :smile: @[B], [x](http://e.org/#a). #t"
    assert claim.extra["links"] == [{"text": "x", "url": "http://e.org/#a"}]


def test_a_relation_that_ours_cannot_tell_from_another_is_kept_and_said(tmp_path: Path) -> None:
    found = library(tmp_path, "[A]\n  - [B]\n  _ [B]\n")
    assert [(one.code, one.at.line) for one in found.diagnostics] == [("W127", 3)]
    assert [(one["kind"], one["from"]) for one in found.debates[0].extra["relations"]] == [("undercuts", ["a/b"])]


def test_relations_of_a_statement_or_an_argument_to_itself_are_relations(tmp_path: Path) -> None:
    """They were kept as extra, though the parser of record has them, and other formats' were read."""
    text = "[A]: a\n  _ [A]\n  - [B]: b\n    >< [B]\n\n[C]: c\n  -> [C]\n  - [B]\n\n<G>: g\n  +> <G>\n\n<H>\n\n(1) [A]\n----\n(2) [A]\n"
    found = library(tmp_path, text)
    assert {one.code for one in found.diagnostics} == {"W307"}
    attack = {"relation": "attack"}
    told: list[Any] = [
        ("supports", "a", "a", {"argument": "H"}), ("supports", "h", "a", {"argument": "H", "implied": True}),
        ("undercuts", "a", "a", {}), ("rebuts", "b", "b", {}), ("undercuts", "b", "a", attack),
        ("undercuts", "c", "c", attack), ("undercuts", "b", "c", attack), ("supports", "g", "g", {}),
    ]  # fmt: skip
    debate = found.debates[0]
    assert steps(debate) == told
    assert "relations" not in debate.extra
    again = steps(library(tmp_path, written(debate, "argdown")).debates[0])
    assert sorted(map(str, again)) == sorted(map(str, told))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_without_an_empty_line_is_read_and_said(tmp_path: Path, end: str) -> None:
    text = "===\ntitle: T\n===\n[A]: a\n  + [B]\n  [C\n".replace("\n", end)
    found = library(tmp_path, text.replace(f"  [C{end}", ""))
    assert [(one.code, one.at.line, one.at.column) for one in found.diagnostics] == [("W132", 4, 1)]
    assert [(claim.at.line, claim.at.column) for claim in found.debates[0].claims] == [(4, 1), (5, 5)]
    (problem,) = library(tmp_path, text.replace("[C", "[C]")).diagnostics
    assert (problem.code, problem.at.line) == ("E129", 6)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[A]: x\n+ [B]\n", 2, "“+” is not expected here"),
        ("[A] said so\n  + [B]\n", 1, "“said so”"),
        ("(1) a\n(2) b\n", 3, "the end of the file is not expected here"),
        ("# Title\n\nSome prose.\n\n1. one\n2. two\n", 1, "plain text or Markdown"),
        ("---\ntitle: x\n---\n\n[A]: b\n  + [C]\n", 1, "“--”"),
        ("<A>: x\n  + [ ] todo\n", 2, "not expected"),
        ("<A>\n\n(1) a\n----\n(2) b\n\n<A>\n\n(1) a\n----\n(2) b\n", 9, "has premises"),
        ("[A]: x\n  + **b\n", 3, "the end of the file"),
        ("[A]: x\\\n  + b\n", 1, "a backslash"),
        ("", 1, "the end of the file"),
    ],
)  # fmt: skip
def test_what_is_no_argdown_is_refused_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    found = library(tmp_path, text)
    assert found.debates == ()
    assert [(one.code, one.at.line) for one in found.diagnostics] == [("E129", line)]
    assert said in found.diagnostics[0].message


@pytest.mark.parametrize(
    ("text", "is_argdown"),
    [
        ("[A]: Shops gain.\n  + They sell.\n", True),
        ("<A>: Shops gain.\n", True),
        ("A\n  <- <B>\n", True),
        ("(1) a\n(2) b\n----\n(3) c\n", True),
        ("- [ ] todo\n  - [x] done\n", False),
        ("see\n\n[1]: https://example.org\n  - a list\n", False),
        ("# Markdown\n\n- a\n- b\n  - [link](http://x)\n", False),
        ("<html>\n  - <b>x</b>\n</html>\n", True),
        ("Dear all,\n\n(1) this, (2) that.\n", False),
        ('{"a": [1]}', False),
        ("===\ntitle: T\n===\n\n[A]: Shops gain.\n", True),
        ('[A]: Shops gain.\n\n[B]: They sell. {source: "x"}\n', True),
        ("=====\nTitle\n=====\n\n[note]: words\n", False),
        ("id,text\n1,a\n", False),
        ('===\n"title": "T"\n===\n\n[t] {"source": "bob"}\n', True),  # as our own writer has it
        ('===\n"title": "T"\n===\n\n[a]\n  _> [b]\n', True),
        ('===\nLog: x\n\n[INFO] {"event": "start"}\n', False),
        ("<!--\nAuthor: Ann\n-->\n\n===\ntitle: T\n===\n\n[A]: Shops gain.\n", True),
        ("// Ann\n/* CC0 */\n[A]: Shops gain.\n  - They don't.\n", True),
        ("<!-- a page -->\n<html>\n<p>\n  - words\n", False),
        ("[A]: Shops gain.\r  + They sell.\r", True),
    ],
)
def test_argdown_is_recognised_by_what_only_argdown_has(text: str, is_argdown: bool) -> None:
    assert looks_like_argdown(text.encode()) is is_argdown


@pytest.mark.parametrize(
    ("block", "value"),
    [
        ("{a: yes, b: 1:30, c: 010, d: 1e3, e: .5, f: ~, g: 2024-01-01, h: 0x1F, i: TRUE, j: -1_000}",
         {"a": "yes", "b": "1:30", "c": 10, "d": 1000.0, "e": 0.5, "f": None, "g": "2024-01-01", "h": 31, "i": True, "j": -1000}),
        ("{\na: 1\nb:\n  - x\n}", {"a": 1, "b": ["x"]}),
        ("{}", {}),
    ],
)  # fmt: skip
def test_data_is_yaml_as_the_parser_of_record_reads_it(block: str, value: object) -> None:
    assert data_of(block)[0] == value


@pytest.mark.parametrize(
    "text",
    [
        "{a: &x [1], b: *x}",
        "{a: !!python/object:os.system x}",
        "{a: [",
        "[" * 10**5,
        "{a: 1, a: 2}",
        "a: b: c",
        "{a: \x07}",
    ],
)
def test_data_that_is_refused_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        front_matter_of(f"===\n{text}\n===")


def test_odd_data_is_kept_as_text(tmp_path: Path) -> None:
    found = library(tmp_path, "[A]: x {a: *b}\n  + c\n")
    assert [(one.code, one.at.line, one.at.column) for one in found.diagnostics] == [("W127", 1, 8)]
    deep = library(tmp_path, f"[A]: x {{a: {'[' * 500}{']' * 500}}}\n  + c\n")
    assert [one.code for one in deep.diagnostics] == ["W127"]
    found = library(tmp_path, "[A]: x {a: *b}\n  + c\n")
    assert found.debates[0].claims[0].extra["data"] == "{a: *b}"


@pytest.mark.parametrize("key", ["{a: 1}", "[1, 2]"])
def test_data_with_a_key_that_is_no_text_is_kept_as_text(tmp_path: Path, key: str) -> None:
    """js-yaml makes “[object Object]” of such a key, and loses it."""
    found = library(tmp_path, f"[A]: x {{{key}: b}}\n  + c\n")
    assert [one.code for one in found.diagnostics] == ["W127"]
    assert found.debates[0].claims[0].extra["data"] == f"{{{key}: b}}"


@pytest.mark.parametrize(
    "piece",
    ["{", "[", "<", "[a](", "#(", "/*", "<!--", "===", "@[", ":a", ".", "**", "_", "`", "\\[", "' ", "(1) ", "\n\n", "  ", "}  ", "[a]:", "{}",
     "[a\n](b)", "\n  + a", "\n  * a", "--", "//", "\n//c\n"],
)  # fmt: skip
@pytest.mark.parametrize("start", ["", "[A]: x\n  + <B>\n\n"])
def test_any_text_is_read_in_time_that_grows_with_its_length(tmp_path: Path, piece: str, start: str) -> None:
    found = library(tmp_path, start + piece * 4_000)
    assert len(found.debates) + len(found.diagnostics) > 0


def test_deep_nesting_is_told(tmp_path: Path) -> None:
    for text in (
        "[A]" + "".join(f"\n{' ' * n}+ [B{n}]" for n in range(1, 500)),
        "[A]: " + "**__" * 500,
    ):
        assert [one.code for one in library(tmp_path, text + "\n").diagnostics] == ["E129"]


def test_a_text_costs_work_in_proportion_to_its_length(tmp_path: Path) -> None:
    def reading(size: int) -> int:
        text = "# H\n\n[T]: t\n" + "".join(f"  + <A{n}>: reason {n}. #tag\n" for n in range(size))
        text += "".join(f"\n<A{n}>\n\n(1) p{n}\n----\n(2) [T]\n  -> [X]\n" for n in range(size))
        (tmp_path / "a.argdown").write_text(text)
        return calls(lambda: read_library([tmp_path / "a.argdown"]))

    reading(10)
    assert reading(200) < 2.2 * reading(100)


@ANYWHERE
@given(seed=st.integers(0, 10**6), wild=st.booleans())
def test_any_text_is_sound_or_refused(tmp_path: Path, seed: int, wild: bool) -> None:
    path = tmp_path / "a.argdown"
    path.write_bytes((scraps if wild else document)(Random(seed)).encode())
    found = assert_holds(path)
    assert len(found.debates) == 1 or [one.code for one in found.diagnostics] == ["E129"]


def test_the_markup_of_headings_and_of_other_wordings_is_kept_and_written(tmp_path: Path) -> None:
    """Their links and emphasis were gone, though nothing said so."""
    text = (
        "# Roads [plan](http://c.org/plan) *now* #t\n\n[A]: Bad, says [Smith](http://s.org/1) // hm\n, **really**.\n\n"
        "[A]: Awful.\n  + [B]: b\n\n[A]: *Awful.*\n"
    )
    file = tmp_path / "a.argdown"
    file.write_text(text)
    debate = read_library([file]).debates[0]
    assert debate.issues[0].question == "Roads plan now"
    assert debate.issues[0].extra["text"] == "Roads [plan](http://c.org/plan) *now* #t"
    file.write_text(written(debate, "argdown"))
    for one in (debate, read_library([file]).debates[0]):
        out = written(one, "argdown")
        assert "# Roads [plan](http://c.org/plan) *now* #t\n" in out
        assert "[A]: Bad, says [Smith](http://s.org/1) // hm\n, **really**.\n" in out
        assert "[A]: *Awful.*\n" in out
        assert out.count("Awful") == out.count("#t") == out.count("hm") == 1


def test_an_address_that_ends_in_a_comment_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.argdown"
    file.write_text("[A]: see https://bare.org/x // and more\n  + [B]: b // https://c.org\n  + [C]: ftp:x /* y */\n")
    (found,) = read_library([file]).diagnostics
    assert (found.code, found.at.line, found.at.column) == ("W127", 1, 16)


def test_a_link_over_two_lines_is_refused_whatever_ends_the_first(tmp_path: Path) -> None:
    for end in ("\n", "\r", "\u2028", "\u2029"):
        file = tmp_path / "a.argdown"
        file.write_bytes(f"[A]: see [l](http://e{end}.org).\n  + [B]: b\n".encode())
        assert [one.code for one in read_library([file]).diagnostics] == ["E129"], repr(end)


def test_what_contradicts_says_nothing_about_which_is_the_thesis(tmp_path: Path) -> None:
    """What was written below with `><` became the thesis."""
    debate = read(tmp_path, "[Priced]: Roads should be priced.\n  + <A>: a\n  >< [Free]: Roads should be free.\n")
    assert next((one.label, one.summary) for one in debate.positions) == ("Pro", "For: Roads should be priced.")


def test_words_that_are_not_expected_are_not_cut_within_one() -> None:
    """“How should the US–Japan alliance be judg” is not expected here."""
    with pytest.raises(NotArgdownError, match="“How should the US–Japan alliance be …” is not expected here"):
        Parser("# T\n\n<b>How should the US–Japan alliance be judged at all?</b>\n").run()


def test_the_speaker_in_data_speaks_and_the_author_of_a_file_does_not_claim_both_sides(tmp_path: Path) -> None:
    """“author” of the front matter, who reconstructs a debate, was said to claim what each side says."""
    text = "===\nauthor: Ann Editor\n===\n\n[A]: a {speaker: Mayor}\n  >< [B]: b {speaker: Lee, endorsed: false}\n  + c {speaker: null}\n"
    debate = read(tmp_path, text)
    assert [claim.voice for claim in debate.claims] == [Voice("Mayor"), Voice("Lee", endorsed=False), None]
    assert [source.authors for source in debate.sources] == [()]
    assert debate.extra["frontMatter"] == {"author": "Ann Editor"}
    again = read(tmp_path, written(debate, "argdown"))
    assert {claim.text: claim.voice for claim in again.claims} == {claim.text: claim.voice for claim in debate.claims}


@pytest.mark.parametrize("date", ["May 2019", "2/10/2018", "24/10/2018", "2018", "some day"])
def test_the_date_of_a_file_is_not_that_of_what_is_said_in_it(tmp_path: Path, date: str) -> None:
    """Its author was taken for whoever drew the map, its date for that of the claims."""
    found = library(tmp_path, f"===\nauthor: Ann Editor\ndate: {date}\n===\n\n[A]: a\n  + b\n")
    (source,) = found.debates[0].sources
    assert (source.published, source.authors) == (None, ())
    assert source.note == f"author of the file: Ann Editor; date of the file: {date}"
    assert found.diagnostics == ()


def test_the_author_of_a_statement_says_it_or_reports_who_does(tmp_path: Path) -> None:
    """A statement's author and what a proponent's words are to it went without a word."""
    text = (
        "[A]: a {author: Ann Lee}\n  + [B]: b {speaker: [Cy, Di], author: Ed, endorsed: true}\n  + <C>: c {proponent: Flo, endorsed: no}\n"
        "  + [D]: d {author: [Gus, Hal], speaker: null}\n  + [E]: e {author: Ida, speaker: Ida, endorsed: true}\n  + [F]: f {year: 1859}\n"
        "  + [G]: g {voice: {speaker: Jo, endorsed: false}, author: Kai}\n"
    )
    found = library(tmp_path, text)
    debate = found.debates[0]
    assert {claim.text: claim.voice for claim in debate.claims} == {
        "a": Voice("Ann Lee"), "b": Voice("Cy, Di"), "c": Voice("Flo", endorsed=False), "d": Voice("Gus, Hal"),
        "e": Voice("Ida", endorsed=True), "f": None, "g": Voice("Jo"),
    }  # fmt: skip
    assert [(one.code, one.at.line, one.message.split(" reports")[0]) for one in found.diagnostics] == [
        ("N130", 2, '"Ed"'), ("N130", 7, '"Kai"'),
    ]  # fmt: skip
    (again,) = library(tmp_path, written(debate, "argdown")).debates
    assert {claim.text: claim.voice for claim in again.claims} == {claim.text: claim.voice for claim in debate.claims}


def test_what_is_mentioned_under_a_heading_stands_under_it_too(tmp_path: Path) -> None:
    """A heading over what was defined elsewhere was an issue of which nobody says anything. So files divide their arguments."""
    text = (
        "[Z]: z\n\n# Theses\n\n[T]: t\n\n[U]: u\n\n# How they stand\n\n[T]\n  - [U]\n  + [Z]\n\n# Costs\n\n<C>: c\n  +> [T]\n\n"
        "<D>\n\n(1) [U]\n----\n(2) [E]: E\n\n# Rest\n\n[E]\n  + [F]\n\n[G]: G\n"
    )
    debate = read(tmp_path, text)
    stands = {
        "z": ("how-they-stand",), "t": ("theses", "how-they-stand", "costs"), "u": ("theses", "how-they-stand", "costs"),
        "c": ("costs",), "d": ("costs",), "e": ("costs", "rest"), "f": ("rest",), "g": ("rest",),
    }  # fmt: skip
    assert {claim.id: claim.issues for claim in debate.claims} == stands
    out = written(debate, "argdown")
    assert_as_recorded([out])
    again = read(tmp_path, out)
    assert {claim.id: claim.issues for claim in again.claims} == stands
    assert {claim.id: claim.terms for claim in again.claims} == {claim.id: claim.terms for claim in debate.claims}
    assert (debate.claim["a/e"].terms, debate.claim["a/f"].terms, debate.claim["a/g"].terms) == (("E",), (), ("G",))
    assert len(again.relations) == len(debate.relations)


def test_relations_over_headings_put_no_claim_under_another(tmp_path: Path) -> None:
    toml = (
        'format = "debate/1"\n[debate]\nid = "d"\ntitle = "D"\nquestion = "Q?"\n[[position]]\nid = "p"\nlabel = "P"\n'
    )
    toml += "".join(f'[[issue]]\nid = "{id}"\nquestion = "{id.upper()}?"\n' for id in "ij")
    toml += '[[source]]\nid = "s"\nposition = "p"\n'
    claims = {"a": ["i"], "b": ["j"], "c": ["i", "j"], "e": []}
    toml += "".join(
        f'[[claim]]\nid = "{id}"\nsource = "s"\ntext = "{id * 2}"\nissues = {on}\n' for id, on in claims.items()
    )
    ends = [("a", "b"), ("a", "c"), ("b", "c"), ("a", "e"), ("e", "b")]
    toml += "".join(f'[[relation]]\nkind = "supports"\nfrom = "s/{a}"\nto = "s/{b}"\n' for a, b in ends)
    toml += '[[relation]]\nkind = "supports"\nfrom = ["s/a", "s/e"]\nto = "s/b"\n'
    (tmp_path / "d.toml").write_text(toml)
    debate = read_library([tmp_path / "d.toml"]).debates[0]
    assert len(debate.relations) == 6
    again = library(tmp_path, written(debate, "argdown")).debates[0]
    headings = {issue.id: issue.question[0].lower() for issue in again.issues}
    assert {one.text: [headings[issue] for issue in one.issues] for one in again.claims} == {
        id * 2: on for id, on in claims.items()
    }
    assert len(again.relations) == 6


def test_an_empty_map_comes_back(tmp_path: Path) -> None:
    """What was exported was no Argdown, neither to us nor to its parser of record."""
    toml = 'format = "debate/1"\n[debate]\nid = "d"\ntitle = "Roads: a map"\nquestion = "Q?"\n[[position]]\nid = "p"\nlabel = "P"\n'
    (tmp_path / "d.toml").write_text(toml)
    out = written(read_library([tmp_path / "d.toml"]).debates[0], "argdown")
    assert_as_recorded([out])
    found = library(tmp_path, out)
    assert (found.debates[0].title, found.debates[0].claims, found.debates[0].issues) == ("Roads: a map", (), ())


PAGE = "---\ntitle: A post\n---\n\n<style>a {}</style>\n\nIt says -- this:\n\n```argdown-map\n===\ntitle: T\n===\n\n[A]: a\n  + [B]\n```\n\nSo [it]: goes.\n"


def test_markdown_with_one_block_of_argdown_is_read_as_that_block_and_keeps_the_rest(tmp_path: Path) -> None:
    """It was refused as bad Argdown. Argdown's own tools read each block as a document of its own."""
    found = library(tmp_path, PAGE)
    assert [(one.code, one.at.line) for one in found.diagnostics] == [("N130", 9)]
    (debate,) = found.debates
    assert (debate.title, [claim.text for claim in debate.claims]) == ("T", ["a", "B"])
    assert [(claim.at.line, claim.at.column) for claim in debate.claims] == [(14, 1), (15, 5)]
    before, after = PAGE.split("===\ntitle: T\n===\n\n[A]: a\n  + [B]\n")
    assert debate.extra["markdown"] == [before, after]
    assert "the Markdown around its Argdown" in left_out(Extract(debate))
    assert "post" not in written(debate, "argdown")
    (problem,) = (one for one in library(tmp_path, PAGE.replace("[A]:", "[A]")).diagnostics if one.code != "N130")
    assert (problem.code, problem.at.line) == ("E129", 14)


def test_markdown_with_several_blocks_of_argdown_is_refused_as_that(tmp_path: Path) -> None:
    """It was called bad Argdown, with a hint to mend prose that is none."""
    text = "# A report\n\nIt says -- this.\n\n```argdown\n[A]: a\n  + [B]\n```\n\n~~~ argdown-map\n[A]\n~~~\n"
    found = library(tmp_path, text)
    assert found.debates == ()
    (told,) = found.diagnostics
    assert (told.code, told.at.line) == ("E129", 5)
    assert told.message == "Markdown with 2 blocks of Argdown, of which none is read: at 5, 10"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("```argdown\n[A]\n```\n", ["[A]\n"]),
        ("````argdown\n[A]\n```\n[B]\n````  \n", ["[A]\n```\n[B]\n"]),
        ("~~~argdown-map title\r\n[A]\r\n", ["[A]\r\n"]),
        ("```argdown", [""]),
        ("- a\n  ```argdown\n  [A]\n  ```\n", [""]),
        ("````markdown\n```argdown\n[A]\n```\n````\n", []),
        ("<!--\n```argdown\n[A]\n```\n-->\n", []),
        ("/*\n```argdown\n[A]\n```\n*/\n\n[A]: a\n  + [B]\n", []),
        ("<!-- a --> ```argdown\n[A]\n", []),
        ("`argdown` and ```argdown``` and\n```argdown``` too\n", []),
        ("```argdown-like\n[A]\n```\n", []),
        ("> ```argdown\n> [A]\n> ```\n", []),
    ],
)
def test_blocks_are_those_of_commonmark(text: str, contents: list[str]) -> None:
    assert [text[start:end] for _, start, end in blocks(text)] == contents


def test_a_text_that_begins_as_a_block_does_is_no_markdown_when_it_comes_back(tmp_path: Path) -> None:
    debate = read(tmp_path, "[B]\n  + \\```argdown is so\n")
    again = read(tmp_path, written(debate, "argdown"))
    assert [claim.text for claim in again.claims] == ["B", "```argdown is so"]
    alone = read(tmp_path, "\\```argdown is so\n  + [B]: b\n")
    assert [claim.text for claim in read(tmp_path, written(alone, "argdown")).claims] == ["```argdown is so", "b"]
