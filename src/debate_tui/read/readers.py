"""The table of formats that are read, each recognised by what a file holds. A format is a module and a line here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from debate_tui.read.draft import Draft
from debate_tui.read.files import Content
from debate_tui.read.tgf import looks_like_tgf, read_tgf
from debate_tui.read.toml.parse import looks_like_toml, read_toml
from debate_tui.read.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Reader:
    """How a format is read."""

    suffix: str
    """How files of the format are usually named: asked about only where no reader recognises what a file holds."""
    recognise: Callable[[bytes], bool]
    """Whether a file's bytes are of this format, as far as their beginning tells; cheap, since each reader is asked."""
    read: Callable[[Sequence[Content], Trouble], Draft | None]
    """The files of a map as they are written; None where nothing can be made of them. What is wrong goes into the Trouble."""


TOML = Reader(".toml", looks_like_toml, read_toml)

READERS = (TOML, Reader(".tgf", looks_like_tgf, read_tgf))
"""In the order in which they are asked."""


def reader_of(files: Sequence[Content]) -> Reader:
    """The reader for the files of a map: the one that recognises its only file; else the one that will say what is wrong with it."""
    if len(files) > 1 or files[0].data is None:
        return TOML
    path, data = files[0].path, files[0].data
    named = (reader for reader in READERS if path.suffix.lower() == reader.suffix)
    return next((reader for reader in READERS if reader.recognise(data)), next(named, TOML))
