"""Writes a debate as AIF: claims as information nodes, relations as schemes; what was read from AIF stands as it did."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from debate_tui.model.debate import Debate, Relation
from debate_tui.model.library import ALSO, CORPUS, NODESET, UNDRAWN
from debate_tui.pages.document import Extract
from debate_tui.read.aif.corpus import NODESETS, OTHER
from debate_tui.read.aif.draft import read_aif
from debate_tui.read.aif.written import name_of
from debate_tui.text.json_text import json_line, json_text
from debate_tui.write import unsaid
from debate_tui.write.aif_nodeset import Names, Nodeset, key_of
from debate_tui.write.json import chosen_relations
from debate_tui.write.outdated import Form, Outdated, Place, mended, outdated
from debate_tui.write.writers import Options, followed

_OURS = frozenset(("aif", "xaif"))
_PLACE = unsaid.Place(tuple(_OURS), has=("steps", "links", "voices"))
left_out = partial(unsaid.left_out, place=_PLACE)


def _place(extra: Mapping[str, Any], otherwise: Any) -> Place:
    return extra.get(NODESET, 1), name_of(extra.get("nodeID", extra.get("id", otherwise)))


_FORM = Form(read_aif, _place)


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the nodeset as JSON, with xAIF's wrapper where it was read with one; a corpus as it holds its nodesets.

    What was kept of the file is written as far as it says what the map says, which somebody may have edited: what is written is
    read again, and what differs written anew.
    """
    extract = extract.alone
    origin = extract.debate.origin
    if origin is None or origin.format not in _OURS:
        return _Writing(extract, options, Outdated()).pieces()

    def once(old: Outdated) -> tuple[str, Outdated]:
        writing = _Writing(extract, options if old == Outdated() else Options(), old)
        text = "".join(writing.pieces())
        return text, writing.outdated(text)

    return iter((mended(once),))


class _Writing:
    """A debate while it is written."""

    def __init__(self, extract: Extract, options: Options, old: Outdated) -> None:
        debate = extract.debate
        format = debate.origin.format if debate.origin is not None else ""
        read = format in _OURS
        extra = {key: one for key, one in debate.extra.items() if key != UNDRAWN} if read else {}
        self._held: Any = extra.get(CORPUS)
        found: Any = [extra] if self._held is None else extra[NODESETS]
        self._wrapped = self._held is not None or format == "xaif"
        names = Names(debate, found if read else ())
        self._sets = sets = {n: Nodeset(n, names, read, one, old) for n, one in enumerate(found, 1)}
        first = next((number for number, one in enumerate(found, 1) if OTHER not in one), 1)
        self._claims = extract.chosen_claims
        relations = list(chosen_relations(extract))  # known by their identity below
        self._of: list[int] = []
        """By claim, the number of its first nodeset."""
        for claim in followed(self._claims, options, 0, 0.5):
            for number, kept in _standing(claim.extra if read else {}, first):
                sets[number].add_claim(claim, kept)
            self._of.append(claim.extra.get(NODESET, first) if read else first)
        several = len(sets) > 1
        self._drawn = [(one, sets[_number(one, debate, first) if several else first]) for one in relations]
        for relation, nodeset in self._drawn:
            nodeset.name(relation)
        for relation, nodeset in followed(self._drawn, options, 0.5):
            nodeset.add_relation(relation)

    def pieces(self) -> Iterator[str]:
        """The text."""
        whole = [made.whole(self._wrapped) for made in self._sets.values()]
        if self._held is None:
            return json_text(whole[0])
        return map(json_line(), whole) if "lines" in self._held else json_text(_as_held(whole, self._held))

    def outdated(self, text: str) -> Outdated:
        """What in the text, which was written of this, isn't read as the map has it."""
        claims = (
            (claim, self._sets[of].place(claim.full_id)) for claim, of in zip(self._claims, self._of, strict=True)
        )
        return outdated(_FORM, text, claims, ((relation, of.place(key_of(relation))) for relation, of in self._drawn))


def _number(relation: Relation, debate: Debate, first: int) -> int:
    """The number of the nodeset in which a relation stands; of a new one, that of what it leads to."""
    while NODESET not in relation.extra and relation.target in debate.relation:
        relation = debate.relation[relation.target]
    of: Mapping[str, Any] = relation.extra if NODESET in relation.extra else debate.claim[relation.target].extra
    return int(of.get(NODESET, first))


def _standing(extra: Mapping[str, Any], first: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """The numbers of the nodesets in which a claim stands, and what each has beside it."""
    kept = dict(extra)
    also, number = kept.pop(ALSO, ()), kept.pop(NODESET, first)
    yield number, kept
    for one in also:
        yield one[NODESET], {key: value for key, value in one.items() if key != NODESET}


def _as_held(nodesets: list[Any], held: Mapping[str, Any]) -> Any:
    """The nodesets of a corpus in what holds them."""
    inner = dict(zip(held["keys"], nodesets, strict=True)) if "keys" in held else nodesets
    return {held["key"]: inner, **held["rest"]} if "key" in held else inner
