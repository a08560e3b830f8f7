"""From step to step of writing: what is asked, where a choice leads, and that going back loses nothing that was typed."""

from dataclasses import replace

import pytest

from debate_tui.edit.drafts import NewClaim, NewQuote, NewRelation
from debate_tui.model.debate import By, Debate, Kind, Role, Voice
from debate_tui.model.library import Library
from debate_tui.state import Sight, Spot, State, Take, opening
from debate_tui.state.history import back
from debate_tui.state.places import Step, Writing
from debate_tui.state.writing import NotYetError, begun, changed, chosen, earlier, number
from tests.builders import claim, debate, issue, position, relation

ONE = debate([claim("left/a"), claim("right/b")])
CLAIM = NewClaim("left", NewQuote("So.", "¶1"))
RELATION = NewRelation("left/a", "right/b")


def walked(place: Writing, *takes: Take | str, of: Debate = ONE) -> Writing:
    """The place after some choices; a text is typed first."""
    for take in takes:
        if isinstance(take, str):
            place = replace(place, query=take)
        place = chosen(place, Take() if isinstance(take, str) else take, of)
    return place


def steps(place: Writing | None) -> list[Step]:
    return [*steps(place.before), place.step] if place else []


def test_a_claim_is_asked_for_one_thing_at_a_time() -> None:
    place = walked(
        begun(ONE, opening(ONE), CLAIM),
        Take("worth"), Take(Role.FACT), Take("The mayor", typed=True), Take(False), Take("right"), "It is so.",
    )  # fmt: skip
    assert steps(place) == [
        Step.ISSUE, Step.ROLE, Step.SPEAKER, Step.SHARED, Step.POSITION, Step.TEXT, Step.CHECK,
    ]  # fmt: skip
    assert place.draft == replace(
        CLAIM, issues=("worth",), role=Role.FACT, voice=Voice("The mayor", False), position="right", text="It is so."
    )
    assert number(place, ONE) == "7/7"


def test_what_a_map_derives_is_not_asked_for() -> None:
    derived = debate(
        [claim("left/a")],
        positions=[replace(position("left"), derived=True), replace(position("right"), derived=True)],
        issues=[replace(issue("worth"), derived=True)],
    )
    place = walked(begun(derived, opening(derived), CLAIM), Take(None), Take(""), "So.", of=derived)
    assert steps(place) == [Step.ROLE, Step.SPEAKER, Step.TEXT, Step.CHECK]


def test_a_relation_is_asked_for_its_kind_and_why() -> None:
    place = walked(begun(ONE, opening(ONE), RELATION), Take((Kind.SUPPORTS, True)), " For it. ")
    assert place.step is Step.CHECK
    assert place.draft == replace(RELATION, kind=Kind.SUPPORTS, turned=True, why="For it.")
    step = relation(Kind.SUPPORTS, "right/b", "left/c")
    undercut = walked(begun(ONE, opening(ONE), RELATION), Take((Kind.UNDERCUTS, False, step)))
    assert undercut.draft == replace(RELATION, kind=Kind.UNDERCUTS, step=step)
    again = walked(changed(place, Step.BY), Take(By.MAPPER))
    assert again.draft == replace(place.draft, by=By.MAPPER)


def test_words_must_be_there() -> None:
    with pytest.raises(NotYetError, match="sentence of your own"):
        walked(begun(ONE, opening(ONE), CLAIM), Take(""), Take(None), Take(""), Take(""), "  ")
    with pytest.raises(NotYetError, match="says why"):
        walked(begun(ONE, opening(ONE), RELATION), Take((Kind.REBUTS, False)), "")
    within = NewRelation("left/a", "left/b")
    assert walked(begun(ONE, opening(ONE), within), Take((Kind.SUPPORTS, False)), "").step is Step.BY


def test_going_back_and_on_again_keeps_what_was_typed_and_chosen() -> None:
    place = walked(begun(ONE, opening(ONE), CLAIM), Take("worth"), Take(Role.FACT), Take(""), Take(""))
    state = State(Spot(replace(place, query="Half a sent")))
    for _ in range(2):
        state = back(state, Sight(Library((ONE,))))
    assert isinstance(state.place, Writing)
    assert state.place.step is Step.SPEAKER
    again = walked(state.place, Take(""), Take(""))
    assert (again.step, again.query) == (Step.TEXT, "Half a sent")
    assert again.draft == replace(CLAIM, issues=("worth",), role=Role.FACT, text="Half a sent")


def test_what_is_changed_at_the_check_leads_back_there() -> None:
    check = walked(begun(ONE, opening(ONE), CLAIM), Take("worth"), Take(None), Take(""), Take(""), "So.")
    draft = replace(CLAIM, issues=("worth",), text="So.")
    assert check.draft == draft
    assert changed(check, Step.TEXT).query == "So."
    place = walked(changed(check, Step.SPEAKER), Take("We", typed=True))
    assert place.step is Step.SHARED
    place = walked(place, Take(True))
    assert (place.step, place.draft) == (Step.CHECK, replace(draft, voice=Voice("We", True)))
    before = earlier(place)
    assert before
    assert (before.step, before.draft) == (Step.TEXT, place.draft)
    assert earlier(changed(check, Step.ROLE)) == check
    assert walked(changed(check, Step.MORE), Take("cost", typed=True)).draft == replace(draft, asked="cost")
    assert walked(changed(check, Step.MORE), Take("b")).draft == replace(draft, issues=("worth", "b"))
    assert walked(changed(check, Step.ISSUE), Take("")).draft == replace(draft, issues=())
