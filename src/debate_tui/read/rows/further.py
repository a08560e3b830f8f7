"""Draws what rows without words say of claims: a row with the id of a claim whose words stand elsewhere is one more relation of that claim."""

from collections.abc import Collection, Mapping
from marshal import dumps, loads
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import text_of
from debate_tui.read.rows.kept import Claims
from debate_tui.read.rows.relations import Relations
from debate_tui.read.rows.table import Row
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_DRAWN = ("id", "relation", "to", "why")
"""What such a row says of its relation; what else it says is kept with that."""


class Further:
    """Rows without words, until all claims are known: as bytes, since a table may have very many of few claims."""

    def __init__(self, claims: Claims, meant: Mapping[str, str]) -> None:
        """`meant`: what each column means."""
        self._claims = claims
        self._meant = meant
        self._rows: list[bytes] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, row: Row, said: Mapping[str, Any], rest: Mapping[str, Any]) -> bool:
        """Takes a row that names an id, a kind of relation and what it leads to, and says whether it does: of a row with less
        nobody knows which relation it means. `said`, `rest`: what `Cells.said_in` makes of it."""
        told = {key: said[key] for key in _DRAWN if key in said}
        if not all(line_of(text_of(told.get(key))) for key in ("id", "relation", "to")):
            return False
        kept = {name: value for name, value in row.values.items() if self._meant.get(name) not in _DRAWN}
        self._rows.append(dumps((row.at.line, told, kept | dict(rest), dict(row.values))))
        return True

    def draw(self, relations: Relations, unnamed: Collection[str], trouble: Trouble) -> list[dict[str, Any]]:
        """Adds the relations of the rows with the id of one claim; the others are reported, and returned as they are. `unnamed`: the
        sources that no row names."""
        wanted = {line_of(text_of(loads(one)[1]["id"])) for one in self._rows}
        places: dict[str, list[int]] = {}
        for place, (id, _) in enumerate(self._claims.told() if wanted else ()):
            if id in wanted:
                places.setdefault(id, []).append(place)
        others: list[dict[str, Any]] = []
        for line, told, kept, values in map(loads, self._rows):
            at = Location(self._claims.file, line, 1)
            id = line_of(text_of(told["id"]))
            if len(found := places.get(id, [])) != 1:
                what = "several claims have" if found else "no row with words has"
                message = f"{what} the id {shown(id)}, so that its relation is kept as extra"
                trouble.add(
                    at, "W127", message, "a relation is in the claim's own row, or in a further one with its id"
                )
                others.append(values)
                relations.undrawn += 1
                continue
            claim = self._claims[found[0]]
            mapped = {} if claim.values["source"] in unnamed else {"source": claim.values["source"]}
            relations.add(claim, {**told, **mapped, **({"extra": kept} if kept else {})}, Row(values, at, {}))
        self._rows = []
        return others
