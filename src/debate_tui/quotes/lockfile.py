"""Reading a debate's lock from its place."""

from pathlib import Path

from debate_tui.diagnostics import Diagnostic, diagnose
from debate_tui.model import Debate, Location
from debate_tui.quotes.beside import lock_path
from debate_tui.quotes.lock import Lock, LockError, read
from debate_tui.quotes.texts import LARGEST


def read_lock(debate: Debate) -> Lock | Diagnostic | None:
    """The debate's lock; None where it has none; what is wrong with it where it cannot be read."""
    path = lock_path(debate)
    try:
        if not path.exists():
            return None
        if not path.is_file() or path.stat().st_size > LARGEST:
            return _unreadable(path, "it is no file of a lock's size")
        lock = read(path.read_text(encoding="utf-8"))
    except OSError as error:
        return _unreadable(path, error.strerror or str(error))
    except UnicodeDecodeError:
        return _unreadable(path, "it is not UTF-8")
    except LockError as error:
        return _unreadable(path, str(error))
    if lock.debate != debate.id:
        return _unreadable(path, f"it is the lock of “{lock.debate}”")
    return lock


def _unreadable(path: Path, why: str) -> Diagnostic:
    return diagnose(Location(str(path)), "E536", f"the lock cannot be read: {why}", "lock again")
