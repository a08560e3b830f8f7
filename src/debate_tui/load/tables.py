"""Reads located TOML tables key by key, and says where what is wrong."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Any, TypeVar

from debate_tui.display import safe
from debate_tui.load.locate import Lines, Mark, Marks
from debate_tui.load.trouble import Trouble
from debate_tui.model import Kind, Location, Role
from debate_tui.scripts import one_line
from debate_tui.wording import listed, shown

Word = TypeVar("Word", bound=StrEnum)

_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_SPACES = re.compile(r"[ \t]{2,}|\t")
_LINE_WHITE_SPACE = "\t\n\u2028\u2029"
"""Shown as a space, and harmless: a text may run over several lines."""

_DIRECTIONS = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))

_EXAMPLES = {
    "format": 'begin the file with format = "debate/1"',
    "id": 'a short name that others refer to it by: id = "costs"',
    "role": f"one of {listed(Role)}",
    "kind": f"one of {listed(Kind)}",
    "speaker": "who is reported as saying it",
    "source": "the id of the source that says it",
    "from": 'a claim\'s full id, or a list of them: from = "source/claim"',
    "to": 'a claim\'s full id: to = "source/claim"',
}
"""Said where a required key is missing, if more can be said."""

ID_RULE = "ids are lower-case letters, digits and hyphens, and begin with a letter or digit"


@dataclass(frozen=True, slots=True)
class Document:
    """One TOML file, parsed and located."""

    file: str
    data: dict[str, Any]
    marks: Marks
    lines: Lines
    trouble: Trouble
    """Where what is wrong with this file goes."""

    def at(self, offset: int) -> Location:
        return Location(self.file, *self.lines.place(offset))


class Table:
    """One table, read key by key: a key that was never asked for is an unknown one."""

    __slots__ = ("_asked", "_marks", "_offset", "_places", "at", "data", "document", "kind", "trouble")

    def __init__(self, kind: str, document: Document, data: dict[str, Any], mark: Mark | None) -> None:
        self.kind = kind
        self.document = document
        self.data = data
        self.trouble = document.trouble
        self.at = document.at(mark.value) if mark else Location(document.file, 1, 1)
        self._marks = document.marks if mark is None else mark.inner if isinstance(mark.inner, dict) else {}
        self._offset = mark.value if mark else 0
        self._asked: list[str] = []
        self._places: dict[str, dict[str, int]] = {}

    def _mark(self, key: str) -> Mark:
        """Where `key` stands; of one that could not be located, the table itself."""
        return self._marks.get(key) or Mark(self._offset, self._offset)

    @property
    def name(self) -> str:
        """What messages call this table."""
        id = self.data.get("id")
        return f"{self.kind} {shown(id)}" if isinstance(id, str) else self.kind

    @property
    def told(self) -> str:
        """What this table is called where it stands alone: by its line, where it has no id."""
        return self.name if isinstance(self.data.get("id"), str) else f"the {self.kind} on line {self.at.line}"

    def place(self, key: str) -> Location:
        """Where the value of `key` stands; the table itself where it has no such key."""
        mark = self._marks.get(key)
        return self.document.at(mark.value) if mark else self.at

    # Values

    def text(self, key: str, *, required: bool = False, raw: bool = False) -> str | None:
        """The text under `key`; None where it is left out or broken.

        White space that only lays out the file becomes one space, unless the text is wanted `raw`.
        """
        value = self._value(key, required)
        if value is None:
            return None
        if not isinstance(value, str):
            self._wrong_type(key, value, "text")
            return None
        if not value.strip():
            self._empty(key, required)
            return None
        if safe(value) is not value:
            self._unseen(key, value)
        return value if raw else _SPACES.sub(" ", one_line(value)).strip()

    def flag(self, key: str) -> bool | None:
        value = self._value(key, False)
        if value is None or isinstance(value, bool):
            return value
        self._wrong_type(key, value, "true or false")
        return None

    def texts(self, key: str, *, required: bool = False, single: bool = False) -> tuple[str, ...]:
        """The list of texts under `key`, each once. Where `single`, one text will do for a list of one."""
        value = self._value(key, required)
        if value is None:
            return ()
        if value == []:
            self._empty(key, required)
        if isinstance(value, str):
            if not single:
                self.trouble.add(
                    self.place(key), "E205", f'{self.name}: "{key}" must be a list of texts, not a text',
                    f"write {key} = [{shown(value)}]",
                )  # fmt: skip
            value = [value]
        if not isinstance(value, list):
            self._wrong_type(key, value, "a list of texts")
            return ()
        texts: dict[str, None] = {}
        for n, item in enumerate(value):
            if not isinstance(item, str):
                message = f'{self.name}: "{key}" must hold texts, not {type_name(item)}'
                self.trouble.add(self.item(key, n), "E205", message, "put each text in quotation marks")
            elif item in texts:
                message = f'{self.name} lists {shown(item)} twice in "{key}"'
                self.trouble.add(self.item(key, n), "W214", message, "once is enough")
            elif not item.strip():
                message = f'{self.name} lists an empty text in "{key}"'
                self.trouble.add(self.item(key, n), "W207", message, "leave it out")
            else:
                if safe(item) is not item:
                    self._unseen(key, item)
                texts[item] = None
        return tuple(texts)

    def id(self, *, required: bool = True) -> str | None:
        """The table's own id, well-formed."""
        value = self.text("id", required=required, raw=True)
        if value is None or _ID.match(value):
            return value
        better = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        hint = f'write "{better}": {ID_RULE}' if better else ID_RULE
        self.trouble.add(self.place("id"), "E209", f"{shown(value)} is not an id", hint)
        return None

    def word(self, key: str, words: type[Word], *, required: bool = False) -> Word | None:
        """One of the words that the format has for `key`."""
        value = self.text(key, required=required)
        if value is None:
            return None
        try:
            return words(value)
        except ValueError:
            choices = [w.value for w in words]
            hint = self.trouble.meant(value, choices)
            self.trouble.add(
                self.place(key), "E211", f'{self.name}: {shown(value)} is no "{key}"',
                f"{hint} one of {listed(choices)}".strip(),
            )  # fmt: skip
            return None

    # Tables within

    def tables(self, key: str, kind: str) -> "Iterator[Table]":
        """The tables of `[[key]]`."""
        value = self._value(key, False)
        if value is None:
            return
        mark = self._mark(key)
        if isinstance(value, dict):
            # One table is read as a list of one: the rest of the map should not suffer for a bracket.
            self.trouble.add(
                self.document.at(mark.value), "E205", f'"{key}" must be a list of tables, not a table',
                f"write [[{self._below}{key}]] with two brackets",
            )  # fmt: skip
            yield Table(kind, self.document, value, mark)
            return
        if not isinstance(value, list):
            self._wrong_type(key, value, "a list of tables")
            return
        marks = mark.inner if isinstance(mark.inner, list) else []
        for item, at in zip_longest(value, marks[: len(value)], fillvalue=Mark(mark.value, mark.value)):
            if isinstance(item, dict):
                yield Table(kind, self.document, item, at)
            else:
                message = f'"{key}" must hold tables, not {type_name(item)}'
                self.trouble.add(self.document.at(at.value), "E205", message, _right(key, item, "a list of tables"))

    def table(self, key: str, kind: str) -> "Table | None":
        """The table of `[key]` or `key = { … }`."""
        value = self._value(key, False)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong_type(key, value, "a table")
            return None
        return Table(kind, self.document, value, self._mark(key))

    def done(self, elsewhere: Mapping[str, str] | None = None) -> None:
        """Reports the keys that nobody asked for; `elsewhere` says where a key belongs that is often misplaced."""
        if len(self.data) <= len(self._asked) and all(key in self._asked for key in self.data):
            return
        for key in self.data:
            if key not in self._asked:
                hint = (elsewhere or {}).get(key) or self._meant(key) or f"keys: {listed(self._asked, 20)}"
                self.trouble.add(
                    self.document.at(self._mark(key).key), "W208", f"{self.name} has the unknown key {shown(key)}", hint
                )

    def _meant(self, key: str) -> str:
        """What was probably meant by an unknown key: one that is not there yet, or one that there are several of."""
        if _is_tables(self.data[key]):
            lists = [k for k in self._asked if k not in self.data or _is_tables(self.data[k])]
            return self.trouble.meant(key, lists, f"[[{self._below}{{}}]]")
        return self.trouble.meant(key, [k for k in self._asked if k not in self.data])

    @property
    def _below(self) -> str:
        """What the headers of the tables in this one begin with."""
        return "claim." if self.kind == "claim" else ""

    # Complaints

    def item(self, key: str, n: int) -> Location:
        """Where the item `n` of the list under `key` stands."""
        mark = self._mark(key)
        items = mark.inner if isinstance(mark.inner, list) else []
        return self.document.at(items[n].value if n < len(items) else mark.value)

    def where(self, key: str, word: str) -> Location:
        """Where `word` stands under `key`, be that a text or a list of texts."""
        value = self.data.get(key)
        if not isinstance(value, list):
            return self.place(key)
        if key not in self._places:
            self._places[key] = {one: n for n, one in reversed([*enumerate(value)]) if isinstance(one, str)}
        return self.item(key, self._places[key][word])

    def lacks(self, key: str, code: str, message: str, hint: str) -> None:
        """Says that what stands under `key` is missing, where that has a code of its own."""
        self._asked.append(key)
        self.trouble.add(self.place(key), code, message, hint)

    def _value(self, key: str, required: bool) -> Any:
        self._asked.append(key)
        value = self.data.get(key)
        if value is None and required:
            self.trouble.add(self.at, "E204", f'{self.name} has no "{key}"', _EXAMPLES.get(key, f'write {key} = "…"'))
        return value

    def _wrong_type(self, key: str, value: object, wanted: str) -> None:
        message = f'{self.name}: "{key}" must be {wanted}, not {type_name(value)}'
        self.trouble.add(self.place(key), "E205", message, _right(key, value, wanted))

    def _empty(self, key: str, required: bool) -> None:
        message = f'{self.name} has an empty "{key}"'
        if required:
            self.trouble.add(self.place(key), "E206", message, f"say something, or leave the {self.kind} out")
        else:
            self.trouble.add(self.place(key), "W207", message, "leave the key out where nothing is known")

    def _unseen(self, key: str, value: str) -> None:
        replaced = {c: to for c, to in zip(value, safe(value), strict=True) if c != to and c not in _LINE_WHITE_SPACE}
        if replaced:
            kinds = " and ".join(sorted({_unseen_kind(c) for c in replaced}))
            noun = (
                f"{'an' if kinds[0] == 'i' else 'a'} {kinds} character" if len(replaced) == 1 else f"{kinds} characters"
            )
            message = f'{self.name}: "{key}" holds {noun}: {listed(f"U+{ord(c):04X}" for c in sorted(replaced))}'
            seen = " and ".join(sorted(set(replaced.values())))
            self.trouble.add(self.place(key), "W213", message, f"take it out: readers see {seen} there")


def _unseen_kind(char: str) -> str:
    """What a character that was replaced is called."""
    from debate_tui.unseen import is_unseen

    kind = unicodedata.category(char)
    if kind in ("Cc", "Cs") or unicodedata.bidirectional(char) in _DIRECTIONS or char in "\u061c\u200e\u200f":
        return "control"
    return "private-use" if kind == "Co" else "piled-up" if kind[0] == "M" and not is_unseen(char) else "invisible"


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _right(key: str, value: object, wanted: str) -> str:
    """How a value of the type that is wanted is written."""
    match wanted:
        case "text" if not isinstance(value, (dict, list)):
            return f"put it in quotation marks: {key} = {shown(_written(value))}"
        case "text":
            return f'write {key} = "…"'
        case "true or false":
            return f"write {key} = true or {key} = false, without quotation marks"
        case "a list of texts":
            return f'write {key} = ["…"]'
        case "a list of tables":
            return f"write [[{key}]], and its keys below"
        case _ if key == "voice":
            return 'write voice = { speaker = "…", endorsed = true }'
        case _:
            return f"write [{key}], with one bracket, and its keys below"


def type_name(value: object) -> str:
    """What messages call a TOML value."""
    match value:
        case str():
            return "a text"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date or time"


def _written(value: object) -> str:
    """A plain TOML value as it would stand in a file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and value.bit_length() > 256:
        return "…"  # Python refuses to write out what may be thousands of digits.
    return str(value).replace(" ", "T") if type_name(value) == "a date or time" else str(value)
