"""The clipboard: copies by the desktop's own tool, else through tmux, else by the terminal, and says which it was.

Over ssh the desktop's tools are those of the far machine, before which nobody sits: there only what leads back is used.
"""

import os
import shutil
import subprocess
from collections.abc import Callable

# Each command with the environment variable that it needs. The first that is installed and has its variable is used.
_TOOLS = (
    (("wl-copy",), "WAYLAND_DISPLAY"),
    (("xclip", "-selection", "clipboard"), "DISPLAY"),
    (("xsel", "--clipboard", "--input"), "DISPLAY"),
    (("pbcopy",), ""),
    (("clip.exe",), ""),
    (("termux-clipboard-set",), ""),
    (("tmux", "load-buffer", "-w", "-"), "TMUX"),
)


_ENCODINGS = {"clip.exe": "utf-16-le"}
"""The encoding of a tool that doesn't read UTF-8: clip.exe takes all but UTF-16 for the old Windows code page."""

_UTF_8 = {"LC_ALL": "en_US.UTF-8", "LC_CTYPE": "UTF-8"}
"""Locale for pbcopy, which reads Mac Roman without one. LC_ALL is set too, since it takes precedence over LC_CTYPE."""


def copy(text: str, what: str, by_terminal: Callable[[str], None], export: str) -> str:
    """Put `text` on the clipboard, and return what happened, in a sentence that begins with it; `what` says what the text is.

    `by_terminal` writes the OSC 52 escape sequence: the last resort, since a terminal never confirms it.
    `export`: the key that writes a file instead.
    """
    for command, needs in _TOOLS:
        if _leads_here(needs) and shutil.which(command[0]) and _ran(command, text):
            return f"Copied, by {command[0]}: {what}."
    by_terminal(text)
    return f"Sent to the terminal: {what}. If it doesn't paste, {export} writes the page to a file."


def _leads_here(needs: str) -> bool:
    """Whether a tool that needs this variable reaches the user's own clipboard."""
    there = os.environ.get(needs, "")
    if not (os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY")):
        return bool(there) or not needs
    return bool(there) and (
        needs == "TMUX" or (needs == "DISPLAY" and not there.startswith(":"))
    )  # X, led on by ssh -X


def _ran(command: tuple[str, ...], text: str) -> bool:
    try:
        # X11 and Wayland tools stay in the background to serve the selection; a pipe would stay open and block us.
        done = subprocess.run(
            command,
            input=text.encode(_ENCODINGS.get(command[0], "utf-8")),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_UTF_8} if command[0] == "pbcopy" else None,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
