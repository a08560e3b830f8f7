"""A debate as nested values, whether it was read or opened compiled."""

from dataclasses import asdict, replace
from typing import Any

from debate_tui.model.debate import Debate
from debate_tui.model.graph import graph


def whole(debate: Debate) -> Debate:
    """The same debate with all its nodes made, and nothing derived from it."""
    sources = tuple(replace(source, sentences=tuple(source.sentences)) for source in debate.sources)
    return replace(debate, claims=tuple(debate.claims), relations=tuple(debate.relations), sources=sources)


def values(debate: Debate) -> dict[str, Any]:
    return asdict(whole(debate))


def drawn(debate: Debate) -> list[Any]:
    """The numbers of its graph as they are in a compiled debate, or would be."""
    one = graph(debate)
    plain = [one.holders, one.kinds, one.origins, one.targets, one.drawn]
    groups = [one.touching, one.across, one.speaking, one.saying, one.quoting]
    return [dict(one.order), *map(list, plain), *((list(some.starts), list(some.members)) for some in groups)]
