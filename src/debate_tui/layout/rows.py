"""The parts of a page, independent of its width: rows of cells, and what Enter does in each cell."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import Flag, auto
from typing import Any

from debate_tui.frozen import dataclass
from debate_tui.layout.runs import Paragraph, Run


class Mode(Flag):
    """The three ways to lay out a row; the width of the page decides which."""

    COLUMNS = auto()
    """Every cell in a column of its own."""
    TILES = auto()
    """The hub on the left, the other cells beside and below it, as many side by side as fit."""
    STACK = auto()
    """The cells one below the other."""


ALL = Mode.COLUMNS | Mode.TILES | Mode.STACK


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line above a cell, with a label; `toward` is the index of the cell its arrow points to."""

    label: tuple[Run, ...] = ()
    toward: int | None = None
    said: str = ""
    """The label and the arrow in words, for who can't see where it points; empty where the label alone says it."""
    stacked: tuple[Run, ...] = ()
    """The label in a stack, where what stands right above is not what it is about; empty: the same label."""


@dataclass(frozen=True, slots=True)
class Anew:
    """Paragraphs that are made anew whenever they are asked for, one by one: of a claim of a thousand quotes, those in
    sight."""

    make: Callable[[], Iterable[Paragraph]]

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self.make())


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs that are laid out together, and chosen together with the cursor."""

    paragraphs: Iterable[Paragraph] = ()
    """May be iterated over again and again; see `Anew`."""
    target: Any = None
    """What Enter does here, in a form that only the pages know; the cursor skips a cell where it is None."""
    heading: tuple[Run, ...] = ()
    """The text of its column's head, shown above the cell in tiles and stacks, which have no column heads."""
    rule: Rule | None = None
    modes: Mode = ALL
    """The modes in which the cell is shown."""
    narrow: Iterable[Paragraph] | None = None
    """Its paragraphs, of a row's only cell on a page narrower than `Row.least` (none: no rule either), of one of several where
    they stand side by side in less than that; None: the same ones."""
    cut: bool = False
    """Whether each paragraph is one line on a screen, the rest of which is left out."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Row:
    """Cells side by side; rows are compared by identity, since each is made once and keys its cached layout."""

    cells: tuple[Cell, ...]
    least: int = 0
    """The narrowest column, in terminal cells, in which this row's cells can be read."""
    hub: int | None = None
    """The index of the cell that the others are set beside, if any."""
    continues: bool = False
    """Whether its cells belong beside the hub of the row before."""
    before: tuple["Row", ...] = ()
    """The rows above it beside which its hub's cell began; in columns the cell goes on beside this one. They have no rules."""
    goes_on: bool = False
    """Whether its hub's cell goes on beside the row below: in columns it is no taller here than what it stands beside."""
    closest: int = 0
    """The narrowest column where all cells stand side by side, of rows that gain more by that than they lose; 0: `least`."""
    lead: int = 0
    """The narrowest first column beside such columns, of a table whose first says what each row is about; 0: as the others."""


def text_row(*paragraphs: Paragraph, target: Any = None, rule: Rule | None = None) -> Row:
    """A row of one cell over the whole width."""
    return Row((Cell(paragraphs, target, rule=rule),))


WIDE = 60
"""The narrowest page, in terminal cells, on which an introduction leaves room for what it introduces."""

AIRY = 100
"""The narrowest page, in terminal cells, that has room for a blank line before what begins anew."""


def introduction(words: Paragraph, rule: Rule | None = None) -> tuple[Row, Row]:
    """Two rows, for the top and the end of a page: the words stand at the top or, on a narrow page, at the end."""
    return Row((Cell((words,), rule=rule, narrow=()),), WIDE), Row((Cell(narrow=(Paragraph(), words)),), WIDE)


def at_width(row: Row, width: int) -> tuple[Cell, ...]:
    """The cells of a row as they are on a page of `width` terminal cells."""
    if len(row.cells) != 1 or width >= row.least or row.cells[0].narrow is None:
        return row.cells
    cell = row.cells[0]
    return (replace(cell, paragraphs=cell.narrow or (), rule=None if cell.narrow == () else cell.rule),)


BLANK = text_row(Paragraph())
AIR = Row((Cell((Paragraph(),), narrow=()),), AIRY)
"""A blank line where there is room for one."""
