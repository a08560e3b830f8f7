"""What is counted is the work itself."""

import gc
from itertools import count

from tests.counted import calls


class Left:
    """One of a circle that only the collector clears up, which runs `__del__`."""

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        len("")


def test_what_earlier_work_left_behind_is_not_counted() -> None:
    def make() -> None:
        for _ in range(100):
            Left()

    def nothing() -> None:
        [[] for _ in range(5000)]

    before = calls(nothing)
    gc.collect()
    make()
    assert calls(nothing) <= before + 1


def test_every_call_is_counted_and_the_collector_is_as_it_was() -> None:
    numbers = count()
    assert calls(lambda: [next(numbers) for _ in range(10)]) >= 10
    assert gc.isenabled()
