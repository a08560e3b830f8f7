"""What is printed from memory is what would be printed anew, or it is made anew: whatever changes, and whatever is damaged."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from debate_tui.cli import answers, main
from debate_tui.cli.parser import Given
from debate_tui.disk.sectioning import write
from debate_tui.disk.sections import Sections
from debate_tui.store import remembered

HERE = Path(__file__).parent
COMMANDS = [["list"], ["check"], ["export", "harbour-road"], ["export", "harbour-road", "--format", "json"]]


@pytest.fixture(autouse=True)
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of two maps, one with texts, one with a lock."""
    folder = tmp_path / "maps"
    shutil.copytree(HERE / "cases" / "locked" / "map", folder / "harbour")
    shutil.copy(HERE / "base" / "debate.toml", folder / "harbour")
    shutil.copytree(HERE / "cases" / "fix" / "texts", folder / "harbour" / "sources")
    monkeypatch.setenv("DEBATE_TUI_LIBRARY", str(folder))
    monkeypatch.setattr("debate_tui.disk.libraries.bundled", lambda: tmp_path / "nothing")
    return folder


Answer = Callable[..., tuple[int, str, str, bool]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answer:
    """What a command answers (its status, both streams), and whether it was made rather than remembered."""

    def answer(*command: str) -> tuple[int, str, str, bool]:
        made: list[bool] = []

        def watched(name: str, given: Given, run: Callable[[Given], int]) -> int:
            def making(given: Given) -> int:
                made.append(True)
                return run(given)

            return real(name, given, making)

        real = answers.answered
        with monkeypatch.context() as patch:
            patch.setattr(answers, "answered", watched)
            status = main(command)
        return status, *capsys.readouterr(), bool(made)

    return answer


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_it_is_the_same_and_nothing_is_read(command: list[str], answer: Answer) -> None:
    first, again = answer(*command), answer(*command)
    assert first[:3] == again[:3]
    assert first[1]
    assert (first[3], again[3]) == (True, False)


@pytest.mark.parametrize("name", ["debate.toml", "more.toml", "quotes.lock", "sources/council.txt"])
def test_no_edit_goes_unseen_not_even_one_that_keeps_size_and_time(name: str, maps: Path, answer: Answer) -> None:
    answer("check"), answer("check")
    path = maps / "harbour" / name
    old, text = path.stat(), path.read_text()
    path.write_text(text[:-2] + "#\n")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert answer("check")[3]
    path.write_text(text)
    assert answer("check")[3], "it is the answer to the last edit that is remembered"


def test_nor_do_texts_and_locks_that_come_or_go(maps: Path, answer: Answer) -> None:
    beside = maps / "harbour"
    for change in (
        lambda: (beside / "sources" / "chamber.txt").rename(beside / "sources" / "other.txt"),
        lambda: shutil.rmtree(beside / "sources"),
        lambda: (beside / "quotes.lock").unlink(),
        lambda: (beside / "quotes.lock").symlink_to("nowhere"),
        lambda: (maps / "new.toml").write_text("x"),
    ):
        answer("check")
        change()
        assert answer("check")[3]


def test_a_file_that_two_names_lead_to_is_not_its_copy(maps: Path, answer: Answer) -> None:
    """The second name of a file is passed over; a copy is a second debate with the same id, which is said."""
    one, two = maps / "a.toml", maps / "b.toml"
    one.write_bytes((HERE / "base" / "debate.toml").read_bytes().replace(b'"harbour"', b'"quay"'))
    os.link(one, two)
    answer("check")
    known = answer("check")
    assert not known[3]
    two.unlink()
    shutil.copy(one, two)
    other = answer("check")
    assert other[3]
    assert other[1] != known[1]


def test_what_the_arguments_and_the_surroundings_say_counts(
    maps: Path, tmp_path: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in (["check"], ["check", "--json"], ["check", "--quotes"], ["check", "--strict"], ["check", str(maps)]):
        assert answer(*command)[3]
        assert not answer(*command)[3]
    monkeypatch.chdir(tmp_path)
    assert answer("check")[3], "names of files are relative to the folder"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    coloured = answer("check")
    assert coloured[3]
    assert "\x1b[1m" in coloured[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert answer("check")[3]


@pytest.mark.parametrize(
    "command",
    [
        ["export", "harbour-road", "-o", "out.txt", "--force"],
        ["check", "--fix", "--yes"],
        ["check", "nowhere.toml"],
        ["list", "--library", "nowhere"],
        ["export", "harbor"],
    ],
    ids=" ".join,
)
def test_what_does_more_than_print_or_is_in_trouble_is_never_remembered(
    command: list[str], answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert answer(*command)[3]
    assert answer(*command)[3]


def test_standard_input_is_read_each_time(maps: Path) -> None:
    for name in ("debate.toml", "more.toml"):
        with (maps / "harbour" / name).open("rb") as file:
            command = [sys.executable, "-m", "debate_tui", "check", "-"]
            done = subprocess.run(command, stdin=file, capture_output=True, text=True)
        assert ("more.toml" in name) == (done.returncode == 1), done.stdout


def test_a_long_answer_is_printed_and_not_remembered(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    known = answer("check")
    monkeypatch.setattr("debate_tui.cli.console.LONGEST", 20)
    for _ in range(2):
        assert answer("check", "--strict")[1] == known[1]
        assert answer("check", "--strict")[3]


def test_what_is_damaged_or_forged_is_made_anew(answer: Answer, home: Path) -> None:
    right = answer("check")
    [path] = (home / "cache" / "debate-tui" / "remembered").glob("answer-*")
    whole = path.read_bytes()
    for damaged in (b"", whole[:-1], whole[:40], whole.replace(b"quotes", b"qu0tes"), whole + b"more"):
        path.write_bytes(damaged)
        assert answer("check") == right
    data = b"\0all is well"
    write(path, {"data": data}, Sections(path).stamp | {"sum": remembered._sum(data), "digest": "0"})
    assert answer("check") == right


def test_a_home_that_is_read_only_or_missing_is_no_trouble(
    answer: Answer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = answer("check")
    shutil.rmtree(home / "cache")
    (home / "cache").write_text("not a folder")
    assert answer("check") == answer("check") == right
    monkeypatch.setattr("debate_tui.store.remembered.user_cache", lambda: None)
    assert answer("check") == answer("check") == right


def test_many_at_once_answer_alike() -> None:
    command = [sys.executable, "-m", "debate_tui", "export", "harbour-road", "--format", "json"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(8)]
    assert len({one.communicate()[0] for one in running}) == 1
    assert {one.returncode for one in running} == {0}


def test_a_pipe_that_closes_early_leaves_nothing_half_remembered(answer: Answer) -> None:
    shell = f"{sys.executable} -m debate_tui export harbour-road --format json | head -c 10"
    subprocess.run(["bash", "-c", shell], capture_output=True)
    whole = answer("export", "harbour-road", "--format", "json")
    assert whole[3]
    assert whole[1].endswith("}\n")
