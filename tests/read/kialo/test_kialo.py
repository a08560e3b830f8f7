"""Kialo's exports are read as they are: what is told of each sample, and of whatever else the format allows."""

import json
from array import array
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.layout.runs import plain
from debate_tui.model.attribution import citation
from debate_tui.model.debate import Debate, Kind, Quote, Role, Voice
from debate_tui.model.encounters import unanswered
from debate_tui.model.library import UNDRAWN, Library
from debate_tui.pages.compare import sources_of
from debate_tui.pages.overview import overview_rows
from debate_tui.pages.sources import held_words
from debate_tui.read.kialo.rows import second_export
from debate_tui.read.library import read_file, read_library
from debate_tui.state.places import Compare
from tests.counted import calls
from tests.formats import written
from tests.read.test_read import ANYWHERE, assert_holds

SMALL = ("kialo-v1.txt", "kialo-multi.txt", "kialo-v2.txt", "kialo-v2-crlf.txt")


def library(path: Path, text: str) -> Library:
    (path / "k.txt").write_bytes(text.encode())
    return read_library([path / "k.txt"])


def read(path: Path, text: str) -> Debate:
    found = library(path, text)
    assert found.diagnostics == ()
    return found.debates[0]


def texts(debate: Debate) -> dict[str, str]:
    return {claim.id: claim.text for claim in debate.claims}


def steps(debate: Debate) -> list[tuple[str, str, str]]:
    return [(r.kind.value, r.origins[0].partition("/")[2], r.target.partition("/")[2]) for r in debate.relations]


@pytest.mark.parametrize("name", SMALL)
def test_the_samples_hold_what_was_counted(shared: Path, name: str) -> None:
    counts = json.loads((shared / "samples" / "small" / "counts.json").read_text())[name]
    debate = read_library([shared / "samples" / "small" / name]).debates[0]
    roles = Counter(claim.role for claim in debate.claims)
    kinds = Counter(relation.kind for relation in debate.relations)
    entries = [source for source in debate.sources if source.extra]
    positions = Counter(claim.position for claim in debate.claims if claim.role is not Role.THESIS)
    assert (debate.title, debate.origin and debate.origin.format[-1]) == (counts["title"], counts["dialect"][-1])
    assert (len(debate.claims), roles[Role.THESIS]) == (counts["claims"], counts["theses"])
    assert (kinds[Kind.SUPPORTS], kinds[Kind.UNDERCUTS]) == (counts["supports"], counts["attacks"])
    assert sum(len(claim.extra.get("links", ())) for claim in debate.claims) == counts["links"]
    assert (len(entries), len({q.text for c in debate.claims for q in c.quotes})) == (
        counts["sources"],
        counts["quotes"],
    )
    assert sum("\n" in quote.text for claim in debate.claims for quote in claim.quotes) == counts["quotes_multiline"]
    assert len(debate.extra.get("see", ())) == counts["dangling"]
    if counts["theses"] == 1:
        assert (positions["pro"], positions["con"]) == (counts["camp_pro"], counts["camp_con"])


def test_a_thesis_its_reasons_and_what_they_refer_to(tmp_path: Path) -> None:
    debate = read(
        tmp_path,
        "Discussion Title: T?\n\n1. Close it.\n1.1. Pro: A.\n1.1.1. Con: -> See 1.2.\n1.2. Con: B.\n1.2.1. Pro: -> See 1.1.\n",
    )
    assert (debate.id, debate.title, debate.question) == ("k-txt", "T?", "T?")
    assert texts(debate) == {"1": "Close it.", "1-1": "A.", "1-2": "B."}
    assert [claim.role for claim in debate.claims] == [Role.THESIS, None, None]
    assert steps(debate) == [
        ("supports", "1-1", "1"),
        ("undercuts", "1-2", "1"),
        ("undercuts", "1-2", "1-1"),
        ("supports", "1-1", "1-2"),
    ]
    assert {claim.id: claim.position for claim in debate.claims} == {"1": "pro", "1-1": "pro", "1-2": "con"}


def test_a_claim_belongs_where_it_stands_wherever_else_it_is_referred_to(tmp_path: Path) -> None:
    debate = read(
        tmp_path,
        "Discussion Title: T?\n\n1. T.\n1.1. Pro: -> See 1.2.1.1.\n1.2. Con: B.\n1.2.1. Pro: C.\n1.2.1.1. Pro: D.\n",
    )
    assert debate.claim["k/1-2-1-1"].position == "con"
    assert debate.claim["k/1-2-1-1"].issues == ("1-2",)


def test_a_reference_to_nothing_to_itself_or_made_twice_is_kept_and_said(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        "Discussion Title: T?\n\n1. T.\n1.1. Pro: A.\n1.1.1. Con: -> See 1.1.\n1.2. Pro: -> See 1.1.\n1.3. Con: -> See 7.\n",
    )
    assert [(one.code, one.at.line) for one in found.diagnostics] == [("W127", 5), ("W127", 6), ("W127", 7)]
    assert found.debates[0].extra["see"] == [
        {"number": "1.1.1", "stance": "Con", "see": "1.1"},
        {"number": "1.2", "stance": "Pro", "see": "1.1"},
        {"number": "1.3", "stance": "Con", "see": "7"},
    ]


def test_references_to_references_lead_to_the_claim_and_never_round(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        "Discussion Title: T?\n\n1. T.\n1.1. Pro: A.\n1.1.1. Con: B.\n1.2. Con: -> See 1.3.\n1.3. Pro: -> See 1.1.1.\n"
        "1.4. Pro: -> See 1.5.\n1.5. Pro: -> See 1.4.\n",
    )
    assert steps(found.debates[0])[2:] == [("undercuts", "1-1-1", "1"), ("supports", "1-1-1", "1")]
    assert [one.at.line for one in found.diagnostics] == [8, 9]


def test_theses_without_a_stance_stand_under_their_question(tmp_path: Path) -> None:
    debate = read(
        tmp_path,
        "Discussion Title: Ferry\n\n1. Who should pay?\n1.1. The town.\n1.1.1. Pro: It earns.\n1.2. The riders.\n1.2.1. Con: They can't.\n",
    )
    assert debate.question == "Who should pay?"
    assert [claim.role for claim in debate.claims] == [None, Role.THESIS, None, Role.THESIS, None]
    assert [position.id for position in debate.positions] == ["1-1", "1-2", "other"]


def test_links_are_read_as_words_and_kept_with_their_address(tmp_path: Path) -> None:
    raw = r"See [what \[they\] say](https://e.org/a_\(b\)?x=1#:~:text=more%2C%20not) and \(this\), a [1](https://f.org) *so*."
    claim = read(tmp_path, f"Discussion Title: T?\n\n1. {raw}\n").claims[0]
    assert claim.text == "See what [they] say and (this), a 1 *so*."
    assert claim.extra["text"] == raw
    assert claim.extra["links"] == [
        {"text": "what [they] say", "url": "https://e.org/a_(b)?x=1#:~:text=more%2C%20not"},
        {"text": "1", "url": "https://f.org"},
    ]


def test_a_list_within_a_claim_is_no_thesis_of_its_own(tmp_path: Path) -> None:
    debate = read(
        tmp_path, "Discussion Title: T?\n\n1. T.\n1.1. Pro: For two reasons:\n\n1. it pays\n2. it lasts\n\nSo.\n2. U.\n"
    )
    assert texts(debate)["1-1"] == "For two reasons: 1. it pays 2. it lasts So. 2. U."
    assert read(tmp_path, "Discussion Title: T?\n\n1. T.\n1.1. Pro: A\n3. B\n2. U.\n").claims[2].text == "U."


def test_a_list_of_any_length_within_a_claim_is_its_words(tmp_path: Path) -> None:
    """From the fourth item on, items were lost, others stood twice, and the next export read had them, too."""
    items = "\n".join(f"{n}. item {n}" for n in range(2, 9))
    debate = read(tmp_path, f"Discussion Title: T?\n\n1. The list\n{items}\n1.1. Pro: A.\n1.2. Con: B.\n")
    assert texts(debate) == {"1": " ".join(["The list", *items.split("\n")]), "1-1": "A.", "1-2": "B."}
    assert texts(read(tmp_path, "Discussion Title: T?\n\n1. One.\n1.1. Pro: A.\n")) == {"1": "One.", "1-1": "A."}


def test_a_thesis_that_begins_with_a_word_and_a_colon_does_not_make_an_older_export_one_of_today_s(
    tmp_path: Path,
) -> None:
    """All rows below “1. Abortion:” were words of that claim, and nothing was said."""
    debate = read(tmp_path, "Discussion Title: T?\n\n1. Abortion:\nit is wrong.\n1.1. Pro: A.\n1.1.1. Con: B.\n")
    assert texts(debate) == {"1": "Abortion: it is wrong.", "1-1": "A.", "1-1-1": "B."}


def test_a_reference_to_a_number_that_only_a_moved_claim_has_leads_to_none(tmp_path: Path) -> None:
    """The second 1.1 is called 1.2, and “-> See 1.2.” led to it."""
    text = "Discussion Title: T?\n\n1. T.\n1.1. Pro: A.\n1.1. Con: B.\n2. U.\n2.1. Pro: -> See 1.2.\n"
    [debate] = library(tmp_path, text).debates
    assert [one.target for one in debate.relations] == ["k/1", "k/1"]
    assert debate.extra["see"] == [{"number": "2.1", "stance": "Pro", "see": "1.2", "none": True}]


def test_what_stands_below_a_number_tells_a_thesis_from_a_list(tmp_path: Path) -> None:
    """A thesis behind a list that had its number was part of the claim above, and what was for it stood below nothing."""
    head = "Discussion Title: T?\n\n1. T.\n1.1. Pro: Two reasons:\n\n1. it pays\n2. it lasts\n"
    debate = read(tmp_path, head + "2. U.\nSurely.\n2.1. Con: C.\n2.2. Pro: D.\n")
    assert texts(debate) == {
        "1": "T.", "1-1": "Two reasons: 1. it pays 2. it lasts", "2": "U. Surely.", "2-1": "C.", "2-2": "D.",
    }  # fmt: skip
    assert [claim.at.line for claim in debate.claims] == [3, 4, 8, 10, 11]
    assert [(one.origins, one.target) for one in debate.relations if one.target.endswith("/2")] == [
        (("k/2-1",), "k/2"),
        (("k/2-2",), "k/2"),
    ]


def test_a_number_that_a_later_claim_has_began_no_claim(tmp_path: Path) -> None:
    """“1.2. million” on a line of its own was a claim, and the next one had its number, too."""
    rows = "1. T.\n1.1. Pro: It costs\n1.2. million a year\nand more.\n1.2. Con: B.\n1.2.1. Pro: C.\n"
    debate = read(tmp_path, f"Discussion Title: T?\n\n{rows}")
    assert texts(debate) == {"1": "T.", "1-1": "It costs 1.2. million a year and more.", "1-2": "B.", "1-2-1": "C."}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2. Keep it.\n1.1.1. Con: -> See 2.\n", ["Close it.", "It pays.", "Keep it."]),
        ("2. Keep it.\n2.1. Pro: It works.\n3. Do both.\n1.1.1. Pro: -> See 2.1.\n", ["Close it.", "It pays.", "Keep it.", "It works.", "Do both."]),
        ("2. Keep it.\n2.1. Pro: It works.\n3. Do both.\n1.2. Con: No.\n", ["Close it.", "It pays.", "Keep it.", "It works.", "Do both.", "No."]),
        ("2. Keep it.\n1.2. Con: No.\n2.1. Pro: It works.\n", ["Close it.", "It pays.", "Keep it.", "No.", "It works."]),
        ("2. it lasts\n1.2. Con: No.\n2. Keep it.\n2.1. Pro: So.\n", ["Close it.", "It pays. 2. it lasts", "No.", "Keep it.", "So."]),
        ("1. One.\n2. Two.\n1.2. Con: D.\n2. E.\n2.1. Pro: F.\n", ["Close it.", "It pays. 1. One. 2. Two.", "D.", "E.", "F."]),
        ("2. it lasts\n1.2. Con: No (-> See 2.).\n", ["Close it.", "It pays. 2. it lasts", "No (-> See 2.)."]),
        ("2. it lasts\n3. it sells\n1.1.1. Con: No.\n", ["Close it.", "It pays. 2. it lasts 3. it sells", "No."]),
    ],
)  # fmt: skip
def test_a_thesis_before_a_row_out_of_order_is_one(tmp_path: Path, rows: str, expected: list[str]) -> None:
    """It was words of the claim above it, also where a row refers to its number; a list in a claim is still one."""
    text = f"Discussion Title: T?\n\n1. Close it.\n1.1. Pro: It pays.\n{rows}"
    debate = read(tmp_path, text)
    assert [claim.text for claim in debate.claims] == expected
    assert written(debate, "kialo") == text


V2 = "Discussion Name:\nT?\n\n1. Thesis:\nT [1] [9].\n\n  1.1. Pro:\n  A [2], [3].\n\nSources:\n"


@pytest.mark.parametrize("blank", ["", "\n", "\n\n"])
def test_sources_with_and_without_blank_lines_between_them(tmp_path: Path, blank: str) -> None:
    entries = [
        '[1] https://a.org\n"One.\n\n[2] is a note. "Two" was\nsaid."',
        "[2] b.org",
        '[3] https://a.org\n"Three."',
        "[4] A book, p. 3",
    ]
    found = library(tmp_path, V2 + f"\n{blank}".join(entries) + "\n")
    debate = found.debates[0]
    assert found.diagnostics == ()
    assert [(s.id, s.label, s.url, s.title) for s in debate.sources[1:]] == [
        ("source-1", "[1] a.org", "https://a.org", None),
        ("source-2", "[2] b.org", "b.org", None),
        ("source-3", "[3] a.org", "https://a.org", None),
        ("source-4", "[4]", None, "A book, p. 3"),
    ]
    assert [(q.text, q.source) for claim in debate.claims for q in claim.quotes] == [
        ('One.\n\n[2] is a note. "Two" was\nsaid.', "source-1"),
        ("Three.", "source-3"),
    ]
    assert debate.claim["k/1-1"].extra["cites"] == ["source-2"]
    assert {source.position for source in debate.sources} == {""}


def test_a_quote_that_no_claim_cites_is_kept_and_said(tmp_path: Path) -> None:
    found = library(tmp_path, V2 + '[7] https://a.org\n"Lost?"\n[8] https://b.org\n""\n')
    assert [(one.code, one.at.line) for one in found.diagnostics] == [("W127", 11)]
    assert [source.extra.get("quote") for source in found.debates[0].sources[1:]] == ["Lost?", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Discussion Title: T?\n\n1. T.\n1.1. PRO: A.\n1.1.1. CON: B.\n1.2. CON: -> See 1.1.1.\n",
        "Discussion Title: T?\n\n1. T.\n1.1. Pro: A.\n1.1.1. Contra: B.\n1.2. Contra: -> See 1.1.1.\n",
        "Discussion Title: T?\n\n1. Frage\n1.1. T.\n1.1.1. Pro: A.\n1.1.1.1. Kontra: B.\n1.1.2. Kontra: -> See 1.1.1.1.\n",
        "Discussion Name:\nT?\n\n1. Thesis:\nT.\n\n  1.1. pro:\n  A.\n\n    1.1.1. contra:\n    B.\n\n  1.2. contra:\n  -> See 1.1.1.\n\n",
    ],
)
def test_other_words_for_pro_and_con_are_read_and_written_back(tmp_path: Path, text: str) -> None:
    """Capitals were refused, with a hint to set the language; of Pro beside Contra all pros were drawn, and no con."""
    debate = library(tmp_path, text).debates[0]
    words = {claim.full_id: claim.text for claim in debate.claims}
    drawn = [(words[one.origins[0]], one.kind, words[one.target]) for one in debate.relations]
    assert drawn == [("A.", Kind.SUPPORTS, "T."), ("B.", Kind.UNDERCUTS, "A."), ("B.", Kind.UNDERCUTS, "T.")]
    assert written(debate, "kialo") == text
    changed = replace(debate.claims[-1], text="Nobody does B.")
    assert written(replace(debate, claims=(*debate.claims[:-1], changed)), "kialo") == text.replace(
        "B.", "Nobody does B."
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1. T?\n1.1. Contra: it leaks.\n1.1.1. Pro: A.\n1.1.2. Con: B.\n1.2. Pro: it earns.\n", "Contra: it leaks."),
        ("1. T.\n1.1. Pro: A.\n1.1.1. Con: B.\n1.2. Con: Contra: they say.\n", "Contra: they say."),
        ("1. T?\n1.1. Contra: it leaks.\n1.2. It earns.\n1.2.1. Pro: A.\n", "Contra: it leaks."),
        ("1. T?\n1.1. Contra: it leaks.\n", "Contra: it leaks."),
    ],
)
def test_a_claim_that_begins_with_such_a_word_keeps_it(tmp_path: Path, text: str, words: str) -> None:
    debate = library(tmp_path, f"Discussion Title: T\n\n{text}").debates[0]
    assert words in [claim.text for claim in debate.claims]


@pytest.mark.parametrize("gap", ["", "    "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_export_that_is_indented_as_in_a_mail_has_its_sources(tmp_path: Path, gap: str, end: str) -> None:
    """Its list of sources was words of the last claim, without a word."""
    lines = ["Discussion Title: T?", "", "1. T.", "1.1. Pro: A [1].", "", "Sources:", "[1] https://a.org", '"Quoted."']
    text = "".join((f"    {line}" if line else gap) + end for line in lines)
    debate = read(tmp_path, text)
    assert [claim.text for claim in debate.claims] == ["T.", "A [1]."]
    assert [quote.text for quote in debate.claims[1].quotes] == ["Quoted."]
    assert [(claim.at.line, claim.at.column) for claim in debate.claims] == [(3, 5), (4, 5)]
    assert written(debate, "kialo") == text


def test_a_row_in_other_capitals_than_the_others_is_one_of_them(tmp_path: Path) -> None:
    """“PRO: B.” was a claim on no side, without a word. A thesis may begin so."""
    text = (
        "Discussion Title: T?\n\n1. PRO: T.\n1.1. Pro: A.\n1.1.1. PRO: B.\n1.2. CON: C.\n1.3. con: D.\n1.4. Con: E.\n"
    )
    debate = read(tmp_path, text)
    assert [claim.text for claim in debate.claims] == ["PRO: T.", "A.", "B.", "C.", "D.", "E."]
    kinds = {
        "1-1": Kind.SUPPORTS,
        "1-1-1": Kind.SUPPORTS,
        "1-2": Kind.UNDERCUTS,
        "1-3": Kind.UNDERCUTS,
        "1-4": Kind.UNDERCUTS,
    }
    assert {one.origins[0]: one.kind for one in debate.relations} == {f"k/{id}": kind for id, kind in kinds.items()}
    assert written(debate, "kialo") == text


def test_other_words_than_capitals_are_told(tmp_path: Path) -> None:
    found = library(tmp_path, "Discussion Title: T?\n\n1. T.\n1.1. Pro: Ja.\n1.2. Kontra: Nein.\n")
    assert [(one.code, '"Pro", "Kontra" for Pro and Con' in one.message) for one in found.diagnostics] == [
        ("N130", True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Discussion Title: T\n\n1. These\n1.1. Dafür: a\n1.1.1. Dagegen: b\n1.2. Dagegen: c\n",
        "Discussion Name:\nT\n\n1. These:\nx\n\n  1.1. Dafür:\n  a\n\n    1.1.1. Dagegen:\n    b\n",
        "Discussion Title: T\n\n1. Tesis\n1.1. A favor: a\n1.2. En contra: b\n1.3. A favor: c\n",
    ],
)
def test_an_export_in_another_language_is_refused_with_its_words(tmp_path: Path, text: str) -> None:
    found = library(tmp_path, text)
    assert not found.debates
    assert [one.code for one in found.diagnostics] == ["E129"]
    assert (
        '"Dafür", "Dagegen"' in found.diagnostics[0].message or '"A favor", "En contra"' in found.diagnostics[0].message
    )


def test_words_with_a_colon_are_claims_where_they_may_be(tmp_path: Path) -> None:
    text = "Discussion Title: T\n\n1. Which?\n1.1. Rome: it is old\n1.2. It is young\n"
    assert read(tmp_path, text).claims[1].text == "Rome: it is old"


@pytest.mark.parametrize(
    "rows", ["1.1. Dafür: a\n1.1.1. Dagegen: b\n", "1.1. Dagegen: a\n", "1.1. Rome: old\n1.2. Oslo: new\n"]
)
def test_one_or_two_words_with_a_colon_are_claims_but_it_is_said_that_no_relation_is_made(
    rows: str, tmp_path: Path
) -> None:
    """An export of two rows in another language was read without relations and without a word."""
    found = library(tmp_path, f"Discussion Title: T\n\n1. These\n{rows}")
    assert [claim.text for claim in found.debates[0].claims[1:]] == [row.split(". ")[1] for row in rows.splitlines()]
    assert [(one.code, "Pro or Con" in one.message) for one in found.diagnostics] == [("W127", True)]


@pytest.mark.parametrize("order", ["2 9 5 11", "9 2 11 5", "11 9 5 2", "5 2 9 11"])
def test_sources_in_any_order_with_and_without_an_address_of_the_web(order: str, tmp_path: Path) -> None:
    """A book out of order was swallowed by the quote before it, with its own quote: another's words in its mouth."""
    names = {"2": "https://two.org", "9": "Nine, a book, p. 3", "5": "https://five.org", "11": "Eleven"}
    entries = "".join(f'[{n}] {names[n]}\n"Quote of {n}."\n' for n in order.split())
    text = f"Discussion Name:\nT?\n\n1. Thesis:\nT [2] [9] [5].\n\nSources:\n{entries}"
    debate = library(tmp_path, text).debates[0]
    said = {source.id: source.extra.get("quote") for source in debate.sources[1:]}
    said |= {quote.source: quote.text for claim in debate.claims for quote in claim.quotes}
    assert said == {f"source-{n}": f"Quote of {n}." for n in names}


def test_sources_below_the_older_export(tmp_path: Path) -> None:
    """They became words of the last claim, and its reference to another was lost."""
    text = 'Discussion Title: Q?\n\n1. T [1].\n1.1. Pro: P.\n1.2. Con: -> See 1.1.\n\nSources:\n[1] https://two.org\n"Two."\n'
    debate = read(tmp_path, text)
    assert texts(debate) == {"1": "T [1].", "1-1": "P."}
    assert steps(debate) == [("supports", "1-1", "1"), ("undercuts", "1-1", "1")]
    assert [(quote.source, quote.text) for quote in debate.claims[0].quotes] == [("source-1", "Two.")]
    assert written(debate, "kialo") == text


def test_one_number_twice_is_two_sources(tmp_path: Path) -> None:
    debate = read(tmp_path, V2 + '[1] https://a.org\n"One."\n[1] https://b.org\n"Other."\n')
    assert [(quote.source, quote.text) for quote in debate.claims[0].quotes] == [
        ("source-1", "One."),
        ("source-1-entry-1", "Other."),
    ]


def test_what_stands_above_the_title_is_kept_and_said(tmp_path: Path) -> None:
    """It was nowhere: such a file is no Kialo export but by word of the user."""
    (tmp_path / "k.txt").write_text("Copied on Monday.\n\nDiscussion Title: T?\n\n1. T.\n1.1. Pro: A.\n")
    found, _ = read_file(tmp_path / "k.txt", "kialo")
    assert found.debates[0].title == "T?"
    assert found.debates[0].extra["preamble"] == "Copied on Monday."
    assert [(one.code, one.at.line) for one in found.diagnostics] == [("W127", 1)]


def test_what_stands_nowhere_is_kept_and_said(tmp_path: Path) -> None:
    found = library(tmp_path, "Discussion Title: T?\nBy A.\n\n1. T.\n2.1. Pro: Alone.\n")
    assert [(one.code, one.at.line) for one in found.diagnostics] == [("W127", 2), ("W127", 5)]
    assert found.debates[0].extra["preamble"] == "By A."
    assert found.debates[0].claim["k/2-1"].extra == {"stance": "Pro"}


def test_a_tree_of_any_depth_and_size(tmp_path: Path) -> None:
    chain = "\r\n".join(
        f"{'.'.join('1' * depth)}. {'Pro' if depth % 2 else 'Con'}: Depth {depth}." for depth in range(2, 400)
    )
    debate = read(tmp_path, f"\ufeffDiscussion Title: T?\r\n\r\n1. T.\r\n{chain}\r\n")
    assert len(debate.relations) == len(debate.claims) - 1 == 398
    assert debate.extra == {"newline": "crlf", "bom": True}


def export(size: int) -> str:
    rows = [f"1.{n}. Pro: Claim {n} is \\(so\\) [here](https://e.org/{n})." for n in range(1, size)]
    return "Discussion Title: T?\n\n1. T.\n" + "\n".join(rows)


def blocks(size: int) -> str:
    rows = [f"  1.{n}. Pro:\n  Claim {n} [{n}].\n" for n in range(1, size)]
    entries = [f'[{n}] https://e.org/{n}\n"Quote {n}."' for n in range(1, size)]
    return "Discussion Name:\nT?\n\n1. Thesis:\nT.\n\n" + "\n".join([*rows, "Sources:", *entries])


def entries(size: int) -> str:
    """A quotation that nobody closes, with what may be entries in it."""
    return 'Discussion Title: T?\n\n1. T. [1]\n\nSources:\n[1] a.org\n"So\n' + "[7] x\n" * size


@pytest.mark.parametrize("make", [export, blocks, entries])
def test_an_export_costs_work_in_proportion_to_its_length(tmp_path: Path, make: Any) -> None:
    def reading(size: int) -> int:
        (tmp_path / "k.txt").write_text(make(size))
        return calls(lambda: read_library([tmp_path / "k.txt"]))

    reading(10)
    assert reading(400) < 2.2 * reading(200)


PIECES = st.sampled_from(
    ["1.", "1.1.", "1.1.1.", "2.", "1.2.", " Pro:", " Con:", " Thesis:", " Question:", " ", "\n", "\n", "\n\n", "  ", "\r\n",
     "-> See 1.1.", "-> See 1.", "-> See 9.", "A claim", "[1]", "[2] ", "Sources:", "\nSources:\n[1] https://a.org\n", '"', "\\",
     "[a](http://b)", "](", "\x1b[31m", "\u202e", "\0", "../x", "Discussion Name:", "99999999999"]
)  # fmt: skip


@ANYWHERE
@given(
    title=st.sampled_from(["Discussion Title: T\n\n1. T\n", "Discussion Name:\nT\n\n1. Thesis:\nT\n\n"]),
    pieces=st.lists(PIECES, max_size=40),
)
def test_any_export_is_sound_and_its_words_are_kept(tmp_path: Path, title: str, pieces: list[str]) -> None:
    path = tmp_path / "k.txt"
    path.write_bytes((title + "".join(pieces)).encode())
    assert_holds(path)


def test_a_page_behind_a_quotation_does_not_swallow_the_next_source(tmp_path: Path) -> None:
    """Its address and its words were the first one's."""
    sources = '[1] https://one.org\n"One said" (p. 3).\n[3] https://three.org\n"Three "so" said" (p. 9).\n[2] https://two.org\n"Two said."\n'
    debate = read(
        tmp_path, f"Discussion Name: T?\n\n1. Thesis:\nA [1] B [2] C [3]\n\n1.1. Pro:\nD\n\nSources:\n\n{sources}"
    )
    said = {debate.source[quote.source].url: quote.text for quote in debate.claims[0].quotes}
    assert said == {
        "https://one.org": "One said",
        "https://two.org": "Two said.",
        "https://three.org": 'Three "so" said',
    }
    assert [one.note for one in debate.sources if one.url] == ["(p. 3).", "(p. 9).", None]


def test_no_source_is_said_to_hold_a_derived_position(tmp_path: Path) -> None:
    """A statistics office was Con, since a Con claim cited it; cited by both sides, it made a camp of its own, “silent” everywhere."""
    rows = "1. A.\n1.1. Con: B [1]\n1.2. Pro: C [1]\n1.3. Pro: D [2]\n"
    sources = '\nSources:\n[1] https://count.gov\n"Forty."\n[2] https://two.org\n"Two."\n'
    debate = library(tmp_path, f"Discussion Title: T?\n\n{rows}{sources}").debates[0]
    assert {one.position for one in debate.sources} == {""}
    assert [one.label for one in debate.positions] == ["Pro", "Con"]
    assert [sources_of(debate, one.id) for one in debate.positions] == ["claims in a Kialo discussion"] * 2
    assert [held_words(debate, one) for one in debate.sources] == [
        "claims in it are of Pro (derived), Con (derived)", "not known", "not known",
    ]  # fmt: skip
    (tmp_path / "again.toml").write_text(written(debate, "toml"), encoding="utf-8")
    again = read_library([tmp_path / "again.toml"])
    assert again.diagnostics == ()
    assert [one.position for one in again.debates[0].sources] == ["", "", ""]


def test_a_question_is_nobody_s_claim(tmp_path: Path) -> None:
    """It counted as a claim that nobody answers. A claim above one without a word before it may be one, and stays so."""
    blocks = (
        "Discussion Name:\nWho pays?\n\n1. Question:\nWho pays?\n\n  1.1. Thesis:\n  The riders.\n\n    1.1.1. Pro:\n    They ride."
        "\n\n      1.1.1.1. Question:\n      How many?\n\n"
    )
    one = read(tmp_path, blocks)
    said = {claim.text: claim.voice for claim in one.claims}
    nobody = Voice("nobody (a question)")
    assert said == {"Who pays?": nobody, "The riders.": None, "They ride.": None, "How many?": nobody}
    assert [one.claims[number].text for number in unanswered(one)] == ["They ride.", "The riders."]
    assert written(one, "kialo") == blocks
    older = read(
        tmp_path, "Discussion Title: Who pays?\n\n1. Somebody should.\n1.1. The riders do.\n1.2. The town does.\n"
    )
    assert {claim.voice for claim in older.claims} == {None}


def test_of_a_question_it_is_not_said_that_nobody_meets_it(tmp_path: Path) -> None:
    """It was “By: nobody (a question)”, met by nobody, its words “reported”, and one of the claims that the overview counts."""
    one = read(
        tmp_path,
        "Discussion Name:\nWho pays?\n\n1. Question:\nWho pays?\n\n  1.1. Thesis:\n  The riders.\n\n    1.1.1. Pro:\n    They ride."
        "\n\n      1.1.1.1. Question:\n      How many?\n\n",
    )
    linear = written(one, "linear")
    assert linear.count("Nobody in this debate meets it.") == 2  # a reason doesn't
    assert linear.count(f"A question, in {one.sources[0].name}, undated") == 2
    assert "nobody (" not in linear
    assert "By: a question" not in linear
    assert written(one, "csv").count("nobody in this debate says it") == 2
    rows = overview_rows(one, Compare(one.id, "", tuple(one.position)[:2]))
    lines = [plain(words.runs) for row in rows for cell in row.cells for words in cell.paragraphs]
    assert any(line.endswith("4 claims, 2 of which nobody says") for line in lines), lines
    asked = next(claim for claim in one.claims if claim.text == "How many?")
    quote = Quote("some words", asked.at)
    assert citation(one, replace(asked, quotes=(quote,)), quote).startswith("a question, in: ")


def test_another_discussion_is_nobody_s_claim(tmp_path: Path) -> None:
    """It had an arrow before it, was one of those that nobody answers, and was written back with a backslash."""
    found = library(
        tmp_path,
        "Discussion Name:\nT?\n\n1. Thesis:\nT.\n\n  1.1. Con:\n  -> See discussion #63570: It stays unknown [so they say]\n",
    )
    assert texts(found.debates[0])["1-1"] == "See discussion #63570: It stays unknown [so they say]"
    assert steps(found.debates[0]) == [("undercuts", "1-1", "1")]
    assert [(one.code, one.at.line) for one in found.diagnostics] == [("N130", 7)]
    told = written(found.debates[0], "linear")
    assert "By: another discussion, in a Kialo discussion" in told
    assert "Nobody in this debate meets it" not in told
    assert unanswered(found.debates[0]) == array("I")


def test_an_address_under_sources_has_no_backslashes(tmp_path: Path) -> None:
    """Kialo sets one before each bracket: the links led nowhere."""
    debate = read(
        tmp_path,
        V2.replace("[9]", "") + "[1] https://e.org/Echo_\\(media\\)#x\n[2] Lee \\(1999\\), p. 3\n[3] e.org/x\n",
    )
    assert [source.url or source.title for source in debate.sources[1:]] == [
        "https://e.org/Echo_(media)#x", "Lee (1999), p. 3", "e.org/x",
    ]  # fmt: skip


def test_an_address_with_blanks_is_a_link_s(tmp_path: Path) -> None:
    """Its brackets and address stood in the claim."""
    raw = r"See \([MTE v Hungary](http://Magyar Egyesulete v. Hungary), [Pihl](https://h.int/p#{\"id\":\[\"003\"\]})\)."
    claim = read(tmp_path, f"Discussion Title: T?\n\n1. {raw}\n").claims[0]
    assert claim.text == "See (MTE v Hungary, Pihl)."
    assert [link["url"] for link in claim.extra["links"]] == [
        "http://Magyar Egyesulete v. Hungary", 'https://h.int/p#{"id":["003"]}',
    ]  # fmt: skip


def test_a_list_does_not_take_the_number_of_a_thesis_far_below(tmp_path: Path) -> None:
    """“2. it lasts” was thesis 2, and what argued for the real one argued for that."""
    debate = read(
        tmp_path,
        "Discussion Title: T?\n\n1. T.\n1.1. Pro: Two reasons:\n1. it pays\n2. it lasts\n3. it is near\n1.2. Con: No.\n2. U.\n"
        "2.1. Con: V.\n",
    )
    assert texts(debate) == {
        "1": "T.", "1-1": "Two reasons: 1. it pays 2. it lasts 3. it is near", "1-2": "No.", "2": "U.", "2-1": "V.",
    }  # fmt: skip
    assert ("undercuts", "2-1", "2") in steps(debate)


def test_a_row_and_sources_within_a_quotation_are_its_words(tmp_path: Path) -> None:
    """All sources were words of the last claim, or the quotation a row of its own."""
    quote = 'They list:\n\nSources:\n[2] "a figure"\n1.1. Con:\nSo "it" goes.'
    debate = read(tmp_path, V2.replace("[9]", "") + f'[1] https://a.org\n"{quote}"\n[2] b.org\n[3] c.org\n')
    assert [one.text for one in debate.claims] == ["T [1] .", "A [2], [3]."]
    assert [one.text for one in debate.claims[0].quotes] == [quote]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1. T.\n1.1. Pro: A.\n1.1. Con: B.\n1.1.1. Pro: C.\n", ["A. Pro T.", "B. Con T.", "C. Pro B."]),
        ("1. T.\n1.1. Pro: A.\n1. U.\n1.1. Con: B.\n1.1.1. Con: C.\n", ["A. Pro T.", "B. Con U.", "C. Con B."]),
        (
            "1. T.\n1.1. Pro: A.\n1. U.\n1.1. Con: B.\n1.1.1. Con: C.\n1.2. Pro: -> See 1.1.1.\n",
            ["A. Pro T.", "B. Con U.", "C. Con B.", "C. Pro U."],
        ),
    ],
)
def test_of_a_number_that_stands_twice_each_claim_keeps_its_words_and_what_is_said_of_it(
    rows: str, expected: list[str], tmp_path: Path
) -> None:
    """The second's words were lost, its Con was said of the first, and so was what stands below it."""
    [debate] = library(tmp_path, f"Discussion Title: T?\n\n{rows}").debates
    words = {claim.full_id: claim.text for claim in debate.claims}
    assert [
        f"{words[one.origins[0]]} {'Pro' if one.kind is Kind.SUPPORTS else 'Con'} {words[one.target]}"
        for one in debate.relations
    ] == expected


def test_a_reference_to_a_number_that_stands_twice_leads_to_neither(tmp_path: Path) -> None:
    found = library(
        tmp_path, "Discussion Title: T?\n\n1. T.\n1.1. Pro: A.\n1.1. Con: B.\n1.2. Pro: D.\n1.2.1. Con: -> See 1.1.\n"
    )
    assert sorted(one.message for one in found.diagnostics) == [
        '"-> See 1.1." adds no relation, for there are several such claims: kept as extra',
        "1.1 is the number of a row above, too: this one is read as 1.3",
    ]
    [debate] = found.debates
    assert debate.extra["see"] == [{"number": "1.2.1", "stance": "Con", "see": "1.1", "several": True}]
    assert written(debate, "kialo") == (tmp_path / "k.txt").read_text()
    apart = replace(debate, extra={key: value for key, value in debate.extra.items() if key != "order"})
    again = library(tmp_path, written(apart, "kialo")).debates[0]  # where one claim alone has that number
    assert len(again.relations) == len(debate.relations)
    assert (again.extra["see"][0]["see"], again.extra[UNDRAWN]) == ("1.1.0", 1)


@pytest.mark.parametrize("title", ["Discussion Title: R?\n", "Discussion Name:\nR?\n"])
def test_two_exports_in_a_file_are_refused(title: str, tmp_path: Path) -> None:
    """The second's title and rows were read as words of the first's last claim, its cons as said of the first's thesis."""
    text = f"Discussion Title: T?\n\n1. T.\n1.1. Pro: A.\n\n{title}\n1. U.\n1.1. Con: B.\n"
    [found] = library(tmp_path, text).diagnostics
    assert (found.code, found.message) == ("E129", "another export begins here")
    assert read(tmp_path, "Discussion Title: T?\n\n1. T.\n1.1. Pro: A.\n\nDiscussion Title: R?\n").claims


def test_a_reference_that_leads_nowhere_leads_nowhere_when_it_is_written(tmp_path: Path) -> None:
    """A claim that stands elsewhere now has the number, and “-> See 1.1.2.” led to it."""
    text = "Discussion Title: T?\n\n1. T.\n1.1. Pro: A.\n1.1.1. Con: -> See 1.1.2.\n1.3. Con: B.\n1.3.1. Pro: C.\n1.4. Con: D.\n"
    [debate] = library(tmp_path, text).debates
    assert written(debate, "kialo") == text, "numbers that follow a gap stay"
    first, second, *others = debate.relations
    moved = replace(debate, relations=(first, replace(second, target="k/1-1"), *others))
    assert written(moved, "kialo").splitlines()[4:] == [
        "1.1.1. Con: -> See 1.1.2.0.", "1.1.2. Con: B.", "1.1.2.1. Pro: C.", "1.4. Con: D."
    ]  # fmt: skip


def test_blanks_behind_a_title_take_no_time() -> None:
    """Whether another export follows was looked for in a time by the fourth power of these blanks."""
    title = f"Discussion Title:{' ' * 20_000}\n"
    assert second_export(title * 2) == 0
    assert second_export(f"{title}\n1. x\n{title}\n1. z\n") == 6
