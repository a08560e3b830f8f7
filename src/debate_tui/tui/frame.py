"""The frame: composes all lines of the screen from a view and a size."""

from collections.abc import Sequence, Set
from dataclasses import replace

from debate_tui.layout.arrange import lay_out
from debate_tui.layout.rows import Row
from debate_tui.layout.runs import Line, Run, plain, restyled, width
from debate_tui.layout.viewport import Viewport
from debate_tui.model.debate import Debate
from debate_tui.model.library import Library
from debate_tui.pages.compose import SCREENS
from debate_tui.state import NOTHING, Go, Save, sought
from debate_tui.state.places import Compare
from debate_tui.tui.body import Body, Size, body
from debate_tui.tui.footer import footer
from debate_tui.tui.line import column, painted
from debate_tui.tui.linear import in_sight, taken
from debate_tui.tui.regions import SELECTED as SELECTED
from debate_tui.tui.regions import Frame as Frame
from debate_tui.tui.regions import Hit as Hit
from debate_tui.tui.regions import Region as Region
from debate_tui.tui.regions import assembled, filled
from debate_tui.tui.sidebar import BORDER, sidebar
from debate_tui.tui.title import title, where
from debate_tui.tui.view import View, followed


def frame(view: View, library: Library, size: Size) -> Frame:
    """The whole screen: title line, page, the sidebar, details or preview where there is room, and the keys."""
    now = body(view.state, library, size)
    if size.linear:
        return _heard(view, now, library, size)
    place, debate = view.state.place, library.debate.get(view.state.place.debate)
    regions = [footer(view, now, debate, size)] if size.lines > 1 else []
    if now.y > place.typing:
        line, does = title(view, now, library, size)
        regions.append(Region("title", 0, 0, (line,), actions=does))
    regions += _between(view, now, library, size)
    if now.beside:
        regions.append(_preview(view, now, library, size))
    typed = (now.x + column(view.line, now.measure.width), now.y - 1) if place.typing else None
    return Frame(tuple(regions), assembled(regions, size), typed)


def _between(view: View, now: Body, library: Library, size: Size) -> list[Region]:
    """All that stands between the title and the bottom lines."""
    place, screen = view.state.place, SCREENS[type(view.state.place)]
    debate = library.debate.get(place.debate)
    regions = [_input(view, now)] if place.typing else []
    main = _page(now, view)
    if now.head:
        more = _page(replace(now, lines=now.lines + 1), view) if view.viewport == Viewport() else main
        head, lines = _under_one_rule(now.head, more.lines)
        if head != now.head and more is not main:  # at the top, the line that the rule leaves is of use at the bottom
            main = replace(main, lines=lines[1:], rows=more.rows[1:])
        elif more is main:
            main = replace(main, lines=lines)
        above = [-2 - at for at, row in enumerate(now.page.head) for _ in lay_out(row, now.measure)]
        regions.append(Region("head", now.x, now.y, head, (*above, -1)))
    regions.append(main)
    if debate and place.comparison and now.x:
        known = view.state.read.get(debate.id, NOTHING).issues
        lines, rows = sidebar(library, Compare(debate.id, place.issue), known, Size(now.x, size.lines - 2))
        regions.append(Region("issues", 0, 1, lines, rows))
    if debate and now.details:
        regions.append(_details(debate, now, main, view.state.keys.shown("enter")))
    if screen.glance and size.glance:
        regions.append(_glance(view, library, size, main.y + len(main.lines)))
    return regions


def _heard(view: View, now: Body, library: Library, size: Size) -> Frame:
    """The screen for who hears it: the page alone, no cell of it marked, and below it where the reader is, or a message."""
    typing = [_input(view, now)] if view.typing else []
    room = max(1, size.lines - 1 - len(typing))
    said: list[Line] = []
    if view.state.notice:
        from debate_tui.tui.notices import heard  # late: few first screens have a message

        said = heard(view.state.notice, size.columns, room)
    if len(said) > 1:  # a long message takes the room of lines, but not of the one that the cursor is on
        now = replace(now, lines=max(1, now.lines - len(said) + 1))
        view = in_sight(view, now)
    below = now.lines_between(view.viewport, view.line_at) if view.line_at else 0
    page = _page(replace(now, at=None), replace(view, label=None, state=replace(view.state, read={})))
    if not view.state.notice:
        fitting = taken(view, now, page.lines) if typing and view.line_at is None else where(view, now, library)
        said = [(Run(next((words for words in fitting if Run(words).width <= size.columns), ""), "text"),)]
    at = (column(view.line, now.measure.width), 0) if typing and view.line_at is None else (0, now.y + below)
    foot = Region("foot", 0, size.lines - len(said), tuple(filled(line, size.columns) for line in said))
    regions = [*typing, page, foot]
    return Frame(tuple(regions), tuple(map(_in_one_style, assembled(regions, size))), at, heard=True)


def _in_one_style(line: Line) -> Line:
    """A line in the style of most of it: screen readers pause where a style begins, even within a word."""
    return (Run(plain(line), max(line, key=lambda run: len(run.text.strip())).style),) if line else line


def _input(view: View, now: Body) -> Region:
    """The line to type in, above the page."""
    columns = now.measure.width
    screen = SCREENS[type(view.state.place)]
    line = painted(view.line, columns, screen.prompt, getattr(view.state.place, "hint", "") or screen.hint)
    return Region("input", now.x, now.y - 1, (filled(line, columns, "title"),))


def _preview(view: View, now: Body, library: Library, size: Size) -> Region:
    """What Enter would lead to, beside the page: another page, the beginning of a file."""
    target = now.at.target if now.at else None
    inner = Size(now.beside - 1, size.lines, within=True)
    lines: Sequence[Line] = ()
    if isinstance(target, Go):
        there = followed(View(replace(view.state, here=target.to)), library, inner)
        found = body(there.state, library, inner)
        if found.at and not sought(target.to, found.at):  # the cursor is here, and leads to nothing particular there
            found = replace(found, at=None)
        lines = assembled(_between(there, found, library, inner), inner)[1:-1]
    elif isinstance(target, Save):
        from debate_tui.tui.glimpses import glimpse

        lines = _begun(glimpse(view, library, size)[: inner.lines - 2], inner.columns)
    blanks = [filled((), inner.columns)] * (inner.lines - 2 - len(lines))
    return Region("preview", size.columns - now.beside, 1, tuple((BORDER, *line) for line in (*lines, *blanks)))


def _glance(view: View, library: Library, size: Size, y: int) -> Region:
    """Below the page, from line `y` on, the beginning of the file that Enter would write."""
    from debate_tui.tui.glimpses import glimpse  # late: not needed at start-up

    said = (*glimpse(view, library, size), *[""] * size.glance)[: size.glance - 1]
    rule = (Run("── ", "rule"), Run("The file begins so", "muted"), Run(" ".ljust(size.columns, "─"), "rule"))
    return Region("preview", 0, y, (filled(rule, size.columns), *_begun(said, size.columns)))


def _begun(said: Sequence[str], columns: int) -> list[Line]:
    """The first lines of a file; one that goes on beyond the edge says so."""
    lines = [(Run(f" {text}", "text"),) for text in said]
    ends = (Run("…", "muted"),)
    return [(*filled(line, columns - 1), *ends) if width(line) > columns else filled(line, columns) for line in lines]


def _page(now: Body, view: View) -> Region:
    """The page's lines that are in sight, with the cursor's cell marked."""
    lines: list[Line] = []
    rows: list[int] = []
    row, skip = view.viewport.row, view.viewport.line
    read = view.state.read.get(view.state.place.debate, NOTHING).claims
    while len(lines) < now.lines and row < len(now.rows):
        at = now.covered(row)
        known = _known(now.rows[row], read) - {at}
        seen: Sequence[Line] = lay_out(now.rows[row], now.measure)[skip : skip + now.lines]
        if not lines and (skip or now.rows[row].before):
            from debate_tui.tui.above import reminded  # late: a page is first shown from its top

            seen = reminded(now.rows[row], seen, skip)
        for line in seen:
            line = restyled(line, known, "claim", "read") if known else line
            lines.append(_marked(line, at) if at >= 0 else line)
            rows.append(max(-1, row - now.above))
        row, skip = row + 1, 0
    if view.label is not None:
        from debate_tui.tui.labels import labelled, labels  # late: not needed at start-up

        lines = labelled(lines, rows, labels(now, view.viewport), view.label)
    missing = now.lines - len(lines)
    blanks = [filled((), now.measure.width)] * missing
    return Region(
        "page", now.x, now.y + len(now.head), (*lines[: now.lines], *blanks), (*rows[: now.lines], *[-1] * missing)
    )


def _known(row: Row, read: Set[str]) -> set[int]:
    """The cells of a row that lead to a claim which has been read."""
    cells = list(enumerate(row.cells)) if read else []
    if read and row.before and row.hub is not None:
        cells.append((row.hub, row.before[0].cells[row.hub]))
    return {side for side, cell in cells if isinstance(cell.target, Go) and cell.target.to.claim in read}


def _under_one_rule(head: Sequence[Line], lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The head and the page's lines in sight, without two rules directly below each other.

    The page's first line, if it is a rule, is merged into the head's last; a blank line takes its place, so that
    nothing else moves.
    """
    *rest, over = head
    first = lines[0]
    if any(run.cell >= 0 for run in (*over, *first)) or "─" not in plain(first):
        return tuple(head), lines
    rule = tuple(run if run.style == "rule" or run.text.strip() else Run("─" * run.width, "rule") for run in first)
    below = lines[1] if len(lines) > 1 else (Run(" " * width(first)),)
    blank = tuple(run if run == BORDER else Run(" " * run.width) for run in below)
    return (*rest, rule), (blank, *lines[1:])


def _marked(line: Line, cell: int) -> Line:
    """`line` with the runs of `cell` in their selected style, and a bar in the cell's gutter."""
    marked: list[Run] = []
    for run in line:
        if run.cell == cell:
            text = "▌" + run.text[1:] if run.style == "gutter" else run.text
            marked.append(run._replace(text=text, style=(run.style or "text") + SELECTED))
        else:
            marked.append(run)
    return tuple(marked)


def _details(debate: Debate, now: Body, main: Region, enter: str) -> Region:
    """Details of the claim under the cursor, cut to the room there is; then the last line says that the key `enter` shows
    all."""
    from debate_tui.pages.details import details  # imported late: shown on large terminals only

    claim = debate.claim.get(now.at.claim) if now.at else None
    room = now.details - 1
    lines = lay_out(details(debate, claim), now.measure)[: room + 1] if claim else ()
    if len(lines) > room:
        more = (Run("  ", "gutter"), Run(f"… {enter} shows everything about this claim", "muted"))
        lines = (*lines[: room - 1], filled(more, now.measure.width))
    blanks = [filled((), now.measure.width)] * (room - len(lines))
    rule = (Run("─" * now.measure.width, "rule"),)
    return Region("details", main.x, main.y + len(main.lines), (rule, *lines, *blanks))
