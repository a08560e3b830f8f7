"""The words of the model that are not free: roles of claims, kinds of relations, who draws them, states of quotes."""

from enum import StrEnum


class Role(StrEnum):
    """What a claim does in its source."""

    THESIS = "thesis"
    PREMISE = "premise"
    FACT = "fact"
    PREDICTION = "prediction"
    RECOMMENDATION = "recommendation"
    REBUTTAL = "rebuttal"


class Kind(StrEnum):
    """The kinds of relation, the sharpest conflict first (the order in which pairings are shown)."""

    REBUTS = "rebuts"
    UNDERCUTS = "undercuts"
    QUALIFIES = "qualifies"
    CONCURS = "concurs"
    REPHRASES = "rephrases"
    SUPPORTS = "supports"

    @property
    def symmetric(self) -> bool:
        return self in (Kind.REBUTS, Kind.CONCURS)

    @property
    def meets(self) -> bool:
        """Whether claims that it joins meet: a reason for a claim, or other words for it, don't meet it."""
        return self not in (Kind.REPHRASES, Kind.SUPPORTS)


class By(StrEnum):
    """Who draws a relation."""

    SOURCE = "source"
    """The text itself."""
    MAPPER = "mapper"
    """The map's writer, who infers it."""


class QuoteState(StrEnum):
    """How a quote stands to its source; docs/quotes.md has the definitions."""

    EXACT = "exact"
    NORMALISED = "normalised"
    ELIDED = "elided"
    BRACKETED = "bracketed"
    ATTESTED = "attested"
    AMBIGUOUS = "ambiguous"
    ALTERED = "altered"
    ABSENT = "absent"
    UNVERIFIED = "unverified"
    """Compared with neither text nor record."""

    @property
    def verified(self) -> bool:
        """Whether the words were found equal to the source's, now or, where attested, when they were recorded."""
        return self in _VERIFIED


_VERIFIED = (
    QuoteState.EXACT,
    QuoteState.NORMALISED,
    QuoteState.ELIDED,
    QuoteState.BRACKETED,
    QuoteState.ATTESTED,
)
