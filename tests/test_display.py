"""The boundary between content and what shows it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.display import safe
from tests.builders import texts


@given(st.one_of(st.text(st.characters(exclude_categories=())), texts()))
def test_the_boundary(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text), "spans found in the one must hold in the other"
    assert safe(shown) == shown
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    directions = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not [c for c in shown if unicodedata.bidirectional(c) in directions]
    assert not set(shown) & {"\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}", "\N{ARABIC LETTER MARK}"}
    shown.encode()


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S"))))
def test_what_is_harmless_stays(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]52;c;Zm9v\x07", "␛]52;c;Zm9v\ufffd"),
        ("\x9b2J", "\ufffd2J"),
        ("one\ntwo\ttab\r\x85\u2028\u2029", "one two tab    "),
        ("a\u202eb\u2066c\u200f", "a\ufffdb\ufffdc\ufffd"),
        ("\ud800", "\ufffd"),
        ("\x00\x7f", "\ufffd\ufffd"),
        ("[bold]not markup[/]", "[bold]not markup[/]"),
        ("👩\u200d💻 e\u0301 zero\u200bwidth", "👩\u200d💻 e\u0301 zero\u200bwidth"),
    ],
)
def test_what_could_drive_a_terminal_is_replaced(text: str, shown: str) -> None:
    assert safe(text) == shown
