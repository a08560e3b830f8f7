"""Remembers what was made of the content at some paths, for as long as the content and the program are the same.

The content is known by the digest of all files, so that no edit goes unseen, not even one that keeps a file's size and
time; or, where that is asked for and there is much of it, by the files' stamps, as what is compiled (`store.compiling`):
a first frame is made sooner of what is compiled than 60 MB are read and digested. What is remembered lies in the user's cache folder, which may be deleted at any time. It is used only if it is
undamaged and this user wrote it.
"""

import os
import stat
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from debate_tui import __version__
from debate_tui.disk.digest import blake2b
from debate_tui.disk.folders import user_cache
from debate_tui.disk.sections import Sections
from debate_tui.disk.stamps import Stamp, absolute, size, stamp, stamps

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 64
"""How much of a kind is remembered at most; what is new takes the place of what was remembered longest ago."""
_LARGEST = 64 << 20
"""Bytes of content above which nothing is remembered: reading them all would take longer than a tenth of a second."""


class _UnsureError(Exception):
    """Something among the content is neither a file nor a folder, can't be read, or is too large."""


class Remembered:
    """What is remembered of the content at some paths, as it is when this object is made.

    Where nothing is, `look` before the content is read, so that what is made of it can be remembered."""

    def __init__(
        self, paths: "Sequence[str | Path]", kind: str, about: Sequence[str], stamped: int | None = None
    ) -> None:
        """`kind`: what it is, as part of a file's name; `about`: what else it depends on, as the terminal's size;
        `stamped`: of more than so many bytes of maps the stamps are enough; None: of none."""
        self._kind, self._stamped = kind, stamped
        self._paths = tuple(map(absolute, paths))
        self._about = [*about, *self._paths]
        self._program = program()
        self.beside: list[Stamp] = []
        """The stamps of the other files that it was made of, from before they were compared."""
        self.maps: str | None = None
        """The digest of the maps as they were looked at; None if they weren't, or it can't be known."""
        self.data = self._recalled()
        """What was remembered; None where there is nothing, or anything that it was made of has changed."""

    def look(self) -> None:
        """Look at the maps, if that hasn't been done yet: what is remembered later is of maps that are the same."""
        self.maps = self.maps or self._digest([])

    def remember(self, data: bytes, beside: Iterable[Stamp] = ()) -> None:
        """Remember `data`, unless the content has changed since this object was made, or can't be known for sure.

        `beside`: the stamps of the other files that it was made of, from before they were read.
        """
        seen = list(beside)
        others = [path for path, *_ in seen]
        digest = self._digest(others)
        maps = self._digest([]) if others else digest
        place = self._place()
        if None in (digest, place, self.maps) or self.maps != maps or seen != list(map(stamp, others)):
            return
        told = {"program": self._program, "about": self._about, "beside": others, "digest": digest, "sum": _sum(data)}
        from debate_tui.disk.sectioning import write  # most starts have nothing to write

        with suppress(OSError, ValueError):
            write(str(place), {"data": data}, told)
            self._forget()

    def _recalled(self) -> bytes | None:
        if (place := self._place()) is None:
            return None
        try:
            file = Sections(place)
            told = file.stamp
            same = (told["program"], told["about"]) == (self._program, self._about) and file.owner == _user()
            self.beside = list(map(stamp, told["beside"]))
            if same and told["digest"] == (digest := self._digest(told["beside"])):
                self.maps = None if told["beside"] else digest
                data = bytes(file["data"])
                return data if told["sum"] == _sum(data) else None
        except Exception:  # whatever is wrong with it, it is made anew
            pass
        return None

    def _place(self) -> str | None:
        folder = user_cache()
        name = crc32("\0".join(self._about).encode("utf-8", "surrogateescape"))
        return f"{folder}/remembered/{self._kind}-{name:08x}" if folder else None

    def _forget(self) -> None:
        """Remove what is more than `_MOST` of the kind."""
        folder = f"{user_cache()}/remembered"
        kept = [f"{folder}/{name}" for name in os.listdir(folder) if name.startswith(f"{self._kind}-")]
        for path in sorted(kept, key=os.path.getmtime)[:-_MOST]:
            os.unlink(path)

    def _digest(self, beside: Sequence[str]) -> str | None:
        """The digest of all names and bytes of the maps and of the files `beside`, or of their stamps; None if it can't be
        known."""
        known = blake2b(digest_size=32, person=b"remembered")
        maps = stamps(self._paths)
        if self._stamped is not None and size(maps) > self._stamped:
            each = [(*one, os.path.islink(one[0])) for one in (*maps, *map(stamp, beside))]
            known.update(repr(each).encode("utf-8", "surrogateescape"))
            return known.hexdigest()
        room, files = _LARGEST, dict[tuple[int, int], int]()
        try:
            for path in (*(path for path, *_ in maps), *beside):
                content, file = _content(path, room)
                room -= len(content)
                # Of a file that is found by two names the second counts for nothing: of its copy, it counts.
                same = files.setdefault(file, len(files)) if file else -1
                for part in (os.fsencode(path), content, b"%d" % same):
                    known.update(b"%d:" % len(part))
                    known.update(part)
        except (_UnsureError, OSError, ValueError):
            return None
        return known.hexdigest()


def _content(path: str, room: int) -> tuple[bytes, tuple[int, int] | None]:
    """The bytes of a file, or the names in a folder, marked as such, and what the system knows it by.

    Nothing is the content of what isn't there, and a mark that of a link to it.

    Raises:
        _UnsureError: it is neither, or larger than `room`.
        OSError: it can't be read.
    """
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return b"@" if os.path.islink(path) else b"", None
    file = (status.st_dev, status.st_ino)
    if stat.S_ISDIR(status.st_mode):
        return b"/" + os.fsencode("\0".join(sorted(os.listdir(path)))), file
    if not stat.S_ISREG(status.st_mode) or status.st_size > room:
        raise _UnsureError(path)
    with open(path, "rb") as opened:
        return b"." + opened.read(room), file


def _sum(data: bytes) -> str:
    return blake2b(data, digest_size=32, person=b"data").hexdigest()


def program() -> list[object]:
    """Which program this is; what another one has made, which may read the same file otherwise, isn't used."""
    return [__version__, sys.implementation.cache_tag, _code()]


@cache
def _code() -> int:
    """A checksum of the sizes and times of the program's own files, which change in a checkout without its version, and
    of the times of the folders into which the libraries that it uses are installed."""
    package = os.path.dirname(os.path.dirname(__file__))
    files: list[tuple[object, ...]] = [
        (path, os.stat(path).st_mtime_ns) for path in sys.path if path.endswith("-packages")
    ]
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if not name.startswith("_"))
        for name in sorted(names):
            status = os.stat(f"{folder}{os.sep}{name}")
            files.append((name, status.st_size, status.st_mtime_ns))
    return crc32(repr(files).encode())


def _user() -> int:
    return os.geteuid() if sys.platform != "win32" else 0
