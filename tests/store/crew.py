"""What two processes read and compile together, in a process of its own without threads: `python -m tests.store.crew CASE …`."""

import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from benchmarks.libraries import Scale, write
from debate_tui.disk import copied
from debate_tui.disk.copied import Asked, at_once
from debate_tui.read.find import Found, find
from debate_tui.read.toml import ahead, pieces
from debate_tui.read.trouble import Trouble
from debate_tui.store import packers
from debate_tui.store.compiled import dump
from debate_tui.store.compiling import read
from debate_tui.store.edits import names_of
from debate_tui.store.rows import each_packed, packed
from tests.write.crew import children


@contextmanager
def two(count: int = 2) -> Iterator[None]:
    """Everything is much, and there are two processors."""
    with (
        patch.object(ahead, "_MANY", 1),
        patch.object(packers, "_MANY", 1),
        patch.object(pieces, "_PIECE", 2000),
        patch.object(ahead, "at_once", lambda: count),
        patch.object(packers, "at_once", lambda: count),
    ):
        yield


def found(path: Path) -> Found:
    return next(iter(find([path], Trouble(), lambda _: False)))


def compiled(path: Path) -> bytes:
    of = found(path)
    with packers.Packers(2) as others:
        reading = read(of)
        assert reading[0]
        return bytes(dump(reading, names_of(of), others.packed))


def maps() -> Iterator[Path]:
    """A large one in many files and in one; one with texts of several lines, dates, two errors of TOML's and other line ends."""
    with TemporaryDirectory() as folder:
        path = write(Path(folder), Scale(600, 900, sources=9))
        yield path
        whole = Path(folder) / "one.toml"
        whole.write_bytes(b"".join(file.read_bytes() for file in sorted(path.glob("*.toml"))))
        yield whole
        files = sorted(path.glob("s*.toml"))
        text = files[1].read_text().replace('role = "fact"', 'role = """fact"""\nextra = { on = 2020-01-01 }')
        files[1].write_text(text)
        files[2].write_text(files[2].read_text().replace("[[claim]]", "[[claim]", 1))
        files[3].write_bytes(files[3].read_bytes() + b'[[claim]]\nid = "\xff"\n')
        files[4].write_bytes(files[4].read_bytes().replace(b"\n", b"\r\n"))
        files[5].write_bytes(b"\xef\xbb\xbf" + files[5].read_bytes())
        files[6].write_text(files[6].read_text() + '[debate]\nid = "x"\n')
        yield path
        shutil.rmtree(path)


def alike() -> None:
    """What is compiled is the same, byte for byte, by one process and by two, and nothing is left behind."""
    started, start = list[Any](), copied.Copy.__init__

    def counting(*given: Any) -> None:
        started.append(given)
        start(*given)

    for path in maps():
        with two(1):
            alone = compiled(path)
        assert not started
        with two(), patch.object(copied.Copy, "__init__", counting):
            assert compiled(path) == alone, path
        assert len(started) == 2, "one that parses, and one that packs"
        started.clear()
        assert not children()


def failing(*_: Any) -> None:
    raise AssertionError("it parses nothing")


def killing(does: Callable[..., Any], after: int) -> Callable[..., Any]:
    """The same, but all other processes are killed in the call after so many."""
    left = after

    def done(*given: Any) -> Any:
        nonlocal left
        left -= 1
        if left == -1:
            for pid in children():
                os.kill(pid, signal.SIGKILL)
        return does(*given)

    return done


def death() -> None:
    """What the others haven't done when they die is done here: at once, amidst the parsing and amidst the packing."""
    for path in maps():
        with two(1):
            alone = compiled(path)
        for after in (0, 9):
            with two(), patch.object(ahead.Ahead, "part", killing(ahead.Ahead.part, after)):
                assert compiled(path) == alone
        with two(), patch.object(ahead, "_parse", failing):
            assert compiled(path) == alone
        assert not children()


def packing() -> None:
    """Runs of any length are packed as alone, whichever process packs a part, and wherever the other one dies."""
    runs = [(f"{n}.toml", [(f"row {n} {at}", at, None, ("ä",)) for at in range(size)]) for n, size in enumerate((1, 511, 512, 513, 20000, 3))]  # fmt: skip
    alone = [(file, tuple(map(bytes, run))) for file, run in each_packed(runs)]
    for after in (-1, 0, 1, 4, 30):
        with two(), packers.Packers(2) as others, patch.object(packers, "packed", killing(packed, after)):
            assert [(file, tuple(map(bytes, run))) for file, run in others.packed(runs)] == alone
        assert not children()


def asked() -> None:
    """Nobody waits for ever for another: neither where much is asked before the first answer is taken, nor where it is gone."""
    with patch.object(copied, "_widen", lambda _: None):
        other = Asked(lambda data: data * 3)
    for n in range(40):
        other.ask(bytes([n]) * 100_000)
    assert [other.answered(wait=True) for _ in range(40)] == [bytes([n]) * 300_000 for n in range(40)]
    assert (other.answered(wait=False), other.lives, other.waiting) == (None, True, 0)
    os.kill(children()[0], signal.SIGKILL)
    other.ask(b"?")
    assert (other.answered(wait=True), other.lives) == (None, False)
    other.end()
    other.ask(b"?")
    assert not children()


def refused() -> None:
    """A system that starts no process, or has no descriptor left, has one that does all."""

    def no() -> Any:
        raise BlockingIOError

    for name in ("fork", "pipe"):
        for path in maps():
            with two(1):
                alone = compiled(path)
            with two(), patch.object(os, name, no):
                assert compiled(path) == alone


def hand() -> None:
    """Only a process without threads that has two processors is copied, and only for much."""
    cores = len(os.sched_getaffinity(0))
    assert at_once() == cores
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    assert at_once() == 1
    done.set()
    other.join()
    with patch.object(ahead, "at_once", lambda: 2), patch.object(packers, "at_once", lambda: 2):
        with packers.Packers(packers._MANY - 1):
            ahead.Ahead([bytes(ahead._MANY - 1)])
            assert not children()
        with packers.Packers(packers._MANY):
            parsing = ahead.Ahead([bytes(ahead._MANY)])
            assert len(children()) == 2
            parsing.end()
    assert not children()


def orphans() -> None:
    """A parent that is killed takes both with it: it prints their numbers, and asks for nothing more."""
    with two(), packers.Packers(2):
        parsing = ahead.Ahead([b'[[claim]]\nid = "x"\n' * 500_000])
        print(*children(), flush=True)
        signal.pause()
        parsing.end()


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
