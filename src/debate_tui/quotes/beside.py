"""Finds what lies beside a debate's file to check its quotes with: a folder of texts, a lock.

Kept apart from the checks, so that a debate that has neither does not pay for their import.
"""

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from pathlib import Path

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate

LARGEST = 64 * 1024 * 1024
"""Size in bytes of the largest text or lock that is read."""


def lock_path(debate: Debate) -> Path:
    """Where a debate's lock lies: `quotes.lock` beside `debate.toml`, `x.quotes.lock` beside `x.toml`."""
    file = Path(debate.at.file)
    return file.with_name("quotes.lock" if file.stem == "debate" else f"{file.stem}.quotes.lock")


def texts_folder(debate: Debate, sources: Path | None = None) -> Path | None:
    """The folder of the sources' texts: the one given, else `sources` beside the debate's file, if it exists."""
    if sources is not None:
        return sources
    beside = Path(debate.at.file).with_name("sources")
    return beside if beside.is_dir() else None


def has_evidence(debate: Debate, sources: Path | None = None) -> bool:
    """Whether a debate has a folder of texts or a lock; `sources` as for `texts_folder`."""
    return texts_folder(debate, sources) is not None or os.path.lexists(lock_path(debate))


@dataclass(frozen=True, slots=True)
class Beside:
    """The paths of all files that may be evidence on the quotes of some debates."""

    locks: tuple[str, ...] = ()
    texts: Mapping[str, Collection[str]] = field(default_factory=dict)
    """For each folder, the ids of the sources whose texts may lie in it."""

    def paths(self) -> list[str]:
        """All locks and folders, even if they don't exist, and the files in these that are named after a source."""
        paths = [*self.locks, *self.texts]
        for folder, ids in self.texts.items():
            try:
                paths += sorted(entry.path for entry in os.scandir(folder) if entry.name.rpartition(".")[0] in ids)
            except (OSError, ValueError):  # the folder does not exist, or may not be listed
                continue
        return paths


def beside(debates: Iterable[Debate], sources: Path | None = None) -> Beside:
    """Where evidence on the quotes of `debates` may lie; `sources` as for `texts_folder`."""
    locks: list[str] = []
    texts: dict[str, set[str]] = {}
    for debate in debates:
        folder = Path(debate.at.file).with_name("sources") if sources is None else sources
        texts.setdefault(str(folder), set()).update(debate.source)
        locks.append(str(lock_path(debate)))
    return Beside(tuple(locks), texts)
