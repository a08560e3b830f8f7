"""Opens the explorer; without a terminal, prints what it would show."""

from collections.abc import Sequence
from pathlib import Path

from debate_tui.cli.console import interactive
from debate_tui.library import Library
from debate_tui.load.places import default_paths
from debate_tui.model import Debate


def explore(extra: Sequence[Path], name: str | None) -> int:
    """`extra`: the paths given with `--library`; `name`: the id or path of a debate."""
    if not interactive():
        return _print(extra, name)
    from debate_tui.tui import run

    paths = default_paths(extra)
    if name is None:
        return run(paths, None)
    from debate_tui.cli.commands import COMMANDS
    from debate_tui.cli.debates import place_debate

    _, debate, path = place_debate(name, extra, COMMANDS)
    return run(paths if path is None else (path, *paths), debate.id)


def _print(extra: Sequence[Path], name: str | None) -> int:
    """The map as text; where there are several and none is named, all of them."""
    from debate_tui.cli.commands import COMMANDS
    from debate_tui.cli.debates import complain_of_none, find_debate, library_at, report_unread
    from debate_tui.cli.export import as_text
    from debate_tui.pages.document import Extract
    from debate_tui.quotes.known import known

    if name is not None:
        library, debate = find_debate(name, extra, COMMANDS)
        debates: tuple[Debate, ...] = known(Library((debate,))).debates
    else:
        library = library_at(extra)
        debates = known(library).debates
    unread = report_unread(library)
    for number, one in enumerate(debates):
        print(("\n\n" if number else "") + as_text(Extract(one)), end="")
    if not debates:
        complain_of_none()
    return int(unread or not debates)
