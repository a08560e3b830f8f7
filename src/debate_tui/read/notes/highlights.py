"""Takes the Markdown that Readwise exports apart into books and their highlights, in time that grows with the text whatever it holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

SECTION = re.compile(
    r"^(?:(?P<marks>#{1,4})[ \t]+(?:(?P<new>New highlights added)|Highlights)|(?P<list>-[ \t]+)(?:Highlights first synced by|New highlights added))\b(?P<when>.*)$",
    re.IGNORECASE | re.MULTILINE,
)
"""The line above highlights: a heading, or in an outline (Logseq) a line of it, with the highlights one step deeper."""
_METADATA = re.compile(r"#{1,4}[ \t]+Metadata[ \t]*")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>.+)")
_COVER = re.compile(r"(?:-[ \t]+)?!\[[^\]\n]{0,300}\]\((?P<link>[^()\s]{0,3000})\)[ \t]*")
_KNOWN = re.compile(
    r"[>\s]*(?:[-*][ \t]+)?\**(?P<key>[^\W\d_][\w -]{1,40}?)(?:::\**|:\**)(?=[ \t]|$)[ \t]*(?P<value>.*)", re.DOTALL
)
_HEAD = ("author", "full title", "full-title", "title", "category", "url", "document note", "document tags", "summary")
"""What is known of a book also where no heading stands above it."""
_FENCE = re.compile(r"---[ \t]*")
_FRONT = re.compile(r"[^\s:#>*-][^:]{0,60}:(?:\s.*)?|\s.*|-\s.*|")
_MOST = 100
"""Lines of front matter."""
_ITEM = re.compile(r"[-*][ \t]+")
_BELOW = re.compile(r"[ \t]*(?:[-*][ \t]+)?\**(?P<key>Tags?|Notes?)(?:\**::?|::?\**)(?:[ \t]+|$)(?P<value>.*)")
"""What its reader adds to a highlight, in a line of its own below it."""
_INDENTED = re.compile(r"(?:[ ]{4}|[ ]*\t)[ \t]*[-*]")
"""How Readwise indents such a line; a highlight's own lines are less indented."""
_LINK = re.compile(
    r"\(?\[(?P<place>View [A-Z]\w+|(?:Location|Page|Time)[ \u00a0][^\]\n]{1,60}|[^\]\n]{1,60}(?=\]\((?:https://(?:read\.)?readwise\.io/|kindle:)))\]"
    r"\((?P<link>[^()\s]{1,3000})\)\)?(?:[ \t]+(?:#|\^|<!--).*)?[ \t]*$"
)
"""Where a highlight is found, with a link, at the end of its last line."""
_PLACE = re.compile(r"\((?P<place>(?:Location|Page|Time)[ \u00a0][\w.:–-]{1,30})\)[ \t]*$")
_CALLOUT = re.compile(r"\[!\w+\][-+]?[ \t]*")


@dataclass(slots=True)
class Highlight:
    """A highlight, as it is written."""

    line: int
    added: str
    """What the section says in which it stands: when it was added; "" where nothing."""
    lines: list[str]
    quoted: bool = False
    """Whether it is written as a block quotation."""
    own: bool = False
    """Whether it stands below a heading of its reader's, so that it is one only if its place is told."""
    linked: int | None = None
    """The index of the line that ends with a link to its place, once it was there."""
    text: str = ""
    place: str = ""
    link: str = ""
    tags: str = ""
    note: str = ""

    def add(self, line: str) -> None:
        """Takes one more line."""
        if self.linked is None and _LINK.search(line):
            self.linked = len(self.lines)
        self.lines.append(line)

    def goes_on(self, line: str, blank: bool) -> bool:
        """Whether a line that isn't indented goes on with it; `blank`: whether an empty one stands before."""
        return not (blank or self.linked is not None or _HEADING.match(line) or _BELOW.fullmatch(self.lines[-1]))

    def ended(self) -> list[str]:
        """Finds what is in its lines; returns those below it that are none of it."""
        last = self.linked
        if last is None:
            below = (n for n, line in enumerate(self.lines) if n and _INDENTED.match(line) and _BELOW.fullmatch(line))
            last = next(below, len(self.lines)) - 1
            while last and not self.lines[last].strip():
                last -= 1
        line = self.lines[last]
        if found := _LINK.search(line) or _PLACE.search(line):
            self.place, self.link = found["place"].replace("\u00a0", " "), found.groupdict().get("link") or ""
            line = line[: found.start()]
        self.text = "\n".join(map(str.strip, [*self.lines[:last], line.strip() if line.strip(" \t-*") else ""])).strip()
        key, said, others = "", {"not": list[str](), "tag": list[str]()}, list[str]()
        for line in self.lines[last + 1 :]:
            if told := _BELOW.fullmatch(line):
                key, line = told["key"][:3].lower(), told["value"]
                said[key].append(line.strip())
            elif key == "not":
                said[key].append(line.strip())
            elif line.strip():
                others.append(line.strip())
        self.note, self.tags = "\n".join(said["not"]).strip(), " ".join(said["tag"]).strip()
        return others


@dataclass(slots=True)
class Book:
    """A book, an article or a thread, with what is highlighted in it."""

    line: int
    told: dict[str, list[str]] = field(default_factory=dict)
    """By name in lower case, the lines that say what is known of it."""
    heading: str = ""
    titled: int = 1
    """The line of its heading."""
    cover: str = ""
    front: str = ""
    """Its front matter."""
    fronted: dict[str, str] = field(default_factory=dict)
    """By name in lower case, what that says, where nothing else does."""
    highlights: list[Highlight] = field(default_factory=list)
    others: list[tuple[int, str]] = field(default_factory=list)
    """The lines that are none of all this, with their numbers."""
    headed: bool = False
    """Whether the heading over what is known of it was there."""
    begun: bool = False
    """Whether the heading over its highlights was there."""

    def known(self, *names: str) -> str:
        """What is known of it under the first of these names that says something; "" where none does."""
        told = ("\n".join(self.told.get(name, ())).strip() for name in names)
        return next(filter(None, (*told, *(self.fronted.get(name, "") for name in names))), "")


def books_of(text: str) -> list[Book]:
    """The books of an export, in their order."""
    reading = _Reading()
    lines = [
        (number, one)
        for number, line in enumerate(text.split("\n"), 1)
        for one in re.split(r"(?<=\))(?=#{1,4} New highlights added )", line)  # they are added where a line may be open
    ]
    at = 0
    while at < len(lines):
        number, line = lines[at]
        closed = _closed(lines, at) if _FENCE.fullmatch(line) else 0
        if closed:
            reading.pending.append((number, "\n".join(one for _, one in lines[at + 1 : closed]), True))
            reading.end()
            at = closed
        else:
            reading.line(number, line)
        at += 1
    return reading.ended()


def _closed(lines: Sequence[tuple[int, str]], start: int) -> int:
    """The index of the line that ends front matter; 0 where it is none."""
    for at in range(start + 1, min(start + _MOST, len(lines))):
        if _FENCE.fullmatch(lines[at][1]):
            return at if at > start + 1 and _FRONT.fullmatch(lines[start + 1][1]) and lines[start + 1][1].strip() else 0
        if not _FRONT.fullmatch(lines[at][1]):
            return 0
    return 0


class _Reading:
    """An export while it is taken apart."""

    def __init__(self) -> None:
        self._books = [Book(1)]
        self._state = "head"
        self._key = ""
        self._step = ""
        """What stands before each highlight of an outline."""
        self._added = ""
        self._open: Highlight | None = None
        self._blank = False
        self._level = 0
        """How deep the heading over the highlights is."""
        self._own = False
        """Whether a heading stands below it that isn't Readwise's: behind that only what tells its place is a highlight."""
        self.pending: list[tuple[int, str, bool]] = []
        """Lines since the last highlight, which may be the head of another book; and whether they are front matter."""

    def line(self, number: int, line: str) -> None:
        """Takes one more line."""
        if section := SECTION.fullmatch(line):
            self._section(number, section)
        elif _METADATA.fullmatch(line):
            self._begin(number, self._book.headed or self._book.begun)
            self._state, self._key, self._book.headed = "known", "", True
        elif self._state == "highlights":
            self._highlight(number, line)
        else:
            self._head(number, line)
        self._blank = not line.strip()

    def ended(self) -> list[Book]:
        """All books, once there are no more lines."""
        self.end()
        self._leave()
        return self._books

    @property
    def _book(self) -> Book:
        return self._books[-1]

    def _section(self, number: int, section: re.Match[str]) -> None:
        self.end()
        self._begin(number, self._book.begun and not section["new"] and not section["list"])
        self._state, self._added = "highlights", section["when"].strip(" \t[]")
        self._book.begun = True
        self._step, self._own = "\t" if section["list"] else "", False
        self._level = len(section["marks"] or "")

    def _begin(self, number: int, another: bool) -> None:
        """Begins another book, or the one that has no highlights yet, with the lines that wait."""
        self.end()
        if another:
            self._books.append(Book(number))
        elif self._book.begun:
            self._leave()
        book = self._book
        for at, line, front in self.pending:
            book.line = min(book.line, at)
            heading, cover = _HEADING.fullmatch(line), _COVER.fullmatch(line)
            if front and not book.front:
                book.front = line
                told = (_KNOWN.fullmatch(one) for one in line.split("\n") if one[:1].strip())
                book.fronted = {one["key"].lower(): one["value"].strip("\"' ") for one in told if one}
            elif heading and not front and not book.headed:  # the last before the metadata
                book.others += [(book.titled, f"# {book.heading}")] * (book.heading != "")
                book.heading, book.titled = heading["words"].strip(), at
            elif cover and not book.cover and not front:
                book.cover = cover["link"]
            else:
                book.others.append((at, line.strip()))
        self.pending = []

    def _leave(self) -> None:
        """Keeps the lines that wait: they are the head of no other book."""
        if self._book.begun:
            self._book.others += [(at, line.strip()) for at, line, _ in self.pending]
            self.pending = []
        else:
            self._begin(1, False)

    def _head(self, number: int, line: str) -> None:
        told = _KNOWN.fullmatch(line)
        key = told["key"].lower() if told else ""
        if _HEADING.fullmatch(line):
            self._state = "head"
        elif told and (self._state == "known" or key in _HEAD):
            self._key = f"{key} ({number})" if any(self._book.told.get(key, ())) else key
            self._book.told[self._key] = [told["value"].strip()]
            return
        elif self._key and line[:1].isspace() and line.strip():
            self._book.told[self._key].append(line.strip())
            return
        if line.strip() and not _FENCE.fullmatch(line):
            self._key = ""
            self.pending.append((number, line, False))

    def _highlight(self, number: int, line: str) -> None:
        bare, now = line.removeprefix(self._step), self._open
        inner = line.startswith(self._step)
        item = _ITEM.match(bare) if inner else None
        deep = len(line) - len(line.lstrip("#"))
        self._own |= (0 < deep <= self._level and _HEADING.match(line) is not None) or (
            line.startswith("- ") and not inner
        )
        if item and _BELOW.fullmatch(bare) and not _LINK.search(bare):  # its reader's, wherever a template puts it
            if now:
                now.add(f"\t{bare}")
            else:
                self.pending.append((number, line, False))
        elif inner and bare.startswith(">"):
            words = _CALLOUT.sub("", bare.lstrip("> \t"), count=1)
            if now and now.quoted and not self._blank:
                now.add(words)
            else:
                self._start(number, words, quoted=True)
        elif item:
            self._start(number, bare[item.end() :])
        elif now and (not bare or (inner and (bare[:1].isspace() or now.goes_on(bare, self._blank)))):
            now.add(bare)
        elif line.strip() and not _FENCE.fullmatch(line):
            self.end()
            self.pending.append((number, line, False))

    def _start(self, number: int, words: str, quoted: bool = False) -> None:
        self.end()
        self._leave()
        self._open = Highlight(number, self._added, [], quoted, own=self._own)
        self._open.add(words)

    def end(self) -> None:
        """Ends the highlight that is open."""
        now, self._open = self._open, None
        if now is None:
            return
        if now.quoted and now.linked == 0 and len(now.lines) > 1 and _LINK.fullmatch(now.lines[0]):
            first, *rest = now.lines  # a callout, whose title is the link
            now.linked = next((n for n, line in enumerate(rest) if _BELOW.fullmatch(line)), len(rest))
            now.lines = [*rest[: now.linked], first, *rest[now.linked :]]
        others = now.ended()
        if now.own and not now.place:
            others = [line.strip() for line in now.lines if line.strip()]
        else:
            self._book.highlights.append(now)
        self._book.others += [(now.line, line) for line in others]
