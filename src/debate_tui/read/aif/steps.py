"""Makes relations of the schemes of an AIF nodeset: inferences support, conflicts rebut or undercut, MA rephrases."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from msgspec import Struct

from debate_tui.model.debate import Kind
from debate_tui.model.library import UNDRAWN
from debate_tui.model.packed import packed
from debate_tui.read.aif.nodeset import SPEECH, Nodeset
from debate_tui.read.aif.vertex import Edge, Vertex
from debate_tui.read.draft import Node, node_of
from debate_tui.read.foreign import Ids
from debate_tui.read.located import plain
from debate_tui.read.trouble import Trouble
from debate_tui.text.scripts import are_tidy
from debate_tui.text.wording import counted

KINDS = {"RA": Kind.SUPPORTS, "CA": Kind.REBUTS, "MA": Kind.REPHRASES}
"""By type of a scheme, what it does to a claim."""
OURS = {"Undercutting": Kind.UNDERCUTS, "Qualification": Kind.QUALIFIES, "Concurrence": Kind.CONCURS}
"""By name of a scheme, the kind that AIF doesn't have; `write.aif` writes these names."""


_MERE = re.compile(
    r"(?i)\s*(?:[0-9]*|[RCM]A(?:[ -]?node)?|pro|con|(?:inference|support|conflict|attack|rephrase|rebuttal|rebut)s?|LCS)\s*"
)
"""What says no more than the type of a scheme."""
_MANY = 1000
"""Undercuts, besides one for each edge, beyond which a conflict undercuts only the first of a scheme's steps: conflicts that
all attack each other would have exponentially many."""
_ENDS = 100_000
"""Premises of all relations, besides a few for each edge, beyond which a scheme with several conclusions leads only to the first:
thousands of premises with thousands of conclusions would be millions."""
_WORDS = {kind: kind.value for kind in Kind}


class Step(Struct, eq=False, gc=False):
    """A relation while it is made: from claims to a claim, or to another step."""

    scheme: Vertex
    kind: Kind
    origins: tuple[str, ...]
    target: "str | Step"
    id: str = ""
    """Given where another step ends at this one."""


@dataclass(slots=True)
class Steps:
    """The steps of a nodeset whose claims are known (`Vertex.claim`), and what they leave over."""

    nodes: Nodeset
    schemes: Sequence[Vertex]
    """Its schemes, in the order of the file."""
    own: dict[str, list[Step]] = field(default_factory=dict)
    """By id of a scheme, the steps that it became."""
    again: dict[str, Vertex] = field(default_factory=dict)
    """By id of a scheme that says again what another has said, that other."""
    _known: dict[str, Step | dict[int, Step]] = field(default_factory=dict)
    """By id of a scheme, the step that it stands for; several by their identity."""
    _cut: list[Vertex] = field(default_factory=list)
    """The conflicts that undercut only the first of several steps, since there are too many."""
    _wide: list[Edge] = field(default_factory=list)
    """The edges to conclusions that are not drawn, since their schemes have too many premises and conclusions."""
    _seen: dict[object, Step] = field(default_factory=dict)
    _ids: Ids = field(default_factory=Ids)

    def __post_init__(self) -> None:
        room = _ENDS + 20 * sum([len(scheme.into) + len(scheme.out) for scheme in self.schemes])
        for scheme in self.schemes:
            kind = OURS.get(scheme.scheme) or KINDS[scheme.type]
            for edge in scheme.out:
                if aim := edge.target.claim:
                    room -= len(scheme.into)
                    if room < 0 and scheme.id in self._known:
                        self._wide.append(edge)
                        continue
                    self._step(scheme, edge, kind, aim)
        # What attacks a step is made after it: so circles of attacks that never reach a claim are left over.
        attacked = any(
            edge.target.type in KINDS for scheme in self.schemes if scheme.type == "CA" for edge in scheme.out
        )
        reached = list(self._known) if attacked else []
        most = _MANY + sum([len(scheme.into) for scheme in self.schemes])
        nodes = self.nodes.nodes
        for id in reached:
            for edge in nodes[id].into:
                attacker = edge.origin
                if attacker.type == "CA":
                    new = attacker.id not in self._known
                    known = self._known[id]
                    aims = (known,) if isinstance(known, Step) else tuple(known.values())
                    if most < 0 and len(aims) > 1:
                        aims = aims[:1]
                        self._cut.append(attacker)
                    for step in aims:
                        self._step(attacker, edge, Kind.UNDERCUTS, step)
                    most -= len(aims)
                    if new and attacker.id in self._known:
                        reached.append(attacker.id)
        self._known.clear()

    def _step(self, scheme: Vertex, edge: Edge, kind: Kind, target: "str | Step") -> None:
        """Adds the step from the scheme's premises to `target`, unless it has none or the step is there already."""
        premises = scheme.into
        if len(premises) != 1 or not premises[0].origin.claim:  # as nearly no scheme has it
            premises = [one for one in premises if one.origin.claim]
        if not premises:
            return
        mutual = False
        if len(premises) > 1:
            premises = list({one.origin.id: one for one in reversed(premises)}.values())[::-1]
            others = [one for one in premises if one.origin.claim != target]
            mutual = kind is Kind.REBUTS and others != [] and _is_mutual(scheme, premises)
            if mutual:  # nobody is against itself: each is met by the others
                premises = others
            origins = tuple([one.origin.claim for one in premises])
        else:
            origins = (premises[0].origin.claim,)
        aim = target if type(target) is str else id(target)
        if len(origins) > 1:
            key: object = (kind, frozenset(origins), aim)
        elif isinstance(aim, str) and aim < origins[0] and kind.symmetric:
            key = (kind, aim, origins[0])
        else:
            key = (kind, origins[0], aim)
        step = self._seen.get(key)
        if step is None:
            step = self._seen[key] = Step(scheme, kind, origins, target)
            self.own.setdefault(scheme.id, []).append(step)
            edge.taken = True
            for one in premises:
                one.taken = True
            if type(target) is Step and not target.id:
                target.id = self._ids.new(f"{target.scheme.type}-{target.scheme.id}")
        elif step.scheme is not scheme:
            self.again[scheme.id] = step.scheme
        elif mutual:  # the same two claims, the other way round
            edge.taken = True
            for one in premises:
                one.taken = True
        known = self._known.setdefault(scheme.id, step)
        if known is not step:
            if isinstance(known, Step):
                known = self._known[scheme.id] = {id(known): known}
            known.setdefault(id(step), step)

    def undrawn(self, left: Iterable[Vertex], loose: int) -> dict[str, int]:
        """Under `UNDRAWN`, how many of the nodes that are `left` over, and of the edges, may be for or against a claim of the
        map; empty for none. `loose`: from how many claims edges lead to claims."""
        many = loose + len(self._wide)
        for node in left:
            if node.type in SPEECH or node.id in self.again:
                continue
            ends = any(edge.target.claim or edge.target.id in self.own for edge in node.out)
            begins = sum(edge.origin.claim != "" for edge in node.into)
            attacks = node.type == "CA" and begins > 0 and len(node.out) > 0  # a step that isn't drawn, of some claim
            many += ends or attacks or (node.type not in ("RA", "MA") and begins > 1)
        return {UNDRAWN: many} if many else {}

    def tell(self, trouble: Trouble) -> None:
        """Reports what was too much to be made: in one line, since there are very many then."""
        if self._wide:
            told = f"{counted(len({one.origin.id for one in self._wide}), 'scheme')} with very many premises and conclusions"
            message = f"{told}: {counted(len(self._wide), 'conclusion')} of theirs are not drawn"
            trouble.add(self._wide[0].origin.at, "W127", message, "they are kept as extra")
        if self._cut:
            told = f"{counted(len({one.id for one in self._cut}), 'conflict')} attack schemes that became several relations"
            trouble.add(
                self._cut[0].at,
                "W127",
                f"{told}: of so many, only the first of each is undercut",
                "they are kept as extra",
            )

    def relations(self, besides: Mapping[str, Any]) -> Iterator[Node]:
        """The relations, in the order of their schemes in the file, with this `extra` besides; each is made when it is asked for."""
        for scheme in self.schemes:
            yield from self.of(scheme, besides)

    def of(self, scheme: Vertex, besides: Mapping[str, Any]) -> Iterator[Node]:
        """The relations of one of the schemes."""
        for number, step in enumerate(self.own.get(scheme.id, ())):
            extra = self._extra(step, number)
            yield _relation(step, {**besides, **extra} if besides else extra)

    def _extra(self, step: Step, number: int) -> dict[str, Any]:
        """What the scheme has besides the relation; of several relations of one scheme, the first has it all."""
        scheme = step.scheme
        if number:
            raw = scheme.raw
            return {"of": plain(raw.get("nodeID", raw.get("id")))}
        alone = len(self.own[scheme.id]) == 1
        if alone and len(scheme.into) == 1 == len(scheme.out):  # as nearly all have it: no other edge can be meant
            extra, leading = scheme.values(), scheme.out[0]
            usual = type(step.target) is str
            extra["edges"] = [_remainder(scheme.into[0]), _remainder(leading) if usual else _leading(leading, step)]
            return extra
        edges: list[Edge] = []
        for edge in scheme.into:
            if edge.taken and (edge.origin.claim or edge.origin is scheme):
                edges.append(edge)
        for edge in scheme.out:
            if edge.taken and edge.target is not scheme:
                edges.append(edge)
        single = len(edges) == len(step.origins) + 1 and alone
        extra = scheme.values()
        extra["edges"] = (
            [*map(_remainder, edges[:-1]), _leading(edges[-1], step)] if single else [plain(edge.raw) for edge in edges]
        )
        return extra


def _is_mutual(scheme: Vertex, premises: Sequence[Edge]) -> bool:
    """Whether a conflict leads back to each claim that it comes from, as one node that is drawn both ways."""
    return {one.origin.id for one in premises} <= {one.target.id for one in scheme.out}


def _leading(edge: Edge, step: Step) -> Any:
    """What is kept of the edge that leads on from a scheme: all of it, where it ends at one that says again what another says."""
    aimed = step.target
    again = isinstance(aimed, Step) and aimed.scheme is not edge.target
    return plain(edge.raw) if again else _remainder(edge)


def _remainder(edge: Edge) -> Any:
    """The id of an edge that is like all others of AIFdb's; else the whole edge."""
    origin, target = edge.origin, edge.target
    like = edge.written is None and edge.form is None and origin.name == origin.id and target.name == target.id
    return edge.name if like and type(edge.name) is str else plain(edge.raw)


def _relation(step: Step, extra: dict[str, Any]) -> Node:
    target = step.target.id if isinstance(step.target, Step) else step.target
    values: dict[str, Any] = {
        "kind": _WORDS[step.kind],
        "from": step.origins,
        "to": target,
        "extra": packed(extra),
    }
    if step.id:
        values["id"] = step.id
    scheme = _named(step.scheme.scheme, step.scheme.text)
    if scheme:
        values["why"] = scheme
    tidy = not scheme or are_tidy(f" {scheme} ")
    return node_of("relation", step.scheme.at, values, None, (), (), tidy)


@lru_cache(maxsize=1024)
def _named(scheme: str, text: str) -> str:
    """What the argumentation scheme is called that a node with this scheme and text applies; "" where it says no more than its type.
    OVA and the microtexts have that name in its text, and a number or nothing as its scheme."""
    name = scheme or text
    if name.isdecimal():
        name = text
    return "" if name.startswith("Default") or name in OURS or _MERE.fullmatch(name) else name
