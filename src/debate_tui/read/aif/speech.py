"""Tells of the speech in an AIF nodeset, kind by kind, of how much of it the voices of claims are read."""

from collections.abc import Mapping, Sequence

from debate_tui.read.aif.nodeset import Vertex
from debate_tui.read.aif.voices import Voices
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import counted, listed

NAMES = {
    "RA": "inference",
    "CA": "conflict",
    "MA": "rephrasing",
    "L": "locution",
    "YA": "illocution",
    "TA": "transition",
}
"""What nodes of a type are called."""
_UNTIED = ", but no illocution ties them to what is claimed: who claims it isn't told"


def tell_of_speech(speech: Mapping[str, Sequence[Vertex]], voices: Voices, trouble: Trouble) -> None:
    """Reports the speech of a nodeset, by type: in one line each, since who speaks was read of it."""
    for type, nodes in speech.items():
        told = counted(len(nodes), NAMES[type])
        if type == "TA":
            told += " between locutions"
        elif type == "L":
            named = sum(map(bool, map(voices.of_locution, nodes)))
            told += _read_of(named, len(nodes))
            told += f"; of {len(voices.either)} it is one of several people" if voices.either else ""
            told += _UNTIED if named and "YA" not in speech else ""
        else:
            leading = [node for node in nodes if _leads_to_claims(node)]
            named = sum(act.id in voices.read for act in leading)
            told += _read_of(named, len(nodes)) + _but(len(nodes), len(nodes) - len(leading), voices)
        trouble.add(nodes[0].at, "N130", told, "they are kept as extra")


def _but(many: int, idle: int, voices: Voices) -> str:
    """By which illocutions nobody says a claim: `idle` of `many` lead to none."""
    unsaid = f" ({listed(sorted(voices.unsaid), 8)})" if voices.unsaid else ""
    if many == 1:
        return f": it doesn't say what it leads to{unsaid}" if unsaid else ": it leads to no claim" if idle else ""
    told = f", not of those that don't say what they lead to{unsaid}" if unsaid else ""
    return told + (f", not of {idle} that {'leads' if idle == 1 else 'lead'} to no claim" if idle else "")


def _read_of(some: int, many: int) -> str:
    """That who speaks is read of some of many nodes."""
    if many == 1:
        return f": who speaks {'is' if some else 'is not'} read of it"
    return ": who speaks is read of " + ("them" if some == many else f"{some or 'none'} of them")


def _leads_to_claims(act: Vertex) -> bool:
    """Whether an illocution is about a claim, and not a scheme."""
    for edge in act.out:
        if edge.target.claim:
            return True
    return any(edge.origin.claim for edge in act.into)
