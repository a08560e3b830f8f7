"""Arranges a row of cells as lines that are exactly as wide as the page, in columns, tiles or a stack."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from debate_tui.layout.kept import keeping
from debate_tui.layout.rows import Cell, Mode, Row, Rule
from debate_tui.layout.runs import Line, Paragraph, Run, in_cell, width
from debate_tui.layout.wrap import wrap


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of a page in terminal cells (≥ 8), and whether it has gutters for the cursor's mark."""

    width: int
    gutters: bool = True

    @property
    def separator(self) -> str:
        return "│" if self.gutters else " │ "

    @property
    def margins(self) -> tuple[int, int]:
        """Cells left and right of a column's text."""
        return (2, 1) if self.gutters else (0, 0)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell in its column, or None where the column is empty in this band; `index` is the cell's place in its row."""

    index: int
    cell: Cell | None
    width: int


@keeping(8000)
def lay_out(row: Row, measure: Measure) -> tuple[Line, ...]:
    """The lines of `row`; every line is exactly `measure.width` cells wide."""
    if len(row.cells) == 1:
        return tuple(_band([_Slot(0, row.cells[0], measure.width)], measure, "◂"))
    mode, abreast = _mode(row, measure)
    shown = [(i, cell) for i, cell in enumerate(row.cells) if mode in cell.modes]
    if mode is Mode.COLUMNS:
        slots = [_Slot(i, cell, w) for (i, cell), w in zip(shown, _widths(len(shown), measure), strict=True)]
        return tuple(_band(slots, measure, "", row.hub))
    lines: list[Line] = []
    for band in _bands(shown, row.hub, abreast):
        padded = [*band, *[(-1, None)] * (abreast - len(band))]
        slots = [_Slot(i, cell, w) for (i, cell), w in zip(padded, _widths(abreast, measure), strict=True)]
        lines += _band(slots, measure, "◂" if abreast > 1 else "▴", headed=True)
    return tuple(lines)


def _mode(row: Row, measure: Measure) -> tuple[Mode, int]:
    """The mode in which the row's cells fit the page, and how many of them stand side by side."""
    gap, outer = len(measure.separator), sum(measure.margins)
    columns = sum(Mode.COLUMNS in cell.modes for cell in row.cells)
    abreast = max(1, (measure.width + gap) // (max(row.least, 2) + outer + gap))
    if columns <= abreast:
        return Mode.COLUMNS, columns
    return (Mode.TILES, abreast) if abreast > 1 else (Mode.STACK, 1)


def _widths(columns: int, measure: Measure) -> list[int]:
    """Column widths in cells that fill the page between separators; a remainder widens the first ones by one each."""
    room = measure.width - (columns - 1) * len(measure.separator)
    each, left = divmod(room, max(columns, 1))
    return [each + (i < left) for i in range(columns)]


def _bands(shown: Sequence[tuple[int, Cell]], hub: int | None, abreast: int) -> Iterator[list[tuple[int, Cell | None]]]:
    """The cells in bands of at most `abreast`: the hub is at the left of the first band, blank space below it."""
    if hub is None or abreast == 1:
        order = sorted(shown, key=lambda item: item[0] != hub)
        for i in range(0, len(order), abreast):
            yield list(order[i : i + abreast])
        return
    left: tuple[int, Cell | None] = next((item for item in shown if item[0] == hub), (-1, None))
    others = [item for item in shown if item[0] != hub]
    for i in range(0, max(1, len(others)), abreast - 1):
        yield [left, *others[i : i + abreast - 1]]
        left = (left[0], None)


def _band(
    slots: list[_Slot], measure: Measure, arrow: str, hub: int | None = None, headed: bool = False
) -> Iterator[Line]:
    """The lines of cells side by side."""
    if any(slot.cell and slot.cell.rule for slot in slots):
        yield _rules(slots, measure, arrow, hub)
    columns = [list(_column(slot, measure, headed)) for slot in slots]
    separator = Run(measure.separator, "rule")
    for parts in zip_longest(*columns):
        line: list[Run] = []
        for i, (slot, part) in enumerate(zip(slots, parts, strict=True)):
            if i:
                line.append(separator)
            line += part or _padded((), slot, measure)
        yield tuple(line)


def _column(slot: _Slot, measure: Measure, headed: bool) -> Iterator[Line]:
    if slot.cell is None:
        return
    left, right = measure.margins
    room = max(2, slot.width - left - right)
    paragraphs = slot.cell.paragraphs
    if headed and slot.cell.heading:
        paragraphs = (Paragraph(slot.cell.heading), *paragraphs)
    if slot.cell.rule and not _label_fits(slot):
        paragraphs = (Paragraph(slot.cell.rule.label), *paragraphs)
    for paragraph in paragraphs:
        for line in wrap(paragraph, room):
            yield _padded(line, slot, measure)


def _padded(line: Line, slot: _Slot, measure: Measure) -> Line:
    """`line` in its column, filled up to the column's width."""
    left, _ = measure.margins
    fill = slot.width - left - width(line)
    parts = (Run(" " * left, "gutter"), *line, Run(" " * fill)) if left else (*line, Run(" " * fill))
    return in_cell(tuple(run for run in parts if run.text), slot.index)


def _label_fits(slot: _Slot) -> bool:
    rule = slot.cell.rule if slot.cell else None
    return rule is None or width(rule.label) + 8 <= slot.width


def _rules(slots: list[_Slot], measure: Measure, arrow: str, hub: int | None) -> Line:
    """The line over a band: a rule above each cell that has one, joined to its neighbours."""
    line: list[Run] = []
    ruled = [slot.cell is not None and slot.cell.rule is not None for slot in slots]
    for i, slot in enumerate(slots):
        if i:
            joint = {(True, True): "┼", (True, False): "┤", (False, True): "├", (False, False): "│"}[
                ruled[i - 1], ruled[i]
            ]
            pad_left, pad_right = ("─" if ruled[i - 1] else " "), ("─" if ruled[i] else " ")
            line.append(Run(joint if measure.gutters else pad_left + joint + pad_right, "rule"))
        rule = slot.cell.rule if slot.cell else None
        line += _rule(rule, slot, arrow or ("◂" if hub is not None and hub < slot.index else "▸"))
    return tuple(line)


def _rule(rule: Rule | None, slot: _Slot, arrow: str) -> Line:
    if rule is None:
        return (Run(" " * slot.width),)
    if not rule.label or not _label_fits(slot):
        return (Run("─" * slot.width, "rule"),)
    pointer = (
        (Run(f" {arrow}", rule.label[-1].style),) if rule.toward is not None else ()
    )  # in the label's style, not the line's: it is read with the label
    label = (Run("── ", "rule"), *rule.label, *pointer, Run(" ", "rule"))
    return (*label, Run("─" * (slot.width - width(label)), "rule"))
