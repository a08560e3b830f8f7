"""The table of codes, and the page that is made of it."""

from pathlib import Path

from debate_tui.model.debate import Location
from debate_tui.model.diagnostics import CODES, Severity, diagnose, page

DOCS = Path(__file__).parents[2] / "docs"


def test_docs_are_up_to_date() -> None:
    written = (DOCS / "diagnostics.md").read_text(encoding="utf-8")
    assert written == page() + "\n", "write it anew: python -m debate_tui.model.diagnostics > docs/diagnostics.md"


def test_codes_say_how_bad_they_are_and_have_a_number_each() -> None:
    letters = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.NOTE: "N"}
    assert all(code[0] == letters[CODES[code].severity] for code in CODES)
    assert len({code[1:] for code in CODES}) == len(CODES)


def test_what_is_said_is_safe() -> None:
    diagnostic = diagnose(Location("map.toml", 3, 1), "E301", "no \x1b[31mclaim\n", "a \u202ehint")
    assert diagnostic.message == "no ␛[31mclaim "
    assert diagnostic.hint == "a \ufffdhint"
    assert str(diagnostic) == "map.toml:3:1: E301 no ␛[31mclaim "
    assert str(Location("maps")) == "maps"
