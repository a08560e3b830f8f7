"""What reading a large file takes at its peak, counted in bytes that Python asks for, so that it is the same under any load.

`python -m benchmarks.formats` weighs processes: these peaks, the interpreter's rounding up, and gaps.
"""

import importlib.util
import tracemalloc
from pathlib import Path
from types import ModuleType

import pytest

from debate_tui.read.library import read_file

ROOT = Path(__file__).parents[2]
CLAIMS = 3000
"""Enough for shelves, and for what doesn't grow with a file to be little of it."""


@pytest.fixture(scope="module")
def made() -> ModuleType:
    spec = importlib.util.spec_from_file_location("formats_benchmark", ROOT / "benchmarks" / "formats.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def peak(path: Path) -> int:
    read_file(path)  # imports, and what is cached
    tracemalloc.start()
    try:
        (debate,) = read_file(path)[0].debates
        assert len(debate.claims) == CLAIMS
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("format", "most"),
    [
        ("AIF", 6.6), ("Kialo", 5.7), ("Argdown", 9.4), ("CSV", 8.1), ("JSON Lines", 7.1),
        ("TGF", 4.9), ("SADFace", 7.6), ("arggraph", 6.3), ("Hypothesis", 7.0),
    ],
)  # fmt: skip
def test_reading_takes_a_few_times_the_file(format: str, most: float, made: ModuleType, tmp_path: Path) -> None:
    trees = {"AIF": made.nodeset, "Kialo": made.kialo, "Argdown": made.argdown}
    text = trees[format](CLAIMS) if format in trees else made.others(CLAIMS)[format]
    (path := tmp_path / "map").write_text(text, encoding="utf-8")
    assert peak(path) / path.stat().st_size < most
