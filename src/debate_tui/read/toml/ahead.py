"""Parses the pieces of a large map from the last one on in a copy of this process (`disk.copied`), while this one parses them from the first on,
until both meet. What the copy hasn't sent is parsed here, so the outcome is the same whatever becomes of it."""

import marshal
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from debate_tui.disk.copied import Copy, at_once
from debate_tui.read.toml.locate import Lines, Table
from debate_tui.read.toml.packs import Packs
from debate_tui.read.toml.pieces import cuts_of, piece

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_MANY = 4 * 2**20
"""Bytes of a map from which on a copy is worth its start, some 30 ms."""


class Ahead:
    """What is parsed of some files, given as bytes, before its turn; the number of a file counts them from 0."""

    def __init__(self, files: Sequence[bytes]) -> None:
        """Starts to, if there is much and the system lets it."""
        self.left = 0
        """Characters that are parsed and not asked for yet."""
        self._parts: dict[tuple[int, int], tuple[int, Table | None]] = {}
        many = sum(map(len, files)) >= _MANY and at_once() > 1
        self._copy = Copy(lambda writer: _parse(files, writer)) if many else None

    def part(self, file: int, begin: int) -> Table | None:
        """The tables of the piece of a file that begins at an offset, packed; None where it isn't parsed yet, or isn't valid TOML
        by itself."""
        self._hear()
        size, part = self._parts.pop((file, begin), (0, None))
        if size:
            self.end()  # the copy goes backwards, so all that is left came before this one
            self.left -= size
        return part

    def end(self) -> None:
        if self._copy:
            self._copy.end()
            self._copy = None

    def _hear(self) -> None:
        """Takes what has come."""
        while self._copy and self._copy.reader and self._copy.reader.poll():
            if (message := self._copy.take()) is not None:
                file, begin, size, packed = marshal.loads(message)
                self._parts[file, begin] = size, packed and _unpacked(*packed)
                self.left += size


def _parse(files: Sequence[bytes], writer: "Connection") -> None:
    """Sends of piece after piece, from the last one on, the number of its file, where it begins, its length, and its tables."""
    for number in reversed(range(len(files))):
        for begin, end, part in _pieces(files[number]):
            try:
                message = marshal.dumps((number, begin, end - begin, part and _packed(part)))
            except ValueError:  # a value such as a date, which `marshal` doesn't take
                message = marshal.dumps((number, begin, end - begin, None))
            writer.send_bytes(message)


def _pieces(data: bytes) -> Iterator[tuple[int, int, Table | None]]:
    """Of each piece of a file, from the last one on, where it begins and ends, and its tables; None where tomli refuses it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    if "\r" in text:
        return
    lines, pairs = Lines(text), list(pairwise(cuts_of(text)))
    firsts = accumulate((text.count("\n", *pair) for pair in pairs), initial=1)
    for (begin, end), line in reversed([*zip(pairs, firsts, strict=False)]):
        try:
            yield begin, end, piece(lines, begin, end, line)
        except (ValueError, RecursionError):
            yield begin, end, None


def _packed(part: Table) -> tuple[set[str], Table]:
    """The tables of a piece without the classes that `marshal` doesn't take, and which kinds are `Packs`."""
    packs = {key for key, value in part.items() if isinstance(value, Packs)}
    return packs, {key: value.packs if key in packs else value for key, value in part.items()}


def _unpacked(packs: set[str], part: Table) -> Table:
    return {key: Packs.of(value) if key in packs else value for key, value in part.items()}
