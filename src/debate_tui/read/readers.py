"""The table of the formats that can be read; a new format takes a module, a line here and its name in `formats`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from debate_tui.frozen import dataclass
from debate_tui.read.draft import Draft
from debate_tui.read.files import MOST_BYTES, Content, wide
from debate_tui.read.trouble import PARSED, Trouble, within
from debate_tui.text.patterns import pattern


@dataclass(frozen=True, slots=True)
class Reader:
    """How a format is read."""

    name: str
    """What `--from` calls it."""
    suffix: str
    """The suffix that only such files have, which decides where no reader recognises the content; "" for none."""
    module: str
    """Its module in this package, which has the functions `looks_like_NAME` and `read_NAME`. It is imported when a file is
    asked about: most maps are ours, and the modules of all formats take longer to import than a map to read."""
    begins: bytes = b""
    """The characters of ASCII with which such a file can begin, so that of others the module needn't be imported; "" for any."""
    brief: bool = False
    """Whether its nodes take more memory than all that a file is parsed into, so that those of a large file go on shelves. Of other
    formats, which have tables or whole dialogues, most is needed before there is a debate: shelves would only take time."""

    holds: bytes = b""
    """What each such file has somewhere, for the same reason; "" for nothing."""

    def recognise(self, data: bytes) -> bool:
        """Whether a file's bytes look like this format; fast, since every reader is asked in turn."""
        if self.holds not in data:
            return False
        first = data[:64].lstrip(_BLANK)[:1]
        if self.begins and first.isascii() and first and first not in self.begins:
            return False
        found: bool = self._function("looks_like")(data)
        return found

    def read(self, files: Sequence[Content], trouble: Trouble) -> Draft | None:
        """Makes a draft of a map's files; None where none can be made. What is wrong goes into `trouble`, and how
        far it is, of which readers tell as of the whole."""
        for one in files if self is not TOML else ():
            if one.data and (wide(one.data) or _MARKS.match(one.data)):
                _narrow(one)
        whole, trouble.reached = trouble.reached, within(trouble.reached, 0, PARSED)
        draft: Draft | None = self._function("read")(files, trouble)
        trouble.reached = whole
        return draft

    def _function(self, does: str) -> Callable[..., Any]:
        found: Callable[..., Any] = getattr(import_module(f"debate_tui.read.{self.module}"), f"{does}_{self.name}")
        return found


_BLANK = bytes(range(33)) + b"\xef\xbb\xbf\xff\xfe"
"""What may stand before the first character: white space, the marks of an encoding and its zero bytes."""

_DECLARED = pattern(rb"(\A\s*<\?xml[^<>]{0,100}encoding=[\"'])[Uu][Tt][Ff]-?(?:16|32)(?:[BbLl][Ee])?")

_MARKS = pattern(
    rb"(?:\xef\xbb\xbf){2,}|(?:\xef\xbb\xbf)*+(?:\xe2\x80\x8b|\xe2\x81\xa0)(?:\xe2\x80\x8b|\xe2\x81\xa0|\xef\xbb\xbf)*+|(?:\xef\xbb\xbf)?+\s++(?=<\?xml)"
)
"""What programs put before a file one after another, marks of UTF-8 and blanks without width; and blanks before XML says that it is XML."""

HEAD = 2**16
"""The bytes of a file by which most formats are recognised."""

TOML = Reader("toml", ".toml", "toml.parse")

READERS = (
    Reader("json", "", "json", b"{"),
    Reader("aif", "", "aif.draft", b"{["),
    Reader("sadface", "", "sadface", b"{", brief=True),
    Reader("zotero", "", "zotero", b"{["),
    Reader("hypothesis", "", "annotations", b"{["),
    Reader("jsonl", "", "rows.draft", b"{[", brief=True),
    Reader("caselist", "", "cards.caselist"),
    Reader("arggraph", "", "arggraph", b"<", brief=True),
    Reader("kialo", "", "kialo.draft", b"D", brief=True),
    Reader("cards", ".docx", "cards.draft", b"P"),
    TOML,
    Reader("readwise", "", "notes.readwise", holds=b"ighlights"),
    Reader("csv", "", "rows.draft", brief=True),
    Reader("notes", "", "notes.draft", holds=b"zotero"),
    Reader("tgf", ".tgf", "tgf", brief=True),
    Reader("argdown", ".argdown", "argdown.draft", brief=True),
)
"""All readers, in the order in which they are asked to recognise a file."""

_OURS = pattern(
    rb"(?:\xef\xbb\xbf)?\s*+(?:#[^\n]*+\n\s*+)*+(?:format\s*=|\[(?:debate|\[(?:position|issue|source|claim)\])\][ \t]*[#\r\n])"
)
"""How a map of our own begins; no other format does, so the others needn't be asked."""

_SAYS = pattern(rb"(?:\xef\xbb\xbf)?\s*+(?:#[^\n]*+\n\s*+)*+format\s*=\s*[\"']debate/")
"""How it says that it is one: in a library a `Pipfile`, which begins with `[[source]]`, lies beside maps."""


def reader_of(files: Sequence[Content], wanted: str | None = None) -> Reader | None:
    """The reader for the files of a map; None for a file that is in no format that is read.

    Several files, or a file that could not be read, are TOML's. For a single file: the reader of the name `wanted`, else
    the first that recognises its content, else the one for its suffix, else TOML's for a map of ours in UTF-16 or 32, which it reports.
    """
    if len(files) > 1 or files[0].data is None:
        return TOML
    path, data = files[0].path, files[0].data
    if wanted is not None:
        return next(reader for reader in READERS if reader.name == wanted)
    if _OURS.match(data):
        return TOML
    found = next(_recognising(data, READERS), None)
    named = (reader for reader in READERS if reader.suffix and path.suffix.lower() == reader.suffix)
    text = _narrowed(data[:HEAD])
    return found or next(named, TOML if _OURS.match(text) else None)


def table_in(content: Content) -> str | None:
    """The reader's name of a file of which somebody says what its columns are, so that it is a table; None for any other."""
    if not content.columns or content.data is None:
        return None
    return "jsonl" if _narrowed(content.data[:HEAD])[:64].lstrip(_BLANK).startswith((b"{", b"[")) else "csv"


def _recognising(data: bytes, readers: Iterable[Reader]) -> Iterator[Reader]:
    """The readers that recognise a file's bytes, also in UTF-16 and 32, with their marks, as Windows writes them, or without; a map
    of ours is UTF-8."""
    told = _narrowed(data)
    return (one for one in readers if one.recognise(data if one is TOML else told))


def _narrow(content: Content) -> None:
    """Makes plain UTF-8 of a file in UTF-16 or 32, or with marks before it; its digest stays that of its bytes."""
    from debate_tui.read.foreign import digest_of

    digest_of(content)
    content.data = _narrowed(content.data or b"")


def _narrowed(data: bytes) -> bytes:
    """Bytes in UTF-16 or 32 as UTF-8, also where XML declares them, without `_MARKS`; all others as they are."""
    if not (code := wide(data)):
        marks = _MARKS.match(data)
        return data[marks.end() :] if marks else data
    told = data.decode(code, "replace").removeprefix("\ufeff").encode("utf-8", "replace")
    return _DECLARED.sub(rb"\1UTF-8", told, count=1)


def is_map(path: Path) -> bool:
    """Whether a file in a library's folder, which isn't called `.toml`, holds a debate.

    Unlike a file that the user names, it may hold anything. `map.toml.bak` and `map.toml~` are an editor's, and no debates
    of their own.

    Raises:
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
        if head.lstrip(_BLANK).startswith((b"{", b"[")):
            head += file.read(MOST_BYTES)  # what tells one JSON from another may come late
    if _SAYS.match(head):
        return ".toml" not in path.name
    return any(_recognising(head, (reader for reader in READERS if reader is not TOML)))
