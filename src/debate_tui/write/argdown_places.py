"""Where statements of Argdown stand that nobody gave a title: each in one place, below another or in a structure, with what it is
related to below it. Only what several places name needs a title.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping, Sequence

from debate_tui.write.argdown_drawn import Drawing, Step

_TURNED = {"+>": "+", "->": "-", "><": "><", "_>": "_"}
"""The signs of relations as they stand below what they lead to."""
_ATTACKS = ("->", "_>")
_DEEPEST = 100
"""How deep relations are nested, of the 120 levels that are read."""
_Line = tuple[str, str, str]
"""A relation: what it leads from, to, and its sign."""


def place_of(owner: str, others: Sequence[str], stands: Mapping[str, Sequence[str]]) -> str:
    """The first heading of `owner` that the others stand under, too; "" for none. `stands`: by full id, the headings of each."""
    others = [other for other in others if other in stands]
    return next((one for one in stands[owner] if all(one in stands[other] for other in others)), "")


def premises(step: Step, known: Container[str], last: str) -> Iterator[tuple[str, bool]]:
    """The premises of a step, and whether each stands just above it. `known`: what its structure named before; `last`: what the step
    before concluded.

    Data that is no YAML can't say which premises a step has, so all of them stand just above it; so does what it has twice.
    """
    data, kept = step.extra.get("data"), step.extra.get("premises")
    twice = isinstance(kept, list | tuple) and set(kept) == set(step.origins)
    again = isinstance(data, str) or (twice and data is None)
    seen: set[str] = set()
    for one in kept if twice and kept else dict.fromkeys(step.origins):
        yield one, one in seen or one not in known or (again and one != last)
        seen.add(one)


def members(steps: Sequence[Step]) -> list[str]:
    """What a structure names, as often as it does."""
    known: dict[str, None] = {}
    named: list[str] = []
    last = ""
    for step in steps:
        named += (one for one, here in premises(step, known, last) if here)
        named += (*step.undercuts, step.target)
        known |= dict.fromkeys((*step.origins, step.target))
        last = step.target
    return named


class Places:
    """What stands below what, and which of the statements without a title stand in the place that names them."""

    def __init__(
        self,
        untitled: Collection[str],
        drawn: Drawing,
        structures: Mapping[str, Sequence[list[Step]]],
        stands: Mapping[str, Sequence[str]],
    ) -> None:
        """`untitled`: full ids; `structures`: by full id, what stands below it; `stands`: by full id of a claim the headings that it
        stands under, in the order of claims."""
        self._drawn = drawn
        self._stands = stands
        self._steps = [(owner, steps) for owner, all in structures.items() for steps in all]
        self._order = {id: n for n, id in enumerate(stands)}
        self.below: dict[str, list[tuple[str, str]]] = {}
        """By full id of a claim, what stands below it, each with the sign before it."""
        self.within: set[str] = set()
        """The statements without a title that have no paragraph of their own."""
        self.untitled: set[str] = set()
        """All statements that are written without a title."""
        self.named = {id for id in untitled if len(stands[id]) > 1}
        """The statements without a title that need one."""
        self._by_argument = {
            steps[-1].target: owner
            for owner, steps in self._steps
            if owner and drawn.moves and drawn.is_argument(owner)
        }
        """By full id of what an argument concludes, the argument, whose relations are its."""
        looped = {id for id, _ in drawn.loops}
        while needy := self._arranged(set(untitled) - self.named) | (looped & set(untitled) - self.named):
            self.named |= needy

    def _arranged(self, untitled: set[str]) -> set[str]:
        """Puts each in its place, and returns those for which there is none."""
        self.untitled, self.within, self.below = untitled, set(), {}
        self._needy: set[str] = set()
        self._done: set[_Line] = set()
        self._lines: dict[str, list[_Line]] = {}
        """The relations of each of them."""
        for owner, lines in self._drawn.below.items():
            for other, sign in lines:
                free = [id for id in (owner, other) if id in untitled]
                for id in free:
                    self._lines.setdefault(id, []).append((owner, other, sign))
                if not free:
                    self._put(owner, other, sign)
        inner = [id for owner, steps in self._steps for id in self._inner(owner, steps)]
        self._needy |= {id for id, n in Counter(inner).items() if n > 1}
        self.within |= set(inner)
        placed = set(inner)
        for id in sorted(inner, key=self._order.__getitem__):
            self._nest(id, 0, placed)
        for id in sorted(untitled - placed, key=self._order.__getitem__):
            if id not in placed:
                placed.add(id)
                hosts = [one for one in self._lines.get(id, ()) if self._hosts(one, id)]
                # First what can't stand below it.
                if line := min(hosts, key=lambda one: self._stands_below(one, id), default=None):
                    self.within.add(id)
                    self._done.add(line)
                    host = line[0] if line[1] == id else line[1]
                    self._put(host, id, line[2] if line[1] == id else _TURNED[line[2]])
                self._nest(id, int(line is not None), placed)
        self._needy.update(self._unparted())
        return self._needy

    def _unparted(self) -> Iterator[str]:
        """The statements below which structures stand that nothing parts from an argument above: neither a paragraph without a
        title nor the mention of a statement."""
        argues = self._drawn.is_argument
        above: dict[str, list[str]] = {}
        for id in self._stands:
            for place in dict.fromkeys(("", *self._stands[id])) if id and id not in self.within else ():
                above.setdefault(place, []).append(id)
        for owner, steps in self._steps:
            if owner in self.within:
                here = above.get(place_of(owner, members(steps), self._stands), [])
                last = bisect_left(here, self._order[owner], key=self._order.__getitem__) - 1
                parts = not self._drawn.loops if last < 0 else not argues(here[last])
                if not parts and all(id in self.untitled or argues(id) for id in here):
                    yield owner

    def _put(self, host: str, other: str, sign: str) -> None:
        self.below.setdefault(host, []).append((other, sign))

    def _inner(self, owner: str, steps: Sequence[Step]) -> Iterator[str]:
        """The statements without a title in a structure."""
        named = members(steps)
        place = place_of(owner, named, self._stands)
        for id in named:
            if id in self.untitled:
                yield id
                if place != self._heading(id):
                    self._needy.add(id)

    def _heading(self, id: str) -> str:
        return next(iter(self._stands[id]), "")

    def _hosts(self, line: _Line, id: str) -> bool:
        """Whether the other end has a title, stands before it or can't stand below it, and the relation can stand below that."""
        host = line[0] if line[1] == id else line[1]
        if host in self.untitled or not self._shares(host, id) or not self._stands_below(line, host):
            return False
        if line[2] in _ATTACKS and any(
            one[:2] == line[:2] and one[2] in _ATTACKS and one != line for one in self._lines[id]
        ):
            return False  # Of two attacks, the one that is written first counts.
        return self._order[host] < self._order[id] or not self._stands_below(line, id)

    def _shares(self, other: str, id: str) -> bool:
        """Whether the heading of what has no title is one of another, too."""
        return self._heading(id) in (self._stands[other] or ("",)) or not self._stands[id]

    def _stands_below(self, line: _Line, host: str) -> bool:
        """Whether a relation can stand below one of its ends."""
        owner, _, sign = line
        if host == owner:
            return True
        # Below a statement, what undercuts it would hit the last step above; and only a statement stands behind ><.
        hits = sign == "_>" and bool(self._steps) and not self._drawn.is_argument(host)
        return not hits and not (sign == "><" and self._drawn.is_argument(owner))

    def _nest(self, id: str, depth: int, placed: set[str]) -> None:
        """Puts below a statement what it is related to."""
        for line in self._lines.get(id, ()):
            if line in self._done:
                continue
            self._done.add(line)
            owner, other, sign = line
            end = other if owner == id else owner
            free = end in self.untitled
            shares = self._shares(end, id) and (not free or self._heading(end) == self._heading(id))
            stays = not shares or not self._stands_below(line, id) or (free and (end in placed or depth >= _DEEPEST))
            if stays or (free and self._order[end] < self._order[id]):
                if self._said_of_argument(line):
                    continue
                if stays:
                    self._needy.add(end if free else id)
                    continue
            self._put(id, end, sign if owner == id else _TURNED[sign])
            if free:
                placed.add(end)
                self.within.add(end)
                self._nest(end, depth + 1, placed)

    def _said_of_argument(self, line: _Line) -> bool:
        """Puts a relation of what an argument concludes below the argument or what has no title; False where it can't stand so."""
        owner, other, sign = line
        argument = self._by_argument.get(owner)
        if argument is None or (other in self.untitled and not self._shares(argument, other)):
            return False
        if other not in self.untitled:
            self._put(argument, other, sign)
            return True
        fits = sign in ("+>", "->")
        if fits:
            self._put(other, argument, _TURNED[sign])
        return fits
