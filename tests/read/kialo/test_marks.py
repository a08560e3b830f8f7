"""Of the marks in claims of a Kialo export, those that Kialo set lead to sources, those that somebody typed don't."""

from pathlib import Path

import pytest

from debate_tui.read.kialo.marks import typed_by_hand
from tests.read.kialo.test_kialo import library


@pytest.mark.parametrize(
    ("texts", "entries", "typed", "doubtful"),
    [
        (["a [1] b", "c [2]", "d [3] [2] [4]"], "1234", {(2, "2")}, set()),
        (["a [1] b", "c [2]", "d [2] [3]"], "123", {(2, "2")}, set()),
        (["a [1]", "b [1]  [2]", "c [3]"], "123", set(), {(0, "1"), (1, "1")}),
        (["a [3], [1]", "b [2]", "c [3]"], "123", {(0, "3")}, set()),
        (["a [1] b [2] c [2]", "c [3]"], "123", set(), set()),
        (["a [1] [2] [3]"], "123", set(), set()),
        (["a [1]", "b [2] [1]"], "1", set(), {(0, "1"), (1, "1")}),
        (["a [2]", "b [1], [2]"], "3", set(), set()),
        (["a [1]", "b [3], [1]"], "123", set(), set()),
        (["a [1]", "b [2]", "c [1], [9]"], "12", {(2, "1")}, set()),
        ([], "12", set(), set()),
    ],
)
def test_marks_out_of_kialo_s_order_were_typed(
    texts: list[str], entries: str, typed: set[tuple[int, str]], doubtful: set[tuple[int, str]]
) -> None:
    assert typed_by_hand(texts, list(entries)) == (typed, doubtful)


def test_a_mark_that_somebody_typed_takes_no_source_s_words(tmp_path: Path) -> None:
    """“… for children [2] [10]” had the words of source 2, of which its author had not thought."""
    found = library(
        tmp_path,
        "Discussion Name:\nT?\n\n1. Thesis:\nThey need one [1].\n\n  1.1. Pro:\n  Nine in ten [2] do.\n\n  1.2. Con:\n"
        '  Any two will do [2] [3].\n\nSources:\n[1] a.org\n[2] b.org\n"Nine of ten."\n[3] c.org\n"Two suffice."\n',
    )
    claims = {claim.id: claim for claim in found.debates[0].claims}
    assert [(quote.text, quote.source) for quote in claims["1-1"].quotes] == [("Nine of ten.", "source-2")]
    assert [(quote.text, quote.source) for quote in claims["1-2"].quotes] == [("Two suffice.", "source-3")]
    assert claims["1-2"].text == "Any two will do [2] [3]."
    assert [(one.code, one.at.line, one.message.split(" is ")[0]) for one in found.diagnostics] == [
        ("N130", 10, "[2] in 1.2")
    ]
