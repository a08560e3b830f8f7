"""Composes the sections of a long export in several processes, and yields what they made in the order of the sections.

Each process is a copy of this one (`fork`), so that nothing has to be opened, numbered or sent to it, and composes every
nth section. A process that dies costs time only: what it has not delivered is composed here.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from debate_tui.model.debate import Debate
from debate_tui.write.writers import Options, followed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

T = TypeVar("T")

_MANY = 5000
"""Claims from which on a second process is worth its start and what it unpacks anew."""
_MOST = 2
"""Processes at most: each keeps what it has unpacked, 60 MB of 100,000 claims, and an export stays below 300 MB."""
_TURNS = 250
"""In how many parts things are composed of which there are very many: each costs a message or two, and tells of progress."""
_FRAME = 1 << 16
"""Characters that are sent together, more or less."""
_PIPE = 1 << 20
"""Bytes that a pipe shall hold, where the system lets it: of the usual 64 KB, a worker waits for its parent at each frame."""
_AHEAD = 4 << 20
"""Bytes that are kept of what a process has made before its turn; then it waits."""


def at_hand(debate: Debate, claims: int) -> int:
    """How many processes shall compose an export of so many claims of a debate.

    Only a process without threads can be copied, and only on Linux is it known whether it has any, the libraries' own
    included; elsewhere, and where there is one processor, it is 1. So it is for a debate that isn't compiled: its claims are
    objects all over the memory, which each copy of the process would copy by and by.
    """
    if claims < _MANY or isinstance(debate.claims, tuple):
        return 1
    try:
        threads = sum(1 for _ in Path("/proc/self/task").iterdir())
        return min(len(os.sched_getaffinity(0)), _MOST) if threads == 1 else 1
    except (OSError, AttributeError):
        return 1


def turns(count: int) -> list[range]:
    """The numbers of `count` things in parts that are composed one process after another: each a few that lie together."""
    few = -(-count // _TURNS) or 1
    return [range(at, min(at + few, count)) for at in range(0, count, few)]


def composed(items: Sequence[T], compose: Callable[[T], Iterator[str]], options: Options) -> Iterator[str]:
    """What `compose` yields for each of `items`, in their order, by `options.processes`; `options.heard` is told of it.

    `compose` yields the same for the same item, whatever was composed before. What it yields as one piece comes as one
    piece, if it yields no other for the item.
    """
    if options.processes < 2 or len(items) < 2 * options.processes:
        for item in followed(items, options):
            yield from compose(item)
        return
    crew: list[_Worker] = []
    try:
        for nth in range(options.processes):
            crew.append(_Worker(items[nth :: options.processes], compose, crew))
        for number, item in enumerate(followed(items, options)):
            worker, sent, more = crew[number % options.processes], 0, True
            while more and (frame := _frame(worker, crew)):
                text, more = frame[1:].decode("utf-8", "surrogatepass"), frame[:1] == _MORE
                sent += len(text)
                if text:
                    yield text
            if more:
                yield from _behind(compose(item), sent)
    finally:
        for worker in crew:
            worker.end()


_MORE, _LAST = b"+", b"."
"""How a frame begins: one of several of an item, and the last one."""


class _Worker:
    """A process that composes some items and sends each as one or more frames of text."""

    def __init__(self, items: Sequence[T], compose: Callable[[T], Iterator[str]], crew: Sequence["_Worker"]) -> None:
        """Starts it, if the system lets it; `crew` are those that were started before."""
        import signal
        from multiprocessing import get_context  # takes longer than a small export

        context = get_context("fork")
        self.frames: deque[bytes] = deque()
        """What it has sent that is not passed on yet."""
        self.held = 0
        """How many bytes these are."""
        self.reader: Connection | None = None
        """Where it sends them; None once it sends no more."""
        self._process: ForkProcess | None = None
        with suppress(OSError):  # no more processes or descriptors
            reader, writer = context.Pipe(duplex=False)
            _widen(writer.fileno())
            others = [worker.reader for worker in crew if worker.reader]
            process = context.Process(target=_work, args=(items, compose, writer, [reader, *others]), daemon=True)
            # The keyboard interrupts this process, which ends the worker; the worker itself doesn't hear of it.
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                process.start()
                self.reader, self._process = reader, process
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
                writer.close()

    def take(self) -> None:
        """Receive what it has sent; waits for it if that is nothing yet."""
        assert self.reader
        try:
            frame = self.reader.recv_bytes()
        except (EOFError, OSError):
            self.reader.close()
            self.reader = None
        else:
            self.frames.append(frame)
            self.held += len(frame)

    def end(self) -> None:
        if self.reader:
            self.reader.close()
        if self._process:
            self._process.kill()
            self._process.join()


def _frame(worker: _Worker, crew: Sequence[_Worker]) -> bytes | None:
    """The next frame of a worker, with its sign; None where there is none and will be none. What others send meanwhile is kept."""
    from multiprocessing.connection import wait

    while worker.reader and not worker.frames:
        ready = wait([one.reader for one in crew if one.reader and (one is worker or one.held < _AHEAD)])
        for one in crew:
            if one.reader in ready:
                one.take()
    if not worker.frames:
        return None
    frame = worker.frames.popleft()
    worker.held -= len(frame)
    return frame


def _work(
    items: Sequence[T], compose: Callable[[T], Iterator[str]], writer: "Connection", inherited: Sequence["Connection"]
) -> None:
    """What a worker does; it never returns. `inherited` would keep the pipes of others open when this one's parent is gone."""
    with suppress(BaseException):  # where it is more than a lost pipe, the parent composes the item, and meets it too
        for reader in inherited:
            reader.close()
        for item in items:
            frame: list[str] = []
            size = 0
            for piece in compose(item):
                frame.append(piece)
                size += len(piece)
                if size >= _FRAME:
                    _send(writer, _MORE, frame)
                    frame, size = [], 0
            _send(writer, _LAST, frame)
    os._exit(0)  # at once: whatever this process would do at its end is for its parent to do


def _send(writer: "Connection", sign: bytes, pieces: Sequence[str]) -> None:
    writer.send_bytes(sign + "".join(pieces).encode("utf-8", "surrogatepass"))


def _widen(pipe: int) -> None:
    import fcntl  # not on every system, and for long exports alone

    with suppress(OSError, AttributeError):  # a user may have so much in pipes, and no more
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _behind(pieces: Iterator[str], seen: int) -> Iterator[str]:
    """`pieces` without their first `seen` characters."""
    for piece in pieces:
        if len(piece) > seen:
            yield piece[seen:]
        seen = max(0, seen - len(piece))
