"""Opens the explorer; without a terminal, prints what it would show."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from debate_tui.cli.commands import COMMANDS
from debate_tui.cli.console import interactive
from debate_tui.cli.error import WRONG_USAGE, CommandError
from debate_tui.cli.parser import Given
from debate_tui.store import default_libraries
from debate_tui.text.suggest import nearest
from debate_tui.text.wording import shown

# What reads debates is imported where it is needed: the explorer may show its first frame before.
if TYPE_CHECKING:
    from pathlib import Path

    from debate_tui.tui import Opened


def run(given: Given) -> int:
    extra, words, sources = given.library, given.words, given.sources
    if len(words) > 1:
        near = nearest(words[0], COMMANDS)
        hint = f'did you mean "{near}"?' if near else f"commands: {', '.join(COMMANDS)}"
        raise CommandError(f"{shown(words[0])} is no command", hint, WRONG_USAGE)
    name = words[0] if words else None
    if not interactive():
        return _print(extra, name, sources, given.linear)
    from debate_tui import tui

    asked = [*words, f"--sources={sources or ''}", f"--fresh={given.fresh}", f"--linear={given.linear}"]
    find = partial(_opened, extra, name, sources, given)
    return tui.run((*words, *default_libraries(extra)), asked, find)


def _opened(extra: Sequence[str], name: str | None, sources: "Path | None", given: Given) -> "Opened":
    from debate_tui.cli.debates import find_ids, folder_of_texts
    from debate_tui.tui import Opened, made_ready

    folder_of_texts(sources)
    at_hand = [*([name] if name is not None and os.path.lexists(name) else ()), *default_libraries(extra)]
    if (left := made_ready(at_hand, sources)) is not None:
        sys.exit(left)
    if name is None:
        return Opened(default_libraries(extra), None, sources, given.fresh, given.linear)
    (first, *more), path = find_ids(name, extra, COMMANDS)
    if path is None:
        return Opened(default_libraries(extra), first, sources, given.fresh, given.linear)
    if more:
        return Opened((path, *extra), None, sources, given.fresh, given.linear)
    return Opened((path, *default_libraries(extra)), first, sources, given.fresh, given.linear)


def _print(extra: Sequence[str], name: str | None, sources: "Path | None", linear: bool) -> int:
    """Print the debate `name` as text; without a name, all debates of the libraries."""
    from debate_tui.cli.debates import complain_of_none, find_debates, folder_of_texts, library_at, report_unread
    from debate_tui.model.library import Library
    from debate_tui.pages.document import Extract
    from debate_tui.quotes.known import known
    from debate_tui.write.writers import TEXT, WRITERS, Options

    texts = folder_of_texts(sources)
    if name is not None:
        library, chosen, _ = find_debates(name, extra, COMMANDS)
    else:
        library = library_at(extra)
        chosen = library.debates
    debates = known(Library(chosen), texts).debates
    unread = report_unread(library)
    for number, one in enumerate(debates):
        sys.stdout.write("\n\n" if number else "")
        sys.stdout.writelines((WRITERS["linear"] if linear else TEXT).write(Extract(one), Options()))
    if not debates:
        complain_of_none()
    return int(unread or not debates)
