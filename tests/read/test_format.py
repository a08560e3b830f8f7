"""docs/format.md says what the loader does."""

import re
from pathlib import Path

import pytest

from debate_tui.model.debate import By, Kind, Role
from debate_tui.read.library import read_library

TEXT = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)


def test_the_example_is_a_map_without_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    library = read_library([path])
    assert library.diagnostics == ()
    assert list(library.debate) == ["harbour-road"]


@pytest.mark.parametrize("word", [*Role, *Kind, *By])
def test_every_word_is_explained(word: str) -> None:
    assert f"`{word}`" in TEXT


def test_every_key_is_explained_and_no_other(tmp_path: Path) -> None:
    """The loader names the keys of a table where one is unknown."""
    path = tmp_path / "map.toml"
    tables = dict(re.findall(r"\n\| `\[+([a-z.]+)\]+`.*\n\|---\|---\|\n((?:\|.*\n)+)", TEXT))
    headers = {name: f"[{name}]" if name == "debate" else f"[[{name}]]" for name in tables}
    for name, rows in tables.items():
        parents = "[[claim]]\n" if name == "claim.quote" else ""
        head = "" if name == "debate" else "[debate]\n"
        path.write_text(f"{head}{parents}{headers[name]}\nxxxxxxxxx = 1\n")
        (hint,) = [d.hint for d in read_library([path]).diagnostics if d.code == "W208"]
        explained = {key for row in rows.splitlines() for key in re.findall(r"`([a-z_]+)`", row.split("|")[1])}
        assert set(hint.removeprefix("keys: ").split(", ")) == explained, name
