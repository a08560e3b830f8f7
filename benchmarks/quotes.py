"""What the quotes' verification is worth: how fast it is, and how much tampering passes it.

    python -m benchmarks.quotes [--quotes 10000] [--texts 500] [--words 10000] [--map DIR] [--sources DIR]

Prints the time for a large library, one in twenty of its quotes altered, then the proof on a map's own quotes.
"""

import argparse
import random
import re
import resource
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from debate_tui.model.debate import Claim, Debate, Location, Quote, QuoteState, Role, Source
from debate_tui.quotes.check import check_sources
from debate_tui.quotes.normal import normalise
from debate_tui.quotes.text import Text, prepare
from debate_tui.quotes.verdict import Verdict
from debate_tui.quotes.verify import verify

NOWHERE = Location("benchmark")
BESIDE = Path(__file__).resolve().parents[2] / "shared" / "sources"
"""The articles, in the folder beside the repository, as in the tests."""
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


def tampered(text: str) -> list[Tampered]:
    """Some fifty variants of a quote, the same each time: each says something else, or says it otherwise."""
    variants = dict.fromkeys(_variants(text))
    return [variant for variant in variants if normalise(variant.text).text != normalise(text).text]


def _variants(text: str) -> Iterator[Tampered]:
    """Changes within the quote: without its first or last word it would be a shorter quote, as true as the longer."""
    pick = random.Random(text)
    spans = [match.span() for match in re.finditer(r"\w+(?:['’.,-]\w+)*", text)]

    def put(span: tuple[int, int], new: str) -> str:
        return text[: span[0]] + new + text[span[1] :]

    def some(candidates: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
        return candidates if len(candidates) <= most else pick.sample(candidates, most)

    inner = spans[1:-1]
    for span in some(spans, 18):
        yield Tampered("substitution", put(span, pick.choice(_WORDS)))
    for span in some(inner, 12):
        yield Tampered("deletion", text[: span[0]].rstrip() + " " + text[span[1] :].lstrip())
    for one, other in [pick.choice(list(pairwise(spans))) for _ in range(9) if len(spans) > 1]:
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
    exact: int = 0
    """Of the quotes; the others are not tried further."""
    variants: int = 0
    passed: int = 0
    """Tampered variants that were taken for verified: none may be."""
    placed: int = 0
    """Tampered variants that were found altered, at the right place."""
    foreign: int = 0
    """Quotes tried against another source."""
    foreign_absent: int = 0


def prove(samples: list[Sample], texts: Mapping[str, Text], wrong: Counter[str] | None = None) -> Proof:
    """Verifies each quote, its tampered variants against its own source, and itself against all other sources."""
    proof = Proof()
    for sample in samples:
        true = verify(sample.quote(), texts[sample.source])
        proof.quotes += 1
        if true.state is not QuoteState.EXACT:
            continue
        proof.exact += 1
        for kind, text in tampered(sample.text):
            verdict = verify(sample.quote(text), texts[sample.source])
            proof.variants += 1
            proof.passed += verdict.state.verified
            right = verdict.state is QuoteState.ALTERED and _same_place(verdict, true)
            proof.placed += right
            if not right and wrong is not None:
                wrong[f"{kind}: {verdict.state}: {text}"] += 1
        for source, other in texts.items():
            if source != sample.source:
                foreign = verify(sample.quote(), other).state
                proof.foreign += 1
                proof.foreign_absent += foreign is QuoteState.ABSENT
                if foreign is not QuoteState.ABSENT and wrong is not None:
                    wrong[f"foreign: {foreign} in {source}: {sample.text}"] += 1
    return proof


def _same_place(one: Verdict, other: Verdict) -> bool:
    """Whether two verdicts' places share at least four fifths of what they cover together."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.8 * (max(one.end, other.end) - min(one.start, other.start))


def samples(map_folder: Path) -> list[Sample]:
    """What the quotes of a map have in one piece, read without the loader, so that a map that is being written can be measured.

    A quote with elisions or insertions gives the pieces between them; those of less than eight words are left out, and what two quotes share counts once.
    """
    found = []
    for file in sorted(map_folder.glob("*.toml")):
        for claim in tomllib.loads(file.read_text(encoding="utf-8")).get("claim", []):
            for quote in claim.get("quote", []):
                pieces = [piece for piece in re.split(r" ?\[[^\[\]]*\] ?", quote["text"]) if len(piece.split()) >= 8]
                around = (quote.get("prefix"), quote.get("suffix")) if pieces == [quote["text"]] else (None, None)
                found += [Sample(claim["source"], piece, *around) for piece in pieces]
    return list(dict.fromkeys(found))


def library(quotes: int, texts: int, words: int) -> tuple[Debate, dict[str, str]]:
    """A debate of made-up texts and of quotes from them: one in twenty is altered by a word."""
    pick = random.Random(1)
    vocabulary = ["".join(pick.choices("aeinorstlcdu", k=pick.randint(2, 9))) for _ in range(8000)]
    # Words are as uneven as in a language: the commonest is every tenth one.
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    written, claims = {}, []
    each = quotes // texts
    for number in range(texts):
        source = f"s{number}"
        running = pick.choices(vocabulary, weights, k=words)
        for at in range(0, words - 18, 18):
            running[at] = running[at].capitalize()
            running[at + 5] = f"“{running[at + 5]}”"
            running[at + 17] += "."
        for i in range(each):
            start = pick.randrange(words - 30)
            chosen = running[start : start + pick.randint(8, 28)]
            if i % 20 == 0:
                chosen[len(chosen) // 2] = "tampered"
            quote = Quote(" ".join(chosen), NOWHERE)
            claims.append(Claim(f"c{i}", source, ("i",), "", Role.FACT, "p", (quote,), NOWHERE))
        written[source] = "\n\n".join(" ".join(running[at : at + 90]) for at in range(0, words, 90))
    sources = tuple(Source(f"s{number}", "p", NOWHERE) for number in range(texts))
    return Debate("big", "", "", "", NOWHERE, sources=sources, claims=tuple(claims)), written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotes", type=int, default=10_000)
    parser.add_argument("--texts", type=int, default=500)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--map", type=Path, default=Path("content/us-japan-alliance"))
    parser.add_argument("--sources", type=Path, default=BESIDE)
    parser.add_argument("--wrong", action="store_true", help="print each variant that was not placed")
    options = parser.parse_args()

    debate, written = library(options.quotes, options.texts, options.words)
    began, worked = time.perf_counter(), time.process_time()
    checks = [check for report in check_sources(debate, written) for check in report.checks]
    took, worked = time.perf_counter() - began, time.process_time() - worked
    states = Counter(check.verdict.state for check in checks)
    counts = ", ".join(f"{count} {state}" for state, count in states.most_common())
    print(f"{len(checks):,} quotes against {options.texts} texts of {options.words:,} words: {took:.1f} s, one process")
    print(
        f"  {worked:.1f} s of processor time; {counts}; peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )

    texts = {file.stem: prepare(file.read_text(encoding="utf-8")) for file in sorted(options.sources.glob("*.txt"))}
    found = samples(options.map)
    if not found or not texts:
        print(f"no proof: {options.map} or {options.sources} is not there")
        return
    wrong = Counter[str]()
    began = time.perf_counter()
    proof = prove(found, texts, wrong)
    took = time.perf_counter() - began
    print(f"{proof.quotes} pieces of quotes of {options.map}: {proof.exact} exact")
    print(f"  {proof.variants:,} tampered variants ({proof.variants / max(1, proof.exact):.0f} a quote, {took:.1f} s):")
    print(
        f"    {proof.passed} pass, {proof.placed:,} ({proof.placed / max(1, proof.variants):.1%}) altered at the right place"
    )
    print(f"  {proof.foreign} trials against another article: {proof.foreign_absent} absent")
    if options.wrong:
        sys.stdout.writelines(f"    {line}\n" for line in wrong)


if __name__ == "__main__":
    main()
