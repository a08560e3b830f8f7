"""The pages of writing: what can be chosen at each step, what typing leaves of it, and what the check says."""

from dataclasses import replace

import pytest

from debate_tui.edit.drafts import Draft, NewClaim, NewQuote, NewRelation
from debate_tui.edit.made import Change, Made
from debate_tui.layout.runs import plain
from debate_tui.layout.wrap import wrap
from debate_tui.model.debate import Debate, Kind, Role, Voice
from debate_tui.model.diagnostics import diagnose
from debate_tui.pages.compose import stops
from debate_tui.pages.sentences import ROLES, SENTENCES, STEPS
from debate_tui.pages.writing import writing_page
from debate_tui.state import Take, opening
from debate_tui.state.places import Step, Writing
from debate_tui.state.writing import chosen
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
    return said_of(ONE, place)


def said_of(map: Debate, place: Writing) -> str:
    """All that a page says, a paragraph a line, below its heading."""
    page = writing_page(map, place)
    cells = [cell for row in (*page.head, *page.rows) for cell in row.cells]
    rules = (plain(cell.rule.label) for cell in cells if cell.rule)
    return "\n".join([*(plain((one.first, *one.runs)) for cell in cells for one in cell.paragraphs), *rules])


def choices(place: Writing) -> list[object]:
    return choices_of(ONE, place)


def choices_of(map: Debate, place: Writing) -> list[object]:
    targets = (stop.target for stop in stops(writing_page(map, place)))
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
    wanted = {(kind, turned) for kind in Kind for turned in ((False,) if kind.symmetric else (False, True))}
    assert len(offered) == len(wanted)
    assert set(offered) == wanted
    assert offered[:3] == [(Kind.REBUTS, False), (Kind.SUPPORTS, False), (Kind.SUPPORTS, True)], (
        "the commonest in sight"
    )
    assert choices(at(Step.KIND, RELATION))[-1] == (Kind.UNDERCUTS, True, STEP)
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


def test_premises_are_linked_and_let_go_and_none_acts_on_itself() -> None:
    map = debate(
        [claim("left/a"), claim("right/b", text="It snows."), claim("left/c", text="It pours.", voice=Voice("We"))]
    )
    [row] = choices_of(map, at(Step.LINKED, RELATION))
    assert row == "left/c", "neither the claim that acts nor the one that is met"
    linked = chosen(at(Step.LINKED, RELATION, before=at(Step.CHECK, RELATION)), Take("left/c"), map)
    assert linked.step is Step.CHECK
    assert linked.draft == replace(RELATION, linked=("left/c",))
    assert "Enter leaves it out" in said_of(map, replace(linked, step=Step.LINKED))
    assert "Together with" in said_of(map, linked)
    assert chosen(replace(linked, step=Step.LINKED, before=linked), Take("left/c"), map).draft == RELATION
    turned = chosen(replace(linked, step=Step.KIND, before=linked), Take((Kind.SUPPORTS, True)), map)
    assert turned.draft == replace(RELATION, turned=True), "what was linked to the other claim is let go"
    assert "no other claim" in said(at(Step.LINKED, RELATION))


def test_every_line_is_shown_as_it_stands_in_the_file() -> None:
    before, after = b"a = 1\r\n\r\n", 'a = 1\r\n\r\n[[claim]]\r\n  text = "b  c – d"\r\n'.encode()
    made = Made((Change("m.toml", before, after),), AT)
    page = writing_page(ONE, at(Step.CHECK, CLAIM, made=made))
    lines = [
        plain(wrap(one, 80)[0])
        for row in page.rows
        for cell in row.cells
        for one in cell.paragraphs
        if "+ " in one.first.text
    ]
    assert lines == ["+ [[claim]]", '+   text = "b  c – d"']


def test_with_a_new_error_it_is_written_only_to_be_mended() -> None:
    error, warning = diagnose(AT, "E210", "taken"), diagnose(AT, "W511", "not in the lock")
    made = Made((), AT, "left/so")
    assert choices(at(Step.CHECK, CLAIM, made=made, problems=(warning,)))[:2] == ["write", "edit"]
    assert "write" not in choices(at(Step.CHECK, CLAIM, made=made, problems=(error, warning)))
    assert "edit" in choices(at(Step.CHECK, CLAIM, made=made, problems=(error, warning)))
    refused = at(Step.CHECK, CLAIM, refused="m.toml is not UTF-8")
    assert not {"write", "edit"} & set(map(str, choices(refused)))
    assert "Not written: m.toml is not UTF-8." in said(refused)
