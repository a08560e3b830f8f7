"""Makes the relations of a debate from raw nodes, without repeated ones and those with an end that doesn't exist."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from sys import intern

from debate_tui.model.debate import By, Extra, Kind, Relation
from debate_tui.read.assembly import Assembly
from debate_tui.read.cycles import SHOWN, circles
from debate_tui.read.draft import Node, nameless
from debate_tui.read.fields import by_value
from debate_tui.read.trouble import CLAIMED, RELATED, counted_off
from debate_tui.text.wording import listed, shown


def relations_of(made: Assembly) -> tuple[Relation, ...]:
    """The sound relations, in the order of the files."""
    read, others = _read(made)
    lost: dict[int, str] = {}
    named: dict[str, Relation] = {}
    for place in _repeated(read, made):
        lost[place], read[place] = _told(read[place], others.get(place)), None
    for place, relation in enumerate(read):
        if relation is None:
            if place not in lost:
                lost[place] = others[place].told
        elif relation.id is None:
            continue
        elif first := named.get(relation.id) or made.steps.get(relation.id):
            made.taken(others[place], relation.id, first.at)
            read[place] = replace(relation, id=None)
        else:
            named[relation.id] = relation
    for place in _that_end_nowhere(others, read, made):
        lost[place], read[place] = _told(read[place], others.get(place)), None
    made.left_out += [lost[place] for place in sorted(lost)]
    _tell_of_circles(read, made)
    return tuple(
        [
            relation if place not in others else _drawn(relation, others[place], made, named)
            for place, relation in enumerate(read)
            if relation
        ]
    )


def _told(relation: Relation | None, node: Node | None) -> str:
    """What a list of nodes that were left out calls a relation; that of a node which is gone has no id."""
    return node.told if node else nameless("relation", relation.at) if relation else "a relation"


def _read(made: Assembly) -> tuple[list[Relation | None], dict[int, Node]]:
    """The relations as they are written, None for one that is broken, each at its place among the nodes; and by place, the
    nodes of those that aren't finished.

    Each node is asked for once, since it may be made anew each time.
    """
    read: list[Relation | None] = []
    others: dict[int, Node] = {}
    late: list[int] = []
    for place, node in enumerate(counted_off(made.nodes("relation"), made.trouble, CLAIMED, RELATED)):
        made.note(node)
        relation = _plain(node, made)
        if relation is None:
            others[place] = node
            if node.values.get("to") in made.claims:
                relation = _relation(node, made)
            else:
                late.append(place)  # it may end at a relation further down
        read.append(relation)
    for place in late:
        read[place] = _relation(others[place], made)
    return read, others


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


def _plain(node: Node, made: Assembly) -> Relation | None:
    """The finished relation of a tidy node with the usual keys that joins two claims, in a fraction of the time of all
    checks; None for any node of which there is more to make, or something to report."""
    values = node.values
    if not node.tidy or node.broken or not _PLAIN.issuperset(values):
        return None
    kind, by, why = _KINDS.get(values.get("kind", "")), values.get("by"), values.get("why")
    origins, target = values.get("from", ()), values.get("to", "")
    if kind is None or len(origins) != 1 or origins[0] == target or (by and by not in _BYS):
        return None
    one, other = made.claims.get(origins[0]), made.claims.get(target)
    if one is None or other is None or not (why or one.source == other.source or made.imported):
        return None
    drawn = _BYS[by] if by else By.SOURCE if one.source == other.source else By.MAPPER
    extra = values.get("extra", _NO_EXTRA)
    # The ends of relations are the same strings for all relations of a claim, which saves their memory.
    return made.relation(kind, (intern(origins[0]),), intern(target), drawn, node.at, why, None, extra)


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


def _that_end_nowhere(nodes: Mapping[int, Node], read: Sequence[Relation | None], made: Assembly) -> list[int]:
    """The places of relations that don't end at a claim, neither directly nor through a chain of relations that they
    undercut."""
    undercuts: dict[str, list[int]] = {}
    ends: list[str] = []
    for place, relation in enumerate(read):
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


def _tell_of_circles(kept: Sequence[Relation | None], made: Assembly) -> None:
    """Reports claims that support each other in a circle."""
    supports = [relation for relation in kept if relation and relation.kind is Kind.SUPPORTS]
    for closing, members, size in circles(supports):
        named = (
            [*map(shown, members), shown(members[0])]
            if size < SHOWN
            else [*map(shown, members[:-1]), f"… ({size - SHOWN + 2} more)"]
        )
        message = f"claims support each other in a circle: {' → '.join(named)}"
        hint = "reasons that go round rest on nothing: one of them must rest on something else"
        made.trouble.add(supports[closing].at, "W307", message, hint)


def _repeated(read: Sequence[Relation | None], made: Assembly) -> list[int]:
    """The places of the relations that aren't the first of their kind between their ends, which are reported.

    A symmetric relation counts as repeated in the opposite direction too.
    """
    keys = {
        hash(key_of(relation)) for relation in read if relation
    }  # in place of the keys, which take thrice the memory
    if len(keys) == sum(map(bool, read)):
        return []
    repeated: list[int] = []
    seen: dict[object, Relation] = {}
    for place, relation in enumerate(read):
        if relation is None or (same := seen.setdefault(key_of(relation), relation)) is relation:
            continue
        repeated.append(place)
        if not made.trouble.full(relation.at.file, "E306"):
            message = (
                f"{listed(map(shown, relation.origins), 3)} {relation.kind} {shown(relation.target)} a second time"
            )
            either = ", where it holds either way round" if same.target != relation.target else ""
            made.trouble.add(relation.at, "E306", message, f"the first is at {same.at}{either}")
    return repeated


def key_of(relation: Relation) -> object:
    """What a relation and another that says the same have in common."""
    origins, target = relation.origins, relation.target
    if len(origins) > 1:
        return relation.kind, *sorted(origins), target
    turned = relation.kind.symmetric and target < origins[0]
    return (relation.kind, target, *origins) if turned else (relation.kind, *origins, target)


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
    sources = [made.claims[end].source for end in (*relation.origins, *targets) if end in made.claims]
    return len(set(sources)) > 1


def _says_why(node: Node) -> bool:
    """Whether the node has a `why`, even a broken one, which has been reported."""
    return bool(node.values.get("why")) or "why" in node.broken
