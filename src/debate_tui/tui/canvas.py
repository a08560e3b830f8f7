"""The canvas: the one widget, which paints the frame and refreshes only the lines that a move has changed."""

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from debate_tui.layout.runs import plain
from debate_tui.tui.frame import Frame
from debate_tui.tui.theme import style


class Canvas(Widget):
    """Shows a frame; says which cell was clicked; lets the mouse mark text."""

    DEFAULT_CSS = "Canvas { width: 1fr; height: 1fr; }"

    class Pressed(Message):
        """A cell of the canvas was clicked: column `x` of line `y`, both from 0."""

        def __init__(self, x: int, y: int) -> None:
            super().__init__()
            self.x, self.y = x, y

    def __init__(self) -> None:
        super().__init__()
        self.frame = Frame((), ())
        self.palette = "dark"
        self._down = Offset()

    def show(self, new: Frame, palette: str) -> None:
        """Paint `new` over what stands there, line by line where lines differ."""
        old, self.frame = self.frame, new
        if palette != self.palette or len(old.lines) != len(new.lines):
            self.palette = palette
            self.refresh()
            return
        for y, (before, after) in enumerate(zip(old.lines, new.lines, strict=True)):
            if before != after:
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        ground = style(self.palette, "")
        if y >= len(self.frame.lines):
            return Strip.blank(self.size.width, ground)
        strip = Strip([Segment(run.text, style(self.palette, run.style)) for run in self.frame.lines[y]])
        strip = strip.crop_extend(0, self.size.width, ground)
        if (selection := self.text_selection) is not None and (span := selection.get_span(y)) is not None:
            strip = self._selected(strip, *span)
        return strip.apply_offsets(0, y)

    def _selected(self, strip: Strip, start: int, end: int) -> Strip:
        """The part of a line that the mouse has marked; an `end` of -1 is the end of the line."""
        end = strip.cell_length if end == -1 else end
        marked = strip.crop(start, end).apply_style(style(self.palette, "match"))
        return Strip.join([strip.crop(0, start), marked, strip.crop(end)])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        text = "\n".join(plain(line).rstrip() for line in self.frame.lines)
        return selection.extract(text), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._down = event.offset

    def on_click(self, event: events.Click) -> None:
        if event.offset == self._down:  # else text was marked
            self.post_message(self.Pressed(event.x, event.y))
