"""Makes a draft of Argdown's model: statements and arguments become claims, headings issues, inferences relations.

An attack has a direction, so it undercuts, with its own name under `extra`; what contradicts rebuts. The premises of an
inference support its conclusion as linked ones, and a reconstructed argument supports its last conclusion.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from debate_tui.model.debate import Kind, Location
from debate_tui.model.lazy import Spent
from debate_tui.model.library import UNDRAWN
from debate_tui.model.packed import packed
from debate_tui.read.argdown.drawn import KINDS, TOLD, Drawn, Step
from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.fences import blocks, lines
from debate_tui.read.argdown.front import INCLUDED, line, of_all, source_of, tell_of_others, voice_of
from debate_tui.read.argdown.model import Argument, Item, Member, Model, Section
from debate_tui.read.argdown.parser import Parser
from debate_tui.read.argdown.recognise import looks_like_argdown as looks_like_argdown
from debate_tui.read.argdown.recognise import says_nothing
from debate_tui.read.argdown.spans import DEEPER
from debate_tui.read.argdown.steps import steps
from debate_tui.read.argdown.written import Written, comments, cut_addresses, wordings, written
from debate_tui.read.draft import Draft, Node, emptied
from debate_tui.read.fields import line_of
from debate_tui.read.files import Content, text_of
from debate_tui.read.foreign import Ids, head_of, let_go, voice_in
from debate_tui.read.trouble import Trouble, within
from debate_tui.text.scripts import are_tidy
from debate_tui.text.wording import counted, listed, shown

_FRONT_MATTER = re.compile(r"\s*+===+[\s\S]*?===+")
_PARSED = 0.8
"""The share of the work that is done once the text is a model."""
_UNTITLED = re.compile(r"Untitled [0-9]+")
_SLIP = re.compile(r"[ \t]*(\r?\n)(?=[ \t]*+\S)")


def read_argdown(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of an Argdown file; None, with the reason reported, where it is none. `files` has exactly one item."""
    (content,) = files
    text = text_of(content, trouble)
    if text is None:
        return None
    alone = "\r" in text and "\n" not in text  # to the parser of record, CR alone ends a line, but no paragraph
    if alone:
        text = text.replace("\r", "\n")
    kept: dict[str, Any] = {"newline": "cr"} if alone else {}
    if found := blocks(text):
        starts = [Location(content.at.file, lines(text, start) + 1, 1) for start, _, _ in found]
        ((_, start, end), *others) = found
        if others or start == end:
            at = listed([str(one.line) for one in starts])
            message = f"Markdown with {counted(len(found), 'block')} of Argdown, of which none is read: at {at}"
            hint = "to Argdown each block is a map of its own: save what stands in it as a file"
            trouble.add(starts[0], "E129", message, hint)
            return None
        message = "Markdown with one block of Argdown, which is the map: what stands around it is kept as extra"
        trouble.add(starts[0], "N130", message)
        kept["markdown"] = [text[:start], text[end:]]
        text = "\n" * lines(text, start) + text[start:end]
    if says_nothing(text):
        trouble.add(content.at, "E128", "not Argdown: titles without a text, and hardly anything else", "")
        return None
    reading = _Reading(content, text, trouble)
    del text
    return reading.draft(kept)


class _Reading:
    """One file while it is read."""

    def __init__(self, content: Content, text: str, trouble: Trouble) -> None:
        self._head = head_of(content, "argdown")
        let_go(content)
        self._trouble = trouble
        front = _FRONT_MATTER.match(text)
        slip = front and _SLIP.match(text, front.end())
        self._added = (slip.end(), len(slip[1])) if slip else (len(text), 0)
        """Where an empty line was added, and how many characters it has."""
        self._text = f"{text[: slip.end()]}{slip[1]}{text[slip.end() :]}" if slip else text
        self._lines = array("I", [0])
        self._lines.extend(match.end() for match in re.finditer(r"\r\n|\n|\r", text))
        self._written: Written = {}
        self._ids, self._ids_of_steps = Ids(), Ids()
        self._drawn = Drawn("")
        self._overruled: dict[Item, list[dict[str, Any]]] = {}
        self._kept: list[dict[str, Any]] = []
        self._undrawn = 0
        """How many of these attack an inference that isn't drawn, since another says the same."""

    def draft(self, kept: dict[str, Any]) -> Draft | None:
        """`kept` is what is known of the file already and goes into the map's `extra`."""
        parser = Parser(self._text)
        try:
            model = parser.run(within(self._trouble.reached, 0, _PARSED))
        except NotArgdownError as error:
            message = error.what if error.what.startswith(DEEPER) else f"this is not Argdown 1.x: {error.what}"
            hint = INCLUDED if "@include(" in self._text[: error.offset] else error.hint
            self._trouble.add(self._at(error.offset), "E129", message, hint)
            return None
        empty = not model.statements and not model.arguments and isinstance(model.front_matter, dict)
        if empty and [one.title for one in model.sections] == [line(model.front_matter.get("title"))]:
            model.sections.clear()  # as the writer says the title again, since Argdown has no file without a paragraph
        argued = model.relations or any(argument.structure for argument in model.arguments.values())
        if (
            not argued
            and not empty
            and not any(_titled(item) for item in (*model.statements.values(), *model.arguments.values()))
        ):
            message = "it has no relation, no title and no conclusion: plain text or Markdown, not Argdown"
            hint = "relations are indented below what they are about: “  + a reason for it”"
            self._trouble.add(self._head.at, "E129", message, hint)
            return None
        if self._added[1]:
            message = "there is no empty line below the front matter: read as if there were"
            self._trouble.add(self._at(self._added[0]), "W132", message, "add it: other readers of Argdown stop here")
        for offset, why in parser.odd:
            self._trouble.add(self._at(offset), "W127", f"this is no YAML that is read ({why}): kept as text")
        for offset in cut_addresses(parser):
            message = "a comment begins within an address: what follows on this line is kept as a comment"
            hint = "to Argdown, // begins a comment; an address stands in a link: [words](http://example.org)"
            self._trouble.add(self._at(offset), "W127", message, hint)
        front = model.front_matter if isinstance(model.front_matter, dict) else {}
        tell_of_others(front, self._text, self._at, self._trouble)
        self._written = written(self._text, model)
        noted = comments(parser, model)
        newline = {"newline": "crlf"} if "\r\n" in self._text else {}
        del parser
        return self._drafted(model, noted, newline | kept)

    def _at(self, offset: int) -> Location:
        before, length = self._added
        offset = max(before, offset - length) if offset > before else offset
        line = bisect_right(self._lines, offset)
        return Location(self._head.at.file, line, offset - self._lines[line - 1] + 1)

    def _drafted(self, model: Model, comments: list[str], more: dict[str, Any]) -> Draft:
        front = model.front_matter if isinstance(model.front_matter, dict) else {}
        said = {key: text for key in ("title", "subTitle") if (text := line(front.get(key)))}
        named = {key: said[one] for key, one in (("title", "title"), ("summary", "subTitle")) if one in said}
        head = Node(self._head.kind, self._head.at, {**self._head.values, **named})
        source = source_of(head, front)
        items: list[Item] = [*model.statements.values(), *(one for one in model.arguments.values() if one.written)]
        items.sort(key=lambda item: item.first)
        self._drawn = Drawn(source.values["id"])
        for item in items:
            name = f"<{item.title}>" if isinstance(item, Argument) else f"[{item.title}]"
            item.claim = self._drawn.named(self._ids.new(name))
        self._ids = Ids()
        _name(model.sections)
        self._draw_all(model)
        self._overruled = model.overruled
        model.release()
        kept = {
            "frontMatter": model.front_matter,
            "comments": comments,
            "relations": self._kept,
            UNDRAWN: self._undrawn,
        }
        extra: dict[str, Any] = {key: value for key, value in kept.items() if value} | more
        text, self._text = self._text, ""  # it is gone with the last claim
        nodes = {
            "source": [source],
            "issue": Spent(model.sections, self._issue),
            "claim": Spent(items, lambda _, item: self._claim(item, source.values["id"], text)),
            "relation": Spent(self._drawn.take(), lambda _, one: self._relation(*self._drawn.spread(one))),
        }
        return Draft([head], {kind: found for kind, found in nodes.items() if found}, extra=extra)

    def _issue(self, number: int, section: Section) -> Node:
        extra: dict[str, Any] = {"level": section.level}
        if section.within:
            extra["in"] = section.within.id
        extra |= _given(text=section.raw and self._written[section.raw], tags=section.tags, data=section.data)
        values = {"id": section.id, "question": _title(section, number), "extra": extra}
        return Node("issue", self._at(section.offset), values)

    def _relation(
        self, kind: Kind, origins: tuple[str, ...], target: str, id: str | None, extra: Mapping[str, Any], offset: int
    ) -> Node:
        values: dict[str, Any] = {"kind": kind.value, "from": origins, "to": target}
        if id:
            values["id"] = id
        if extra:
            values["extra"] = extra
        return Node("relation", self._at(offset), values, tidy=True)

    def _claim(self, item: Item, source: str, whole: str) -> Node:
        member = item.canonical(whole)
        titled = _titled(item)
        text = member.text[: member.shown].strip() if member else ""
        others = [one for one in item.odd if one is not member and not one.reference]
        at = self._at(member.offset if member else item.first)
        data = of_all(item.data, self._overruled.pop(item, ()), item.title, at, self._trouble)
        terms: tuple[str, ...] = ()
        extra: dict[str, Any] = {}
        if titled:
            extra["argument" if isinstance(item, Argument) else "statement"] = item.title
            if text:
                terms = (item.title,)
        if others or item.tags or item.data or (member and (member.marked or member.links)):
            words = member.text.strip() if member else ""
            extra |= _given(
                text=self._written[member.raw] if member and member.marked else "",
                also=wordings(self._written, others, words),
                tags=item.tags,
                data=data,
                links=member.links if member else [],
            )
        values: dict[str, Any] = {"id": self._drawn.ids[item.claim], "source": source}
        values["text"] = text or item.title
        issues = tuple(dict.fromkeys(one.id for one in (item.section, *(item.also or ())) if one))
        values |= _given(terms=terms, issues=issues) | ({"extra": packed(extra)} if extra else {})
        tidy = are_tidy(f" {' '.join((values['text'], *terms))} ")
        return Node("claim", at, values | voice_in(voice_of(data, at, self._trouble), at, self._trouble), tidy=tidy)

    def _draw_all(self, model: Model) -> None:
        # In the order of the file: of two steps that say the same, the first is the relation.
        for argument in sorted(
            model.arguments.values(), key=lambda one: one.structure[0].offset if one.structure else 0
        ):
            for conclusion, premises in steps(argument):
                self._infer(model, conclusion, premises)
            if argument.written and argument.structure:
                last = argument.structure[-1]
                implied = {"argument": argument.title, "implied": True}
                step = Step(Kind.SUPPORTS, (argument,), model.statements[last.title], last.offset, implied)
                self._draw(step)
        model.part()
        for relation in emptied(model.relations):
            kind, source, target = KINDS[relation.kind], relation.source, relation.target
            if kind.symmetric and isinstance(source, Item) and isinstance(target, Item) and source.first < target.first:
                source, target = target, source  # so that nothing is said to lead on since it was written first
            self._draw(Step(kind, (source,), target, relation.offset, TOLD[relation.kind], relation.kind))

    def _infer(self, model: Model, conclusion: Member, premises: Sequence[Member]) -> None:
        """The relation of an inference: its premises, linked, support its conclusion."""
        inference = conclusion.inference
        assert inference is not None, "a conclusion has an inference"
        origins = tuple(dict.fromkeys(model.statements[one.title] for one in premises))
        rules = list(map(line_of, inference.rules))
        again = [self._drawn.full_id(model.statements[one.title]) for one in premises if len(origins) < len(premises)]
        extra = {"argument": inference.title} | _given(rules=rules, data=inference.data, premises=again)
        step = Step(Kind.SUPPORTS, origins, model.statements[conclusion.title], inference.offset, extra)
        name = self._ids_of_steps.of(f"{inference.title} {len(self._drawn)}")
        if self._draw(step, name):
            self._drawn.note(inference, name)

    def _draw(self, step: Step, name: str | None = None) -> bool:
        """Adds a relation; one that is there already, or leads to such a one, is kept as extra and told."""
        if self._drawn.add(step, name):
            return True
        if "implied" not in step.extra:
            names, to = self._drawn.ends(step)
            why = "says what another says" if to else "attacks what is not there"
            message = f"the relation from {shown(names[0])} to {shown(to or step.target.title)} {why}: kept as extra"
            self._trouble.add(self._at(step.offset), "W127", message)
            self._undrawn += not to
            self._kept.append(
                {"kind": step.kind.value, "from": list(names), "to": to or step.target.title, **step.extra}
            )
        return False


def _name(sections: Sequence[Section]) -> None:
    """Gives each an id, and the one that it stands in."""
    ids, seen = Ids(), set[str]()
    above: list[Section] = []
    for number, section in enumerate(sections):
        while above and above[-1].level >= section.level:
            above.pop()
        title = _title(section, number)
        section.id = ids.of(f"{title} {number + 1}" if title in seen else title)
        section.within = above[-1] if above else None
        seen.add(title)
        above.append(section)


def _title(section: Section, number: int) -> str:
    return section.title or f"Section {number + 1}"


def _titled(item: Item) -> bool:
    return not _UNTITLED.fullmatch(item.title)


def _given(**values: Any) -> dict[str, Any]:
    """The values that aren't empty."""
    return {key: value for key, value in values.items() if value not in (None, "", [], (), {})}
