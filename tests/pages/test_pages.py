"""Pages as a reader sees them, in four widths: read the golden files.

`CASES=write pytest tests/pages` writes what comes out: read the diff.
"""

import os
from collections.abc import Callable
from contextlib import chdir
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Debate
from debate_tui.model.encounters import Gathering
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose
from debate_tui.pages.document import Extract, document
from debate_tui.search import Searcher
from debate_tui.state import Place, Screen, Spot, State, opening, places, searched, start
from debate_tui.write.text import render

HERE = Path(__file__).parent
WIDTHS = (40, 59, 80, 120)


@cache
def library() -> Library:
    with chdir(HERE):
        return store.open([Path("map")]).library()


@cache
def cars() -> Debate:
    (one,) = library().debates
    return one


def at(screen: Screen, issue: str = "trade", positions: str = "close open", claim: str = "", source: str = "") -> State:
    there = places.Compare("cars", issue, tuple(positions.split()))
    if screen is places.Compare:
        return State(Spot(there))
    if screen is places.Claim:
        return State(Spot(places.Claim(there, claim)))
    return State(Spot(places.Source(there, source) if screen is places.Source else _OTHERS[screen](there)))


_OTHERS: dict[Screen, Callable[[places.Compare], Place]] = {
    places.Grid: places.Grid,
    places.Issues: places.Issues,
    places.Sources: places.Sources,
    places.Search: places.Search,
}


@cache
def pages() -> dict[str, State]:
    two = at(places.Compare)
    found = searched(at(places.Search), Searcher(library()).search("walkers"))
    near = opening(cars())
    return {
        "overview": start(library()),
        "list-clashes": State(Spot(places.Listing(near, Gathering.CLASHES))),
        "list-agreements": State(Spot(places.Listing(near, Gathering.AGREEMENTS, ("open",)))),
        "list-facts": State(Spot(places.Listing(near, Gathering.FACTS))),
        "list-unanswered": State(Spot(places.Listing(near, Gathering.UNANSWERED))),
        "compare-two": two,
        "compare-two-why": replace(two, why=True),
        "compare-two-brief": replace(two, quotes=False),
        "compare-three": at(places.Compare, positions="close open toll"),
        "compare-five": at(places.Compare, positions="close open toll wait elsewhere"),
        "compare-silent": at(places.Compare, "fair", "open wait"),
        "compare-reported": at(places.Compare, "air", "close open"),
        "grid": at(places.Grid),
        "issues": at(places.Issues),
        "sources": at(places.Sources),
        "source": at(places.Source, source="council"),
        "source-undated": at(places.Source, source="poe"),
        "claim": at(places.Claim, claim="council/walkers"),
        "claim-not-shared": at(places.Claim, claim="council/ruin"),
        "claim-undercutting": at(places.Claim, claim="poe/correlation"),
        "search": found,
        "search-nothing": searched(at(places.Search), Searcher(library()).search("xylophone")),
        "search-empty": at(places.Search),
        "library": State(Spot(places.Library())),
        "problems": State(Spot(places.Problems())),
        "help": State(Spot(places.Help())),
    }


EXTRACTS: dict[str, Callable[[Debate], Extract]] = {
    "text-compare": Extract,
    "text-grid": lambda debate: Extract(debate, "grid"),
    "text-overview": lambda debate: Extract(debate, "overview"),
    "text-clashes": lambda debate: Extract(debate, "clashes", ("close", "open")),
    "text-sources": lambda debate: Extract(debate, "sources", ("close", "open")),
}


def on_screen(state: State, width: int) -> str:
    page = compose(state, library())
    measure = Measure(width)
    lines = [plain(line).rstrip() for row in (*page.head, *page.rows) for line in lay_out(row, measure)]
    return "\n".join([page.title, *lines])


def golden(name: str, shown: dict[int, str]) -> None:
    """Compares what is shown, by width, with the golden file."""
    text = "\n\n".join(f"{width} {'·' * (width - len(str(width)) - 1)}\n{page}" for width, page in shown.items()) + "\n"
    path = HERE / "golden" / f"{name}.txt"
    if os.environ.get("CASES") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_bytes().decode()


@pytest.mark.parametrize("name", pages())
def test_page(name: str) -> None:
    golden(name, {width: on_screen(pages()[name], width) for width in WIDTHS})


@pytest.mark.parametrize("name", EXTRACTS)
def test_text(name: str) -> None:
    rows = list(document(EXTRACTS[name](cars())))
    golden(name, {width: "\n".join(render(rows, width)) for width in (40, 100)})


def test_the_map_is_sound() -> None:
    """But for positions that speak without a stance, which pages have words for."""
    assert {d.code for d in library().diagnostics} == {"W409"}
    assert start(library()).place.debate == "cars"
