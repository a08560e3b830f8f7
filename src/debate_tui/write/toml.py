"""Writes a debate as TOML, our own format: a map that loads to the same debate, what was derived written out and marked so."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from debate_tui.pages.document import Extract
from debate_tui.text.safe import safe
from debate_tui.write.json import Table, content
from debate_tui.write.writers import Options

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SPECIAL = re.compile(r'["\\\n\t\r\x00-\x1f\x7f]')
_INNER = {"claim": "quote"}
"""The key of a table whose tables are written below it with headers of their own."""
_FOUND_OUT = "state"
"""The key of the JSON export for what verification found, which isn't written into maps."""
_LONG = 100
"""A list whose line would have more characters is written with an item on each line."""


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the lines of the map, each with its line end.

    Half of a surrogate pair, which TOML can't hold, becomes U+FFFD. JSON's null stands as `{ null = true }`.
    """
    # The content alone is half of what the JSON export has to do.
    heard = options.heard
    options = options._replace(heard=lambda share: heard(2 * share))
    tables = content(extract)
    yield f"format = {_value(tables['format'])}\n"
    yield from _table("[debate]", _mapping(tables["debate"]))
    for kind, table in tables.items():
        rows = table.rows(options) if isinstance(table, Table) else table
        if isinstance(rows, Iterable) and not isinstance(rows, str | Mapping):
            for row in rows:
                yield from _table(f"[[{kind}]]", row, _INNER.get(kind, ""))
    if "extra" in tables:
        yield "\n[extra]\n"
        yield from (f"{_key(key)} = {_lines(value)}\n" for key, value in _mapping(tables["extra"]).items())


def _table(header: str, row: Mapping[str, Any], inner: str = "") -> Iterator[str]:
    yield f"\n{header}\n"
    for key, value in row.items():
        if key == "extra":
            yield f"extra = {_inline(value)}\n"
        elif key not in (inner, _FOUND_OUT) and value != "":
            yield f"{_key(key)} = {_lines(value)}\n"
    for each in row.get(inner, ()) if inner else ():
        yield from _table(f"{header[:-2]}.{inner}]]", each)


def _mapping(value: object) -> Mapping[str, Any]:
    assert isinstance(value, Mapping)
    return value


def _key(key: str) -> str:
    return key if _BARE.match(key) else _text(key)


def _lines(value: object) -> str:
    """A value; a long list has a line for each item."""
    line = _value(value)
    if len(line) <= _LONG or not isinstance(value, Sequence) or isinstance(value, str):
        return line
    return "[\n" + "".join(f"  {_value(item)},\n" for item in value) + "]"


def _value(value: object) -> str:
    match value:
        case str():
            return _text(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)  # inf and nan are TOML's own words
        case None:
            return "{ null = true }"
        case Mapping() if list(value) == ["null"]:
            return f"{{ null = [{_value(value['null'])}] }}"  # so that it isn't taken for a null
        case Mapping():
            return _inline(value)
        case Sequence():
            return f"[{', '.join(map(_value, value))}]"
    raise TypeError(f"{type(value).__name__} has no form in TOML")


def _inline(value: Mapping[str, object]) -> str:
    inner = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items())
    return f"{{ {inner} }}" if inner else "{}"


def _text(text: str) -> str:
    escaped = _SPECIAL.sub(lambda match: _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}", text)
    shown = safe(escaped)
    if shown is not escaped:  # what an editor wouldn't show, or would obey
        escaped = "".join(char if char == seen else _escape(char) for char, seen in zip(escaped, shown, strict=True))
    return f'"{escaped}"'


def _escape(char: str) -> str:
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
