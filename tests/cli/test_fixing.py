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
    # The quote already has a locator: what is put in its place is one string.
    head = head[: -len("text = ")] + 'locator = "¶9", text = '

    def file(quote: str) -> bytes:
        text = head + quotes.format(quote) + tail
        return ("\ufeff" * mark + (text.replace("\n", "\r\n") if windows else text)).encode()

    path = place / "debate.toml"
    path.write_bytes(file(OLD[0]))
    main(["check", "debate.toml", "--max-share", "100", "--fix", "--yes"])
    assert path.read_bytes() == file(NEW[0])
