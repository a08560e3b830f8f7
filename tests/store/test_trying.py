"""A debate as it would be: only what would be wrong then and is not now is told, and no file is touched."""

from pathlib import Path

from tests.tui.screens import MAP, written

TWICE = '\n[[claim]]\nid = "sleep"\nsource = "road"\ntext = "So."\nrole = "fact"\n'


def test_only_what_would_be_wrong_and_is_not_now_is_told(tmp_path: Path) -> None:
    content = written(tmp_path)
    [debate] = content.verified().debates
    file = debate.at.file
    same = content.tried(debate, {file: b"# a remark\n# another\n" + MAP.encode()})
    assert same.problems == (), "its warnings are further down, but no others"
    assert same.debate
    broken = content.tried(debate, {file: (MAP + TWICE).encode()})
    assert [one.code for one in broken.errors] == ["E210"]
    assert broken.problems[0].at.line == MAP.count("\n") + 3
    odd = content.tried(debate, {file: MAP.replace("A tram is quiet.", "A tram is loud.").encode()})
    assert [one.code for one in odd.errors] == ["E502"], "quotes are compared with the texts"
    assert (tmp_path / "map" / "debate.toml").read_text() == MAP


def test_the_other_files_of_a_folder_are_read_as_they_are(tmp_path: Path) -> None:
    content = written(tmp_path)
    (tmp_path / "map" / "more.toml").write_text(TWICE.replace("sleep", "more"))
    [debate] = content.verified().debates
    trial = content.tried(debate, {debate.at.file: MAP.replace("little", "no").encode()})
    assert trial.debate
    assert trial.debate.claim["tram/quiet"].text == "Trams make no noise."
    assert "road/more" in trial.debate.claim
