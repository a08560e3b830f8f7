"""A debate while it is being put together: the nodes that are sound so far, and the ids that were written at all."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from debate_tui.model.debate import Claim, Conflict, Issue, Location, Position, Relation, Source, Stance
from debate_tui.read.draft import Draft, Node
from debate_tui.read.fields import Fields
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import listed, shown

_KINDS = {"issues": "issue", "from": "claim", "to": "claim"}
"""What a key refers to, where it does not say so itself."""


class _Ids:
    """The ids of a kind, put in order once, however many references to nothing are to be told about them."""

    __slots__ = ("_by_end", "count", "listed", "ordered")

    def __init__(self, written: Collection[str]) -> None:
        self.count = len(written)
        self.ordered = sorted(written)
        self.listed = listed(self.ordered)
        self._by_end: dict[str, list[str]] = {}
        for id in self.ordered:
            if "/" in id:
                self._by_end.setdefault(id[id.index("/") + 1 :], []).append(id)

    def whole(self, word: str) -> str:
        """What to say to somebody who writes `claim` for `source/claim`."""
        whole = self._by_end.get(word, ())
        return f"claims are named with their source: {' or '.join(map(shown, whole[:3]))}" if whole else ""


@dataclass(slots=True)
class Assembly:
    draft: Draft
    trouble: Trouble
    positions: dict[str, Position] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    stances: dict[tuple[str, str], Stance] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    """By full id."""
    relations: tuple[Relation, ...] = ()
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    written: dict[str, set[str]] = field(default_factory=dict)
    """By kind, every id that a node has, even where the node had to be left out."""
    doubtful: set[Location] = field(default_factory=set)
    """The places of nodes that a node which was left out would have spoken on."""
    ids: Counter[str] = field(default_factory=Counter)
    """How many ids each file gives."""
    repeated: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many ids of a file, the first, stand in another already, the second."""
    left_out: list[str] = field(default_factory=list)
    """The nodes that were left out, as messages name them."""
    second: set[Location] = field(default_factory=set)
    """The nodes whose id another has already."""

    _ordered: dict[str, _Ids] = field(default_factory=dict)

    @property
    def imported(self) -> bool:
        """Whether the map comes from another format: then it is not held to what a mapper here is asked for."""
        return "origin" in self.draft.heads[0].values

    def lacks(self, kind: str) -> bool:
        """Whether the map has no node of the kind, so that they may be derived."""
        return self.draft.whole and not self.draft.nodes.get(kind)

    def fields(self, node: Node) -> Fields:
        return Fields(node, self.trouble)

    def nodes(self, kind: str) -> Sequence[Node]:
        return self.draft.nodes.get(kind, ())

    def _ids(self, kind: str, written: Collection[str]) -> _Ids:
        ids = self._ordered.get(kind)
        if ids is None or ids.count != len(written):
            ids = self._ordered[kind] = _Ids(written)
        return ids

    def note(self, node: Node) -> None:
        """Remembers that a node with its id was written."""
        id, source = node.values.get("id"), node.values.get("source")
        if id is not None:
            id = f"{source}/{id}" if node.kind == "claim" and source is not None else id
            self.written.setdefault(node.kind, set()).add(id)
            self.ids[node.at.file] += 1

    def taken(self, node: Node, id: str, at: Location) -> None:
        """Says that another node has the id already."""
        message = f"{node.kind} id {shown(id)} is taken"
        self.trouble.add(node.location("id"), "E210", message, f"it was given at {at}")
        self.second.add(node.at)
        if at.file != node.at.file:
            self.repeated[node.at.file, at.file] += 1

    def tell_of_copies(self) -> None:
        """Says which files hold mostly ids that stand in another file already."""
        for (file, first), many in self.repeated.items():
            if many * 2 > self.ids[file]:
                message = f"{many} of its {self.ids[file]} ids stand in {first} already, which counts"
                hint = "is it a copy that a sync or an editor left? compare the two, and take one away"
                self.trouble.add(Location(file), "W109", message, hint)

    def lose(self, node: Node) -> None:
        """Takes note of a node that is left out, and of what it would have spoken on: nobody should say that nothing does."""
        self.left_out.append(f"a second {node.told}" if node.at in self.second else node.told)
        values = node.values
        source = self.sources.get(values.get("source", ""))
        position = self.positions.get(source.position if source else values.get("position", ""))
        for issue in values.get("issues", (values.get("issue"),)):
            if found := self.issues.get(issue):
                self.doubtful.add(found.at)
        self.doubtful.update(found.at for found in (source, position) if found)

    def resolves(self, node: Node, key: str, word: str, known: Collection[str], item: int | None = None) -> bool:
        """Whether `word` under `key`, or `item` of a list there, names one of `known`; where it does not, says so.

        It stays silent where the cause has been reported already: the id was written, but its node was left
        out, or may stand in a file that could not be read.
        """
        if word in known:
            return True
        kind = _KINDS.get(key, key)
        written = self.written.get(kind, set())
        if self.draft.whole and word not in written:
            ids = self._ids(kind, written)
            hint = ids.whole(word) or self.trouble.meant(word, ids.ordered)
            if not hint:
                hint = f"{kind} ids: {ids.listed}" if written else f"the map has no {kind}"
            message = f"{node.name}: there is no {kind} {shown(word)}"
            self.trouble.add(node.location(key, item), "E301", message, hint)
        return False
