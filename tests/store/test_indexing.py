"""An index is the same wherever its parts lie while it is made."""

from pathlib import Path

import pytest

from debate_tui.disk.spill import Spill
from debate_tui.model.library import Library
from debate_tui.search.entries import debate_entries
from debate_tui.store.indexing import Indexing


def made(library: Library, folder: Path | None) -> dict[str, bytes]:
    indexing = Indexing(str(folder) if folder else None)
    for debate in library.debates:
        indexing.add(debate_entries(debate))
    sections = indexing.sections().items()
    return {name: b"".join(data) if isinstance(data, Spill) else bytes(data) for name, data in sections}


@pytest.mark.parametrize("held", [64, 1 << 20])
def test_in_a_folder_as_in_memory(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    whole = made(library, None)
    monkeypatch.setattr("debate_tui.disk.spill.Spill.__init__.__defaults__", (held,))
    monkeypatch.setattr("debate_tui.search.build._RUN", 500)
    assert made(library, tmp_path) == whole
    assert not list(tmp_path.iterdir())
