"""What reading a large file takes at its peak, counted in bytes that Python asks for, so that it is the same under any load.

`python -m benchmarks.formats` weighs processes: these peaks, the interpreter's rounding up, and gaps.
"""

import importlib.util
import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

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


_PEAK = """
import sys, tracemalloc
from pathlib import Path
from debate_tui.read.library import read_file
read_file(Path(sys.argv[1]))  # imports, and what is cached
tracemalloc.start()
debates = read_file(Path(sys.argv[1]))[0].debates
print(sum(len(debate.claims) for debate in debates), tracemalloc.get_traced_memory()[1])
"""


def peak(path: Path, many: int = CLAIMS) -> int:
    """Bytes, in a process of its own: the table of interned texts grows by what others have left in it. `many`: the claims in it."""
    command = [sys.executable, "-c", _PEAK, str(path)]
    claims, most = map(int, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert claims == many
    return most


@pytest.mark.parametrize(
    ("format", "most"),
    [
        ("AIF", 6.6), ("Kialo", 5.8), ("Argdown", 6.3), ("CSV", 7.3), ("JSON Lines", 3.7),
        ("TGF", 5.7), ("SADFace", 6.5), ("arggraph", 6.3), ("Hypothesis", 6.9),
    ],
)  # fmt: skip
def test_reading_takes_a_few_times_the_file(format: str, most: float, made: ModuleType, tmp_path: Path) -> None:
    trees = {"AIF": made.nodeset, "Kialo": made.kialo, "Argdown": made.argdown}
    text = trees[format](CLAIMS) if format in trees else made.others(CLAIMS)[format]
    (path := tmp_path / "map").write_text(text, encoding="utf-8")
    assert peak(path) / path.stat().st_size < most


@pytest.fixture(scope="module")
def pairs() -> list[tuple[int, int]]:
    """Ten edges for each claim, in circles."""
    draw = random.Random(1)
    return [*{(draw.randrange(CLAIMS), draw.randrange(CLAIMS)): None for _ in range(10 * CLAIMS)}]


@pytest.mark.parametrize("label", ["", " support", " attack", " relates"])
def test_so_does_reading_many_edges_of_few_nodes(label: str, pairs: list[tuple[int, int]], tmp_path: Path) -> None:
    """It took 22 times the file, 48 where they support and 14 where they attack."""
    lines = [*(f"{n} node {n}" for n in range(CLAIMS)), "#", *(f"{a} {b}{label}" for a, b in pairs)]
    (path := tmp_path / "map").write_text("\n".join(lines), encoding="utf-8")
    assert peak(path, 0 if label == " relates" else CLAIMS) / path.stat().st_size < 8


def test_so_does_a_table_of_many_relations_of_few_claims(pairs: list[tuple[int, int]], tmp_path: Path) -> None:
    """It took 63 times the file."""
    lines = ["claim,relation,to", *(f"node {n},," for n in range(CLAIMS)), *(f"node {a},attack,node {b}" for a, b in pairs if a != b)]  # fmt: skip
    (path := tmp_path / "map").write_text("\n".join(lines), encoding="utf-8")
    assert peak(path) / path.stat().st_size < 8


def test_argdown_of_many_relations_takes_more(pairs: list[tuple[int, int]], tmp_path: Path) -> None:
    """It took 42 times the file; a relation that Argdown's rules may still move is an object."""
    paragraphs = [f"[s{n}]: node {n}\n" for n in range(CLAIMS)] + [f"[s{a}]\n  -> [s{b}]\n" for a, b in pairs if a != b]
    (path := tmp_path / "map").write_text("\n".join(paragraphs), encoding="utf-8")
    assert peak(path) / path.stat().st_size < 11


def test_so_do_many_claims_that_all_answer_one(tmp_path: Path) -> None:
    """Each is an issue of its own. It took 13 times the file."""
    text = "Streets without cars sell more than those with them, as the report {} says."
    rows = [f"1.{n}. {'Pro' if n % 2 else 'Con'}: {text.format(n)}" for n in range(1, CLAIMS)]
    (path := tmp_path / "map").write_text(
        "\n".join(["Discussion Title: The town", "", "1. The town should close its centre.", *rows, ""]),
        encoding="utf-8",
    )
    assert peak(path) / path.stat().st_size < 6


def test_so_do_many_claims_with_one_answer_each(tmp_path: Path) -> None:
    """Each is a position of its own."""
    text = "Streets without cars sell more than those with them, as the report"
    lines = [
        *(f"{n} {text} {n} says." for n in range(CLAIMS)),
        "#",
        *(f"{n} {n + 1} attack" for n in range(0, CLAIMS, 2)),
    ]
    (path := tmp_path / "map").write_text("\n".join(lines), encoding="utf-8")
    assert peak(path) / path.stat().st_size < 6


_TABLES = {
    "answers": ("id,claim,relation,to", "c0,The town should close its centre,,", "c{n},{text},{kind},c0"),
    "answers by words": ("claim,relation,to", "The town should close,,", "{text},{kind},The town should close"),
    "pairs": ("argument1,argument2,label", "", "{text},{next},{label}"),
    "pairs of which nobody says how": ("argument1,argument2,label", "", "{text},{next},{other}"),
}


@pytest.mark.parametrize("table", _TABLES)
def test_so_does_a_table_of_answers_or_pairs(table: str, tmp_path: Path) -> None:
    """It took 10 to 15 times the file."""
    header, first, row = _TABLES[table]
    text = "Streets without cars sell more than those with them as the report {} says."
    rows = [
        row.format(n=n, text=text.format(n), next=text.format(n + 1), kind=("supports", "rebuts")[n % 2],
                   label=("support", "attack")[n % 2], other=n % 2)
        for n in range(1, CLAIMS)
    ]  # fmt: skip
    (path := tmp_path / "map").write_text("\n".join([header, *filter(None, [first]), *rows, ""]), encoding="utf-8")
    assert peak(path) / path.stat().st_size < 7


_BIG = "people on foot buy more " * 20_000
_OF_ONE = {
    "CSV": f"claim,relation,to\nThe town should close,,\n{_BIG},supports,The town should close\n",
    "Kialo": f"Discussion Title: The town\n\n1. The town should close.\n1.1. Pro: {_BIG}\n",
    "Argdown": f"[a]: The town should close.\n  + [b]: {_BIG}\n",
    "TGF": f"1 The town should close\n2 {_BIG}\n#\n2 1 supports\n",
}


@pytest.mark.parametrize("format", _OF_ONE)
def test_so_does_a_claim_of_half_a_megabyte(format: str, tmp_path: Path) -> None:
    """It took 16 times the file, for the words of which a label or an id is made."""
    (path := tmp_path / "map").write_text(_OF_ONE[format], encoding="utf-8")
    assert peak(path, 2) / path.stat().st_size < (9 if format == "CSV" else 6)
