"""Argdown that is written is read as the same map, by us and by its parser of record."""

import re
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate_tui.model.debate import Debate, Relation
from debate_tui.pages.document import Extract
from debate_tui.read.library import read_library
from debate_tui.write.argdown import left_out, write
from debate_tui.write.writers import Options
from tests.builders import debates
from tests.formats import by_way_of_toml, imported
from tests.read.test_argdown import assert_as_recorded, document
from tests.read.test_read import ANYWHERE

UNNAMED = "no title (several places name it)"
"""What the account says where a statement without a title gets one."""


def written(debate: Debate) -> str:
    return "".join(write(Extract(debate), Options()))


def read(path: Path, text: str) -> tuple[Debate, ...]:
    path.write_bytes(text.encode())
    return read_library([path]).debates


def titles(debate: Debate) -> set[str]:
    """The titles that a map's claims have in Argdown."""
    return {claim.extra[key] for claim in debate.claims for key in ("argument", "statement") if key in claim.extra}


def told(debate: Debate, turned: bool = False) -> Any:
    """What of a map must come back, but for the direction of what holds both ways where that is `turned`; since statements without a title may get one, which is told, claims are known by their texts."""
    texts = {c.full_id: f"{'<' if 'argument' in c.extra else '['}{c.text}" for c in debate.claims}
    headings = {issue.id for issue in debate.issues if not issue.derived}

    def data(extra: Any) -> str:
        """Without the numbers of premises: premises that no step uses aren't written, so others have other numbers."""
        given = extra.get("data")
        others = {key: one for key, one in given.items() if key != "uses"} if isinstance(given, dict) else given
        return str(others or None)

    def argument(extra: Any) -> str:
        return str(re.sub("^Untitled [0-9]+$", "Untitled", extra.get("argument", "")))

    def end(id: str) -> str:
        return texts.get(id) or f"the step to {texts[debate.relation[id].target]}"

    def ends(kind: str, ends: Any, extra: Any) -> Any:
        return kind, frozenset((*ends["from"], ends["to"])), extra.get("relation")

    def both(relation: Relation) -> tuple[list[str], str]:
        """Its ends; of one that may be turned, in one order."""
        from_, to = sorted(map(end, relation.origins)), end(relation.target)
        return (sorted([*from_, to]), "") if relation.kind.symmetric and turned else (from_, to)

    drawn = {ends(r.kind.value, {"from": r.origins, "to": r.target}, r.extra) for r in debate.relations}
    return (
        sorted(
            (
                texts[c.full_id],
                sorted(c.extra.get("tags", ())),
                str(c.extra.get("data")),
                [i for i in c.issues if i in headings],
            )
            for c in debate.claims
        ),
        sorted(
            (
                r.kind.value,
                *both(r),
                *(str(r.extra.get(key)) for key in ("relation", "rules", "implied")),
                str([texts.get(one) for one in r.extra.get("premises", ())]),
                argument(r.extra),
                data(r.extra),
            )
            for r in debate.relations
        ),
        {
            (
                one["kind"],
                *sorted(texts.get(id, "") for id in (*one["from"], one["to"])),
                argument(one),
                str(one.get("rules")),
                data(one),
            )
            for one in debate.extra.get("relations", ())
            if "argument" in one or ends(one["kind"], one, one) not in drawn  # Argdown has a relation only once
        },
        [(i.question, dict(i.extra)) for i in debate.issues if not i.derived],
        debate.extra.get("frontMatter", {}).get("model"),
    )


def counted(pattern: str, told: str) -> int:
    """How many of something an account says; 0 where it doesn't."""
    match = re.search(pattern, told)
    return int(match[1].replace(",", "")) if match else 0


def come_back(path: Path, text: str) -> None:
    for debate in read(path, text):
        again = read(path, written(debate))
        told_of = " ".join(left_out(Extract(debate)))
        turned = "the direction of" in told_of
        assert [told(one, turned) for one in again] == [told(debate, turned)]
        lost, new = titles(debate) - titles(again[0]), titles(again[0]) - titles(debate)
        assert len(lost) <= counted(r"(\d+) terms?\b", told_of)
        assert len(new) <= len(lost) + counted(rf"that (\d+) statements? ha\w+ {re.escape(UNNAMED)}", told_of)


def test_the_samples_come_back(shared: Path, tmp_path: Path) -> None:
    files = [*(shared / "samples" / "argdown").iterdir(), *(shared / "samples" / "small").glob("*.argdown")]
    assert len(files) >= 4
    for file in files:
        come_back(tmp_path / "a.argdown", file.read_text())


@pytest.mark.parametrize(
    "text",
    [
        "<P>: p\n\n(1) [A]\n----\n(2) [B]\n----\n(3) [A]\n(4) [A]\n----\n(5) [A]\n",
        "[X]: x\n\n(1) [A]\n(2) [B]\n----\n(3) [C]\n----\n(4) [A]\n  -> [X]\n",
        "[X]: x\n  + <_S>: s\n  + <+S>: t\n\n<P>: p\n  + <_S>\n",
        "(1) [A]\n--\nMP {a: *b}\n--\n(2) [B]\n",
        "# H {a: *b}\n\n[A]: x {a: *b}\n  + [B]\n",
        "(1) [A]\n(2) [B]\n----\n(3) [C]\n(4) [D]\n-- r {from: [1, 4], k: 1} --\n(5) [E]\n",
        "(1) [B]\n----\n(2) [A]\n\n(1) [C]\n----\n(2) [D]\n-- r --\n(3) [E]\n\n[A]\n\n(1) [C]\n-- s --\n(2) [D]\n",
        "[A]: **a** <\n\n[B]\n  <- [A]\n",
        "===\nmodel: {mode: strict}\n===\n\n[A]: a\n\n[B]: b\n  -> [A]\n  >< [A]\n",
        "[A]: a\n  + [B]: b\n\n# Two  **blanks** here\n",
        "<P>: p\n\n(1) [A]\n(2) [B]\n(3) [A]: again\n----\n(4) [C]\n(5) [B]\n-- r {uses: [5, 4, 1, 3]} --\n(6) [D]\n",
        "(1) [A]\n(2) [B]\n----\n(3) [A]\n(4) [B]\n(5) [C]\n--\nr {*b}\n--\n(6) [A]\n",
        "[A]\n  + r\n\n[A]\n  >< s\n    - [A]\n      + q\n",
        "[A]: a\n  >< s\n    - [A]: b\n",
        "[T]: t\n  +> [T]\n    - s\n      >< [T]\n",
    ],
    ids=[
        "steps to themselves and the conclusion that follows from them",
        "a structure without a title stays one",
        "titles that look like signs",
        "data of a step that is no YAML",
        "data of a heading that is no YAML",
        "premises by from",
        "the step that counts of two that say the same",
        "a text with markup whose end would begin a sign of a relation",
        "the sharper of two attacks",
        "a heading with markup and two blanks",
        "a premise twice",
        "a premise again, above a step whose data is no YAML",
        "a statement below itself, with a rebuttal between",
        "a definition below a definition of the same, with a rebuttal between",
        "a rebuttal of what is related to itself",
    ],
)
def test_comes_back(tmp_path: Path, text: str) -> None:
    assert read(tmp_path / "a.argdown", text)
    come_back(tmp_path / "a.argdown", text)


@pytest.mark.parametrize(
    "seed",
    [5510, 126976, 21005, 22317],
    ids=[
        "data of a kept step that is no YAML",
        "a rule of an odd blank",
        "a definition without a text, after one with a text",
        "a bracket and a colon in the data of what has no text",
    ],
)
def test_what_once_was_lost_comes_back(tmp_path: Path, seed: int) -> None:
    text = document(Random(seed))
    assert read(tmp_path / "a.argdown", text)
    come_back(tmp_path / "a.argdown", text)


@ANYWHERE
@given(seed=st.integers(0, 10**6))
def test_what_was_read_comes_back(tmp_path: Path, seed: int) -> None:
    come_back(tmp_path / "a.argdown", document(Random(seed)))


@ANYWHERE
@given(debate=debates())
def test_any_debate_is_argdown_with_all_its_claims(tmp_path: Path, debate: Debate) -> None:
    found = read(tmp_path / "a.argdown", written(debate))
    assert [len(again.claims) for again in found] == [len(debate.claims)]


@settings(max_examples=3)
@given(many=st.lists(debates(), min_size=5, max_size=5), seed=st.integers(0, 10**6))
def test_what_is_written_is_the_same_to_the_parser_of_record(
    tmp_path_factory: Any, many: list[Debate], seed: int
) -> None:
    path = tmp_path_factory.mktemp("a") / "a.argdown"
    random = Random(seed)
    many += [debate for _ in range(40) for debate in read(path, document(random))]
    assert_as_recorded([written(debate) for debate in many])


def test_remarks_in_front_matter_and_data_come_back_as_remarks(tmp_path: Path) -> None:
    """They were lost without a word. A # within a value is none, and one with === would end the front matter."""
    text = (
        "===\n# first\ntitle: Dams # of rivers\nnote: |\n  a # b\n===\n\n"
        '[A]: It leaks. {\n  a: "x # y" # why\n  # a === b\n}\n  + <B>: It is old. {b: 1,\n c: 2 # last\n} // c\n'
    )
    debate = imported(tmp_path, text)
    remarks = ["# first", "# of rivers", "# why", "# last"]
    assert debate.extra["comments"] == ["// c", "# first", "# of rivers", "# why", "# a === b", "# last"]
    again = imported(tmp_path, once := written(by_way_of_toml(tmp_path, debate)))
    assert again.extra["comments"] == ["// c", "// # a === b", *remarks]
    assert again.extra["frontMatter"] == debate.extra["frontMatter"] == {"title": "Dams", "note": "a # b\n"}
    assert [one.extra for one in again.claims] == [one.extra for one in debate.claims]
    assert written(again) == once
    odd = imported(tmp_path, "===\na: *b\n===\n\n[A]: It leaks. {\n  a: 1 # why\n}\n  + It is old.\n")
    assert imported(tmp_path, written(odd)).extra["comments"] == ["// # why"]


UNTITLED = """\
===
title: T
===

A town may close its streets.
  + Shops sell more. #trade {speaker: Ada}
    - They don't\\: [Count](https://example.org/count) says so.
      >< [Rent]
  +> [Rent]
  <- <Buses>

[Rent]: Rents rise.
  + Because *everyone* wants to live there.

<Buses>: Buses do
  - Nobody takes them.

(1) Buses are full.
  + Somebody counted.
(2) Who is on a bus isn't in a car.
-- Modus ponens {uses: [1, 2]} --
  _ Some people have both.
(3) Streets are empty.
  +> [Rent]

Nobody asked.
"""


def test_what_has_no_title_gets_none(tmp_path: Path) -> None:
    """It came back as `[untitled-1]: …`, a name that nobody wrote, and that was a term from then on."""
    (debate,) = read(tmp_path / "a.argdown", UNTITLED)
    text = written(debate)
    assert "ntitled" not in text
    (again,) = read(tmp_path / "a.argdown", text)
    assert told(again) == told(debate)
    assert titles(again) == titles(debate) == {"Rent", "Buses"}
    assert list(left_out(Extract(debate))) == []
    assert "  + Shops sell more" in text
    assert "\n    - They don" in text
    assert "(1) Buses are full" in text


@pytest.mark.parametrize(
    "text",
    [
        "a\n  + b\n    + c\n\n[T]: t\n",
        "<P>: p\n\n# H\n\n(1) a\n----\n(2) b\n",
        "<P>: p\n\na\n\n(1) b\n----\n(2) c\n  -> <P>\n",
        "<P>: p\n  +> [T]\n\n(1) a\n----\n(2) b\n\n(1) c\n  + <P>\n----\n(2) [T]\n",
        "<P>: p\n\n(1) a\n(2) b\n----\n(3) c\n(4) d\n----\n(5) e {uses: [1, 3]}\n",
        "<P>: p\n\n(1) a\n(2) b\n----\n(3) c {from: [1]}\n",
        "[T]: t\n  _ u\n    - v\n\n(1) a\n----\n(2) b\n",
        "[#1 is this]: x\n  + a\n",
    ],
)
def test_places_of_what_has_no_title(tmp_path: Path, text: str) -> None:
    (debate,) = read(tmp_path / "a.argdown", text)
    (again,) = read(tmp_path / "a.argdown", written(debate))
    assert told(again) == told(debate)
    assert titles(again) == titles(debate)


def test_what_two_places_name_gets_a_title_and_that_is_told(tmp_path: Path) -> None:
    (debate,) = read(tmp_path / "a.argdown", "[A]: a\n  + b\n    + c\n")
    c = next(claim for claim in debate.claims if claim.text == "c")
    a = next(claim for claim in debate.claims if claim.text == "a")
    b = next(claim for claim in debate.claims if claim.text == "b")
    above = [replace(debate.relations[0], origins=(one.full_id,), target=c.full_id) for one in (a, b)]
    changed = replace(debate, relations=(*debate.relations, *above))
    assert list(left_out(Extract(changed))) == ["that 1 statement has no title (several places name it)"]
    (again,) = read(tmp_path / "a.argdown", written(changed))
    assert len(again.relations) == 4


def test_a_file_without_a_title_gets_none_and_a_title_that_the_map_got_since_is_written(tmp_path: Path) -> None:
    """The name of the file became a title in front matter that nobody wrote; a changed title was lost without a word."""
    (debate,) = read(tmp_path / "town.argdown", "[A]: a\n  + [B]: b\n")
    assert debate.title == "town"
    assert "===" not in written(debate)
    assert '"title": "The town"' in written(replace(debate, title="The town"))
    (debate,) = read(tmp_path / "town.argdown", "===\nauthor: Ann\n===\n\n[A]: a\n  + [B]: b\n")
    assert "title" not in written(debate)
    assert '"title": "The town"' in written(replace(debate, title="The town"))
    (debate,) = read(tmp_path / "town.argdown", "===\n*x\n===\n\n[A]: a\n  + [B]: b\n")
    assert list(left_out(Extract(debate))) == []
    changed = replace(debate, title="The town", question="The town")
    assert list(left_out(Extract(changed))) == ["the title (the front matter is no YAML)"]


def test_a_premise_that_stands_twice_is_written_twice(tmp_path: Path) -> None:
    """The export had two premises where the file had three."""
    text = "<P>: p\n\n(1) [A]: a\n(2) b\n(3) [A]: If so\n-- Rule {uses: [1, 2, 3]} --\n(4) c\n"
    (debate,) = read(tmp_path / "a.argdown", text)
    assert [len(one.origins) for one in debate.relations if "implied" not in one.extra] == [2]
    assert '(1) [A]\n(2) b\n(3) [A]\n--\nRule {"uses": [1, 2, 3]}\n--\n(4) c\n' in written(debate)


def test_lines_that_end_in_cr_come_back(tmp_path: Path) -> None:
    """To the parser of record CR ends no paragraph: such a file was “plain text”."""
    text = "[A]: a\r  + b\r\r# H\r\n".replace("\n", "") + "\r[B]: b\r\r"
    (debate,) = read(tmp_path / "a.txt", text)
    assert [claim.text for claim in debate.claims] == ["a", "b", "b"]
    assert [(claim.at.line, claim.at.column) for claim in debate.claims] == [(1, 1), (2, 5), (6, 1)]
    assert written(debate) == text


def test_short_codes_of_the_file_itself_come_back_as_they_were_written(tmp_path: Path) -> None:
    """They were written as the signs that they stand for; and a text that only looks like one stays a text."""
    text = '===\nmodel: {shortcodes: {".g.": {unicode: γ}}, removeTagsFromText: true}\n===\n\n[A]: x #t y .g. z\n  + e\\.g. *so*\n'
    (debate,) = read(tmp_path / "a.argdown", text)
    assert [claim.text for claim in debate.claims] == ["x y γ z", "e.g. so"]
    assert written(debate).endswith("[A]: x #t y .g. z\n  + e\\.g. *so*\n\n")
    changed = replace(debate, claims=(debate.claims[0], replace(debate.claims[1], text="e.g. so, U.S. too")))
    assert "  + e\\.g\\. so, U.S. too\n" in written(changed)


def test_emphasis_as_deep_as_is_read_comes_back_also_below_another(tmp_path: Path) -> None:
    """It was written below what it supports, one level deeper than was read: the export was refused."""
    marked = f"{'*_' * 60}so{'_*' * 60}."
    (debate,) = read(tmp_path / "a.argdown", f"[B]: b\n\n{marked}\n  +> [B]\n")
    text = written(debate)
    assert f"[B]: b\n  + {marked}\n" in text
    (again,) = read(tmp_path / "a.argdown", text)
    assert told(again) == told(debate)
    nested = "[A]: a\n" + "".join(f"{'  ' * n}+ [{n}]: {marked if n == 120 else n}\n" for n in range(1, 121))
    (debate,) = read(tmp_path / "a.argdown", nested)
    assert len(debate.claims) == 121
    assert marked in written(debate)
    assert not read(tmp_path / "a.argdown", f"[B]: _{marked[:-1]}_\n  + [C]\n")
