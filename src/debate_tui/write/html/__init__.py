"""Writes a debate as one self-contained HTML page that requests nothing: positions side by side, searched and walked by keyboard."""

from base64 import b64encode
from collections.abc import Iterator
from importlib.resources import files

from debate_tui.disk.digest import sha256
from debate_tui.pages.document import Extract
from debate_tui.write.html.elements import element, text
from debate_tui.write.html.sections import conflicts, contents, front, issues, outside, sources, unshown
from debate_tui.write.html.tools import tools
from debate_tui.write.writers import Options, ended

_MANY = 1000
"""Claims of which a browser lays out those in sight only, since all of them take seconds. Chromium leaves the others out of
what it tells screen readers until they come in sight, so no page that can be had whole is cut down so."""


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the lines of the page, each with its line end."""
    yield from ended(_before(extract))
    yield from issues(extract, options)
    yield from ended(outside(extract))
    yield from unshown(extract, options._replace(heard=lambda _: None))
    yield from ended(_behind(extract))


def _before(extract: Extract) -> Iterator[str]:
    yield from _head(extract)
    yield "<body>"
    yield element("a", "Skip to the issues", "skip", href="#main")
    yield from front(extract)
    yield from tools(extract)
    style = ' class="long"' if len(extract.claim_numbers) > _MANY else ""
    yield f'<main id="main" tabindex="-1"{style}>'
    yield from contents(extract)


def _behind(extract: Extract) -> Iterator[str]:
    yield from conflicts(extract)
    yield from sources(extract)
    yield "</main>"
    yield from element("script", _own("page.js")).split("\n")
    yield "</body>"
    yield "</html>"


def _head(extract: Extract) -> Iterator[str]:
    look, does = _own("page.css"), _own("page.js")
    allowed = [
        "default-src 'none'",
        f"style-src '{_digest(look)}'",
        f"script-src '{_digest(does)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(allowed)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="color-scheme" content="light dark">'
    yield element("title", text(extract.title))
    yield from element("style", look).split("\n")
    yield "</head>"


def _own(name: str) -> str:
    """The text of a file of this package; it stands in the page as it is, so it has no `</`."""
    return (files(__package__) / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    """The hash by which the policy allows an inline style or script (CSP level 3): of the exact text between the tags."""
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()
