"""What the shells make of a line that is not finished, in the shells themselves where they are installed."""

import os
import pty
import re
import select
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from debate_tui.cli import main
from debate_tui.cli.commands import COMMANDS
from debate_tui.cli.shells import SCRIPTS
from debate_tui.user.briefs import begin

BASE = Path(__file__).parent / "base"

OTHER = """\
format = "debate/1"
debate = { id = "other", title = "Other", question = "Which?" }
position = [{ id = "north", label = "North" }, { id = "south", label = "South" }]
issue = [{ id = "elsewhere", question = "Where?" }]
"""
"""A map whose ids no library has."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file, a folder and a library; the program is the one under test, whatever is installed."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "debate-tui"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m debate_tui "$@"\n')
    program.chmod(0o755)
    here = tmp_path / "here"
    (here / "texts").mkdir(parents=True)
    (here / "texts.toml").touch()
    shutil.copytree(BASE, here / "my maps")
    (here / "other.toml").write_text(OTHER)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DEBATE_TUI_LIBRARY", str(BASE))
    monkeypatch.chdir(here)
    begin("Round two")
    for name, script in SCRIPTS.items():
        (tmp_path / name).write_text(script())
    return tmp_path


def bash(place: Path, line: str) -> set[str]:
    """Its function, called as Bash calls it, words taken apart at `=`."""
    words = [word for part in shlex.split(line, posix=False) for word in re.split("(=)", part) if word]
    words += [""] if line.endswith(" ") else []
    return _replies(place, words)


def _replies(place: Path, words: list[str]) -> set[str]:
    """What the function finds for the last of some words."""
    script = f"""
source {place}/bash
COMP_WORDS=({shlex.join(words)})
COMP_CWORD={len(words) - 1}
_debate_tui
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(["bash", "-uc", script], capture_output=True, text=True, timeout=60, cwd=place / "here")
    assert done.stderr == ""
    return set(done.stdout.split("\n")) - {""}


def fish(place: Path, line: str) -> set[str]:
    script = f"source {place}/fish; complete -C {shlex.quote(line)}"
    done = subprocess.run(["fish", "-N", "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    found = {one.split("\t")[0].removesuffix("/") for one in done.stdout.splitlines()}
    return {one.partition("=")[2] if one.startswith("--") and "=" in one else one for one in found}


def zsh(place: Path, line: str) -> set[str]:
    """Zsh completes on a terminal alone: what it adds is written down by its own word for it."""
    script = f"""
autoload -U compinit && compinit -u -D
source {place}/zsh
compadd() {{
    local -a found
    builtin compadd -O found "$@"
    print -rl -- "${{IPREFIX##*=}}"${{^found}} >> {place}/found
    builtin compadd "$@"
}}
PROMPT=READY
"""
    (place / "setup").write_text(script)
    typed_into(["zsh", "-f", "-i"], f"source {place}/setup\n", f"{line}\t")
    found = (place / "found").read_text().splitlines() if (place / "found").exists() else []
    return {one.removesuffix("=") for one in found} - {""}


def typed_into(shell: Sequence[str], *lines: str) -> str:
    """What a shell on a terminal shows of the last line, each of which it obeys before it gets the next."""
    ours, its = pty.openpty()
    with subprocess.Popen(shell, stdin=its, stdout=its, stderr=its, start_new_session=True) as running:
        os.close(its)
        try:
            for line in lines:
                # Ctrl-U takes back what stands there; the quotation marks, that what is typed looks otherwise than what is printed.
                os.write(ours, f"{line}\x15echo DO''NE\n".encode())
                seen = ""
                # Before its prompt, the terminal is not yet the shell's own, and a Tab just a Tab.
                while "READY" not in seen.partition("DONE")[2]:
                    assert select.select([ours], [], [], 60)[0], f"nothing more after {seen!r}"
                    seen += os.read(ours, 65536).decode(errors="replace")
        finally:
            running.kill()
            os.close(ours)
    return seen


def in_shell(name: str, complete: Callable[..., set[str]]) -> object:
    missing = pytest.mark.skipif(not shutil.which(name), reason=f"{name} is not installed")
    return pytest.param(complete, id=name, marks=missing)


@pytest.mark.parametrize("complete", [in_shell("bash", bash), in_shell("zsh", zsh), in_shell("fish", fish)])
@pytest.mark.parametrize(
    ("line", "found", "never"),
    [
        ("debate-tui ", {*COMMANDS, "harbour-road", "texts"}, {"--json", "json"}),
        ("debate-tui ex", {"export"}, {"list", "harbour-road"}),
        ("debate-tui --l", {"--library"}, {"--limit"}),
        ("debate-tui search --", {"--kind", "--limit", "--debate", "--library"}, {"--strict", "list"}),
        ("debate-tui --library texts search --ki", {"--kind"}, {"--json"}),
        ("debate-tui export --format ", {"text", "json"}, {"texts", "export"}),
        ("debate-tui export --format=j", {"json"}, {"text"}),
        ("debate-tui export harbour-road --view g", {"grid"}, {"compare"}),
        ("debate-tui search --kind qu", {"quote"}, {"claim"}),
        ("debate-tui export har", {"harbour-road"}, {"texts"}),
        ("debate-tui search --debate ", {"harbour-road"}, {"texts"}),
        ("debate-tui export --issue ", {"trade"}, {"harbour-road"}),
        ("debate-tui export harbour-road --positions ", {"close", "keep"}, {"harbour-road", "trade"}),
        ("debate-tui export harbour-road --positions cl", {"close"}, {"keep"}),
        ("debate-tui export harbour-road --positions close,", {"close,keep"}, {"close,close", "close"}),
        ("debate-tui export harbour-road --positions=close,k", {"close,keep"}, {"close,close"}),
        ("debate-tui export other.toml --issue ", {"elsewhere"}, {"trade"}),
        ("debate-tui export --issue elsewhere other.toml --positions ", {"north"}, {"close"}),
        ("debate-tui search --debate harbour-road --position ", {"keep"}, {"north"}),
        ("debate-tui check tex", {"texts", "texts.toml"}, {"harbour-road"}),
        ("debate-tui export --brief ", {"round-two", "other.toml"}, {"harbour-road"}),
        ("debate-tui check --sources ", {"texts"}, {"texts.toml"}),
        ("debate-tui completion ", {"bash", "zsh", "fish"}, {"texts"}),
        ("debate-tui search alliance ", set(), {"texts", "harbour-road"}),
    ],
)
def test_completes(
    complete: Callable[[Path, str], set[str]], line: str, found: set[str], never: set[str], place: Path
) -> None:
    came = complete(place, line)
    assert came >= found
    assert not came & never


@pytest.mark.parametrize("complete", [in_shell("bash", bash), in_shell("zsh", zsh), in_shell("fish", fish)])
def test_completes_as_far_as_a_value_begins(complete: Callable[[Path, str], set[str]], place: Path) -> None:
    assert {one.removesuffix("=") for one in complete(place, "debate-tui import x.csv --column cl")} == {"claim"}


def test_bash_on_a_terminal(place: Path) -> None:
    """Nothing is lost of a name with a space, and what is asked of the library on the line is found in it."""
    setup = f"source {place}/bash; unset DEBATE_TUI_LIBRARY; PS1=READY\n"
    for line, whole in (
        ("expo\t", "debate-tui export "),
        ("check my\t", r"debate-tui check my\ maps/"),
        (r"--library my\ maps export ha" + "\t", r"debate-tui --library my\ maps export harbour-road "),
        ("export x --format=ht\t", "debate-tui export x --format=html "),
        ('check "my\t', 'debate-tui check "my maps"/'),
        ("--library 'my maps' export \"ha\t", "debate-tui --library 'my maps' export \"harbour-road\" "),
    ):
        seen = typed_into(["bash", "--norc", "--noprofile", "-i"], setup, f"debate-tui {line}")
        assert whole in re.sub(r"\x1b\[[^A-Za-z]*[A-Za-z]|[\r\a]", "", seen)


ODD = (
    "with space.toml",
    "it's.toml",
    "do$HOME.toml",
    "back`touch ran`.toml",
    'quo"te.toml',
    "par(en).toml",
    "um$(touch ran)a.toml",
)
"""Names that a shell makes something of where they are not in quotation marks."""


def as_bash(place: Path, before: str, last: str) -> set[str]:
    """What Bash's function finds for an unfinished word behind a line."""
    words = [*shlex.split(before, posix=False), last]
    return _replies(place, words)


def as_zsh(place: Path, before: str, last: str) -> set[str]:
    return zsh(place, f"{before} {last}")


def as_fish(place: Path, before: str, last: str) -> set[str]:
    return {one.lstrip("\"'") for one in fish(place, f"{before} {last}")}


@pytest.mark.parametrize("complete", [in_shell("bash", as_bash), in_shell("zsh", as_zsh), in_shell("fish", as_fish)])
@pytest.mark.parametrize(
    ("before", "last", "found"),
    [
        ("debate-tui export", '"har', "harbour-road"),
        ("debate-tui export", "'har", "harbour-road"),
        ("debate-tui 'export' \"harbour-road\" --issue", '"tra', "trade"),
        ("debate-tui export harbour-road --positions", '"close,k', "close,keep"),
        ("debate-tui export --", "har", "harbour-road"),
        ("debate-tui --library ~/maps export", "har", "harbour-road"),
        ("debate-tui export ~/maps/other.toml --issue", "else", "elsewhere"),
        *[("debate-tui check", f"{quote}{name[:2]}", name) for quote in ("", '"', "'") for name in ODD],
        ("debate-tui check", r"with\ s", "with space.toml"),
        ("debate-tui check", r"do\$H", "do$HOME.toml"),
    ],
)
def test_completes_within_quotation_marks_and_behind_a_home_folders_sign(
    complete: Callable[[Path, str, str], set[str]],
    before: str,
    last: str,
    found: str,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Bash found nothing within quotation marks, and no shell a map at `~/…`."""
    for name in ODD:
        (place / "here" / name).touch()
    monkeypatch.setenv("HOME", str(place))
    shutil.copytree(BASE, place / "maps")
    (place / "maps" / "other.toml").write_text(OTHER)
    if "~" in before:
        monkeypatch.delenv("DEBATE_TUI_LIBRARY")
    assert found in {one.rstrip(",") for one in complete(place, before, last)}
    assert not (place / "here" / "ran").exists()


def test_ids_of_what_is_at_hand(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "here" / "broken.toml").write_text("= no TOML")
    for kind, some in (("debate", "harbour-road"), ("position", "close"), ("issue", "air"), ("source", "council")):
        assert main(["completion", "--ids", kind, "--library", str(BASE), "--library", "broken.toml"]) == 0
        out, err = capsys.readouterr()
        assert (some in out.splitlines(), err) == (True, "")
