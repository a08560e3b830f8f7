"""What a terminal sends: whole or in pieces, right or wrong, it becomes events and never an exception."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from debate_tui.tui.incoming import ESCAPE_PAUSE, LONGEST_PASTE, PASTE_PAUSE, Incoming


def told(found: list[Message]) -> list[str]:
    """Keys by name, and pastes in quotation marks."""
    names = []
    for event in found:
        if isinstance(event, events.Key):
            names.append(event.key)
        elif isinstance(event, events.Paste):
            names.append(f"“{event.text}”")
        else:
            names.append(type(event).__name__)
    return names


def heard(*pieces: bytes) -> list[str]:
    incoming = Incoming()
    return [name for piece in pieces for name in told(incoming.feed(piece))] + told(incoming.silence(PASTE_PAUSE))


@pytest.mark.parametrize(
    ("sent", "events"),
    [
        (b"jk G", ["j", "k", "space", "G"]),
        (b"\r\t\x7f\x03\x1a", ["enter", "tab", "backspace", "ctrl+c", "ctrl+z"]),
        ("é界".encode(), ["é", "界"]),
        (b"\x1b[A\x1bOB\x1b[5~\x1b[Z\x1b[1;5C", ["up", "down", "pageup", "shift+tab", "ctrl+right"]),
        (b"\x1b", ["escape"]),
        (b"\x1b\x1b[A", ["escape", "up"]),
        (b"\x1b\x7f", ["ctrl+w"]),
        (b"\x1b[106;1;106u\x1b[99;5u\x1b[13u", ["j", "ctrl+c", "enter"]),
        (b"\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<65;3;4M", ["MouseDown", "MouseUp", "MouseScrollDown"]),
        (b"\x1b[I\x1b[O", ["AppFocus", "AppBlur"]),
        (b"\x1b[?2026;2$y", ["TerminalSupportsSynchronizedOutput"]),
        (b"a\x1b[200~one\r\ntwo\x1b[201~b", ["a", "“one\r\ntwo”", "b"]),
    ],
    ids=repr,
)
def test_what_is_sent_is_heard(sent: bytes, events: list[str]) -> None:
    assert heard(sent) == events
    for cut in range(len(sent)):
        assert heard(sent[:cut], sent[cut:]) == events, "in two pieces, too"


@pytest.mark.parametrize(
    ("behind", "name"), [(b"j", "j"), (b"/", "slash"), (b"\r", "enter"), (b"G", "G"), (b"5", "5"), ("é".encode(), "é")]
)
def test_a_key_with_alt_comes_in_one_piece_and_esc_and_a_key_in_two(behind: bytes, name: str) -> None:
    """Esc and `/` within a tenth of a second were taken for Alt-/, and what was typed then did what these letters do on the page."""
    assert heard(b"\x1b" + behind) == [f"alt+{name}"]
    assert heard(b"\x1b", behind) == ["escape", name]


@pytest.mark.parametrize(
    ("sent", "events"),
    [
        (b"\x1bj", ["escape", "j"]),
        (b"jk\x1bq", ["j", "k", "escape", "q"]),
        (b"\x1b\x1bj\x1b[A", ["escape", "escape", "j", "up"]),
        (b"\x1b", ["escape"]),
        (b"\x1b[200~a\x1bb\x1b[201~c", ["“a\x1bb”", "c"]),
    ],
    ids=repr,
)
def test_escape_and_a_letter_typed_before_anyone_looked_are_two_keys(sent: bytes, events: list[str]) -> None:
    """Esc and `c` typed while the explorer started were taken for Alt-c, and lost."""
    incoming = Incoming()
    assert told(incoming.earlier(sent)) + told(incoming.silence(PASTE_PAUSE)) == events


@pytest.mark.parametrize(
    "sent",
    [
        b"\x1b[M \xe9\xc3", b"\x1b[M\x80\x80\x80", b"\x1b[1114112u", b"\x1b[55296u", b"\x1b[97;;99999999999999999999u",
        b"\x1b[97:65;1:3u", b"\x1b]11;rgb:0000/0000/0000\x07", b"\x1b]11;rgb:00/00/00\x1b\\", b"\x1bP1$r0m\x1b\\",
        b"\x1b[?62;22c", b"\x1b[48;0;0;0;0t", b"\x1b[<0;999999999;1M", b"\x1b[<-1;1;1M", b"\x1b[201~", b"\x1b[29~", b"\x1b[12;40R",
        b"\x1b[<35;1;1;1;1M", b"\x1b[200~\x1b[201~",
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_no_key_is_nothing_and_what_comes_behind_it_is_heard(sent: bytes) -> None:
    assert heard(b"j" + sent + b"k") == ["j", "k"]


@pytest.mark.parametrize("sent", [b"\xe9", b"\x9b", b"\xff", b"\xc3"], ids=repr)
def test_bytes_that_are_no_text_are_replaced(sent: bytes) -> None:
    first, replaced, last = heard(b"j" + sent + b"k")
    assert (first, last) == ("j", "k")
    assert replaced not in ("j", "k")


def test_a_sequence_that_does_not_end_takes_nothing_with_it() -> None:
    assert heard(b"\x1b[1;", b"\x03") == ["ctrl+c"]
    assert heard(b"\x1b]11;rgb", b"\x03") == ["ctrl+c"]
    assert heard(b"\x1b[" + b"1" * 100_000, b"\x03")[-1] == "ctrl+c"


def test_a_paste_ends_with_the_stream_that_it_came_in() -> None:
    incoming = Incoming()
    assert incoming.feed(b"\x1b[200~three") == []
    assert incoming.silence(ESCAPE_PAUSE) == []
    assert incoming.feed(b" lines") == []
    assert told(incoming.silence(PASTE_PAUSE)) == ["“three lines”"]
    assert told(incoming.feed(b"q")) == ["q"]


def test_ctrl_c_ends_a_paste() -> None:
    assert heard(b"\x1b[200~three", b"\x03", b"q") == ["“three”", "ctrl+c", "q"]


def test_of_a_paste_without_end_the_beginning_is_kept() -> None:
    incoming = Incoming()
    incoming.feed(b"\x1b[200~")
    for _ in range(40):
        incoming.feed(b"x" * (LONGEST_PASTE // 20))
    [paste] = incoming.silence(PASTE_PAUSE)
    assert isinstance(paste, events.Paste)
    assert LONGEST_PASTE <= len(paste.text) <= LONGEST_PASTE + 10


PIECES = st.sampled_from(
    (
        b"\x1b",
        b"\x1b[",
        b"\x1b[200~",
        b"\x1b[201~",
        b"\x1b[M",
        b"\x1b]",
        b"\x1bO",
        b"\x1b\\",
        b"<0;1;1M",
        b";",
        b"9",
        b"u",
        b"~",
        b"j",
    )
)


@given(st.lists(st.one_of(st.binary(max_size=6), PIECES), max_size=30))
def test_nothing_that_is_sent_is_an_exception_or_makes_it_deaf(pieces: list[bytes]) -> None:
    incoming = Incoming()
    for piece in pieces:
        for event in incoming.feed(piece):
            if isinstance(event, events.Key) and event.character:
                event.character.encode()
    incoming.silence(PASTE_PAUSE)
    incoming.silence(PASTE_PAUSE)
    assert told(incoming.feed(b"q")) == ["q"]
