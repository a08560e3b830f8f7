"""A journal: lines appended to a file as they come, so that a killed program loses none of them.

A line takes some hundredths of a millisecond. Should the disk be slow once, a thread writes from then on. Several programs may append to one journal; each line is written whole. Reading passes over what is no line of JSON.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from debate_tui.disk.opening import lock, regular

if TYPE_CHECKING:
    from debate_tui.disk.running import Running

Entry = Mapping[str, Any]
Fold = Callable[[Iterable[Entry]], Iterable[Entry]]
"""What a journal's entries come to, in fewer entries."""

LONG = 200_000
"""Bytes beyond which a journal is rewritten: some hundredths of a second to read."""

_SLOW = 0.1
"""Seconds that one line may take, or somebody else may lock its file, before a thread writes the others: handing a line to
a thread costs more than writing it."""

_LONG_LOCKED = 600.0
"""Seconds that the thread waits for a file that somebody else has locked, a program that is stopped, say; then its lines are
dropped."""

_PATIENCE = 2.0
"""Seconds that the end of the program waits for the last lines to be written."""


class Journal:
    """Appends entries to files below a folder. What can't be written is dropped: it is no reason to stop reading."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[tuple[Path, Entry, Fold] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._longest: dict[Path, int] = {}
        """The bytes beyond which a file is rewritten, where what is kept of it is itself that long."""
        self.slow = False
        """Whether writing has taken so long that a reader would notice."""
        self._running: Running | None = None
        self.unwritten: set[Path] = set()
        """The files to which the last line could not be written."""

    def add(self, path: Path, entry: Entry, fold: Fold) -> None:
        """Append an entry to the journal at `path`, at once or, where that has taken long before, in a thread.

        A journal that has grown long is rewritten by `fold`.
        """
        if not self.slow:
            begun = monotonic()
            try:
                self._append(path, [entry], fold, _SLOW)
            except TimeoutError:
                self.slow = True
            else:
                self.slow = monotonic() - begun > _SLOW
                return
        if self._thread is None:
            self._thread = Thread(target=self._write, name="journal", daemon=True)
            self._thread.start()
        self._waiting.put((path, entry, fold))

    def holder(self, folder: Path) -> str:
        """The name by which others know in `folder` that what this program has begun is still in its hands; "" where they can't."""
        from debate_tui.disk.running import Running  # few begin to write

        if self._running is None:
            with suppress(OSError):
                self._running = Running(folder)
        return self._running.name if self._running else ""

    def _append(self, path: Path, entries: list[Entry], fold: Fold, patience: float) -> None:
        size = append(path, entries, patience)
        if size:
            self.unwritten.discard(path)
        else:
            self.unwritten.add(path)
        if size > self._longest.get(path, LONG):
            self._longest[path] = max(LONG, 2 * compact(path, fold))

    def close(self) -> None:
        """Wait until everything is written, but not for long."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(_PATIENCE)
            self._thread = None
        if self._running:
            self._running.end()
            self._running = None

    def _write(self) -> None:
        while (job := self._waiting.get()) is not None:
            jobs = [job]
            with suppress(Empty):
                while (more := self._waiting.get_nowait()) is not None:
                    jobs.append(more)
                self._waiting.put(None)  # the end comes after what is written now
            for path, fold in {path: fold for path, _, fold in jobs}.items():
                try:
                    self._append(path, [entry for there, entry, _ in jobs if there == path], fold, _LONG_LOCKED)
                except TimeoutError:
                    self.unwritten.add(path)


def append(path: Path, entries: list[Entry], patience: float = _PATIENCE) -> int:
    """Append entries to a journal, making it and its folders where they are missing.

    Returns the bytes that it has then, 0 where it can't be written.

    Raises:
        TimeoutError: somebody else had it locked for `patience` seconds; nothing was written.
    """
    lines = "".join(json.dumps(entry, ensure_ascii=True, separators=(",", ":")) + "\n" for entry in entries)
    try:
        with _Opened(path, patience) as handle:
            if _torn(handle.fd):
                lines = "\n" + lines
            data = lines.encode()
            if os.write(handle.fd, data) < len(data):  # the disk is full
                return 0
            return os.fstat(handle.fd).st_size
    except TimeoutError:
        raise
    except OSError:
        return 0


def read(path: Path) -> Iterator[Entry]:
    """The entries of a journal, the oldest first; none where there is no such file or it can't be read.

    They are read one by one: a long session's journal has megabytes, of which hardly anything is kept.
    """
    with suppress(OSError), open(path, encoding="utf-8", errors="replace", opener=regular) as lines:
        for line in lines:
            with suppress(ValueError, RecursionError):  # half a line, or somebody else's
                entry = json.loads(line)
                if isinstance(entry, dict):
                    yield entry


def compact(path: Path, fold: Fold) -> int:
    """Replace a journal that has grown long by what `fold` makes of its entries. What others add meanwhile waits.

    Returns the bytes that it should have then, whether it could be written or not.
    """
    from debate_tui.disk.aside import write_anew  # few journals are that long

    kept = b""
    with suppress(OSError), _Opened(path, _SLOW):
        kept = "".join(json.dumps(entry, separators=(",", ":")) + "\n" for entry in fold(read(path))).encode()
        write_anew(path, [kept])
    return len(kept)


class _Opened:
    """A journal opened for appending, and locked. It is opened again if it was rewritten before the lock was there."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path, self._patience = path, patience

    def __enter__(self) -> "_Opened":
        while True:
            self.fd = self._open()
            try:
                lock(self.fd, self._patience)
                if os.path.samestat(os.fstat(self.fd), self._path.stat()):
                    return self
            except FileNotFoundError:  # somebody has just taken it away: it is made anew
                pass
            except TimeoutError:
                os.close(self.fd)
                raise
            os.close(self.fd)

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND
        try:
            return regular(self._path, flags)
        except FileNotFoundError:  # the first line of all, or a link to nowhere, which no folder helps
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            return regular(self._path, flags)

    def __exit__(self, *_: object) -> None:
        os.close(self.fd)


def _torn(fd: int) -> bool:
    """Whether the file ends in the middle of a line, since a program or the machine died while writing it."""
    size = os.fstat(fd).st_size
    return size > 0 and os.pread(fd, 1, size - 1) != b"\n" if sys.platform != "win32" else False
