"""What tests of other formats share: reading bytes as a map, writing a map again, and JSON whose order doesn't count."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from debate_tui import store
from debate_tui.model.debate import Debate
from debate_tui.model.diagnostics import Diagnostic
from debate_tui.pages.document import Extract
from debate_tui.write.writers import WRITERS, Options


def imported(folder: Path, data: bytes | str, name: str = "map", format: str | None = None) -> Debate:
    """The debate in a file with this content.

    Raises:
        AssertionError: there is none.
    """
    debate, found = read(folder, data, name, format)
    assert debate is not None, found
    return debate


def read(
    folder: Path, data: bytes | str, name: str = "map", format: str | None = None
) -> tuple[Debate | None, Sequence[Diagnostic]]:
    path = folder / name
    path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    library, _ = store.imported(path, format)
    return next(iter(library.debates), None), library.diagnostics


def written(debate: Debate, format: str) -> str:
    return "".join(WRITERS[format].write(Extract(debate), Options()))


def by_way_of_toml(folder: Path, debate: Debate) -> Debate:
    """The debate as it is after `import -o`."""
    return imported(folder, written(debate, "toml"), "again.toml")


def canonical(value: Any) -> Any:
    """A value whose lists are sorted: what a graph says, whatever the order of its nodes."""
    if isinstance(value, dict):
        return {key: canonical(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted(map(canonical, value), key=lambda one: json.dumps(one, sort_keys=True))
    return value
