"""The title: the top line of the screen, which says where the reader is, what is wrong, and how far down the page is."""

from collections.abc import Iterator, Sequence

from debate_tui.layout.runs import Line, Run, plain
from debate_tui.layout.viewport import Viewport, scrolled
from debate_tui.model.library import Library
from debate_tui.pages.words import counted
from debate_tui.state import places
from debate_tui.tui.body import Body, Size
from debate_tui.tui.view import View


def title(view: View, now: Body, library: Library, size: Size) -> Line:
    """The top line, which says where the reader is. What doesn't fit is left out as a whole, never cut."""
    if size.tiny:
        return _title_line(_tiny_titles(now), (), size)
    place = view.state.place
    debate = None if isinstance(place, places.Library) else library.debate.get(place.debate)
    whole = f" {debate.title if debate else 'debate-tui'} ▸ {now.page.title}"
    notes = _how_far(view, now), _problems(library, view.state.keys.shown("problems"))
    rights = ("   ".join(filter(None, notes)), notes[1], notes[0])
    return _title_line((whole, f" {now.page.title}"), rights, size)


def where(view: View, now: Body, library: Library) -> Iterator[str]:
    """Where the reader is, and what is wrong, in words: all of it, then less and less, for a line with less room."""
    place = view.state.place
    debate = library.debate.get(place.debate)
    sides = (
        [debate.position[id].label for id in place.positions] if debate and isinstance(place, places.Compare) else []
    )
    wrong = f"{counted(len(library.diagnostics), 'problem')} in the content" if library.diagnostics else ""
    parts = now.page.title.replace(" · ", ", "), " against ".join(sides), debate.title if debate else "", wrong
    said = [part for part in parts if part]
    for count in range(len(said), 0, -1):
        yield ". ".join(said[:count])


def _how_far(view: View, now: Body) -> str:
    """How far down the page the screen is, in rows of the page: `12/26`; empty where the whole page is in sight."""
    rows, first = len(now.rows), view.viewport
    if scrolled(first, 1, now.scroll) == first:  # unlike asking for the end, this lays out no more than is in sight
        return f"{rows}/{rows}" if first != Viewport() else ""
    return f"{first.row + 1}/{rows}"


def _title_line(choices: Sequence[str], rights: Sequence[str], size: Size) -> Line:
    """A title line with the first of the `choices` that fits and, at its end, the first of the `rights` that there is
    room for."""
    run = next(r for r in (Run(words, "title") for words in (*choices, "")) if r.width <= size.columns)
    notes = (Run(f"{right} ", "title_note") for right in rights if right)
    note = next((n for n in notes if run.width + n.width + 1 <= size.columns), Run("", "title"))
    gap = Run(" " * (size.columns - run.width - note.width), "title")
    return run, gap, note


def _tiny_titles(now: Body) -> tuple[str, ...]:
    """Titles for a tiny terminal: the position that holds the claim under the cursor, else the page's title."""
    heading = plain(now.page.rows[now.at.row].cells[now.at.side].heading) if now.at else ""
    return (heading, now.page.title) if heading else (now.page.title,)


def _problems(library: Library, key: str) -> str:
    return f"{key}: {counted(len(library.diagnostics), 'problem')}" if library.diagnostics else ""
