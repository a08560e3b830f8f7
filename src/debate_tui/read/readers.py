"""The table of the formats that can be read; a new format takes a module, a line here and its name in `formats`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from debate_tui.read.aif.draft import looks_like_aif, read_aif
from debate_tui.read.annotations import looks_like_hypothesis, looks_like_zotero, read_hypothesis, read_zotero
from debate_tui.read.argdown.draft import read_argdown
from debate_tui.read.argdown.recognise import looks_like_argdown
from debate_tui.read.arggraph import looks_like_arggraph, read_arggraph
from debate_tui.read.cards.draft import looks_like_cards, read_cards
from debate_tui.read.draft import Draft
from debate_tui.read.files import MOST_BYTES, WIDE, Content
from debate_tui.read.json import looks_like_json, read_json
from debate_tui.read.kialo.draft import looks_like_kialo, read_kialo
from debate_tui.read.rows.draft import looks_like_csv, looks_like_jsonl, read_csv, read_jsonl
from debate_tui.read.sadface import looks_like_sadface, read_sadface
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


HEAD = 2**16
"""The bytes of a file by which most formats are recognised."""

TOML = Reader("toml", ".toml", looks_like_toml, read_toml)

READERS = (
    Reader("json", "", looks_like_json, read_json),
    Reader("aif", "", looks_like_aif, read_aif),
    Reader("sadface", "", looks_like_sadface, read_sadface),
    Reader("zotero", "", looks_like_zotero, read_zotero),
    Reader("hypothesis", "", looks_like_hypothesis, read_hypothesis),
    Reader("jsonl", "", looks_like_jsonl, read_jsonl),
    Reader("arggraph", "", looks_like_arggraph, read_arggraph),
    Reader("kialo", "", looks_like_kialo, read_kialo),
    Reader("cards", ".docx", looks_like_cards, read_cards),
    TOML,
    Reader("csv", "", looks_like_csv, read_csv),
    Reader("tgf", ".tgf", looks_like_tgf, read_tgf),
    Reader("argdown", ".argdown", looks_like_argdown, read_argdown),
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


def is_map(path: Path) -> bool:
    """Whether a file in a library's folder, whatever its name, holds a debate in a format other than TOML.

    Unlike a file that the user names, it may hold anything: of a file that doesn't begin like one of these formats, or
    that can't be read, nothing is said.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
                head += file.read(MOST_BYTES)  # what tells one JSON from another may come late
    except OSError:
        return False
    return any(reader.recognise(head) for reader in READERS if reader is not TOML)
