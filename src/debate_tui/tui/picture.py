"""Draws a frame as a picture in SVG, in a window of a terminal."""

from io import StringIO

from rich.console import Console
from rich.segment import Segment, Segments

from debate_tui.layout.cells import cell_len
from debate_tui.layout.runs import plain
from debate_tui.tui.frame import Frame
from debate_tui.tui.paint import paint
from debate_tui.tui.theme import Palette, style


def svg(frame: Frame, palette: Palette, title: str) -> str:
    """The frame as SVG, under a title."""
    width, ground = max((cell_len(plain(line)) for line in frame.lines), default=0), style(palette, "")
    console = Console(
        width=width,
        height=len(frame.lines),
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
        record=True,
    )
    for number, line in enumerate(frame.lines):
        rest = Segment(" " * (width - cell_len(plain(line))), ground)
        parts = (Segment(text, look) for text, look in paint(line, palette).parts)
        console.print(Segments([*[Segment.line()][:number], *parts, rest]), end="")
    return console.export_svg(title=title)
