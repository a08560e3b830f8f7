"""Memory: where a reader was in each debate, and what they have read of it, kept from one session to the next.

Each id has a journal, in which entries name the map that they are about: maps which have their id in common don't have
their places in common. The last place of a map counts, and all that was ever read in it, so that several explorers at
once add to what the others remember.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Any

from debate_tui.disk.folders import user_state
from debate_tui.disk.opening import gone
from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate
from debate_tui.model.encounters import Gathering
from debate_tui.state import places
from debate_tui.state.places import Compare, Cursor, Place, Read, Spot
from debate_tui.user.journal import LONG, Entry, compact, read

_KEPT: Mapping[str, type[Place]] = {
    "overview": places.Overview, "compare": places.Compare, "list": places.Listing, "issues": places.Issues,
    "grid": places.Grid, "claim": places.Claim, "sources": places.Sources, "source": places.Source,
}  # fmt: skip
"""The screens that are returned to, by their names in journals."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a debate."""

    here: Spot | None = None
    """Where the reader was last; None where they have not been, or what was written can't be understood."""
    viewport: tuple[int, int] = (0, 0)
    """The first line in sight: the row and its line."""
    quotes: bool = True
    why: bool = False
    asked: tuple[str, ...] = ()
    """The queries that led somewhere, the latest first."""
    read: Read = field(default_factory=Read)
    line: tuple[int, int] | None = None
    """The line that was heard last, by its row and its number in it; None for who reads by eye."""

    def entry(self, before: "Memory | None" = None, map: str = "") -> Entry:
        """As a line of a journal; with `before`, only what has been read since. `map`: the path of the map it is about."""
        claims = self.read.claims - before.read.claims if before else self.read.claims
        issues = self.read.issues - before.read.issues if before else self.read.issues
        told: dict[str, Any] = {"claims": sorted(claims), "issues": sorted(issues)}
        if self.here is not None and type(self.here.place) in _NAMES:
            told["here"] = {"screen": _NAMES[type(self.here.place)], **_told(self.here.place)}
            told["cursor"] = _told(self.here.cursor)
            told |= {"viewport": [*self.viewport], "quotes": self.quotes, "why": self.why, "asked": [*self.asked]}
            told |= {"line": [*self.line]} if self.line else {}
        kept = {key: value for key, value in told.items() if value != []}
        return {"map": map, **kept} if kept and map else kept


_NAMES = {screen: name for name, screen in _KEPT.items()}


def _told(value: Any) -> dict[str, Any]:
    """The fields of a place or a cursor."""
    told = {one.name: getattr(value, one.name) for one in fields(value)}
    return {name: _json(one) for name, one in told.items()}


def _json(value: Any) -> Any:
    if isinstance(value, Compare):
        return _told(value)
    return list(value) if isinstance(value, tuple) else value


def remembered(entries: Iterable[Entry]) -> Memory:
    """What a journal's entries come to. What can't be understood is passed over."""
    memory, known = Memory(), Read()
    for entry in entries:
        known |= Read(frozenset(_strings(entry.get("claims"))), frozenset(_strings(entry.get("issues"))))
        if here := _spot(entry):
            memory = Memory(
                here,
                _pair(entry.get("viewport")),
                entry.get("quotes") is not False,
                entry.get("why") is True,
                _strings(entry.get("asked")),
                line=_pair(entry["line"]) if "line" in entry else None,
            )
    return replace(memory, read=known)


def folded(entries: Iterable[Entry]) -> list[Entry]:
    """A journal in one entry a map, the one that was read last last."""
    return [remembered(told).entry(map=map) for map, told in _by_map(entries).items()]


def _by_map(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of a journal by the map that they name, "" for none; the one that was named last last."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        map = entry.get("map")
        map = map if isinstance(map, str) else ""
        found[map] = [*found.pop(map, ()), entry]
    return found


def folded_general(entries: Iterable[Entry]) -> list[dict[str, str]]:
    """The general journal as a single entry: what was written last under each key."""
    return [{key: value for entry in entries for key, value in entry.items() if isinstance(value, str)}]


def _spot(entry: Entry) -> Spot | None:
    try:
        told = dict(entry["here"])
        place = _made(_KEPT[told.pop("screen")], told)
        return Spot(place, _made(Cursor, entry.get("cursor", {})))
    except (KeyError, TypeError, ValueError):
        return None


def _made(kind: Any, told: Any) -> Any:
    """A place or a cursor from its fields.

    Raises:
        TypeError, ValueError: these are not its fields, or not of their types.
    """
    return kind(**{name: _FIELDS.get(name, _text)(value) for name, value in dict(told).items()})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _pair(value: Any) -> tuple[int, int]:
    match value:
        case [int(row), int(line)] if row >= 0 and line >= 0:
            return row, line
    return 0, 0


_FIELDS: Mapping[str, Any] = {
    "comparison": lambda value: _made(Compare, value),
    "positions": _strings,
    "only": _strings,
    "of": Gathering,
    "row": lambda value: None if value is None else _number(value),
    "side": _number,
    "sentence": _number,
}
"""How the fields of places and cursors are read; the others are texts."""


# Files


def journal_of(debate: str) -> Path | None:
    """The journal of a debate (an id); None where the user has no home."""
    folder = user_state()
    plain = re.fullmatch(r"[a-z0-9-]{1,80}", debate) is not None
    name = debate if plain else f"{_digest(debate)[:32]}_"
    return Path(folder, "memory", f"{name}.jsonl") if folder else None


def general() -> Path | None:
    """The journal of what belongs to no debate: which one was read last, and the theme."""
    folder = user_state()
    return Path(folder, "explorer.jsonl") if folder else None


def map_of(debate: Debate) -> str:
    """The path by which a map is told from others of its id."""
    return os.path.realpath(debate.at.file)


def recalled(debate: Debate) -> Memory:
    """What is remembered of a debate.

    What was kept of a map that is no longer where it was belongs to every map of its id: it may have been moved. So does
    what names none.
    """
    path = journal_of(debate.id)
    if path is None:
        return Memory()
    told, own = _by_map(read(path)), map_of(debate)
    moved = [entry for map, found in told.items() if (not map or gone(map)) for entry in found]
    memory = remembered([*moved, *_without_suffix(debate), *told.get(own, ())])
    if _long(path):
        compact(path, folded)
    return memory


def _without_suffix(debate: Debate) -> list[Entry]:
    """What was kept of a file of another program when it was called without its suffix."""
    from debate_tui.text.ids import id_before, id_of_file

    origin = debate.origin
    if not (origin and origin.file) or id_of_file(origin.file) != debate.id:
        return []
    path = journal_of(id_before(origin.file, origin.format))
    found = _by_map(read(path)).get(map_of(debate), ()) if path else ()
    return [{key: _of(debate.id, told) if key == "here" else told for key, told in one.items()} for one in found]


def _of(debate: str, place: Any) -> Any:
    """A place of a journal as one of this debate (an id)."""
    if not isinstance(place, dict):
        return place
    return {key: debate if key == "debate" else _of(debate, value) for key, value in place.items()}


def recalled_general() -> Mapping[str, str]:
    """The id of the debate that was read last (`debate`, "" in the library), and the `theme`, as far as they are known."""
    path = general()
    if path is None:
        return {}
    (found,) = folded_general(read(path))
    if _long(path):
        compact(path, folded_general)
    return found


def _long(path: Path) -> bool:
    try:
        return path.stat().st_size > LONG
    except OSError:
        return False


def _digest(text: str) -> str:
    from debate_tui.disk.digest import sha256  # few ids need it

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
