"""Painting: turns a line of a frame into text and escape sequences, with each field at its own column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.color import ColorSystem
from rich.style import Style

from debate_tui.layout.cells import cell_len, disputed
from debate_tui.layout.runs import Line, plain
from debate_tui.text.direction import MARK, fenced, turns
from debate_tui.tui.theme import glyphed, style

Part = tuple[str, Style | None]
"""Text and its style."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A line of the screen. `fields`: the columns at which its fields begin, if terminals may disagree on its width."""

    parts: tuple[Part, ...]
    fields: tuple[int, ...] = ()


def paint(line: Line, palette: str) -> Painted:
    """What to write for a line of a frame. The line begins at the first column of the screen."""
    words = plain(line)
    texts = [glyphed(palette, run.style, run.text) for run in line]
    if turns(words):
        texts = [fenced(text) for text in texts]
        # The direction mark goes behind a blank: tmux drops a zero-width mark at the start of a line.
        blank = texts[0][: texts[0].startswith(" ")]
        texts[0] = blank + MARK + texts[0].removeprefix(blank).removeprefix(MARK)
    parts = tuple((text, style(palette, run.style)) for text, run in zip(texts, line, strict=True))
    return Painted(parts, tuple(_fields(line)) if disputed(words) else ())


def _fields(line: Line) -> Iterator[int]:
    """The columns at which a field begins: a cell, a border, or the text behind a gap."""
    at = 0
    yield at
    for before, run in pairwise(line):
        at += before.width
        gap = before.width > 1 and before.text.isspace()
        if gap or before.cell != run.cell or (before.style == "rule") != (run.style == "rule"):
            yield at


def steady(parts: Sequence[Part], fields: Sequence[int], x: int, system: ColorSystem | None) -> str:
    """The text and escape sequences that show `parts` from column `x` on, with each of `fields` at its own column.

    Terminals disagree about the width of emoji, Indic scripts and combining marks. A field with such text is blanked
    first, and the cursor is set to the next field's column after it: so nothing else moves, whatever width was drawn.
    """
    out: list[str] = []
    for start, field in _grouped(parts, fields, x):
        text = "".join(part for part, _ in field)
        if not disputed(text):
            out += (_render(part, look, system) for part, look in field)
            continue
        width = sum(cell_len(part) for part, _ in field)
        out.append(_render(" " * width, field[-1][1], system) + _column(start))
        inked = len(text.rstrip())
        for part, look in field:
            if inked > 0:
                out.append(_render(part[:inked], look, system))
            inked -= len(part)
        out.append(_column(start + width))
    return "".join(out)


def _grouped(parts: Sequence[Part], fields: Sequence[int], x: int) -> Iterator[tuple[int, list[Part]]]:
    """The parts of each field, with the column at which the field begins."""
    begins = set(fields)
    field: list[Part] = []
    start = at = x
    for part in parts:
        if at in begins and field:
            yield start, field
            start, field = at, []
        field.append(part)
        at += cell_len(part[0])
    if field:
        yield start, field


def _column(at: int) -> str:
    """The sequence CHA, which moves the cursor to a column of its line; `at` counts from 0."""
    return f"\x1b[{at + 1}G"


def _render(text: str, look: Style | None, system: ColorSystem | None) -> str:
    return look.render(text, color_system=system) if look and system else text
