"""The pages of writing: what can be chosen at each step, what typing leaves of it, and what the check says."""

from dataclasses import replace

import pytest

from debate_tui.edit.drafts import Draft, NewClaim, NewQuote, NewRelation
from debate_tui.edit.made import Made
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Kind, Role, Voice
from debate_tui.model.diagnostics import diagnose
from debate_tui.pages.compose import stops
from debate_tui.pages.sentences import ROLES, SENTENCES, STEPS
from debate_tui.pages.writing import writing_page
from debate_tui.state import Take, opening
from debate_tui.state.places import Step, Writing
from tests.builders import AT, claim, debate, relation

ONE = debate(
    [claim("left/a", text="It rains."), claim("right/b", text="It snows.", voice=Voice("The mayor", False))],
    [relation(Kind.REBUTS, "left/a", "right/b")],
)
[STEP] = ONE.relations
CLAIM = NewClaim("left", NewQuote("So it is.", "¶1", "Before."), ("worth",), voice=Voice("We"), text="So.")
RELATION = NewRelation("left/a", "right/b", Kind.SUPPORTS)
OF_A_CLAIM = (Step.ISSUE, Step.MORE, Step.ROLE, Step.SPEAKER, Step.SHARED, Step.POSITION, Step.TEXT, Step.CHECK)


def at(step: Step, draft: Draft, **more: object) -> Writing:
    return replace(Writing(opening(ONE), draft, step), **more)  # type: ignore[arg-type]


def said(place: Writing) -> str:
    """All that a page says, a paragraph a line."""
    page = writing_page(ONE, place)
    cells = (cell for row in (*page.head, *page.rows) for cell in row.cells)
    return "\n".join(plain((one.first, *one.runs)) for cell in cells for one in cell.paragraphs)


def choices(place: Writing) -> list[object]:
    targets = (stop.target for stop in stops(writing_page(ONE, place)))
    return [target.choice for target in targets if isinstance(target, Take)]


@pytest.mark.parametrize(
    ("step", "draft"),
    [*((step, CLAIM) for step in OF_A_CLAIM), *((s, RELATION) for s in (Step.KIND, Step.WHY, Step.BY))],
)
def test_each_step_asks_offers_and_shows_what_it_is_about(step: Step, draft: Draft) -> None:
    place = at(step, draft)
    asked, *_ = said(place).splitlines()
    assert asked.endswith("?")
    assert choices(place) or step is Step.MORE
    about = ["“So it is.”", "after “Before.”"] if draft is CLAIM else ["It rains.", "It snows.", "The mayor"]
    assert all(words in said(place) for words in about)


def test_every_role_and_kind_is_put_in_words() -> None:
    assert ROLES.keys() == set(Role)
    assert SENTENCES.keys() == STEPS.keys() == set(Kind)


def test_every_kind_is_offered_in_both_directions_but_once_where_they_are_the_same() -> None:
    offered = [one for one in choices(at(Step.KIND, RELATION)) if one != (Kind.UNDERCUTS, True, STEP)]
    wanted = [(kind, turned) for kind in Kind for turned in ((False,) if kind.symmetric else (False, True))]
    assert offered == wanted
    text = said(at(Step.KIND, RELATION))
    assert "“It rains.” is a reason for “It snows.” (The mayor)." in text
    assert "“It snows.” (The mayor) is a reason for “It rains.”." in text
    assert text.count("drawn already") == 1
    assert "“It snows.” (The mayor) attacks, of “It rains.”, that it contradicts “It snows.” (The mayor)." in text, (
        "the step, not the claim"
    )


def test_typing_filters_and_offers_what_the_map_does_not_have() -> None:
    assert choices(at(Step.ROLE, CLAIM, query="rebut")) == [Role.REBUTTAL]
    assert choices(at(Step.KIND, RELATION, query="snows is a reason")) == [
        (Kind.SUPPORTS, False),
        (Kind.SUPPORTS, True),
    ]
    assert choices(at(Step.SPEAKER, CLAIM, query="mayor")) == ["The mayor", "mayor"]
    assert choices(at(Step.SPEAKER, CLAIM, query="the MAYOR")) == ["The mayor"]
    assert choices(at(Step.ISSUE, CLAIM, query="Is it so?")) == ["Is it so?"]
    assert "Fewer find more." in said(at(Step.ROLE, CLAIM, query="nothing has this"))


def test_with_a_new_error_it_is_written_only_to_be_mended() -> None:
    error, warning = diagnose(AT, "E210", "taken"), diagnose(AT, "W511", "not in the lock")
    made = Made((), AT, "[[claim]]\n", "left/so")
    assert choices(at(Step.CHECK, CLAIM, made=made, problems=(warning,)))[:2] == ["write", "edit"]
    assert "write" not in choices(at(Step.CHECK, CLAIM, made=made, problems=(error, warning)))
    assert "edit" in choices(at(Step.CHECK, CLAIM, made=made, problems=(error, warning)))
    refused = at(Step.CHECK, CLAIM, refused="m.toml is not UTF-8")
    assert not {"write", "edit"} & set(map(str, choices(refused)))
    assert "Not written: m.toml is not UTF-8." in said(refused)
