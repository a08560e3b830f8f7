"""Puts what was read together into a library; whoever reads, does it with this (`library` and the shelf)."""

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
    """Where two debates share an id, the first counts: a warning, unless a bundled one gives way, which is how one is overridden."""
    trouble = Trouble()
    kept: dict[str, Debate] = {}
    for debate in debates:
        first = kept.setdefault(debate.id, debate)
        if first is not debate and (_bundled(first) or not _bundled(debate)):
            message = f"debate {shown(debate.id)} is hidden by another of that id"
            trouble.add(
                debate.at,
                "W108",
                message,
                f"the other is at {first.at}: give one of them another id, or take a copy away",
            )
    return Library(tuple(kept.values()), worst_first((*found, *trouble.found)))


def _bundled(debate: Debate) -> bool:
    with suppress(OSError):  # the current folder is gone
        return Path(debate.at.file).resolve().is_relative_to(Path(libraries.bundled()).resolve())
    return False
