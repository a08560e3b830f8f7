"""Writes the user's files aside and moves them into place, so that no file is ever left half overwritten.

A file that is replaced keeps its permissions, owner and links. Where a new file cannot have all of these, or cannot be
moved there (over a mounted file), the old one is overwritten in place, with a copy kept beside it until that is done.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from debate_tui.disk.aside import begin, sweep, usual_mode

_PATIENCE = 2.0
"""Seconds to wait for a reader to open a pipe."""


def write(path: Path, content: str | bytes | Iterable[str], replace: bool = False) -> None:
    """Write `content`, text as UTF-8, to `path`, or to the file that a link there leads to.

    Pieces of text are written while they are made; if making one fails, nothing has changed.

    Raises:
        IsADirectoryError: `path` is a folder.
        FileExistsError: `path` is there already, and `replace` is false.
        PermissionError: the file there is read-only, or the user may not write to it.
        OSError: links lead round in a circle (ELOOP), nobody reads from the pipe (ENXIO), the folder can't be written to,
            the disk is full, …; what was at `path` is still there.
    """
    parts = _bytes(content)
    status = _status(path)
    if status and stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if status and not stat.S_ISREG(status.st_mode):
        _write_to_device(path, parts)
        return
    if not replace and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    target = path.resolve()
    if status and not status.st_mode & 0o222:
        # The system lets root write to it, but whoever made the file read-only meant that for everyone.
        raise PermissionError(errno.EACCES, "it is read-only", str(path))
    if status and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "you may not write to it", str(path))
    sweep(target.parent)
    if status and status.st_nlink > 1:
        _write_in_place(target, b"".join(parts))
        return
    try:
        handle, aside = begin(target.parent)
    except OSError as error:
        if status and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            _write_in_place(target, b"".join(parts))
            return
        raise
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
            file.flush()
            alike = _make_alike(file.fileno(), target, status)
            os.fsync(file.fileno())
            if not alike:
                _write_in_place(target, aside.read_bytes())
            elif not replace:
                _move_where_nothing_is(aside, target)
            elif not _moved(aside, target):
                _write_in_place(target, aside.read_bytes())
    finally:
        aside.unlink(missing_ok=True)
    _keep(target.parent)


def _bytes(content: str | bytes | Iterable[str]) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
    else:
        for piece in [content] if isinstance(content, str) else content:
            yield piece.encode()


def _status(path: Path) -> os.stat_result | None:
    """The status of what is at `path`, links followed; None where nothing is, or a link leads nowhere."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _make_alike(handle: int, target: Path, old: os.stat_result | None) -> bool:
    """Give the new file the old one's permissions, owner and extended attributes; False if its owner can't be set."""
    if sys.platform == "win32":
        return True
    if old is None:
        os.fchmod(handle, usual_mode())
        return True
    own = os.fstat(handle)
    if (own.st_uid, own.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.fchown(handle, old.st_uid, old.st_gid)
        except OSError:
            return False
    os.fchmod(handle, stat.S_IMODE(old.st_mode))
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(target):
                with suppress(OSError):  # some attributes are reserved for the system
                    os.setxattr(handle, name, os.getxattr(target, name))
    return True


def _moved(aside: Path, target: Path) -> bool:
    """Move `aside` over `target`; False where that can't be done because `target` is a mounted file."""
    try:
        aside.replace(target)
    except OSError as error:
        if error.errno in (errno.EBUSY, errno.EXDEV):
            return False
        raise
    return True


def _move_where_nothing_is(aside: Path, target: Path) -> None:
    """Move `aside` to `target`; unlike a rename, it fails if somebody made the file in the meantime.

    Raises:
        FileExistsError: `target` is there by now.
    """
    try:
        os.link(aside, target)
    except FileExistsError:
        raise
    except OSError:  # FAT and some network drives have no hard links
        target.open("x").close()
        aside.replace(target)


def _write_in_place(target: Path, data: bytes) -> None:
    """Overwrite a file's content. The old content is kept in a copy meanwhile, and put back if writing fails."""
    with target.open("r+b") as file:
        old = file.read()
        saved = _saved(target, old)
        try:
            _fill(file.fileno(), data)
        except BaseException:
            _fill(file.fileno(), old)
            raise
        finally:
            if saved and _holds(target, data, old):
                saved.unlink()


def _fill(handle: int, data: bytes) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    _write_all(handle, data)
    os.ftruncate(handle, len(data))
    os.fsync(handle)


def _holds(target: Path, *contents: bytes) -> bool:
    """Whether the file is complete: it holds exactly one of `contents`."""
    return target.read_bytes() in contents


def _saved(target: Path, data: bytes) -> Path | None:
    """A new file with `data`, named so that the owner of `target` understands it; None where none can be written."""
    import tempfile  # late: an export imports this module, and seldom has anything to save

    for folder in (target.parent, Path(tempfile.gettempdir())):
        with suppress(OSError):
            handle, name = tempfile.mkstemp(prefix=f"{target.name[:60]}.before-debate-tui-", dir=folder)
            try:
                _write_all(handle, data)
                os.fsync(handle)
            except BaseException:
                Path(name).unlink()
                raise
            finally:
                os.close(handle)
            return Path(name)
    return None


def _write_all(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _write_to_device(path: Path, parts: Iterable[bytes]) -> None:
    """Write straight to a device or pipe, since no file can be moved over one.

    Raises:
        OSError: ENXIO after `_PATIENCE` seconds in which nobody opened the pipe for reading; or it can't be written to.
    """
    patience = time.monotonic() + _PATIENCE
    while True:
        try:
            handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
        except OSError as error:
            if error.errno != errno.ENXIO or not path.is_fifo():
                raise
            if time.monotonic() > patience:
                raise OSError(errno.ENXIO, "it is a pipe that nobody reads from", str(path)) from None
            time.sleep(0.02)
        else:
            break
    try:
        os.set_blocking(handle, True)
        for part in parts:
            _write_all(handle, part)
    finally:
        os.close(handle)


def _keep(folder: Path) -> None:
    """Ask the system to write the folder to disk (fsync), so that the new name survives a loss of power."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """`folder/stem+suffix`, or where that name is taken, the first free `stem-2`, `stem-3`, …"""
    path = folder / f"{stem}{suffix}"
    number = 2
    while path.exists() or path.is_symlink():
        path = folder / f"{stem}-{number}{suffix}"
        number += 1
    return path
