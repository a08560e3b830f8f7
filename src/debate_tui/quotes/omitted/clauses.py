"""Divides a text into sentences of words, each read aloud or not, and tells where clauses end: by punctuation and joining words alone."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from debate_tui.frozen import dataclass
from debate_tui.quotes.omitted.english import FUNCTION, NEGATORS
from debate_tui.quotes.sentences import ABBREVIATIONS
from debate_tui.text.spans import Span, touched

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LEVEL = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'), ("\xa0", " "))
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")
_STRONG = re.compile(r"[;:()\[\]—–―]|--| - ")
_SENTENCE = re.compile(r"[.!?…][.!?…\"')\]\d]{0,20}+\s|¶|(?<=\S)[^\S\n]*+\n\s*+")
_WORD_BEFORE = re.compile(r"[\w.']+\Z")
_INITIALS = re.compile(r"(?!i\Z)(?:[^\W\d_]\.)*[^\W\d_]")
_SAYS_NOTHING = FUNCTION | NEGATORS
_INTRODUCES = 2
"""How many words that say nothing stand at most before the comma behind which a sentence really begins: “But now, if …”."""
_new = tuple.__new__
_COORDINATES = frozenset(("and", "but", "or", "so", "yet", "nor"))


class Word(NamedTuple):
    """A word of a sentence."""

    start: int
    end: int
    """Where it stands, in characters of the text."""
    low: str
    """In lower case, with straight apostrophes."""
    read: bool
    """Whether some of its letters are read aloud: of a word, often only the initial is."""
    content: bool
    """Whether it says something by itself."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or what stands between two marks that end one."""

    text: str
    """The whole text, in lower case and with straight quotation marks; as long as the original."""
    original: str
    start: int
    end: int
    words: Sequence[Word]
    aloud: Sequence[Span]
    """What of the whole text is read aloud."""

    def gap(self, number: int) -> str:
        """What stands between the word of this number and the one before it; of the last number, behind all words."""
        before = self.words[number - 1].end if number else self.start
        return self.text[before : self.words[number].start if number < len(self.words) else self.end]

    def reads(self, start: int, end: int) -> bool:
        """Whether a character of these is read aloud."""
        return bool(touched(self.aloud, (start, end)))

    def strong(self, number: int) -> bool:
        """Whether a semicolon, a colon, a dash or a bracket stands before the word; a year in brackets ends no clause: “Smith (2009)”."""
        return bool(_STRONG.search(self.gap(number))) and not (self._dated(number) or self._dated(number - 1))

    def _dated(self, number: int) -> bool:
        """Whether the word is a year that stands in brackets by itself."""
        if not 0 < number < len(self.words) or not _YEAR.fullmatch(self.words[number].low):
            return False
        return self.gap(number).endswith("(") and self.gap(number + 1).rstrip(" ,") == ")"

    def comma(self, number: int) -> bool:
        return "," in self.gap(number)

    def at(self, offset: int) -> int:
        """The number of the first word that ends behind a character of the text."""
        return bisect_left(self.words, offset + 1, key=lambda word: word.end)

    def read(self, first: int, last: int) -> tuple[int, ...]:
        """The numbers of the words from `first` to before `last` that are read aloud and say something."""
        return tuple(
            n for n in range(max(0, first), min(last, len(self.words))) if self.words[n].read and self.words[n].content
        )

    def content(self, first: int, last: int) -> int:
        """How many of these words say something."""
        return sum(word.content for word in self.words[max(0, first) : last])

    def silent(self, first: int, last: int) -> bool:
        """Whether none of these words is read aloud."""
        return not any(word.read for word in self.words[first:last])

    def back(self, number: int) -> int:
        """The first word of the main clause that ends before this word."""
        for n in range(number - 1, 0, -1):
            if self.strong(n) or (self.comma(n) and self.words[n].low in _COORDINATES):
                return n
        return 0

    def forward(self, number: int) -> int:
        """The word behind the main clause that begins with this word."""
        for n in range(number + 1, len(self.words)):
            if self.strong(n) or (self.comma(n) and self.words[n].low in _COORDINATES):
                return n
        return len(self.words)

    def subordinate(self, number: int) -> int:
        """The word behind the subordinate clause that begins with this word: behind its first comma that isn't too near."""
        for n in range(number + 1, len(self.words)):
            if self.strong(n) or (self.comma(n) and n > number + 1):
                return n
        return len(self.words)

    def heading(self, number: int) -> int:
        """The word behind the subordinate clause at the head of a sentence that begins with this word: where it goes on over
        commas of its own (“… preaches thrift, patience and training, [we agree]”), behind the last of them before what is read."""
        end = self.subordinate(number)
        first = next((n for n in range(number, len(self.words)) if self.words[n].read), end)
        near = next((n for n in range(first, max(end, first - 2), -1) if self.comma(n)), end)
        return near if not any(self.strong(n) for n in range(end, near + 1)) else end

    def opens(self, number: int) -> bool:
        """Whether the word begins the sentence, or stands behind a strong mark, or a word that joins main clauses there."""
        if number == 0 or self.strong(number):
            return True
        before = self.words[number - 1].low
        if number <= _INTRODUCES and self.comma(number) and not any(word.content for word in self.words[:number]):
            return True  # “Now, if …”
        return before in ("and", "but", "that", "so", "yet") and (
            before == "that" or number == 1 or self.comma(number - 1) or self.strong(number - 1)
        )


def level(text: str) -> str:
    """The text in lower case with straight quotation marks, of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if not low.isascii():
        for mark, plain in _LEVEL:  # several times as fast as `str.translate`
            low = low.replace(mark, plain)
    return low


def divided(text: str) -> Iterator[Span]:
    """The sentences of a text: at full stops and the like, unless after an abbreviation or before a small letter, and at the ends of
    paragraphs, unless a small letter goes on."""
    start = 0
    for stop in _SENTENCE.finditer(text):
        if not _ends(text, stop):
            continue
        if text[start : stop.end()].strip():
            yield start, stop.end()
        start = stop.end()
    if text[start:].strip():
        yield start, len(text)


def _ends(text: str, stop: re.Match[str]) -> bool:
    first = stop[0].lstrip()[:1]
    after = text[stop.end() : stop.end() + 40].lstrip(" \t\"'“‘([")
    if first in ("", "¶"):
        return first == "¶" or stop[0].count("\n") > 1 or not after[:1].islower()
    if after[:1].islower():
        return False
    if first != "." or len(stop[0].rstrip()) > 1:
        return True
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 20), stop.start())
    word = before[0].lower() if before else ""
    return not (word in ABBREVIATIONS or _INITIALS.fullmatch(word) or (word == "no" and after[:1].isdigit()))


def sentence(text: str, original: str, span: Span, read: Sequence[Span]) -> Sentence:
    """The words of a sentence; `text` is the levelled text, `original` the text, `read` what is read aloud, sorted and without overlap."""
    words = []
    aloud = touched(read, span)
    number, behind = aloud.start, aloud.stop
    for match in _WORD.finditer(text, *span):
        start, end = match.span()
        low = match[0]
        while number < behind and read[number][1] <= start:
            number += 1
        spoken = number < behind and read[number][0] < end
        words.append(_new(Word, (start, end, low, spoken, low not in _SAYS_NOTHING and low[-3:] != "n't")))
    return Sentence(text, original, *span, words, read)
