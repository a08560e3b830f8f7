"""What a session has written into maps: it is taken back, and written again, byte for byte, unless another hand came between."""

from collections.abc import Sequence

from debate_tui.disk.changing import ChangedError, swap
from debate_tui.edit.made import Change
from debate_tui.frozen import dataclass


class NotWrittenError(Exception):
    """Nothing was written; the message says why, as a sentence without its full stop."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written in one go."""

    changes: tuple[Change, ...]
    what: str
    """In words, what it was and where."""


class Session:
    """What was written since the explorer was opened."""

    def __init__(self) -> None:
        self._done: list[Written] = []
        """The latest last."""
        self._undone: list[Written] = []
        """What was taken back since something was last written, the latest last."""

    def write(self, changes: tuple[Change, ...], what: str) -> None:
        """Write the files of a change; `what` says in words what it is.

        Raises:
            NotWrittenError: they can't be written, or are not as they were; they are left alone.
        """
        _swap([(one.file, one.before, one.after) for one in changes])
        self._done.append(Written(changes, what))
        self._undone.clear()

    def take_back(self, again: str) -> str:
        """Take back what was written last, and say so; `again` is the key that writes it again.

        Raises:
            NotWrittenError: there is nothing, or its files have been changed since; they are left alone.
        """
        if not self._done and self._undone:
            raise NotWrittenError(f"all that was written is taken back; {again} writes it again")
        if not self._done:
            raise NotWrittenError("nothing was written into a map since the explorer was opened")
        one = self._done[-1]
        _swap([(c.file, c.after, c.before) for c in one.changes])
        self._undone.append(self._done.pop())
        more = f" {len(self._done)} more can be taken back." if self._done else ""
        return f"Taken back: {one.what}. {again} writes it again.{more}"

    def write_again(self, _: str) -> str:
        """Write again what was taken back last, and say so.

        Raises:
            NotWrittenError: as above.
        """
        if not self._undone:
            raise NotWrittenError("nothing was taken back since something was written last")
        one = self._undone[-1]
        _swap([(c.file, c.before, c.after) for c in one.changes])
        self._done.append(self._undone.pop())
        return f"Written again: {one.what}."


def told(error: Exception) -> str:
    """Why a file can't be read or written, as a sentence without its full stop."""
    said = f"{error.filename or ''}: {error.strerror or error}" if isinstance(error, OSError) else str(error)
    return said.removeprefix(": ")


def _swap(files: Sequence[tuple[str, bytes, bytes]]) -> None:
    try:
        swap(files)
    except ChangedError as error:
        raise NotWrittenError(f"{error} was changed by another hand since, and is left as it is") from None
    except OSError as error:
        raise NotWrittenError(told(error)) from None
