"""What several processes compose, in a process of its own without threads: `python -m tests.write.crew CASE …`."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from debate_tui.model.debate import Debate, Kind
from debate_tui.model.lazy import Made
from debate_tui.pages.document import Extract
from debate_tui.write import processes
from debate_tui.write.writers import WRITERS, Options
from tests.builders import claim, debate, issue, quote, relation
from tests.write.hostile import hostile

TWO = Options(processes=2)
ITEMS = [*range(40)]


def compose(item: int) -> Iterator[str]:
    """Some frames and a bit, in letters of several sizes."""
    return (f"{item} {n} ä字\n" * 200 for n in range(item % 7 * 10))


WHOLE = "".join(piece for item in ITEMS for piece in compose(item))


def children() -> list[int]:
    return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def many(count: int) -> Debate:
    """`count` claims on many issues, some on two and some on none, with quotes, in relations all over the debate."""
    ids = [f"s{n % 3}/c{n}" for n in range(count)]
    kinds = list(Kind)
    drawn = [relation(kinds[n % len(kinds)], ids[n], ids[(n * 7 + 1) % count], why="So.") for n in range(count)]
    claims = [
        replace(
            claim(id, issues=[[f"i{n % 9}"], [f"i{n % 9}", "i3"], []][n % 3]),
            quotes=tuple(quote(f"Words {n}.{nth}.") for nth in range(n % 4)),
        )
        for n, id in enumerate(ids)
    ]
    return debate(
        claims, [one for one in drawn if one.origins[0] != one.target], (), [issue(f"i{n}") for n in range(9)]
    )


def formats() -> None:
    """Every format is the same, byte for byte, by one process and by two."""
    for one in (many(60), hostile(), debate()):
        for name, writer in WRITERS.items():
            for options in (Options(), Options(ascii_only=True, width=60)):
                for view in ("compare", "sources", "claim", "grid") if name == "text" else ("compare",):
                    alone, both = (
                        "".join(writer.write(Extract(one, view), options._replace(processes=count))) for count in (1, 2)
                    )
                    assert alone == both, (name, options)


def death() -> None:
    """What a worker has not delivered when it dies is composed by its parent: nothing is lost, nothing comes twice."""
    for after in (0, 1, 5, 40):
        text = ""
        for number, piece in enumerate(processes.composed(ITEMS, compose, TWO)):
            text += piece
            if number == after:
                for pid in children()[: 1 + after % 2]:
                    os.kill(pid, signal.SIGKILL)
        assert text == WHOLE
        assert not children()


def error() -> None:
    """What goes wrong in a worker goes wrong in its parent, who says so."""

    def failing(item: int) -> Iterator[str]:
        yield from compose(item)
        if item == 20:
            raise ZeroDivisionError

    text = ""
    with suppress(ZeroDivisionError):
        for piece in processes.composed(ITEMS, failing, TWO):
            text += piece
        raise AssertionError("no error")
    assert text == "".join(piece for item in ITEMS[:21] for piece in compose(item))
    assert not children()


def closed() -> None:
    """Whoever wants no more leaves no process behind."""
    pieces = processes.composed(ITEMS, compose, TWO)
    next(pieces)
    assert len(children()) == 2
    pieces.close()  # type: ignore[attr-defined]
    assert not children()


def refused() -> None:
    """A system that starts no process has one that does all."""

    def fork() -> int:
        raise BlockingIOError

    os.fork = fork
    assert "".join(processes.composed(ITEMS, compose, TWO)) == WHOLE


def held() -> None:
    """What is made ahead of its turn is bounded: one long section after a slow one does not fill the memory."""
    processes._AHEAD = 1 << 18
    text = "".join(processes.composed([1, 6, 6, 6], lambda item: (f"{n}\n" * 1000 for n in range(item * 300)), TWO))
    assert text == "".join(f"{n}\n" * 1000 for item in (1, 6, 6, 6) for n in range(item * 300))


def hand() -> None:
    """Several processes only for what is long and compiled, and only of one without threads that has two processors."""
    cores, many = len(os.sched_getaffinity(0)), processes._MANY
    read = debate([claim("s/c")])
    compiled = replace(read, claims=Made(many, lambda _: read.claims[0]))
    assert processes.at_hand(compiled, many - 1) == 1
    assert processes.at_hand(read, many) == 1
    assert processes.at_hand(compiled, many) == min(cores, 2)
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    assert processes.at_hand(compiled, many) == 1
    done.set()
    other.join()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    assert processes.at_hand(compiled, many) == 1


def orphans() -> None:
    """A parent that is killed takes its workers with it: they print their numbers, and wait to be read from."""
    pieces = processes.composed(ITEMS, lambda _: ("x" * 9999 for _ in range(10**9)), TWO)
    next(pieces)
    print(*children(), flush=True)
    signal.pause()


def command(*arguments: str) -> None:
    """The command line, as if every debate were a large one."""
    from debate_tui.cli import main
    from debate_tui.cli.command import export

    export.at_hand = lambda *_: 2  # type: ignore[attr-defined]
    sys.exit(main(list(arguments)))


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
