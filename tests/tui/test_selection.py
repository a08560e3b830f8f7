"""The mouse marks words: those of one cell, in one piece, without what frames them."""

from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem

from debate_tui.layout.runs import Run, plain, width
from debate_tui.model.debate import Kind
from debate_tui.model.library import Library
from debate_tui.tui.body import Size
from debate_tui.tui.frame import Frame
from debate_tui.tui.paint import Pen
from debate_tui.tui.selection import field_at, lit
from debate_tui.tui.theme import Palette, style
from tests.builders import claim, compared, debate, relation
from tests.tui.screens import SIZES, Reader, harbour
from tests.tui.terminal import Terminal, terminal

LIBRARY = Library((harbour(),))
LONG = "A tram along the quay would carry more people than the road does now, whatever else is said of it by the U.S.-Japan friends of lorries."


def line_with(reader: Terminal, words: str, column: int = 0) -> tuple[int, int]:
    """The first place of `words` on the screen, from a column on."""
    for y, line in enumerate(reader.text.splitlines()):
        if (x := line.find(words, column)) >= 0:
            return x, y
    raise AssertionError(f"{words} is not there")


def marked(reader: Terminal) -> str:
    return reader.app.screen.get_selected_text() or ""


def two(
    left: str = LONG, right: str = "Lorries are what the harbour lives on, and the road is theirs alone."
) -> Library:
    claims = [claim("a/one", text=left), claim("b/two", text=right)]
    return Library((debate(claims, [relation(Kind.REBUTS, "a/one", "b/two")]),))


async def test_two_lines_of_the_left_cell_are_words_of_the_left_cell() -> None:
    async with terminal(two(), "d") as reader:
        x, y = line_with(reader, "A tram along")
        assert "│" in reader.text.splitlines()[y]
        await reader.drag((x, y), (x + 8, y + 1))
        text = marked(reader)
        assert LONG.startswith(text)
        assert len(text) > 45


async def test_so_are_those_of_the_right_one_wherever_the_mouse_is_let_go() -> None:
    async with terminal(two(), "d") as reader:
        x, y = line_with(reader, "Lorries are")
        for end in ((x + 12, y + 1), (99, y + 1), (99, y)):
            await reader.drag((x, y), end)
            assert marked(reader)
            assert "Lorries are what the harbour lives on, and the road is theirs alone.".startswith(marked(reader))
        await reader.drag((x + 3, y + 1), (x, y))
        assert marked(reader).startswith("ries are") or marked(reader).startswith("Lorries are")
        assert "│" not in marked(reader)


async def test_nothing_of_the_frame_is_copied_whatever_is_dragged_over() -> None:
    async with terminal(two(), "d", (160, 45)) as reader:
        for start_at in ((40, 3), (120, 3), (5, 2), (40, 8), (100, 10), (30, 40), (3, 44)):
            await reader.drag(start_at, (159, 44))
            assert not set("│┤├┼─▌") & set(marked(reader))


async def test_a_word_broken_at_its_hyphen_is_one_word() -> None:
    words = "whatever " * 3 + "U.S.-Japan-alliance-friends-of-lorries-and-others and more"
    async with terminal(two(words), "d", (80, 24)) as reader:
        x, y = line_with(reader, "whatever whatever")
        assert "lorries-and-others" not in reader.text
        await reader.drag((x, y), (39, y + 3))
        assert marked(reader).startswith(words[:70])


async def test_paragraphs_stay_apart() -> None:
    async with terminal(two("One claim."), "d") as reader:
        x, y = line_with(reader, "One claim.")
        await reader.drag((x, y), (30, y + 2))
        assert marked(reader).splitlines()[:2] == ["One claim.", "“words of one”"]


@pytest.mark.parametrize(
    "left", ["日本は、もっとしなければならないと思います。" * 3, "שלום עולם " * 8, "ट्राम ❤️ शांत है 1️⃣ " * 5]
)
async def test_wide_and_turned_words_are_marked_as_they_stand(left: str) -> None:
    async with terminal(two(left), "d") as reader:
        _, y = line_with(reader, left[:3])
        await reader.drag((2, y), (48, y + 1))
        assert marked(reader)
        assert left.startswith(marked(reader))
        assert "\u200e" not in marked(reader)


async def test_rows_of_one_cell_go_on_below() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("enter")
        x, y = line_with(reader, "Says:")
        await reader.drag((x, y), (60, y + 3))
        assert "Says: " in marked(reader)
        assert "“words of thesis”" in marked(reader)


async def test_what_is_marked_looks_marked_until_it_is_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its colours stayed what they were: the look of what is marked lay beneath those of the words."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    words = "日本は、もっとしなければならないと思います。" * 3
    async with terminal(two(words), "d") as reader:
        canvas = reader.app.canvas
        sent: list[str] = []
        show = canvas.show

        def told(new: Frame, palette: Palette) -> str:
            sent.append(show(new, palette))
            return sent[-1]

        monkeypatch.setattr(canvas, "show", told)
        x, y = line_with(reader, words[:3])
        await reader.drag((x + 4, y), (x + 9, y))
        look = Pen(ColorSystem.TRUECOLOR)
        look.write("xx", style(reader.app.palette, "match"))
        lit = look.done().partition("xx")[0]
        assert sent[-1].count(lit) == 1
        assert sent[-1].partition(lit)[2].startswith(marked(reader))
        assert len(marked(reader)) in (3, 4)
        await reader.click(x, y + 1)
        assert not marked(reader)
        assert lit not in sent[-1]
        assert words[:20] in "".join(sent[-1].splitlines())


@given(st.text("a日é\u0301❤️👩\u200d💻", min_size=1, max_size=12), st.data())
def test_of_a_wide_character_all_looks_marked(words: str, data: st.DataObject) -> None:
    line = (Run("x", "text"), Run(words, "claim", 1), Run("y", "text"))
    start, end = sorted(data.draw(st.integers(0, width(line))) for _ in range(2))
    shown = lit(line, start, end)
    assert plain(shown) == plain(line)
    before = width(tuple(takewhile(lambda run: run.style != "match", shown)))
    assert before <= start or start == end
    assert width(tuple(run for run in shown if run.style == "match")) >= end - start


async def test_what_is_marked_is_no_longer_when_other_words_stand_there() -> None:
    async with terminal(LIBRARY, "harbour", (60, 16)) as reader:
        await reader.drag((3, 4), (20, 6))
        assert marked(reader)
        await reader.press("j")
        assert not marked(reader)


@pytest.mark.parametrize("size", [*SIZES, Size(10, 3)], ids=str)
def test_a_field_is_where_its_words_are_painted(size: Size) -> None:
    for way in ((), ("enter",), ("grid",), ("help",)):
        shown = Reader(LIBRARY, size, compared(LIBRARY, "harbour")).press(*way).frame
        for y, line in enumerate(shown.lines):
            for x, char in enumerate(plain(line)):
                field = field_at(shown, x, y)
                assert field is None or char not in "│┤├┼─"
                if field:
                    assert plain(field.runs) == plain(line)[field.start : field.stop]
