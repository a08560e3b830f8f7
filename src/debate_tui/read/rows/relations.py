"""Makes the relations of a table, one for each row that names its kind and a claim, once all claims are known."""

from collections.abc import Mapping
from typing import Any

from debate_tui.read.draft import Node
from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import KIND, add_to, items_of, named, text_of
from debate_tui.read.rows.ends import Ends
from debate_tui.read.rows.table import Row
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown


class Relations:
    """What the rows of a table say of relations."""

    def __init__(self, called: Ends | None, ours: bool, trouble: Trouble) -> None:
        """`called`: what claims are called in the column `to`; None without such a column. `ours`: whether it is our export."""
        self._called, self._ours, self._trouble = called, ours, trouble
        self._rows: list[tuple[Node, Mapping[str, Any], Row]] = []
        self._drawn: dict[object, Node] = {}

    def add(self, claim: Node, said: Mapping[str, Any], row: Row) -> None:
        """The relations of a claim that a row names: of several kinds, each leads to one of as many ends."""
        words, ends = said.get("relation"), said.get("to")
        if not isinstance(words, tuple) or len(words) == 1:
            word = text_of(words)
            pairs = [(word, end) for end in (ends if isinstance(ends, tuple) else (ends,))]
        elif isinstance(ends, tuple) and len(ends) == len(words):
            pairs = list(zip(words, ends, strict=True))
        else:
            message = "several kinds of relation, and not as many claims for them: they are kept as extra"
            self._trouble.add(row.at, "W127", message, "of two lists, each kind leads to the claim in its place")
            add_to(claim.values, {key: said[key] for key in ("relation", "to", "why") if key in said})
            return
        self._rows += [(claim, {**said, "relation": word, "to": end}, row) for word, end in pairs if word or end]
        if self._called:
            self._called.labels.add(text_of(said.get("label")))

    def nodes(self) -> list[Node]:
        """The relations, without those whose kind or end isn't known, which is reported."""
        return [relation for claim, said, row in self._rows if (relation := self._relation(claim, said, row))]

    def _relation(self, claim: Node, said: Mapping[str, Any], row: Row) -> Node | None:
        word, end = line_of(text_of(said.get("relation"))), line_of(text_of(said.get("to")))
        kind = KIND.get(word.lower())
        target = self._called and self._called.target(end)
        if kind is None or not target or not self._called:
            several = self._called and self._called.several(end)
            what = (
                f"{several or 'there is no claim'} {shown(end)}"
                if end
                else "the row doesn't say to which claim it leads"
            )
            if kind is None:
                told = f"{shown(word)} doesn't say" if word else "the row doesn't say"
                what = f"{told} what it does to {shown(end) if end else 'another claim'}"
            hint = "relation: supports, rebuts …; to: a claim, its id or its row"
            self._trouble.add(row.at, "W127", f"{what}: it is kept as extra", hint)
            add_to(claim.values, named(said, relation="relation", to="to", why="why"))
            return None
        own = f"{claim.values['source']}/{claim.values['id']}"
        origins = tuple([self._called.by_id.get(one, one) for one in items_of(said.get("linked"))] or [own])
        values: dict[str, Any] = {"kind": kind.value, "from": origins, "to": target} | named(said, why="why")
        if self._ours:
            values |= named(said, by="by", id="label")
        elif "source" in said or "author" in said:  # whoever keeps a table of others' texts draws them
            values["by"] = "mapper"
        first = self._drawn.setdefault((kind, origins, target), relation := Node("relation", row.at, values))
        if first is relation:
            return relation
        if (why := values.get("why")) and why != first.values.get("why"):  # else it is one row for each linked premise
            message = "the row draws a relation again, for another reason: that is kept as extra"
            self._trouble.add(row.at, "W127", message, f"the first stands at {first.at}")
            before: Any = first.values
            add_to(before, {"why": why})
        return None
