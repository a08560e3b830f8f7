"""How much work something takes, counted where a clock would wobble."""

import gc
import sys
from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """How many functions are called in the meantime, of Python and of C; not those that clear up after others.

    A collection that falls in the meantime runs what earlier tests left to be run: it added 3,440 calls to 10,953 once.
    """
    count = 0

    def called(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before, collecting = sys.getprofile(), gc.isenabled()
    gc.disable()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
        if collecting:
            gc.enable()
    return count
