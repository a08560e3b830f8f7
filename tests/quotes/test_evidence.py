"""What quotes are compared with is read in one way, whoever asks."""

from pathlib import Path

from debate_tui.model.library import Library
from debate_tui.quotes.check import make_lock
from debate_tui.quotes.evidence import gather, gather_all, reports
from debate_tui.quotes.known import known
from debate_tui.quotes.lock import write
from debate_tui.read.library import read_library

MAP = """
format = "debate/1"
debate = {{ id = "{id}", title = "T", question = "Q?", summary = "S." }}
position = [{{ id = "p", label = "P", summary = "S." }}, {{ id = "q", label = "Q", summary = "S." }}]
issue = [{{ id = "i", question = "Q?" }}]
source = [{{ id = "{source}", position = "p", title = "A" }}]
[[claim]]
id = "c"
source = "{source}"
issues = ["i"]
text = "The harbour is deep."
role = "fact"
quote = [{{ text = "The harbour is deep." }}]
"""


def written(folder: Path, *maps: tuple[str, str]) -> Library:
    """A library of maps, (id, id of its source)."""
    for id, source in maps:
        (folder / f"{id}.toml").write_text(MAP.format(id=id, source=source), encoding="utf-8")
    return read_library([folder])


def test_the_text_counts_before_the_lock(tmp_path: Path) -> None:
    (debate,) = written(tmp_path, ("one", "a")).debates
    lock = make_lock(debate, {"a": "The harbour is deep."})
    (tmp_path / "one.quotes.lock").write_text(write(lock), encoding="utf-8")
    (attested,) = (check.verdict.state for report in reports(gather(debate)) for check in report.checks)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("The harbour is deep.", encoding="utf-8")
    (exact,) = (
        check.verdict.state for report in reports(gather(debate, tmp_path / "texts")) for check in report.checks
    )
    assert (attested, exact) == ("attested", "exact")


def test_of_several_maps_one_without_any_text_is_as_without_a_folder(tmp_path: Path) -> None:
    library = written(tmp_path, ("one", "a"), ("other", "b"))
    texts = tmp_path / "texts"
    texts.mkdir()
    assert [one.folder for one in gather_all(library.debates, texts)] == [texts, texts]
    (texts / "a.txt").write_text("The harbour is deep.", encoding="utf-8")
    assert [one.folder for one in gather_all(library.debates, texts)] == [texts, None]


def test_the_explorer_and_check_say_the_same_of_the_evidence(tmp_path: Path) -> None:
    """The explorer missed the texts of maps that the folder is not for; `check` knew better."""
    maps, texts = tmp_path / "maps", tmp_path / "texts"
    maps.mkdir()
    texts.mkdir()
    (texts / "a.txt").write_text("The harbour is shallow.", encoding="utf-8")
    library = written(maps, ("one", "a"), ("other", "b"))
    explored = {one.code for one in known(library, texts).diagnostics}
    checked = {
        one.code for evidence in gather_all(library.debates, texts) for r in reports(evidence) for one in r.diagnostics
    }
    assert explored - {one.code for one in library.diagnostics} == checked == {"E501"}


def test_a_text_that_cannot_be_read_is_not_missed(tmp_path: Path) -> None:
    (debate,) = written(tmp_path, ("one", "a")).debates
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_bytes(b"\xff\xfe\xff")
    evidence = gather(debate)
    assert [one.code for one in evidence.diagnostics] == ["E532"]
    assert [one.code for report in reports(evidence) for one in report.diagnostics] == []
