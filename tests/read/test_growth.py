"""Reading costs work in proportion to the length of a map, however much in it is wrong. Counted, never timed."""

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from debate_tui import store
from debate_tui.__main__ import main
from debate_tui.model.diagnostics import Severity, by_severity
from debate_tui.read import assembly
from debate_tui.read.cycles import SHOWN, Step, circles
from debate_tui.read.files import _NUMBER
from debate_tui.read.library import read_library
from debate_tui.read.trouble import MOST_ALIKE
from tests.counted import calls
from tests.state.test_renewal import CLAIM, MAP


def claims(count: int, old: str = "", new: str = "") -> str:
    return "".join(CLAIM.format(id=f"c{n}", source="left").replace(old, new.format(n)) for n in range(count))


def relation(origin: str, target: str, kind: str = "supports") -> str:
    return f'[[relation]]\nkind = "{kind}"\nfrom = "{origin}"\nto = "{target}"\nwhy = "x"\n'


def chain(count: int) -> str:
    return claims(count) + "".join(relation(f"left/c{n}", f"left/c{n + 1}") for n in range(count - 1))


CASES: dict[str, Callable[[int], str]] = {
    "relations to nothing": lambda n: claims(n) + "".join(relation(f"left/c{i}", f"left/x{i}") for i in range(n)),
    "claims named without their source": lambda n: claims(n) + "".join(relation("left/c0", f"c{i}") for i in range(n)),
    "claims without issue": lambda n: claims(n, 'issues = ["worth"]\n'),
    "claims on no issue there is": lambda n: claims(n, '"worth"', '"w{}"'),
    "misspelt roles": lambda n: claims(n, '"premise"', '"premis{}"'),
    "circles": lambda n: chain(n) + "".join(relation(f"left/c{i}", "left/c0") for i in range(1, n)),
    "empty claims": lambda n: "[[claim]]\n" * n,
    "one claim many times": lambda n: CLAIM.format(id="a", source="left") * n,
    "one stance many times": lambda n: '[[stance]]\nposition = "left"\nissue = "cost"\nanswer = "x"\n' * n,
    "premises of nothing": lambda n: relation('", "'.join(f"left/z{i}" for i in range(n)), "left/c0").replace(
        'from = "', 'from = ["'
    ).replace('"\nto', '"]\nto') + claims(1),
    "undercuts of undercuts": lambda n: claims(2)
    + "".join(relation("left/c0", f"r{i}", "undercuts") + f'id = "r{i + 1}"\n' for i in range(n)),
    "undercuts of undercuts that end at a claim": lambda n: claims(2) + relation("left/c0", "left/c1") + 'id = "r0"\n'
    + "".join(relation("left/c0", f"r{i}", "undercuts") + f'id = "r{i + 1}"\n' for i in range(n)),
    "undercuts in a circle": lambda n: claims(2)
    + "".join(relation("left/c0", f"r{(i + 1) % n}", "undercuts") + f'id = "r{i}"\n' for i in range(n)),
    "marks": lambda n: CLAIM.format(id="a", source="left") + "marks = [" + "".join(f'"0-{i} x", ' for i in range(n)) + "]\n",
    "sayings": lambda n: claims(n) + '[[conflict]]\nid = "x"\nabout = "x"\n'
    + "".join(f'[[conflict.says]]\nclaim = "left/c{i}"\nvalue = "x"\n' for i in range(n)),
    "unknown keys": lambda n: "[debat]\n" + "".join(f"k{i} = 1\n" for i in range(n)),
    "unknown tables": lambda n: "".join(f"[t{i}]\n" for i in range(n)),
    "a sound map": claims,
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_twice_the_map_is_twice_the_work(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All calls, of Python and of C; misspellings, of which some hundred are looked up in any map, aside."""
    monkeypatch.setattr("debate_tui.read.trouble._SUGGESTIONS", 0)

    def reading(size: int) -> int:
        (tmp_path / "d.toml").write_text(MAP + CASES[case](size))
        return calls(lambda: read_library([tmp_path / "d.toml"]))

    once, twice = reading(150), reading(300)
    assert twice < 2.2 * once


def test_ids_are_put_in_order_once_for_all_references_to_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered: list[int] = []

    def counting(values: Any) -> list[Any]:
        ordered.append(len(values))
        return sorted(values)

    monkeypatch.setattr(assembly, "sorted", counting, raising=False)
    (tmp_path / "d.toml").write_text(MAP + CASES["relations to nothing"](300))
    read_library([tmp_path / "d.toml"])
    assert sum(ordered) <= 2 * 300


class Counted(str):
    __slots__ = ()
    looks = 0

    def __eq__(self, other: object) -> bool:
        Counted.looks += 1
        return str.__eq__(self, other)

    def __hash__(self) -> int:
        Counted.looks += 1
        return str.__hash__(self)


def looks(work: Callable[[], object]) -> int:
    Counted.looks = 0
    work()
    return Counted.looks


def test_circles_that_all_close_at_the_start_are_found_in_one_walk() -> None:
    def work(size: int) -> int:
        nodes = [Counted(f"n{n}") for n in range(size)]
        steps = [Step((one,), other) for one, other in pairwise(nodes)]
        steps += [Step((one,), Counted("n0")) for one in nodes[1:]]
        found = list(circles(steps))
        assert [circle.size for circle in found] == list(range(size, 1, -1))
        assert max(len(circle.nodes) for circle in found) == SHOWN
        return size

    assert looks(lambda: work(400)) < 2.2 * looks(lambda: work(200))


def test_the_number_that_is_too_long_is_found_among_many_that_are_not(tmp_path: Path) -> None:
    rows = "".join(f"  {'7' * 4000},\n" for _ in range(50))
    text = f"{MAP}x = [\n{rows}  1{'_000' * 1500},\n]\n"
    (tmp_path / "d.toml").write_text(text)
    (problem,) = (problem for problem in read_library([tmp_path / "d.toml"]).diagnostics if problem.code == "E125")
    assert (problem.at.line, problem.at.column) == (MAP.count("\n") + 52, 3)
    assert sum(1 for _ in _NUMBER.finditer(rows)) == 50, "each is looked at once, not from each of its digits on"


def test_of_a_million_problems_the_first_are_listed_and_the_others_counted(tmp_path: Path) -> None:
    (tmp_path / "d.toml").write_text(MAP + "[[claim]]\n" * (MOST_ALIKE + 5))
    found = [problem for problem in read_library([tmp_path / "d.toml"]).diagnostics if problem.code == "W303"]
    assert len(found) == MOST_ALIKE + 1
    assert found[0].message == "5 more like those that are listed"
    assert found[0].at.line == 0


def test_problems_that_are_not_listed_are_counted_where_problems_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of 1,250 warnings it was said that there are 1,001."""
    path = tmp_path / "d.csv"
    path.write_text("claim,author,date\n" + "".join(f"claim {n},Ann,day {n}\n" for n in range(MOST_ALIKE + 250)))
    for library in (read_library([path]), store.open([path]).library()):
        assert by_severity(library.diagnostics)[Severity.WARNING] == MOST_ALIKE + 250
        assert len(library.diagnostics) == MOST_ALIKE + 1
    main(["check", str(path)])
    assert f"0 errors, {MOST_ALIKE + 250:,} warnings in 1 debate".replace(",", "") in capsys.readouterr().out.replace(
        ",", ""
    )
    main(["check", "--json", str(path)])
    told = json.loads(capsys.readouterr().out)["diagnostics"]
    assert sum(one.get("count", 1) for one in told if one["severity"] == "warning") == MOST_ALIKE + 250
