"""Reads the entries under `Sources:` of a Kialo export, each with its address and what stands below it."""

import re
from dataclasses import dataclass, field
from typing import Any

from debate_tui.read.kialo.inline import LAID_OUT, unescaped
from debate_tui.read.kialo.written import Lines, entry, lines_of, other

ENTRY = re.compile(r"\[([0-9]{1,9})\](?:[ \t]+(.*))?")
Said = tuple[str, str, str | None, str]
"""What an entry says: its number, its address, its quote, and what stands behind that."""
_HOST = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?:www\.)?([^\s/?#]++)\S*+$")
_WEB = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|www\.")


@dataclass(slots=True)
class Entry:
    """An entry under `Sources:`."""

    line: int
    number: str
    address: str
    lines: list[str] = field(default_factory=list)
    """What stands below the address, from the first line that isn't empty on."""
    other: str | None = None
    """What is kept of how it stands, where it isn't as Kialo writes it (`written.other`)."""
    _marks: int = 0
    """The quotation marks in these lines."""
    _last: str = ""
    """The last of these lines that isn't empty."""

    def take(self, line: str) -> None:
        """Takes the next line below it."""
        if line.strip():
            self._last = line.strip()
            self._marks += line.count('"')
        if self._last:
            self.lines.append(line)

    @property
    def closed(self) -> bool:
        """Whether no quotation is open at its end."""
        if not self.lines or not self.lines[0].startswith('"'):
            return True
        if self._last.endswith('"') and (self._last != '"' or len(self.lines) > 1):
            return True
        return self._marks % 2 == 0  # a page may stand behind it

    @property
    def said(self) -> tuple[str | None, str]:
        """Its quote, None where it has none, and what stands there, or behind it, without quotation marks."""
        said = "\n".join(self.lines).strip()
        if not said.startswith('"'):
            return None, said
        end = len(said) - 1 if said.endswith('"') else said.rfind('"') if said.count('"') % 2 == 0 else len(said)
        return said[1:end].strip(), said[end + 1 :].strip()


def entries_of(file: Lines, first: int, cited: set[str]) -> list[Entry]:
    """The entries from the line with a number on, where claims cite those with the numbers `cited`.

    A quotation may have several paragraphs, and some may begin like an entry. Two signs are needed that an entry begins:
    that the quotation before it is closed, that its address is one of the web, that its number is the next one; or else that
    a claim waits for it or a quotation of its own follows, and the quotation before it is closed or it has nothing but such an
    address.
    """
    entries: list[Entry] = []
    waiting = set(cited)
    lines = file.lines
    for n, line in enumerate(lines[first - 1 :], first):
        match = ENTRY.fullmatch(line.rstrip())
        if match:
            below = lines[n] if n < len(lines) else ""
            wanted = match[1] in waiting or below.startswith('"')
        if match and (not entries or _begins(entries[-1], match[1], match[2] or "", wanted)):
            waiting.discard(match[1])
            entries.append(Entry(n, match[1], (match[2] or "").strip()))
        elif entries:
            entries[-1].take(line)
    for one, after in zip(entries, [*(later.line for later in entries[1:]), len(lines) + 1], strict=False):
        raw = file.raw(one.line, lines[one.line - 1 : after - 1])
        one.other = other(raw, entry(one.number, one.address, *one.said), "\n")
    return entries


def _begins(last: Entry, number: str, address: str, wanted: bool) -> bool:
    expected = int(number) in (int(last.number), int(last.number) + 1)
    web = _WEB.match(address) is not None
    alone = web and not re.search(r"\s", address.strip())
    return expected + web + last.closed >= 2 or (wanted and (last.closed or alone))


def read_entry(raw: str) -> Said | None:
    """What an entry that stood in a file says; None where none begins there."""
    first, *below = lines_of(raw)
    match = ENTRY.fullmatch(first.rstrip())
    if match is None:
        return None
    found = Entry(1, match[1], (match[2] or "").strip())
    for line in below:
        found.take(line)
    return found.number, found.address, *found.said


def described(entry: Entry) -> dict[str, Any]:
    """What an entry says of its source, its `extra` included, as the keys of one."""
    host = _HOST.match(entry.address)
    label = f"[{entry.number}] {host[1]}" if host else f"[{entry.number}]"
    extra = {"number": entry.number}
    values: dict[str, Any] = {"label": label, "extra": extra}
    if address := unescaped(entry.address):
        values["title" if re.search(r"\s", address) else "url"] = address
    if address != entry.address or LAID_OUT.search(address):
        extra["address"] = entry.address
    _, note = entry.said
    if note:
        values["note"] = note
    if LAID_OUT.search(note):
        extra["note"] = note
    return values
