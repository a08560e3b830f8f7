"""Finds speakers who are not read aloud, of words that are: “critics argue that [X]”, “[X], said the owner”, “the alleged [X]”."""

import re
from collections.abc import Iterator

from debate_tui.quotes.omitted.clauses import Sentence
from debate_tui.quotes.omitted.english import (
    AUXILIARIES,
    DETERMINERS,
    JOINING,
    PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    negates,
)
from debate_tui.quotes.omitted.finding import Gravity, Kind, Omission
from debate_tui.quotes.omitted.scope import scope, stretches
from debate_tui.quotes.omitted.speaking import (
    AUTHOR,
    DENIED,
    EVIDENCE,
    LEADS,
    NOUN_THAT,
    OR_SO,
    OWN,
    PASSIVE,
    SAID,
    SAID_BEHIND,
    SAID_THAT,
)

_NO_SUBJECT = AUXILIARIES | PREPOSITIONS | frozenset("the a an other such these those this its their his her".split())  # noqa: SIM905
"""Behind these stands no verb of saying: “were held”, “other classes of claims”."""
_OTHERS = re.compile(r"hear|been|was|were|am|are|would|want|ask|tell|invite")
"""How words begin with which an author says what others have told them."""
_ADJECTIVAL = frozenset(
    """
    so-called alleged allegedly reportedly supposed supposedly purported purportedly ostensibly self-styled
    """.split()  # noqa: SIM905
)
_WHOLE = ("as ", "at least", "if ", "to hear")  # how an aside of a whole clause begins: “as the industry tells it”
_WHERE = frozenset("in at on to during last this yesterday today".split())  # noqa: SIM905
"""How what goes on behind a remark's verb begins: “the lobby warned in an advertisement”."""
_GOES = frozenset(("boast", "goes", "went", "runs", "ran"))
"""What a theory does: “or so the theory went”."""
_WIDEST = 9
"""How many words a remark such as “said the owner of the mine” has at most."""
_SUBJECT = 12
"""How many words are looked at for the subject of a verb of saying."""
_DASHES = frozenset("-–—")
_NO_REMARK = frozenset("whatever as which who that whom when where and though although so if because".split())  # noqa: SIM905
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
    for match in LEADS.finditer(s.text, s.start, s.end):
        yield from _lead(s, match)
    for match in NOUN_THAT.finditer(s.text, s.start, s.end):
        first, behind = s.at(match.start()), s.at(match.start() + len(match[0].rstrip(",: ")) - 1) + 1
        if _denied(s, first) or not s.silent(first, behind) or s.read(s.back(first), first):
            continue
        others = OWN.isdisjoint(w.low for w in s.words[s.back(first) : behind]) and not _owned(s, first, behind)
        if others or _OTHERS.match(match[0]):
            ended = match[0].endswith((",", ":"))
            yield from _behind(s, first, behind, s.read(behind, s.forward(behind)) if ended else scope(s, behind))
    for match in OR_SO.finditer(s.text, s.start, s.end):
        first = s.at(match.start())
        end = s.forward(first)
        speaks = any(word.low in SAID_THAT or word.low in _GOES for word in s.words[first + 1 : end])
        if first and (s.comma(first) or s.strong(first)) and end - first <= _WIDEST and speaks and s.silent(first, end):
            yield from _behind(s, first, end, s.read(s.back(first), first))
    for match in PASSIVE.finditer(s.text, s.start, s.end):
        first, behind = s.at(match.start()), s.at(match.end() - 1) + 1
        start = first if match["it"] else behind - 2
        if s.silent(start, behind) and not any(negates(w.low) for w in s.words[max(0, first - 3) : behind]):
            while start > first and not s.words[start - 1].read and not match["it"]:
                start -= 1  # to the adverb and the auxiliary
            yield from _behind(s, start, behind, scope(s, behind))
    for n, word in enumerate(s.words):
        if not word.read and word.low in SAID_THAT:
            yield from _before(s, n)
        if not word.read and word.low in SAID_BEHIND:
            yield from _after(s, n)


def _denied(s: Sentence, first: int) -> bool:
    """Whether a negation stands right before these words: “this is not a suggestion that [X]”."""
    return any(negates(word.low) for word in s.words[max(0, first - 3) : first])


def _owned(s: Sentence, first: int, behind: int) -> bool:
    """Whether an opinion is the author's own: “my view that”, “in our opinion”."""
    return any(word.low in ("my", "our") for word in s.words[max(0, first - 2) : behind])


def _made(s: Sentence, first: int, behind: int, said: tuple[int, ...]) -> Omission:
    start, end = s.words[first].start, s.words[behind - 1].end
    grants = s.words[first].low == "even"  # “even critics concede that”
    answered = PEOPLE.search(s.text, start, end) and not grants
    gravity = Gravity.REVERSES if answered or DENIED.search(s.text, start, end) else Gravity.LIMITS
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
    elif not quoted and (
        word.low not in SAID
        or s.words[behind].low in PREPOSITIONS
        or s.comma(behind)
        or s.strong(behind)
        or not _clause(s, behind)
    ):
        return
    first = _subject(s, n)
    if first is None or not s.silent(first, behind):
        return
    said = s.read(behind, _reach(s, behind)) if quoted else scope(s, behind) or _far(s, behind)
    yield from _behind(s, first, behind, said)


_WHEN = frozenset("in on at last this yesterday today recently again".split())  # noqa: SIM905
"""How begins what tells when or where it was said, between the verb and “that”."""
_IN = frozenset("believe believes believed think thinks thought".split())  # noqa: SIM905
"""What goes on with “in” or “on” for a thing: “Americans believe in themselves”."""
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
    if (
        s.words[first].low in _WHEN
        and s.words[n].low not in _IN
        and that
        and not s.comma(that)
        and s.silent(first, that)
    ):
        return that + 1  # “concluded in 1999 that”
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
        or before in ("little", "much", "more", "great", "good", "strong", "reasonable")
        or before.endswith(("'s", "s'"))
        or s.gap(n).startswith("'")
    )
    if noun and s.words[n].low.endswith(_NOUNS):
        return None
    first = n
    if s.comma(n):  # “the union, which had met twice, said”
        first = next((m - 1 for m in range(n - 1, max(0, n - _SUBJECT), -1) if s.comma(m)), n)
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
    if subject[-1].low in AUTHOR or lows & OWN or (subject[0].low in AUTHOR and len(subject) < 4):
        return None
    if subject[-1].low in AUXILIARIES and subject[-2:-1] and subject[-2].low == "which":
        return None  # “an object which will claim your attention”
    if ("there" in lows and "who" not in lows) or (subject[0].low == "it" and subject[-1].low == "to"):
        return None  # “there is reason to fear that”, “it is enough to say that”
    if all(is_adverb(low) or low in JOINING for low in lows):
        return None  # “just think”
    if any(negates(low) for low in lows) or "few" in lows:
        return None
    if s.words[n].low not in _OWN_WORDS and EVIDENCE.search(s.text, subject[0].start, subject[-1].end):
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
    inside = "(" in s.gap(first) and ")" in s.gap(end)
    if not (s.comma(first) or inside or (_DASHES & set(s.gap(first)) and _DASHES & set(s.gap(end)))):
        return False
    lows = [word.low for word in s.words[first:end]]
    if not {"i", "we", "that"}.isdisjoint(lows) or lows[0] in _NO_REMARK or lows[0] in PREPOSITIONS:
        return False
    if lows[0].endswith("ing") or lows[0][0].isdigit():
        return False
    if n > first:
        if s.words[n - 1].low in _NO_SUBJECT:
            return False  # “were held”, “other classes of claims”
        return n == end - 1 or s.words[n].low in ("told", "tell", "tells") or s.words[n + 1].low in _WHERE
    following = lows[1] if len(lows) > 1 else ""
    named = following in DETERMINERS or following in PRONOUNS or '"' in s.gap(first)
    spoken = lows[0] in ("says", "said", "wrote", "argues")
    return bool(following) and (spoken or (named and (inside or '"' in s.gap(first))))
