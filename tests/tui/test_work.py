"""How much is done for a key: counted, not timed, so that a busy machine changes nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from debate_tui.layout.arrange import lay_out
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Kind
from debate_tui.model.diagnostics import Diagnostic, Severity
from debate_tui.model.library import Library
from debate_tui.state import Spot, State, opening
from debate_tui.tui.body import Size
from debate_tui.tui.frame import Frame
from debate_tui.tui.theme import Palette
from tests.builders import AT, claim, compared, debate, issue, quote, relation
from tests.counted import calls
from tests.tui.pty_program import Program
from tests.tui.screens import Reader, harbour
from tests.tui.terminal import Terminal, terminal

LIBRARY = Library((harbour(),))
LARGE = Library((debate([claim(f"{side}/c{n}") for n in range(2000) for side in ("left", "right")], id="large"),))


async def written(reader: Terminal, *keys: str) -> str:
    """What keys have written to the terminal."""
    canvas = reader.app.canvas
    sent: list[str] = []
    show = canvas.show

    def told(new: Frame, palette: Palette) -> str:
        sent.append(show(new, palette))
        return sent[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(canvas, "show", told)
        await reader.press(*keys)
    assert sent
    return "".join(sent)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (130, 40)], ids=str)
async def test_a_cursor_move_writes_only_the_lines_that_change(size: tuple[int, int]) -> None:
    async with terminal(LIBRARY, size=size) as reader:
        before = reader.app.canvas.frame.lines
        *places, _ = re.findall(r"\x1b\[(\d+);\d+H", await written(reader, "l"))  # the last is the cursor's
        lines = {int(line) - 1 for line in places}
        after = reader.app.canvas.frame.lines
        assert lines == {y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new}
        assert lines
        if size[0] < 120:
            assert len(lines) <= 5, "those of the two cells, which stand side by side"


async def test_a_key_that_does_nothing_writes_nothing() -> None:
    async with terminal(LIBRARY) as reader:
        assert await written(reader, "h")  # which says that there is nothing on the left
        assert await written(reader, "h") == ""
        assert await written(reader, "g")  # which takes those words away
        assert await written(reader, "g") == ""


def test_moving_about_on_a_page_composes_and_lays_out_nothing_anew() -> None:
    reader = Reader(LIBRARY, Size(80, 24), compared(LIBRARY))
    for action in ("down", "down", "up", "up", "flip", "flip"):  # the whole page has been seen now
        reader.press(action)
        assert reader.frame
    page = reader.body.page
    before = lay_out.misses
    for action in ("down", "down", "up", "up", "flip", "flip"):
        reader.press(action)
        assert reader.frame
        assert reader.body.page is page
    assert lay_out.misses == before


def test_coming_back_composes_nothing_anew() -> None:
    reader = Reader(LIBRARY, Size(80, 24), compared(LIBRARY)).press("enter", "back")
    page = reader.body.page
    assert reader.press("enter", "back", "grid", "back").body.page is page


def test_only_what_is_in_sight_is_laid_out() -> None:
    lay_out.clear()
    reader = Reader(LARGE, Size(80, 24), compared(LARGE))
    rows = len(reader.body.page.rows)
    assert rows > 4000
    for _ in range(5):
        reader.press("down")
        assert reader.frame
    assert lay_out.misses < 60
    reader.press("bottom")
    assert reader.frame
    assert lay_out.misses < 120


def test_the_next_issue_lays_out_of_the_list_of_issues_the_lines_of_both() -> None:
    """The whole list was composed and laid out anew for each comparison: half of what a key took."""
    issues = [issue(f"i{number}") for number in range(60)]
    told = [claim(f"{side}/c{n}", issues=(f"i{n}",)) for n in range(60) for side in ("left", "right")]
    library = Library((debate(told, issues=issues),))
    reader = Reader(library, Size(120, 40), State(Spot(opening(library.debates[0]))))
    assert reader.press("next_issue").frame
    before = lay_out.misses
    assert reader.press("next_issue").frame
    page = len(reader.body.page.rows) + len(reader.body.page.head) + 1  # and the details of a claim
    assert 2 <= lay_out.misses - before <= page + 3, "two lines of the list, and one that has come in sight"


def test_what_is_wrong_is_counted_once_for_all_frames() -> None:
    class Counted(tuple[Diagnostic, ...]):
        times = 0

        def __iter__(self) -> Iterator[Diagnostic]:
            Counted.times += 1
            return super().__iter__()

    wrong = Counted(Diagnostic(AT, "W404", Severity.WARNING, "unused issue") for _ in range(3))
    library = Library(LIBRARY.debates, wrong)
    reader = Reader(library, Size(100, 30), compared(library))
    for action in ("down", "flip", "down"):
        assert "3 warnings" in plain(reader.press(action).frame.lines[0])
    assert Counted.times == 1


def test_a_resize_lays_out_what_is_in_sight() -> None:
    reader = Reader(LARGE, Size(80, 24), compared(LARGE)).press("bottom")
    assert reader.frame
    before = lay_out.misses
    reader.resize(Size(90, 24))
    assert reader.frame
    assert lay_out.misses - before < 60


def test_a_window_of_another_size_is_painted_once() -> None:
    """By Textual it was painted four times, once with what the old window had shown."""
    with Program(size=(100, 30), COLORTERM="truecolor") as program:
        program.until("\x1b[?1006h")
        program.rest(1)
        program.send("c")
        program.rest(1)
        for columns, lines in ((120, 40), (80, 24), (59, 20), (100, 30)):
            program.resize(columns, lines)
            sent = program.rest(1).decode()
            places = [(int(line), int(column)) for line, column in re.findall(r"\x1b\[(\d+);(\d+)H", sent)]
            assert places[:-1] == [(line, 1) for line in range(1, lines + 1)], "and last, where the cursor stands"
        program.send("qq")
        assert program.end() == 0


def test_a_key_sends_what_it_changes_to_the_terminal() -> None:
    """The bundled map at 120×40, in 24-bit colours: a page is some 20,000 bytes if all of its lines are written."""
    keys = "jjjlhkj\r\x7f]jjk\r\x7f]jl\r\x7f[["
    with Program(size=(120, 40), COLORTERM="truecolor") as program:
        program.until("\x1b[?1006h")
        program.rest(1)
        program.send("c")
        program.rest(1)
        sent = []
        for key in keys:
            program.send(key)
            sent.append(len(program.rest(0.5)))
        program.send("\x03")
        assert program.end() == 130
    assert 500 < sum(sent) / len(sent) < 4000
    assert max(sent) < 12_000


def test_a_cursor_move_sends_little_to_the_terminal() -> None:
    with Program(size=(100, 30)) as program:
        first = program.until("\x1b[?1006h") + program.rest(1)
        for key in "jkjk":
            program.send(key)
            sent = program.until("\x1b[")
            assert len(sent) < len(first) / 3
            assert sent.count("▌".encode()) < 15, "the lines of one cell"
        program.send("qq")
        assert program.end() == 0


@pytest.mark.parametrize("size", [Size(130, 40), Size(80, 24), Size(59, 20)], ids=str)
def test_a_claim_of_thousands_of_quotes_is_laid_out_as_far_as_it_is_in_sight(size: Size) -> None:
    def work(quotes: int) -> int:
        quoted = tuple(quote(f"The words of quote {number} of this one claim.") for number in range(quotes))
        claims = [replace(claim(f"{side}/long"), quotes=quoted) for side in ("left", "right")]
        library = Library((debate(claims, [relation(Kind.REBUTS, "left/long", "right/long")]),))
        here = State(Spot(opening(library.debates[0])))
        return calls(lambda: Reader(library, size, here).press("down", "down", "page_down", "up").frame)

    work(500)  # what is imported late
    assert work(4000) < 1.3 * work(500)
