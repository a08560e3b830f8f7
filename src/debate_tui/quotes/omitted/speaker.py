"""Finds speakers who are not read aloud, of words that are: “critics argue that [X]”, “[X], said the owner”, “the alleged [X]”."""

import re
from collections.abc import Iterator

from debate_tui.quotes.omitted.clauses import Sentence
from debate_tui.quotes.omitted.english import AUXILIARIES, DETERMINERS, PEOPLE, PREPOSITIONS, PRONOUNS, negates
from debate_tui.quotes.omitted.finding import Gravity, Kind, Omission
from debate_tui.quotes.omitted.scope import scope, stretches

_SAID = frozenset(
    """
    say says said argue argues argued claim claims claimed contend contends contended insist insists
    insisted assert asserts asserted allege alleges alleged maintain maintains maintained believe believes believed
    think thinks thought imagine imagines imagined fancy fancies
    """.split()  # noqa: SIM905
)
"""Verbs of saying that do without “that”."""
_SAID_THAT = _SAID | frozenset(
    """
    hold holds held write writes wrote written caution cautions cautioned warn warns warned fear fears feared suspect suspects suspected assume assumes
    assumed suppose supposes supposed imagine imagines imagined predict predicts predicted speculate speculates complain
    complains complained object objects objected charge charges charged told tell tells report reports reported declare
    declares declared announce announced suggest suggested propose proposes proposed worry worries worried hope hopes hoped
    reply replies replied respond responds responded testified swore opine opined posit posits posited theorize theorizes
    hypothesize theorized feel feels felt conclude concluded boast boasts boasted concede concedes protest protested
    state states stated estimate estimates estimated forecast forecasts projected projects promise promises promised pledge
    pledges pledged surmise surmises surmised reckon reckons reckoned presume presumes presumed proclaim proclaims
    proclaimed profess professes professed pretend pretends pretended affirm affirms affirmed urge urges urged submit submits
    submitted counter counters countered retort retorts retorted murmur whisper lament laments lamented preach
    preaches preached promises expects expect expected represent represents represented conjecture conjectured
    """.split()  # noqa: SIM905
)
_SAID_BEHIND = _SAID | frozenset(
    "wrote writes write warned warns explained explains added adds told held observed reported reports replied declared testified complained".split()  # noqa: SIM905
)
TRIGGERS = (
    _SAID_THAT
    | _SAID_BEHIND
    | frozenset(
        """
        represented maintained asserted insisted imagined presumed
        according view views opinion words eyes judgment judgement called alleged allegedly reportedly supposedly purported
        purportedly ostensibly styled idea ideas notion notions belief beliefs argument arguments theory theories assumption
        assumptions allegation allegations contention hypothesis impression objection suggestion complaint remarked
        opinion doctrine maxim premise proposition rumor rumour wisdom line narrative heard told assured informed warned taught
        what urged objected contended pretended
        have want wants ask asks tell tells invite invites put puts putting run runs goes read reads so
        apprehension fear fears hope prediction perception misconception conviction accusation accusations pretence
        pretense promise prospect fancy superstition report reports story stories rumors rumours believe trust tells
        conventional sees saw has had official believed
        rumored rumoured considered portrayed described depicted presented characterized characterised seen viewed regarded
        hailed touted dismissed lay lays laid laying
        """.split()  # noqa: SIM905
    )
)
"""Words one of which names whoever is said to speak."""
_AUTHOR = frozenset(("i", "we", "my", "our", "you"))
_OWN = frozenset(("i", "we", "me", "us"))
_EVIDENCE = re.compile(
    r"\b(?:data|evidence|studies|study|results?|findings?|figures?|experiments?|surveys?|polls?|history|experience|this|these|it|which)\b"
)
_LEADS = re.compile(
    r"\b(?:(?:at least )?as (?:the|its|their|his|her|some|many|most|mr|mrs)\.? (?:[\w']+ ){1,3}?(?:tells?|sees?|saw|puts?|told|would have|ha[sd]) it"
    r"|if (?:we|you|one) (?:are|is|were) to (?:believe|trust)|if (?:the )?(?:[\w']+ ){1,3}(?:is|are) to be believed|to hear (?:[\w']+ ){1,4}tell it"
    r"|at least (?:that|so|this|such) (?:is|was) (?:what|the (?:conventional wisdom|claim|theory|argument|story|line|view|official))|according to(?! (?:plan|schedule|law|custom|need|size|age|rule)\b)|in the (?:view|opinion|words|eyes|judgment|judgement) of"
    r"|what (?:he|she|they|some|many|[a-z]+s) (?:calls?|called)|what (?:is|are) called"
    r"|so-called|alleged(?:ly)?|reportedly|supposed(?:ly)?(?! to)|purported(?:ly)?|ostensibly|self-styled)(?!\w)"
)
_NOUN_THAT = re.compile(
    r"\b(?:view|claim|idea|notion|belief|argument|theory|assumption|allegation|charge|contention|hypothesis|impression|objection|suggestion|complaint"
    r"|opinion|doctrine|maxim|premise|proposition|rumou?r|narrative|wisdom|line|apprehension|fear|prediction|perception|misconception"
    r"|accusation|pretence|pretense|superstition)s?"
    r"(?: (?:is|was|has been|goes)| (?:of|among)(?: [\w']+){1,4}|, [^,;:.]{3,60})?,? that\b"
    r"|\b(?:lay|lays|laid|laying) (?:it )?down(?: as [^,;:.]{1,40})?,? that\b"
    r"|\bit (?:is|was|has been|will be|may be|might be) (?:\w+ )?(?:said|urged|objected|alleged|contended|pretended|answered|replied),(?! (?:and|but|however)\b)"
    r"|\bheard it (?:said|asserted|argued|claimed|objected|suggested)(?: by [^,;:.]{1,40})?,? that\b"
    r"|\b(?:been|was|were|am|are) (?:told|assured|informed|warned|taught)(?: by [^,;:.]{1,80})?(?:, [^,;:.]{1,40})?,? that\b"
    r"|\b(?:would have|wants?|asks?|tells?|invites?) (?:us|you|readers|voters|people|everyone)(?: to)? (?:believe|think|accept|suppose|swallow)(?: is)?(?: that)?\b"
    r"|\b(?:puts?|putting) it[^,;:.]{0,30}:|\b(?:runs?|goes|reads?|argued?|argues|is|was) (?:as follows|like this|this way|simple|blunt):"
)
_OTHERS = re.compile(r"heard|been|was|were|am|are|would|want|ask|tell|invite")
"""How words begin with which an author says what others have told them."""
_OR_SO = re.compile(r"\b(?:or )?so\b,? (?:at least,? )?")
_PASSIVE = re.compile(
    r"\b(?:it|he|she|they|[a-z]+) (?:is|was|are|were|has been|have been|may be|might be|could be|can be|will be) (?:\w+ ){0,3}?"
    r"(?:(?P<it>remarked|said|argued|claimed|believed|thought|alleged|suggested|feared|assumed|objected|held|supposed|reported|rumou?red"
    r"|represented|contended|insisted|maintained|asserted|urged|predicted|hoped|expected|imagined|presumed|widely held|commonly held) that"
    r"|(?:said|believed|thought|alleged|supposed|reported|rumou?red|considered|held) to\b"
    r"|(?:portrayed|described|depicted|presented|characteri[sz]ed|seen|viewed|regarded|considered|hailed|touted|dismissed)"
    r"(?: by [^,;:.]{1,40})? as\b)"
)
_ADJECTIVAL = (
    "so-called",
    "alleged",
    "allegedly",
    "reportedly",
    "supposed",
    "supposedly",
    "purported",
    "purportedly",
    "ostensibly",
    "self-styled",
)
_WHOLE = ("as ", "at least", "if ", "to hear")
"""How an aside of a whole clause begins that says whose words they are: “as the industry tells it”."""
_WHERE = frozenset("in at on to during last this yesterday today".split())  # noqa: SIM905
"""How what goes on behind a remark's verb begins: “the lobby warned in an advertisement”."""
_WIDEST = 9
"""How many words a remark such as “said the owner of the mine” has at most."""
_SUBJECT = 12
"""How many words are looked at for the subject of a verb of saying."""
_DASHES = frozenset("-–—")
_NO_REMARK = frozenset("as which who that whom when where and though although so if because".split())  # noqa: SIM905
"""With these words a clause begins that says something else: “as the Court said” agrees, “which says” goes on."""
_NOUNS = ("s", "claim", "charge", "report", "fear", "hope", "object", "thought", "assumed", "alleged", "supposed")
"""How words end that are verbs of saying, and behind “the” or “their” something else."""
_YOU_DO = frozenset("say claim insist contend assert charge complain object".split())  # noqa: SIM905
_OWN_WORDS = frozenset("say says said claim claims".split())  # noqa: SIM905
"""What even data do only if somebody makes them."""


def speakers(s: Sentence) -> Iterator[Omission]:
    """The speakers of a sentence who are not read aloud, whose words are."""
    found = list(_all(s))
    ends = -1
    for one in sorted(found, key=lambda one: (one.omitted[0], -one.omitted[1])):
        if one.omitted[0] >= ends:
            yield one
            ends = one.omitted[1]


def _all(s: Sentence) -> Iterator[Omission]:
    for match in _LEADS.finditer(s.text, s.start, s.end):
        yield from _lead(s, match)
    for match in _NOUN_THAT.finditer(s.text, s.start, s.end):
        first, behind = s.at(match.start()), s.at(match.start() + len(match[0].rstrip(",: ")) - 1) + 1
        if _denied(s, first) or not s.silent(first, behind) or s.read(s.back(first), first):
            continue
        others = _OWN.isdisjoint(w.low for w in s.words[s.back(first) : behind]) and not _owned(s, first, behind)
        if others or _OTHERS.match(match[0]):
            ended = match[0].endswith((",", ":"))
            yield from _behind(s, first, behind, s.read(behind, s.forward(behind)) if ended else scope(s, behind))
    for match in _OR_SO.finditer(s.text, s.start, s.end):
        first = s.at(match.start())
        end = s.forward(first)
        speaks = any(word.low in _SAID_THAT or word.low == "boast" for word in s.words[first + 1 : end])
        if first and (s.comma(first) or s.strong(first)) and end - first <= _WIDEST and speaks and s.silent(first, end):
            yield from _behind(s, first, end, s.read(s.back(first), first))
    for match in _PASSIVE.finditer(s.text, s.start, s.end):
        first, behind = s.at(match.start()), s.at(match.end() - 1) + 1
        start = first if match["it"] else behind - 2
        if s.silent(start, behind) and not any(negates(w.low) for w in s.words[max(0, first - 3) : behind]):
            while start > first and not s.words[start - 1].read and not match["it"]:
                start -= 1  # to the adverb and the auxiliary
            yield from _behind(s, start, behind, scope(s, behind))
    for n, word in enumerate(s.words):
        if not word.read and word.low in _SAID_THAT:
            yield from _before(s, n)
        if not word.read and word.low in _SAID_BEHIND:
            yield from _after(s, n)


def _denied(s: Sentence, first: int) -> bool:
    """Whether a negation stands right before these words: “this is not a suggestion that [X]”."""
    return any(negates(word.low) for word in s.words[max(0, first - 3) : first])


def _owned(s: Sentence, first: int, behind: int) -> bool:
    """Whether an opinion is the author's own: “my view that”, “in our opinion”."""
    return any(word.low in ("my", "our") for word in s.words[max(0, first - 2) : behind])


def _made(s: Sentence, first: int, behind: int, said: tuple[int, ...]) -> Omission:
    start, end = s.words[first].start, s.words[behind - 1].end
    gravity = Gravity.REVERSES if PEOPLE.search(s.text, start, end) else Gravity.LIMITS
    return Omission(Kind.SPEAKER, gravity, (start, end), stretches(s, said), "says that others say what is read")


def _behind(s: Sentence, first: int, behind: int, said: tuple[int, ...]) -> Iterator[Omission]:
    if said:
        yield _made(s, first, behind, said)


def _lead(s: Sentence, match: re.Match[str]) -> Iterator[Omission]:
    first, behind = s.at(match.start()), s.at(match.end() - 1) + 1
    if not s.silent(first, behind):
        return
    if match[0].startswith(_WHOLE):
        end = s.forward(first) if first else s.subordinate(first)
        said = s.read(s.back(first), first) if first else s.read(end, s.forward(end)) if end < len(s.words) else ()
        yield from _behind(s, first, end if s.silent(first, end) else behind, said)
        return
    if match[0] in _ADJECTIVAL or match[0].startswith("what "):
        yield from _behind(s, first, behind, scope(s, behind))
        return
    end = s.subordinate(behind)
    if behind >= len(s.words) or not s.silent(first, end) or s.words[behind].low in ("my", "our", "this"):
        return
    opens = s.opens(first)
    said = s.read(end, s.forward(end)) if opens and end < len(s.words) else s.read(s.back(first), first)
    yield from _behind(s, first, end, said)


def _before(s: Sentence, n: int) -> Iterator[Omission]:
    """A speaker before their words: “critics argue that [X]”."""
    word, behind = s.words[n], n + 1
    if behind >= len(s.words):
        return
    gap = s.gap(behind)
    quoted = ":" in gap or ('"' in gap and "," in gap)
    that = _that(s, n)
    if that is not None:
        behind = that
    elif not quoted and (word.low not in _SAID or s.comma(behind) or s.strong(behind) or not _clause(s, behind)):
        return
    first = _subject(s, n)
    if first is None or not s.silent(first, behind):
        return
    said = s.read(behind, _reach(s, behind)) if quoted else scope(s, behind) or _far(s, behind)
    yield from _behind(s, first, behind, said)


_TELLS = frozenset(
    "told tell tells warn warned warns assured assures assure informed informs inform reminded reminds promised promises".split()  # noqa: SIM905
)
"""Verbs of saying that have whom somebody says it to before what is said."""


def _that(s: Sentence, n: int) -> int | None:
    """The word behind the “that” of a verb of saying: right behind the verb, or behind an aside (“contends, however, that”) or whom it is
    said to; there “that” may be missing (“told the panel [it would work]”)."""
    first = n + 1
    if s.words[first].low == "that":
        return first + 1
    near = range(first, min(len(s.words), n + 6))
    that = next((m for m in near if s.words[m].low == "that"), None)
    if s.comma(first):
        return that + 1 if that and s.comma(that) and not s.words[that - 1].read else None
    if s.words[n].low not in _TELLS:
        return None
    if that is not None:
        return that + 1
    if s.words[first].low in PREPOSITIONS:
        return None  # “promised by”
    said = next((m for m in near if s.words[m].read), None)
    return said if said and said > first and s.silent(first, said) and _clause(s, said) else None


def _far(s: Sentence, behind: int) -> tuple[int, ...]:
    """What is read of the clause behind “that”, if its beginning is not."""
    said = s.read(behind, s.forward(behind))
    return said if len(said) > 1 else ()


def _reach(s: Sentence, behind: int) -> int:
    return next((m for m in range(behind + 1, len(s.words)) if s.strong(m)), len(s.words))


def _clause(s: Sentence, number: int) -> bool:
    """Whether what follows a verb of saying has a verb of its own, and begins as a subject does."""
    ahead = [word.low for word in s.words[number : number + 6]]
    return ahead[:1] != ["to"] and any(low in AUXILIARIES for low in ahead[1:])


def _subject(s: Sentence, n: int) -> int | None:
    """The first word of the subject of the verb `n`; None where it is the author, evidence, or the verb is a noun."""
    if n == 0:
        return None
    before = s.words[n - 1].low
    noun = (
        before in DETERMINERS - {"all", "some", "both", "this", "these", "those"}
        or before.endswith(("'s", "s'"))
        or s.gap(n).startswith("'")
    )
    if noun and s.words[n].low.endswith(_NOUNS):
        return None
    first = n
    if s.comma(n):  # “the union, which had met twice, said”
        first = next((m for m in range(n - 1, max(0, n - _SUBJECT), -1) if s.comma(m)), n)
    while first > 0 and n - first < _SUBJECT and not s.strong(first) and not s.comma(first):
        joins = s.words[first - 1].low
        if joins == "and" and not s.comma(first - 1):
            first -= 1
            continue
        if joins in ("that", "because", "but", "and", "while", "although", "though", "if", "whereas"):
            break
        first -= 1
    subject = s.words[first:n]
    lows = {word.low for word in subject}
    if not subject or lows == {"to"} or s.words[first].low == "as" or (first and s.words[first - 1].low == "as"):
        return None
    if subject[-1].low == "you" and len(subject) == 1 and s.words[n].low in _YOU_DO:
        return first  # whom the author answers
    if subject[-1].low in _AUTHOR or subject[0].low in ("i", "we") or (subject[0].low in _AUTHOR and len(subject) < 4):
        return None
    if any(negates(low) for low in lows) or "few" in lows:
        return None
    if s.words[n].low not in _OWN_WORDS and _EVIDENCE.search(s.text, subject[0].start, subject[-1].end):
        return None
    return first


def _after(s: Sentence, n: int) -> Iterator[Omission]:
    """A speaker behind their words, between commas: “[X],” said the owner; [X], the Kremlin insists."""
    first, end = n, n + 1
    while first > 0 and n - first <= _WIDEST and not s.comma(first) and not s.strong(first):
        first -= 1
    while end < len(s.words) and not s.comma(end) and not s.strong(end):
        end += 1
    if first == 0 or end - first > _WIDEST or not s.silent(first, end) or not _is_remark(s, first, n, end):
        return
    said = s.read(s.back(first), first) or s.read(s.back(max(0, s.back(first) - 1)), first)
    said = said or s.read(end, s.forward(end) if end < len(s.words) else end)  # “In that event, you say, [X]”
    yield from _behind(s, first, end, said)


def _is_remark(s: Sentence, first: int, n: int, end: int) -> bool:
    """Whether words between commas or dashes are a verb of saying (`n`) with its subject: “said the owner”, “the owner said”."""
    if not s.comma(first) and not (_DASHES & set(s.gap(first)) and _DASHES & set(s.gap(end))):
        return False
    lows = [word.low for word in s.words[first:end]]
    if lows[0] in _NO_REMARK or not {"i", "we", "that"}.isdisjoint(lows):
        return False
    if n > first:
        more = s.words[n + 1].low if n + 1 < end else ""
        return n == end - 1 or s.words[n].low == "told" or more in _WHERE
    following = lows[1] if len(lows) > 1 else ""
    named = following in DETERMINERS or following in PRONOUNS or '"' in s.gap(first)
    return bool(following) and (named or lows[0] in ("says", "said", "wrote", "argues"))
