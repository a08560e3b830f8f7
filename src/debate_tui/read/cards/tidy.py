"""The short way through a paragraph of plain runs, as nearly all are: its XML is divided by one expression, not element by element.

Reading a card's hundreds of short runs element by element takes four times as long. `runs` has the long way, which leads to the same.
"""

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from lxml.etree import fromstring, tostring

if TYPE_CHECKING:
    from lxml.etree import _Element


@lru_cache(maxsize=16)
def _expressions(prefix: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A run of nothing but properties, each a single element, and text; and what may stand between runs without a meaning for them."""
    w = re.escape(prefix)
    run = (
        rf"<{w}:r(?: [^<>]*[^<>/])?>(?:<{w}:rPr>((?:<[^<>]*/>)*)</{w}:rPr>|<{w}:rPr/>)?"
        rf"<{w}:t(?: [^<>]*[^<>/])?>([^<]+)</{w}:t></{w}:r>"
    )
    between = rf"(?:<{w}:(?:proofErr|bookmarkStart|bookmarkEnd)(?: [^<>]*)?/>|<{w}:ins(?: [^<>]*[^<>/])?>|</{w}:ins>)*"
    return re.compile(run), re.compile(between)


def plain_runs(paragraph: "_Element") -> tuple[list[str], list[str]] | None:
    """Of each run of a paragraph, all of which have text, the XML of its properties, and the text; None where it holds anything else.

    What lxml writes is well formed and of one form: within texts and attributes, `<` and `>` are escaped.
    """
    prefix = paragraph.prefix
    if not prefix:
        return None
    run, between = _expressions(prefix)
    written = tostring(paragraph, encoding="unicode", with_tail=False)
    start = written.index(">") + 1
    if written.startswith(f"<{prefix}:pPr", start):
        ends = f"</{prefix}:pPr>"
        end = written.find(ends, start)
        start = end + len(ends) if end >= 0 else written.index(">", start) + 1
    body = written[start : -len(f"</{prefix}:p>")]
    parts = run.split(body)
    if not between.fullmatch("".join(parts[::3])):
        return None
    texts = parts[2::3]
    if "\n" in body or "&" in body:
        texts = [unescape(text.replace("\n", " ")) for text in texts]
    return [written or "" for written in parts[1::3]], texts


def properties_of(written: str) -> "_Element":
    """The properties of a run from their XML; names are told apart without their namespaces."""
    prefixes = set(re.findall(r"([\w.-]+):", re.sub(r'"[^"]*"', "", written))) - {"xml", "xmlns"}
    declared = "".join(f' xmlns:{one}="urn:{one}"' for one in sorted(prefixes))
    return fromstring(f"<rPr{declared}>{written}</rPr>")
