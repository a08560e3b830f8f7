"""Reads the TOML files of a debate as a draft: checks versions, tables and types, but not what they mean."""

import re
from collections.abc import Sequence
from functools import partial
from itertools import chain

from debate_tui.read.draft import Draft, Node
from debate_tui.read.fields import Fields
from debate_tui.read.files import Content, parsed_file
from debate_tui.read.toml.ahead import Ahead
from debate_tui.read.toml.document import Document
from debate_tui.read.toml.packed import Packed
from debate_tui.read.toml.packs import Packs
from debate_tui.read.toml.pieces import MANY, Way
from debate_tui.read.toml.shapes import FILE, SHAPES
from debate_tui.read.toml.tables import file_of, tell_of_unknown_keys
from debate_tui.read.trouble import Trouble
from debate_tui.text.patterns import pattern
from debate_tui.text.wording import shown

FORMAT = "debate/1"

_LINE = pattern(
    rb"""^[ \t]*+(?:\[[ \t]*debate\b(?!\]:)|\[\[[ \t]*(?:position|issue|stance|source|claim|relation|conflict)\b|[a-z_]++[ \t]*+=[ \t]*+["'\[{])""",
    re.MULTILINE,
)
"""A line of a map: a table header of our format, or a key with a text, list or table as its value."""
_ALIKE = "a BibTeX bibliography", "a program", "a patch (diff)"
"""Texts whose lines may look like keys with their values."""
_HEAD = 2**16


def looks_like_toml(data: bytes) -> bool:
    """Whether the first 64 KB of a file hold a line that looks like a map in TOML."""
    if _LINE.search(data, 0, _HEAD) is None:
        return False
    from debate_tui.read.texts import named  # what begins as our maps do was recognised without

    return named(data[:_HEAD].decode("utf-8-sig", "replace").replace("\r", "")) not in _ALIKE


def read_toml(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of a map in one or several TOML files.

    None, with the reason reported, where no file has a `[debate]` table or one has a version that can't be read.
    """
    documents = _parsed(files, trouble)
    whole = len(documents) == len(files)
    headed = [document for document in documents if isinstance(document.data.get("debate"), dict)]
    if not headed:
        for document in documents:
            file_of(document, ["debate"])  # reports a "debate" that is no table
        if whole and not any("debate" in document.data for document in documents):
            what, hint = "the file has no [debate] table", "begin with [debate] and its id, title and question"
            at = file_of(documents[0], ()).at
            if str(documents[0].data.get("format")).startswith("brief/"):
                what = "this is a brief, not a map"
                hint = f"a map of it: debate-tui export --brief {at.file} -o MAP.toml"
            trouble.add(at, "E201", what, hint)
        return None
    first, *others = headed
    readable = [_readable(document, required=document is first) for document in documents]
    if not all(readable):
        return None
    nodes = _files(documents, others)
    head = next(node.values["debate"] for node in nodes if "debate" in node.values)
    more = [Node("debate", file_of(document, ()).location("debate"), {}) for document in others]
    return _draft((head, *more), nodes, documents, whole)


def read_part(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of some of the files of a map, which may have no head; None where not all of them can be read."""
    documents = _parsed(files, trouble)
    if len(documents) < len(files) or not all(_readable(one, required="debate" in one.data) for one in documents):
        return None
    nodes = _files(documents, ())
    return _draft([node.values["debate"] for node in nodes if "debate" in node.values], nodes, documents, True)


def _files(documents: Sequence[Document], others: Sequence[Document]) -> list[Node]:
    """The files as nodes without claims and relations; the `[debate]` table of `others` is left out."""
    keys = [key for key in SHAPES[FILE] if key not in ("format", *MANY)]
    nodes = [file_of(one, [key for key in keys if key != "debate" or one not in others]) for one in documents]
    for document in documents:
        tell_of_unknown_keys(document)
    return nodes


def _draft(heads: Sequence[Node], files: Sequence[Node], documents: Sequence[Document], whole: bool) -> Draft:
    kinds = [key for key in SHAPES[FILE] if key not in ("format", "debate", "extra", *MANY)]
    few = {kind: tuple(chain.from_iterable(file.inner(kind) for file in files)) for kind in kinds}
    return Draft(
        heads=heads,
        nodes={**few, **{kind: _packed(documents, kind) for kind in MANY}},
        whole=whole,
        extra={key: value for file in reversed(files) for key, value in file.values.get("extra", {}).items()},
        says_id=True,
    )


def _parsed(files: Sequence[Content], trouble: Trouble) -> list[Document]:
    """The files that are valid TOML, with their claims and relations packed: all are parsed before the first is read."""
    data = [file.data or b"" for file in files]
    ahead, total, done = Ahead(data), sum(map(len, data)) or 1, 0
    documents = []
    for number, file in enumerate(files):
        size, data[number] = len(data[number]), b""  # else it would stand in memory beside its text

        def reached(share: float, done: int = done, size: int = size) -> None:
            trouble.reached(min(done + share * size + ahead.left, total) / total)

        if document := parsed_file(file, trouble, Way(reached, partial(ahead.part, number))):
            documents.append(document)
        done += size
        reached(1)
    ahead.end()
    return documents


def _packed(documents: Sequence[Document], kind: str) -> Packed:
    """The claims or relations, which are taken out of the documents: their nodes let go of them."""
    nodes = Packed(kind)
    for document in documents:
        if isinstance(packs := document.data.get(kind), Packs):
            nodes.add(document, packs)
            del document.data[kind]
        else:
            nodes.add_nodes(document, file_of(document, [kind]).inner(kind))
    return nodes


def _readable(document: Document, *, required: bool) -> bool:
    """Whether the file is written in a version that this program reads."""
    node = file_of(document, ["format"])
    version = Fields(node, document.trouble).text("format", required=required)
    if version in (None, FORMAT):
        return True
    hint = f'this program reads format = "{FORMAT}"; a newer debate-tui may read more'
    document.trouble.add(node.location("format"), "E202", f"the format {shown(version or '')} is unknown", hint)
    return False
