"""What differs from script to script: whether a line end stands for a space, and how many words a text has."""

import re
import unicodedata

from debate_tui.text.patterns import pattern

SPACELESS = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf\U00011700-\U0001174f"
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf"
    r"\u4e00-\u9fff\ua000-\ua4cf\uf900-\ufaff\uff66-\uff9f\U00016fe0-\U00018d8f\U0001aff0-\U0001b2ff"
    r"\U00020000-\U0003ffff"
)
"""Characters of scripts that put no spaces between words, as the inside of a regular expression's set: Thai, Lao,
Burmese, Khmer and their kin, then the ideographs, kana, bopomofo and Yi."""

_LINE_END = r"\r\n|[\n\r\v\f\x85\u2028\u2029]"
_SPACE = r"[ \t\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]"
LINE_ENDS = pattern(rf"(?<!{_SPACE}){_SPACE}*(?:(?:{_LINE_END}){_SPACE}*)+")
"""One or more line ends with the white space around them: layout, not content."""

# Sets of this size take milliseconds to compile: `re` does so on first use, which never comes for Western texts.
_NO_SPACES = rf"[{SPACELESS}]"
_WORD_OR_CHARACTER = rf"[{SPACELESS}]|[^\s{SPACELESS}]+"
_SOUTH_EAST_ASIAN = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf\U00011700-\U0001174f]"
_HANGUL = r"[\u1100-\u11ff\u302e\u302f\u3130-\u318f\u3200-\u321f\u3260-\u327f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdf]"
_TO_BE_IDEOGRAPHS = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fffd\U00030000-\U0003fffd]"
"""The unassigned characters that Unicode declares Wide (EastAsianWidth.txt)."""
_WORD = pattern(r"(?<!\S)(?:[^\w\s]|_)*[^\W_]")
_LOOK = 16
"""How many characters on either side of a line end are searched for the one that decides about it."""


def is_western(text: str) -> bool:
    """Whether Windows' Western code page (1252: accented letters, curly quotation marks, dashes) has all characters."""
    if text.isascii():
        return True
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def is_spaceless(char: str) -> bool:
    """Whether a character is of a script that puts no spaces between words."""
    return char >= "\u0e00" and re.match(_NO_SPACES, char) is not None


def words(text: str) -> int:
    """How many words a text has; a word is a piece between white space with at least one letter or digit.

    In scripts without spaces between words, two letters or digits count as one word: finding the real words would take
    a dictionary (UAX #29, section 4), and a thousand English words are some 1,300 to 1,800 Chinese characters.
    """
    if is_western(text):
        return len(_WORD.findall(text))
    spaceless = sum(map(str.isalnum, re.findall(_NO_SPACES, text)))
    return (spaceless + 1) // 2 + len(_WORD.findall(re.sub(_NO_SPACES, " ", text) if spaceless else text))


def may_have_more(text: str, most: int) -> bool:
    """Whether a text may have more than `most` words; far faster than counting them, and true of few that have not."""
    # A word ends at white space, or has two characters.
    return len(text) >= 2 * most and not (text.isascii() and len(text.split()) <= most)


def first_words(text: str, count: int) -> str:
    """The beginning of a text, unchanged: `count` words, or characters of scripts without spaces."""
    end = 0
    for _, match in zip(range(count), re.finditer(_unit(text), text), strict=False):
        end = match.end()
    return text[:end].lstrip()


def last_words(text: str, count: int) -> str:
    """The end of a text, unchanged: `count` words, or characters of scripts without spaces."""
    starts = [match.start() for match in re.finditer(_unit(text), text)][-count:]
    return text[starts[0] :].rstrip() if starts else ""


def _unit(text: str) -> str:
    return r"\S+" if is_western(text) else _WORD_OR_CHARACTER


def are_tidy(words: str) -> bool:
    """Whether texts, each between two blanks, have nothing to mend: printable Western characters (`text.safe` leaves
    them as they are) on one line, none empty, without a blank at an end or beside another."""
    if "  " in words or not words.isprintable():
        return False
    if words.isascii():
        return True
    try:
        words.encode("latin-1")  # a fraction of the time of `is_western`, for most
    except UnicodeEncodeError:
        return is_western(words) and "\xad" not in words
    return "\xad" not in words


def one_line(text: str) -> str:
    """A text without its line ends: each becomes a space, or nothing where the script puts no space there."""
    if text.isprintable():  # no line end is
        return text
    if is_western(text):
        return LINE_ENDS.sub(" ", text)
    return LINE_ENDS.sub(lambda match: "" if joins(text, *match.span()) else " ", text)


def joins(text: str, start: int, end: int) -> bool:
    """Whether the line end at `text[start:end]`, white space around it included, stands for no space.

    It doesn't between two characters whose East Asian Width is Fullwidth, Wide or Halfwidth, neither of them Hangul or
    an emoji; next to punctuation of ambiguous width (“ ” — …), the character beyond it decides. The rule is that of CSS
    Text level 4, "Segment Break Transformation Rules". Nor does it between two characters whose Line_Break is SA
    (UAX #14: Thai, Lao, Burmese, Khmer).
    """
    before, after = _decisive(text[max(0, start - _LOOK) : start][::-1]), _decisive(text[end : end + _LOOK])
    if before == "" or after == "":
        return False
    return (_is_wide(before) and _is_wide(after)) or (_is_south_east_asian(before) and _is_south_east_asian(after))


def _decisive(beside: str) -> str:
    """The nearest character, past combining marks and punctuation of ambiguous width, if that decides; else ""."""
    for char in beside:
        kind = unicodedata.category(char)
        if _is_wide(char) or _is_south_east_asian(char):
            return char
        if kind[0] == "M" or kind == "Cf" or (kind[0] in "PS" and unicodedata.east_asian_width(char) == "A"):
            continue
        return ""
    return ""


def _is_wide(char: str) -> bool:
    if unicodedata.east_asian_width(char) not in "FWH" or re.match(_HANGUL, char):
        return False
    kind = unicodedata.category(char)
    if kind == "Cn":  # Python before 3.12 calls every unassigned character Fullwidth
        return re.match(_TO_BE_IDEOGRAPHS, char) is not None
    return kind != "So" or "\u2e80" <= char <= "\u33ff"


def _is_south_east_asian(char: str) -> bool:
    return re.match(_SOUTH_EAST_ASIAN, char) is not None and unicodedata.category(char)[0] in "LM"
