"""Writing files: aside first, then moved into place, so that nothing the user has is ever half overwritten."""

import os
import tempfile
from pathlib import Path


def write(path: Path, text: str, replace: bool = False) -> None:
    """Write `text` to `path` as UTF-8.

    Raises:
        IsADirectoryError: `path` is a folder.
        FileExistsError: `path` is there already, and `replace` is false.
        OSError: the folder can't be written to, the disk is full, …; what stood at `path` still stands.
    """
    if path.is_dir():
        raise IsADirectoryError(path)
    if path.exists() and not path.is_file():  # a device or a pipe, which nothing can be moved over
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    if path.exists() and not replace:
        raise FileExistsError(path)
    handle, name = tempfile.mkstemp(prefix=".debate-tui-", dir=path.resolve().parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(_mode(path))
        if replace:
            aside.replace(path.resolve())
        else:
            _move_where_nothing_is(aside, path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _move_where_nothing_is(aside: Path, path: Path) -> None:
    """Fails, unlike a rename, if somebody made the file in the meantime."""
    try:
        os.link(aside, path)
    except FileExistsError:
        raise
    except OSError:  # FAT and some network drives have no links
        path.open("x").close()
        aside.replace(path)
    else:
        aside.unlink()


def _mode(path: Path) -> int:
    """The permissions that the file has, or that a new one would get."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """`stem` with `suffix` in `folder`, numbered where that name is taken."""
    path = folder / f"{stem}{suffix}"
    number = 2
    while path.exists() or path.is_symlink():
        path = folder / f"{stem}-{number}{suffix}"
        number += 1
    return path
