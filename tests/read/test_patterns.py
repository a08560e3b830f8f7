"""No reader looks for a pattern of its own module more often than a text is long, whatever single piece is repeated in it.

Patterns of bytes, those that are only matched at one place, and pieces that take turns are not looked at. Counting calls sees nothing of that: a search is one call, and took 9 s of 30,000 blanks. So its steps are counted.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import debate_tui.read
from debate_tui.read.kialo.inline import plain
from tests.quotes.regex_steps import Steps

PIECES = (
    *(
        " ",
        "\n",
        "\t",
        "a",
        "A ",
        "1",
        "1,",
        "(",
        ")",
        "[",
        "]",
        "{",
        "\\",
        "\\[",
        '"',
        "“",
        ",",
        ";",
        "-",
        "–",
        ":",
        ".",
    ),
    *(
        "<",
        ">",
        "<b>",
        "/",
        "http://a ",
        "&",
        "#",
        "|",
        "*",
        "_",
        "=",
        "@",
        "'",
        "2020-",
        "pro ",
        "+",
        "et al. ",
        "```",
    ),
)
BOUNDED = ("notes.highlights._LINK", "toml.plain._PAIRS")
"""Patterns that look no further than some 60 letters, or only at what another one has found; those of cards are shown texts of
3,000 letters at most."""


def patterns() -> Iterator[tuple[str, "re.Pattern[str]"]]:
    """Those of the readers that are looked for, not only at the beginning of a text."""
    for module in walk_packages(debate_tui.read.__path__, "debate_tui.read."):
        found = import_module(module.name)
        source = Path(found.__file__ or "").read_text()
        for name, value in vars(found).items():
            at = f"{module.name.removeprefix('debate_tui.read.')}.{name}"
            looked_for = re.search(rf"\b{name}\.(?:search|sub|subn|findall|finditer|split)\b", source)
            elsewhere = at in BOUNDED or at.startswith("cards.")
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str) and looked_for and not elsewhere:
                yield at, value


PATTERNS = dict(patterns())


@pytest.mark.parametrize("name", PATTERNS)
def test_twice_the_text_is_twice_the_steps(name: str) -> None:
    for piece in PIECES:
        once, twice = (Steps(PATTERNS[name], piece * count + "~").count for count in (24, 48))
        assert twice < 3 * once + 200, piece


def test_a_bracket_behind_a_backslash_begins_no_link() -> None:
    """Thousands of them were each looked through to the end."""
    assert plain(r"\[a](http://b.example) [c](http://d.example)") == (
        "[a](http://b.example) c",
        [{"text": "c", "url": "http://d.example"}],
    )
    assert plain(r"\\[c](http://d.example)")[1] == [{"text": "c", "url": "http://d.example"}]
