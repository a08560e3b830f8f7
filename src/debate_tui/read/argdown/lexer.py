"""Splits Argdown into tokens, with an `INDENT` and `DEDENT` where a list of relations begins and ends.

The rules and their order are those of `lexer.js` of `@argdown/core` 1.7.5, its quirks included (an apostrophe may indent a
line). Its patterns are applied so that any text takes time in proportion to its length.
"""

import re

from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.tokens import (
    AFTER_COMMENT,
    AFTER_EMPHASIS,
    BLANK,
    COMMENTS,
    DATA_GOES_ON,
    DATA_STOP,
    EMPHASIS,
    EMPTY_LINE,
    ESCAPED,
    FRONT_MATTER,
    HEADING,
    INFERENCE_END,
    INFERENCE_START,
    ITEM,
    LINE_END,
    NEWLINE,
    NUMBER,
    RELATION,
    RELATIONS,
    SENTENCES,
    SIGN,
    SPECIAL,
    TAG,
    TEXT,
    TITLES,
    T,
    Token,
    Tokens,
)
from debate_tui.read.trouble import Reached


class Lexer:
    """Splits one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = Tokens()
        self.comments: list[Token] = []
        """Where comments stand, which are no part of the tokens; their kind means nothing."""
        self._indents = [0]
        self._emphases: list[int] = []
        self._next: dict[tuple[str, str], tuple[int, int]] = {}
        self._data = (-1, -1)

    def run(self, reached: Reached = lambda _: None) -> Tokens:
        """All tokens, with an END behind them; `reached` is told how far that is.

        Raises:
            NotArgdownError: a backslash stands at the end of a line.
        """
        pos, inference, tell = 0, False, 0
        while pos < len(self.text):
            if pos >= tell:
                reached(pos / len(self.text))
                tell = pos + 2**16
            token = self._inference(pos) if inference else self._plain(pos)
            if token.kind is not T.END:
                self.tokens.append(token)
            inference = token.kind is T.INFERENCE_START or (inference and token.kind is not T.INFERENCE_END)
            pos = token.end
        if self.tokens and self.tokens.kind(-1) is T.EMPTY_LINE:
            self.tokens.pop()
        self._dedent_all(pos)
        self.tokens.append(Token(T.END, pos, pos))
        return self.tokens

    def _find(self, what: str, start: int, use: str = "") -> int:
        """Where `what` stands next, from `start` on; the length of the text where it doesn't.

        Each `use` asks with starts that grow, so all its searches together take linear time.
        """
        since, found = self._next.get((what, use), (0, -1))
        if not since <= start <= found:
            found = self.text.find(what, start)
            found = len(self.text) if found < 0 else found
            self._next[what, use] = start, found
        return found

    def _line_end(self, start: int) -> int:
        since, found = self._next.get(("", ""), (0, -1))
        if not since <= start <= found:
            match = LINE_END.search(self.text, start)
            found = match.start() if match else len(self.text)
            self._next["", ""] = start, found
        return found

    def _inference(self, pos: int) -> Token:
        """The token at `pos` between the two lines of an inference."""
        text, first = self.text, self.text[pos]
        if first in "</" and (token := self._comment(pos)):
            return token
        for kind, pattern in (
            (T.NEWLINE, NEWLINE),
            (T.ESCAPED, ESCAPED),
            (T.SPECIAL, SPECIAL),
            (T.INFERENCE_END, INFERENCE_END),
        ):
            if match := pattern.match(text, pos):
                return Token(kind, pos, match.end())
        if first == "{" and (end := self._data_end(pos)):
            return Token(T.DATA, pos, end)
        if first == ",":
            return Token(T.DELIMITER, pos, pos + 1)
        return self._words(pos)

    def _plain(self, pos: int) -> Token:
        """The token at `pos` outside inferences."""
        text, first = self.text, self.text[pos]
        # Most tokens begin with a letter, and no other kind does.
        if first.isalpha() and (match := SENTENCES.match(text, pos)):
            return Token(T.TEXT, pos, match.end())
        if first == "[":
            return self._named(pos) or self._words(pos, SENTENCES)
        last = self.tokens.kind(-1) if self.tokens else None
        if first in "</" and (token := self._comment(pos)):
            return token
        if first == "=" and (match := FRONT_MATTER.match(text, pos)):
            return Token(T.FRONT_MATTER, pos, match.end())
        if first == "{" and (end := self._data_end(pos)):
            return Token(T.DATA, pos, end)
        if first == "\\" and (match := ESCAPED.match(text, pos)):
            return Token(T.ESCAPED, pos, match.end())
        if first in ".:" and (match := SPECIAL.match(text, pos)):
            return Token(T.SPECIAL, pos, match.end())
        if first in " \t\r\n":
            if last is not T.EMPTY_LINE and (match := EMPTY_LINE.match(text, pos)):
                if match.end() < len(text):
                    self._dedent_all(pos)
                return Token(T.EMPTY_LINE, pos, match.end())
            if match := NEWLINE.match(text, pos):
                return Token(T.NEWLINE, pos, match.end())
        if last in (None, T.NEWLINE, T.EMPTY_LINE) and (token := self._line_start(pos, last)):
            return token
        if first in "*_" and (token := self._emphasis(pos)):
            return token
        return (first in "<@#" and self._named(pos)) or self._words(pos, SENTENCES)

    def _line_start(self, pos: int, last: T | None) -> Token | None:
        """A token that only stands where a line begins."""
        text = self.text
        if last is not T.EMPTY_LINE and (match := INFERENCE_START.match(text, pos)):
            self._dedent_all(pos)
            return Token(T.INFERENCE_START, pos, match.end())
        if match := RELATION.match(text, pos):
            self._indent(len(match[1]), pos)
            return Token(RELATIONS[match[2]], pos, match.end())
        if match := HEADING.match(text, pos):
            return Token(T.HEADING, pos, match.end())
        if match := NUMBER.match(text, pos):
            self._dedent_all(pos)
            return Token(T.NUMBER, pos, match.end())
        if match := ITEM.match(text, pos):
            self._indent(len(match[1]) + 1, pos)
            return Token(T.UNORDERED if match[2] == "*" else T.ORDERED, pos, match.end())
        return None

    def _emphasis(self, pos: int) -> Token | None:
        if self._emphases:
            signs, _, end = EMPHASIS[self._emphases[-1]]
            if self.text.startswith(signs, pos) and (match := AFTER_EMPHASIS.match(self.text, pos + len(signs))):
                self._emphases.pop()
                return Token(end, pos, match.end())
        for n, (signs, start, _) in enumerate(EMPHASIS):
            after = pos + len(signs)
            if self.text.startswith(signs, pos) and not (after < len(self.text) and _is_blank(self.text[after])):
                self._emphases.append(n)
                return Token(start, pos, after)
        return None

    def _named(self, pos: int) -> Token | None:
        """A link, a tag, or a title in brackets."""
        text = self.text
        first = text[pos]
        if first == "#":
            if text.startswith("#(", pos):
                end = self._find(")", pos + 2, "tag")
                return Token(T.TAG, pos, self._blank(end + 1)) if pos + 2 < end < len(text) else None
            match = TAG.match(text, pos)
            return Token(T.TAG, pos, match.end()) if match else None
        if first == "[":
            close = self._find("]", pos + 1, "link")
            if pos + 1 < close and text.startswith("](", close):
                end = self._find(")", close + 2)
                if close + 2 < end < len(text):
                    return Token(T.LINK, pos, self._blank(end + 1))
        mention = first == "@"
        open = text[pos + mention : pos + mention + 1]
        if open not in ("[", "<"):
            return None
        close_sign = "]" if open == "[" else ">"
        kinds = TITLES[open]
        begin = pos + mention + 1
        stop = self._line_end(begin)
        if mention:
            end = self._find(close_sign, begin + 1, "mention")
            return Token(kinds[2], pos, self._blank(end + 1)) if begin < stop and end < stop else None
        end = self._find(f"{close_sign}:", begin + 1)
        if begin < stop and end < stop:
            return Token(kinds[0], pos, end + 2)
        end = self._find(close_sign, begin + 1, "reference")
        if begin < len(text) and text[begin] != "-" and end < self._line_end(begin + 1):
            return Token(kinds[1], pos, end + 1)
        return None

    def _words(self, pos: int, texts: re.Pattern[str] = TEXT) -> Token:
        text = self.text
        if text[pos] in " \t":
            end = pos + 1
            while end < len(text) and text[end] in " \t":
                end += 1
            return Token(T.END, pos, end)
        if match := texts.match(text, pos):
            return Token(T.TEXT, pos, match.end())
        if match := SIGN.match(text, pos):
            return Token(T.SIGN, pos, match.end())
        raise NotArgdownError(
            pos, "a backslash stands at the end of a line, where it escapes nothing", "write \\\\ for a backslash"
        )

    def _blank(self, pos: int) -> int:
        """`pos`, or behind the blank or tab that stands there."""
        return pos + (self.text[pos : pos + 1] in (" ", "\t"))

    def _comment(self, pos: int) -> Token | None:
        """A comment with the line ends that go with it, as a token of the kind END; None where none begins."""
        end = self._comment_end(pos)
        if end is None:
            return None
        self.comments.append(Token(T.END, pos, end))
        after = AFTER_COMMENT.get(self.tokens.kind(-1)) if self.tokens else None
        match = after.match(self.text, end) if after else None
        return Token(T.END, pos, match.end() if match else end)

    def _comment_end(self, pos: int) -> int | None:
        text, size = self.text, len(self.text)
        for open, close in COMMENTS:
            if text.startswith(open, pos):
                end = self._find(close, pos + len(open))
                return end + len(close) if end < min(size, *(self._find(c, pos) for c in "\u2028\u2029")) else None
        end = self._line_end(pos) if text.startswith("//", pos) else size
        return end if end < size and text[end] in "\r\n" else None

    def _data_end(self, pos: int) -> int | None:
        """Behind the data that begins at `pos`; None where none does.

        Data goes on to the last `}` before a `}` that text follows, or a CR; that `}` is not followed by `,` or `}`.
        """
        stop, best = self._data
        if stop <= pos:
            match = DATA_STOP.search(self.text, pos + 1)
            stop = match.start() if match else len(self.text)
            best = self.text.rfind("}", pos + 1, stop + 1)
            while best >= 0 and DATA_GOES_ON.match(self.text, best):
                best = self.text.rfind("}", pos + 1, best)
            self._data = stop, best
        return best + 1 if best > pos else None

    def _indent(self, width: int, pos: int) -> None:
        if width > self._indents[-1]:
            self._indents.append(width)
            self.tokens.append(Token(T.INDENT, pos, pos))
        while len(self._indents) > 1 and width < self._indents[-1]:
            self._indents.pop()
            self.tokens.append(Token(T.DEDENT, pos, pos))

    def _dedent_all(self, pos: int) -> None:
        for _ in self._indents[1:]:
            self.tokens.append(Token(T.DEDENT, pos, pos))
        del self._indents[1:]


def _is_blank(char: str) -> bool:
    return re.match(f"[{BLANK}]", char) is not None
