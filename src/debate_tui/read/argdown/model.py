"""The model that Argdown describes: statements, arguments, their relations and sections.

The rules are those of `ModelPlugin.js` of `@argdown/core` 1.7.5.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from debate_tui.read.argdown.links import Link, Linked, Relation

_WIDE, _MOST = 32, 2**32 - 1
"""Bits of an offset, and the largest."""


@dataclass(slots=True, eq=False)
class Section:
    """A heading and what stands below it."""

    title: str
    level: int
    offset: int
    tags: Sequence[str]
    data: Any = None
    raw: tuple[int, int] | None = None
    """See `Member`."""
    id: str = ""
    within: "Section | None" = None


@dataclass(slots=True, eq=False)
class Member:
    """One place where a statement or an argument is written: a description, a definition, or a mere reference."""

    offset: int
    title: str = ""
    text: str = ""
    start: int = -1
    """Where `text` stands in the file, if it stands there as it is."""
    shown: int = 0
    """How much of `text` there is before the tags at its end."""
    raw: tuple[int, int] = (0, 0)
    """Where its text stands in the file, if it has markup."""
    marked: bool = False
    """Whether the text has markup: links, emphasis, short codes, mentions."""
    links: Sequence[dict[str, str]] = ()
    tags: Sequence[str] = ()
    data: Any = None
    reference: bool = False
    section: Section | None = None
    inference: "Inference | None" = None
    """In an argument's structure, the step of which it is the conclusion."""

    @property
    def plain(self) -> bool:
        """Whether there is nothing but a text that stands in the file."""
        rest = self.reference or self.marked or self.tags or self.links or self.data is not None
        return not rest and self.start >= 0


@dataclass(slots=True, eq=False)
class Item(Linked):
    """A statement, an argument or an inference."""

    _members: list[Member] | int | None = None
    """Where it is written; of mere references only the first, where nothing stands before it. Where that is one place with nothing
    but a text, as of nearly all: its offset and where the text begins and ends, as one number, in an eighth of the room."""
    mentions: int = 0
    """How often it is written."""
    tags: Sequence[str] = ()
    data: Any = None
    section: Section | None = None  # the heading that the parser of record puts it under
    also: list[Section] | None = None
    """Other headings under which it is written, perhaps with its own among them."""

    def write(self, member: Member, text: str) -> None:
        """Is written in one more place of `text`."""
        self.mentions += 1
        if self._members is None:
            span = member.start << _WIDE | member.start + len(member.text)
            self._members = member.offset << 2 * _WIDE | span if member.plain else [member]
            return
        if member.offset < self.first:  # it also stands below itself, and what stands below is written before
            self._members = [Member(member.offset, reference=True, section=member.section), *self.members(text)]
        if not member.reference:  # of references, only the first says something
            self._members = [*self.members(text), member]

    def members(self, text: str) -> Sequence[Member]:
        """Where it is written in `text`, the whole file; of mere references only the first, where nothing stands before it."""
        if not isinstance(self._members, int):
            return self._members or ()
        start, end = self._members >> _WIDE & _MOST, self._members & _MOST
        return [Member(self.first, self.title, text[start:end], start, end - start, section=self.section)]

    def stand(self, section: Section | None) -> None:
        """Is written under a heading."""
        if section and section is not self.section:
            self.also = self.also or []
            if section not in self.also[-1:]:
                self.also.append(section)

    @property
    def first(self) -> int:
        """Where it stands first."""
        if isinstance(self._members, int):
            return self._members >> 2 * _WIDE
        return self._members[0].offset if self._members else 0

    @property
    def written(self) -> bool:
        """Whether it is written anywhere."""
        return self._members is not None

    @property
    def odd(self) -> Sequence[Member]:
        """Where it is written, but for one place with nothing but a text."""
        return self._members if isinstance(self._members, list) else ()

    def canonical(self, text: str) -> Member | None:
        """The member whose text counts: the last with `isCanonical`, else the last that is no reference."""
        own = [member for member in reversed(self.members(text)) if not member.reference]
        called = (one for one in own if isinstance(one.data, dict) and one.data.get("isCanonical"))
        return next(called, own[0] if own else None)


@dataclass(slots=True, eq=False)
class Statement(Item):
    """An equivalence class: all statements with one title."""


@dataclass(slots=True, eq=False)
class Inference(Item):
    """A step from premises to a conclusion; its title is that of its argument."""

    offset: int = 0
    rules: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Argument(Item):
    """An argument, with its premises and conclusions in order where it is reconstructed."""

    structure: list[Member] = field(default_factory=list)


@dataclass(slots=True)
class Model:
    """All that a text describes."""

    statements: dict[str, Statement] = field(default_factory=dict)
    arguments: dict[str, Argument] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    front_matter: Any = None
    untitled: int = 0
    contradictions: set[tuple[int, int]] = field(default_factory=set)
    """The identities of the ends of those of `relations` that are contradictions."""

    overruled: dict[Item, list[dict[str, Any]]] = field(default_factory=dict)
    """Who says what by data that later data of the same statement or argument took the place of."""

    def new_title(self) -> str:
        self.untitled += 1
        return f"Untitled {self.untitled}"

    def statement(self, title: str) -> Statement:
        return self.statements.get(title) or self.statements.setdefault(title, Statement(title))

    def argument(self, title: str) -> Argument:
        return self.arguments.get(title) or self.arguments.setdefault(title, Argument(title))

    def relate(self, relation: Relation) -> None:
        """Adds a relation, unless there is one of its kind already."""
        kind, source, target = relation.kind, relation.source, relation.target
        mirrored = kind is Link.CONTRADICTORY and (id(target), id(source)) in self.contradictions
        if not source.leads(kind, target) and not mirrored:
            self.relations.append(relation)
            if kind is Link.CONTRADICTORY:
                self.contradictions.add((id(source), id(target)))
            source.add(relation)
            if target is not source:
                target.add(relation)

    def release(self) -> None:
        """Lets go of all that it holds, when it has served."""
        self.part()
        for held in (self.statements, self.arguments, self.relations, self.contradictions):
            held.clear()

    def part(self) -> None:
        """Parts all from their relations, which are only listed from then on."""
        steps = (one.inference for argument in self.arguments.values() for one in argument.structure)
        for item in chain(self.statements.values(), self.arguments.values(), filter(None, steps)):
            item.release()

    def finish(self) -> None:
        """Moves the relations of reconstructed arguments, and makes those of strict mode."""
        for item in (*self.statements.values(), *self.arguments.values()):
            if item.section is None and item.odd:
                item.section = item.odd[0].section
        if setting(self.front_matter, "transformArgumentRelations") is not False:
            self.relations = [relation for relation in self.relations if self._moved(relation)]
        if setting(self.front_matter, "mode") == "strict":
            self._be_strict()
        self._drop_what_premises_say()

    def _moved(self, relation: Relation) -> bool:
        """Lets a relation lead from a reconstructed argument's conclusion, and an undercut to its last step.

        Returns:
            Whether it stays: not where there is one like it.
        """
        kind, source, target, stays = relation.kind, relation.source, relation.target, True
        if isinstance(source, Argument) and source.structure:
            source.drop(relation)
            conclusion = self.statements[source.structure[-1].title]
            stays = not conclusion.leads(kind, target)
            relation.join(conclusion, target)
            if stays:
                conclusion.add(relation)
            else:
                target.drop(relation)
        if isinstance(target, Argument) and target.structure and kind is Link.UNDERCUT:
            step = target.structure[-1].inference
            assert step is not None, "an argument's structure ends in a conclusion"
            relation.join(relation.source, step)
            step.drop(relation)
            if step.comes(kind, relation.source):
                relation.source.drop(relation)
                stays = False
            else:
                step.add(relation)
        return stays

    def _be_strict(self) -> None:
        """Between statements, support entails, and an attack is contrary, which holds both ways."""
        kept: list[Relation] = []
        contrary: set[frozenset[int]] = set()
        for relation in self.relations:
            if isinstance(relation.source, Statement) and isinstance(relation.target, Statement):
                ends = frozenset((id(relation.source), id(relation.target)))
                if relation.kind is Link.SUPPORT:
                    relation.kind = Link.ENTAILS
                elif relation.kind is Link.ATTACK and ends in contrary:
                    continue
                elif relation.kind is Link.ATTACK:
                    relation.kind = Link.CONTRARY
                    contrary.add(ends)
            kept.append(relation)
        self.relations = kept

    def _drop_what_premises_say(self) -> None:
        """Leaves out attacks of a statement on an argument one of whose premises it attacks."""
        if not any(isinstance(one.target, Argument) for one in self.relations):
            return
        attacked: dict[int, set[str]] = {}
        for one in self.relations:
            if isinstance(one.source, Statement) and isinstance(one.target, Statement):
                if one.kind in (Link.ATTACK, Link.CONTRADICTORY, Link.CONTRARY):
                    attacked.setdefault(id(one.source), set()).add(one.target.title)
                if one.kind in (Link.CONTRADICTORY, Link.CONTRARY):
                    attacked.setdefault(id(one.target), set()).add(one.source.title)
        self.relations = [one for one in self.relations if not _said(one, attacked.get(id(one.source), set()))]


def _said(relation: Relation, attacked: set[str]) -> bool:
    if not isinstance(relation.target, Argument) or not isinstance(relation.source, Statement):
        return False
    premises = (member.title for member in relation.target.structure if member.inference is None)
    return relation.kind is Link.ATTACK and bool(attacked) and any(title in attacked for title in premises)


def setting(front_matter: Any, name: str) -> Any:
    """A setting of the model in front matter; None where there is none."""
    settings = front_matter.get("model") if isinstance(front_matter, dict) else None
    return settings.get(name) if isinstance(settings, dict) else None


def union(old: Sequence[str], new: Sequence[str]) -> Sequence[str]:
    """Both, each once."""
    return list(dict.fromkeys([*old, *new])) if old and new else old or new


def merged(old: Any, new: Any) -> Any:
    """`new` laid over `old`, as lodash's `merge` does: keys of objects and items of lists one by one."""
    if isinstance(new, dict):
        base = dict(old) if isinstance(old, dict) else {}
        return base | {key: merged(base.get(key), value) for key, value in new.items()}
    if isinstance(new, list) and isinstance(old, dict):
        return merged(old, {str(n): item for n, item in enumerate(new)})
    if isinstance(new, list):
        items = old if isinstance(old, list) else []
        return [merged(items[n] if n < len(items) else None, item) for n, item in enumerate(new)] + items[len(new) :]
    return new


def keyed(data: Any) -> Any:
    """Data that is a text or another single value under an empty key, so that it stays beside keys that are there."""
    return data if isinstance(data, dict | list) else {"": data}
