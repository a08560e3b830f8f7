"""The list of commands: what is typed filters it, and it says only what can be done where the reader is."""

import pytest

from debate_tui.keys import KEYS
from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.pages.commands import commands_page
from debate_tui.pages.compose import stops
from debate_tui.state import Screen


def actions(screen: Screen, query: str) -> list[str]:
    return [stop.place.action for stop in stops(commands_page(screen, query))]


@pytest.mark.parametrize("screen", [screen for screen in Screen if not screen.typing])
def test_without_a_word_every_key_of_the_page_is_there(screen: Screen) -> None:
    assert sorted(actions(screen, "")) == sorted(
        key.action for key in KEYS if screen in key.screens and key.action != "palette"
    )


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("grid of issues", "grid"),
        ("q", "quit"),
        ("quit", "quit"),
        ("SEARCH", "search"),
        ("/", "search"),
        ("G", "bottom"),
        ("g", "top"),
    ],
)
def test_the_likeliest_is_first(typed: str, first: str) -> None:
    assert actions(Screen.COMPARE, typed)[0] == first


def test_what_nothing_is_called_finds_nothing() -> None:
    page = commands_page(Screen.COMPARE, "xylophone")
    assert stops(page) == ()
    assert len(page.rows) == 1


def test_an_entry_is_a_line() -> None:
    for row in commands_page(Screen.COMPARE, "").rows:
        assert len(lay_out(row, Measure(100))) == 1
