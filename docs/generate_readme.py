"""Writes the generated parts of README.md and the picture anew: keys from the table, outputs from the commands, the
explorer from the explorer. `make docs` runs it; tests/test_readme.py fails where it would change something."""

import asyncio
import os
import re
import subprocess
import sys
from itertools import groupby
from pathlib import Path

from debate_tui import store
from debate_tui.state.keys import KEYS

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PICTURES = {"overview": (), "explorer": ("c",)}
"""The names of the pictures in docs/, and the keys that lead to what each shows."""

_KEYS = re.compile(r"(<!-- keys -->\n).*?(<!-- /keys -->)", re.DOTALL)
_COMMAND = re.compile(r"(<!-- \$ (.*?) -->\n).*?(<!-- /\$ -->)", re.DOTALL)


def generated(text: str) -> str:
    """`text` with every marked part as it should be."""
    text = _KEYS.sub(lambda found: found[1] + keys_table() + found[2], text)
    return _COMMAND.sub(lambda found: found[1] + transcript(found[2]) + found[3], text)


def keys_table() -> str:
    """The keys by group, as a Markdown table."""
    rows = ["| | key | does |", "|---|---|---|"]
    for group, keys in groupby(sorted(KEYS, key=lambda key: key.group), key=lambda key: key.group):
        rows += [f"| {group if i == 0 else ''} | `{key.shown}` | {key.help} |" for i, key in enumerate(keys)]
    return "\n".join(rows) + "\n"


def transcript(command: str) -> str:
    """A command and what it prints, as a Markdown block."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PATH": path, "COLUMNS": "100"},
    )
    return f"```\n$ {command}\n{done.stdout}{done.stderr}```\n"


async def picture(*keys: str) -> str:
    """The screen of the explorer after some keys, as SVG."""
    from debate_tui.tui.app import Explorer
    from debate_tui.tui.picture import svg
    from debate_tui.tui.theme import Palette

    app = Explorer(store.open([ROOT / "content"]).verified())
    app.palette = Palette()
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        return svg(app.canvas.frame, app.palette, "debate-tui")


def main() -> None:
    README.write_text(generated(README.read_text(encoding="utf-8")), encoding="utf-8")
    for name, keys in PICTURES.items():
        (ROOT / "docs" / f"{name}.svg").write_text(asyncio.run(picture(*keys)), encoding="utf-8")


if __name__ == "__main__":
    main()
