"""`quotes.lock`: digests of the quotes verified against the texts, so that they can be checked without the texts.

The file is TOML with one line for each quote and each sentence, in the order of the text; equal input gives equal
bytes. docs/quotes.md says what the digests prove and what they give away.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NoReturn

import tomli

from debate_tui.disk.digest import sha256
from debate_tui.frozen import dataclass
from debate_tui.model.debate import QuoteState
from debate_tui.quotes.normal import NORM, normalise
from debate_tui.quotes.share import quoted_words
from debate_tui.quotes.text import Text, all_sentences
from debate_tui.quotes.verdict import Verdict
from debate_tui.text.scripts import words
from debate_tui.text.spans import Span, clipped, joined
from debate_tui.text.wording import shown

FORMAT = "quotes-lock/1"
GUESSABLE = 8
"""Words. Fewer can be guessed by trying words until the digest fits. So no digest is recorded of a sentence shorter
than this, nor of one that the quotes give away but for fewer words than this."""


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """A quote that was verified."""

    claim: str
    """The claim's id within the source; the full id if it is a claim of another source that quotes this one."""
    spans: tuple[Span, ...]
    """In the normal form of the source; one span for each part of an elided or bracketed quote."""
    state: QuoteState
    digest: str


@dataclass(frozen=True, slots=True)
class SentenceRecord:
    """A sentence of a source's text."""

    start: int
    """Its first character in the source's normal form."""
    digest: str


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source's text at the time of locking."""

    id: str
    sha256: str
    """Digest of the normal form in UTF-8: 64 hexadecimal digits."""
    length: int
    """Characters of the normal form."""
    words: int
    """Words of the normal form."""
    quoted: int
    """How many of these words stand in a quote."""
    quotes: tuple[QuoteRecord, ...]
    sentences: tuple[SentenceRecord, ...]


@dataclass(frozen=True, slots=True)
class Lock:
    """The records of all sources of a debate."""

    debate: str
    """The debate's id."""
    norm: str
    """Version of the normal form that the digests are of (`normal.NORM`)."""
    sources: tuple[SourceRecord, ...]

    def source(self, id: str) -> SourceRecord | None:
        """The record of the source `id`; None without one, or if the lock was made under another version of `NORM`."""
        return next((one for one in self.sources if one.id == id and self.norm == NORM), None)


def digest(normal: str) -> str:
    """SHA-256 of a normalised text in UTF-8, cut to 128 bits (32 hexadecimal digits): short, and hard to forge."""
    return text_digest(normal)[:32]


def text_digest(normal: str) -> str:
    """SHA-256 of a normalised text in UTF-8, 64 hexadecimal digits; lone surrogates are encoded rather than refused."""
    found: str = sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()
    return found


def record(source: str, text: Text, checked: Iterable[tuple[str, str, Verdict]]) -> SourceRecord:
    """The record of a source: its sentences, and of `checked`, (claim id, quote, verdict), the verified quotes."""
    quotes = [
        QuoteRecord(claim, verdict.normal, verdict.state, digest(normalise(quote).text))
        for claim, quote, verdict in checked
        if verdict.state.verified
    ]
    quotes.sort(key=lambda one: (one.spans, one.claim, one.digest))
    covered = joined(span for quote in quotes for span in quote.spans)
    count = words(text.normal.text)
    # Two quotes may each have a part of one word, which would count twice: never more than all words.
    quoted = min(quoted_words(text, covered), count)
    sentences = tuple(_sentences(text, covered))
    digest_of_all, length = text_digest(text.normal.text), len(text.normal.text)
    return SourceRecord(source, digest_of_all, length, count, quoted, tuple(quotes), sentences)


def _sentences(text: Text, covered: tuple[Span, ...]) -> Iterable[SentenceRecord]:
    normal = text.normal.text
    for start, end in all_sentences(text):
        count = words(normal[start:end])
        if count < GUESSABLE:
            continue
        told = clipped(covered, (start, end))
        # If the quotes give away all but a few words of a sentence, the rest could be guessed (`GUESSABLE`).
        if count - quoted_words(text, told) >= GUESSABLE or told == ((start, end),):
            yield SentenceRecord(start, digest(normal[start:end]))


def write(lock: Lock) -> str:
    """The lock as the text of its file. `read` gives the same lock back."""
    lines = [
        "# What was verified against the sources' texts, so that it can be checked without them (docs/quotes.md).",
        "# Written by `debate-tui lock`, not by hand. A quote: claim, place, state, digest. A sentence: place, digest.",
        f"format = {json.dumps(FORMAT)}",
        f"debate = {json.dumps(lock.debate)}",
        f"norm = {json.dumps(lock.norm)}",
    ]
    for source in sorted(lock.sources, key=lambda one: one.id):
        lines += ["", f"[source.{json.dumps(source.id)}]", f'sha256 = "{source.sha256}"']
        lines += [f"{name} = {getattr(source, name)}" for name in ("length", "words", "quoted")]
        lines += ["quotes = [", *(f"  {json.dumps(_quote_line(quote))}," for quote in source.quotes), "]"]
        lines += ["sentences = [", *(f'  "{one.start} {one.digest}",' for one in source.sentences), "]"]
    return "\n".join(lines) + "\n"


def _quote_line(quote: QuoteRecord) -> str:
    spans = "+".join(f"{start}-{end}" for start, end in quote.spans)
    return f"{quote.claim} {spans} {quote.state} {quote.digest}"


class LockError(ValueError):
    """A lock cannot be read; the message is the reason."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line
        """The line it is about, from 1; 0 for the file as a whole."""


_NUMBER = r"0|[1-9][0-9]{0,14}"
_SPAN = rf"(?:{_NUMBER})-(?:{_NUMBER})"
_QUOTE_LINE = re.compile(rf"(\S+) ({_SPAN}(?:\+{_SPAN})*) (exact|normalised|elided|bracketed) ([0-9a-f]{{32}})")
_SENTENCE_LINE = re.compile(rf"({_NUMBER}) ([0-9a-f]{{32}})")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST = 10**15

_TOO_LONG = re.compile(r"(?<![0-9_])[0-9][0-9_]{4000}")
_TOO_DEEP = re.compile(r"(?:[\[{][^\[{\]}]*+){100}|^(?:[^.\n]*+\.){100}", re.MULTILINE)


def read(text: str) -> Lock:
    """The lock in the text of a file.

    Raises:
        LockError: the text is not TOML, or has what `write` never writes.
    """
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise LockError(f"not TOML: {error.msg}", error.lineno) from error
    except RecursionError as error:
        raise LockError("it is nested too deep", _line(text, _TOO_DEEP.search(text))) from error
    except ValueError as error:  # Python converts 4,300 digits at most.
        raise LockError("a number has thousands of digits", _line(text, _TOO_LONG.search(text))) from error
    whole = _Table(text, table, 0)
    if whole.text("format") != FORMAT:
        whole.complain("format", f"its format is not {FORMAT}")
    sources = table.get("source", {})
    if not isinstance(sources, dict):
        whole.complain("source", "“source” is no table")
    return Lock(whole.text("debate"), whole.text("norm"), tuple(_read_source(text, *one) for one in sources.items()))


def _line(text: str, match: re.Match[str] | None) -> int:
    return text.count("\n", 0, match.start()) + 1 if match else 1


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the lock. To name lines in errors, keys are searched in `file`, the whole text, from `start` on."""

    file: str
    values: dict[str, object]
    start: int

    def complain(self, key: str, message: str, item: object = None) -> NoReturn:
        """Reports an error on the line of `item` in the list `key`, else of the key, else of the table.

        Raises:
            LockError: always.
        """
        begun = re.compile(rf"^[ \t\[]*{key}\b", re.MULTILINE).search(self.file, self.start)
        at = begun.start() if begun else self.start
        if isinstance(item, str):
            at = max(at, self.file.find(json.dumps(item), at))
        raise LockError(message, self.file.count("\n", 0, at) + 1)

    def text(self, key: str) -> str:
        """The string at `key`.

        Raises:
            LockError: there is none.
        """
        value = self.values.get(key)
        if not isinstance(value, str):
            self.complain(key, f"“{key}” is missing or no text")
        return value

    def number(self, key: str, most: int) -> int:
        """The whole number at `key`, from 0 to `most`.

        Raises:
            LockError: there is none, or it is out of range.
        """
        value = self.values.get(key)
        if type(value) is not int or not 0 <= value <= most:
            self.complain(key, f"“{key}” is missing, or no number that it can be")
        return value

    def lines(self, key: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The items of the list at `key`, each matched by `pattern`.

        Raises:
            LockError: there is no list, or an item does not match.
        """
        lines = self.values.get(key)
        if not isinstance(lines, list):
            self.complain(key, f"“{key}” is missing or no list")
        for line in lines:
            match = pattern.fullmatch(line) if isinstance(line, str) else None
            if match is None:
                self.complain(key, f"an item of “{key}” was not written by this program", line)
            yield match


def _read_source(text: str, id: str, values: object) -> SourceRecord:
    name = rf"(?:{re.escape(json.dumps(id))}|{re.escape(id)})"
    header = re.compile(rf"^[ \t\[]*source[ \t]*\.[ \t]*{name}", re.MULTILINE).search(text)
    start = header.start() if header else 0
    if not isinstance(values, dict):
        raise LockError(f"source {shown(id)} is no table", text.count("\n", 0, start) + 1)
    table = _Table(text, values, start)
    if not _SHA256.fullmatch(own := table.text("sha256")):
        table.complain("sha256", "“sha256” is no digest")
    length = table.number("length", _MOST)
    quotes = []
    for match in table.lines("quotes", _QUOTE_LINE):
        spans = tuple((int(start), int(end)) for start, end in (span.split("-") for span in match[2].split("+")))
        ends = [0, *(at for span in spans for at in span), length]
        if ends != sorted(ends) or any(start == end for start, end in spans):
            table.complain("quotes", "a quote's place lies outside the text, or its parts are not in order", match[0])
        quotes.append(QuoteRecord(match[1], spans, QuoteState(match[3]), match[4]))
    sentences = []
    for match in table.lines("sentences", _SENTENCE_LINE):
        if int(match[1]) >= length:
            table.complain("sentences", "a sentence's place lies outside the text", match[0])
        sentences.append(SentenceRecord(int(match[1]), match[2]))
    count = table.number("words", length)
    quoted = table.number("quoted", count)
    return SourceRecord(id, own, length, count, quoted, tuple(quotes), tuple(sentences))
