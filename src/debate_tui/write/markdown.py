"""Writes a debate in GitHub's Markdown: a table an issue, and quotes as footnotes with their citations; no text of a map is markup."""

import re
from collections.abc import Iterable, Iterator

from debate_tui.model.debate import Issue
from debate_tui.pages.compare import sources_of
from debate_tui.pages.document import Extract
from debate_tui.pages.sources import held_words, source_facts
from debate_tui.pages.words import DERIVED
from debate_tui.text.safe import safe
from debate_tui.text.scripts import one_line
from debate_tui.write.processes import composed
from debate_tui.write.telling import (
    Part,
    Telling,
    Told,
    conflicts_told,
    issue_told,
    outside_told,
    reading,
    telling,
    terms_told,
)
from debate_tui.write.writers import Options, ended


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields lines, each with its line end; a table row or a footnote is one line."""
    told = telling(extract, apart=True)
    yield from ended(_front(extract))
    yield from composed(extract.chosen_issues, lambda issue: ended(_issue(told, issue)), options)
    if unplaced := list(outside_told(told)):
        yield f"## Claims {extract.unplaced}\n"
        yield from ended(_table(unplaced))
    yield from ended(_conflicts(told))
    yield from ended(_sources(extract))


def _issue(told: Telling, issue: Issue) -> Iterator[str]:
    head, *rest = issue_told(told, issue)
    yield f"## {told.extract.unit.capitalize()} {head.number} of {len(told.debate.issues)}: {escaped(head.text)}"
    yield from _table(rest)


def _front(extract: Extract) -> Iterator[str]:
    debate = extract.debate
    yield f"# {escaped(extract.title)}"
    yield from ("", f"<b>{escaped(debate.question)}</b>", "")
    if extract.summary:
        yield from (escaped(extract.summary), "")
    yield from ("## Positions", "")
    for id in extract.chosen_positions:
        position, who = debate.position[id], sources_of(debate, id)
        name = f"■ {position.label}{f' {DERIVED}' if position.derived else ''}"
        about = [position.summary, *([terms_told(position.terms)] if position.terms else [])]
        held = f" ({escaped(who)})" if who else ""
        yield f"- <b>{escaped(name)}</b>{held}<br>{'<br>'.join(map(escaped, about))}"
    yield from ("", "## How to read it", "")
    yield from (f"- {escaped(words)}" for words in reading(extract))
    yield ""


def _table(paragraphs: Iterable[Told]) -> Iterator[str]:
    """Claims with their relations, a row each, then the footnotes: one cannot stand inside. A note is called by the number
    of its claim, so that no issue has to wait for those before it to be counted."""
    yield from ("", "| | Claim | Relations |", "|--:|---|---|")
    notes: list[str] = []
    row: list[str] = []
    quoted: list[str] = []
    of = count = 0
    for part, text, number in paragraphs:
        match part:
            case Part.POSITION | Part.CLAIM | Part.AGAIN:
                if row:
                    yield _row(row)
                lead = f"<b>■ {_literal(text)}</b>" if part is Part.POSITION else _literal(text)
                row = [str(number or ""), lead, ""]
                of, count = number, 0
            case Part.QUOTE:
                quoted = [f"“{_literal(text)}”"]
            case Part.NOTE:
                quoted.append(_literal(f"[{text}]"))
            case Part.SAID if quoted:
                count += 1
                mark = f"[^{of}]" if count == 1 else f"[^{of}-{count}]"
                row[1] += mark
                notes += (f"{mark}: {' '.join(quoted)} — {_literal(text)}", "")
                quoted = []
            case Part.RELATION | Part.UNMET:
                row[2] += ("<br>" if row[2] else "") + _literal(text)
            case Part.TERMS if not row:
                row = ["", _literal(text), ""]
            case Part.SAID | Part.VOICE:
                row[1] += f"<br>— {_literal(text)}"
            case _:
                row[1] += f"<br>{_literal(text)}"
    if row:
        yield _row(row)
    yield ""
    yield from notes


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _conflicts(told: Telling) -> Iterator[str]:
    found = list(conflicts_told(told))
    if found:
        yield from ("## Conflicts of fact", "")
    for part, text, _ in found:
        yield f"- <b>{escaped(text)}</b>" if part is Part.CONFLICT else f"  - {escaped(text)}"
    if found:
        yield ""


def _sources(extract: Extract) -> Iterator[str]:
    yield from ("## Sources", "")
    for source in extract.chosen_sources:
        held = f"Position: {held_words(extract.debate, source)}"
        facts = [source.title or "untitled", held, *(f"{name}: {value}" for name, value in source_facts(source))]
        yield f"- <b>{escaped(source.name)}</b><br>{'<br>'.join(map(escaped, facts))}"


_NOTHING = "<!-- -->"
"""An empty comment: it shows nothing, and parts what GitHub would join into a link, a mention or an emoji."""

_SIGNS = {sign: f"\\{sign}" for sign in "\\`*_[]<>~^&"} | {"|": "&vert;", "$": "<span>$</span>"}
# A pipe ends a cell before anything else is looked at; a dollar begins a formula even where a backslash stands before it.
_SIGN = re.compile(r"[\\`*_\[\]<>~^&|$]")
_FIRST = re.compile(r"[-+=:#](?=\W|\Z)|\d{1,9}(?=[.)])")
"""What at the beginning of a paragraph would make a heading, a list or a line of it."""

_JOINED = tuple(
    (mark, re.compile(pattern))
    for mark, pattern in (
        (":", r":(?=//|(?!\d\d?:)[\w+-]+:)"),
        ("@", r"@(?=[\w.-])"),
        ("#", r"#(?=\w)"),
        ("w.", r"(?<=[wW]{2})w(?=\.)"),
        ("W.", r"(?<=[wW]{2})W(?=\.)"),
        ("-", r"\b[gG][hH]-(?=\d)"),
    )
)
"""What GitHub would join with what stands behind it; before each, what is looked for first, since a search for it is far
faster than a pattern. The colon comes first: what parts the others holds none, and is no word."""


def escaped(text: str) -> str:
    """`text` on one line and safe to show, as Markdown that shows it, whatever it holds, and makes nothing else of it."""
    return _literal(safe(one_line(text)))


def _literal(text: str) -> str:
    """`escaped` for a text that is safe and on one line."""
    text = text.strip()
    first = _FIRST.match(text)
    if _SIGN.search(text):
        text = _SIGN.sub(lambda found: _SIGNS[found[0]], text)
    for mark, pattern in _JOINED:
        if mark in text:
            text = pattern.sub(rf"\g<0>{_NOTHING}", text)
    if first:
        return f"{first[0]}{_NOTHING}{text[first.end() :]}" if first[0].isdecimal() else f"\\{text}"
    return text
