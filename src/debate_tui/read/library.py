"""Reads the debates at some paths into a library; no content, however broken, makes it raise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from debate_tui.disk.collecting import without_collection
from debate_tui.model.debate import Debate
from debate_tui.model.library import Library
from debate_tui.read.checks import CHECKS_OF_CLAIMS, CHECKS_OF_RELATIONS, CHECKS_OF_THE_WHOLE, sides_by_rule
from debate_tui.read.files import Content, content_of
from debate_tui.read.find import Found, find, shares
from debate_tui.read.formats import FORMATS
from debate_tui.read.merge import merged
from debate_tui.read.readers import TOML, Reader, is_map, reader_of, table_in
from debate_tui.read.sound import Reading, finalise
from debate_tui.read.trouble import Reached, Trouble
from debate_tui.text.patterns import pattern
from debate_tui.text.wording import listed

_WORD = pattern(rb"[0-9A-Za-z\x80-\xff]")


def read_library(paths: Sequence[Path], reached: Reached = lambda _: None) -> Library:
    """The library of the debates at `paths`: files in any format of `readers.READERS`, debate folders, libraries.

    Where two debates share an id, the first counts. The diagnostics are sorted: the worst first, then by file and
    place. docs/format.md describes folders and libraries. `reached` is told how far the reading is.
    """
    trouble = Trouble()
    with without_collection():
        found = list(find(paths, trouble, is_map))
        debates = []
        for one, trouble.reached in zip(found, shares(found, reached), strict=True):
            if debate := _read_debate(one, trouble):
                debates.append(debate)
    return merged(debates, trouble.all())


def read_found(
    found: Found, reached: Reached = lambda _: None, seen: Callable[[bytes | None], None] = lambda _: None
) -> Library:
    """The library of the one debate in files that were found; `seen` is told the bytes of each, None where it can't be read."""
    trouble = Trouble(reached)
    with without_collection():
        debate = _read_debate(found, trouble, seen)
    return merged([debate] if debate else [], trouble.all())


def read_file(
    path: Path, format: str | None = None, columns: Mapping[str, str] = MappingProxyType({})
) -> tuple[Library, str]:
    """The library of the one debate in a file, and the name of its reader, "" where none takes it; `format` is that name, where
    the file isn't to be recognised. `columns`: of a table, which of `formats.COLUMNS` the columns of these names are."""
    trouble = Trouble()
    with without_collection():
        files = [replace(content_of(path, trouble), columns=columns)]
        reader = reader_of(files, format or table_in(files[0]))
        data = files[0].data or b""
        odd = None if format is None or reader is None or reader.recognise(data) else Content(path, data)
        del data  # it is as large as the file
        debate = _made(files, reader, trouble)
        other = reader_of([odd]) if odd and not (debate and debate.claims) else None
        if odd and other and other is not reader:  # what is wrong with it as what it isn't says nothing
            debate, trouble = None, Trouble()
            trouble.add(odd.at, "E128", f"not {format}: it is read as {other.name}", "leave --from out")
        elif odd and debate and not debate.claims and _WORD.search(odd.data or b""):
            _refuse(odd, trouble)
            debate = None
    return merged([debate] if debate else [], trouble.all()), reader.name if reader else ""


def read_changed(path: Path, contents: Mapping[Path, bytes]) -> Library:
    """The library of the one debate at `path`, as it would be with these contents in some of its files."""
    trouble = Trouble()
    with without_collection():
        [found, *_] = find([path], trouble, is_map)
        files = [Content(one, contents[one]) if one in contents else content_of(one, trouble) for one in found.files]
        debate = _made(files, reader_of(files), trouble, True)
    return merged([debate] if debate else [], trouble.all())


def _read_debate(
    found: Found, trouble: Trouble, seen: Callable[[bytes | None], None] = lambda _: None
) -> Debate | None:
    files = [content_of(path, trouble, found.name) for path in found.files]
    for content in files:
        seen(content.data)
    return _made(files, reader_of(files), trouble, True)


def _made(files: Sequence[Content], reader: Reader | None, trouble: Trouble, here: bool = False) -> Debate | None:
    """`here`: whether the debate has the id that its file has where it lies (`foreign.placed`)."""
    if reader is None:
        _refuse(files[0], trouble)
        return None
    draft = reader.read(files, trouble)
    if draft and here and not draft.says_id:
        from debate_tui.read.foreign import placed  # maps of ours need none of it

        draft = placed(draft, files[0])
    for content in files:
        content.data = None  # it has served, and is as large as the file
    if draft is None and reader is not TOML:
        trouble.refuse()
    reading = finalise(draft, trouble, reader.brief) if draft else None
    if draft is None or reading is None:
        return None
    whole, sided = draft.whole, bool(draft.nodes.get("position"))
    del draft  # its tables take several times as much memory as the debate
    if not reading.debate.origin:
        _check(reading, whole, trouble)
    if sided and whole:  # else they have just been derived, if any were
        trouble.take(sides_by_rule(reading.debate))
    return reading.debate


def _check(reading: Reading, whole: bool, trouble: Trouble) -> None:
    debate = reading.debate
    for of_claims in CHECKS_OF_CLAIMS:
        trouble.take(of_claims(debate.claims))
    for of_relations in CHECKS_OF_RELATIONS:
        trouble.take(of_relations(debate, range(len(debate.relations))))
    if whole:
        for check in CHECKS_OF_THE_WHOLE:
            trouble.take(d for d in check(debate) if d.at not in reading.doubtful)


def _refuse(content: Content, trouble: Trouble) -> None:
    from debate_tui.read.seems import seems

    what, hint = seems(content.data or b"", content.at.file)
    read = f"formats that are read: {listed(FORMATS, 20)}"
    trouble.add(replace(content.at, line=0, column=0), "E128", f"not a debate: it seems to be {what}", hint or read)
