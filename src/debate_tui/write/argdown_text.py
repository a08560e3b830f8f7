"""Titles and data as they are written in Argdown, so that each ends where it ended."""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import chain, count
from typing import Any

from debate_tui.model.debate import Claim, Location, Voice
from debate_tui.read.argdown import front
from debate_tui.read.foreign import voice_in
from debate_tui.read.trouble import Trouble
from debate_tui.write.inserted import bracketed
from debate_tui.write.json import voice_of

_TITLES = {
    "[": re.compile("[^\\s\\]-][^\\]\n\r\u2028\u2029]*"),
    "<": re.compile("[^\\s>!+_-][^>\n\r\u2028\u2029]*"),
}
"""What can stand in such brackets anywhere: `<_` and `<+` at the start of a line are signs of relations."""
_UNSAFE = re.compile("[={}\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SPEAKERS = ("voice", "speaker", "endorsed", "proponent")
"""The keys of data that say who says a claim."""
SURROGATE = re.compile("[\ud800-\udfff]")


def extra_text(extra: Mapping[str, Any], key: str) -> str:
    """The text under a key of `extra`; empty where there is none."""
    value = extra.get(key)
    return value if isinstance(value, str) else ""


def titles_of(claims: Iterable[Claim]) -> dict[str, str]:
    """By full id of a claim, its title in brackets: that which it had, else its id."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for claim in claims:
        argument = extra_text(claim.extra, "argument")
        wanted = (argument or extra_text(claim.extra, "statement"), claim.id, claim.full_id)
        open, close = "<>" if argument else "[]"
        choices = chain(wanted, (f"{claim.full_id} {n}" for n in count(2)))
        title = next(one for one in choices if _TITLES[open].fullmatch(one) and f"{open}{one}" not in taken)
        taken.add(f"{open}{title}")
        names[claim.full_id] = f"{open}{title}{close}"
    return names


def remarks_of(extra: Mapping[str, Any], odd: bool) -> tuple[list[str], list[str]]:
    """Remarks of YAML for the front matter, and comments; all are comments where it is `odd`, no YAML that is written anew."""
    kept = extra.get("comments")
    comments = list(map(str, kept)) if isinstance(kept, list | tuple) else []
    remarks = [one for one in comments if one.startswith("#") and "===" not in one and not odd]
    others = (one for one in comments if one not in remarks)
    return remarks, [f"// {one}" if one.startswith("#") else one for one in others]


def data_with_voice(claim: Claim, read: bool) -> Any:
    """The data of a claim, with its quotes and who says it; that which was `read`, as far as it says the same."""
    said = [{"text": bracketed(quote), "source": claim.source_of(quote)} for quote in claim.quotes]
    quotes = {"quotes": said} if said else {}
    if not read:
        return {"source": claim.source} | quotes | voice_of(claim)
    data = claim.extra.get("data")
    if data not in (None, "") and not isinstance(data, Mapping):
        return data
    told = {**(data or {}), **quotes}
    for keys in (_SPEAKERS, (*_SPEAKERS, "author")):
        if said_by(told) != claim.voice:
            told = {key: one for key, one in told.items() if key not in keys} | voice_of(claim)
    return told


def said_by(data: Any) -> Voice | None:
    """Who says a claim with this data."""
    nowhere = Location("", 0, 0)
    voice = voice_in(front.voice_of(data, nowhere, Trouble()), nowhere, Trouble()).get("voice")
    return Voice(**voice.values) if voice else None


def data_of(data: Any) -> str:
    """A data block after a blank, as it was read where that was no YAML; nothing where there is none."""
    return "" if data in (None, "", {}) else f" {data if isinstance(data, str) else yaml_of(data)}"


def yaml_of(value: Any) -> str:
    """A plain value as YAML on one line, in which nothing ends a data block or front matter too early."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{yaml_of(str(key))}: {yaml_of(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(yaml_of, value)) + "]"
    if isinstance(value, str):
        plain = json.dumps(SURROGATE.sub("\ufffd", value), ensure_ascii=False)
        return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", plain)
    return json.dumps(value)
