"""The user's editor: which it is, and the arguments that open it at a place and make it run until the user is done."""

import os
import shlex
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from debate_tui.model.debate import Location

_COLONS = "{file}:{line}:{column}"
_PLUS = ("+{line}", "{file}")
_PLUS_COLONS = ("+{line}:{column}", "{file}")
_NORMAL = ("+normal! {line}G{column}|", "{file}")

_TERMINAL = {
    **dict.fromkeys(("vi", "pico", "joe", "jed", "mg", "ne", "sensible-editor"), _PLUS),
    **dict.fromkeys(("vim", "nvim"), _NORMAL),
    "nano": ("+{line},{column}", "{file}"),
    **dict.fromkeys(("emacs", "emacsclient", "micro", "kak"), _PLUS_COLONS),
    **dict.fromkeys(("hx", "helix"), (_COLONS,)),
}
"""Editors that run in the terminal, and so end only when the user is done, however soon that is."""

_WINDOW = {
    **dict.fromkeys(("code", "code-insiders", "code-oss", "codium", "vscodium"), ("--wait", "-g", _COLONS)),
    **dict.fromkeys(("cursor", "windsurf", "positron"), ("--wait", "-g", _COLONS)),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor", "atom", "pulsar", "lapce"), ("--wait", _COLONS)),
    **dict.fromkeys(("gvim", "vimx", "mvim"), ("-f", *_NORMAL)),
    **dict.fromkeys(("gedit", "xed"), ("--wait", *_PLUS_COLONS)),
    "bbedit": ("--wait", *_PLUS),
    "nvim-qt": ("--nofork", "{file}"),
    "neovide": ("--no-fork", "{file}"),
    "kate": ("--block", "-l", "{line}", "-c", "{column}", "{file}"),
    "geany": ("--new-instance", "--line", "{line}", "{file}"),
    "mate": ("--wait", "--line", "{line}:{column}", "{file}"),
    "mousepad": ("--disable-server", "{file}"),
    "gnome-text-editor": ("--standalone", "{file}"),
}
"""Editors with a window of their own, which return at once unless an argument tells them to wait."""

_ARGUMENTS: Mapping[str, tuple[str, ...]] = {**_TERMINAL, **_WINDOW}
"""The arguments that open a location, by the name of the editor's program. Other editors get the file alone."""


VARIABLES = ("VISUAL", "EDITOR")
"""The variables that name the user's editor, the first one first."""


def editor() -> tuple[str, ...]:
    """The command of the user's editor: $VISUAL, else $EDITOR, else one that is `installed`; empty if there is none.

    A variable holds the path of a program, or a command that is split into words as a shell would.

    Raises:
        ValueError: the variable holds neither; the message names it.
    """
    for name in VARIABLES:
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
    return installed()


def installed() -> tuple[str, ...]:
    """The editor that the system opens by default, else nano or vi; empty if there is none.

    Not `sensible-editor`, which asks a question of its own where nothing was chosen. `editor` is a link to the one that was,
    and it is that one which knows how to open a line.
    """
    if default := shutil.which("editor"):
        return (os.path.realpath(default),)
    return next(((name,) for name in ("nano", "vi") if shutil.which(name)), ())


def unset() -> bool:
    """Whether no variable names an editor."""
    return not any(os.environ.get(name, "").strip() for name in VARIABLES)


def command(program: Sequence[str], at: Location) -> tuple[str, ...]:
    """The command line that opens `program` at a location in a file.

    The file is always given as a path with a folder: editors would take a name that begins with `+` or `-` for an
    option or a command to run, and the name may come from a stranger.
    """
    given = {
        "file": at.file if Path(at.file).is_absolute() else f".{os.sep}{at.file}",
        "line": str(max(1, at.line)),
        "column": str(max(1, at.column)),
    }
    known = _ARGUMENTS.get(called(program), ("{file}",))
    arguments = _PLUS if Path(program[0]).name == "vim.tiny" else known  # which has no :normal
    return (*program, *(argument.format(**given) for argument in arguments))


def stays(program: Sequence[str]) -> bool:
    """Whether the program is known to run until the user is done. False for programs that aren't known."""
    return called(program) in _TERMINAL


def called(program: Sequence[str]) -> str:
    """A program's name without folder and suffix: `vim` for `/usr/bin/vim.basic`."""
    return Path(program[0]).stem
