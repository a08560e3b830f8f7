"""Coverage-guided fuzzing of a reader, by hand: `python -m tests.fuzz aif 600 FOLDER` takes 600 seconds of the processor.

It starts from `tests/read/corpus`, from the seeds of the tests and from what FOLDER has, and leaves in FOLDER what reached new code.

It needs atheris (`pip install atheris`), which isn't among the tools of development, since it is 35 MB and has no wheel for every Python.
An input that makes a reader raise, that takes over 2 seconds, or of which a map comes that is another one after `import -o`, ends the
run, and is written to the current folder.
"""

import json
import os
import re
import sys
import time
import zlib
from importlib import import_module
from pathlib import Path
from typing import Any

SLOWEST = 2.0
_EVERY = 4
"""One in so many inputs is written as TOML and read again, which takes longer than reading it."""


def main(format: str, seconds: str, folder: str) -> None:
    atheris: Any = import_module("atheris")

    with atheris.instrument_imports(include=["debate_tui"]):
        from debate_tui.read.files import Content
        from debate_tui.read.readers import READERS
        from debate_tui.read.sound import finalise
        from debate_tui.read.trouble import Trouble
    from tests.formats import written
    from tests.read.test_hostile import CORPUS, PACKED, SEEDS, content

    readers: dict[str, Any] = {one.name: one for one in READERS}
    reader, pack = readers[format], PACKED.get(format, bytes)
    made = 0

    def debate_of(reader: Any, data: bytes) -> Any:
        trouble = Trouble()
        draft = reader.read([Content(Path("map"), data)], trouble)
        reading = finalise(draft, trouble) if draft is not None else None
        assert reading is not None or trouble.found
        trouble.all()
        return reading and reading.debate

    def one(data: bytes) -> None:
        nonlocal made
        made += 1
        started = time.process_time()
        if made % 100 == 0 and started > float(seconds):
            print(f"DONE {format}: {made} inputs in {started:.0f} s of CPU")
            sys.stdout.flush()
            os._exit(0)
        packed = pack(data)
        reader.recognise(packed)
        debate = debate_of(reader, packed)
        assert time.process_time() - started < SLOWEST
        if debate and zlib.crc32(data) % _EVERY == 0:
            again = debate_of(readers["toml"], written(debate, "toml").encode("utf-8", "surrogatepass"))
            assert content(again) == content(debate)

    Path(folder).mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS[format]):
        (Path(folder) / f"seed-{number}").write_text(seed, encoding="utf-8")
    words = {word for seed in SEEDS[format] for word in re.findall(r"\w{2,20}|[^\w\s]{1,4}", seed)}
    terms = Path(folder).with_suffix(".dict")
    terms.write_text("".join(f"{json.dumps(word)}\n" for word in sorted(words) if word.isascii()), encoding="utf-8")
    limits = ["-max_len=4096", "-rss_limit_mb=1024", "-timeout=20", f"-dict={terms}"]
    atheris.Setup([sys.argv[0], *limits, folder, *(str(kept) for kept in CORPUS.glob(format))], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
