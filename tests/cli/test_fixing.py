"""`check --fix`: what is asked, what each answer does, and that nothing but the quote is changed in the file."""

import io
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from debate_tui.cli import main

MAP = (Path(__file__).parent / "base" / "debate.toml").read_text()
TEXT = "It would halve the soot, they say. All car-free streets see more trade. {} would go. And the detour burns more fuel."
OLD = ("would halve the noise", "car-free towns see more trade")
NEW = ("would halve the soot", "car-free streets see more trade")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "debate.toml").write_text(MAP.replace(NEW[0], OLD[0]).replace(NEW[1], OLD[1]))
    (tmp_path / "sources").mkdir()
    for source in ("council", "chamber"):
        text = TEXT.format("A third of our members' trade, a third of our members' trade")
        (tmp_path / "sources" / f"{source}.txt").write_text(text)
    return tmp_path


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def answered(monkeypatch: pytest.MonkeyPatch, answers: str) -> tuple[int, str]:
    """The exit status and what was said on standard error."""
    said = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(answers))
    monkeypatch.setattr("sys.stderr", said)
    return main(["check", "debate.toml", "--max-share", "100", "--fix"]), said.getvalue()


@pytest.mark.parametrize(
    ("answers", "fixed"),
    [
        ("y\ny\n", [0, 1]),
        ("yes\nno\n", [0]),
        ("n\nY\n", [1]),
        ("a\n", [0, 1]),
        ("q\n", []),
        ("y\nq\n", [0]),
        ("maybe\n\ny\nn\n", [0]),
        ("y\n", [0]),  # and the end of the input
        ("", []),
    ],
)
def test_answers(place: Path, monkeypatch: pytest.MonkeyPatch, answers: str, fixed: list[int]) -> None:
    status, said = answered(monkeypatch, answers)
    quotes = [claim["quote"][0]["text"] for claim in tomllib.loads((place / "debate.toml").read_text())["claim"]]
    assert quotes[:2] == [(NEW if i in fixed else OLD)[i] for i in range(2)]
    assert status == (0 if len(fixed) == 2 else 1)
    assert "\x1b[1;31m[-noise-]\x1b[0m\x1b[1m{+soot+}\x1b[0m" in said
    assert said.endswith(f"debate-tui: {len(fixed)} quote{'' if len(fixed) == 1 else 's'} corrected\n")


def test_interrupted_nothing_is_written(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(Terminal):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            if self.tell():
                raise KeyboardInterrupt
            return super().readline()

    before = (place / "debate.toml").read_bytes()
    monkeypatch.setattr("sys.stdin", Interrupted("y\ny\n"))
    monkeypatch.setattr("sys.stderr", Terminal())
    assert main(["check", "debate.toml", "--fix"]) == 130
    assert (place / "debate.toml").read_bytes() == before


@pytest.mark.usefixtures("place")
def test_a_file_that_cannot_be_written_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("debate_tui.cli.fixing.write", refuse)
    assert main(["check", "debate.toml", "--fix", "--yes"]) == 1
    assert capsys.readouterr().err.endswith(
        'debate-tui: cannot write "debate.toml": permission denied\n  it is as it was\n'
    )


def test_a_link_stays_a_link_and_modes_stay(place: Path) -> None:
    (place / "debate.toml").rename(place / "kept.toml")
    (place / "kept.toml").chmod(0o640)
    (place / "debate.toml").symlink_to("kept.toml")
    assert main(["check", "debate.toml", "--max-share", "100", "--fix", "--yes"]) == 0
    assert (place / "debate.toml").is_symlink()
    assert (place / "kept.toml").stat().st_mode & 0o777 == 0o640
    assert NEW[0] in (place / "kept.toml").read_text()


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(LINES, max_size=4),
    LINES,
    st.booleans(),
    st.booleans(),
    st.sampled_from(['"{}"', "'{}'", '"""{}"""', "'''{}'''"]),
)
def test_nothing_but_the_quote_is_changed(
    place: Path, comments: list[str], remark: str, windows: bool, mark: bool, quotes: str
) -> None:
    """Whatever stands around the quote, in whatever kind of file: the bytes before it and after it stay."""
    head, tail = MAP.split(f'"{NEW[0]}" }}]', 1)
    head = "".join(f"# {line}\n" for line in comments) + head
    tail = f" }}]   # {remark}\n" + "".join(f"  # {line}\n" for line in comments) + tail
    # The quote already has a locator that may be right: what is put in its place is one string, and it stays.
    head = head[: -len("text = ")] + 'locator = "p. 9", text = '

    def file(quote: str) -> bytes:
        text = head + quotes.format(quote) + tail
        return ("\ufeff" * mark + (text.replace("\n", "\r\n") if windows else text)).encode()

    path = place / "debate.toml"
    path.write_bytes(file(OLD[0]))
    main(["check", "debate.toml", "--max-share", "100", "--fix", "--yes"])
    assert path.read_bytes() == file(NEW[0])


def test_what_was_changed_meanwhile_is_neither_lost_nor_counted(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Meanwhile(Terminal):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            path = place / "debate.toml"
            path.write_text(path.read_text().replace(OLD[0], "would do nothing") + "# mine\n")
            return "a\n"

    said = Terminal()
    monkeypatch.setattr("sys.stdin", Meanwhile())
    monkeypatch.setattr("sys.stderr", said)
    assert main(["check", "debate.toml", "--max-share", "100", "--fix"]) == 1
    text = (place / "debate.toml").read_text()
    assert (
        text
        == MAP.replace(NEW[0], "would do nothing").replace(f'"{NEW[1]}"', f'"{NEW[1]}", locator = "¶1"') + "# mine\n"
    )
    assert "debate-tui: 1 quote corrected; 1 quote not: the file has changed" in said.getvalue()


def test_a_quote_over_several_lines_with_windows_line_ends(place: Path) -> None:
    """Values are compared after one newline rule, and the file keeps its line ends."""

    def file(quote: str) -> bytes:
        return MAP.replace(f'"{NEW[0]}" }}', f'"""\n{quote}\n""", locator = "¶1" }}').replace("\n", "\r\n").encode()

    (place / "debate.toml").write_bytes(file("would halve\n  the noise"))
    assert main(["check", "debate.toml", "--max-share", "100", "--fix", "--yes"]) == 0
    assert (place / "debate.toml").read_bytes() == file(NEW[0])


def test_a_file_that_cannot_be_edited_stays_and_the_others_are_corrected(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Read as UTF-8 when it was checked, saved in Latin-1 while it was asked."""
    broken, sound = MAP.replace(NEW[0], OLD[0]).split("[[relation]]")[0], '[[claim]]\nid = "more"\nsource = "council"\n'
    sound += f'issues = ["air"]\ntext = "It."\nrole = "fact"\nquote = [{{ text = "{OLD[1]}", locator = "¶1" }}]\n'
    folder = place / "map"
    folder.mkdir()
    (folder / "debate.toml").write_text(broken)
    (folder / "more.toml").write_text(sound)

    def chosen(found: list[tuple[object, object]], *_: object) -> list[object]:
        (folder / "debate.toml").write_bytes(broken.encode() + b"# caf\xe9\n")
        return [one for _, one in found]

    monkeypatch.setattr("debate_tui.cli.fixing._chosen", chosen)
    assert main(["check", "map", "--sources", "sources", "--fix", "--yes"]) == 1
    assert (folder / "debate.toml").read_bytes() == broken.encode() + b"# caf\xe9\n"
    assert (folder / "more.toml").read_text() == sound.replace(OLD[1], NEW[1])
    said = capsys.readouterr().err
    assert "debate-tui: 1 quote corrected\n" in said
    assert said.endswith(
        'debate-tui: "map/debate.toml" cannot be edited: it is not UTF-8\n'
        "  correct it by hand; debate-tui left it as it was\n"
    )


FORMAT = (
    (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
)


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize("above", ["[[source]]", "[[claim]]", "[[claim.quote]]", "id", "text", "[[relation]]"])
def test_remarks_stay_above_what_they_speak_of(tmp_path: Path, above: str, eol: str) -> None:
    """The map of docs/format.md with a remark above each source, say."""
    file = "".join(
        f"  # before {number}\n{line}\n" if line.lstrip().startswith(above) else f"{line}\n"
        for number, line in enumerate(FORMAT.splitlines())
    ).replace("\n", eol)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "council.txt").write_text(
        "\n\n".join(["It."] * 8 + ["All car-free streets see more trade."])
    )
    (tmp_path / "sources" / "chamber.txt").write_text("Yet our members fear that a third of their trade would go.")
    path = tmp_path / "debate.toml"
    path.write_bytes(file.replace("car-free streets see", "car-free towns see").encode())
    main(["check", str(tmp_path), "--fix", "--yes"])
    assert path.read_bytes() == file.encode()


def test_a_file_in_another_format_is_said_to_be_one_before_anything_is_asked(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """“Expected '=' after a key”, of a CSV, once somebody had agreed to the correction."""
    table = f"claim,author,quote,source\nIt pays,Ann,{OLD[1]},council\n"
    (place / "t.csv").write_text(table)
    (place / "both").mkdir()
    (place / "debate.toml").rename(place / "both" / "one.toml")
    (place / "both" / "t.csv").write_text(table)
    said = Terminal()
    monkeypatch.setattr("sys.stderr", said)
    monkeypatch.setattr("sys.stdin", Terminal(""))
    assert main(["check", "t.csv", "--sources", "sources", "--fix"]) == 1
    told = "is in another format, which is only read; debate-tui import {0}t.csv -o {0}t.toml makes a map to write into"
    assert told.format("") in said.getvalue()
    assert "[y]es" not in said.getvalue()
    assert main(["check", "both", "--max-share", "100", "--sources", "sources", "--fix", "--yes"]) == 1
    assert told.format("both/") in said.getvalue()
    assert "3 quotes corrected" not in said.getvalue()
    assert NEW[1] in (place / "both" / "one.toml").read_text()
    assert (place / "t.csv").read_text() == (place / "both" / "t.csv").read_text() == table
