"""Wraps a paragraph into lines of at most a given number of terminal cells without losing a character of a word."""

import re
from bisect import bisect_right
from itertools import accumulate

from debate_tui.layout.breaks import breaks
from debate_tui.layout.runs import ASIDES, DOT, Line, Paragraph, Run


def wrap(paragraph: Paragraph, width: int) -> tuple[Line, ...]:
    """The lines of `paragraph`, each at most `width` cells wide (width ≥ 2); an empty paragraph is one empty line.

    A line breaks at spaces, behind hyphens, dashes and slashes inside words, between wide (East Asian) characters, and
    elsewhere in a word only where the word alone is wider than the line; a grapheme cluster is never split. Several
    spaces count as one; a no-break space keeps its words on one line, and is shown as a space. An indent that would take
    more than half of the line becomes one of two spaces; of what stands before the first line, the column's spaces do.
    Where a line breaks within an aside (`runs.ASIDES`), before or behind a dot between two of its parts, the break takes the dot's place.
    """
    text, styles = _joined(paragraph.runs)
    starts = [0, *accumulate(len(run.text) for run in styles)]
    first = _lead(paragraph.first, width)
    rest = _indent(paragraph.rest, width)
    lines: list[Line] = []
    behind, dotted = 0, DOT in text and any(run.style in ASIDES for run in styles)

    def aside(at: int) -> bool:
        return styles[bisect_right(starts, at) - 1].style in ASIDES

    for start, end in breaks(text, width - first.width, width - rest.width):
        if dotted and end < len(text.rstrip()) and text.endswith(DOT, start + 1, end) and aside(end - 1):
            end -= len(DOT)
        if dotted and lines and text.startswith(DOT.strip() + " ", start, end) and aside(start):
            start += len(DOT)
        if lines:
            lines[-1] = (*lines[-1][:-1], lines[-1][-1]._replace(joint=text[behind:start]))
        lead = rest if lines else first
        cut = _cut(styles, starts, start, end)
        lines.append((lead, *cut) if lead.text else cut)
        behind = end
    return tuple(lines) or ((first,) if first.text else (),)


def cut_off(paragraph: Paragraph, width: int) -> tuple[Line, ...]:
    """`paragraph` as one line of at most `width` cells (≥ 4): all of it, or as many of its words as leave room for an ellipsis."""
    whole = wrap(paragraph, width)
    if len(whole) < 2:
        return whole
    begun = wrap(paragraph, width - 2)[0]
    return ((*begun, Run(" …", begun[-1].style)),)


def _lead(first: Run, width: int) -> Run:
    """What stands before the first line; `width`: of a line, in terminal cells."""
    if first.width > width // 2 and first.text.strip() and first.text.endswith("  "):
        first = first._replace(text=f"{first.text.rstrip(' ')} ")
    if first.width > width // 2 and "  " in first.text.strip():  # a column within it, too
        first = first._replace(text=re.sub(r"(?<=\S) {2,}", " ", first.text))
    return first if first.width <= width - 2 else Run("")


def _indent(rest: Run, width: int) -> Run:
    """What stands before every line but the first; `width`: of a line, in terminal cells."""
    if rest.width > width // 2 and not rest.text.strip():
        rest = Run("  ", rest.style)
    return rest if rest.width <= width - 2 else Run("")


def _joined(runs: tuple[Run, ...]) -> tuple[str, list[Run]]:
    """The text of `runs` with each sequence of spaces folded to one, and the runs that make it up."""
    folded: list[Run] = []
    space = True
    for run in runs:
        text = re.sub(" {2,}", " ", run.text) if "  " in run.text else run.text
        if space and text.startswith(" "):
            text = text[1:]
        if text:
            folded.append(run if text is run.text else run._replace(text=text))
            space = text.endswith(" ")
    return "".join(run.text for run in folded), folded


def _cut(runs: list[Run], starts: list[int], start: int, end: int) -> Line:
    """The runs of the text from `start` to `end`; `starts`: where each begins. A long text has thousands of both."""
    line: list[Run] = []
    for number in range(bisect_right(starts, start) - 1, len(runs)):
        at, run = starts[number], runs[number]
        if at >= end:
            break
        text = run.text[max(0, start - at) : end - at].replace("\u00a0", " ")
        line.append(run if text == run.text else run._replace(text=text))
    return tuple(line)
