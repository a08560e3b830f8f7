"""Finds the claim that a row leads to by its id, its words or its number; no claim where it may be any of several."""

_DIGITS = 12
"""Numbers of rows have fewer."""


class Ends:
    """What the claims of a table may be called in a column `to`, by their full ids."""

    def __init__(self, *, numbered: bool, ours: bool) -> None:
        """`numbered`: whether rows, which have no ids, are called by their numbers; `ours`: whether it is our own export."""
        self._numbered, self._ours = numbered, ours
        self.by_id: dict[str, str] = {}
        self.shared: set[str] = set()
        """Ids that several claims have."""
        self.labels: set[str] = set()
        """What relations of our own export are called."""
        self._words: dict[str, str] = {}
        self._said_twice: set[str] = set()
        """Words that claims of several sources have."""
        self._numbers: list[str | None] = []
        """By the number of a row, its claim; a table may have very many rows of few claims."""

    def add(self, full_id: str, id: str, words: str, number: int) -> None:
        """A claim that the row of this number is the first to have, under an id or \"\". Words that claims of
        several sources have call none of them."""
        if id and self.by_id.setdefault(id, full_id) != full_id:
            self.shared.add(id)
        if self._words.setdefault(words.casefold(), full_id) != full_id:
            self._said_twice.add(words.casefold())
        self._words.setdefault(full_id, full_id)
        self.also(full_id, number)

    def also(self, full_id: str, number: int) -> None:
        """Another row of a claim."""
        if self._numbered:
            self._numbers += [None] * (number + 1 - len(self._numbers))
            self._numbers[number] = self._words.get(full_id, full_id)  # one string for all rows

    def several(self, end: str) -> str:
        """What to say where several claims are called so; "" where one is, or none."""
        if end in self.shared:
            return "several claims have the id"
        called, said = self._of_row(end), self._words.get(end)
        if called and said and called != said:
            return "a claim says, and another has the number,"
        if end.casefold() not in self._said_twice:
            return ""
        named = end in self.by_id or (self._ours and end in self.labels) or self._words.get(end) == end
        return "" if named else "several claims say"

    def target(self, end: str) -> str | None:
        """The full id of the claim, or the id of the relation, that is called so; None where it may be none or several."""
        if self.several(end):
            return None
        if found := self.by_id.get(end) or self.by_id.get(
            end.removesuffix(".0")
        ):  # as programs write a number beside empty cells
            return found
        if self._ours and end in self.labels:
            return end
        found = self._words.get(end) or self._words.get(end.casefold()) or self._of_row(end)
        return found or (end if self._ours and end else None)

    def _of_row(self, end: str) -> str | None:
        """The claim of the row that is called by its number."""
        number = int(end) if self._numbered and end.isdecimal() and len(end) < _DIGITS else 0
        return self._numbers[number] if number < len(self._numbers) else None
