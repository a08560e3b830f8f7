"""What can be found in a library: its claims, quotes, sources, speakers, issues and positions as flat items.

`items(library)` is pure and keeps the library's order. An item says where it leads (`debate`, `id`, `claim`), and its `text`
is safe to show: a hit's spans point into that very string. What filters ask about (issues, speakers,
dates, answers) stands beside the items in `Facet`s, shared by all items of a claim.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from debate_tui.display import safe
from debate_tui.library import Library
from debate_tui.model import Claim, Debate, Kind, Source, ends


class ItemKind(StrEnum):
    CLAIM = "claim"
    QUOTE = "quote"
    SOURCE = "source"
    SPEAKER = "speaker"
    ISSUE = "issue"
    POSITION = "position"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be found.

    `id` by kind: claim: its full id; quote: the full id of its claim, `#` and its number from 1; source, issue, position: their id; speaker: the
    name. All ids hold within `debate`.
    """

    kind: ItemKind
    debate: str
    id: str
    claim: str | None
    """The full id of the claim that the item is or belongs to; None for the other kinds."""
    source: str | None
    """For claims, quotes and sources; for a speaker, the first source that is theirs or reports them."""
    position: str | None
    """The position that holds the claim, or the source's."""
    text: str
    """Display-safe; what is searched and what spans point into."""


@dataclass(frozen=True, slots=True)
class Facet:
    """What filters ask about an item besides its text and kind."""

    debate: str
    source: str | None = None
    position: str | None = None
    issues: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    """Who speaks: the authors, or whom they report; display-safe."""
    published: str | None = None
    """EDTF as written."""
    unanswered: bool = False
    """The claim meets no claim of another position in any relation but support, as `pairing.unanswered` has it for all issues."""


def items(library: Library) -> tuple[Item, ...]:
    """All items of `library`, debate by debate in its order."""
    return tuple(item for item, _ in entries(library))


def entries(library: Library) -> Iterator[tuple[Item, Facet]]:
    """All items with their facets, debate by debate; a quote follows its claim."""
    for debate in library.debates:
        yield from debate_entries(debate)


def debate_entries(debate: Debate) -> Iterator[tuple[Item, Facet]]:
    """The items of one debate: positions, issues, sources, speakers, then claims, each followed by its quotes."""
    for position in debate.positions:
        text = _joined(": ", position.label, position.summary)
        yield (
            _item(ItemKind.POSITION, debate, position.id, text, position=position.id),
            Facet(debate.id, position=position.id),
        )
    for issue in debate.issues:
        text = issue.question if issue.label == issue.question else _joined(": ", issue.label, issue.question)
        yield _item(ItemKind.ISSUE, debate, issue.id, text), Facet(debate.id, issues=(issue.id,))
    for source in debate.sources:
        yield _source_item(debate, source)
    for name, source_id in _speakers(debate).items():
        yield (
            _item(ItemKind.SPEAKER, debate, safe(name), name, source=source_id),
            Facet(debate.id, source_id, speakers=_names((name,))),
        )
    answered = _answered(debate)
    for claim in debate.claims:
        facet = _claim_facet(debate, claim, claim.full_id not in answered)
        owner = {"claim": claim.full_id, "source": claim.source, "position": claim.position}
        yield _item(ItemKind.CLAIM, debate, claim.full_id, claim.text, **owner), facet
        for number, quote in enumerate(claim.quotes, start=1):
            yield _item(ItemKind.QUOTE, debate, f"{claim.full_id}#{number}", quote.text, **owner), facet


def _item(
    kind: ItemKind,
    debate: Debate,
    id: str,
    text: str,
    *,
    claim: str | None = None,
    source: str | None = None,
    position: str | None = None,
) -> Item:
    return Item(kind, debate.id, id, claim, source, position, safe(text))


def _joined(separator: str, *parts: str | None) -> str:
    return separator.join(part for part in parts if part)


def _source_item(debate: Debate, source: Source) -> tuple[Item, Facet]:
    named = (source.name, source.title, ", ".join(source.authors), source.affiliation, source.outlet, source.published)
    text = _joined(" · ", *dict.fromkeys(named))
    item = _item(ItemKind.SOURCE, debate, source.id, text, source=source.id, position=source.position)
    return item, Facet(
        debate.id, source.id, source.position, speakers=_names(source.authors), published=source.published
    )


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(safe(name) for name in names)


def _speakers(debate: Debate) -> dict[str, str]:
    """Everybody who speaks, in the order of first mention, with the source where they are first met."""
    met: dict[str, str] = {}
    for source in debate.sources:
        for author in source.authors:
            met.setdefault(author, source.id)
    for claim in debate.claims:
        if claim.voice:
            met.setdefault(claim.voice.speaker, claim.source)
    return met


def _claim_facet(debate: Debate, claim: Claim, unanswered: bool) -> Facet:
    source = debate.source[claim.source]
    speakers = (claim.voice.speaker,) if claim.voice else source.authors
    return Facet(debate.id, claim.source, claim.position, claim.issues, _names(speakers), source.published, unanswered)


def _answered(debate: Debate) -> set[str]:
    """The full ids of the claims that meet a claim of another position (at either end of the relation)."""
    met: set[str] = set()
    for relation in debate.relations:
        if relation.kind is Kind.SUPPORTS:
            continue
        near, far = ends(debate, relation)
        for one in near:
            for other in far:
                if debate.claim[one].position != debate.claim[other].position:
                    met |= {one, other}
    return met
