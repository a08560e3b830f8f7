"""Finds words that are not read aloud and leave in doubt, or limit to some, what is: “may [cause war]”, “some [teachers strike]”."""

import re
from collections.abc import Iterator

from debate_tui.quotes.omitted.clauses import Sentence
from debate_tui.quotes.omitted.english import DETERMINERS, JOINING, negates
from debate_tui.quotes.omitted.finding import Gravity, Kind, Omission
from debate_tui.quotes.omitted.scope import scope, stretches

_HEDGES = re.compile(
    r"\b(?:may(?! \d)|might|could|perhaps|maybe|possibly|probably|arguably|presumably|seemingly|apparently|potentially|sometimes|occasionally"
    r"|(?<!how )(?<!so )(?<!as )(?<!not )(?:often|frequently|usually|generally|commonly|ordinarily|normally|typically)(?! (?:than|enough|as)\b)|practically|virtually|mostly|largely|mainly|chiefly"
    r"|partly|in general|as a rule|for the most part|on the whole|to some extent|at times|now and then|almost|nearly"
    r"|(?:seem|appear|tend)(?:s|ed)? to|(?:is|are|was|were) likely to|it (?:seems|appears|seemed|appeared)(?: that)?|in (?:some|many|certain) cases"
    r"|a minority of|some(?: of)?|it (?:is|may be|might be) tempting to (?:conclude|think|believe|suppose|say|assume) that|at best|in theory|on paper|in principle"
    r"|in (?:mice|rats|animals|vitro|the laboratory|simulations|models|a model|one study|a single study|one trial)"
    r"|(?:under|in) (?:the|a|some|certain) (?:most )?(?:\w+ )?(?:scenario|case|assumptions?|conditions|circumstances))(?!\w)"
)
TRIGGERS = frozenset(
    """
    may might could perhaps maybe possibly probably arguably presumably seemingly apparently potentially sometimes
    occasionally seem seems seemed appear appears appeared tend tends tended likely cases minority some tempting best theory paper principle mice rats animals vitro laboratory
    often frequently usually generally commonly ordinarily normally typically practically virtually mostly largely mainly chiefly
    partly general rule part whole extent times now almost nearly
    simulations models model study trial scenario case assumption assumptions conditions circumstances
    """.split()  # noqa: SIM905
)
_NUMBER = re.compile(
    r"some (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen"
    r"|day|time|way|sort|kind|say|argue|believe|ask|think|claim|fear)"
)
_ASIDE = re.compile(r"(?:in|on|at|under|to|as|for|now) (?!likely).+")
"""What limits a whole clause, at its head or its end."""
_DEGREES = ("almost", "nearly", "practically", "virtually")
"""What limits the very next word."""
_MODAL = ("may", "might", "could")


def hedges(s: Sentence) -> Iterator[Omission]:
    """The hedges of a sentence that are not read aloud, before words that are."""
    for found in _HEDGES.finditer(s.text, s.start, s.end):
        first, behind = s.at(found.start()), s.at(found.end() - 1) + 1
        if not s.silent(first, behind) or behind >= len(s.words) + 1:
            continue
        word, following = found[0], s.words[behind] if behind < len(s.words) else None
        if word.startswith("it ") and s.comma(first) and (following is None or s.comma(behind)):
            yield from _made(s, first, behind, s.read(s.back(first), first))
            continue
        if _ASIDE.fullmatch(word):
            ends = following is None or s.comma(behind) or s.strong(behind)
            if following and s.opens(first):
                yield from _made(s, first, behind, s.read(behind, s.forward(behind)))
            elif ends:
                yield from _made(s, first, behind, s.read(s.back(first), first))
            continue
        if (
            following is None
            or negates(following.low)
            or any(negates(w.low) for w in s.words[max(0, first - 2) : first])
        ):
            continue
        if word in _MODAL and not _is_modal(s, first, following.low):
            continue
        if (word.endswith(" to") and following.low in DETERMINERS) or (word in _DEGREES and not following.read):
            continue
        if (
            word.startswith("some")
            and word != "sometimes"
            and (_NUMBER.match(s.text, found.start()) or not following.read or not _is_subject(s, first))
        ):
            continue
        yield from _made(s, first, behind, _near(s, behind))


def _is_subject(s: Sentence, first: int) -> bool:
    return s.opens(first) or s.comma(first) or s.words[first - 1].low in JOINING


def _is_modal(s: Sentence, first: int, following: str) -> bool:
    """Whether “may”, “might”, “could” is a verb: no month, no noun, and what follows is no other auxiliary of the same kind."""
    if s.original[s.words[first].start].isupper() and first:
        return False
    if following in ("and", "or", "of", "well") and following != "well":
        return False
    return not (
        first
        and s.words[first - 1].low
        in DETERMINERS - {"this", "that", "these", "those", "some", "all", "both", "each", "any"}
        and s.words[first].low == "might"
    )


def _near(s: Sentence, behind: int) -> tuple[int, ...]:
    """What is read of the words it bears upon, if the first of them that says something is."""
    said = scope(s, behind)
    return said if said and not s.content(behind, said[0]) else ()


def _made(s: Sentence, first: int, behind: int, said: tuple[int, ...]) -> Iterator[Omission]:
    if said:
        span = s.words[first].start, s.words[behind - 1].end
        yield Omission(Kind.HEDGE, Gravity.SHADES, span, stretches(s, said), "leaves in doubt, or limits, what is read")
