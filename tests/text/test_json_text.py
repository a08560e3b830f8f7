"""JSON for a terminal: what Python's own encoder writes, with what a terminal would obey or hide escaped."""

import json
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.text import json_text as text
from debate_tui.text.json_text import _escaped, json_line, json_rows, json_text
from debate_tui.text.safe import safe

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(VALUES, st.booleans())
def test_it_is_what_python_writes_line_by_line_made_safe(value: Any, ascii_only: bool) -> None:
    lines = json.dumps(value, indent=2, ensure_ascii=ascii_only).split("\n")
    assert "".join(json_text(value, ascii_only)) == "".join(f"{_escaped(line)}\n" for line in lines)


WORDS = st.text() | st.sampled_from(
    ['"extra"', "extra", "\\", "é“”", "\u00ad", "\u202e", "\ud800", "\x7f", "</script>", "\u2028"]
)
PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(WORDS, inner, max_size=4)
        | st.fixed_dictionaries({"extra": VALUES})
    ),
)


@given(st.lists(PLAIN, max_size=4))
def test_what_is_written_quickly_is_written_alike(values: list[Any]) -> None:
    usual = "".join(json_text({"rows": iter(values)}))
    with patch.object(text, "_MANY", 1):
        assert "".join(json_text({"rows": iter(values)}, plain=True)) == usual


@given(st.lists(PLAIN, max_size=4))
def test_a_line_written_quickly_is_written_alike(values: list[Any]) -> None:
    usual = list(map(json_line(), values))
    with patch.object(text, "_MANY", 1):
        assert list(map(json_line(plain=True), values)) == usual


@given(st.lists(st.lists(PLAIN, min_size=1, max_size=3), max_size=3), st.booleans())
def test_rows_written_elsewhere_are_written_alike(turns: list[list[Any]], ascii_only: bool) -> None:
    """As by another process, a few at a time, for a table between others."""
    rows, every = json_rows(ascii_only, plain=True), [row for turn in turns for row in turn]
    whole = {"before": {"a": 1}, "rows": iter(every), "behind": []}
    with patch.object(text, "_MANY", 1):
        parts = json_text(whole | {"rows": map(rows, turns)}, ascii_only, plain=True)
        assert "".join(parts) == "".join(json_text(whole, ascii_only))


@given(VALUES)
def test_it_reads_back_unchanged_and_holds_nothing_unsafe(value: Any) -> None:
    text = "".join(json_text(value))
    assert json.loads(text) == value
    assert all(safe(line) == line for line in text.split("\n"))


@given(st.lists(VALUES, max_size=3))
def test_an_iterator_is_written_as_an_array(values: list[Any]) -> None:
    expected = list(json_text({"rows": values, "deep": {"rows": [values]}}))
    assert list(json_text({"rows": iter(values), "deep": {"rows": [iter(values)]}})) == expected


def test_an_iterator_is_written_while_it_runs() -> None:
    made = 0

    def rows() -> Iterator[dict[str, int]]:
        nonlocal made
        for made in range(100):
            yield {"row": made}

    pieces = json_text({"rows": rows()})
    assert next(pieces).endswith('"row": 0\n    }')
    assert made == 0


@pytest.mark.parametrize("value", [{1: "a"}, {"a": [[[{2: 3}]]]}, [[[object()]]]])
def test_what_json_has_no_form_for_is_an_error(value: object) -> None:
    with pytest.raises(TypeError):
        list(json_text(value))
