"""What a page is made of: rows of cells, described without a width, and what Enter does in each cell."""

from dataclasses import dataclass, field
from enum import Flag, auto
from typing import Any

from debate_tui.layout.runs import Paragraph, Run


class Mode(Flag):
    """The three ways to lay out a row, as the width allows."""

    COLUMNS = auto()
    """Every cell in a column of its own."""
    TILES = auto()
    """The hub on the left, the others beside and below it, as many abreast as fit."""
    STACK = auto()
    """One under the other."""


ALL = Mode.COLUMNS | Mode.TILES | Mode.STACK


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line over a cell, with a label; `toward`: the cell that an arrow behind the label points to."""

    label: tuple[Run, ...] = ()
    toward: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    paragraphs: tuple[Paragraph, ...] = ()
    target: Any = None
    """What Enter does here: a value of whoever composes the page, which layout never looks into; None: the cursor passes the cell by."""
    heading: tuple[Run, ...] = ()
    """What a column's head would say; shown above the cell in tiles and stacks, which have no column heads."""
    rule: Rule | None = None
    modes: Mode = ALL
    """Where the cell is shown at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Compared by identity, as pages are: they are composed once, and what is laid out of them is cached by them."""

    cells: tuple[Cell, ...]
    least: int = 0
    """The narrowest column, in terminal cells, that this row's cells are readable in."""
    hub: int | None = None
    """The cell that the others stand beside, if any."""
    continues: bool = False
    """Its cells stand beside the hub of the row before."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """`head` stays in sight while `rows` scroll."""

    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    title: str = ""
    derived: dict[Any, dict[Any, Any]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What others derive from the page: see `debate_tui.model.derived`."""


def text_row(*paragraphs: Paragraph, target: Any = None, rule: Rule | None = None) -> Row:
    """A row of one cell over the whole width."""
    return Row((Cell(paragraphs, target, rule=rule),))


BLANK = text_row(Paragraph())
