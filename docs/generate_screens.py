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
from debate_tui.disk.whole import write_folder
from debate_tui.edit.start import started
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
    by: str = ""
    """The key that a reader presses to come here, where one key does; on which screens, its words or the screens before say."""
    of: str = "map"
    """What it is a screen of: the bundled map, a small map of somebody's own with two slips in it, or a file of cards."""


WALK = (
    Step(
        places.Overview,
        (),
        "What the debate is about, who stands where, and where they clash. The explorer opens here.",
    ),
    Step(
        places.Issues,
        ("i",),
        "The questions that the debate turns on, with what has been read; Enter compares.",
        by="i",
    ),
    Step(
        places.Compare,
        ("enter", "j", "k"),
        "An issue, position beside position: each claim beside what it collides or agrees with.",
        by="c",
    ),
    Step(
        places.Claim,
        ("enter",),
        "Everything about one claim: its quotes, what speaks for it and against it, and what it speaks for.",
    ),
    Step(
        places.Source, ("v",), "A source, with its quotes in the order of its text: what stands around a quote.", by="v"
    ),
    Step(
        places.Sources,
        ("s",),
        "Who the sources are, when they spoke, and how many claims each has; a source's own page says how much of it is quoted.",
        by="s",
    ),
    Step(
        places.Grid,
        ("m",),
        "The whole debate at a glance: how much each position says on each issue, and where it is silent.",
        by="m",
    ),
    Step(
        places.Listing,
        ("C",),
        "All clashes, the sharpest first; `A` `L` `U` `F` list agreements, limits, what nobody answers, and conflicts of fact.",
        by="C",
    ),
    Step(
        places.Search,
        ("slash", *"china"),
        "Search as you type, in all debates, with slips of the finger; beside a result stands where it leads.",
        by="/",
    ),
    Step(
        places.Note,
        ("escape", "i", "enter", "b", "B", "a", *"open with this"),
        "A note of your own on what you have marked.",
        by="a",
    ),
    Step(
        places.Brief,
        ("enter", "j"),
        "What you have marked, in your order, with your notes, and what the map has changed since.",
        by="B",
    ),
    Step(places.Briefs, ("plus",), "Several briefs, and a new one by typing its name."),
    Step(
        places.Exports,
        ("escape", "c", "x"),
        "What can be taken away, in which formats, with a preview and the file's name.",
        by="x",
    ),
    Step(places.Library, ("escape", "d"), "The debates at hand, and how much of each you have read.", by="d"),
    Step(places.Commands, ("colon",), "Every command by name, of those that do something where you are.", by=":"),
    Step(places.Help, ("escape", "question_mark"), "All keys; type to filter, Enter presses the key.", by="?"),
    Step(
        places.Problems,
        ("p",),
        "What is wrong in the content, with file, line and what to do; Enter opens the editor there.",
        by="p",
        of="slips",
    ),
    Step(
        places.Writing,
        ("i", "enter", "r", "j", "l", "r", "down", "enter", *"who drives shops less often", "enter"),
        "A relation between two claims, or a claim on a passage, is written into the map, one question at a time; the last step shows what.",
        by="r",
        of="slips",
    ),
    Step(
        places.Answers,
        ("c", "z"),
        "A card beside the cards that answer it, in all files that were opened, and why each is taken for an answer.",
        by="z",
        of="cards",
    ),
    Step(
        places.Hands,
        ("D",),
        "A passage that two cards share, once: what each of them reads, underlined, changed and cut.",
        by="D",
        of="cards",
    ),
)
CARDS = DOCS.parent / "tests" / "cli" / "cases" / "card-passage" / "cards.csv"


async def pictures() -> AsyncIterator[tuple[str, str]]:
    """The name of each screen, and its picture as SVG."""
    from debate_tui.tui.app import Explorer
    from debate_tui.tui.picture import svg
    from debate_tui.tui.theme import Palette

    for of in dict.fromkeys(step.of for step in WALK):
        with _own_home() as home:
            content = store.open([_content(of)])
            app = Explorer(content.verified(), store=content)
            app.palette = Palette()
            async with app.run_test(size=SIZE) as pilot:
                for step in (step for step in WALK if step.of == of):
                    for key in step.keys:
                        await pilot.press("space" if key == " " else key)
                        await pilot.pause()
                    shown = type(app.view.state.place)
                    if shown is not step.screen:
                        raise ValueError(f"{' '.join(step.keys)} lead to {shown.__name__}, not {step.screen.__name__}")
                    drawn = svg(app.canvas.frame, app.palette, "debate-tui")
                    yield SCREENS[step.screen].name, _of_nobody(drawn, home, SCREENS[step.screen].name)


def _content(of: str) -> Path:
    """The files that a screen is of; somebody's own map is written into the folder to work in."""
    if of == "slips":
        files = started("street", example=True)
        for right, wrong in _SLIPS.items():
            files["debate.toml"] = files["debate.toml"].replace(right, wrong, 1)
        write_folder(Path("street"), files)
        return Path("street")
    return CARDS if of == "cards" else DOCS.parent / "content"


_SLIPS = {b"Six in ten of my customers": b"Seven in ten of my customers", b'role = "rebuttal"': b'role = "rebutal"'}
"""What is right in the example, and what somebody typed instead."""


def _of_nobody(svg: str, home: str, name: str) -> str:
    """A picture that is the same in every home: the path is shortened, in a line that then has a width of its own."""
    svg = re.sub(rf' textLength="[^"]*"(?=[^>]*>[^<]*{re.escape(home)})', "", svg).replace(home, "~")
    return re.sub(r"terminal-\d+", f"screen-{name}", svg)  # the number is a digest of it all, the path included


@contextmanager
def _own_home() -> Iterator[str]:
    """A home of its own, to work in and for what the explorer remembers; the user's is neither shown nor changed."""
    before = Path.cwd()
    with TemporaryDirectory() as home:
        names = ("HOME", *(f"XDG_{name}_HOME" for name in ("CACHE", "CONFIG", "DATA", "STATE")))
        os.chdir(home)  # so that paths in it are as long in every home
        try:
            with patch.dict(os.environ, dict.fromkeys(names, home)):
                yield home
        finally:
            os.chdir(before)


def page() -> str:
    """docs/screens.md."""
    lines = [
        "# The screens of the explorer",
        "",
        f"Each at {SIZE[0]} × {SIZE[1]}, drawn by `make docs` from the bundled map, from a small map of somebody's own, and from a small file of cards.",
        "",
    ]
    for step in WALK:
        name = SCREENS[step.screen].name
        lines += [
            f"## {name.capitalize()}{f' · `{step.by}`' if step.by else ''}",
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
