"""JSON that is safe to print: what could control a terminal, or is invisible, is escaped, and reads back unchanged."""

from collections.abc import Callable, Iterable, Iterator
from types import ModuleType

from debate_tui.text.safe import safe
from debate_tui.text.scripts import is_western

_MANY = 500
_DEPTH = 2
"""Down to this depth, each member of an object or array is a piece of its own."""


def json_text(value: object, ascii_only: bool = False, plain: bool = False) -> Iterator[str]:
    """Yields `value` as JSON in pieces, indented by two spaces, the last with a line end at its end.

    An iterator is written as an array while it runs, so that what it yields never stands in memory as a whole. `plain`
    says that there is no number in it but under a key `extra`, and no key but texts: then much is written by msgspec,
    to the same text in a third of the time.

    Raises:
        TypeError: `value` holds something that JSON has no form for, or a key that is no text.
    """
    yield from _pieces(value, "\n", _writer(ascii_only, plain), _DEPTH)
    yield "\n"


class Written(str):
    """Rows of a table that are JSON already: see `json_rows`."""

    __slots__ = ()


def json_rows(ascii_only: bool = False, plain: bool = False) -> Callable[[Iterable[object]], Written]:
    """A function that writes rows of a table, an array in the outermost object, as `json_text` would write them there.

    So they may be written elsewhere, in another process; what it returns stands for the rows in what is given to
    `json_text`. It takes one row or more, and raises TypeError as `json_text`.
    """
    writer, end = _writer(ascii_only, plain), "\n" + "  " * _DEPTH
    return lambda rows: Written(writer.pieces(list(rows), end))


def json_line(ascii_only: bool = False, plain: bool = False) -> Callable[[object], str]:
    """A function that writes a value as JSON on a line of its own, as safe to print; `plain` and errors as for `json_text`."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=ascii_only, separators=(",", ":")).encode
    quick = _Quick(plain and not ascii_only)

    def line(value: object) -> str:
        written = quick.line(value)
        return f"{written.decode() if written else _escaped(encode(value))}\n"

    return line


def _pieces(value: object, end: str, writer: "_Writer", depth: int) -> Iterator[str]:
    """`value` as JSON, the members of its containers in pieces of their own down to `depth`; `end`: the line end and
    the indentation of the line that it begins in."""
    if depth == 0 or not isinstance(value, dict | list | tuple | Iterator):
        yield writer.piece(value, end)
        return
    inner = f"{end}  "
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    lead = opening + inner
    members = value.items() if isinstance(value, dict) else (("", member) for member in value)
    for key, member in members:
        lead += writer.key(key) if isinstance(value, dict) else ""
        if key == "extra":  # it may hold numbers, which msgspec writes in its own way
            yield lead + writer.text(member, inner)
        elif depth == 1:
            yield lead + (member if isinstance(member, Written) else writer.piece(member, inner))
        else:
            for piece in _pieces(member, inner, writer, depth - 1):
                yield lead + piece
                lead = ""
        lead = f",{inner}"
    yield f"{end}{closing}" if lead.startswith(",") else opening + closing


def _writer(ascii_only: bool, plain: bool) -> "_Writer":
    from json import encoder  # Imported here, since it takes 3 ms and most commands print no JSON.

    # Python's encoder is in C only where nothing is indented; this one takes a quarter of the time of its other.
    encode = encoder.encode_basestring_ascii if ascii_only else encoder.encode_basestring
    return _Writer(encode, plain and not ascii_only)


class _Quick:
    """Writes values by msgspec, where it writes the same as we do."""

    def __init__(self, plain: bool) -> None:
        self._left = _MANY if plain else -1
        """How many values are written otherwise before msgspec is imported, which takes as long as they do; -1: all of them."""
        self._json: ModuleType | None = None

    def line(self, value: object) -> bytes | None:
        """`value`, an object or some objects, as JSON on one line; None where it is to be written otherwise."""
        if self._left > 0:
            self._left -= len(value) if isinstance(value, list) else 1
            if self._left <= 0:
                from msgspec import json

                self._json = json
        if not self._json or not isinstance(value, dict | list):
            return None
        try:
            written: bytes = self._json.encode(value)
        except UnicodeError:  # half a surrogate pair
            return None
        line = written.decode()
        if not line.isprintable() or not is_western(line) or "\xad" in line or '"extra"' in line:
            return None
        return written

    def lines(self, value: dict[str, object] | list[object]) -> str | None:
        """An object, or some, as JSON, indented by two spaces; None where it is to be written otherwise."""
        written = self.line(value)
        if not written:
            return None
        assert self._json
        indented: bytes = self._json.format(written, indent=2)
        return indented.decode()


class _Writer:
    """Writes values as JSON; remembers how it wrote the keys, of which there are few."""

    def __init__(self, encode: Callable[[str], str], plain: bool) -> None:
        self._encode = encode
        self._keys: dict[str, str] = {}
        self._quick = _Quick(plain)

    def pieces(self, values: list[object], end: str) -> str:
        """One or more objects as `piece` writes each, with commas between: together, where msgspec may write them all."""
        if written := self._quick.lines(values):
            return written[len("[\n  ") : -len("\n]")].replace("\n", end.removesuffix("  "))
        return f",{end}".join([self.piece(value, end) for value in values])

    def piece(self, value: object, end: str) -> str:
        """`value` as JSON; `end` is as in `_pieces`."""
        written = self._quick.lines(value) if isinstance(value, dict) else None
        return written.replace("\n", end) if written else self.text(value, end)

    def text(self, value: object, end: str) -> str:
        """`value` as JSON; `end` is as in `_pieces`."""
        if isinstance(value, str):
            return self.string(value)
        if isinstance(value, dict):
            inner = f"{end}  "
            members = [f"{self._keys.get(k) or self.key(k)}{self.text(v, inner)}" for k, v in value.items()]
            return f"{{{inner}{f',{inner}'.join(members)}{end}}}" if members else "{}"
        if isinstance(value, list | tuple | Iterator):
            inner = f"{end}  "
            members = [self.text(member, inner) for member in value]
            return f"[{inner}{f',{inner}'.join(members)}{end}]" if members else "[]"
        from json import dumps

        return dumps(value)

    def string(self, value: str) -> str:
        written = self._encode(value)
        return written if written.isascii() and written.isprintable() else _escaped(written)

    def key(self, key: object) -> str:
        if not isinstance(key, str):
            raise TypeError(f"a key in JSON is a text, not {key!r}")
        return self._keys.setdefault(key, f"{self.string(key)}: ")


def _escaped(line: str) -> str:
    shown = safe(line)
    if shown == line:
        return line
    return "".join(char if char == seen else _escape(char) for char, seen in zip(line, shown, strict=True))


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4))
