"""What a quote's reading leaves out: the marks of the quote say what is read aloud, and `find` what of the rest bears upon it."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Claim, Debate, Mark, Quote
from debate_tui.model.diagnostics import Diagnostic, diagnose
from debate_tui.quotes.omitted.english import is_english
from debate_tui.quotes.omitted.find import omissions
from debate_tui.quotes.omitted.finding import Kind, Omission
from debate_tui.text.scripts import one_line
from debate_tui.text.spans import Span, joined
from debate_tui.text.wording import counted

_KEPT = 512
"""How many readings are kept: those of a few screens. They are found by the text itself, so that no debate is kept alive."""
_CODES = {
    Kind.NEGATION: "W541",
    Kind.REBUTTAL: "W542",
    Kind.SPEAKER: "W543",
    Kind.CONDITION: "W544",
    Kind.CONCESSION: "N545",
    Kind.HEDGE: "N546",
}
_ONLY_GRANTED = "W548"
"""Of a concession that turns round what is read."""
_AROUND = 40
"""Characters around what is left out and what it bears upon, that a hint shows."""
_MOST_WORDS = 12
_FARTHEST = 240
"""Characters between what is left out and what it bears upon, that a hint shows at most."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is left out of a quote."""

    how: str
    """How the words that count as read are marked: "read aloud", or "underlined" where none are marked as read aloud."""
    english: bool
    """Whether the text is English; else it was not looked at."""
    omissions: tuple[Omission, ...] = ()
    """The gravest first."""


def reading(quote: Quote) -> Reading | None:
    """What the reading of a quote leaves out; None where nothing of the quote is marked."""
    return _reading(quote.text, quote.marks) if quote.marks else None


@lru_cache(_KEPT)
def _reading(text: str, marks: tuple[Mark, ...]) -> Reading | None:
    for kind, how in (("read", "read aloud"), ("underlined", "underlined")):
        if spans := joined((mark.start, mark.end) for mark in marks if mark.kind == kind):
            source = _without(text, (mark for mark in marks if mark.kind == "added"))
            english = is_english(source)
            return Reading(how, english, omissions(source, spans) if english else ())
    return None


def _without(text: str, added: Iterable[Mark]) -> str:
    """The text with blanks in place of what its user put in, such as “[Table Omitted]”; a ¶ stays, it ends a sentence."""
    for mark in added:
        if "¶" not in text[mark.start : mark.end]:
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def words_of(quote: Quote, spans: Iterable[Span]) -> str:
    """Stretches of a quote's text on one line, … between them and in place of what is too long."""
    said = " … ".join(one_line(quote.text[start:end]).strip() for start, end in spans).split(" ")
    return " ".join(said) if len(said) <= _MOST_WORDS else " ".join(said[: _MOST_WORDS - 1]) + " …"


def told(quote: Quote, omission: Omission) -> str:
    """An omission in words: “not” negates what is read: “cause war”."""
    return f"“{words_of(quote, [omission.omitted])}” {omission.says}: “{words_of(quote, omission.read)}”"


Left = tuple[Claim, Quote, Reading]


def left_out(debate: Debate, advance: Callable[[int], None] = lambda _: None) -> Iterator[Left]:
    """The quotes of a debate of whose reading there is something to say, each with its claim; `advance` counts claims."""
    for claim in debate.claims:
        advance(1)
        for quote in claim.quotes:
            found = reading(quote)
            if found and (found.omissions or not found.english):
                yield claim, quote, found


def complaints(debate: Debate, left: Iterable[Left]) -> Iterator[Diagnostic]:
    """What is left out as diagnostics, at the places of the quotes; not of quotes with a note of their own: there somebody has looked."""
    unread = 0
    for claim, quote, found in left:
        unread += not found.english
        if quote.note:
            continue
        for one in found.omissions:
            message = f"a quote of {claim.full_id}: not {found.how}: {told(quote, one)}"
            code = _ONLY_GRANTED if one.kind is Kind.CONCESSION and one.gravity.grave else _CODES[one.kind]
            yield diagnose(quote.at, code, message, _shown(quote.text, one))
    if unread:
        what = f"the {'reading' if unread == 1 else 'readings'} of {counted(unread, 'quote')} not looked at: not in English"
        yield diagnose(debate.at, "N547", what, "what a reading leaves out is found in English texts only")


def _shown(text: str, one: Omission) -> str:
    """The words around, with [-what is left out-] and {+what is read+}."""
    read = [span for span in one.read if abs(span[0] - one.omitted[0]) < _FARTHEST]
    cuts = sorted([(one.omitted, "[-", "-]"), *((span, "{+", "+}") for span in read)])
    first = max(0, cuts[0][0][0] - _AROUND)
    last = min(len(text), cuts[-1][0][1] + _AROUND)
    first = text.find(" ", first, cuts[0][0][0]) + 1 if first else 0
    last = max(text.rfind(" ", cuts[-1][0][1], last), cuts[-1][0][1]) if last < len(text) else last
    parts, at = ["… " if first else ""], first
    for (start, end), before, after in cuts:
        if start >= at:
            parts += [text[at:start], before, text[start:end], after]
            at = end
    parts += [text[at:last], " …" if last < len(text) else ""]
    return one_line("".join(parts))


def as_json(debate: Debate, left: Iterable[Left]) -> Iterator[dict[str, object]]:
    """What is left out under the keys of docs/quotes.md."""
    for claim, quote, found in left:
        for one in found.omissions:
            yield {
                "debate": debate.id,
                "source": claim.source_of(quote),
                "claim": claim.full_id,
                "kind": one.kind,
                "gravity": one.gravity.word,
                "text": quote.text[slice(*one.omitted)],
                "start": one.omitted[0],
                "end": one.omitted[1],
                "read": [list(span) for span in one.read],
                "says": one.says,
            }
