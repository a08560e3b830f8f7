"""What shells, pipes and terminals see of the program: each test runs it as a process of its own."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from debate_tui.cli import main
from debate_tui.cli.commands import COMMANDS
from debate_tui.model.library import Library
from debate_tui.store import Store

BASE = Path(__file__).parent / "base"
CASES = Path(__file__).parent / "cases"
PROGRAM = (sys.executable, "-m", "debate_tui")


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **variables},
        timeout=60,
    )


def imported(*command: str) -> set[str]:
    """What a command imports."""
    script = f"""
import sys
from debate_tui.cli import main
status = main({list(command)!r})
print(*sys.modules, file=sys.stderr)
sys.exit(status)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("command", [["list"], ["check", str(BASE)]])
def test_a_small_start(command: list[str]) -> None:
    """What is not needed is not imported: each of these costs more than reading a map does."""
    loaded = imported(*command)
    never = {
        "textual",
        "rich",
        "rapidfuzz",
        "edtf",
        "pyparsing",
        "anyascii",
        "importlib.metadata",
        "asyncio",
        "argparse",
    }
    assert loaded & never == set()
    quotes = {name for name in loaded if name.startswith("debate_tui.quotes")}
    assert quotes <= {"debate_tui.quotes", "debate_tui.quotes.beside"}
    if command[0] == "check":
        assert "platformdirs" not in loaded


def test_a_search_with_an_index_starts_with_next_to_nothing() -> None:
    """What takes long to import would take longer than the search: `dataclasses` as long as Python itself."""
    command = ["search", "cornerstone", "of", "goverment"]
    imported(*command)  # makes the index
    loaded = imported(*command)
    never = {
        "textual",
        "rich",
        "rapidfuzz",
        "dataclasses",
        "inspect",
        "argparse",
        "platformdirs",
        "shutil",
        "datetime",
        "pathlib",
    }
    assert loaded & never == set()
    ours = {name.removeprefix("debate_tui.") for name in loaded if name.startswith("debate_tui.")}
    assert (
        ours
        & {"model", "diagnostics", "store.held", "store.renew", "compiled", "load.find", "load.library", "search.build"}
        == set()
    )


@pytest.mark.parametrize(
    "command",
    [["list"], ["check"], ["export", "us-japan-alliance"], ["export", "us-japan-alliance", "--format", "json"]],
)
def test_an_answer_that_is_remembered_starts_with_next_to_nothing(command: list[str]) -> None:
    """Nothing that reads, checks or lays out: told by what is imported, in number and by name."""
    imported(*command)
    loaded = imported(*command)
    never = {"dataclasses", "inspect", "pathlib", "tomli", "shutil", "tempfile", "datetime", "urllib", "hashlib"}
    assert loaded & never == set()
    ours = {name.removeprefix("debate_tui.") for name in loaded if name.startswith("debate_tui.")}
    rooms = {"model", "quotes", "pages", "layout", "state", "search", "edit", "tui", "cli.command.check"}
    assert ours & rooms == set()
    assert len(ours) <= 30
    assert len(loaded) <= 110


def test_an_export_of_a_debate_imports_nothing_that_edits(tmp_path: Path) -> None:
    """What writes briefs came with what reads them."""
    loaded = imported("export", str(BASE), "-o", str(tmp_path / "out.txt"))
    assert "debate_tui.write.plain" in loaded
    assert [name for name in loaded if name.startswith(("debate_tui.edit", "debate_tui.user"))] == []


def test_quotes_that_are_right_need_no_search_for_the_nearest(tmp_path: Path) -> None:
    shutil.copytree(CASES / "locked" / "map", tmp_path / "map")
    shutil.copy(BASE / "debate.toml", tmp_path / "map")
    texts = CASES / "fix" / "texts"
    for more in ([], ["--sources", str(texts)]):
        loaded = imported("check", str(tmp_path / "map"), *more)
        assert "debate_tui.quotes.check" in loaded
        assert loaded & {"rapidfuzz", "bs4", "pypdf", "markdown_it", "textual", "rich"} == set()


@pytest.mark.parametrize("arguments", ["list", "check", "list --json", "--help", "--version", ""])
def test_a_closed_pipe_ends_quietly(arguments: str) -> None:
    shell = f"{sys.executable} -m debate_tui {arguments} | head -0; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said() -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run([*PROGRAM, "list"], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr == "debate-tui: cannot write: no space left on device\n"


def test_closed_streams_are_no_trouble() -> None:
    shell = f"{sys.executable} -m debate_tui check {BASE} >&- 2>&- <&-"
    assert subprocess.run(["bash", "-c", shell], timeout=60).returncode == 0


def test_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: Store, **__: bool) -> Library:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "library", interrupted)
    assert main(["check"]) == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "latin-1"}]
)
def test_utf_8_whatever_the_locale(locale: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text((BASE / "debate.toml").read_text().replace("The harbour", "Der Hafen – 港"))
    done = run("list", "--library", str(tmp_path), **locale)
    assert done.returncode == 0
    assert "Der Hafen – 港" in done.stdout


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/m\xff\x1bp.toml"
    with open(odd, "wb") as file:  # noqa: PTH123
        file.write(b"x = [\n")
    done = run("check", str(tmp_path))
    assert done.returncode == 1
    assert "m�␛p.toml:2:1: E124" in done.stdout
    assert run("check", "--json", str(tmp_path)).stdout.count("m\\udcff\\u001bp.toml") == 1


def on_a_terminal(*arguments: str, **variables: str) -> str:
    """What the program writes to a terminal."""
    ours, its = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *arguments], stdin=its, stdout=its, stderr=its, env={**os.environ, **variables}
    ) as running:
        os.close(its)
        seen = b""
        try:
            while chunk := os.read(ours, 65536):
                seen += chunk
        except OSError:  # Linux says so at the end.
            pass
        running.wait(timeout=60)
    os.close(ours)
    return seen.decode()


def test_colour_on_a_terminal_only(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text('[debate]\nid = "\\u001b[31m"\n')
    seen = on_a_terminal("check", str(tmp_path))
    assert "\x1b[1;31mE209\x1b[0m" in seen
    assert "\x1b[31m" not in seen
    for plain in (
        on_a_terminal("check", str(tmp_path), NO_COLOR="1"),
        on_a_terminal("check", str(tmp_path), TERM="dumb"),
        run("check", str(tmp_path)).stdout,
    ):
        assert "E209" in plain
        assert "\x1b" not in plain


@pytest.mark.parametrize("format", ["argdown", "kialo", "tgf"])
def test_an_export_is_made_safe_on_a_terminal_only(format: str, tmp_path: Path) -> None:
    claim = "The town\x1b[31m, \x9b31m, \u202eback"
    (tmp_path / "map.txt").write_text(f"Discussion Title: T\n\n1. {claim}\n1.1. Pro: Streets\n")
    arguments = "export", str(tmp_path / "map.txt"), "--format", format
    seen = on_a_terminal(*arguments, TERM="dumb")
    assert "The town␛" in seen
    assert not {"\x1b", "\x9b", "\u202e"} & set(seen)
    assert {"\x1b", "\x9b", "\u202e"} <= set(run(*arguments).stdout)


def test_a_dumb_terminal_gets_text() -> None:
    seen = on_a_terminal("--library", str(BASE), "harbour-road", TERM="dumb")
    assert "The harbour road" in seen
    assert "\x1b" not in seen


def test_without_a_terminal_the_map_is_printed() -> None:
    for name in ("harbour-road", str(BASE), str(BASE / "debate.toml")):
        done = run("--library", str(BASE), name)
        assert done.returncode == 0
        assert "Should the harbour road be closed to cars?" in done.stdout
        assert done.stderr == ""


def test_the_environment_names_libraries(tmp_path: Path) -> None:
    other = tmp_path / "tram.toml"
    other.write_text((BASE / "debate.toml").read_text().replace("harbour-road", "tram"))
    both = run("list", DEBATE_TUI_LIBRARY=f"{BASE}{os.pathsep}{other}").stdout
    assert "harbour-road " in both
    assert "tram " in both
    assert "tram " not in run("list", "--library", str(BASE), DEBATE_TUI_LIBRARY=str(other)).stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"usage: debate-tui {command} ")
    assert "examples:" in done.stdout
    assert "exit status:" in done.stdout


@pytest.mark.parametrize("command", ["lock locked --sources texts", "export locked --view sources"])
def test_a_name_that_could_drive_a_terminal_is_shown_harmless(command: str, tmp_path: Path) -> None:
    shutil.copytree(CASES / "lock" / "map", tmp_path / "locked")
    shutil.copy(BASE / "debate.toml", tmp_path / "locked")
    shutil.copytree(CASES / "lock" / "texts", tmp_path / "texts")
    name = "a\x1b]0;x\x07b.txt"
    done = subprocess.run(
        [*PROGRAM, *command.split(), "-o", name], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 0
    assert (tmp_path / name).exists()
    assert "a␛]0;x\ufffdb.txt" in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("text", ["claim,{0}\nTax is good,x\n", '{{"claim": "Tax is good", "{0}": "x"}}\n'])
def test_the_account_of_an_import_shows_the_names_of_columns_harmless(text: str, tmp_path: Path) -> None:
    (path := tmp_path / "rows").write_text(
        text.format("\x1b[31mRED\x07\u202e\x9b" if text[0] == "c" else r"\u001b[31mRED\u0007\u202e\u009b")
    )
    told = run("import", str(path)).stdout
    assert "␛[31mRED" in told
    assert told.replace("\n", "").isprintable()


def test_standard_output_by_its_name_in_the_file_system(tmp_path: Path) -> None:
    """Closed by its reader it ends quietly; where it is a file, it is written on, whatever was written before."""
    export = f"{sys.executable} -m debate_tui --library {BASE} export harbour-road --view sources -o"
    quiet = subprocess.run(
        ["bash", "-c", f"{export} /dev/stdout | head -0; exit ${{PIPESTATUS[0]}}"], capture_output=True, timeout=60
    )
    assert (quiet.returncode, quiet.stderr) == (0, b"")
    for name in ("-", "/dev/stdout", "/dev/fd/1", "/dev/fd/7"):
        out = tmp_path / "out.txt"
        done = subprocess.run(
            ["bash", "-c", f"(echo first; {export} {name} 7>&1) > {out}"], capture_output=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        first, *rest = out.read_text(encoding="utf-8").splitlines()
        assert first == "first"
        assert rest[0] == "The harbour road"


@pytest.mark.parametrize("arguments", ["list", "check nowhere", "search alliance"])
def test_a_current_folder_that_is_gone(arguments: str, tmp_path: Path) -> None:
    """Paths from there lead nowhere, and that is what is said; all else is read."""
    (tmp_path / "gone").mkdir()
    shell = 'cd "$1" && rmdir "$1" && shift && exec "$@"'
    command = ["sh", "-c", shell, "sh", str(tmp_path / "gone"), *PROGRAM, "--library", "nowhere", *arguments.split()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    assert "nowhere: E101 no such file or folder" in done.stdout + done.stderr
    assert "cannot write" not in done.stderr


def test_writing_into_a_current_folder_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    shell = 'cd "$1" && rmdir "$1" && shift && exec "$@"'
    command = [
        "sh",
        "-c",
        shell,
        "sh",
        str(tmp_path / "gone"),
        *PROGRAM,
        "--library",
        str(BASE),
        "export",
        "harbour-road",
    ]
    done = subprocess.run([*command, "-o", "out.txt"], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 1
    assert done.stderr == 'debate-tui: cannot write "out.txt": the current folder is gone\n  nothing was changed\n'


BUNDLED = (
    "list",
    "export us-japan-alliance",
    "search alliance --limit 500",
    "search alliance --json --limit 500",
    "--help",
    "--version",
    "",
)


def in_a_shell(arguments: str, streams: str) -> subprocess.CompletedProcess[str]:
    shell = f"exec {sys.executable} -m debate_tui {arguments} {streams}"
    return subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    "arguments",
    [
        *BUNDLED,
        "export us-japan-alliance --format json",
        "export us-japan-alliance -o -",
        "lock us-japan-alliance -o -",
    ],
)
def test_output_that_nobody_is_there_for_is_status_1_without_a_word(arguments: str, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "cgtn.txt").write_text("A text.")
    more = f" --sources {texts}" if arguments.startswith("lock") else ""
    done = in_a_shell(arguments + more, ">&-")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert more or done.stderr == ""


@pytest.mark.parametrize(
    "streams",
    [
        "2>&-",
        pytest.param("2>/dev/full", marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")),
    ],
)
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        *((arguments, 0) for arguments in BUNDLED if not arguments.startswith("search")),
        ("search alliance --limit 500", 0),
        ("search alliance --json --limit 500", 0),
        ("search zzzqx --json", 1),
        ("list --library /nothing --json", 1),
        ("check --json", 0),
        ("search --bad", 2),
        ("export nothing", 1),
    ],
)
def test_what_standard_error_cannot_say_is_not_said_elsewhere(arguments: str, status: int, streams: str) -> None:
    """Complaints stood inside the JSON, or ended the program with status 120."""
    told = in_a_shell(arguments, "")
    done = in_a_shell(arguments, streams)
    assert (done.returncode, done.stdout, done.stderr) == (status, told.stdout, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_status_1_tells_that_it_could_not_be_said_how_much_more_was_found() -> None:
    done = in_a_shell("search alliance", "2>/dev/full")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == in_a_shell("search alliance", "").stdout


def test_a_full_disk_is_said_once_however_much_is_written() -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        command = [*PROGRAM, "export", "us-japan-alliance"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "debate-tui: cannot write: no space left on device\n")


def test_no_file_takes_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    """The file written with -o was opened as number 1, or 2, where complaints go."""
    shell = f"exec {sys.executable} -m debate_tui export {BASE} -o {tmp_path}/x.txt >&- 2>&- <&-"
    assert subprocess.run(["bash", "-c", shell], timeout=60).returncode == 0
    assert (tmp_path / "x.txt").read_text() == run("export", str(BASE)).stdout


@pytest.mark.parametrize("command", ["check -", "check /dev/stdin", "check <(cat)", "export -", "-", "export <(cat)"])
def test_a_map_is_read_from_standard_input_and_from_a_pipe(command: str) -> None:
    shell = f"cat {BASE / 'debate.toml'} | {sys.executable} -m debate_tui {command}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("0 errors, 0 warnings in 1 debate" if "check" in command else "The harbour road") in done.stdout


def test_a_mistake_in_a_stream_has_its_place() -> None:
    done = subprocess.run([*PROGRAM, "check", "-"], input="x = [\n", capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.partition(" not")[0]) == (1, "/dev/stdin:2:1: E124")
    fixed = subprocess.run(
        [*PROGRAM, "check", "-", "--fix", "--yes"], input="", capture_output=True, text=True, timeout=60
    )
    assert (fixed.returncode, fixed.stdout) == (2, "")
    assert fixed.stderr == 'debate-tui: --fix corrects files, and "/dev/stdin" is none\n'


def test_a_stream_without_an_end_is_read_to_64_mb() -> None:
    with open("/dev/zero") as zeros:  # noqa: PTH123
        done = subprocess.run([*PROGRAM, "check", "-"], stdin=zeros, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.splitlines()[0]) == (1, "/dev/stdin: E105 the file has more than 64 MB")


def test_the_tilde_that_no_shell_expands(home: Path) -> None:
    (home / "maps" / "sources").mkdir(parents=True)
    shutil.copy(BASE / "debate.toml", home / "maps")
    assert "harbour-road" in run("list", "--library=~/maps").stdout
    assert "harbour-road" in run("list", DEBATE_TUI_LIBRARY=f"/{os.pathsep}~/maps").stdout
    assert "harbour-road" in run("search", "harbour", "--library=~/maps").stdout
    assert (
        run("export", "harbour-road", "--library=~/maps", "--output=~/it.txt", "--sources=~/maps/sources").returncode
        == 0
    )
    assert (home / "it.txt").exists()
    assert "W510" in run("check", "--sources=~/maps/sources", str(home / "maps")).stdout


DIGITS = "9" * 5000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (f"search x --limit {DIGITS}", 'argument --limit: "999'),
        (f"search x --limit=-{DIGITS}", 'argument --limit: "-99'),
        ("search x --limit 0", 'argument --limit: "0" is less than 1\n'),
        ("search x --limit 1.5", 'argument --limit: "1.5" is no number\n'),
        (f"export x --width {DIGITS}", 'argument --width: "999'),
        ("export x --width 39", 'argument --width: "39" is less than 40\n'),
        ("export x --width 241", 'argument --width: "241" is more than 240\n'),
        (f"check --max-words {DIGITS}", 'argument --max-words: "999'),
        (f"check --max-share {DIGITS}", 'argument --max-share: "999'),
        (f"check --max-share {DIGITS}x", 'argument --max-share: "999'),
        ("check --max-share nan", 'argument --max-share: "nan" is not from 0 to 100\n'),
    ],
)
def test_a_number_out_of_bounds_is_wrong_usage_however_long(
    arguments: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments.split()) == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith(f"debate-tui: {message}")) == ("", True)
    assert len(err) < 300


def test_what_sys_exit_was_given_to_say_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As Python does it: a text is a failure, said on standard error. It was taken for a number, and ended in a traceback."""

    def ended(*_: Store, **__: bool) -> Library:
        sys.exit("no such luck\x1b[2J")

    monkeypatch.setattr(Store, "library", ended)
    assert main(["check"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.startswith("debate-tui: no such luck"), "\x1b" in err) == ("", True, False)


@pytest.mark.parametrize(("code", "status"), [(None, 0), (0, 0), (3, 3), (143, 143)])
def test_a_status_that_sys_exit_was_given_stays(
    code: int | None, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ended(*_: Store, **__: bool) -> Library:
        sys.exit(code)

    monkeypatch.setattr(Store, "library", ended)
    assert main(["check"]) == status
    assert capsys.readouterr() == ("", "")


def test_the_explorer_writes_utf_8_whatever_encoding_the_streams_were_given() -> None:
    """Textual writes to the standard error that the program began with: every dash was six letters wide, `\\u2013`."""
    script = "import sys; from debate_tui.cli.console import set_up; set_up(); print('–', file=sys.__stderr__)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        timeout=60,
    )
    assert done.stderr.decode() == "–\n"


@pytest.mark.parametrize(
    "arguments",
    ["check --sources {path}", "export --brief {path}.toml", "config --check {path}", "check {path}/a"],
)
def test_a_path_that_cannot_be_looked_at_is_not_said_to_be_written(
    arguments: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its folder may be closed to us, or its name too long: then it isn't known whether it is there."""
    assert main(arguments.format(path="x" * 5000).split()) != 0
    out, err = capsys.readouterr()
    assert "write" not in err
    assert "there is no" not in err
    assert "name too long" in out + err or "is no folder" in err
