"""Every move by name."""

from debate_tui.model.encounters import Gathering
from debate_tui.state import cursor, history, places, reading, sides, travel
from debate_tui.state.place import Move, Sight, State


def _open(state: State, sight: Sight) -> State:
    """Into what the cursor is on."""
    return (travel.into_result if isinstance(state.place, places.Search) else history.enter)(state, sight)


def _answers(state: State, sight: Sight) -> State:
    from debate_tui.state.cards import answers  # late: few maps are card files

    return answers(state, sight)


def _hands(state: State, sight: Sight) -> State:
    from debate_tui.state.cards import hands

    return hands(state, sight)


MOVES: dict[str, Move] = {
    "left": cursor.across(-1),
    "right": cursor.across(1),
    "flip": cursor.across(1, around=True),
    "flip_back": cursor.across(-1, around=True),
    "enter": _open,
    "back": history.back,
    "forward": history.forward,
    "previous_issue": travel.beside_issue(-1),
    "next_issue": travel.beside_issue(1),
    "previous_unread": travel.unread_issue(-1),
    "next_unread": travel.unread_issue(1),
    "overview": travel.in_debate(places.Overview),
    **{of.value: travel.listing(of) for of in Gathering},
    "issues": travel.in_debate(places.Issues),
    "compare": travel.compare,
    "grid": travel.in_debate(places.Grid),
    "sources": travel.sources,
    "debates": travel.to_screen(places.Library),
    "problems": travel.to_screen(places.Problems),
    "help": travel.to_screen(places.Help),
    "palette": travel.to_screen(places.Commands),
    "export": travel.to_screen(places.Exports),
    "previous_position": sides.position(-1),
    "next_position": sides.position(1),
    "swap": sides.swap,
    "add_position": sides.add,
    "drop_position": sides.drop,
    "why": travel.toggle_why,
    "quotes": travel.toggle_quotes,
    "ascend": travel.ascend,
    "answers": _answers,
    "hands": _hands,
    "context": reading.context,
    "mark": reading.mark,
    "next_quote": reading.to_quote(1),
    "previous_quote": reading.to_quote(-1),
    "search": travel.search,
    "next_hit": travel.to_hit(1),
    "previous_hit": travel.to_hit(-1),
}
"""Every move by the name that the table of keys gives it."""


def step(state: State, action: str, sight: Sight) -> State:
    """The state after one move. It is always valid: a place never holds an id that the library does not have.

    Raises:
        KeyError: `MOVES` has no such action.
    """
    return MOVES[action](state, sight)
