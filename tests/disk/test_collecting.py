"""Memory is given back: long arrays one by one, however long the longest was that was freed before; garbage, late."""

import platform
import subprocess
import sys

import pytest

_COUNT = """
import ctypes
from debate_tui.disk.collecting import give_back

class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena free fast mapped bytes most fastest used left top".split()]

ask = ctypes.CDLL(None).mallinfo2
ask.restype = Info
FIRST
del [bytearray(8_000_000)][:]
before = ask().mapped
long = [bytearray(200_000) for _ in range(50)]
print(ask().mapped - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc" or sys.platform != "linux", reason="it is glibc that keeps them")
def test_long_arrays_stand_by_themselves() -> None:
    def apart(first: str) -> int:
        code = _COUNT.replace("FIRST", first)
        return int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)

    assert apart("give_back()") == 50
    assert apart("give_back(250_000)") == 0, "these aren't long enough"
    assert apart("") < 50


_MADE = """
import gc
from debate_tui.disk.collecting import without_collection

FIRST
exempt, searched = gc.get_freeze_count(), []
gc.callbacks.append(lambda phase, _: searched.append(phase))
with without_collection():
    made = [[] for _ in range(5000)]
after = [[] for _ in range(10)]
print(gc.isenabled(), bool(searched), gc.get_freeze_count() == exempt)
"""


@pytest.mark.parametrize(("first", "told"), [("", "True False True"), ("gc.freeze()", "True True True")])
def test_what_was_made_without_collection_is_searched_late_and_what_is_exempt_stays_so(first: str, told: str) -> None:
    code = _MADE.replace("FIRST", first)
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == told


_LEFT = """
import gc, sys
gc.disable()
import debate_tui.model.debate, debate_tui.state
from debate_tui.disk.collecting import collect_seldom
collect_seldom()
exempt = gc.get_freeze_count()
gc.unfreeze()
print(gc.isenabled(), exempt > 1000, gc.collect(), "ctypes" in sys.modules)
"""


def test_garbage_of_the_start_is_not_kept_for_good() -> None:
    """The classes that dataclasses with slots were made of, and more: half a megabyte."""
    found = subprocess.run([sys.executable, "-c", _LEFT], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "True True 0 False"
