"""What the quotes' verification is worth: how fast it is, and how much tampering passes it.

    python -m benchmarks.quotes [--quotes 10000] [--texts 500] [--words 10000] [--map DIR] [--sources DIR]

The proof takes the quotes of the map in `--map`, or every sentence of the sources while there is no map.
"""

import argparse
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import tomllib

from debate_tui.model import Location, Quote
from debate_tui.quotes.normal import normalise
from debate_tui.quotes.text import Text, prepare, words
from debate_tui.quotes.verdict import State, Verdict
from debate_tui.quotes.verify import verify

NOWHERE = Location("benchmark")
_NAMES = ("Nakasone", "Merkel", "Brazil", "Toronto", "Macron", "Nairobi")
_WORDS = ("lemon", "always", "weaker", "against", "rarely", "former", "hundred", "peace", "decline", "their")


class Tampered(NamedTuple):
    kind: str
    text: str


class Sample(NamedTuple):
    source: str
    text: str
    prefix: str | None = None
    suffix: str | None = None

    def quote(self, text: str | None = None) -> Quote:
        return Quote(self.text if text is None else text, NOWHERE, prefix=self.prefix, suffix=self.suffix)


def tampered(text: str, seed: int = 0) -> Iterator[Tampered]:
    """Some fifty variants of a quote, each of which says something else than its source, or says it otherwise.

    Only within the quote: without its first or last word it would be a shorter quote, as true as the longer one.
    """
    pick = random.Random(f"{seed} {text}")
    spans = [match.span() for match in re.finditer(r"\w+(?:['’.,-]\w+)*", text)]

    def put(span: tuple[int, int], new: str) -> str:
        return text[: span[0]] + new + text[span[1] :]

    def some(candidates: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
        return candidates if len(candidates) <= most else pick.sample(candidates, most)

    inner = spans[1:-1]
    for span in some(spans, 14):
        yield Tampered("substitution", put(span, pick.choice(_WORDS)))
    for span in some(inner, 9):
        yield Tampered("deletion", text[: span[0]].rstrip() + " " + text[span[1] :].lstrip())
    for one, other in [pick.choice(list(zip(spans, spans[1:], strict=False))) for _ in range(7) if len(spans) > 1]:
        between = text[one[1] : other[0]]
        yield Tampered("swap", put((one[0], other[1]), text[slice(*other)] + between + text[slice(*one)]))
    for span in some(inner, 3):
        yield Tampered("not", put(span, f"not {text[slice(*span)]}"))
    for match in re.finditer(r"(?<=\w )(?:not|no|never|cannot)\b(?= \w)|n['’]t\b", text):
        yield Tampered("not", (text[: match.start()].rstrip() + text[match.end() :]).strip())
    for match in re.finditer(r"\d", text):
        yield Tampered("digit", put(match.span(), str((int(match[0]) + pick.randint(1, 9)) % 10)))
    for span in some([span for span in spans if text[span[0]].isupper()], 5):
        yield Tampered("name", put(span, pick.choice(_NAMES)))
    for span in some([span for span in spans if span[1] - span[0] > 3], 5):
        at = pick.randrange(span[0] + 1, span[1] - 1)
        yield Tampered("letter", put((at, at + 1), "x" if text[at] != "x" else "y"))
    for span in some(spans, 3):
        yield Tampered("case", put(span, text[slice(*span)].swapcase()))
    for match in re.finditer('[“”"]', text[1:-1]):
        yield Tampered("quotation mark", put((match.start() + 1, match.end() + 1), ""))
    for span in some(inner, 3):
        yield Tampered("quotation mark", put(span, f"“{text[slice(*span)]}”"))


@dataclass(slots=True)
class Proof:
    quotes: int = 0
    verified: int = 0
    variants: int = 0
    passed: int = 0
    placed: int = 0
    elsewhere: int = 0
    foreign: int = 0
    foreign_absent: int = 0


def prove(samples: list[Sample], texts: Mapping[str, Text], wrong: Counter[str] | None = None) -> Proof:
    """Verifies each quote, its tampered variants against its own source, and itself against all other sources."""
    proof = Proof()
    for sample in samples:
        true = verify(sample.quote(), texts[sample.source])
        proof.quotes += 1
        if not true.state.verified:
            continue
        proof.verified += 1
        for kind, text in dict.fromkeys(tampered(sample.text)):
            if normalise(text).text == normalise(sample.text).text:
                continue
            verdict = verify(sample.quote(text), texts[sample.source])
            proof.variants += 1
            proof.passed += verdict.state.verified
            right = verdict.state is State.ALTERED and _same_place(verdict, true)
            proof.placed += right
            if not right and wrong is not None:
                wrong[f"{kind}: {verdict.state}: {text}"] += 1
        for source, other in texts.items():
            if source != sample.source:
                foreign = verify(sample.quote(), other).state
                proof.foreign += 1
                proof.foreign_absent += foreign is State.ABSENT
                if foreign is not State.ABSENT and wrong is not None:
                    wrong[f"foreign: {foreign} in {source}: {sample.text}"] += 1
    return proof


def _same_place(one: Verdict, other: Verdict) -> bool:
    """Whether two verdicts' places share at least four fifths of what they cover together."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.8 * (max(one.end, other.end) - min(one.start, other.start))
