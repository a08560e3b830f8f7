"""What was kept of a file and no longer says what the map says: what is written is read again, and compared."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from debate_tui.model.debate import Claim, Relation
from debate_tui.read.draft import Draft, Node
from debate_tui.read.files import Content
from debate_tui.read.trouble import Trouble

Place: TypeAlias = Hashable
"""By what a format knows a node: its id there, and where a file has several graphs, in which it stands."""
Says: TypeAlias = tuple[str, frozenset[Place], Place]
"""The kind of a relation, the nodes from which it comes, and where it leads."""


class Form(NamedTuple):
    """A format in which written files can be read again."""

    read: Callable[[Sequence[Content], Trouble], Draft | None]
    place: Callable[[Mapping[str, Any], Any], Place]
    """The place of what has this `extra`, or else of what has this id."""
    endorsing: bool = False
    """Whether it has whether an author shares what somebody says."""


class Outdated(NamedTuple):
    """Parts of what was kept that aren't to be written."""

    relations: frozenset[Place] = frozenset()
    """The schemes that say something else than their relations do now."""
    schemes: frozenset[Place] = frozenset()
    """The schemes that would be relations that the map doesn't have."""
    claims: frozenset[Place] = frozenset()
    """The nodes that would be no claims any more: locutions that stand in no scheme now."""
    voices: frozenset[Place] = frozenset()
    """The nodes that somebody else says now, or nobody."""

    def joined(self, other: "Outdated") -> "Outdated":
        return Outdated(*(one | more for one, more in zip(self, other, strict=True)))


_TIMES = 5
"""How often a map is written until it is read as it is: what is written anew may leave over what was kept beside it."""


def mended(once: Callable[[Outdated], tuple[str, Outdated]]) -> str:
    """The text that `once` writes without what it returns as outdated."""
    text, old = "", Outdated()
    for _ in range(_TIMES):
        text, found = once(old)
        if (now := old.joined(found)) == old:
            break
        old = now
    return text


def outdated(
    form: Form, text: str, claims: Iterable[tuple[Claim, Place]], relations: Iterable[tuple[Relation, Place]]
) -> Outdated:
    """What of a written file is read otherwise than as these claims and relations, each with its node."""
    draft = form.read([Content(Path("map"), text.encode("utf-8", "replace"))], Trouble())
    if draft is None:
        return Outdated()
    known, drawn = list(claims), list(relations)
    ends: dict[str, Place] = {claim.full_id: place for claim, place in known}
    ends |= {relation.id: place for relation, place in drawn if relation.id}
    wanted: dict[Place, set[Says]] = {}
    for relation, place in drawn:
        says = (relation.kind.value, frozenset(map(ends.__getitem__, relation.origins)), ends[relation.target])
        wanted.setdefault(place, set()).add(says)
    found, voices = _read(form, draft.nodes["claim"], draft.nodes["relation"])
    speakers = {
        place: (claim.voice.speaker, claim.voice.endorsed if form.endorsing else None) if claim.voice else None
        for claim, place in known
    }
    return Outdated(
        frozenset(place for place, says in wanted.items() if not says <= found.get(place, set())),
        frozenset(place for place, says in found.items() if not says <= wanted.get(place, set())),
        frozenset(place for place in speakers if place not in voices),
        frozenset(place for place, voice in speakers.items() if place in voices and voices[place] != voice),
    )


_Voice: TypeAlias = tuple[str, bool | None] | None


def _read(
    form: Form, claims: Iterable[Node], relations: Iterable[Node]
) -> tuple[dict[Place, set[Says]], dict[Place, _Voice]]:
    """What the relations of a draft say, and who says its claims, each by its node."""
    ends: dict[str, Place] = {}
    voices: dict[Place, _Voice] = {}
    for claim in claims:
        place = form.place(claim.values.get("extra", {}), claim.values["id"])
        ends[f"{claim.values['source']}/{claim.values['id']}"] = place
        voice = claim.values["voice"].values if "voice" in claim.values else None
        voices[place] = voice and (voice["speaker"], voice.get("endorsed"))
    drawn = [(one.values, form.place(one.values["extra"], one.values["extra"].get("of"))) for one in relations]
    ends |= {values["id"]: place for values, place in drawn if "id" in values}
    found: dict[Place, set[Says]] = {}
    for values, place in drawn:
        says = (values["kind"], frozenset(map(ends.__getitem__, values["from"])), ends[values["to"]])
        found.setdefault(place, set()).add(says)
    return found, voices
