"""Composing: a state becomes the page that it shows.

The module of a page is imported when the page is first asked for: the first screen need not wait for the others.
"""

from collections.abc import Iterator

from debate_tui.derived import derived
from debate_tui.layout.rows import Page
from debate_tui.library import Library
from debate_tui.state import Place, Screen, State, Stop, sentence_under


def compose(state: State, library: Library) -> Page:
    """The page that a state shows. It depends on the place without its cursor, so moving about recomposes nothing."""
    if state.place.screen is Screen.SEARCH:
        from debate_tui.pages.results import results_page

        return results_page(library, state.place.view, state.results, state.asked)
    if state.place.screen is Screen.COMMANDS:
        from debate_tui.pages.commands import commands_page

        return commands_page(state.back[-1].screen if state.back else Screen.LIBRARY, state.place.query)
    if state.place.screen is Screen.COMPARE:
        return _comparison(library, state.place.view, state.quotes, state.why)
    if state.place.screen is Screen.SOURCE and state.marked is not None:
        return _marked(library, state.place.view, marked_sentences(state, library))
    return _compose(library, state.place.view)


def marked_sentences(state: State, library: Library) -> range:
    """The numbers of the sentences that the reader has marked in a source's text; just the one under the cursor without a mark."""
    here = sentence_under(state.place, stops(_compose(library, state.place.view)))
    if here < 0:
        return range(0)
    start = here if state.marked is None else state.marked
    return range(min(start, here), max(start, here) + 1)


@derived(8)
def _marked(library: Library, place: Place, marked: range) -> Page:
    from debate_tui.pages import sources

    return sources.source_page(library.debate[place.debate], place, marked)


@derived(8)
def _comparison(library: Library, place: Place, quotes: bool, why: bool) -> Page:
    from debate_tui.pages.compare import Comparison, compare_page
    from debate_tui.pages.words import Detail

    detail = Detail.QUOTES if quotes else Detail.ATTRIBUTION
    return compare_page(Comparison(library.debate[place.debate], place, detail, why))


@derived(8)
def _compose(library: Library, place: Place) -> Page:
    from debate_tui.pages import claim, grid, shelf, sources

    match place.screen:
        case Screen.LIBRARY:
            return shelf.library_page(library)
        case Screen.PROBLEMS:
            return shelf.problems_page(library)
        case Screen.HELP:
            return shelf.help_page()
    debate = library.debate[place.debate]
    match place.screen:
        case Screen.GRID:
            return grid.grid_page(debate, place)
        case Screen.ISSUES:
            return grid.issues_page(debate, place)
        case Screen.CLAIM:
            return claim.claim_page(debate, place)
        case Screen.SOURCES:
            return sources.sources_page(debate, place)
        case _:
            return sources.source_page(debate, place)


@derived(1)
def stops(page: Page) -> tuple[Stop, ...]:
    """Where the cursor can stand on a page, in reading order."""
    return tuple(_stops(page))


def _stops(page: Page) -> Iterator[Stop]:
    group = 0
    for row, content in enumerate(page.rows):
        group = group if content.continues else row
        for side, cell in enumerate(content.cells):
            if cell.target is not None:
                yield Stop(row, side, cell.target, group)
