"""What may lie beside a debate's file to check its quotes with: a folder of texts, a lock. Where neither does, nothing more is imported."""

import os
from collections.abc import Iterable
from pathlib import Path

from debate_tui.model import Debate

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file, text or lock, that is read."""


def lock_path(debate: Debate) -> Path:
    """Beside the file with the `[debate]` table: `quotes.lock` for `debate.toml`, `x.quotes.lock` for `x.toml`."""
    file = Path(debate.at.file)
    return file.with_name("quotes.lock" if file.stem == "debate" else f"{file.stem}.quotes.lock")


def texts_folder(debate: Debate, sources: Path | None = None) -> Path | None:
    """Where the texts of a debate's sources are: `sources`, else the folder `sources` beside its file, if there is one."""
    if sources is not None:
        return sources
    beside = Path(debate.at.file).with_name("sources")
    return beside if beside.is_dir() else None


def beside(debates: Iterable[Debate], sources: Path | None = None) -> list[str]:
    """All files that may tell something about the quotes of some debates, whether they are there or not: each lock, the folder of
    texts, and in it what is named after a source."""
    wanted: dict[str, set[str]] = {}
    paths = []
    for debate in debates:
        folder = Path(debate.at.file).with_name("sources") if sources is None else sources
        wanted.setdefault(str(folder), set()).update(debate.source)
        paths.append(str(lock_path(debate)))
    for name, ids in wanted.items():
        paths.append(name)
        try:
            paths += sorted(entry.path for entry in os.scandir(name) if entry.name.rpartition(".")[0] in ids)
        except (OSError, ValueError):  # it is not there, or may not be looked into
            continue
    return paths
