"""OpenCaselist rows: tag, cite, text and marks come out of a markup as its maker put them in, and nothing else is lost."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from debate_tui.model.debate import Claim, Debate
from debate_tui.read.cards.caselist import looks_like_caselist
from tests.counted import calls
from tests.formats import by_way_of_toml, imported, read

Token = tuple[str, str]
"""A text, and its looks: some of `u`, `s` (strong, the style of cites) and `m` (mark, read aloud)."""
_ELEMENTS = {"u": "u", "s": "strong", "m": "mark"}


def markup(blocks: list[tuple[str, list[Token]]]) -> str:
    """What the data set's own parser makes of blocks: looks go on from block to block, and no text is escaped."""
    out, on = "", ""
    for name, tokens in blocks:
        out += f"<{name}>"
        for text, looks in tokens:
            for look, element in _ELEMENTS.items():
                if (look in on) != (look in looks):
                    out += f"<{'/' if look in on else ''}{element}>"
            on = looks
            out += text
        out += f"</{name}>"
    return out + "".join(f"</{_ELEMENTS[look]}>" for look in _ELEMENTS if look in on)


def with_look(blocks: list[list[Token]], look: str) -> str:
    """As the data set's `extractText`."""
    found = ""
    for tokens in blocks:
        text = ""
        for words, looks in tokens:
            text = text + words if not look or look in looks else text.strip() + " "
        found = found.strip() + "\n" + text.strip()
    return found.strip()


def row(tag: str, cite: list[Token], body: list[list[Token]], **others: str) -> dict[str, str]:
    return {
        "id": "1",
        "tag": tag,
        "cite": with_look([cite], "s"),
        "fullcite": with_look([cite], ""),
        "summary": with_look(body, "u"),
        "spoken": with_look(body, "m"),
        "fulltext": with_look(body, ""),
        "markup": markup([("h4", [(tag, "s")]), ("p", cite), *(("p", one) for one in body)]),
        **others,
    }


def table(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    names = list(dict.fromkeys(name for one in rows for name in one))
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def marked(claim: Claim, kind: str) -> list[str]:
    (quote,) = claim.quotes
    return [quote.text[mark.start : mark.end] for mark in quote.marks if mark.kind == kind]


CITE: list[Token] = [("Ada ", ""), ("Mason 24", "s"), (", a clerk, https://e.org/a?b=1&c", "")]
BODY: list[list[Token]] = [
    [("Streets ", ""), ("without cars", "u"), (" sell", "um"), (" more, ", ""), ("if rain < sun", "m")],
    [("[Table Omitted] ", ""), ("It is AT&amp;T’s.", "")],
]
MASON = row(
    "Trade grows", CITE, BODY, pocket="Advantages", hat="Economy", block="Trade", side="A", tournament="NDT",
    round="3", opponent="Somebody", judge="A judge", filePath="a/b.docx", bucketId="77", duplicateCount="4", textLength="99",
)  # fmt: skip
CHEN = row("It shrinks", [("Chen", "s"), (" and ", ""), ("Silva ’19", "s")], [[("Trade falls.", "um")]], block="AT: Trade", side="N", filePath="a/b.docx")  # fmt: skip


def check(debate: Debate) -> None:
    assert debate.origin is not None
    assert debate.origin.format == "cards/rows"
    first, second = debate.claims
    assert first.text == "Trade grows"
    assert first.quotes[0].text == "Streets without cars sell more, if rain < sun\n[Table Omitted] It is AT&amp;T’s."
    assert marked(first, "read") == [" sell", "if rain < sun"]
    assert marked(first, "underlined") == ["without cars sell"]
    assert marked(first, "added") == ["[Table Omitted]"]
    source = debate.source[first.source]
    assert (source.authors, source.published, source.url) == (("Mason",), "2024", "https://e.org/a?b=1&c")
    assert source.note == "Ada Mason 24, a clerk, https://e.org/a?b=1&c"
    assert first.extra == {
        "id": "1", "tournament": "NDT", "round": "3", "opponent": "Somebody", "judge": "A judge", "filePath": "a/b.docx",
        "bucketId": "77", "duplicateCount": "4", "textLength": "99",
    }  # fmt: skip
    assert debate.issue[first.issues[0]].question == "Trade"
    assert debate.issue[first.issues[0]].extra == {"above": ["Advantages", "Economy"]}
    assert second.issues == ("at-trade", "trade"), "it answers that block"
    assert [claim.position for claim in debate.claims] == ["aff", "neg"]
    assert (debate.source[second.source].authors, debate.source[second.source].published) == (
        ("Chen and Silva",),
        "2019",
    )


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "json"])
def test_rows_in_any_form(form: str, tmp_path: Path) -> None:
    rows = [MASON, CHEN]
    data = {
        "csv": table(rows),
        "tsv": table(rows),
        "jsonl": "\n".join(json.dumps({**one, "judge": one.get("judge")}) for one in rows),
        "json": json.dumps(rows),
    }[form]
    if form == "tsv":
        out = io.StringIO()
        csv.writer(out, delimiter="\t").writerows(csv.reader(io.StringIO(data)))
        data = out.getvalue()
    check(imported(tmp_path, data))


def test_what_was_read_comes_back_by_way_of_our_own_format(tmp_path: Path) -> None:
    check(by_way_of_toml(tmp_path, imported(tmp_path, table([MASON, CHEN]))))


_TEXTS = st.text("aB é<>&;/p[] \t'\"=“—\u202e\x1b", min_size=1, max_size=8).filter(str.strip)
_TOKENS = st.lists(st.tuples(_TEXTS, st.sampled_from(["", "u", "m", "um", "s", "usm"])), min_size=1, max_size=4)


@settings(max_examples=150)
@given(tag=_TEXTS, cite=_TOKENS, body=st.lists(_TOKENS, min_size=1, max_size=3))
def test_any_card_comes_out_as_it_was_put_in(
    tag: str, cite: list[Token], body: list[list[Token]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts = ["".join(text for text, _ in one) for one in ([(tag, "")], cite, *body)]
    assume(not re.search("</?p[ >\t]", " ".join(texts)))  # a word that is an element can't be told from one
    debate = imported(tmp_path_factory.mktemp("rows"), json.dumps(row(f"t{tag}", [("X ", ""), *cite], body)))
    (claim,) = debate.claims
    (quote,) = claim.quotes
    assert quote.text.split() == " ".join("".join(text for text, _ in one) for one in body).split()
    for kind, look in (("read", "m"), ("underlined", "u")):
        wanted = "".join(text for one in body for text, looks in one if look in looks)
        assert "".join("".join(marked(claim, kind)).split()) == "".join(wanted.split())
    assert " ".join((debate.source[claim.source].note or "").split()) == " ".join(
        f"X {''.join(text for text, _ in cite)}".split()
    )
    assert not {"spoken", "summary", "fulltext", "fullcite"} & set(claim.extra), "the marks and the text tell them"


def test_a_markup_that_was_escaped_after_all_is_read_so(tmp_path: Path) -> None:
    escaped = {**MASON, "markup": MASON["markup"].replace("&", "&amp;").replace("rain < sun", "rain &lt; sun")}
    check(imported(tmp_path, table([escaped, CHEN])))


def test_columns_that_say_something_else_than_the_markup_are_kept(tmp_path: Path) -> None:
    odd = {**MASON, "fulltext": "Something else.", "spoken": "else", "side": "Left"}
    (claim,) = imported(tmp_path, table([odd])).claims
    assert claim.quotes[0].text.startswith("Streets without cars")
    assert {name: claim.extra[name] for name in ("fulltext", "spoken", "side")} == {
        "fulltext": "Something else.", "spoken": "else", "side": "Left",
    }  # fmt: skip


def test_without_a_markup_the_columns_tell(tmp_path: Path) -> None:
    bare = {name: value for name, value in MASON.items() if name != "markup"}
    debate = imported(tmp_path, table([bare]))
    (claim,) = debate.claims
    assert claim.quotes[0].text.splitlines() == MASON["fulltext"].splitlines()
    assert not [mark for mark in claim.quotes[0].marks if mark.kind in ("read", "underlined")]
    assert claim.extra["spoken"] == MASON["spoken"], "which words were read aloud isn't known by their place"
    assert debate.source[claim.source].authors == ("Mason",)


def test_a_row_without_a_cite_or_a_text_is_a_claim_of_the_file(tmp_path: Path) -> None:
    rows = [{"tag": "We win", "markup": "<h4>We win</h4>"}, {"tag": "", "fulltext": " "}, {"tag": "Only a cite", "cite": "Mason 24", "fullcite": "Mason 24, a clerk"}]  # fmt: skip
    debate, found = read(tmp_path, table(rows))
    assert debate is not None
    assert [(claim.text, claim.quotes) for claim in debate.claims] == [("We win", ()), ("Only a cite", ())]
    assert debate.claims[1].extra == {"cites": ["Mason 24, a clerk"]}
    assert [(one.code, one.at.line) for one in found] == []


def test_a_text_without_tag_and_cite_is_called_by_its_first_words(tmp_path: Path) -> None:
    """It ended with a traceback."""
    (claim,) = imported(tmp_path, "tag,fulltext\n,Streets without cars sell more\n").claims
    assert claim.text == "Without a tag: Streets without cars sell more"
    assert claim.extra == {"untagged": True, "texts": ["Streets without cars sell more"]}


def test_rows_with_nothing_are_told(tmp_path: Path) -> None:
    debate, found = read(tmp_path, 'tag,fulltext,judge\n,,"X"\n')
    assert debate is None
    assert [(one.code, one.at.line) for one in found] == [("E128", 1)]  # and nothing of it is kept
    debate, found = read(tmp_path, 'tag,fulltext,judge\nIt pays,"It pays well.","X"\n,,"X"\n')
    assert debate is not None
    assert [(one.code, one.at.line) for one in found if one.code == "W127"] == [("W127", 3)]


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        ("id,tag,cite,fullcite\n", True),
        ("tag;markup\n", True),
        ('{"id": 1, "tag": "[x] {y}", "markup": ""}', True),
        ('[{"tag": "", "fulltext": ""}]', True),
        ("tag,claim\n", False),
        ("claim,quote,source\n", False),
        ('{"tag": 1}', False),
        ("<h4>tag,markup</h4>", False),
        ("", False),
    ],
)
def test_it_is_told_by_its_columns(head: str, is_one: bool) -> None:
    assert looks_like_caselist(head.encode()) == is_one


def test_work_grows_with_the_rows_and_no_faster(tmp_path: Path) -> None:
    """The block of a title was looked for among all blocks, for each claim."""

    def work(count: int) -> int:
        rows = [{**(MASON, CHEN)[n % 2], "filePath": f"{n // 2}.docx"} for n in range(count)]
        return calls(lambda: imported(tmp_path, table(rows)))

    assert work(800) < 2.3 * work(400)


def test_a_card_without_a_cite_cites_nobody(tmp_path: Path) -> None:
    """Its first paragraph was taken for the cite."""
    cells = row("Tag", [], [[("This is the ", ""), ("body", "um")], [("Second.", "")]])
    debate = imported(tmp_path, table([cells | {"cite": "", "fullcite": ""}]))
    (claim,) = debate.claims
    assert not claim.quotes
    assert "This is the body" in json.dumps([str(claim), *map(str, debate.sources)])
    assert not any("body" in source.name for source in debate.sources)


def test_a_short_cite_and_a_heading_that_say_something_else_are_kept(tmp_path: Path) -> None:
    cells = row("Tag", [("Chen 19", "s"), (", a clerk", "")], [[("Words.", "um")]])
    (same,) = imported(tmp_path, table([cells])).claims
    (claim,) = imported(tmp_path, table([cells | {"tag": "Quite another", "cite": "Smith 99"}])).claims
    assert claim.text == "Quite another"
    assert claim.extra["cite"] == "Smith 99"
    assert "Tag" in str(claim.extra["markup"])
    assert not {"cite", "markup"} & {*same.extra}


@pytest.mark.parametrize("fullcite", ["Ann Mason, a clerk, 2024", "Ann Mason, of the docks"])
def test_a_cite_that_its_column_has_otherwise_is_no_words_of_the_source(tmp_path: Path, fullcite: str) -> None:
    """The cite was quoted as the source's own words, where a column had it without the short cite before it."""
    cells = row("Tag", [("Mason 24", "s"), (" Ann Mason, a clerk, 2024", "")], [[("It is said that ships pay.", "um")]])
    (claim,) = imported(tmp_path, table([cells | {"cite": "Mason 24", "fullcite": fullcite}])).claims
    assert [quote.text for quote in claim.quotes] == ["It is said that ships pay."]
    assert claim.extra["fullcite"] == fullcite


def test_a_cite_of_which_the_column_says_more_is_no_words_of_the_source(tmp_path: Path) -> None:
    cells = row("Tag", [("Lee 20", "s"), (" (Ann Lee, prof)", "")], [[("It is said that ships pay.", "um")]])
    (claim,) = imported(tmp_path, table([cells | {"fullcite": "Lee 20 (Ann Lee, prof), 1 May 2020, e.org"}])).claims
    assert [quote.text for quote in claim.quotes] == ["It is said that ships pay."]


def test_a_row_without_a_card_keeps_what_it_has(tmp_path: Path) -> None:
    """Its side, its block and whatever else it had were lost."""
    debate = imported(
        tmp_path, table([row("Tag", [("Lee 20", "s")], [[("Ships pay.", "um")]]), {"side": "A", "mood": "zqmood"}])
    )
    assert len(debate.claims) == 1
    (kept,) = debate.extra["rows"]
    assert (kept["side"], kept["mood"]) == ("A", "zqmood")
