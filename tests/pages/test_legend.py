"""The legend of a document explains what stands in it, and nothing else."""

from dataclasses import replace

import pytest

from debate_tui.model.debate import Debate, Kind, Quote, QuoteState, Voice
from debate_tui.pages.document import Extract, document
from debate_tui.write.text import render
from tests.builders import AT, claim, debate, relation


def legend_of(one: Debate, view: str) -> str:
    return "\n".join(render(document(Extract(one, view)), 200)).partition("How to read it")[2].partition("──")[2]


@pytest.mark.parametrize(
    ("view", "quotes"), [("compare", True), ("sources", True), ("limits", False), ("clashes", False)]
)
def test_marks_of_quotes_are_explained_where_there_are_quotes(view: str, quotes: bool) -> None:
    said = replace(claim("left/a"), quotes=(Quote("They run.", AT, state=QuoteState.EXACT),))
    one = debate([said, claim("right/b")], [relation(Kind.QUALIFIES, "right/b", "left/a")])
    assert ("✓ the quote's words" in legend_of(one, view)) is quotes


@pytest.mark.parametrize("voice", [None, Voice("A minister"), Voice("A minister", endorsed=False)])
def test_the_sign_of_what_is_not_shared_is_explained_where_something_is_not(voice: Voice | None) -> None:
    one = debate([claim("left/a", voice=voice), claim("right/b")], [relation(Kind.REBUTS, "right/b", "left/a")])
    assert ("⊘ reported" in legend_of(one, "compare")) is (voice is not None and voice.endorsed is False)


@pytest.mark.parametrize("state", [*QuoteState])
def test_only_marks_of_quotes_that_occur_are_explained(state: QuoteState) -> None:
    """Of a map without a text it said what ✓ means, and “they were compared with neither”: of nothing named."""
    one = debate([replace(claim("left/a"), quotes=(Quote("They run.", AT, state=state),)), claim("right/b")])
    alone = replace(one, claims=one.claims[:1])
    told = legend_of(alone, "sources")
    marks = {"✓": state.verified, "○": state is QuoteState.UNVERIFIED, "≠": state is QuoteState.ALTERED}
    marks |= {"∅": state is QuoteState.ABSENT, "?": state is QuoteState.AMBIGUOUS}
    assert {mark for mark, there in marks.items() if there} == {mark for mark in marks if mark in told}


@pytest.mark.parametrize(("note", "told"), [("", ""), ("Said twice.", "[…]"), ("sic: a slip", "[sic …]")])
def test_only_notes_and_relations_that_occur_are_explained(note: str, told: str) -> None:
    """“[…] a note of the map, [sic …]” and six relations stood above maps without any."""
    said = replace(claim("left/a"), quotes=(Quote("They run.", AT, note=note),))
    legend = legend_of(debate([said, claim("right/b")], [relation(Kind.REBUTS, "right/b", "left/a")]), "compare")
    assert [mark for mark in ("[…]", "[sic …]") if mark in legend] == [told] * bool(told)
    assert [kind for kind in Kind if f"{kind}: " in legend] == [Kind.REBUTS]


@pytest.mark.parametrize("view", ["clashes", "agreements", "limits", "facts", "unanswered"])
def test_an_empty_list_of_a_part_speaks_of_the_part(view: str) -> None:
    """It said “There are no clashes in this debate.” of a debate with 26."""
    one = debate([claim("left/a", issues=["i"]), claim("right/b", issues=["j"])])
    empty = Extract(replace(one, claims=()), view)
    assert "in this debate." in "\n".join(render(document(empty), 100))
    part = Extract(one, view, positions=("left",), issues=("j",))
    assert "in this part of the debate." in "\n".join(render(document(part), 100))
