"""A debate while it is being put together: the nodes that are sound so far, and the ids that were written at all."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from debate_tui.load.tables import Table
from debate_tui.load.trouble import Trouble
from debate_tui.model import Claim, Issue, Location, Position, Relation, Source, Stance
from debate_tui.wording import listed, shown

_KINDS = {"issues": "issue", "from": "claim", "to": "claim"}
"""What a key refers to, where it does not say so itself."""


class _Ids:
    """The ids of a kind, put in order once, however many references to nothing are to be told about them."""

    __slots__ = ("_by_end", "count", "listed")

    def __init__(self, written: Collection[str]) -> None:
        self.count = len(written)
        ordered = sorted(written)
        self.listed = listed(ordered)
        self._by_end: dict[str, list[str]] = {}
        for id in ordered:
            if "/" in id:
                self._by_end.setdefault(id[id.index("/") + 1 :], []).append(id)

    def whole(self, word: str) -> str:
        """What to say to somebody who writes `claim` for `source/claim`."""
        whole = self._by_end.get(word, ())
        return f"claims are named with their source: {' or '.join(map(shown, whole[:3]))}" if whole else ""


@dataclass(slots=True)
class Draft:
    whole: bool
    """False where a file of the debate could not be read: then what a reference names may stand there."""
    positions: dict[str, Position] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    stances: dict[tuple[str, str], Stance] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    """By full id."""
    relations: dict[int, Relation] = field(default_factory=dict)
    """By their place in the files: undercuts of relations are read last, but keep their place."""
    written: dict[str, set[str]] = field(default_factory=dict)
    """By kind, every id that a table has, even where the table had to be left out."""
    doubtful: set[Location] = field(default_factory=set)
    """The places of nodes that a table which was left out would have spoken on."""
    ids: Counter[str] = field(default_factory=Counter)
    """How many ids each file gives."""
    repeated: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many ids of a file, the first, stand in another already, the second."""
    left_out: list[str] = field(default_factory=list)
    """The tables that were left out, as messages name them."""
    second: set[Location] = field(default_factory=set)
    """The tables whose id another has already."""

    _ordered: dict[str, _Ids] = field(default_factory=dict)

    def _ids(self, kind: str, written: Collection[str]) -> _Ids:
        ids = self._ordered.get(kind)
        if ids is None or ids.count != len(written):
            ids = self._ordered[kind] = _Ids(written)
        return ids

    def note(self, kind: str, id: object, file: str) -> None:
        """Remembers that a table with this id was written."""
        if isinstance(id, str):
            self.written.setdefault(kind, set()).add(id)
            self.ids[file] += 1

    def taken(self, table: Table, id: str, at: Location) -> None:
        """Says that another table has the id already."""
        message = f"{table.kind} id {shown(id)} is taken"
        table.trouble.add(table.place("id"), "E210", message, f"it was given at {at}")
        self.second.add(table.at)
        if at.file != table.at.file:
            self.repeated[table.at.file, at.file] += 1

    def tell_of_copies(self, trouble: Trouble) -> None:
        """Says which files hold mostly ids that stand in another file already."""
        for (file, first), many in self.repeated.items():
            if many * 2 > self.ids[file]:
                message = f"{many} of its {self.ids[file]} ids stand in {first} already, which counts"
                hint = "is it a copy that a sync or an editor left? compare the two, and take one away"
                trouble.add(Location(file), "W109", message, hint)

    def lose(self, table: Table) -> None:
        """Takes note of a table that is left out, and of what it would have spoken on: nobody should say that nothing does."""
        self.left_out.append(f"a second {table.told}" if table.at in self.second else table.told)
        data = table.data
        source = self.sources.get(_text(data.get("source")))
        position = self.positions.get(source.position if source else _text(data.get("position")))
        issues = data.get("issues", data.get("issue"))
        for issue in issues if isinstance(issues, list) else [issues]:
            if node := self.issues.get(_text(issue)):
                self.doubtful.add(node.at)
        self.doubtful.update(node.at for node in (source, position) if node)

    def resolves(self, table: Table, key: str, word: str, known: Collection[str]) -> bool:
        """Whether `word` under `key` names one of `known`; where it does not, says so.

        It stays silent where the cause has been reported already: the id was written, but its table was left
        out, or may stand in a file that could not be read.
        """
        if word in known:
            return True
        kind = _KINDS.get(key, key)
        written = self.written.get(kind, set())
        if self.whole and word not in written:
            ids = self._ids(kind, written)
            hint = ids.whole(word) or table.trouble.meant(word, written)
            if not hint:
                hint = f"{kind} ids: {ids.listed}" if written else f"the map has no {kind}"
            message = f"{table.name}: there is no {kind} {shown(word)}"
            table.trouble.add(table.where(key, word), "E301", message, hint)
        return False


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
