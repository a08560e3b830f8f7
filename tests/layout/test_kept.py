"""What is laid out is remembered by its size, not by the number of rows, and laid out as far as it is asked for."""

from collections.abc import Iterator
from threading import Thread
from weakref import ref

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.kept import Kept
from debate_tui.layout.laid import Laid
from debate_tui.layout.rows import text_row
from debate_tui.layout.runs import Line, Paragraph, Run
from tests.counted import calls

WORD = Run("word")


class One:
    """Something that is laid out."""


ROWS = [One() for _ in range(6)]


def of(height: int, most: int = 10) -> "Kept[One, int]":
    """Rows of `height` lines with one run each."""
    return Kept(lambda *_: ((WORD,) for _ in range(height)), most)


def ask(kept: "Kept[One, int]", *rows: int, width: int = 80) -> tuple[Line, ...]:
    """The lines of the last row, all of which were looked at."""
    return [tuple(kept(ROWS[row], width)) for row in rows][-1]


def test_what_was_laid_out_last_is_not_laid_out_again() -> None:
    kept = of(height=3)
    assert ask(kept, 1, 2, 3, 1, 2, 3) == ((WORD,),) * 3
    assert (kept.misses, kept.kept) == (3, 9)


def test_the_row_that_was_not_looked_at_for_longest_is_forgotten_first() -> None:
    kept = of(height=3)
    ask(kept, 1, 2, 3, 1, 4)
    assert (kept.misses, kept.kept) == (4, 12)
    ask(kept, 5)
    assert (kept.misses, kept.kept) == (5, 12)
    ask(kept, 1)
    assert kept.misses == 5
    ask(kept, 2)
    assert kept.misses == 6


def test_another_width_is_laid_out_anew() -> None:
    kept = of(height=3)
    ask(kept, 1)
    ask(kept, 1, width=40)
    assert kept.misses == 2


def test_a_row_larger_than_all_that_is_kept_is_kept_as_long_as_it_is_the_newest() -> None:
    kept = of(height=50)
    ask(kept, 1, 1, 1)
    assert (kept.misses, kept.kept) == (1, 50)
    ask(kept, 2)
    assert (kept.misses, kept.kept) == (2, 50)


def test_a_row_without_lines_is_remembered_too() -> None:
    kept = of(height=0)
    ask(kept, 1, 1)
    assert kept.misses == 1
    kept.clear()
    assert (kept.misses, kept.kept) == (0, 0)


def test_lines_go_with_their_row() -> None:
    kept = of(height=3)
    row = One()
    assert len(kept(row, 80)) == len(kept(row, 40)) == 3
    assert kept.kept == 6
    del row
    assert kept.kept == 0


def test_a_row_that_is_half_laid_out_goes_with_its_page() -> None:
    """Its lines to come hold what they are made from, and that a debate: only the collector could have freed them."""
    row = text_row(*(Paragraph((Run(str(number)),)) for number in range(1000)))
    laid, gone = lay_out(row, Measure(80)), ref(row)
    assert laid[0]
    del row
    assert gone() is None


def test_a_row_of_many_lines_is_laid_out_as_far_as_it_is_asked_for() -> None:
    made: list[int] = []

    def lines() -> Iterator[Line]:
        for number in range(10_000):
            made.append(number)
            yield (Run(str(number)),)

    laid = Laid(lines())
    assert not made
    assert laid.height(40) == 40
    assert [run.text for line in laid[90:92] for run in line] == ["90", "91"]
    assert len(made) == laid.runs < 200
    assert laid.height(20_000) == len(laid) == len(made) == 10_000
    assert laid[-1] == (Run("9999"),)


def test_a_row_more_costs_the_same_however_many_are_kept() -> None:
    """All rows were counted for each row that was laid out: half of what a key took."""

    def work(most: int) -> int:
        kept, rows = of(height=1, most=most), [One() for _ in range(2 * most)]

        def ask() -> None:
            for row in rows[most:]:
                assert len(kept(row, 80)) == 1

        for row in rows[:most]:
            assert len(kept(row, 80)) == 1
        return calls(ask)

    assert work(1600) < 4.5 * work(400)


def test_several_threads_may_ask_for_the_lines_of_a_row() -> None:
    laid = Laid((Run(str(number)),) for number in range(20_000))
    found: list[list[str]] = []

    def ask() -> None:
        found.append([laid[number][0].text for number in range(0, 20_000, 7)])

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[str(number) for number in range(0, 20_000, 7)]] * 4
