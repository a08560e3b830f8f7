"""Doubled: what relations that say the same have in common, and which of very many hashes are there more than once."""

from array import array
from collections.abc import Set

from debate_tui.model.debate import Relation

_SLOTS = 16
"""Bits for each hash."""


BITS = 0xFFFFFFFF
"""Those of a hash that are kept: of a million hashes, some are equal by chance."""


def doubled(hashes: "array[int]") -> Set[int]:
    """The values that are there at least twice.

    Each value has a bit, which others may share: what finds its bit set may have been there, which is one in thirty. Those alone
    are counted. So it takes about 5 bytes a hash; sorting them takes 40.
    """
    slots = len(hashes) * _SLOTS
    taken = bytearray(2 * len(hashes))
    perhaps: dict[int, int] = {}
    for value in hashes:
        place, bit = (slot := value % slots) >> 3, 1 << (slot & 7)
        if taken[place] & bit:
            perhaps[value] = 0
        else:
            taken[place] |= bit
    if perhaps:
        for value in hashes:
            if value in perhaps:
                perhaps[value] += 1
    return {value for value, count in perhaps.items() if count > 1}


def key_of(relation: Relation) -> object:
    """What a relation and another that says the same have in common."""
    origins, target = relation.origins, relation.target
    if len(origins) > 1:
        return relation.kind, *sorted(origins), target
    turned = target < origins[0] and relation.kind.symmetric
    return (relation.kind, target, *origins) if turned else (relation.kind, *origins, target)
