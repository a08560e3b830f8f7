"""Texts to search and queries whose right answer is known, for benchmarks and for the tests that gate on quality.

Where the shared folder is there, its 1,000,000 claims and quotes and its queries; elsewhere texts made of invented words, whose
frequencies fall as in real text (Zipf), and queries of the same nine classes.
"""

import random
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import accumulate
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared" / "search"
CLASSES = ("clean", "typo1", "typo2", "lastprefix", "abbrev", "swapped", "missing", "extra", "mixed")
_TARGETS = 1000
"""Queries are made from the first texts, which smaller corpora hold as well."""
_COMMON = "the of and to in that is for it as be on are this not with by they have from at can but or will which"
_STOP = _COMMON.split(" ")
_ONSETS = "b c d f g h j l m n p r s t v w br ch cl cr dr fr gr pl pr sh st str th tr"
_VOWELS = "a e i o u a e i o ai ea ou"


@dataclass(frozen=True, slots=True)
class Known:
    """A query with its answer."""

    kind: str
    """One of `CLASSES`."""
    query: str
    hit: Callable[[int], bool]
    """Whether a text is the one meant, or holds the very words."""


@dataclass(frozen=True, slots=True)
class Corpus:
    texts: Sequence[str]
    queries: Sequence[Known]
    typing: Sequence[str]
    """Queries to be typed letter by letter."""
    origin: str


def corpus(size: int, per_class: int, seed: int) -> Corpus:
    """The corpus of the shared folder where it is there, else a generated one."""
    return _shared(size, per_class, seed) if (SHARED / "queries.py").exists() else generated(size, per_class, seed)


def _shared(size: int, per_class: int, seed: int) -> Corpus:
    sys.path.insert(0, str(SHARED))
    source = import_module("queries")
    texts, places = source.load(size)

    def known(query: dict[str, str]) -> Known:
        return Known(query["cls"], query["q"], lambda at: bool(source.hit_rank([at], query, places, texts)))

    queries = [known(query) for query in source.make_queries(per_class, seed)]
    return Corpus(texts, queries, source.make_typing(), "../shared/search")


def generated(size: int, per_class: int, seed: int) -> Corpus:
    """`size` texts of invented words and `per_class` queries of each class; the same for the same arguments."""
    texts = _texts(size)
    rng = random.Random(seed)
    queries = [_query(kind, texts, rng) for _ in range(per_class) for kind in CLASSES]
    typing = [known.query for known in queries if known.kind in ("clean", "typo1", "swapped", "extra")]
    return Corpus(texts, queries, typing[:48], "generated")


def _texts(size: int) -> list[str]:
    rng = random.Random(1)
    count = 2000 + int(30 * size**0.6)
    vocabulary = [*_STOP, *dict.fromkeys(_invented(rng) for _ in range(count))]
    weights = list(accumulate(1 / (place + 3) for place in range(len(vocabulary))))
    texts = []
    for _ in range(size):
        words = rng.choices(vocabulary, cum_weights=weights, k=rng.randint(9, 32))
        texts.append(" ".join(words).capitalize() + ".")
    return texts


def _invented(rng: random.Random) -> str:
    onsets = _ONSETS.split(" ")
    vowels = _VOWELS.split(" ")
    codas = ["", "", "", "n", "r", "s", "t", "l", "nd", "st"]
    return "".join(
        rng.choice(onsets) + rng.choice(vowels) + rng.choice(codas) for _ in range(rng.choice((1, 2, 2, 3, 3, 4)))
    )


def _query(kind: str, texts: Sequence[str], rng: random.Random) -> Known:
    """A query of 2 to 5 neighbouring words that carry meaning, spoilt as its class says."""
    need = rng.randint(2, 5) + (kind == "missing")
    target, folded, places = 0, [""], [0]
    while len(places) < need:
        target = rng.randrange(min(_TARGETS, len(texts)))
        folded = re.findall(r"\w+", texts[target].lower())
        places = [at for at, word in enumerate(folded) if word not in _STOP and len(word) >= 4]
    start = rng.randrange(len(places) - need + 1)
    chosen = places[start : start + need]
    span = " ".join(folded[chosen[0] : chosen[-1] + 1])

    def hit(number: int) -> bool:
        return number == target or f" {span} " in f" {texts[number].lower().rstrip('.')} "

    return Known(kind, " ".join(_spoilt(kind, [folded[at] for at in chosen], rng)), hit)


def _spoilt(kind: str, words: list[str], rng: random.Random) -> list[str]:
    if kind == "missing":
        del words[rng.randrange(1, max(2, len(words) - 1))]
    if kind in ("typo1", "mixed"):
        at = rng.randrange(len(words) - (kind == "mixed"))
        words[at] = _slip(words[at], rng)
    if kind == "typo2":
        for at in rng.sample(range(len(words)), 2):
            words[at] = _slip(words[at], rng)
    if kind in ("lastprefix", "mixed"):
        words[-1] = words[-1][: rng.randint(3, len(words[-1]) - 1)]
    if kind == "abbrev":
        words = [word[: rng.randint(3, max(3, len(word) - 1))] for word in words]
    if kind == "swapped":
        words = words[1:] + words[:1]
    if kind == "mixed":
        head = words[:-1]
        rng.shuffle(head)
        words = [*head, words[-1]]
    if kind == "extra":
        words.insert(rng.randrange(len(words) + 1), _invented(rng))
    return words


def _slip(word: str, rng: random.Random) -> str:
    """One letter wrong, missing, too many, or two swapped."""
    at, letter = rng.randrange(len(word)), rng.choice("aeinorst")
    slips = [word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1 :], word[:at] + letter + word[at:]]
    if at + 1 < len(word):
        slips.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    return rng.choice([slip for slip in slips if slip != word] or [word + letter])
