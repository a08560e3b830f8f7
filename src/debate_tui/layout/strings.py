"""Lays out rows as strings: the lines of `layout.arrange` without styles, for exports, in a quarter of the time."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from debate_tui.layout.arrange import Measure, bands, rules
from debate_tui.layout.breaks import breaks
from debate_tui.layout.cells import cell_len
from debate_tui.layout.rows import Row
from debate_tui.layout.runs import ASIDES, DOT, Paragraph, plain
from debate_tui.layout.wrap import wrap


def strings(row: Row, measure: Measure) -> Iterator[str]:
    """The text of the lines that `arrange.lay_out` makes of `row`, without blanks at their ends."""
    lead = " " * measure.margins[0]
    for band in bands(row, measure):
        if band.ruled:
            yield plain(rules(band, measure)).rstrip()
        columns = [
            [
                lead + line
                for paragraph in slot.paragraphs(band.headed)
                for line in wrapped(paragraph, slot.room(measure))
            ]
            for slot in band.slots
        ]
        if band.hub is not None:
            columns[band.hub] = columns[band.hub][slice(*band.part)]
        if len(columns) == 1:
            yield from map(str.rstrip, columns[0])
            continue
        widths = [slot.width for slot in band.slots]
        padded = (
            [_padded(line, width) for line, width in zip(lines, widths, strict=True)]
            for lines in zip_longest(*columns, fillvalue="")
        )
        yield from (measure.separator.join(line).rstrip() for line in padded)


def wrapped(paragraph: Paragraph, width: int) -> list[str]:
    """The text of the lines that `wrap.wrap` makes of `paragraph`."""
    text = "".join([run.text for run in paragraph.runs])
    first = paragraph.first.text if paragraph.first.width <= width - 2 else ""
    rest = paragraph.rest.text if paragraph.rest.width <= width - 2 else ""
    lines = broken(text, width, first, rest) or [first]
    if DOT in text and len(lines) > 1 and any(run.style in ASIDES for run in paragraph.runs):
        return [plain(line) for line in wrap(paragraph, width)]  # in which run a dot stands is for it to tell
    return lines


def _padded(line: str, width: int) -> str:
    return line.ljust(width) if line.isascii() else line + " " * (width - cell_len(line))


_SPACES = re.compile(" {2,}")


def broken(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """`text` in lines of at most `width` cells with `first` before the first line and `rest` before every other; none
    for an empty text. Several spaces count as one."""
    if "  " in text:
        text = _SPACES.sub(" ", text)
    text = text.lstrip(" ")
    even, lead, lines = text.replace("\u00a0", " "), first, []
    for start, end in breaks(text, width - _cells(first), width - _cells(rest)):
        lines.append(lead + even[start:end])
        lead = rest
    return lines


_cells = lru_cache(maxsize=1024)(cell_len)
