"""Writes a file of named, checksummed sections (`disk.sections`), aside and moved into place."""

import json
import sys
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias
from zlib import crc32

from debate_tui.disk import sections as form
from debate_tui.disk.aside import write_anew
from debate_tui.disk.sections import CHECKS, HEAD, MAGIC, VERSION, Buffer, behind
from debate_tui.disk.spill import Spill

Section: TypeAlias = Buffer | Spill


def write(path: str | Path, sections: Mapping[str, Section], stamp: object, checked: bool = True) -> None:
    """Write the file whole or not at all; `stamp` is any value that JSON can hold.

    `checked`: without it there are no checksums, and all sections can be read by `Sections.unchecked` alone.

    Raises:
        OSError: the file or its folder can't be written.
    """
    sums = dict[str, int | None].fromkeys(sections)
    if checked:
        sums, blocks = _checks(sections)
        sums |= {name: crc32(data) for name, data in blocks.items()}
        sections = {**sections, **blocks}
    table, body = _table(sections, stamp, sums)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    write_anew(path, _whole(table, body, sections))


def _pieces(data: Section) -> Iterator[Buffer]:
    """A section's bytes; of large ones a piece at a time, each of whole blocks but the last."""
    if not isinstance(data, Buffer):
        yield from data
        return
    view = memoryview(data).cast("B")
    size = max(form.SMALL // form.BLOCK, 1) * form.BLOCK
    yield from (view[at : at + size] for at in range(0, view.nbytes, size))


def _whole(table: bytes, places: Mapping[str, int], sections: Mapping[str, Section]) -> Iterator[Buffer]:
    """The bytes of the file from beginning to end, in pieces."""
    yield HEAD.pack(MAGIC, VERSION, crc32(table), len(table))
    yield table
    end = HEAD.size + len(table)
    for name, place in places.items():
        yield bytes(place - end)
        yield from _pieces(sections[name])
        end = place + _size(sections[name])


def _size(data: Section) -> int:
    return memoryview(data).nbytes if isinstance(data, Buffer) else data.nbytes


def _checks(sections: Mapping[str, Section]) -> tuple[dict[str, int | None], dict[str, Buffer]]:
    """The CRC-32 of each section, and for each of 4 MB or more, a section with the CRC-32 of its blocks."""
    sums, checks = dict[str, int | None](), dict[str, Buffer]()
    for name, data in sections.items():
        crc, blocks, large = 0, array("I"), _size(data) >= form.SMALL
        for piece in _pieces(data):
            crc = crc32(piece, crc)
            if large:
                blocks.extend(crc32(piece[at : at + form.BLOCK]) for at in range(0, len(piece), form.BLOCK))
        sums[name] = crc
        if large:
            checks[name + CHECKS] = memoryview(blocks).cast("B")
    return sums, checks


def _table(
    sections: Mapping[str, Section], stamp: object, sums: Mapping[str, int | None]
) -> tuple[bytes, dict[str, int]]:
    """The table as bytes, and each section's offset in the file; in the table, offsets count from the table's end."""
    entries: dict[str, tuple[int, int, int | None]] = {}
    at = 0
    for name, data in sections.items():
        entries[name] = at, _size(data), sums[name]
        at += _size(data) + -_size(data) % 8
    table = json.dumps({"order": sys.byteorder, "sections": entries, "stamp": stamp}).encode()
    table = table.ljust(behind(len(table)) - HEAD.size)
    return table, {name: behind(len(table)) + place for name, (place, _, _) in entries.items()}


class Unwritten:
    """Sections that are not in a file, as `Sections` has those of one."""

    def __init__(self, sections: Mapping[str, Section]) -> None:
        self._sections = sections

    def __getitem__(self, name: str) -> memoryview:
        data = self._sections[name]
        return data.view() if isinstance(data, Spill) else memoryview(data)

    def numbers(self, name: str, typecode: Literal["B", "I", "Q"]) -> "memoryview[int]":
        return self[name].cast(typecode)
