"""The words that a reader of a rendered Markdown page sees: CommonMark with some extensions.

These are tables, struck (~) and marked (==) words, task lists and footnotes. The file is rendered to HTML first, so
that HTML within it is treated as in a web page.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from debate_tui.quotes.webpage import seen

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_FRONT = (
    re.compile(
        r"---[ \t]*\n(?=[\w\"'#-][^\n]*?:(?:\s|$)|#|---|\.\.\.)(?:(?!(?:---|\.\.\.)[ \t]*(?:\n|\Z))[^\n]*\n)*+(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
    ),
    re.compile(r"\+\+\+[ \t]*\n(?:(?!\+\+\+[ \t]*(?:\n|\Z))[^\n]*\n)*+\+\+\+[ \t]*(?:\n|\Z)"),
)
"""Front matter in YAML or TOML, which no reader sees."""

_DELIMITER = re.compile(r"(?<!=)==(?!=)|(?<!~)~(?!~)")
_REFERENCE = re.compile(r"\[\^[^\]\[\s]{1,60}\]")
"""A footnote's mark that is still text after parsing, since its note is not in the file."""


def seen_of_markdown(text: str) -> str:
    """The words of a Markdown file that a reader sees, in the order of the rendered page."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    text = re.sub(r"\r\n?", "\n", text)
    for front in _FRONT:
        text = text[match.end() :] if (match := front.match(text)) else text
    # With "breaks" a line end stays a line end instead of becoming a space.
    parser = MarkdownIt("commonmark", {"breaks": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(tasklists_plugin)
    # Run before "text_join", which merges escaped characters (`\~`) into the text, where they would look like marks.
    parser.core.ruler.before("text_join", "unmark", _unmark)
    return seen(parser.render(text))


def _unmark(state: "StateCore") -> None:
    """Takes out the delimiters of marked (==) and struck (~) words, and footnote marks whose note is missing."""
    for block in state.tokens:
        children = block.children or []
        words = [token for token in children if token.type == "text"]
        if any("==" in token.content or "~" in token.content or "[^" in token.content for token in words):
            for token, spans in _delimiters(children):
                for start, end in reversed(spans):
                    token.content = token.content[:start] + token.content[end:]
            for token in words:
                token.content = _REFERENCE.sub("", token.content)


def _delimiters(children: "list[Token]") -> "Iterator[tuple[Token, list[tuple[int, int]]]]":
    """The paired delimiters of a block: for each text token, their spans within its content."""
    whole = "".join(token.content if token.type == "text" else "\ufffc" for token in children)
    paired: set[int] = set()
    opened: dict[str, int] = {}
    for match in _DELIMITER.finditer(whole):
        before, after = whole[match.start() - 1 : match.start()], whole[match.end() : match.end() + 1]
        if match[0] in opened and before and not before.isspace():
            paired |= {opened.pop(match[0]), match.start()}
        elif after and not after.isspace():
            opened[match[0]] = match.start()
    at = 0
    for token in children:
        length = len(token.content) if token.type == "text" else 1
        if token.type == "text" and paired:
            found = [match.span() for match in _DELIMITER.finditer(token.content) if at + match.start() in paired]
            yield token, found
        at += length
