"""Nodes and edges of AIF, as they are parsed and joined."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, Struct, UnsetType

from debate_tui.model.debate import Location
from debate_tui.read.aif.written import name_of
from debate_tui.read.located import plain

NONE: Any = ()
"""The edges of a node that has none."""


class Vertex(Struct, eq=False, gc=False, forbid_unknown_fields=True, rename={"name": "nodeID", "applies": "scheme"}):
    """A node of the nodeset. A list of nodes with no keys but AIFdb's is parsed to such at once, several times faster than one by one."""

    name: str | int
    """Its nodeID, as the file has it; where that isn't parsed at once, anything."""
    text: str
    type: str
    timestamp: str | UnsetType | None = UNSET
    applies: str | UnsetType | None = UNSET
    """The name of the scheme that it applies."""
    schemeID: str | int | UnsetType | None = UNSET  # noqa: N815  # as the file calls it
    id: str = ""
    """Its nodeID as text."""
    offset: int = 0
    document: Any = None
    """The `Document` that it stands in."""
    written: Any = None
    """What stands in the file: a mapping, or a tuple of its keys and of its values; None of a node with no keys but AIFdb's and a
    type that AIF has."""
    into: "list[Edge]" = NONE
    """The edges that lead to it."""
    out: "list[Edge]" = NONE
    """The edges that lead from it."""
    claim: str = ""
    """The full id of the claim that it has become."""

    @property
    def scheme(self) -> str:
        """The name of an inference's or a conflict's scheme, where it has one of its own; else ""."""
        return name_of(self.applies) if self.applies else ""

    @property
    def exact(self) -> bool:
        """Whether its nodeID stands in the file as its `id`, a text without blanks around it."""
        return self.name == self.id

    def others(self) -> dict[str, Any]:
        """What a claim's node says besides its id and its text, and these too where they aren't as claims have them."""
        if self.written is None and self.name == self.id and self.applies is UNSET and self.schemeID is UNSET:
            kept = {} if self.timestamp is UNSET else {"timestamp": self.timestamp}
            return kept if self.type == "I" else {**kept, "type": self.type}
        raw = self.raw
        kept = {key: plain(value) for key, value in raw.items() if key not in ("nodeID", "text", "type")}
        if not isinstance(said := raw.get("text"), str):
            kept["text"] = plain(said)
        if "nodeID" in raw and ("id" in raw or not self.exact):  # OVA calls it `id` alone
            kept["nodeID"] = plain(raw["nodeID"])
        if (of := raw.get("type")) != "I":
            kept["type"] = of
        return kept

    def values(self) -> dict[str, Any]:
        """All that it says, as plain values."""
        if self.written is not None:
            return dict(plain(self.raw))
        raw: dict[str, Any] = {"nodeID": self.name, "text": self.text, "type": self.type}
        if self.timestamp is not UNSET:
            raw["timestamp"] = self.timestamp
        if self.applies is not UNSET:
            raw["scheme"] = self.applies
        if self.schemeID is not UNSET:
            raw["schemeID"] = self.schemeID
        return raw

    @property
    def raw(self) -> Mapping[str, Any]:
        """As it stands in the file."""
        written: Any = self.written
        if written is None:
            return self.values()
        return dict(zip(written[0], written[1:], strict=True)) if type(written) is tuple else written

    @property
    def at(self) -> Location:
        """Its location, which is only looked for where it is asked for: most of a dialogue's nodes are never told of."""
        at: Location = self.document.at(self.offset)
        return at


if TYPE_CHECKING:
    _End = Vertex
else:  # what stands in the file, until the edge has become one of its nodes
    _End = str | int


class Edge(
    Struct,
    eq=False,
    gc=False,
    forbid_unknown_fields=True,
    rename={"name": "edgeID", "origin": "fromID", "target": "toID", "form": "formEdgeID"},
):
    """An edge from a node to a node. A list of edges with no keys but AIFdb's is parsed to such at once."""

    name: str | int
    """Its edgeID."""
    origin: _End
    target: _End
    form: str | int | UnsetType | None = UNSET
    place: int = 0
    """Its offset in the file; of one that was parsed at once, its number among the edges: see `Nodeset.at`."""
    written: Any = None
    """The edge as it was parsed; None of one that has no keys but AIFdb's, and the ids of its nodes as its ends."""
    taken: bool = False
    """Whether a relation stands for it."""

    @property
    def raw(self) -> Any:
        """The edge as it stands in the file."""
        return self.written if self.written is not None else self.between(self.origin.id, self.target.id)

    def between(self, origin: Any, target: Any) -> dict[str, Any]:
        """An edge with no keys but AIFdb's, with these ends, as it stands in the file."""
        raw = {"edgeID": self.name, "fromID": origin, "toID": target}
        return raw if self.form is UNSET else {**raw, "formEdgeID": self.form}

    def join(self) -> None:
        """Notes the edge at both its ends."""
        if self.origin.out is NONE:
            self.origin.out = [self]
        else:
            self.origin.out.append(self)
        if self.target.into is NONE:
            self.target.into = [self]
        else:
            self.target.into.append(self)


def acts_of(node: Vertex) -> Sequence[Vertex]:
    """The illocutions that lead to a node; those beside it where its own can't be among them, since some files have edges reversed."""
    acts = []
    for edge in node.into:
        if edge.origin.type == "YA":
            acts.append(edge.origin)
    if node.type != "L":
        for edge in node.out:
            if edge.target.type == "YA":
                acts.append(edge.target)
    return acts if len(acts) < 2 else list(dict.fromkeys(acts))


def beside(node: Vertex, one: str, other: str) -> list[Vertex]:
    """The neighbours of these types; direction says nothing here, and some files have it reversed."""
    beside = []
    for edge in node.into:
        if (type := edge.origin.type) == one or type == other:
            beside.append(edge.origin)
    for edge in node.out:
        if (type := edge.target.type) == one or type == other:
            beside.append(edge.target)
    return beside if len(beside) < 2 else list(dict.fromkeys(beside))
