"""Reads annotations of Zotero, of its web API and Better BibTeX: each belongs to the item of the library that it is made in."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.annotations import Annotation, as_list, drafted, is_json, rows_in, str_of
from debate_tui.read.draft import Draft
from debate_tui.read.fields import line_of
from debate_tui.read.files import Content
from debate_tui.read.foreign import page_of, senseless
from debate_tui.read.located import opened, plain
from debate_tui.read.notes.draft import marked_in
from debate_tui.read.trouble import Trouble
from debate_tui.text.date_spelt import edtf
from debate_tui.text.wording import counted, shown

_ZOTERO = re.compile(rb'"annotation(?:Text|Comment|Type)"\s*:')

_AUTHORS = frozenset(
    "artist author cartographer director interviewee inventor performer podcaster presenter programmer sponsor".split()  # noqa: SIM905
)
"""The creators whose words an item has: the `primary` ones of Zotero's schema.json, and no editors, translators, interviewers."""

_TITLES = ("title", "caseName", "nameOfAct", "subject")
_DATES = ("date", "dateDecided", "dateEnacted", "issueDate", "filingDate")
_OUTLETS = [
    "publicationTitle",
    "bookTitle",
    "proceedingsTitle",
    "encyclopediaTitle",
    "dictionaryTitle",
    "websiteTitle",
    "blogTitle",
    "forumTitle",
    "programTitle",
    "publisher",
    "institution",
    "university",
    "court",
]
"""What other types of items call their title, their date and where they were published: Zotero's schema.json."""
_HELD = ("items", "annotations", "result")
"""The members that hold items, of Better BibTeX and its like."""
_MARKUP = re.compile(r"</?(?:i|b|sub|sup)>")


def looks_like_zotero(data: bytes) -> bool:
    """Whether a file looks like annotations of Zotero: JSON with Zotero's names for what an annotation has."""
    marked = b"data-annotation=" in data and b'"itemType"' in data  # in a note
    return is_json(data) and (marked or _ZOTERO.search(data) is not None)


def read_zotero(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of Zotero's annotations; None where it is no JSON. `files` has exactly one item."""
    (content,) = files
    document = opened(as_list(content), trouble)
    if document is None:
        return None
    parts: list[tuple[Any, Location]] = []
    items = 0
    for raw, at in _flat((document.value(part), document.at(part.at)) for part in rows_in(document, *_HELD)):
        parts.append((raw, at))
        items += _data(parts[-1][0]) != {}
        if senseless(len(parts) - items, items):
            trouble.add(content.at, "E128", "no annotations: hardly anything in it is an item", "is the file whole?")
            return None
    around = document.members(document.root)
    held = [key for key in _HELD if key in around]
    rest = {name: plain(document.value(part)) for name, part in around.items() if name not in held} if held else {}
    draft = drafted(content, "zotero", _from_zotero(parts, trouble), trouble)
    return draft and Draft(draft.heads, draft.nodes, extra={**rest, "items": _items(parts, trouble), **draft.extra})


def _flat(found: Iterable[tuple[Any, Location]]) -> Iterator[tuple[Any, Location]]:
    """Items one by one, also where they come in pages, or hold others as their children."""
    for raw, at in found:
        for one in raw if isinstance(raw, list) else (raw,):
            yield one, at
            waiting = deque(_children(one))
            while waiting:
                child = waiting.popleft()
                yield child, at
                waiting += _children(child)


def _children(raw: Any) -> Iterator[dict[str, Any]]:
    """The items within an item, each with the key of that."""
    held = _data(raw).get("children")
    for one in held if isinstance(held, list) else ():
        if isinstance(one, dict):
            yield one if "parentItem" in _data(one) else {**one, "parentItem": _data(raw).get("key")}


def _from_zotero(parts: Sequence[tuple[Any, Location]], trouble: Trouble) -> Iterator[Annotation]:
    items, shared = _by_key(raw for raw, _ in parts)
    keys = {key for _, key in (*items, *shared)}
    lost: list[Location] = []
    marked = {str_of(one.get("key")) for raw, _ in parts for one, _ in _annotations(_data(raw), "", {})}
    for raw, at in parts:
        if not _data(raw):
            trouble.add(at, "E126", "this is no item", "an item is an object")
        date = _first(_data(raw), _DATES)
        if date and not edtf(date) and not _is_annotation(_data(raw)):
            trouble.add(
                at, "W127", f"{shown(date)} is no date that can be read: it is kept as extra", "write 2024-05-01"
            )
        library = _library(raw)
        for one, owner in _annotations(_data(raw), library, items):
            parent = str_of((owner or one).get("parentItem"))
            lost += [at] * ((library, parent) in shared or (not owner and parent in keys))
            quote = {
                "text": _words(one.get("annotationText")),
                "locator": page_of(str_of(one.get("annotationPageLabel"))),
            }
            tags = [str_of(tag.get("tag") if isinstance(tag, dict) else tag) for tag in _listed(one, "tags")]
            key = str_of(owner.get("key")) or str_of(owner.get("title")) or str_of(one.get("parentItem"))
            key = f"{library} {key}" if library and key else key
            by = line_of(str_of(one.get("annotationAuthorName"))) or (_maker(raw) if _is_annotation(_data(raw)) else "")
            yield Annotation(
                str_of(one.get("key")),
                at,
                raw if _is_wrapped(raw) and _is_annotation(_data(raw)) else one,
                _words(one.get("annotationComment")),
                quote,
                tags,
                key,
                _item(owner) if owner else {"label": f"Zotero item {parent}"} if parent else {},
                [by] if by else [],
                str_of(one.get("dateAdded")),
            )
        for note in _notes(_data(raw)):
            for noted in marked_in(note, at):
                if noted.id in marked:
                    continue  # the annotation itself is there
                if owner := items.get((library, noted.source), {}):
                    noted.source, noted.about = f"{library} {noted.source}" if library else noted.source, _item(owner)
                yield noted
    if lost:
        message = f"{counted(len(lost), 'annotation')} of items of which others have the key: whose words they mark isn't known"
        trouble.add(lost[0], "W127", message, "export the items again: in a library, each has a key of its own")


def _by_key(raws: Iterable[Any]) -> tuple[dict[tuple[str, str], Mapping[str, Any]], set[tuple[str, str]]]:
    """The items by their library and the key that they have in it, without those that share one; and the keys that are shared."""
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    shared: set[tuple[str, str]] = set()
    for raw in raws:
        item = _data(raw)
        if key := str_of(item.get("key")):
            place = (_library(raw), key)
            if found.setdefault(place, item) != item:
                shared.add(place)
    return {place: item for place, item in found.items() if place not in shared}, shared


def _library(raw: Any) -> str:
    """What tells the library of an item from others: the web API says it beside the item, Better BibTeX in it."""
    if not isinstance(raw, dict):
        return ""
    library = raw.get("library")
    return str_of(library.get("id")) if isinstance(library, dict) else str_of(raw.get("libraryID"))


def _items(parts: Sequence[tuple[Any, Location]], trouble: Trouble) -> list[Any]:
    """The items that are no annotations, without the annotations that they hold; that notes are among them is reported."""
    kept: list[Any] = []
    notes: list[Location] = []
    for raw, at in parts:
        item = _data(raw)
        if not item or _is_annotation(item):
            continue
        kept.append(
            plain(
                {**raw, "data": _without_annotations(raw["data"])} if _is_wrapped(raw) else _without_annotations(item)
            )
        )
        notes += [at] * len(_notes(item))
    if notes:
        message = f"{counted(len(notes), 'note')} of the library: kept as extra, but for what is marked in them"
        trouble.add(notes[0], "W127", message, "annotations become claims and quotes")
    return kept


def _notes(item: Mapping[str, Any]) -> list[str]:
    """The notes that an item is or has, as HTML."""
    held = item.get("notes")
    found = [item.get("note"), *(held if isinstance(held, list) else ())]
    return [text for one in found if (text := str_of(one.get("note") if isinstance(one, dict) else one))]


def _without_annotations(item: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in item.items() if key not in ("annotations", "children")}
    if isinstance(files := kept.get("attachments"), list):
        kept["attachments"] = [_without_annotations(one) if isinstance(one, dict) else one for one in files]
    return kept


def _is_annotation(item: Mapping[str, Any]) -> bool:
    return "annotationText" in item or "annotationComment" in item or item.get("itemType") == "annotation"


def _annotations(
    item: Mapping[str, Any], library: str, items: Mapping[tuple[str, str], Mapping[str, Any]]
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The annotations that an item is or holds, each with the item of the library that it belongs to."""
    if _is_annotation(item):
        owner = item
        for _ in range(3):  # annotation, attachment, item
            owner = items.get((library, str_of(owner.get("parentItem"))), owner)
        yield item, ({} if owner is item else owner)
    for attachment in (item, *(one for one in _listed(item, "attachments") if isinstance(one, dict))):
        for one in _listed(attachment, "annotations"):
            if isinstance(one, dict):
                yield one, item


def _listed(item: Mapping[str, Any], key: str) -> Sequence[Any]:
    held = item.get(key)
    return held if isinstance(held, list) else ()


def _data(raw: Any) -> Mapping[str, Any]:
    """An item without the wrapper of Zotero's web API."""
    if _is_wrapped(raw):
        return {"key": raw.get("key"), **raw["data"]}
    return raw if isinstance(raw, dict) else {}


def _is_wrapped(raw: Any) -> bool:
    return isinstance(raw, dict) and isinstance(raw.get("data"), dict)


def _maker(raw: Mapping[str, Any]) -> str:
    """Who made an item of a group's library, as the web API says beside its data."""
    meta = raw.get("meta")
    user = meta.get("createdByUser") if isinstance(meta, dict) else None
    return line_of(str_of(user.get("name")) or str_of(user.get("username"))) if isinstance(user, dict) else ""


def _words(value: Any) -> str:
    """What is marked or written, without the tags that Zotero has in it for italics and the like."""
    text = str_of(value)
    return unescape(_MARKUP.sub("", text)) if _MARKUP.search(text) else text


def _first(item: Mapping[str, Any], keys: Iterable[str]) -> str:
    return next(filter(None, (line_of(str_of(item.get(key))) for key in keys)), "")


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    creators = item.get("creators")
    made = [one for one in (creators if isinstance(creators, list) else ()) if isinstance(one, dict)]
    wrote = {*_AUTHORS, "contributor"} if item.get("itemType") == "hearing" else _AUTHORS
    names = [
        " ".join(filter(None, (str_of(one.get("firstName")), str_of(one.get("lastName"))))) or str_of(one.get("name"))
        for one in made
        if str_of(one.get("creatorType", "author")) in wrote
    ]
    date, url = _first(item, _DATES), str_of(item.get("url"))
    file = _first(item, ("filename",)) if item.get("parentItem") else ""  # whose title only says what of its item it is
    return {
        "title": file or _words(_first(item, _TITLES)),
        "authors": tuple(dict.fromkeys(filter(None, names))),
        "published": edtf(date),
        "extra": {"date": date} if date and not edtf(date) else {},
        "outlet": _first(item, _OUTLETS),
        "url": url if url.startswith(("http://", "https://")) else "",
    }
