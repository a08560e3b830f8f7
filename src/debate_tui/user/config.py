"""The user's configuration: keys, themes and habits, as the explorer has them for a session; without a file, ours.

A file that hasn't changed isn't parsed again: what was made of it is remembered in the cache folder.
"""

import marshal
import os
from typing import TYPE_CHECKING, Any

from debate_tui.disk.folders import config_file
from debate_tui.frozen import dataclass
from debate_tui.state.keymap import OURS as OUR_KEYS
from debate_tui.state.keymap import Keys
from debate_tui.user.themes import OURS as OUR_THEMES
from debate_tui.user.themes import Theme, named

if TYPE_CHECKING:
    from debate_tui.model.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True, eq=False)
class Config:
    keys: Keys = OUR_KEYS
    themes: tuple[Theme, ...] = OUR_THEMES
    """Those to choose from, in the order in which a key goes through them."""
    theme: str = ""
    """The name of the one to begin each session with; "" where the file names none."""
    linear: bool = False
    """Whether to begin in the mode for screen readers."""
    passed_over: str = ""
    """A notice about what is wrong with the file; empty if nothing is."""


NONE = Config()
"""The configuration of who has written none."""


def configured() -> Config:
    """The user's configuration. Whatever is wrong with the file is passed over, and said in a notice."""
    path = config_file()
    if path is None or not os.path.lexists(path):
        return NONE
    from debate_tui.store import recall

    memory = recall([path], "config", [])
    if memory.data is None:
        from pathlib import Path

        from debate_tui.user.settings import read

        memory.look()
        settings, problems = read(Path(path))
        kept = (*settings, _notice(problems))
        memory.remember(marshal.dumps(kept))
        return _made(kept)
    return _made(marshal.loads(memory.data))


def _made(kept: Any) -> Config:
    """The configuration from `Settings` and a notice."""
    keys, themes, theme, linear, notice = kept
    own = tuple(_theme(name, base, looks) for name, base, looks in themes)
    return Config(
        OUR_KEYS.with_(keys) if keys else OUR_KEYS, (*OUR_THEMES[:2], *own, *OUR_THEMES[2:]), theme, linear, notice
    )


def _theme(name: str, base: str, looks: dict[str, str]) -> Theme:
    ours = named(base, OUR_THEMES) or OUR_THEMES[0]
    return Theme(name, {**ours.looks, **looks}, ours.signs)


def _notice(problems: "list[Diagnostic]") -> str:
    """The first problem, and how many more there are."""
    if not problems:
        return ""
    first = problems[0]
    more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
    return (
        f"config.toml:{first.at.line}: {first.code} {first.message}.{more} debate-tui config --check says what helps."
    )
