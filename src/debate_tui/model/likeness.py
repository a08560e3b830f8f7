"""How alike two tags are: the cosine of the words that they share, rare words weighing more; and whether one denies the other.

Words are cut to their stems, and debaters' abbreviations stand for what they abbreviate. A word weighs by how few of the
tags have it (Spärck Jones 1972, as smoothed in BM25: Robertson and Zaragoza 2009, section 3.1), and the likeness is the
cosine of the two sets so weighted (Salton and Buckley 1988). Words that affirm or deny, and opposites such as “good”
and “bad”, are no part of it: they tell whether two tags about one thing are opposed.
"""

import re
import unicodedata
from collections.abc import Callable, Set
from functools import lru_cache
from math import log, sqrt

from debate_tui.frozen import dataclass

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_LITTLE = (
    "a about all also an and any are as at be because been but by can could do does for from get gets has have how if in into is"
    " it its just may might more most much must of on only or other our out over s should so some such than that the their them"
    " then there these they this those to too under us very was we were what when which while who will with would you your now"
    " even ever still yet own"
)
_STOP = frozenset(_LITTLE.split())
_NOT = (
    "no not never without cannot nor neither none nobody nothing zero non fail fails failed failing failure lack lacks impossible"
    " unlikely unsustainable ineffective inefficient wrong false myth hardly cant wont dont doesnt isnt arent didnt wouldnt"
    " couldnt shouldnt unable"
)
_DENYING = frozenset(_NOT.split())
_OPPOSITES: dict[str, tuple[str, int]] = {
    word: (pair, sign)
    for pair, (ups, downs) in {
        "good": ("good better best beneficial", "bad worse worst harmful"),
        "more": ("increase increases raise raises rise rises rising grow grows growing boost boosts create creates up high higher",
                 "decrease decreases reduce reduces lower lowers fall falls falling shrink shrinks declining decline cut cuts destroy destroys"
                 " down low slowing"),
        "help": ("help helps improve improves save saves", "hurt hurts harm harms undermine undermines"),
        "strong": ("strong durable resilient stable sustainable", "weak fragile unstable collapsing collapse collapses"),
        "cause": ("cause causes trigger triggers provoke provokes", "prevent prevents deter deters stop stops"),
        "safe": ("safe", "dangerous unsafe"),
        "cheap": ("cheap affordable", "expensive costly"),
        "popular": ("popular", "unpopular"),
        "likely": ("likely", "unlikely"),
        "win": ("win wins", "lose loses"),
    }.items()
    for words, sign in ((ups, 1), (downs, -1))
    for word in words.split()
}  # fmt: skip
_SHORT = {
    "cp": "counterplan", "cps": "counterplan", "da": "disad", "das": "disad", "disads": "disad", "disadvantage": "disad",
    "disadvantages": "disad", "k": "kritik", "ks": "kritik", "critique": "kritik", "kritiks": "kritik", "t": "topicality",
    "adv": "advantage", "advs": "advantage", "advantages": "advantage", "perm": "permutation", "perms": "permutation",
    "econ": "economy", "economic": "economy", "economies": "economy", "prolif": "proliferation", "heg": "hegemony",
    "primacy": "hegemony", "cap": "capitalism", "fw": "framework", "fwk": "framework", "ptx": "politics", "tix": "politics",
    "squo": "status quo", "sq": "status quo", "solv": "solvency", "alt": "alternative", "alts": "alternative", "uq": "uniqueness",
    "inh": "inherency", "impx": "impact", "mpx": "impact", "pc": "political capital", "ubi": "basic income", "jg": "job guarantee",
    "gov": "government", "govt": "government", "dem": "democracy", "democ": "democracy", "misinfo": "misinformation",
    "enviro": "environment", "biod": "biodiversity", "nukes": "nuclear weapon", "nuke": "nuclear",
    "gpw": "great power war", "intl": "international", "rels": "relations",
    "fism": "federalism", "congressional": "congress", "scotus": "supreme court", "existential": "extinction",
}  # fmt: skip
"""What debaters' abbreviations stand for, and words that mean the same to them."""


@dataclass(frozen=True, slots=True)
class Words:
    """What of a tag is compared."""

    stems: Set[str]
    order: tuple[str, ...]
    """The stems in their order, for names that are to be the same."""
    denies: bool
    """Whether it denies, by the number of its denying words."""
    poles: Set[tuple[str, int]]
    """The sides of opposites that it is on: (`good`, -1) where it says “worse”."""


@lru_cache(maxsize=4096)
def words_of(text: str) -> Words:
    """The words of a tag or title."""
    plain = _folded(text).replace("climate change", "warming")
    order: list[str] = []
    poles: set[tuple[str, int]] = set()
    denials = 0
    for word in _WORD.findall(plain):
        if word.endswith("n't") or word.replace("'", "") in _DENYING:
            denials += 1
            continue
        word = word.removesuffix("'s").replace("'", "")
        if word in _STOP:
            continue
        if word in _OPPOSITES:
            poles.add(_OPPOSITES[word])
            continue
        order += map(stem, _SHORT.get(word, word).split())
    return Words(frozenset(order), tuple(order), bool(denials % 2), frozenset(poles))


def shared_words(text: str, stems: Set[str]) -> list[str]:
    """The words of a tag that have these stems, as they stand in it, each once."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text.replace("’", "'")):
        if own := words_of(word).stems & stems:
            found.setdefault(min(own), word)
    return list(found.values())


def _folded(text: str) -> str:
    """In lower case, without accents, with straight apostrophes."""
    text = text.replace("’", "'").lower()
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def weight(have: int, count: int) -> float:
    """How much a word weighs that `have` of `count` tags have: BM25's inverse document frequency, above 0."""
    return log(1 + (count - have + 0.5) / (have + 0.5))


def likeness(one: Set[str], other: Set[str], weigh: Callable[[str], float]) -> float:
    """The cosine of two sets of stems, 0 to 1; `weigh` tells the weight of each."""
    shared = sum(weigh(word) ** 2 for word in one & other)
    if not shared:
        return 0.0
    return shared / sqrt(sum(weigh(word) ** 2 for word in one) * sum(weigh(word) ** 2 for word in other))


def opposed(one: Words, other: Words) -> bool:
    """Whether of two tags about one thing either denies the other: by “not” and its like, or by an opposite, not by both."""
    opposites = any((pair, -sign) in other.poles for pair, sign in one.poles)
    return (one.denies != other.denies) != opposites


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without the ending of its plural, or of its third person: Harman's S-stemmer (1991, table 1).

    On the labelled tags of the tests, Porter's and longer stemmers find no more answers at the same precision.
    """
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")):
        return word[:-1]
    return word
