"""Makes a debate of its documents: what is broken is reported and left out in the smallest piece, the rest is sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from debate_tui import edtf
from debate_tui.load.draft import Draft
from debate_tui.load.relations import read_relations
from debate_tui.load.suggest import nearest
from debate_tui.load.tables import Document, Table
from debate_tui.model import Claim, Debate, Issue, Location, Position, Quote, Role, Source, Stance, Voice
from debate_tui.wording import shown

FORMAT = "debate/1"

_MISPLACED = {"quote": "quotes belong to a claim: write [[claim.quote]] below [[claim]]"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A debate, and the places of those of its nodes that more would speak on, had it not been left out."""

    debate: Debate
    doubtful: frozenset[Location]


def debate_of(documents: Sequence[Document], *, whole: bool) -> Reading | None:
    """The debate that the documents hold together; None where it has no head that can be read.

    Not `whole`: a file of the debate could not be read.
    """
    draft = Draft(whole)
    roots = [Table("the file", document, document.data, None) for document in documents]
    heads = [(root, head) for root in roots if (head := root.table("debate", "debate"))]
    if not heads:
        if whole and not any("debate" in document.data for document in documents):
            hint = "begin with [debate] and its id, title and question"
            roots[0].trouble.add(roots[0].at, "E201", "the file has no [debate] table", hint)
        return None
    first = heads[0][1]
    readable = [_readable(root, required=root is heads[0][0]) for root in roots]
    if not all(readable):
        return None
    for _, again in heads[1:]:
        again.trouble.add(again.at, "E203", "the debate has a second [debate] table", f"the first is at {first.at}")
    words = _head(first)
    _read_nodes(roots, draft)
    read_relations(roots, draft)
    for root in roots:
        root.done(_MISPLACED)
    draft.tell_of_copies(first.trouble)
    if words is None:
        return None
    id, title, question, summary = words
    debate = Debate(
        id=id,
        title=title,
        question=question,
        summary=summary,
        at=first.at,
        positions=tuple(draft.positions.values()),
        issues=tuple(draft.issues.values()),
        stances=tuple(draft.stances.values()),
        sources=tuple(draft.sources.values()),
        claims=tuple(draft.claims.values()),
        relations=tuple(draft.relations[place] for place in sorted(draft.relations)),
        left_out=tuple(draft.left_out),
    )
    return Reading(debate, frozenset(draft.doubtful))


def _readable(root: Table, *, required: bool) -> bool:
    """Whether the file is written in a format that this program reads."""
    version = root.text("format", required=required)
    if version in (None, FORMAT):
        return True
    hint = f'this program reads format = "{FORMAT}"; a newer debate-tui may read more'
    root.trouble.add(root.place("format"), "E202", f"the format {shown(version or '')} is unknown", hint)
    return False


def _head(table: Table) -> tuple[str, str, str, str] | None:
    """Id, title, question and summary. What else is missing, the id stands in for: a map without a title can be read."""
    id = table.id()
    title = table.text("title", required=True)
    question = table.text("question", required=True)
    summary = table.text("summary")
    table.done()
    return None if id is None else (id, title or id, question or title or id, summary or "")


def _read_nodes(roots: Sequence[Table], draft: Draft) -> None:
    """In the order in which they refer to each other, whatever the order in the files."""
    for table in _each(roots, draft, "position"):
        _keep(table, draft.positions, _position(table), draft)
    for table in _each(roots, draft, "issue"):
        _keep(table, draft.issues, _issue(table), draft)
    for table in _each(roots, draft, "source"):
        _keep(table, draft.sources, _source(table, draft), draft)
    for table in _each(roots, draft, "stance"):
        if stance := _stance(table, draft):
            draft.stances[stance.position, stance.issue] = stance
        else:
            draft.lose(table)
    for table in _each(roots, draft, "claim"):
        if claim := _claim(table, draft):
            draft.claims[claim.full_id] = claim
        else:
            draft.lose(table)


def _each(roots: Sequence[Table], draft: Draft, kind: str) -> Iterator[Table]:
    for root in roots:
        for table in root.tables(kind, kind):
            id, source = table.data.get("id"), table.data.get("source")
            if kind == "claim" and isinstance(id, str) and isinstance(source, str):
                id = f"{source}/{id}"
            draft.note(kind, id, root.document.file)
            yield table


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def at(self) -> Location: ...


_Node = TypeVar("_Node", bound=_Named)


def _keep(table: Table, nodes: dict[str, _Node], node: _Node | None, draft: Draft) -> None:
    """Keeps the node if it is sound and new."""
    first = nodes.setdefault(node.id, node) if node else None
    if first and first is not node:
        draft.taken(table, first.id, first.at)
    if first is None or first is not node:
        draft.lose(table)


def _position(table: Table) -> Position | None:
    id = table.id()
    label = table.text("label", required=True)
    summary = table.text("summary")
    table.done()
    return None if id is None or label is None else Position(id, label, summary or "", table.at)


def _issue(table: Table) -> Issue | None:
    id = table.id()
    question = table.text("question", required=True)
    label = table.text("label")
    table.done()
    return None if id is None or question is None else Issue(id, question, label or question, table.at)


def _source(table: Table, draft: Draft) -> Source | None:
    id = table.id()
    position = table.text("position", required=True, raw=True)
    source = Source(
        id=id or "",
        position=position or "",
        at=table.at,
        label=table.text("label") or "",
        title=table.text("title"),
        authors=table.texts("authors"),
        affiliation=table.text("affiliation"),
        outlet=table.text("outlet"),
        published=_date(table, "published"),
        published_basis=table.text("published_basis"),
        url=_url(table, "url"),
        note=table.text("note"),
    )
    table.done()
    known = position is not None and draft.resolves(table, "position", position, draft.positions)
    return source if known and id is not None else None


def _date(table: Table, key: str) -> str | None:
    value = table.text(key, raw=True)
    if value is None or edtf.valid(value):
        return value
    hint = "write 2024-05-01, 2024-05 or 2024; 2018~ for about 2018, 2018? where it is uncertain"
    table.trouble.add(table.place(key), "E212", f"{table.name}: {shown(value)} is not an EDTF date", hint)
    return None


def _url(table: Table, key: str) -> str | None:
    value = table.text(key)
    if value is not None and not value.startswith(("https://", "http://")):
        table.trouble.add(
            table.place(key), "W215", f"{table.name}: {shown(value)} is not a web address", "begin it with https://"
        )
    return value


def _stance(table: Table, draft: Draft) -> Stance | None:
    position = table.text("position", required=True, raw=True)
    issue = table.text("issue", required=True, raw=True)
    answer = table.text("answer", required=True)
    table.done()
    known = [
        position is not None and draft.resolves(table, "position", position, draft.positions),
        issue is not None and draft.resolves(table, "issue", issue, draft.issues),
    ]
    if not all(known) or position is None or issue is None or answer is None:
        return None
    if first := draft.stances.get((position, issue)):
        message = f"position {shown(position)} answers issue {shown(issue)} a second time"
        table.trouble.add(table.at, "E304", message, f"the first stance is at {first.at}")
        return None
    return Stance(position, issue, answer, table.at)


def _claim(table: Table, draft: Draft) -> Claim | None:
    id = table.id()
    source = table.text("source", required=True, raw=True)
    issues = _issues(table, draft)
    text = table.text("text", required=True)
    role = table.word("role", Role, required=True)
    sound, voice = _voice(table)
    position = table.text("position", raw=True)
    quotes = _quotes(table, draft)
    table.done()
    known = [
        source is not None and draft.resolves(table, "source", source, draft.sources),
        position is None or draft.resolves(table, "position", position, draft.positions),
    ]
    if not all(known) or not sound or not issues or not quotes:
        return None
    if id is None or source is None or text is None or role is None:
        return None
    claim = Claim(
        id=id,
        source=source,
        issues=issues,
        text=text,
        role=role,
        position=position or draft.sources[source].position,
        quotes=quotes,
        at=table.at,
        voice=voice,
    )
    if first := draft.claims.get(claim.full_id):
        draft.taken(table, claim.full_id, first.at)
        return None
    return claim


def _issues(table: Table, draft: Draft) -> tuple[str, ...]:
    if table.data.get("issues", []) == []:
        hint = f"write issues = [{shown(next(iter(draft.issues)))}], say" if draft.issues else ""
        table.lacks("issues", "E302", f"{table.name} has no issue", hint)
        return ()
    issues = table.texts("issues")
    return tuple(issue for issue in issues if draft.resolves(table, "issues", issue, draft.issues))


def _voice(table: Table) -> tuple[bool, Voice | None]:
    """Whether the voice is sound, and the voice: a broken one must not make the author say what somebody else said."""
    voice = table.table("voice", "voice")
    if voice is None:
        return "voice" not in table.data, None
    speaker = voice.text("speaker", required=True)
    endorsed = voice.flag("endorsed")
    voice.done()
    # An unknown key is a warning; but a slip of the finger ("endorsd") must not read as "the author leaves it open".
    slips = [key for key in voice.data if key not in ("speaker", "endorsed") and nearest(key, ("endorsed",))]
    slip = "endorsed" not in voice.data and bool(slips)
    if slip:
        message = f"whether the author shares it is not told by {shown(slips[0])}: the claim is left out"
        voice.trouble.add(voice.place(slips[0]), "E211", message, 'did you mean "endorsed"?')
    if slip or speaker is None or (endorsed is None and "endorsed" in voice.data):
        return False, None
    return True, Voice(speaker, endorsed)


def _quotes(table: Table, draft: Draft) -> tuple[Quote, ...]:
    if table.data.get("quote", []) == []:
        hint = "add [[claim.quote]] with the source's exact words as its text"
        table.lacks("quote", "E303", f"{table.name} has no quote", hint)
        return ()
    quotes = {inner: _quote(inner) for inner in table.tables("quote", "quote")}
    sound = tuple(filter(None, quotes.values()))
    if sound:  # where none is, the whole claim is left out
        draft.left_out += [inner.told for inner, quote in quotes.items() if quote is None]
    return sound


def _quote(table: Table) -> Quote | None:
    text = table.text("text", required=True, raw=True)
    quote = Quote(
        text=text or "",
        at=table.at,
        locator=table.text("locator"),
        note=table.text("note"),
        prefix=table.text("prefix", raw=True),
        suffix=table.text("suffix", raw=True),
    )
    table.done()
    return quote if text is not None else None
