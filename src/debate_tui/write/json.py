"""Writes a debate as JSON: its tables under the names of the content format, and what is derived from them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from debate_tui.model.debate import (
    Claim,
    Conflict,
    Debate,
    Issue,
    Kind,
    Origin,
    Position,
    Quote,
    Relation,
    Source,
    Stance,
)
from debate_tui.model.graph import Graph, graph
from debate_tui.model.meeting import Manner, answered_by_number, met_in
from debate_tui.model.packed import all_unpacked, unpacked
from debate_tui.model.pairing import spoken, stars, unpaired
from debate_tui.model.part import conflicts_among, wholly
from debate_tui.pages.document import Extract
from debate_tui.text.json_text import Written, json_rows, json_text
from debate_tui.write.processes import composed, turns
from debate_tui.write.writers import Options, followed

_DERIVED = frozenset({"at", "length", "sentences", "spans", "apart"})
"""Fields that are not content: a node's place in the file, and what is known from the source's text or lock only."""


_ELSEWHERE = frozenset({"quotes", "voice"})
"""Fields that are written in their own way, at the end."""

_CONTENT: dict[type, tuple[tuple[str, ...], Callable[[object], tuple[object, ...]]]] = {
    kind: (names, attrgetter(*names))
    for kind in (Position, Issue, Stance, Source, Claim, Quote, Conflict, Origin)
    for names in [tuple(field.name for field in fields(kind) if field.name not in _DERIVED | _ELSEWHERE)]
}
"""By kind of node, the names of its fields that are content, and what gets their values."""


class Table(NamedTuple):
    """A long table, of which no more stands in memory than is being written."""

    items: Sequence[Any]
    row: Callable[[Any], dict[str, object]]
    """Makes a row of an item."""
    first: float
    """The share of the work that is done when it begins, 0 to 1."""
    last: float
    """The share that is done when it ends."""

    def rows(self, options: Options) -> Iterator[dict[str, object]]:
        return map(self.row, followed(self.items, options, self.first, self.last))


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields `tables` as JSON, a few rows of a long table in each piece."""
    rows = json_rows(options.ascii_only, plain=True)
    whole = {
        name: _written(table, rows, options) if isinstance(table, Table) else table
        for name, table in tables(extract).items()
    }
    return json_text(whole, options.ascii_only, plain=True)


def _written(table: Table, rows: Callable[[Iterable[object]], Written], options: Options) -> Iterator[Written]:
    def heard(share: float) -> None:
        options.heard(table.first + (table.last - table.first) * share)

    def compose(turn: range) -> Iterator[str]:
        yield rows(table.row(table.items[number]) for number in turn)

    return map(Written, composed(turns(len(table.items)), compose, options._replace(heard=heard)))


def tables(extract: Extract) -> dict[str, object]:
    """The extract as tables: those of the content, then how each claim is met, and each issue's pairings.

    Ids are as in the content; relations and pairings name claims by full id (`source/claim`). A key that the content
    leaves out is left out here, too. A brief doesn't know of all that meets a claim, so that its export says nothing of it.
    """
    debate = extract.debate
    drawn = graph(debate)
    ids = tuple(drawn.order)
    met = Table(extract.claim_numbers, lambda number: _meetings(drawn, ids, number), 0.5, 0.8)

    def paired(issue: Issue) -> dict[str, object]:
        positions = extract.positions_on(issue.id)
        row = _pairings(debate, ids, issue.id, positions)
        return row if extract.brief else row | {"unanswered": _unanswered(debate, ids, issue.id, positions)}

    return {
        **content(extract),
        **({} if extract.brief else {"meetings": met}),
        "pairings": Table(extract.chosen_issues, paired, 0.8, 1),
    }


def content(extract: Extract) -> dict[str, object]:
    """The tables of the content alone."""
    debate, chosen = extract.debate, frozenset(extract.chosen_positions)
    issues = {issue.id for issue in extract.chosen_issues}
    names = inside(extract) if debate.conflicts else frozenset()
    return {
        "format": "debate/1",
        "debate": _debate(extract),
        "position": [_row(p) for p in debate.positions if p.id in chosen],
        "issue": [_row(i) for i in extract.chosen_issues],
        "stance": [_row(s) for s in debate.stances if s.position in chosen and s.issue in issues],
        "source": [_row(s) for s in extract.placed_sources],
        "claim": Table(extract.chosen_claims, lambda claim: _claim(claim, issues), 0, 0.3),
        "relation": Table(chosen_relations(extract), _relation, 0.3, 0.5),
        **_where_there_are("conflict", [_conflict(c) for c in conflicts_among(debate, names)]),
        **_where_there_are("extra", all_unpacked(extract.extra)),
    }


def _debate(extract: Extract) -> dict[str, object]:
    debate = extract.debate
    said = {"id": extract.id, "title": extract.title, "question": debate.question, "summary": extract.summary}
    return said | _where_there_are("origin", _row(debate.origin) if debate.origin else {})


def _where_there_are(name: str, nodes: object) -> dict[str, object]:
    """A table with the one key `name`, or an empty one if there is nothing to put under it."""
    return {name: nodes} if nodes else {}


def inside(extract: Extract) -> frozenset[str]:
    """The full ids of the claims in the extract."""
    ids = tuple(graph(extract.debate).order)
    return frozenset(ids[number] for number in extract.claim_numbers)


def chosen_relations(extract: Extract) -> Sequence[Relation]:
    """The relations whose claims, and those of the relations that they attack, are all in the extract; of a whole debate,
    each is made when it is asked for."""
    debate = extract.debate
    if len(extract.claim_numbers) == len(debate.claims):
        return debate.relations
    return [*filter(wholly(debate, inside(extract)), debate.relations)]


def _row(node: object) -> dict[str, object]:
    """A node's fields but for `_DERIVED`; those that are None, False or empty are left out."""
    names, values = _CONTENT[type(node)]
    return {name: list(v) if type(v) is tuple else v for name, v in zip(names, values(node), strict=True) if v}


def _claim(claim: Claim, issues: set[str]) -> dict[str, object]:
    row = _row(claim)
    if claim.extra:
        row["extra"] = unpacked(claim.extra)
    row["issues"] = [issue for issue in claim.issues if issue in issues]
    row["quote"] = [_quote(quote) for quote in claim.quotes]
    return row | voice_of(claim)


def voice_of(claim: Claim) -> dict[str, object]:
    """The key `voice` with who says a claim; nothing where the author speaks."""
    if claim.voice is None:
        return {}
    endorsed = {} if claim.voice.endorsed is None else {"endorsed": claim.voice.endorsed}
    return {"voice": {"speaker": claim.voice.speaker, **endorsed}}


def _quote(quote: Quote) -> dict[str, object]:
    row = _row(quote)
    return row | {"marks": [str(mark) for mark in quote.marks]} if quote.marks else row


def _conflict(conflict: Conflict) -> dict[str, object]:
    return _row(conflict) | {"says": [{"claim": saying.claim, "value": saying.value} for saying in conflict.says]}


def _relation(relation: Relation) -> dict[str, object]:
    origins = relation.origins
    given: Mapping[str, object] = {
        "id": relation.id,
        "kind": relation.kind.value,
        "from": origins[0] if len(origins) == 1 else list(origins),
        "to": relation.target,
        "why": relation.why,
        "by": relation.by,
        "extra": unpacked(relation.extra) or None,
    }
    return {name: value for name, value in given.items() if value is not None}


def _meetings(drawn: Graph, ids: Sequence[str], claim: int) -> dict[str, object]:
    """The claims of the whole debate, not just of the extract, that oppose, limit or agree with `claim` (a number)."""
    found: dict[Manner, dict[str, None]] = {}
    for manner, other in met_in(drawn, claim):
        found.setdefault(manner, {})[ids[other]] = None
    return {"claim": ids[claim], **{name: list(found.get(manner, ())) for name, manner in _MANNERS}}


_MANNERS = [(manner.value, manner) for manner in Manner]


def _pairings(debate: Debate, ids: Sequence[str], issue: str, positions: tuple[str, ...]) -> dict[str, object]:
    return {
        "issue": issue,
        "positions": list(positions),
        "pairs": [
            {"claim": ids[hub], "partners": [_partner(debate, ids, hub, edge) for _, _, edge in ends]}
            for hub, ends in stars(debate, issue, positions)
        ],
        "alone": [ids[number] for number in unpaired(debate, issue, positions)],
    }


def _unanswered(debate: Debate, ids: Sequence[str], issue: str, positions: tuple[str, ...]) -> list[str]:
    claims = (number for position in positions for number in spoken(debate, issue, position))
    met, asked = answered_by_number(debate), graph(debate).asked
    return [ids[number] for number in claims if not (met[number] or asked[number])]


def _partner(debate: Debate, ids: Sequence[str], hub: int, edge: int) -> dict[str, str]:
    """The claim at the other end of an edge, by which the hub of a pairing and this claim meet; `step`: the relation from
    one of them that is attacked, instead of the claim itself."""
    drawn = graph(debate)
    kind, inward = drawn.kind(edge), drawn.targets[edge] == hub
    attacked = debate.relations[drawn.drawn[edge]].target if kind is Kind.UNDERCUTS else ""
    return {
        "claim": ids[drawn.origins[edge] if inward else drawn.targets[edge]],
        "kind": kind.value,
        "direction": "both" if kind.symmetric else "in" if inward else "out",
        **({"step": attacked} if attacked in debate.relation else {}),
    }
