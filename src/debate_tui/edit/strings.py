"""Finds where a TOML string ends, and writes a text as a TOML string."""

import re

STRING = re.compile(
    r'"""[^"\\]*+(?:(?:\\.|"{1,2}(?!"))[^"\\]*+)*+"{3,5}'
    r"|'''[^']*+(?:'{1,2}(?!')[^']*+)*+'{3,5}"
    r'|"(?!"")[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+"'
    r"|'(?!'')[^'\r\n]*+'",
    re.DOTALL,
)
"""Matches one string of any of the four kinds, in a text that is valid TOML."""

_LAYOUT = " \t\r\n"
_LINE_GOES_ON = re.compile(r"\\[ \t]*\r?\n[ \t\r\n]*")
_UNSEEN = r"\x7f-\xa0\xad\u061c\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\ufeff"
"""What nobody would see in the file, or take for a blank; the joiners that some scripts are spelt with aren't among it."""
_ESCAPED = re.compile(rf'["\\\x00-\x1f{_UNSEEN}]')
_ESCAPED_LONG = re.compile(rf'\\|[\x00-\x08\x0a-\x1f{_UNSEEN}]|(?<="")"|"\Z')
_NOT_LITERAL = re.compile(r"['\x00-\x08\x0a-\x1f\x7f]")
_NOT_LONG_LITERAL = re.compile(r"'''|'\Z|[\x00-\x08\x0a-\x1f\x7f]")
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def written(text: str, quotes: str = '"') -> str:
    """`text` as a TOML string on one line, in `quotes` (one or three of `"` or `'`) if these can hold it."""
    match quotes:
        case "'" if not _NOT_LITERAL.search(text):
            return f"'{text}'"
        case "'''" if not _NOT_LONG_LITERAL.search(text):
            return f"'''{text}'''"
        case '"""' | "'''":
            return f'"""{_ESCAPED_LONG.sub(_escape, text)}"""'
        case _:
            return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


def respelt(old: str, text: str) -> str:
    """The TOML string `old`, as it is written in a file, with `text` in place of its text.

    It keeps its kind of quotation marks if these can hold the text. In three quotation marks it also keeps the white
    space after the opening and before the closing ones, which is the file's layout.
    """
    quotes = old[:3] if old[:3] in ('"""', "'''") else old[:1]
    if len(quotes) < 3:
        return written(text, quotes)
    body = old[3:-3]
    start, end = _words_of(body, quotes == '"""')
    new = written(text, quotes)
    return new[:3] + body[:start] + new[3:-3] + body[end:] + new[-3:]


def _words_of(body: str, escapes: bool) -> tuple[int, int]:
    """Start and end of the text in the inside of a string in three quotation marks, without the layout around it."""
    end = _stripped_end(body, escapes)
    start = len(body) - len(body.lstrip(_LAYOUT))
    while escapes and start < end and (goes_on := _LINE_GOES_ON.match(body, start)):
        start = goes_on.end()
    # If there is nothing but layout, all of it counts as before the text.
    return (start, end) if start < end else (len(body), len(body))


def _stripped_end(body: str, escapes: bool) -> int:
    end = len(body.rstrip(_LAYOUT))
    while escapes and end < len(body) and (len(body[:end]) - len(body[:end].rstrip("\\"))) % 2:
        end = len(body[: end - 1].rstrip(_LAYOUT))
    return end
