"""Finds negations that are not read aloud, over words that are: “does not [cause war]”, “no evidence that [it works]”."""

import re
from collections.abc import Iterator

from debate_tui.quotes.omitted.clauses import Sentence
from debate_tui.quotes.omitted.english import AUXILIARIES, JOINING, NEGATORS, PRONOUNS, TRANSPARENT, is_adverb, negates
from debate_tui.quotes.omitted.finding import Gravity, Kind, Omission
from debate_tui.quotes.omitted.scope import denies_aloud, scope, stretches

_QUALITY = r"evidence|chance|hope|reason|effect|influence|impact|use|value|sense|support|interest|likelihood|prospect|proof|basis|ground|sign"
_THOUGHT = r"idea|view|notion|claim|belief|suggestion|argument|theory|thesis|assumption|charge|allegation"

NEGATIVES = re.compile(
    r"\b(?:"
    r"(?P<subject>not (?:all|every|everyone|everybody|everything|one|many|much|a single)|no one|nobody|nothing|none|neither|no(?!\.? ?\d|\"| (?:longer|more)\b)|(?<!\ba )(?<!\bthe )(?<!\blast )(?<!\bnext )(?<!\bthese )(?<!\bthose )(?<!\bpast )"
    r"(?<!\bfirst )(?<!\bour )(?<!\btheir )(?<!\bhis )few(?!er|est))"
    r"|(?P<plain>no longer|no more(?! than)|by no means|not|never|cannot|\w+n't|nor|hardly|scarcely|barely|rarely|seldom|without|nowhere"
    r"|rather than|instead of|far from|anything but|little (?:or no|to)(?= \w)|(?:little|scant|scarce|slim|slender|meagre|meager|insufficient)(?= (?:"
    + _QUALITY
    + r")\b)|least likely to|(?:seldom|rarely|hardly),? if ever,?|(?:has|have|had) yet to|as (?:little|few|seldom|rarely) as (?:possible|may be)|in no way|under no circumstances|the last thing|in vain to (?:say|argue|claim)"
    r"|(?:stop|stops|stopped|stopping|fall|falls|fell|falling) short of|non(?=-\w)"
    r"|less likely to|pretend(?:s|ed|ing)? to(?= \w)|fail(?:s|ed|ing)? to|refus(?:e|es|ed|ing) to|declin(?:e|es|ed|ing) to|neglect(?:s|ed)? to|unable to"
    r"|unwilling to|unlikely (?:to|that)|improbable that|impossible (?:to|that|for)|false that|untrue that|incorrect that"
    r"|(?:wrong|mistaken?|absurd|misleading|premature|naive|idle|futile|useless|preposterous|ridiculous|an? (?:\w+ )?(?:mistake|error|confusion|delusion|fallacy|folly|blunder)(?: of \w+)?) to (?:\w+ that|think|believe|say|claim|suppose|assume|conclude|argue|declare|infer|call|speak of|treat|expect|imagine|pretend)"
    r"|(?:a|the) (?:\w+ )?(?:myth|fallacy|lie|falsehood|fiction) that|den(?:y|ies|ied|ying)(?= (?:that|any|having|being))"
    r"|(?:reject|rejects|rejected|refute|refutes|refuted|dispute|disputes|disputed|disproves?|disproved|opposed to|against|dismiss|dismisses|dismissed)"
    r" (?:the|any|this) (?:\w+ )?(?:" + _THOUGHT + r") that"
    r"|disagree[sd]? that|doubt(?:s|ed|ful)? (?:that|whether|if)|den(?:y|ies|ied|ying)(?= (?:the|it))"
    r"))(?!\w)"
)

TRIGGERS = frozenset(
    """
    scant scarce slim slender meagre meager insufficient yet last vain stop stops stopped stopping fall falls fell falling non
    no nobody nothing none neither few not never cannot nor hardly scarcely barely rarely seldom without nowhere rather
    instead far anything little least less fail fails failed failing refuse refuses refused refusing decline declines
    declined declining neglect neglects neglected unable unwilling unlikely improbable impossible false untrue incorrect
    wrong mistake mistaken absurd misleading premature naive idle futile useless preposterous ridiculous error confusion blunder delusion illusion folly foolish nonsense misunderstand misread ignore forget myth fallacy lie falsehood fiction deny denies denied
    denying reject rejects rejected refute refutes refuted dispute disputes disputed disprove disproves disproved opposed
    disagree disagrees disagreed object objects objected
    against dismiss dismisses dismissed doubt doubts doubted doubtful pretend pretends pretended pretending
    """.split()  # noqa: SIM905
)
"""Words one of which is in whatever `NEGATIVES` finds, but for those that end in “n't”."""

_HARMLESS = re.compile(
    r"(?!cannot alone)(?:not|n't|no|nothing|none|neither|without|never|cannot)\s+(?:only|(?<!no )just|merely|simply|solely|alone|least|to mention|until|till|unlike|to say"
    r"|surprising|surprisingly|unreasonabl|infrequent|uncommon|improbabl|doubt|matter|less|fewer|more than|sooner|wonder|later"
    r"|secret|mistake|mistaking|escaping|denying|but\b|other than|the less|doing so|question|surprise|exception|further|short of|help but|too\b|(?:choice|option|alternative) but)"
)
_OR_NOT = re.compile(r"(?:\bor|\bif|\bwhy|\bif,)\s+\Z")


_HARD = frozenset("impossible hard difficult unable pointless foolish idle useless absurd".split())  # noqa: SIM905
"""What denies a denial behind it: “impossible to deny that”."""
_NOBODY = frozenset(("nobody", "nothing", "none", "no one"))
_STATES = frozenset(
    "say says said believe believes believed think thinks thought argue argues argued claims claimed shows showed proves proved knows knew".split()  # noqa: SIM905
)
"""Behind these, “nobody” begins a clause of its own."""
_RELATIVE = frozenset(("who", "that", "which", "whom"))
_ASIDE = 8
"""How many words stand at most between the head of a relative clause and its negation."""

PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
"""What turns a word round that it begins; with “less” at its end, what a cut within a word can leave out."""
_LEAST_LETTERS = 3


def cut_words(s: Sentence) -> Iterator[Omission]:
    """Words of which all but what turns them round is read aloud: “un[likely]”, “[harm]less”."""
    for word in s.words:
        if not word.read or (s.reads(word.start, word.start + 1) and s.reads(word.end - 1, word.end)):
            continue
        before = next((sign for sign in PREFIXES if word.low.startswith(sign)), "")
        if word.low.endswith("less") and s.reads(word.start, word.start + 1):
            gone, kept = (word.end - 4, word.end), (word.start, word.end - 4)
        else:
            gone, kept = (word.start, word.start + len(before)), (word.start + len(before), word.end)
        whole = s.reads(kept[0], kept[0] + 1) and s.reads(kept[1] - 1, kept[1])
        if gone[0] < gone[1] and not s.reads(*gone) and whole and kept[1] - kept[0] >= _LEAST_LETTERS:
            yield Omission(Kind.NEGATION, Gravity.REVERSES, gone, (kept,), "turns round what is read of the word")


_SUPPOSING = re.compile(
    r"to (?:say|suppose|think|believe|claim|argue|imagine|assert|assume|pretend|maintain|conclude)(?: that)?(?!\w)"
)
_FOLLY = re.compile(
    r"\b(?:is|seems|appears|would be|was)(?: \w+){0,4} (?:an? (?:\w+ )?(?:myth|fallacy|lie|falsehood|fiction|error|mistake|delusion|illusion)"
    r"|absurd|false|wrong|mistaken|nonsense|folly|foolish|naive|misleading|to misunderstand|to mistake|to misread|to ignore|to forget)(?!\w)"
)


def _supposed(s: Sentence) -> Iterator[Omission]:
    """What is called a mistake at the end of a sentence, and read as if it were said: “to say that [X] is to repeat a myth”."""
    begins = _SUPPOSING.match(s.text, s.words[0].start, s.end) if s.words else None
    found = begins and _FOLLY.search(s.text, begins.end(), s.end)
    if not begins or not found:
        return
    first, behind = s.at(found.start()), s.at(found.end() - 1) + 1
    said = s.read(s.at(begins.end() - 1) + 1, first)
    if said and s.silent(first, behind) and s.silent(0, s.at(begins.end() - 1) + 1):
        yield Omission(Kind.NEGATION, Gravity.REVERSES, found.span(), stretches(s, said), "denies what is read")


def negations(s: Sentence) -> Iterator[Omission]:
    """The negations of a sentence that are not read aloud, and whose scope is."""
    yield from cut_words(s)
    yield from _supposed(s)
    for found in NEGATIVES.finditer(s.text, s.start, s.end):
        first, behind = s.at(found.start()), s.at(found.end() - 1) + 1
        if _spoken(s, first, behind) or _harmless(s, found, first) or _narrows(s, first, behind):
            continue
        said = _object(s, first, behind) or scope(s, behind, _is_subject(s, first) if found["subject"] else False)
        if not said or _denied_already(s, first, said[0]):
            continue
        words = s.words[first], s.words[behind - 1]
        start, low = words[0].start, words[0].low
        if low.endswith("n't") or (low == "cannot" and s.reads(start, words[0].end)):
            start = words[0].end - 3
        yield Omission(
            Kind.NEGATION, Gravity.REVERSES, (start, words[1].end), stretches(s, said), "negates what is read"
        )


def _spoken(s: Sentence, first: int, behind: int) -> bool:
    """Whether the negating letters are read aloud."""
    return denies_aloud(s, first) if behind == first + 1 else not s.silent(first, behind)


def _harmless(s: Sentence, found: re.Match[str], first: int) -> bool:
    """Whether the words are a phrase that denies nothing (“not only”, “no doubt”), or another negation undoes them."""
    word = s.words[first]
    if _HARMLESS.match(s.text, word.end - 3 if word.low.endswith("n't") else found.start()):
        return True
    if word.low == "non":
        return not any(after.read for after in s.words[first + 1 : first + 2])
    if _OR_NOT.search(s.text, max(s.start, found.start() - 8), found.start()) and word.low in ("not", "never", "no"):
        return True
    if word.low in NEGATORS or word.low == "few":
        return False
    if any(w.low == "few" for w in s.words[max(0, first - 3) : first]):
        return True
    return any(
        s.words[n].low in _HARD or (negates(s.words[n].low) and not _narrows(s, n, n + 1))
        for n in range(max(0, first - 4), first)
    )


def _narrows(s: Sentence, first: int, behind: int) -> bool:
    """Whether a negation stands in a clause that only tells of whom or what is spoken, and its verb isn't read: “[workers] who do
    not join unions [earn less]”, “[the plan] nobody expected [worked]”."""
    if first == 0 or s.comma(first) or s.strong(first):
        return False
    before, after = s.words[first - 1], s.words[behind : behind + 1]
    if before.read and s.words[first].low in _NOBODY:
        told = before.content and before.low not in _STATES
        return told and not any(word.read for word in after) and bool(s.read(behind, s.forward(first)))
    verb = next((word for word in s.words[behind:] if word.content and not is_adverb(word.low)), None)
    if verb is None or verb.read or verb.low in TRANSPARENT:
        return False
    for n in range(first - 1, max(0, first - _ASIDE), -1):
        head = s.words[n - 1]
        if s.words[n].read or s.comma(n) or s.strong(n):
            return False
        if not (head.read and head.content):
            continue
        if s.words[n].low in _RELATIVE:
            said = next((word for word in s.words[behind:] if word.read), None)
            return head.low not in TRANSPARENT or (said is not None and said.low in AUXILIARIES)
        return s.words[n].low in PRONOUNS and head.low not in _STATES
    return False


def _object(s: Sentence, first: int, behind: int) -> tuple[int, ...]:
    """What is read before a “nothing” that ends what is said, and is its object: “[power concedes] nothing without a demand”."""
    if (
        s.words[first].low not in _NOBODY
        or first == 0
        or not s.words[first - 1].read
        or s.comma(first)
        or s.strong(first)
    ):
        return ()
    return () if s.read(behind, s.forward(first)) else s.read(s.back(first), first)


def _is_subject(s: Sentence, first: int) -> bool:
    """Whether “no”, “none”, “few” begin a clause, so that they deny its verb."""
    if first == 0 or s.strong(first) or s.comma(first):
        return True
    return s.words[first - 1].low in JOINING | {"there", "is", "was", "are", "were", "that"}


def _denied_already(s: Sentence, first: int, said: int) -> bool:
    """Whether another negation is read in its place: “cannot and will [not be enforced]”."""
    for n in range(max(0, first - 4), said + 1):
        if n != first and s.words[n].read and negates(s.words[n].low) and s.words[n].low != "without":
            between = s.words[min(n, first) + 1 : max(n, first)]
            if n > first or any(word.low in ("and", "or") for word in between):
                return True
    return False
