"""Writes the transcript in docs/screen-readers.md: what the terminal's cursor is on after each key of a walk. Needs tmux.

`make docs` runs it; where there is no tmux, the page stays as it is. A test walks the same way and compares.
"""

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from time import sleep

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "screen-readers.md"
SESSIONS = (
    (
        "--linear --fresh",
        [
            *"jjjjjjjj",
            *"jjjj",
            "k",
            "k",
            "k",
            "k",
            "Enter",
            *"jjjjjjjj",
            "l",
            "Y",
            "A",
            *"jjjjj",
            "U",
            *"jjjj",
        ],
    ),
    ("--linear", ["k", "o"]),
)
"""Two sessions, one after the other: their options, and their keys by tmux's names."""

BLOCKS = re.compile(r"```text\n.*?```", re.DOTALL)


def transcript(options: str, keys: list[str]) -> str:
    """What is heard after each key: the line at the cursor; below it, in brackets, the bottom line where it says something new."""
    from tests.tui.tmux import PROGRAM, Tmux

    said: list[str] = []
    bottom = ""
    with Tmux(f"{PROGRAM} {options} us-japan-alliance", size=(100, 30)) as terminal:
        terminal.until(lambda text: text.strip())
        for key in ("(start)", *keys):
            if key != "(start)":
                terminal.keys(key)
            sleep(3 if key == "(start)" else 1)  # nothing says when a terminal is at rest
            lines = terminal.text.removesuffix("\n").split("\n")
            said.append(f"{key:<9} {lines[int(terminal.told('cursor_y'))].strip()}")
            now, before = " ".join(lines[29].split()) if len(lines) > 29 else "", bottom
            bottom = now
            if now not in ("", before):
                said.append(f"{'':<10}[{now}]")
        terminal.keys("C-c")
        terminal.status()
    return "```text\n" + "\n".join(said) + "\n```"


def main() -> None:
    if shutil.which("tmux") is None:
        print("there is no tmux: docs/screen-readers.md stays as it is")
        return
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as home:
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = f"{home}/{kind.lower()}"
        found = iter([transcript(*session) for session in SESSIONS])
    text = BLOCKS.sub(lambda _: next(found), PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
