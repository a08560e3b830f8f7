"""Finds what a reading leaves out: `omissions(text, read)`, for an English text and the spans of it that are read aloud."""

import re
from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from debate_tui.quotes.omitted import concession, condition, hedge, negation, speaker, speaking
from debate_tui.quotes.omitted.clauses import Sentence, divided, level, sentence
from debate_tui.quotes.omitted.finding import Gravity, Kind, Omission
from debate_tui.quotes.omitted.rebuttal import answers, may_answer, may_rebut, rebuttals
from debate_tui.text.spans import Span, joined, touched

_LONGEST = 3000
"""Characters of a sentence at most: what is longer is a list or a table."""
_WORDS = re.compile(r"[a-z]+(?:'t)?")
_Rule = Callable[[Sentence], Iterable[Omission]]
_RULES: tuple[tuple[_Rule, frozenset[str]], ...] = (
    (negation.negations, negation.TRIGGERS),
    (condition.conditions, condition.TRIGGERS),
    (concession.concessions, concession.TRIGGERS),
    (speaker.speakers, speaking.TRIGGERS),
    (hedge.hedges, hedge.TRIGGERS | hedge.WHOLLY),
)
"""Each rule with the words one of which stands, and is not read, where it finds anything: most sentences have none."""


def _by_word() -> Mapping[str, tuple[_Rule, ...]]:
    words = {word for _, triggers in _RULES for word in triggers}
    return {word: tuple(rule for rule, triggers in _RULES if word in triggers) for word in words}


_RULES_OF = _by_word()
_KINDS = list(Kind)
_ORDER = [rule for rule, _ in _RULES]


def omissions(text: str, read: Sequence[Span]) -> tuple[Omission, ...]:
    """What is not read aloud and bears upon what is, the gravest first, then by kind, then in the order of the text.

    `read` is what is read aloud: spans of characters of the text, sorted and without overlap. The text is taken for English
    (`english.is_english`). It goes by lists of words and by punctuation, and understands nothing: docs/quotes.md says how
    often it is right. The time is linear in the length of the text.
    """
    found = list(_found(text, read)) if read else []
    return tuple(sorted(_apart(found), key=lambda one: (one.gravity, _KINDS.index(one.kind), one.omitted)))


def _found(text: str, read: Sequence[Span]) -> Iterator[Omission]:
    low = level(text)
    spans = [span for span in divided(text) if span[1] - span[0] <= _LONGEST]
    heard = [bool(touched(read, span)) for span in spans]
    rules = _rules(low, spans, heard, read)
    made: dict[int, Sentence] = {}

    def at(number: int) -> Sentence:
        if number not in made:
            made[number] = sentence(low, text, spans[number], read)
        return made[number]

    for number, span in enumerate(spans):
        for rule in rules.get(number, ()):
            yield from rule(at(number))
        if concession.may_grant(low, span) and (heard[number] or heard[number + 1 : number + 2] == [True]):
            yield from concession.granted(at(number), at(number + 1) if number + 1 < len(spans) else None)
        if heard[number] and hedge.may_ask(low, span):
            yield from hedge.asked(at(number))
        if heard[number] and may_answer(low, span):
            yield from answers(at(number))
        if number and heard[number - 1] and may_rebut(low, span):
            yield from rebuttals(at(number - 1), at(number))


def _rules(
    low: str, spans: Sequence[Span], heard: Sequence[bool], read: Sequence[Span]
) -> Mapping[int, Sequence[_Rule]]:
    """By the number of a sentence of which something is read, the rules that may find something there."""
    found: dict[int, Sequence[_Rule]] = {}
    for number, span in enumerate(spans):
        if not heard[number]:
            continue
        rules = dict[_Rule, None]()
        for match in _WORDS.finditer(low, *span):
            word = match[0]
            if word in _RULES_OF and (word == "cannot" or not touched(read, match.span())):
                rules.update(dict.fromkeys(_RULES_OF[word]))
            elif word[-2:] == "'t" or (
                (word.startswith(negation.PREFIXES) or word[-4:] == "less") and _cut(read, match.span())
            ):
                rules[negation.negations] = None
        first = _WORDS.search(low, *span)
        if first and first[0] in condition.OPENING:
            rules[condition.conditions] = None
        if first and concession.INVERTED.match(low, first.start(), span[1]):
            rules[concession.concessions] = None
        if rules:
            found[number] = sorted(rules, key=_ORDER.index)
    return found


def _cut(read: Sequence[Span], word: Span) -> bool:
    """Whether a word is read aloud in part."""
    ends = (word[0], word[0] + 1), (word[1] - 1, word[1])
    return bool(touched(read, word)) and not all(touched(read, end) for end in ends)


def _apart(found: list[Omission]) -> Iterator[Omission]:
    """Of findings whose words overlap, the gravest; and a speaker who is answered right away is a grave omission."""
    kept: list[Omission] = []
    taken: list[Span] = []  # sorted, and without overlap
    for one in sorted(found, key=lambda one: (one.gravity, one.omitted[0] - one.omitted[1], one.omitted)):
        if not touched(taken, one.omitted):
            insort(taken, one.omitted)
            kept.append(one)
    answered = joined(span for one in kept if one.kind is Kind.REBUTTAL for span in one.read)
    for one in kept:
        if one.kind is Kind.SPEAKER and any(touched(answered, span) for span in one.read):
            one = replace(one, gravity=Gravity.REVERSES)
        yield one
