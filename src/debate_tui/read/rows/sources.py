"""Tells sources of one name apart (a newspaper's articles by different people, books of one title), and names them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from debate_tui.read.draft import Node

_MOST = 200
"""How many sources of one name are compared with a row that says less of its own."""


class Apart:
    """The sources of a table that are known so far."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, Sequence[str]], str] = {}
        self._known: dict[str, list[tuple[str, dict[str, str]]]] = {}
        """By name, the key of each source and what is said of it."""

    def key(self, name: str, facts: Mapping[str, str]) -> str:
        """The key of the one source of this name of which rows say all of `facts`, in which what a row doesn't say is
        empty, else of a new one; of the first of a name, the name itself."""
        exact = (name, tuple(facts.values()))
        key = self._exact.get(exact)
        if key is None:
            known = self._known.setdefault(name, [])
            alike = [one for one in known[:_MOST] if _agree(one[1], facts)]
            like = alike[0] if len(alike) == 1 else None  # which of several a row means that says less, nobody knows
            if like is None:
                like = (f"{name}\0{len(known)}" if known else name, {})
                known.append(like)
            key, said = like
            said.update((what, value) for what, value in facts.items() if value)
            self._exact[exact] = key
        return key


def _agree(said: Mapping[str, str], facts: Mapping[str, str]) -> bool:
    return all(not value or said.get(what, value) == value for what, value in facts.items())


_SHORT = 40
"""Characters that the name of a paper or an organisation may have; what is longer is the title of a text."""


def give_names(sources: Iterable[Node]) -> None:
    """A source without an author, outlet or label is called by its short title, as the table spells it, instead of an id
    that we made, if no other has that title."""
    bare = [one.values for one in sources if {"label", "authors", "outlet"}.isdisjoint(one.values)]
    often = Counter(one.get("title") for one in bare)
    for values in bare:
        title = values.get("title")
        if isinstance(title, str) and len(title) <= _SHORT and often[title] == 1:
            values["label"] = title  # type: ignore[index]
