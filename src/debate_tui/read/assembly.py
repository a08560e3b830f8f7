"""A debate while it is put together: the nodes that are sound so far, and all ids that the files give."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from sys import intern

from debate_tui.model.debate import Claim, Conflict, Issue, Location, Position, Quote, Relation, Source, Stance, Voice
from debate_tui.model.library import PART
from debate_tui.model.quick import MANY, maker
from debate_tui.model.shelf import Shelved
from debate_tui.read.camps import OTHER
from debate_tui.read.draft import Draft, Node
from debate_tui.read.fields import Fields
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import listed, shown

_KINDS = {"issues": "issue", "from": "claim", "to": "claim"}
"""The kind of node that a key refers to, where it isn't named after the kind."""

_DENSE = 2
"""Relations of a claim, on average, from which on both stand on shelves whatever the format: the ways between claims take room, too."""


class _Ids:
    """The ids of one kind, sorted once, for the hints about however many references that lead to no node."""

    __slots__ = ("_by_end", "known", "listed", "ordered")

    def __init__(self, written: Collection[str], known: tuple[int, int]) -> None:
        """`known`: what they are told by from an earlier state, how many were left out, and how many are sound."""
        self.known = known
        self.ordered = sorted(written)
        self.listed = listed(self.ordered)
        self._by_end: dict[str, list[str]] = {}
        for id in self.ordered:
            if "/" in id:
                self._by_end.setdefault(id[id.index("/") + 1 :], []).append(id)

    def whole(self, word: str) -> str:
        """The hint for somebody who wrote `claim` instead of `source/claim`; empty where no claim has that id."""
        whole = self._by_end.get(word, ())
        return f"claims are named with their source: {' or '.join(map(shown, whole[:3]))}" if whole else ""


@dataclass(slots=True, eq=False, repr=False)
class Assembly:
    """The parts of a debate that are finished, and the notes that finishing the others needs."""

    draft: Draft
    trouble: Trouble
    positions: dict[str, Position] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    stances: dict[tuple[str, str], Stance] = field(default_factory=dict)
    claims: MutableMapping[str, Claim] = field(default_factory=dict)
    """The claims by full id."""
    relations: Sequence[Relation] = ()
    steps: Mapping[str, Relation] = field(default_factory=dict)
    """By id, relations of files that are not read: see `read.again`."""
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    written: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """By kind, the ids of nodes that were left out, and of all relations."""
    doubtful: set[Location] = field(default_factory=set)
    """Locations of the issues, sources and positions that nodes which were left out belong to."""
    ids: Counter[str] = field(default_factory=Counter)
    """By file, how many nodes in `written` it holds."""
    repeated: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By (file, earlier file), how many ids of the file are taken by nodes in the earlier one."""
    left_out: list[str] = field(default_factory=list)
    """The nodes that were left out, as messages name them."""
    second: set[Location] = field(default_factory=set)
    """Locations of the nodes whose id an earlier node has."""

    claim: Callable[..., Claim] = Claim
    quote: Callable[..., Quote] = Quote
    relation: Callable[..., Relation] = Relation
    """What makes the nodes of which there are very many, given all their fields."""
    brief: bool = False
    """Whether its file is brief for what it says: see `readers.Reader`."""
    positioned: bool = False
    """Whether positions are written, sound or not."""
    imported: bool = False
    """Whether the map comes from another format; then what only our own format demands may be missing."""
    sideless: bool = False
    """Whether no claim has a position until all are derived."""
    shelved: bool = False
    """Whether claims and relations stand on shelves: where a map in a brief format has very many."""

    _ordered: dict[str, _Ids] = field(default_factory=dict)
    _voices: dict[str, Voice] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.positioned = bool(self.nodes("position"))
        self.sideless = self.lacks("position")
        self.imported = "origin" in self.draft.heads[0].values
        claims, relations = len(self.nodes("claim")), len(self.nodes("relation"))
        if claims + relations >= MANY:
            self.claim, self.quote, self.relation = maker(Claim), maker(Quote), maker(Relation)
            if self.brief or relations > _DENSE * claims:
                self.claims, self.shelved = Shelved(self.file), True

    @property
    def file(self) -> str:
        """The first file of the map."""
        return self.draft.heads[0].at.file

    def same(self, id: str) -> str:
        """The id of a claim as one string for all nodes that name it, which saves memory; on shelves, each is bytes anyway."""
        return id if self.shelved else intern(id)

    def lacks(self, kind: str) -> bool:
        """Whether the map was read completely and has no node of the kind, so that such nodes may be derived. Issues, of which claims
        may have none, are so also where all that are written are broken: a map that is written and read again has none either."""
        if kind == "issue":
            return self.draft.whole and not self.issues
        return self.draft.whole and not self.positioned

    @property
    def unheld(self) -> bool:
        """Whether a source may be without a position: files that were made for something else seldom tell what a text stands for,
        and of a part, the text's own position may be outside."""
        return (
            self.imported
            or PART in self.draft.extra
            or self.lacks("position")
            or (bool(self.positions) and all(one.derived for one in self.positions.values()))
        )

    def no_side(self) -> str:
        """The id of the position of a claim to which neither it nor its source gives one: one of its own, which is derived;
        empty where all are yet to be derived."""
        if self.sideless:
            return ""
        id = OTHER
        while id in self.positions and not self.positions[id].derived:
            id += "-2"
        self.positions.setdefault(
            id, Position(id, "Other", "What nothing gives a position.", self.draft.heads[0].at, derived=True)
        )
        return id

    def fields(self, node: Node) -> Fields:
        return Fields(node, self.trouble)

    def nodes(self, kind: str) -> Sequence[Node]:
        return self.draft.nodes.get(kind, ())

    def _ids(self, kind: str) -> _Ids:
        """All ids of a kind that the files hold."""
        written = self.written.get(kind, set())
        sound: Collection[str] = getattr(self, f"{kind}s")
        ids = self._ordered.get(kind)
        if ids is None or ids.known != (len(written), len(sound)):
            ids = self._ordered[kind] = _Ids(written.union(sound), (len(written), len(sound)))
        return ids

    def voice(self, speaker: str) -> Voice:
        """The voice of a speaker, the same for all claims."""
        voice = self._voices.get(speaker)
        if voice is None:
            voice = self._voices[speaker] = Voice(speaker)
        return voice

    def note(self, node: Node) -> None:
        """Records the id of a node, if it has one."""
        id = node.values.get("id")
        if id is not None:
            source = node.values.get("source")
            id = intern(f"{source}/{id}") if node.kind == "claim" and source is not None else id
            self.written[node.kind].add(id)
            self.ids[node.at.file] += 1

    def taken(self, node: Node, id: str, at: Location) -> None:
        """Reports that the node's id is taken by an earlier node, at `at`."""
        message = f"{node.kind} id {shown(id)} is taken"
        self.trouble.add(node.location("id"), "E210", message, f"it was given at {at}")
        self.second.add(node.at)
        if at.file != node.at.file:
            self.repeated[node.at.file, at.file] += 1

    def tell_of_copies(self) -> None:
        """Reports the files more than half of whose ids an earlier file has already."""
        if self.repeated:
            for sound in (self.positions, self.issues, self.sources, self.claims, self.conflicts):
                self.ids.update(one.at.file for one in sound.values())
        for (file, first), many in self.repeated.items():
            if many * 2 > self.ids[file]:
                message = f"{many} of its {self.ids[file]} ids stand in {first} already, which counts"
                hint = "is it a copy that a sync or an editor left? compare the two, and take one away"
                self.trouble.add(Location(file), "W109", message, hint)

    def lose(self, node: Node) -> None:
        """Records a node that is left out, and marks the issue, source and position that it belongs to as doubtful.

        Without that, a check would report that nothing refers to them.
        """
        self.note(node)
        self.left_out.append(f"a second {node.told}" if node.at in self.second else node.told)
        values = node.values
        source = self.sources.get(values.get("source", ""))
        position = self.positions.get(source.position if source else values.get("position", ""))
        for issue in values.get("issues", (values.get("issue"),)):
            if found := self.issues.get(issue):
                self.doubtful.add(found.at)
        self.doubtful.update(found.at for found in (source, position) if found)

    def resolves(self, node: Node, key: str, word: str, known: Collection[str], item: int | None = None) -> bool:
        """Whether `word` under `key` names one of `known`; where it doesn't, that is reported.

        `item` is the index of `word` where the value of `key` is a list. Nothing is reported where the cause already
        was: the id exists, but its node was left out, or it may be in a file that could not be read.
        """
        if word in known:
            return True
        kind = _KINDS.get(key, key)
        written = self.written.get(kind, set())
        if self.draft.whole and word not in written:
            ids = self._ids(kind)
            hint = ids.whole(word) or self.trouble.meant(word, ids.ordered)
            if not hint:
                hint = f"{kind} ids: {ids.listed}" if ids.ordered else f"the map has no {kind}"
            message = f"{node.name}: there is no {kind} {shown(word)}"
            self.trouble.add(node.location(key, item), "E301", message, hint)
        return False
