"""Files' names in commands that messages suggest, as a shell reads them."""

import os
import subprocess

import pytest

from debate_tui.text.shell import file_word


@pytest.mark.parametrize(
    "name",
    [
        "a.csv",
        "two words.csv",
        "it's.csv",
        "-od.csv",
        "--from",
        "new\nline.csv",
        "esc\x1b[31m.csv",
        "inv\udcff.csv",
        "税 1.csv",
        "back\\\x07'$x.csv",
    ],
)
def test_a_shell_reads_the_name_of_the_file(name: str) -> None:
    """`import -od.csv` took the name for an option; `esc␛[31m.csv` names no file."""
    told = subprocess.run(["bash", "-c", f"printf %s {file_word(name)}"], capture_output=True, check=True).stdout
    assert os.fsdecode(told).removeprefix("./") == name
    assert not told.startswith(b"-")
    assert file_word(name).isprintable()
