"""Tells by which words the rows of an export say Pro and Con, where these aren't Kialo's own: in capitals, or as other languages do."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from debate_tui.read.kialo.written import ARGUES, CONS, PROS, ROW, STANCE, Form

_OWN = tuple(f". {word}:" for word in ARGUES)
_TOP = 1


def form_of(lines: Sequence[str], start: int, blocks: bool) -> Form:
    """The form of an export, whose rows stand from the line with the index `start` on.

    Another word is Pro or Con where all rows below theses have one for each and nothing else, so that a claim that begins with
    “Contra:” stays one: of a thesis, or beside a Con.
    """
    if all(any(word in line for line in lines[start:]) for word in _OWN):
        return Form(blocks)
    said: dict[int, dict[str, None]] = defaultdict(dict)
    """By depth, the words of the rows."""
    for depth, word in _heads(lines, start):
        said[depth][word] = None
    argues = {*PROS, *CONS}
    if argues.isdisjoint(said[_TOP]):
        del said[_TOP]  # theses
    words = dict.fromkeys(word for depth in said for word in said[depth])
    pros, cons = ([word for word in words if word in known] for known in (PROS, CONS))
    if len(pros) > 1 or len(cons) > 1 or len(words) > len(pros) + len(cons):
        return Form(blocks)
    pro, con = next(iter(pros), ""), next(iter(cons), "")
    if not pro and con.lower() != "con":
        return Form(blocks)
    return Form(blocks, pro or "Pro", con or "Con")


def _heads(lines: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    """The depth of each row below the first level, and its word; "" where it has none."""
    for line in lines[start:]:
        match = ROW.fullmatch(line.rstrip())
        if match and "." in match[2]:
            stance = STANCE.fullmatch(match[3] or "")
            yield match[2].count("."), stance[1] if stance else ""
