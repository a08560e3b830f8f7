"""Reads the values of a raw node by key, and reports those that are missing, empty, ill-formed or invisible."""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from debate_tui.model.debate import Kind, Role
from debate_tui.read.draft import Node
from debate_tui.read.trouble import Trouble
from debate_tui.text.patterns import pattern
from debate_tui.text.safe import safe
from debate_tui.text.scripts import one_line
from debate_tui.text.wording import listed, shown

Word = TypeVar("Word", bound=StrEnum)

ID = pattern(r"[a-z0-9][a-z0-9-]*\Z")
_SPACES = pattern(r"[ \t]{2,}|\t")
_LINE_WHITE_SPACE = "\t\n\u2028\u2029"
"""White space that is shown as a space and not reported, since a text may run over several lines."""
_ON_ONE_LINE = str.maketrans(dict.fromkeys(_LINE_WHITE_SPACE, " "))

_DIRECTIONS = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))

_EXAMPLES = {
    "format": 'begin the file with format = "debate/1"',
    "id": 'a short name that others refer to it by: id = "costs"',
    "role": f"one of {listed(Role)}",
    "kind": f"one of {listed(Kind)}",
    "speaker": "who is reported as saying it",
    "source": "the id of the source that says it",
    "from": 'a claim\'s full id, or a list of them: from = "source/claim"',
    "to": 'a claim\'s full id: to = "source/claim"',
    "claim": 'the full id of the claim that says so: claim = "source/claim"',
    "value": "what the claim says of it, in short",
    "says": 'write says = [{ claim = "source/claim", value = "…" }]',
}
"""Hints for required keys that are missing; a key that isn't here gets a general one."""


@cache
def by_value(words: type[Word]) -> Mapping[str, Word]:
    """The members of an enumeration by value; calling the enumeration takes several times as long."""
    return {word.value: word for word in words}


ID_RULE = "ids are lower-case letters, digits and hyphens, and begin with a letter or digit"


def missing(trouble: Trouble, node: Node, key: str) -> None:
    """Reports that the node lacks a required key."""
    if trouble.full(node.at.file, "E204"):
        return
    trouble.add(node.at, "E204", f'{node.name} has no "{key}"', _EXAMPLES.get(key, f'write {key} = "…"'))


def line_of(text: str) -> str:
    """`text` on one line: line ends and repeated blanks become one space."""
    if text.isascii() and text.isprintable():  # nearly every text: no line end, no tab
        bare = text.strip()
        return _SPACES.sub(" ", bare) if "  " in bare else bare
    return _SPACES.sub(" ", one_line(text)).strip()


_NO_EXTRA: Mapping[str, Any] = {}
"""One for all, since nobody writes into it."""


class Fields:
    """The values of a node by key; each method reports what is wrong with the value it reads."""

    __slots__ = ("_trouble", "node")

    def __init__(self, node: Node, trouble: Trouble) -> None:
        self.node = node
        self._trouble = trouble

    def text(self, key: str, *, required: bool = False, raw: bool = False) -> str | None:
        """The text under `key`; None where it is missing, empty or broken.

        Line ends and repeated blanks become one space, unless the text is wanted `raw`.
        """
        value: str | None = self.node.values.get(key)
        if value is None:
            self._none(key, required)
            return None
        # Nearly every text: nothing unseen, no line end, no tab, no blank to take away.
        if value.isascii() and value.isprintable() and value[:1] > " ":
            return value if raw or ("  " not in value and value[-1] != " ") else line_of(value)
        if not value.strip():
            self._empty(key, required)
            return None
        if safe(value) is not value:
            self._unseen(key, value)
        line = value if raw else line_of(value)
        if not line:  # white space of which `strip` knows nothing, between line ends
            self._empty(key, required)
        return line or None

    def texts(self, key: str, *, required: bool = False, may_be_empty: bool = False) -> dict[str, int]:
        """The texts listed under `key`, each once, mapped to their index in the list."""
        value = self.node.values.get(key)
        if value is None:
            self._none(key, required)
        if value == () and not may_be_empty:
            self._empty(key, required)
        if not value:
            return {}
        texts: dict[str, int] = {}
        for n, item in enumerate(value):
            if item is None:
                continue
            if item in texts:
                message = f'{self.node.name} lists {shown(item)} twice in "{key}"'
                self._trouble.add(self.node.location(key, n), "W214", message, "once is enough")
            elif not item.strip():
                message = f'{self.node.name} lists an empty text in "{key}"'
                self._trouble.add(self.node.location(key, n), "W207", message, "leave it out")
            else:
                if safe(item) is not item:
                    self._unseen(key, item)
                texts[item] = n
        return texts

    def id(self, *, required: bool = True) -> str | None:
        """The node's own id; None where it is missing or ill-formed."""
        value = self.text("id", required=required, raw=True)
        if value is None or ID.match(value):
            return value
        from debate_tui.text.ids import id_like  # few ids are wrong

        better = id_like(value)
        hint = f'write "{better}": {ID_RULE}' if better else ID_RULE
        source, _, own = value.rpartition("/")
        if (
            self.node.kind == "claim"
            and ID.match(own)
            and ID.match(source)
            and self.node.values.get("source", source) == source
        ):
            hint = f'write id = "{own}" and source = "{source}", which are its full id together'
        self._trouble.add(self.node.location("id"), "E209", f"{shown(value)} is not an id", hint)
        return None

    def word(self, key: str, words: type[Word], *, required: bool = False) -> Word | None:
        """The word under `key` as a member of the enumeration `words`; None where it is missing or not one of them."""
        value = self.text(key, required=required)
        if value is None:
            return None
        word = by_value(words).get(value)
        if word is None:
            choices = [w.value for w in words]
            hint = self._trouble.meant(value, choices)
            self._trouble.add(
                self.node.location(key), "E211", f'{self.node.name}: {shown(value)} is no "{key}"',
                f"{hint} one of {listed(choices)}".strip(),
            )  # fmt: skip
        return word

    def flag(self, key: str) -> bool | None:
        """The truth value under `key`; None where it is missing or broken."""
        value: bool | None = self.node.values.get(key)
        return value

    def extra(self) -> Mapping[str, Any]:
        """The plain values under `extra`; empty where there are none."""
        extra: Mapping[str, Any] = self.node.values.get("extra", _NO_EXTRA)
        return extra

    def written(self, key: str) -> bool:
        """Whether the file has the key, even with a broken value."""
        return key in self.node.values or key in self.node.broken

    def complain(self, key: str, code: str, what: str, hint: str, item: int | None = None) -> None:
        """Reports what is wrong with the value of `key`, or with its item with index `item`."""
        self._trouble.add(self.node.location(key, item), code, f"{self.node.name}: {what}", hint)

    def _none(self, key: str, required: bool) -> None:
        """Reports that there is no value, where one is required and there is not even a broken one."""
        if required and key not in self.node.broken:
            missing(self._trouble, self.node, key)

    def _empty(self, key: str, required: bool) -> None:
        node = self.node
        message = f'{node.name} has an empty "{key}"'
        if required:
            self._trouble.add(node.location(key), "E206", message, f"say something, or leave the {node.kind} out")
        else:
            self._trouble.add(node.location(key), "W207", message, "leave the key out where nothing is known")

    def _unseen(self, key: str, value: str) -> None:
        seen = safe(value)
        if seen == value.translate(_ON_ONE_LINE):  # as in nearly every quote of several paragraphs
            return
        replaced = {c: to for c, to in zip(value, seen, strict=True) if c != to and c not in _LINE_WHITE_SPACE}
        if replaced:
            kinds = " and ".join(sorted({_unseen_kind(c) for c in replaced}))
            noun = (
                f"{'an' if kinds[0] == 'i' else 'a'} {kinds} character" if len(replaced) == 1 else f"{kinds} characters"
            )
            message = f'{self.node.name}: "{key}" holds {noun}: {listed(f"U+{ord(c):04X}" for c in sorted(replaced))}'
            instead = " and ".join(sorted(set(replaced.values())))
            self._trouble.add(self.node.location(key), "W213", message, f"take it out: readers see {instead} there")


def _unseen_kind(char: str) -> str:
    """What messages call a character that `safe` replaces."""
    from debate_tui.text.unseen import is_unseen

    kind = unicodedata.category(char)
    if kind in ("Cc", "Cs") or unicodedata.bidirectional(char) in _DIRECTIONS or char in "\u061c\u200e\u200f":
        return "control"
    return "private-use" if kind == "Co" else "piled-up" if kind[0] == "M" and not is_unseen(char) else "invisible"
