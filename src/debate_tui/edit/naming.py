"""Gives a relation of a map's file an id, so that another relation can end at it: one line more, every other byte stays."""

from codecs import BOM_UTF8

from debate_tui.edit.adding import CannotAddError, decoded, parsed
from debate_tui.edit.located import File, Found, changes, same, spliced
from debate_tui.model.debate import Relation

_KEYS = ("kind", "from", "to", "why", "by")


def named(content: bytes, relation: Relation, name: str) -> bytes:
    """A file's bytes with the id `name` in the first table that says what `relation` says.

    Raises:
        CannotAddError: the file can't be read, has no such table, or would not be the same map with this id.
    """
    file = parsed(decoded(content))
    found = _found(file, relation)
    text = spliced(file.text, changes(file, found, {"id": name}, _KEYS)) if found else file.text
    if not found or text == file.text or not same(file.data, File(text).data, {id(found.quote): {"id": name}}):
        raise CannotAddError(
            "has the relation that is undercut in a form that no id can be put into: give it one by hand"
        )
    return (BOM_UTF8 if content.startswith(BOM_UTF8) else b"") + text.encode()


def _found(file: File, relation: Relation) -> Found | None:
    tables, mark = file.data.get("relation"), file.marks.get("relation")
    marks = mark.inner if mark else None
    if not isinstance(tables, list) or not isinstance(marks, list):
        return None
    for table, at in zip(tables, marks, strict=False):
        origins = table.get("from")
        origins = (origins,) if isinstance(origins, str) else tuple(origins or ())
        told = table.get("kind"), origins, table.get("to")
        if told == (relation.kind, relation.origins, relation.target) and "id" not in table:
            return Found({}, table, at, file.place(at))
    return None
