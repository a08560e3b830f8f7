"""Labelled readings: what a careful listener would miss in them, and how well a finder finds that, by kind.

`omitted/by_hand.txt` and `by_rule.txt` say how they are written. Half of each, drawn by a checksum, stands under “## held out”:
what the program says of these was not looked at while its rules were made.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

Span = tuple[int, int]
HERE = Path(__file__).parent / "omitted"
KINDS = {"n": "negation", "c": "concession", "i": "condition", "s": "speaker", "r": "rebuttal", "h": "hedge"}
READINGS = 4
"""How many readings are made of each passage in `by_rule.txt`."""
_PARTS = re.compile(r"<(\d*)([ncisrh]):|>|\((\d):|\)|\[|\]")


class Case(NamedTuple):
    """A text, what of it is read aloud, and what a listener would miss: the kind of each, and where it stands."""

    text: str
    read: tuple[Span, ...]
    missed: tuple[tuple[str, Span], ...]
    origin: str
    held_out: bool
    by_rule: bool = False

    def __str__(self) -> str:
        """The text with what is read in [ ] and what is missed in < >."""
        marks = [(a, 1, "[") for a, _ in self.read] + [(b, 0, "]") for _, b in self.read]
        marks += [(a, 1, f"<{kind}:") for kind, (a, _) in self.missed] + [(b, 0, ">") for _, (_, b) in self.missed]
        said = self.text
        for at, _, sign in sorted(marks, reverse=True):
            said = said[:at] + sign + said[at:]
        return said


class _Part(NamedTuple):
    text: str
    kind: str = ""
    """A kind's letter for words that turn a sentence, "core" for words that they bear upon, "read" for words read aloud."""
    number: str = ""


class _Line(NamedTuple):
    text: str
    origin: str
    held_out: bool


def _parts(line: str) -> Iterator[_Part]:
    kind = number = ""
    at = 0
    for match in _PARTS.finditer(line):
        closing = match[0] in ("]", ">", ")")
        if match[0] == ")" and kind != "core":
            continue  # a bracket of the text
        if text := line[at : match.start()]:
            yield _Part(text, kind, number)
        at = match.end()
        if closing:
            kind = number = ""
        else:
            kind = match[2] or ("core" if match[3] else "read")
            number = match[1] or match[3] or ""
    if text := line[at:]:
        yield _Part(text, kind, number)


def _case(parts: Iterable[tuple[str, str]], line: _Line, by_rule: bool) -> Case:
    """The case of texts each of which is read (“read”), missed (a kind's letter) or neither ("")."""
    text, read, missed = "", list[Span](), list[tuple[str, Span]]()
    for words, kind in parts:
        span = len(text), len(text) + len(words)
        text += words
        if kind == "read" and words.strip():
            read.append(span)
        elif kind and kind != "read":
            missed.append((KINDS[kind], span))
    return Case(text, _joined(read), tuple(missed), line.origin, line.held_out, by_rule)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in spans:
        if found and found[-1][1] == start:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return tuple(found)


def _lines(name: str) -> Iterator[_Line]:
    held_out = False
    for line in (HERE / name).read_text("utf-8").splitlines():
        held_out = held_out or line == "## held out"
        if line and not line.startswith("#"):
            origin, _, rest = line.partition(" | ")
            yield _Line(rest, origin, held_out)


def by_hand(name: str = "by_hand.txt") -> Iterator[Case]:
    """The readings made by hand."""
    for line in _lines(name):
        yield _case(((part.text, part.kind) for part in _parts(line.text)), line, by_rule=False)


def by_rule() -> Iterator[Case]:
    """Readings made by rule: each part that turns a sentence or is turned is read as a whole or not at all, the rest in shreds."""
    for line in _lines("by_rule.txt"):
        chance = random.Random(line.text)
        seen: set[tuple[Span, ...]] = set()
        for _ in range(READINGS):
            case = _reading(line, chance)
            if case.read and case.read not in seen:
                yield case
            seen.add(case.read)


def _reading(line: _Line, chance: random.Random) -> Case:
    parts = list(_parts(line.text))
    spoken = {
        number: chance.random() < 0.8 for number in sorted({part.number for part in parts if part.kind == "core"})
    }
    pieces: list[tuple[str, str]] = []
    for part in parts:
        if part.kind == "core":
            pieces.append((part.text, "read" if spoken[part.number] else ""))
        elif part.kind:
            missed = part.kind if spoken.get(part.number) else ""
            pieces.append((part.text, "read" if chance.random() < 0.3 else missed))
        else:
            pieces += _shreds(part.text, chance)
    return _case(pieces, line, by_rule=True)


def _shreds(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    words = re.findall(r"\S+|\s+", text)
    while words:
        take = 2 * chance.randint(1, 3)
        yield "".join(words[:take]), "read" if chance.random() < 0.3 else ""
        words = words[take:]


class Score(NamedTuple):
    """How many findings were right, how many were false alarms, how many were missed."""

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


Finder = Callable[[str, Sequence[Span]], Iterable[tuple[str, Span]]]
"""For a text and what is read of it, the kind and the place of each thing that is found."""


def judged(case: Case, found: Iterable[tuple[str, Span]]) -> Iterator[tuple[str, str, Span]]:
    """(`right`, `false` or `missed`, kind, place) of each finding, and of what wasn't found. Right is what is of the labelled
    kind and shares a character with the labelled words; two findings of one label count once."""
    wanted = list(case.missed)
    taken: set[tuple[str, Span]] = set()
    for kind, span in found:
        same = next((one for one in wanted if one[0] == kind and one[1][0] < span[1] and span[0] < one[1][1]), None)
        if same is None:
            yield "false", kind, span
        elif same not in taken:
            taken.add(same)
            yield "right", kind, span
    for one in wanted:
        if one not in taken:
            yield "missed", *one


def scores(cases: Iterable[Case], find: Finder) -> dict[str, Score]:
    """The score of each kind, and under “all” that of all."""
    counts: Counter[tuple[str, str]] = Counter()
    for case in cases:
        for outcome, kind, _ in judged(case, find(case.text, case.read)):
            counts[kind, outcome] += 1
            counts["all", outcome] += 1
    return {
        kind: Score(*(counts[kind, outcome] for outcome in ("right", "false", "missed")))
        for kind in (*KINDS.values(), "all")
    }


def table(scored: dict[str, Score]) -> str:
    """Scores as the rows of a table in Markdown."""
    return "\n".join(
        f"| {kind} | {one.right + one.missed} | {one.right} | {one.false} | {one.precision:.0%} | {one.recall:.0%} |"
        for kind, one in scored.items()
    )
