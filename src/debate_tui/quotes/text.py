"""Prepares a source's text once for all its quotes: normal form, paragraphs, captions, sentences, words."""

import re
from functools import lru_cache
from itertools import pairwise

from debate_tui.frozen import dataclass
from debate_tui.quotes.normal import Normal, normalise
from debate_tui.quotes.sentences import sentences
from debate_tui.text.scripts import SPACELESS
from debate_tui.text.scripts import words as words
from debate_tui.text.spans import Span, touched

_WRAPPED = 120
"""Characters. If most of a text is in lines longer than this, each line is a paragraph; else blank lines part them. A line
that the next one goes on with in a small letter is broken, however long it is."""

# Compiled by `re` on first use: many quotes are compared with a lock alone.
_BLANK_LINE = r"\r\n\s*\r\n|\n\s*\n|\r\s*\r|\u2029"
_ANY_LINE_END = r"\r\n|[\n\r\v\f\x85\u2028\u2029]"
_CAPTION_LENGTH = 600
_CAPTION = (
    r"(?i)(?:\A\s*+|\n[^\S\n]*+)(?:photo|image|picture|credit|illustration|figure|caption|source)\b[^:\n]{0,20}:"
    r"|/\s?(?:Reuters|AP|AFP|Getty|Xinhua|VCG|CFP|EPA)\b[^\n]{0,40}\s*\Z"
    r"|\((?:photo|image|picture|illustration)\b[^()\n]*+\)\s*+\Z"
)

_TOKEN = rf"[{SPACELESS}]|[^\W{SPACELESS}]+(?:['.,-][^\W{SPACELESS}]+)*%?|[^\w\s]"


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A source's text with its normal form. Texts are compared by identity, so that they can be keys of caches."""

    original: str
    normal: Normal
    paragraphs: tuple[Span, ...]
    """Spans of the normal form, in order, without the spaces between them."""

    def paragraphs_of(self, span: Span) -> range:
        """The numbers, from 0, of the paragraphs that share a character with a span of the normal form."""
        return touched(self.paragraphs, span)

    def is_caption(self, paragraph: int) -> bool:
        """Whether a paragraph looks like the caption or credit of a picture."""
        start, end = self.paragraphs[paragraph]
        if end - start > _CAPTION_LENGTH:
            return False
        start, end = self.normal.original((start, end))
        return re.search(_CAPTION, self.original[start:end]) is not None


def prepare(original: str) -> Text:
    """Prepares `original`, a source's text as it was read, for `verify`. Linear in its length."""
    normal = normalise(original)
    lines = re.split(_ANY_LINE_END, original)
    long = sum(len(line) for line, after in pairwise([*lines, ""]) if len(line) > _WRAPPED and not after[:1].islower())
    break_at = _ANY_LINE_END if 2 * long > len(original) else _BLANK_LINE
    cuts = [normal.at(match.start()) for match in re.finditer(break_at, original)]
    return Text(original, normal, tuple(_trimmed(normal.text, [0, *cuts, len(normal.text)])))


def _trimmed(text: str, cuts: list[int]) -> list[Span]:
    spans = []
    for start, end in pairwise(cuts):
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        if start < end:
            spans.append((start, end))
    return spans


@lru_cache(maxsize=4)
def all_sentences(text: Text) -> tuple[Span, ...]:
    """Every sentence of a text's normal form, in order; a paragraph's end always ends a sentence."""
    return tuple(span for paragraph in text.paragraphs for span in sentences(text.normal.text, paragraph))


@lru_cache(maxsize=4)
def tokens(text: str) -> tuple[Span, ...]:
    """The spans of the words and of each single punctuation mark of a normalised text."""
    return tuple(match.span() for match in re.finditer(_TOKEN, text))
