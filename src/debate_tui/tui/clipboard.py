"""The clipboard: by the desktop's own tool, else through tmux, else by the terminal itself; says which, and no more than is known."""

import os
import shutil
import subprocess
from collections.abc import Callable

# In this order: the first that is installed and that has a desktop to talk to.
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
"""What a tool reads, where that isn't UTF-8: Windows takes anything else for its old code page."""

_UTF_8 = {"LC_ALL": "en_US.UTF-8", "LC_CTYPE": "UTF-8"}
"""For pbcopy, which reads Mac Roman where the locale says nothing; LC_ALL would go before LC_CTYPE."""


def copy(text: str, by_terminal: Callable[[str], None]) -> str:
    """Put `text` on the clipboard; what can be said of it, to stand behind what was copied and a colon.

    `by_terminal` writes the OSC 52 escape sequence: the last resort, since a terminal never says whether it obeyed.
    """
    for command, needs in _TOOLS:
        if (not needs or os.environ.get(needs)) and shutil.which(command[0]) and _ran(command, text):
            return f"copied, by {command[0]}"
    by_terminal(text)
    return "sent to the terminal; if it doesn't paste, x writes the page to a file"


def _ran(command: tuple[str, ...], text: str) -> bool:
    try:
        # The tools that own a selection stay in the background and would hold our pipes open: they get none.
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
