"""Moves between screens: to the comparison of a claim, a position, an issue, and to the other pages."""

from dataclasses import replace
from typing import TYPE_CHECKING

from debate_tui.model.ascent import ascent
from debate_tui.model.crossing import opponent
from debate_tui.model.debate import Claim, Debate, Role
from debate_tui.model.encounters import Gathering
from debate_tui.model.graph import graph, numbered
from debate_tui.model.library import is_card_file
from debate_tui.state import places
from debate_tui.state.history import back, enter, go
from debate_tui.state.known import unread_issues
from debate_tui.state.place import Move, Sight, State, found, landed, opening
from debate_tui.state.places import Compare, Cursor, Place, Spot
from debate_tui.text.wording import listed

if TYPE_CHECKING:
    from debate_tui.search import Results

_REMEMBERED = 12
"""The number of queries that are kept to be asked again."""


def _no_debate(state: State, sight: Sight) -> State:
    if not sight.library.debates:
        return replace(state, notice=f"No debate was found; {state.keys.shown('problems')} shows what was wrong.")
    return replace(state, notice=f"Open a debate first: {state.keys.shown('enter')}.")


def to_screen(
    screen: type[places.Library | places.Problems | places.Help | places.Commands | places.Exports],
) -> Move:
    """The move to a screen that needs no debate."""
    return lambda state, sight: _to(screen(state.place.comparison), state, sight)


def in_debate(screen: type[places.Overview | places.Issues | places.Grid]) -> Move:
    """The move to a screen of the debate that the reader is in; a notice if they are in none."""

    def move(state: State, sight: Sight) -> State:
        comparison = state.place.comparison
        return _to(screen(comparison), state, sight) if comparison else _no_debate(state, sight)

    return move


def listing(of: Gathering) -> Move:
    """The move to a list of everything of one kind; a notice if the reader is in no debate."""

    def move(state: State, sight: Sight) -> State:
        comparison, place = state.place.comparison, state.place
        if comparison is None:
            return _no_debate(state, sight)
        if isinstance(place, places.Listing) and place.of is not of:  # one list after another is one step back
            return replace(state, here=Spot(places.Listing(comparison, of, place.only)), notice="")
        return _to(places.Listing(comparison, of), state, sight)

    return move


def sources(state: State, sight: Sight) -> State:
    """To the list of sources, with the cursor on the source that the page is about."""
    comparison = state.place.comparison
    if comparison is None:
        return _no_debate(state, sight)
    return _to(places.Sources(comparison, _source(state.place, sight.library.debate[comparison.debate])), state, sight)


def _to(place: Place, state: State, sight: Sight) -> State:
    """To a screen, or back out of it if the reader is there already: one key leads in and out."""
    return back(state, sight) if type(place) is type(state.place) else go(state, Spot(place))


def _source(place: Place, debate: Debate) -> str:
    """Id of the source that a page, or the claim on it, is about; "" if there is none."""
    match place:
        case places.Claim():
            return debate.claim[place.claim].source
        case places.Source():
            return place.source
    return ""


def search(state: State, _: Sight) -> State:
    """To the search page, with the last query filled in."""
    if isinstance(state.place, places.Search):
        return state
    query = state.results.query if state.results else next(iter(state.asked), "")
    return go(state, Spot(places.Search(state.place.comparison, query)))


def comparing(debate: Debate, claim: Claim, near: Compare) -> Spot:
    """The comparison that shows `claim`, with the issue and positions of `near` if the claim is on that issue and held
    by one of these positions; but where that is the debate's first, which nobody chose, and nobody meets the claim there,
    the first in which somebody does.

    For a claim outside all issues of a debate that has some, which no comparison shows, it is the claim's own page.
    """
    if not claim.issues and debate.issues:
        return Spot(places.Claim(replace(near, debate=debate.id), claim.full_id))
    issue, shown = near.issue, near.positions
    if issue not in claim.issues or near == opening(debate):
        issue, shown = _meeting(debate, claim, near) or (next(iter(claim.issues), ""), shown)
    return Spot(facing(debate, issue, claim.position, shown), Cursor(claim=claim.full_id))


def _meeting(debate: Debate, claim: Claim, near: Compare) -> tuple[str, tuple[str, ...]] | None:
    """The issue and the positions on which somebody meets the claim: those of `near` if they do, else of the first relation that
    meets it; None without any."""
    drawn, number = graph(debate), graph(debate).order[claim.full_id]
    first = None
    for edge in drawn.own(drawn.touching.of(number)):
        other = debate.claims[drawn.targets[edge] if drawn.origins[edge] == number else drawn.origins[edge]]
        both = [issue for issue in claim.issues if issue in other.issues]
        if not both or other.position == claim.position or not drawn.kind(edge).meets:
            continue
        if near.issue in both and {claim.position, other.position} <= set(near.positions):
            return near.issue, near.positions
        pair = sorted((claim.position, other.position), key=numbered(debate)[0].__getitem__)
        first = first or (near.issue if near.issue in both else both[0], tuple(pair))
    return first


def facing(debate: Debate, issue: str, position: str, shown: tuple[str, ...] = ()) -> Compare:
    """The comparison of a position on an issue: with the positions `shown` if it is one of them, else with its main
    opponent on that issue (`model.crossing.opponent`)."""
    if position in shown:
        positions = shown
    else:
        pair = {position, opponent(debate, issue, position) or position}
        positions = tuple(sorted(pair, key=numbered(debate)[0].__getitem__))
    return Compare(debate.id, issue, positions)


def compare(state: State, sight: Sight) -> State:
    """To the comparison of the claim on the page or under the cursor; without one, to the comparison the reader came
    from."""
    if isinstance(state.place, Compare):
        return replace(state, notice="You are comparing already.")
    at = landed(state.here, sight.stops)
    under = at.spot if at and not isinstance(state.place, places.Claim) else None
    there = under if under and (under.claim or not state.place.debate) else state.here
    comparison = there.place.comparison
    if comparison is None:
        return _no_debate(state, sight)
    debate = sight.library.debate[comparison.debate]
    if there.claim and debate.issues and not debate.claim[there.claim].issues:
        return replace(state, notice="This claim stands outside all issues: no comparison shows it.")
    return go(state, comparing(debate, debate.claim[there.claim], comparison) if there.claim else Spot(comparison))


def ascend(state: State, sight: Sight) -> State:
    """From a claim up to the one that it speaks for or against, on the way to the conclusion, with the cursor where it was
    left."""
    place = state.place
    if not isinstance(place, places.Claim):
        return state
    debate = sight.library.debate[place.debate]
    drawn = graph(debate)
    way = ascent(debate, drawn.order[place.claim])
    if not way:
        thesis = debate.claim[place.claim].role is Role.THESIS
        none = (
            "This is a thesis: nothing is above it."
            if thesis
            else "No relation leads up from this claim to a conclusion."
        )
        return replace(state, notice=none)
    above = debate.claims[drawn.targets[way.edges[0]]].full_id
    return go(state, Spot(replace(place, claim=above), Cursor(claim=place.claim)))


def beside_issue(step: int) -> Move:
    """The move from a comparison to the same positions on the next issue (`step` 1) or the previous one (-1)."""

    def move(state: State, sight: Sight) -> State:
        place = state.place
        if not isinstance(place, Compare) or not place.issue:
            return state
        ids = [issue.id for issue in sight.library.debate[place.debate].issues]
        at = ids.index(place.issue) + step
        if not 0 <= at < len(ids):
            words = "That was the last issue." if step > 0 else "This is the first issue."
            return replace(state, notice=f"{words}{_left_to_read(state, sight.library.debate[place.debate])}")
        return replace(state, here=Spot(replace(place, issue=ids[at]), Cursor(side=state.cursor.side)), notice="")

    return move


def unread_issue(step: int) -> Move:
    """The move to the same positions on the next issue (`step` 1) or the previous one (-1) not compared yet, around
    the end."""

    def move(state: State, sight: Sight) -> State:
        place = state.place
        if not isinstance(place, Compare) or not place.issue:
            return state
        debate = sight.library.debate[place.debate]
        left = [*unread_issues(debate, state)]
        order = list(debate.issue)
        here = order.index(place.issue)
        there = min(left, key=lambda id: (order.index(id) - here) * step % len(order), default=None)
        if there is None:
            return replace(state, notice="You have compared every issue.")
        return replace(state, here=Spot(replace(place, issue=there), Cursor(side=state.cursor.side)), notice="")

    return move


def _left_to_read(state: State, debate: Debate) -> str:
    """Which issues have not been compared yet, as a sentence after another; empty where all have."""
    left = [*unread_issues(debate, state)]
    if not left:
        return ""
    numbers = {id: number for number, id in enumerate(debate.issue, 1)}
    named = listed((f"{numbers[id]} {debate.issue[id].label}" for id in left), 3)
    before, after = map(state.keys.shown, ("previous_unread", "next_unread"))
    return f" Not compared yet: {named}. {before} and {after} lead there."


def at_issue(state: State, issue: str) -> State:
    """The comparison on another issue. From a comparison it replaces the page; from elsewhere `back` returns."""
    comparison = state.place.comparison
    if comparison is None:
        return state
    there = Spot(replace(comparison, issue=issue))
    return replace(state, here=there, notice="") if isinstance(state.place, Compare) else go(state, there)


def toggle_why(state: State, sight: Sight) -> State:
    """Shows or hides the reasons of relations in comparisons; of cards, which draw none, a notice."""
    debate = sight.library.debate.get(state.place.debate)
    if debate and is_card_file(debate):
        return replace(state, notice="Nobody has drawn a relation here: there is no reason to show.")
    return replace(state, why=not state.why, notice="")


def toggle_quotes(state: State, _: Sight) -> State:
    """Shows or hides the quotes under claims in comparisons. On a claim the same key may lead to its quote: what it does here is said."""
    quotes, enter, context = map(state.keys.shown, ("quotes", "enter", "context"))
    words = f"Quotes hidden: {quotes} shows them. In its source a quote is shown by {enter}, then {context}."
    return replace(state, quotes=not state.quotes, notice=words if state.quotes else "")


def searched(state: State, results: "Results") -> State:
    """The search page with these results, the cursor on the best."""
    there = Spot(places.Search(state.place.comparison, results.query))
    return replace(state, here=there, results=results, notice="")


def into_result(state: State, sight: Sight) -> State:
    """Into the result under the cursor; all results are remembered for n and N. Entries that lead to no place, such as
    earlier queries, are handled by `tui.app`."""
    at = landed(state.here, sight.stops)
    there = at.spot if at else None
    if there is None:
        return state
    query = state.results.query if state.results else ""
    asked = tuple(dict.fromkeys((query, *state.asked)))[:_REMEMBERED]
    moved = enter(state, sight)
    hits = tuple(stop.spot for stop in sight.stops if stop.spot)
    return replace(moved, hits=hits, hit=hits.index(there), asked=asked)


def to_hit(step: int) -> Move:
    """The move to the next result of the last search (`step` 1) or the previous one (-1), from the last on to the
    first.

    Results that the library no longer has are passed over.
    """

    def move(state: State, sight: Sight) -> State:
        if not state.hits:
            return replace(state, notice=f"No search yet. {state.keys.shown('search')} searches.")
        for steps in range(1, len(state.hits) + 1):
            at = (state.hit + step * steps) % len(state.hits)
            if there := found(state.hits[at], sight.library):
                return replace(go(state, there), hit=at, notice=f"Hit {at + 1} of {len(state.hits)}")
        return replace(state, notice="What the search found is no longer in the map.")

    return move
