"""Reads the rows of our own export, each by its kind; what a row says beyond its kind, in any cell, is kept as extra and told."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from debate_tui.model.attribution import SILENCES
from debate_tui.model.debate import Location, QuoteState, Role
from debate_tui.model.library import PART
from debate_tui.read.draft import Draft, Node
from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import add_to, items_of, named, text_of
from debate_tui.read.rows.places import FOUND, KEPT, NO_QUOTE, OF_QUOTE, OF_RELATION, PLACES
from debate_tui.read.rows.quoted import quotes_of
from debate_tui.read.rows.reading import Reading
from debate_tui.read.rows.table import Row
from debate_tui.text.dates import spoken
from debate_tui.text.wording import counted, listed, shown

_KEYS = {word: key for key, word in KEPT.items()}
_NOTE = re.compile(rf"part of (\S+)|({'|'.join(_KEYS)}): ([0-9]{{1,9}})")
"""What the note of our export's debate says of the map: that it is a part, and how many relations of its file aren't drawn."""
_DERIVED = ("derived", "true", "yes")


_CITING = {"in", "by", "and", "et", "al", "the", "file", "author", "authors", "reported", "shared", "not", "left", "open", "whether", "it", "is", "untitled", "undated", "dated"}  # fmt: skip
"""The words of a citation that no source has."""


def _words(texts: Iterable[str]) -> set[str]:
    return {word.lstrip("0") for text in texts for word in re.findall(r"\w+", text.lower())}


def _name(nodes: Iterable[Node], key: str) -> None:
    """Takes the ids away that our export puts behind names which several have."""
    bare = {id(one): one.values[key].removesuffix(f" ({one.values['id']})") for one in nodes}
    often = Counter(bare[id(one)] for one in nodes if bare[id(one)] != one.values[key])
    for one in nodes:
        if often[bare[id(one)]] > 1:
            one.values[key] = bare[id(one)]  # type: ignore[index]


class OwnReading(Reading):
    """Our own table while a draft is made of it."""

    def draft(self, rows: Iterable[Row]) -> Draft | None:
        self._kept: dict[tuple[str, str], tuple[int, Location]] = {}
        """By kind of row and column, how many cells are kept as extra, and the row of the first."""
        self._says_id = False
        """Whether the row of the debate says its id."""
        self._conflicts: list[Location] = []
        """The rows of conflicts of fact, which only our JSON and TOML have a place for."""
        draft = super().draft(rows)
        for kind, key in (("position", "label"), ("issue", "question")) if draft else ():
            _name(draft.nodes[kind], key)  # type: ignore[union-attr]
        if self._conflicts:
            message = f"{counted(len(self._conflicts), 'row')} of conflicts of fact kept as extra: tables have no place for them"
            self._trouble.add(self._conflicts[0], "W127", message, "export as json or toml, which do")
        for (kind, column), (count, at) in self._kept.items():
            cells = f"{counted(count, 'cell')} {shown(column)} of the rows of the kind {shown(kind)}"
            message = f"{cells}: it has no place there, or another row says otherwise, so kept as extra"
            self._trouble.add(at, "W127", message, f"such rows have {listed(sorted(PLACES[kind]), 40)}")
        return draft and replace(draft, says_id=self._says_id)

    def _add(self, row: Row) -> None:
        said, rest = self._cells.said_in(row)
        kind = text_of(said.get("row"))
        if kind not in PLACES:
            self._keep_row(kind, row, said, rest)
            return
        self._left = {name: value for name, value in said.items() if name not in PLACES[kind]}
        if kind in ("claim", "relation"):
            self._statement(kind, row, said, rest)
            return
        values = self._values(kind, row, said)
        self._note(kind, row, self._left)
        add_to(values, rest | self._left)

    def _values(self, kind: str, row: Row, said: dict[str, Any]) -> Any:
        """The values of the node of a row that is no claim's, with what the row says of it."""
        match kind:
            case "debate":
                values: Any = self._head.values
                self._says_id |= bool(named(said, id="id"))
                values.update(named(said, id="id", title="title", question="issue", summary="answer"))
                notes = text_of(self._left.pop("note", "")).split("; ")
                for of, word, many in (found.groups() for one in notes if (found := _NOTE.fullmatch(one))):
                    self._extra |= {PART: {"of": of}} if of else {_KEYS[word]: int(many)}
                if others := [one for one in notes if one and not _NOTE.fullmatch(one)]:
                    self._left["note"] = "; ".join(others)
            case "source":
                id = self._source(row, said)
                values = self._nodes["source"][id].values
                self._told.add(id)
                for key, value in named(said, label="label", note="note").items():
                    self._set(values, key, value, key)
                if position := self._thing("position", row, said):
                    self._set(values, "position", position, "position")
            case "answer":
                position, issue = (self._thing(one, row, said) for one in ("position", "issue"))
                values = {"position": position, "issue": issue, "answer": text_of(said.get("answer"))}
                self._stances.append(Node("stance", row.at, values))
            case _:
                words = {"summary": "answer"} if kind == "position" else {"label": "label"}
                id = self._thing(kind, row, said, id="id", **words)
                values = self._nodes[kind][id].values if id else {}
                if terms := tuple(items_of(said.get("terms"))):
                    self._set(values, "terms", terms, "terms")
                if (derived := line_of(text_of(said.get("derived")))).lower() in _DERIVED:
                    values["derived"] = True
                elif derived:
                    self._left["derived"] = said["derived"]
                if not id:
                    self._keep_row(kind, row, said, {})
        return values

    def _statement(self, kind: str, row: Row, said: dict[str, Any], rest: Mapping[str, Any]) -> None:
        """Adds the claim of a row, with its quote or its relation."""
        quotes = quotes_of(row, said, self._meant, self._trouble) if kind == "claim" and "quote" in said else []
        related = any(line_of(text_of(said.get(key))) for key in ("relation", "to"))
        words = text_of(said.get("claim"))
        words = words if line_of(words) else quotes[0]["quote"] if quotes else ""
        if not words or (kind == "relation" and not related):
            self._mute += 1
            self._keep_row(kind, row, said, rest)
            return
        used = PLACES[kind] - (frozenset() if quotes else OF_QUOTE) | (OF_RELATION if related else frozenset())
        told = {name: value for name, value in said.items() if name in used}
        self._left = {name: value for name, value in said.items() if name not in used}
        for name, known in (("role", tuple(Role)), ("state", (*QuoteState, NO_QUOTE))):
            if name in told and told[name] not in known:
                self._left[name] = told[name]
        if not all(map(FOUND.fullmatch, items_of(told.get("met")))):
            self._left["met"] = told["met"]
        unknown: dict[str, Any] = {}
        node = self._claim(row, told, unknown, words)
        cited = {str(node.values["source"]), *(self._quote(row, quote, node) for quote in quotes)}
        if kind == "claim" and self._is_changed(row, cited):
            self._left["citation"] = said["citation"]
        self._note(kind, row, {**self._left, **unknown})
        kept = {**rest, **self._left}
        if kind == "claim":
            add_to(node.values, kept)
        if related:
            self._relations.add(node, told | ({"extra": kept} if kept and kind == "relation" else {}), row)

    def _is_changed(self, row: Row, ids: set[str]) -> bool:
        """Whether a row's citation has a word that neither its other cells nor those of its sources have: somebody wrote it.
        `ids`: the sources of its claim and of its quotes."""
        if not ids <= self._told:  # their rows may stand below
            return False
        cells = [text_of(cell) for name, cell in row.values.items() if self._meant.get(name) != "citation"]
        cited = [text_of(cell) for name, cell in row.values.items() if self._meant.get(name) == "citation"]
        for values in (self._nodes["source"][id].values for id in ids):
            cells += [text_of(one) for one in values.values() if isinstance(one, str | tuple)]
            cells += [spoken(values["published"])] if "published" in values else []
        return not _words(cited) <= _words(cells) | _CITING

    def _note(self, kind: str, row: Row, columns: Iterable[str]) -> None:
        """Counts the cells of a row that are kept as extra."""
        for column in columns:
            count, at = self._kept.get((kind, column), (0, row.at))
            self._kept[kind, column] = count + 1, at

    def _keep_row(self, kind: str, row: Row, said: Mapping[str, Any], rest: Mapping[str, Any]) -> None:
        """Keeps a whole row of which no node can be made, but for one that only says that there is no answer."""
        silent = kind == "silence" and said.keys() <= PLACES["answer"] and not rest
        if silent and {line_of(text_of(said.get("answer")))} <= SILENCES | {""}:
            return
        self._others.append({**said, **rest})
        if kind == "conflict":
            self._conflicts.append(row.at)
        elif kind in PLACES:
            message = f"a row of the kind {shown(kind)} doesn't say what such a row says: it is kept as extra"
            self._trouble.add(row.at, "W127", message, f"a row of this kind has {listed(sorted(PLACES[kind]), 40)}")
        elif kind == "silence":
            message = "a row of the kind “silence” has somebody's words: it is kept as extra"
            self._trouble.add(row.at, "W127", message, "an answer is a row of the kind “answer”")
        else:
            message = f"a row of the kind {shown(kind)} is kept as extra"
            self._trouble.add(row.at, "W127", message, "rows are claims, relations, sources …")
