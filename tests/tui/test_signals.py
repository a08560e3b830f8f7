"""Signals: none that asks for an end is lost, whatever the program was doing."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")

SCRIPT = """
import asyncio, os, signal
from debate_tui.tui.signals import end_at_once, end_by

class Dying:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGUSR1)
        sum(range(100_000))  # the handler runs in here, where exceptions are dropped

async def run():
    ended = asyncio.get_running_loop().create_future()
    end_by(ended.set_result)
    return await asyncio.wait_for(ended, 10)

end_at_once()
Dying()
print(asyncio.run(run()) - signal.SIGUSR1)
"""


def test_a_signal_whose_exception_python_drops_ends_it_once_the_loop_runs() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert "Exception ignored in" in done.stderr, "otherwise nothing is tried"
    assert done.stdout.strip() == "128"
