"""Writes a folder with all its files aside, and moves it into place when it is complete."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Make the folder `path` with `files` in it (relative path → content), whole or not at all.

    Folders above it are made where they are missing.

    Raises:
        FileExistsError: something is at `path` already.
        OSError: it can't be written; nothing is at `path`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".debate-tui-", dir=path.parent))
    made = aside / path.name  # unlike `aside`, which only its user may open, it gets the permissions of any new folder
    try:
        for name, content in files.items():
            file = made / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if os.path.lexists(path):
            raise FileExistsError(f"{path} is there already")
        made.rename(path)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
