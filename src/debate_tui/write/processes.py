"""Composes the sections of a long export in several processes, and yields what they made in the order of the sections.

Each process is a copy of this one (`disk.copied`) and composes every nth section. What one that dies has not delivered is
composed here.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from debate_tui.disk.copied import Copy, at_once
from debate_tui.model.debate import Debate
from debate_tui.write.writers import Options, followed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

_MANY = 5000
"""Claims from which on a second process is worth its start and what it unpacks anew."""
_MOST = 2
"""Processes at most: each keeps what it has unpacked, 60 MB of 100,000 claims, and an export stays below 300 MB."""
_TURNS = 250
"""In how many parts things are composed of which there are very many: each costs a message or two, and tells of progress."""
_FRAME = 1 << 16
"""Characters that are sent together, more or less."""
_AHEAD = 4 << 20
"""Bytes that are kept of what a process has made before its turn; then it waits."""


def at_hand(debate: Debate, claims: int) -> int:
    """How many processes shall compose an export of so many claims of a debate.

    One, where there can't be more (`disk.copied`), and for a debate that isn't compiled: its claims are objects all over the
    memory, which each copy of the process would copy by and by.
    """
    if claims < _MANY or isinstance(debate.claims, tuple):
        return 1
    return min(at_once(), _MOST)


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
            worker.copy.end()


_MORE, _LAST = b"+", b"."
"""How a frame begins: one of several of an item, and the last one."""


class _Worker:
    """A process that composes some items and sends each as one or more frames of text."""

    def __init__(self, items: Sequence[T], compose: Callable[[T], Iterator[str]], crew: Sequence["_Worker"]) -> None:
        """Starts it, if the system lets it; `crew` are those that were started before."""
        self.copy: Copy = Copy(partial(_work, items, compose), [worker.copy for worker in crew])
        self.frames: deque[bytes] = deque()
        """What it has sent that is not passed on yet."""
        self.held = 0
        """How many bytes these are."""

    def take(self) -> None:
        """Receive what it has sent; waits for it if that is nothing yet."""
        if (frame := self.copy.take()) is not None:
            self.frames.append(frame)
            self.held += len(frame)


def _frame(worker: _Worker, crew: Sequence[_Worker]) -> bytes | None:
    """The next frame of a worker, with its sign; None where there is none and will be none. What others send meanwhile is kept."""
    from multiprocessing.connection import wait

    while worker.copy.reader and not worker.frames:
        readers = ((one, one.copy.reader) for one in crew if one is worker or one.held < _AHEAD)
        ready = wait([reader for _, reader in readers if reader])
        for one in crew:
            if one.copy.reader in ready:
                one.take()
    if not worker.frames:
        return None
    frame = worker.frames.popleft()
    worker.held -= len(frame)
    return frame


def _work(items: Sequence[T], compose: Callable[[T], Iterator[str]], writer: "Connection") -> None:
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


def _send(writer: "Connection", sign: bytes, pieces: Sequence[str]) -> None:
    writer.send_bytes(sign + "".join(pieces).encode("utf-8", "surrogatepass"))


def _behind(pieces: Iterator[str], seen: int) -> Iterator[str]:
    """`pieces` without their first `seen` characters."""
    for piece in pieces:
        if len(piece) > seen:
            yield piece[seen:]
        seen = max(0, seen - len(piece))
