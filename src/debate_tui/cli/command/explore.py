"""Opens the explorer; without a terminal, prints what it would show."""

from collections.abc import Sequence
from pathlib import Path

from debate_tui.cli.console import interactive
from debate_tui.library import Library
from debate_tui.load.places import default_paths


def explore(extra: Sequence[Path], name: str | None, sources: Path | None = None) -> int:
    """`extra`: the paths given with `--library`; `name`: the id or path of a debate, or the path of a folder of debates;
    `sources`: the folder of the sources' texts, else what lies beside each debate."""
    if sources is not None:
        from debate_tui.cli.debates import folder_of_texts

        folder_of_texts(sources)
    if not interactive():
        return _print(extra, name, sources)
    from debate_tui.tui import run

    if name is None:
        return run(default_paths(extra), None, sources)
    from debate_tui.cli.commands import COMMANDS
    from debate_tui.cli.debates import find_debates

    _, debates, path = find_debates(name, extra, COMMANDS)
    if path is None:
        return run(default_paths(extra), debates[0].id, sources)
    if len(debates) > 1:
        return run((path, *extra), None, sources)
    return run((path, *default_paths(extra)), debates[0].id, sources)


def _print(extra: Sequence[Path], name: str | None, sources: Path | None) -> int:
    """The map as text; where there are several and none of them is named, all of them."""
    from debate_tui.cli.command.export import as_text
    from debate_tui.cli.commands import COMMANDS
    from debate_tui.cli.debates import complain_of_none, find_debates, folder_of_texts, library_at, report_unread
    from debate_tui.pages.document import Extract
    from debate_tui.quotes.known import known

    texts = folder_of_texts(sources)
    if name is not None:
        library, chosen, _ = find_debates(name, extra, COMMANDS)
    else:
        library = library_at(extra)
        chosen = library.debates
    debates = known(Library(chosen), texts).debates
    unread = report_unread(library)
    for number, one in enumerate(debates):
        print(("\n\n" if number else "") + as_text(Extract(one)), end="")
    if not debates:
        complain_of_none()
    return int(unread or not debates)
