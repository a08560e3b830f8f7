"""Turns the bytes that a terminal sends into keys, pastes and mouse reports; no input raises an exception.

It replaces the `feed` of Textual's parser, of which only the tables are used: `feed` failed on, or took for typed
letters, bytes that aren't UTF-8, numbers beyond Unicode in kitty's key reports, endless pastes, and answers to queries.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual import events, messages
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message

ESCAPE_PAUSE = 0.1
"""Seconds of silence after which an unfinished escape sequence is taken for keys (Escape, or a key with Alt)."""

PASTE_PAUSE = 1.0
"""Seconds of silence that end a paste without an end mark; else all that is typed later would belong to it."""

LONGEST_PASTE = 1 << 20
"""Bytes of a paste that are kept at most; the rest is dropped."""

_LONGEST_SEQUENCE = 4096
"""Bytes after which an unfinished escape sequence isn't waited for; terminals send none half as long."""

_INTERRUPTS = (b"\x03", b"\x1b[99;5u")
"""Ctrl-C. Read alone during a paste, it was typed: terminals remove control characters from pasted text."""

# One whole escape sequence; in this order: an X10 mouse report (three bytes of any value), a function key of the Linux
# console, CSI, SS3, an answer of the terminal (OSC, DCS, APC), and a character with Alt.
_SEQUENCE = re.compile(
    rb"\x1b(?:\[M[\x00-\xff]{3}|\[\[[A-E]|\[(?![M\[])[ -?]*[@-~]|O[ -~]"
    rb"|[\]P_][^\x00-\x1f]*(?:\x07|\x1b\\)|[\xc2-\xf4][\x80-\xbf]{1,3}|[^\[O\]P_\x1b\x80-\xff])"
)
_BEGUN = re.compile(rb"\x1b(?:\[(?:M[\x00-\xff]{0,2}|\[|[ -?]*)|O|[\]P_](?:[^\x00-\x1f]*\x1b?)|[\xc2-\xf4])?")
_BROKEN = re.compile(rb"\x1b(?:\[[ -?]*|[\]P_][^\x00-\x1f]*|O)?")

_APART = re.compile(rb"\x1b(?=[^\[O\]P_\x1b])")
"""Escape in front of what begins no sequence but that of a character with Alt."""

_TYPED_BEHIND = re.compile(rb"[^\[O\]P_\x1b\x08\x7f]")
"""What is a key of its own where it comes in another piece than the Escape before it: terminals send Alt and a key as one."""

_PASTE, _PASTED = b"\x1b[200~", b"\x1b[201~"
_MODE = re.compile(r"\x1b\[\?(\d+);(\d+)\$y")
_REPORT = re.compile(r"\x1b\[([\d:]*)[\d:;]*([~ABCDEFHPQRSu])")
_SYNCHRONISED = "2026"
"""Synchronised output (DEC private mode 2026): the terminal shows a frame only when all of it has arrived."""

_MOUSE = re.compile(r"\x1b\[<\d{1,3};\d{1,5};\d{1,5}[Mm]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FOCUS = {"\x1b[I": events.AppFocus, "\x1b[O": events.AppBlur}


class Incoming:
    """An incremental parser: takes bytes in pieces of any size, and returns the events completed by each piece."""

    def __init__(self) -> None:
        self._tables = XTermParser()
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._rest = b""
        """The beginning of an escape sequence whose end has not arrived."""
        self._paste: bytearray | None = None
        """The bytes of the current paste so far; None outside of one."""

    def feed(self, data: bytes) -> list[Message]:
        """The events that `data` completes."""
        if self._paste is not None and data in _INTERRUPTS:
            return [*self._end_of_paste(), events.Key("ctrl+c", "\x03")]
        return list(self._parsed(data))

    def earlier(self, data: bytes) -> list[Message]:
        """The events of what was typed before anyone looked when: Escape in front of a character is Escape, as two keys of a
        beginning are more likely than one with Alt."""
        *apart, rest = _APART.split(data)
        found: list[Message] = []
        for part in apart:
            found += self.feed(part + b"\x1b")
            found += self.silence(ESCAPE_PAUSE)
        return found + self.feed(rest)

    def silence(self, seconds: float) -> list[Message]:
        """The events made of unfinished input after `seconds` of silence; none if that is too short a time."""
        if self._paste is not None:
            return self._end_of_paste() if seconds >= PASTE_PAUSE else []
        if seconds < ESCAPE_PAUSE:
            return []
        rest, self._rest = self._rest, b""
        found: list[Message] = list(self._typed(b"", whole=True))
        if rest == b"\x1b":
            found.append(events.Key("escape", "\x1b"))
        elif len(rest) == 2:
            found += self._with_alt(rest[1:])
        return found

    def _parsed(self, data: bytes) -> Iterator[Message]:
        if self._rest == b"\x1b" and _TYPED_BEHIND.match(data):
            self._rest = b""
            yield events.Key("escape", "\x1b")
        data, self._rest = self._rest + data, b""
        while data:
            if self._paste is not None:
                behind = self._pasted(data)
                if behind is None:
                    return
                data = behind
                yield from self._end_of_paste()
                continue
            before, _, _ = data.partition(b"\x1b")
            data = data[len(before) :]
            yield from self._typed(before, whole=bool(data))
            if found := _SEQUENCE.match(data):
                data = data[found.end() :]
                if found[0] == _PASTE:
                    self._paste = bytearray()
                else:
                    yield from self._sequence(found[0])
            elif len(data) <= _LONGEST_SEQUENCE and _BEGUN.fullmatch(data):
                self._rest = data
                return
            elif broken := _BROKEN.match(data):
                data = data[broken.end() :]
                if broken[0] == b"\x1b":
                    yield events.Key("escape", "\x1b")

    def _pasted(self, data: bytes) -> bytes | None:
        """Add `data` to the paste up to its end mark; the bytes behind the mark, or None if the paste goes on."""
        paste = self._paste
        assert paste is not None
        searched = max(0, len(paste) - len(_PASTED))
        paste += data
        end = paste.find(_PASTED, searched)
        if end < 0:
            del paste[LONGEST_PASTE : -len(_PASTED)]
            return None
        rest = bytes(paste[end + len(_PASTED) :])
        del paste[end:]
        return rest

    def _end_of_paste(self) -> list[Message]:
        paste, self._paste = self._paste or bytearray(), None
        return [events.Paste(paste.decode("utf-8", "replace").replace("\0", ""))] if paste else []

    def _typed(self, data: bytes, whole: bool) -> Iterator[events.Key]:
        """The keys for typed characters. `whole`: the last character isn't completed by later bytes.

        A line feed is Enter: the terminal makes it of an Enter that was typed before the explorer had it.
        """
        for character in self._decoder.decode(data, whole).replace("\n", "\r"):
            yield from self._tables._sequence_to_key_events(character)

    def _with_alt(self, data: bytes) -> Iterator[events.Key]:
        """The key of Escape with a character right behind it: that character with Alt. `Keyboard` knows whether it may be two keys."""
        for key in self._tables._sequence_to_key_events(data.decode("utf-8", "replace")):
            yield events.Key(f"alt+{key.key}", key.character)

    def _sequence(self, found: bytes) -> Iterator[Message]:
        """The events of one whole escape sequence; none if it has no meaning for the explorer."""
        sequence = found.decode("utf-8", "replace")
        if sequence in _FOCUS:
            yield _FOCUS[sequence]()
        elif _MOUSE.fullmatch(sequence):
            if (report := self._tables.parse_mouse_code(sequence)) is not None:
                yield report
        elif mode := _MODE.fullmatch(sequence):
            if mode[1] == _SYNCHRONISED and mode[2] != "0":
                yield messages.TerminalSupportsSynchronizedOutput()
        elif found[1] not in b"[O]P_\x08\x7f":
            yield from self._with_alt(found[1:])
        elif _is_key(sequence):
            yield from self._keys(sequence)

    def _keys(self, sequence: str) -> list[events.Key]:
        try:
            keys = list(self._tables._sequence_to_key_events(sequence))
        except (ValueError, OverflowError):  # a number in kitty's report that is no character
            return []
        return [key for key in keys if key.key != Keys.Ignore and not _SURROGATE.search(key.character or "")]


def _is_key(sequence: str) -> bool:
    """Whether Textual knows a sequence as a key. The numbers in unknown ones it would take for characters."""
    if (report := _REPORT.fullmatch(sequence)) is None:
        return sequence in ANSI_SEQUENCES_KEYS
    return report[2] == "u" or f"{report[1] or 1}{report[2]}" in FUNCTIONAL_KEYS
