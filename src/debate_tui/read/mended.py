"""Mends what is often written although JSON forbids it: control characters in texts, NaN, half a surrogate pair, numbers beyond all bounds."""

import json
import re

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)("|\\?\Z)|-?(?:NaN|Infinity)\b|-?[0-9][0-9.eE+-]*', re.DOTALL)
_ODD = re.compile(r"[\x00-\x1f]|\\u[dD][89a-fA-F]")
_DIGITS = 300
MENDED = (
    "control characters, NaN, half characters or endless numbers, which JSON doesn't have, were mended",
    "texts show � in their place; numbers stand as texts",
)


def mended(data: bytes) -> bytes:
    """The bytes of a JSON text, mended; in UTF-8."""
    text = data.decode("utf-8", "replace")
    pieces, done = list[str](), 0
    for match in _TOKEN.finditer(text):  # and no `sub`, which keeps a piece for each, of which nearly none is mended
        if (token := _mended_token(match)) != match[0]:
            pieces += text[done : match.start()], token
            done = match.end()
    return "".join([*pieces, text[done:]]).encode("utf-8", "replace")


def _mended_token(match: re.Match[str]) -> str:
    text, number = match[1], match[0]
    if text is not None:
        if match[2] != '"' or not _ODD.search(text):
            return number
        try:
            value = json.loads(number, strict=False)
        except ValueError:
            return number
        whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return json.dumps(whole, ensure_ascii=False)
    if number.lstrip("-") in ("NaN", "Infinity"):
        return "null"
    return f'"{number}"' if len(number) > _DIGITS or abs(_float_of(number)) == float("inf") else number


def _float_of(number: str) -> float:
    """A number as a float; 0 where it is none, which the parser will report."""
    try:
        return float(number)
    except ValueError:
        return 0.0
