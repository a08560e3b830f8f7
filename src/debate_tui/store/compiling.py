"""Keeps debates compiled in the user's cache folder: as they are written, and with what is known about their quotes.

What is compiled is used if it is undamaged, this program made it, and its files have the same size, time of change and
inode as then: those of the debate and, where quotes were compared, those of the texts and the lock. Else it is made anew.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any
from zlib import crc32

from debate_tui.disk.digest import blake2b
from debate_tui.disk.folders import user_cache
from debate_tui.disk.sections import Sections
from debate_tui.disk.stamps import Stamp, absolute, size, stamp
from debate_tui.model.quick import MANY
from debate_tui.read.find import Found
from debate_tui.read.trouble import Reached, within
from debate_tui.store.compiled import SHAPE, Pack, Reading, dump, load
from debate_tui.store.edits import as_of, edit_of, names_of
from debate_tui.store.remembered import program

_WRITTEN, _FAULTY = "written", "faulty"
"""What the files are called that a debate is kept in as it is written: with nothing left out, or as it is for now."""

_ID, _SURE = 3, 4
"""Where among what is kept of a file (`_keep`) the debate's id stands, and the digests of the maps."""

_MUCH, _PIECE = 4 * 2**20, 64 * 1024
"""The bytes of a debate from which on its reading gives back at once what is at least so long: its tables come in packs of 70 KB and
more, and their room went to nothing else. With it, 60 MB are read in 305 MB of memory, not 362."""

_READ = 0.9
"""The share of the work that is done once a debate is read and compiled; then its quotes are compared."""

_MADE, _PACKED = 0.65, 0.75
"""The shares of that which are done once it is read, and once its claims and relations are packed."""

_STEP = 1000


def read(
    found: Found, reached: Reached = lambda _: None, seen: Callable[[bytes | None], None] = lambda _: None
) -> Reading:
    """The reading of a debate's files; `seen` is told the bytes of each."""
    from debate_tui.disk.collecting import give_back
    from debate_tui.read.library import read_found  # takes longer to import than a compiled library to open

    if size(map(stamp, found.files)) >= _MUCH:
        give_back(_PIECE)
    library = read_found(found, reached, seen)
    return next(iter(library.debates), None), library.diagnostics


def compiled(found: Found, reached: Reached = lambda _: None, missed: Callable[[], None] = lambda: None) -> Reading:
    """The reading of a debate's files, from the cache if it is up to date there; else it is read and put there. What was
    read of very many claims is opened again, since that takes a third of the memory.

    `missed` is called before anything is read.
    """
    reading, path = _read(found, reached, missed)
    if path and reading[0] and len(reading[0].claims) >= MANY:
        return _opened(path, found, [stamp(file) for file in found.files], None) or reading
    return reading


def _read(found: Found, reached: Reached, missed: Callable[[], None]) -> tuple[Reading, str]:
    """`compiled`, but what was read as it was read, with the place that it was put in; "" where there is none, or it was
    opened.

    A faulty reading doesn't take the place of the last one of which files can be read again by themselves.
    """
    path, faulty, told = _place(found, _WRITTEN), _place(found, _FAULTY), [stamp(file) for file in found.files]
    if path is None or faulty is None:
        return read(found, reached), ""
    if opened := _opened(path, found, told, None) or _opened(faulty, found, told, None):
        return opened, ""
    missed()
    from debate_tui.read.again import may_be_read_again
    from debate_tui.store.packers import Packers

    known = _known(path)
    before = _digests(found, told, known) if known else []
    edit = _edited(path, found, told) if before else None
    with Packers(0 if edit else size(told)) as packers:
        if edit:
            # What changed while it was read may have been read before or after that.
            after = _digests(found, told, known)
            digests = [one if one == other else "" for one, other in zip(before, after, strict=True)]
            reading = edit
        else:
            digests = []
            reading = read(found, within(reached, 0, _MADE), lambda data: digests.append(_digest_of(data)))
        sound = reading[0] is not None and may_be_read_again(reading[0], reading[1])
        place = path if sound else faulty
        names = names_of(found)
        reading = as_of(reading, told, names)
        pack = _telling(packers.packed, reading, within(reached, _MADE, _PACKED))
        last = within(reached, _PACKED, 1)
        _keep(place, lambda: dump(reading, names, pack, last), [told, [], 0, _id(reading), digests])
    if sound:
        with suppress(OSError):
            Path(faulty).unlink()
    return reading, place


def _telling(pack: Pack, reading: Reading, reached: Reached) -> Pack:
    """`pack`, while `reached` is told how far it is through the claims and relations of a reading."""
    debate, numbers = reading[0], count()
    most = len(debate.claims) + len(debate.relations) if debate else 0

    def told(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            if (number := next(numbers)) % _STEP == 0:
                reached(number / most)
            yield row

    return lambda runs: pack((file, told(rows)) for file, rows in runs)


def sure(found: Found) -> Reading | None:
    """The reading that `compiled` opens, if the digests of the files' bytes are those of what was read; else None.

    So no edit goes unseen, not even one that keeps a file's size, time and inode.
    """
    told = [stamp(file) for file in found.files]
    for path in (_place(found, _WRITTEN), _place(found, _FAULTY)):
        if path and (file := _fresh(path, told)):
            now = _digests(found, told, {})
            return _opened(path, found, told, None) if all(now) and now == file.stamp[1][_SURE] else None
    return None


def verified(
    found: Found, sources: Path | None, reached: Reached = lambda _: None, missed: Callable[[], None] = lambda: None
) -> Reading:
    """The debate with what is known about its quotes, and the diagnostics on both, from the cache if they are there.

    `sources`: as for `quotes.beside.texts_folder`.
    """
    if not may_be_compared(found, sources):
        return compiled(found, reached, missed)
    from debate_tui.model.library import Library
    from debate_tui.quotes.beside import beside
    from debate_tui.quotes.known import known

    path, told = _place(found, f"verified {sources and absolute(sources)}"), [stamp(file) for file in found.files]
    if path and (opened := _opened(path, found, told, sources)):
        return opened
    (debate, problems), _ = _read(found, within(reached, 0, _READ), missed)
    if debate is None:
        return debate, problems
    evidence = [stamp(one) for one in beside([debate], sources).paths()]
    library = known(Library((debate,), problems), sources)
    names = names_of(found)
    reading = as_of((library.debates[0], library.diagnostics), told, names, evidence)
    if path:
        head = names.index(debate.at.file)
        files = [*names, *_beside(names[head], evidence, sources)]
        _keep(path, lambda: dump(reading, files), [told, evidence, head, _id(reading), []])
    return reading


def is_compiled(found: Found, sources: Path | None) -> bool:
    """Whether the debate can be opened compiled, verified where it may be; its bytes are not looked at."""
    names = [f"verified {sources and absolute(sources)}"] if may_be_compared(found, sources) else [_WRITTEN, _FAULTY]
    told = [stamp(file) for file in found.files]
    return any(path and _fresh(path, told) for path in (_place(found, name) for name in names))


def compiled_id(found: Found) -> str:
    """The id of a debate that is kept compiled; "" where it isn't, or can't be read. Nothing else of it is looked at."""
    told = [stamp(file) for file in found.files]
    kept = (path and _fresh(path, told) for path in (_place(found, name) for name in (_WRITTEN, _FAULTY)))
    return next((str(file.stamp[1][_ID]) for file in kept if file), "")


def _id(reading: Reading) -> str:
    return reading[0].id if reading[0] else ""


def may_be_compared(found: Found, sources: Path | None) -> bool:
    """Whether there may be texts or a lock to compare the debate's quotes with, whichever of its files is its head."""
    if sources is not None:
        return True
    names = {"quotes.lock" if file.stem == "debate" else f"{file.stem}.quotes.lock" for file in found.files}
    folder = found.files[0].parent
    return (folder / "sources").is_dir() or any(os.path.lexists(folder / name) for name in names)


def _program() -> list[Any]:
    return [*program(), SHAPE]


def _fresh(path: str, told: Sequence[Stamp]) -> Sections | None:
    """The file at `path` if this program compiled it from what is there now."""
    with suppress(Exception):  # whatever is wrong with it, the debate is compiled anew
        file = Sections(path)
        program, (maps, evidence, *_) = file.stamp
        if program == _program() and maps == told and evidence == [stamp(one) for one, *_ in evidence]:
            return file
    return None


def _opened(path: str, found: Found, told: Sequence[Stamp], sources: Path | None) -> Reading | None:
    with suppress(Exception):
        if file := _fresh(path, told):
            _, (_, evidence, head, *_) = file.stamp
            names = names_of(found)
            reading = load(file.unchecked("reading"), [*names, *_beside(names[head], evidence, sources)])
            return as_of(reading, told, names, evidence)
    return None


def _edited(path: str, found: Found, told: Sequence[Stamp]) -> Reading | None:
    """The reading made of what was compiled before a few of the files were edited; None where all has to be read."""
    with suppress(Exception):  # whatever is wrong with it, all is read
        file = Sections(path)
        program, (maps, evidence, *_) = file.stamp
        if program == _program() and not evidence and (edit := edit_of(maps, told, found)):
            from debate_tui.store.edited import edited

            return edited(load(file.unchecked("reading"), edit.before), edit.files, edit.changed)
    return None


def _known(path: str) -> Mapping[tuple[Any, ...], str]:
    """The digests of the files that the reading at `path` was made of, by their stamps then."""
    with suppress(Exception):  # whatever is wrong with it, nothing is known
        maps, *rest = Sections(path).stamp[1]
        return dict(zip(map(tuple, maps), rest[_SURE - 1], strict=True))
    return {}


def _digests(found: Found, told: Sequence[Stamp], known: Mapping[tuple[Any, ...], str]) -> list[str]:
    """The digest of the bytes of each file, as it is `known` where its stamp is; "" where the file can't be read."""
    return [known.get(tuple(one)) or _digest(file) for file, one in zip(found.files, told, strict=True)]


def _digest(file: Path) -> str:
    with suppress(OSError, ValueError):
        if file.is_file():  # reading a pipe would take what it holds
            return _digest_of(file.read_bytes())
    return ""


def _digest_of(data: bytes | None) -> str:
    return "" if data is None else blake2b(data, digest_size=32, person=b"map").hexdigest()


def _keep(path: str, dumped: Callable[[], bytearray], stamps: list[Any]) -> None:
    from debate_tui.disk.sectioning import write  # most starts have nothing to write

    with suppress(OSError, ValueError):
        write(path, {"reading": dumped()}, [_program(), stamps], checked=False)  # `load` knows a digest


def _beside(head: str, evidence: Sequence[Stamp], sources: Path | None) -> list[str]:
    """The names of texts and locks as diagnostics have them; `head`: the file that they lie beside."""
    folder = Path(head).with_name("sources") if sources is None else sources
    there = Path(absolute(folder))

    def name(path: Path) -> Path:
        if path == there:
            return folder
        return folder / path.name if path.parent == there else Path(head).with_name(path.name)

    return [str(name(Path(path))) for path, *_ in evidence]


def _place(found: Found, name: str) -> str | None:
    """The file in which a debate is kept; None if there is no cache folder."""
    key = crc32(f"{absolute(found.files[0])}\0{name}{found.name}".encode("utf-8", "surrogateescape"))
    folder = user_cache()
    return f"{folder}/debates/{key:08x}.debate" if folder else None
