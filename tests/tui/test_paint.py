"""Painting: whatever a terminal makes of emoji, marks and Indic scripts, borders stand where they are meant to stand."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Paste

from debate_tui import store
from debate_tui.layout.runs import Run, plain
from debate_tui.model.debate import Kind
from debate_tui.model.library import Library
from debate_tui.text.direction import MARK
from debate_tui.tui.body import Size
from debate_tui.tui.changes import update
from debate_tui.tui.environment import colours
from debate_tui.tui.frame import Frame
from debate_tui.tui.paint import paint, painted
from debate_tui.tui.theme import Palette, palette
from debate_tui.user.themes import OURS
from tests.bidi import visual
from tests.builders import claim, compared, debate, position, relation
from tests.tui.pty_program import Program
from tests.tui.screens import MAP, SIZES, Reader
from tests.tui.terminal import terminal

HARD = "हिन्दी में ट्राम ❤️ शांत 1️⃣, தமிழ் மொழியில் 👩\u200d💻 မြန်မာ 🇯🇵, e\u0301"
CASES = Path(__file__).parents[1] / "cli" / "cases"

Opinion = Callable[[str], int]


def narrow(char: str) -> int:
    """A terminal that gives a cell to whatever has no width of its own in the tables of wide characters."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def spread(char: str) -> int:
    """One that knows nothing of marks."""
    return 2 if unicodedata.east_asian_width(char) in "WF" else int(char != MARK)


def tight(char: str) -> int:
    """One that gives marks nothing, nor what they stand on more than a cell."""
    return int(unicodedata.category(char)[0] != "M" and unicodedata.category(char) != "Cf")


OPINIONS = (narrow, spread, tight)


def screen(sent: str, size: Size, opinion: Opinion) -> list[list[str]]:
    """The cells of a terminal of that opinion after it was sent `sent`: text, CR, LF, CUP, CHA and SGR; no line goes on below."""
    cells = [[" "] * size.columns for _ in range(size.lines)]
    x = y = 0
    for found in re.finditer(r"\x1b\[([?<=>\d;$]*)([A-Za-z])|\x1b[^\[]|(.|\r|\n)", sent):
        numbers, kind, char = found.groups()
        if kind == "G":
            x = int(numbers or 1) - 1
        elif kind == "H":
            y, x = ([int(n or 1) - 1 for n in numbers.split(";")] + [0])[:2] if numbers else (0, 0)
        elif char == "\r":
            x = 0
        elif char == "\n":
            y += 1
        elif char:
            for _ in range(opinion(char)):
                x = min(x, size.columns - 1)
                cells[min(y, size.lines - 1)][x] = char
                x += 1
    return cells


def hard() -> Library:
    words = (HARD, f"{HARD[::2]} {HARD}")
    claims = [claim("a/one", issues=("i",), text=words[0]), claim("b/two", issues=("i",), text=words[1])]
    return Library(
        (debate(claims, [relation(Kind.REBUTS, "a/one", "b/two")], [position("a", HARD[:20]), position("b")]),)
    )


def borders(shown: Frame) -> set[tuple[int, int, str]]:
    found = set()
    for y, line in enumerate(shown.lines):
        x = 0
        for run in line:
            if run.style == "rule" and run.text.strip() in tuple("│┤├┼"):
                found.add((y, x + run.text.index(run.text.strip()), run.text.strip()))
            x += run.width
    return found


@pytest.mark.parametrize("opinion", OPINIONS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_borders_stay_whatever_the_terminal_makes_of_the_words(
    size: Size, opinion: Opinion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    library = hard()
    for way in ((), ("enter",), ("grid",), ("issues",), ("sources",)):
        shown = Reader(library, size, compared(library, "d")).press(*way).frame
        cells = screen(painted(shown.lines, palette(), colours()), size, opinion)
        wanted = borders(shown)
        assert wanted or way or size.columns < 60
        for y, x, char in wanted:
            assert cells[y][x] == char, "".join(cells[y])


@pytest.mark.parametrize("opinion", OPINIONS)
def test_so_do_those_of_the_running_program(opinion: Opinion, tmp_path: Path) -> None:
    """What Textual sends once it has painted over the first frame, all lines and single ones."""
    words = {"Trams make little noise.": HARD, "Lorries wake nobody.": HARD, "Build the tram": HARD[:15]}
    text = MAP
    for plain_words, others in words.items():
        text = text.replace(plain_words, others)
    (tmp_path / "map.toml").write_text(text)
    with Program("map.toml", size=(130, 30), folder=tmp_path, COLORTERM="truecolor", LC_ALL="C.UTF-8") as program:
        program.until("\x1b[?1006h")
        program.send("m")
        program.until("Grid")
        program.send("c")
        program.until("Nights")
        program.send("j")
        sent = program.received.decode() + program.until("▌").decode()
        program.send("qq")
        program.end()
    painted_by_textual = sent[sent.index("\x1b[?1006h") :]
    assert HARD[:5] in painted_by_textual
    cells = screen(painted_by_textual, Size(130, 30), opinion)
    reader = Reader(written(tmp_path / "map.toml"), Size(130, 30)).press("down")
    wanted = borders(reader.frame)
    assert len(wanted) > 30
    for y, x, char in wanted:
        assert cells[y][x] == char, "".join(cells[y])


def written(path: Path) -> Library:
    return store.open([path]).library()


def test_a_line_that_all_terminals_agree_on_is_written_as_it_is() -> None:
    line = (Run("  ", "gutter", 0), Run("Größe, 日本 — “Привет”", "claim", 0), Run("│", "rule"), Run("✓ x", "", 1))
    assert paint(line, Palette()).fields == ()
    assert "".join(text for text, _ in paint(line, Palette()).parts) == plain(line)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_hebrew_and_arabic_keep_their_columns_on_the_screen(size: Size) -> None:
    library = store.open([CASES / "export-hebrew" / "map"]).library()
    ways = ((), ("down", "why"), ("enter",), ("grid",), ("issues",), ("sources",), ("sources", "enter"), ("debates",))
    for way in (*ways, ("a search",)):
        reader = Reader(library, size, compared(library, "tram"))
        shown = (reader.search("שקטה") if way == ("a search",) else reader.press(*way)).frame
        for line in shown.lines:
            written, marked = plain(line), "".join(text for text, _ in paint(line, Palette()).parts)
            order = "".join(marked[i] for i in visual(marked) if marked[i] != MARK)
            assert marked.replace(MARK, "") == written
            assert [i for i, char in enumerate(order) if char in "│┤├┼▌▸■·"] == [
                i for i, char in enumerate(written) if char in "│┤├┼▌▸■·"
            ]
            for left, right in zip(written.split("│"), order.split("│"), strict=True):
                assert sorted(left) == sorted(right)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_key_writes_hebrew_lines_with_the_marks_that_keep_their_columns(size: Size) -> None:
    """Only where a line was painted at first: a key wrote the part of it that had changed without."""
    library = store.open([CASES / "export-hebrew" / "map"]).library()
    reader = Reader(library, size, compared(library, "tram"))
    before = reader.frame
    for action in ("down", "down", "flip", "up", "why"):
        shown = reader.press(action).frame
        sent = update(before, shown, Palette(), colours())
        changed = [new for old, new in zip(before.lines, shown.lines, strict=True) if old != new]
        marks = "".join(text for line in changed for text, _ in paint(line, Palette()).parts).count(MARK)
        assert sent.count(MARK) == marks
        before = shown


@pytest.mark.parametrize("typed", ["שקט 5", "हिन्दी"])
async def test_what_is_typed_in_hebrew_or_hindi_moves_nothing_beside_it(typed: str) -> None:
    async with terminal(hard(), "d", (130, 30)) as reader:
        await reader.press("slash")
        reader.app.post_message(Paste(typed))
        await reader.pilot.pause(0.2)
        frame = reader.app.canvas.frame
        [box] = [region for region in frame.regions if region.name == "input"]
        painted = paint(frame.lines[box.y], Palette())
        assert typed in plain(frame.lines[box.y])
        assert (MARK in "".join(text for text, _ in painted.parts)) is (typed == "שקט 5")
        assert painted.fields or typed == "שקט 5", "of Hebrew all terminals know the width"


def test_without_colours_bold_and_underlined_text_is_still_that() -> None:
    """What a key had changed was written without any look, so that claims, and what of a card is read aloud, were lost."""
    line = (Run("claim", "claim"), Run(" aloud", "aloud"), Run(" plain", "text"))
    none = painted([line], Palette(OURS[2]), None)
    assert none == "\x1b[1mclaim\x1b[4m aloud\x1b[22;24m plain"
    assert not re.search(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9\d|10\d)", none)
