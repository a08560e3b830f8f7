"""Makes a draft of a card file: tags become claims, cites sources, cards their quotes with marks, and blocks issues.

The format has no relations. Sides and answers are read off titles (`cards.sides`) and marked as derived: the claims of a
block that answers another stand on that block's issue, too, so that a comparison sets them side by side.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from debate_tui.model.debate import Location, Mark
from debate_tui.model.quick import maker
from debate_tui.read.cards.cites import Cite, cite_of, is_the_one_before
from debate_tui.read.cards.outline import END, Card, Heading, Outline, Tag, outline
from debate_tui.read.cards.package import ZIP, PackageError, unpacked
from debate_tui.read.cards.paragraphs import Paragraph, flat, paragraphs_of
from debate_tui.read.cards.runs import PLAIN, Run
from debate_tui.read.cards.sides import LABELS, OTHER, answers, side
from debate_tui.read.draft import Draft, Node
from debate_tui.read.files import Content
from debate_tui.read.foreign import Ids, head_of
from debate_tui.read.ole import OLE, PROTECTED, WORD, kind_of
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import counted, listed

FORMAT = "cards/docx"

READ, UNDERLINED, HIDDEN, ADDED = "read", "underlined", "hidden", "added"
"""The kinds of marks: highlighted (read aloud), underlined, invisible in Word, and the debater's own insertions."""

_ADDED = re.compile(
    r"[¶\[<{~\n](?:(?<=¶)|(?<=~)\s?(?i:marked)(?: [0-9]{1,2}:[0-9]{2})?(?: [AP]M)? ?~|(?<=\n)AND(?=\n)|(?<![¶~\n])\s*(?i:(?:table|figure|graph|graphic|image|chart|footnote|photo|picture|map|diagram|box|video|equation)s?(?:\s+[\w.-]{1,6})?"
    r"\s+(?:omitted|removed|excluded|not shown)(?: (?:from|in|by) [^\[\]<>{}]{1,30})?)\s*[\]>}])"
)
"""What a debater puts into a text: marks of paragraphs, what is left out of it, how far it was read (“~ Marked 14:05 ~”), and the AND
between the two ends of a card that OpenCaselist lists. Begins with a class of characters, so that a text is searched for these alone."""
_ID_WORDS = 6
_mark = maker(Mark)
_DRAFTED = 0.2
"""The share of the work up to the draft that is left when a document is parsed."""
_OFTEN = 500
"""After so many tags it is told how far the work is."""


def looks_like_cards(data: bytes) -> bool:
    """Whether a file is a Word document: a ZIP archive with a part `word/…`, or Microsoft's older container, if nothing tells
    that it holds something else."""
    return (data.startswith(OLE) and kind_of(data) in (WORD, PROTECTED, "")) or (
        data.startswith(ZIP) and b"word/" in data
    )


def read_cards(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of a card file; None where it is no document that can be read, or has no tags. `files` has one item."""
    (content,) = files
    left_out: Counter[str] = Counter()
    try:
        found = outline(
            paragraphs_of(
                unpacked(content.data or b""), left_out, lambda share: trouble.reached((1 - _DRAFTED) * share)
            )
        )
    except PackageError as error:
        trouble.add(content.at, "E129", str(error), error.hint)
        return None
    if not found.tags:
        what = (
            f"{counted(found.headings, 'heading')}, but no cards" if found.headings else "no tags: it is no card file"
        )
        hint = "a tag is a paragraph of outline level 4, as Verbatim's F7 makes it"
        trouble.add(content.at, "E128", f"the document has {what}", hint)
        return None
    if left_out:
        what = listed(counted(count, name) for name, count in sorted(left_out.items()))
        trouble.add(
            content.at,
            "N135",
            f"left out of the document: {what}",
            "its text alone is read, as it stands once all changes are accepted",
        )
    return Reading(content, found, trouble, FORMAT).draft()


_NO_CITE = Cite("", "No cite given", None, None, False, None, ())
"""Of passages that are marked to be read, and have no cite: they are of the one before, or the debater's own words."""


class Reading:
    """The cards of one file while a draft is made of them."""

    def __init__(self, content: Content, found: Outline, trouble: Trouble, format: str) -> None:
        self._found = found
        self._trouble = trouble
        self._head = head_of(content, format)
        self._file: str = self._head.values["id"]
        self._headings = list({id(tag.heading): tag.heading for tag in found.tags if tag.heading}.values())
        ids = Ids()
        self._issues = {id(one): ids.new(one.text) for one in self._headings}
        self._numbers = {id(one): number for number, one in enumerate(self._headings)}
        self._answers = answers(self._headings)
        path = content.name or content.path.stem
        sides = [side(one, path) for one in self._headings]
        self._sides = {id(one): self._side(number, sides) for number, one in enumerate(self._headings)}
        self._unplaced = side(None, path)
        self._sources: dict[str, Node] = {}
        self._resumes = format == FORMAT
        """Whether “Ibid.” is the cite before: rows of a data set may stand in any order."""
        self._before = ""
        """The source of the cite before; "" where that isn't known."""
        self._source_ids = Ids()
        self._source_ids.new(self._file)

    def draft(self) -> Draft:
        claims = list(self._claims())
        used = {str(claim.values["position"]) for claim in claims}
        own = {"id": self._file, "title": self._head.values["title"]}
        uncited = any(claim.values["source"] == self._file for claim in claims)
        note = "What this file claims without citing anybody."
        nodes = {
            "position": [self._position(name) for name in LABELS if name in used],
            "issue": list(map(self._issue, range(len(self._headings)))),
            "source": [
                *([Node("source", self._head.at, own | {"note": note})] if uncited else []),
                *self._sources.values(),
            ],
            "claim": claims,
        }
        if self._found.loose:
            words = f"{counted(len(self._found.loose), 'paragraph')} outside all tags and cards: kept as extra"
            self._trouble.add(self._at(self._found.loose[0].line), "W127", words)
        loose = [_text(one) for one in self._found.loose]
        return Draft([self._head], nodes, extra=({"loose": loose} if loose else {}) | _kept(self._found.loose))

    def _at(self, line: int) -> Location:
        return Location(self._head.at.file, max(line, 1), 1)

    def _side(self, number: int, sides: Sequence[str]) -> str:
        """The side of a block. One that answers a block of its own side and file is taken for the other side's."""
        goal = self._answers.get(number)
        if (
            goal is not None
            and sides[number] == sides[goal] != OTHER
            and self._headings[number].above == self._headings[goal].above
        ):
            return "neg" if sides[goal] == "aff" else "aff"
        return sides[number]

    def _position(self, name: str) -> Node:
        return Node("position", self._head.at, {"id": name, "label": LABELS[name], "derived": True})

    def _issue(self, number: int) -> Node:
        heading = self._headings[number]
        extra: dict[str, Any] = ({"above": list(heading.above)} if heading.above else {}) | _kept(heading.own)
        if number in self._answers:
            extra["answers"] = self._issues[id(self._headings[self._answers[number]])]
        values = {"id": self._issues[id(heading)], "question": heading.text, "label": heading.text}
        return Node("issue", self._at(heading.line), values | ({"extra": extra} if extra else {}))

    def _claims(self) -> Iterator[Node]:
        ids = Ids()
        tags = self._found.tags
        tags.reverse()
        count = len(tags)
        while tags:  # what is made a claim goes, so that a document doesn't stand in memory twice
            if len(tags) % _OFTEN == 0:
                self._trouble.reached(1 - _DRAFTED * len(tags) / count)
            tag = tags.pop()
            cites = [cite_of(card.cite) if card.cite else _NO_CITE for card in tag.cards]
            sources = [self._source(cite, tag) for cite in cites]
            text = tag.text or f"Without a tag: {cites[0].label if cites else _text(tag.notes[0])[:60]}"
            source = sources[0] if sources else self._file
            values: dict[str, Any] = {
                "id": ids.new(" ".join(text.split()[:_ID_WORDS])),
                "source": source,
                "text": text,
                "issues": tuple(self._on(tag.heading)),
                "position": self._camp(tag),
            }
            quotes = [self._quote(card, id, source) for card, id in zip(tag.cards, sources, strict=True)]
            if kept := tuple(filter(None, quotes)):
                values["quote"] = kept
            bare = [cite for cite, quote in zip(cites, quotes, strict=True) if quote is None or is_the_one_before(cite)]
            if extra := _extra(tag, bare):
                values["extra"] = extra
            yield Node("claim", self._at(tag.line), values)

    def _camp(self, tag: Tag) -> str:
        return tag.side or (self._sides[id(tag.heading)] if tag.heading else self._unplaced)

    def _on(self, heading: Heading | None) -> Iterator[str]:
        """The issues of a heading's claims: its own, and that of the block which it answers."""
        if heading is not None:
            yield self._issues[id(heading)]
            goal = self._answers.get(self._numbers[id(heading)])
            if goal is not None:
                yield self._issues[id(self._headings[goal])]

    def _source(self, cite: Cite, tag: Tag) -> str:
        """The id of a cite's source; the same cite word for word is one source, and so is “Ibid.” below another."""
        if self._before and is_the_one_before(cite):
            return self._before
        if cite.line not in self._sources:
            values: dict[str, Any] = {
                "id": self._source_ids.new(" ".join(cite.label.split()[:_ID_WORDS])),
                "label": cite.label,
                **({"note": cite.line} if cite.line else {}),
            }
            if cite.author:
                values["authors"] = (cite.author,)
            if cite.year:
                basis = "derived: the only year in the cite’s line" if cite.derived else f"the cite: {cite.label}"
                if tag.cards[0].cite[0].looks:
                    basis = f"derived: bold type, since the file has no style of cites: {cite.label}"
                values |= {"published": cite.year, "published_basis": basis}
            if cite.url:
                values["url"] = cite.url
            if any(link != cite.url for link in cite.links):
                values["extra"] = {"links": list(cite.links)}
            line = tag.cards[0].cite[0].line if tag.cards[0].cite else tag.line
            self._sources[cite.line] = Node("source", self._at(line), values)
        id_: str = self._sources[cite.line].values["id"]
        self._before = id_ if self._resumes and cite is not _NO_CITE else ""
        return id_

    def _quote(self, card: Card, source: str, own: str) -> Node | None:
        """The passage that a card quotes, with its marks; None for a cite with nothing below it."""
        text, marks = passage(card.body)
        if not text:
            return None
        values: dict[str, Any] = {"text": text}
        if marks:
            values["marks"] = marks
        if source != own:
            values["source"] = source
        return Node("quote", self._at(card.line), values)


def _extra(tag: Tag, bare: Sequence[Cite]) -> dict[str, Any]:
    """What a tag has that claims have no key for. `bare`: its cites with nothing below them."""
    extra: dict[str, Any] = dict(tag.extra)
    if unseen := [one.unseen for card in tag.cards for one in card.cite if one.unseen]:
        extra["hidden"] = [*extra.get("hidden", ()), *unseen]
    cites = [one for card in tag.cards for one in card.cite]
    kept = _kept([*tag.own, *tag.notes, *(one for card in tag.cards for one in card.behind)], cites)
    extra |= kept
    if tag.analytic:
        extra["analytic"] = True
    if not tag.tagged:
        extra["untagged"] = True
    if undertags := [_text(one) for one in tag.notes if one.undertag]:
        extra["undertags"] = undertags
    if texts := [_text(one) for one in tag.notes if not one.undertag]:
        extra["texts"] = texts
    if bare:
        extra["cites"] = [cite.line for cite in bare]
    return extra


def _kept(paragraphs: Sequence[Paragraph], cites: Sequence[Paragraph] = ()) -> dict[str, list[str]]:
    """The addresses behind the links of paragraphs, but for those of `cites`, which sources have, and the texts of footnotes."""
    links = list(dict.fromkeys(link for one in paragraphs for link in one.links))
    notes = [note for one in sorted((*cites, *paragraphs), key=lambda one: one.line) for note in one.footnotes]
    return {name: found for name, found in (("links", links), ("footnotes", notes)) if found}


def _text(paragraph: Paragraph) -> str:
    return flat(paragraph.text)


def passage(runs: Sequence[Run]) -> tuple[str, tuple[Mark, ...]]:
    """The text that the runs of a card make up, and its marks, sorted by where they begin."""
    text = "".join([words for words, _ in runs])
    marks = [(match.start() + (match[0][0] == "\n"), match.end(), ADDED) for match in _ADDED.finditer(text)]
    since = dict.fromkeys((READ, UNDERLINED, HIDDEN), -1)
    at, before = 0, PLAIN
    for words, face in (*runs, END):
        if face is not before and words:
            before = face
            shown = face.read and not face.hidden
            for kind, lit in ((READ, shown), (UNDERLINED, face.underlined), (HIDDEN, face.hidden)):
                if lit != (since[kind] >= 0):
                    if not lit:
                        marks.append((since[kind], at, kind))
                    since[kind] = at if lit else -1
        at += len(words)
    marks.sort(key=lambda mark: (mark[0], -mark[1], mark[2]))
    return text, tuple([_mark(*mark) for mark in marks])
