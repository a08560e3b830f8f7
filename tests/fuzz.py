"""Coverage-guided fuzzing of a reader, by hand: `python -m tests.fuzz aif 600 FOLDER` runs for 600 seconds.

It starts from `tests/read/corpus`, from the seeds of the tests and from what FOLDER has, and leaves in FOLDER what reached new code.

It needs atheris (`pip install atheris`), which isn't among the tools of development, since it is 35 MB and has no wheel for every Python.
An input that makes a reader raise, or take over 2 seconds, ends the run, and is written to the current folder.
"""

import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

SLOWEST = 2.0


def main(format: str, seconds: str, folder: str) -> None:
    atheris: Any = import_module("atheris")

    with atheris.instrument_imports(include=["debate_tui"]):
        from debate_tui.read.files import Content
        from debate_tui.read.readers import READERS
        from debate_tui.read.sound import finalise
        from debate_tui.read.trouble import Trouble
    from tests.read.test_hostile import CORPUS, SEEDS

    reader: Any = next(one for one in READERS if one.name == format)

    def one(data: bytes) -> None:
        started = time.process_time()
        trouble = Trouble()
        reader.recognise(data)
        draft = reader.read([Content(Path("map"), data)], trouble)
        if draft is not None:
            finalise(draft, trouble)
        assert draft is not None or trouble.found
        assert time.process_time() - started < SLOWEST

    Path(folder).mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS[format]):
        (Path(folder) / f"seed-{number}").write_text(seed, encoding="utf-8")
    limits = [f"-max_total_time={seconds}", "-max_len=4096", "-rss_limit_mb=1024"]
    atheris.Setup([sys.argv[0], *limits, folder, *(str(kept) for kept in CORPUS.glob(format))], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
