"""Writes a debate as JSON: its tables under the names of the content format, and what is derived from them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter

from debate_tui.model.debate import Claim, Conflict, Debate, Issue, Origin, Position, Quote, Relation, Source, Stance
from debate_tui.model.graph import graph
from debate_tui.model.meeting import Manner, met_by
from debate_tui.model.pairing import Pairing, alone, attacked, pairings, spoken
from debate_tui.pages.document import Extract
from debate_tui.text.json_text import json_text
from debate_tui.write.writers import Options, followed

_DERIVED = frozenset({"at", "length", "sentences", "spans"})
"""Fields that are not content: a node's place in the file, and what is known from the source's text or lock only."""


_CONTENT: dict[type, tuple[tuple[str, ...], Callable[[object], tuple[object, ...]]]] = {
    kind: (names, attrgetter(*names))
    for kind in (Position, Issue, Stance, Source, Claim, Quote, Conflict, Origin)
    for names in [tuple(field.name for field in fields(kind) if field.name not in _DERIVED)]
}
"""By kind of node, the names of its fields that are content, and what gets their values."""


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields `tables` as JSON, each row of a table in a piece of its own."""
    return json_text(tables(extract, options), options.ascii_only)


def tables(extract: Extract, options: Options) -> dict[str, object]:
    """The extract as tables: those of the content, then how each claim is met, and each issue's pairings.

    Long tables are iterators, so that a large debate need not stand in memory twice.
    Ids are as in the content; relations and pairings name claims by full id (`source/claim`). A key that the content
    leaves out is left out here, too.
    """
    debate, positions = extract.debate, extract.chosen_positions
    ids = tuple(graph(debate).order)
    return {
        **content(extract, options),
        "meetings": (_meetings(debate, ids, n) for n in followed(extract.claim_numbers, options, 0.5, 0.8)),
        "pairings": (_pairings(debate, ids, i.id, positions) for i in followed(extract.chosen_issues, options, 0.8)),
    }


def content(extract: Extract, options: Options) -> dict[str, object]:
    """The tables of the content alone; long ones are iterators of rows."""
    debate, positions = extract.debate, extract.chosen_positions
    issues = {issue.id for issue in extract.chosen_issues}
    claims, ids = extract.chosen_claims, tuple(graph(debate).order)
    inside = {ids[number] for number in extract.claim_numbers}
    return {
        "format": "debate/1",
        "debate": _debate(debate),
        "position": [_row(p) for p in debate.positions if p.id in positions],
        "issue": [_row(i) for i in extract.chosen_issues],
        "stance": [_row(s) for s in debate.stances if s.position in positions and s.issue in issues],
        "source": [_row(s) for s in extract.chosen_sources],
        "claim": (_claim(c, issues) for c in followed(claims, options, 0, 0.3)),
        "relation": (_relation(r) for r in followed(chosen_relations(extract), options, 0.3, 0.5)),
        **_where_there_are("conflict", [_conflict(c) for c in debate.conflicts if _said(c) <= inside]),
        **_where_there_are("extra", debate.extra),
    }


def _debate(debate: Debate) -> dict[str, object]:
    said = {"id": debate.id, "title": debate.title, "question": debate.question, "summary": debate.summary}
    return said | _where_there_are("origin", _row(debate.origin) if debate.origin else {})


def _where_there_are(name: str, nodes: object) -> dict[str, object]:
    """A table with the one key `name`, or an empty one if there is nothing to put under it."""
    return {name: nodes} if nodes else {}


def _said(conflict: Conflict) -> set[str]:
    return {saying.claim for saying in conflict.says}


def chosen_relations(extract: Extract) -> list[Relation]:
    """The relations whose claims, and those of the relations that they attack, are all in the extract."""
    ids = tuple(graph(extract.debate).order)
    inside = {ids[number] for number in extract.claim_numbers}
    return [relation for relation in extract.debate.relations if _within(extract.debate, relation, inside)]


def _within(debate: Debate, relation: Relation, inside: set[str]) -> bool:
    """Whether the extract, claims `inside`, has all claims of a relation and of the relations that it attacks."""
    return all(
        inside.issuperset(one.origins) and (one.target in inside or one.target in debate.relation)
        for one in (relation, *attacked(debate, relation))
    )


def _row(node: object) -> dict[str, object]:
    """A node's fields but for `_DERIVED`; those that are None, False or empty are left out."""
    names, values = _CONTENT[type(node)]
    return {name: list(v) if type(v) is tuple else v for name, v in zip(names, values(node), strict=True) if v}


def _claim(claim: Claim, issues: set[str]) -> dict[str, object]:
    row = _row(claim) | {
        "issues": [issue for issue in claim.issues if issue in issues],
        "quote": [_quote(quote) for quote in claim.quotes],
    }
    row.pop("quotes", None)
    row.pop("voice", None)
    if claim.voice:
        row["voice"] = {
            "speaker": claim.voice.speaker,
            **({} if claim.voice.endorsed is None else {"endorsed": claim.voice.endorsed}),
        }
    return row


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
        "extra": relation.extra or None,
    }
    return {name: value for name, value in given.items() if value is not None}


def _meetings(debate: Debate, ids: Sequence[str], claim: int) -> dict[str, object]:
    """The claims of the whole debate, not just of the extract, that oppose, limit or agree with `claim` (a number)."""
    found: dict[str, dict[str, None]] = {manner.value: {} for manner in Manner}
    for manner, other in met_by(debate, claim):
        found[manner.value][ids[other]] = None
    return {"claim": ids[claim], **{manner: list(others) for manner, others in found.items()}}


def _pairings(debate: Debate, ids: Sequence[str], issue: str, positions: tuple[str, ...]) -> dict[str, object]:
    claims = [number for position in positions for number in spoken(debate, issue, position)]
    return {
        "issue": issue,
        "positions": list(positions),
        "pairs": [_pairing(pairing) for pairing in pairings(debate, issue, positions)],
        "alone": [claim.full_id for claim in alone(debate, issue, positions)],
        "unanswered": [ids[n] for n in claims if all(how is Manner.AGREED for how, _ in met_by(debate, n))],
    }


def _pairing(pairing: Pairing) -> dict[str, object]:
    partners = [
        {
            "claim": partner.claim.full_id,
            "kind": partner.relation.kind.value,
            "direction": "both" if partner.relation.kind.symmetric else "in" if partner.outward else "out",
        }
        for partner in pairing.partners
    ]
    return {"claim": pairing.hub.full_id, "partners": partners}
