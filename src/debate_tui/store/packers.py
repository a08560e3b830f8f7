"""Packs rows by this process and, of a large debate, by a copy of it (`disk.copied`) that does every row this one has no time for."""

import marshal
from array import array
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Self

from debate_tui.disk.copied import Asked, at_once
from debate_tui.store.rows import TOGETHER, Packed, Run, Unpacked, as_bytes, each_packed, packed

_MANY = 4 * 2**20
"""Bytes of a map from which on a copy is worth its start."""
_SENT = 32 * TOGETHER
"""Rows that are packed by themselves."""
_AHEAD = 3
"""How often so many are sent before the first answer is there."""


class Packers:
    """What packs rows. The copy is made at once, while there is little in memory that it would keep from being freed."""

    def __init__(self, size: int) -> None:
        """`size`: how many bytes the debate's files have."""
        self._other = Asked(_pack) if size >= _MANY and at_once() > 1 else None

    def packed(self, runs: Unpacked) -> Iterator[Run]:
        """The same as `rows.each_packed`, of runs that are each of another file than the one before."""
        if self._other is None:
            return each_packed(runs)
        parts = groupby(_in_order(self._other, runs), itemgetter(0))
        return ((file, _joined(part for _, part in some)) for file, some in parts)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._other:
            self._other.end()


def _in_order(other: Asked, runs: Unpacked) -> Iterator[Run]:
    """Parts of runs, packed, in their order."""
    waiting: deque[tuple[str, bytes | Packed]] = deque()
    """The packed rows, or what the copy was asked."""
    for file, rows in runs:
        left = iter(rows)
        while some := list(islice(left, _SENT)):
            if other.lives and other.waiting < _AHEAD:
                waiting.append((file, question := marshal.dumps(some, _VERSION)))
                other.ask(question)
            else:
                waiting.append((file, packed(some)))
            while waiting and (part := _done(other, waiting[0][1], wait=len(waiting) > _MOST)):
                yield waiting.popleft()[0], part
    for file, one in waiting:
        yield file, _done(other, one, wait=True) or packed(())


_VERSION = 2
"""The version of `marshal` that neither looks for values that are there already nor notes them, which would take longer."""
_MOST = 64
"""How many parts wait for the first of them at most."""


def _done(other: Asked, one: bytes | Packed, wait: bool) -> Packed | None:
    """The part, packed; None where it isn't yet, and this shall not `wait`."""
    if isinstance(one, Packed):
        return one
    if (answer := other.answered(wait)) is not None:
        data, sizes, starts = marshal.loads(answer)
        return Packed(data, array("I", sizes), array("I", starts))
    return None if other.lives else packed(marshal.loads(one))


def _pack(question: bytes) -> bytes:
    """What the copy answers."""
    data, sizes, starts = packed(marshal.loads(question))
    return marshal.dumps((bytes(data), sizes.tobytes(), starts.tobytes()), _VERSION)


def _joined(parts: Iterable[Packed]) -> Packed:
    data, sizes, starts = bytearray(), array("I"), array("I")
    for part in parts:
        data += part.data
        sizes.frombytes(as_bytes(part.sizes))
        starts.frombytes(as_bytes(part.starts))
    return Packed(data, sizes, starts)
