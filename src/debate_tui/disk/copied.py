"""A copy of this process (`fork`) that does part of its work and sends what it made: nothing has to be opened for it or sent to it.

One that dies, or that the system refuses, costs time only: whoever starts one must be able to do its work.
"""

import os
import struct
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from select import select
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

_PIPE = 1 << 20
"""Bytes that a pipe shall hold, where the system lets it: of the usual 64 KB, a copy waits for its parent at each message."""


def at_once() -> int:
    """How many processes can work at the same time, this one and copies of it; 1 where it can't be copied.

    Only a process without threads can be, and only on Linux is it known whether it has any, the libraries' own included.
    """
    try:
        threads = sum(1 for _ in Path("/proc/self/task").iterdir())
        return len(os.sched_getaffinity(0)) if threads == 1 else 1
    except (OSError, AttributeError):
        return 1


class Copy:
    """A copy of this process that does `work`, which gets what it sends its messages by, as bytes; then it ends."""

    def __init__(self, work: "Callable[[Connection], None]", others: Sequence["Copy"] = ()) -> None:
        """Starts it, if the system lets it; `others` are those that were started before and haven't ended."""
        import signal
        from multiprocessing import get_context  # takes longer than what is small

        context = get_context("fork")
        self.reader: Connection | None = None
        """Where its messages come in; None once there are no more."""
        self._process: ForkProcess | None = None
        with suppress(OSError):  # no more processes or descriptors
            reader, writer = context.Pipe(duplex=False)
            _widen(writer.fileno())
            inherited = [reader, *(other.reader for other in others if other.reader)]
            process = context.Process(target=_work, args=(work, writer, inherited), daemon=True)
            # The keyboard interrupts this process, which ends the copy; the copy itself doesn't hear of it.
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                process.start()
                self.reader, self._process = reader, process
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
                writer.close()

    def take(self) -> bytes | None:
        """Its next message, for which this waits; None where there are no more, since it is done or dead."""
        if self.reader:
            try:
                return self.reader.recv_bytes()
            except (EOFError, OSError):
                self.reader.close()
                self.reader = None
        return None

    def end(self) -> None:
        """Ends it, if it hasn't ended yet."""
        if self.reader:
            self.reader.close()
            self.reader = None
        if self._process:
            self._process.kill()
            self._process.join()
            self._process = None


def _work(work: "Callable[[Connection], None]", writer: "Connection", inherited: Sequence["Connection"]) -> None:
    """What a copy does; it never returns. `inherited` would keep the pipes of others open when this one's parent is gone."""
    with suppress(BaseException):  # where it is more than a lost pipe, the parent does the work, and meets it too
        for reader in inherited:
            reader.close()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # who reads what its parent prints would wait for it to end, too
        work(writer)
    os._exit(0)  # at once: whatever this process would do at its end is for its parent to do


def _widen(pipe: int) -> None:
    import fcntl  # not on every system, and for much work alone

    with suppress(OSError, AttributeError):  # a user may have so much in pipes, and no more
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


_SIZE = struct.Struct("<Q")


class Asked:
    """A copy of this process that answers what it is asked, in the order in which it is: a function of bytes that returns bytes."""

    def __init__(self, answer: Callable[[bytes], bytes]) -> None:
        """Starts it, if the system lets it."""
        self._unsent = bytearray()
        self.waiting = 0
        """How many answers have not come yet."""
        self._copy: Copy | None = None
        with suppress(OSError):  # no more descriptors
            there, self._pipe = os.pipe()
            _widen(self._pipe)
            os.set_blocking(self._pipe, False)
            self._copy = Copy(partial(_answer, answer, there, self._pipe))
            os.close(there)

    def ask(self, data: bytes) -> None:
        """Asks; waits neither for the answer nor until the copy has heard it all."""
        if self.lives:
            self.waiting += 1
            self._unsent += _SIZE.pack(len(data)) + data
            self._send()

    def answered(self, wait: bool) -> bytes | None:
        """The next answer; None where it isn't there and this shall not wait, or where none will come: then `lives` is false."""
        while self._copy and self._copy.reader:
            self._send()
            there, _, _ = select([self._copy.reader], [self._pipe] if self._unsent else (), (), None if wait else 0)
            if there and (data := self._copy.take()) is not None:
                self.waiting -= 1
                return data
            if not wait and not there:
                break
        return None

    @property
    def lives(self) -> bool:
        """Whether it answers, as far as is known."""
        return self._copy is not None and self._copy.reader is not None

    def end(self) -> None:
        """Ends it, if it hasn't ended yet."""
        if self._copy:
            self._copy.end()
            self._copy = None
            os.close(self._pipe)

    def _send(self) -> None:
        """Sends as much as the pipe takes."""
        try:
            while self._unsent:
                del self._unsent[: os.write(self._pipe, self._unsent)]
        except BlockingIOError:
            pass
        except OSError:  # it is dead, which its answers tell
            self._unsent.clear()


def _answer(answer: Callable[[bytes], bytes], there: int, here: int, writer: "Connection") -> None:
    """What a copy that is asked does until whoever asks is gone."""
    os.close(here)  # else it would not hear of that
    with open(there, "rb") as asked:
        while size := asked.read(_SIZE.size):
            writer.send_bytes(answer(asked.read(*_SIZE.unpack(size))))
