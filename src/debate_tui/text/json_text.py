"""JSON that is safe to print: what could control a terminal, or is invisible, is escaped, and reads back unchanged."""

from collections.abc import Callable, Iterator
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
    from json import encoder  # Imported here, since it takes 3 ms and most commands print no JSON.

    # Python's encoder is in C only where nothing is indented; this one takes a quarter of the time of its other.
    encode = encoder.encode_basestring_ascii if ascii_only else encoder.encode_basestring
    yield from _pieces(value, "\n", _Writer(encode, plain and not ascii_only), _DEPTH)
    yield "\n"


def json_line(ascii_only: bool = False) -> Callable[[object], str]:
    """A function that writes a value as JSON on a line of its own, as safe to print. It raises TypeError as `json_text`."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=ascii_only, separators=(",", ":")).encode
    return lambda value: f"{_escaped(encode(value))}\n"


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
        if depth == 1:
            yield lead + writer.piece(member, inner)
        else:
            for piece in _pieces(member, inner, writer, depth - 1):
                yield lead + piece
                lead = ""
        lead = f",{inner}"
    yield f"{end}{closing}" if lead.startswith(",") else opening + closing


class _Writer:
    """Writes values as JSON; remembers how it wrote the keys, of which there are few."""

    def __init__(self, encode: Callable[[str], str], plain: bool) -> None:
        self._encode = encode
        self._keys: dict[str, str] = {}
        self._left = _MANY if plain else -1
        """How many values are written before msgspec is imported, which takes as long as they do; below 0: never."""
        self._fast: ModuleType | None = None

    def piece(self, value: object, end: str) -> str:
        """`value` as JSON; `end` is as in `_pieces`."""
        self._left -= 1
        if self._left == 0:
            from msgspec import json

            self._fast = json
        if self._fast and isinstance(value, dict) and (written := self._quick(value)):
            return written.replace("\n", end)
        return self.text(value, end)

    def _quick(self, value: object) -> str | None:
        """`value` as JSON, written by msgspec; None where that may write something else than this class."""
        assert self._fast
        try:
            written: bytes = self._fast.encode(value)
        except UnicodeError:  # half a surrogate pair
            return None
        line = written.decode()
        if not line.isprintable() or not is_western(line) or "\xad" in line or '"extra"' in line:
            return None
        indented: bytes = self._fast.format(written, indent=2)
        return indented.decode()

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
