"""Draws each screen of the explorer into docs/screens/, and writes docs/screens.md, which says what each is for. `make docs`
runs it; tests/test_docs_screens.py fails where it would change something."""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

from debate_tui import store
from debate_tui.pages.compose import SCREENS
from debate_tui.state import Screen, places

DOCS = Path(__file__).resolve().parent
SIZE = (100, 30)


class Step(NamedTuple):
    """A screen on the way through all of them."""

    screen: Screen
    keys: tuple[str, ...]
    """The keys that lead there from the screen before."""
    words: str
    """What it is for."""
    cards: bool = False
    """Whether it is a screen of a file of cards."""


WALK = (
    Step(
        places.Overview,
        (),
        "What the debate is about, who stands where, and where they clash. The explorer opens here.",
    ),
    Step(places.Issues, ("i",), "The questions that the debate turns on, with what has been read; Enter compares."),
    Step(
        places.Compare,
        ("enter", "j", "k"),
        "An issue, position beside position: each claim beside what it collides or agrees with.",
    ),
    Step(
        places.Claim,
        ("enter",),
        "Everything about one claim: its quotes, what speaks for it and against it, and what it speaks for.",
    ),
    Step(places.Source, ("v",), "A source, with its quotes in the order of its text: what stands around a quote."),
    Step(places.Sources, ("s",), "Who the sources are, when they spoke, and how much of each is quoted."),
    Step(
        places.Grid,
        ("m",),
        "The whole debate at a glance: how much each position says on each issue, and where it is silent.",
    ),
    Step(
        places.Listing,
        ("C",),
        "All clashes, the sharpest first; `A` `L` `U` `F` list agreements, limits, what nobody answers, and conflicts of fact.",
    ),
    Step(
        places.Search,
        ("slash", *"china"),
        "Search as you type, in all debates, with slips of the finger; beside a result stands where it leads.",
    ),
    Step(
        places.Note,
        ("escape", "i", "enter", "b", "B", "a", *"open with this"),
        "A note of your own on what you have marked.",
    ),
    Step(
        places.Brief,
        ("enter", "j"),
        "What you have marked, in your order, with your notes, and what the map has changed since.",
    ),
    Step(places.Briefs, ("plus",), "Several briefs, and a new one by typing its name."),
    Step(
        places.Exports,
        ("escape", "c", "x"),
        "What can be taken away, in which formats, with a preview and the file's name.",
    ),
    Step(places.Library, ("escape", "d"), "The debates at hand, and how much of each you have read."),
    Step(
        places.Problems,
        ("p",),
        "What is wrong in the content, with file, line and what to do; Enter opens the editor there.",
    ),
    Step(places.Commands, ("colon",), "Every command by name, of those that do something where you are."),
    Step(places.Help, ("escape", "question_mark"), "All keys; type to filter, Enter presses the key."),
    Step(
        places.Writing,
        ("escape", "i", "enter", "r", "l", "r"),
        "A relation between two claims, or a claim on a passage, is written into the map, one question at a time.",
    ),
    Step(
        places.Answers,
        ("c", "z"),
        "A card beside the cards that answer it, in all files that were opened, and why each is taken for an answer.",
        cards=True,
    ),
    Step(
        places.Hands,
        ("D",),
        "A passage that two cards share, once: what each of them reads, underlined, changed and cut.",
        cards=True,
    ),
)
CARDS = DOCS.parent / "tests" / "cli" / "cases" / "card-passage" / "cards.csv"


async def pictures() -> AsyncIterator[tuple[str, str]]:
    """The name of each screen, and its picture as SVG."""
    from debate_tui.tui.app import Explorer
    from debate_tui.tui.theme import Palette

    for cards, content in ((False, DOCS.parent / "content"), (True, CARDS)):
        with _own_home() as home:
            app = Explorer(store.open([content]).verified())
            app.palette = Palette()
            async with app.run_test(size=SIZE) as pilot:
                for step in (step for step in WALK if step.cards is cards):
                    for key in step.keys:
                        await pilot.press("space" if key == " " else key)
                        await pilot.pause()
                    shown = type(app.view.state.place)
                    if shown is not step.screen:
                        raise ValueError(f"{' '.join(step.keys)} lead to {shown.__name__}, not {step.screen.__name__}")
                    svg = app.export_screenshot(title="debate-tui")
                    yield SCREENS[step.screen].name, _of_nobody(svg, home, SCREENS[step.screen].name)


def _of_nobody(svg: str, home: str, name: str) -> str:
    """A picture that is the same in every home: the path is shortened, in a line that then has a width of its own."""
    svg = re.sub(rf' textLength="[^"]*"(?=[^>]*>[^<]*{re.escape(home)})', "", svg).replace(home, "~")
    return re.sub(r"terminal-\d+", f"screen-{name}", svg)  # the number is a digest of it all, the path included


@contextmanager
def _own_home() -> Iterator[str]:
    """A home of its own for what the explorer remembers; the user's is neither shown nor changed."""
    with TemporaryDirectory() as home:
        names = ("HOME", *(f"XDG_{name}_HOME" for name in ("CACHE", "CONFIG", "DATA", "STATE")))
        with patch.dict(os.environ, dict.fromkeys(names, home)):
            yield home


def page() -> str:
    """docs/screens.md."""
    lines = [
        "# The screens of the explorer",
        "",
        f"Each at {SIZE[0]} × {SIZE[1]}, drawn by `make docs` from the bundled map, and from a small file of cards.",
        "",
    ]
    for step in WALK:
        name = SCREENS[step.screen].name
        keys = " ".join(f"`{key}`" for key in step.keys[:1] if len(key) == 1)
        lines += [
            f"## {name.capitalize()}{f' · {keys}' if keys else ''}",
            "",
            step.words,
            "",
            f"![{name}](screens/{name}.svg)",
            "",
        ]
    return "\n".join(lines)


async def _draw() -> None:
    folder = DOCS / "screens"
    folder.mkdir(exist_ok=True)
    async for name, svg in pictures():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")


def main() -> None:
    asyncio.run(_draw())
    (DOCS / "screens.md").write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
