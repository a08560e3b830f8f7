"""The canvas: the only widget. It says what has to be written for the terminal to show a frame, and lets the mouse mark text.

Textual's compositor paints nothing of it: of a window that gets another size, it would paint all lines four times.
"""

from dataclasses import replace

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from debate_tui.layout.cells import cell_len
from debate_tui.layout.runs import plain
from debate_tui.tui.changes import update
from debate_tui.tui.environment import colours
from debate_tui.tui.frame import Frame
from debate_tui.tui.selection import Field, field_at, lit, marked
from debate_tui.tui.theme import Palette


class Canvas(Widget):
    """Has the frame that is shown; posts `Pressed` when a cell is clicked, and `Marked` when other text is marked."""

    DEFAULT_CSS = "Canvas { width: 1fr; height: 1fr; }"

    class Pressed(Message):
        """A cell of the canvas was clicked: column `x` of line `y`, both from 0; `again`: as part of a double click."""

        def __init__(self, x: int, y: int, again: bool = False) -> None:
            super().__init__()
            self.x, self.y, self.again = x, y, again

    class Marked(Message):
        """The mouse has marked other text than before, or none."""

    def __init__(self) -> None:
        super().__init__()
        self.frame = Frame((), ())
        self._shown: Frame | None = None
        """What the terminal shows: the frame with what is marked of it; None where nobody knows."""
        self._palette = Palette()
        self._down = Offset()

    def forget(self) -> None:
        """The terminal has another size, or another program has had it: what it shows is not known."""
        self._shown = None

    def show(self, new: Frame, palette: Palette) -> str:
        """Show the frame `new`; what has to be written to the terminal for that."""
        if self.text_selection is not None and [*map(plain, new.lines)] != [*map(plain, self.frame.lines)]:
            self.screen.clear_selection()  # the words that were marked are no longer there
        old = self._shown if palette == self._palette else None
        self.frame, self._palette, self._shown = new, palette, self._with_marked(new)
        return update(old, self._shown, palette, colours())

    def _with_marked(self, new: Frame) -> Frame:
        """The frame with what the mouse has marked looking so."""
        if (selection := self.text_selection) is None:
            return new
        found = (self._marked(selection, y) for y in range(len(new.lines)))
        lines = (lit(line, *span[1:]) if span else line for line, span in zip(new.lines, found, strict=True))
        return replace(new, lines=tuple(lines))

    def render_line(self, y: int) -> Strip:
        """The characters of line `y`, each of which knows its place: the mouse asks for them."""
        line = self.frame.lines[y] if y < len(self.frame.lines) else ()
        return Strip([Segment(run.text) for run in line]).apply_offsets(0, y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """What Textual looks at for the style below the mouse: none, since it paints nothing."""
        return [Strip.blank(crop.width)] * crop.height

    def _marked(self, selection: Selection, y: int) -> tuple[Field, int, int] | None:
        """What the mouse has marked in line `y`: the field, the first column, and the column after the last."""
        origin = field_at(self.frame, self._down.x, self._down.y)
        span = selection.get_span(y)
        if origin is None or span is None:
            return None
        # Textual counts characters (-1: the end of the line); we count cells.
        text = plain(self.frame.lines[y])
        start, end = (cell_len(text if at == -1 else text[:at]) for at in span)
        return marked(self.frame, origin, y, (start, end))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        found = (self._marked(selection, y) for y in range(len(self.frame.lines)))
        return "".join(field.words(start, stop) for field, start, stop in filter(None, found)).strip(), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        # Later: the screen counts as the sender of what is made now, and so it wouldn't go beyond the screen.
        self.call_later(lambda: self.post_message(self.Marked()))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._down = event.offset

    def on_click(self, event: events.Click) -> None:
        if event.offset == self._down:  # otherwise the mouse was dragged to mark text
            self.post_message(self.Pressed(event.x, event.y, event.chain > 1))
