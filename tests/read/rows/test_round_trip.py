"""What our own CSV, JSON Lines and JSON have of a map comes back, whatever its texts begin with or hold."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from debate_tui.model.debate import Debate
from debate_tui.text.safe import safe
from tests.builders import debates
from tests.formats import canonical, imported, read, written
from tests.read.kept import PARTS

_PIECES = (
    "[A]: x", "=1", "'a", "'Tis", "#tag", "(1) p", "{x}", "{", "[we", "]", "}", '"q"', '"', "\\", "\\n", "//c", ";", "|", ",",
    "a, b", "a;b", "+ plus", "- minus", "@at", "1,000", "007", "2020-01-01", "TRUE", "null", "r0", "s0/c0", "d", "1", "Ä 中文",
    "’", "🙂", "a: b", "---", "Yes.", "No, and here is why.",
)  # fmt: skip
_NOT_IN_TABLES = ("extra", "marks", "origin", "conflict")
"""What tables have no place for, as docs/formats.md says."""
_UNORDERED = ("relation", "stance", "meetings", "pairings")
"""Tables whose rows stand in another order, by the claims and issues that they belong to."""

odd = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=4).map(" ".join)
"""Texts on one line that begin or end like something that a reader might take for a sign."""


def told(debate: Debate, without: tuple[str, ...] = ()) -> Any:
    """All that the JSON export says of a map's content, without the keys `without`."""

    def content(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: content(one) for key, one in value.items() if key not in without}
        if isinstance(value, list):
            return [content(one) for one in value]
        return safe(value) if isinstance(value, str) else value  # as spreadsheets have it

    said = content(json.loads(written(debate, "json")))
    return said | {key: canonical(said[key]) for key in _UNORDERED}


@pytest.mark.parametrize("format", ["csv", "jsonl", "json"])
@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))
@given(one=debates(wording=odd))
def test_our_own_export_comes_back(format: str, one: Debate) -> None:
    assume(one.positions and one.issues)
    names = [source.name for source in one.sources]
    assume(len(set(names)) == len(names))  # what two sources are called has their ids behind it
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = imported(folder, written(one, "toml"), "map.toml")
        after = imported(folder, written(before, format))
    without = () if format == "json" else _NOT_IN_TABLES
    assert told(after, without) == told(before, without)


_WITHOUT = ("conflicts of fact", "extra of claims", "extra of the map")
"""What rows have no place for, as docs/formats.md says."""
FILES = [
    path
    for path in sorted((Path(__file__).parents[1] / "corpus").glob("*/*"))
    if path.parent.name not in ("cards", "toml")
]


@pytest.mark.parametrize("format", ["csv", "jsonl", "json"])
def test_a_map_of_any_format_comes_back_from_our_own(format: str, shared: Path, tmp_path: Path) -> None:
    """Of the maps that came from Kialo, two issues of one name came back with their ids in their names."""
    samples = [
        path for path in sorted((shared / "samples").rglob("*")) if path.is_file() and path.stat().st_size < 100_000
    ]
    compared = 0
    for path in (*samples, *FILES):
        before, _ = read(tmp_path, path.read_bytes(), path.name)
        if before is None or not before.claims:
            continue
        compared += 1
        after = imported(tmp_path, written(before, format))
        for name, part in PARTS.items():
            if format == "json" or name not in _WITHOUT:
                assert _plain(part(after)) == _plain(part(before)), (path, name)
    assert compared > len(FILES) // 2


def _plain(value: Any) -> Any:
    """A value on one line, as spreadsheets have it."""
    if isinstance(value, str):
        return " ".join(safe(value).split())
    if isinstance(value, dict):
        return {_plain(key): _plain(one) for key, one in value.items()}
    return type(value)(map(_plain, value)) if isinstance(value, list | tuple | set) else value


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_an_author_that_is_an_address_comes_back_without_one(format: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, '{"claim":"Tax is good.","author":"http://ann.example/"}\n')
    again = imported(tmp_path, written(debate, format), "again")
    assert [(one.authors, one.url) for one in again.sources] == [(("http://ann.example/",), None)]
