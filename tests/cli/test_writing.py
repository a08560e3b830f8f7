"""Exports on a terminal: whatever the format keeps of a map, nothing controls the terminal; files keep every character."""

import json
import os
import pty
import subprocess
import sys
import tty
from pathlib import Path

import pytest

from debate_tui.cli import main
from debate_tui.cli.writing import harmless, write_file
from debate_tui.pages.document import Extract
from debate_tui.text.direction import MARK
from debate_tui.text.safe import safe
from debate_tui.write.writers import WRITERS, Options
from tests.write.hostile import hostile

RAW = "T \x1b[31mE\x07 \x9b2J \u202eabc \u2066x"


@pytest.mark.parametrize("format", WRITERS)
def test_no_format_brings_what_controls_a_terminal_to_one(format: str) -> None:
    pieces = list(WRITERS[format].write(Extract(hostile()), Options()))
    shown = "".join(harmless(pieces))
    assert all(safe(part) == part for line in shown.split("\n") for part in line.split(MARK))
    assert len(shown) in (len("".join(pieces)), len("".join(pieces)) - len("\ufeff"))


@pytest.mark.parametrize("format", ["text", "linear", "markdown", "html", "json", "jsonl", "toml"])
def test_what_was_safe_already_is_shown_as_it_is(format: str) -> None:
    pieces = list(WRITERS[format].write(Extract(hostile()), Options()))
    assert "".join(harmless(pieces)) == "".join(pieces)


def test_a_file_keeps_what_a_terminal_is_spared(tmp_path: Path) -> None:
    write_file(tmp_path / "raw", [RAW], replace=False)
    assert (tmp_path / "raw").read_text(encoding="utf-8") == RAW


@pytest.mark.parametrize("to", ["-", "/dev/stderr", "/dev/tty"])
def test_export_tgf_sent_the_escapes_of_a_map_to_the_terminal(to: str, tmp_path: Path) -> None:
    (tmp_path / "esc.tgf").write_text(f"1 {RAW}\n2 b\n#\n1 2 rebuts\n", encoding="utf-8")
    ours, its = pty.openpty()
    tty.setraw(its)
    begin = "import os; os.setsid(); os.close(os.open(os.ttyname(2), os.O_RDWR)); from debate_tui.cli import main; main"
    script = f"{begin}({['export', str(tmp_path / 'esc.tgf'), '--format', 'tgf', '-o', to, '--force']!r})"
    dumb = {**os.environ, "TERM": "dumb"}  # on a busy machine a bar would come, with escapes of its own
    with subprocess.Popen([sys.executable, "-c", script], stdin=its, stdout=its, stderr=its, env=dumb) as running:
        os.close(its)
        seen = b""
        while part := _read(ours):
            seen += part
        running.wait(60)
    os.close(ours)
    assert "␛[31mE" in seen.decode(), "it was shown"
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(seen.decode())


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # nobody has it open any more
        return b""


@pytest.mark.parametrize(("to", "said"), [
    ("", 'argument -o/--output: "" is the name of no file'), ("new/x/", 'argument -o/--output: "new/x/": there is no such folder'),
    ("new/x.txt", 'cannot write "new/x.txt": there is no folder "new"\n  mkdir -p new makes it'), (".", '"." is a folder'),
])  # fmt: skip
@pytest.mark.parametrize("command", ["export", "import"])
def test_it_is_said_why_nothing_can_be_written_there(
    command: str,
    to: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`-o ''` was the current folder, and `-o new/` a file called “new”."""
    monkeypatch.chdir(tmp_path)
    Path("a.tgf").write_text("1 a\n2 b\n#\n1 2 rebuts\n")
    status = main([command, "a.tgf", "-o", to])
    if (command, to) == ("import", "."):
        assert Path("a.toml").is_file(), "into a folder"
        return
    assert status in (1, 2)
    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.tgf"]


def test_several_maps_make_their_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The example of the help failed where the folder wasn't there."""
    monkeypatch.chdir(tmp_path)
    for name in "ab":
        Path(f"{name}.tgf").write_text("1 a\n2 b\n#\n1 2 rebuts\n")
    assert main(["import", "a.tgf", "b.tgf", "-o", "maps"]) == 0
    assert sorted(path.name for path in Path("maps").iterdir()) == ["a.toml", "b.toml"]
    assert main(["import", "a.tgf", "b.tgf", "-o", "a.tgf"]) == 2
    assert '"a.tgf" is no folder' in capsys.readouterr().err


def test_the_account_says_what_a_map_written_anew_lacks_and_where_it_went(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Comments went without a word, and the map `written to "-"`."""
    text = '# one\nformat = "debate/1"\n[debate]\nid = "d" # two\ntitle = "# none"\nquestion = """\n# "none"""\n'
    (tmp_path / "d.toml").write_text(text)
    main(["import", str(tmp_path / "d.toml"), "-o", str(tmp_path / "e.toml")])
    assert "  not kept: 2 comments, since a map is written anew\n" in capsys.readouterr().out
    main(["import", str(tmp_path / "e.toml"), "-o", "-"])
    told = capsys.readouterr().err
    assert "  written to standard output\n" in told
    assert "not kept" not in told
    main(["import", str(tmp_path / "e.toml"), "-o", str(tmp_path / "e.json")])
    assert 'e.json", in TOML\n' in capsys.readouterr().out


@pytest.mark.parametrize(
    "command",
    [
        "lock own -o own/debate.toml",
        "export own --format toml -o own/debate.toml",
        "export own -o link.toml",
        "export own -o own/sources/marsh.txt",
        "export own --sources own/sources -o own/quotes.lock",
        "import kialo.txt -o kialo.txt",
        "import kialo.txt own/debate.toml -o own/sources/../..",
    ],
)
def test_what_was_read_is_never_written_over(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "own", "--example", "-o", "own"]) == 0
    (tmp_path / "link.toml").symlink_to(tmp_path / "own" / "debate.toml")
    (tmp_path / "kialo.txt").write_text("Discussion Title: T\n\n1. One.\n1.1. Pro: Two.\n", encoding="utf-8")
    (tmp_path / "kialo.toml").symlink_to(tmp_path / "kialo.txt")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert main([*command.split(), "--force"]) == 1
    assert {path: path.read_bytes() for path in before} == before
    assert "is what was read for it" in capsys.readouterr().err


def test_a_lock_may_be_replaced_by_itself_and_an_export_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "own", "--example", "-o", "own"]) == 0
    assert main(["lock", "own", "-o", "own/quotes.lock", "--force"]) == 0
    for _ in range(2):
        assert main(["export", "own", "-o", "own.txt", "--force"]) == 0


def test_of_several_files_one_that_is_not_written_keeps_none_of_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first map that was there already ended it: of those behind it nothing was read or told."""
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.tgf").write_text(f"1 {name}\n2 d\n#\n1 2 attacks\n")
    (tmp_path / "maps" / "c.toml").mkdir(parents=True)
    (tmp_path / "maps" / "a.toml").write_text("mine\n")
    assert main(["import", "a.tgf", "b.tgf", "c.tgf", "-o", "maps"]) == 1
    told, said = capsys.readouterr()
    assert (tmp_path / "maps" / "a.toml").read_text() == "mine\n"
    assert 'text = "b"' in (tmp_path / "maps" / "b.toml").read_text()
    assert [line for line in told.splitlines() if "written" in line] == [
        "  nothing was written",
        '  written to "maps/b.toml"',
        "  nothing was written",
    ]
    assert 'debate-tui: "maps/a.toml" is there already\n' in said
    assert 'debate-tui: "maps/c.toml" is a folder\n' in said
    assert main(["import", "a.tgf", "b.tgf", "-o", "maps", "--json"]) == 1
    assert [one["written"] for one in json.loads(capsys.readouterr().out)["imports"]] == [None, None]
