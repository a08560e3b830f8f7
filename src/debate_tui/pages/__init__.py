"""Pages: what a state shows, as rows without a width. The explorer and the text export lay out the same ones.

The module of a page is imported when the page is first asked for: the first screen need not wait for the others.
"""

from functools import lru_cache

from debate_tui.layout.rows import Page
from debate_tui.library import Library
from debate_tui.state import Place, Screen, State, Stop


def compose(state: State, library: Library) -> Page:
    """The page that a state shows. It depends on the place without its cursor, so moving about recomposes nothing."""
    if state.place.screen is Screen.SEARCH:
        from debate_tui.pages.results import results_page

        return results_page(library, state.place.view, state.results)
    if state.place.screen is Screen.COMPARE:
        return _comparison(state.place.view, state.quotes, state.why, library)
    return _compose(state.place.view, library)


@lru_cache(maxsize=32)
def _comparison(place: Place, quotes: bool, why: bool, library: Library) -> Page:
    from debate_tui.pages.compare import Comparison, compare_page
    from debate_tui.pages.words import Detail

    detail = Detail.QUOTES if quotes else Detail.ATTRIBUTION
    return compare_page(Comparison(library.debate[place.debate], place, detail, why))


@lru_cache(maxsize=32)
def _compose(place: Place, library: Library) -> Page:
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


@lru_cache(maxsize=64)
def stops(page: Page) -> tuple[Stop, ...]:
    """Where the cursor can stand on a page, in reading order."""
    return tuple(
        Stop(row, side, cell.target)
        for row, content in enumerate(page.rows)
        for side, cell in enumerate(content.cells)
        if cell.target is not None
    )
