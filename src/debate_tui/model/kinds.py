"""The fixed vocabularies of the model: roles of claims, kinds of relations, who draws them, states of quotes."""

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

    symmetric: bool
    """Whether a relation of this kind holds in both directions."""

    @property
    def meets(self) -> bool:
        """Whether it makes claims meet (`model.meeting`): supporting or rephrasing a claim doesn't."""
        return self not in _MEETS_NOT


# Named once: to name a member takes as long as all else that a relation is asked.
_MEETS_NOT = (Kind.REPHRASES, Kind.SUPPORTS)
for _kind in Kind:  # once, since every relation that is read is asked several times
    _kind.symmetric = _kind in (Kind.REBUTS, Kind.CONCURS)


class By(StrEnum):
    """Who draws a relation."""

    SOURCE = "source"
    """The text of the source itself says so."""
    MAPPER = "mapper"
    """The writer of the map, who infers it."""


class QuoteState(StrEnum):
    """How a quote's words compare with its source's text; docs/quotes.md defines the states."""

    EXACT = "exact"
    NORMALISED = "normalised"
    ELIDED = "elided"
    BRACKETED = "bracketed"
    ATTESTED = "attested"
    AMBIGUOUS = "ambiguous"
    ALTERED = "altered"
    ABSENT = "absent"
    UNVERIFIED = "unverified"
    """Compared neither with the text nor with a lock file."""

    @property
    def verified(self) -> bool:
        """Whether the words were found to be the source's: now, or for ATTESTED when a lock file recorded them."""
        return self in _VERIFIED


_VERIFIED = (
    QuoteState.EXACT,
    QuoteState.NORMALISED,
    QuoteState.ELIDED,
    QuoteState.BRACKETED,
    QuoteState.ATTESTED,
)
