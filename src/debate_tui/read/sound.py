"""Makes a sound debate of a draft in any format: what is broken is reported and left out, in the smallest pieces."""

from dataclasses import replace
from typing import Protocol, TypeVar

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Conflict, Debate, Issue, Location, Origin, Position, Saying, Source, Stance
from debate_tui.model.lazy import Named
from debate_tui.model.shelf import Shelved
from debate_tui.read.alike import told_apart
from debate_tui.read.assembly import Assembly
from debate_tui.read.camps import with_derived
from debate_tui.read.claims import claim_of
from debate_tui.read.draft import Draft, Node, emptied
from debate_tui.read.fields import Fields, missing
from debate_tui.read.relations import relations_of
from debate_tui.read.trouble import CLAIMED, PARSED, RELATED, Trouble, counted_off, within
from debate_tui.text import dates as edtf
from debate_tui.text.wording import shown


@dataclass(frozen=True, slots=True)
class Reading:
    """A debate, and the locations of those of its nodes that nodes which were left out belong to."""

    debate: Debate
    doubtful: frozenset[Location]


def finalise(draft: Draft, trouble: Trouble, brief: bool = False) -> Reading | None:
    """The debate that a draft holds; None where it has no id. What is wrong goes into `trouble`. `brief`: see `readers.Reader`."""
    made = Assembly(draft, trouble, brief=brief)
    first, *others = draft.heads
    for again in others:
        trouble.add(again.at, "E203", "the debate has a second [debate] table", f"the first is at {first.at}")
    head = head_of(first, made)
    add_nodes(made)
    if head is None:
        return None
    made.sources.update((one.id, one) for one in told_apart(tuple(made.sources.values())))
    debate = replace(
        head,
        positions=tuple(made.positions.values()),
        issues=tuple(made.issues.values()),
        stances=tuple(made.stances.values()),
        sources=Named.of(made.sources),
        claims=made.claims.in_order() if isinstance(made.claims, Shelved) else Named.of(made.claims),
        relations=made.relations,
        conflicts=tuple(made.conflicts.values()),
        left_out=tuple(made.left_out),
    )
    reached = within(trouble.reached, RELATED, 1)
    debate = with_derived(debate, positions=made.lacks("position"), issues=made.lacks("issue"), reached=reached)
    return Reading(debate, frozenset(made.doubtful))


def head_of(node: Node, made: Assembly) -> Debate | None:
    """The debate without its nodes; None without an id. The id stands in for a missing title, that for the question."""
    fields = made.fields(node)
    id = fields.id()
    title = fields.text("title", required=not made.imported)
    question = fields.text("question", required=not made.imported)
    summary = fields.text("summary")
    origin = _origin(made.fields(node.values["origin"])) if "origin" in node.values else None
    if id is None:
        return None
    extra = {**made.draft.extra, **fields.extra()}
    return Debate(id, title or id, question or title or id, summary or "", node.at, origin=origin, extra=extra)


def _origin(fields: Fields) -> Origin | None:
    format = fields.text("format", required=True)
    file, sha256 = fields.text("file", raw=True), fields.text("sha256")
    return None if format is None else Origin(format, file, sha256)


def add_nodes(made: Assembly) -> None:
    """Adds the sound nodes kind by kind, so that what a node refers to is there already, whatever the files' order."""
    for node in emptied(made.nodes("position")):
        _keep(node, made.positions, _position(node, made), made)
    for node in emptied(made.nodes("issue")):
        _keep(node, made.issues, _issue(node, made), made)
    for node in emptied(made.nodes("source")):
        _keep(node, made.sources, _source(node, made), made)
    for node in emptied(made.nodes("stance")):
        if stance := _stance(node, made):
            made.stances[stance.position, stance.issue] = stance
        else:
            made.lose(node)
    for node in counted_off(made.nodes("claim"), made.trouble, PARSED, CLAIMED):
        if claim := claim_of(node, made):
            made.claims[made.same(claim.full_id)] = claim
        else:
            made.lose(node)
    made.relations = relations_of(made)
    for node in emptied(made.nodes("conflict")):
        _keep(node, made.conflicts, _conflict(node, made), made)
    made.tell_of_copies()


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def at(self) -> Location: ...


_Thing = TypeVar("_Thing", bound=_Named)


def _keep(node: Node, things: dict[str, _Thing], thing: _Thing | None, made: Assembly) -> None:
    """Adds `thing`, which was made of `node`, to `things`; if it is None or its id is taken, the node is left out."""
    first = things.setdefault(thing.id, thing) if thing else None
    if first and first is not thing:
        made.taken(node, first.id, first.at)
    if first is None or first is not thing:
        made.lose(node)


def _position(node: Node, made: Assembly) -> Position | None:
    fields = made.fields(node)
    id = fields.id()
    label = fields.text("label", required=True)
    summary = fields.text("summary")
    terms = tuple(fields.texts("terms"))
    if id is None or label is None:
        return None
    derived = bool(fields.flag("derived"))
    return Position(id, label, summary or "", node.at, terms=terms, derived=derived, extra=fields.extra())


def _issue(node: Node, made: Assembly) -> Issue | None:
    fields = made.fields(node)
    id = fields.id()
    question = fields.text("question", required=True)
    label = fields.text("label")
    terms = tuple(fields.texts("terms"))
    if id is None or question is None:
        return None
    derived = bool(fields.flag("derived"))
    return Issue(id, question, label or question, node.at, terms=terms, derived=derived, extra=fields.extra())


def _source(node: Node, made: Assembly) -> Source | None:
    fields = made.fields(node)
    id = fields.id()
    position = fields.text("position", required=not made.unheld, raw=True)
    source = Source(
        id=id or "",
        position=position or "",
        at=node.at,
        label=fields.text("label") or "",
        title=fields.text("title"),
        authors=tuple(fields.texts("authors")),
        affiliation=fields.text("affiliation"),
        outlet=fields.text("outlet"),
        published=_date(fields, "published"),
        published_basis=fields.text("published_basis"),
        url=fields.text("url") if made.imported else _url(fields, "url"),
        note=fields.text("note"),
        extra=fields.extra(),
    )
    if position is None:
        known = made.unheld and "position" not in node.broken
    else:
        known = made.resolves(node, "position", position, made.positions)
    return source if known and id is not None else None


def _date(fields: Fields, key: str) -> str | None:
    value = fields.text(key, raw=True)
    if value is None or edtf.valid(value):
        return value
    hint = "write 2024-05-01, 2024-05 or 2024; 2018~ for about 2018, 2018? where it is uncertain"
    fields.complain(key, "E212", f"{shown(value)} is not an EDTF date", hint)
    return None


def _url(fields: Fields, key: str) -> str | None:
    value = fields.text(key)
    if value is not None and not value.startswith(("https://", "http://")):
        fields.complain(key, "W215", f"{shown(value)} is not a web address", "begin it with https://")
    return value


def _stance(node: Node, made: Assembly) -> Stance | None:
    fields = made.fields(node)
    position = fields.text("position", required=True, raw=True)
    issue = fields.text("issue", required=True, raw=True)
    answer = fields.text("answer", required=True)
    known = [
        position is not None and made.resolves(node, "position", position, made.positions),
        issue is not None and made.resolves(node, "issue", issue, made.issues),
    ]
    if not all(known) or position is None or issue is None or answer is None:
        return None
    if first := made.stances.get((position, issue)):
        message = f"position {shown(position)} answers issue {shown(issue)} a second time"
        made.trouble.add(node.at, "E304", message, f"the first stance is at {first.at}")
        return None
    return Stance(position, issue, answer, node.at, extra=fields.extra())


def _conflict(node: Node, made: Assembly) -> Conflict | None:
    fields = made.fields(node)
    id = fields.id()
    about = fields.text("about", required=True)
    note = fields.text("note")
    if not node.inner("says") and "says" not in node.broken:
        missing(made.trouble, node, "says")
    says = tuple(saying for inner in node.inner("says") if (saying := _saying(inner, made)))
    if id is None or about is None or not says:
        return None
    return Conflict(id, about, says, node.at, note, extra=fields.extra())


def _saying(node: Node, made: Assembly) -> Saying | None:
    fields = made.fields(node)
    claim = fields.text("claim", required=True, raw=True)
    value = fields.text("value", required=True)
    known = claim is not None and made.resolves(node, "claim", claim, made.claims)
    return Saying(claim, value) if known and claim is not None and value is not None else None
