"""Reads the debates at some paths into a library; no content, however broken, makes it raise."""

from collections.abc import Sequence
from pathlib import Path

from debate_tui.disk.collecting import without_collection
from debate_tui.model.debate import Debate
from debate_tui.model.library import Library
from debate_tui.read.checks import CHECKS, CHECKS_OF_THE_WHOLE
from debate_tui.read.files import content_of
from debate_tui.read.find import Found, find
from debate_tui.read.merge import merged
from debate_tui.read.readers import reader_of
from debate_tui.read.sound import finalise
from debate_tui.read.trouble import Trouble


def read_library(paths: Sequence[Path]) -> Library:
    """The library of the debates at `paths`: files in any format of `readers.READERS`, debate folders, libraries.

    Where two debates share an id, the first counts. The diagnostics are sorted: the worst first, then by file and
    place. docs/format.md describes folders and libraries.
    """
    trouble = Trouble()
    with without_collection():
        debates = [debate for found in find(paths, trouble) if (debate := _read_debate(found, trouble))]
    return merged(debates, trouble.all())


def _read_debate(found: Found, trouble: Trouble) -> Debate | None:
    files = [content_of(path, trouble) for path in found.files]
    draft = reader_of(files).read(files, trouble)
    reading = finalise(draft, trouble) if draft else None
    if draft is None or reading is None:
        return None
    for check in CHECKS:
        trouble.take(check(reading.debate))
    if draft.whole:
        for check in CHECKS_OF_THE_WHOLE:
            trouble.take(d for d in check(reading.debate) if d.at not in reading.doubtful)
    return reading.debate
