"""Reading a debate's lock from its place."""

import errno
import os
from pathlib import Path
from shlex import quote

from debate_tui.diagnostics import Diagnostic, diagnose
from debate_tui.model import Debate, Location
from debate_tui.quotes.beside import LARGEST, lock_path, texts_folder
from debate_tui.quotes.lock import Lock, LockError, read


def read_lock(debate: Debate) -> Lock | Diagnostic | None:
    """The debate's lock; None where it has none; what is wrong with it where it cannot be read."""
    path = lock_path(debate)
    try:
        if not path.exists():
            return _loop(path) if path.is_symlink() else None
        if not path.is_file() or path.stat().st_size > LARGEST:
            return _unreadable(debate, "it is no file of a lock's size")
        lock = read(path.read_text(encoding="utf-8"))
    except OSError as error:
        return _unreadable(debate, error.strerror or str(error))
    except UnicodeDecodeError:
        return _unreadable(debate, "it is not UTF-8")
    except LockError as error:
        return _unreadable(debate, str(error))
    if lock.debate != debate.id:
        return _unreadable(debate, f"it is the lock of “{lock.debate}”")
    return lock


def _loop(path: Path) -> Diagnostic | None:
    """That links lead round in a circle, where they do; one that leads nowhere is as good as no lock."""
    try:
        path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            hint = "ls -l shows where they lead"
            return diagnose(Location(str(path)), "E104", "links lead round in a circle", hint)
    return None


def _unreadable(debate: Debate, why: str) -> Diagnostic:
    file = Path(debate.at.file)
    name = str(file.parent if file.name == "debate.toml" else file)
    # A folder `x` in the current one is `./x`: an id would go before it.
    name = name if os.sep in name or name.endswith(".toml") or name == "." else f".{os.sep}{name}"
    sources = "" if texts_folder(debate) else " --sources DIR"
    hint = f"lock again: debate-tui lock {quote(name)}{sources}"
    return diagnose(Location(str(lock_path(debate))), "E536", f"the lock cannot be read: {why}", hint)
