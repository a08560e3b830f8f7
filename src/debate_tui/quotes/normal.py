"""Brings quotes and sources to one normal form, with maps back: typography is levelled, words and case are kept.

There are three passes, each with a map that undoes it:
1. take out what only breaks words: soft hyphens, hyphens at line ends, line ends of scripts without spaces, ligatures;
2. compose characters (Unicode NFC);
3. give one shape to all quotation marks, to all dashes, to all ellipses and to all white space.
In this order no pass makes work for one before it, so normalising twice is the same as once. The rules are in
docs/quotes.md.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from debate_tui.frozen import dataclass
from debate_tui.text.scripts import LINE_ENDS, is_western, joins
from debate_tui.text.spans import Span

NORM = "debate-norm/2"
"""Version of the rules below. Whatever changes the normal form of any text changes this name."""


@dataclass(frozen=True, slots=True)
class Edits:
    """The places where one pass changed the length of a text: parallel ascending tuples of old and new positions."""

    old_starts: tuple[int, ...] = ()
    old_ends: tuple[int, ...] = ()
    new_starts: tuple[int, ...] = ()
    new_ends: tuple[int, ...] = ()

    def back(self, at: int) -> Span:
        """The old span of the character that is now at `at`; for one of a replacement, all that was replaced."""
        i = bisect_right(self.new_starts, at) - 1
        if i < 0:
            return at, at + 1
        if at < self.new_ends[i]:
            return self.old_starts[i], self.old_ends[i]
        start = self.old_ends[i] + at - self.new_ends[i]
        return start, start + 1

    def forth(self, at: int) -> int:
        """The new position of the character that was at `at`; if it was replaced, where the replacement begins."""
        i = bisect_right(self.old_starts, at) - 1
        if i < 0:
            return at
        return self.new_starts[i] if at < self.old_ends[i] else self.new_ends[i] + at - self.old_ends[i]


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in normal form, and the maps of the passes that led there."""

    text: str
    passes: tuple[Edits, ...]

    def original(self, span: Span) -> Span:
        """The span of the original text that became `span`, which must not be empty, of the normal form."""
        first, last = (span[0], span[0] + 1), (span[1] - 1, span[1])
        for edits in reversed(self.passes):
            first = edits.back(first[0])
            last = edits.back(last[1] - 1)
        return first[0], last[1]

    def at(self, original: int) -> int:
        """The position in the normal form of a position in the original."""
        for edits in self.passes:
            original = edits.forth(original)
        return original

    def joints(self, original: str) -> dict[int, str]:
        """What was removed from `original`, such as a hyphen at a line end, by its position in the normal form."""
        taken, *later = self.passes
        found = {}
        for i, start in enumerate(taken.new_starts):
            if start == taken.new_ends[i]:
                for edits in later:
                    start = edits.forth(start)
                found[start] = original[taken.old_starts[i] : taken.old_ends[i]]
        return found


def normalise(text: str) -> Normal:
    """The normal form (`NORM`) of any text, in linear time. Normalising the result's `text` changes nothing."""
    passes = []
    for one in (_take_out, _compose, _shape):
        text, edits = one(text)
        passes.append(edits)
    return Normal(text, tuple(passes))


def unwrapped(text: str) -> str:
    """A passage as one line: line ends become spaces and hyphenation is undone (pass 1); other characters stay."""
    return LINE_ENDS.sub(" ", _take_out(text)[0])


_LINE_END = r"[ \t\xa0]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])[ \t\xa0]*"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_WIDTHLESS = "\xad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Characters without width: soft hyphen, zero-width spaces, word joiner, and the controls of writing direction."""

_TAKE_OUT = (
    rf"(?P<soft>\xad{_LINE_END}(?=\w))"
    rf"|(?P<hyphen>(?<=\w)[-‐–—]+{_LINE_END}(?=(?P<next>\w)))"
    rf"|(?P<line_end>{LINE_ENDS.pattern})"
    rf"|[{_WIDTHLESS}]"
    rf"|[{''.join(_LIGATURES)}]"
)
_NO_WIDTH = str.maketrans("", "", _WIDTHLESS)
_HINT = re.compile(rf"[-‐–—][ \t\xa0]*[\n\r\v\f\x85\u2028\u2029]|[{_WIDTHLESS}ﬀ-ﬆ]")

_SHAPES = str.maketrans(
    {
        **dict.fromkeys("“”„‟″＂«»", '"'),
        **dict.fromkeys("‘’‚‛′`´ʼ‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " "),
        **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    }
)
_SHAPE = re.compile(r" {2,}|-{2,}|\.\.\.|\.(?: +\.){2}")
_SHAPES_OR_DOTS = re.compile(r" {2,}|-{2,}|\.(?: *\.)+")


Edit = tuple[int, int, str]
"""Start, end, and the text that is put between them."""


def _take_out(text: str) -> tuple[str, Edits]:
    if not _HINT.search(text) and is_western(text):
        return text, Edits()
    return replaced(text, ((*match.span(), _joined(match)) for match in re.finditer(_TAKE_OUT, text)))


def _joined(match: re.Match[str]) -> str:
    found = match[0]
    if match["line_end"]:
        return "" if joins(match.string, *match.span()) else found.translate(_NO_WIDTH)
    if not match["hyphen"]:
        return _LIGATURES.get(found, "")
    dash = found.rstrip()
    # "exam-⏎ple" is one word; "US-⏎Japan", "2023-⏎24" and "issue—⏎the" keep their dash and lose the line end.
    broken = dash in "-‐" and match.string[match.start() - 1].isalpha() and match["next"].islower()
    return "" if broken else dash


def _compose(text: str) -> tuple[str, Edits]:
    if not _MANY_MARKS.search(text) and unicodedata.is_normalized("NFC", text):
        return text, Edits()
    # An ASCII character never composes with one before it, so each run can be composed by itself.
    runs = re.finditer(r"[\x00-\x7f]?[^\x00-\x7f]+", text)
    return replaced(text, (edit for run in runs for edit in _composed(run)))


def _composed(run: re.Match[str]) -> Iterator[Edit]:
    """One edit for each cluster of the run; a single one for the run if its clusters don't compose separately."""
    old, at = run[0], run.start()
    new = _nfc(old)
    starts = [i for i, char in enumerate(old) if i == 0 or not _joins(char)]
    cuts = zip(starts, [*starts[1:], len(old)], strict=True)
    edits = [(at + a, at + b, _nfc(old[a:b])) for a, b in cuts]
    return iter(edits if "".join(put for *_, put in edits) == new else [(*run.span(), new)])


_MANY_MARKS = re.compile(r"[^\w\s\x00-\u02ff]{31,}")
"""More combining marks on a letter than any script uses (30: UAX #15, Stream-Safe Text Format), or as many symbols."""


def _nfc(text: str) -> str:
    """Unicode's NFC of a text. Long runs of marks are sorted first: `unicodedata` orders them in quadratic time."""
    return unicodedata.normalize("NFC", _MANY_MARKS.sub(_in_order, text))


def _in_order(match: re.Match[str]) -> str:
    """The marks decomposed and in canonical order (Unicode Standard, D109)."""
    marks = "".join(unicodedata.normalize("NFD", char) for char in match[0])
    runs = groupby(marks, lambda char: unicodedata.combining(char) > 0)
    return "".join(char for _, run in runs for char in sorted(run, key=unicodedata.combining))


def _joins(char: str) -> bool:
    """Whether the character may compose with the one before: a mark, or a vowel or final consonant of Hangul."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"


def _shape(text: str) -> tuple[str, Edits]:
    text = text.translate(_SHAPES)
    end = len(text.rstrip(" "))
    start = min(len(text) - len(text.lstrip(" ")), end)
    inner = chain.from_iterable(map(_shaped, _SHAPES_OR_DOTS.finditer(text, start, end)))
    return replaced(text, chain([(0, start, "")], inner, [(end, len(text), "")]))


def _shaped(match: re.Match[str]) -> Iterator[Edit]:
    """The edits of a run of spaces, dashes or dots. Four dots, spaced or not, are a full stop and an ellipsis."""
    start, end = match.span()
    if match[0].count(".") == 4:
        yield start + 1, end, " …"
        return
    for shape in _SHAPE.finditer(match.string, start, end):
        yield *shape.span(), "…" if shape[0][0] == "." else shape[0][0]


def replaced(text: str, edits: Iterable[Edit]) -> tuple[str, Edits]:
    """The text after the edits, which are in order, and the map of those that change its length."""
    pieces: list[str] = []
    noted: list[tuple[int, int, int, int]] = []
    done = shift = 0
    for start, end, put in edits:
        pieces += text[done:start], put
        done = end
        if len(put) != end - start:
            noted.append((start, end, start + shift, start + shift + len(put)))
            shift += len(put) - (end - start)
    pieces.append(text[done:])
    return "".join(pieces), Edits(*zip(*noted, strict=True)) if noted else Edits()
