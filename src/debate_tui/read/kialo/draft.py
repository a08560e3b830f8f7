"""Makes a draft of a Kialo export: its rows become claims and relations, its sources sources with their quotes.

`Pro` supports. `Con` undercuts: Kialo leaves open what of a claim it attacks, and `rebuts` would hold in both
directions.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from debate_tui.model.debate import Kind, Location, Role
from debate_tui.model.graph import OTHER_DISCUSSION, QUESTION
from debate_tui.model.lazy import Spent
from debate_tui.model.library import UNDRAWN
from debate_tui.read.draft import Draft, Node
from debate_tui.read.files import BOM, Content, text_of, wide
from debate_tui.read.foreign import LONGEST, Ids, head_of, let_go, senseless
from debate_tui.read.kialo.entries import described
from debate_tui.read.kialo.inline import ELSEWHERE, LAID_OUT, guarded, marked, plain
from debate_tui.read.kialo.languages import tell_of_words
from debate_tui.read.kialo.marks import typed_by_hand
from debate_tui.read.kialo.numbers import FOLLOWED, in_order, questions, told_apart
from debate_tui.read.kialo.rows import TITLE, Export, Row, exported, laid_out, second_export
from debate_tui.read.kialo.written import SEE, counted, gap, parted
from debate_tui.read.trouble import Trouble
from debate_tui.text.scripts import are_tidy
from debate_tui.text.wording import shown

_HEAD = 2**12
_KINDS = {"Pro": Kind.SUPPORTS, "Con": Kind.UNDERCUTS}
_USERS = "a Kialo discussion"
"""What stands for who claims what an export holds: its users do, on both sides, and it names none of them."""


def looks_like_kialo(data: bytes) -> bool:
    """Whether the first line that isn't empty is `Discussion Title:` or `Discussion Name:`, with or without a title."""
    head = data[:_HEAD].removeprefix(BOM).decode("utf-8", "replace").lstrip()
    return TITLE.match(head) is not None


def read_kialo(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of a Kialo export; None where the file is not readable text. `files` has exactly one item."""
    (content,) = files
    code = wide(content.data or b"")
    text = (content.data or b"").decode(code, "replace") if code else text_of(content, trouble)
    if text is None:
        return None
    bom = (content.data or b"").startswith(BOM)
    let_go(content)
    if again := second_export(text):
        trouble.add(Location(content.at.file, again, 1), "E129", "another export begins here", "save each as a file")
        return None
    lines = parted(text)
    del text
    export = exported(lines, trouble.reached)
    extra = lines.extra | export.form.extra | ({"bom": True} if bom else {})
    said = sum(row.text != "" for row in export.rows)
    if senseless(len(export.rows) - said, said):
        trouble.add(content.at, "E128", "not a Kialo export: hardly a claim says anything", "is the file whole?")
        return None
    words, sure = tell_of_words(export, content.at, trouble)
    if words and sure:
        return None
    return _Reading(content, export, extra, trouble).draft(sum(row.parent != "" for row in export.rows) if words else 0)


class _Reading:
    """One export while it is read."""

    def __init__(self, content: Content, export: Export, extra: dict[str, Any], trouble: Trouble) -> None:
        self._trouble = trouble
        self._export = export
        self._rows = export.rows
        self._called, again = told_apart(self._rows, export.form)
        self._questions = questions(self._rows)
        self._asking = {row.parent for row in self._rows if row.stance == "Thesis"}
        """The numbers of the rows below which theses stand by that name: sure to ask, where others may only seem to."""
        self._argued = {row.parent for row in self._rows if row.parent and row.stance in _KINDS}
        """The numbers of the rows below which something is for or against them."""
        self._extra = extra
        self._indent = len(extra.get("indent", ""))
        self._head = self._debate(content)
        self._file: str = self._head.values["id"]
        hint = "what stands below it is read as below it, not below the other"
        for row, number in again:
            message = f"{number} is the number of a row above, too: this one is read as {row.number}"
            self._trouble.add(self._at(row.line), "N130", message, hint)
        self._layout: dict[str, str] = {}
        """What is kept of the parts that Kialo writes otherwise, by number of a row and id of a source."""
        self._lost = 0
        """How many references say of a claim that something is for or against it, but not what, or not which."""
        found = ((row.number, counted(match[1])) for row in self._rows if (match := SEE.fullmatch(row.text)))
        self._sees = {number: self._called.get(see, "") if self._called else see for number, see in found}
        """By number of a row that refers to another, the number that it refers to; "" where several rows stand with that, or
        none, beside rows that do."""
        said = [row.number for row in self._rows if row.number not in self._sees]
        self._claims = dict(zip(said, said, strict=True))
        """The numbers of the rows that are claims, by themselves: each as one text for all who name it."""
        self._ids = None if max(map(len, said), default=0) <= LONGEST else Ids()
        """What makes their ids, where it takes more than putting hyphens for dots."""
        self._seen = {self._claim_of(number) for number in self._sees.values()}
        """The claims from which more than one row may draw a relation."""
        self._entries: dict[str, list[tuple[str, str]]] = {}
        """By number of an entry under `Sources:`, the id of its source and its quote; empty where it has none."""
        self._typed = self._by_hand()
        """By number of a row, the numbers of marks that its author typed: they lead to no entry."""
        self._cited = {n for row in self._rows for n in marked(row.text) if n not in self._typed.get(row.number, ())}

    def draft(self, undrawn: int) -> Draft:
        """The draft. `undrawn`: how many rows may be for or against others, and no relation is made of them."""
        for line, stray in self._export.stray:
            self._keep(line, f"{shown(stray.strip())} belongs to no claim")
        if self._export.stray:
            self._extra["preamble"] = "\n".join(line for _, line in self._export.stray)
        own = {"id": self._file, "label": _USERS, "title": self._head.values["title"], "outlet": "Kialo"}
        sources = [Node("source", self._head.at, own), *self._sources()]
        said = [row for row in self._rows if row.number not in self._sees]
        self._lay_out()
        drawn = self._drawing()
        self._rows = self._export.rows = []  # they have served, but for those that become claims or relations
        texts = [row.take_text() for row in said]  # so that the claim that is made of one takes its room
        undrawn += self._lost + sum(map(self._is_unlike, said))
        self._extra |= {UNDRAWN: undrawn} if undrawn else {}
        claims = Spent(texts, lambda number, text: self._claim(said[number], text))
        relations = Spent(drawn, lambda _, row: self._relation(row))
        return Draft([self._head], {"source": sources, "claim": claims, "relation": relations}, extra=self._extra)

    def _lay_out(self) -> None:
        """Keeps how the export stands where Kialo would write it otherwise, and the order of rows that don't stand by number."""
        self._layout |= {**self._export.layout, **laid_out(self._rows, gap(self._export.form.blocks))}
        moved = bool(self._called) or not in_order(self._rows, self._claims)
        kept = {"layout": self._layout, "order": [row.number for row in self._rows if moved]}
        self._extra |= {key: value for key, value in kept.items() if value}

    def _by_hand(self) -> dict[str, set[str]]:
        """What was typed by hand, which is said, and so is what may have been."""
        typed: dict[str, set[str]] = {}
        sure, unsure = typed_by_hand((row.text for row in self._rows), [one.number for one in self._export.entries])
        hint = "Kialo's own marks stand in the order of their numbers"
        for index, mark in sorted(sure | unsure):
            row = self._rows[index]
            if (index, mark) in sure:
                typed.setdefault(row.number, set()).add(mark)
                what = "is read as words of the claim, not as the mark of a source"
            else:
                what = "may be words of the claim: it stands in another, too, and either may be the mark of the source"
            self._trouble.add(self._at(row.line), "N130", f"[{mark}] in {row.number} {what}", hint)
        return typed

    def _debate(self, content: Content) -> Node:
        """The head: with one question at the top, that is the debate's."""
        values = {"title": plain(self._export.title)[0]} if self._export.title else {}
        tops = [row for row in self._rows if not row.parent]
        if len(tops) == 1 and tops[0].number in self._questions and tops[0].text:
            values["question"] = plain(tops[0].text)[0]
        head = head_of(content, "kialo/2" if self._export.form.blocks else "kialo/1", **values)
        if head.values["title"] != self._export.title and self._export.title:
            return Node(head.kind, head.at, {**head.values, "extra": {"title": self._export.title}})
        return head

    def _at(self, line: int, column: int = 1) -> Location:
        return Location(self._head.at.file, line, column + self._indent)

    def _keep(self, line: int, what: str) -> None:
        self._trouble.add(self._at(line), "W127", f"{what}: kept as extra")

    def _claim(self, row: Row, raw: str) -> Node:
        text, links = plain(raw)
        text = text.strip() or f"(no words: {row.number})"
        id = self._id(row.number)
        values: dict[str, Any] = {"id": id, "source": self._file, "text": text}
        if self._is_thesis(row):
            values["role"] = Role.THESIS.value
        at = self._at(row.line, row.column)
        asks = row.stance == "Question" or (row.number in self._asking and row.stance not in _KINDS)
        if nobody := QUESTION if asks else OTHER_DISCUSSION if ELSEWHERE.match(raw) else "":
            values["voice"] = Node("voice", at, {"speaker": nobody}, tidy=True)
        if not raw:
            self._trouble.add(at, "N130", f"{row.number} has no words: instead of any, its claim says so")
        if ELSEWHERE.match(raw):
            self._trouble.add(at, "N130", f"{row.number} is another discussion, of which the export has only the title")
        extra: dict[str, Any] = {} if id == row.number.replace(".", "-") else {"number": row.number}
        if text != raw or LAID_OUT.search(raw) or guarded(raw, self._export.form.blocks, row.stance) != raw:
            extra["text"] = raw
        if links:
            extra["links"] = links
        typed = self._typed.get(row.number, ())
        marks = [number for number in dict.fromkeys(marked(raw)) if number not in typed]
        entries = [one for number in marks for one in self._entries.get(number, ())]
        if quotes := tuple(Node("quote", at, {"text": quote, "source": id}) for id, quote in entries if quote):
            values["quote"] = quotes
        if cites := [id for id, quote in entries if not quote]:
            extra["cites"] = cites
        argues = row.stance in _KINDS
        aims = argues and self._aim(row) is not None
        if argues and not aims:
            self._keep(
                row.line, f"{row.number} stands below {row.parent or 'nothing'}, which is no claim: its {row.stance}"
            )
        if self._is_unlike(row):
            what = f"{row.number} says neither Pro nor Con, unlike others below {row.parent}: no relation is made of it"
            self._trouble.add(at, "W127", what, "a word other than Pro or Con isn't read")
        if not aims and (row.stance not in ("", "Thesis") or (asks and row.stance)):
            extra["stance"] = row.stance
        if extra:
            values["extra"] = extra
        return Node("claim", at, values, tidy=are_tidy(f" {text} "))

    def _is_unlike(self, row: Row) -> bool:
        return row.stance not in _KINDS and row.parent in self._argued

    def _is_thesis(self, row: Row) -> bool:
        answers = not row.parent or row.parent in self._questions
        return answers and row.stance not in (*_KINDS, "Question") and row.number not in self._questions

    def _id(self, number: str) -> str:
        """The id of the claim with a number."""
        return self._ids.of(number) if self._ids else number.replace(".", "-")

    def _claim_of(self, number: str) -> str | None:
        """The number of the claim that a number leads to, also by way of references; None where they lead to none."""
        for _ in range(FOLLOWED):
            if number not in self._sees:
                return self._claims.get(number)
            number = self._sees[number]
        return None

    def _aim(self, row: Row) -> str | None:
        above = self._claim_of(row.parent) if row.parent else None
        return None if above == row.number else above

    def _ends(self, row: Row) -> tuple[Kind | None, str | None, str | None]:
        """The kind of the relation that a row draws, and the numbers of the claims at its ends, as far as there are any."""
        see = self._sees.get(row.number)
        origin = self._claims.get(row.number) if see is None else self._claim_of(see)
        return _KINDS.get(row.stance), origin, self._aim(row)

    def _relation(self, row: Row) -> Node:
        kind, *numbers = self._ends(row)
        origin, aim = (f"{self._file}/{self._id(number)}" for number in numbers if number)
        values: dict[str, Any] = {"kind": kind.value, "from": (origin,), "to": aim} if kind else {}
        if see := self._sees.get(row.number):
            values["extra"] = {"number": row.number} | ({"see": see} if see in self._sees else {})
        return Node("relation", self._at(row.line, row.column), values, tidy=True)

    def _drawing(self) -> list[Row]:
        """The rows that draw relations: each claim to the claim above it, then those that say `-> See`.

        In this order, since a claim belongs where it stands (`read.camps`), wherever else it is referred to.
        """
        drawing: list[Row] = []
        drawn: set[object] = set()
        kept: list[dict[str, Any]] = []
        for row in sorted(self._rows, key=lambda row: row.number in self._sees):
            see = self._sees.get(row.number)
            ends = kind, origin, aim = self._ends(row)
            if kind and origin and aim and origin != aim and ends not in drawn:
                if origin in self._seen:
                    drawn.add(ends)
                drawing.append(row)
            elif see is not None:
                said = counted(SEE.sub(r"\1", row.text))
                several = self._called.get(said) == ""
                reason = (
                    f"there {'are several such claims' if several else 'is no such claim'}" if not origin
                    else "it is the claim itself" if origin == aim
                    else "it stands there already" if ends in drawn
                    else "it says neither Pro nor Con of a claim"
                )  # fmt: skip
                self._keep(row.line, f"{shown(row.text)} adds no relation, for {reason}")
                told = {"see": see} if see else {"see": said, "several" if several else "none": True}
                kept.append({"number": row.number, "stance": row.stance, **told})
                self._lost += bool(aim and origin != aim and not (kind and origin))
        if kept:
            self._extra["see"] = kept
        return drawing

    def _sources(self) -> Iterator[Node]:
        ids = Ids()
        ids.of(self._file)
        for n, entry in enumerate(self._export.entries):
            first = entry.number not in self._entries
            id = ids.of(f"source-{entry.number}" if first else f"source-{entry.number} entry {n}")
            quote, _ = entry.said
            values = described(entry)
            if quote and entry.number not in self._cited:
                self._keep(entry.line, f"no claim cites [{entry.number}], so its quote belongs to none")
                values["extra"]["quote"] = quote
            elif quote == "":
                values["extra"]["quote"] = ""
            if entry.other is not None:
                self._layout[id] = entry.other
            self._entries.setdefault(entry.number, []).append((id, quote or ""))
            yield Node("source", self._at(entry.line), {"id": id, **values})
