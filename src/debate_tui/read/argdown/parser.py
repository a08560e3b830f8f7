"""Parses Argdown's tokens by the grammar of `parser.js` of `@argdown/core` 1.7.5, and builds the model as it goes."""

from debate_tui.read.argdown.data import data_of, front_matter_of
from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.lexer import Lexer, T, Token
from debate_tui.read.argdown.model import (
    Argument,
    Inference,
    Item,
    Link,
    Member,
    Model,
    Relation,
    Section,
    merged,
    union,
)
from debate_tui.read.argdown.shortcodes import SHORTCODES

_WORDS = (T.TEXT, T.SIGN, T.ESCAPED, T.SPECIAL)
_EMPHASIS = {
    T.BOLD_STARS: T.END_BOLD_STARS, T.BOLD_LINES: T.END_BOLD_LINES,
    T.ITALIC_STAR: T.END_ITALIC_STAR, T.ITALIC_LINE: T.END_ITALIC_LINE,
}  # fmt: skip
_CONTENT = frozenset((*_WORDS, *_EMPHASIS, T.LINK, T.TAG, T.ARGUMENT_MENTION, T.STATEMENT_MENTION, T.NEWLINE))
_STATEMENT = _CONTENT | {T.STATEMENT, T.STATEMENT_REFERENCE}
_ARGUMENT = (T.ARGUMENT, T.ARGUMENT_REFERENCE)
_FROM = {
    T.SUPPORTS: Link.SUPPORT,
    T.ATTACKS: Link.ATTACK,
    T.CONTRADICTS: Link.CONTRADICTORY,
    T.UNDERCUTS: Link.UNDERCUT,
}
"""Relations that lead from the statement above them."""
_TO = {T.SUPPORTED: Link.SUPPORT, T.ATTACKED: Link.ATTACK, T.UNDERCUT: Link.UNDERCUT}
_DEEPEST = 120
"""How deep lists of relations and emphasis may be nested; the deepest real files have twenty levels."""

_CALLED = {
    T.END: "the end of the file", T.EMPTY_LINE: "an empty line", T.NEWLINE: "a line end", T.INDENT: "an indented line",
    T.DEDENT: "a line that is indented less", T.FRONT_MATTER: "front matter", T.DATA: "a data block",
}  # fmt: skip


class Parser:
    """Parses one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lexer = Lexer(text)
        self.model = Model()
        self.odd: list[tuple[int, str]] = []
        """Data that is no YAML: where it stands, and why. It is kept as text."""
        self._tokens: list[Token] = []
        self._at = 0
        self._depth = 0
        self._section: Section | None = None
        self._inference: Inference | None = None
        self._shortcodes = SHORTCODES
        self._tags_stay = True

    def run(self) -> Model:
        """The model of the whole text.

        Raises:
            NotArgdownError: the parser of record would report an error.
        """
        self._tokens = self.lexer.run()
        self._skip(T.NEWLINE)
        self._skip(T.EMPTY_LINE)
        if self._kind is T.FRONT_MATTER:
            self._front_matter()
        before: Argument | None = None
        while True:
            before = self._block(before)
            if not self._skip(T.EMPTY_LINE):
                break
        if self._kind is not T.END:
            self._unexpected("a new paragraph begins after an empty line")
        self.model.finish()
        return self.model

    @property
    def _kind(self) -> T:
        return self._tokens[self._at].kind

    def _take(self, *kinds: T, hint: str = "") -> Token:
        token = self._tokens[self._at]
        if token.kind not in kinds:
            self._unexpected(hint)
        self._at += 1
        return token

    def _skip(self, kind: T) -> bool:
        found = self._kind is kind
        self._at += found
        return found

    def _image(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def _unexpected(self, hint: str = "") -> None:
        at = self._at
        while self._tokens[at].kind is T.DEDENT and self._tokens[at + 1].kind in (T.DEDENT, T.END, T.EMPTY_LINE):
            at += 1
        token = self._tokens[at]
        called = _CALLED.get(token.kind) or f"“{' '.join(self._image(token).split())[:40]}”"
        raise NotArgdownError(token.start, f"{called} is not expected here", hint)

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotArgdownError(self._tokens[self._at].start, f"more than {_DEEPEST} levels are nested")

    def _front_matter(self) -> None:
        token = self._take(T.FRONT_MATTER)
        try:
            self.model.front_matter = front_matter_of(self._image(token))
        except ValueError as error:
            self.odd.append((token.start, str(error)))
            self.model.front_matter = self._image(token)
        codes = self.model.setting("shortcodes")
        for code, made in codes.items() if isinstance(codes, dict) else ():
            if isinstance(made, dict) and isinstance(made.get("unicode"), str):
                self._shortcodes = self._shortcodes | {code: made["unicode"]}
        self._tags_stay = not self.model.setting("removeTagsFromText")
        self._skip(T.NEWLINE)
        if not self._skip(T.EMPTY_LINE):
            self._unexpected("front matter ends with an empty line below it")

    def _block(self, before: Argument | None) -> Argument | None:
        """One paragraph; `before` is the argument that the last one was. Returns this one, if it is an argument."""
        kind = self._kind
        if kind in _ARGUMENT:
            return self._argument()
        if kind in _STATEMENT:
            self._statement()
        elif kind is T.HEADING:
            self._heading()
        elif kind is T.NUMBER:
            self._structure(before)
        elif kind is T.INDENT and self._tokens[self._at + 1].kind in (T.ORDERED, T.UNORDERED):
            self._take(T.INDENT)
            item = self._kind
            while self._skip(item):
                self._either()
            self._take(T.DEDENT)
        else:
            self._unexpected(
                "a paragraph is a heading, a statement, an argument, its premises and conclusion, or a list"
            )
        return None

    def _either(self) -> Item:
        return self._argument() if self._kind in _ARGUMENT else self._statement()[1]

    def _heading(self) -> None:
        token = self._take(T.HEADING)
        member = Member(token.start)
        self._content(member)
        data = self._data()
        section = Section(
            member.text[: member.shown].strip(), token.end - token.start - 1, token.start, member.tags, data
        )
        self._section = section
        self.model.sections.append(section)

    def _data(self) -> object:
        """The value of a data block, and the line end behind it; None where there is none."""
        if self._kind is not T.DATA:
            return None
        token = self._take(T.DATA)
        self._skip(T.NEWLINE)
        try:
            return data_of(self._image(token))
        except ValueError as error:
            self.odd.append((token.start, str(error)))
            return self._image(token)

    def _statement(self) -> tuple[Member, Item]:
        start = self._tokens[self._at]
        member = Member(start.start)
        if start.kind in (T.STATEMENT, T.STATEMENT_REFERENCE):
            self._named(member, start)
        else:
            self._content(member)
        member.data = self._data()
        if self._kind is T.INDENT:
            member.title = member.title or self.model.new_title()
            self._relations(self.model.statement(member.title))
        member.title = member.title or self.model.new_title()
        node = self.model.statement(member.title)
        self._join(member, node)
        return member, node

    def _argument(self) -> Argument:
        start = self._tokens[self._at]
        member = Member(start.start, describes=True)
        self._named(member, start)
        member.data = self._data()
        if self._kind is T.INDENT:
            self._relations(self.model.argument(member.title))
        node = self.model.argument(member.title)
        self._join(member, node)
        return node

    def _named(self, member: Member, token: Token) -> None:
        """A definition with its text, or a reference with its tags."""
        self._at += 1
        if token.kind in (T.STATEMENT, T.ARGUMENT):
            member.title = self.text[token.start + 1 : token.end - 2]
            self._content(member)
            return
        member.title = self.text[token.start + 1 : token.end - 1]
        if "\n" in member.title or "\r" in member.title:
            raise NotArgdownError(token.start, "a title runs over two lines")
        member.reference = True
        while self._kind is T.TAG:
            self._tag(member)
        self._skip(T.NEWLINE)

    def _join(self, member: Member, node: Item) -> None:
        node.tags = union(node.tags, member.tags)
        if member.data:
            node.data = merged(node.data, member.data)
        member.section = self._section
        node.members.append(member)
        grouped = member.data.get("isInGroup") if isinstance(member.data, dict) else None
        if grouped is True or (not member.reference and grouped is None and node.section is None):
            node.section = self._section

    def _relations(self, node: Item) -> None:
        """The indented list of relations below a statement or an argument."""
        self._take(T.INDENT)
        self._deeper()
        while True:
            token = self._take(*_FROM, *_TO)
            other = self._statement()[1] if token.kind is T.CONTRADICTS else self._either()
            if token.kind in _FROM:
                self.model.relate(Relation(_FROM[token.kind], node, other, token.start))
            else:
                # The parser of record lets an undercut below a statement hit the last inference above, however far.
                undercut = token.kind is T.UNDERCUT and self._inference is not None and not isinstance(node, Argument)
                target = self._inference if undercut and self._inference is not None else node
                self.model.relate(Relation(_TO[token.kind], other, target, token.start))
            if self._kind not in _FROM and self._kind not in _TO:
                break
        self._take(T.DEDENT)
        self._depth -= 1

    def _structure(self, argument: Argument | None) -> None:
        """Numbered premises and conclusions, of the argument in the paragraph before, else of one without a title."""
        start = self._tokens[self._at].start
        argument = argument or self.model.argument(self.model.new_title())
        if argument.structure:
            raise NotArgdownError(start, f"the argument <{argument.title}> has premises and a conclusion already")
        if self._section:
            argument.section = self._section
        self._step(argument, None)
        while True:
            while self._kind is T.NUMBER:
                self._step(argument, None)
            self._step(argument, self._conclude(argument.title))
            if self._kind not in (T.NUMBER, T.INFERENCE_START):
                break

    def _step(self, argument: Argument, inference: Inference | None) -> None:
        self._take(T.NUMBER)
        member, _ = self._statement()
        member.inference = inference
        argument.structure.append(member)

    def _conclude(self, title: str) -> Inference:
        """The lines of an inference and what stands between them."""
        if self._kind is not T.INFERENCE_START:
            self._unexpected("a conclusion stands below a line ----")
        start = self._take(T.INFERENCE_START)
        inference = self._inference = Inference(title, offset=start.start)
        if self._kind in _WORDS or (self._kind is T.NEWLINE and self._tokens[self._at + 1].kind in _WORDS):
            self._skip(T.NEWLINE)
            while True:
                rule = Member(self._tokens[self._at].start)
                self._words(rule)
                inference.rules.append(rule.text.strip())
                if not self._skip(T.DELIMITER):
                    break
        self._skip(T.NEWLINE)
        inference.data = self._data()
        self._take(T.INFERENCE_END)
        self._take(T.NEWLINE)
        if self._skip(T.INDENT):
            while True:
                token = self._take(T.UNDERCUT)
                self.model.relate(Relation(Link.UNDERCUT, self._either(), inference, token.start))
                if self._kind is not T.UNDERCUT:
                    break
            self._take(T.DEDENT)
        return inference

    def _content(self, member: Member) -> None:
        """The text of a statement, an argument or a heading, one token at least."""
        first = self._tokens[self._at]
        self._spans(member)
        member.raw = first.start, self._tokens[self._at - 1].end

    def _spans(self, member: Member) -> None:
        if self._kind not in _CONTENT:
            self._unexpected("a text stands here")
        while (kind := self._kind) in _CONTENT:
            if kind in _WORDS:
                self._words(member)
            elif kind in _EMPHASIS:
                self._emphasis(member)
            elif kind is T.TAG:
                self._tag(member)
            elif kind is T.NEWLINE:
                self._at += 1
                if self._kind in _CONTENT and not member.text.endswith(" "):
                    member.text += " "
            else:
                self._span(member)

    def _words(self, member: Member) -> None:
        if self._kind not in _WORDS:
            self._unexpected("a text stands here")
        while self._kind in _WORDS:
            token = self._tokens[self._at]
            image = self._image(token)
            if token.kind is T.ESCAPED:
                image = image[1:]
            elif token.kind is T.SPECIAL and (sign := self._shortcodes.get(image.strip())):
                image = sign + " " * image.endswith(" ")
                member.marked = True
            member.text += image
            self._at += 1
        member.shown = len(member.text)

    def _emphasis(self, member: Member) -> None:
        end = _EMPHASIS[self._take(*_EMPHASIS).kind]
        self._deeper()
        if self._kind in _CONTENT:
            self._spans(member)
        closing = self._take(
            end, hint="emphasis that begins with * or _ ends with the same; a sign itself is \\* or \\_"
        )
        self._depth -= 1
        if self._image(closing).endswith(" "):
            member.text += " "
        member.shown, member.marked = len(member.text), True

    def _span(self, member: Member) -> None:
        """A link, which is read as its words, or a mention of a title."""
        token = self._take(T.LINK, T.STATEMENT_MENTION, T.ARGUMENT_MENTION)
        image = self._image(token)
        if token.kind is T.LINK:
            words, _, address = image.rpartition("](")
            if "\n" in image or "\r" in image:
                raise NotArgdownError(token.start, "a link runs over two lines")
            address, _, after = address.rpartition(")")
            member.links.append({"text": words[1:], "url": address})
            image = words[1:] + " " * after.startswith(" ")
        member.text += image
        member.shown, member.marked = len(member.text), True

    def _tag(self, member: Member) -> None:
        token = self._take(T.TAG)
        image = self._image(token)
        tag = image.rstrip(" \t")[1:]
        tag = tag[1:-1] if tag.startswith("(") else tag
        member.tags = union(member.tags, [tag])
        if self._tags_stay:
            member.text += image
