"""Themes: what each style of a run looks like in the dark theme, the light theme, and the terminal's own colours."""

from collections.abc import Mapping
from functools import cache

from rich.style import Style

from debate_tui.tui.environment import THEMES
from debate_tui.tui.frame import SELECTED

_DARK = {
    "": "#d5dae3",
    "text": "#d5dae3",
    "strong": "bold #eef1f6",
    "claim": "bold #f1f3f8",
    "read": "#c6cdd9",
    "stance": "#d5dae3",
    "quote": "#a8c2dd",
    "muted": "#8d97a8",
    "note": "#d9b36c",
    "flag": "bold #ffb454",
    "why": "#c3a9e6",
    "verified": "#7ee0a2",
    "quoted": "#f1f3f8 on #3a4a2a",
    "mark": "#12161d on #c3a9e6",
    "unproven": "#8d97a8",
    "heading": "bold #ffffff",
    "here": "bold #ffd866",
    "rule": "#3d4656",
    "gutter": "#d5dae3",
    "key": "bold #ffd866",
    "match": "bold #12161d on #ffd866",
    "similar": "bold #ffd866 underline",
    "rebuts": "bold #ff7b72",
    "undercuts": "bold #ffa657",
    "qualifies": "bold #e3c341",
    "concurs": "bold #56d364",
    "rephrases": "bold #6fdfdf",
    "supports": "bold #79c0ff",
    "error": "bold #ff7b72",
    "warning": "bold #ffa657",
    "title": "bold #f1f3f8 on #1d2733",
    "title_note": "#ffb454 on #1d2733",
    "foot": "#a3adbd on #1d2733",
    "foot_key": "bold #ffd866 on #1d2733",
    "notice": "bold #12161d on #ffd866",
    "p0": "bold #6cb6ff",
    "p1": "bold #ff9f5a",
    "p2": "bold #7ee0a2",
    "p3": "bold #d2a8ff",
    "p4": "bold #ff8fa3",
    "p5": "bold #6fdfdf",
    "p6": "bold #f0d96b",
    "p7": "bold #c5c8ff",
}

_LIGHT = {
    "": "#23282f",
    "text": "#23282f",
    "strong": "bold #101418",
    "claim": "bold #101418",
    "read": "#3b424b",
    "stance": "#23282f",
    "quote": "#24527a",
    "muted": "#5d6672",
    "note": "#7a5200",
    "flag": "bold #9a4a00",
    "why": "#6b3fa0",
    "verified": "#17692b",
    "quoted": "#101418 on #dcebc4",
    "mark": "#101418 on #dccbf2",
    "unproven": "#5d6672",
    "heading": "bold #000000",
    "here": "bold #8a4b00",
    "rule": "#c3c7cd",
    "gutter": "#23282f",
    "key": "bold #8a4b00",
    "match": "bold #000000 on #ffd866",
    "similar": "bold #8a4b00 underline",
    "rebuts": "bold #b3201a",
    "undercuts": "bold #984200",
    "qualifies": "bold #7a5c00",
    "concurs": "bold #17692b",
    "rephrases": "bold #0a6a6a",
    "supports": "bold #0b57a4",
    "error": "bold #b3201a",
    "warning": "bold #984200",
    "title": "bold #101418 on #dfe4ea",
    "title_note": "#6b3a00 on #dfe4ea",
    "foot": "#454d57 on #dfe4ea",
    "foot_key": "bold #6b3a00 on #dfe4ea",
    "notice": "bold #000000 on #ffd866",
    "p0": "bold #0b57a4",
    "p1": "bold #983b00",
    "p2": "bold #17692b",
    "p3": "bold #6b3fa0",
    "p4": "bold #a8204a",
    "p5": "bold #0a6a6a",
    "p6": "bold #6e5a00",
    "p7": "bold #3f459e",
}

# For terminals with sixteen colours or none (NO_COLOR). Readable on any background, since the text keeps the terminal's
# own foreground wherever a colour is not certain to stand out.
_ANSI = {
    "": "default",
    "text": "default",
    "strong": "bold",
    "claim": "bold",
    "read": "default",
    "stance": "default",
    "quote": "default italic",
    "muted": "default",
    "note": "default italic",
    "flag": "bold",
    "why": "default italic",
    "verified": "green",
    "quoted": "underline",
    "mark": "reverse",
    "unproven": "default",
    "heading": "bold underline",
    "here": "bold reverse",
    "rule": "default dim",
    "gutter": "default",
    "key": "bold",
    "match": "bold reverse",
    "similar": "bold underline",
    "rebuts": "bold red",
    "undercuts": "bold magenta",
    "qualifies": "bold",
    "concurs": "bold green",
    "rephrases": "bold cyan",
    "supports": "bold blue",
    "error": "bold red",
    "warning": "bold magenta",
    "title": "bold reverse",
    "title_note": "reverse",
    "foot": "reverse",
    "foot_key": "bold reverse underline",
    "notice": "bold reverse",
    "p0": "bold blue",
    "p1": "bold red",
    "p2": "bold green",
    "p3": "bold magenta",
    "p4": "bold cyan",
    "p5": "bold italic",
    "p6": "bold",
    "p7": "bold underline",
}

_GROUND = {"dark": "#12161d", "light": "#fbfaf7", "ansi": "default"}
_CURSOR = {"dark": "#1f2b3b", "light": "#e9eef5", "ansi": "default"}
_BAR = {"dark": "bold #ffd866", "light": "bold #8a4b00", "ansi": "bold"}

PALETTES: Mapping[str, Mapping[str, str]] = dict(zip(THEMES, (_DARK, _LIGHT, _ANSI), strict=True))


_MARKS = "■●▲◆▼★□△"
"""The sign of each position, to tell positions apart without colours; pages write the first for all of them."""


def glyphed(theme: str, name: str, text: str) -> str:
    """`text` of a run in style `name`; in the theme `ansi`, each position gets a sign of its own."""
    role = name.removesuffix(SELECTED)
    if theme != "ansi" or role not in _POSITIONS or not text.startswith(_MARKS[0]):
        return text
    return _MARKS[_POSITIONS.index(role)] + text[1:]


_POSITIONS = tuple(f"p{number}" for number in range(len(_MARKS)))


@cache
def style(theme: str, name: str) -> Style:
    """The Rich style of a run's style `name` in a theme (`dark`, `light`, `ansi`); unknown names are plain text."""
    selected = name.endswith(SELECTED)
    role = name.removesuffix(SELECTED)
    if selected and role == "gutter":
        return Style.parse(f"{_BAR[theme]} on {_CURSOR[theme]}")
    words = PALETTES[theme].get(role, PALETTES[theme][""])
    ground = _CURSOR[theme] if selected else _GROUND[theme]
    return Style.parse(f"{words} on {ground}" if " on " not in words else words)
