"""What a reader of a rendered Markdown page sees: CommonMark, with tables, struck and marked words, task lists, footnotes.

Rendered to HTML first, so that whatever HTML is in it is seen, or not seen, as in a page of its own.
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
"""What stands above a page for programs, as YAML or TOML."""

_DELIMITER = re.compile(r"(?<!=)==(?!=)|(?<!~)~(?!~)")
_REFERENCE = re.compile(r"\[\^[^\]\[\s]{1,60}\]")
"""A footnote's mark whose note is not in the file."""


def seen_of_markdown(text: str) -> str:
    """The words of a Markdown file that a reader sees, in the order of the rendered page."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    text = re.sub(r"\r\n?", "\n", text)
    for front in _FRONT:
        text = text[match.end() :] if (match := front.match(text)) else text
    # A line end stays one, so that positions and lines are those of the file.
    parser = MarkdownIt("commonmark", {"breaks": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(tasklists_plugin)
    # Before escaped characters become part of the words.
    parser.core.ruler.before("text_join", "unmark", _unmark)
    return seen(parser.render(text))


def _unmark(state: "StateCore") -> None:
    """Takes the delimiters of marked (==) and struck (~) words out of the words, and marks of notes that are not there."""
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
    """The pairs of delimiters of a block, by the token that they are in."""
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
