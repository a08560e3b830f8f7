"""Parses Argdown's tokens by the grammar of `parser.js` of `@argdown/core` 1.7.5, and builds the model as it goes."""

from debate_tui.read.argdown.data import data_of, front_matter_of
from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.front import overruled
from debate_tui.read.argdown.links import Link, Relation
from debate_tui.read.argdown.model import (
    Argument,
    Inference,
    Item,
    Member,
    Model,
    Section,
    keyed,
    merged,
    union,
)
from debate_tui.read.argdown.spans import CONTENT, WORDS, Spans
from debate_tui.read.argdown.tokens import T, Token, Tokens
from debate_tui.read.trouble import STEP, Reached, within

_STATEMENT = CONTENT | {T.STATEMENT, T.STATEMENT_REFERENCE}
_SPLIT = 0.4
"""The share of the work that is done once a text is tokens."""
_ARGUMENT = (T.ARGUMENT, T.ARGUMENT_REFERENCE)
_FROM = {
    T.SUPPORTS: Link.SUPPORT,
    T.ATTACKS: Link.ATTACK,
    T.CONTRADICTS: Link.CONTRADICTORY,
    T.UNDERCUTS: Link.UNDERCUT,
}
"""Relations that lead from the statement above them."""
_TO = {T.SUPPORTED: Link.SUPPORT, T.ATTACKED: Link.ATTACK, T.UNDERCUT: Link.UNDERCUT}


class Parser(Spans):
    """Parses one text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.model = Model()
        self.odd: list[tuple[int, str]] = []
        """Data that is no YAML: where it stands, and why. It is kept as text."""
        self.remarks: list[str] = []
        """The remarks in the YAML of front matter and data."""
        self._section: Section | None = None
        self._inference: Inference | None = None
        self._reached: Reached = lambda _: None
        self._tell = 0
        """The token from which on it is told again how far the parsing is."""

    def run(self, reached: Reached = lambda _: None) -> Model:
        """The model of the whole text; `reached` is told how far that is.

        Raises:
            NotArgdownError: the parser of record would report an error.
        """
        self.tokens = self.lexer.run(within(reached, 0, _SPLIT))
        self.skip(T.NEWLINE)
        self.skip(T.EMPTY_LINE)
        if self.kind is T.FRONT_MATTER:
            self._front_matter()
        before: Argument | None = None
        self._reached = within(reached, _SPLIT, 1)
        while True:
            before = self._block(before)
            if not self.skip(T.EMPTY_LINE):
                break
        if self.kind is not T.END:
            self.unexpected("a new paragraph begins after an empty line")
        self.tokens = self.lexer.tokens = Tokens()  # they have served
        self.model.finish()
        return self.model

    def _front_matter(self) -> None:
        token = self.take(T.FRONT_MATTER)
        try:
            self.model.front_matter, self.remarks = front_matter_of(self.image(token))
        except ValueError as error:
            self.odd.append((token.start, str(error)))
            self.model.front_matter = self.image(token)
        self.set_up(self.model.front_matter)
        self.skip(T.NEWLINE)
        if not self.skip(T.EMPTY_LINE):
            self.unexpected("front matter ends with an empty line below it")

    def _block(self, before: Argument | None) -> Argument | None:
        """One paragraph; `before` is the argument that the last one was. Returns this one, if it is an argument."""
        kind = self.kind
        if kind in _ARGUMENT:
            return self._argument()
        if kind in _STATEMENT:
            self._statement()
        elif kind is T.HEADING:
            self._heading()
        elif kind is T.NUMBER:
            self._structure(before)
        elif kind is T.INDENT and self.tokens.kind(self.at + 1) in (T.ORDERED, T.UNORDERED):
            self.take(T.INDENT)
            item = self.kind
            while self.skip(item):
                self._either()
            self.take(T.DEDENT)
        else:
            self.unexpected(
                "a paragraph is a heading, a statement, an argument, its premises and conclusion, or a list"
            )
        return None

    def _either(self) -> Item:
        return self._argument() if self.kind in _ARGUMENT else self._statement()[1]

    def _heading(self) -> None:
        token = self.take(T.HEADING)
        member = Member(token.start)
        self.content(member)
        data = self._data()
        title, level = member.text[: member.shown].strip(), token.end - token.start - 1
        section = Section(title, level, token.start, member.tags, data, member.raw if member.marked else None)
        self._section = section
        self.model.sections.append(section)

    def _data(self) -> object:
        """The value of a data block, and the line end behind it; None where there is none."""
        if self.kind is not T.DATA:
            return None
        token = self.take(T.DATA)
        self.skip(T.NEWLINE)
        try:
            value, remarks = data_of(self.image(token))
            self.remarks += remarks
        except ValueError as error:
            self.odd.append((token.start, str(error)))
            return self.image(token)
        return value

    def _statement(self) -> tuple[Member, Item]:
        start = self.tokens[self.at]
        member = Member(start.start)
        if start.kind in (T.STATEMENT, T.STATEMENT_REFERENCE):
            self._named(member, start)
        else:
            self.content(member)
        member.data = self._data()
        if self.kind is T.INDENT:
            member.title = member.title or self.model.new_title()
            self._relations(self.model.statement(member.title))
        member.title = member.title or self.model.new_title()
        node = self.model.statement(member.title)
        self._join(member, node)
        return member, node

    def _argument(self) -> Argument:
        start = self.tokens[self.at]
        member = Member(start.start)
        self._named(member, start)
        member.data = self._data()
        if self.kind is T.INDENT:
            self._relations(self.model.argument(member.title))
        node = self.model.argument(member.title)
        self._join(member, node)
        return node

    def _named(self, member: Member, token: Token) -> None:
        """A definition with its text, or a reference with its tags."""
        self.at += 1
        if token.kind in (T.STATEMENT, T.ARGUMENT):
            member.title = self.text[token.start + 1 : token.end - 2]
            self.content(member)
            return
        member.title = self.text[token.start + 1 : token.end - 1]
        if not {*"\n\r\u2028\u2029"}.isdisjoint(member.title):
            raise NotArgdownError(token.start, "a title runs over two lines")
        member.reference = True
        if self.kind is T.TAG:
            self.tags(member)
        self.skip(T.NEWLINE)

    def _join(self, member: Member, node: Item) -> None:
        if self.at >= self._tell:
            self._tell = self.at + STEP
            self._reached(self.at / len(self.tokens))
        node.tags = union(node.tags, member.tags)
        if member.data or isinstance(
            member.data, dict | list
        ):  # as JavaScript has it, where what is empty is something
            if before := overruled(node.data, member.data):
                self.model.overruled.setdefault(node, []).append(before)
            node.data = (
                merged(keyed(node.data), keyed(member.data)) if node.data is not None else merged({}, member.data)
            )
        member.section = self._section
        node.write(member, self.text)
        grouped = member.data.get("isInGroup") if isinstance(member.data, dict) else None
        if grouped is True or (not member.reference and grouped is None and node.section is None):
            node.section = self._section
        node.stand(self._section)

    def _relations(self, node: Item) -> None:
        """The indented list of relations below a statement or an argument."""
        self.take(T.INDENT)
        self.depth = self.deeper(self.depth)
        while True:
            token = self.take(*_FROM, *_TO)
            other = self._statement()[1] if token.kind is T.CONTRADICTS else self._either()
            if token.kind in _FROM:
                self.model.relate(Relation(_FROM[token.kind], node, other, token.start))
            else:
                # The parser of record lets an undercut below a statement hit the last inference above, however far.
                undercut = token.kind is T.UNDERCUT and self._inference is not None and not isinstance(node, Argument)
                target = self._inference if undercut and self._inference is not None else node
                self.model.relate(Relation(_TO[token.kind], other, target, token.start))
            if self.kind not in _FROM and self.kind not in _TO:
                break
        self.take(T.DEDENT)
        self.depth -= 1

    def _structure(self, argument: Argument | None) -> None:
        """Numbered premises and conclusions, of the argument in the paragraph before, else of one without a title."""
        start = self.tokens[self.at].start
        argument = argument or self.model.argument(self.model.new_title())
        if argument.structure:
            raise NotArgdownError(start, f"the argument <{argument.title}> has premises and a conclusion already")
        if self._section:
            argument.stand(argument.section)
            argument.section = self._section
        self._step(argument, None)
        while True:
            while self.kind is T.NUMBER:
                self._step(argument, None)
            self._step(argument, self._conclude(argument.title))
            if self.kind not in (T.NUMBER, T.INFERENCE_START):
                break

    def _step(self, argument: Argument, inference: Inference | None) -> None:
        self.take(T.NUMBER)
        member, _ = self._statement()
        member.inference = inference
        argument.structure.append(member)

    def _conclude(self, title: str) -> Inference:
        """The lines of an inference and what stands between them."""
        start = self.take(T.INFERENCE_START, hint="a conclusion stands below a line ----")
        inference = self._inference = Inference(title, offset=start.start)
        if self.kind in WORDS or (self.kind is T.NEWLINE and self.tokens.kind(self.at + 1) in WORDS):
            self.skip(T.NEWLINE)
            while True:
                rule = Member(self.tokens[self.at].start)
                self.rule(rule)
                inference.rules.append(rule.text.strip())
                if not self.skip(T.DELIMITER):
                    break
        self.skip(T.NEWLINE)
        inference.data = self._data()
        self.take(T.INFERENCE_END)
        self.take(T.NEWLINE)
        if self.skip(T.INDENT):
            while True:
                token = self.take(T.UNDERCUT)
                self.model.relate(Relation(Link.UNDERCUT, self._either(), inference, token.start))
                if self.kind is not T.UNDERCUT:
                    break
            self.take(T.DEDENT)
        return inference
