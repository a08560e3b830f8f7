"""How many card files a second are read, as debates and by python-docx, in the same run.

    python -m benchmarks.card_files [FILES] [CARDS] [PROCESSES]        40 files of 100 cards in 2 processes, unless said

python-docx does less: it has no outline, no marks and nothing is checked, and it misses what stands in smart tags, insertions and
content controls. Files are those of tests/search/cards.py; each reader's processes read some before the clock starts.
"""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path

from tests.search.cards import Cards, write_folder


def main(arguments: Sequence[str]) -> None:
    count, cards, processes = (*map(int, arguments), *(40, 100, 2)[len(arguments) :])
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Path(folder), count, cards, Cards())
        files = sorted(map(str, Path(folder).glob("*.docx")))
        print(
            f"Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {processes} processes\n"
        )
        print(
            "| reader | files | s on the clock | files/s | s of the processors | files/s of them |\n|---|---|---|---|---|---|"
        )
        for name, reader in (("debate-tui", ours), ("python-docx", python_docx)):
            if name == "python-docx" and not find_spec("docx"):
                print("| python-docx | not installed: pip install python-docx | | | | |")
                continue
            with ProcessPoolExecutor(processes) as pool:
                list(pool.map(reader, files[: 2 * processes]))
                before, began = used(pool), time.perf_counter()
                list(pool.map(reader, files, chunksize=2))
                took, worked = time.perf_counter() - began, used(pool) - before
            figures = f"{took:.1f} | {count / took:.1f} | {worked:.1f} | {processes * count / worked:.1f}"
            print(f"| {name} | {count} | {figures} |", flush=True)


def used(pool: ProcessPoolExecutor) -> float:
    """The processor time that the processes of a pool have taken so far, in seconds (Linux)."""
    fields = [Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split() for process in pool._processes]
    return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")


def ours(file: str) -> int:
    """A file as a debate: how many cards it has."""
    from debate_tui.read.library import read_file

    return sum(len(debate.claims) for debate in read_file(Path(file))[0].debates)


def python_docx(file: str) -> int:
    """What the same takes of python-docx: each paragraph's style, and of each run its text, style, underline and highlighting."""
    import docx  # type: ignore[import-not-found,unused-ignore]

    tags = 0
    for paragraph in docx.Document(file).paragraphs:
        tags += paragraph.style is not None and paragraph.style.name == "Heading 4"
        for run in paragraph.runs:
            _ = run.text, run.style, run.font.underline, run.font.highlight_color
    return tags


if __name__ == "__main__":
    main(sys.argv[1:])
