"""What may lie beside a debate's file to check its quotes with: a folder of texts, a lock. Where neither does, nothing more is imported."""

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
