"""The rows of a table with their lines: those of JSON Lines and JSON lists; and the text of tables, in UTF-8, UTF-16 or an older code."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain, count
from math import isfinite
from pathlib import Path
from typing import Any

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Location
from debate_tui.read.codes import decoded, tell
from debate_tui.read.files import BOM, Content, wide
from debate_tui.read.foreign import senseless
from debate_tui.read.rows.columns import Fits, bare, is_table, meanings
from debate_tui.read.rows.graphs import are_lines, graph_in, rows_of
from debate_tui.read.rows.nested import HOLDING, are_marked, is_marked, oriented, reached, sourced, spread
from debate_tui.read.rows.renaming import has, renamed
from debate_tui.read.rows.trees import HANGING, is_tree, rows_in
from debate_tui.read.trouble import STEP, Trouble
from debate_tui.read.twice import tell_of_twins_within
from debate_tui.text.wording import shown

_HEAD, _FEW, _MOST_FIGURES = 2**16, 64, 4300
_ENDS = re.compile("[\u2028\u2029\x85]")
_WRITTEN = json.JSONEncoder(ensure_ascii=False).encode
"""A value as JSON; `json.dumps` makes an encoder for each."""
_BEGUN = re.compile(r"\S")
_JSON_LINE = re.compile(rb"[^\n]+")
HELD = re.compile(
    r'\s*\{\s*(?:"[^"\\]{0,80}"\s*:\s*(?:"[^"\\]{0,400}"|[-+.\w]{1,40})\s*,\s*){0,20}'
    r'"(arguments|claims|statements|quotes|highlights|data|rows|records|results|@graph)"\s*:\s*\['
)
"""How JSON begins whose rows are a member's, as those of args.me are, maybe behind others that have one value."""
_HELD = ("claims", "arguments", "statements", "quotes", "highlights", "data", "rows", "records", "results")
CLAIMS = ("arguments", "claims", "statements")
"""Members whose texts are claims, whatever stands beside these."""
_WORDS = frozenset(("text", "claim", "statement", "thesis"))
_WORDED = re.compile(rf'"(?:{"|".join(sorted(_WORDS))})"\s*:')
_HOLDS = re.compile(rf'"(?:{"|".join(_HELD)})"\s*:\s*\[\s*\{{'.encode())
ORIENTED = re.compile(r'\s*\{\s*"[^"\\]{0,200}"\s*:\s*[\[{]')
"""How JSON begins that may have a column, or a row, under each of its keys."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of its columns as they are written, without those that have nothing."""

    values: Mapping[str, str | tuple[str, ...]]
    at: Location
    parts: Mapping[str, Any]
    """By name, what JSON has in a cell that is no text: an object, or a list with such; its text is in `values`, too."""
    beside: bool = False
    """Whether it is a text that stands in one row with a claim: it leads to that of the last row that isn't, whatever others say."""


def text_in(data: bytes) -> str:
    """The text of a file from anybody's spreadsheet: UTF-8, 16 or 32 with or without mark, else the code of older ones."""
    if code := _code(data[:_FEW]):
        return _lined(data.decode(code, "replace"))
    try:
        return _lined(data.removeprefix(BOM).decode())
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 4 and len(data) >= _HEAD:  # a head that ends within a character
            return data[: error.start].removeprefix(BOM).decode()
        return decoded(data.removeprefix(BOM))


def _lined(text: str) -> str:
    """A text with the line ends of Unix where it has only those that web pages and databases may have instead."""
    return text if "\n" in text or "\r" in text else _ENDS.sub("\n", text)


def text_told(content: Content, trouble: Trouble) -> str:
    """The text of a file; that its code is a guess is reported, with the place of the first byte that made it one."""
    data = content.data or b""
    text = text_in(data)
    if not _code(data[:_FEW]):
        tell(data, content.at.file, trouble)
    return text


def _code(head: bytes) -> str:
    """UTF-16 or 32, by its mark or its zero bytes; "" for anything else."""
    if code := wide(head):
        return code
    even, odd = head[::2].count(0), head[1::2].count(0)
    return "" if 3 * max(even, odd) < len(head) else "utf-16-le" if odd > even else "utf-16-be"


def json_rows(content: Content, trouble: Trouble) -> tuple[list[str], Iterator[Row]]:
    """The keys of the rows, in the order in which they come up, and the rows, of JSON Lines or of a list of objects.

    The file is parsed twice, since the rows of a large one take many times its memory.
    """
    keys: dict[str, None] = {}
    for row in objects(content, trouble.aside(0, 0.1)):
        keys.update(dict.fromkeys(row.values))
    return list(keys), objects(content, trouble)


def objects(content: Content, trouble: Trouble) -> Iterator[Row]:
    """The rows of JSON Lines or of a list of objects; the file is parsed when the first is asked for."""
    text, columns, said = text_told(content, trouble), content.columns, content.called("claim")
    graph = None if columns else graph_in(content)
    listed = text.lstrip()[:1] == "[" or held_in(content.data or b"") != ""
    whole = [*rows_of(graph)] if graph else [] if listed else _oriented(text, has(columns) if columns else is_table)
    listed = listed and not graph
    data = b"" if listed or whole else text.encode()  # of which one line at a time is made a text
    data = content.data if data == content.data else data  # not twice
    del text
    rows, mute, file = 0, 0, content.at.file
    found = _list(content, trouble) if listed else iter(whole) if whole else _lines(data, content, trouble)
    found = ((row, line) for item, line in found for row in reached(item, said)) if said else found
    for item, line in chain.from_iterable(map(_spread_on, found, count(1))):
        at = Location(file, line, 1)
        if isinstance(item, dict):
            item = dict(zip(renamed(list(item), columns), item.values(), strict=True)) if columns else item
            yield row_of(sourced(item), at)
            rows += 1
        else:
            trouble.add(at, "E126", f"{shown(json.dumps(item))} is no row", 'a row is an object: {"claim": …}')
        mute += not (isinstance(item, dict) and item)
        if senseless(mute, rows - mute):
            break  # so are the rows that were found, as their reader will say


_HOLDERS = frozenset((dict, list))


def row_of(item: Mapping[str, Any], at: Location) -> Row:
    """The row that an object of JSON is."""
    cells = {key: cell for key, value in item.items() if (cell := _cell(value))}
    return Row(cells, at, {key: item[key] for key in cells if type(item[key]) in _HOLDERS and _nested(item[key])})


def _spread_on(found: tuple[Any, int], number: int) -> list[tuple[Any, int]]:
    """The rows within a row, on its line; `number`: the row's own."""
    item, line = found
    if isinstance(item, dict) and not HANGING.isdisjoint(map(bare, item)) and is_tree(item):
        return [(row, line) for row in rows_in(item, number)]
    return [(row, line) for row in spread(item)] if isinstance(item, dict) and not HOLDING.isdisjoint(item) else [found]


def _oriented(text: str, fits: Fits) -> list[tuple[Any, int]]:
    """The rows of one object of another shape, which have no lines of their own; none of JSON Lines."""
    if not ORIENTED.match(text):
        return []
    try:
        value = json.loads(text, strict=False, parse_int=whole_number, parse_float=number_of)
        return [(row, 1) for row in oriented(value, fits)]
    except (ValueError, RecursionError):
        return []


def around(content: Content) -> dict[str, Any]:
    """What JSON has beside the member that holds its rows."""
    from debate_tui.read.located import opened, plain

    if graph := graph_in(content):
        return {name: plain(graph.document.value(part)) for name, part in graph.beside.items()}
    held = held_in(content.data or b"")
    if not held or (document := opened(content, Trouble())) is None:
        return {}
    return {name: plain(document.value(part)) for name, part in document.members(document.root).items() if name != held}


def held_in(data: bytes) -> str:
    """The member of one object of JSON that holds its rows; "" of any other JSON."""
    found = HELD.match(text_in(data[:_HEAD]))
    if found and are_marked(found[1], found.string[found.end() :]):  # `spread` says of which text
        return ""
    if found and not _WORDED.search(found[0]):  # else it may be one tree
        return found[1]
    if not data[:_FEW].lstrip(BOM + b" \t\r\n").startswith(b"{") or not _HOLDS.search(data) or are_lines(data):
        return ""
    from debate_tui.read.located import opened

    document = opened(Content(Path("x"), data), Trouble())
    members = document.members(document.root) if document else {}
    if document and found and not is_tree(document.value(document.root)):
        return found[1]
    for name in _HELD if document and _WORDS.isdisjoint(members) else ():
        first = next(document.items(members.get(name)), None)  # type: ignore[union-attr]  # the line above asks for it
        row = document.value(first) if first else None  # type: ignore[union-attr]
        claims = isinstance(row, dict) and name in CLAIMS and "claim" in meanings(list(row))
        if claims or (isinstance(row, dict) and not is_marked(name, row) and (is_table(list(row)) or is_tree(row))):
            return name
    return ""


def _list(content: Content, trouble: Trouble) -> Iterator[tuple[Any, int]]:
    from debate_tui.read.located import opened

    document = opened(content, trouble)
    if document is None:
        return
    held = held_in(content.data or b"")
    for part in document.items(document.members(document.root).get(held, document.root)):
        yield document.value(part), document.at(part.at).line


def _lines(data: bytes, content: Content, trouble: Trouble) -> Iterator[tuple[Any, int]]:
    twins = mended = False

    def whole(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twins
        found = dict(pairs)
        twins |= len(found) < len(pairs)
        return found

    def missing(word: str) -> None:
        """NaN and its like, which programs write for a cell that is empty."""
        nonlocal mended
        if not mended:
            mended = True
            message = f"{word}, which JSON doesn't have, is read as nothing"
            trouble.add(Location(content.at.file, number, 1), "W131", message, "write null")

    decoder = json.JSONDecoder(
        strict=False, object_pairs_hook=whole, parse_int=whole_number, parse_float=number_of, parse_constant=missing
    )
    number, end = 1, 0
    if spread := _spread(data):
        for line, number in spread:
            yield decoder.decode(line), number
        return
    for row, match in enumerate(_JSON_LINE.finditer(data)):
        if row % STEP == 0:
            trouble.reached(match.start() / len(data))
        number, end, line = number + data.count(b"\n", end, match.start()), match.start(), match[0].decode()
        if line := line.strip():  # which takes the signs of RFC 7464 between rows away
            twins = False
            try:
                yield _whole(line.removesuffix(","), decoder), number
            except (ValueError, RecursionError):  # what JSON forbids, or Python refuses
                at = Location(content.at.file, number, 1)
                trouble.add(at, "E126", f"{shown(line)} is no JSON", "a line of JSON Lines is an object")
            if twins:
                tell_of_twins_within(line, Location(content.at.file, number, 1), trouble)


def _whole(text: str, decoder: json.JSONDecoder) -> Any:
    """The value of a JSON text, in half the time that `decode` takes, which also takes blanks, and raises what is wrong."""
    try:
        value, end = decoder.scan_once(text, 0)  # type: ignore[attr-defined]  # typeshed lacks it
    except StopIteration:
        end = -1
    return value if end == len(text) else decoder.decode(text)


def _spread(data: bytes) -> list[tuple[str, int]]:
    """The texts of objects one below the other, each over several lines, as jq prints them, with the lines they begin on; none where
    the first stands on a line of its own, or one isn't whole."""
    if b"\n" not in data.strip() or (not data.lstrip().startswith(b"{\n") and not data.lstrip().startswith(b"{\r\n")):
        return []
    text, found, at, line = data.decode(), [], 0, 1
    decode = json.JSONDecoder(strict=False, parse_int=whole_number, parse_float=number_of).raw_decode
    while start := _BEGUN.search(text, at):
        line += text.count("\n", at, start.start())
        try:
            end = decode(text, start.start())[1]
        except (ValueError, RecursionError):
            return []
        found.append((text[start.start() : end], line))
        line, at = line + text.count("\n", start.start(), end), end
    return found


def whole_number(figures: str) -> int | str:
    """A number of JSON; its figures as a text where there are more than Python makes a number of."""
    return int(figures) if len(figures) < _MOST_FIGURES else figures


def number_of(figures: str) -> float | str:
    """A number of JSON with a point or an exponent; as a text where Python has it only as endless."""
    number = float(figures)
    return number if isfinite(number) else figures


def _nested(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict | list) for one in value))


def _cell(value: Any) -> str | tuple[str, ...]:
    """A value as a cell: numbers and truth values as JSON has them, lists of such or of texts as lists, with \"\" for what is missing."""
    match value:
        case None:
            return ""
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case int() if value.__class__ is int:
            return str(value)
        case float() if not isfinite(value):
            return ""
        case list() if not _nested(value):
            items = tuple(one for one in map(_cell, value) if isinstance(one, str))
            return items if any(items) else ()
    return _WRITTEN(value)
