"""A file of named, checksummed sections, as `disk.sectioning` writes it.

    magic, version, CRC-32 of the table, length of the table   20 bytes
    table      JSON: the byte order, the sections' offsets, lengths and CRC-32, and the writer's stamp
    sections   each at a multiple of 8 bytes

Opening checks the magic, the version, the table, and that the file ends with its last section. A section under 4 MB is read and checked in one piece; of a larger one, only
the 4 KB blocks that are needed (`Column`), whose checksums are in a section of their own. The file is read, never memory-mapped: a mapped file that shrinks would kill the program.
A file that is cut off, altered, or changed while it is open raises `DamagedError`, and the caller makes it anew, since it holds nothing original. It holds numbers, UTF-8 and JSON,
no pickles; nothing is used before its checksum is checked.
"""

import json
import os
import stat
import struct
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast, overload
from zlib import crc32

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 9
"""Increased whenever the folding of text, the sections or their meaning change: older files are then made anew."""
MAGIC = b"dtsearch"
HEAD = struct.Struct("<8sIII")
SMALL = 4 << 20
BLOCK = 4096
CHECKS = " checks"
"""Suffix of a section's name that names the section with the CRC-32 of its blocks."""
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""O_NONBLOCK: opening a pipe in the file's place would otherwise wait for a writer."""

Buffer: TypeAlias = bytes | bytearray | memoryview


def _sought(descriptor: int, size: int, place: int) -> bytes:
    os.lseek(descriptor, place, os.SEEK_SET)
    return os.read(descriptor, size)


_read_at = getattr(os, "pread", _sought)
"""Reads some bytes at a place: a search does it hundreds of times, and Windows has no call that does both."""


class DamagedError(Exception):
    """The file is not a file of sections, has another version, is cut off or altered, or changed while it was open."""


class _File:
    """An open file that is read in pieces; a read raises `DamagedError` once its size or time of change differs."""

    __slots__ = ("_descriptor", "_path", "_stamp", "owner", "size")

    def __init__(self, path: "str | Path") -> None:
        self._path = path
        self._descriptor = os.open(path, _OPEN)
        status = os.fstat(self._descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise DamagedError(path)
        self.size = status.st_size
        self.owner = status.st_uid
        self._stamp = status.st_size, status.st_mtime_ns

    def __del__(self) -> None:
        with suppress(AttributeError, OSError):  # opening it failed
            os.close(self._descriptor)

    def read(self, place: int, size: int, sure: bool = True) -> bytes:
        """Some bytes; `sure`: whether the file is looked at, else they may not be used before `be_sure`."""
        data = b""
        while len(data) < size:  # some systems read at most 2 GB at a time
            if not (more := _read_at(self._descriptor, size - len(data), place + len(data))):
                raise DamagedError(self._path)
            data = data + more if data else more
        if sure:
            self.be_sure()
        return data

    def be_sure(self) -> None:
        """Raises `DamagedError` if the file isn't what it was when it was opened."""
        if ((status := os.fstat(self._descriptor)).st_size, status.st_mtime_ns) != self._stamp:
            raise DamagedError(self._path)


class Column:
    """A large section as a sequence of numbers; only the blocks asked for are read, and each is checked once."""

    __slots__ = ("_checked", "_checks", "_code", "_file", "_place", "_size", "itemsize")

    def __init__(
        self, file: _File, place: int, size: int, code: Literal["B", "I", "Q"], checks: "memoryview[int]"
    ) -> None:
        self._file, self._place, self._size, self._code, self._checks = file, place, size, code, checks
        self._checked = bytearray(len(checks))
        self.itemsize = struct.calcsize(code)

    def __len__(self) -> int:
        return self._size // self.itemsize

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> "memoryview[int]": ...
    def __getitem__(self, at: "int | slice") -> "int | memoryview[int]":
        if isinstance(at, int):
            at = range(len(self))[at]
            return self._read(at, at + 1)[0]
        start, stop, step = at.indices(len(self))
        return self._read(start, max(start, stop))[::step]

    def _read(self, start: int, stop: int) -> "memoryview[int]":
        first, last = start * self.itemsize, stop * self.itemsize
        blocks = range(first // BLOCK, -(-last // BLOCK))
        if self._checked.find(0, blocks.start, blocks.stop) < 0:
            data = self._file.read(self._place + first, last - first)
        else:
            data = self._sure(blocks)[first - blocks.start * BLOCK : last - blocks.start * BLOCK]
        return memoryview(data).cast(self._code)

    def rows(self, spans: "Iterable[tuple[int, int]]") -> "list[memoryview[int]]":
        """The numbers of several spans (first, last); quicker than one after the other where most were read before."""
        found, read, checked = [], self._file.read, self._checked
        for start, stop in spans:
            first, last = start * self.itemsize, stop * self.itemsize
            known = checked.find(0, first // BLOCK, -(-last // BLOCK)) < 0
            data = memoryview(read(self._place + first, last - first, False)) if known else None
            found.append(data.cast(self._code) if data is not None else self._read(start, stop))
        self._file.be_sure()
        return found

    def _sure(self, blocks: range) -> bytes:
        begin, end = blocks.start * BLOCK, min(blocks.stop * BLOCK, self._size)
        data = self._file.read(self._place + begin, end - begin)
        for number in blocks:
            at = number * BLOCK - begin
            if crc32(data[at : at + BLOCK]) != self._checks[number]:
                raise DamagedError(self._place)
            self._checked[number] = 1
        return data

    def __iter__(self) -> Iterator[int]:
        for start in range(0, len(self), SMALL):
            yield from self[start : start + SMALL]


class Sections:
    """The sections of an open file, by name."""

    def __init__(self, path: "str | Path") -> None:
        """Open the file and check its head and table.

        Raises:
            DamagedError: it is not an intact file of sections of this version.
            OSError: it is not there, or can't be read.
        """
        self._file = _File(path)
        if self._file.size < HEAD.size:
            raise DamagedError(path)
        magic, version, crc, length = HEAD.unpack(self._file.read(0, HEAD.size))
        if (magic, version) != (MAGIC, VERSION) or length > self._file.size - HEAD.size:
            raise DamagedError(path)
        table = self._file.read(HEAD.size, length)
        if crc32(table) != crc:
            raise DamagedError(path)
        try:
            read = json.loads(table)
            self.stamp: Any = read["stamp"]
            start = behind(length)
            self._table = {name: (start + place, size, crc) for name, (place, size, crc) in read["sections"].items()}
            end = max((place + size for place, size, _ in self._table.values()), default=start)
            whole = read["order"] == sys.byteorder and end == self._file.size
            whole = whole and all(start <= place and size >= 0 for place, size, _ in self._table.values())
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:  # JSON, but not a table
            raise DamagedError(path) from error
        if not whole:
            raise DamagedError(path)

    @property
    def owner(self) -> int:
        """The number of the user whose file it is."""
        return self._file.owner

    def __getitem__(self, name: str) -> memoryview:
        """A section's bytes, checked.

        Raises:
            DamagedError: there is no such section, or it was altered.
        """
        place, size, crc = self._where(name)
        data = self._file.read(place, size)
        if crc32(data) != crc:
            raise DamagedError(name)
        return memoryview(data)

    def unchecked(self, name: str) -> memoryview:
        """A section's bytes, for a caller that checks them by a digest of its own.

        Raises:
            DamagedError: there is no such section, or the file changed.
        """
        place, size, _ = self._where(name)
        return memoryview(self._file.read(place, size))

    def numbers(self, name: str, typecode: Literal["B", "I", "Q"]) -> "memoryview[int]":
        """A section as unsigned numbers of 1, 4 or 8 bytes: `typecode` "B", "I" or "Q", as `array` names them.

        Raises:
            DamagedError: there is no such section, its length doesn't fit, or it was altered.
        """
        place, size, _ = self._where(name)
        if size % struct.calcsize(typecode):
            raise DamagedError(name)
        if size < SMALL:
            return self[name].cast(typecode)
        checks = self[name + CHECKS].cast("I")
        if len(checks) != -(-size // BLOCK):
            raise DamagedError(name)
        return cast(
            "memoryview[int]", Column(self._file, place, size, typecode, checks)
        )  # it is read like a memoryview

    def verify(self) -> None:
        """Read and check every section.

        Raises:
            DamagedError: a section is not what was written.
        """
        for name, (place, size, expected) in self._table.items():
            crc = 0
            for at in range(place, place + size, SMALL):
                crc = crc32(self._file.read(at, min(SMALL, place + size - at)), crc)
            if crc != expected:
                raise DamagedError(name)

    def _where(self, name: str) -> tuple[int, int, int]:
        if name not in self._table:
            raise DamagedError(name)
        return self._table[name]


def behind(table: int) -> int:
    """The offset in the file of the first section, behind a table of `table` bytes."""
    end = HEAD.size + table
    return end + -end % 8
