"""What is said of a part of a debate is true of the whole: who answers a claim may stand outside the part."""

import re

from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Debate, Kind
from debate_tui.model.encounters import Gathering, unanswered
from debate_tui.pages.document import document
from debate_tui.pages.extract import Extract
from debate_tui.write.text import render
from tests.builders import claim, debate, debates, relation


@given(debates(), st.booleans())
def test_who_is_answered_outside_a_part_is_answered(one: Debate, by_issue: bool) -> None:
    positions = () if by_issue else tuple(p.id for p in one.positions[:2])
    extract = Extract(one, positions=positions, issues=(one.issues[0].id,) if by_issue and one.issues else ())
    part = extract.part
    whole = {one.claims[number].full_id for number in unanswered(one)}
    inside = {found.full_id for found in extract.chosen_claims}
    assert {part.claims[number].full_id for number in unanswered(part)} == whole & inside
    assert len(unanswered(part)) == len({*unanswered(part)})


def test_lists_and_overview_of_a_part_say_who_is_unanswered_in_the_whole() -> None:
    claims = [claim("left/a"), claim("left/lone"), claim("right/b"), claim("far/c", "far")]
    one = debate(claims, [relation(Kind.REBUTS, "far/c", "left/a"), relation(Kind.REBUTS, "far/c", "right/b")])
    for view in ("unanswered", "overview"):
        words = "\n".join(render(document(Extract(one, view, positions=("left", "right"))), 80))
        assert "1 claim that nobody answers" in words


def test_the_grid_of_a_part_counts_what_meets_within_it() -> None:
    claims = [claim("left/a"), claim("right/b"), claim("far/c", "far")]
    one = debate(claims, [relation(Kind.REBUTS, "far/c", "left/a"), relation(Kind.REBUTS, "right/b", "left/a")])
    whole, part = (
        "\n".join(render(document(Extract(one, "grid", positions=chosen)), 100)) for chosen in ((), ("left", "right"))
    )
    assert "✕ 2" in whole
    assert "✕ 2" not in part
    assert "✕ 1" in part


@given(debates(), st.booleans())
def test_the_overview_of_a_part_names_each_list_as_the_list_does(one: Debate, by_issue: bool) -> None:
    """An undercut of linked premises counted once in the list, and for each premise's position on the overview."""
    positions = () if by_issue else tuple(p.id for p in one.positions[:2])
    issues = (one.issues[0].id,) if by_issue and one.issues else ()
    overview = [*render(document(Extract(one, "overview", positions=positions, issues=issues)), 200)]
    (at,) = (number for number, line in enumerate(overview) if line.startswith("── All of it, in lists"))
    for view, name in zip(Gathering, overview[at + 1 :], strict=False):
        shown = [*render(document(Extract(one, view, positions=positions, issues=issues)), 200)]
        (head,) = (line for line in shown if re.match(rf"── {re.escape(name[2:].split(', ')[0])} ─", line))
        assert head
        last = re.search(r"last, (\d+ (?:with words )?that no position holds)", " ".join(shown))
        assert last is None or last[1] in name  # where all are such, none of them is the last


def test_an_undercut_of_linked_premises_is_one_clash_of_a_part() -> None:
    claims = [claim("left/a"), claim("right/b"), claim("right/c"), claim("far/d", "far")]
    one = debate(
        claims,
        [
            relation(Kind.SUPPORTS, ("left/a", "right/b"), "far/d", id="step", why="Both."),
            relation(Kind.UNDERCUTS, "right/c", "step", why="No."),
        ],
    )
    words = "\n".join(render(document(Extract(one, "overview", positions=("left", "right"))), 100))
    assert "✕ 1 clash" in words.split("All of it, in lists")[1]
