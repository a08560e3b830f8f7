"""Signals: the terminal is restored before a signal ends the explorer; an editor gets those of the keyboard."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

_KEYBOARDS = ("SIGINT", "SIGQUIT")
"""Sent by Ctrl-C and Ctrl-\\ to the programs in the foreground."""

_ENDS = ("SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU")
"""The other signals that end a program by default, and that another program or a limit of the system may send."""


def _named(names: tuple[str, ...]) -> list[signal.Signals]:
    """The signals of these names that the system has and that aren't ignored, as `nohup` ignores SIGHUP."""
    found = [signal.Signals[name] for name in names if hasattr(signal, name)]
    return [number for number in found if signal.getsignal(number) is not signal.SIG_IGN]


_heard: list[int] = []
"""The signals that have raised SystemExit, which Python drops where it is raised in a `__del__` or a callback of a weak reference."""


def end_at_once() -> None:
    """Until the event loop runs, make each signal raise SystemExit, so that the terminal is restored."""
    _heard.clear()
    for number in _named(_KEYBOARDS + _ENDS):
        signal.signal(number, _end)


def _end(number: int, _: object) -> NoReturn:
    _heard.append(number)
    sys.exit(128 + number)


def end_if_asked() -> None:
    """Raise SystemExit if a signal has come: amid an import, Python may drop what a handler raises, or change it."""
    if _heard:
        sys.exit(128 + _heard[0])


def end_by(end: Callable[[int], object]) -> None:
    """Make the running event loop call `end` with the exit status that shells give for a signal (128 + number).

    It is called soon where there was such a signal already.
    """
    import asyncio  # not before the first frame

    loop = asyncio.get_running_loop()
    # Signal handlers can't be set on Windows, nor outside of the main thread.
    with suppress(NotImplementedError, ValueError, RuntimeError):
        for number in _named(_KEYBOARDS + _ENDS):
            loop.add_signal_handler(number, end, 128 + number)
    if _heard:
        loop.call_soon(end, 128 + _heard[0])


@contextmanager
def lent() -> Iterator[list[int]]:
    """A context in which another program has the terminal and is waited for.

    Ctrl-C and Ctrl-\\ are left to that program, as git leaves them to an editor. Yields a list to which the other
    signals that ask for an end are added: the explorer ends when the program has ended.
    """
    asked: list[int] = []
    # Handlers that do nothing, not SIG_IGN, which the other program would inherit. Without the wakeup file descriptor,
    # asyncio isn't told of these signals afterwards.
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


def stop_by(stop: Callable[[], None]) -> None:
    """Until Textual's driver has a handler of its own, call `stop` when Ctrl-Z is typed, instead of being stopped."""
    if hasattr(signal, "SIGTSTP") and signal.getsignal(signal.SIGTSTP) is not signal.SIG_IGN:
        signal.signal(signal.SIGTSTP, lambda *_: stop())


def stop_until_continued(terminal: int) -> None:
    """Stop this process group, as Ctrl-Z does, until it is continued in the foreground of the `terminal`; the system
    ignores it if nobody could do that."""
    before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    os.kill(0, signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, before)
    while _in_background(terminal):
        os.kill(os.getpid(), signal.SIGSTOP)


def _in_background(terminal: int) -> bool:
    try:
        return os.tcgetpgrp(terminal) != os.getpgrp()
    except OSError:
        return False
