"""The names of keys: each that a config file may name arrives from a terminal under its name, and no other is taken."""

import pytest
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from debate_tui.tui.incoming import Incoming
from debate_tui.user.keynames import SIGNS, WORDS, named, why_not

HELD = [
    f"{held}+{key}" for held in ("ctrl", "shift", "alt", "ctrl+shift") for key in (*WORDS, *map(chr, range(33, 127)))
]


def arriving() -> set[str]:
    """The keys that come of every sequence of bytes that Textual knows, every character, and each of these with Alt."""
    letters = [chr(code) for code in range(32, 0x250) if chr(code).isprintable()]
    sent = [*ANSI_SEQUENCES_KEYS, *letters, *(f"\x1b{letter}" for letter in letters)]
    return {event.key for one in sent for event in came(one)}


def came(sent: str) -> list[events.Key]:
    incoming = Incoming()
    found = [*incoming.feed(sent.encode()), *incoming.silence(1.0)]
    return [event for event in found if isinstance(event, events.Key)]


def test_every_key_that_is_taken_arrives() -> None:
    taken = [key.name for text in (*WORDS, *SIGNS, *HELD, *map(chr, range(32, 0x250))) if (key := named(text))]
    assert len(set(taken)) > 400
    assert set(taken) <= arriving()


def test_a_character_is_called_as_textual_calls_it() -> None:
    for character in ("j", "J", "ö", "§", "€", "¿", *SIGNS):
        [event] = came(character)
        assert (key := named(character))
        assert key.name == event.key


@pytest.mark.parametrize(
    "text",
    [
        "7",
        "ctrl+m",
        "ctrl+i",
        "ctrl+c",
        "ctrl+z",
        "ctrl+h",
        "shift+a",
        "ctrl+shift+up",
        "super+x",
        "ctrl+enter",
        "alt+A",
        "spce",
        "",
        "\t",
        "\x1b",
        "jj",
        "ctrl+",
        "f13",
    ],
)
def test_what_does_not_arrive_is_refused_with_a_reason(text: str) -> None:
    assert named(text) is None
    assert why_not(text)


def test_ways_of_writing_a_key() -> None:
    for text in ("ctrl+n", "Ctrl-N", "C-n", "control+n"):
        assert named(text) == ("ctrl+n", "Ctrl-N")
    assert named("PgDn") == named("pagedown") == ("pagedown", "PgDn")
    assert named("-") == ("minus", "-")
