"""The line that is typed: keys edit it in the order that they were pressed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.layout.cells import cell_len
from debate_tui.layout.runs import plain
from debate_tui.tui.line import _EDITS, LONGEST, Line, column, edited, inserted, painted, pasted, under, whole


def typed(keys: str | list[str], line: Line | None = None) -> Line:
    """`⌫` is Backspace."""
    now = line or Line()
    for key in keys:
        after = edited(now, "backspace" if key == "⌫" else key, key if len(key) == 1 else None)
        assert after is not None, key
        now = after
    return now


def test_a_hint_without_room_says_that_it_goes_on() -> None:
    assert plain(painted(Line(), 14, "/", "Search claims")) == " /  Search cl…"
    assert plain(painted(Line(), 40, "/", "Search claims")) == " /  Search claims"


@pytest.mark.parametrize("words", ["❤️", "👩‍👩‍👧", "می‌خواهم", "क्‍ष", "!\u200fשלום"])
def test_what_a_paste_keeps_typing_keeps(words: str) -> None:
    """Joiners were gone, and an emoji's selector became U+FFFD."""
    assert typed([*words]).text == pasted(Line(), words).text == words


def test_editing_keys_act_in_the_order_typed() -> None:
    assert typed("tar⌫⌫rade").text == "trade"


@pytest.mark.parametrize(
    ("keys", "text", "at"),
    [
        (["left", "left", "x"], "one txwo", 6),
        (["home", "x", "end", "y"], "xone twoy", 9),
        (["ctrl+w"], "one ", 4),
        (["ctrl+u"], "", 0),
        (["ctrl+a", "ctrl+k"], "", 0),
        (["ctrl+left", "delete"], "one wo", 4),
        (["ctrl+a", "ctrl+right", "x"], "onex two", 4),
        (["shift+left", "shift+left", "x"], "one tx", 6),
        (["shift+home", "backspace"], "", 0),
        (["ctrl+shift+a", "x"], "x", 1),
        (["home", "backspace", "end", "delete"], "one two", 7),
    ],
    ids=str,
)
def test_the_usual_keys_edit(keys: list[str], text: str, at: int) -> None:
    line = typed(keys, Line("one two", 7))
    assert (line.text, line.at) == (text, at)


def test_what_was_there_is_typed_over() -> None:
    assert typed("x", whole("before")).text == "x"
    assert typed(["right", "x"], whole("before")).text == "beforex"


def test_a_key_that_does_not_edit_is_somebody_else_s() -> None:
    assert edited(Line("one", 3), "f1", None) is None
    assert edited(Line("one", 3), "escape", "\x1b") is None


def test_the_right_arrow_takes_the_completion_at_the_end_only() -> None:
    line = Line("source:cg", 9, completion="tn")
    assert typed(["right"], line).text == "source:cgtn"
    assert typed(["left", "right"], line).text == "source:cg"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\ntwo\nthree", "one two three"),
        ("\n\none\r\n  two\r", "one two"),
        ("one\ttwo", "one two"),
        ("har\x1b[2J\u202ebour", "har␛[2J\ufffdbour"),
    ],
    ids=repr,
)
def test_the_whole_paste_goes_into_the_line(text: str, line: str) -> None:
    assert pasted(Line("a ", 2), text).text == f"a {line}"


def test_a_line_has_an_end() -> None:
    assert len(pasted(Line(), "word " * LONGEST).text) == LONGEST
    assert len(inserted(Line("x" * LONGEST, LONGEST), "y").text) == LONGEST


texts = st.text(st.sampled_from("ab é界\u0301👍"), max_size=60)


@given(texts, st.lists(st.sampled_from(sorted(_EDITS))), st.integers(8, 60))
def test_the_line_fits_its_room_with_the_cursor_in_sight(text: str, keys: list[str], columns: int) -> None:
    line = typed(keys, whole(text))
    assert 0 <= line.at <= len(line.text)
    assert 0 < column(line, columns) < columns
    shown = painted(line, columns, "/", "hint")
    assert any(run.style == "notice" for run in shown)
    if cell_len(line.text) < columns - 4:
        assert line.text in plain(shown)


def test_a_click_puts_the_cursor_on_a_character() -> None:
    line = Line("ab界d", 4)
    assert [under(line, 40, x).at for x in (0, 3, 4, 5, 6, 7, 11)] == [0, 0, 1, 2, 2, 3, 4]
