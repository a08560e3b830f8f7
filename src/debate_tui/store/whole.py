"""Turns a small library into bytes, with all that is known about its quotes, and back: `dump`, and its inverse `load`."""

import marshal
from collections.abc import Iterator

from debate_tui.disk.collecting import without_collection
from debate_tui.model.debate import Debate
from debate_tui.model.library import Library
from debate_tui.store import compiled


def dump(library: Library) -> bytes:
    """The debates and diagnostics of a library, with the names of files as its locations have them.

    Raises:
        ValueError: a text holds half a character.
    """
    files = sorted({*_files(library)})
    parts = [compiled.dump((debate, ()), files) for debate in library.debates]
    return marshal.dumps((files, parts, compiled.dump((None, library.diagnostics), files)))


def load(data: bytes) -> Library:
    """The library that was dumped. Altered bytes must not come here: see `compiled`.

    Raises:
        ValueError: `data` is not what `dump` returned.
    """
    with without_collection():
        files, parts, rest = marshal.loads(data)
        debates = (compiled.load(part, files)[0] for part in parts)
        return Library(tuple(debate for debate in debates if debate), compiled.load(rest, files)[1])


def _files(library: Library) -> Iterator[str]:
    for diagnostic in library.diagnostics:
        yield diagnostic.at.file
    for debate in library.debates:
        yield from _files_of(debate)


def _files_of(debate: Debate) -> Iterator[str]:
    yield debate.at.file
    lists = (debate.positions, debate.issues, debate.stances, debate.sources, debate.claims, debate.relations)
    for one in (*lists, debate.conflicts):
        for node in one:
            yield node.at.file
    for claim in debate.claims:
        for quote in claim.quotes:
            yield quote.at.file
