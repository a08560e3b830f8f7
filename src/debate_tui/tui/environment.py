"""The environment: the terminal's size and colours, the user's settings, and corrections to variables that Textual misreads."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from enum import IntEnum
from functools import cache
from typing import Protocol, cast

from debate_tui.frozen import dataclass
from debate_tui.text.wording import listed, shown


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a terminal in cells, and what the layout has room for at that size."""

    columns: int
    lines: int
    linear: bool = False
    """Whether it is read by ear: line by line, without anything beside anything else."""
    within: bool = False
    """Whether it is a part of a screen, which shows a page and nothing beside it."""

    @property
    def wide(self) -> bool:
        """Whether there is room for the list of issues beside the page, and for details under it."""
        return self.columns >= 120 and self.lines >= 18 and not (self.linear or self.within)

    @property
    def tiny(self) -> bool:
        """Whether there is room for one claim only."""
        return (self.lines < 8 or self.columns < 28) and not self.linear

    @property
    def sidebar(self) -> int:
        """Columns of the list of issues, its border included."""
        return 28 if self.wide else 0

    @property
    def results(self) -> int:
        """Columns of the search results; on a wide terminal the rest shows a preview of where a result leads."""
        return self.columns * 2 // 5 if self.wide else self.columns

    @property
    def glance(self) -> int:
        """Lines of what a smaller terminal shows beneath the page of what Enter would write, its rule included."""
        return 0 if self.wide or self.tiny or self.lines < 16 else (self.lines - 3) // 3

    @property
    def detail_lines(self) -> int:
        return min(9, self.lines // 4) if self.wide else 0


class Colours(IntEnum):
    """The colours that a terminal can show, numbered as Rich's `ColorSystem`, which takes long to import."""

    SIXTEEN = 1
    MANY = 2
    ALL = 3


THEMES = ("dark", "light", "ansi")
"""The names of the themes that need no config file."""

_FULL = frozenset({"alacritty", "contour", "foot", "ghostty", "kitty", "mintty", "rio", "wezterm", "direct"})
"""Parts of TERM that mean 24-bit colour. A remote machine often has no terminfo description of these terminals."""

_THEME, _MOUSE = "DEBATE_TUI_THEME", "DEBATE_TUI_MOUSE"
_SWITCH = ("on", "off")


def put_right() -> None:
    """Correct variables that Textual reads when it is imported; call this before.

    Textual would trust COLUMNS and LINES over the terminal (they are kept only if the terminal doesn't know its size,
    as on a serial line), obey NO_COLOR even if empty, and recognise fewer terminals' colours.
    """
    with suppress(OSError):
        if all(os.get_terminal_size(1)):
            for name in ("COLUMNS", "LINES"):
                os.environ.pop(name, None)
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]
    if system := colours():
        os.environ["TEXTUAL_COLOR_SYSTEM"] = _TEXTUAL[system]


_TEXTUAL = {Colours.SIXTEEN: "standard", Colours.MANY: "256", Colours.ALL: "truecolor"}
"""The names that Textual and Rich have for the colour systems."""


def colours() -> Colours | None:
    """The colours that the terminal can show; None if the user wants none (NO_COLOR is set and not empty).

    A user who asks for the dark or light theme is taken to have at least 256 colours, whatever TERM says.
    """
    if os.environ.get("NO_COLOR"):
        return None
    term = os.environ.get("TERM", "").lower()
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit") or _FULL & {*term.split("-")}:
        return Colours.ALL
    if _asked(_THEME) in ("dark", "light") or "256color" in term or _described(term) >= 256:
        return Colours.MANY
    return Colours.SIXTEEN


@cache
def _described(term: str) -> int:
    """The number of colours that the terminfo database gives for `term`; 0 or less if unknown."""
    with suppress(ImportError):  # Windows has no curses
        import curses

        with suppress(curses.error):
            curses.setupterm(term or "dumb", 1)
            return curses.tigetnum("colors")
    return 0


def theme_name(chosen: str = "", known: Sequence[str] = THEMES) -> str:
    """The name of the theme to start with: `ansi` with sixteen colours or none, since only the terminal's own are surely
    legible; else the one of those `known` that the variable names, else the one `chosen` before, else the dark one."""
    if colours() in (None, Colours.SIXTEEN):
        return "ansi"
    asked = _asked(_THEME)
    return next((name for name in (asked, chosen) if name in known), "dark")


def mouse() -> bool:
    """Whether the explorer takes the mouse. If not, the terminal itself marks text with it.

    In GNU screen only where it was asked for: with the mouse taken, screen keeps Esc back until the next key.
    """
    asked = _asked(_MOUSE)
    return asked == "on" or (asked != "off" and "STY" not in os.environ)


def _asked(name: str) -> str:
    return os.environ.get(name, "").strip().lower()


def misunderstood(themes: Sequence[str] = THEMES) -> str:
    """A notice about variables of ours that hold an unknown value; empty if none does. `themes`: the names of all."""
    return " ".join(_misunderstood(themes))


def _misunderstood(themes: Sequence[str]) -> Iterator[str]:
    for name, known in ((_THEME, themes), (_MOUSE, _SWITCH)):
        if (asked := _asked(name)) and asked not in known:
            yield f"{name}={shown(asked)} is none of {listed(known)}."


class _Mouse(Protocol):
    """The private members of Textual's drivers that switch the mouse; there is no public way while the program runs."""

    _mouse: bool

    def _enable_mouse_support(self) -> None: ...

    def _disable_mouse_support(self) -> None: ...


def switch_mouse(driver: object, key: str) -> str:
    """Switch the mouse on if it is off, off if it is on; the notice about it, with the `key` that does so."""
    if not hasattr(driver, "_enable_mouse_support"):
        return "There is no mouse here."
    terminal = cast(_Mouse, driver)
    if terminal._mouse:
        terminal._disable_mouse_support()
        terminal._mouse = False
        return f"Mouse off: your terminal marks text by itself. {key}: on again."
    terminal._mouse = True
    terminal._enable_mouse_support()
    return f"Mouse on: click, drag, scroll. {key}: off, for your terminal to mark text."
