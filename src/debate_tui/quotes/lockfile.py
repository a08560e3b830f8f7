"""Reads a debate's lock from its file; whatever is wrong with the file becomes a diagnostic."""

import errno
import os
from pathlib import Path

from debate_tui.model.debate import Debate, Location
from debate_tui.model.diagnostics import Diagnostic, diagnose
from debate_tui.quotes.beside import LARGEST, lock_path, texts_folder
from debate_tui.quotes.lock import Lock, LockError, read


def read_lock(debate: Debate) -> Lock | Diagnostic | None:
    """The debate's lock; None if it has none; a diagnostic if the file cannot be read."""
    path = lock_path(debate)
    try:
        if not path.exists():
            return _loop(path) if path.is_symlink() else None
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise LockError("it is no file of a lock's size")
        text = _decoded(path.read_bytes())
        lock = read(text)
        if lock.debate != debate.id:
            before = text.partition("debate =")[0]
            raise LockError(f"it is the lock of “{lock.debate[:60]}”", before.count("\n") + 1)
    except OSError as error:
        return _unreadable(debate, LockError(error.strerror or str(error)))
    except LockError as error:
        return _unreadable(debate, error)
    return lock


def _loop(path: Path) -> Diagnostic | None:
    """The diagnostic on symbolic links that lead in a circle; None for a link to nothing, which counts as no lock."""
    try:
        path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            hint = "ls -l shows where they lead"
            return diagnose(Location(str(path)), "E104", "links lead round in a circle", hint)
    return None


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LockError("it is not UTF-8", content.count(b"\n", 0, error.start) + 1) from error


def _unreadable(debate: Debate, error: LockError) -> Diagnostic:
    file = Path(debate.at.file)
    name = str(file.parent if file.name == "debate.toml" else file)
    # The hint says `./x` for a folder `x`: a bare `x` would be taken for the id of a debate first.
    name = name if os.sep in name or name.endswith(".toml") or name == "." else f".{os.sep}{name}"
    from debate_tui.text.shell import file_word  # few locks are damaged

    sources = "" if texts_folder(debate) else " --sources DIR"
    hint = f"lock again: debate-tui lock {file_word(name)}{sources}"
    at = Location(str(lock_path(debate)), error.line)
    return diagnose(at, "E536", f"the lock cannot be read: {error}", hint)
