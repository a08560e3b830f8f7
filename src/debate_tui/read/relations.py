"""Makes the relations of a debate from raw nodes, without repeated ones and those with an end that doesn't exist."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from debate_tui.model.debate import By, Extra, Kind, Relation
from debate_tui.model.shelf import Drawn, Shelved
from debate_tui.read.assembly import Assembly
from debate_tui.read.cycles import SHOWN, circles, goes_round
from debate_tui.read.doubled import BITS, doubled, key_of
from debate_tui.read.draft import Node, nameless
from debate_tui.read.fields import by_value
from debate_tui.read.trouble import CLAIMED, RELATED, counted_off
from debate_tui.text.wording import listed, shown


def relations_of(made: Assembly) -> Sequence[Relation]:
    """The sound relations, in the order of the files."""
    read, others, hashes, circular = _read(made)
    lost: dict[int, str] = {}
    named: dict[str, Relation] = {}
    for place in _repeated(read, hashes, made):
        lost[place], read[place] = _told(read[place], others.get(place)), None
    for place, node in others.items():  # no other has an id
        relation = read[place]
        if relation is None:
            lost.setdefault(place, node.told)
        elif relation.id is None:
            continue
        elif first := named.get(relation.id) or made.steps.get(relation.id):
            made.taken(node, relation.id, first.at)
            read[place] = replace(relation, id=None)
        else:
            named[relation.id] = relation
    for place in _that_end_nowhere(others, read, made):
        lost[place], read[place] = _told(read[place], others.get(place)), None
    made.left_out += [lost[place] for place in sorted(lost)]
    if circular:
        _tell_of_circles(read, made)
    for place, node in others.items():
        if relation := read[place]:
            read[place] = _drawn(relation, node, made, named)
    if isinstance(read, list):
        return tuple(filter(None, read))
    order: dict[str, int] = {}
    relations = read.in_order(order)
    if named:
        order.update((one.id, number) for number, one in enumerate(relations) if one.id)
    return relations


def _told(relation: Relation | None, node: Node | None) -> str:
    """What a list of nodes that were left out calls a relation; that of a node which is gone has no id."""
    return node.told if node else nameless("relation", relation.at) if relation else "a relation"


_Read: TypeAlias = list[Relation | None] | Drawn


def _read(made: Assembly) -> "tuple[_Read, dict[int, Node], array[int], bool]":
    """The relations as they are written, None for one that is broken, each at its place among the nodes; by place, in order, the
    nodes of those that aren't finished; hashes of what all say; and whether claims support each other in a circle.

    Each node is asked for once, since it may be made anew each time.
    """
    order = made.claims.order if isinstance(made.claims, Shelved) else {}
    read: _Read = Drawn(made.file, order) if made.shelved else []
    others: dict[int, Node] = {}
    late: list[int] = []
    supports = Kind.SUPPORTS  # named once, as in `kinds`
    # The ends of relations are the same strings for all relations of a claim, which saves their memory.
    known = {id: id for id in made.claims}.get if made.claims.__class__ is dict else partial(_known, made)
    hashes, origins, targets = array("I"), array("I"), array("I")  # in a tenth of the room of what they stand for
    for place, node in enumerate(counted_off(made.nodes("relation"), made.trouble, CLAIMED, RELATED)):
        if "id" in node.values:
            made.note(node)
        relation = _plain(node, made, known)
        if relation is None:
            others[place] = node
            if node.values.get("to") in made.claims:
                relation = _relation(node, made)
            else:
                late.append(place)  # it may end at a relation further down
        read.append(relation)
        if relation:
            hashes.append(hash(key_of(relation)) & BITS)
            if relation.kind is supports:
                for origin in relation.origins:  # a claim that isn't on a shelf gets its number where it comes up
                    targets.append(order.setdefault(relation.target, len(order)))
                    origins.append(order.setdefault(origin, len(order)))
    for place in late:  # none of them supports, since those end at claims
        if relation := _relation(others[place], made):
            read[place] = relation
            hashes.append(hash(key_of(relation)) & BITS)
    return read, others, hashes, goes_round(len(order), origins, targets)


def _relation(node: Node, made: Assembly) -> Relation | None:
    """The relation of a raw node; None, with the reason reported, where it is broken.

    Whether a relation that it undercuts is sound is checked later, in `_that_end`. Without a `by` in the file, it is
    whose it usually is until `_drawn` decides.
    """
    fields = made.fields(node)
    kind = fields.word("kind", Kind, required=True)
    origins = fields.texts("from", required=True)
    target = fields.text("to", required=True, raw=True)
    by = fields.word("by", By)
    why = fields.text("why")
    id = fields.id(required=False)
    known = [made.resolves(node, "from", origin, made.claims, n) for origin, n in origins.items()]
    if target is None or not _may_end(node, kind, target, made):
        return None
    if (target in origins and not made.imported) or target == id:
        end, hint = (
            ("claim", "from and to name different claims") if target in origins else ("relation", "to names another")
        )
        made.trouble.add(node.at, "E305", f"{node.name} leads from {end} {shown(target)} to itself", hint)
        return None
    if kind is None or not known or not all(known):
        return None
    usual = By.SOURCE if made.imported else By.MAPPER
    return made.relation(kind, tuple(origins), target, by or usual, node.at, why, id, fields.extra())


_PLAIN = frozenset(("kind", "from", "to", "by", "why", "extra"))
_KINDS, _BYS = by_value(Kind), by_value(By)
_SOURCE, _MAPPER = By.SOURCE, By.MAPPER


def _known(made: Assembly, id: str) -> str | None:
    """The full id of a claim, as one string for all that name it; None where there is none."""
    return made.same(id) if id in made.claims else None


def _plain(node: Node, made: Assembly, known: Callable[[str], str | None]) -> Relation | None:
    """The finished relation of a tidy node with the usual keys that joins two claims, in a fraction of the time of all
    checks; None for any node of which there is more to make, or something to report. `known`: as `_known`, of `made`."""
    values = node.values
    if not node.tidy or node.broken or not _PLAIN.issuperset(values):
        return None
    kind, by, why = _KINDS.get(values.get("kind", "")), values.get("by"), values.get("why")
    origins, target = values.get("from", ()), values.get("to", "")
    if kind is None or len(origins) != 1 or (by and by not in _BYS):
        return None
    (origin,) = origins
    if origin == target or (one := known(origin)) is None or (other := known(target)) is None:
        return None
    # Of one source, with which a full id begins.
    alone = len(made.sources) == 1 or target.startswith(origin[: origin.find("/") + 1])
    if not (why or alone or made.imported):
        return None
    drawn = _BYS[by] if by else _SOURCE if alone else _MAPPER
    extra = values.get("extra", _NO_EXTRA)
    return made.relation(kind, (one,), other, drawn, node.at, why, None, extra)


def _source_in(claim: str) -> str:
    """The id of the source in a claim's full id."""
    return claim.partition("/")[0]


_NO_EXTRA: Extra = {}
"""One for all, since nobody writes into it."""


def _may_end(node: Node, kind: Kind | None, target: str, made: Assembly) -> bool:
    """Whether `target` is a claim, or for an undercut the id of a relation; where it isn't, that is reported."""
    if target in made.claims:
        return True
    if target in made.written.get("relation", ()) or target in made.steps:
        if kind not in (Kind.UNDERCUTS, None):
            hint = 'write to = "source/claim", or kind = "undercuts"'
            message = f"{node.name} {kind} the relation {shown(target)}, but only undercuts end at a relation"
            made.trouble.add(node.location("to"), "E308", message, hint)
        return kind is Kind.UNDERCUTS
    return made.resolves(node, "to", target, made.claims)


def _that_end_nowhere(nodes: Mapping[int, Node], read: _Read, made: Assembly) -> list[int]:
    """The places of relations that don't end at a claim, neither directly nor through a chain of relations that they
    undercut."""
    undercuts: dict[str, list[int]] = {}
    ends: list[str] = []
    for place in nodes:  # all others end at a claim
        relation = read[place]
        if relation is None:
            continue
        if relation.target in made.claims or relation.target in made.steps:
            if relation.id:
                ends.append(relation.id)
        else:
            undercuts.setdefault(relation.target, []).append(place)
    for id in ends:
        for place in undercuts.pop(id, ()):
            if (relation := read[place]) and relation.id:
                ends.append(relation.id)
    # The other undercuts end at a relation that was left out, which has been reported, or go round in a circle.
    left = {place: relation for places in undercuts.values() for place in places if (relation := read[place])}
    by_id = {relation.id: place for place, relation in left.items()}
    for place in _round(by_id, left):
        message = f"{nodes[place].name} undercuts relations that undercut each other in a circle"
        made.trouble.add(nodes[place].location("to"), "E308", message, "one of them must end at a claim")
    return list(left)


def _round(by_id: Mapping[str | None, int], read: Mapping[int, Relation]) -> list[int]:
    """The undercuts that form circles, found by following the one target of each."""
    done: set[int] = set()
    found: list[int] = []
    for start in by_id.values():
        way: dict[int, int] = {}
        at: int | None = start
        while at is not None and at not in done and at not in way:
            way[at] = len(way)
            at = by_id.get(read[at].target)
        if at in way:
            found += list(way)[way[at] :]
        done.update(way)
    return found


def _tell_of_circles(kept: _Read, made: Assembly) -> None:
    """Reports claims that support each other in a circle."""
    places = array("I")

    def supports() -> Iterator[Relation]:
        for place, relation in enumerate(kept):
            if relation and relation.kind is Kind.SUPPORTS:
                places.append(place)
                yield relation

    for closing, members, size in circles(supports()):
        named = (
            [*map(shown, members), shown(members[0])]
            if size < SHOWN
            else [*map(shown, members[:-1]), f"… ({size - SHOWN + 2} more)"]
        )
        message = f"claims support each other in a circle: {' → '.join(named)}"
        hint = "reasons that go round rest on nothing: one of them must rest on something else"
        if size == 1:
            message, hint = f"a claim supports itself: {named[0]}", "a reason for a claim is another claim"
        if relation := kept[places[closing]]:
            made.trouble.add(relation.at, "W307", message, hint)


def _repeated(read: _Read, hashes: "array[int]", made: Assembly) -> list[int]:
    """The places of the relations that aren't the first of their kind between their ends, which are reported.

    A symmetric relation counts as repeated in the opposite direction too.
    """
    again = doubled(hashes)
    if not again:
        return []
    repeated: list[int] = []
    seen: dict[object, Relation] = {}
    for place, relation in enumerate(read):
        if relation is None or hash(key := key_of(relation)) & BITS not in again:
            continue
        if (same := seen.setdefault(key, relation)) is relation:
            continue
        repeated.append(place)
        if not made.trouble.full(relation.at.file, "E306"):
            message = (
                f"{listed(map(shown, relation.origins), 3)} {relation.kind} {shown(relation.target)} a second time"
            )
            either = ", where it holds either way round" if same.target != relation.target else ""
            made.trouble.add(relation.at, "E306", message, f"the first is at {same.at}{either}")
    return repeated


def _drawn(relation: Relation, node: Node, made: Assembly, named: Mapping[str, Relation]) -> Relation:
    """The relation with who draws it, where the file doesn't say: the mapper between sources, else the source.

    A relation between sources without a reason (`why`) is reported.
    """
    across = _across(relation, made, named)
    if across and relation.why is None and not made.imported and not _says_why(node):
        hint = 'say in a line what makes them meet: why = "…"'
        made.trouble.add(relation.at, "E309", f'{node.name} joins two sources without a "why"', hint)
    by = By.MAPPER if across else By.SOURCE
    return relation if node.values.get("by") in _BYS or relation.by is by else replace(relation, by=by)


def _across(relation: Relation, made: Assembly, named: Mapping[str, Relation]) -> bool:
    """Whether the claims that it joins, those of a relation that it undercuts among them, are of several sources."""
    aim = named.get(relation.target) or made.steps.get(relation.target)
    targets = (relation.target,) if aim is None else (*aim.origins, aim.target)
    sources = [_source_in(end) for end in (*relation.origins, *targets) if end in made.claims]
    return len(set(sources)) > 1


def _says_why(node: Node) -> bool:
    """Whether the node has a `why`, even a broken one, which has been reported."""
    return bool(node.values.get("why")) or "why" in node.broken
