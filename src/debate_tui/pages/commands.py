"""The page of commands: what can be done where the reader is, filtered by what is typed."""

from debate_tui.layout.parts import Page, Rows, composed
from debate_tui.layout.rows import Row, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.state import Do, Screen
from debate_tui.state.keymap import Keys
from debate_tui.state.keys import Key


def commands_page(screen: Screen, query: str, keys: Keys) -> Page:
    """The commands of a screen that have the key, or all the words, in `query`, the likeliest first; Enter runs one."""
    on_screen = (key for key in keys.table if screen in key.screens and key.action != "palette")
    found = sorted((key for key in on_screen if matches(key, query)), key=lambda key: _far(key, query.strip()))
    if not found:
        return Page(
            (),
            Rows(composed(text_row(paragraph(Run("No command has these words. Fewer find more.", "text"))))),
            "Commands",
        )
    return Page((), Rows(composed(*map(_row, found))), "Commands")


def matches(key: Key, query: str) -> bool:
    """Whether an entry of the table of keys has the key, or all the words, in `query`."""
    said = f"{key.help} {key.label} {key.action} {key.group}".lower()
    return query.strip() in key.shown.split() or all(word in said for word in query.lower().split())


def _far(key: Key, typed: str) -> int:
    """How well a command fits what was typed, for sorting: 0 its key, 1 the beginning of its name, 2 other words."""
    if typed in key.shown.split():
        return 0
    return 1 if typed and key.label.startswith(typed.lower()) else 2


def _row(key: Key) -> Row:
    words = Paragraph((Run(key.help, "text"),), Run(f"{key.shown:<10} ", "key"), Run(" " * 11))
    return text_row(words, target=Do(key.action))
