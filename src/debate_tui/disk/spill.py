"""Spills: bytes that grow at the end, of which no more than a few megabytes stay in memory where there is a folder to put them in."""

from array import array
from collections.abc import Iterator
from typing import IO

PIECE = 1 << 20
"""Bytes that are read in one go; a multiple of a block of `disk.sections`."""
_HELD = 4 * PIECE


class Spill:
    """The first bytes lie in a temporary file, which no other program knows, the last ones in memory.

    Where the file can't be made or a disk is full, all that follows stays in memory.
    """

    def __init__(self, folder: "str | None", held: int = _HELD) -> None:
        """`held`: so many bytes stay in memory; all of them where `folder` is None."""
        self._folder, self._held = folder, held
        self._file: IO[bytes] | None = None
        self._out = 0
        """How many bytes are in the file."""
        self._last = bytearray()

    def __del__(self) -> None:
        if self._file:
            self._file.close()

    @property
    def nbytes(self) -> int:
        """How many bytes there are."""
        return self._out + len(self._last)

    def extend(self, more: "bytes | bytearray | memoryview | array[int]") -> None:
        """Puts bytes behind those that there are."""
        self._last += memoryview(more).cast("B")
        if self._folder is not None and len(self._last) > self._held:
            self._put_out(self._folder)

    def read(self, start: int, size: int) -> bytes:
        """The bytes from `start` on, `size` of them or as many as there are.

        Raises:
            OSError: the file can't be read.
        """
        found = b""
        if self._file and start < self._out:
            self._file.seek(start)
            found = self._file.read(min(size, self._out - start))
        behind = max(start - self._out, 0)
        return found + self._last[behind : behind + size - len(found)]

    def put(self, start: int, data: bytes) -> None:
        """Overwrites the bytes from `start` on; none may lie behind the last one.

        Raises:
            OSError: the file can't be written.
        """
        inside = max(0, min(self._out - start, len(data)))
        if self._file and inside:
            self._file.seek(start)
            self._file.write(data[:inside])
        behind = start + inside - self._out
        self._last[behind : behind + len(data) - inside] = data[inside:]

    def __iter__(self) -> Iterator[bytes]:
        """All bytes, a piece at a time."""
        return (self.read(start, PIECE) for start in range(0, self.nbytes, PIECE))

    def view(self) -> memoryview:
        """All bytes. Nothing can be added or overwritten while somebody holds it.

        Raises:
            OSError: the file can't be read or written.
        """
        if not self._file:
            return memoryview(self._last)
        import mmap

        self._file.seek(self._out)
        self._file.write(self._last)
        self._file.flush()
        return memoryview(mmap.mmap(self._file.fileno(), self.nbytes, access=mmap.ACCESS_READ))

    def _put_out(self, folder: str) -> None:
        from tempfile import TemporaryFile  # few programs come to this

        try:
            self._file = self._file or TemporaryFile(dir=folder)  # noqa: SIM115 - it is as long-lived as the spill
            self._file.seek(self._out)
            self._file.write(self._last)
            self._file.flush()
        except OSError:
            self._folder = None
        else:
            self._out += len(self._last)
            self._last = bytearray()
