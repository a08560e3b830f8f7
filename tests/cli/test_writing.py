"""Exports on a terminal: whatever the format keeps of a map, nothing controls the terminal; files keep every character."""

import os
import pty
import subprocess
import sys
import tty
from pathlib import Path

import pytest

from debate_tui.cli.writing import harmless, write_file
from debate_tui.pages.document import Extract
from debate_tui.text.direction import MARK
from debate_tui.text.safe import safe
from debate_tui.write.writers import WRITERS, Options
from tests.write.hostile import hostile

RAW = "T \x1b[31mE\x07 \x9b2J \u202eabc \u2066x"


@pytest.mark.parametrize("format", WRITERS)
def test_no_format_brings_what_controls_a_terminal_to_one(format: str) -> None:
    pieces = list(WRITERS[format].write(Extract(hostile()), Options()))
    shown = "".join(harmless(pieces))
    assert all(safe(part) == part for line in shown.split("\n") for part in line.split(MARK))
    assert len(shown) in (len("".join(pieces)), len("".join(pieces)) - len("\ufeff"))


@pytest.mark.parametrize("format", ["text", "linear", "markdown", "html", "json", "jsonl", "toml"])
def test_what_was_safe_already_is_shown_as_it_is(format: str) -> None:
    pieces = list(WRITERS[format].write(Extract(hostile()), Options()))
    assert "".join(harmless(pieces)) == "".join(pieces)


def test_a_file_keeps_what_a_terminal_is_spared(tmp_path: Path) -> None:
    write_file(tmp_path / "raw", [RAW], replace=False)
    assert (tmp_path / "raw").read_text(encoding="utf-8") == RAW


@pytest.mark.parametrize("to", ["-", "/dev/stderr", "/dev/tty"])
def test_export_tgf_sent_the_escapes_of_a_map_to_the_terminal(to: str, tmp_path: Path) -> None:
    (tmp_path / "esc.tgf").write_text(f"1 {RAW}\n2 b\n#\n1 2 rebuts\n", encoding="utf-8")
    ours, its = pty.openpty()
    tty.setraw(its)
    begin = "import os; os.setsid(); os.close(os.open(os.ttyname(2), os.O_RDWR)); from debate_tui.cli import main; main"
    script = f"{begin}({['export', str(tmp_path / 'esc.tgf'), '--format', 'tgf', '-o', to, '--force']!r})"
    with subprocess.Popen([sys.executable, "-c", script], stdin=its, stdout=its, stderr=its) as running:
        os.close(its)
        seen = b""
        while part := _read(ours):
            seen += part
        running.wait(60)
    os.close(ours)
    assert "␛[31mE" in seen.decode(), "it was shown"
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(seen.decode())


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # nobody has it open any more
        return b""
