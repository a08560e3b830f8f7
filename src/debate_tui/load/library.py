"""Reads the debates at some paths into a library. Content never makes it raise."""

from collections.abc import Sequence
from pathlib import Path

from debate_tui.collecting import without_collection
from debate_tui.library import Library
from debate_tui.load.checks import CHECKS, CHECKS_OF_THE_WHOLE
from debate_tui.load.files import read
from debate_tui.load.find import Found, find
from debate_tui.load.merge import merged
from debate_tui.load.parse import debate_of
from debate_tui.load.trouble import Trouble
from debate_tui.model import Debate


def read_library(paths: Sequence[Path]) -> Library:
    """The debates at `paths`: debate files, debate folders, and libraries of both (docs/format.md).

    Where two debates share an id, the first counts. The diagnostics are sorted: the worst first, then by file and place.
    """
    trouble = Trouble()
    with without_collection():
        debates = [debate for found in find(paths, trouble) if (debate := _read_debate(found, trouble))]
    return merged(debates, trouble.all())


def _read_debate(found: Found, trouble: Trouble) -> Debate | None:
    documents = [document for path in found.files if (document := read(path, trouble))]
    whole = len(documents) == len(found.files)
    reading = debate_of(documents, whole=whole)
    if reading is None:
        return None
    for check in CHECKS:
        trouble.found.extend(check(reading.debate))
    if whole:
        for check in CHECKS_OF_THE_WHOLE:
            trouble.found.extend(d for d in check(reading.debate) if d.at not in reading.doubtful)
    return reading.debate
