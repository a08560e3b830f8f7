"""A folder of files in any formats is a library, and only what changed in it is read again."""

from pathlib import Path
from typing import Any

import pytest

from debate_tui import store
from debate_tui.model.library import Library
from debate_tui.read import library as reading
from debate_tui.read.find import Found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    here = tmp_path / "library"
    here.mkdir()
    (here / "graph.dat").write_text("1 the quay\n2 b\n#\n1 2\n")
    (here / "nodes").write_text('{"nodes": [{"nodeID": "1", "text": "the harbour", "type": "I"}], "edges": []}')
    units = '<arggraph id="x"><edu id="e">a unit</edu><adu id="a"/><edge id="s" src="e" trg="a" type="seg"/></arggraph>'
    (here / "units.txt").write_text(units)
    (here / "rows.data").write_text("claim;source\nthe road;Council\n")
    (here / "picture.png").write_bytes(b"\x89PNG\r\n")
    (here / "README").write_text("Nothing of ours.\n")
    return here


def test_it_is_listed_and_searched(folder: Path) -> None:
    content = store.open([folder])
    library = content.library()
    assert sorted(debate.id for debate in library.debates) == ["graph-dat", "nodes", "rows-data", "units-txt"]
    assert [(one.code, one.message) for one in library.diagnostics] == [
        ("N136", "2 files in no format that is read: README, picture.png")
    ]
    assert {hit.item.debate for hit in content.searcher(library).search("harbour").hits} == {"nodes"}


def test_only_what_changed_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGE", 0)
    content = store.open([folder])
    assert len(content.library().debates) == 4
    read: list[str] = []
    whole = reading.read_found

    def counted(found: Found, *rest: Any) -> Library:
        read.extend(path.name for path in found.files)
        return whole(found, *rest)

    monkeypatch.setattr(reading, "read_found", counted)
    assert len(content.library().debates) == 4
    assert read == []
    (folder / "graph.dat").write_text("1 the quay\n2 b\n3 c\n#\n1 2\n")
    assert content.changed()
    assert len(content.library().debate["graph-dat"].claims) == 3
    assert read == ["graph.dat"]
