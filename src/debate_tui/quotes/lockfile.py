"""Where a debate's lock is, and reading it from there."""

from pathlib import Path

from debate_tui.diagnostics import Diagnostic
from debate_tui.model import Debate, Location
from debate_tui.quotes.codes import quote_diagnostic
from debate_tui.quotes.lock import Lock, LockError, read
from debate_tui.quotes.texts import LARGEST


def lock_path(debate: Debate) -> Path:
    """Beside the file with the `[debate]` table: `quotes.lock` for `debate.toml`, `x.quotes.lock` for `x.toml`."""
    file = Path(debate.at.file)
    return file.with_name("quotes.lock" if file.stem == "debate" else f"{file.stem}.quotes.lock")


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
    return quote_diagnostic(Location(str(path)), "E536", f"the lock cannot be read: {why}", "lock again")
