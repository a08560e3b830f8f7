"""Titles, texts and data as they are written in Argdown, so that each ends where it ended."""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import chain, count
from typing import Any

from debate_tui.model.debate import Claim
from debate_tui.text.scripts import one_line

_TITLES = {
    "[": re.compile("[^\\s\\[\\]<>@#-][^\\]\n\r\u2028\u2029]*"),
    "<": re.compile("[^\\s\\[\\]<>@#+_-][^>\n\r\u2028\u2029]*"),
}
"""What can stand in such brackets anywhere: `<_` and `<+` at the start of a line are signs of relations."""
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_UNSAFE = re.compile("[={}\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
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


def data_of(data: Any) -> str:
    """A data block after a blank, as it was read where that was no YAML; nothing where there is none."""
    return "" if data in (None, "") else f" {data if isinstance(data, str) else yaml_of(data)}"


def escaped(text: str) -> str:
    return _PUNCTUATION.sub(r"\\\g<0>", one_line(text)).strip() or "\\."


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
