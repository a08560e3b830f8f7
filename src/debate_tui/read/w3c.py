"""What annotations of Hypothesis and W3C Web Annotations say: their comments and tags, whose they are, and what they quote."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from debate_tui.read.fields import line_of
from debate_tui.read.foreign import page_of

_MOST = 20
"""How many selectors of a target are looked at."""
_TAGGING = frozenset(("tagging", "oa:tagging", "classifying", "oa:classifying", "identifying", "oa:identifying"))
"""W3C's purposes of a body that says what the target is or is about, in words of a list, and claims nothing."""
_SETS = frozenset(("Choice", "List", "Composite", "Independents"))
"""W3C's types of several bodies or targets in one."""
_REPLYING = frozenset(("replying", "oa:replying"))
"""W3C's motivation of an annotation that answers another, which is then its target, and its purpose of such a body."""
_LONGEST = 10**7
"""Seconds of a recording."""
_MENTION = re.compile(r"<a [^<>]*data-hyp-mention[^<>]*>([^<>]*)</a>")
"""How Hypothesis writes that somebody is named in a comment."""
_MARKUP = re.compile("<[^<>]*>")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def bodies_of(raw: Mapping[str, Any]) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """The comments of an annotation, each with who made it if it says that itself, and the annotation's tags: W3C's may have
    several bodies, some of which are tags. A body that is an address has its words elsewhere."""
    tags = [str_of(tag) for tag in list_of(raw.get("tags"))]
    comments = [(_MENTION.sub(r"\1", str_of(raw.get("text"))) or str_of(raw.get("bodyValue")), list[str]())]
    for body in unfolded(raw.get("body")):
        words = str_of(body.get("value") if isinstance(body, dict) else body)
        if body is words and _ADDRESS.fullmatch(words):
            continue
        if isinstance(body, dict) and body.get("format") == "text/html":
            words = unescape(_MARKUP.sub(" ", words))
        purposes = list_of(body.get("purpose") if isinstance(body, dict) else None) or list_of(raw.get("motivation"))
        if not _TAGGING.isdisjoint(map(str_of, purposes)):
            tags.append(words)
        else:
            comments.append((words, _creators(body) if isinstance(body, dict) else []))
    return [(words, by) for words, by in comments if line_of(words)], tags


def unfolded(value: Any) -> list[Any]:
    """Bodies or targets, one by one: those of W3C's lists and composites, and of a choice the first."""
    found: list[Any] = []
    for one in list_of(value) if value is not None else ():
        held = list_of(one["items"]) if isinstance(one, dict) and "items" in one else None
        types = {*map(str_of, list_of(one.get("type")))} if held else set[str]()
        found += [one] if not held or types.isdisjoint(_SETS) else held[:1] if "Choice" in types else held
    return found


def replies(body: Any) -> bool:
    """Whether a body, or all that is said in an annotation, answers what somebody else wrote there."""
    said = body.get("purpose", body.get("motivation")) if isinstance(body, dict) else None
    return said is not None and not _REPLYING.isdisjoint(map(str_of, list_of(said)))


def place_of(target: Any) -> str:
    """The locator that a target's selectors give: a page's label, a chapter's title, or a time in a recording."""
    for one in list_of(target.get("selector")) if isinstance(target, dict) else ():
        if not isinstance(one, dict):
            continue
        start = one.get("start")
        match first_of(one.get("type")):
            case "PageSelector" if label := line_of(str_of(one.get("label"))):
                return page_of(label)
            case "EPUBContentSelector" if title := line_of(str_of(one.get("title"))):
                return title
            case "MediaTimeSelector" if isinstance(start, int | float) and 0 <= start < _LONGEST:
                minutes, seconds = divmod(int(start), 60)
                return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}" if minutes >= 60 else f"{minutes}:{seconds:02}"
    return ""


def quote_of(target: Any) -> dict[str, str]:
    """What a target's TextQuoteSelector quotes, also one that refines another selector."""
    selectors = list_of(target.get("selector")) if isinstance(target, dict) else []
    for one in selectors:
        if isinstance(one, dict) and "TextQuoteSelector" in list_of(one.get("type")):
            keys = (("text", "exact"), ("prefix", "prefix"), ("suffix", "suffix"))
            return {name: str_of(one.get(key)) for name, key in keys}
        if isinstance(one, dict) and len(selectors) < _MOST and "refinedBy" in one:
            selectors += list_of(one["refinedBy"])
    return {"text": "", "prefix": "", "suffix": ""}


def source_of(target: Any) -> tuple[str, str]:
    """The address of what a target is in, and its title where an object says so."""
    source = target.get("source", target.get("id")) if isinstance(target, dict) else target
    if not isinstance(source, dict):
        return str_of(source), ""
    titles = (str_of(first_of(source.get(key))) for key in ("title", "label", "name"))
    return str_of(source.get("id", source.get("@id"))), next(filter(None, titles), "")


def list_of(value: Any) -> list[Any]:
    """A value as a list: of the one thing that it is, or of none."""
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def makers_of(raw: Mapping[str, Any]) -> list[str]:
    """Who made an annotation of Hypothesis or a W3C Web Annotation: the name that is shown, else the account's, else its creators."""
    info = raw.get("user_info")
    shown = str_of(info.get("display_name")) if isinstance(info, dict) else ""
    user = line_of(shown) or line_of(str_of(raw.get("user")).removeprefix("acct:"))
    return [user] if user else _creators(raw)


def _creators(raw: Mapping[str, Any]) -> list[str]:
    """The names of W3C's creators of an annotation or a body, or what identifies them."""
    makers = (
        next(filter(None, (str_of(first_of(one.get(key))) for key in ("name", "nickname", "id", "@id"))), "")
        if isinstance(one, dict)
        else str_of(one)
        for one in list_of(raw.get("creator"))
    )
    return list(dict.fromkeys(filter(None, map(line_of, makers))))


def first_of(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def str_of(value: Any) -> str:
    """A text, or a number as text; "" for anything else."""
    kind = value.__class__  # asked a dozen times of each annotation
    text: str = value if kind is str else "" if kind is not int else str(value)
    return text
