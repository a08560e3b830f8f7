"""Reads annotations of Hypothesis, and what all annotations have in common: what was marked is a quote, what was written beside it a claim.

A Hypothesis or W3C TextQuoteSelector is a quote's `text`, `prefix` and `suffix`. A comment is a claim of whoever wrote it, with
the text as the source of its quote; an annotation without a comment is a claim of the text, which says what it quotes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.model.packed import packed
from debate_tui.read.draft import Draft, Node
from debate_tui.read.fields import line_of
from debate_tui.read.files import Content
from debate_tui.read.foreign import Ids, head_of, senseless
from debate_tui.read.located import Document, Part, opened, plain
from debate_tui.read.trouble import Trouble
from debate_tui.text.date_spelt import edtf
from debate_tui.text.wording import counted

_HYPOTHESIS = re.compile(rb'"TextQuoteSelector"|"uri"\s*:\s*"[^"]*"|w3\.org/ns/anno\.jsonld')
_HOST = re.compile(r"https?://(?:www\.)?([^/?#:@]+)")
_DAY = 10
"""Characters of a day in EDTF."""
_HELD = ("rows", "annotations", "items")
"""The members that hold the annotations of Hypothesis, by where they come from: its API, its export, W3C's pages."""
_MOST = 20
"""How many selectors of a target are looked at."""
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
    by: Sequence[str] = ()
    """Who wrote the comment; none where that isn't known."""
    created: str = ""
    """When it was made, as its program writes it."""
    account: str = ""
    """What tells who wrote it from others of the same name; "" where the name does."""


def looks_like_hypothesis(data: bytes) -> bool:
    """Whether a file looks like annotations of Hypothesis, or W3C Web Annotations: JSON with a target and its address."""
    return is_json(data) and b'"target"' in data and _HYPOTHESIS.search(data) is not None


def is_json(data: bytes) -> bool:
    """Whether a file begins like JSON with an object or a list."""
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
    return Draft(draft.heads, draft.nodes, extra={**rest, **draft.extra})


def rows_in(document: Document, *keys: str) -> Iterator[Part]:
    """The items of the document, or of the first of its members with one of these names; else the document, as the only
    item."""
    members = document.members(document.root)
    if "first" in members and not members.keys() & set(keys):  # W3C's collections have their pages within
        members = document.members(members["first"]) or members
    whole = next((members[key] for key in keys if key in members), document.root)
    return iter((whole,)) if members and whole is document.root else document.items(whole)


def _from_hypothesis(document: Document, trouble: Trouble) -> Iterator[Annotation]:
    replies: list[Location] = []
    pages: dict[str, str] = {}
    """By id of an annotation so far, the address of its page: that is what a reply to it is about."""
    for part in rows_in(document, *_HELD):
        raw, at = document.value(part), document.at(part.at)
        if not isinstance(raw, dict):
            trouble.add(at, "E126", "this is no annotation", "an annotation is an object")
            continue
        page = raw.get("document")
        title = str_of(_first(page.get("title"))) if isinstance(page, dict) else ""
        comments, tags = _bodies(raw)
        account = line_of(str_of(raw.get("user")).removeprefix("acct:"))
        if replying := bool(raw.get("references")) or not _REPLYING.isdisjoint(
            map(str_of, _list(raw.get("motivation")))
        ):
            replies.append(at)
        for number in range(max(len(comments), len(_list(raw.get("target"))), 1)):  # each further one is one of its own
            target = _first(_list(raw.get("target"))[number:]) or (
                _first(raw.get("target")) if comments[number:] else None
            )
            uri = str_of(target.get("source") if isinstance(target, dict) else target) if number else ""
            uri = uri or str_of(raw.get("uri")) or str_of(target.get("source") if isinstance(target, dict) else target)
            uri = pages.get(uri, uri) if replying else uri
            about = {"title": title, "url": uri if uri.startswith(("http://", "https://")) else ""}
            pages.setdefault(str_of(raw.get("id")), uri)
            id = str_of(raw.get("id")) + (f" {number + 1}" if number else "")
            comment, by = comments[number] if number < len(comments) else ("", [])
            yield Annotation(
                id,
                at,
                raw,
                comment,
                _quote_of(target),
                tags,
                uri,
                about,
                by or _makers(raw),
                str_of(raw.get("created")),
                account,
            )

    tell_replies(replies, "what they reply to is kept as extra; draw the relation where you know it", trouble)


_REPLYING = {"replying", "oa:replying"}
"""W3C's motivation of an annotation that answers another, which is then its target."""
_MARKUP = re.compile("<[^<>]*>")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def _bodies(raw: Mapping[str, Any]) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """The comments of an annotation, each with who made it if it says that itself, and the annotation's tags: W3C's may have
    several bodies, some of which are tags. A body that is an address has its words elsewhere."""
    tags = [str_of(tag) for tag in _list(raw.get("tags"))]
    comments = [(str_of(raw.get("text")) or str_of(raw.get("bodyValue")), list[str]())]
    for body in _list(raw.get("body")):
        words = str_of(body.get("value") if isinstance(body, dict) else body)
        if body is words and _ADDRESS.fullmatch(words):
            continue
        if isinstance(body, dict) and body.get("format") == "text/html":
            words = unescape(_MARKUP.sub(" ", words))
        purposes = _list(body.get("purpose") if isinstance(body, dict) else None) or _list(raw.get("motivation"))
        if not {"tagging", "oa:tagging"}.isdisjoint(map(str_of, purposes)):
            tags.append(words)
        else:
            comments.append((words, _creators(body) if isinstance(body, dict) else []))
    return [(words, by) for words, by in comments if line_of(words)], tags


def _quote_of(target: Any) -> dict[str, str]:
    """What a target's TextQuoteSelector quotes, also one that refines another selector."""
    selectors = _list(target.get("selector")) if isinstance(target, dict) else []
    for one in selectors:
        if isinstance(one, dict) and one.get("type") == "TextQuoteSelector":
            keys = (("text", "exact"), ("prefix", "prefix"), ("suffix", "suffix"))
            return {name: str_of(one.get(key)) for name, key in keys}
        if isinstance(one, dict) and len(selectors) < _MOST and "refinedBy" in one:
            selectors += _list(one["refinedBy"])
    return {"text": "", "prefix": "", "suffix": ""}


def _list(value: Any) -> list[Any]:
    """A value as a list: of the one thing that it is, or of none."""
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def tell_replies(replies: Sequence[Location], hint: str, trouble: Trouble) -> None:
    """Reports annotations in reply to others."""
    if replies:
        told = counted(len(replies), "annotation")
        message = f"{told} in reply to others: a reply may agree or object, so no relation is made of it"
        trouble.add(replies[0], "N130", message, hint)


def _makers(raw: Mapping[str, Any]) -> list[str]:
    """Who made an annotation of Hypothesis or a W3C Web Annotation: the name that is shown, else the account's, else its creators."""
    info = raw.get("user_info")
    shown = str_of(info.get("display_name")) if isinstance(info, dict) else ""
    user = line_of(shown) or line_of(str_of(raw.get("user")).removeprefix("acct:"))
    return [user] if user else _creators(raw)


def _creators(raw: Mapping[str, Any]) -> list[str]:
    """The names of W3C's creators of an annotation or a body, or what identifies them."""
    makers = (
        next(filter(None, (str_of(_first(one.get(key))) for key in ("name", "nickname", "id", "@id"))), "")
        if isinstance(one, dict)
        else str_of(one)
        for one in _list(raw.get("creator"))
    )
    return list(dict.fromkeys(filter(None, map(line_of, makers))))


def drafted(content: Content, format: str, found: Iterable[Annotation], trouble: Trouble) -> Draft | None:
    """The draft of a file's annotations; None, with the reason reported, where hardly one says anything."""
    head = head_of(content, format)
    sources: dict[str, Node] = {}
    source_ids, ids = Ids(), Ids()
    claims: list[Node] = []
    accounts: dict[str, dict[str, str]] = {}
    """By name, the accounts of those who have it, by the ids of their sources."""
    worded = 0
    days: dict[str, list[str]] = {}
    """By id of a source of comments, the days on which they were made."""
    mute: list[Annotation] = []
    for number, one in enumerate(found):
        about = {key: value for key, value in one.about.items() if value}
        name = str_of(about.get("title")) or one.source or head.values["title"]
        source = page = source_ids.of(one.source or name, " ".join(name.split()[:_WORDS]))
        if host := _HOST.match(str_of(about.get("url"))):
            about.setdefault("outlet", host[1])
        titled = name != one.source or host is not None  # else it is a key of the program's own, or of a file
        sources.setdefault(page, Node("source", one.at, {"id": page, **({"title": name} if titled else {}), **about}))
        quoted = line_of(one.quote.get("text", ""))
        text = line_of(one.comment)
        if not text and not quoted:
            mute.append(one)
        elif text:
            names = ", ".join(one.by)
            source = source_ids.of(f"\0{one.account}\0{names}", f"annotations {names}")
            wrote = {"authors": tuple(one.by)} if one.by else {"label": _SOMEBODY}
            sources.setdefault(source, Node("source", one.at, {"id": source, "title": _NOTES, **wrote}))
            accounts.setdefault(names, {})[source] = one.account
            days.setdefault(source, []).append(edtf(one.created[:_DAY]))
        text = text or quoted
        worded += text != ""
        if senseless(number - worded, worded):
            trouble.add(content.at, "E128", "no annotations: hardly one marks or says anything", "is the file whole?")
            return None
        if not text:
            continue
        values: dict[str, Any] = {
            "id": ids.of(one.id or f"\0{number}", one.id or " ".join(text.split()[:_WORDS])),
            "source": source,
            "text": text,
            "extra": packed({"annotation": plain(one.raw)}),
        }
        if quoted:
            said = {key: value for key, value in one.quote.items() if line_of(value)}
            values["quote"] = (Node("quote", one.at, said if source == page else {**said, "source": page}),)
        if terms := [line for tag in one.tags if (line := line_of(tag))]:
            values["terms"] = tuple(dict.fromkeys(terms))
        claims.append(Node("claim", one.at, values))
    for id, made in days.items():
        if known := sorted(filter(None, made)):
            span = known[0] if known[0] == known[-1] else f"{known[0]}/{known[-1]}"
            dated = {"published": span, "published_basis": "when the annotations were made"} if all(made) else {}
            sources[id] = Node("source", sources[id].at, {**sources[id].values, **dated})
    for name, users in accounts.items():
        for id, account in users.items() if len(users) > 1 else ():
            sources[id] = Node("source", sources[id].at, {**sources[id].values, "authors": (f"{name} ({account})",)})
    if not mute:
        return Draft([head], {"source": tuple(sources.values()), "claim": claims})
    message = f"{counted(len(mute), 'annotation')} without words: kept as extra"
    trouble.add(mute[0].at, "N130", message, "who only marks a page, a picture or a tag claims nothing")
    extra = {"annotations": [plain(one.raw) for one in mute]}
    return Draft([head], {"source": tuple(sources.values()), "claim": claims}, extra=extra)


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def str_of(value: Any) -> str:
    """A text, or a number as text; "" for anything else."""
    return (
        value
        if isinstance(value, str)
        else str(value)
        if isinstance(value, int) and not isinstance(value, bool)
        else ""
    )
