"""The kinds of Argdown's tokens, and the patterns that begin and end them, after `lexer.js` of `@argdown/core` 1.7.5."""

import re
from array import array
from collections.abc import Iterator
from enum import IntEnum, auto
from typing import NamedTuple

BLANK = r"\t\n\x0b\x0c\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What JavaScript's `\\s` matches, as the inside of a set."""
LINE_END = re.compile("[\n\r\u2028\u2029]")


class T(IntEnum):
    """The kinds of tokens."""

    FRONT_MATTER = auto()
    DATA = auto()
    ESCAPED = auto()
    SPECIAL = auto()
    EMPTY_LINE = auto()
    NEWLINE = auto()
    INDENT = auto()
    DEDENT = auto()
    INFERENCE_START = auto()
    INFERENCE_END = auto()
    DELIMITER = auto()
    SUPPORTS = auto()
    ATTACKS = auto()
    SUPPORTED = auto()
    ATTACKED = auto()
    CONTRADICTS = auto()
    UNDERCUTS = auto()
    UNDERCUT = auto()
    HEADING = auto()
    NUMBER = auto()
    ORDERED = auto()
    UNORDERED = auto()
    BOLD_STARS = auto()
    BOLD_LINES = auto()
    ITALIC_STAR = auto()
    ITALIC_LINE = auto()
    END_BOLD_STARS = auto()
    END_BOLD_LINES = auto()
    END_ITALIC_STAR = auto()
    END_ITALIC_LINE = auto()
    LINK = auto()
    TAG = auto()
    STATEMENT = auto()
    STATEMENT_REFERENCE = auto()
    STATEMENT_MENTION = auto()
    ARGUMENT = auto()
    ARGUMENT_REFERENCE = auto()
    ARGUMENT_MENTION = auto()
    TEXT = auto()
    SIGN = auto()
    END = auto()


class Token(NamedTuple):
    """A token: the text from `start` up to, but not with, `end`; both are the same for what has no text of its own."""

    kind: T
    start: int
    end: int


class Tokens:
    """A list of tokens in nine bytes each, where tuples would take a hundred more. Offsets are below 4 GB."""

    __slots__ = ("_ends", "_kinds", "_starts")

    def __init__(self) -> None:
        self._kinds = bytearray()
        self._starts, self._ends = array("I"), array("I")

    def append(self, token: Token) -> None:
        self._kinds.append(token.kind)
        self._starts.append(token.start)
        self._ends.append(token.end)

    def pop(self) -> None:
        """Takes the last one away."""
        for each in (self._kinds, self._starts, self._ends):
            each.pop()

    def kind(self, number: int) -> T:
        return _KINDS[self._kinds[number]]

    def __getitem__(self, number: int) -> Token:
        return Token(_KINDS[self._kinds[number]], self._starts[number], self._ends[number])

    def __len__(self) -> int:
        return len(self._kinds)

    def __iter__(self) -> Iterator[Token]:
        return map(self.__getitem__, range(len(self)))


_KINDS: tuple[T, ...] = (T.END, *T)
"""The kinds by their numbers; the first, of number 0, is none."""

RELATIONS = {
    "+>": T.SUPPORTS, "->": T.ATTACKS, "+": T.SUPPORTED, "<+": T.SUPPORTED, "-": T.ATTACKED, "<-": T.ATTACKED,
    "><": T.CONTRADICTS, "_>": T.UNDERCUTS, "<_": T.UNDERCUT, "_": T.UNDERCUT,
}  # fmt: skip
EMPHASIS = (
    ("**", T.BOLD_STARS, T.END_BOLD_STARS),
    ("__", T.BOLD_LINES, T.END_BOLD_LINES),
    ("*", T.ITALIC_STAR, T.END_ITALIC_STAR),
    ("_", T.ITALIC_LINE, T.END_ITALIC_LINE),
)

EMPTY_LINE = re.compile(r"(?:[ \t]*+(?:\r\n|\n)){2,}+")
NEWLINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
INFERENCE_START = re.compile(r"[' \t]*--")
RELATION = re.compile(rf"([' \t]*)(\+>|->|<?\+|<?-|><|_>|<_|_(?=[{BLANK}]))")
HEADING = re.compile(r"#+ ")
NUMBER = re.compile(r"[' \t]*\([0-9]+\)")
ITEM = re.compile(rf"([' \t]*)([0-9]+\.|\*)(?=[{BLANK}])")
FRONT_MATTER = re.compile(r"===+[\s\S]*?===+")
DATA_STOP = re.compile(rf"\}}[{BLANK}][^,}}]|[\r\u2028\u2029]")
DATA_GOES_ON = re.compile(rf"\}}[{BLANK}]*[,}}]")
ESCAPED = re.compile("\\\\[^\n\r\u2028\u2029] *")
SPECIAL = re.compile(rf"(?:\.[^{BLANK}]+?\.|:[^{BLANK}]+?:)[ \t]?")
EMPHASIS_START = re.compile(rf"(?:\*\*|__|\*|_)(?![{BLANK}])")
AFTER_EMPHASIS = re.compile(r"[ \t]|(?=[\n\r)}_.,!?;:\-*]|\Z)")
TAG = re.compile("#[a-zA-z0-9\\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+[ \t]?")
_TEXT = r"[^\\@#*_\[\],.:;</>\-\r\n(){}]+"
TEXT = re.compile(_TEXT)
SENTENCES = re.compile(rf"{_TEXT}(?:(?:[,;>\-()]|[.:](?=[{BLANK}]|\Z))[ \t]?(?![ \t])(?:(?!===){_TEXT})?)*+")
"""A text with the signs in it that are nothing but signs outside inferences: one token instead of one for each.

Of several blanks behind a sign only the first counts, so a text ends there; and front matter may begin behind a sign."""
SIGN = re.compile(r"[@#*_\[\],.:;</>\-(){}][ \t]?")
INFERENCE_END = re.compile(r"-{2,}")
AFTER_COMMENT = {
    T.EMPTY_LINE: re.compile(r"(?:[ \t]*+\r\n|\n|\r)*+"),
    T.NEWLINE: re.compile(r"(?:[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:\r\n|\n|\r)))?"),
}
COMMENTS = (("<!--", "-->"), ("/*", "*/"))
TITLES = {
    "[": (T.STATEMENT, T.STATEMENT_REFERENCE, T.STATEMENT_MENTION),
    "<": (T.ARGUMENT, T.ARGUMENT_REFERENCE, T.ARGUMENT_MENTION),
}
