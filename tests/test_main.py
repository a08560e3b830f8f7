"""The entry point: Ctrl-C ends it without a traceback even while modules are imported; all other errors are shown."""

import signal
import subprocess
import sys

import pytest

_RAISING = """
import sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "debate_tui.cli":
            raise {error}

sys.meta_path.insert(0, Finder())
import debate_tui.__main__
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_while_modules_are_imported_prints_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _RAISING.format(error="KeyboardInterrupt")], capture_output=True, check=False
    )
    assert done.stdout == done.stderr == b""
    assert done.returncode == -signal.SIGINT, "a shell that waits for it knows that it was interrupted"


def test_another_error_is_shown() -> None:
    done = subprocess.run([sys.executable, "-c", _RAISING.format(error="OSError(5)")], capture_output=True, check=False)
    assert b"OSError" in done.stderr
    assert done.returncode == 1
