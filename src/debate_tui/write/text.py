"""Lays out rows of the explorer's pages as lines of plain text; equal input gives equal bytes."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from unicodedata import numeric

from debate_tui.layout.arrange import Measure
from debate_tui.layout.rows import Anew, Cell, Row
from debate_tui.layout.runs import Paragraph, Run
from debate_tui.layout.strings import strings
from debate_tui.text.direction import kept
from debate_tui.text.wording import SIGNS
from debate_tui.write.writers import Options

NARROWEST, WIDEST = 40, 240
"""The smallest and the greatest width, in terminal cells, that a text can be laid out in."""

_PLAIN_MARKS = str.maketrans(
    {
        **dict.fromkeys(SIGNS, "*"),
        "✕": "x", "↛": "/>", "◐": "~", "≡": "=", "↻": "~=", "↑": "^", "⊘": "(!)", "▸": ">", "◂": "<", "▴": "^",
        "█": "#", "▄": "=", "✓": "+", "≠": "!=", "∅": "0", "○": "o", "│": "|", "─": "-", "┼": "+", "├": "+", "┤": "+", "·": "-", "¶": "par. ", "“": '"', "”": '"', "„": '"',
        "‘": "'", "’": "'", "–": "-", "—": "--", "…": "...", "\u00a0": " ",
    }
)  # fmt: skip


def render(rows: Iterable[Row], width: int, ascii_only: bool = False) -> Iterator[str]:
    """Yields the lines of `rows`, at most `width` terminal cells each, without trailing blanks.

    Lines with right-to-left text keep their columns. With `ascii_only`, marks become ASCII and all other characters are
    transliterated, so that quotes are no longer verbatim.
    """
    measure = Measure(width, gutters=False)
    for row in rows:
        for line in strings(_ascii_row(row) if ascii_only else row, measure):
            yield line.translate(_PLAIN_MARKS) if ascii_only else kept(line)


def lines(rows: Iterable[Row], options: Options) -> Iterator[str]:
    """Yields the lines of rows, each with its line end."""
    return (f"{line}\n" for line in render(rows, options.width, options.ascii_only))


def to_ascii(text: str) -> str:
    """`text` in ASCII: our marks by a table, every other script by transliteration."""
    text = text.translate(_PLAIN_MARKS)
    if text.isascii():
        return text
    from anyascii import anyascii  # it has 200 KB of tables, which only --ascii needs

    for pattern, made in _NUMBERS:
        text = pattern.sub(made, text)
    return str(anyascii(text))


_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_LEVEL = str.maketrans(_RAISED, "0123456789+-")
_NUMBERS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=\d)(?=[¼-¾⅐-⅟↉])"), " "),  # 1½
    (re.compile(f"[{_RAISED}]+"), lambda match: "^" + match[0].translate(_LEVEL)),  # 10⁻³, km²
    (re.compile(r"(?<=\d)(?=[₀-₉])"), "_"),
    (re.compile(r"[①-⑳⓪❶-❿➀-➓⓵-⓾]"), lambda match: f"({numeric(match[0]):.0f})"),
    (re.compile(r" ?‰"), " per mille"),
    (re.compile(r" ?‱"), " per ten thousand"),
)
"""What would be another number without its fraction's blank, its raised digits' sign or its circle: 1½ is no 11/2, 10² no 102."""


def _ascii_row(row: Row) -> Row:
    return replace(row, cells=tuple(map(_ascii_cell, row.cells)), before=tuple(map(_ascii_row, row.before)))


def _ascii_cell(cell: Cell) -> Cell:
    rule = cell.rule
    if rule:
        rule = replace(rule, label=_ascii_runs(rule.label), stacked=_ascii_runs(rule.stacked))
    paragraphs = Anew(lambda: map(_ascii_paragraph, cell.paragraphs))
    return replace(cell, paragraphs=paragraphs, heading=_ascii_runs(cell.heading), rule=rule)


def _ascii_paragraph(paragraph: Paragraph) -> Paragraph:
    """The paragraph in ASCII. If its mark becomes longer, the lines under it are indented by as much."""
    first, rest = _ascii_runs((paragraph.first, paragraph.rest))
    if not rest.text.strip() and rest.width == paragraph.first.width:
        rest = rest._replace(text=" " * first.width)
    return Paragraph(_ascii_runs(paragraph.runs), first, rest)


def _ascii_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(run._replace(text=to_ascii(run.text)) for run in runs)
