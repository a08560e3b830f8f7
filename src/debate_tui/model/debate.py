"""The argument map as frozen values: debate, position, issue, source, claim, quote, relation and conflict.

In a `Debate` that `debate_tui.read` returns, every id that is mentioned exists. Nodes for which that could not be
achieved were left out, and a diagnostic says why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, TypeAlias

from debate_tui.frozen import dataclass
from debate_tui.model.kinds import By as By
from debate_tui.model.kinds import Kind as Kind
from debate_tui.model.kinds import QuoteState as QuoteState
from debate_tui.model.kinds import Role as Role
from debate_tui.model.lazy import by_id, look_up
from debate_tui.text.spans import Span
from debate_tui.text.wording import et_al


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where a node is written. `line` and `column` count from 1, columns in characters; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


Extra: TypeAlias = Mapping[str, Any]
"""What the format that a map was imported from says of a node, and our format has no key for.
The values are plain: texts, numbers, booleans, lists and mappings of these."""


@dataclass(frozen=True, slots=True)
class Position:
    """A camp's answer to the debate's question."""

    id: str
    label: str
    summary: str
    at: Location
    terms: tuple[str, ...] = ()
    """Words under which a reader may search for it, chosen by the mapper; they needn't occur in a source."""
    derived: bool = False
    """True where it was derived from the relations (`read.camps`), since the map has no positions."""
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Issue:
    """A question on which positions divide; `terms` and `derived` are as in `Position`."""

    id: str
    question: str
    label: str
    """Two to four words for narrow columns; the question itself where the map gives none."""
    at: Location
    terms: tuple[str, ...] = ()
    derived: bool = False
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Stance:
    """What one position answers on one issue; a position without a stance on an issue is silent there."""

    position: str
    issue: str
    answer: str
    at: Location
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source's text, where the text is available; it is never read from a map or written into one."""

    text: str
    """The source's words, unchanged."""
    paragraph: int
    """The number of its paragraph, from 1, as locators count."""
    start: int
    end: int
    """`start` and `end` count characters of the text's normal form (`quotes.normal`)."""
    quoted: tuple[Span, ...] = ()
    """The parts of `text` that quotes of the map cover, sorted and without overlap."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text whose claims the map records. Its position is empty where nobody says what it holds, as where positions are derived."""

    id: str
    position: str
    at: Location
    label: str = ""
    """A short name for narrow columns ("Solomon"); empty where the map gives none: see `name`."""
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
    """Characters in the normal form of its text, from the text itself or a lock file; 0 where it is unknown."""
    sentences: Sequence[Sentence] = ()
    """Its text, where that is available."""
    extra: Extra = field(default_factory=dict, hash=False)
    apart: str = ""
    """What tells it from a source of which the map says the same (`read.alike`): worked out, never written into a map."""

    @property
    def name(self) -> str:
        """What a reader calls this source: its label, else its authors in short, outlet, or id; and what tells it apart."""
        name = self.label or et_al(self.authors) or self.outlet or self.id
        return f"{name} ({self.apart})" if self.apart else name


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whom the author reports; `endorsed` is whether the author agrees, None where the text leaves it open."""

    speaker: str
    endorsed: bool | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of a quote that its user marked: "read" (aloud), "underlined", or another word as its `kind`.

    `start` and `end` count characters of the quote's text; `end` is the first one behind the passage.
    """

    start: int
    end: int
    kind: str

    def __str__(self) -> str:
        """As it is written in files: `12-40 read`."""
        return f"{self.start}-{self.end} {self.kind}"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source that a claim rests on."""

    text: str
    """The source's exact words, unchanged, for verification; whatever is shown goes through `text.safe` first."""
    at: Location
    locator: str | None = None
    note: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    state: QuoteState = QuoteState.UNVERIFIED
    """What verification found; it is never read from a map."""
    spans: tuple[Span, ...] = ()
    """Where it is in the normal form of its source's text, one span for each part; empty where that is unknown."""
    source: str = ""
    """The id of the source whose words these are; empty for the claim's own source. See `Claim.source_of`."""
    marks: tuple[Mark, ...] = ()
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a source says or reports, in the mapper's words, with the quotes that it rests on."""

    id: str
    source: str
    issues: tuple[str, ...]
    """The ids of the issues that it is on; empty where it is on none."""
    text: str
    role: Role | None
    position: str
    """The id of the position that holds the claim: the one the map gives the claim, else its source's."""
    quotes: tuple[Quote, ...]
    at: Location
    voice: Voice | None = None
    """Who says it, where the author only reports it; None where the author speaks."""
    terms: tuple[str, ...] = ()
    extra: Extra = field(default_factory=dict, hash=False)

    @property
    def full_id(self) -> str:
        """`source/id`, unique within a debate."""
        return f"{self.source}/{self.id}"

    def source_of(self, quote: Quote) -> str:
        """The id of the source that one of this claim's quotes is taken from."""
        return quote.source or self.source

    @property
    def held(self) -> bool:
        """False where the claim is only reported and the author does not share it."""
        return self.voice is None or self.voice.endorsed is not False


@dataclass(frozen=True, slots=True)
class Relation:
    """A step from one or several claims to a claim, or to another relation."""

    kind: Kind
    origins: tuple[str, ...]
    """Full claim ids, `from` in the file; several are linked premises, which only count together."""
    target: str
    """A full claim id, or for `undercuts` the id of a relation of any kind; `to` in the file."""
    by: By
    at: Location
    why: str | None = None
    id: str | None = None
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Saying:
    """What one claim (a full id) says about the subject of a conflict."""

    claim: str
    value: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources contradict each other about one thing, or one says something odd about it; the note is the mapper's."""

    id: str
    about: str
    says: tuple[Saying, ...]
    at: Location
    note: str | None = None
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a map was imported from; `sha256` is the digest of its bytes in hexadecimal digits."""

    format: str
    file: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Debate:
    """One controversy; debates are compared by identity, and what is computed from one is kept in its `derived`."""

    id: str
    title: str
    question: str
    summary: str
    at: Location
    positions: Sequence[Position] = ()
    issues: Sequence[Issue] = ()
    stances: tuple[Stance, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: Sequence[Claim] = ()
    relations: Sequence[Relation] = ()
    left_out: tuple[str, ...] = ()
    """Names of the nodes that were left out because they are broken (`claim "costs"`); diagnostics say why."""
    conflicts: tuple[Conflict, ...] = ()
    origin: Origin | None = None
    """Where the map was imported from; None for one in our own format."""
    extra: Extra = field(default_factory=dict, hash=False)

    # Look-ups by id, which is unique in a debate that was read: claims by full id, stances by (position id, issue id).
    position: Mapping[str, Position] = field(init=False, repr=False, compare=False)
    issue: Mapping[str, Issue] = field(init=False, repr=False, compare=False)
    source: Mapping[str, Source] = field(init=False, repr=False, compare=False)
    claim: Mapping[str, Claim] = field(init=False, repr=False, compare=False)
    relation: Mapping[str, Relation] = field(init=False, repr=False, compare=False)
    stance: Mapping[tuple[str, str], Stance] = field(init=False, repr=False, compare=False)
    derived: dict[Any, dict[Any, Any]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Results of functions of this debate, kept by `debate_tui.model.derived`."""

    def __post_init__(self) -> None:
        for name, value in {
            "position": by_id(self.positions),
            "issue": by_id(self.issues),
            "source": by_id(self.sources),
            "claim": look_up(self.claims, lambda claim: claim.full_id),
            "relation": look_up(self.relations, lambda relation: relation.id),
            "stance": {(s.position, s.issue): s for s in self.stances},
        }.items():
            object.__setattr__(self, name, value)


def ends(debate: Debate, relation: Relation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The full ids of the claims at both ends of a relation: its origins, and its targets.

    An undercut of another relation has that relation's origins as targets, since it attacks the step from them.
    """
    step = debate.relation.get(relation.target)
    return relation.origins, step.origins if step else (relation.target,)
