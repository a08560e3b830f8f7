"""The keys of each table of the format, and the types of their values."""

from enum import Enum


class Type(Enum):
    """The type of a key's value, in the words of messages."""

    TEXT = "text"
    TEXTS = "a list of texts"
    TEXT_OR_TEXTS = "a list of texts, or a text for a list of one"
    FLAG = "true or false"
    TABLE = "a table"
    TABLES = "a list of tables"
    ANY = "a table of anything"


def _keys(texts: str = "", **others: Type) -> dict[str, Type]:
    return {**dict.fromkeys(texts.split(), Type.TEXT), **others, "extra": Type.ANY}


FILE = "the file"

SHAPES: dict[str, dict[str, Type]] = {
    FILE: {
        "debate": Type.TABLE,
        "format": Type.TEXT,
        **dict.fromkeys(("position", "issue", "source", "stance", "claim", "relation", "conflict"), Type.TABLES),
        "extra": Type.ANY,
    },
    "debate": _keys("id title question summary", origin=Type.TABLE),
    "origin": dict.fromkeys(("format", "file", "sha256"), Type.TEXT),
    "position": _keys("id label summary", terms=Type.TEXTS, derived=Type.FLAG),
    "issue": _keys("id question label", terms=Type.TEXTS, derived=Type.FLAG),
    "source": _keys(
        "id position label title authors affiliation outlet published published_basis url note", authors=Type.TEXTS
    ),
    "stance": _keys("position issue answer"),
    "claim": _keys(
        "id source issues text role voice position", issues=Type.TEXTS, voice=Type.TABLE, quote=Type.TABLES,
        terms=Type.TEXTS,
    ),
    "voice": {"speaker": Type.TEXT, "endorsed": Type.FLAG},
    "quote": _keys("text locator note prefix suffix source", marks=Type.TEXTS),
    "relation": _keys("kind from to by why id", **{"from": Type.TEXT_OR_TEXTS}),
    "conflict": _keys("id about", says=Type.TABLES, note=Type.TEXT),
    "saying": dict.fromkeys(("claim", "value"), Type.TEXT),
    "brief": _keys("format title", mark=Type.TABLES),
    "mark": _keys(
        "debate note", claim=Type.TABLES, relation=Type.TABLES, source=Type.TABLES, position=Type.TABLES
    ),
}  # fmt: skip
"""The keys of each table of the format, in the order in which messages list them."""

KINDS = {"says": "saying"}
"""The kind of the tables under a key, where it differs from the key."""
