"""Finding the files of debates: a file comes before its copies, whatever program made them."""

import errno
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.disk import stamps
from debate_tui.pages.document import Extract
from debate_tui.read.find import in_order
from debate_tui.read.library import read_library
from debate_tui.store import Store
from debate_tui.write.writers import WRITERS, Options
from tests.read.cards import documents as cards
from tests.state.test_renewal import CLAIM, MAP

COPIES = [
    "tram (conflicted copy 2024-05-01).toml",  # Dropbox
    "tram (Ann's conflicted copy 2024-05-01).toml",
    "tram (conflicted copy 2024-05-01 101010).toml",  # Nextcloud
    "tram (SFConflict ann@example.org 2024-05-01-10-10-10).toml",  # Seafile
    "tram.sync-conflict-20240501-101010-ABCDEFG.toml",  # Syncthing
    "tram-DESKTOP-AB12CD3.toml",  # OneDrive
    "tram 2.toml",  # iCloud
    "tram (1).toml",  # Google Drive, browsers
    "tram copy.toml",  # macOS
    "tram - Copy.toml",  # Windows
    "tram - Copy (2).toml",
    "Copy of tram.toml",  # Google Drive
    "Kopie von tram.toml",
    "tram_backup.toml",
    "tram~.toml",
    "tram.orig.toml",
    "tram.bak.toml",
    "tram!.toml",
]


@given(st.permutations([*COPIES, "tram.toml", "a.toml", "zebra.toml"]))
def test_the_plain_name_comes_before_its_copies(names: list[str]) -> None:
    ordered = in_order(names)
    assert sorted(ordered) == sorted(names)
    assert ordered.index("tram.toml") < min(map(ordered.index, COPIES))
    assert (ordered[0], ordered[-1]) == ("a.toml", "zebra.toml")


@given(st.permutations([one.replace(".toml", ".docx") for one in (*COPIES, "tram.toml")]))
def test_a_card_file_comes_before_its_copies(names: list[str]) -> None:
    """Once a copy was read first, and answers were said to stand in it, and “in 1 other place”."""
    assert in_order(names)[0] == "tram.docx"


@given(st.lists(st.text("ab .-~", min_size=1, max_size=6), unique=True))
def test_any_names_have_one_order(names: list[str]) -> None:
    assert in_order(names) == in_order(reversed(names))
    assert sorted(in_order(names)) == sorted(names)


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_hides_no_map_of_a_library(tmp_path: Path, copy: str) -> None:
    (tmp_path / "tram.toml").write_text(MAP.replace("D?", "The plain one?"))
    (tmp_path / copy).write_text(MAP)
    library = read_library([tmp_path])
    assert [debate.question for debate in library.debates] == ["The plain one?"]
    (hidden,) = [problem for problem in library.diagnostics if problem.code == "W108"]
    assert hidden.at.file == str(tmp_path / copy)
    assert str(tmp_path / "tram.toml") in hidden.hint


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_hides_no_file_of_a_folder(tmp_path: Path, copy: str) -> None:
    (tmp_path / "debate.toml").write_text(MAP)
    (tmp_path / "tram.toml").write_text(CLAIM.format(id="a", source="left"))
    (tmp_path / copy).write_text(CLAIM.format(id="a", source="left").replace("Claim a.", "As it was."))
    library = read_library([tmp_path])
    assert [claim.text for claim in library.debates[0].claims] == ["Claim a."]
    (hidden,) = [problem for problem in library.diagnostics if problem.code == "W109"]
    assert hidden.at.file == str(tmp_path / copy)
    assert str(tmp_path / "tram.toml") in hidden.message


def test_a_map_is_no_copy_of_the_file_that_it_was_made_of(tmp_path: Path) -> None:
    """It was called one, byte for byte, though no byte of them is the same."""
    (tmp_path / "a.tgf").write_text("1 One\n2 Two\n#\n1 2 attacks\n")
    [made] = read_library([tmp_path / "a.tgf"]).debates
    (tmp_path / "b.json").write_text("".join(WRITERS["json"].write(Extract(replace(made, id="b")), Options())))
    (told,) = [problem for problem in read_library([tmp_path]).diagnostics if problem.code == "W109"]
    assert told.message == f"the file and {tmp_path / 'a.tgf'} come from the same bytes: both are opened"


def test_two_files_that_share_an_id_are_no_copies(tmp_path: Path) -> None:
    (tmp_path / "debate.toml").write_text(MAP)
    (tmp_path / "one.toml").write_text(CLAIM.format(id="a", source="left"))
    more = "".join(CLAIM.format(id=id, source="left") for id in "abc")
    (tmp_path / "two.toml").write_text(more)
    codes = [problem.code for problem in read_library([tmp_path]).diagnostics]
    assert codes.count("E210") == 1
    assert "W109" not in codes


def deck(path: Path, tag: str = "Tag") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(cards.document(cards.par(tag, style=cards.TAG), cards.cite("Lee 20"), cards.par("words")))


def test_files_of_cards_are_read_from_folders_however_deep(tmp_path: Path) -> None:
    """Once those two levels down were passed over without a word."""
    pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")
    deck(tmp_path / "Case.docx", "top")
    deck(tmp_path / "2024" / "Neg" / "Case.docx", "neg")
    deck(tmp_path / "2024" / "Aff" / "Case.DOCX", "aff")
    deck(tmp_path / "2024" / "a" / "b" / "c" / "d" / "deep.docm", "deep")
    for passed in ("2024/.hidden/x.docx", "2024/Neg/~$Case.docx", "briefs/x.docx", "2024/debate/x.docx"):
        deck(tmp_path / passed)
    (tmp_path / "2024" / "debate" / "debate.toml").write_text("")
    (tmp_path / "2024" / "other.toml").write_text("")
    library = read_library([tmp_path])
    assert [(one.id, one.title, one.claims[0].text) for one in library.debates] == [
        ("2024-aff-case-docx", "2024/Aff/Case", "aff"),
        ("2024-neg-case-docx", "2024/Neg/Case", "neg"),
        ("2024-a-b-c-d-deep-docm", "2024/a/b/c/d/deep", "deep"),
        ("case-docx", "Case", "top"),
    ]
    assert [one.positions[0].id for one in library.debates] == ["aff", "neg", "other", "other"]
    assert [one.code for one in library.diagnostics] == ["W107"]
    store = Store([tmp_path])
    assert [one.id for one in store.library().debates] == [one.id for one in library.debates]
    assert not store.changed()
    deck(tmp_path / "2024" / "Aff" / "new" / "x.docx")
    assert store.changed()


def test_of_very_many_folders_it_is_said_where_the_search_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")
    monkeypatch.setattr(stamps, "MOST_FOLDERS", 2)
    for name in "abcd":
        deck(tmp_path / name / f"{name}.docx")
    library = read_library([tmp_path])
    assert [one.id for one in library.debates] == ["a-a-docx", "b-b-docx"]
    (told,) = [one for one in library.diagnostics if one.code == "W107"]
    assert str(tmp_path / "c") in told.message


def test_a_folder_is_listed_again_only_when_it_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An explorer looks four times a second; a thousand folders took 60 ms each time."""
    listed: list[str] = []
    scandir = os.scandir

    def listing(path: str) -> Any:
        listed.append(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", listing)
    for name in ("a/b", "a/c", "d"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "x.docx").write_bytes(b"")
        for folder in (tmp_path / name, tmp_path / name.split("/")[0]):
            os.utime(folder, (1, 1))
    first = stamps.stamps([tmp_path])
    assert len(listed) == 6, "the library itself is listed for maps and for cards"
    listed.clear()
    assert stamps.stamps([tmp_path]) == first
    assert listed == [str(tmp_path)] * 2
    (tmp_path / "a" / "b" / "y.docx").write_bytes(b"")
    assert len(stamps.stamps([tmp_path])) == len(first) + 1


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights there")
def test_links_that_lead_round_in_a_circle_below_a_library_end(tmp_path: Path) -> None:
    pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")
    deck(tmp_path / "a" / "x.docx")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "elsewhere").symlink_to(tmp_path / "a", target_is_directory=True)
    assert [one.title for one in read_library([tmp_path]).debates] == ["a/x"]


def test_a_folder_of_other_formats_within_a_library_is_told_and_few_files_are_asked(tmp_path: Path) -> None:
    """It was passed over without a word, and the library “holds no debate”."""
    for name in ("corpus/deep", "sources", "briefs", "many", "plain"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "x.txt").write_text("no debate\n")
    for name in ("corpus/deep", "sources", "briefs", "many"):
        (tmp_path / name / "z.tgf").write_text("1 a\n2 b\n#\n1 2 attacks\n")
    for number in range(30):
        (tmp_path / "many" / f"a{number}").write_text("no debate\n")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone").symlink_to("nowhere")
    told = read_library([tmp_path]).diagnostics
    assert [(one.code, Path(one.at.file).name) for one in told] == [("W107", "corpus")]
    assert "deep/z.tgf" in told[0].message
    assert str(tmp_path / "corpus" / "deep") in told[0].hint
    assert len(read_library([tmp_path / "corpus" / "deep"]).debates) == 1


def test_files_of_a_library_in_no_format_are_counted_and_locks_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.tgf").write_text("1 a\n2 b\n#\n1 2 attacks\n")
    for name in ("a.quotes.lock", "~$x.docx", "Thumbs.db", ".hidden", "one.txt", "two.md", "three", "four"):
        (tmp_path / name).write_text("no debate\n")
    [told] = read_library([tmp_path]).diagnostics
    assert (told.code, told.message) == ("N136", "4 files in no format that is read: four, one.txt, three, two.md")


def test_files_of_one_name_in_several_formats_are_debates_of_their_own(tmp_path: Path) -> None:
    """All but the first were hidden: a file of another program has no id that somebody could change."""
    (tmp_path / "a.csv").write_text("claim,author\nTax is good,Ann\n", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"claim": "Tax is bad"}\n', encoding="utf-8")
    (tmp_path / "B.txt").write_text("claim,author\nTax is mad,Bo\n", encoding="utf-8")
    (tmp_path / "b.toml").write_text(MAP, encoding="utf-8")
    (tmp_path / "c.csv").write_text("claim,author\nTax is odd,Cy\n", encoding="utf-8")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "税.csv").write_text("claim,author\nTax is low,Di\n", encoding="utf-8")
    (tmp_path / "債.csv").write_text("claim,author\nDebt is low,Di\n", encoding="utf-8")
    library = read_library([tmp_path])
    ids = {Path(debate.at.file).name: debate.id for debate in library.debates}
    assert {name: ids[name] for name in ("a.csv", "a.jsonl", "B.txt", "c.csv")} == {
        "a.csv": "a-csv",
        "a.jsonl": "a-jsonl",
        "B.txt": "b-txt",
        "c.csv": "c-csv",
    }
    assert len({*ids.values()}) == len(ids) == 7
    assert [one.code for one in library.diagnostics if one.code == "W108"] == []
    with_index = Store([tmp_path]).library()
    assert {debate.id for debate in with_index.debates} == {*ids.values()}


@pytest.mark.parametrize(
    "name", ["a.csv", "a.jsonl", "a.txt", "a.argdown", "a.json", "a.toml", "a", "A", "a.docx", "a.csv.toml"]
)
def test_a_file_that_comes_or_goes_renames_no_other(name: str, tmp_path: Path) -> None:
    """`a.csv` was `a`, and `a-csv` beside `a.json`: what a reader had marked in it, and where they were, was lost."""
    (tmp_path / "a.tsv").write_text("claim\tauthor\nTax is good\tAnn\n", encoding="utf-8")
    (tmp_path / "a.tgf").write_text("1 Tax is bad\n2 b\n#\n1 2 attacks\n", encoding="utf-8")

    def ids() -> dict[str, tuple[str, list[str]]]:
        debates = read_library([tmp_path]).debates
        return {Path(one.at.file).name: (one.id, [claim.full_id for claim in one.claims]) for one in debates}

    before = ids()
    [alone] = read_library([tmp_path / "a.tsv"]).debates
    assert before["a.tsv"] == (alone.id, [claim.full_id for claim in alone.claims])
    (tmp_path / name).write_text(MAP if name.endswith(".toml") else "claim,author\nTax is mad,Bo\n", encoding="utf-8")
    assert {one: told for one, told in ids().items() if one in before} == before
    (tmp_path / "a.tgf").unlink()
    assert ids()["a.tsv"] == before["a.tsv"]


def test_a_map_of_ours_is_found_in_a_library_under_any_name_but_that_of_a_back_up(tmp_path: Path) -> None:
    """`import -o t.json` writes TOML, which opened alone and was “in no format that is read” in its folder."""
    for name in ("one.json", "two", "three.toml.bak", "four.toml~"):
        head = f'id = "{name[:3]}"\ntitle = "T"\nquestion = "Q?"\n'
        (tmp_path / name).write_text(f'# by hand\nformat = "debate/1"\n\n[debate]\n{head}')
    (tmp_path / "Pipfile").write_text('[[source]]\nurl = "https://pypi.org/simple"\n')
    library = read_library([tmp_path])
    assert sorted(one.id for one in library.debates) == ["one", "two"]


def test_a_file_of_a_library_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was “in no format that is read”, which nobody had looked at."""
    (tmp_path / "map.tgf").write_text("1 Tax is good\n2 Tax is bad\n#\n2 1 attacks\n")
    (tmp_path / "secret.csv").write_text("claim\nTax is fair\n")
    opening = Path.open

    def refused(path: Path, *args: Any, **options: Any) -> Any:
        if path.name == "secret.csv":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opening(path, *args, **options)

    monkeypatch.setattr(Path, "open", refused)
    library = read_library([tmp_path])
    assert [(one.code, Path(one.at.file).name) for one in library.diagnostics if one.code != "N130"] == [
        ("E103", "secret.csv")
    ]
    assert [one.id for one in library.debates] == ["map-tgf"]


def test_a_link_to_a_file_in_its_library_renames_it_no_more_than_another_file(tmp_path: Path) -> None:
    """The first of two names of one file counts: `a-link.csv` beside `rows.csv` took what was marked there along."""
    (tmp_path / "rows.csv").write_text("claim,author\nTax is good,Ann\n", encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "far.csv").write_text("claim,author\nTax is bad,Bo\n", encoding="utf-8")
    (tmp_path / "a-link.csv").symlink_to("rows.csv")
    (tmp_path / "b-far.csv").symlink_to("elsewhere/far.csv")
    (tmp_path / "c-gone.csv").symlink_to("gone.csv")
    (tmp_path / "0-self").symlink_to(".")
    (tmp_path / "0-above").symlink_to("..")
    library = read_library([tmp_path])
    assert [one.id for one in library.debates] == ["b-far-csv", "rows-csv"]
    assert [(one.code, Path(one.at.file).name) for one in library.diagnostics] == [("W107", "elsewhere")]
    [again] = read_library([tmp_path / "a-link.csv"]).debates
    assert again.id == "a-link-csv", "opened by its own name"


def test_folders_above_a_library_are_not_looked_through_for_cards(tmp_path: Path) -> None:
    """A link to the folder above led to thousands of others, and it was told that not all were looked into."""
    for number in range(1100):
        (tmp_path / "above" / f"f{number}").mkdir(parents=True)
    library = tmp_path / "above" / "library"
    library.mkdir()
    (library / "rows.csv").write_text("claim,author\nTax is good,Ann\n", encoding="utf-8")
    (library / "up").symlink_to("..")
    (library / "round").symlink_to(".")
    assert not read_library([library]).diagnostics
    (library / "far").symlink_to(tmp_path / "above")
    assert not read_library([library]).diagnostics


def test_what_is_exported_in_our_formats_opens_beside_its_file(tmp_path: Path) -> None:
    """It had the id of the file, and was hidden by it, though it may have been corrected since."""
    (tmp_path / "z.csv").write_text("claim,author\nTax is good,Ann\n", encoding="utf-8")
    [debate] = read_library([tmp_path / "z.csv"]).debates
    for name in ("json", "csv", "toml"):
        (here := tmp_path / name).mkdir()
        (here / "z.csv").write_bytes((tmp_path / "z.csv").read_bytes())
        (here / f"our.{name}").write_text("".join(WRITERS[name].write(Extract(debate), Options())), encoding="utf-8")
        library = read_library([here])
        assert sorted(one.id for one in library.debates) == ["z", "z-csv"]
        assert [one.code for one in library.diagnostics if one.code == "W108"] == []


def test_a_file_that_another_hides_can_have_another_name(tmp_path: Path) -> None:
    """“Give one of them another id”: a CSV has none."""
    for name in ("Tax draft.csv", "tax-draft.csv"):
        (tmp_path / name).write_text("claim,author\nTax is good,Ann\n", encoding="utf-8")
    [told] = [one for one in read_library([tmp_path]).diagnostics if one.code == "W108"]
    assert "give one of the files another name" in told.hint
