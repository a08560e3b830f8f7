"""How far a reading is, is told from its beginning on, whatever the format, and never goes back."""

import json
from pathlib import Path

import pytest

from debate_tui.read.library import read_library
from debate_tui.read.trouble import PARSED, STEP, Trouble, within
from tests.read.test_memory_bound import SHAPES

_MARKED = {"uri": "https://e.org", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "bees are good"}]}]}
TEXTS = {
    "table": SHAPES["CSV, a chain"][1](4 * STEP),
    "table with sources": SHAPES["CSV, sources"][1](4 * STEP),
    "lines of JSON": SHAPES["JSON Lines, sources"][1](4 * STEP),
    "list of JSON": json.dumps([{"claim": f"node {n} says so", "source": f"Source {n}"} for n in range(4 * STEP)]),
    "annotations": json.dumps({"rows": [{"id": f"{n}", "text": f"no {n}", **_MARKED} for n in range(4 * STEP)]}),
    "Argdown": SHAPES["Argdown, answers to one"][1](4 * STEP),
    "Kialo": SHAPES["Kialo, answers to one"][1](4 * STEP),
    "TGF": SHAPES["TGF, a chain"][1](4 * STEP),
    "graph in XML": SHAPES["arggraph, a chain"][1](4 * STEP),
    "SADFace": SHAPES["SADFace, a chain"][1](4 * STEP),
}


@pytest.mark.parametrize("name", TEXTS)
def test_it_is_told_how_far_a_long_reading_is_before_its_file_is_parsed(name: str, tmp_path: Path) -> None:
    """Of all but maps and cards, nothing was told before half of the work was done."""
    (path := tmp_path / ("map.argdown" if name == "Argdown" else "map")).write_text(TEXTS[name], encoding="utf-8")
    told: list[float] = []
    library = read_library([path], told.append)
    assert len(library.debates[0].claims) >= 4 * STEP - 1
    assert told == sorted(told)
    assert told[0] < PARSED / 2
    assert len({one for one in told if one < PARSED}) >= 4


def test_a_part_of_the_work_is_told_as_one_of_the_whole() -> None:
    told: list[float] = []
    trouble = Trouble(told.append)
    trouble.aside(0, 0.5).reached(0.5)
    within(trouble.reached, 0.5, 0.9)(1)
    assert told == [0.25, 0.9]
