"""Signals: what ends the explorer gives the terminal back first; while an editor has the terminal, they are the editor's."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_KEYBOARDS = ("SIGINT", "SIGQUIT")
"""Sent by Ctrl-C and Ctrl-\\ to whatever has the terminal."""

_ENDS = ("SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU")
"""The others that end a program unless it says otherwise, and that somebody, or a limit of the system, may send."""


def _named(names: tuple[str, ...]) -> list[signal.Signals]:
    """Those that the system has and that are not ignored: what `nohup` has set holds."""
    found = [signal.Signals[name] for name in names if hasattr(signal, name)]
    return [number for number in found if signal.getsignal(number) is not signal.SIG_IGN]


def end_at_once() -> None:
    """Until a loop runs: each of them raises SystemExit, so that whoever changed the terminal puts it back."""
    for number in _named(_KEYBOARDS + _ENDS):
        signal.signal(number, lambda number, _: sys.exit(128 + number))


def end_by(end: Callable[[int], object]) -> None:
    """From now on the loop calls `end` with the exit status that a shell gives for the signal."""
    # There are none on Windows, nor in a thread.
    with suppress(NotImplementedError, ValueError, RuntimeError):
        for number in _named(_KEYBOARDS + _ENDS):
            asyncio.get_running_loop().add_signal_handler(number, end, 128 + number)


@contextmanager
def lent() -> Iterator[list[int]]:
    """While another program has the terminal, and is waited for.

    Ctrl-C and Ctrl-\\ are that program's, as git leaves them to an editor. Yields the list of those signals that have asked
    for an end meanwhile: it is due when the program has ended.
    """
    asked: list[int] = []
    # Handlers that do nothing, since the program would inherit that a signal is ignored; and asyncio would hear of them later.
    handlers: dict[signal.Signals, Callable[[int, object], object]] = {}
    handlers |= dict.fromkeys(_named(_KEYBOARDS), lambda *_: None)
    handlers |= dict.fromkeys(_named(_ENDS), lambda number, _: asked.append(number))
    wakeup = signal.set_wakeup_fd(-1)
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    stop = signal.signal(signal.SIGTSTP, signal.SIG_DFL) if hasattr(signal, "SIGTSTP") else None
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if stop is not None:
            signal.signal(signal.SIGTSTP, stop)
        signal.set_wakeup_fd(wakeup)


def stop_until_continued() -> None:
    """Stops this program and those that run with it, as Ctrl-Z does; returns when it goes on (at once where nobody could continue it)."""
    before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    os.kill(0, signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, before)
