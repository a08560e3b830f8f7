"""The page of commands: what can be done where the reader is, filtered by what is typed."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from debate_tui.layout.cells import cell_len
from debate_tui.layout.parts import Page, Rows, composed
from debate_tui.layout.rows import WIDE, Cell, Row, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.debate import Debate
from debate_tui.model.library import is_card_file
from debate_tui.state import Do, Screen
from debate_tui.state.keymap import Keys
from debate_tui.state.keys import Key


def commands_page(debate: Debate | None, screen: Screen, query: str, keys: Keys) -> Page:
    """The commands of a screen that have the key, or all the words, in `query`, one a line, the likeliest first, then the most
    useful by the footer's measure; what only moves about is last. Enter runs one."""
    there = [key for key in keys.table if screen in key.screens and key.action != "palette"]
    if debate is None or not is_card_file(debate):
        there = [key for key in there if key.group != "Cards"]
    found = sorted(
        keys_with(there, query),
        key=lambda key: (far(key, query), key.group == "Move", screen in key.idle, key.footer or _LAST),
    )
    if not found:
        return Page(
            (),
            Rows(composed(text_row(paragraph(Run("No command has these words. Fewer find more.", "text"))))),
            "Commands",
        )
    return Page((), Rows(composed(*(_in_one_line(row) for row in key_rows(found, keys)))), "Commands")


_LAST = 99
"""Behind all that the footer has room for on some screen."""


def _in_one_line(row: Row) -> Row:
    return replace(row, cells=tuple(replace(cell, cut=True) for cell in row.cells))


_ALSO = {
    "clashes": "who hardest disagree conflicts against",
    "agreements": "who where common ground shared",
    "unanswered": "what gaps dropped",
    "quit": "exit leave close",
    "back": "return",
    "overview": "start summary",
    "debates": "open files",
    "problems": "errors warnings mistakes",
    "search": "find look",
    "export": "save print download share",
    "copy": "cite reference clipboard",
    "copy_pair": "cite reference clipboard",
    "theme": "colours",
    "add_claim": "new",
    "relate": "link connect",
    "edit": "change correct",
    "take_back": "revert",
}
"""By action, other words for what it does: somebody who is new looks for theirs, not for ours."""


_WORD = re.compile(r"[^\W_]+")
_STEM = 4
"""Characters from which on a word's plural s is left out: “is” and “as” are no plurals."""


_SLIPS = ((8, 2), (4, 1))
"""From how many letters on a word may be misspelt in how many."""


def keys_with(table: Sequence[Key], query: str) -> list[Key]:
    """The entries of the table of keys that have the key, or all the words, in `query`: their beginnings, whatever number
    they are in. Where none has, those that have words like these, so that a slip of the finger finds what it meant."""
    words = [word if len(word) < _STEM else word.removesuffix("s") for word in _WORD.findall(query.lower())]
    if not words and query.strip():
        return [key for key in table if query.strip() in key.shown.split()]
    found = [key for key in table if query.strip() in key.shown.split() or _has(key, words, str.startswith)]
    return found or [key for key in table if _has(key, words, _likely)]


def _has(key: Key, words: Sequence[str], begins: Callable[[str, str], bool]) -> bool:
    said = _WORD.findall(f"{key.help} {key.label} {key.action} {key.group} {_ALSO.get(key.action, '')}".lower())
    return all(any(begins(one, word) for one in said) for word in words)


def _likely(said: str, word: str) -> bool:
    """Whether a word begins with what `word` is probably a misspelling of."""
    from rapidfuzz.distance import OSA  # late: few mistype

    most = next((slips for letters, slips in _SLIPS if len(word) >= letters), 0)
    ends = {min(len(said), len(word) + more) for more in range(-most, most + 1)}
    return said.startswith(word) or any(OSA.distance(said[:end], word) <= most for end in ends)


def far(key: Key, query: str) -> int:
    """How well a command fits what was typed, for sorting: 0 its key, 1 the beginning of its name, 2 other words."""
    typed = query.strip()
    if typed in key.shown.split():
        return 0
    return 1 if typed and key.label.startswith(typed.lower()) else 2


def key_column(keys: Keys) -> int:
    """The width in which every key of the table can be written, with a blank behind it; at most 20."""
    return min(20, 1 + max(cell_len(key.shown) for key in keys.table))


def key_rows(found: Iterable[Key], keys: Keys) -> Iterator[Row]:
    """A row for each of some keys: the key and what it does; Enter does it."""
    column = key_column(keys)
    for key in found:
        yield in_key_column(Run(key.shown, "key"), Run(key.help, "text"), column, Do(key.action))


_NARROW = 8
"""The column of keys on a narrow page: few are wider, and what those do begins right behind them."""


def in_key_column(key: Run, words: Run, column: int, target: Do | None = None) -> Row:
    """A row with a key, or a mark, in a column so wide, and what it means."""
    told, brief = (
        Paragraph((words,), key._replace(text=lead.ljust(wide)), Run(" " * wide))
        for lead, wide in ((f"{key.text} ", column), (f"{key.text}  ", _NARROW))
    )
    return Row((Cell((told,), target, narrow=(brief,)),), WIDE)
