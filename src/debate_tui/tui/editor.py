"""The user's editor: which it is, and how it is told where to begin."""

import os
import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path

from debate_tui.model import Location

_AT_LINE = {"code": "-g", "codium": "-g", "subl": "", "hx": "", "helix": "", "zed": ""}
"""Editors that take FILE:LINE:COLUMN, with the option that says so; most others take +LINE FILE."""

_WAITING = {"code": "--wait", "codium": "--wait", "subl": "--wait", "zed": "--wait"}
"""Those that return at once unless they are told to wait."""


def editor() -> tuple[str, ...]:
    """$VISUAL or $EDITOR, else an editor that is there; empty where there is none."""
    for name in ("VISUAL", "EDITOR"):
        if os.environ.get(name, "").strip():
            return tuple(shlex.split(os.environ[name]))
    return next(((name,) for name in ("sensible-editor", "nano", "vi") if shutil.which(name)), ())


def command(program: Sequence[str], at: Location) -> tuple[str, ...]:
    """The command line that opens `program` at a place in a file."""
    name = Path(program[0]).stem
    if name in _AT_LINE:
        options = [option for option in (_WAITING.get(name, ""), _AT_LINE[name]) if option]
        return (*program, *options, f"{at.file}:{max(1, at.line)}:{max(1, at.column)}")
    if name in (
        "vi",
        "vim",
        "nvim",
        "nano",
        "emacs",
        "emacsclient",
        "micro",
        "kak",
        "joe",
        "jed",
        "sensible-editor",
        "mg",
    ):
        return (*program, f"+{max(1, at.line)}", at.file)
    return (*program, at.file)
