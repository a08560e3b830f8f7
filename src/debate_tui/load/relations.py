"""Reads the relations: those that are left join claims that exist, each once, and no reasons run in a circle."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from debate_tui.load.cycles import SHOWN, Step, circles
from debate_tui.load.draft import Draft
from debate_tui.load.tables import Table
from debate_tui.model import By, Kind, Relation
from debate_tui.wording import listed, shown


def read_relations(roots: Sequence[Table], draft: Draft) -> None:
    """Those that end at claims first: undercuts that end at a relation need them."""
    tables = [table for root in roots for table in root.tables("relation", "relation")]
    for table in tables:
        draft.note("relation", table.data.get("id"), table.at.file)
    seen: dict[object, Relation] = {}
    named: dict[str, Relation] = {}
    at_relations: dict[int, Relation] = {}
    for place, table in enumerate(tables):
        relation = _relation(table, draft)
        if relation is None or not _first(table, relation, seen):
            continue
        if relation.id is not None and relation.id in named:
            draft.taken(table, relation.id, named[relation.id].at)
            relation = replace(relation, id=None)
        if relation.id is not None:
            named[relation.id] = relation
        (draft.relations if relation.target in draft.claims else at_relations)[place] = relation
    _open_circles(tables, draft)
    left = {relation.id for relation in draft.relations.values()}
    for place, relation in at_relations.items():
        # One that was named, but is left out, has been spoken of.
        aim = named.get(relation.target)
        if aim is not None and _undercuttable(tables[place], aim) and aim.id in left:
            draft.relations[place] = relation
    draft.left_out += [table.told for place, table in enumerate(tables) if place not in draft.relations]
    for place in sorted(draft.relations):
        draft.relations[place] = _drawn(tables[place], draft.relations[place], draft, named)


def _relation(table: Table, draft: Draft) -> Relation | None:
    """Sound but for the target of an undercut that is to end at a relation; `by` as written, the mapper where it isn't."""
    kind = table.word("kind", Kind, required=True)
    origins = table.texts("from", single=True, required=True)
    target = table.text("to", required=True, raw=True)
    by = table.word("by", By)
    why = table.text("why")
    id = table.id(required=False)
    table.done()
    known = [draft.resolves(table, "from", origin, draft.claims) for origin in origins]
    if target is None or not _may_end(table, kind, target, draft):
        return None
    if target in origins:
        table.trouble.add(
            table.at,
            "E305",
            f"{table.name} leads from claim {shown(target)} to itself",
            "from and to name different claims",
        )
        return None
    if kind is None or not known or not all(known):
        return None
    return Relation(kind, origins, target, by or By.MAPPER, table.at, why, id)


def _may_end(table: Table, kind: Kind | None, target: str, draft: Draft) -> bool:
    if target in draft.claims:
        return True
    if target in draft.written.get("relation", ()):
        if kind not in (Kind.UNDERCUTS, None):
            hint = 'write to = "source/claim", or kind = "undercuts"'
            message = f"{table.name} {kind} the relation {shown(target)}, but only undercuts end at a relation"
            table.trouble.add(table.place("to"), "E308", message, hint)
        return kind is Kind.UNDERCUTS
    return draft.resolves(table, "to", target, draft.claims)


def _open_circles(tables: Sequence[Table], draft: Draft) -> None:
    """Leaves out the relations that close a circle of supports."""
    places = [place for place, relation in draft.relations.items() if relation.kind is Kind.SUPPORTS]
    steps = [Step(draft.relations[place].origins, draft.relations[place].target) for place in places]
    for closing, nodes, size in list(circles(steps)):
        named = (
            [*map(shown, nodes), shown(nodes[0])]
            if size < SHOWN
            else [*map(shown, nodes[:-1]), f"… ({size - SHOWN + 2} more)"]
        )
        round_trip = " → ".join(named)
        table = tables[places[closing]]
        hint = "one of them must rest on something else; this relation is left out"
        table.trouble.add(table.at, "E307", f"claims support each other in a circle: {round_trip}", hint)
        draft.relations.pop(places[closing], None)  # One relation of linked premises may close two circles.


def _undercuttable(table: Table, aim: Relation) -> bool:
    if aim.kind is not Kind.SUPPORTS:
        message = f"{table.name} undercuts the relation {shown(aim.id or '')}, which {aim.kind}"
        table.trouble.add(table.place("to"), "E308", message, "only the step of a relation that supports is undercut")
    return aim.kind is Kind.SUPPORTS


def _first(table: Table, relation: Relation, seen: dict[object, Relation]) -> bool:
    """Whether the relation is not there already; a symmetric one holds either way round."""
    ends: object = frozenset(relation.origins), relation.target
    if relation.kind.symmetric and len(relation.origins) == 1:
        ends = frozenset((*relation.origins, relation.target))
    same = seen.setdefault((relation.kind, ends), relation)
    if same is not relation:
        message = f"{listed(map(shown, relation.origins), 3)} {relation.kind} {shown(relation.target)} a second time"
        either = ", where it holds either way round" if same.target != relation.target else ""
        table.trouble.add(table.at, "E306", message, f"the first is at {same.at}{either}")
    return same is relation


def _drawn(table: Table, relation: Relation, draft: Draft, named: Mapping[str, Relation]) -> Relation:
    """With who draws it: across sources the mapper, unless the map says otherwise, and then not without a reason."""
    aim = named.get(relation.target)
    targets = (relation.target,) if aim is None else (*aim.origins, aim.target)
    sources = {draft.claims[end].source for end in (*relation.origins, *targets)}
    if len(sources) > 1 and relation.why is None and not table.data.get("why"):
        hint = 'say in a line what makes them meet: why = "…"'
        table.trouble.add(table.at, "E309", f'{table.name} joins two sources without a "why"', hint)
    drawn = By.MAPPER if len(sources) > 1 else By.SOURCE
    return replace(relation, by=relation.by if table.data.get("by") in tuple(By) else drawn)
