"""Copies a map that can't be written into to the user's own library, with its texts and its lock, and opens that instead."""

from pathlib import Path

from debate_tui import store
from debate_tui.disk.folders import user_data
from debate_tui.disk.libraries import bundled
from debate_tui.disk.whole import write_folder
from debate_tui.model.debate import Debate
from debate_tui.model.library import files_of
from debate_tui.quotes.beside import lock_path, texts_folder
from debate_tui.text.shell import file_word


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
        why = f"{path}: {error.strerror}" if error.strerror else f"{error}; debate-tui {file_word(str(path))} opens it"
        raise CannotCopyError(why) from None
    return path, store.open(_paths(old.paths, home, path, Path(debate.at.file)), old.sources)


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


def _paths(paths: tuple[str, ...], home: str, copy: Path, origin: Path) -> tuple[str, ...]:
    """The paths that are open, with the copy before what it was copied from, for of two maps with one id the first is shown.

    `home`: the user's own library, which had nothing in it when the bundled one was opened without it; `origin`: the file
    copied from. Where that map itself was named, and not a library with it, the copy stands in its place.
    """
    there = home if home in paths or bundled() in paths else str(copy)
    head = origin.resolve()
    own = (head, head.parent) if origin.name == "debate.toml" else (head,)
    found: list[str] = []
    for path in paths:
        full = Path(path).resolve()
        if path == home or full in (head, *head.parents):
            found += [there]
        if full not in own:
            found += [path]
    return tuple(dict.fromkeys(found)) or (there,)
