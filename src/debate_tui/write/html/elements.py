"""Elements of HTML made of the pages' own runs and paragraphs: every text is made safe, escaped, and keeps its direction."""

from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from urllib.parse import urlsplit

from debate_tui.layout.runs import Paragraph, Run, fit


def text(words: str) -> str:
    """`words` made safe and escaped, for the content of an element."""
    return _escaped(fit(words))


def _escaped(words: str) -> str:
    """`words` for the content of an element; nearly none have a sign that would be taken for more."""
    return escape(words, quote=False) if "&" in words or "<" in words or ">" in words else words


@lru_cache(maxsize=4096)
def attribute(words: str) -> str:
    """`words` made safe and escaped, for the value of an attribute between double quotation marks."""
    return escape(fit(words))


def inline(runs: Iterable[Run]) -> str:
    """Runs as phrasing content: a run with a style becomes a `span` whose class is the style's name."""
    return "".join(
        [
            f'<span class="{style}">{_escaped(words)}</span>' if style else _escaped(words)
            for words, style, _, _ in runs
            if words
        ]
    )


def element(tag: str, content: str, style: str = "", **attributes: str) -> str:
    """`<tag class="style" …>content</tag>`; `content` is HTML, names of attributes have `_` for `-`."""
    pairs = (
        "".join([f' {_name(name)}="{attribute(value)}"' for name, value in attributes.items()]) if attributes else ""
    )
    return f"<{tag}{_class(style)}{pairs}>{content}</{tag}>"


@cache
def _class(style: str) -> str:
    return f' class="{attribute(style)}"' if style else ""


@cache
def _name(word: str) -> str:
    return word.rstrip("_").replace("_", "-")


def prose(words: str | Iterable[Run], style: str = "", tag: str = "p") -> str:
    """A paragraph of the map's own words. Its direction is that of its first letters, whatever the page's is."""
    content = text(words) if isinstance(words, str) else inline(words)
    return f'<{tag}{_class(style)} dir="auto">{content}</{tag}>'


def lines_of(paragraphs: Iterable[Paragraph], style: str = "") -> str:
    """Paragraphs of a page, one element each, with the signs before their first lines."""
    return "".join([prose((one.first, *one.runs), style) for one in paragraphs if one.runs])


def link(url: str) -> str:
    """A link to a web address; the bare text of anything else, since a map may hold `javascript:`, too."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return text(url)
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc or fit(url) != url:
        return text(url)
    return element("a", text(url), href=url, rel="noreferrer noopener external")
