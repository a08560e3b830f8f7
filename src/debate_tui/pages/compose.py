"""Composes the page that a state shows, by one table of screens (`SCREENS`).

A new screen needs a place in `state.places`, a line in `SCREENS` and a page; its keys are in `state.keys.KEYS`.
The module of a page is imported when the page is first shown, so the first screen does not wait for the others.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from debate_tui.frozen import dataclass
from debate_tui.layout.parts import Page
from debate_tui.model.attribution import nothing_pairs
from debate_tui.model.derived import derived
from debate_tui.model.library import Library
from debate_tui.state import NOTHING, Place, Read, Screen, State, Stops, places, sentence_under
from debate_tui.state.keymap import Keys

PROSE, WIDE = 100, 120
"""The greatest width of a page, in terminal cells: of longer lines of prose the eye loses its way back to the next."""
COLUMN, CELL = 88, 56
"""The greatest width of each column, on pages of columns alone: of claims, and of a table."""


@dataclass(frozen=True, slots=True)
class Presentation:
    """How a screen is shown."""

    name: str
    """The name used for the file of an export."""
    page: Callable[[Library, Any, Any], Page]
    """Makes the page from the library, the place, and what `shows` returned."""
    shows: Callable[[State, Library], Any] = lambda *_: None
    """What the page shows of the state besides its place. Hashable: the page is composed again only if it or the place
    changes."""
    widest: int = PROSE
    """The greatest width of the page, in terminal cells."""
    column: int = 0
    """On a page of columns alone, the greatest width of each instead."""
    same: Callable[[Any], Place] = lambda place: place
    """The place that stands for all those whose page is the same."""
    details: bool = False
    """Whether a large terminal shows details of the claim under the cursor, beneath the page."""
    sidebar: bool = True
    """Whether a large terminal shows the list of issues beside the page."""
    preview: bool = False
    """Whether a large terminal shows beside it where the cell under the cursor leads; a very wide one does on all screens."""
    glance: bool = False
    """Whether a smaller one shows the beginning of it beneath the page."""
    prompt: str = ""
    """On a screen with a line to type in: the sign before it."""
    hint: str = ""
    """What the line shows while nothing is typed."""
    enter: str = ""
    """What Enter does there, in a word for the footer, if not "open"."""


def _library(library: Library, _: places.Library, shown: tuple[tuple[tuple[str, int], ...], Keys]) -> Page:
    from debate_tui.pages.shelf import library_page

    return library_page(library, dict(shown[0]), shown[1])


def _compare(library: Library, place: places.Compare, shown: tuple[bool, bool]) -> Page:
    from debate_tui.pages.compare import Comparison, compare_page
    from debate_tui.pages.words import Detail

    if nothing_pairs(library.debate[place.debate], place.issue):
        from debate_tui.pages.outside import outside_page as compare_page
    detail = Detail.QUOTES if shown[0] else Detail.ATTRIBUTION
    return compare_page(Comparison(library.debate[place.debate], place, detail, shown[1]))


def _overview(library: Library, place: places.Overview, shown: tuple[Keys, int]) -> Page:
    from debate_tui.pages.overview import overview_page

    return overview_page(library.debate[place.debate], place.comparison, *shown)


def _listing(library: Library, place: places.Listing, _: None) -> Page:
    from debate_tui.pages.listing import listing_page

    return listing_page(library.debate[place.debate], place)


def _issues(library: Library, place: places.Issues, read: Read) -> Page:
    from debate_tui.pages.grid import issues_page

    return issues_page(library.debate[place.debate], place.comparison, read)


def _grid(library: Library, place: places.Grid, _: None) -> Page:
    from debate_tui.pages.grid import grid_page

    return grid_page(library.debate[place.debate], place.comparison)


def _claim(library: Library, place: places.Claim, _: None) -> Page:
    from debate_tui.pages.claim import claim_page

    return claim_page(library.debate[place.debate], place)


def _answers(library: Library, place: places.Answers, _: int) -> Page:
    from debate_tui.pages.answers import answers_page

    return answers_page(library, place)


def _hands(library: Library, place: places.Hands, _: int) -> Page:
    from debate_tui.pages.hands import hands_page

    return hands_page(library, place)


def _indexed(_: State, library: Library) -> int:
    from debate_tui.model.answering import indexed

    return indexed(library)


def _sources(library: Library, place: places.Sources, _: None) -> Page:
    from debate_tui.pages.sources import sources_page

    return sources_page(library.debate[place.debate], place)


def _source(library: Library, place: places.Source, marked: range) -> Page:
    from debate_tui.pages.sources import source_page

    return source_page(library.debate[place.debate], place, marked)


def _search(library: Library, place: places.Search, shown: tuple[Any, tuple[str, ...]]) -> Page:
    from debate_tui.pages.results import results_page

    return results_page(library, place, *shown)


def _problems(library: Library, _: places.Problems, __: None) -> Page:
    from debate_tui.pages.shelf import problems_page

    return problems_page(library)


def _help(_: Library, place: places.Help, keys: Keys) -> Page:
    from debate_tui.pages.shelf import help_page

    return help_page(place.query, keys)


def _commands(library: Library, place: places.Commands, shown: tuple[Place, Keys]) -> Page:
    from debate_tui.pages.commands import commands_page

    return commands_page(library.debate.get(shown[0].debate), type(shown[0]), place.query, shown[1])


def _exports(library: Library, place: places.Exports, shown: tuple[Place, Any]) -> Page:
    from debate_tui.pages.exports import exports_page

    of, briefs = shown
    brief = briefs.brief if briefs and isinstance(of, places.Brief) else None
    name = (brief.name if brief and brief.marks else "") if isinstance(of, places.Brief) else SCREENS[type(of)].name
    return exports_page(library.debate.get(of.debate), of, name, place.query)


def _brief(library: Library, _: places.Brief, shown: tuple[Any, Keys]) -> Page:
    from debate_tui.pages.brief import brief_page

    briefs, keys = shown
    return brief_page(briefs.brief if briefs else None, library, keys.shown("keep"))


def _briefs(_: Library, place: places.Briefs, briefs: Any) -> Page:
    from debate_tui.pages.brief import briefs_page

    return briefs_page(briefs, place.query)


def _note(library: Library, place: places.Note, _: None) -> Page:
    from debate_tui.pages.brief import note_page

    return note_page(place.mark, library)


def _writing(library: Library, place: places.Writing, _: None) -> Page:
    from debate_tui.pages.writing import writing_page

    return writing_page(library.debate[place.debate], place)


def marked_sentences(state: State, library: Library) -> range:
    """The numbers of the sentences marked in a source's text; without a mark, only that of the one under the cursor."""
    here = sentence_under(state.here, stops(_composed(library, state.place, range(0))))
    if here < 0:
        return range(0)
    start = here if state.marked is None else state.marked
    return range(min(start, here), max(start, here) + 1)


def _marked(state: State, library: Library) -> range:
    """The numbers of the sentences to show as marked: none until marking begins."""
    return range(0) if state.marked is None else marked_sentences(state, library)


def _read_here(state: State, library: Library) -> int:
    """How many claims of the debate have been read; claims that it no longer has don't count."""
    known = state.read.get(state.place.debate, NOTHING).claims
    return sum(claim in library.debate[state.place.debate].claim for claim in known)


def _read_of_all(state: State, library: Library) -> tuple[tuple[str, int], ...]:
    """Of each debate that has been opened, how many claims have been read."""
    known = ((id, read, library.debate.get(id)) for id, read in state.read.items())
    return tuple((id, sum(c in debate.claim for c in read.claims)) for id, read, debate in known if debate)


SCREENS: Mapping[Screen, Presentation] = {
    places.Library: Presentation("library", _library, lambda at, library: (_read_of_all(at, library), at.keys)),
    places.Overview: Presentation(
        "overview", _overview, lambda state, library: (state.keys, _read_here(state, library)), WIDE, sidebar=False
    ),
    places.Listing: Presentation("list", _listing, widest=WIDE),
    places.Compare: Presentation(
        "compare", _compare, lambda state, _: (state.quotes, state.why), column=COLUMN, details=True
    ),
    places.Issues: Presentation("issues", _issues, lambda state, _: state.read.get(state.place.debate, NOTHING)),
    places.Grid: Presentation(
        "grid", _grid, same=lambda at: places.Grid(replace(at.comparison, issue="")), column=CELL, sidebar=False
    ),
    places.Claim: Presentation("claim", _claim),
    places.Answers: Presentation("answers", _answers, _indexed, WIDE, sidebar=False),
    places.Hands: Presentation("hands", _hands, _indexed, sidebar=False),
    places.Sources: Presentation("sources", _sources),
    places.Source: Presentation("source", _source, _marked),
    places.Search: Presentation(
        "search",
        _search,
        lambda state, _: (state.results, state.asked),
        preview=True,
        prompt="/",
        hint="Search claims, quotes, people, sources, issues",
    ),
    places.Problems: Presentation("problems", _problems),
    places.Help: Presentation(
        "help", _help, lambda state, _: state.keys, prompt="?", hint="Type to filter; Enter runs a key", enter="run"
    ),
    places.Commands: Presentation(
        "commands", _commands, lambda at, _: (left(at), at.keys), prompt=":", hint="A word, or a key", enter="run"
    ),
    places.Exports: Presentation(
        "exports",
        _exports,
        lambda state, _: (left(state), state.briefs),
        preview=True,
        glance=True,
        prompt="→",
        hint="Name of the file, if not the one below",
        enter="save",
    ),
    places.Brief: Presentation("brief", _brief, lambda state, _: (state.briefs, state.keys), WIDE, sidebar=False),
    places.Briefs: Presentation(
        "briefs",
        _briefs,
        lambda state, _: state.briefs,
        prompt="›",
        hint="Name of a brief, or of a new one",
        enter="choose",
    ),
    places.Note: Presentation("note", _note, widest=WIDE, prompt="›", enter="keep"),
    places.Writing: Presentation(
        "writing", _writing, widest=WIDE, prompt="›", hint="Words of what you look for", enter="choose"
    ),
}


def left(state: State) -> Place:
    """The place that the reader has come from, on a page that is about it: the commands, the exports."""
    return state.back[-1].place if state.back else places.Library()


def compose(state: State, library: Library) -> Page:
    """The page that a state shows. It does not depend on the cursor, so moving the cursor composes nothing again.

    Raises:
        KeyError: the library does not have what the place is about (see `state.found`).
    """
    screen = SCREENS[type(state.place)]
    return _composed(library, screen.same(state.place), screen.shows(state, library))


@derived(16)
def _composed(library: Library, place: Place, shown: object) -> Page:
    return SCREENS[type(place)].page(library, place, shown)


def stops(page: Page) -> Stops:
    """Where the cursor can stand on a page."""
    return Stops(page.rows)
