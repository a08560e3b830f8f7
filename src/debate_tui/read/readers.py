"""The table of the formats that can be read; a new format takes a module, a line here and its name in `formats`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from debate_tui.read.aif.draft import looks_like_aif, read_aif
from debate_tui.read.cards.draft import looks_like_cards, read_cards
from debate_tui.read.draft import Draft
from debate_tui.read.files import WIDE, Content
from debate_tui.read.kialo.draft import looks_like_kialo, read_kialo
from debate_tui.read.tgf import looks_like_tgf, read_tgf
from debate_tui.read.toml.parse import looks_like_toml, read_toml
from debate_tui.read.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Reader:
    """How a format is read."""

    name: str
    """What `--from` calls it."""
    suffix: str
    """The suffix that only such files have, which decides where no reader recognises the content; "" for none."""
    recognise: Callable[[bytes], bool]
    """Whether a file's bytes look like this format; fast, since every reader is asked in turn."""
    read: Callable[[Sequence[Content], Trouble], Draft | None]
    """Makes a draft of a map's files; None where none can be made. What is wrong goes into the `Trouble`."""


TOML = Reader("toml", ".toml", looks_like_toml, read_toml)

READERS = (
    Reader("aif", "", looks_like_aif, read_aif),
    Reader("kialo", "", looks_like_kialo, read_kialo),
    Reader("cards", ".docx", looks_like_cards, read_cards),
    TOML,
    Reader("tgf", ".tgf", looks_like_tgf, read_tgf),
)
"""All readers, in the order in which they are asked to recognise a file."""


def reader_of(files: Sequence[Content], wanted: str | None = None) -> Reader | None:
    """The reader for the files of a map; None for a file that is in no format that is read.

    Several files, or a file that could not be read, are TOML's. For a single file: the reader of the name `wanted`, else
    the first that recognises its content, else the one for its suffix, else TOML's for UTF-16 and 32, which it reports.
    """
    if len(files) > 1 or files[0].data is None:
        return TOML
    path, data = files[0].path, files[0].data
    if wanted is not None:
        return next(reader for reader in READERS if reader.name == wanted)
    found = next((reader for reader in READERS if reader.recognise(data)), None)
    named = (reader for reader in READERS if reader.suffix and path.suffix.lower() == reader.suffix)
    return found or next(named, TOML if data.startswith(tuple(WIDE)) else None)
