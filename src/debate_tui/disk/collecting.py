"""Python's garbage collection: off while very many objects are made, seldom while keys are answered."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """No garbage collection within: searching very many objects repeatedly takes longer than making them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def collect_seldom() -> None:
    """Turn collection on for as long as keys are answered. What exists by now is exempt, and stays for good.

    Nearly all that a key makes is freed by reference counts. Searched for cycles after every 700 objects, as Python does
    by itself, a crowded page took twice as long.
    """
    gc.freeze()
    gc.set_threshold(20_000, 5)
    gc.enable()
