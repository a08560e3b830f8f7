"""Finds concessions that are not read aloud, of what is; concessions read as if they were the claim; and turns within a sentence."""

import re
from collections.abc import Iterator
from itertools import pairwise

from debate_tui.quotes.omitted.clauses import Sentence
from debate_tui.quotes.omitted.english import AUXILIARIES, DETERMINERS, PRONOUNS, negates
from debate_tui.quotes.omitted.finding import Gravity, Kind, Omission
from debate_tui.quotes.omitted.scope import stretches
from debate_tui.quotes.omitted.subordinate import LEAST, left_out, span_of
from debate_tui.text.spans import Span

_CONCESSIONS = re.compile(
    r"\b(?:even though|although|though|while|whereas|despite|in spite of|notwithstanding|albeit|for all (?:its|their|his|her|our)"
    r"|except(?: (?:for|in|that|when|where))?|all but(?= \w)|at least(?= (?:among|in|for|on|with|when|where|to|by|until|not)\b))(?!\w)"
)
TRIGGERS = frozenset(
    """
    although though while whereas despite spite notwithstanding albeit all except but yet however still nevertheless
    nonetheless least
    """.split()  # noqa: SIM905
)
"""Words one of which is in every concession and turn."""
INVERTED = re.compile(
    r"(?!(?:just|so|such|same|even|soon|long|far|inasmuch|insofar|well|only|exactly|precisely|now|here|then|twice)\b)[a-z]+ as (?:it|this|that|he|she|they|we|i|you|these|those|(?:the|his|her|its|their|our|my) \w+)"
    r" [^,;:.]{0,60}(?<!\w)(?:is|are|was|were|be|may|might|must|seems?|seemed|appears?|appeared)(?=,)"
    r"|much as (?:i|we|one|they|he|she|you|the \w+) (?:\w+ )?[a-z]+(?: [^,;:.]{0,60})?(?=,)"
)
"""A concession at the head of a sentence: “Wrong as we think slavery is, [we can let it alone]”, “Much as we admire him, …”."""
_TURNS = re.compile(r"\b(?:but|yet|whereas|however|still|nevertheless|nonetheless)(?!\w)")
_NO_TURN_AFTER = re.compile(
    r"\b(?:nothing|none|no one|nobody|anything|everything|all|any|cannot|not|who|never|little|last|is|was|are|were|be|costs?|not yet|as)\s+\Z"
)
_NO_TURN = re.compile(
    r"(?:but (?:also|for|one|rather|above|instead)\b|yet (?:again|another|to|more|unborn)\b|still\b(?!,)|however(?!,))"
)
_ADMITS = (
    r"(?:i|we) (?:(?:will|must|may|can|do|readily|freely|fully|cheerfully|willingly) ){0,2}(?:allow|admit|grant|concede|acknowledge) that"
    r"|i am (?:well |quite |fully )?aware that|it (?:must|may|should|is to) be (?:admitted|allowed|granted|conceded|owned|confessed) that"
)
"""How an author grants something in a clause of its own."""
_GRANTS = re.compile(
    r"(?:to be sure|admittedly|granted|it is true(?:,? that)?|true|of course|no doubt|certainly|undoubtedly|"
    + _ADMITS
    + r")(?!\w)"
)
_FIRST = re.compile(r"\w")
_ALWAYS_GRANTS = ("to be sure", "admittedly", "granted")


def concessions(s: Sentence) -> Iterator[Omission]:
    """Concessions of a sentence that are not read aloud, or read as if they were its claim, and what it sets against its beginning."""
    for found in _CONCESSIONS.finditer(s.text, s.start, s.end):
        first, behind = s.at(found.start()), s.at(found.end() - 1) + 1
        if not s.silent(first, behind):
            continue
        end = s.subordinate(first)
        word = found[0]
        if word == "while" and (not s.opens(first) or not _contrasts(s, behind, end)):
            continue
        if word.startswith("except") and any(negates(w.low) for w in s.words[s.back(first) : first]):
            continue  # then it is a condition of a denial
        if word in ("all but", "at least") and not s.comma(first):
            continue
        if (
            word in ("though", "although")
            and s.content(behind, end) < 2
            and not any(w.low in AUXILIARIES or negates(w.low) for w in s.words[behind:end])
        ):
            continue
        if behind < end:
            yield from left_out(s, Kind.CONCESSION, (first, behind, end))
    inverted = INVERTED.match(s.text, s.words[0].start, s.end) if s.words else None
    end = s.at(inverted.end() - 1) + 1 if inverted else 0
    if s.silent(0, end) and end:
        yield from left_out(s, Kind.CONCESSION, (0, 2, end))
    yield from _turns(s)


def _contrasts(s: Sentence, behind: int, end: int) -> bool:
    """Whether “while” begins a contrast, and not a time: “while walking”, “while in prison”, “while it was raining”."""
    words = s.words[behind:end]
    if (
        not words
        or words[0].low.endswith("ing")
        or words[0].low in ("in", "at", "on", "under", "out", "away")
        or end >= len(s.words)
    ):
        return False
    lows = [word.low for word in words]
    return not any(a in ("was", "were", "been") and b.endswith("ing") for a, b in pairwise(lows))


def _turns(s: Sentence) -> Iterator[Omission]:
    """“…, but …” within a sentence: the first half read, the second not; or the first granted, and it alone read."""
    for found in _TURNS.finditer(s.text, s.start, s.end):
        first = s.at(found.start())
        behind = first + 1
        if first < 1 or s.words[first].read or _NO_TURN.match(s.text, found.start()):
            continue
        marked = s.comma(first) or s.strong(first)
        if not marked and (
            _NO_TURN_AFTER.search(s.text, max(s.start, found.start() - 12), found.start()) or not _is_clause(s, behind)
        ):
            continue
        end = s.forward(behind)
        start = s.back(first)
        while start and not s.read(start, first) and s.strong(start) and _is_clause(s, behind):
            start = s.back(start)
        said, against = s.read(start, first), s.read(behind, end)
        granted = grants(s)
        if said and not against and not _corrects(s, start, first, behind):
            if len(said) < LEAST * s.content(start, first) and len(said) < 3:
                continue
            gravity = Gravity.REVERSES if granted else Gravity.LIMITS
            says = "turns against what is read"
            yield Omission(Kind.CONCESSION, gravity, span_of(s, first, end), stretches(s, said), says)
        elif against and not said and granted and s.silent(0, first):
            yield Omission(
                Kind.CONCESSION,
                Gravity.SHADES,
                span_of(s, 0, first),
                stretches(s, against),
                "is granted against what is read",
            )
        return


def _is_clause(s: Sentence, number: int) -> bool:
    """Whether a subject or a verb stands near, so that it is a clause and no single word."""
    ahead = [word.low for word in s.words[number : number + 4]]
    return any(low in AUXILIARIES or low in PRONOUNS or low in ("no", "need", "needs") for low in ahead)


def _corrects(s: Sentence, start: int, first: int, behind: int) -> bool:
    """Whether it is “not this but that”: then that is no turn against this."""
    if not any(negates(a.low) and b.low != "doubt" for a, b in pairwise(s.words[start : first + 1])):
        return False
    ahead = [word.low for word in s.words[behind : behind + 3]]
    if ahead[:1] in (["that"], ["those"]) and ahead[1:2] == ["of"]:
        return True
    return not any(low in PRONOUNS or low in AUXILIARIES for low in ahead) and not any(
        low in DETERMINERS for low in ahead[:1]
    )


def grants(s: Sentence) -> re.Match[str] | None:
    """The words with which the sentence grants something: “to be sure”, “it is true that”."""
    return _GRANTS.match(s.text, s.words[0].start, s.end) if s.words else None


def may_grant(text: str, span: Span) -> bool:
    """Whether a stretch of a levelled text begins with words that grant something."""
    start = _FIRST.search(text, *span)
    return bool(start and _GRANTS.match(text, start.start(), span[1]))


def granted(s: Sentence, after: Sentence | None) -> Iterator[Omission]:
    """A sentence that grants something: not read where the next one is, or read without the words that say so."""
    found = grants(s)
    if (
        not found
        or (found[0] not in _ALWAYS_GRANTS and not found[0].endswith(" that"))
        or found[0].startswith("it is true")
        or (found[0] == "granted" and not s.comma(s.at(found.end() - 1) + 1))
    ):
        return
    behind = s.at(found.end() - 1) + 1
    if not s.silent(0, behind):
        return
    end = s.forward(behind)
    inside = s.read(behind, end)
    said = s.read(end, len(s.words)) or (after.read(0, len(after.words)) if after else ())
    if len(inside) > 1:
        says = "only grants what is read"
        yield Omission(Kind.CONCESSION, Gravity.LIMITS, span_of(s, 0, behind), stretches(s, inside), says)
    elif said and not inside:
        where = s if s.read(end, len(s.words)) else after
        assert where is not None
        yield Omission(
            Kind.CONCESSION,
            Gravity.SHADES,
            span_of(s, 0, end),
            stretches(where, said),
            "is granted against what is read",
        )
