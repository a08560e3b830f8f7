"""What is given back of memory, and when: no garbage is collected while very many objects are made, seldom while keys are answered."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def without_collection() -> Iterator[None]:
    """No garbage collection within: searching very many objects repeatedly takes longer than making them.

    Nor at once afterwards: what was made counts as old, and is searched when everything is.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # Where much was made. Not if anything is exempt, which it would be no longer.
            if gc.get_count()[0] > gc.get_threshold()[0] and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def collect_seldom() -> None:
    """Collect once what a start has left, and turn collection on for as long as keys are answered. What exists by now is exempt,
    and stays for good.

    Each dataclass with slots leaves the class that it was made of: 100 of them, and all that they refer to. Nearly all that a
    key makes is freed by reference counts: searched for cycles after every 700 objects, as Python does by itself, a crowded page
    took twice as long.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 5)
    gc.enable()


_MMAP_THRESHOLD = -3
"""The number of `M_MMAP_THRESHOLD` in glibc's malloc.h."""
_LONG = 128 * 1024
"""Bytes from which on a stretch of memory is one of its own: glibc's value to begin with."""


def give_back(long: int = _LONG) -> None:
    """Give each long array back to the system as soon as it is freed, where the system's C library is glibc; `long`: from how many
    bytes on.

    By itself, glibc takes the largest array that was freed, up to 32 MB, for what is worth keeping, and puts all shorter ones
    among its other memory, for each thread apart. A large map that is edited is made of new arrays of 10 MB each time, so
    the explorer grew by 2 MB with every edit, though nothing was left of the old ones. Where nothing is edited, it isn't asked for:
    `ctypes` alone takes 0.4 MB.

    Source: mallopt(3), "Dynamic mmap threshold".
    """
    import ctypes

    with suppress(OSError, AttributeError, TypeError):  # another C library, or none that can be asked
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, long)
