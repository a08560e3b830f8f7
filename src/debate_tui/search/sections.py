"""A file of named sections: written aside, checksummed and moved into place; mapped into memory when opened.

    magic, version, CRC-32 of the table, length of the table   20 bytes
    table      JSON: the byte order, the sections' places, lengths and CRC-32, and a stamp of the writer's
    sections   each at a multiple of 8

Opening checks the magic, the version, the table and that no section runs over the end, and the sections
under 4 MB; `verify` checks them all. Whoever meets a damaged file gets `DamagedError`, and makes it anew: nothing in it is
an original. No pickle: numbers, UTF-8 and JSON.
"""

import json
import mmap
import os
import struct
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from zlib import crc32

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 5
"""Raised whenever folding, the sections or what they mean change: older files are then made anew."""
_MAGIC = b"dtsearch"
_HEAD = struct.Struct("<8sIII")
_SMALL = 4 << 20

Buffer: TypeAlias = bytes | bytearray | memoryview


class DamagedError(Exception):
    """The file is no sections file, of another version, cut off or altered."""


class Sections:
    """The sections of an open file, by name. Reading copies nothing."""

    def __init__(self, path: "str | Path") -> None:
        """Raises DamagedError, or OSError where there is no such file."""
        with open(path, "rb") as file:
            try:
                self._all = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            except ValueError as error:  # an empty file
                raise DamagedError(path) from error
        if len(self._all) < _HEAD.size:
            raise DamagedError(path)
        magic, version, crc, length = _HEAD.unpack_from(self._all)
        table = self._all[_HEAD.size : _HEAD.size + length]
        if (magic, version) != (_MAGIC, VERSION) or crc32(table) != crc:
            raise DamagedError(path)
        read = json.loads(bytes(table))
        self.stamp: Any = read["stamp"]
        start = _behind(length)
        self._table = {name: (start + place, size, crc) for name, (place, size, crc) in read["sections"].items()}
        if read["order"] != sys.byteorder or any(
            place + size > len(self._all) for place, size, _ in self._table.values()
        ):
            raise DamagedError(path)
        for name, (_, size, crc) in self._table.items():
            if size < _SMALL and crc32(self[name]) != crc:
                raise DamagedError(path)

    def __getitem__(self, name: str) -> memoryview:
        place, size, _ = self._table[name]
        return self._all[place : place + size]

    def numbers(self, name: str, typecode: Literal["I", "Q"]) -> memoryview:
        """A section as numbers, as `array` names their type."""
        return self[name].cast(typecode)

    def verify(self) -> None:
        """Reads everything; raises DamagedError where a section is not what was written."""
        for name, (_, _, crc) in self._table.items():
            if crc32(self[name]) != crc:
                raise DamagedError(name)


def write(path: "str | Path", sections: Mapping[str, Buffer], stamp: object) -> None:
    """Writes the file whole or not at all. `stamp` is JSON. Raises OSError."""
    table, body = _table(sections, stamp)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    aside = f"{os.fspath(path)}.{os.getpid()}.new"
    try:
        with open(aside, "wb") as file:
            file.write(_HEAD.pack(_MAGIC, VERSION, crc32(table), len(table)))
            file.write(table)
            for name, place in body.items():
                file.write(bytes(place - file.tell()))
                file.write(sections[name])
        os.replace(aside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(aside)
        raise


def _table(sections: Mapping[str, Buffer], stamp: object) -> tuple[bytes, dict[str, int]]:
    """The table as bytes, and the sections' places in the file, which count from behind it."""
    entries, at = {}, 0
    for name, data in sections.items():
        size = memoryview(data).nbytes
        entries[name] = [at, size, crc32(data)]
        at += size + -size % 8
    table = json.dumps({"order": sys.byteorder, "sections": entries, "stamp": stamp}).encode()
    table = table.ljust(_behind(len(table)) - _HEAD.size)
    return table, {name: _behind(len(table)) + place for name, (place, _, _) in entries.items()}


def _behind(table: int) -> int:
    """Where the first section begins, behind a table of so many bytes."""
    end = _HEAD.size + table
    return end + -end % 8
