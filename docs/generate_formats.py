"""Writes the tables of formats in docs/format.md anew. `make docs` runs it; a test fails where the page is stale."""

import re
from pathlib import Path

from debate_tui.write.writers import WRITERS

_WRITERS = re.compile(r"(<!-- writers -->\n).*?(<!-- /writers -->)", re.DOTALL)


def generated(page: str) -> str:
    """`page` with its marked parts as they should be."""
    return _WRITERS.sub(lambda found: found[1] + writers() + found[2], page)


def writers() -> str:
    """The formats that are written, as a Markdown table."""
    rows = ["| `--format` | what it is | a file's name ends in | options that it heeds |", "|---|---|---|---|"]
    for writer in WRITERS.values():
        options = ", ".join(f"`{option}`" for option in writer.heeds)
        rows.append(f"| `{writer.name}` | {writer.called} | `{writer.extension}` | {options} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    path = Path(__file__).with_name("format.md")
    path.write_text(generated(path.read_text(encoding="utf-8")), encoding="utf-8")
