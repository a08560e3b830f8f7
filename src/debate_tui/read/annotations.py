"""Reads annotations of Hypothesis and Zotero: what was marked is a quote, what was written beside it a claim.

A Hypothesis or W3C TextQuoteSelector is a quote's `text`, `prefix` and `suffix`. A comment is a claim of whoever wrote it, with
the text as the source of its quote; an annotation without a comment is a claim of the text, which says what it quotes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.draft import Draft, Node
from debate_tui.read.fields import line_of
from debate_tui.read.files import Content
from debate_tui.read.foreign import Ids, head_of, senseless
from debate_tui.read.located import Document, Part, opened, plain
from debate_tui.read.trouble import Trouble
from debate_tui.text import dates
from debate_tui.text.wording import counted

_HYPOTHESIS = re.compile(rb'"TextQuoteSelector"|"uri"\s*:\s*"[^"]*"')
_ZOTERO = re.compile(rb'"annotation(?:Text|Comment|Type)"\s*:')
_HELD = ("rows", "annotations", "items")
"""The members that hold the annotations of Hypothesis, by where they come from: its API, its export, W3C's pages."""
_WORDS = 5
_NOTES, _SOMEBODY = "Annotations", "whoever annotated"
"""What the source of comments is called, and whose it is where no name is given."""


@dataclass(slots=True)
class Annotation:
    """An annotation of a text."""

    id: str
    at: Location
    raw: Mapping[str, Any]
    comment: str = ""
    quote: Mapping[str, str] = field(default_factory=dict)
    tags: Sequence[str] = ()
    source: str = ""
    """What tells its source from others: an address, or an item's key."""
    about: Mapping[str, Any] = field(default_factory=dict)
    """What is known of the source, under the keys of a map."""
    by: str = ""
    """Who annotated; "" where that isn't known."""


def looks_like_hypothesis(data: bytes) -> bool:
    """Whether a file looks like annotations of Hypothesis, or W3C Web Annotations: JSON with a target and its address."""
    return _is_json(data) and b'"target"' in data and _HYPOTHESIS.search(data) is not None


def looks_like_zotero(data: bytes) -> bool:
    """Whether a file looks like annotations of Zotero: JSON with Zotero's names for what an annotation has."""
    return _is_json(data) and _ZOTERO.search(data) is not None


def _is_json(data: bytes) -> bool:
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))


def read_hypothesis(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of Hypothesis' annotations; None where it is no JSON. `files` has exactly one item."""
    (content,) = files
    document = opened(content, trouble)
    if document is None:
        return None
    draft = drafted(content, "hypothesis", _from_hypothesis(document, trouble), trouble)
    around = document.members(document.root)
    if draft is None or not around.keys() & set(_HELD):
        return draft
    rest = {name: plain(document.value(part)) for name, part in around.items() if name not in _HELD}
    return Draft(draft.heads, draft.nodes, extra=rest)


def read_zotero(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of Zotero's annotations; None where it is no JSON. `files` has exactly one item."""
    (content,) = files
    document = opened(content, trouble)
    if document is None:
        return None
    parts: list[tuple[Any, Location]] = []
    items = 0
    for part in _rows(document, "items", "annotations"):
        parts.append((document.value(part), document.at(part.at)))
        items += _data(parts[-1][0]) != {}
        if senseless(len(parts) - items, items):
            trouble.add(content.at, "E128", "no annotations: hardly anything in it is an item", "is the file whole?")
            return None
    draft = drafted(content, "zotero", _from_zotero(parts, trouble), trouble)
    return draft and Draft(draft.heads, draft.nodes, extra={"items": _items(parts, trouble)})


def _rows(document: Document, *keys: str) -> Iterator[Part]:
    """The items of the document, or of the first of its members with one of these names; else the document, as the only
    item."""
    members = document.members(document.root)
    whole = next((members[key] for key in keys if key in members), document.root)
    return iter((whole,)) if members and whole is document.root else document.items(whole)


def _from_hypothesis(document: Document, trouble: Trouble) -> Iterator[Annotation]:
    replies: list[Location] = []
    for part in _rows(document, *_HELD):
        raw, at = document.value(part), document.at(part.at)
        if not isinstance(raw, dict):
            trouble.add(at, "E126", "this is no annotation", "an annotation is an object")
            continue
        target = _first(raw.get("target"))
        selectors = target.get("selector") if isinstance(target, dict) else None
        selectors = [selectors] if isinstance(selectors, dict) else selectors if isinstance(selectors, list) else []
        quoted = next(
            (one for one in selectors if isinstance(one, dict) and one.get("type") == "TextQuoteSelector"), {}
        )
        quote = {
            name: _str(quoted.get(key)) for name, key in (("text", "exact"), ("prefix", "prefix"), ("suffix", "suffix"))
        }
        uri = _str(raw.get("uri")) or _str(target.get("source") if isinstance(target, dict) else target)
        page = raw.get("document")
        title = _str(_first(page.get("title"))) if isinstance(page, dict) else ""
        body = raw.get("body")
        comment = _str(raw.get("text")) or _str(_first(body).get("value") if isinstance(_first(body), dict) else body)
        tags = [_str(tag) for tag in raw["tags"]] if isinstance(raw.get("tags"), list) else []
        about = {"title": title, "url": uri if uri.startswith(("http://", "https://")) else ""}
        if raw.get("references"):
            replies.append(at)
        yield Annotation(_str(raw.get("id")), at, raw, comment, quote, tags, uri, about, _user(raw))

    tell_replies(replies, "what they reply to is kept as extra; draw the relation where you know it", trouble)


def tell_replies(replies: Sequence[Location], hint: str, trouble: Trouble) -> None:
    """Reports annotations in reply to others."""
    if replies:
        told = counted(len(replies), "annotation")
        message = f"{told} in reply to others: a reply may agree or object, so no relation is made of it"
        trouble.add(replies[0], "N130", message, hint)


def _from_zotero(parts: Sequence[tuple[Any, Location]], trouble: Trouble) -> Iterator[Annotation]:
    items = {_str(item.get("key")): item for raw, _ in parts if (item := _data(raw))}
    for raw, at in parts:
        if not _data(raw):
            trouble.add(at, "E126", "this is no item", "an item is an object")
        for one, owner in _annotations(_data(raw), items):
            quote = {"text": _str(one.get("annotationText")), "locator": page_of(_str(one.get("annotationPageLabel")))}
            tags = [_str(tag.get("tag") if isinstance(tag, dict) else tag) for tag in one.get("tags") or ()]
            key = _str(owner.get("key")) or _str(owner.get("title")) or _str(one.get("parentItem"))
            by = line_of(_str(one.get("annotationAuthorName")))
            yield Annotation(
                _str(one.get("key")), at, one, _str(one.get("annotationComment")), quote, tags, key, _item(owner), by
            )


def _items(parts: Sequence[tuple[Any, Location]], trouble: Trouble) -> list[Any]:
    """The items that are no annotations, without the annotations that they hold; that notes are among them is reported."""
    kept: list[Any] = []
    notes: list[Location] = []
    for raw, at in parts:
        item = _data(raw)
        if not item or _is_annotation(item):
            continue
        kept.append(plain(_without_annotations(item)))
        held = item.get("notes")
        notes += [at] * (bool(item.get("note")) + (len(held) if isinstance(held, list) else 0))
    if notes:
        message = f"{counted(len(notes), 'note')} of the library: kept as extra, since no words are marked in them"
        trouble.add(notes[0], "W127", message, "annotations become claims and quotes")
    return kept


def _without_annotations(item: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in item.items() if key != "annotations"}
    if isinstance(files := kept.get("attachments"), list):
        kept["attachments"] = [_without_annotations(one) if isinstance(one, dict) else one for one in files]
    return kept


def _is_annotation(item: Mapping[str, Any]) -> bool:
    return "annotationText" in item or "annotationComment" in item or item.get("itemType") == "annotation"


def _annotations(
    item: Mapping[str, Any], items: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The annotations that an item is or holds, each with the item of the library that it belongs to."""
    if _is_annotation(item):
        owner = item
        for _ in range(3):  # annotation, attachment, item
            owner = items.get(_str(owner.get("parentItem")), owner)
        yield item, ({} if owner is item else owner)
    for attachment in (item, *(one for one in item.get("attachments") or () if isinstance(one, dict))):
        for one in attachment.get("annotations") or ():
            if isinstance(one, dict):
                yield one, item


def _data(raw: Any) -> Mapping[str, Any]:
    """An item without the wrapper of Zotero's web API."""
    if not isinstance(raw, dict):
        return {}
    data = raw.get("data")
    return {"key": raw.get("key"), **data} if isinstance(data, dict) else raw


def _user(raw: Mapping[str, Any]) -> str:
    """Who made an annotation of Hypothesis or a W3C Web Annotation: the name that is shown, else the account's."""
    info, creator = raw.get("user_info"), _first(raw.get("creator"))
    shown = _str(info.get("display_name")) if isinstance(info, dict) else ""
    maker = _str(creator.get("name")) or _str(creator.get("id")) if isinstance(creator, dict) else _str(creator)
    return line_of(shown) or line_of(_str(raw.get("user")).removeprefix("acct:")) or line_of(maker)


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    creators = item.get("creators")
    made = [one for one in (creators if isinstance(creators, list) else ()) if isinstance(one, dict)]
    authors = [one for one in made if one.get("creatorType") == "author"]  # beside editors and translators
    names = [
        " ".join(filter(None, (_str(one.get("firstName")), _str(one.get("lastName"))))) or _str(one.get("name"))
        for one in authors or made
    ]
    date, url = _str(item.get("date")), _str(item.get("url"))
    return {
        "title": _str(item.get("title")),
        "authors": tuple(dict.fromkeys(filter(None, names))),
        "published": date if dates.valid(date) else "",
        "outlet": _str(item.get("publicationTitle")) or _str(item.get("publisher")),
        "url": url if url.startswith(("http://", "https://")) else "",
    }


def page_of(label: str) -> str:
    """The locator of a page with this label."""
    return f"p. {label}" if label.isalnum() else label


def drafted(content: Content, format: str, found: Iterable[Annotation], trouble: Trouble) -> Draft | None:
    """The draft of a file's annotations; None, with the reason reported, where hardly one says anything."""
    head = head_of(content, format)
    sources: dict[str, Node] = {}
    source_ids, ids = Ids(), Ids()
    claims: list[Node] = []
    worded = 0
    for number, one in enumerate(found):
        about = {key: value for key, value in one.about.items() if value}
        name = _str(about.get("title")) or one.source or head.values["title"]
        source = page = source_ids.of(one.source or name, " ".join(name.split()[:_WORDS]))
        sources.setdefault(page, Node("source", one.at, {"id": page, "title": name, **about}))
        quoted = line_of(one.quote.get("text", ""))
        text = line_of(one.comment)
        if text:
            source = source_ids.of(f"\0{one.by}", f"annotations {one.by}")
            wrote = {"authors": (one.by,)} if one.by else {"label": _SOMEBODY}
            sources.setdefault(source, Node("source", one.at, {"id": source, "title": _NOTES, **wrote}))
        text = text or quoted
        worded += text != ""
        if senseless(number - worded, worded):
            trouble.add(content.at, "E128", "no annotations: hardly one marks or says anything", "is the file whole?")
            return None
        values: dict[str, Any] = {
            "id": ids.of(one.id or f"\0{number}", one.id or " ".join(text.split()[:_WORDS])),
            "source": source,
            "text": text or "An annotation without words",
            "extra": {"annotation": plain(one.raw)},
        }
        if quoted:
            said = {key: value for key, value in one.quote.items() if line_of(value)}
            values["quote"] = (Node("quote", one.at, said if source == page else {**said, "source": page}),)
        if terms := [line for tag in one.tags if (line := line_of(tag))]:
            values["terms"] = tuple(dict.fromkeys(terms))
        claims.append(Node("claim", one.at, values))
    return Draft([head], {"source": tuple(sources.values()), "claim": claims})


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _str(value: Any) -> str:
    """A text, or a number as text; "" for anything else."""
    return (
        value
        if isinstance(value, str)
        else str(value)
        if isinstance(value, int) and not isinstance(value, bool)
        else ""
    )
