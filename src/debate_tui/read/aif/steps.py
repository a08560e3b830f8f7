"""Makes relations of the schemes of an AIF nodeset: inferences support, conflicts rebut or undercut, MA rephrases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from debate_tui.model.debate import Kind
from debate_tui.read.aif.nodeset import SCHEMES, Edge, Nodeset, Vertex
from debate_tui.read.draft import Node
from debate_tui.read.foreign import Ids
from debate_tui.read.located import plain

_KINDS = {"RA": Kind.SUPPORTS, "CA": Kind.REBUTS, "MA": Kind.REPHRASES}
_OURS = {"Undercutting": Kind.UNDERCUTS, "Qualification": Kind.QUALIFIES, "Concurrence": Kind.CONCURS}
"""By name of a scheme, the kind that AIF doesn't have; `write.aif` writes these names."""


@dataclass(slots=True)
class Step:
    """A relation while it is made: from claims to a claim, or to another step."""

    scheme: Vertex
    kind: Kind
    origins: Sequence[str]
    target: "str | Step"
    id: str = ""
    """Given where another step ends at this one."""


@dataclass(slots=True)
class Steps:
    """The steps of a nodeset, and what they leave over."""

    nodes: Nodeset
    claims: Mapping[str, str]
    """By id of a node that became a claim, the claim's full id."""
    own: dict[str, list[Step]] = field(default_factory=dict)
    """By id of a scheme, the steps that it became."""
    again: dict[str, Vertex] = field(default_factory=dict)
    """By id of a scheme that says again what another has said, that other."""

    _known: dict[str, list[Step]] = field(default_factory=dict)
    _seen: dict[object, Step] = field(default_factory=dict)
    _ids: Ids = field(default_factory=Ids)

    def __post_init__(self) -> None:
        schemes = [node for node in self.nodes.nodes.values() if node.type in SCHEMES]
        for scheme in schemes:
            for edge in self.nodes.out.get(scheme.id, ()):
                if edge.target in self.claims:
                    kind = _OURS.get(scheme.scheme, _KINDS[scheme.type])
                    self._step(scheme, edge, kind, self.claims[edge.target])
        # What attacks a step is made after it: so circles of attacks that never reach a claim are left over.
        reached = list(self._known)
        for id in reached:
            for edge in self.nodes.into.get(id, ()):
                attacker = self.nodes.nodes[edge.origin]
                if attacker.type == "CA":
                    new = attacker.id not in self._known
                    for step in tuple(self._known[id]):
                        self._step(attacker, edge, Kind.UNDERCUTS, step)
                    if new and attacker.id in self._known:
                        reached.append(attacker.id)
        self._seen.clear()  # they have served, and are the larger part of what the steps hold
        self._known.clear()

    def _step(self, scheme: Vertex, edge: Edge, kind: Kind, target: "str | Step") -> None:
        """Adds the step from the scheme's premises to `target`, unless it has none or the step is there already."""
        into = [one for one in self.nodes.into.get(scheme.id, ()) if one.origin in self.claims]
        premises = {one.origin: one for one in reversed(into)}
        origins = [self.claims[id] for id in reversed(premises)]
        if not origins:
            return
        aim = id(target) if isinstance(target, Step) else target
        key: object = (kind, frozenset(origins), aim)
        if kind.symmetric and len(origins) == 1:
            key = (kind, frozenset((*origins, aim)))
        step = self._seen.get(key)
        if step is None:
            step = self._seen[key] = Step(scheme, kind, origins, target)
            self.own.setdefault(scheme.id, []).append(step)
            for one in (*premises.values(), edge):
                one.taken = True
            if isinstance(target, Step) and not target.id:
                target.id = self._ids.of(f"{target.scheme.type}-{target.scheme.id}")
        elif step.scheme is not scheme:
            self.again[scheme.id] = step.scheme
        if step not in self._known.setdefault(scheme.id, []):
            self._known[scheme.id].append(step)

    def relations(self) -> list[Node]:
        """The relations, in the order of their schemes in the file."""
        schemes = (id for id, node in self.nodes.nodes.items() if id in self.own)
        return [_relation(step, self._extra(step, n)) for id in schemes for n, step in enumerate(self.own[id])]

    def _extra(self, step: Step, number: int) -> dict[str, Any]:
        """What the scheme has besides the relation; of several relations of one scheme, the first has it all."""
        raw = step.scheme.raw
        if number:
            return {"of": plain(raw.get("nodeID", raw.get("id")))}
        edges = [
            edge
            for edge in (*self.nodes.into.get(step.scheme.id, ()), *self.nodes.out.get(step.scheme.id, ()))
            if edge.taken and (edge.origin == step.scheme.id or edge.origin in self.claims)
        ]
        single = len(self.own[step.scheme.id]) == 1 and len(edges) == len(step.origins) + 1
        kept = [self._remainder(edge) if single else plain(edge.raw) for edge in edges]
        return {**{key: plain(value) for key, value in raw.items()}, "edges": kept}

    def _remainder(self, edge: Edge) -> Any:
        """The id of an edge that is like all others of AIFdb's; else the whole edge."""
        ends = (self.nodes.nodes[end].raw.get("nodeID") for end in (edge.origin, edge.target))
        if edge.usual and tuple(ends) == (edge.origin, edge.target):
            return edge.written
        return plain(edge.raw)


def _relation(step: Step, extra: Mapping[str, Any]) -> Node:
    target = step.target.id if isinstance(step.target, Step) else step.target
    values: dict[str, Any] = {"kind": step.kind.value, "from": tuple(step.origins), "to": target, "extra": extra}
    if step.id:
        values["id"] = step.id
    scheme = step.scheme.scheme
    if scheme and not (scheme.startswith("Default") or scheme in _OURS):
        values["why"] = scheme
    return Node("relation", step.scheme.at, values)
