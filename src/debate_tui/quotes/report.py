"""What to say about a source's quotes: verdicts as diagnostics."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from debate_tui.diagnostics import Diagnostic
from debate_tui.model import Claim, Quote, Source
from debate_tui.quotes.codes import quote_diagnostic
from debate_tui.quotes.lock import SourceRecord, text_digest
from debate_tui.quotes.share import Share
from debate_tui.quotes.text import Text
from debate_tui.quotes.verdict import Change, State, Verdict


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    claim: Claim
    quote: Quote
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class QuoteReport:
    """What was found out about the quotes of a debate, or of one of its sources."""

    checks: tuple[QuoteCheck, ...] = ()
    shares: tuple[Share, ...] = ()
    """Of the sources that have a text or a record in the lock."""
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one source's quotes are checked against."""

    text: Text | None
    record: SourceRecord | None
    texts_given: bool
    """Whether there is a folder of texts, so that one should be there."""
    locked: bool
    """Whether there is a lock, so that a record should be there."""


_NOTES = {"context": "N521", "attribution": "N522", "paragraph": "N523", "caption": "N524", "compound": "N525"}


def complaints(source: Source, checks: tuple[QuoteCheck, ...], evidence: Evidence) -> Iterator[Diagnostic]:
    """The diagnostics on one source's quotes, each at the quote's place in the map; on the source itself first."""
    if evidence.texts_given and not evidence.text:
        hint = f"name it {source.id}.txt, .md, .html or .pdf"
        yield quote_diagnostic(source.at, "W510", f"there is no text for “{source.id}”", hint)
    elif checks and not (evidence.text or evidence.locked):
        message = f"the quotes of “{source.id}” are unverified: there is neither a text nor a lock"
        yield quote_diagnostic(source.at, "N526", message, "check --sources DIR compares them with the texts in DIR")
    if evidence.text and evidence.record and text_digest(evidence.text.normal.text) != evidence.record.sha256:
        message = f"the text of “{source.id}” is not the one that was locked"
        yield quote_diagnostic(source.at, "W506", message, "lock again, if this is the right text")
    yield from chain.from_iterable(_of_quote(check, evidence) for check in checks)


def _of_quote(check: QuoteCheck, evidence: Evidence) -> Iterator[Diagnostic]:
    at, verdict, claim = check.quote.at, check.verdict, check.claim.full_id
    told = {note.kind: note.message for note in verdict.notes}
    if verdict.state is State.ALTERED and "locked" in told:
        message = f"a quote of {claim} was altered since it was locked"
        yield quote_diagnostic(at, "E503", message, "check it against the text, then lock again")
    elif verdict.state is State.ALTERED:
        what = told.get("order") or (
            f"{verdict.distance} {_plural(verdict.distance)}" if verdict.distance else "the spacing differs"
        )
        hint = f"the source has it otherwise: {marked(verdict.diff)}" if verdict.diff else ""
        yield quote_diagnostic(at, "E501", f"a quote of {claim} is altered: {what}", hint)
    elif verdict.state is State.ABSENT:
        hint = told.get("part", "quote the source word for word, or leave the quote out")
        yield quote_diagnostic(at, "E502", f"a quote of {claim} is not in the source", hint)
    elif verdict.state is State.AMBIGUOUS:
        message = f"a quote of {claim} stands {len(verdict.candidates)} times in the source"
        yield quote_diagnostic(at, "W504", message, _choice(verdict, evidence))
    elif verdict.state is State.UNVERIFIED and evidence.locked:
        yield quote_diagnostic(
            at, "W511", f"a quote of {claim} is not in the lock", "lock again with the texts at hand"
        )
    if "anchor" in told:
        yield quote_diagnostic(at, "W505", f"a quote of {claim}: {told['anchor']}")
    for note in verdict.notes:
        # A claim that says who speaks has the attribution where it belongs.
        if note.kind in _NOTES and not (note.kind == "attribution" and check.claim.voice):
            yield quote_diagnostic(at, _NOTES[note.kind], f"a quote of {claim}: {note.message}")


def _plural(distance: int) -> str:
    return "word or mark differs" if distance == 1 else "words or marks differ"


def _choice(verdict: Verdict, evidence: Evidence) -> str:
    """What stands before each of the first places, for a prefix to be chosen from."""
    if not evidence.text:
        return ""
    original = evidence.text.original
    before = (
        " ".join(original[max(0, place[0][0] - 60) : place[0][0]].split()[-4:]) for place in verdict.candidates[:3]
    )
    return "say which with prefix or suffix; before it stand " + ", ".join(f"“{words}”" for words in before)


def marked(diff: tuple[Change, ...]) -> str:
    """A word-level diff in one line: [-what the quote has-]{+what the source has+}."""
    return "".join(
        change.source
        if change.same
        else (f"[-{change.quoted}-]" if change.quoted else "") + (f"{{+{change.source}+}}" if change.source else "")
        for change in diff
    )
