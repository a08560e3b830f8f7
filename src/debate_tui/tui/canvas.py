"""The canvas: the only widget. It paints the frame, and repaints only what has changed of it."""

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from debate_tui.layout.cells import cell_len
from debate_tui.tui.changes import update
from debate_tui.tui.environment import colours
from debate_tui.tui.frame import Frame
from debate_tui.tui.paint import paint
from debate_tui.tui.selection import Field, field_at, marked
from debate_tui.tui.strips import SteadyStrip
from debate_tui.tui.theme import Palette, style


class Canvas(Widget):
    """Shows a frame, posts `Pressed` when a cell is clicked, and lets the mouse mark text."""

    DEFAULT_CSS = "Canvas { width: 1fr; height: 1fr; }"

    class Pressed(Message):
        """A cell of the canvas was clicked: column `x` of line `y`, both from 0."""

        def __init__(self, x: int, y: int) -> None:
            super().__init__()
            self.x, self.y = x, y

    def __init__(self) -> None:
        super().__init__()
        self.frame = Frame((), ())
        self.palette = Palette()
        self._down = Offset()
        self._due = True
        """Whether Textual is about to repaint all of it."""

    def show(self, new: Frame, palette: Palette) -> str:
        """Show the frame `new`; what has to be written to the terminal for it at once. All else Textual repaints."""
        old, self.frame = self.frame, new
        if new.lines != old.lines and self.text_selection is not None:
            self.screen.clear_selection()  # the words that were marked are no longer there
            self._due = True
        if palette != self.palette or len(old.lines) != len(new.lines):
            self.palette = palette
            self._due = True
        if self._due:
            self.refresh()
            return ""
        return update(old, new, palette, colours())

    def render_line(self, y: int) -> Strip:
        ground = style(self.palette, "")
        if y >= len(self.frame.lines):
            return Strip.blank(self.size.width, ground)
        line = paint(self.frame.lines[y], self.palette)
        strip = Strip([Segment(text, look) for text, look in line.parts]).crop_extend(0, self.size.width, ground)
        if (selection := self.text_selection) is not None and (found := self._marked(selection, y)):
            _, start, stop = found
            lit = strip.crop(start, stop).apply_style(style(self.palette, "match"))
            strip = Strip.join([strip.crop(0, start), lit, strip.crop(stop)])
        return strip.apply_offsets(0, y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they are now: Textual's own cache of them knows nothing of what was written at once."""
        self._due = self._due and crop.size != self.size
        return [self._steady(self.render_line(y).crop(*crop.column_span), crop.x, y) for y in crop.line_range]

    def _steady(self, strip: Strip, x: int, y: int) -> SteadyStrip:
        """Textual's line `y` from column `x` on, with fields that stay at their columns on every terminal."""
        fields = paint(self.frame.lines[y], self.palette).fields if y < len(self.frame.lines) else ()
        return SteadyStrip(strip, fields, x)

    def _marked(self, selection: Selection, y: int) -> tuple[Field, int, int] | None:
        """What the mouse has marked in line `y`: the field, the first column, and the column after the last."""
        origin = field_at(self.frame, self._down.x, self._down.y)
        span = selection.get_span(y)
        if origin is None or span is None:
            return None
        # Textual counts the characters that were painted (-1: the end of the line); we count cells.
        text = "".join(part for part, _ in paint(self.frame.lines[y], self.palette).parts)
        start, end = (cell_len(text if at == -1 else text[:at]) for at in span)
        return marked(self.frame, origin, y, (start, end))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        found = (self._marked(selection, y) for y in range(len(self.frame.lines)))
        return "".join(field.words(start, stop) for field, start, stop in filter(None, found)).strip(), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._down = event.offset

    def on_click(self, event: events.Click) -> None:
        if event.offset == self._down:  # otherwise the mouse was dragged to mark text
            self.post_message(self.Pressed(event.x, event.y))
