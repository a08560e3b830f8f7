"""Makes a draft of OpenCaselist rows: a card a row, whose `markup` has its tag, cite and text.

The columns are those of the public data set OpenCaselist (OpenDebateEvidence). Its `markup` is no sound HTML: elements
cross each other, and texts are not escaped, so that it is divided at the tags that it makes itself and nowhere else.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import Any

from debate_tui.read.cards.draft import READ, UNDERLINED, Reading
from debate_tui.read.cards.outline import Card, Heading, Outline, Tag
from debate_tui.read.cards.paragraphs import TEXT_LEVEL, Paragraph
from debate_tui.read.cards.runs import PLAIN, Face, Run
from debate_tui.read.cards.sides import AFF, NEG
from debate_tui.read.draft import Draft
from debate_tui.read.files import Content
from debate_tui.read.rows.columns import bare
from debate_tui.read.rows.table import Row
from debate_tui.read.trouble import Trouble

FORMAT = "cards/rows"

_PARTS = frozenset(("tag", "cite", "fullcite", "markup", "fulltext", "pocket", "hat", "block", "side"))
"""The columns that become parts of the map, where they agree with each other; all others are kept as extra."""
_TOLD = {READ: "spoken", UNDERLINED: "summary"}
"""By the kind of a mark, the column that has the words marked so."""
_ELEMENT = re.compile(r"<(/?)(h[1-6]|p|u|span|strong|mark)(?:\s[^<>]*)?>", re.IGNORECASE)
_SIDES = {"a": AFF, "aff": AFF, "affirmative": AFF, "pro": AFF, "n": NEG, "neg": NEG, "negative": NEG, "con": NEG}


def read_rows(content: Content, rows: Iterable[Row], trouble: Trouble) -> Draft | None:
    """The draft of a file of rows; None where no row has a tag, a cite or a text."""
    headings: dict[tuple[str, ...], Heading] = {}
    tags: list[Tag] = []
    others: list[dict[str, Any]] = []
    for row in rows:
        if tag := _tag(row, headings):
            tags.append(tag)
        elif row.values:
            others.append(dict(row.values))
            trouble.add(row.at, "W127", "a row without tag, cite and text is kept as extra")
    if not tags:
        trouble.add(content.at, "E128", "no row has a tag, a cite or a text", "docs/other-formats.md lists the columns")
        return None
    draft = Reading(content, Outline(tags, (), 0, len(headings)), trouble, FORMAT).draft()
    return replace(draft, extra={**draft.extra, "rows": others}) if draft and others else draft


def _tag(row: Row, headings: dict[tuple[str, ...], Heading]) -> Tag | None:
    """The tag of a row with its card; None for a row without any."""
    cells: dict[str, str] = {}
    for name, value in row.values.items():
        cells.setdefault(bare(name), value if isinstance(value, str) else " ".join(value))
    title, cite, body, unlike = _card(cells, row.at.line)
    text = " ".join(cells.get("tag", title).split())
    if not (text or cite or body):
        return None
    tag = Tag(text, row.at.line, _heading(cells, row.at.line, headings), tagged=bool(text))
    if cite:
        tag.cards.append(Card([cite]))
        for one in body:
            tag.cards[-1].add(one)
    else:
        tag.notes += body
    tag.side = _SIDES.get(cells.get("side", "").strip().lower(), "")
    parts = {
        *_PARTS,
        *(column for kind, column in _TOLD.items() if _marked(body, kind) == cells.get(column, "").split()),
    }
    parts -= {*unlike, "" if tag.side else "side"}
    tag.extra = {name: value for name, value in row.values.items() if bare(name) not in parts}
    return tag


_Cut = tuple[str, Paragraph | None, list[Paragraph], set[str]]
"""The tag by the markup, the cite, the text, and the columns that say something else than these."""


def _card(cells: Mapping[str, str], line: int) -> _Cut:
    """The parts of a card: by its markup as far as that agrees with the columns, else by these."""
    fullcite, fulltext, short = (cells.get(name, "") for name in ("fullcite", "fulltext", "cite"))
    blocks = _blocks(cells.get("markup", ""))
    title = blocks.pop(0)[1] if blocks and blocks[0][0] != "p" else ()
    paragraphs = [Paragraph(runs, TEXT_LEVEL, line) for _, runs in blocks]
    unlike: set[str] = set()
    named = _words(paragraphs[0]) == fullcite.split() if paragraphs and fullcite.strip() else None
    if paragraphs and (_all_words(paragraphs) != fulltext.split() if named is None else named):
        cite, *paragraphs = paragraphs
    elif paragraphs and _words(paragraphs[0], unescape) == fullcite.split():
        cite, *paragraphs = _unescaped(paragraphs)
    elif paragraphs and (
        _words(paragraphs[0]) == [*short.split(), *fullcite.split()]
        or (paragraphs[1:] and _all_words(paragraphs[1:]) == fulltext.split())
    ):
        cite, *paragraphs = paragraphs  # it says more than the column, or says it otherwise
        unlike.add("fullcite")
    elif (
        paragraphs
        and (said := _words(paragraphs[0]))
        and fullcite.split()[: len(said)] == said
        and _all_words(paragraphs) != fulltext.split()
    ):
        cite, paragraphs = Paragraph(_lit(fullcite, short), TEXT_LEVEL, line), paragraphs[1:]  # the column says more
    else:
        cite = Paragraph(_lit(fullcite if fullcite.strip() else short, short), TEXT_LEVEL, line)
    if not paragraphs:
        paragraphs = [Paragraph(((words, PLAIN),), TEXT_LEVEL, line) for words in fulltext.split("\n") if words.strip()]
    elif fulltext.strip() and _all_words(paragraphs) != fulltext.split():
        other = _unescaped(paragraphs)
        if _all_words(other) == fulltext.split():
            paragraphs = other
        else:
            unlike.add("fulltext")
    if len(_lit(cite.text, short)) == 1 and short.strip():
        unlike.add("cite")
    words = "".join(text for text, _ in title)
    if (
        words.split()
        and (said := cells.get("tag", "").split())
        and said not in (words.split(), unescape(words).split())
    ):
        unlike.add("markup")  # it alone has this heading
    return words, cite if _words(cite) else None, paragraphs, unlike


def _blocks(markup: str) -> list[tuple[str, tuple[Run, ...]]]:
    """The blocks of a markup that have text, each with its element's name and its runs in their looks.

    An element that is open goes on into the next block, since it is closed only where a run is without it.
    """
    found: list[tuple[str, list[Run]]] = []
    lit: set[str] = set()
    at = 0
    for match in (*_ELEMENT.finditer(markup), None):
        text = markup[at : match.start() if match else None]
        if text and (found or text.strip()):
            found = found or [("p", [])]
            face = Face(not lit.isdisjoint(("u", "span")), "mark" in lit, False, "strong" in lit)
            found[-1][1].append((text, face))
        if match is None:
            break
        at, name = match.end(), match[2].lower()
        if name in ("u", "span", "strong", "mark"):
            (lit.discard if match[1] else lit.add)(name)
        elif not match[1]:
            found.append((name, []))
    return [(name, tuple(runs)) for name, runs in found if any(text.strip() for text, _ in runs)]


def _unescaped(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of a markup whose texts were escaped after all."""

    return [
        Paragraph(tuple((unescape(text), face) for text, face in one.runs), one.level, one.line) for one in paragraphs
    ]


def _lit(fullcite: str, cite: str) -> tuple[Run, ...]:
    """A cite as runs, of which those are in the style of cites whose words the column `cite` has, one after the other."""
    runs: list[Run] = []
    at = 0
    for word in cite.split():
        start = fullcite.find(word, at)
        if start < 0:
            return ((fullcite, PLAIN),)
        runs += [(fullcite[at:start], PLAIN), (word, Face(cite=True))]
        at = start + len(word)
    return (*runs, (fullcite[at:], PLAIN))


def _words(paragraph: Paragraph, read: Any = str) -> list[str]:
    words: list[str] = read(paragraph.text).split()
    return words


def _all_words(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [word for one in paragraphs for word in _words(one)]


def _marked(paragraphs: Sequence[Paragraph], kind: str) -> list[str]:
    """The words that are marked so, as the columns `spoken` and `summary` have them: a blank stands for all between."""
    texts = (
        text if (face.read if kind == READ else face.underlined) else " "
        for one in paragraphs
        for text, face in (*one.runs, (" ", PLAIN))
    )
    return "".join(texts).split()


def _heading(cells: Mapping[str, str], line: int, headings: dict[tuple[str, ...], Heading]) -> Heading | None:
    """The block that a row stands in, the same for all rows of its file that name it; None for a row without one."""
    titles = [words for name in ("pocket", "hat", "block") if (words := " ".join(cells.get(name, "").split()))]
    if not titles:
        return None
    file = next((cells[name] for name in ("filepath", "fileid", "opensourcepath") if name in cells), "")
    return headings.setdefault((file, *titles), Heading(titles[-1], line, tuple(titles[:-1])))
