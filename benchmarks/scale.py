"""How the commands and the explorer hold out where a debate is large: one debate of many claims, one crowded issue, many positions.

Commands run as processes, beside bare Python and `tomli.loads` of the same bytes in the same run; then comes `benchmarks.explorer`. All in
milliseconds, megabytes, and ratios.

    python -m benchmarks.scale [CLAIMS]
"""

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from select import select
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks import explorer
from benchmarks.libraries import Scale, write
from benchmarks.programs import BARE, EXPLORER, conditions, user


def main(claims: int) -> None:
    print(f"{conditions(1)}; one debate of {claims:,} claims, {claims * 3 // 2:,} relations\n")
    with TemporaryDirectory() as folder, TemporaryDirectory() as home:
        path = write(Path(folder), Scale(claims, claims * 3 // 2))
        _commands(path, user(home))
    explorer.main(claims)


# Commands --------------------------------------------------------------------------------------------------------


_READ = """
import sys, pathlib, time, tomli
texts = [file.read_text(encoding="utf-8") for file in sorted(pathlib.Path(sys.argv[1]).glob("*.toml"))]
began = time.perf_counter()
for text in texts:
    tomli.loads(text)
print((time.perf_counter() - began) * 1000)
"""
"""In a process of its own: the memory that a process has held counts as held by those that it starts, too."""

_STREAMED = ("linear", "markdown", "html", "csv", "jsonl", "json")


def _commands(path: Path, env: dict[str, str]) -> None:
    bare = median(_process(BARE, env)[0] for _ in range(5))
    read = float(subprocess.check_output([sys.executable, "-c", _READ, str(path)], env=env))
    size = sum(file.stat().st_size for file in path.glob("*.toml")) / 2**20
    print(f"bare Python {bare:.0f} ms; tomli.loads of its {size:.0f} MB {read:,.0f} ms\n")
    print(f"{'command':44}{'ms':>10}{'× bare':>10}{'× tomli':>10}{'MB out':>10}{'MB/s':>8}{'MB held':>9}")
    for name, arguments in {
        "list, for the first time": ["list"],
        "list, again": ["list"],
        "check": ["check", str(path)],
        "export as text": ["export", str(path)],
        **{f"export as {name}": ["export", str(path), "--format", name] for name in _STREAMED},
        "export the grid": ["export", str(path), "--view", "grid"],
    }.items():
        library = ["--library", str(path.parent)] if arguments == ["list"] else []
        took, out, held = _process([*EXPLORER, *library, *arguments], env)
        rate = out / 2**20 / (took / 1000)
        print(f"{name:44}{took:10,.0f}{took / bare:10.1f}{took / read:10.2f}{out / 2**20:10.1f}{rate:8.1f}{held:9.0f}")


_LOOK = 0.2
"""Seconds between two looks at what a command and its copies hold."""


def _process(command: list[str], env: dict[str, str]) -> tuple[float, int, float]:
    """Milliseconds, bytes on standard output, and the most memory held, in MB: of the process by itself, or of it and those
    that it started, pages in common counted once (PSS)."""
    started = perf_counter()
    out, held, due = 0, 0.0, started + _LOOK
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        while True:
            if select([process.stdout], (), (), max(due - perf_counter(), 0))[0]:
                if not (part := process.stdout.read1(1 << 20)):  # type: ignore[attr-defined]  # it is buffered
                    break
                out += len(part)
            if perf_counter() > due:
                held, due = max(held, sum(map(_proportional, _family(process.pid)))), perf_counter() + _LOOK
        _, _, used = _waited(process)
    return (perf_counter() - started) * 1000, out, max(held, used.ru_maxrss / 1024)


def _family(pid: int) -> Iterator[int]:
    """A process and its children, on Linux."""
    yield pid
    with suppress(OSError):
        yield from map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def _proportional(pid: int) -> float:
    """The memory of a process in MB, what it has in common with others by its share; 0 where the system doesn't say."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0


def _waited(process: "subprocess.Popen[bytes]") -> tuple[int, int, resource.struct_rusage]:
    import os

    pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return pid, status, used


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100_000)
