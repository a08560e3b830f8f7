"""Exports by several processes: the same bytes, whatever becomes of a process, and nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.write import crew

ROOT = Path(__file__).parents[2]
MAP = ROOT / "content" / "us-japan-alliance"
CREW = [sys.executable, "-m", "tests.write.crew"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="several processes compose on Linux only")


def begun(*arguments: str) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    return subprocess.Popen([*CREW, *arguments], cwd=ROOT, stdout=pipe, stderr=pipe, start_new_session=True)


@pytest.mark.parametrize("case", ["formats", "death", "error", "closed", "refused", "held", "hand"])
def test_what_several_processes_compose(case: str) -> None:
    assert getattr(crew, case).__doc__
    done = subprocess.run([*CREW, case], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_workers_of_a_parent_that_was_killed_end() -> None:
    with begun("orphans") as process:
        assert process.stdout
        workers = [int(pid) for pid in process.stdout.readline().split()]
        assert len(workers) == 2
        process.kill()
        until = time.monotonic() + 20
        while any(map(lives, workers)) and time.monotonic() < until:
            time.sleep(0.05)
        assert not any(map(lives, workers))


def test_ctrl_c_ends_an_export_by_several_processes() -> None:
    """Half done, since nobody reads on; the keyboard interrupts the whole group."""
    with begun("command", "export", str(MAP), "--format", "html") as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(1000)
        children, until = Path(f"/proc/{process.pid}/task/{process.pid}/children"), time.monotonic() + 20
        while len(children.read_text().split()) < 2:
            assert time.monotonic() < until, "two processes compose"
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        assert process.wait(20) == 130
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said_as_ever() -> None:
    said = []
    for command in ([*CREW, "command"], [sys.executable, "-m", "debate_tui"]):
        with open("/dev/full", "wb") as full:  # noqa: PTH123
            done = subprocess.run(
                [*command, "export", str(MAP)],
                cwd=ROOT,
                stdout=full,
                stderr=subprocess.PIPE,
                timeout=60,
                check=False,
            )
        said.append((done.returncode, done.stderr))
    assert said[0] == said[1]
    assert said[0][0] != 0


def test_a_small_export_does_not_pay_for_processes() -> None:
    code = (
        f"import sys; from debate_tui.cli import main; main(['export', {str(MAP)!r}, '-o', '/dev/null']); "
        "sys.exit('multiprocessing' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, timeout=60)
