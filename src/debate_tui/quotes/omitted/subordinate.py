"""A subordinate clause whose first words are not read aloud: left out of what is read, or read as if it stood alone."""

from collections.abc import Iterator

from debate_tui.quotes.omitted.clauses import Sentence
from debate_tui.quotes.omitted.finding import Gravity, Kind, Omission
from debate_tui.quotes.omitted.scope import stretches
from debate_tui.text.spans import Span

_PREPOSITIONS = frozenset(
    "despite in notwithstanding for except all without but absent barring depending contingent".split()  # noqa: SIM905
)
"""What begins a part of a sentence without a verb: that some of it is read makes no claim."""
LEAST = 0.25
"""Which part of a main clause is read at least, where it is said to be read."""


def left_out(s: Sentence, kind: Kind, clause: tuple[int, int, int]) -> Iterator[Omission]:
    """A subordinate clause, from its first word and the one behind what begins it to the one behind it, without its beginning."""
    first, behind, end = clause
    before = s.opens(first)
    main = (end, s.forward(end)) if before else (s.back(first), first)
    if before and main[0] >= len(s.words):
        main = s.back(first), first
    inside, said = s.read(behind, end), s.read(*main)
    if inside and len(inside) >= LEAST * s.content(behind, end):
        if s.words[first].low in _PREPOSITIONS:
            return
        if kind is Kind.CONDITION:
            says = "makes conditional what is read"
            yield Omission(kind, Gravity.LIMITS, span_of(s, first, behind), stretches(s, (*said, *inside)), says)
        elif not said and not s.read(end, len(s.words)) and not (not before and s.read(0, first)):
            says = "only grants what is read, on the way to what is not"
            yield Omission(kind, Gravity.REVERSES, span_of(s, first, behind), stretches(s, inside), says)
    elif s.silent(behind, end) and said and len(said) >= LEAST * s.content(*main):
        says, gravity = (
            ("is the condition of what is read", Gravity.LIMITS)
            if kind is Kind.CONDITION
            else ("limits what is read", Gravity.SHADES)
        )
        yield Omission(kind, gravity, span_of(s, first, end), stretches(s, said), says)


def span_of(s: Sentence, first: int, behind: int) -> Span:
    """From the beginning of a word to the end of the one before another."""
    return s.words[first].start, s.words[behind - 1].end
