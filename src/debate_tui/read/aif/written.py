"""What AIF writes for ids and the ends of edges, as text."""

from typing import Any


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
    """An id as text, whether it is written as text or as a number (12 and 12.0 are one); "" for anything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
