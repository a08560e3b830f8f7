"""What may lie beside a debate's file to check its quotes with: a folder of texts, a lock. Where neither does, nothing more is imported."""

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from debate_tui.model.debate import Debate

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


def has_evidence(debate: Debate, sources: Path | None = None) -> bool:
    """Whether anything lies there to compare a debate's quotes with; `sources` as for `texts_folder`."""
    return texts_folder(debate, sources) is not None or os.path.lexists(lock_path(debate))


@dataclass(frozen=True, slots=True)
class Beside:
    """Where something may be told about the quotes of some debates."""

    locks: tuple[str, ...] = ()
    texts: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By folder, the ids of the sources whose texts may lie in it."""

    def paths(self) -> list[str]:
        """All that may be read, whether it is there or not: each lock, each folder, and in it what is named after a source."""
        paths = [*self.locks, *self.texts]
        for folder, ids in self.texts.items():
            try:
                paths += sorted(entry.path for entry in os.scandir(folder) if entry.name.rpartition(".")[0] in ids)
            except (OSError, ValueError):  # it is not there, or may not be looked into
                continue
        return paths


def beside(debates: Iterable[Debate], sources: Path | None = None) -> Beside:
    """Where the evidence on the quotes of `debates` may lie; `sources` as for `texts_folder`."""
    locks: list[str] = []
    texts: dict[str, set[str]] = {}
    for debate in debates:
        folder = Path(debate.at.file).with_name("sources") if sources is None else sources
        texts.setdefault(str(folder), set()).update(debate.source)
        locks.append(str(lock_path(debate)))
    return Beside(tuple(locks), texts)
