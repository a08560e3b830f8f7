"""The frame: every line of the screen, from a view and a size, and what lies under each of its cells."""

from dataclasses import dataclass, replace
from functools import lru_cache

from rich.cells import cell_len

from debate_tui.keys import Key, keys_on
from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.rows import Row
from debate_tui.layout.runs import Line, Paragraph, Run, plain, width
from debate_tui.layout.wrap import wrap
from debate_tui.library import Library
from debate_tui.model import Debate
from debate_tui.pages.details import details
from debate_tui.pages.grid import issue_rows
from debate_tui.pages.words import counted
from debate_tui.state import Place, Screen, State
from debate_tui.tui.view import Body, Size, View, body, followed

SELECTED = "*"
"""Appended to a style: the run lies in the cell under the cursor."""


_BORDER = Run("│", "rule")
_JOINTS = {(left, right): Run("│┤├┼"[left + 2 * right], "rule") for left in (False, True) for right in (False, True)}
"""What the border between two regions becomes where a rule meets it from the left, from the right."""


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of the screen, `lines` as wide as it is. Where it shows rows, `rows[i]` is that of line i (-1: none)."""

    name: str
    x: int
    y: int
    lines: tuple[Line, ...]
    rows: tuple[int, ...] = ()
    actions: tuple[str, ...] = ()
    """In the footer: the action of each cell."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a cell of the screen: a cell of a row of a region, or an action."""

    region: str
    row: int
    side: int
    action: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    regions: tuple[Region, ...]
    lines: tuple[Line, ...]

    def hit(self, x: int, y: int) -> Hit | None:
        """What lies at column `x` of line `y`, both from 0."""
        for region in self.regions:
            if not region.y <= y < region.y + len(region.lines):
                continue
            at = region.x
            for run in region.lines[y - region.y]:
                if at <= x < at + run.width:
                    row = region.rows[y - region.y] if region.rows else -1
                    action = region.actions[run.cell] if 0 <= run.cell < len(region.actions) else ""
                    return Hit(region.name, row, run.cell, action)
                at += run.width
        return None


def frame(view: View, library: Library, size: Size) -> Frame:
    """The screen: a title line, the page with what there is room for beside and beneath it, and the keys."""
    now = body(view.state, library, size)
    if size.tiny:
        regions = [_title(_tiny_title(now, size), "", size), _page(now, view, 0, 1), _foot(view, size)]
        return _assembled(regions, size)
    place = view.state.place
    debate = library.debate.get(place.debate)
    regions = [_title(f"{debate.title if debate else 'debate-tui'} ▸ {now.page.title}", _problems(library), size)]
    y = 1
    if place.screen is Screen.SEARCH:
        regions.append(Region("input", now.x, y, (_fill((), now.measure.width),)))
        y += 1
    head = tuple(line for row in now.page.head for line in lay_out(row, now.measure))[: now.head_lines]
    regions.append(Region("head", now.x, y, head))
    main = _page(now, view, now.x, y + len(head))
    regions.append(main)
    if debate and now.x:
        regions.append(_sidebar(debate, place.view, now.x, size.lines - 2))
    if debate and place.screen is Screen.COMPARE and size.wide:
        regions.append(_details(debate, now, main, size))
    if place.screen is Screen.SEARCH and size.wide and now.at:
        regions.append(_preview(view.state, now.at.place, library, size))
    regions.append(_foot(view, size))
    return _assembled(regions, size)


def _preview(state: State, place: Place, library: Library, size: Size) -> Region:
    """Where the result under the cursor leads: its place in the map, as Enter would show it."""
    x = size.results
    inner = Size(size.columns - x - 1, size.lines)
    there = followed(View(replace(state, place=place)), library, inner)
    lines = frame(there, library, inner).lines[1:-1]
    return Region("preview", x, 1, tuple((_BORDER, *line) for line in lines))


@lru_cache(maxsize=16)
def _issue_list(debate: Debate, place: Place) -> tuple[Row, ...]:
    return tuple(issue_rows(debate, place, brief=True))


def _problems(library: Library) -> str:
    return f"p: {counted(len(library.diagnostics), 'problem')}" if library.diagnostics else ""


def _page(now: Body, view: View, x: int, y: int) -> Region:
    """The lines of the page in sight, the cursor's cell marked."""
    lines: list[Line] = []
    rows: list[int] = []
    row, skip = view.viewport.row, view.viewport.line
    while len(lines) < now.lines and row < len(now.page.rows):
        for line in lay_out(now.page.rows[row], now.measure)[skip:]:
            lines.append(_marked(line, now.cell) if now.at and now.at.row == row else line)
            rows.append(row)
        row, skip = row + 1, 0
    missing = now.lines - len(lines)
    blanks = [_fill((), now.measure.width)] * missing
    return Region("page", x, y, (*lines[: now.lines], *blanks), (*rows[: now.lines], *[-1] * missing))


def _marked(line: Line, cell: int) -> Line:
    """`line` with the runs of the cell under the cursor in their selected style, a bar in its gutter."""
    marked: list[Run] = []
    for run in line:
        if run.cell == cell:
            text = "▌" + run.text[1:] if run.style == "gutter" else run.text
            marked.append(replace(run, text=text, style=(run.style or "text") + SELECTED))
        else:
            marked.append(run)
    return tuple(marked)


def _title(left: str, right: str, size: Size) -> Region:
    """The top line: where the reader is. What doesn't fit gives way as a whole; it is never cut."""
    choices = (f" {left}", f" {left.rpartition(' ▸ ')[2]}", left, "")
    run = next(r for r in (Run(words, "title") for words in choices) if r.width <= size.columns)
    note = Run(f"{right} ", "title_note") if right else Run("", "title")
    if run.width + note.width + 1 > size.columns:
        note = Run("", "title")
    gap = Run(" " * (size.columns - run.width - note.width), "title")
    return Region("title", 0, 0, ((run, gap, note),))


def _tiny_title(now: Body, size: Size) -> str:
    """The position that the claim under the cursor belongs to, its mark left out where there is no room for it."""
    if now.at is None or not now.heading:
        return now.page.title
    label = plain(now.heading)
    return label if cell_len(label) <= size.columns else label.partition(" ")[2]


def _sidebar(debate: Debate, place: Place, columns: int, height: int) -> Region:
    """The list of issues, scrolled so that the current one is in sight."""
    rows = _issue_list(debate, place)
    current = next((i for i, issue in enumerate(debate.issues) if issue.id == place.issue), 0)
    numbered = [(i, (*line, _BORDER)) for i, row in enumerate(rows) for line in lay_out(row, Measure(columns - 1))]
    end = max((at for at, (i, _) in enumerate(numbered) if i == current), default=0) + 1
    seen = numbered[max(0, end - height) :][:height]
    missing = height - len(seen)
    lines = (*(line for _, line in seen), *[(*_fill((), columns - 1), _BORDER)] * missing)
    return Region("issues", 0, 1, lines, (*(i for i, _ in seen), *[-1] * missing))


def _details(debate: Debate, now: Body, main: Region, size: Size) -> Region:
    """Details of the claim under the cursor. They are an excerpt: where lines are missing, the last says where they are."""
    claim = debate.claim.get(now.at.place.claim) if now.at else None
    lines = lay_out(details(debate, claim), now.measure) if claim else ()
    room = size.detail_lines - 1
    if len(lines) > room:
        more = (Run("  ", "gutter"), Run("… Enter shows everything about this claim", "muted"))
        lines = (*lines[: room - 1], _fill(more, now.measure.width))
    blanks = [_fill((), now.measure.width)] * (room - len(lines))
    rule = (Run("─" * now.measure.width, "rule"),)
    return Region("details", main.x, main.y + len(main.lines), (rule, *lines, *blanks))


def _foot(view: View, size: Size) -> Region:
    """The keys that work here, those most needed keeping their place longest; or what the last move has to say."""
    y = size.lines - 1
    if view.state.notice:
        first, *_ = wrap(Paragraph((Run(view.state.notice, "notice"),), Run(" ", "notice")), max(2, size.columns))
        return Region("foot", 0, y, (_fill(first, size.columns, "notice"),))
    room = size.columns
    chosen: list[Key] = []
    for key in sorted((k for k in keys_on(view.state.place.screen) if k.footer), key=lambda k: k.footer):
        need = width(_foot_key(key, 0))
        if need <= room:
            chosen.append(key)
            room -= need
    chosen.sort(key=lambda key: ({"help": 100, "quit": 101}.get(key.action, 0), key.footer))
    line = tuple(run for i, key in enumerate(chosen) for run in _foot_key(key, i))
    actions = tuple(key.action for key in chosen)
    return Region("foot", 0, y, (_fill(line, size.columns, "foot"),), actions=actions)


def _foot_key(key: Key, cell: int) -> Line:
    return (Run(" ", "foot"), Run(key.brief or key.shown, "foot_key", cell), Run(f" {key.label} ", "foot", cell))


def _fill(line: Line, columns: int, style: str = "text") -> Line:
    """`line` filled up to a width."""
    missing = columns - width(line)
    return (*line, Run(" " * missing, style)) if missing > 0 else line


def _assembled(regions: list[Region], size: Size) -> Frame:
    lines: list[Line] = []
    for y in range(size.lines):
        here = sorted((r for r in regions if r.y <= y < r.y + len(r.lines)), key=lambda r: r.x)
        line: Line = ()
        for region in here:
            line = _joined(line, region.lines[y - region.y])
        lines.append(_fill(line, size.columns))
    return Frame(tuple(regions), tuple(lines))


def _joined(left: Line, right: Line) -> Line:
    """Two regions side by side; a border between them is joined to the rules that meet it."""
    if left and left[-1] == _BORDER and right[0].text.startswith("─"):
        return (*left[:-1], _JOINTS[False, True], *right)
    if left and right[0] == _BORDER:
        meets = left[-1].text.endswith("─"), len(right) > 1 and right[1].text.startswith("─")
        return (*left, _JOINTS[meets], *right[1:])
    return (*left, *right)
