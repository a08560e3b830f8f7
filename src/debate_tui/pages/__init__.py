"""Pages: what a state shows, as rows without a width. The explorer and the text export lay out the same ones."""

from functools import lru_cache

from debate_tui.layout.rows import Page
from debate_tui.library import Library
from debate_tui.pages.claim import claim_page
from debate_tui.pages.compare import Comparison, compare_page
from debate_tui.pages.grid import grid_page, issues_page
from debate_tui.pages.shelf import help_page, library_page, problems_page
from debate_tui.pages.sources import source_page, sources_page
from debate_tui.pages.words import Detail
from debate_tui.state import Place, Screen, State, Stop


def compose(state: State, library: Library) -> Page:
    """The page that a state shows. It depends on the place without its cursor, so moving about recomposes nothing."""
    if state.place.screen is Screen.SEARCH:
        from debate_tui.pages.results import results_page  # with it comes the search engine: not before it is needed

        return results_page(library, state.place.view, state.results)
    return _compose(state.place.view, state.quotes, state.why, library)


@lru_cache(maxsize=64)
def _compose(place: Place, quotes: bool, why: bool, library: Library) -> Page:
    match place.screen:
        case Screen.LIBRARY:
            return library_page(library)
        case Screen.PROBLEMS:
            return problems_page(library)
        case Screen.HELP:
            return help_page()
    debate = library.debate[place.debate]
    match place.screen:
        case Screen.COMPARE:
            detail = Detail.QUOTES if quotes else Detail.ATTRIBUTION
            return compare_page(Comparison(debate, place, detail, why))
        case Screen.GRID:
            return grid_page(debate, place)
        case Screen.ISSUES:
            return issues_page(debate, place)
        case Screen.CLAIM:
            return claim_page(debate, place)
        case Screen.SOURCES:
            return sources_page(debate, place)
        case _:
            return source_page(debate, place)


@lru_cache(maxsize=64)
def stops(page: Page) -> tuple[Stop, ...]:
    """Where the cursor can stand on a page, in reading order."""
    return tuple(
        Stop(row, side, cell.target)
        for row, content in enumerate(page.rows)
        for side, cell in enumerate(content.cells)
        if cell.target is not None
    )
