"""Strips: a painted line for Textual, which keeps its fields at their columns through all that Textual does to it."""

from collections.abc import Iterable, Sequence

from rich.color import ColorSystem
from rich.console import Console
from textual.strip import Strip

from debate_tui.tui.paint import steady


class SteadyStrip(Strip):
    """A strip that begins at column `x` of the screen, and sets the cursor to where each of its `fields` begins.

    Written by rich: Textual's own `render` remembers 16,384 styles, and each place of the screen that text begins at is one more.
    """

    __slots__ = ["_fields", "_x"]

    def __init__(self, strip: Strip, fields: Sequence[int], x: int = 0) -> None:
        super().__init__(strip, strip.cell_length)
        self._fields = fields
        self._x = x

    def render(self, console: Console) -> str:
        system = console._color_system or ColorSystem.TRUECOLOR
        return steady([(text, style) for text, style, _ in self], self._fields, self._x, system)

    def crop(self, start: int, end: int | None = None) -> Strip:
        return SteadyStrip(super().crop(start, end), self._fields, self._x + max(0, start))

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        strips: list[Strip] = []
        x = self._x
        for strip in super().divide(cuts):
            strips.append(SteadyStrip(strip, self._fields, x))
            x += strip.cell_length
        return strips
