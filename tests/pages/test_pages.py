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
from debate_tui.library import Library
from debate_tui.model import Debate
from debate_tui.pages.compose import compose
from debate_tui.pages.document import Extract, document
from debate_tui.search import Searcher
from debate_tui.state import Place, Screen, State, searched, start
from debate_tui.text import render

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
    return State(Place(screen, "cars", issue, tuple(positions.split()), claim, source))


@cache
def pages() -> dict[str, State]:
    two = at(Screen.COMPARE)
    found = searched(at(Screen.SEARCH), Searcher(library()).search("walkers"))
    return {
        "compare-two": two,
        "compare-two-why": replace(two, why=True),
        "compare-two-brief": replace(two, quotes=False),
        "compare-three": at(Screen.COMPARE, positions="close open toll"),
        "compare-five": at(Screen.COMPARE, positions="close open toll wait elsewhere"),
        "compare-silent": at(Screen.COMPARE, "fair", "open wait"),
        "compare-reported": at(Screen.COMPARE, "air", "close open"),
        "grid": at(Screen.GRID),
        "issues": at(Screen.ISSUES),
        "sources": at(Screen.SOURCES),
        "source": at(Screen.SOURCE, source="council"),
        "source-undated": at(Screen.SOURCE, source="poe"),
        "claim": at(Screen.CLAIM, claim="council/walkers"),
        "claim-not-shared": at(Screen.CLAIM, claim="council/ruin"),
        "claim-undercutting": at(Screen.CLAIM, claim="poe/correlation"),
        "search": found,
        "search-nothing": searched(at(Screen.SEARCH), Searcher(library()).search("xylophone")),
        "search-empty": at(Screen.SEARCH),
        "library": State(Place(Screen.LIBRARY)),
        "problems": State(Place(Screen.PROBLEMS)),
        "help": State(Place(Screen.HELP)),
    }


EXTRACTS: dict[str, Callable[[Debate], Extract]] = {
    "text-compare": Extract,
    "text-grid": lambda debate: Extract(debate, "grid"),
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
