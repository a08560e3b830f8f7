"""Finds an author's turn against what was read aloud, in the sentence after it, which is not read: “But …”, “This view is mistaken.”"""

import re
from collections.abc import Iterator

from debate_tui.quotes.omitted.clauses import Sentence
from debate_tui.quotes.omitted.english import PEOPLE, negates
from debate_tui.quotes.omitted.finding import Gravity, Kind, Omission
from debate_tui.quotes.omitted.scope import stretches
from debate_tui.text.spans import Span

_WRONG = (
    r"wrong|mistaken|false|untrue|misguided|flawed|misleading|untenable|simplistic|absurd|nonsense|unfounded|incorrect|a myth|an illusion|a fallacy|an error"
    r"|a mistake|(?:a|an|one of (?:the|those|these|many)) (?:\w+ )?(?:myth|illusion|fallacy|error|mistake|falsehood|delusion|misconception|fiction|half-truth|superstition|fantas[yi])(?:s|es|ies)?\b|unconvincing|unpersuasive|naive|overstated|exaggerated|not so|not true|not the case|nonsense|otherwise|different|inaccurate|too simple|dubious|unwarranted|premature|unjustified|groundless|implausible|destitute of|devoid of|without (?:any )?foundation"
)
_THING = (
    r"view|argument|claim|theory|idea|belief|conclusion|position|reasoning|assumption|objection|thesis|story|picture|account|narrative|fear|hope|worry|charge"
    r"|concern|temptation|hypothesis|inference|obituary|obituaries|rumou?r|warning|promise|comparison|analogy|prediction|forecast|logic|criticism|critique|analysis|explanation|assertion|suggestion|notion|optimism|pessimism|supposition|proposition|doctrine|maxim|opinion|contention|apprehension|allegation|accusation"
)
_AGAINST = re.compile(
    r"(?:(?:but|yet|and|still|however,?|unfortunately,?|well,?|no,) )?(?:"
    r"(?:this|that|these|those|such|the|their|his|her)(?: \w+)? (?:"
    + _THING
    + r")s?(?:, (?:however|though),)? (?:(?:is|are|was|were|seems?|proved?|turns? out to be) (?:\w+ )?(?:"
    + _WRONG
    + r")"
    r"|(?:should|must|ought to|needs? to|has to|have to|deserves? to) be (?:\w+ )?(?:resisted|rejected|dismissed|avoided|refused|doubted|abandoned|discarded)"
    r"|(?:cannot|can't|can not|will not|won't) (?:be (?:right|true|sustained|trusted|taken)|hold|stand|survive)"
    r"|(?:fails?|ignores?|overlooks?|misses|neglects?|collapses?|does not (?:hold|follow|stand|survive)|do not (?:hold|follow|stand|survive)|rests? on a))"
    r"|(?:that|this|it|they|both|he|she|all this) (?:is|are|was|were) (?:\w+ )?(?:"
    + _WRONG
    + r")(?= ?[.,;:!—]|\Z| (?:because|for|on|in|about|as|which)\b)"
    r"|nothing (?:could|can) be (?:further|farther|more|less) \w+|what (?:\w+ )?(?:nonsense|folly|rubbish|absurdity|delusion|mockery)(?=[!.])"
    r"|it is (?:impossible|hard|difficult) to (?:conceive|imagine)(?: of)? a (?:greater|grosser|graver|worse) \w+|(?:there is |there was |there could be )?no (?:greater|grosser|graver) (?:mistake|error|fallacy|delusion)\b|would that (?:it|this|that|they) were|if only (?:it|this|that) were|we have heard (?:this|that|it|all this) (?:all )?before"
    r"|(?:wrong|nonsense|hardly|not quite|not really|false|untrue|no|rubbish)(?=[.!])|the (?:truth|reality|facts?|evidence|opposite|reverse|contrary) (?:is|are|lies?|says?|points?|suggests?|shows?) (?:otherwise|different|quite|the|not|true|more|that)"
    r"|i (?:do not|don't|cannot|can't) (?:share|believe|agree|accept|think|subscribe)|i (?:disagree|reject|doubt)|we (?:disagree|reject)|we now know (?:better|otherwise|that (?:this|it|that|they)\b)"
    r"|(?:to (?:this|that|these|which|all this)[^.;:]{0,40} )?(?:i|we) (?:answer|reply)(?=[,:]| that\b)|the (?:answer|reply) is\b"
    r"|(?:i|we) (?:\w+ )?(?:deny|dispute|contest) (?:it|this|that|these|them|both|the (?:" + _THING + r")s?)(?![ -]\w)"
    r"|it (?:does not|by no means|hardly|scarcely) (?:\w+ )?follows?\b|the (?:very )?(?:contrary|reverse|opposite) is (?:the )?(?:truth|true|case|fact)\b"
    r"|(?:the|one|another|a|my|our) (?:\w+ )?(?:problem|trouble|difficulty|catch|flaw|snag|rub|weakness|fallacy) (?:is\b|was\b|here\b|lies\b|with (?:this|that|it|these|such|the (?:"
    + _THING
    + r"))\b)|there (?:is|are|was) (?:(?:just|only|but|a|one|two|several|serious|fatal|obvious) ){0,3}(?:problem|catch|snag|flaw|hitch)s?\b"
    r"|(?:many|most|some|several|not all|not everyone|\w+ \w+) (?:disagrees?|begs? to differ|sees? (?:it|this|things) differently|(?:rejects?|disputes?|doubts?|denies|deny) (?:it|this|that|these|them|the (?:"
    + _THING
    + r")s?)(?![ -]\w))"
    r"|(?:this|that|it) (?:is|tells) (?:only |but |just |at best )?(?:half|part)(?: of)? (?:the|a) (?:story|truth|picture)|(?:this|that|it) is not the (?:whole|full|entire) (?:story|truth|picture)"
    r"|(?:be that as it may|maybe so|perhaps so|that may be(?: so)?|perhaps|maybe)(?=[.,;]) ?(?:but|yet)?|it would be (?:\w+ )?(?:wrong|mistaken|an? (?:\w+ )?(?:mistake|error)|folly|naive|foolish|premature|misleading) to"
    r"|(?:experience|history|the record|practice|common sense) (?:shows?|suggests?|proves?|teaches|tells us) (?:otherwise|the (?:contrary|opposite|reverse))"
    r"|(?:what )?(?:this|that|it|they|he|she) (?:all )?(?:ignores?|overlooks?|forgets?|misses|neglects?|misunderstands?|mistakes?|confuses?)\b"
    r"|(?:it is |this is |that is )?not so\b|far from it|quite the (?:contrary|opposite|reverse)|most (?:do|did|does) not|there is no evidence)"
)
_JUDGED = re.compile(
    r"\b(?:this|that|the|such(?: an?)?) (?:\w+ )?(?:"
    + _THING
    + r") (?:is|are|was|were) (?:\w+ )?(?:"
    + _WRONG
    + r")(?!\w)"
)
"""What an author says anywhere in the sentence that follows on another's words."""
_REFUTES = re.compile(
    r"\b(?:(?:den(?:y|ies)|refutes?|contradicts?|disproves?|belies?) (?:it|this|that|these|them|him|the (?:"
    + _THING
    + r")s?)(?![ -]\w)"
    r"|an? (?:\w+ )?(?:error|fallacy)|proves? (?:too much|nothing)|however plausible|by no means)(?!\w)"
    r"|\b(?:do|does|did|can|could|will|would)(?:n't| not) (?:\w+ )?(?:accept|hold|follow|bear|support|believe|prove|agree|share|explain|see|answer) ?(?:it|this|that|them|out|with)?(?![ -]\w)"
    r"|\b(?:according to this,|(?:on|by) this (?:principle|reasoning|view|showing|argument)\b)"
)
"""What refutes another's words, right behind them."""
_GRANTED = re.compile(
    r"(?:this|that|it|they|so much|all this)\b[^.;:?]{0,60}\b(?:true|right|so|plausible|correct|fair|well|granted)\b[^.;:?]{0,30}[,;:] (?:but|yet)\b"
)
"""“This is true in part; but …”."""
_TURN = re.compile(
    r"(?:but(?! (?:for|also|first|then|let us|let me|you know|(?:i|we) (?:would |will |can |must |should )?also)\b| i'd also|(?: \w+){1,5} (?:do|be done|to do) more\b| (?:we|there) (?:have|is|are) (?:\w+ ){0,2}more\b)|yet(?! (?:again|another|more)\b)|nevertheless|nonetheless|even so|that said|still(?=,)|however(?=,)|on the other hand|in reality|in truth|conversely|unfortunately)(?!\w)"
    r"|(?:[\w'-]+ ){0,5}[\w'-]+, (?:however|nevertheless|nonetheless),"
)
_MAYBE = re.compile(r"(?:on the contrary|in fact|in actuality|actually|in actual fact)(?!\w)")
_OPPOSITE = re.compile(r"\b(?:opposite|reverse|contrary|otherwise|wrong|false|less|fewer|unlikely|few|little)\b")
_DENIES = re.compile(
    r"(?:(?:but|yet) )?(?:it|they|that|this|he|she|we|these|those|\w+) (?:\w+n't|cannot|(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should) not)"
)
"""A sentence that says no more than no: “It does not.”"""
_SAID = re.compile(
    r"\b(?:believe|believes|believed|say|says|argue|argues|claim|claims|think|thinks|hold|holds|maintain|contend|insist|assume|imagine|imagines|objected|told|said|urged|alleged|contended|maintained|(?:idea|notion|opinion|doctrine|view|maxim)\b[^.;:]{0,60}\bthat)\b"
)
_DISSENT = r"(?:rejects?|rejected|disputes?|disputed|den(?:y|ies|ied)|doubts?|doubted|dismiss(?:es|ed)?|refutes?|refuted|debunk(?:s|ed)?|contradicts?|contradicted|disproves?|disproved|discredited)"
_VERDICT = re.compile(
    rf"(?:,| is| was| are) (?:an? |the |one )(?:\w+ )?(?:{_THING}|charge|myth|point)s? (?:that |which )?(?:[^,;:.]{{0,60}}\b(?:\w+n't|not|never|{_DISSENT})\b"
    rf"|(?:no|few|hardly any|nobody|no one)\b)[^,;:.]{{0,60}}"
)
"""What an author thinks of it behind what others say: “[X], a charge that economists reject”, “[X] is a claim no scholar makes”."""
_ATTRIBUTED = re.compile(
    r"(?:that|this|such|so|it)(?:,? at least,?)? (?:is|was) (?:what|how|the way) [^.;:!?]{1,60}\b(?:would have|would like|wants?|says?|said|claims?|claimed|tells?|told|believes?|believed|argues?|argued|sees?|saw|puts?)\b"
    r"|so (?:the|its|their|his|her|some|many) [^.;:,]{1,40}\b(?:would have|would like|wants?|says?|said|claims?|claimed|tells?|told|argues?|argued)\b"
    r"|(?:at least,? )?(?:that|this|such|so)(?:,? at least,?)? (?:is|was|goes|went|ran) the (?:\w+ )?(?:theory|claim|story|argument|line|view|wisdom|case made)\b"
)
"""A sentence that says whose words the one before is: “That is what the industry would have us believe.”"""
_INNER = re.compile(r"(?:[;:—–]| -) ?")
_FIRST = re.compile(r"\w")
_LEAST = 2


def may_rebut(text: str, span: Span) -> bool:
    """Whether a stretch of a levelled text begins as a rebuttal may."""
    start = _FIRST.search(text, *span)
    if not start:
        return False
    at = start.start(), span[1]
    begins = (_TURN, _MAYBE, _AGAINST, _DENIES, _GRANTED, _ATTRIBUTED)
    return any(one.match(text, *at) for one in begins) or any(one.search(text, *at) for one in (_JUDGED, _REFUTES))


def answers(s: Sentence) -> Iterator[Omission]:
    """Clauses of a sentence, behind a semicolon or dash, that answer what is read of it before, and are not read."""
    for mark in _INNER.finditer(s.text, s.start, s.end):
        if _AGAINST.match(s.text, mark.end(), s.end):
            first = s.at(mark.end())
            end, said = s.forward(first), s.read(0, first)
            if len(said) >= _LEAST and s.silent(first, end):
                span = s.words[first].start, s.words[end - 1].end
                yield Omission(Kind.REBUTTAL, Gravity.REVERSES, span, stretches(s, said), "answers what is read")
    for found in _VERDICT.finditer(s.text, s.start, s.end):
        first, end = s.at(found.start() + 1), s.at(found.end() - 1) + 1
        said = s.read(s.back(first), first)
        if len(said) >= _LEAST and s.words[first - 1].read and s.silent(first, end):
            span = s.words[first].start, s.words[end - 1].end
            yield Omission(Kind.REBUTTAL, Gravity.REVERSES, span, stretches(s, said), "answers what is read")


def may_answer(text: str, span: Span) -> bool:
    """Whether a stretch of a levelled text has a clause that may answer what is before."""
    return bool(_VERDICT.search(text, *span)) or any(
        _AGAINST.match(text, mark.end(), span[1]) for mark in _INNER.finditer(text, *span)
    )


def rebuttals(before: Sentence, s: Sentence) -> Iterator[Omission]:
    """The rebuttal that a sentence is of the one before it, if that is read aloud and this one is not."""
    if not s.words or s.read(0, len(s.words)):
        return
    said = before.read(0, len(before.words))  # the rest of the work is done only where something is
    if not said or (len(said) < _LEAST and 2 * len(said) < before.content(0, len(before.words))):
        return
    start = s.words[0].start
    if (
        _AGAINST.match(s.text, start, s.end)
        or _DENIES.fullmatch(s.text[start : s.words[-1].end])
        or (_reports(before) and (_JUDGED.search(s.text, start, s.end) or _REFUTES.search(s.text, start, s.end)))
    ):
        gravity, says = Gravity.REVERSES, "answers what is read"
    elif _ATTRIBUTED.match(s.text, start, s.end):
        span = start, s.words[-1].end
        yield Omission(Kind.SPEAKER, Gravity.LIMITS, span, stretches(before, said), "says that others say what is read")
        return
    elif _TURN.match(s.text, start, s.end) or _GRANTED.match(s.text, start, s.end) or _turns(before, s, start):
        gravity, says = Gravity.LIMITS, "turns against what is read, or limits it"
    else:
        return
    yield Omission(Kind.REBUTTAL, gravity, (start, s.words[-1].end), stretches(before, said), says)


def _reports(before: Sentence) -> bool:
    """Whether a sentence tells what is said or thought."""
    return bool(_SAID.search(before.text, before.start, before.end))


def _turns(before: Sentence, s: Sentence, start: int) -> bool:
    """Whether “in fact”, “on the contrary” turn against the sentence before: they may as well bear it out."""
    found = _MAYBE.match(s.text, start, s.end)
    if not found:
        return False
    denied = any(negates(word.low) for word in before.words)
    if found[0] == "on the contrary":
        return not denied
    return bool(_reports(before) and PEOPLE.search(before.text, before.start, before.end)) or (
        not denied and (bool(_OPPOSITE.search(s.text, start, s.end)) or any(negates(word.low) for word in s.words))
    )
