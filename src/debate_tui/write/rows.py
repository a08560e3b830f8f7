"""A debate as rows, the same for CSV and JSON Lines: what each claim says and rests on, and how it relates to others."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from debate_tui.frozen import dataclass
from debate_tui.model.attribution import as_given, attribution, citation, shared_words, unmet
from debate_tui.model.debate import Claim, Conflict, Debate, Extra, Issue, Position, Quote, Relation, Source, Stance
from debate_tui.model.graph import graph
from debate_tui.model.library import whole_of
from debate_tui.model.meeting import Manner, met_by
from debate_tui.model.packed import unpacked
from debate_tui.model.part import wholly
from debate_tui.pages.compare import without_stance
from debate_tui.pages.document import Extract, conflicts_of
from debate_tui.pages.words import MANNERS
from debate_tui.read.rows.places import KEPT, is_free
from debate_tui.text.scripts import one_line
from debate_tui.write.further import Further
from debate_tui.write.json import inside
from debate_tui.write.processes import composed, turns
from debate_tui.write.writers import Options

COLUMNS = (
    "row", "id", "claim", "position", "issue", "source", "author", "date", "quote", "locator", "relation", "to", "why", "by",
    "linked", "role", "speaker", "endorsed", "state", "note", "prefix", "suffix", "marks", "quoted", "citation", "met",
    "title", "affiliation", "outlet", "dated", "url", "answer", "label", "terms", "derived",
)  # fmt: skip
"""The keys of a row, in their order. The first eleven that are content are those of anybody's table of claims."""

_COLUMNS = frozenset(COLUMNS)

Row = dict[str, Any]
"""Without the keys that have nothing to say: texts, and lists of them (`author`, `issue`, `linked`, `marks`, `terms`, `met`); in JSON
Lines, further columns may hold anything."""


@dataclass(frozen=True, slots=True)
class Names:
    """What positions, issues and sources are called in rows, by id: no two of a kind alike."""

    position: Mapping[str, str]
    issue: Mapping[str, str]
    source: Mapping[str, str]
    further: Further


def written(extract: Extract, options: Options, line: Callable[[Row], str], more: Further) -> Iterator[str]:
    """Each row as `line` writes it: the debate, its positions, issues, answers and sources, then its claims with their
    relations and what stands in `more` columns, then conflicts."""
    debate = extract.debate
    names = Names(
        _unlike((p.id, p.label) for p in debate.positions),
        _unlike((i.id, i.question) for i in debate.issues),
        _unlike((s.id, s.name) for s in debate.sources),
        more,
    )
    yield from map(line, _head(extract, names))
    chosen, numbers = {issue.id for issue in extract.chosen_issues}, extract.claim_numbers
    parts = [numbers[turn.start : turn.stop] for turn in turns(len(numbers))]
    yield from composed(parts, lambda part: map(line, _claims(extract, part, names, chosen)), options)
    for conflict in conflicts_of(extract):
        yield from map(line, _conflict(debate, conflict, names))
    yield from map(line, rows_beside(extract))


def _head(extract: Extract, names: Names) -> Iterator[Row]:
    debate = extract.debate
    of = whole_of(extract.extra)
    notes = [f"part of {of}"] if of else []
    notes += (
        [] if extract.brief else [f"{word}: {debate.extra[key]}" for key, word in KEPT.items() if key in debate.extra]
    )
    yield _told(
        row="debate", id=extract.id, title=extract.title, issue=[debate.question], answer=extract.summary,
        **({} if extract.brief else beside("debate", extract.extra)) | ({"note": "; ".join(notes)} if notes else {}),
    )  # fmt: skip
    yield from (_position(debate.position[id], names) for id in extract.chosen_positions)
    yield from (_issue(issue, names) for issue in extract.chosen_issues)
    if not extract.brief:  # a brief knows of no silence
        yield from _answers(extract, names)
    yield from (_source(source, names) for source in extract.placed_sources)


def _claims(extract: Extract, numbers: Sequence[int], names: Names, issues: set[str]) -> Iterator[Row]:
    """Claims, each with the relations that come from it."""
    debate = extract.debate
    part = len(extract.claim_numbers) < len(debate.claims)
    whole = wholly(debate, inside(extract) if part else ())
    for number in numbers:
        claim = debate.claims[number]
        told = list(_claim(debate, number, names, issues))
        if extract.brief:  # nor of all that meets a claim
            told = [{key: value for key, value in row.items() if key != "met"} for row in told]
        yield from told
        leaving = (one for one in _leaving(debate, number) if not part or whole(one))
        yield from (_relation(debate, claim, one, names) for one in leaving)


def _unlike(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names by id; one that several have is followed by the id."""
    found = {id: one_line(name).strip() for id, name in named}
    often = Counter(found.values())
    return {id: name if often[name] == 1 else f"{name} ({id})" for id, name in found.items()}


def beside(kind: str, extra: Extra, *, quoted: bool = False) -> Row:
    """What of a node's `extra` stands in cells of its row in which nothing else is looked for: it comes back from there."""
    kept = unpacked(extra) if extra else {}
    cells = (
        {name: kept[name] for name in COLUMNS if name in kept and is_free(kind, name, quoted=quoted)} if kept else {}
    )
    return {name: cell if isinstance(cell, str) else list(cell) for name, cell in cells.items() if _is_cell(cell)}


def rows_beside(extract: Extract) -> Sequence[Row]:
    """The rows of an export of ours that were kept whole, since nothing could be made of them: of a whole debate, and where all
    of its rows have such columns."""
    rows = extract.debate.extra.get("rows", ())
    whole = extract.brief is None and len(extract.claim_numbers) == len(extract.debate.claims)
    found = rows if whole and isinstance(rows, Sequence) and not isinstance(rows, str) else ()
    return found if all(map(_is_own, found)) else ()


def come_back(node: object, more: Further) -> int:
    """How many values of a node's `extra` have cells, with those in `more` columns."""
    match node:
        case Quote():
            return int(bool(_marks(node)))
        case Claim():
            return len(beside("claim", node.extra, quoted=node.quotes != ())) + len(more.of(node))
        case Debate():
            return len(beside("debate", node.extra))
        case Position() | Issue() | Stance() | Source() | Relation():
            return len(beside("answer" if isinstance(node, Stance) else type(node).__name__.lower(), node.extra))
    return 0


def _is_own(row: object) -> bool:
    return isinstance(row, Mapping) and "row" in row and row.keys() <= _COLUMNS and all(map(_is_cell, row.values()))


def _is_cell(value: object) -> bool:
    """Whether a value is a text with something in it, or a list of such: what a cell comes back as."""
    texts = value if isinstance(value, list | tuple) else [value]
    return bool(texts) and all(isinstance(one, str) and one.strip() for one in texts)


def _told(**values: str | list[str] | None) -> Row:
    return {key: value for key, value in values.items() if value}


def _position(position: Position, names: Names) -> Row:
    return _told(
        row="position", id=position.id, position=names.position[position.id], answer=position.summary,
        terms=list(position.terms), derived="derived" if position.derived else "", **beside("position", position.extra),
    )  # fmt: skip


def _issue(issue: Issue, names: Names) -> Row:
    return _told(
        row="issue", id=issue.id, issue=[names.issue[issue.id]], label=issue.label, terms=list(issue.terms),
        derived="derived" if issue.derived else "", **beside("issue", issue.extra),
    )  # fmt: skip


def _answers(extract: Extract, names: Names) -> Iterator[Row]:
    """What each position answers on each issue, or that it is silent; nothing of many that are (`Extract.positions_on`)."""
    for issue in extract.chosen_issues:
        for position in extract.positions_on(issue.id):
            stance = extract.debate.stance.get((position, issue.id))
            silence = without_stance(extract.debate, issue.id, position)
            kind, words = ("answer", stance.answer) if stance else ("silence", silence)
            if not words:
                continue
            kept = beside("answer", stance.extra) if stance else {}
            yield _told(
                row=kind, position=names.position[position], issue=[names.issue[issue.id]], answer=words, **kept
            )


def _source(source: Source, names: Names) -> Row:
    return _told(
        row="source", id=source.id, position=names.position.get(source.position), source=names.source[source.id],
        author=list(source.authors), date=source.published or as_given(source), note=source.note, title=source.title,
        affiliation=source.affiliation, outlet=source.outlet, dated=source.published_basis, url=source.url, label=source.label,
        **beside("source", source.extra),
    )  # fmt: skip


def _leaving(debate: Debate, number: int) -> Iterator[Relation]:
    """The relations that come from a claim, in the order of the files."""
    drawn = graph(debate)
    edges = (edge for edge in drawn.touching.of(number) if drawn.origins[edge] == number)
    return (debate.relations[relation] for relation in dict.fromkeys(drawn.drawn[edge] for edge in edges))


def _claim(debate: Debate, number: int, names: Names, issues: set[str]) -> Iterator[Row]:
    """A row a quote, each with the whole claim; one row where the claim has no quote."""
    claim = debate.claims[number]
    source = debate.source[claim.source]
    met = {manner for manner, _ in met_by(debate, number)}
    said = _told(
        row="claim", id=claim.full_id, claim=claim.text, position=names.position[claim.position],
        issue=[names.issue[id] for id in claim.issues if id in issues], source=names.source[claim.source],
        author=list(source.authors), date=source.published or as_given(source), role=str(claim.role or ""), terms=list(claim.terms),
        met=[MANNERS[manner] for manner in Manner if manner in met] or [unmet(debate, claim)],
    )  # fmt: skip
    said |= _voice(debate, claim)
    kept = {**beside("claim", claim.extra, quoted=claim.quotes != ()), **names.further.of(claim)}
    for number, quote in enumerate(claim.quotes):
        yield said | _quote(debate, claim, quote, names) | ({} if number else kept)
    if not claim.quotes:
        yield said | {"state": "no quote", "citation": attribution(debate, claim)} | kept


def _voice(debate: Debate, claim: Claim) -> Row:
    """Who is reported to say it, and whether the author shares it: wherever its words stand."""
    return (
        _told(speaker=claim.voice.speaker, endorsed=shared_words(claim.voice, debate.source[claim.source]))
        if claim.voice
        else {}
    )


def _quote(debate: Debate, claim: Claim, quote: Quote, names: Names) -> Row:
    return _told(
        quote=quote.text, locator=quote.locator, state=str(quote.state), note=quote.note, prefix=quote.prefix,
        suffix=quote.suffix, marks=[*(f"{mark}: “{quote.text[mark.start : mark.end]}”" for mark in quote.marks), *_marks(quote)],
        quoted=names.source[quote.source] if quote.source not in ("", claim.source) else "", citation=citation(debate, claim, quote),
    )  # fmt: skip


def _relation(debate: Debate, claim: Claim, relation: Relation, names: Names) -> Row:
    """A relation, seen from one of the claims that it comes from; `linked`: all of these, where they count together."""
    return _told(
        row="relation", id=claim.full_id, claim=claim.text, position=names.position[claim.position],
        source=names.source[claim.source], relation=str(relation.kind), to=relation.target, why=relation.why, by=str(relation.by),
        linked=list(relation.origins) if len(relation.origins) > 1 else [], label=relation.id, **_voice(debate, claim),
        **beside("relation", relation.extra),
    )  # fmt: skip


def _marks(quote: Quote) -> Sequence[str]:
    """The marks of a quote in an export of ours that aren't placed in its words."""
    odd = quote.extra.get("marks")
    return odd if isinstance(odd, list | tuple) and _is_cell(odd) else ()


def _conflict(debate: Debate, conflict: Conflict, names: Names) -> Iterator[Row]:
    """A row for what each claim says of the same thing."""
    for saying in conflict.says:
        claim = debate.claim[saying.claim]
        yield _told(
            row="conflict", id=claim.full_id, claim=claim.text, position=names.position[claim.position],
            source=names.source[claim.source], note=conflict.note, citation=attribution(debate, claim), title=conflict.about,
            answer=saying.value, label=conflict.id, **_voice(debate, claim),
        )  # fmt: skip
