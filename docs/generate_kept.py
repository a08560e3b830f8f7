"""Writes docs/formats.md anew, from the tests' round trips. `make docs` runs it; a test fails where the page is stale."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.read.kept import FORMATS_BOTH_WAYS, kept

_INTRODUCTION = """\
# What each format keeps

<!-- Made by docs/generate_kept.py from the round trips of tests/read/kept.py. -->

Formats that are both written and read: ✓ what is the same after a map with all of these parts was exported in the format and opened again, – what isn't. How each format is
read is said in [other-formats.md](other-formats.md); there, too, are the formats that are only read. The table is about a
map made here. What was *read* from AIF, an argument graph in XML, SADFace or TGF is written back in the same format whole, with what a map has no place for, in another order of its
nodes and edges (`tests/read/aif`, `tests/write/test_graphs.py`); where the map was edited meanwhile, as it says now (`tests/write/test_outdated.py`).
Of a table that was *read*, the claims' further columns are written as CSV and JSON Lines behind ours, but for those whose names mean something beside them (`tests/write/test_further.py`).
"""


def page() -> str:
    """The text of docs/formats.md."""
    found = {name: kept(name) for name in FORMATS_BOTH_WAYS}
    lines = [_INTRODUCTION, f"| | {' | '.join(f'`{name}`' for name in found)} |", f"|---|{'---|' * len(found)}"]
    for part in next(iter(found.values())):
        lines.append(f"| {part} | {' | '.join('✓' if one[part] else '–' for one in found.values())} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("formats.md").write_text(page(), encoding="utf-8")
