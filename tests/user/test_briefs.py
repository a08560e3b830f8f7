"""Briefs on disk: nobody's mark is lost, whoever writes at once, and nothing that somebody wrote by hand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from debate_tui.disk.libraries import default_libraries
from debate_tui.disk.stamps import stamps
from debate_tui.model.brief import Mark, kept_claim
from debate_tui.read.find import find
from debate_tui.read.readers import is_map
from debate_tui.read.trouble import Trouble
from debate_tui.user import briefs
from debate_tui.user.briefs import (
    NotChangedError,
    begin,
    bring_back,
    move,
    put,
    read_all,
    remove,
    set_note,
    set_title,
    take_out,
    undo,
)
from tests.builders import AT, claim, debate

MAP = debate([claim(f"left/c{number}", issues=()) for number in range(40)])


def mark(number: int) -> Mark:
    return Mark("d", kept_claim(MAP, MAP.claims[number]), AT)


def marks(name: str = "brief") -> list[str]:
    [found] = [one for one in read_all() if one.name == name]
    return [one.ids[1].removeprefix("left/") for one in found.marks]


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "data" / "debate-tui" / "briefs"


def test_a_mark_is_added_once_and_brought_up_to_date(folder: Path) -> None:
    assert read_all() == ()
    assert put("brief", mark(0))[1] == "added"
    assert put("brief", mark(1))[1] == "added"
    assert put("brief", mark(0)) == (None, "there already")
    again = debate([claim("left/c0", issues=(), text="Otherwise.")])
    assert put("brief", Mark("d", kept_claim(again, again.claims[0]), AT))[1] == "brought up to date"
    assert marks() == ["c0", "c1"]
    assert read_all()[0].marks[0].kept.claims[0].text == "Otherwise."
    assert [path.name for path in sorted(folder.iterdir())] == [".lock", "brief.toml"]


ONE_OF_TWO = """
from debate_tui.user import briefs
briefs._PATIENCE = 60  # on a busy machine the other may have the lock each time that this one asks
from tests.user.test_briefs import mark, put
for number in range({start}, {start} + 20):
    put("brief", mark(number))
"""


def test_two_that_mark_at_once_lose_no_mark() -> None:
    """Each reads, changes and writes the same file twenty times."""
    root = Path(__file__).parents[2]
    running = [subprocess.Popen([sys.executable, "-c", ONE_OF_TWO.format(start=start)], cwd=root) for start in (0, 20)]
    assert [one.wait(120) for one in running] == [0, 0]
    assert sorted(marks()) == sorted(f"c{number}" for number in range(40))


def test_a_change_is_made_to_what_the_file_holds_now(folder: Path) -> None:
    for number in range(3):
        put("brief", mark(number))
    [seen] = read_all()
    path = folder / "brief.toml"
    path.write_text("# by hand\n" + path.read_text().replace('debate = "d"', 'debate = "d"\nmine = true', 1))
    set_note("brief", seen.marks[2], "last")
    move("brief", seen.marks[0], down=True)
    take_out("brief", seen.marks[1])
    assert marks() == ["c0", "c2"]
    text = path.read_text()
    assert text.startswith("# by hand\n")
    assert "mine = true" in text
    assert [one.note for one in read_all()[0].marks] == ["", "last"]
    with pytest.raises(NotChangedError, match="no longer has this mark"):
        take_out("brief", seen.marks[1])


def test_undo_brings_back_the_file_unless_it_was_changed_since(folder: Path) -> None:
    first, _ = put("brief", mark(0))
    second, _ = put("brief", mark(1))
    assert first
    assert second
    undo(second)
    assert marks() == ["c0"]
    put("brief", mark(2))
    with pytest.raises(NotChangedError, match="has been changed since"):
        undo(first)
    (folder / "brief.toml").write_bytes(first.after)
    undo(first)
    assert read_all() == ()


def test_what_is_not_understood_is_never_written_over(folder: Path) -> None:
    folder.mkdir(parents=True)
    path = folder / "brief.toml"
    for text, words in {
        'title = "x\n': r"brief.toml:1:11: E124 not valid TOML",
        'format = "brief/2"\n': r'brief.toml:1:10: E202 the format "brief/2" is unknown',
        "\xff": r"brief.toml:1:1: E121",
    }.items():
        path.write_bytes(text.encode("latin-1"))
        with pytest.raises(NotChangedError, match=words):
            put("brief", mark(0))
        assert path.read_bytes() == text.encode("latin-1")


def test_what_the_system_refuses_is_said(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file")
    with pytest.raises(NotChangedError, match="File exists"):
        put("brief", mark(0))


def test_without_a_home_there_are_no_briefs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(briefs, "user_data", lambda: None)
    assert read_all() == ()
    with pytest.raises(NotChangedError, match="no home folder"):
        put("brief", mark(0))


def test_a_brief_is_named_after_its_title() -> None:
    assert [begin("Round two"), begin("Round two"), begin("要約")] == ["round-two", "round-two-2", "brief"]
    assert [one.title for one in read_all()] == ["要約", "Round two", "Round two"]


def test_a_mark_with_a_mistake_is_shown_with_its_place_and_keeps_its_number(folder: Path) -> None:
    for number in range(3):
        put("brief", mark(number))
    path = folder / "brief.toml"
    path.write_text(
        path.read_text().replace('source = "left"\n  text = "Claim c1', 'source = "nobody"\n  text = "Claim c1')
    )
    [found] = read_all()
    assert [len(one.kept.claims) for one in found.marks] == [1, 0, 1]
    [problem] = found.diagnostics
    assert str(problem).endswith('E301 claim "c1": there is no source "nobody"')
    assert problem.at.line == path.read_text().splitlines().index('  source = "nobody"') + 1
    take_out("brief", found.marks[1])
    assert marks() == ["c0", "c2"]


def test_briefs_are_no_debates_of_the_library_that_they_lie_in(folder: Path) -> None:
    put("brief", mark(0))
    library = folder.parent
    assert str(library) not in default_libraries(), "nothing but briefs is no library"
    (library / "own.toml").write_text("[debate]\n")
    assert str(library) in default_libraries()
    trouble = Trouble()
    assert [found.files for found in find([library], trouble, is_map)] == [(library / "own.toml",)]
    assert trouble.found == []
    assert [Path(name).name for name, *_ in stamps([library])] == ["own.toml"], "a mark is no change of the library"
    (folder / "debate.toml").write_text("[debate]\n")
    assert folder / "debate.toml" in [file for found in find([library], trouble, is_map) for file in found.files]
    assert "debate.toml" in [Path(name).name for name, *_ in stamps([library])], "unless it is one"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mark = []", []),
        ('[[mark]]\nnote = "x"', ['E204 mark has no "debate"', "E204 the mark has no claim"]),
        ("[[mark]]\ndebate = 3", ['E205 mark: "debate" must be text, not a number', "E204 the mark has no claim"]),
        ('[mark]\ndebate = "x"', ['E205 "mark" must be a list of tables, not a table', "E204 the mark has no claim"]),
    ],
)
def test_a_mark_without_what_it_needs_is_told_so_and_nothing_else(text: str, told: list[str], folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "brief.toml").write_text(f'format = "brief/1"\n{text}\n')
    [found] = read_all()
    assert [f"{one.code} {one.message}" for one in found.diagnostics] == told
    assert not any("[[brief" in one.hint for one in found.diagnostics)


@pytest.mark.parametrize("name", [".lock", "brief.toml"])
def test_a_pipe_among_the_briefs_is_not_waited_for(folder: Path, name: str) -> None:
    folder.mkdir(parents=True)
    os.mkfifo(folder / name)
    with pytest.raises(NotChangedError, match=name):
        put("brief", mark(0))
    assert [one.sound for one in read_all()] == [False] * (name == "brief.toml")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "# mine\nformat = 'brief/1'\r\ntitle = 'One' # old\r\n",
            "# mine\nformat = 'brief/1'\r\ntitle = 'Two' # old\r\n",
        ),
        ('format = "brief/1"\n\n# none\n', 'format = "brief/1"\ntitle = "Two"\n\n# none\n'),
    ],
)
def test_a_title_is_all_that_changes_and_is_undone_to_the_byte(text: str, after: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    path = folder / "brief.toml"
    path.write_bytes(text.encode())
    change = set_title("brief", "Two")
    assert path.read_bytes() == after.encode()
    assert change
    undo(change)
    assert path.read_bytes() == text.encode()


def test_what_is_removed_is_put_aside_whatever_it_holds_and_comes_back_beside_what_was_begun_since(
    folder: Path,
) -> None:
    folder.mkdir(parents=True)
    for content in (b"first", b"\xff second"):
        (folder / "brief.toml").write_bytes(content)
        removed = remove("brief")
        assert read_all() == ()
    assert [one.name for one in read_all(removed=True)] == ["brief-2", "brief"]
    put("brief", mark(0))
    assert undo(removed) == "brief-2"
    assert (folder / "brief-2.toml").read_bytes() == b"\xff second"
    assert bring_back("brief") == "brief-3"
    assert (folder / "brief-3.toml").read_bytes() == b"first"
    assert marks() == ["c0"]
    for gone in (lambda: undo(removed), lambda: remove("none")):
        with pytest.raises(NotChangedError, match="No such file"):
            gone()


def test_removed_briefs_are_no_debates_either(folder: Path) -> None:
    put("brief", mark(0))
    remove("brief")
    (folder.parent / "own.toml").write_text("[debate]\n")
    assert [found.files for found in find([folder.parent], Trouble(), is_map)] == [(folder.parent / "own.toml",)]
    assert [Path(name).name for name, *_ in stamps([folder.parent])] == ["own.toml"]


@pytest.mark.parametrize("text", ["", "[[mark]]\ndebate = 'd'\n", "\r\n# mine\r\n"])
def test_a_brief_without_a_head_gets_its_title_there(text: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "brief.toml").write_bytes(text.encode())
    set_title("brief", "Two")
    eol = "\r\n" if "\r" in text else "\n"
    assert (folder / "brief.toml").read_bytes() == f'title = "Two"{eol}{text}'.encode()
