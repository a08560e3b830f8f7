"""Content, queries and file names drive no terminal: whatever they hold, it is shown as harmless characters."""

import json
import re
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.text.safe import safe
from debate_tui.tui.body import Size
from debate_tui.tui.environment import Colours
from debate_tui.tui.paint import painted
from debate_tui.tui.theme import Palette
from tests.builders import compared
from tests.tui.pty_program import Program
from tests.tui.screens import SIZES, Reader
from tests.tui.terminal import terminal

NASTY = (
    "A\x1b[2J\x1b]52;c;ZXZpbA==\x07\x1b]0;evil\x07\x9b31m\x00\u202egnoL\u2066\x85[red]B[/][@click=app.exit]C[/]\ud83d"
)
"""Clears the screen, writes the clipboard and the title, colours, ends strings, turns the writing round, is markup."""

EVIL = re.compile(r"\x1b\]52;|\x1b\]0;|\x1b\[2J\x1b|\x9b|[\u202e\u2066\ud800-\udfff]|\x00|\x85")
"""What would show that something got through raw, in the bytes that a terminal gets."""


def harmless(text: str) -> bool:
    return all(safe(line) == line for line in text.split("\n"))


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """A debate in whose every text there is mischief, in a folder whose name is mischief."""
    text = json.dumps(NASTY.replace("\ud83d", ""))  # TOML's escapes are JSON's, and TOML has no lone surrogates
    text = text.replace("\\u0000", "\\u0001")
    folder = tmp_path / "ev\x1b]0;evil\x07il"
    folder.mkdir()
    (folder / "debate.toml").write_text(f"""
format = "debate/1"
[debate]
id = "evil"
title = {text}
question = {text}
summary = {text}
[[position]]
id = "p"
label = {text}
summary = {text}
[[position]]
id = "q"
label = {text}
summary = {text}
[[issue]]
id = "i"
question = {text}
label = {text}
[[stance]]
position = "p"
issue = "i"
answer = {text}
[[source]]
id = "s"
position = "p"
title = {text}
label = {text}
authors = [{text}]
affiliation = {text}
outlet = {text}
note = {text}
published = "2024"
published_basis = {text}
url = {text}
[[source]]
id = "r"
position = "q"
title = {text}
[[claim]]
id = "c"
source = "s"
issues = ["i"]
text = {text}
role = "premise"
voice = {{ speaker = {text}, endorsed = false }}
  [[claim.quote]]
  text = {text}
  locator = {text}
  note = {text}
[[claim]]
id = "d"
source = "r"
issues = ["i"]
text = {text}
role = "premise"
  [[claim.quote]]
  text = {text}
[[relation]]
kind = "rebuts"
from = "s/c"
to = "r/d"
why = {text}
{text} = 1
""")
    return folder


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_frame_holds_what_could_drive_a_terminal(evil: Path, size: Size) -> None:
    library = store.open([evil]).library()
    assert library.debates
    assert library.diagnostics
    ways = [(), ("down", "why"), ("enter",), ("grid",), ("issues",), ("sources",), ("sources", "enter"), ("problems",)]
    for way in ways:
        reader = Reader(library, size, compared(library, "evil")).press(*way)
        for _ in range(12):
            assert harmless(reader.text)
            reader.press("down")
    reader.search("evil")
    assert harmless(reader.text)


def test_markup_is_text(evil: Path) -> None:
    library = store.open([evil]).library()
    text = "".join(Reader(library, Size(200, 45), compared(library, "evil")).text.split("\n"))
    assert "[red]B[/][@click=app.exit]C[/]" in text
    assert "A␛[2J␛]52;c;ZXZpbA==\ufffd␛]0;evil\ufffd" in text


def test_the_first_frame_is_as_harmless_as_the_others(evil: Path) -> None:
    library = store.open([evil]).library()
    lines = Reader(library, Size(100, 30), compared(library, "evil")).frame.lines
    sent = painted(lines, Palette(), Colours.ALL)
    assert not EVIL.search(re.sub(r"\x1b\[[\d;]*m", "", sent))


async def test_a_notice_is_harmless(evil: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(evil)
    async with terminal(store.open([evil]).library(), "evil") as reader:
        await reader.export()
        assert "Exported this page to" in " ".join(reader.text.split())
        assert "␛]0;evil" in reader.text
        assert harmless(reader.text)


async def test_what_is_copied_is_harmless(evil: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    async with terminal(store.open([evil]).library(), "evil") as reader:
        taken: list[str] = []
        reader.app.copy_to_clipboard = taken.append  # type: ignore[assignment, method-assign]
        await reader.press("y")
        assert harmless(taken[0])
        assert "␛]52;" in taken[0]


def test_the_real_program_sends_nothing_of_it(evil: Path) -> None:
    with Program("--library", evil, "evil") as program:
        program.until("gnoL")
        for keys, seen in (
            ("ca", "Why"), ("\r", "Says"), ("m", "Issue"), ("s", "sources"), ("\r", "Position"),
            ("p", "W2"), ("/", "Type words"), ("\x1b[200~ev\x1b]0;evil\x07il\x1b[201~", "result"), ("\x15", "Type words"),
            ("\x7f", "W2"), ("q", "How often"),
        ):  # fmt: skip
            program.send(keys)
            program.until(seen)
        program.send("qq")
        assert program.end() == 0
    sent = program.received.decode()
    assert not EVIL.search(sent), EVIL.search(sent)
    # What is left when the sequences are taken away that draw, move and switch modes is printable.
    text = re.sub(r"\x1b(\[[\d;?<>=]*[ $]?[A-Za-z]|[78=>()][B0]?|P[^\x1b]*\x1b\\|\]22;[a-z-]*(\x07|\x1b\\))", "", sent)
    assert not re.search(r"[^\r\n -~\xa0-\U0010ffff]", text), re.search(r".{40}[^\r\n -~\xa0-\U0010ffff].{40}", text)
