"""Merges debates into a library, both for `read.library` and for the store."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from debate_tui.disk import libraries
from debate_tui.model.debate import Debate
from debate_tui.model.diagnostics import Diagnostic, worst_first
from debate_tui.model.library import Library
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown


def merged(debates: Iterable[Debate], found: Iterable[Diagnostic]) -> Library:
    """The library of `debates`, with the diagnostics `found` and those of merging, the worst first.

    Where two debates share an id, the first counts. That is a warning, unless a debate hides a bundled one, which is
    how users override those. Of files in other formats, and maps made of such, those that come from the same bytes are told, since ids are their names'.
    """
    trouble = Trouble()
    kept: dict[str, Debate] = {}
    same: dict[str, Debate] = {}
    for debate in debates:
        first = kept.setdefault(debate.id, debate)
        digest = debate.origin.sha256 if debate.origin else None
        if first is not debate and (_bundled(first) or not _bundled(debate)):
            message = f"debate {shown(debate.id)} is hidden by another of that id"
            trouble.add(
                debate.at,
                "W108",
                message,
                f"the other is at {first.at}: {_way_out(debate)}, or take a copy away",
            )
        elif digest and (original := same.setdefault(digest, debate)) is not debate:
            message = f"the file and {original.at.file} come from the same bytes: both are opened"
            trouble.add(debate.at, "W109", message, "take one of them away, or what it holds is counted twice")
    return Library(tuple(kept.values()), worst_first((*found, *trouble.found)))


def _way_out(debate: Debate) -> str:
    from debate_tui.text.ids import id_of_file  # few debates are hidden

    named = debate.origin is not None and id_of_file(Path(debate.at.file).name) == debate.id
    return "give one of the files another name" if named else "give one of them another id"


def _bundled(debate: Debate) -> bool:
    with suppress(OSError):  # the current folder no longer exists
        return Path(debate.at.file).resolve().is_relative_to(Path(libraries.bundled()).resolve())
    return False
