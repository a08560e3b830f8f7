"""`new`: what it writes passes `check`, is opened by its id, and replaces nothing."""

import re
import shlex
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.cli import main
from debate_tui.edit.start import started
from debate_tui.model.debate import Kind, QuoteState
from debate_tui.quotes.known import known


def test_the_template_passes_check_and_opens_by_its_id(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "tolls"]) == 0
    assert "debate-tui check tolls" in capsys.readouterr().out
    assert main(["check", "tolls"]) == 0
    assert "0 errors" in capsys.readouterr().out
    assert main(["export", "tolls"]) == 0
    assert "What is the question" in capsys.readouterr().out
    assert (home / "data" / "debate-tui" / "tolls" / "debate.toml").is_file()


def test_every_example_of_the_template_can_be_taken_out_of_its_comment(tmp_path: Path) -> None:
    """The lines after `# ` that are TOML make a sound map, but for what the dots stand for."""
    text = started("tolls")["debate.toml"].decode()
    lines = [line.removeprefix("# ").removeprefix("#") for line in text.split("\n")]
    keys = ("[[", "id =", "position =", "issue =", "answer =", "label =", "title =", "authors =", "outlet =", "published =",
            "url =", "source =", "issues =", "text =", "role =", "voice =", "locator =", "kind =", "from =", "to =", "why =",
            "by =", "about =", "says =", "summary =", "question =", "format =", "[debate]")  # fmt: skip
    map = "\n".join(line for line in lines if line.strip().startswith(keys))
    map += (
        '\n[[source]]\nid = "jones"\nposition = "no"\n[[claim]]\nid = "dearer"\nsource = "jones"\nissues = ["first"]\n'
    )
    map += 'text = "x"\n[[claim.quote]]\ntext = "x"\n'
    (tmp_path / "debate.toml").write_text(map.replace('"…"', '"x"').replace('["x"]', '["X"]'))
    library = store.open([tmp_path]).library()
    assert [str(one) for one in library.diagnostics if one.code.startswith("E")] == []
    (debate,) = library.debates
    assert (len(debate.claims), len(debate.relations), len(debate.conflicts), len(debate.stances)) == (2, 1, 1, 1)


@pytest.mark.parametrize("more", [[], ["--example"]])
def test_the_comments_name_commands_that_work(
    more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where it was written elsewhere than into the library, they named a debate that isn't there."""
    folder = tmp_path / "my maps"
    assert main(["new", "tolls", *more, "-o", str(folder)]) == 0
    commands = re.findall(r"debate-tui (?:check )?((?:'[^']*'|[^\s`,'])+)", (folder / "debate.toml").read_text())
    assert {shlex.split(one)[0] for one in commands} == {str(folder)}
    capsys.readouterr()
    assert main(["check", *{shlex.split(one)[0] for one in commands}]) == 0


def test_the_example_is_strictly_sound_and_every_quote_stands_in_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "street", "--example"]) == 0
    assert main(["check", "--strict", "street"]) == 0
    out = capsys.readouterr().out
    assert "0 errors, 0 warnings" in out
    assert "12 quotes: 12 exact" in out


def test_the_examples_lock_is_that_of_its_texts(tmp_path: Path) -> None:
    out = tmp_path / "street"
    assert main(["new", "street", "--example", "-o", str(out)]) == 0
    before = (out / "quotes.lock").read_bytes()
    (out / "quotes.lock").unlink()
    assert main(["lock", str(out)]) == 0
    assert (out / "quotes.lock").read_bytes() == before
    for text in (out / "sources").iterdir():
        text.unlink()
    (debate,) = known(store.open([out]).library(), None).debates
    assert {quote.state for claim in debate.claims for quote in claim.quotes} == {QuoteState.ATTESTED}


def test_the_example_shows_what_a_map_can_say() -> None:
    files = started("street", example=True)
    text = files["debate.toml"].decode()
    assert "my-debate" not in "".join(map(bytes.decode, files.values()))
    used = {kind for kind in Kind if f'kind = "{kind}"' in text}
    assert {Kind.SUPPORTS, Kind.REBUTS, Kind.UNDERCUTS, Kind.QUALIFIES} <= used
    assert all(word in text for word in ("endorsed = false", "endorsed = true", "sic", "[[conflict]]", "terms ="))


@pytest.mark.parametrize("id", ["My Map", "", "-", "a/b", "..", "ä", "a_b", "x" + chr(0)])
def test_what_is_no_id_is_refused_with_one_that_is(id: str, capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert main(["new", "--", id]) == 2
    error = capsys.readouterr().err
    assert "is not an id" in error
    assert "ids are lower-case letters" in error
    assert not (home / "data").exists()


def test_nothing_is_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "tolls"]) == 0
    assert main(["new", "tolls"]) == 1
    assert "there is a debate" in capsys.readouterr().err
    assert main(["new", "us-japan-alliance"]) == 1
    (tmp_path / "there").mkdir()
    assert main(["new", "other", "-o", str(tmp_path / "there")]) == 1
    assert "is there already" in capsys.readouterr().err
    assert list((tmp_path / "there").iterdir()) == []


def test_a_path_is_quoted_for_the_shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "tolls", "-o", str(tmp_path / "a b")]) == 0
    assert f"debate-tui '{tmp_path / 'a b'}'" in capsys.readouterr().out
