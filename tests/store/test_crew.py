"""Reading and compiling by two processes: the same bytes, whatever becomes of the other one, and nothing left behind."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.write.test_processes import lives

ROOT = Path(__file__).parents[2]
CREW = [sys.executable, "-m", "tests.store.crew"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux only")


@pytest.mark.parametrize("case", ["alike", "death", "packing", "asked", "refused", "hand"])
def test_what_two_processes_read(case: str) -> None:
    done = subprocess.run([*CREW, case], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_those_of_a_parent_that_was_killed_end() -> None:
    with subprocess.Popen([*CREW, "orphans"], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout
        others = [int(pid) for pid in process.stdout.readline().split()]
        assert len(others) == 2
        process.kill()
        until = time.monotonic() + 20
        while any(map(lives, others)) and time.monotonic() < until:
            time.sleep(0.05)
        assert not any(map(lives, others))


def test_a_small_map_does_not_pay_for_processes() -> None:
    code = (
        "import sys; from debate_tui.cli import main; main(['check', 'content/us-japan-alliance']); "
        "sys.exit('multiprocessing' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, timeout=60)
