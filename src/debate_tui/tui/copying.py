"""Copies a map that can't be written into to the user's own library, with its texts and its lock, and opens that instead."""

from pathlib import Path

from debate_tui import store
from debate_tui.disk.folders import user_data
from debate_tui.disk.libraries import bundled
from debate_tui.disk.whole import write_folder
from debate_tui.model.debate import Debate
from debate_tui.model.library import files_of
from debate_tui.quotes.beside import lock_path, texts_folder


class CannotCopyError(Exception):
    """A map can't be copied; the message says why, as a sentence without its full stop."""


def copied(debate: Debate, old: "store.Store") -> tuple[Path, "store.Store"]:
    """The folder that a debate was copied to, and a store of what was open before with the copy in place of the debate.

    Raises:
        CannotCopyError: it can't be written.
    """
    home = user_data()
    if home is None:
        raise CannotCopyError("there is no home folder to copy it to")
    path = Path(home, debate.id)
    try:
        write_folder(path, _files(debate, old.sources))
    except OSError as error:
        raise CannotCopyError(str(error) if error.strerror is None else f"{path}: {error.strerror}") from None
    return path, store.open(_paths(old.paths, home, path), old.sources)


def _files(debate: Debate, sources: Path | None) -> dict[str, bytes]:
    """The files of the copy, by their names in its folder: those of the map, the texts of its sources, its lock."""
    home = Path(debate.at.file)
    files = {"debate.toml": home.read_bytes()}
    files |= {Path(file).name: Path(file).read_bytes() for file in files_of(debate) if file != debate.at.file}
    folder = texts_folder(debate, sources)
    for text in sorted(folder.iterdir()) if folder else ():
        if text.is_file() and text.stem in debate.source:
            files[f"sources/{text.name}"] = text.read_bytes()
    if (lock := lock_path(debate)).is_file():
        files["quotes.lock"] = lock.read_bytes()
    return files


def _paths(paths: tuple[str, ...], home: str, copy: Path) -> tuple[str, ...]:
    """The paths that are open, with the copy where it comes before what it was copied from."""
    if home in paths:
        return paths
    if bundled() in paths:  # the user's own library had nothing in it when this was opened
        at = paths.index(bundled())
        return (*paths[:at], home, *paths[at:])
    return (str(copy),)
