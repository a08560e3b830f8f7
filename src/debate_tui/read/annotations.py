"""Reads annotations of Hypothesis, and what all annotations have in common: what was marked is a quote, what was written beside it a claim.

A Hypothesis or W3C TextQuoteSelector is a quote's `text`, `prefix` and `suffix`. A comment is a claim of whoever wrote it, with
the text as the source of its quote; an annotation without a comment is a claim of the text, which says what it quotes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.model.packed import packed
from debate_tui.read.draft import Draft, Node
from debate_tui.read.fields import line_of
from debate_tui.read.files import BOM, Content, wide
from debate_tui.read.foreign import NOTES, Ids, digest_of, head_of, senseless
from debate_tui.read.located import Document, Part, opened, plain
from debate_tui.read.rows.sources import give_names
from debate_tui.read.trouble import Trouble
from debate_tui.read.w3c import bodies_of, first_of, makers_of, place_of, quote_of, replies, source_of, unfolded
from debate_tui.read.w3c import str_of as str_of
from debate_tui.read.within import annotations_in
from debate_tui.text.date_spelt import edtf
from debate_tui.text.wording import counted

_HYPOTHESIS = re.compile(rb'"TextQuoteSelector"|"uri"\s*:\s*"[^"]*"|w3\.org/ns/anno\.jsonld')
_HOST = re.compile(r"https?://(?:www\.)?([^/?#:@]+)")
_DAY = 10
"""Characters of a day in EDTF."""
_WORDS = 5
_SOMEBODY = "whoever annotated"
"""Whose comments are where no name is given."""


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
    document = opened(as_list(content), trouble)
    if document is None:
        return None
    rest: dict[str, Any] = {}
    draft = drafted(content, "hypothesis", _from_hypothesis(annotations_in(document, rest), trouble), trouble)
    return draft and Draft(draft.heads, draft.nodes, extra={**rest, **draft.extra})


def as_list(content: Content) -> Content:
    """JSON Lines as a list of JSON with the same lines; any other file as it is."""
    data = (content.data or b"").removeprefix(BOM)
    if code := wide(data):
        data = data.decode(code, "replace").removeprefix("\ufeff").encode("utf-8", "replace")
    first, _, rest = data.lstrip().partition(b"\n")
    if not (first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")):
        return content
    digest_of(content)
    start = len(data) - len(data.lstrip())
    return Content(content.path, data[:start] + b"[" + _BETWEEN.sub(rb"},\1{", data[start:]) + b"]", content.name)


def rows_in(document: Document, *keys: str) -> Iterator[Part]:
    """The items of the document, or of its members with these names; else the document, as the only item."""
    members = document.members(document.root)
    held = [members[key] for key in keys if key in members]
    if members and not held:
        return iter((document.root,))
    return chain.from_iterable(map(document.items, held or [document.root]))


def _from_hypothesis(found: Iterable[tuple[Any, Location]], trouble: Trouble) -> Iterator[Annotation]:
    answers: dict[object, Location] = {}
    """By id, the annotations that reply; one may be there twice."""
    pages: dict[str, str] = {}
    """By id of an annotation so far, the address of its page: that is what a reply to it is about."""
    for raw, at in found:
        if not isinstance(raw, dict):
            trouble.add(at, "E126", "this is no annotation", "an annotation is an object")
            continue
        page = raw.get("document")
        title = str_of(first_of(page.get("title"))) if isinstance(page, dict) else ""
        comments, tags = bodies_of(raw)
        account = line_of(str_of(raw.get("user")).removeprefix("acct:"))
        targets = unfolded(raw.get("target"))
        replying = bool(raw.get("references")) or ("motivation" in raw and replies({"purpose": raw["motivation"]}))
        if replying or ("body" in raw and any(map(replies, unfolded(raw["body"])))):
            answers.setdefault(str_of(raw.get("id")) or at, at)
        for number in range(max(len(comments), len(targets), 1)):  # each further one is one of its own
            target = targets[number] if number < len(targets) else None
            target = target or (first_of(targets) if number < len(comments) else None)
            address, named = source_of(target) if target else ("", "")
            uri = (address if number else "") or str_of(raw.get("uri")) or address
            uri = pages.get(uri, uri) if replying else uri
            about = {"title": title or named, "url": uri if uri.startswith(("http://", "https://")) else ""}
            pages.setdefault(str_of(raw.get("id")), uri)
            id = str_of(raw.get("id")) + (f" {number + 1}" if number else "")
            comment, by = comments[number] if number < len(comments) else ("", [])
            yield Annotation(
                id,
                at,
                raw,
                comment,
                {**quote_of(target), "locator": place_of(target)} if target else {},
                tags,
                uri,
                about,
                by or makers_of(raw),
                str_of(raw.get("created")),
                account,
            )

    tell_replies(
        [*answers.values()], "what they reply to is kept as extra; draw the relation where you know it", trouble
    )


_ANSWERED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
"""A line of Markdown that quotes somebody else: whoever writes it answers that."""
_BETWEEN = re.compile(rb"\}(\s*\n\s*)\{")


def tell_replies(replies: Sequence[Location], hint: str, trouble: Trouble) -> None:
    """Reports annotations in reply to others."""
    if replies:
        told = counted(len(replies), "annotation")
        message = f"{told} in reply to others: a reply may agree or object, so no relation is made of it"
        trouble.add(replies[0], "N130", message, hint)


def drafted(content: Content, format: str, found: Iterable[Annotation], trouble: Trouble) -> Draft | None:
    """The draft of a file's annotations; None, with the reason reported, where hardly one says anything."""
    head = head_of(content, format)
    sources: dict[str, Node] = {}
    source_ids, ids = Ids(), Ids()
    claims: list[Node] = []
    accounts: dict[str, str] = {}
    """By id of a source of comments, the account of whoever wrote them."""
    worded = 0
    days: dict[str, list[str]] = {}
    """By id of a source of comments, the days on which they were made."""
    mute: dict[object, Mapping[str, Any]] = {}
    """By id or number, the annotations without words, as they are written."""
    first = content.at
    seen: dict[str, int] = {}
    """By id, the number of its claim among them all."""
    doubled: list[Annotation] = []
    for number, one in enumerate(found):
        silent = mute.get(one.id)
        if silent == one.raw or (
            one.id in seen and claims[seen[one.id]].values["extra"]["annotation"] == plain(one.raw)
        ):
            doubled.append(one)
            continue
        about = {key: value for key, value in one.about.items() if value}
        name = str_of(about.get("title")) or one.source or head.values["title"]
        source = page = source_ids.of(one.source or name, " ".join(name.split(maxsplit=_WORDS)[:_WORDS]))
        if host := _HOST.match(str_of(about.get("url"))):
            about.setdefault("outlet", host[1])
        titled = name != one.source or host is not None  # else it is a key of the program's own, or of a file
        sources.setdefault(page, Node("source", one.at, {"id": page, **({"title": name} if titled else {}), **about}))
        quoted = line_of(one.quote.get("text", ""))
        text = line_of(one.comment)
        if ">" in one.comment:
            text = line_of(_ANSWERED.sub("", one.comment)) or text
        if not text and not quoted:
            first = first if mute else one.at
            mute[number if one.id in mute else one.id or number] = one.raw
        elif text:
            source = source_ids.of(f"\0{one.account or ', '.join(one.by)}", f"annotations {', '.join(one.by)}")
            wrote = {"authors": tuple(one.by)} if one.by else {"label": _SOMEBODY}
            made = sources.setdefault(source, Node("source", one.at, {"id": source, "title": NOTES, **wrote}))
            if one.by != [one.account] and made.values.get("authors") == (one.account,):
                made.values.update(wrote)  # type: ignore[attr-defined]  # a name that only some of the account's annotations have
            accounts[source] = one.account
            days.setdefault(source, []).append(edtf(one.created[:_DAY]))
        text = text or quoted
        worded += text != ""
        if senseless(number - worded, worded):
            trouble.add(content.at, "E128", "no annotations: hardly one marks or says anything", "is the file whole?")
            return None
        if not text:
            continue
        values: dict[str, Any] = {
            "id": ids.new(one.id or " ".join(text.split(maxsplit=_WORDS)[:_WORDS])),
            "source": source,
            "text": text,
            "extra": packed({"annotation": plain(one.raw)}),
        }
        if quoted:
            said = {key: value for key, value in one.quote.items() if line_of(value)}
            values["quote"] = (Node("quote", one.at, said if source == page else {**said, "source": page}),)
        if terms := [line for tag in one.tags if (line := line_of(tag))]:
            values["terms"] = tuple(dict.fromkeys(terms))
        if one.id:
            seen.setdefault(one.id, len(claims))
        claims.append(Node("claim", one.at, values))
    for id, when in days.items():
        if known := sorted(filter(None, when)):
            span = known[0] if known[0] == known[-1] else f"{known[0]}/{known[-1]}"
            dated = {"published": span, "published_basis": "when the annotations were made"} if all(when) else {}
            sources[id] = Node("source", sources[id].at, {**sources[id].values, **dated})
    often = Counter(sources[id].values.get("authors") for id in accounts)
    for id, account in accounts.items():
        if (by := sources[id].values.get("authors")) and often[by] > 1:
            told = (f"{', '.join(by)} ({account})",)
            sources[id] = Node("source", sources[id].at, {**sources[id].values, "authors": told})
    give_names(sources.values())
    if doubled:
        message = f"{counted(len(doubled), 'annotation')} there twice, word for word: read once"
        trouble.add(doubled[0].at, "N130", message, "pages of a service overlap where something was added meanwhile")
    if not mute:
        return Draft([head], {"source": tuple(sources.values()), "claim": claims})
    message = f"{counted(len(mute), 'annotation')} without words: kept as extra"
    trouble.add(first, "N130", message, "who only marks a page, a picture or a tag claims nothing")
    extra = {"annotations": [*map(plain, mute.values())]}
    return Draft([head], {"source": tuple(sources.values()), "claim": claims}, extra=extra)
