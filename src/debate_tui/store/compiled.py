"""Turns a debate into bytes that open without its files being parsed and checked again: `dump`, and its inverse `load`.

    digest of all that follows      32 bytes
    length of the table             8 bytes
    parts      rows of claims, relations and sentences, one marshalled tuple each, compressed (`store.rows`), and
               the arrays of the debate's graph (`model.graph`)
    table      marshalled: where each part lies; the debate without its claims and relations

A claim is made of its row when somebody asks for it (`model.lazy`), so opening takes no longer for more claims than
reading and hashing their bytes does. Nothing in them is executed, and nothing is unmarshalled before the digest of all
bytes holds, since a few wrong bytes can make `marshal` ask for all memory. File names in locations depend on the current
folder, so they are not stored but given to `load`. Equal debates are equal bytes, whether they were read or opened.
"""

import marshal
import struct
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from itertools import count, groupby, pairwise
from operator import attrgetter
from typing import Any, TypeAlias
from zlib import crc32

from debate_tui.disk.digest import blake2b
from debate_tui.model.debate import (
    Claim,
    Conflict,
    Debate,
    Issue,
    Location,
    Origin,
    Position,
    Relation,
    Saying,
    Sentence,
    Source,
    Stance,
)
from debate_tui.model.derived import seed
from debate_tui.model.diagnostics import Diagnostic
from debate_tui.model.encounters import encounters, tallied, unanswered
from debate_tui.model.graph import Graph, Groups, graph
from debate_tui.model.lazy import Made, Named, Order
from debate_tui.model.library import bare_files_of, files_of
from debate_tui.model.meeting import Manner
from debate_tui.model.quick import MANY, maker
from debate_tui.model.rows import Kinds, Row, claim_of, claim_row, relation_of, relation_row
from debate_tui.model.states import quoted
from debate_tui.store.nodes import NODES, packed_diagnostics, places, plain, source_of, told
from debate_tui.store.rows import (
    PLAIN,
    Opened,
    Packed,
    Parts,
    Rows,
    Run,
    Unpacked,
    each_packed,
    from_packs,
    packed,
    packs,
    rows_of,
)

Reading: TypeAlias = tuple[Debate | None, Sequence[Diagnostic]]
"""The result of reading a debate's files: the debate, None if it can't be read, and the diagnostics."""

_ARRAYS = {
    name: "B" if name in ("unshared", "reported", "asked", "kinds") else "I"
    for name in ("holders", "unshared", "reported", "asked", "kinds", "origins", "targets", "drawn")
}
"""The arrays of the graph, with their typecodes."""
_GROUPS = ("on", "touching", "across", "speaking", "saying", "quoting")
LISTS: Mapping[str, tuple[Callable[..., Sequence[int]], tuple[Any, ...]]] = {
    "unanswered": (unanswered, ()),
    "tallied": (tallied, ()),
    **{manner.value: (encounters, (manner,)) for manner in Manner},
}
"""What is listed or counted of a whole debate, with the functions and arguments that give it: so that neither the first
frame nor a first visit goes through all of it."""
_STEPS = 4 + len(LISTS)
"""How often it is told how far the work is once claims and relations are packed."""

SHAPE = crc32(
    repr(
        [
            "runs of packed rows, numbers, speakers by issue, lists with what is only reported last and no questions, tallies of nine numbers, states of quotes, and table with a tally",
            [(kind.__name__, [field.name for field in fields(kind)]) for kind in (*NODES, Diagnostic, Graph)],
        ]
    ).encode()
)
"""Checksum of the classes and fields of what is dumped: what was dumped under another one must not be loaded."""


_DIGEST = 32
_LENGTH = struct.Struct("<Q")


def _digest(data: memoryview) -> bytes:
    return blake2b(data, digest_size=_DIGEST, person=b"debate").digest()


# Writing ---------------------------------------------------------------------------------------------------------


Pack: TypeAlias = Callable[[Unpacked], Iterator[Run]]


def dump(
    reading: Reading,
    files: Sequence[str],
    pack: Pack = each_packed,
    reached: Callable[[float], object] = lambda _: None,
) -> bytearray:
    """`reading` as bytes; `files` are the names that its locations may have; `pack` does what `each_packed` does. `reached`
    is told how far what follows the packing is.

    Raises:
        ValueError: a location is in another file.
    """
    debate, diagnostics = reading
    place, step = places(files), count(1)
    parts, small = Parts(_DIGEST + _LENGTH.size), None
    if debate:
        if isinstance(debate.claims, Made) and not rows_of(debate):
            debate = replace(debate, claims=Named.all_of(debate.claims))  # they are gone through three times
        runs = (_runs(parts, name, some) for name, some in _runs_of(debate, pack).items())
        in_files = [[place(Location(file))[0] for file in run] for run in runs]
        parts.rows("sentences", (_sentences_of(source) for source in debate.sources))
        drawn = graph(debate)
        reached(next(step) / _STEPS)
        for name, typecode in _ARRAYS.items():
            parts.numbers(name, array(typecode, getattr(drawn, name)))
        for name in _GROUPS:
            some: Groups = getattr(drawn, name)
            parts.numbers(f"{name} starts", array("I", some.starts))
            parts.numbers(name, array("I", some.members))
        for name, (listed, args) in LISTS.items():
            parts.numbers(name, array("I", listed(debate, *args)))
            reached(next(step) / _STEPS)
        parts.numbers("quoted", array("I", quoted(debate)))
        reached(next(step) / _STEPS)
        named, order = _named(debate), packs(list(drawn.order))
        debate = replace(debate, claims=(), relations=())  # which frees the claims
        sources = tuple(replace(one, sentences=()) for one in debate.sources)
        positions, issues = tuple(debate.positions), tuple(debate.issues)  # many of them are made when asked for
        reached(next(step) / _STEPS)
        bare = plain(replace(debate, sources=sources, positions=positions, issues=issues), place)
        reached(next(step) / _STEPS)
        small = bare, order, named, in_files
    table = marshal.dumps((parts.table, small, packed_diagnostics(diagnostics, place)), PLAIN)
    whole = parts.data
    whole += table
    whole[_DIGEST : _DIGEST + _LENGTH.size] = _LENGTH.pack(len(table))
    whole[:_DIGEST] = _digest(memoryview(whole)[_DIGEST:])
    return whole


def _named(debate: Debate) -> dict[str, int]:
    """The numbers of the relations with an id."""
    if isinstance(debate.relations, Made):
        return dict(debate.relations.order)
    return {one.id: number for number, one in enumerate(debate.relations) if one.id}


def _runs(parts: Parts, name: str, runs: Iterable[Run]) -> Sequence[str]:
    """Adds a debate's claims or relations to the parts: those of one file after the other. Returns these files."""
    files: list[str] = []

    def each() -> Iterator[Packed]:
        for file, run in runs:
            files.append(file)
            yield run

    parts.rows(name, each())
    return files


def _runs_of(debate: Debate, pack: Pack) -> dict[str, Iterable[Run]]:
    """The claims and the relations of a debate in runs, one for each file that they are in, in the order of the files."""
    if held := rows_of(debate):
        return {name: held[name].runs() for name in ("claims", "relations")}
    return {"claims": claim_runs(debate.claims, pack), "relations": relation_runs(debate.relations, pack)}


_file = attrgetter("at.file")


def claim_runs(claims: Iterable[Claim], pack: Pack = each_packed) -> Iterator[Run]:
    return pack((file, map(claim_row, some)) for file, some in groupby(claims, _file))


def relation_runs(relations: Iterable[Relation], pack: Pack = each_packed) -> Iterator[Run]:
    return pack((file, map(relation_row, some)) for file, some in groupby(relations, _file))


def _sentences_of(source: Source) -> Packed:
    return packed((one.text, one.paragraph, one.start, one.end, one.quoted) for one in source.sentences)


# Reading ---------------------------------------------------------------------------------------------------------


def load(data: bytes | bytearray | memoryview, files: Sequence[str]) -> Reading:
    """The reading that was dumped, with `files` as the names of its files, in the order in which `dump` had them.

    The debate keeps `data`, and makes claims, relations and sentences of it when they are asked for.

    Raises:
        ValueError: `data` is not what `dump` returned.
    """
    whole = memoryview(data)
    if bytes(whole[:_DIGEST]) != _digest(whole[_DIGEST:]):
        raise ValueError("not what was dumped")
    (length,) = _LENGTH.unpack(whole[_DIGEST : _DIGEST + _LENGTH.size])
    table, small, diagnosed = marshal.loads(whole[len(whole) - length :])

    def at(place: tuple[int, int, int]) -> Location:
        return Location(files[place[0]], place[1], place[2])

    debate = _debate(small, Opened(whole, table), at, files) if small else None
    return debate, told(diagnosed, files)


_At: TypeAlias = Callable[[tuple[int, int, int]], Location]


def _debate(small: Row, parts: Opened, at: _At, files: Sequence[str]) -> Debate:
    bare, ids, named, in_files = small
    id, title, question, summary, place, positions, issues, stances, sources, _, _, *rest = bare
    left_out, conflicts, origin, extra = rest
    order = Order(partial(from_packs, ids))
    sentences = _sentences(parts.rows("sentences"))
    claims, relations = (
        parts.rows(name, [files[number] for number in some])
        for name, some in zip(("claims", "relations"), in_files, strict=True)
    )
    numbers: dict[str, Any] = {name: parts.numbers(name) for name in _ARRAYS}
    groups: dict[str, Any] = {name: Groups(parts.numbers(f"{name} starts"), parts.numbers(name)) for name in _GROUPS}
    debate = furnished(
        Debate(
            id,
            title,
            question,
            summary,
            at(place),
            tuple(Position(id, label, summary, at(place), *rest) for id, label, summary, place, *rest in positions),
            tuple(Issue(id, question, label, at(place), *rest) for id, question, label, place, *rest in issues),
            tuple(
                Stance(position, issue, answer, at(place), *rest) for position, issue, answer, place, *rest in stances
            ),
            tuple(source_of(source, at, spoken) for source, spoken in zip(sources, sentences, strict=True)),
            left_out=left_out,
            conflicts=tuple(
                Conflict(id, about, tuple(Saying(*each) for each in says), at(place), *rest)
                for id, about, says, place, *rest in conflicts
            ),
            origin=Origin(*origin) if origin else None,
            extra=extra,
        ),
        {"claims": claims, "relations": relations},
        named,
        Graph(order, **numbers, **groups),
    )
    for name, (listed, args) in LISTS.items():
        seed(debate, listed, parts.numbers(name), *args)
    seed(debate, quoted, parts.numbers("quoted"))
    return debate


def furnished(bare: Debate, rows: Mapping[str, Rows], named: Mapping[str, int], drawn: Graph) -> Debate:
    """A debate with the claims and relations of these rows; `named`: the numbers of the relations with an id."""
    claim, relation = rows["claims"], rows["relations"]
    kinds = Kinds() if len(claim) < MANY else Kinds(*map(maker, Kinds()))

    def nth_claim(number: int) -> Claim:
        run, row = claim(number)
        return claim_of(row, kinds, claim.files[run])

    def nth_relation(number: int) -> Relation:
        run, row = relation(number)
        return relation_of(row, kinds, relation.files[run])

    claims, relations = Made(len(claim), nth_claim, drawn.order), Made(len(relation), nth_relation, named)
    debate = replace(bare, claims=claims, relations=relations)
    seed(debate, files_of, bare_files_of(bare).union(claim.files, relation.files))
    seed(debate, rows_of, rows)
    seed(debate, graph, drawn)
    return debate


def _sentences(rows: Rows) -> Iterator[Sequence[Sentence]]:
    """The sentences of each source."""
    for first, last in pairwise(rows.starts):
        yield Made(last - first, lambda number, first=first: Sentence(*rows(first + number)[1])) if last > first else ()  # type: ignore[misc]
