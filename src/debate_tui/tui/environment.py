"""The environment: which colours the terminal has, and what the user asks for in variables; what Textual would take otherwise is put right."""

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Protocol, cast

from rich.color import ColorSystem

from debate_tui.text.wording import listed, shown
from debate_tui.tui.theme import PALETTES

_FULL = frozenset({"alacritty", "contour", "foot", "ghostty", "kitty", "mintty", "rio", "wezterm", "direct"})
"""Words in the names (TERM) of terminals that have all colours, and rarely a description on the machine one is logged in to."""

_THEME, _MOUSE = "DEBATE_TUI_THEME", "DEBATE_TUI_MOUSE"
_SWITCH = ("on", "off")


def put_right() -> None:
    """Before Textual is imported: it would believe COLUMNS and LINES rather than the terminal, take an empty NO_COLOR for a wish, and
    know fewer terminals. Where the terminal doesn't know its size, as on a serial line, the variables do count."""
    with suppress(OSError):
        if all(os.get_terminal_size(1)):
            for name in ("COLUMNS", "LINES"):
                os.environ.pop(name, None)
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]
    if system := colours():
        os.environ["TEXTUAL_COLOR_SYSTEM"] = _TEXTUAL[system]


_TEXTUAL = {ColorSystem.STANDARD: "standard", ColorSystem.EIGHT_BIT: "256", ColorSystem.TRUECOLOR: "truecolor"}
"""As Textual, and Rich, call them."""


def colours() -> ColorSystem | None:
    """What the terminal can show; None where the user wants no colours (NO_COLOR, which counts where it isn't empty).

    Who asks for a theme of ours has more than sixteen colours, whatever the terminal is called.
    """
    if os.environ.get("NO_COLOR"):
        return None
    term = os.environ.get("TERM", "").lower()
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit") or _FULL & {*term.split("-")}:
        return ColorSystem.TRUECOLOR
    if _asked(_THEME) in ("dark", "light") or "256color" in term or _described(term) >= 256:
        return ColorSystem.EIGHT_BIT
    return ColorSystem.STANDARD


@cache
def _described(term: str) -> int:
    """How many colours the system's description of terminals (terminfo) gives this one."""
    with suppress(ImportError):  # Windows
        import curses

        with suppress(curses.error):
            curses.setupterm(term or "dumb", 1)
            return curses.tigetnum("colors")
    return 0


def palette() -> str:
    """The palette to start with: of sixteen colours or none, only the terminal's own are sure to be readable."""
    if colours() in (None, ColorSystem.STANDARD):
        return "ansi"
    asked = _asked(_THEME)
    return asked if asked in PALETTES else "dark"


def mouse() -> bool:
    """Whether the mouse is ours; off, the terminal marks text by itself."""
    return _asked(_MOUSE) != "off"


def _asked(name: str) -> str:
    return os.environ.get(name, "").strip().lower()


def misunderstood() -> str:
    """What is said about variables that ask for what there is not; empty where there is nothing to say."""
    return " ".join(_misunderstood())


def _misunderstood() -> Iterator[str]:
    for name, known in ((_THEME, tuple(PALETTES)), (_MOUSE, _SWITCH)):
        if (asked := _asked(name)) and asked not in known:
            yield f"{name}={shown(asked)} is none of {listed(known)}."


class _Mouse(Protocol):
    """What Textual's drivers have for the mouse, which it offers no way to change while they run."""

    _mouse: bool

    def _enable_mouse_support(self) -> None: ...

    def _disable_mouse_support(self) -> None: ...


def switch_mouse(driver: object) -> str:
    """The mouse on where it is off, and off where it is on; what is said about it."""
    if not hasattr(driver, "_enable_mouse_support"):
        return "There is no mouse here."
    terminal = cast(_Mouse, driver)
    if terminal._mouse:
        terminal._disable_mouse_support()
        terminal._mouse = False
        return "Mouse off: your terminal marks text by itself. M: on again."
    terminal._mouse = True
    terminal._enable_mouse_support()
    return "Mouse on: click, drag, scroll. M: off, for your terminal to mark text."
