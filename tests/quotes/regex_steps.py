"""Counts how often a regular expression looks at a character: a backtracking matcher that only counts, for small texts.

It runs what `re` parses, in the order in which `re` tries it, without the shortcuts that make single searches faster and
leave how they grow as it is. So a pattern whose work grows with the square of a text's length is found without a clock.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_CATEGORY = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}
_SINGLE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)


@cache
def _parsed(pattern: "re.Pattern[str]") -> tuple[list[Any], dict[tuple[int, str], bool]]:
    """What a pattern consists of, and which characters its parts are known to fit."""
    return list(parser.parse(pattern.pattern, pattern.flags)), {}


class Steps:
    """The steps of looking for all places of `pattern` in `text`, or, where not `everywhere`, at its beginning only."""

    def __init__(self, pattern: "re.Pattern[str]", text: str, everywhere: bool = True) -> None:
        self.text, self.flags, self.count = text, pattern.flags, 0
        self.spans: list[tuple[int, int]] = []
        items, self._known = _parsed(pattern)
        at = 0
        while at <= len(text):
            self.count += 1
            end = next(self._match(items, at), None)
            if end is not None:
                self.spans.append((at, end))
            at = at + 1 if end is None or end == at else end
            if not everywhere:
                break

    def _match(self, items: Sequence[Any], at: int) -> Iterator[int]:
        """Each end of a match of `items` that begins at `at`, in the order in which they are tried."""
        if not items:
            yield at
            return
        for end in self._one(items[0], at):
            yield from self._match(items[1:], end)

    def _one(self, item: Any, at: int) -> Iterator[int]:
        kind, what = item
        if kind in _SINGLE:
            if self._fits(item, at):
                yield at + 1
        elif kind is op.SUBPATTERN:
            yield from self._match(list(what[3]), at)
        elif kind is op.BRANCH:
            for branch in what[1]:
                yield from self._match(list(branch), at)
        elif kind is op.ATOMIC_GROUP:
            yield from islice(self._match(list(what), at), 1)
        elif kind is op.MAX_REPEAT:
            yield from self._repeat(what, at)
        elif kind is op.MIN_REPEAT:
            yield from reversed(list(self._repeat(what, at)))
        elif kind is op.POSSESSIVE_REPEAT:
            yield from islice(self._repeat(what, at), 1)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            direction, inner = what
            start = at if direction > 0 else at - inner.getwidth()[0]
            found = start >= 0 and next(self._match(list(inner), start), None) is not None
            if found == (kind is op.ASSERT):
                yield at
        elif kind is op.AT:
            if self._is_at(what, at):
                yield at
        else:
            raise NotImplementedError(f"{kind} is not counted yet")

    def _repeat(self, what: Any, at: int) -> Iterator[int]:
        least, most, inner = what
        items = list(inner)
        if len(items) == 1 and items[0][0] in _SINGLE:
            end = at
            while (most is op.MAXREPEAT or end - at < most) and self._fits(items[0], end):
                end += 1
            for one in range(end, at + least - 1, -1):
                self.count += 1
                yield one
        else:
            yield from self._groups(items, least, most, at)

    def _groups(self, items: Sequence[Any], least: int, most: Any, at: int) -> Iterator[int]:
        if most is op.MAXREPEAT or most > 0:
            left = most if most is op.MAXREPEAT else most - 1
            for end in self._match(items, at):
                if end > at:
                    yield from self._groups(items, max(0, least - 1), left, end)
        if least == 0:
            yield at

    def _fits(self, item: Any, at: int) -> bool:
        self.count += 1
        if at >= len(self.text):
            return False
        known, key = self._known, (id(item), self.text[at])
        if key not in known:
            known[key] = self._has_any(item, self.text[at])
        return known[key]

    def _has_any(self, item: Any, char: str) -> bool:
        kind, what = item
        chars = {char, char.lower(), char.upper()} if self.flags & re.IGNORECASE else {char}
        if kind is op.ANY:
            return char != "\n" or bool(self.flags & re.DOTALL)
        if kind is op.LITERAL:
            return chr(what) in chars
        if kind is op.NOT_LITERAL:
            return chr(what) not in chars
        negated = what[0][0] is op.NEGATE
        return negated != any(self._has(part, one) for part, one in product(what[negated:], chars))

    def _has(self, part: Any, char: str) -> bool:
        kind, what = part
        if kind is op.LITERAL:
            return chr(what) == char
        if kind is op.RANGE:
            return bool(what[0] <= ord(char) <= what[1])
        assert kind is op.CATEGORY
        return re.match(_CATEGORY[what], char) is not None

    def _is_at(self, where: Any, at: int) -> bool:
        pattern = {
            op.AT_BEGINNING: "^",
            op.AT_BEGINNING_STRING: r"\A",
            op.AT_BOUNDARY: r"\b",
            op.AT_NON_BOUNDARY: r"\B",
            op.AT_END: "$",
            op.AT_END_STRING: r"\Z",
        }[where]
        return re.compile(pattern, self.flags & re.MULTILINE).match(self.text, at) is not None
