"""The bar that shows that something is being done: on a terminal only, after a moment only, and it cleans up."""

import io

import pytest

from debate_tui.cli.progress import Progress


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
