"""Finds the code of a text that isn't UTF-8: UTF-8 with slips, the Macintosh's older one, or Windows' Western one."""

import re

from debate_tui.model.debate import Location
from debate_tui.read.trouble import Trouble

_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman"}
_HIGH = re.compile(rb"[\x80-\xff]")
_WHOLE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WITHIN = re.compile(rb"(?<=[a-z])[\x80-\xff](?=[a-z\x80-\xff])")
_FITS = re.compile("[ß-öø-ÿœšž’–—]")


def decoded(data: bytes) -> str:
    """The text of bytes that aren't all UTF-8; what has no meaning in the code that they seem to have becomes U+FFFD."""
    return data.decode(_code(data), "replace")


def tell(data: bytes, file: str, trouble: Trouble) -> None:
    """Reports the first byte that is not UTF-8, and what the text is read as; nothing where there is none."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        name = _NAMES.get(_code(data))
        how = f"the file is read as {name}" if name else "it is shown as �"
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8: {how}"
        hint = "look at its letters; where they are wrong, save it as UTF-8"
        trouble.add(Location(file, line, column), "W132", message, hint)


def _code(data: bytes) -> str:
    """UTF-8 where most of the bytes beyond ASCII are characters of it; else Windows-1252, or the Macintosh's code where more of
    the bytes behind a small letter and before one, or another of them, are such letters, too, or signs that stand there, in it."""
    whole = sum(map(len, _WHOLE.findall(data)))
    if 2 * whole > len(_HIGH.findall(data)):
        return "utf-8"
    within = _WITHIN.findall(data)
    fits = {code: sum(_FITS.match(one.decode(code, "replace")) is not None for one in within) for code in _NAMES}
    return max(_NAMES, key=fits.__getitem__)
