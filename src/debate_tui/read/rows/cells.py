"""What the cells of rows say: one text or several, which of our kinds of relation a word is, what most rows of a source hold."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from debate_tui.model.debate import Kind
from debate_tui.model.packed import packed
from debate_tui.read.draft import Node
from debate_tui.read.fields import line_of

_KINDS = {
    Kind.SUPPORTS: "supports support pro for + sup reason because evidence premise",
    Kind.REBUTS: "rebuts rebut con against - contra contradicts contradict opposes oppose refutes refute denies conflict",
    Kind.UNDERCUTS: "undercuts undercut attacks attack undermines undermine objection objects defeats",
    Kind.QUALIFIES: "qualifies qualify limits limit but however",
    Kind.CONCURS: "concurs concur agrees agree",
    Kind.REPHRASES: "rephrases rephrase restates restate",
}
KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
"""By the word for it in lower case, a kind of relation."""


def text_of(value: Any) -> str:
    """A cell as one text; the texts of a list with blanks between them."""
    return value if isinstance(value, str) else " ".join(value or ())


def items_of(value: Any) -> list[str]:
    """A cell with several values, a line each."""
    items = value.split("\n") if isinstance(value, str) else value or ()
    return [line for item in items if (line := line_of(item))]


def named(said: Mapping[str, Any], **keys: str) -> dict[str, str]:
    """The values of these columns under other names, without those that are empty."""
    return {name: text for name, key in keys.items() if line_of(text := text_of(said.get(key)))}


def add_to(extra: dict[str, Any], rest: Mapping[str, Any]) -> None:
    """Adds cells that are kept to those of earlier rows of the same claim: both stay where they differ."""
    for name, value in rest.items():
        kept = extra.setdefault(name, value)
        if kept != value and not (isinstance(kept, list) and value in kept):
            extra[name] = [*(kept if isinstance(kept, list) else [kept]), value]


def held_by_most(claims: Iterable[Node]) -> dict[str, str]:
    """By id of a source, the position that most of its claims have, the first of those that as many have; without sources whose
    claims have none."""
    held: dict[str, Counter[str]] = {}
    for claim in claims:
        if "position" in claim.values:
            held.setdefault(claim.values["source"], Counter())[claim.values["position"]] += 1
    return {source: counts.most_common(1)[0][0] for source, counts in held.items()}


def slim(claim: Node) -> Node:
    """A claim's node whose cells that are kept take little room."""
    values: Any = claim.values
    values |= {"extra": packed(extra)} if (extra := values.pop("extra")) else {}
    return claim
