"""A folder is there with all its files, or not at all."""

from pathlib import Path

import pytest

from debate_tui.disk.whole import write_folder


def test_a_folder_is_made_with_its_files_and_the_folders_above_it(tmp_path: Path) -> None:
    write_folder(tmp_path / "a" / "b", {"x.toml": b"\xff\x00", "in/y.txt": b"y"})
    assert (tmp_path / "a" / "b" / "x.toml").read_bytes() == b"\xff\x00"
    assert (tmp_path / "a" / "b" / "in" / "y.txt").read_bytes() == b"y"
    assert _names(tmp_path / "a") == ["b"]


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_there_stays_as_it_is(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "b"
    if kind == "folder":
        path.mkdir()
    elif kind == "file":
        path.touch()
    else:
        path.symlink_to("nowhere")
    with pytest.raises(FileExistsError):
        write_folder(path, {"x": b"x"})
    assert _names(tmp_path) == ["b"]
    assert not (path / "x").exists()


def test_what_could_not_be_written_whole_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_folder(tmp_path / "b", {"x": b"x"})
    assert _names(tmp_path) == []


def test_it_gets_the_permissions_of_any_new_folder(tmp_path: Path) -> None:
    (tmp_path / "any").mkdir()
    write_folder(tmp_path / "b", {"x": b""})
    assert (tmp_path / "b").stat().st_mode == (tmp_path / "any").stat().st_mode


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]
