"""Strips: a painted line for Textual, whose fields stay at their columns when Textual crops or divides it."""

from collections.abc import Iterable, Sequence

from rich.color import ColorSystem
from rich.console import Console
from textual.strip import Strip

from debate_tui.tui.paint import Pen, steady


class SteadyStrip(Strip):
    """A strip that begins at column `x` of the screen, with the columns at which its `fields` begin.

    It is rendered with Rich. Textual's own `render` caches up to 16,384 styles and fills that cache, since its styles
    differ for each place on the screen at which text begins.
    """

    __slots__ = ["_fields", "_x"]

    def __init__(self, strip: Strip, fields: Sequence[int], x: int = 0) -> None:
        super().__init__(strip, strip.cell_length)
        self._fields = fields
        self._x = x

    def render(self, console: Console) -> str:
        pen = pen_of(console)
        self.write(pen)
        return pen.done()

    def write(self, pen: Pen) -> None:
        steady(pen, [(text, style) for text, style, _ in self], self._fields, self._x)

    def crop(self, start: int, end: int | None = None) -> Strip:
        return SteadyStrip(super().crop(start, end), self._fields, self._x + max(0, start))

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        strips: list[Strip] = []
        x = self._x
        for strip in super().divide(cuts):
            strips.append(SteadyStrip(strip, self._fields, x))
            x += strip.cell_length
        return strips


def pen_of(console: Console) -> Pen:
    """A pen with the colours of a console."""
    return Pen(console._color_system or ColorSystem.TRUECOLOR)
