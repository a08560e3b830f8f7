"""Parses what was typed: words, "exact words", -without, and filters such as source:cgtn or before:2024-04.

`parse` knows no library: the values of operators stay as typed, and `search.names` finds the ids that they mean.
"""

import re
from typing import NamedTuple

from debate_tui.search.fold import located, prepared, words
from debate_tui.search.rank import Term

OPERATORS = {
    "source": "source:cgtn  only what this source says",
    "position": "position:ID  only what this position holds, or its sources report",
    "speaker": "speaker:kishida  only what this person, paper or poll says",
    "issue": "issue:ID  only what bears on this issue",
    "debate": "debate:ID  only this debate",
    "cite": "cite:mason  only cards whose cite names this author, or has this surname and year",
    "year": "year:2024  only what was published in this year; year:24, year:2019-2021",
    "block": "block:trade  only what stands in this block of a card file",
    "kind": "kind:quote  only claims, quotes, cards, sources, speakers, issues, positions, answers, notes, terms or conflicts of fact",
    "is": "is:opposed  only claims that another rebuts or undercuts, itself or a step from it; is:limited, is:agreed, is:unmet; is:unanswered: neither opposed nor limited",
    "before": "before:2024-04  only what was published before",
    "after": "after:2023  only what was published after",
}
"""The operators with an example and what they do, for help and completion."""


class Operator(NamedTuple):
    name: str
    """A key of `OPERATORS`."""
    value: str
    """As typed."""
    without: bool = False
    """Whether what it names is to be left out, as in -source:cgtn."""


class Query(NamedTuple):
    terms: tuple[Term, ...] = ()
    """The words to look for, those of exact phrases included."""
    phrases: tuple[tuple[str, ...], ...] = ()
    """Each phrase as its folded words, which have to stand side by side in this order."""
    without: tuple[tuple[str, ...], ...] = ()
    """Folded words, or phrases, that must not occur."""
    operators: tuple[Operator, ...] = ()
    """In the order typed."""
    begun: tuple[str, ...] = ()
    """Names of operators without a value yet ("source:"); they do not filter."""
    hints: tuple[str, ...] = ()
    """Sentences for the reader about what may be meant in another way than it is read, such as an unknown operator."""

    @property
    def exact(self) -> bool:
        """Whether all words to look for stand in exact phrases, so that what matches is certain."""
        return bool(self.phrases) and sum(map(len, self.phrases)) == len(self.terms)

    def __bool__(self) -> bool:
        return bool(self.terms or self.phrases or self.without or self.operators)


_TOKEN = re.compile(
    r"""(?:(?<!\S)(?P<minus>-(?=[^\s-])))?(?:
        (?P<operator>[a-zA-Z]{2,12}):(?!//)(?:"(?P<quoted>[^"]*)"?|(?P<value>\S*))
      | "(?P<phrase>[^"]*)"
      | (?P<word>\S+)
    )""",
    re.VERBOSE,
)


def parse(text: str) -> Query:
    """Parses a query; never raises. A word at the very end of `text` counts as half-typed; a space after it completes
    it."""
    terms: list[Term] = []
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    operators: list[Operator] = []
    begun: list[str] = []
    hints: list[str] = []
    for token in _TOKEN.finditer(prepared(text)):
        name = (token["operator"] or "").lower()
        plain = token["word"]
        if name in OPERATORS:
            value = text[
                slice(*token.span("value" if token["quoted"] is None else "quoted"))
            ]  # as typed, not as prepared
            if value.strip():
                operators.append(Operator(name, value, bool(token["minus"])))
            else:
                begun.append(name)
        elif name:
            hints.extend(_hint(name, token["minus"] or ""))
            plain = None if token["minus"] else token[0]
            without.extend([tuple(words(token[0]))] if token["minus"] else [])
        elif token["minus"]:
            if row := tuple(words(token["phrase"] if plain is None else plain)):
                without.append(row)
                hints += (
                    [f"-{row[0]} leaves out the word {row[0]}"]
                    if len(row) == len(row[0]) == 1 and row[0].isascii()
                    else []
                )
            plain = None
        elif plain is None and (row := tuple(words(token["phrase"]))):
            phrases.append(row)
            terms.extend(Term(word) for word in row)
        if plain is not None:
            terms.extend(Term(word.text, token.start() + word.end == len(text)) for word in located(token[0]))
    return Query(tuple(terms), tuple(phrases), tuple(without), tuple(operators), tuple(begun), tuple(hints))


def _hint(name: str, minus: str) -> list[str]:
    from difflib import get_close_matches

    done = "left out" if minus else "searched"
    return [
        f"{minus}{name}: is {done} as text; did you mean {minus}{near}:?"
        for near in get_close_matches(name, OPERATORS, n=1, cutoff=0.7)
    ]
