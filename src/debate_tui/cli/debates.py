"""Finds the debate that an argument names, and reports files of the library that couldn't be read."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from debate_tui import store
from debate_tui.cli.console import complain
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.problems import print_problems
from debate_tui.cli.progress import Progress
from debate_tui.model.debate import Debate
from debate_tui.model.diagnostics import keeps_from_reading, to_be_said
from debate_tui.model.library import Library, files_of
from debate_tui.text.suggest import nearest
from debate_tui.text.wording import listed, shown

STANDARD_INPUT = "/dev/stdin"
"""The file that the argument `-` stands for."""


def library_at(extra: Sequence[str]) -> Library:
    """The debates at the paths `extra` (given with `--library`), in the user's own library, and the bundled ones."""
    return read(store.open(store.default_libraries(extra)))


def read(content: "store.Store", anew: bool = False) -> Library:
    """The debates of a store, as `Store.library` reads them; a bar says how far it is where that takes long."""
    with Progress("reading", 1000) as progress:
        return content.library(anew, progress.reach)


def find_debate(name: str, extra: Sequence[str], others: Iterable[str] = ()) -> tuple[Library, Debate]:
    """The debate with the id `name`, else the one at the path `name`, and the library it was found in.

    `others`: words besides the ids that a misspelt name may have meant.

    Raises:
        CommandError: there is no such debate, or the path holds several.
    """
    library, debates, _ = find_debates(name, extra, others)
    if len(debates) > 1:
        ids = [debate.id for debate in debates]
        raise CommandError(
            f"{shown(name)} holds {len(ids)} debates: {listed(ids)}", f"name one: debate-tui --library {name} {ids[0]}"
        )
    return library, debates[0]


def find_debates(
    name: str, extra: Sequence[str], others: Iterable[str] = ()
) -> tuple[Library, tuple[Debate, ...], Path | None]:
    """The library, the debates that `name` means, and the path if it is one; an id takes precedence over a path.

    Raises:
        CommandError: there is no such debate.
    """
    if name == "-":
        name = STANDARD_INPUT
    if not _is_path(name):
        library = library_at(extra)
        if name in library.debate:
            return library, (library.debate[name],), None
        if not os.path.lexists(name):
            near = nearest(name, [*library.debate, *others])
            known = f"debates: {listed(library.debate)}" if library.debate else "there are no debates"
            what = "debate" if not Path(name).suffix else "debate and no file"
            raise CommandError(f"no {what} {shown(name)}", f'did you mean "{near}"?' if near else known)
    library = read(store.open([name]))
    if not library.debates:
        print_problems(library.diagnostics)
        raise CommandError(f"no debate in {shown(name)}")
    return library, library.debates, Path(name)


def find_ids(name: str, extra: Sequence[str], others: Iterable[str] = ()) -> tuple[tuple[str, ...], Path | None]:
    """The ids of the debates that `name` means, and the path if it is one, as `find_debates` finds them; those that are
    kept compiled aren't opened for that.

    Raises:
        CommandError: there is no such debate.
    """
    if not _is_path(name):
        libraries = store.open(store.default_libraries(extra))
        if name in (libraries.ids() or read(libraries).debate):
            return (name,), None
    if os.path.lexists(name) and (ids := store.open([name]).ids()):
        return ids, Path(name)
    _, debates, path = find_debates(name, extra, others)
    return tuple(debate.id for debate in debates), path


def place_of(debate: Debate) -> Path:
    """The file that a debate was read from, or the folder, where it is one of files."""
    file = Path(debate.at.file)
    return file.parent if (file.parent / "debate.toml").exists() else file


def read_for(debate: Debate, sources: Path | None) -> set[str]:
    """The files that a command on a debate reads: its own, the texts of its sources, its lock."""
    return {*files_of(debate), *(name for name, *_ in store.evidence((debate,), sources))}


def folder_of_texts(given: Path | None) -> Path | None:
    """The folder given with `--sources`, None if none was.

    Raises:
        CommandError: `given` is not a folder.
    """
    if given is not None and not given.is_dir():
        raise CommandError(f"--sources {shown(str(given))} is no folder", "", WRONG_USAGE)
    return given


def complain_of_none() -> None:
    complain("there are no debates", "--library PATH says where to look for them")


def _is_path(name: str) -> bool:
    return os.sep in name or name.endswith(".toml") or name in (".", "..")


def report_unread(library: Library) -> bool:
    """Print on standard error which files and folders couldn't be read, and which maps are hidden by others.

    Returns whether anything couldn't be read.
    """
    print_problems(filter(to_be_said, library.diagnostics))
    return any(map(keeps_from_reading, library.diagnostics))
