"""Finds words that are not read aloud and leave in doubt, or limit to some, what is: “may [cause war]”, “some [teachers strike]”."""

import re
from collections.abc import Iterator

from debate_tui.quotes.omitted.clauses import Sentence
from debate_tui.quotes.omitted.english import AUXILIARIES, DETERMINERS, JOINING, PREPOSITIONS, negates
from debate_tui.quotes.omitted.finding import Gravity, Kind, Omission
from debate_tui.quotes.omitted.scope import behind_aside, scope, stretches
from debate_tui.text.spans import Span

_HEDGES = re.compile(
    r"\b(?:(?:i|we|they|he|she|who) (?:\w+ ){0,2}hope(?: that)?|(?:may|might) be (?:permitted|allowed) to hope(?: that)?|it is (?:much )?to be (?:hoped|feared)(?: that)?"
    r"|let us hope(?: that)?|(?:some|many|most|much|nearly|almost|half)(?: of)?,? if not|may(?! \d)|might|could|perhaps|maybe|possibly|probably|arguably|presumably|seemingly|apparently|potentially|sometimes|occasionally"
    r"|(?<!\bhow )(?<!\bso )(?<!\bas )(?<!\bnot )(?:often|frequently|usually|generally|commonly|ordinarily|normally|typically)(?! (?:than|enough|as|known|called|referred)\b)|practically|virtually|mostly|largely|mainly|chiefly|(?:relatively|comparatively)(?! speaking)|somewhat|moderately"
    r"|partly|in general|as a rule|for the most part|on the whole|at times|now and then|almost|nearly|roughly|broadly|by and large|in the main|in part|on balance"
    r"|to (?:a|an|some|any|what|no small) (?:(?:\w+ )?(?:extent|degree|measure))|in (?:a|some|one|many|certain|most|the general) (?:\w+ )?(?:sense|senses|respects?|measure|degree|picture|ways?|instances|particulars)"
    r"|(?:generally|broadly|roughly|strictly|relatively|comparatively) speaking"
    r"|in (?:only |just |about |fewer than |less than |no more than ){0,2}(?:an? |one |two )?(?:half|thirds?|quarters?|fifths?|tenths?|minority|fraction|handful|\w+ per ?cent) of (?:\w+ ){0,2}\w+"
    r"|until recently|for (?:now|a time|a while|the moment|the present|the time being)|temporarily|at first|initially|in the (?:short|long) (?:term|run)|as (?:yet|of now)"
    r"|(?:up)?on (?:some|many|most|several|certain|rare) occasions?|in (?:some|many|most|several|certain|a few)(?: of (?:the|our|these|those|its|their))? (?!other )(?:\w+ )?[a-z]+(?<!s)s(?: of (?:the |our |its )?\w+)?"
    r"|(?:almost|nearly|virtually|practically) without exception|with (?:few|rare|some) exceptions?"
    r"|(?:some|most|much|part|half) of the time|(?:in|under) (?:the |our )?(?:present|existing|current) (?:state|condition|circumstances?|situation)s?(?: of (?:the |our )?\w+)?"
    r"|it (?:often|sometimes|frequently|usually|generally|commonly) (?:happens|occurs|is the case),? that|it is (?:just |quite |barely |at least )?(?:possible|conceivable|probable|likely) that"
    r"|(?:seem|appear|tend)(?:s|ed)? to|(?:(?:is|are|was|were) )?(?<!more )(?<!less )(?<!most )(?<!least )(?:likely|apt|inclined|prone|liable|wont) to|an? (?:\w+ )?(?:tendency|inclination|propensity)(?= to)|it (?:seems|appears|seemed|appeared)(?! to (?:me|us)\b| from\b)(?: that)?|in (?:some|many|certain) cases"
    r"|a minority of|(?:some|many|most|several|a (?:handful|majority|number|fraction|plurality)|(?:half|two thirds|two-thirds|part|much|a third|a quarter)(?= of\b))(?: of(?: (?:whom|which|them|us|these|those|it)\b)?)?|it (?:is|may be|might be) tempting to (?:conclude|think|believe|suppose|say|assume) that|at (?:the )?(?:best|most)(?: but| only)?|in theory|on paper|in principle"
    r"|in (?:mice|rats|animals|vitro|the laboratory|simulations|models|a model|one study|a single study|one trial)"
    r"|(?:under|in) (?:the|a|some|certain) (?:most )?(?:\w+ )?(?:scenario|case(?! of)|assumptions?|conditions|circumstances))(?!\w)"
)
_MEANT = re.compile(
    r"\b(?:(?:tr(?:y|ies|ied|ying)|seek|seeks|sought|seeking|attempt(?:s|ed|ing)?|aim(?:s|ed)?|hope(?:s|d)?|plan(?:s|ned)?|promise[sd]?|propose[sd]?|threaten(?:s|ed)?"
    r"|intend(?:s|ed)?|want(?:s|ed)?|wish(?:es|ed)?|vow(?:s|ed)?|pledge[sd]?|claim(?:s|ed)?|purport(?:s|ed)?|profess(?:es|ed)?|struggle[sd]?|endeavou?r(?:s|ed)?|strive[sn]?|strove)"
    r"|(?:is|are|was|were|been) (?:\w+ly )?(?:expected|projected|forecast|predicted|supposed|meant|designed|intended|poised|about|set|bound|due|calculated))"
    r" to(?= \w)(?! (?:be|the|a|an|this|that|these|those|its|their|our|his|her)\b)"
    r"|\b(?:dream(?:s|ed|t)?|talk(?:s|ed)?|spoke) of(?= \w+ing\b)"
)
"""What is only meant, tried or foreseen: “the act was meant to [end poverty]”."""
WHOLLY = frozenset(
    """
    wholly altogether entirely completely fully totally always necessarily absolutely exclusively invariably universally
    substantial substantially significant significantly serious seriously certain clear direct directly immediate immediately
    major material materially conclusive definite inherently intrinsically automatically generally usually often much very
    primarily principally mainly chiefly particularly especially easily readily lightly greatly
    """.split()  # noqa: SIM905
)
"""Behind a negation these limit it: of “not wholly new”, “not new” says more."""
TRIGGERS = frozenset(
    """
    relatively comparatively somewhat moderately dream dreams dreamed dreamt talk talks talked spoke but
    endeavor endeavors endeavored endeavour endeavours endeavoured strive strives strove
    try tries tried trying seek seeks sought seeking attempt attempts attempted attempting aim aims aimed hope hopes hoped
    plan plans planned promise promises promised propose proposes proposed threaten threatens threatened intend intends
    intended want wants wanted wish wishes wished vow vows vowed pledge pledges pledged claim claims claimed purport purports
    purported profess professes professed pretend pretends pretended struggle struggles struggled expected projected
    forecast predicted supposed meant designed poised about set bound due calculated
    roughly broadly large balance extent degree measure sense senses respect respects picture way ways instances particulars
    speaking until recently temporarily first initially short yet far many most much half several handful majority number
    fifth fifths tenth tenths percent cent quarters fraction plurality thirds third quarter part feared let permitted allowed alone moment present being while main time
    may might could perhaps maybe possibly probably arguably presumably seemingly apparently potentially sometimes
    occasionally seem seems seemed appear appears appeared tend tends tended likely cases minority some tempting best state theory paper principle mice rats animals vitro laboratory
    often frequently usually generally commonly ordinarily normally typically practically virtually mostly largely mainly chiefly
    partly general rule part whole extent times now almost nearly
    occasion occasions cases exception exceptions happens occurs possible conceivable probable apt inclined prone liable wont
    up much more fewer less close tendency inclination propensity run only merely solely in
    simulations models model study trial scenario case assumption assumptions conditions circumstances
    """.split()  # noqa: SIM905
)
_NUMBER = re.compile(
    r"(?:some|many|several|most) (?:certainly|assuredly|from|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?"
    r"|days?|times?|weeks?|months?|years?|hours?|miles?|way|sort|kind|say|argue|believe|ask|think|claim|fear)"
)
_ASIDE = re.compile(
    r"(?:some|most|much|part|half) of the time|(?:in|(?:up)?on|at|under|to|as|for|now|by|until|so|with) (?!likely).+|temporarily|initially|(?:gener|broad|rough|strict|relative|comparative)\w+ speaking"
)
_HOPES = re.compile(r"\bhope(?: that)?$|\bto be (?:hoped|feared)")
"""What limits a whole clause, at its head or its end."""
_PARENTHESIS = ("perhaps", "possibly", "probably", "arguably", "presumably", "seemingly", "apparently", "potentially")
"""What between two commas limits the clause that it stands in: “no decision can be made, apparently, except by treaty”."""
_QUANTITIES = ("some", "many", "most", "several", "half", "part", "much", "a ", "two", "nearly", "almost")
"""How the words begin that limit a subject to some of what it names."""
_WHOLE = ("without exception", "tendency", "inclination", "propensity")
"""How words end that begin as these do, and limit what is said of it."""
_DEGREES = ("almost", "nearly", "practically", "virtually")
"""What limits the very next word."""
_MODAL = ("may", "might", "could")
_ASKS = 3
"""How many words that say something are read at least of a question that is taken for a statement."""
_SOON = 4
"""How many words behind “alone” a denial of what it narrows stands at most: “alone is not enough”."""
_IS = frozenset("is are was were be been".split())  # noqa: SIM905
_EXCLUSIVE = frozenset(("but", "only", "merely", "solely"))
_WAYS = frozenset("by through under with among as in because".split())  # noqa: SIM905
_AMOUNT = re.compile(
    r"\b(?:up to|as many as|as much as|at (?:the )?most|no more than|less than|fewer than|nearly|almost|virtually|practically|close to)(?= (?:the |a )?"
    r"(?:[$€£]?\d|half|third|quarter|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundreds?|thousands?|millions?|billions?|trillions?|all|every|everyone|everything|none|whole|entire)\b))"
)
"""What is more than what is meant, where the words before it are not read: “up to [ninety percent]”, “nearly [all]”."""
_CONDITION = re.compile(r"\b(?:if|when|where|after|unless|until)\b")
_ABLE = frozenset("ought can may could might will would shall should must".split())  # noqa: SIM905


_NOTED = re.compile(
    r" be (?:\w+ly )?(?:added|said|noted|remembered|observed|remarked|recalled|mentioned|asserted|stated|hoped)\b"
)
"""What an author says with “it may be …” that leaves nothing in doubt."""


def hedges(s: Sentence) -> Iterator[Omission]:
    """The hedges of a sentence that are not read aloud, before words that are."""
    yield from _partial_denials(s)
    yield from _exclusive(s)
    for found in _AMOUNT.finditer(s.text, s.start, s.end):
        first, behind = s.at(found.start()), s.at(found.end() - 1) + 1
        if s.silent(first, behind) and s.words[behind].read and not _denied(s, first):
            yield from _made(s, first, behind, s.read(behind, s.forward(behind)))
    for found in _MEANT.finditer(s.text, s.start, s.end):
        first, behind = s.at(found.start()), s.at(found.end() - 1) + 1
        if first and s.silent(first, behind) and s.words[behind].read and not s.silent(s.back(first), first):
            yield from _made(s, first, behind, _near(s, behind))
    for found in _HEDGES.finditer(s.text, s.start, s.end):
        first, behind = s.at(found.start()), s.at(found.end() - 1) + 1
        if not s.silent(first, behind) or behind >= len(s.words) + 1:
            continue
        word, following = found[0], s.words[behind] if behind < len(s.words) else None
        if word.startswith("it ") and s.comma(first) and (following is None or s.comma(behind)):
            yield from _made(s, first, behind, s.read(s.back(first), first))
            continue
        if word in _PARENTHESIS and first and s.comma(first) and (following is None or s.comma(behind)):
            yield from _made(s, first, behind, s.read(s.back(first), first))
            continue
        if _HOPES.search(word):
            yield from _made(s, first, behind, scope(s, behind))
            continue
        if _ASIDE.fullmatch(word):
            ends = following is None or s.comma(behind) or s.strong(behind)
            if following and s.opens(first):
                yield from _made(s, first, behind, s.read(behind, s.forward(behind)))
            elif ends:
                yield from _made(s, first, behind, s.read(s.back(first), first) or _near(s, behind))
            elif first and s.words[first - 1].read:
                yield from _made(s, first, behind, _near(s, behind))
            continue
        if following is None or (negates(following.low) and not following.read) or _denied(s, first):
            continue
        if word in _MODAL and not _is_modal(s, first, following.low):
            continue
        if (word.endswith(" to") and following.low in DETERMINERS) or (word in _DEGREES and not following.read):
            continue
        if (
            word.startswith(_QUANTITIES)
            and not word.endswith("if not")
            and word not in ("sometimes", *_DEGREES, "mostly", "partly")
            and not word.endswith(_WHOLE)
            and (
                _NUMBER.match(s.text, found.start())
                or not following.read
                or not (word.endswith(" of") or _is_subject(s, first))
            )
        ):
            continue
        yield from _made(s, first, behind, _near(s, behind))


def _partial_denials(s: Sentence) -> Iterator[Omission]:
    """What limits a denial and is not read: “is not wholly [free]”, “there is no substantial [difference]”, “not of the state alone”."""
    for n, word in enumerate(s.words):
        if word.read or n == 0:
            continue
        if word.low in WHOLLY and negates(s.words[n - 1].low):
            behind = n + 1
            if behind < len(s.words) and s.words[behind].low == "a":
                behind += 1
            yield from _made(s, n, n + 1, _near(s, behind))
        elif (
            word.low == "alone"
            and s.words[n - 1].read
            and any(negates(w.low) for w in (*s.words[s.back(n) : n], *s.words[n + 1 : n + _SOON]))
        ):
            yield from _made(s, n, n + 1, s.read(s.back(n), n))


def _exclusive(s: Sentence) -> Iterator[Omission]:
    """What makes a way the only one, or a kind no more than itself: “can only [be paid by loans]”, “[to earn money] merely [is idle]”."""
    for n, word in enumerate(s.words[:-1]):
        behind = s.words[n + 1]
        if word.read or word.low not in _EXCLUSIVE:
            continue
        if word.low == "only" and (n == 0 or _is_subject(s, n) or s.words[n - 1].low == "far"):
            if behind.read and behind.low not in JOINING | PREPOSITIONS:
                yield from _made(s, n, n + 1, _near(s, n + 1))
            continue
        before = s.words[n - 1]
        if word.low == "only" and before.read and behind.low in _WAYS and not s.comma(n):
            end = s.subordinate(n)
            if s.silent(n, end) and not s.words[min(n + 2, end - 1)].low[0].isdigit():
                yield from _made(s, n, end, s.read(s.back(n), n))
        elif word.low == "but":
            if before.low in _IS and behind.read and behind.low in DETERMINERS:
                yield from _made(s, n, n + 1, _near(s, n + 1))
        elif before.low in _ABLE and not s.comma(n) and not _CONDITION.search(s.text, word.end, s.end):
            yield from _made(s, n, n + 1, _near(s, n + 1))
        elif before.read and before.content and behind.read and behind.low in AUXILIARIES:
            yield from _made(s, n, n + 1, s.read(s.back(n), n))


_ASKED = re.compile(
    r"(?:(?:but|and|yet|so|then|or|now),? )?(?:(?:why (?:should|would|must)|how (?:can|could)|who (?:can|could|would)|is|are|was|were|do|does|did"
    r"|has|have|had|can|could|will|would|should|shall|may|might|must) )[^.!?]*\?"
)
_FIRST = re.compile(r"\w")


def may_ask(text: str, span: Span) -> bool:
    """Whether a stretch of a levelled text is a question that begins with its verb."""
    start = _FIRST.search(text, *span)
    return bool(start and _ASKED.match(text, start.start(), span[1]))


def asked(s: Sentence) -> Iterator[Omission]:
    """A question whose beginning, which makes it one, is not read aloud: “But is it [beyond the power of a state to yield some of its rights]?”"""
    behind = next((n for n, word in enumerate(s.words) if word.read), 0)
    verb = next((n for n, word in enumerate(s.words) if word.low in AUXILIARIES), behind)
    said = s.read(behind, len(s.words))
    if verb < behind and len(said) >= _ASKS and not any(negates(word.low) for word in s.words[:behind]):
        span = s.words[0].start, s.words[behind - 1].end
        yield Omission(Kind.HEDGE, Gravity.LIMITS, span, stretches(s, said), "asks what is read")


def _denied(s: Sentence, first: int) -> bool:
    return any(negates(word.low) for word in s.words[max(0, first - 2) : first])


def _is_subject(s: Sentence, first: int) -> bool:
    return first == 0 or s.opens(first) or s.comma(first) or s.words[first - 1].low in JOINING


def _is_modal(s: Sentence, first: int, following: str) -> bool:
    """Whether “may”, “might”, “could” is a verb: no month, no noun, and what follows is no other auxiliary of the same kind."""
    if s.original[s.words[first].start].isupper() and first:
        return False
    before = [word.low for word in s.words[max(0, first - 3) : first]]
    if (before[-1:] in (["i"], ["well"]) and s.words[first].low == "may") or before[:2] in (
        ["so", "that"],
        ["order", "that"],
    ):
        return False  # “I may add”, “so that it may”
    if (
        following == "be"
        and not {"it", "same", "which"}.isdisjoint(before[-1:])
        and _NOTED.match(s.text, s.words[first].end)
    ):
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
    if behind < len(s.words) and s.comma(behind):
        behind = behind_aside(s, behind)
    return said if said and not s.content(behind, said[0]) else ()


def _made(s: Sentence, first: int, behind: int, said: tuple[int, ...]) -> Iterator[Omission]:
    if said:
        span = s.words[first].start, s.words[behind - 1].end
        yield Omission(Kind.HEDGE, Gravity.SHADES, span, stretches(s, said), "leaves in doubt, or limits, what is read")
