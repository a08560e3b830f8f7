"""Selection: what the mouse has marked. It stays in the cell where it began, and leaves out borders and padding."""

from collections.abc import Iterator
from itertools import accumulate, groupby

from debate_tui.frozen import dataclass
from debate_tui.layout.cells import between, split_graphemes
from debate_tui.layout.runs import Line, Run, width
from debate_tui.tui.frame import SELECTED, Frame, Region


@dataclass(frozen=True, slots=True)
class Field:
    """A cell's part of one line of the screen: columns from `start` up to `stop`, not included."""

    region: str
    row: int
    """The row of the region; -1 if it is one cell as wide as the region: then a selection may go on in the next."""
    cell: int
    start: int
    stop: int
    runs: tuple[Run, ...] = ()

    def continues(self, other: "Field") -> bool:
        """Whether a selection that began in this field may go on in `other`."""
        return self._bounds == other._bounds

    @property
    def _bounds(self) -> tuple[object, ...]:
        return self.region, self.row, self.cell, self.start, self.stop

    def words(self, start: int, stop: int) -> str:
        """The text from column `start` up to `stop`, without gutter and padding.

        It ends with what joined it to the next line before wrapping: a space, a line end, or nothing.
        """
        text, at, joint = "", self.start, "\n"
        for run in self.runs:
            if run.style.removesuffix(SELECTED) != "gutter":
                text += between(run.text, start - at, stop - at)
                joint = run.joint if run.text.strip() else joint
            at += run.width
        return text.strip() + joint


def field_at(shown: Frame, x: int, y: int) -> Field | None:
    """The field under a cell of the screen."""
    return next((field for field in fields_of(shown, y) if field.start <= x < field.stop), None)


def fields_of(shown: Frame, y: int) -> Iterator[Field]:
    """The fields of line `y`. Borders and rules belong to no cell, so they are not fields."""
    for region in shown.regions:
        if region.y <= y < region.y + len(region.lines):
            at = region.x
            for cell, group in groupby(region.lines[y - region.y], key=lambda run: run.cell):
                runs = tuple(group)
                stop = at + width(runs)
                if cell >= 0 or region.name in _PLAIN:
                    yield Field(region.name, _row(region, y), cell, at, stop, runs)
                at = stop


_PLAIN = frozenset({"title", "foot"})
"""Regions whose text can be marked although it is in no cell."""


def _row(region: Region, y: int) -> int:
    """The row shown in line `y`; -1 if it is one cell only, so that a selection may go on in the next row."""
    row = region.rows[y - region.y] if region.rows else -1
    lines = (line for line, number in zip(region.lines, region.rows, strict=False) if number == row)
    alone = {run.cell for line in lines for run in line} <= {-1, 0}
    return -1 if alone else row


def marked(shown: Frame, origin: Field, y: int, span: tuple[int, int]) -> tuple[Field, int, int] | None:
    """The field of line `y` that a selection begun in `origin` reaches, and its columns within `span`; else None."""
    for field in fields_of(shown, y):
        start, stop = max(span[0], field.start), min(span[1], field.stop)
        if origin.continues(field) and start < stop:
            return field, start, stop
    return None


def lit(line: Line, start: int, stop: int) -> Line:
    """A line whose columns from `start` up to `stop` look as what was looked for does; of a wide character all."""
    return tuple(_lit(line, start, stop))


def _lit(line: Line, start: int, stop: int) -> Iterator[Run]:
    for run, begin in zip(line, accumulate((run.width for run in line), initial=0), strict=False):
        clusters, _ = split_graphemes(run.text)
        ends = accumulate((size for _, _, size in clusters), initial=begin)
        inside = (max(at, start) < min(at + size, stop) for (_, _, size), at in zip(clusters, ends, strict=False))
        for chosen, some in groupby(zip(clusters, inside, strict=True), key=lambda one: one[1]):
            spans = [span for span, _ in some]
            part = run._replace(text=run.text[spans[0][0] : spans[-1][1]])
            yield part._replace(style="match") if chosen else part
