"""The words for the two sides of a question, by which columns and parts of a sheet are called that have the claims of one."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_SURE = (
    "pro pros advantage advantages benefit benefits vorteil vorteile avantage avantages ventaja ventajas",
    "con cons contra contras kontra disadvantage disadvantages drawback drawbacks nachteil nachteile inconvénient inconvénients désavantage "
    "désavantages desventaja desventajas inconveniente inconvenientes",
)
_WHO = (
    "for infavour infavor affirmative aff proposition prop government gov dafür für pour afavor",
    "against negative neg opposition opp dagegen gegen contre encontra",
)
"""Words that may stand above the names of those who are on a side, or above votes, as well as above what is said for it."""
_WORDS = tuple(frozenset(f"{sure} {who}".split()) for sure, who in zip(_SURE, _WHO, strict=True))
_OPPOSED = frozenset(("proposition", "prop", "government", "gov"))
"""Of these words those that mean a side only where an opposition stands beside them."""
_OPEN = frozenset(word for who in _WHO for word in who.split())
_ALSO = frozenset(("pro", "con", "contra", "kontra"))
"""Of the other words those of parties, too, that vote on a claim."""
_NOUN = "arguments?|argumentes?|argumentos?|claims?|reasons?|points?|statements?|case|side|gründe|raisons?|razones"
_NAME = re.compile(rf"(?:{_NOUN}|)({'|'.join(sorted(_WORDS[0] | _WORDS[1], key=len, reverse=True))})(?:{_NOUN}|)")
_LONG = 60
"""Characters of what is no name any more."""
_OTHER = re.compile(r"[\W\d_]+")


@lru_cache(2**15)  # the names of a table are asked for several times
def side_of(name: str) -> int | None:
    """0 for the name of those who are for something, 1 of those against; None of any other."""
    found = _NAME.fullmatch(_OTHER.sub("", name).lower()) if len(name) < _LONG else None
    return None if found is None else int(found[1] in _WORDS[1])


def sides_of(header: Iterable[str]) -> list[str]:
    """The names of sides among those of columns, where there are some of both; else none."""
    sides = [name for name in header if side_of(name) is not None]
    opposed = any(word_in(name) in ("opposition", "opp") for name in sides)
    sides = sides if opposed else [name for name in sides if word_in(name) not in _OPPOSED]
    return sides if are_both(sides) else []


def word_in(name: str) -> str:
    """The word for the side in the name of one, as in Pro argument; "" in any other."""
    found = _NAME.fullmatch(_OTHER.sub("", name).lower())
    return found[1] if found else ""


def are_both(names: Iterable[str]) -> bool:
    """Whether there are names of both sides among these."""
    return {0, 1} <= {side_of(name) for name in names}


def are_named(names: Iterable[str]) -> bool:
    """Whether a column of one of these sides, beside a claim, may have the names of those who are on it, or votes."""
    return not (_OPEN | _ALSO).isdisjoint(_OTHER.sub("", name).lower() for name in names)


def are_open(names: Sequence[str]) -> bool:
    """Whether a column of one of these sides may have the names of those who are on it, or votes."""
    return any(_OTHER.sub("", name).lower() in _OPEN for name in names)
