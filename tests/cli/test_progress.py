"""The bar that shows that something is being done: on a terminal only, after a moment only, and it cleans up."""

import io
from itertools import count
from pathlib import Path

import pytest

from debate_tui.cli import debates, main
from debate_tui.cli.progress import Progress
from debate_tui.read.library import read_library
from tests.state.test_renewal import CLAIM, MAP


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def shown(stream: io.StringIO, seconds: list[float]) -> str:
    clock = Clock()
    with Progress("checking quotes", 10 * len(seconds), stream, clock) as progress:
        for clock.now in seconds:
            progress.advance(10)
    return stream.getvalue()


def test_a_bar_after_a_moment_and_not_at_every_step() -> None:
    seen = shown(Terminal(), [0.1, 0.2, 0.6, 0.65, 0.69, 0.75, 0.8, 0.9])
    assert seen.count("checking quotes") == 3
    assert f"{'━' * 11}{'╌' * 19}  38%" in seen
    assert seen.endswith("100%\x1b[K\x1b[?7h\r\x1b[K")


def test_what_is_done_at_once_needs_none() -> None:
    assert shown(Terminal(), [0.1, 0.2]) == ""


def test_only_a_terminal_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(io.StringIO(), [1.0, 2.0]) == ""
    monkeypatch.setenv("TERM", "dumb")
    assert shown(Terminal(), [1.0, 2.0]) == ""


@pytest.mark.parametrize("command", [["list", "--library", "maps"], ["check", "maps"], ["export", "maps/one.toml"]])
def test_reading_much_says_how_far_it_is(command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, clock = Terminal(), count(step=1.0)
    monkeypatch.setattr(debates, "Progress", lambda label, total: Progress(label, total, terminal, lambda: next(clock)))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    for name in ("one", "two"):
        claims = "".join(CLAIM.format(id=f"c{n}", source="left") for n in range(1500))
        (tmp_path / "maps" / f"{name}.toml").write_text(MAP.replace('id = "d"', f'id = "{name}"', 1) + claims)
    main(command)
    shares = [
        int(bar.split("%")[0]) for bar in terminal.getvalue().replace("╌", "").replace("━", "").split("reading")[1:]
    ]
    assert len(shares) > 5
    assert shares == sorted(shares)
    assert terminal.getvalue().endswith("\r\x1b[K"), "it is gone in the end"


def test_the_shares_of_several_debates_are_those_of_all(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(MAP.replace('id = "d"', f'id = "{name}"', 1))
    told: list[float] = []
    read_library([tmp_path], told.append)
    assert told == sorted(told)
    assert told[0] < 0.3 < told[-1] <= 1
