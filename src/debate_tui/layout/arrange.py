"""Arranges a row of cells as lines that are exactly as wide as the page, in columns, tiles or a stack."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, zip_longest

from debate_tui.frozen import dataclass
from debate_tui.layout.kept import keeping
from debate_tui.layout.rows import Cell, Mode, Row, Rule, at_width
from debate_tui.layout.runs import Line, Paragraph, Run, blank, width
from debate_tui.layout.wrap import cut_off, wrap


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
class Slot:
    """A cell in its column, or None where the column is empty in this band; `index` is the cell's place in its row."""

    index: int
    cell: Cell | None
    width: int

    def room(self, measure: Measure) -> int:
        """Terminal cells for its text."""
        return max(2, self.width - sum(measure.margins))

    def paragraphs(self, headed: bool) -> Iterable[Paragraph]:
        """All that stands in the column, from top to bottom; `headed`: with the cell's heading."""
        if self.cell is None:
            return ()
        heading = (Paragraph(self.cell.heading),) if headed and self.cell.heading else ()
        return chain(self.label, heading, self.cell.paragraphs)

    @property
    def labelled(self) -> bool:
        """Whether the rule above it has a label."""
        return bool(self.cell and self.cell.rule and self.cell.rule.label and _label_fits(self))

    @property
    def label(self) -> tuple[Paragraph, ...]:
        """The label of its rule where that is too wide to stand in it: it stands below."""
        return (Paragraph(self.cell.rule.label),) if self.cell and self.cell.rule and not _label_fits(self) else ()

    @property
    def with_label(self) -> Iterable[Paragraph]:
        """What stands in the column below its rule, without its heading."""
        said = self.cell.paragraphs if self.cell else ()
        return (*self.label, *said) if self.label else said


@dataclass(frozen=True, slots=True)
class Band:
    """Cells that stand side by side, and what a rule over one of them looks like."""

    slots: list[Slot]
    arrow: str
    """Points from the rule to the hub; empty: the one toward `hub`."""
    hub: int | None = None
    headed: bool = False
    """Whether each cell has its heading above it."""
    part: tuple[int, int | None] = (0, None)
    """Which lines of the hub's cell are shown: from the first up to the second, not included."""

    @property
    def ruled(self) -> bool:
        return any(slot.cell and slot.cell.rule for slot in self.slots)


@keeping(4000)
def lay_out(row: Row, measure: Measure) -> Iterator[Line]:
    """The lines of `row`; every line is exactly `measure.width` cells wide."""
    row = replace(row)  # a copy, since the lines that are still to come must not keep the row itself alive: see `Kept`
    return (line for band in bands(row, measure) for line in _lines(band, measure))


def bands(row: Row, measure: Measure) -> Iterator[Band]:
    """The cells of `row` as they stand side by side and below each other on a page of this measure."""
    if len(row.cells) == 1:
        yield Band([Slot(0, at_width(row, measure.width)[0], measure.width)], "◂")
        return
    mode, abreast = _mode(row, measure)
    shown = [(i, cell) for i, cell in enumerate(row.cells) if mode in cell.modes]
    if mode is Mode.STACK:
        shown = [(i, _stacked(cell)) for i, cell in shown]
    if mode is Mode.COLUMNS:
        widths = _widths(len(shown), measure)
        if abreast < len(shown):
            shown = [(i, cell if cell.narrow is None else replace(cell, paragraphs=cell.narrow)) for i, cell in shown]
            widths = _led(row, measure) if row.lead else widths
        slots = [Slot(i, cell, w) for (i, cell), w in zip(shown, widths, strict=True)]
        if row.hub is None or not (row.before or row.goes_on):
            yield Band(slots, "", row.hub)
            return
        start = sum(_beside(one, row.hub, measure) for one in row.before)
        if row.before:
            slots[row.hub] = replace(slots[row.hub], cell=row.before[0].cells[row.hub])
        stop = start + _beside(row, row.hub, measure) if row.goes_on else None
        yield Band(slots, "", row.hub, part=(start, stop))
        return
    for band in _bands(shown, row.hub, abreast):
        padded = [*band, *[(-1, None)] * (abreast - len(band))]
        slots = [Slot(i, cell, w) for (i, cell), w in zip(padded, _widths(abreast, measure), strict=True)]
        yield Band(slots, "◂" if abreast > 1 else "▴", headed=True)


def _beside(row: Row, hub: int, measure: Measure) -> int:
    """How many lines stand beside the hub in columns."""
    slots = [
        Slot(i, cell, w) for i, (cell, w) in enumerate(zip(row.cells, _widths(len(row.cells), measure), strict=True))
    ]
    rooms = ((slot.paragraphs(False), slot.room(measure)) for slot in slots if slot.index != hub)
    return max((sum(len(wrap(one, room)) for one in words) for words, room in rooms), default=0)


def _stacked(cell: Cell) -> Cell:
    """The cell with the label that it has in a stack."""
    rule = cell.rule
    return replace(cell, rule=replace(rule, label=rule.stacked)) if rule and rule.stacked else cell


def fits(row: Row, measure: Measure) -> bool:
    """Whether the cells of `row` stand side by side on a page of this measure."""
    return _mode(row, measure)[0] is Mode.COLUMNS


def _mode(row: Row, measure: Measure) -> tuple[Mode, int]:
    """The mode in which the row's cells fit the page, and how many of them find their room side by side."""
    gap, outer = len(measure.separator), sum(measure.margins)
    columns = sum(Mode.COLUMNS in cell.modes for cell in row.cells)
    abreast = max(1, (measure.width + gap) // (max(row.least, 2) + outer + gap))
    lead = row.lead + outer + gap if row.lead else 0
    close = (measure.width + gap - lead) // (row.closest + outer + gap) + bool(lead) if row.closest else 0
    if columns <= max(close, abreast):
        return Mode.COLUMNS, abreast
    return (Mode.TILES, abreast) if abreast > 1 else (Mode.STACK, 1)


def _led(row: Row, measure: Measure) -> list[int]:
    """Column widths of a table with a leading column: it has a third of the page or, where the others need it, less."""
    others = len(row.cells) - 1
    room = measure.width - others * len(measure.separator)
    each = max(row.closest + sum(measure.margins), (room - measure.width // 3) // others)
    return [room - others * each, *[each] * others]


def _widths(columns: int, measure: Measure) -> list[int]:
    """Column widths in cells that fill the page between separators; a remainder widens the first ones by one each."""
    room = measure.width - (columns - 1) * len(measure.separator)
    each, left = divmod(room, max(columns, 1))
    return [each + (i < left) for i in range(columns)]


def _bands(shown: Sequence[tuple[int, Cell]], hub: int | None, abreast: int) -> Iterator[list[tuple[int, Cell | None]]]:
    """The cells in bands of at most `abreast`: the hub is at the left of the first band, below it space that is no cell's."""
    if hub is None or abreast == 1:
        order = sorted(shown, key=lambda item: item[0] != hub)
        for i in range(0, len(order), abreast):
            yield list(order[i : i + abreast])
        return
    left: tuple[int, Cell | None] = next((item for item in shown if item[0] == hub), (-1, None))
    others = [item for item in shown if item[0] != hub]
    for i in range(0, max(1, len(others)), abreast - 1):
        yield [left, *others[i : i + abreast - 1]]
        left = (-1, None)


def _lines(band: Band, measure: Measure) -> Iterator[Line]:
    """The lines of cells side by side."""
    if band.ruled:
        yield rules(band, measure)
    columns = [_column(slot, measure, band.headed) for slot in band.slots]
    if band.part != (0, None) and band.hub is not None:
        columns[band.hub] = islice(columns[band.hub], *band.part)
    ended = [_padded((), slot, measure) for slot in band.slots]
    separator = Run(measure.separator, "rule")
    for parts in zip_longest(*columns):
        line: list[Run] = []
        for part, blanks in zip(parts, ended, strict=True):
            line += part or blanks
            line.append(separator)
        yield tuple(line[:-1])


def _column(slot: Slot, measure: Measure, headed: bool) -> Iterator[Line]:
    room = slot.room(measure)
    cut = measure.gutters and slot.cell is not None and slot.cell.cut
    for paragraph in slot.paragraphs(headed):
        for line in (cut_off if cut else wrap)(paragraph, room):
            yield _padded(line, slot, measure)


def _padded(line: Line, slot: Slot, measure: Measure) -> Line:
    """`line` in its column, filled up to the column's width, with all of its runs belonging to the cell."""
    (left, _), cell = measure.margins, slot.index
    padded = [blank(left, "gutter", cell)] if left else []
    fill = slot.width - left
    for run in line:
        if run[0]:
            padded.append(run if run[2] == cell else run._replace(cell=cell))
            fill -= run.width
    if fill > 0:
        padded.append(blank(fill, "", cell))
    return tuple(padded)


def _label_fits(slot: Slot) -> bool:
    rule = slot.cell.rule if slot.cell else None
    return rule is None or width(rule.label) + 8 <= slot.width


def rules(band: Band, measure: Measure) -> Line:
    """The line over a band: a rule above each cell that has one, joined to its neighbours."""
    slots = band.slots
    line: list[Run] = []
    ruled = [slot.cell is not None and slot.cell.rule is not None for slot in slots]
    for i in range(1, len(slots)):  # a band that is not full has its rule as far as the page's edge
        ruled[i] = ruled[i] or (slots[i].index < 0 and ruled[i - 1])
    for i, slot in enumerate(slots):
        if i:
            joint = {(True, True): "┼", (True, False): "┤", (False, True): "├", (False, False): "│"}[
                ruled[i - 1], ruled[i]
            ]
            pad_left, pad_right = ("─" if ruled[i - 1] else " "), ("─" if ruled[i] else " ")
            line.append(Run(joint if measure.gutters else pad_left + joint + pad_right, "rule"))
        rule = slot.cell.rule if slot.cell else Rule() if ruled[i] else None
        line += _rule(rule, slot, band.arrow or ("◂" if band.hub is not None and band.hub < slot.index else "▸"))
    return tuple(line)


def _rule(rule: Rule | None, slot: Slot, arrow: str) -> Line:
    if rule is None:
        return (Run(" " * slot.width),)
    if not rule.label or not _label_fits(slot):
        return (Run("─" * slot.width, "rule"),)
    pointer = (
        (Run(f" {arrow}", rule.label[-1].style),) if rule.toward is not None else ()
    )  # in the label's style, not the line's: it is read with the label
    label = (Run("── ", "rule"), *rule.label, *pointer, Run(" ", "rule"))
    return (*label, Run("─" * (slot.width - width(label)), "rule"))
