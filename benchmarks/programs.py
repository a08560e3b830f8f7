"""What is measured, and the user it is measured for: one with a good terminal and an empty home."""

import os
import sys
from pathlib import Path

BARE = [sys.executable, "-c", "pass"]
HELLO = [sys.executable, str(Path(__file__).with_name("hello.py"))]
EXPLORER = [sys.executable, "-m", "debate_tui"]
COMMANDS = {
    "list": [*EXPLORER, "list"],
    "search": [*EXPLORER, "search", "cornerstone of regional order"],
    "check": [*EXPLORER, "check"],
    "export": [*EXPLORER, "export", "us-japan-alliance"],
}

CONTENT = "cornerstone"
"""A word of the first page of the bundled map's content: not of the frame around it."""
HELP = "Previous row"
"""What `?` shows, and nothing before it."""


def user(home: str) -> dict[str, str]:
    ours = ("XDG_", "DEBATE_TUI_", "PYTHON")  # PYTHONDONTWRITEBYTECODE would have every start compile what was edited
    env = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    editor = {"EDITOR": "false", "VISUAL": ""}  # a stray key must not open one on the bundled map
    return env | editor | {"HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def conditions(rounds: int) -> str:
    return f"{rounds} rounds, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
