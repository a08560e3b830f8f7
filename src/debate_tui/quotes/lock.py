"""`quotes.lock`: what was verified against the texts, in digests, so that it can be checked without them.

The file is TOML, one line a quote and one a sentence, in the order of the text, and the same for the same input.
docs/quotes.md says what the digests prove and what they give away.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

import tomli

from debate_tui.quotes.normal import NORM, Span, normalise
from debate_tui.quotes.share import quoted_words, union
from debate_tui.quotes.text import Text, all_sentences
from debate_tui.quotes.verdict import State, Verdict
from debate_tui.scripts import words

FORMAT = "quotes-lock/1"
GUESSABLE = 8
"""Words. What is shorter can be guessed from its digest: neither such a sentence nor one of which a quote leaves so
little unsaid has its digest recorded."""


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """A quote that was verified."""

    claim: str
    """The claim's id within its source."""
    places: tuple[Span, ...]
    """In the normal form of the source; one a part of an elided quote."""
    state: State
    digest: str


@dataclass(frozen=True, slots=True)
class SentenceRecord:
    start: int
    """In characters of the source's normal form."""
    digest: str


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source's text at the time of locking."""

    id: str
    sha256: str
    """Of the normal form in UTF-8."""
    length: int
    """Of the normal form, in characters."""
    words: int
    quoted: int
    """How many of the words stand in a quote."""
    quotes: tuple[QuoteRecord, ...]
    sentences: tuple[SentenceRecord, ...]


@dataclass(frozen=True, slots=True)
class Lock:
    debate: str
    norm: str
    """The version of the normalisation that the digests were made under."""
    sources: tuple[SourceRecord, ...]

    def source(self, id: str) -> SourceRecord | None:
        """The record of a source, if it has one and this version's normalisation can be compared with it."""
        return next((one for one in self.sources if one.id == id and self.norm == NORM), None)


def digest(normal: str) -> str:
    """SHA-256 of a normalised text in UTF-8, cut to 128 bits: as hard to forge as anybody needs, and half as long."""
    return text_digest(normal)[:32]


def text_digest(normal: str) -> str:
    """SHA-256 of a normalised text in UTF-8; lone surrogates, which no file has, count as they are."""
    return sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()


def record(source: str, text: Text, checked: Iterable[tuple[str, str, Verdict]]) -> SourceRecord:
    """What is kept of a source: of `checked`, (claim id, quote, verdict), the verified ones, and the sentences' digests."""
    quotes = [
        QuoteRecord(claim, verdict.normal, verdict.state, digest(normalise(quote).text))
        for claim, quote, verdict in checked
        if verdict.state.verified
    ]
    quotes.sort(key=lambda one: (one.places, one.claim, one.digest))
    covered = union(span for quote in quotes for span in quote.places)
    return SourceRecord(
        source,
        text_digest(text.normal.text),
        len(text.normal.text),
        words(text.normal.text),
        quoted_words(text, covered),
        tuple(quotes),
        tuple(_sentences(text, covered)),
    )


def _sentences(text: Text, covered: tuple[Span, ...]) -> Iterable[SentenceRecord]:
    normal = text.normal.text
    starts = [start for start, _ in covered]
    for start, end in all_sentences(text):
        count = words(normal[start:end])
        if count < GUESSABLE:
            continue
        # What covers is in order and apart: one that begins before may reach in.
        near = covered[max(0, bisect_left(starts, start) - 1) : bisect_left(starts, end)]
        told = [(max(a, start), min(b, end)) for a, b in near if start < b]
        # Who knows all but a few words of a sentence from its quotes could try words until the digest fits.
        if count - quoted_words(text, told) >= GUESSABLE or told == [(start, end)]:
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
    places = "+".join(f"{start}-{end}" for start, end in quote.places)
    return f"{quote.claim} {places} {quote.state} {quote.digest}"


class LockError(ValueError):
    """A lock that cannot be read, for the reason in its message."""


_QUOTE_LINE = re.compile(r"(\S+) (\d+-\d+(?:\+\d+-\d+)*) (exact|normalised|elided|bracketed) ([0-9a-f]{32})")
_SENTENCE_LINE = re.compile(r"(\d+) ([0-9a-f]{32})")


def read(text: str) -> Lock:
    """The lock in the text of a file. Raises `LockError` for anything that `write` would not have written."""
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise LockError(f"not TOML: {error}") from error
    if table.get("format") != FORMAT:
        raise LockError(f"its format is not {FORMAT}")
    sources = table.get("source", {})
    if not isinstance(sources, dict):
        raise LockError("“source” is no table")
    return Lock(
        _field(table, "debate", str),
        _field(table, "norm", str),
        tuple(_read_source(id, source) for id, source in sources.items()),
    )


def _read_source(id: str, table: object) -> SourceRecord:
    if not isinstance(table, dict):
        raise LockError(f"source {id} is no table")
    return SourceRecord(
        id,
        _field(table, "sha256", str),
        _field(table, "length", int),
        _field(table, "words", int),
        _field(table, "quoted", int),
        tuple(
            QuoteRecord(match[1], _read_places(match[2]), State(match[3]), match[4])
            for match in _lines(table, "quotes", _QUOTE_LINE)
        ),
        tuple(SentenceRecord(int(match[1]), match[2]) for match in _lines(table, "sentences", _SENTENCE_LINE)),
    )


def _read_places(text: str) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in (place.split("-") for place in text.split("+")))


_T = TypeVar("_T", str, int)


def _field(table: dict[str, object], key: str, kind: type[_T]) -> _T:
    value = table.get(key)
    if type(value) is not kind:
        raise LockError(f"“{key}” is missing or of the wrong kind")
    return value


def _lines(table: dict[str, object], key: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    lines = table.get(key)
    if not isinstance(lines, list):
        raise LockError(f"“{key}” is missing or no list")
    matches = [pattern.fullmatch(line) if isinstance(line, str) else None for line in lines]
    if not all(matches):
        raise LockError(f"a line of “{key}” was not written by this program")
    return [match for match in matches if match]
