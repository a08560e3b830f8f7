"""What somebody is about to write into a map, as far as they have chosen: a claim on marked sentences, a relation between two claims."""

from collections import Counter
from collections.abc import Mapping

from debate_tui.frozen import dataclass
from debate_tui.model.debate import By, Debate, Kind, Relation, Role, Voice
from debate_tui.model.derived import derived
from debate_tui.model.graph import graph, is_nobody


@dataclass(frozen=True, slots=True)
class NewQuote:
    """The source's words that a claim is to rest on."""

    text: str
    locator: str
    prefix: str = ""
    suffix: str = ""
    """`prefix` or `suffix`: the words before or after, where the quote's stand more than once in the text."""


@dataclass(frozen=True, slots=True)
class NewClaim:
    source: str
    """Id of the source whose text was marked."""
    quote: NewQuote
    issues: tuple[str, ...] = ()
    """Ids of issues that the map has."""
    asked: str = ""
    """The question of an issue that the map does not have, and that is to be written with the claim; "" for none."""
    role: Role | None = None
    voice: Voice | None = None
    position: str = ""
    """Id of the position, where it is not the source's; "" where it is."""
    camp: str = ""
    """The label of a position that the map does not have, and that is to be written with the claim; "" for none."""
    text: str = ""

    @property
    def ends(self) -> tuple[str, ...]:
        """Full ids of the map's claims that it is about."""
        return ()


@dataclass(frozen=True, slots=True)
class NewRelation:
    first: str
    second: str
    """`first` and `second`: full ids of the two claims, in the order in which they were chosen."""
    kind: Kind | None = None
    turned: bool = False
    """Whether the second claim acts on the first."""
    step: Relation | None = None
    """The relation whose step is undercut, which leads from the claim that is met; None where that claim itself is met."""
    why: str = ""
    by: By | None = None
    """None where the map leaves it to the rule: the source within one source, else the mapper."""
    linked: tuple[str, ...] = ()
    """Full ids of further claims that act together with the one that does: linked premises."""

    @property
    def ends(self) -> tuple[str, ...]:
        return self.first, self.second

    @property
    def source(self) -> str:
        """As a claim's; a relation has none."""
        return ""

    @property
    def origin(self) -> str:
        return self.second if self.turned else self.first

    @property
    def origins(self) -> tuple[str, ...]:
        """All that act together."""
        return self.origin, *self.linked

    @property
    def target(self) -> str:
        return self.first if self.turned else self.second


Draft = NewClaim | NewRelation


def between_sources(draft: NewRelation) -> bool:
    """Whether the claims are of different sources; then a relation needs a why."""
    return len({one.partition("/")[0] for one in (*draft.origins, draft.target)}) > 1


def drawn_already(debate: Debate, draft: NewRelation) -> Relation | None:
    """The relation of the map that says the same already: of this kind, between these claims, in any order of those that count
    together, and either way where that is the same."""
    drawn = graph(debate)
    touching = drawn.touching.of(drawn.order[draft.first])
    relations = (debate.relations[drawn.drawn[edge]] for edge in touching if drawn.kind(edge) is draft.kind)
    ends = [({*draft.origins}, draft.target)]
    if draft.kind and draft.kind.symmetric and not draft.linked:
        ends.append(({draft.target}, draft.origin))
    return next((one for one in relations if ({*one.origins}, one.target) in ends), None)


def steps_from(debate: Debate, claim: str) -> tuple[Relation, ...]:
    """The relations that lead on from a claim (a full id): the steps that an undercut may attack instead of the claim."""
    drawn = graph(debate)
    touching = drawn.touching.of(drawn.order[claim])
    found = dict.fromkeys(drawn.drawn[edge] for edge in touching if drawn.origins[edge] == drawn.order[claim])
    return tuple(debate.relations[number] for number in found)


@derived(1)
def claims_on(debate: Debate) -> Mapping[str, int]:
    """By the id of an issue, how many claims are on it."""
    counts = dict.fromkeys(debate.issue, 0)
    for claim in debate.claims:
        for issue in claim.issues:
            counts[issue] += 1
    return counts


@derived(4)
def speakers(debate: Debate, source: str) -> tuple[str, ...]:
    """Everybody whom the debate's claims report, those of one source (an id) first, then by how often."""
    counts: Counter[str] = Counter()
    here: set[str] = set()
    for claim in debate.claims:
        if claim.voice and not is_nobody(claim.voice):
            counts[claim.voice.speaker] += 1
            if claim.source == source:
                here.add(claim.voice.speaker)
    return tuple(sorted(counts, key=lambda one: (one not in here, -counts[one])))
