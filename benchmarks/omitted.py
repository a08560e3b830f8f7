"""What a reading leaves out: how many cards of 500 words a second are searched for it, and how well it is found.

    python -m benchmarks.omitted [CARDS]

Cards are made of the labelled readings, in random order; of the texts of those that are held out, the scores are printed too.
"""

import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from debate_tui.quotes.omitted.english import is_english
from debate_tui.quotes.omitted.find import omissions
from tests.quotes.labelled import Case, Span, by_hand, by_rule, scores, table

WORDS = 500


def card(cases: list[Case], chance: random.Random) -> tuple[str, list[Span]]:
    """Readings one after the other until they have `WORDS` words, every third of them not read."""
    text, read = "", list[Span]()
    while text.count(" ") < WORDS:
        case = chance.choice(cases)
        if chance.random() < 2 / 3:
            read += [(start + len(text), end + len(text)) for start, end in case.read]
        text += f"{case.text} "
    return text, read


def found(text: str, read: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    yield from ((str(one.kind), one.omitted) for one in omissions(text, read))


def rate(count: int, work: Callable[[], object]) -> float:
    """How many a second, by processor time: the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return count / best


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    chance = random.Random(1)
    cases = [*by_hand(), *by_rule()]
    cards = [card(cases, chance) for _ in range(count)]
    ours = rate(count, lambda: [is_english(text) and omissions(text, read) for text, read in cards])
    words = rate(count, lambda: [re.findall(r"\w+", text) for text, _ in cards])
    print(f"{sum(len(omissions(*one)) for one in cards) / count:.1f} findings a card")
    print(f"{ours:.0f} cards/s; splitting into words {words:.0f} cards/s, {words / ours:.0f} times as many")
    print(table(scores([case for case in cases if case.held_out], found)))


if __name__ == "__main__":
    main()
