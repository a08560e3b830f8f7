"""Makes the relations of a debate from raw nodes, without repeated ones and those with an end that doesn't exist."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from debate_tui.model.debate import By, Kind, Relation
from debate_tui.read.assembly import Assembly
from debate_tui.read.cycles import SHOWN, Step, circles
from debate_tui.read.draft import Node
from debate_tui.read.trouble import CLAIMED, RELATED, counted_off
from debate_tui.text.wording import listed, shown

_BY = frozenset(By)


def relations_of(made: Assembly) -> tuple[Relation, ...]:
    """The sound relations, in the order of the files."""
    nodes = made.nodes("relation")
    read, given = _read(nodes, made)
    seen: dict[object, Relation] = {}
    named: dict[str, Relation] = {}
    for place, relation in list(read.items()):
        if not _first(relation, seen, made):
            del read[place]
        elif relation.id is not None and relation.id in named:
            made.taken(nodes[place], relation.id, named[relation.id].at)
            read[place] = replace(relation, id=None)
        elif relation.id is not None:
            named[relation.id] = relation
    kept = _that_end(nodes, read, made)
    if len(kept) < len(nodes):
        made.left_out += [nodes[place].told for place in range(len(nodes)) if place not in kept]
    _tell_of_circles(nodes, kept, made)
    return tuple(
        _drawn(kept[place], partial(nodes.__getitem__, place), place in given, made, named) for place in sorted(kept)
    )


def _read(nodes: Sequence[Node], made: Assembly) -> tuple[dict[int, Relation], set[int]]:
    """By place among the nodes and in that order, the relations as they are written; and the places of those with a
    sound `by`.

    Each node is asked for once, since it may be made anew each time.
    """
    read: dict[int, Relation | None] = {}
    others: dict[int, Node] = {}
    given: set[int] = set()
    for place, node in enumerate(counted_off(nodes, made.trouble, CLAIMED, RELATED)):
        made.note(node)
        read[place] = None
        if node.values.get("by") in _BY:
            given.add(place)
        if node.values.get("to") in made.claims:
            read[place] = _relation(node, made)
        else:
            others[place] = node  # it may end at a relation further down
    for place, node in others.items():
        read[place] = _relation(node, made)
    return {place: relation for place, relation in read.items() if relation}, given


def _relation(node: Node, made: Assembly) -> Relation | None:
    """The relation of a raw node; None, with the reason reported, where it is broken.

    Whether a relation that it undercuts is sound is checked later, in `_that_end`. Without a `by` in the file, it is
    the mapper's until `_drawn` decides.
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
    return Relation(kind, tuple(origins), target, by or By.MAPPER, node.at, why, id, extra=fields.extra())


def _may_end(node: Node, kind: Kind | None, target: str, made: Assembly) -> bool:
    """Whether `target` is a claim, or for an undercut the id of a relation; where it isn't, that is reported."""
    if target in made.claims:
        return True
    if target in made.written.get("relation", ()):
        if kind not in (Kind.UNDERCUTS, None):
            hint = 'write to = "source/claim", or kind = "undercuts"'
            message = f"{node.name} {kind} the relation {shown(target)}, but only undercuts end at a relation"
            made.trouble.add(node.location("to"), "E308", message, hint)
        return kind is Kind.UNDERCUTS
    return made.resolves(node, "to", target, made.claims)


def _that_end(nodes: Sequence[Node], read: Mapping[int, Relation], made: Assembly) -> dict[int, Relation]:
    """The relations that end at a claim, directly or through a chain of relations that they undercut."""
    undercuts: dict[str, list[int]] = {}
    kept: dict[int, Relation] = {}
    for place, relation in read.items():
        if relation.target in made.claims:
            kept[place] = relation
        else:
            undercuts.setdefault(relation.target, []).append(place)
    ends = [relation.id for relation in kept.values() if relation.id]
    for id in ends:
        for place in undercuts.pop(id, ()):
            kept[place] = read[place]
            if name := read[place].id:
                ends.append(name)
    # The other undercuts end at a relation that was left out, which has been reported, or go round in a circle.
    by_id = {read[place].id: place for places in undercuts.values() for place in places}
    for place in _round(by_id, read):
        message = f"{nodes[place].name} undercuts relations that undercut each other in a circle"
        made.trouble.add(nodes[place].location("to"), "E308", message, "one of them must end at a claim")
    return kept


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


def _tell_of_circles(nodes: Sequence[Node], kept: Mapping[int, Relation], made: Assembly) -> None:
    """Reports claims that support each other in a circle."""
    places = [place for place in sorted(kept) if kept[place].kind is Kind.SUPPORTS]
    steps = [Step(kept[place].origins, kept[place].target) for place in places]
    for closing, members, size in circles(steps):
        named = (
            [*map(shown, members), shown(members[0])]
            if size < SHOWN
            else [*map(shown, members[:-1]), f"… ({size - SHOWN + 2} more)"]
        )
        message = f"claims support each other in a circle: {' → '.join(named)}"
        hint = "reasons that go round rest on nothing: one of them must rest on something else"
        made.trouble.add(nodes[places[closing]].at, "W307", message, hint)


def _first(relation: Relation, seen: dict[object, Relation], made: Assembly) -> bool:
    """Whether the relation is the first of its kind between its ends; a repeated one is reported.

    A symmetric relation counts as repeated in the opposite direction too.
    """
    ends = (*sorted(relation.origins), relation.target)
    if relation.kind.symmetric and len(relation.origins) == 1:
        ends = tuple(sorted(ends))
    same = seen.setdefault((relation.kind, *ends), relation)
    if same is not relation:
        message = f"{listed(map(shown, relation.origins), 3)} {relation.kind} {shown(relation.target)} a second time"
        either = ", where it holds either way round" if same.target != relation.target else ""
        made.trouble.add(relation.at, "E306", message, f"the first is at {same.at}{either}")
    return same is relation


def _drawn(
    relation: Relation, node: Callable[[], Node], given: bool, made: Assembly, named: Mapping[str, Relation]
) -> Relation:
    """The relation with who draws it, where the file doesn't say: the mapper between sources, else the source.

    A relation between sources without a reason (`why`) is reported.
    """
    aim = named.get(relation.target)
    targets = (relation.target,) if aim is None else (*aim.origins, aim.target)
    sources = {made.claims[end].source for end in (*relation.origins, *targets) if end in made.claims}
    if len(sources) > 1 and relation.why is None and not made.imported and not _says_why(node()):
        hint = 'say in a line what makes them meet: why = "…"'
        made.trouble.add(relation.at, "E309", f'{node().name} joins two sources without a "why"', hint)
    by = By.MAPPER if len(sources) > 1 else By.SOURCE
    return relation if given or relation.by is by else replace(relation, by=by)


def _says_why(node: Node) -> bool:
    """Whether the node has a `why`, even a broken one, which has been reported."""
    return bool(node.values.get("why")) or "why" in node.broken
