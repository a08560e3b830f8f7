"""Reads TOML of which every line is a header such as `[[a]]` or `[[a.b]]`, or a key with a text, a list of texts, or a table of
texts on the same line: nearly all of a large map, read in half the time that tomli takes, to equal tables."""

import re

import tomli

from debate_tui.read.toml.locate import AT, BARE, BASIC, LITERAL, Table
from debate_tui.text.scripts import are_tidy

_CONTROL = r"\x00-\x08\x0b-\x1f\x7f"
_WRITTEN = rf"(?:{BASIC}|{LITERAL})".replace(r"\n]", rf"\n{_CONTROL}]")
_SIMPLE = rf'[^"\\\n{_CONTROL}]'
_HEADER = r"\[(\[)?+([a-z]++)(?:\.([a-z]++))?+\](?(2)\])"
_LIST = rf"\[(?:{_WRITTEN}(?:, ?+(?![\],])|(?=\])))*+\]"
_ITEM = rf"{BARE}[ \t]*+=[ \t]*+(?:{_WRITTEN}|true|false)"
_TABLE = rf"\{{[ \t]*+(?:{_ITEM}[ \t]*+(?:,[ \t]*+(?!\}})|(?=\}})))*+\}}"
_KEY = rf'({BARE})([ \t]*+=[ \t]*+)(?:"({_SIMPLE}++)"|\["({_SIMPLE}++)"\]|({_WRITTEN}|{_LIST}|{_TABLE}|true|false))'
_REMARK = rf"[ \t]*+(?:#[^\n{_CONTROL}]*+)?+\n"
_LINE = re.compile(rf"^([ \t]*+)(?:{_HEADER}|{_KEY})?+{_REMARK}((?:{_REMARK})*+)", re.MULTILINE)
"""One line: the keys of a header; or a key with its text, or the only text of its list, each without escapes, or with another
value as it is written; and all lines behind it that are empty or a remark, of which there may be millions."""
_TEXT = re.compile(_WRITTEN)
_PAIRS = re.compile(rf"({BARE})[ \t]*+=[ \t]*+(?:({_WRITTEN})|(true|false))")


def plain_tables(text: str, begin: int, end: int, line: int) -> tuple[Table, bool] | None:
    """The tables of the piece of `text` between `begin` and `end`, as tomli reads it, with their places under `AT`, and whether
    all texts in them are tidy (`are_tidy`); None for a piece with other lines. `line`: the number of the first."""
    lines = _LINE.findall(text, begin, end)
    count = len(lines) + sum([more.count("\n") for *_, more in lines if more])
    if count != text.count("\n", begin, end) or text[end - 1 : end] != "\n":
        return None
    data: Table = {}
    table = data
    texts = [""]
    for indent, double, kind, below, key, equals, value, only, written, more in lines:
        if key:
            if key in table:
                return None
            if value:
                table[key] = value
                texts.append(value)
            elif only:
                table[key] = [only]
                texts.append(only)
            elif written[0] == "[":
                table[key] = some = [_read(item) for item in _TEXT.findall(written)]
                texts += some
            elif written[0] == "{":
                table[key] = inner = _inner(written)
                if inner is None:
                    return None
                texts += [one for one in inner.values() if one.__class__ is str]
                inner[AT] = line, len(indent) + len(key) + len(equals) + 1
            elif written in ("true", "false"):
                table[key] = written == "true"
            else:
                table[key] = value = _read(written)
                texts.append(value)
        elif kind:
            over = data
            if below:
                over = data.get(kind, "")
                over = over[-1] if over.__class__ is list and over else over
                if over.__class__ is not dict:
                    return None
            table = {AT: (line, len(indent) + 1)}
            if not _add(over, below or kind, table, double):
                return None
        line += 1 + more.count("\n") if more else 1
    texts.append("")
    return data, are_tidy(" ".join(texts))


def _add(over: Table, key: str, table: Table, double: str) -> bool:
    """Adds a table under a key, where `double` brackets say so as one of several; False where another value is there."""
    there = over.get(key)
    if there is None:
        over[key] = [table] if double else table
    elif double and there.__class__ is list and there and there[0].__class__ is dict:
        there.append(table)
    else:
        return False
    return True


def _inner(written: str) -> Table | None:
    """The table that stands in braces; None where a key is there twice."""
    found = _PAIRS.findall(written)
    table: Table = {key: _read(text) if text else flag == "true" for key, text, flag in found}
    return table if len(table) == len(found) else None


def _read(written: str) -> str:
    """The text that is written between quotation marks."""
    if "\\" in written and written[0] == '"':
        text: str = tomli.loads(f"k = {written}")["k"]
        return text
    return written[1:-1]
