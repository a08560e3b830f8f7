"""Splices: the lines that a change adds to a file and takes out of it, each as it stands in the file's bytes."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from debate_tui.edit.made import Change


class Splice(NamedTuple):
    """Successive lines that stand in the place of others."""

    line: int
    """Number of the first of them in the file as it will be, from 1."""
    out: Sequence[bytes]
    """The lines that are taken out, with their line ends."""
    new: Sequence[bytes]
    """The lines that are put there."""


_LONG = 2000
"""Lines between the first and the last difference beyond which these are shown as one splice: comparing takes their square."""


def splices(change: "Change") -> Iterator[Splice]:
    """What a change does to its file, from top to bottom: applied to the bytes before, it gives those after."""
    before, after = (content.splitlines(keepends=True) for content in (change.before, change.after))
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    out, new = before[start : len(before) - end], after[start : len(after) - end]
    if not out or not new or max(len(out), len(new)) > _LONG:
        if out or new:
            yield _from_header(Splice(start + 1, out, new), before, start)
        return
    from difflib import SequenceMatcher  # late: only where there are two places, or lines that change

    for tag, i, i_end, j, j_end in SequenceMatcher(None, out, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _from_header(Splice(start + j + 1, out[i:i_end], new[j:j_end]), before, start + i)


def _from_header(splice: Splice, before: Sequence[bytes], at: int) -> Splice:
    """The same splice from the header of a table on, where what follows begins like what is put in. `at`: the number of lines
    before it."""
    line, out, new = splice
    while not out and at and new[-1] == before[at - 1] and not new[0].startswith(b"["):
        line, at, new = line - 1, at - 1, [new[-1], *new[:-1]]
    return Splice(line, out, new)


def _alike(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    """With how many equal lines two sequences begin."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
