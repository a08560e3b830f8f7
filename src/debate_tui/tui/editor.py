"""The user's editor: which it is, and how it is told where to begin and, where it would not by itself, to be waited for."""

import os
import shlex
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from debate_tui.model.debate import Location

_COLONS = "{file}:{line}:{column}"
_PLUS = ("+{line}", "{file}")

_TERMINAL = {
    **dict.fromkeys(("vi", "vim", "nvim", "nano", "pico", "emacs", "emacsclient", "micro", "kak"), _PLUS),
    **dict.fromkeys(("joe", "jed", "mg", "ne", "sensible-editor"), _PLUS),
    **dict.fromkeys(("hx", "helix"), (_COLONS,)),
}
"""Editors that end when their reader is done: whatever time that took."""

_WINDOW = {
    **dict.fromkeys(("code", "code-insiders", "code-oss", "codium", "vscodium"), ("--wait", "-g", _COLONS)),
    **dict.fromkeys(("cursor", "windsurf", "positron"), ("--wait", "-g", _COLONS)),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor", "atom", "pulsar", "lapce"), ("--wait", _COLONS)),
    **dict.fromkeys(("gvim", "vimx", "mvim"), ("-f", *_PLUS)),
    **dict.fromkeys(("gedit", "xed", "bbedit"), ("--wait", *_PLUS)),
    "nvim-qt": ("--nofork", "{file}"),
    "neovide": ("--no-fork", "{file}"),
    "kate": ("--block", "-l", "{line}", "-c", "{column}", "{file}"),
    "geany": ("--new-instance", "--line", "{line}", "{file}"),
    "mate": ("--wait", "--line", "{line}:{column}", "{file}"),
    "mousepad": ("--disable-server", "{file}"),
    "gnome-text-editor": ("--standalone", "{file}"),
}
"""Editors with windows of their own, which return at once unless they are told to wait."""

_ARGUMENTS: Mapping[str, tuple[str, ...]] = {**_TERMINAL, **_WINDOW}
"""How an editor is given a location, by the name of its program; any other is given the file alone."""


def editor() -> tuple[str, ...]:
    """$VISUAL or $EDITOR, else an editor that is there; empty where there is none.

    The variable is a program, or words as a shell would part them, the first of them a program. Raises ValueError where it is
    neither: it names the variable.
    """
    for name in ("VISUAL", "EDITOR"):
        value = os.environ.get(name, "").strip()
        if value and shutil.which(value):
            return (value,)
        if value:
            try:
                words = tuple(shlex.split(value))
            except ValueError as error:
                raise ValueError(f"${name} is not a command ({str(error).lower()}): {value}") from None
            if not shutil.which(words[0]):
                raise ValueError(f"${name} names no program that can be run: {value}")
            return words
    return next(((name,) for name in ("sensible-editor", "nano", "vi") if shutil.which(name)), ())


def command(program: Sequence[str], at: Location) -> tuple[str, ...]:
    """The command line that opens `program` at a location in a file.

    A file's name comes from whoever made the file, and editors run what follows a `+` or a `-`: it is always given as a path.
    """
    given = {
        "file": at.file if Path(at.file).is_absolute() else f".{os.sep}{at.file}",
        "line": str(max(1, at.line)),
        "column": str(max(1, at.column)),
    }
    return (*program, *(argument.format(**given) for argument in _ARGUMENTS.get(_name(program), ("{file}",))))


def stays(program: Sequence[str]) -> bool:
    """Whether the program ends only when its reader is done; of programs not known that can't be told."""
    return _name(program) in _TERMINAL


def _name(program: Sequence[str]) -> str:
    """`vim` of `/usr/bin/vim.basic`."""
    return Path(program[0]).stem
