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
    if path.exists() and not replace:
        raise FileExistsError(path)
    handle, aside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.resolve().parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).chmod(_mode(path))
        if replace:
            Path(aside).replace(path.resolve())
        else:
            os.link(aside, path)  # fails, unlike a rename, if somebody made the file in the meantime
            Path(aside).unlink()
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


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
    while path.exists():
        path = folder / f"{stem}-{number}{suffix}"
        number += 1
    return path
