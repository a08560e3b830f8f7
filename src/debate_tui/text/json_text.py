"""JSON that is safe to print: what could control a terminal, or is invisible, is escaped, and reads back unchanged."""

from collections.abc import Iterator

from debate_tui.text.safe import safe


def json_text(value: object, ascii_only: bool = False) -> Iterator[str]:
    """The lines of `value` as JSON, indented by two spaces, each with its line end.

    Raises:
        TypeError: `value` holds something that JSON has no form for.
    """
    import json  # Imported here, since it takes 3 ms and most commands print no JSON.

    line: list[str] = []
    for piece in json.JSONEncoder(ensure_ascii=ascii_only, indent=2).iterencode(value):
        *ended, rest = piece.split("\n")  # only between values: in a string, a line end is written \n
        for end in ended:
            yield _escaped("".join([*line, end])) + "\n"
            line.clear()
        line.append(rest)
    yield _escaped("".join(line)) + "\n"


def _escaped(line: str) -> str:
    shown = safe(line)
    if shown is line:
        return line
    return "".join(char if char == seen else _escape(char) for char, seen in zip(line, shown, strict=True))


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4))
