"""Turns the verdicts on a source's quotes into diagnostics."""

from collections.abc import Iterator
from itertools import chain

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Claim, Quote, QuoteState, Source
from debate_tui.model.diagnostics import Diagnostic, diagnose
from debate_tui.quotes.lock import SourceRecord, digest, text_digest
from debate_tui.quotes.normal import normalise
from debate_tui.quotes.share import Share
from debate_tui.quotes.text import Text
from debate_tui.quotes.verdict import Change, Note, Verdict
from debate_tui.text.scripts import last_words, one_line
from debate_tui.text.wording import counted


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A quote with its claim and the verdict on it."""

    claim: Claim
    quote: Quote
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class QuoteReport:
    """The result of checking the quotes of a debate, or of one of its sources."""

    checks: tuple[QuoteCheck, ...] = ()
    shares: tuple[Share, ...] = ()
    """One for each source that has a text or a record in the lock."""
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceEvidence:
    """What one source's quotes are checked against."""

    text: Text | None
    record: SourceRecord | None
    texts_given: bool
    """Whether there is a folder of texts, so that the source's text should be in it."""
    locked: bool
    """Whether there is a lock, so that the source should have a record in it."""


_NOTES = {
    "context": ("N521", ""),
    "attribution": ("N522", ""),
    "paragraph": ("N523", "make them two quotes, unless they are meant to be read in one go"),
    "caption": ("N524", "quote what the article itself says, if it says so"),
    "insertion": ("N526", ""),
    "compound": ("N525", "quote the whole compound, unless the part alone says the same"),
    "locator": ("N527", "check --fix corrects it"),
}
"""By kind of note: the diagnostic's code and its hint; if that is empty, the hint is the source's whole sentence."""


def complaints(source: Source, checks: tuple[QuoteCheck, ...], evidence: SourceEvidence) -> Iterator[Diagnostic]:
    """The diagnostics on one source, at its place in the map, then those on its quotes, each at the quote's place."""
    if checks and evidence.texts_given and not evidence.text:
        hint = f"name it {source.id}.txt, .md, .html or .pdf"
        yield diagnose(source.at, "W510", f"there is no text for “{source.id}”", hint)
    if evidence.text and evidence.record and text_digest(evidence.text.normal.text) != evidence.record.sha256:
        message = f"the text of “{source.id}” is not the one that was locked"
        yield diagnose(source.at, "W506", message, "lock again, if this is the right text")
    yield from _not_recorded(source, checks, evidence)
    yield from chain.from_iterable(_of_quote(check, evidence) for check in checks)


def _not_recorded(source: Source, checks: tuple[QuoteCheck, ...], evidence: SourceEvidence) -> Iterator[Diagnostic]:
    """If the text is the one that was locked: a warning on its verified quotes that are not in the lock yet."""
    if not (evidence.locked and evidence.text):
        return
    if evidence.record and text_digest(evidence.text.normal.text) != evidence.record.sha256:
        return
    recorded = {one.digest for one in evidence.record.quotes} if evidence.record else set()
    verified = (normalise(check.quote.text).text for check in checks if check.verdict.state.verified)
    if count := sum(digest(text) not in recorded for text in verified):
        yield diagnose(source.at, "W511", f"{counted(count, 'quote')} of “{source.id}” not in the lock", "lock again")


def _of_quote(check: QuoteCheck, evidence: SourceEvidence) -> Iterator[Diagnostic]:
    at, verdict, claim = check.quote.at, check.verdict, check.claim.full_id
    told = {note.kind: note.message for note in verdict.notes}
    if verdict.state is QuoteState.ALTERED and "locked" in told:
        message = f"a quote of {claim} was altered since it was locked"
        yield diagnose(at, "E503", message, "check it against the text, then lock again")
    elif verdict.state is QuoteState.ALTERED:
        what = (
            told.get("bracket")
            or told.get("order")
            or (f"{verdict.distance} {_plural(verdict.distance)}" if verdict.distance else "the spacing differs")
        )
        hint = f"the source has it otherwise: {marked(verdict.diff)}" if verdict.diff else "quote them as they stand"
        yield diagnose(at, "E501", f"a quote of {claim} is altered: {what}", hint)
    elif verdict.state is QuoteState.ABSENT:
        hint = told.get("part", "quote the source word for word, or leave the quote out")
        yield diagnose(at, "E502", f"a quote of {claim} is not in the source", hint)
    elif verdict.state is QuoteState.AMBIGUOUS:
        message = f"a quote of {claim} stands {len(verdict.candidates)} times in the source"
        yield diagnose(at, "W504", message, _choice(verdict, evidence))
    elif verdict.state is QuoteState.UNVERIFIED and evidence.locked:
        yield diagnose(at, "W511", f"a quote of {claim} is not in the lock", "lock again with the texts at hand")
    if "anchor" in told:
        hint = "check --fix corrects them" if verdict.state.verified else "correct them, or leave them out"
        yield diagnose(at, "W505", f"a quote of {claim}: {told['anchor']}", hint)
    for note in verdict.notes:
        if note.kind in _NOTES and not _answered(note, check):
            code, hint = _NOTES[note.kind]
            yield diagnose(at, code, f"a quote of {claim}: {note.message}", hint or f"“{_cut(note.sentence)}”")


_END = 400
"""Characters at the beginning and at the end of a long sentence that are shown: a text without full stops is one sentence."""


def _cut(sentence: str) -> str:
    if len(sentence) <= 3 * _END:
        return sentence
    return f"{sentence[:_END].rsplit(' ', 1)[0]} … {sentence[-_END:].split(' ', 1)[-1]}"


def _answered(note: Note, check: QuoteCheck) -> bool:
    """Whether the map answers the note already: with the claim's `voice`, or with the quote's own `note`."""
    if note.kind == "attribution" and check.claim.voice:
        return True
    return note.kind in ("context", "attribution", "insertion") and bool(check.quote.note)


def _plural(distance: int) -> str:
    return "word or mark differs" if distance == 1 else "words or marks differ"


def _choice(verdict: Verdict, evidence: SourceEvidence) -> str:
    """A hint with the words before each of the first three passages, to choose a prefix from; "" without a text."""
    if not evidence.text:
        return ""
    original = evidence.text.original
    starts = (passage[0][0] for passage in verdict.candidates[:3])
    before = (one_line(last_words(original[max(0, start - 60) : start], 4)) for start in starts)
    return "say which with prefix or suffix; before it stand " + ", ".join(f"“{words}”" for words in before)


def marked(diff: tuple[Change, ...]) -> str:
    """A word-level diff in one line: [-what the quote has-]{+what the source has+}."""
    return "".join(
        change.source
        if change.same
        else (f"[-{change.quoted}-]" if change.quoted else "") + (f"{{+{change.source}+}}" if change.source else "")
        for change in diff
    )
