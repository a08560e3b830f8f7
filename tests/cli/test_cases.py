"""Every case is a folder: what is typed, what is read, and what must come out, word for word.

    cases/NAME/cmd              the arguments, as a shell would read them
    cases/NAME/setup            for what a repository cannot hold: a script run first (fails: the case is skipped)
    cases/NAME/map/*.toml       a map to read; without a debate.toml, that of `base` is put there
    cases/NAME/missing          libraries that are not installed here
    cases/NAME/…                any other file to read
    cases/NAME/stdout, stderr, status
    cases/NAME/after/…          files that were made or changed, as they are afterwards; any other change fails

`CASES=write pytest tests/cli` writes what comes out: read the diff.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from debate_tui.cli import main
from debate_tui.model.diagnostics import CODES

HERE = Path(__file__).parent
CASES = sorted(path.name for path in (HERE / "cases").iterdir())
EXPECTED = ("stdout", "stderr", "status")
OURS = (*EXPECTED, "cmd", "setup", "missing", "after")


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    case = HERE / "cases" / name
    place = tmp_path / "here"
    shutil.copytree(case, place, symlinks=True, ignore=lambda folder, _: OURS if Path(folder) == case else ())
    if (place / "map").is_dir() and not (place / "map" / "debate.toml").exists():
        shutil.copy(HERE / "base" / "debate.toml", place / "map")
    if (case / "setup").exists():
        done = subprocess.run(["sh", "-e", case / "setup"], cwd=place, capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"cannot be set up here: {done.stderr or done.stdout}")
    monkeypatch.chdir(place)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("debate_tui.disk.libraries.bundled", lambda: tmp_path / "nothing")
    if (case / "missing").exists():
        for library in (case / "missing").read_text().split():
            monkeypatch.setitem(sys.modules, library, None)
    before = stamps(place)

    arguments = shlex.split((case / "cmd").read_text(), comments=True)
    status = main(arguments)

    out, err = capsys.readouterr()
    came = {"stdout": out, "stderr": err, "status": f"{status}\n"}
    changed = {name: (place / name).read_bytes() for name, stamp in stamps(place).items() if stamp != before.get(name)}
    if os.environ.get("CASES") == "write":
        shutil.rmtree(case / "after", ignore_errors=True)
        for name, content in changed.items():
            (case / "after" / name).parent.mkdir(parents=True, exist_ok=True)
            (case / "after" / name).write_bytes(content)
        for kind, text in came.items():
            (case / kind).write_text(text, encoding="utf-8", newline="\n")
    wanted = {kind: (case / kind).read_bytes().decode() for kind in EXPECTED}
    assert came == wanted
    assert changed == {name: (case / "after" / name).read_bytes() for name in stamps(case / "after")}
    if not changed and arguments[0] in ("list", "check", "export"):
        status = main(arguments)  # what may be remembered now is the same, on both streams
        out, err = capsys.readouterr()
        assert {"stdout": out, "stderr": err, "status": f"{status}\n"} == wanted


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """The files in a folder, and what tells whether one was written."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return {str(path.relative_to(folder)): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


def test_every_code_has_a_case() -> None:
    seen = {
        code
        for case in CASES
        for kind in ("stdout", "stderr")
        for code in re.findall(r"\b[EWN]\d{3}\b", (HERE / "cases" / case / kind).read_text(encoding="utf-8"))
    }
    assert seen == set(CODES)


def test_every_diagnostic_helps() -> None:
    """Below each line that says what is wrong stands one that says what to do."""
    for case in CASES:
        for kind in ("stdout", "stderr"):
            lines = [*(HERE / "cases" / case / kind).read_text(encoding="utf-8").splitlines(), ""]
            for line, below in pairwise(lines):
                if re.search(r": [EWN]\d{3} ", line):
                    assert below.startswith("    "), line
