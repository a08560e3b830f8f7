"""The regions of a screen, and what they make up: its lines, where its cursor is, and what lies under each cell."""

from collections.abc import Iterator, Sequence, Set

from rich.cells import set_cell_size

from debate_tui.frozen import dataclass
from debate_tui.layout.runs import Line, Run, width
from debate_tui.tui.body import Size

SELECTED = "*"
"""Appended to the style of the runs in the cell under the cursor."""


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of the screen with equally wide `lines`. `rows[i]` is the row that line i shows (-1: none; of the
    page's head, -2 the first, -3 the second, …)."""

    name: str
    x: int
    y: int
    lines: tuple[Line, ...]
    rows: tuple[int, ...] = ()
    actions: tuple[str, ...] = ()
    """The action of each cell, by the cell's number; of the footer and the title."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a cell of the screen: a region, its row (as `Region.rows`), the cell in that row, and an action."""

    region: str
    row: int
    side: int
    """-1 where no cell is painted: on a border, a rule or its label."""
    action: str = ""
    column: int = -1
    """The cell in whose column it is, as a rule's label is in that of the cell below it; -1 on a border."""
    style: str = ""
    """That of the text there."""


@dataclass(frozen=True, slots=True)
class Frame:
    regions: tuple[Region, ...]
    lines: tuple[Line, ...]
    typed: tuple[int, int] | None = None
    """The column and line at which text is typed, if any is."""
    heard: bool = False
    """Whether it is for a screen reader, which says what is written: lines are written whole, each in one style."""

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and line of the terminal's cursor, which input methods and screen readers follow.

        Where text is typed; else the first character in the cell under the cursor; where none of its text is in sight,
        its first line; without such a cell, the page's first."""
        if self.typed:
            return self.typed
        found: tuple[int, int] | None = None
        for region in self.regions:
            for y, line in enumerate(region.lines, region.y):
                for at, run in enumerate(line):
                    if run[1][-1:] != SELECTED:
                        continue
                    x = region.x + width(line[:at])
                    if not run.style.startswith("gutter") and run.text.strip():
                        return x + len(run.text) - len(run.text.lstrip()), y
                    found = found or (x + run.width, y)
        page = next((region for region in self.regions if region.name == "page"), None)
        return found or ((page.x, page.y) if page else (0, 0))

    def width_of(self, name: str) -> int:
        """The width of the region `name` in columns; 0 if the frame has no such region."""
        return next((width(region.lines[0]) for region in self.regions if region.name == name), 0)

    def _column(self, region: Region, row: int, x: int) -> int:
        """The cell of a row that has a line at column `x`; -1 where it has none there."""
        for line in (line for line, shown in zip(region.lines, region.rows, strict=False) if shown == row >= 0):
            at = region.x
            for run in line:
                if at <= x < at + run.width and run.cell >= 0:
                    return run.cell
                at += run.width
        return -1

    def hit(self, x: int, y: int) -> Hit | None:
        """What lies at column `x` of line `y`, both counted from 0; None outside of all regions."""
        for region in self.regions:
            if not region.y <= y < region.y + len(region.lines):
                continue
            at = region.x
            for run in region.lines[y - region.y]:
                if at <= x < at + run.width:
                    row = region.rows[y - region.y] if region.rows else -1
                    action = region.actions[run.cell] if 0 <= run.cell < len(region.actions) else ""
                    style = run.style.removesuffix(SELECTED)
                    return Hit(region.name, row, run.cell, action, self._column(region, row, x), style)
                at += run.width
        return None


def filled(line: Line, columns: int, style: str = "text") -> Line:
    """`line` padded to `columns`; cut only on a screen narrower than the narrowest layout."""
    missing = columns - width(line)
    if missing >= 0:
        return (*line, Run(" " * missing, style)) if missing else line
    cut: list[Run] = []
    for run in line:
        cut.append(run._replace(text=set_cell_size(run.text, min(run.width, columns))))
        columns -= cut[-1].width
    return tuple(run for run in cut if run.text)


def assembled(regions: Sequence[Region], size: Size) -> tuple[Line, ...]:
    """The lines of a screen of this size that has these regions."""
    lines: list[Line] = []
    for y in range(size.lines):
        here = sorted((r for r in regions if r.y <= y < r.y + len(r.lines)), key=lambda r: r.x)
        here = [r for r in here if r.name == "foot"] or here
        line = tuple([run for region in here for run in region.lines[y - region.y]])
        bar = bool(line) and line[-1].style == "title"  # a line to type in goes on to the edge, as the title does
        lines.append(filled(line, size.columns, "title" if bar else "text"))
    return tuple(_jointed(lines))


# Lines that meet

_JOINTS = {
    "": "│", "l": "─", "r": "─", "lr": "─", "u": "│", "d": "│", "ud": "│", "lu": "┘", "ru": "└", "lru": "┴", "ld": "┐", "rd": "┌",
    "lrd": "┬", "lud": "┤", "rud": "├", "lrud": "┼",
}  # fmt: skip
"""What is drawn where lines come from the left, the right, above (up) and below (down)."""


def _jointed(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a screen, with what is drawn across joined to what comes down to it or goes down from it, and to nothing
    else: rows don't know their neighbours, of which others are in sight whenever the page is scrolled."""
    for y, line in enumerate(lines):
        if any(run[1] == "rule" and "─" in run[0] for run in line):
            line = _with_joints(
                line, *(_strokes(lines[at]) if 0 <= at < len(lines) else set() for at in (y - 1, y + 1))
            )
        yield line


def _strokes(line: Line) -> Set[int]:
    """The columns at which a line comes down."""
    found: set[int] = set()
    at = 0
    for run in line:
        if run[1] == "rule":
            found.update(at + number for number, sign in enumerate(run[0]) if sign == "│")
        at += run.width
    return found


def _with_joints(line: Line, above: Set[int], below: Set[int]) -> Line:
    """A line that is drawn across; `above`, `below`: the columns at which a line comes to it from there."""
    drawn = "".join(run[0] if run[1] == "rule" else " " * run.width for run in line)
    signs = list(drawn)
    for x in above | below | {x for x, sign in enumerate(drawn) if sign in "│┼├┤┬┴"}:
        sign = drawn[x : x + 1]
        if not sign.strip():  # nothing is drawn here, or a label stands in the way
            continue
        left, right = (sign == "─" or drawn[at : at + 1] == "─" for at in (x - 1, x + 1))
        ways = "".join(way for way, comes in zip("lrud", (left, right, x in above, x in below), strict=True) if comes)
        signs[x] = _JOINTS[ways]
    joined: list[Run] = []
    at = 0
    for run in line:
        text = "".join(signs[at : at + run.width]) if run[1] == "rule" else run[0]
        joined.append(run if text == run[0] else run._replace(text=text))
        at += run.width
    return tuple(joined)
