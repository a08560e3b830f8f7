"""The first keys: answered before Textual is there, as it would answer them; all bytes go one way or the other, in order."""

import re
import select
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key

from debate_tui.model.library import Library
from debate_tui.state import noted, places
from debate_tui.state.keys import KEYS
from debate_tui.tui import early
from debate_tui.tui.body import Size, body
from debate_tui.tui.changes import update
from debate_tui.tui.early import PARTS, PLAIN, Early, plain
from debate_tui.tui.environment import colours
from debate_tui.tui.frame import frame
from debate_tui.tui.incoming import Incoming
from debate_tui.tui.paint import painted
from debate_tui.tui.prelude import Prelude
from debate_tui.tui.theme import Palette
from debate_tui.tui.view import seen, walked
from tests.tui.pty_program import Program
from tests.tui.screens import MAP, SIZES, Reader, harbour
from tests.tui.test_driven import NOT_KEYS
from tests.tui.test_paint import narrow, screen
from tests.tui.tmux import PROGRAM, Tmux, needs_tmux

WALK = [*"jkhlgG mciosdpav[]{}<>w+-nNVCALFUf", "\r", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~"]
"""Keys that move about, without those that lead where letters are typed."""


# Which keys these are


@pytest.mark.parametrize("sent", PLAIN, ids=repr)
def test_a_plain_key_is_the_key_that_textual_makes_of_it(sent: bytes) -> None:
    [(name, character, rest)] = plain(sent)
    [key] = Incoming().feed(sent)
    assert isinstance(key, Key)
    assert (name, rest) == (key.key, b"")
    assert character in ("", key.character, "\n")
    assert character or key.character is None


def test_every_key_of_the_table_is_plain() -> None:
    assert {key for one in KEYS for key in one.keys} - {"escape"} <= {*PLAIN.values()}, "a sequence begins as Esc does"


@given(st.lists(st.sampled_from([*PLAIN, *NOT_KEYS, b"\x1b", b"\x1b[", b"\xc3", b"7", b"\x01"])).map(b"".join))
def test_what_is_not_plain_is_left_from_there_on(sent: bytes) -> None:
    found = [*plain(sent)]
    rest = found[-1][2] if found else sent
    late = Incoming()
    there = [name for name, _, _ in found] + [key.key for key in keys(late, rest)]
    assert there == [key.key for key in keys(Incoming(), sent)]


def keys(incoming: Incoming, sent: bytes) -> Iterator[Key]:
    yield from (one for one in (*incoming.feed(sent), *incoming.silence(9)) if isinstance(one, Key))


# What they do


class Stage(Prelude):
    """A terminal of some size, without the terminal."""

    def __init__(self, size: Size) -> None:
        self.modes = []
        self.now = size
        self.sent: list[tuple[str, str]] = []

    @property
    def size(self) -> tuple[int, int]:
        return self.now.columns, self.now.lines

    def change(self, update: str, painted: str) -> None:
        self.sent.append((update, painted))


def begun(size: Size) -> tuple[Early, Stage, Reader]:
    reader, stage = Reader(Library((harbour(),)), size), Stage(size)
    return Early(stage, reader.library, reader.view, Palette()), stage, reader


def typed(one: Early, *chunks: bytes) -> bytes:
    """Each of `chunks` has been typed by the time of another look at the keyboard; returns all that was answered."""
    read: list[bytes] = []

    def look(chunk: bytes) -> bytes:
        read.append(chunk)
        return chunk

    with pytest.MonkeyPatch.context() as patch:
        for chunk in chunks:
            patch.setattr(early, "_typed", partial(look, chunk))
            one.answer()
    sent = b"".join(read)
    assert sent.endswith(one.unread)
    return sent.removesuffix(one.unread)


def read_by(reader: Reader) -> frozenset[str]:
    return seen(reader.view, reader.at, body(reader.view.state, reader.library, reader.size), reader.size.linear)


@given(st.lists(st.sampled_from(WALK), max_size=12), st.sampled_from(SIZES), st.data())
def test_they_lead_where_they_lead_once_textual_is_there(sent: list[str], size: Size, data: st.DataObject) -> None:
    one, stage, reader = begun(size)
    rest = [key.encode() for key in sent]
    while rest and not one.unread:
        count = data.draw(st.integers(1, len(rest)))
        reader.view = replace(reader.view, state=noted(reader.view.state, read_by(reader)))
        for name, _, _ in plain(typed(one, b"".join(rest[:count]))):
            action = next((key.action for key in KEYS if name in key.keys and type(reader.place) in key.screens), None)
            assert action, "a key that is answered has a meaning here"
            there = walked(reader.view, action, reader.library, size)
            assert there, "and does no more than walk"
            reader.view = there
        rest = rest[count:]
    assert one.view == reader.view
    if stage.sent:
        shown = frame(one.view, reader.library, size)
        whole = screen(painted(shown.lines, Palette(), colours()), size, narrow)
        assert screen("".join(part for part, _ in stage.sent), size, narrow) == whole
        assert screen(stage.sent[-1][1], size, narrow) == whole


def test_what_is_written_is_what_has_changed() -> None:
    size = Size(120, 40)
    one, stage, _ = begun(size)
    typed(one, b"j", b"k", b"j")
    first, *others = (len(sent) for sent, _ in stage.sent)
    assert all(sent < first / 2 for sent in others)


@pytest.mark.parametrize(
    "sent", [b"q", b"y", b";", b"e", b"t", b"3", b"\x1b", b"\x1b[200~j\x1b[201~j", b"\xe9j", b"\x1a"]
)
def test_what_does_more_than_move_about_is_left_with_all_behind_it(sent: bytes) -> None:
    one, stage, _ = begun(Size(100, 30))
    typed(one, b"o")
    before = one.view
    typed(one, sent + b"jj", b"mm")
    assert one.unread == sent + b"jj", "and what comes later is not even read"
    assert (one.view.state.here, one.view.state.notice, one.view.line) == (before.state.here, "", before.line)
    assert len(stage.sent) == 1


def test_the_page_of_keys_is_there_at_once_and_takes_letters() -> None:
    one, _, _ = begun(Size(100, 30))
    typed(one, b"?sw", b"ap", b"\rj")
    assert type(one.view.state.place) is places.Help
    assert (one.view.line.text, one.unread) == ("swap", b"\rj"), "Enter waits for what they leave"


def test_letters_stand_in_the_line_at_once_and_enter_waits_for_what_they_find() -> None:
    one, _, _ = begun(Size(100, 30))
    typed(one, b"/tran\x7fm", b" night\r", b"j")
    assert isinstance(one.view.state.place, places.Search)
    assert one.view.line.text == "tram night"
    assert one.unread == b"\r"
    other, _, _ = begun(Size(100, 30))
    typed(other, b"/a\x7f\x7fj")
    assert other.unread == b"\x7fj", "on an empty line, Backspace leads back: that is not known to the line"


def test_a_terminal_that_is_resized_meanwhile_is_asked_again() -> None:
    one, stage, reader = begun(Size(100, 30))
    typed(one, b"j")
    stage.now = Size(40, 12)
    typed(one, b"j")
    assert one.size == stage.now
    reader.press("down").resize(stage.now).press("down")
    assert one.view.viewport == reader.view.viewport
    assert stage.sent[-1][1] == painted(reader.frame.lines, Palette(), colours())


def test_a_terminal_that_is_gone_is_left_to_textual() -> None:
    one, _, reader = begun(Size(100, 30))
    typed(one, b"", b"jjj")
    assert one.view.state.here == reader.view.state.here
    assert one.unread == b""


def test_the_cursor_of_the_terminal_follows() -> None:
    reader = Reader(Library((harbour(),)), Size(100, 30))
    x, y = reader.frame.cursor
    assert update(None, reader.frame, Palette(), None).endswith(f"\x1b[{y + 1};{x + 1}H")


# In the real program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "map.toml").write_text(MAP)
    return tmp_path


def test_textual_is_imported_in_parts() -> None:
    """So that no key waits for long; and in an order in which it can be: some of its modules need others in a circle."""
    script = f"import sys\nfor part in {PARTS!r}:\n    n = len(sys.modules)\n    __import__(part)\n    print(len(sys.modules) - n)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert max(map(int, done.stdout.split())) <= 200
    assert "textual" not in sys.modules["debate_tui.tui.early"].__dict__


def loaded(*modules: str) -> set[str]:
    """What is loaded once these are imported."""
    script = f"import sys\nfor name in {modules!r}:\n    __import__(name)\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    return set(done.stdout.split())


FIRST = ("debate_tui.cli.command.explore", "debate_tui.cli.debates", "debate_tui.store.whole", "debate_tui.store.remembered",
         "debate_tui.tui.early", "debate_tui.tui.remembering", "debate_tui.pages.overview")  # fmt: skip
"""What the first key needs, where nothing has changed since an earlier start."""


def test_what_the_first_key_needs_is_little() -> None:
    found = loaded(*FIRST)
    heavy = {
        "textual",
        "asyncio",
        "logging",
        "socket",
        "rich.console",
        "tomli",
        "hashlib",
        "tempfile",
        "shutil",
        "rapidfuzz",
        "platformdirs",
    }
    assert found & heavy == set()
    assert not any(name.startswith(("debate_tui.read.toml", "debate_tui.search", "debate_tui.edit")) for name in found)
    assert len(found) <= 252


def test_beyond_what_textual_itself_needs_next_to_nothing_is_imported() -> None:
    """Of other people's modules; of ours, what reads content, checks quotes, searches or edits comes when it is needed."""
    hello = loaded("textual.app", "textual.widgets._static", "textual.drivers.linux_driver", "textual._xterm_parser")
    found = loaded(*FIRST, "debate_tui.tui.app", "debate_tui.tui.driver") - hello
    ours = {name for name in found if name.startswith("debate_tui")}
    assert len(found - ours) <= 10
    assert len(ours) <= 140
    assert not any(name.startswith(("debate_tui.read.toml", "debate_tui.search", "debate_tui.edit")) for name in ours)


def test_a_key_is_answered_before_textual_is_there(folder: Path) -> None:
    """Told by a Textual that can't be imported."""
    (folder / "broken" / "textual").mkdir(parents=True)
    (folder / "broken" / "textual" / "__init__.py").write_text("raise SystemExit('no Textual today')")
    with Program("map.toml", "--fresh", folder=folder, PYTHONPATH="broken") as program:
        before = program.modes()
        program.send("m")
        assert program.end() == 1
        assert program.modes() == before
    sent = program.received.decode()
    assert "▸ Grid" in sent
    assert sent.rstrip().endswith("no Textual today")


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="what is loaded is asked of Linux")
def test_a_walk_through_the_screens_loads_no_openssl(folder: Path) -> None:
    with Program("map.toml", "--fresh", folder=folder) as program:
        program.until("\x1b[?1006h")  # Textual is there
        for key in ["/tram", "\x1b", "?", "\x1b", *"simox", *"jjj", "y", "\x1b"]:
            program.send(key)
            program.rest(0.2)
        loaded = Path(f"/proc/{program.process.pid}/maps").read_text(encoding="utf-8", errors="replace")
        assert "python" in loaded
        assert not re.findall(r".*/(?:libcrypto|libssl|_ssl|_hashlib).*", loaded)


def test_asyncio_that_found_no_ssl_leaves_it_to_others() -> None:
    script = """
import sys
from debate_tui.tui.early import _import
_import("asyncio")
assert "ssl" not in sys.modules
import asyncio, ssl
print(asyncio.run(asyncio.sleep(0, ssl.OPENSSL_VERSION)))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert "SSL" in done.stdout


def ended(folder: Path, keys: list[str], pause: float, size: tuple[int, int] = (100, 30)) -> str:
    """The screen in the end, when the keys come one by one so many seconds apart; all at once where that is 0."""
    with Program("map.toml", "--fresh", size=size, folder=folder, COLORTERM="truecolor") as program:
        program.until("\x1b[?7l")  # the terminal is the explorer's
        for key in keys if pause else ["".join(keys)]:
            program.send(key)
            program.rest(pause)
        program.until("\x1b[?1006h") if "\x1b[?1006h" not in program.received.decode() else None
        program.rest(1.2)
        return "\n".join("".join(line) for line in screen(program.received.decode(), Size(*size), narrow))


THIRTY = [*"jjmjjlj", "\r", *"jl]]>jah", "\x7f", *"jsjj", "\r", *"Vj", "/", *"tram", "\r", *"jj"]


@pytest.mark.parametrize("pause", [0, 0.004, 0.02], ids=["at once", "fast", "as somebody who can type"])
def test_thirty_keys_end_where_they_end_when_typed_slowly(pause: float, folder: Path) -> None:
    assert ended(folder, THIRTY, pause) == ended(folder, THIRTY, 0.15)


def test_enter_typed_before_the_explorer_has_the_terminal_is_enter(folder: Path) -> None:
    """The terminal, not yet ours, makes a line feed of it."""
    with Program("map.toml", "--fresh", folder=folder) as program:
        program.send("/tram\r")
        program.until("\x1b[?1006h")
        program.rest(1)
        program.send("?")
        program.until("Into what the cursor is on")


@needs_tmux
def test_stopped_while_it_starts_it_gives_the_terminal_back() -> None:
    """Ctrl-Z on the first frame left the shell on the explorer's screen."""
    with Tmux("sh -i", size=(80, 24)) as terminal:
        for _ in range(3):
            terminal.type(f"clear; {PROGRAM} --fresh").keys("Enter")
            terminal.until("Who stands where")
            terminal.keys("m", "C-z")
            terminal.until("Stopped")
            assert terminal.told("alternate_on") == "0"
            terminal.type("fg").keys("Enter")
            terminal.until("▸ Grid")
            terminal.keys("q", "q")
            terminal.until(lambda text: text.rstrip().endswith(("#", "$")))
            assert terminal.told("alternate_on") == "0"


# A slow machine


@pytest.mark.parametrize("waits", [True, False])
def test_who_waits_for_long_is_told_so_once_and_nobody_else(waits: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a cold disk nothing moved for seconds after a key."""
    one, stage, _ = begun(Size(30, 8))
    one._paint()
    told: list[str] = []
    monkeypatch.setattr(early, "LONG", 0.002)
    monkeypatch.setattr(early, "write", told.append)
    monkeypatch.setattr(select, "select", lambda *_: ([], [], []))
    one.unread = b"/" * waits
    watching = Thread(target=one.watch)
    watching.start()
    if waits:
        watching.join()  # it ends by itself
        assert [words.count("Still starting; what you type") for words in told] == [1]
        one._paint()
        assert "help" in stage.sent[-1][0], "the line is written again"
    one._done.set()
    watching.join()
    assert len(told) == waits
