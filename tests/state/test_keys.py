"""The table of keys: no key means two things, every action is done by somebody, and a plain keyboard is enough."""

import re
from collections import Counter, defaultdict

import pytest

from debate_tui.pages.compose import SCREENS
from debate_tui.state import MOVES, Screen, places
from debate_tui.state.keymap import OURS
from debate_tui.state.keys import KEYS, Key
from debate_tui.tui.view import ALONG
from debate_tui.user.keynames import named

BRIEFS = {
    "keep", "brief", "briefs", "note", "take_out", "put_up", "put_down", "undo", "next_brief", "previous_brief", "rename", "remove",
}  # fmt: skip
"""What is done with briefs (`tui.marking`)."""

WRITING = {"add_claim", "relate", "take_back", "write_again"}
SHELLS_OWN = {*ALONG, *BRIEFS, *WRITING, "labels", "copy", "copy_pair", "theme", "mouse", "quit", "edit"}
"""What isn't a move from state to state: it needs the size of the terminal, or leaves the program."""

ARROWS = {"↑": "up", "↓": "down", "←": "left", "→": "right"}

EASY = re.compile(
    "[A-Za-z]|up|down|left|right|enter|tab|backspace|space|slash|colon|semicolon|comma|plus|minus|question_mark"
    "|(left|right)_(square|curly)_bracket|less_than_sign|greater_than_sign"
)


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_means_two_things_on_a_screen(screen: Screen) -> None:
    counted = Counter(key for entry in OURS.on(screen) for key in entry.keys)
    assert [key for key, times in counted.items() if times > 1] == []


def test_help_says_where_a_key_that_means_two_things_means_which() -> None:
    meanings: defaultdict[str, list[Key]] = defaultdict(list)
    for entry in KEYS:
        for key in entry.keys:
            meanings[key].append(entry)
    for entries in meanings.values():
        unsaid = [entry for entry in entries if not re.match("(In|On) an? ", entry.help)]
        assert len(unsaid) <= 1, entries


def test_no_action_stands_in_the_table_twice() -> None:
    assert len({entry.action for entry in KEYS}) == len(KEYS)


def test_every_action_is_a_move_or_the_shells() -> None:
    assert {entry.action for entry in KEYS} == set(MOVES) | SHELLS_OWN


def test_the_shell_does_what_is_left_to_it() -> None:
    app = pytest.importorskip("debate_tui.tui.app")
    writing = pytest.importorskip("debate_tui.tui.writing")
    marking = pytest.importorskip("debate_tui.tui.marking")
    does = (*dir(app.Explorer), *dir(marking.Marking), *dir(writing.Writer))
    done = {name.removeprefix("do_") for name in does if name.startswith("do_")}
    assert set(ALONG) | done == SHELLS_OWN


@pytest.mark.parametrize("entry", KEYS, ids=[entry.action for entry in KEYS])
def test_a_plain_keyboard_is_enough(entry: Key) -> None:
    """Nothing needs Esc, Ctrl, Alt, a function key or the mouse: each entry has a key that every keyboard has, or does
    in fewer keys what others do."""
    assert any(EASY.fullmatch(key) for key in entry.keys) or entry.action in {"flip_back", "half_down", "half_up"}


def test_what_is_shown_is_what_is_bound() -> None:
    """`shown` names the keys as a config file does, each of them."""
    for entry in KEYS:
        found = [named(ARROWS.get(word, word)) for word in entry.shown.split()]
        assert [(key and key.name) for key in found] == list(entry.keys), entry.action


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_has_a_way_out_and_help(screen: Screen) -> None:
    typing = screen.typing  # Letters are typed there.
    wanted = {"back"} if typing else {"back", "quit", "help", "search"}
    assert wanted <= {entry.action for entry in OURS.on(screen)}


def test_pairs_of_keys_share_an_entry_in_the_footer() -> None:
    for entry in KEYS:
        if entry.footer:
            brief = OURS.brief(entry)
            shown = re.split("[ /]", brief) if entry.brief else [brief]
            others = {key for other in KEYS for key in other.shown.split()}
            assert set(shown) <= others | {"/"}, entry.action


def test_the_footer_offers_nothing_that_leads_where_the_reader_is() -> None:
    for screen, action in ((places.Overview, "overview"), (places.Issues, "issues"), (places.Grid, "grid")):
        idle = {entry.action for entry in KEYS if screen in entry.idle}
        assert {action, "copy", "keep"} <= idle
        assert "compare" not in idle
