"""One normal form for quotes and sources, with the way back: typography is evened out, words and case never are.

Three passes, each undone by its own map: what only breaks words is taken out (soft hyphens, hyphens at line ends, line
ends of scripts without spaces, ligatures), then Unicode composition (NFC), then one shape each for quotation marks, dashes, ellipses and white space.
The order makes it idempotent: composing after the removals, shaping after composing. docs/quotes.md states the rules.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from debate_tui.text.scripts import LINE_ENDS, is_western, joins
from debate_tui.text.spans import Span

NORM = "debate-norm/2"
"""Version of the rules below. Whatever changes the normal form of any text changes this name."""


@dataclass(frozen=True, slots=True)
class Edits:
    """Where one pass changed the length of a text: parallel tuples, ascending, positions before and after the pass."""

    old_starts: tuple[int, ...] = ()
    old_ends: tuple[int, ...] = ()
    new_starts: tuple[int, ...] = ()
    new_ends: tuple[int, ...] = ()

    def back(self, at: int) -> Span:
        """The old span of the character that is now at `at`; a replacement's character has all that was replaced."""
        i = bisect_right(self.new_starts, at) - 1
        if i < 0:
            return at, at + 1
        if at < self.new_ends[i]:
            return self.old_starts[i], self.old_ends[i]
        start = self.old_ends[i] + at - self.new_ends[i]
        return start, start + 1

    def forth(self, at: int) -> int:
        """Where the character that was at `at` begins now (of a replacement: where that begins)."""
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
        """The span of the original that became `span` (not empty) of the normal form."""
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
        """What was taken out of `original` without a trace, such as a hyphen at a line end, by its place in the normal form."""
        taken, *later = self.passes
        found = {}
        for i, start in enumerate(taken.new_starts):
            if start == taken.new_ends[i]:
                for edits in later:
                    start = edits.forth(start)
                found[start] = original[taken.old_starts[i] : taken.old_ends[i]]
        return found


def normalise(text: str) -> Normal:
    """The normal form (`NORM`) of any text. Linear; idempotent: the normal form of `.text` is itself."""
    passes = []
    for one in (_take_out, _compose, _shape):
        text, edits = one(text)
        passes.append(edits)
    return Normal(text, tuple(passes))


def unwrapped(text: str) -> str:
    """A passage as one line: line ends and hyphenation undone, every other character as it is."""
    return LINE_ENDS.sub(" ", _take_out(text)[0])


_LINE_END = r"[ \t\xa0]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])[ \t\xa0]*"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_WIDTHLESS = "\xad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Soft hyphen, zero-width space and no-break space, word joiner, marks, embeddings and isolates of direction."""

_TAKE_OUT = re.compile(
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
"""Start, end, and what is put there."""


def _take_out(text: str) -> tuple[str, Edits]:
    if not _HINT.search(text) and is_western(text):
        return text, Edits()
    return replaced(text, ((*match.span(), _joined(match)) for match in _TAKE_OUT.finditer(text)))


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
    # An ASCII character composes with what follows it at most, so the runs compose apart from each other.
    runs = re.finditer(r"[\x00-\x7f]?[^\x00-\x7f]+", text)
    return replaced(text, (edit for run in runs for edit in _composed(run)))


def _composed(run: re.Match[str]) -> Iterator[Edit]:
    """The run's clusters, composed each by itself; the whole run where Unicode has it otherwise."""
    old, at = run[0], run.start()
    new = _nfc(old)
    starts = [i for i, char in enumerate(old) if i == 0 or not _joins(char)]
    cuts = zip(starts, [*starts[1:], len(old)], strict=True)
    edits = [(at + a, at + b, _nfc(old[a:b])) for a, b in cuts]
    return iter(edits if "".join(put for *_, put in edits) == new else [(*run.span(), new)])


_MANY_MARKS = re.compile(r"[^\w\s\x00-\u02ff]{31,}")
"""More marks on one letter than any script has (UAX #15, Stream-Safe Text Format), or as many signs."""


def _nfc(text: str) -> str:
    """Unicode's NFC of a text. Many marks are put in order first: `unicodedata` moves each to its place past all before it, one by one."""
    return unicodedata.normalize("NFC", _MANY_MARKS.sub(_in_order, text))


def _in_order(match: re.Match[str]) -> str:
    """Marks decomposed and in canonical order: UAX #15, D109."""
    marks = "".join(unicodedata.normalize("NFD", char) for char in match[0])
    runs = groupby(marks, lambda char: unicodedata.combining(char) > 0)
    return "".join(char for _, run in runs for char in sorted(run, key=unicodedata.combining))


def _joins(char: str) -> bool:
    """Whether the character may compose with the one before: marks, and the vowels and finals of Hangul."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"


def _shape(text: str) -> tuple[str, Edits]:
    text = text.translate(_SHAPES)
    end = len(text.rstrip(" "))
    start = min(len(text) - len(text.lstrip(" ")), end)
    inner = chain.from_iterable(map(_shaped, _SHAPES_OR_DOTS.finditer(text, start, end)))
    return replaced(text, chain([(0, start, "")], inner, [(end, len(text), "")]))


def _shaped(match: re.Match[str]) -> Iterator[Edit]:
    """The edits of a run of spaces, dashes or dots. Four dots, apart or not, are a full stop and an ellipsis."""
    start, end = match.span()
    if match[0].count(".") == 4:
        yield start + 1, end, " …"
        return
    for shape in _SHAPE.finditer(match.string, start, end):
        yield *shape.span(), "…" if shape[0][0] == "." else shape[0][0]


def replaced(text: str, edits: Iterable[Edit]) -> tuple[str, Edits]:
    """The text after the edits, which are in order. Where one keeps the length it keeps the positions, and is not noted."""
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
