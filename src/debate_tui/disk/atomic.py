"""The one way to write a file: aside first, then moved into place, so that nothing the user has is ever half overwritten.

What stands there keeps its permissions, its owner and its links. Where a new file cannot have all of these, or cannot be
moved there (a file that is mounted), the old one is written in place, with a copy kept beside it until that is done.
"""

import errno
import os
import stat
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from debate_tui.disk.aside import begin, sweep, usual_mode

_PATIENCE = 2.0
"""Seconds that a pipe is given for somebody to read from it."""


def write(path: Path, content: str | bytes, replace: bool = False) -> None:
    """Write `content`, text as UTF-8, to `path`, or to the file that a link there leads to.

    Raises:
        IsADirectoryError: `path` is a folder.
        FileExistsError: `path` is there already, and `replace` is false.
        PermissionError: the file there is read-only, or the user may not write to it.
        OSError: links lead round in a circle (ELOOP), nobody reads from the pipe (ENXIO), the folder can't be written to,
            the disk is full, …; what stood at `path` still stands.
    """
    data = content.encode() if isinstance(content, str) else content
    status = _status(path)
    if status and stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if status and not stat.S_ISREG(status.st_mode):
        _write_to_device(path, data)
        return
    if not replace and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    target = path.resolve()
    if status and not status.st_mode & 0o222:
        # Root may write to anything; whoever made a file read-only meant it for all.
        raise PermissionError(errno.EACCES, "it is read-only", str(path))
    if status and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "you may not write to it", str(path))
    sweep(target.parent)
    if status and status.st_nlink > 1:
        _write_in_place(target, data)
        return
    try:
        handle, aside = begin(target.parent)
    except OSError as error:
        if status and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            _write_in_place(target, data)
            return
        raise
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            alike = _make_alike(file.fileno(), target, status)
            os.fsync(file.fileno())
            if not alike:
                _write_in_place(target, data)
            elif not replace:
                _move_where_nothing_is(aside, target)
            elif not _moved(aside, target):
                _write_in_place(target, data)
    finally:
        aside.unlink(missing_ok=True)
    _keep(target.parent)


def _status(path: Path) -> os.stat_result | None:
    """Of what is there, links followed; None for nothing, or a link that leads nowhere."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _make_alike(handle: int, target: Path, old: os.stat_result | None) -> bool:
    """Give the new file the permissions, owner and attributes of the old one; whether that could be done."""
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
                with suppress(OSError):  # the system's own
                    os.setxattr(handle, name, os.getxattr(target, name))
    return True


def _moved(aside: Path, target: Path) -> bool:
    """Move over what is there; whether that could be done: over a file that is mounted it cannot."""
    try:
        aside.replace(target)
    except OSError as error:
        if error.errno in (errno.EBUSY, errno.EXDEV):
            return False
        raise
    return True


def _move_where_nothing_is(aside: Path, target: Path) -> None:
    """Fails, unlike a rename, if somebody made the file in the meantime."""
    try:
        os.link(aside, target)
    except FileExistsError:
        raise
    except OSError:  # FAT and some network drives have no links
        target.open("x").close()
        aside.replace(target)


def _write_in_place(target: Path, data: bytes) -> None:
    """Write over a file's own content. What it held is kept beside it meanwhile, and put back if writing fails."""
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
    """Whether the file is whole: it holds one of `contents`."""
    return target.read_bytes() in contents


def _saved(target: Path, data: bytes) -> Path | None:
    """A copy of a file's content under a name that its owner will understand; None where there is no room for one."""
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


def _write_to_device(path: Path, data: bytes) -> None:
    """Write to a device or pipe, which nothing can be moved over."""
    patience = time.monotonic() + _PATIENCE
    while True:
        try:
            handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > patience:
                raise OSError(errno.ENXIO, "it is a pipe that nobody reads from", str(path)) from None
            time.sleep(0.02)
        else:
            break
    try:
        os.set_blocking(handle, True)
        _write_all(handle, data)
    finally:
        os.close(handle)


def _keep(folder: Path) -> None:
    """Ask the system to keep the new name through a loss of power, where it can be asked."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """`stem` with `suffix` in `folder`, numbered where that name is taken."""
    path = folder / f"{stem}{suffix}"
    number = 2
    while path.exists() or path.is_symlink():
        path = folder / f"{stem}-{number}{suffix}"
        number += 1
    return path
