"""Reads located TOML tables as raw nodes, and reports values of a wrong type and keys that the format doesn't have."""

from collections.abc import Collection
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.draft import Node
from debate_tui.read.toml.document import Document, Places
from debate_tui.read.toml.locate import AT, WHOLE, Table
from debate_tui.read.toml.pieces import is_tables
from debate_tui.read.toml.right import sound_table
from debate_tui.read.toml.shapes import FILE, KINDS, SHAPES, Type
from debate_tui.text.wording import listed, shown

_MISPLACED = {"quote": "quotes belong to a claim: write [[claim.quote]] below [[claim]]"}
"""Hints for keys that are often put at the top of a file by mistake."""


def file_of(document: Document, keys: Collection[str]) -> Node:
    """The file as a node with the values under `keys` only; its `places` know the location of every key."""
    return _Table(FILE, document, document.data).read(keys)


def tell_of_unknown_keys(document: Document) -> None:
    """Reports the keys at the top level of the file that the format does not have."""
    _Table(FILE, document, document.data).unknown()


def table_of(kind: str, document: Document, data: Table) -> Node:
    """The node of a table, whatever its values are."""
    return sound_table(kind, document, data) or _Table(kind, document, data).node()


class _Table:
    """A table while it is being read."""

    __slots__ = ("_data", "_document", "_node", "_place", "_shape", "_trouble")

    def __init__(self, kind: str, document: Document, data: Table) -> None:
        self._document = document
        self._data: dict[str, Any] = {key: value for key, value in data.items() if key != AT}
        self._shape = SHAPES[kind]
        self._trouble = document.trouble
        self._place: tuple[int, int] = data[AT]
        at = Location(document.file, *((1, 1) if self._place == WHOLE else self._place))
        self._node = Node(kind, at, self._data, Places(document, self._place))
        """The table as a node with unchecked values, for its name and location in messages."""

    def node(self) -> Node:
        return self.read(self._shape, self.unknown())

    def read(self, keys: Collection[str], unknown: tuple[str, ...] = ()) -> Node:
        values: dict[str, Any] = {}
        broken: list[str] = []
        for key, value in self._data.items():
            wanted = self._shape.get(key)
            if wanted is not None and key in keys:
                read = self._value(key, value, wanted)
                if read is None:
                    broken.append(key)
                else:
                    values[key] = read
        node = self._node
        return Node(node.kind, node.at, values, node.places, broken, unknown)

    def unknown(self) -> tuple[str, ...]:
        """The keys that the format does not have, each of which is reported."""
        unknown = tuple(key for key in self._data if key not in self._shape)
        for key in unknown:
            hint = _MISPLACED.get(key, "") if self._node.kind == FILE else ""
            hint = hint or self._meant(key) or f"keys: {listed(self._shape, 20)}"
            mark = self._document.marks(self._place).get(key)
            at = self._document.at(mark.key) if mark else self._node.at
            self._trouble.add(at, "W208", f"{self._node.name} has the unknown key {shown(key)}", hint)
        return unknown

    def _meant(self, key: str) -> str:
        """A hint at the key that an unknown one probably stands for: one that the table lacks, or a list of tables."""
        if is_tables(self._data[key]):
            lists = [k for k in self._shape if k not in self._data or is_tables(self._data[k])]
            return self._trouble.meant(key, lists, f"[[{self._below}{{}}]]")
        return self._trouble.meant(key, [k for k in self._shape if k not in self._data])

    @property
    def _below(self) -> str:
        """The start of the headers of tables within this one: `claim.` in `[[claim.quote]]`."""
        whole_files = (FILE, "brief")
        within = Type.TABLES in self._shape.values() and self._node.kind not in whole_files
        return f"{self._node.kind}." if within else ""

    def _value(self, key: str, value: object, wanted: Type) -> Any:
        """The value as the type that is wanted; None, which is reported, where it has another type."""
        if wanted is Type.TEXT and isinstance(value, str):
            return value  # checked first for speed, since nearly all values are texts
        match wanted, value:
            case Type.FLAG, bool():
                return value
            case ((Type.TEXTS | Type.TEXT_OR_TEXTS), str()):
                if wanted is Type.TEXTS:
                    message = f'{self._node.name}: "{key}" must be a list of texts, not a text'
                    self._trouble.add(self._node.location(key), "E205", message, f"write {key} = [{shown(value)}]")
                return (value,)
            case ((Type.TEXTS | Type.TEXT_OR_TEXTS), list()):
                return tuple(self._item(key, n, item) for n, item in enumerate(value))
            case Type.TABLE, dict():
                return self._table(key, value)
            case Type.TABLES, list():
                return self._tables(key, value)
            case Type.TABLES, dict():
                # Read as a list of one table, so that a missing pair of brackets costs nothing else of the map.
                message = f'"{key}" must be a list of tables, not a table'
                hint = f"write [[{self._below}{key}]] with two brackets"
                self._trouble.add(self._node.location(key), "E205", message, hint)
                return (self._table(key, value),)
            case Type.ANY, dict():
                return _plain_table(value)
        type = Type.TEXTS if wanted is Type.TEXT_OR_TEXTS else wanted
        message = f'{self._node.name}: "{key}" must be {type.value}, not {type_name(value)}'
        self._trouble.add(self._node.location(key), "E205", message, _right(key, value, type))
        return None

    def _item(self, key: str, n: int, item: object) -> str | None:
        if isinstance(item, str):
            return item
        message = f'{self._node.name}: "{key}" must hold texts, not {type_name(item)}'
        self._trouble.add(self._node.location(key, n), "E205", message, "put each text in quotation marks")
        return None

    def _table(self, key: str, data: Table) -> Node:
        return table_of(KINDS.get(key, key), self._document, data)

    def _tables(self, key: str, items: list[object]) -> tuple[Node, ...] | None:
        """The tables of a list; None where it has items, but none of them is a table."""
        nodes = []
        for n, item in enumerate(items):
            if isinstance(item, dict):
                nodes.append(self._table(key, item))
            else:
                message, hint = f'"{key}" must hold tables, not {type_name(item)}', _right(key, item, Type.TABLES)
                self._trouble.add(self._node.location(key, n), "E205", message, hint)
        return tuple(nodes) if nodes or not items else None


def _plain(value: Any) -> Any:
    """A TOML value with its dates and times as texts, since other formats do not have them.

    `{ null = true }` stands for JSON's null, and so `{ null = [x] }` for a table whose one key is "null".
    """
    match value:
        case dict():
            table = _plain_table(value)
            null = table.get("null") if len(table) == 1 else None
            return None if null is True else {"null": null[0]} if isinstance(null, list) and len(null) == 1 else table
        case list():
            return [_plain(one) for one in value]
        case str() | bool() | int() | float():
            return value
    return _written(value)


def _plain_table(table: Table) -> dict[str, Any]:
    return {key: _plain(value) for key, value in table.items() if key != AT}


_EXAMPLES = {
    "voice": 'voice = { speaker = "…", endorsed = true }',
    "origin": 'origin = { format = "…" }',
    "says": 'says = [{ claim = "source/claim", value = "…" }]',
    "extra": "extra = { key = … }",
}
"""How tables within a table are written."""


def _right(key: str, value: object, wanted: Type) -> str:
    """A hint at how a value of the wanted type is written."""
    match wanted:
        case Type.TEXT if not isinstance(value, (dict, list)):
            return f"put it in quotation marks: {key} = {shown(_written(value))}"
        case Type.TEXT:
            return f'write {key} = "…"'
        case Type.FLAG:
            return f"write {key} = true or {key} = false, without quotation marks"
        case Type.TEXTS | Type.TEXT_OR_TEXTS:
            return f'write {key} = ["…"]'
        case _ if key in _EXAMPLES:
            return f"write {_EXAMPLES[key]}"
        case Type.TABLES:
            return f"write [[{key}]], and its keys below"
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
    """A TOML value that is no list or table, as a file would have it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and value.bit_length() > 256:
        return "…"  # Python refuses to write out what may be thousands of digits.
    return str(value).replace(" ", "T") if type_name(value) == "a date or time" else str(value)
