"""The table of the formats that can be read; a new format takes a module and a line here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from debate_tui.read.draft import Draft
from debate_tui.read.files import Content
from debate_tui.read.kialo.draft import looks_like_kialo, read_kialo
from debate_tui.read.tgf import looks_like_tgf, read_tgf
from debate_tui.read.toml.parse import looks_like_toml, read_toml
from debate_tui.read.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Reader:
    """How a format is read."""

    suffix: str
    """The usual suffix of such files, which decides only where no reader recognises the content."""
    recognise: Callable[[bytes], bool]
    """Whether a file's bytes look like this format; fast, since every reader is asked in turn."""
    read: Callable[[Sequence[Content], Trouble], Draft | None]
    """Makes a draft of a map's files; None where none can be made. What is wrong goes into the `Trouble`."""


TOML = Reader(".toml", looks_like_toml, read_toml)

KIALO = Reader(".txt", looks_like_kialo, read_kialo)
READERS = (KIALO, TOML, Reader(".tgf", looks_like_tgf, read_tgf))
"""All readers, in the order in which they are asked to recognise a file."""


def reader_of(files: Sequence[Content]) -> Reader:
    """The reader for the files of a map.

    Several files, or a file that could not be read, are TOML's. For a single file: the first reader that recognises
    its content, else the one for its suffix, else TOML's, which reports what is wrong.
    """
    if len(files) > 1 or files[0].data is None:
        return TOML
    path, data = files[0].path, files[0].data
    named = (reader for reader in READERS if path.suffix.lower() == reader.suffix)
    return next((reader for reader in READERS if reader.recognise(data)), next(named, TOML))
