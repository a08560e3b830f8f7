"""Folds a text into the words that search compares, each with its place in the original text.

Folding is a table from one character to a string, so the place of every folded letter is known exactly. Case,
diacritics, ligatures and compatibility forms (Unicode NFKD) make no difference; apostrophes, soft hyphens and joiners
vanish; each character of a script without spaces (Han, kana, Thai, Lao, Khmer, Burmese) and each emoji is a word of
its own; `%` becomes "percent". A fraction or a raised digit behind a digit begins another number: `10²` is no 102.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

FOLDING = 2
"""To be raised whenever the words of a text become others, so that an index of the old ones is made anew."""
_DROPPED = "'’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u3099\u309a"
_LATIN = {"ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th"}
_SPACELESS = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x2600, 0x27BF),  # pictures
    (0x2B00, 0x2BFF),
    (0x2E80, 0x2FFF),  # Han
    (0x3005, 0x3007),
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x1F000, 0x1FAFF),  # emoji
    (0x20000, 0x3134F),
)
_MARKS = ".,-"
"""Marks that the table keeps: what becomes of them depends on the characters beside them (see `_PIECE`)."""


_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_WHOLE = (
    "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟↉" + "".join(map(chr, range(0x2460, 0x249C))) + "⓪" + "".join(map(chr, range(0x2776, 0x2794)))
)
"""Fractions, and numbers in circles, in brackets and with full stops: each is a number of its own."""
_SHIFT = 0xF0000  # how far what begins another number is moved: to where no character has a meaning
_APART = {chr(ord(char) + _SHIFT) for char in _RAISED + _WHOLE}
_BEHIND_DIGITS = re.compile(rf"[{_RAISED}{_WHOLE}](?:(?<=\d.)|(?<=[{_RAISED}{_WHOLE}][{_WHOLE}]))")


class _Table(dict[int, str]):
    """Character code → folded string, worked out when the character is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = self._fold(chr(code))
        return folded

    def _fold(self, char: str) -> str:
        if char in _APART:
            return f" {self[ord(char) - _SHIFT]}"
        if char in _DROPPED or "\u0300" <= char <= "\u036f":
            return ""
        if char in _MARKS:
            return char
        if char in "‐‑\u2212":
            return "-"
        if char == "%":
            return " percent "
        if char.lower() in _LATIN:
            return _LATIN[char.lower()]
        plain = _without_marks(char)
        if plain != char:
            return "".join(self[ord(part)] for part in plain)
        if spaceless(char):
            return f" {char} "
        return char if char.isalnum() or unicodedata.category(char)[0] == "M" else " "


def spaceless(word: str) -> bool:
    """Whether `word` is a single character of a script without spaces, or an emoji."""
    return len(word) == 1 and any(first <= ord(word) <= last for first, last in _SPACELESS)


def _without_marks(char: str) -> str:
    """`char` in lower case, compatibility forms replaced, without the combining marks U+0300–U+036F (those of Latin,
    Greek and Cyrillic); other scripts keep their marks."""
    parts = [part for part in unicodedata.normalize("NFKD", char) if not "\u0300" <= part <= "\u036f"]
    return unicodedata.normalize("NFC", "".join(parts)).casefold()


_TABLE = _Table()
_UNMARKED = str.maketrans("", "", _MARKS)
_DECIMAL = str.maketrans(".,", "··")
_PIECE = re.compile(
    r"(?<![^.,\-])per-cent(?![^.,\-])"
    r"|(?<![^.,\-])(?:[^\W\d_]\.)+[^\W\d_](?![^.,\-])"  # u.s → us
    r"|(?<![^.,\-])\d{1,3}(?:,\d{3})+(?![^.,\-])"  # 1,000 → 1000
    r"|(?P<decimal>(?<![^\-])\d+[.,]\d{1,2}(?![^,\-]|\.\d))"  # 3.5 → 3·5
    r"|[^.,\-]+"
)


@lru_cache(maxsize=500)
def _pieces(chunk: str) -> tuple[tuple[str, int, int], ...]:
    """(word, start, end) for each word of a folded chunk without spaces, in characters of the chunk.

    Parts joined by hyphens are followed by the word that they make without the hyphens.
    """
    found: list[tuple[str, int, int]] = []
    parts: list[re.Match[str]] = []

    def close() -> None:
        if len(parts) > 1 and not all(part[0].isdigit() for part in parts):
            found.append(("".join(part[0].translate(_UNMARKED) for part in parts), parts[0].start(), parts[-1].end()))
        parts.clear()

    for match in _PIECE.finditer(chunk):
        if parts and chunk[parts[-1].end() : match.start()] != "-":
            close()
        parts.append(match)
        found.append((match[0].translate(_DECIMAL if match.lastgroup else _UNMARKED), match.start(), match.end()))
    close()
    return tuple(found)


def prepared(text: str) -> str:
    """`text`, its length unchanged, with "per cent" made one chunk: the only word that contains a space."""
    return text.replace("per cent", "per-cent")


def _apart(text: str) -> str:
    """`text`, its length unchanged, with what begins another number behind a digit moved (`_SHIFT`)."""
    return text if text.isascii() else _BEHIND_DIGITS.sub(lambda found: chr(ord(found[0]) + _SHIFT), text)


def chunks(text: str) -> list[str]:
    """`text` cut at white space. Its words are those of its chunks one by one, so the words of a chunk can be
    remembered."""
    return prepared(text).split()


_EDGES = "“”‘’–—…" + "".join(char for char in map(chr, range(128)) if not char.isalnum() and char != "%")


def plain_word(chunk: str) -> str:
    """The word of a chunk that is simply an ASCII word, with marks only around it, as nearly all chunks are.

    "" for any other chunk: `words` handles those.
    """
    word = chunk.strip(_EDGES)
    return word.lower() if word.isascii() and word.isalnum() else ""


def words(text: str) -> list[str]:
    """The folded words of `text` in order: "The U.S.–Japan decision-making" → the us japan decision making
    decisionmaking."""
    found = []
    for chunk in _apart(prepared(text)).translate(_TABLE).split():
        word = chunk.strip(_MARKS)
        if word.isalnum():
            found.append(word)
        elif word:
            parts = word.split("-")  # the hyphen is by far the commonest mark inside a chunk
            if all(map(str.isalpha, parts)) and "per-cent" not in word:
                found += parts
                found.append("".join(parts))
            else:
                found.extend(piece for piece, _, _ in _pieces(word))
    return found


class _Folded(NamedTuple):
    """A folded text, still with its `_MARKS`, and where its letters stand in the original."""

    original: str
    text: str
    origin: Sequence[int]
    """For each character of `text`, the place of the character in `original` that it comes from."""

    def end(self, last: int) -> int:
        """The place in `original` just behind the folded letter `last` and the combining accents that follow it."""
        original, place = self.original, self.origin[last] + 1
        while place < len(original) and original[place] >= "\u0300" and unicodedata.combining(original[place]):
            place += 1
        return place


class Word(NamedTuple):
    """A folded word and its place in the original text, in characters."""

    text: str
    start: int
    end: int
    first: int
    """The place of its first letter in `folded.text`."""
    folded: _Folded
    """The whole text, folded; all words of a text share one."""

    def upto(self, count: int) -> int:
        """The place in the original where the first `count` letters of the folded word end."""
        if count >= len(self.text):
            return self.end
        folded = self.folded.text
        letters = (place for place in range(self.first, len(folded)) if folded[place] not in _MARKS)
        return self.folded.end(next(islice(letters, count - 1, None)))


_INNER = re.compile(r"[^\s.,\-](?:\S*[^\s.,\-])?")  # a chunk without the marks around it
_SHIFTING = re.compile("[%'`]")  # the only ASCII characters that folding makes longer or shorter


class Located(NamedTuple):
    """The words of a text, as in `words`. Their places in the original are worked out on demand (`word`), since few are
    needed."""

    folded: _Folded
    pieces: tuple[tuple[str, int, int], ...]
    """(word, start, end) for each word, in characters of the folded text."""

    def word(self, text: str, first: int, last: int) -> Word:
        """A piece as a word with its place in the original."""
        return Word(text, self.folded.origin[first], self.folded.end(last - 1), first, self.folded)


@lru_cache(maxsize=100)
def locate(text: str) -> Located:
    """The words of `text` with their places; those of the last 100 texts are remembered."""
    ready = _apart(prepared(text))
    if text.isascii() and not _SHIFTING.search(text):
        origin: Sequence[int] = range(len(text))
    else:
        origin = [place for place, char in enumerate(ready) for _ in _TABLE[ord(char)]]
    folded = _Folded(text, ready.translate(_TABLE), origin)
    found: list[tuple[str, int, int]] = []
    for chunk in _INNER.finditer(folded.text):
        inner, (base, end) = chunk[0], chunk.span()
        if inner.isalnum():
            found.append((inner, base, end))
        else:
            found.extend((piece, base + start, base + stop) for piece, start, stop in _pieces(inner))
    return Located(folded, tuple(found))


class Placed(NamedTuple):
    """A word of a long text, as `Word`: nearly all of them are plain, and need no table to be found in the original."""

    text: str
    start: int
    end: int
    word: Word | None
    """The word within its chunk, where that is not plain."""
    shift: int
    """Where the chunk begins."""

    def upto(self, count: int) -> int:
        """As `Word.upto`."""
        if self.word is None:
            return min(self.start + count, self.end)
        return self.word.upto(count) + self.shift


class _Counts(dict[str, int]):
    """Part of a text → how many words it holds."""

    def __missing__(self, chunk: str) -> int:
        if len(self) > _MOST_COUNTS:
            self.clear()
        self[chunk] = count = 1 if plain_word(chunk) else len(words(chunk))
        return count


_MOST_COUNTS = 200_000
_COUNTS = _Counts()


def placed(text: str, places: Iterable[int]) -> Iterator[Placed]:
    """The words with these numbers in a long text, counted as in `words`; only their own chunks are folded."""
    parts, starts, ends = _parts(text)
    for place in places:
        number = bisect_right(ends, place)
        chunk, shift = parts[number], starts[number]
        if plain := plain_word(chunk):
            start = shift + len(chunk) - len(chunk.lstrip(_EDGES))
            yield Placed(plain, start, start + len(plain), None, shift)
        else:
            word = located(chunk)[place - (ends[number - 1] if number else 0)]
            yield Placed(word.text, word.start + shift, word.end + shift, word, shift)


@lru_cache(maxsize=200)
def _parts(text: str) -> tuple[Sequence[str], Sequence[int], Sequence[int]]:
    """A text cut at each space, where each part begins, and the number of words up to its end."""
    parts = prepared(text).split(" ")
    starts = list(accumulate(map((1).__add__, map(len, parts)), initial=0))
    return parts, starts, list(accumulate(map(_COUNTS.__getitem__, parts)))


def located(text: str) -> tuple[Word, ...]:
    """The same words as `words` returns, each with its place in `text`."""
    found = locate(text)
    return tuple(found.word(*piece) for piece in found.pieces)
