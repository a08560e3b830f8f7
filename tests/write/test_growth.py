"""Exports, counted: of each shape that maps from elsewhere have, twice as much takes twice the work, in every format."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from debate_tui.model.debate import By, Conflict, Debate, Kind, Quote, Relation, Saying, Source
from debate_tui.model.encounters import Gathering
from debate_tui.pages.document import Extract
from debate_tui.write.writers import WRITERS, Options
from tests.builders import AT, claim, debate, issue, relation
from tests.counted import calls

KINDS = (Kind.REBUTS, Kind.QUALIFIES, Kind.CONCURS, Kind.UNDERCUTS, Kind.SUPPORTS)


def answers(count: int, issues: Callable[[int], tuple[str, ...]] = lambda _: ("worth",)) -> Debate:
    """`count` answers to one claim."""
    ids = [f"right/c{n}" for n in range(count)]
    drawn = [relation(KINDS[n % 5], id, "left/t", why="So.") for n, id in enumerate(ids)]
    thesis = claim("left/t", issues=tuple(dict.fromkeys(one for n in range(count) for one in issues(n))))
    return debate([thesis, *(claim(id, issues=issues(n)) for n, id in enumerate(ids))], drawn)


VIEWS = ("compare", "claim", "sources", "overview", "grid", "issues", *Gathering)

SHAPES: dict[str, Callable[[int], Debate]] = {
    "a hub": answers,
    "a hub on an issue with each answer": lambda n: answers(n, lambda at: (f"i{at}",)),
    "a hub alone on its issues": lambda n: debate(
        [claim("left/t", issues=[f"i{at}" for at in range(n)]), *(claim(f"right/c{at}", "left", [f"i{at}"]) for at in range(n))],
        [relation(KINDS[at % 4], f"right/c{at}", "left/t") for at in range(n)],
        issues=[issue(f"i{at}") for at in range(n)],
    ),
    "a hub that others answer each by itself": lambda n: debate(
        [claim("left/t"), *(claim(f"s{at}/c") for at in range(n))],
        [relation(KINDS[at % 4], f"s{at}/c", "left/t") for at in range(n)],
    ),
    "a chain": lambda n: debate(
        [claim(f"s{at % 2}/c{at}") for at in range(n)],
        [relation(KINDS[at % 5], f"s{at % 2}/c{at}", f"s{(at + 1) % 2}/c{at - 1}") for at in range(1, n)],
    ),
    "quotes of one claim": lambda n: debate(
        [replace(claim("left/t"), quotes=tuple(Quote(f"It is {at}.", AT, f"¶{at}", "sic") for at in range(n))), claim("right/c")],
        [relation(Kind.REBUTS, "right/c", "left/t")],
    ),
    "sources of one claim": lambda n: debate(
        [replace(claim("left/t"), quotes=tuple(Quote(f"It is {at}.", AT, source=f"q{at}") for at in range(n))), claim("right/c")],
        sources=[Source(f"q{at}", "left", AT, title=f"T{at}") for at in range(n)],
    ),
    "tags": lambda n: debate([replace(claim("left/t"), terms=tuple(f"t{at}" for at in range(n))), claim("right/c")]),
    "undercuts of a step": lambda n: debate(
        [claim("left/t"), claim("left/u"), *(claim(f"right/c{at}") for at in range(n))],
        [relation(Kind.SUPPORTS, "left/u", "left/t", "r"), *(relation(Kind.UNDERCUTS, f"right/c{at}", "r") for at in range(n))],
    ),
    "positions and issues": lambda n: debate(
        [claim(f"s{at}/c", f"p{at}", [f"i{at}", f"i{at - 1}"] if at else ["i0"]) for at in range(n)],
        [relation(KINDS[at % 4], f"s{at}/c", f"s{at - 1}/c") for at in range(1, n)],
    ),
    "a chain of reasons": lambda n: debate(
        [claim(f"left/c{at}") for at in range(n)],
        [relation(Kind.SUPPORTS, f"left/c{at}", f"left/c{at - 1}") for at in range(1, n)],
    ),
    "a circle of reasons": lambda n: debate(
        [claim(f"left/c{at}") for at in range(n)],
        [relation(Kind.SUPPORTS, f"left/c{at}", f"left/c{(at + 1) % n}") for at in range(n)],
    ),
    "a reason for many": lambda n: debate(
        [claim("left/t"), *(claim(f"s{at % 2}/c{at}") for at in range(n))],
        [relation(KINDS[at % 5], "left/t", f"s{at % 2}/c{at}") for at in range(n)],
    ),
    "claims that say one thing differently": lambda n: replace(
        debate([claim(f"s{at % 2}/c{at}") for at in range(n)]),
        conflicts=(Conflict("x", "cost", tuple(Saying(f"s{at % 2}/c{at}", f"{at}") for at in range(n)), AT),),
    ),
    "conflicts of fact": lambda n: replace(
        debate([claim(f"s{at % 2}/c{at}") for at in range(n)]),
        conflicts=tuple(
            Conflict(f"x{at}", "cost", tuple(Saying(f"s{on % 2}/c{on}", f"{on}") for on in (at - 1, at)), AT) for at in range(1, n)
        ),
    ),
    "linked premises": lambda n: debate(
        [claim("left/t"), *(claim(f"right/c{at}") for at in range(n))],
        [relation(Kind.REBUTS, [f"right/c{at}" for at in range(n)], "left/t")],
    ),
    "premises of a conclusion on an issue with each": lambda n: debate(
        [claim("left/t", issues=[f"i{at}" for at in range(n)]), *(claim(f"right/c{at}", issues=[f"i{at}"]) for at in range(n))],
        [relation(Kind.SUPPORTS, f"right/c{at}", "left/t") for at in range(n)],
    ),
    "linked premises against linked premises": lambda n: debate(
        [claim("left/t"), *(claim(f"s{at % 2}/c{at}", issues=[f"i{at}"]) for at in range(2 * n))],
        [
            Relation(Kind.SUPPORTS, tuple(f"s{at % 2}/c{at}" for at in range(n)), "left/t", By.SOURCE, AT, id="r"),
            Relation(Kind.UNDERCUTS, tuple(f"s{at % 2}/c{at}" for at in range(n, 2 * n)), "r", By.SOURCE, AT),
        ],
    ),
    "undercuts of undercuts": lambda n: debate(
        [claim(f"s{at % 2}/c{at}") for at in range(n)],
        [relation(Kind.SUPPORTS, "s0/c0", "s1/c1", "r0")]
        + [relation(Kind.UNDERCUTS, f"s{at % 2}/c{at}", f"r{at - 1}", f"r{at}") for at in range(1, n)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_debate_is_twice_the_work(shape: str, name: str) -> None:
    def work(count: int) -> int:
        one = SHAPES[shape](count)
        views = VIEWS if name == "text" else ("compare",)
        return calls(
            lambda: [
                (*WRITERS[name].write(Extract(one, view), Options()), WRITERS[name].left_out(Extract(one)))
                for view in views
            ]
        )

    work(300)  # what is imported late, and what is remembered
    assert work(300) < 2.3 * work(150)
