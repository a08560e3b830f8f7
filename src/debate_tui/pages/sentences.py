"""Sentences: what a relation that is being drawn would say of its claims, and what each role of a claim means."""

from debate_tui.edit.drafts import NewRelation
from debate_tui.model.debate import Claim, Debate, Kind, Role
from debate_tui.text.wording import listed

ROLES = {
    Role.THESIS: "what the text as a whole is to show",
    Role.PREMISE: "a reason for something else it says",
    Role.FACT: "something it takes as established",
    Role.PREDICTION: "what it expects to come",
    Role.RECOMMENDATION: "what it wants done",
    Role.REBUTTAL: "a reply to a view that it reports",
}
"""What a claim does in its source, in words."""

_BOTH = " Holds both ways."

SENTENCES = {
    Kind.REBUTS: "{0} contradicts {1}: both cannot be true." + _BOTH,
    Kind.UNDERCUTS: "{0} attacks the ground or the relevance of {1}, not its conclusion.",
    Kind.QUALIFIES: "{0} limits {1} without denying it.",
    Kind.CONCURS: "{0} comes to the same conclusion as {1}." + _BOTH,
    Kind.REPHRASES: "{0} says the same as {1} in other words.",
    Kind.SUPPORTS: "{0} is a reason for {1}.",
}
"""What each kind of relation says of the claim that acts (0) and the other (1)."""

STEPS = {
    Kind.REBUTS: "contradicts",
    Kind.UNDERCUTS: "undercuts",
    Kind.QUALIFIES: "limits",
    Kind.CONCURS: "comes to the same as",
    Kind.REPHRASES: "says the same as",
    Kind.SUPPORTS: "is a reason for",
}
"""What a step of each kind does, for the undercuts of it."""


def sentence_of(debate: Debate, draft: NewRelation) -> str:
    """What a relation would say, as a sentence."""
    origin, target = _said(debate.claim[draft.origin]), _said(debate.claim[draft.target])
    if draft.linked:
        origin += f", together with {listed((_said(debate.claim[one]) for one in draft.linked), 3)},"
    if draft.step:
        leads = STEPS[draft.step.kind]
        ends = debate.claim.get(draft.step.target)
        to = _said(ends) if ends else "another step"
        return f"{origin} attacks, of {target}, that it {leads} {to}."
    said = SENTENCES[draft.kind].format(origin, target) if draft.kind else ""
    return said.removesuffix(_BOTH) if draft.linked else said  # none of linked premises acts by itself


def _said(claim: Claim) -> str:
    """The beginning of a claim, and who says it where the author only reports it."""
    return f"“{_short(claim.text)}”{f' ({claim.voice.speaker})' if claim.voice else ''}"


_LONG = 60


def _short(text: str) -> str:
    """A text, of which a sentence about it names no more than the beginning."""
    return text if len(text) <= _LONG else f"{text[:_LONG].rpartition(' ')[0] or text[:_LONG]} …"
