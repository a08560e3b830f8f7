"""The argument map as frozen values: what DESIGN calls debate, position, issue, source, claim, quote, relation and conflict.

A `Debate` that the loader hands out is sound: every id it mentions resolves. What could not be made sound was left out and stands in the diagnostics instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from debate_tui.model.kinds import By as By
from debate_tui.model.kinds import Kind as Kind
from debate_tui.model.kinds import QuoteState as QuoteState
from debate_tui.model.kinds import Role as Role
from debate_tui.text.spans import Span


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where a node was written. `line` and `column` count from 1, columns in characters; 0 = the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


Extra: TypeAlias = Mapping[str, Any]
"""What the format of origin says of a node and this one has no key for: plain values (texts, numbers, true and false, lists, mappings)."""


@dataclass(frozen=True, slots=True)
class Position:
    id: str
    label: str
    summary: str
    at: Location
    terms: tuple[str, ...] = ()
    """Words by which a reader may look for it: the mapper's, never a source's."""
    derived: bool = False
    """It was made by rule, since the map has none."""
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Issue:  # `terms` and `derived`: as a position's
    id: str
    question: str
    label: str
    """Two to four words for narrow places; the question itself where the map gives none."""
    at: Location
    terms: tuple[str, ...] = ()
    derived: bool = False
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Stance:
    """What one position answers on one issue. No stance: the position is silent."""

    position: str
    issue: str
    answer: str
    at: Location
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source's text, where the text is at hand. Never read from a map and never written into one."""

    text: str
    """As the source has it, raw."""
    paragraph: int
    """From 1, as locators count."""
    start: int
    end: int
    """In characters of the text's normal form (`quotes.normal`)."""
    quoted: tuple[Span, ...] = ()
    """What of `text` stands in a quote, sorted, apart."""


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    position: str
    at: Location
    label: str = ""
    """A short name for narrow places ("Solomon"); empty where the map gives none: see `name`."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    affiliation: str | None = None
    outlet: str | None = None
    published: str | None = None
    """EDTF (ISO 8601-2), or None where the date is unknown."""
    published_basis: str | None = None
    url: str | None = None
    note: str | None = None
    length: int = 0
    """Of its text's normal form, in characters, as the text at hand or a lock has it; 0 where it is unknown."""
    sentences: tuple[Sentence, ...] = ()
    """Its text, where that is at hand."""
    extra: Extra = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        """What a reader calls this source: its label, else its authors, outlet, or id."""
        return self.label or ", ".join(self.authors) or self.outlet or self.id


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whom the author reports. `endorsed`: whether the author shares it; None where the text leaves it open."""

    speaker: str
    endorsed: bool | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of a quote that its user set off, from `start` to `end` in characters of its text: "read" (aloud), "underlined", or another word."""

    start: int
    end: int
    kind: str

    def __str__(self) -> str:
        """As files have it: `12-40 read`."""
        return f"{self.start}-{self.end} {self.kind}"


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    """The source's exact words, raw: verification reads them, and everything shown goes through `display`."""
    at: Location
    locator: str | None = None
    note: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    state: QuoteState = QuoteState.UNVERIFIED
    """What verification found, never read from the file."""
    spans: tuple[Span, ...] = ()
    """Where it stands in the normal form of its source's text, where that is known; one span a part."""
    source: str = ""
    """The source whose words these are; empty: the claim's own. See `Claim.source_of`."""
    marks: tuple[Mark, ...] = ()
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Claim:
    id: str
    source: str
    issues: tuple[str, ...]
    """Empty: the claim stands outside all issues."""
    text: str
    role: Role | None
    position: str
    """The position that holds the claim: its own where written, else its source's."""
    quotes: tuple[Quote, ...]
    at: Location
    voice: Voice | None = None
    """None: the author speaks."""
    terms: tuple[str, ...] = ()
    extra: Extra = field(default_factory=dict, hash=False)

    @property
    def full_id(self) -> str:
        return f"{self.source}/{self.id}"

    def source_of(self, quote: Quote) -> str:
        """The id of the source whose words one of its quotes has."""
        return quote.source or self.source

    @property
    def held(self) -> bool:
        """False where the claim is only reported and the author does not share it."""
        return self.voice is None or self.voice.endorsed is not False


@dataclass(frozen=True, slots=True)
class Relation:
    kind: Kind
    origins: tuple[str, ...]
    """Full claim ids; more than one: linked premises, which count together. (`from` in the file.)"""
    target: str
    """A full claim id, or for `undercuts` the id of a relation of any kind. (`to` in the file.)"""
    by: By
    at: Location
    why: str | None = None
    id: str | None = None
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Saying:
    """What one claim, by its full id, says of the thing that a conflict is about."""

    claim: str
    value: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Of fact: what sources say differently about the same thing, or one says oddly; the note is the mapper's."""

    id: str
    about: str
    says: tuple[Saying, ...]
    at: Location
    note: str | None = None
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """What an imported map was made of; the digest is of the file's bytes, in hexadecimal digits."""

    format: str
    file: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Debate:
    """One controversy. Compared by identity; what is derived from a debate is kept in it (`derived`), and goes with it."""

    id: str
    title: str
    question: str
    summary: str
    at: Location
    positions: tuple[Position, ...] = ()
    issues: tuple[Issue, ...] = ()
    stances: tuple[Stance, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    left_out: tuple[str, ...] = ()
    """What its files hold besides, but could not be made sound, as messages name it (`claim "costs"`); diagnostics say why."""
    conflicts: tuple[Conflict, ...] = ()
    origin: Origin | None = None
    """None: the map was made here."""
    extra: Extra = field(default_factory=dict, hash=False)

    # Derived look-ups, made once: ids are unique in a loaded debate. Claims by full id, stances by (position id, issue id).
    position: Mapping[str, Position] = field(init=False, repr=False, compare=False)
    issue: Mapping[str, Issue] = field(init=False, repr=False, compare=False)
    source: Mapping[str, Source] = field(init=False, repr=False, compare=False)
    claim: Mapping[str, Claim] = field(init=False, repr=False, compare=False)
    relation: Mapping[str, Relation] = field(init=False, repr=False, compare=False)
    stance: Mapping[tuple[str, str], Stance] = field(init=False, repr=False, compare=False)
    derived: dict[Any, dict[Any, Any]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What others derive from the debate: see `debate_tui.model.derived`."""

    def __post_init__(self) -> None:
        for name, value in {
            "position": {p.id: p for p in self.positions},
            "issue": {i.id: i for i in self.issues},
            "source": {s.id: s for s in self.sources},
            "claim": {c.full_id: c for c in self.claims},
            "relation": {r.id: r for r in self.relations if r.id},
            "stance": {(s.position, s.issue): s for s in self.stances},
        }.items():
            object.__setattr__(self, name, value)


def ends(debate: Debate, relation: Relation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The claims (full ids) at both ends: an undercut of a relation ends at the claims that this comes from, whose step it attacks."""
    step = debate.relation.get(relation.target)
    return relation.origins, step.origins if step else (relation.target,)
