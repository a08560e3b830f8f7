"""The texts in Argdown's statements, arguments and headings: words, emphasis, links, tags and mentions, token by token."""

from typing import Any, NoReturn

from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.lexer import Lexer
from debate_tui.read.argdown.model import Member, setting
from debate_tui.read.argdown.shortcodes import SHORTCODES
from debate_tui.read.argdown.tokens import T, Token, Tokens

WORDS = (T.TEXT, T.SIGN, T.ESCAPED, T.SPECIAL)
_EMPHASIS = {
    T.BOLD_STARS: T.END_BOLD_STARS, T.BOLD_LINES: T.END_BOLD_LINES,
    T.ITALIC_STAR: T.END_ITALIC_STAR, T.ITALIC_LINE: T.END_ITALIC_LINE,
}  # fmt: skip
CONTENT = frozenset((*WORDS, *_EMPHASIS, T.LINK, T.TAG, T.ARGUMENT_MENTION, T.STATEMENT_MENTION, T.NEWLINE))
_DEEPEST, DEEPER = 120, "nested deeper than"
"""How deep lists of relations and emphasis may be nested; the deepest real files have twenty levels."""
_SHOWN = 40
"""Characters at most of the words that are named as unexpected."""

_CALLED = {
    T.END: "the end of the file", T.EMPTY_LINE: "an empty line", T.NEWLINE: "a line end", T.INDENT: "an indented line",
    T.DEDENT: "a line that is indented less", T.FRONT_MATTER: "front matter", T.DATA: "a data block",
}  # fmt: skip


class Spans:
    """Goes through the tokens of one text, and reads the texts in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lexer = Lexer(text)
        self.tokens = Tokens()
        self.at = 0
        """The index of the next token."""
        self.depth = self._emphases = 0
        self.shortcodes = SHORTCODES
        self.tags_stay = True
        """Whether tags are part of the text that they stand in."""

    def set_up(self, front_matter: Any) -> None:
        """Heeds what front matter says of texts."""
        codes = setting(front_matter, "shortcodes")
        for code, made in codes.items() if isinstance(codes, dict) else ():
            if isinstance(made, dict) and isinstance(made.get("unicode"), str):
                self.shortcodes = self.shortcodes | {code: made["unicode"]}
        self.tags_stay = not setting(front_matter, "removeTagsFromText")

    @property
    def kind(self) -> T:
        return self.tokens.kind(self.at)

    def take(self, *kinds: T, hint: str = "") -> Token:
        token = self.tokens[self.at]
        if token.kind not in kinds:
            self.unexpected(hint)
        self.at += 1
        return token

    def skip(self, kind: T) -> bool:
        found = self.kind is kind
        self.at += found
        return found

    def image(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def unexpected(self, hint: str = "") -> NoReturn:
        at = self.at
        while self.tokens.kind(at) is T.DEDENT and self.tokens.kind(at + 1) in (T.DEDENT, T.END, T.EMPTY_LINE):
            at += 1
        token = self.tokens[at]
        words = " ".join(self.image(token).split())
        begun = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rpartition(' ')[0] or words[:_SHOWN]} …"
        called = _CALLED.get(token.kind) or f"“{begun}”"
        raise NotArgdownError(token.start, f"{called} is not expected here", hint)

    def deeper(self, depth: int) -> int:
        """One level more. Lists and emphasis are counted apart, so that a text can stand wherever a writer puts it."""
        if depth == _DEEPEST:
            raise NotArgdownError(self.tokens[self.at].start, f"{DEEPER} {_DEEPEST} levels, which isn't read here")
        return depth + 1

    def content(self, member: Member) -> None:
        """The text of a statement, an argument or a heading, one token at least."""
        first = self.tokens[self.at]
        after = self.at + 1
        if first.kind is T.TEXT and self.tokens.kind(after) is T.NEWLINE:
            after += 1
        if first.kind is T.TEXT and self.tokens.kind(after) not in CONTENT:  # nearly every text
            member.text, member.start = self.image(first), first.start
            member.shown = len(member.text)
            self.at = after
        else:
            self._begin()
            self._spans(member)
            self._end(member)
        if member.marked:
            member.raw = first.start, self.tokens[self.at - 1].end

    def rule(self, member: Member) -> None:
        """The words of a rule."""
        self._begin()
        self._words(member)
        self._end(member)

    def tags(self, member: Member) -> None:
        """The tags behind a reference, if there are any."""
        self._begin()
        while self.kind is T.TAG:
            self._tag()
        self._end(member)

    def _begin(self) -> None:
        """Begins a text, which is put together of pieces: each added to it alone would copy all that is there."""
        self._pieces: list[str] = []
        self._size = 0
        self._run = self._until = 0
        """Where what was said last stands in the file as it is, and isn't among the pieces yet."""
        self._tags: dict[str, None] = {}
        self._links: list[dict[str, str]] = []

    def _end(self, member: Member) -> None:
        self._cut()
        member.text = "".join(self._pieces)
        member.tags = list(self._tags) if self._tags else ()
        member.links = self._links or ()

    def _say(self, image: str) -> None:
        if image:
            self._cut()
            self._pieces.append(image)
            self._size += len(image)

    def _stands(self, token: Token) -> None:
        """Says what stands there: one piece with what stands before it."""
        if token.start != self._until:
            self._cut()
            self._run = token.start
        self._until = token.end
        self._size += token.end - token.start

    def _cut(self) -> None:
        if self._run < self._until:
            self._pieces.append(self.text[self._run : self._until])
        self._run = self._until

    def _spans(self, member: Member) -> None:
        if self.kind not in CONTENT:
            self.unexpected("a text stands here")
        while (kind := self.kind) in CONTENT:
            if kind in WORDS:
                self._words(member)
            elif kind in _EMPHASIS:
                self._emphasis(member)
            elif kind is T.TAG:
                self._tag()
            elif kind is T.NEWLINE:
                self.at += 1
                self._cut()
                if self.kind in CONTENT and not (self._pieces and self._pieces[-1].endswith(" ")):
                    self._say(" ")
            else:
                self._span(member)

    def _words(self, member: Member) -> None:
        if self.kind not in WORDS:
            self.unexpected("a text stands here")
        while self.kind in WORDS:
            token = self.tokens[self.at]
            if token.kind is T.ESCAPED:
                self._say(self.image(token)[1:])
            elif token.kind is T.SPECIAL and (sign := self.shortcodes.get((image := self.image(token)).strip())):
                self._say(sign + " " * image.endswith(" "))
                member.marked = True
            else:
                self._stands(token)
            self.at += 1
        member.shown = self._size

    def _emphasis(self, member: Member) -> None:
        end = _EMPHASIS[self.take(*_EMPHASIS).kind]
        self._emphases = self.deeper(self._emphases)
        if self.kind in CONTENT:
            self._spans(member)
        closing = self.take(
            end, hint="emphasis that begins with * or _ ends with the same; a sign itself is \\* or \\_"
        )
        self._emphases -= 1
        if self.image(closing).endswith(" "):
            self._say(" ")
        member.shown, member.marked = self._size, True

    def _span(self, member: Member) -> None:
        """A link, which is read as its words, or a mention of a title."""
        token = self.take(T.LINK, T.STATEMENT_MENTION, T.ARGUMENT_MENTION)
        image = self.image(token)
        if token.kind is T.LINK:
            words, _, address = image.rpartition("](")
            if not {*"\n\r\u2028\u2029"}.isdisjoint(image):
                raise NotArgdownError(token.start, "a link runs over two lines")
            address, _, after = address.rpartition(")")
            self._links.append({"text": words[1:], "url": address})
            image = words[1:] + " " * after.startswith(" ")
        self._say(image)
        member.shown, member.marked = self._size, True

    def _tag(self) -> None:
        token = self.take(T.TAG)
        image = self.image(token)
        tag = image.rstrip(" \t")[1:]
        tag = tag[1:-1] if tag.startswith("(") else tag
        self._tags[tag] = None
        if self.tags_stay:
            self._stands(token)
