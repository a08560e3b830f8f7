"""What a claim that was imported refers to besides its quotes, which stands under its `extra`: sources, and links in its text."""

from typing import NamedTuple

from debate_tui.model.debate import Claim

CITES = "cites"
"""The key for the ids of the sources that a claim cites without quoting them."""
LINKS = "links"
"""The key for the links in its text, each with its `text` and its `url`."""


class Link(NamedTuple):
    """A link in the text of a claim."""

    text: str
    url: str


def cited(claim: Claim) -> tuple[str, ...]:
    """The ids of the sources that a claim cites without quoting them, each once; a file may name some that aren't there."""
    ids = claim.extra.get(CITES)
    return tuple(dict.fromkeys(id for id in ids if isinstance(id, str))) if isinstance(ids, list | tuple) else ()


def links_of(claim: Claim) -> tuple[Link, ...]:
    """The links in the text of a claim, without what isn't one."""
    links = claim.extra.get(LINKS)
    found = []
    for one in links if isinstance(links, list | tuple) else ():
        url = one.get("url") if isinstance(one, dict) else None
        if isinstance(url, str) and url.strip():
            text = one.get("text")
            found.append(Link(text if isinstance(text, str) else "", url))
    return tuple(found)
