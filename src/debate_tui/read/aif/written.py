"""Nodes and edges of AIF as AIFdb writes them: a list of such is parsed at once, several times faster than one by one."""

from typing import Any

from msgspec import UNSET, Struct, UnsetType


class UsualNode(Struct, forbid_unknown_fields=True, gc=False):
    """A node with no keys but AIFdb's."""

    nodeID: str | int  # noqa: N815  # as the file calls it
    text: str
    type: str
    timestamp: str | UnsetType | None = UNSET
    scheme: str | UnsetType | None = UNSET
    schemeID: str | int | UnsetType | None = UNSET  # noqa: N815


class UsualEdge(Struct, forbid_unknown_fields=True, gc=False):
    """An edge with no keys but AIFdb's."""

    edgeID: str | int  # noqa: N815
    fromID: str | int  # noqa: N815
    toID: str | int  # noqa: N815
    formEdgeID: str | int | UnsetType | None = UNSET  # noqa: N815


def as_written(one: Any) -> Any:
    """A node or an edge as it stands in the file."""
    if type(one) is tuple:
        return dict(zip(one[0], one[1:], strict=True))
    if type(one) is UsualNode:
        raw: dict[str, Any] = {"nodeID": one.nodeID, "text": one.text, "type": one.type}
        if one.timestamp is not UNSET:
            raw["timestamp"] = one.timestamp
        if one.scheme is not UNSET:
            raw["scheme"] = one.scheme
        if one.schemeID is not UNSET:
            raw["schemeID"] = one.schemeID
        return raw
    if type(one) is UsualEdge:
        raw = {"edgeID": one.edgeID, "fromID": one.fromID, "toID": one.toID}
        return raw if one.formEdgeID is UNSET else {**raw, "formEdgeID": one.formEdgeID}
    return one


def ends_of(raw: Any) -> tuple[str, str]:
    """The ids at both ends of an edge; OVA's files have whole nodes there, CISpaces calls them `source` and `target`."""
    if not isinstance(raw, dict):
        return "", ""
    origin, target = _first_of(raw, "fromID", "from", "source"), _first_of(raw, "toID", "to", "target")
    if type(origin) is str and type(target) is str:
        return origin.strip(), target.strip()
    ends = (end.get("id", end.get("nodeID")) if isinstance(end, dict) else end for end in (origin, target))
    first, second = map(name_of, ends)
    return first, second


def _first_of(raw: dict[str, Any], *keys: str) -> Any:
    return next((raw[key] for key in keys if key in raw), None)


def name_of(value: Any) -> str:
    """An id as text, whether it is written as text or as a number; "" for anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
