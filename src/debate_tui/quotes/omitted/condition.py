"""Finds conditions that are not read aloud, of what is; and what is asked or supposed, read as if it were said."""

import re
from collections.abc import Iterator

from debate_tui.quotes.omitted.clauses import Sentence
from debate_tui.quotes.omitted.english import DETERMINERS, PRONOUNS, negates
from debate_tui.quotes.omitted.finding import Gravity, Kind, Omission
from debate_tui.quotes.omitted.scope import stretches
from debate_tui.quotes.omitted.subordinate import left_out

_CONDITIONS = re.compile(
    r"\b(?:only (?:if|when|where|after)|(?<!\bas )(?<!\bonly )(?<!\bwhat )(?<!\bor )if(?!,| (?:we|you|one) (?:are|is|were) to (?:believe|trust)\b| (?:the )?(?:[\w']+ ){1,3}(?:is|are) to be believed| (?:not|any|anything|ever|possible|necessary|only|so|you (?:will|like|please))\b)"
    r"|(?:in)?so far(?:,[^,;:.]{1,20},)? as(?! (?:i|we|anyone|one|is|possible|the eye)\b)|(?<!to )to the extent that"
    r"|unless|provid(?:ed|ing)(?: that|(?<=, provided)(?= \w))|(?:so|as) long as(?! (?:an?|one|two|three|\d)\b)|on (?:the )?condition that"
    r"|in the event (?:of|that)|in case of|assuming(?: that)?|suppos(?:e|ing) that|imagine that|depending (?:up)?on|contingent (?:up)?on"
    r"|had (?:it|he|she|they|we|i|this|that|these|those) not(?= been)|were it not(?= for)|were(?= \w)|should(?= \w)|had(?= \w)|until|till|once|when(?:ever)?|wherever|where|so long as|only (?:so|as) long as|but for|without|absent|barring|except|save(?= (?:by|in|when|where|with|for)\b)|short of)(?!\w)"
)
TRIGGERS = frozenset(
    """
    had were except save short
    until till far insofar extent
    if unless provided providing long condition event case assuming suppose supposing imagine depending contingent but
    without absent barring whether only when whenever
    """.split()  # noqa: SIM905
)
"""Words one of which is in every condition that doesn't begin a sentence with one of these: `OPENING`."""
OPENING = frozenset(("were", "should", "had", "when", "where", "wherever", "until", "till", "once"))
"""Words that state a condition only where they begin a sentence."""
_ASKS = re.compile(
    r"\b(?:ask|asks|asked|asking|wonder|wonders|wondered|wondering|know|knows|knew|known|see|seen|doubt|doubts|question|questions|questioned|questioning|determine|decide"
    r"|test|tell|check|unclear|uncertain|questionable|doubtful|sure|debate|debated|consider|investigate|remains to be seen)\s+\Z"
)
_TAKEN = re.compile(r"(?:taken|used|given|combined|applied|left|put|\w+ed)\b")
_NEAR = 8
"""How near the beginning of its clause the “would” stands which a “but for” or “without” before it leads to."""
_SHORT = 5
"""How many words such a clause has at most between commas."""
_IS = frozenset("be is are has have does do isn't aren't hasn't haven't doesn't don't".split())  # noqa: SIM905
_LACKS = ("without", "but for", "absent", "barring")
_WHAT = frozenset("it them him her us this that these those".split())  # noqa: SIM905
_SHALL_HAVE = re.compile(r"\b(?:shall|will) have \w+")
_WAS = frozenset("was were had did been wasn't weren't hadn't didn't".split())  # noqa: SIM905
_WOULD = frozenset("shall may would could will cannot might should can wouldn't couldn't won't".split())  # noqa: SIM905


def conditions(s: Sentence) -> Iterator[Omission]:
    """Conditions of a sentence that are not read aloud, and of which something is said or left open that is."""
    for found in _CONDITIONS.finditer(s.text, s.start, s.end):
        first, behind = s.at(found.start()), s.at(found.end() - 1) + 1
        if not s.silent(first, behind) or behind >= len(s.words):
            continue
        marker = found[0]
        if marker == "if" and _ASKS.search(s.text, max(s.start, found.start() - 30), found.start()):
            yield from _open(s, first, behind)
            continue
        if not _holds(s, marker, first, behind):
            continue
        if marker == "if" and s.words[first - 1].low == "even" and not s.read(behind, s.subordinate(first)):
            continue  # “even if” it is so, what is read holds
        end = s.heading(first) if s.opens(first) else s.subordinate(first)
        if marker in _LACKS and s.opens(first):
            end = _bare(s, behind) or end
        if end == len(s.words) and s.opens(first):
            end = _unmarked(s, behind)
        if end - behind < 1:
            continue
        yield from left_out(s, Kind.CONDITION, (first, behind, end))
    for found in re.finditer(r"\bwhether\b(?! or not)", s.text[s.start : s.end]):
        first = s.at(s.start + found.start())
        if s.silent(first, first + 1) and not any(w.low == "or" for w in s.words[first : s.subordinate(first)]):
            yield from _open(s, first, first + 1)


def _holds(s: Sentence, marker: str, first: int, behind: int) -> bool:
    """Whether words that often say something else state a condition here."""
    if marker in ("were", "should", "had"):
        ahead = min(s.subordinate(first), _unmarked(s, behind))
        return (
            first == 0
            and ahead < len(s.words)
            and "?" not in s.gap(len(s.words))
            and s.words[behind].low != "not"
            and any(w.low in _WOULD for w in s.words[ahead:])
        )
    if marker == "absent" and s.words[behind].low in DETERMINERS and s.read(s.back(first), first):
        return True
    if marker in ("without", "except", "save", "short of") and _denied(s, first, behind):
        return True  # “[nothing is conceded] without a demand”
    if marker in ("except", "save", "short of"):
        return False
    if marker in _LACKS:
        ahead = _bare(s, behind) or s.subordinate(first)
        return (
            s.opens(first)
            and ahead < len(s.words)
            and s.silent(first, ahead)
            and any(w.low in _WOULD for w in s.words[ahead : ahead + _NEAR])
        )
    if marker in ("until", "till", "once"):
        return (s.opens(first) or marker != "once") and _is_general(s, behind)
    if marker in ("where", "wherever"):
        return first == 0 and _is_general(s, behind)
    if marker == "whenever":
        return s.opens(first)
    if marker.startswith("when"):
        ends = s.subordinate(first)
        if (
            marker == "when"
            and s.comma(first)
            and ends <= behind + _SHORT
            and _TAKEN.match(s.text, s.words[behind].start)
        ):
            return True  # “[population], when unchecked, [grows]”
        return (first == 0 and bool(_TAKEN.match(s.text, s.words[behind].start))) or _is_general(s, behind)
    if marker in ("assuming", "suppose that", "imagine that"):
        return s.opens(first) or s.comma(first)
    return True


def _bare(s: Sentence, behind: int) -> int:
    """The word behind “without it”, “but for them” at the head of a clause, where no comma stands; else 0."""
    return behind + 1 if s.words[behind].low in _WHAT and not s.comma(behind + 1) else 0


def _denied(s: Sentence, first: int, behind: int) -> bool:
    """Whether what stands before is a denial, so that “without” or “except” tells when it does not hold."""
    before = s.words[s.back(first) : first]
    denies = any(negates(word.low) and word.low != "without" for word in before) and s.words[first - 1].low != "not"
    return denies and s.silent(first, s.subordinate(first)) and s.content(behind, s.subordinate(first)) > 0


def _is_general(s: Sentence, behind: int) -> bool:
    """Whether a clause says what is, not what was: “until the bridge is built”; then no time is told, but what has to be."""
    end = s.subordinate(behind)
    lows = {word.low for word in s.words[behind:end]}
    if end > behind and _SHALL_HAVE.search(s.text, s.words[behind].start, s.words[end - 1].end):
        return True
    return not lows.isdisjoint(_IS) and lows.isdisjoint(_WAS) and lows.isdisjoint(PRONOUNS - {"they", "it", "one"})


def _unmarked(s: Sentence, behind: int) -> int:
    """The word behind a condition at the head of a sentence that no comma ends: the first read, if the rest would follow
    from it; else the end."""
    first = next((n for n in range(behind + 1, len(s.words)) if s.words[n].read), len(s.words))
    return first if any(word.low in _WOULD for word in s.words[first : first + 4]) else len(s.words)


def _open(s: Sentence, first: int, behind: int) -> Iterator[Omission]:
    """What is asked, read as if it were said."""
    end = s.subordinate(behind)
    before = s.read(s.back(first), first)
    said = s.read(behind, end)
    if said and not before:
        start = first
        while start > s.back(first) and not s.words[start - 1].read:
            start -= 1
        span = s.words[start].start, s.words[behind - 1].end
        yield Omission(Kind.HEDGE, Gravity.LIMITS, span, stretches(s, said), "leaves open what is read")
