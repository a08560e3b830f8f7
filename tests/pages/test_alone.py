"""What stands beside a claim that has no counterpart here: each sentence is compared with a naive count over random maps."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui import store
from debate_tui.layout.rows import Cell, Row
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Claim, Debate, Kind, Voice
from debate_tui.model.library import Library
from debate_tui.pages.alone import beside_alone
from debate_tui.pages.compose import compose, stops
from debate_tui.pages.document import Extract, document
from debate_tui.state import Cursor, Spot, State, landed, places
from tests import builders
from tests.builders import claim, debate, issue, relation
from tests.conftest import REPO
from tests.plain_maps import Met, met, plain_maps


@st.composite
def comparisons(draw: st.DrawFn) -> tuple[Debate, places.Compare]:
    one = draw(plain_maps())
    positions = draw(st.permutations([p.id for p in one.positions]))[: draw(st.sampled_from((2, 2, 3, 5)))]
    return one, places.Compare(one.id, draw(st.sampled_from(one.issues)).id, tuple(positions))


def text(cell: Cell) -> str:
    label = plain(cell.rule.label) + " " if cell.rule else ""
    return label + " ".join(plain((p.first, *p.runs)) for p in cell.paragraphs)


def groups(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows that belong together."""
    found: list[list[Row]] = []
    for row in rows:
        if row.continues:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def claims_in(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        for cell in row.cells:
            if cell.target and isinstance(cell.target.to.place, places.Claim):
                yield cell.target.to.claim


def shown_rows(one: Debate, place: places.Compare) -> tuple[Row, ...]:
    return compose(State(Spot(place)), Library((one,))).rows[:]


def counterparts(one: Debate, naive: Met, said: Claim, place: places.Compare) -> set[str]:
    """Claims of other positions shown that meet it on the issue, or that it meets there."""
    mine = {other for others in naive[said.full_id].values() for other in others}
    mine |= {other for other, how in naive.items() if any(said.full_id in others for others in how.values())}
    return {
        other
        for other in mine
        if one.claim[other].position in set(place.positions) - {said.position}
        and place.issue in one.claim[other].issues
    }


def lone(one: Debate, naive: Met, place: places.Compare) -> set[str]:
    on = [c for c in one.claims if place.issue in c.issues and c.position in place.positions]
    return {c.full_id for c in on if not counterparts(one, naive, c, place)}


def speaker(one: Debate, other: str) -> str:
    said = one.claim[other]
    shared = {True: "shared by the author", False: "not shared by the author", None: "left open whether it is shared"}
    name = one.source[said.source].name
    return f"{said.voice.speaker}, reported by {name} ({shared[said.voice.endorsed]})" if said.voice else name


def check(one: Debate, place: places.Compare, rows: Iterable[Row]) -> None:
    """Every sentence about the claims that stand alone, and how many they are."""
    naive = met(one)
    wanted = lone(one, naive, place)
    everything = groups(rows)
    headings = [text(rows[0].cells[0]) for rows in everything]
    count = [
        match[1] for match in (re.search(r"^(\d+) claims? without a counterpart here", h) for h in headings) if match
    ]
    assert count == ([str(len(wanted))] if wanted else [])
    found = set()
    for group in everything:
        ids = list(claims_in(group))
        if len(ids) == 1 and ids[0] in wanted:
            found.add(ids[0])
            check_group(one, naive, place, one.claim[ids[0]], group)
    assert found == wanted


def check_group(one: Debate, naive: Met, place: places.Compare, said: Claim, group: list[Row]) -> None:
    column = place.positions.index(said.position)
    by_column: dict[int, list[Cell]] = {}
    for row in group:
        for i, cell in enumerate(row.cells):
            if i != column and cell.paragraphs:
                by_column.setdefault(i, []).append(cell)
    words = {i: " ".join(map(text, cells)) for i, cells in by_column.items()}
    everything = " ".join(words.values())
    how = naive[said.full_id]
    others = {other for ids in how.values() for other in ids}
    assert ("nobody in this debate meets it" in everything) == (not others)
    assert ("answered" in everything or "answers words" in everything) == bool(how["opposed"] | how["limited"])
    for i, position in enumerate(place.positions):
        if i != column:
            mine = {other for other in others if one.claim[other].position == position}
            assert ("no answer" in words[i]) == (not mine)
    for manner, shown in (("opposed", "opposed by"), ("limited", "limited by"), ("agreed", "agreed with by")):
        assert (shown in everything) == bool(how[manner])
        for other in how[manner]:
            assert speaker(one, other) in everything
    for position in {one.claim[other].position for other in others} - {said.position, *place.positions}:
        mine = {other for other in others if one.claim[other].position == position}
        own_words = any(spoken_by_itself(one, other) for other in mine & (how["opposed"] | how["limited"]) or mine)
        label = f"“{one.position[position].label}”"
        assert (f"by words that {label} only reports" in everything) != own_words
        assert (f"answered by {label}" in everything or f"agreed with by {label}" in everything) == own_words
    for cell in (cell for cells in by_column.values() for cell in cells):
        check_way(one, how, said, cell)


def spoken_by_itself(one: Debate, other: str) -> bool:
    """Whether a claim's position says it, rather than reports it without sharing it."""
    found = one.claim[other]
    foil = found.voice is not None and found.voice.endorsed is False
    return not foil or found.position != one.source[found.source].position


def check_way(one: Debate, how: dict[str, set[str]], said: Claim, cell: Cell) -> None:
    """Where Enter leads, the claim and one that meets it stand side by side; and the issue named is that one."""
    words = text(cell)
    assert ("▸" in words) == (cell.target is not None)
    if cell.target is None:
        return
    there, comparison = cell.target.to, cell.target.to.place
    named = f"{[i.id for i in one.issues].index(comparison.issue) + 1} {one.issue[comparison.issue].label}\u00a0▸"
    assert f"under {named}" in words or f", {named}" in words
    beside = [set(claims_in(group)) for group in groups(shown_rows(one, comparison))]
    answering = how["opposed"] | how["limited"] if re.search("answered|answers words", words) else how["agreed"]
    if "under no common issue" in words:  # the issue may be that of who agrees, where who answers shares none
        answering |= how["agreed"]
    assert any(said.full_id in ids and ids & answering for ids in beside)
    found = stops(compose(State(there), Library((one,))))
    at = landed(there, found)
    assert at is not None
    assert at.claim == said.full_id


@given(comparisons())
def test_what_a_comparison_says_of_a_claim_alone_is_what_the_relations_say(case: tuple[Debate, places.Compare]) -> None:
    one, place = case
    check(one, place, shown_rows(one, place))


@given(comparisons())
def test_and_so_in_the_export(case: tuple[Debate, places.Compare]) -> None:
    one, place = case
    check(one, place, document(Extract(one, positions=place.positions, issues=(place.issue,))))


@pytest.mark.parametrize("number", range(13))
def test_and_so_on_the_bundled_map(number: int) -> None:
    """97 of its cells said that there was no answer where there is one, or named who does not give it."""
    (one,) = bundled().debates
    for pair in combinations(one.position, 2):
        place = places.Compare(one.id, one.issues[number].id, pair)
        check(one, place, shown_rows(one, place))


@cache
def bundled() -> Library:
    return store.open([REPO / "content"]).library()


def test_who_agrees_under_the_issue_and_answers_under_none() -> None:
    """The check itself took the issue for that of the answer."""
    claims = [claim("s0/c0", position="p0"), claim("s0/c1", position="p0"), claim("s1/c3", position="p1")]
    undercutting = claim("s1/c5", position="p1", issues=("i1",))
    relations = [
        relation(Kind.SUPPORTS, "s0/c1", "s0/c0", id="r0"),
        relation(Kind.CONCURS, ("s0/c0", "s1/c3"), "s0/c1"),
        relation(Kind.UNDERCUTS, "s1/c5", "r0"),
    ]
    one = debate([*claims, undercutting], relations, positions=map(builders.position, ("p0", "p1", "p2")))
    place = places.Compare("d", "worth", ("p0", "p2"))
    check(one, place, shown_rows(one, place))


# One thing at a time

ISSUES = [issue("order", label="Regional order"), issue("cost", label="Cost"), issue("worth", label="Worth")]


def beside(
    one: Debate, issue: str = "worth", positions: tuple[str, ...] = ("left", "right")
) -> list[tuple[str, Spot | None]]:
    """What stands beside the one claim of `left` on an issue, and where Enter leads."""
    rows = shown_rows(one, places.Compare("d", issue, positions))
    (group,) = [group for group in groups(rows) if "left/a" in claims_in(group)]
    column = positions.index("left")
    cells = [cell for row in group for i, cell in enumerate(row.cells) if i != column and cell.paragraphs]
    return [(" ".join(text(cell).split()), cell.target.to if cell.target else None) for cell in cells]


def test_an_answer_under_another_issue_is_said_and_led_to() -> None:
    """It said: no answer from “Position right”, met elsewhere by Right."""
    one = debate(
        [claim("left/a", issues=("worth", "order")), claim("right/b", issues=("order",)), claim("right/c")],
        [relation(Kind.REBUTS, "right/b", "left/a")],
        issues=ISSUES,
    )
    there = Spot(places.Compare("d", "order", ("left", "right")), Cursor(claim="left/a"))
    assert beside(one) == [("· answered under 1 Regional order ▸ ✕ opposed by Right", there)]


def test_of_many_who_answer_twenty_are_named_and_the_others_counted() -> None:
    """A thesis of 10,000 answers stood on each of their issues with all their names."""
    answers = [claim(f"right{n}/b", "right", issues=("order",)) for n in range(30)]
    one = debate(
        [claim("left/a", issues=("worth", "order")), *answers, claim("right/c")],
        [relation(Kind.REBUTS, answer.full_id, "left/a") for answer in answers],
        issues=ISSUES,
    )
    ((words, _),) = beside(one)
    assert "Right19; … (10 more)" in words
    assert "Right20" not in words


def test_agreement_under_another_issue_is_not_called_an_answer() -> None:
    one = debate(
        [claim("left/a", issues=("worth", "order")), claim("right/b", issues=("order",)), claim("right/c")],
        [relation(Kind.CONCURS, "right/b", "left/a")],
        issues=ISSUES,
    )
    ((words, _),) = beside(one)
    assert words == "· agreed with under 1 Regional order ▸ ≡ agreed with by Right"


def test_who_only_acts_on_others_is_met_by_nobody() -> None:
    one = debate(
        [claim("left/a", issues=("worth", "order")), claim("right/b", issues=("order",)), claim("right/c")],
        [relation(Kind.QUALIFIES, "left/a", "right/b")],
        issues=ISSUES,
    )
    assert beside(one) == [("· no answer from “Position right” nobody in this debate meets it", None)]


def test_a_position_that_is_not_shown_is_named_and_set_beside_it() -> None:
    one = debate(
        [claim("left/a"), claim("right/c"), claim("third/x")],
        [relation(Kind.UNDERCUTS, "third/x", "left/a")],
        issues=ISSUES,
    )
    ((words, there),) = beside(one)
    assert words == (
        "· no answer from “Position right” · answered by “Position third” under 3 Worth ▸ ↛ opposed by Third"
    )
    assert there == Spot(places.Compare("d", "worth", ("left", "third")), Cursor(claim="left/a"))
    ((_, there),) = beside(one, positions=("right", "left"))
    assert there is not None
    assert there.place.positions == ("third", "left")


def test_an_answer_under_no_common_issue_is_said_without_a_way() -> None:
    one = debate(
        [claim("left/a"), claim("right/b", issues=("cost",)), claim("right/c")],
        [relation(Kind.REBUTS, "right/b", "left/a")],
        issues=ISSUES,
    )
    assert beside(one) == [("· answered, under no common issue ✕ opposed by Right", None)]


def test_who_reports_a_claim_to_reject_it_has_answered_it_itself() -> None:
    """MAP-REVIEW 17: CGTN's report of the official line was shown as met by nobody; CGTN rebuts it in the next sentence."""
    one = debate(
        [
            claim("left/a", voice=Voice("The government", endorsed=False)),
            claim("left/own", issues=("cost",)),
            claim("right/c"),
        ],
        [relation(Kind.REBUTS, "left/own", "left/a")],
        issues=ISSUES,
    )
    assert beside(one) == [("· no answer from “Position right” · answered in its own source ✕ opposed by Left", None)]


def test_what_a_source_reports_to_reject_it_is_no_answer_of_its_own() -> None:
    foil = claim("left/foil", issues=("cost",), voice=Voice("The government", endorsed=False))
    one = debate(
        [claim("left/a"), foil, claim("right/c")], [relation(Kind.REBUTS, "left/a", "left/foil")], issues=ISSUES
    )
    ((words, _),) = beside(one)
    assert words == (
        "· no answer from “Position right” · answers words that its own position only reports "
        "✕ opposed by The government, reported by Left (not shared by the author)"
    )


def test_two_sources_of_a_position_may_meet() -> None:
    one = debate(
        [claim("left/a"), claim("ally/own", "left"), claim("right/c")],
        [relation(Kind.QUALIFIES, "ally/own", "left/a")],
        issues=ISSUES,
    )
    assert beside(one) == [
        ("· no answer from “Position right” · answered within its own position ◐ limited by Ally", None)
    ]


def test_whose_words_an_answer_is_in() -> None:
    minister = Voice("A minister", endorsed=False)
    one = debate(
        [
            claim("left/a", issues=("worth", "order")),
            claim("right/b", issues=("order",), voice=minister),
            claim("right/c"),
        ],
        [relation(Kind.REBUTS, "right/b", "left/a")],
        issues=ISSUES,
    )
    ((words, _),) = beside(one)
    assert words == (
        "· answered by words that this position only reports under 1 Regional order ▸ "
        "✕ opposed by A minister, reported by Right (not shared by the author)"
    )


def test_what_another_position_only_reports_is_no_answer_of_that_position() -> None:
    """It said “answered by “Position third””, though Third reports the words without sharing them, and itself agrees."""
    one = debate(
        [
            claim("left/a"),
            claim("right/c"),
            claim("third/foil", voice=Voice("A minister", endorsed=False)),
            claim("third/own"),
        ],
        [relation(Kind.REBUTS, "third/foil", "left/a"), relation(Kind.CONCURS, "third/own", "left/a")],
        issues=ISSUES,
    )
    ((words, _),) = beside(one)
    assert words.startswith(
        "· no answer from “Position right” · answered by words that “Position third” only reports under 3 Worth ▸ ✕ opposed by A minister"
    )


def test_several_issues_the_sharpest_first() -> None:
    both = ("worth", "order", "cost")
    one = debate(
        [
            claim("left/a", issues=both),
            claim("right/b", issues=("order",)),
            claim("right/d", issues=("cost",)),
            claim("right/c"),
        ],
        [relation(Kind.QUALIFIES, "right/b", "left/a"), relation(Kind.REBUTS, "right/d", "left/a")],
        issues=ISSUES,
    )
    ((words, there),) = beside(one)
    assert words == (
        "· answered under 2 Cost ▸, 1 Regional order ✕ opposed by Right under 2 Cost "
        "◐ limited by Right under 1 Regional order"
    )
    assert there is not None
    assert there.place.issue == "cost"


@pytest.mark.parametrize("positions", [("left", "right"), ("right", "left")])
def test_the_cursor_looks_for_the_claim_and_not_for_what_is_said_of_it(positions: tuple[str, ...]) -> None:
    one = debate(
        [claim("left/a", issues=("worth", "order")), claim("right/b", issues=("order",)), claim("right/c")],
        [relation(Kind.REBUTS, "right/b", "left/a")],
        issues=ISSUES,
    )
    place = Spot(places.Compare("d", "worth", positions), Cursor(claim="left/a"))
    found = stops(compose(State(place), Library((one,))))
    at = landed(place, found)
    assert at is not None
    assert at.side == positions.index("left")


@pytest.mark.parametrize("also", [False, True])
def test_an_attack_on_a_step_is_not_told_as_one_on_the_claim(also: bool) -> None:
    """A figure of 2017 “opposed by” somebody who attacks what is concluded from it, and doesn't doubt it."""
    figure, end = claim("a/figure", issues=("costs",)), claim("a/end", issues=("costs",))
    critics = [claim("b/step", issues=("costs", "fair")), claim("b/doubt", issues=("costs", "fair"))]
    relations = [relation(Kind.SUPPORTS, "a/figure", "a/end", "so"), relation(Kind.UNDERCUTS, "b/step", "so")]
    relations += [relation(Kind.REBUTS, "b/doubt", "a/figure")] * also
    one = debate([figure, end, *critics, claim("c/other", issues=("costs",))], relations)
    [cell, *_] = [
        cell for cells in beside_alone(one, places.Compare("d", "costs", ("a", "c")), figure).values() for cell in cells
    ]
    told = text(cell)
    assert "↛ a step from it opposed by B" in told
    assert ("✕ opposed by B" in told) == also
    assert ("a step from it answered by “Position b”" in told) == (not also)
    assert "answered by “Position b”" in told


def test_whoever_agrees_on_another_issue_than_the_one_they_oppose_on_is_said_to() -> None:
    """As many issues were taken for the same ones: somebody agreed on the issue on which they oppose."""
    one = debate(
        [claim("left/a", issues=("worth", "order", "cost")), claim("right/b", issues=("order",)), claim("right/d", issues=("cost",))],
        [relation(Kind.CONCURS, "right/b", "left/a"), relation(Kind.REBUTS, "right/d", "left/a")],
        issues=ISSUES,
    )  # fmt: skip
    ((words, _),) = beside(one)
    assert words == "· answered under 2 Cost ▸ ✕ opposed by Right ≡ agreed with by Right under 1 Regional order"
