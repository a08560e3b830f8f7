"""How the relations of a debate are drawn in Argdown: as steps of arguments, or as lines below one of their ends.

What was kept of a file (the signs of relations, the arguments of steps) is used where it still says what the relations say. What
Argdown can't say of them is counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from debate_tui.model.debate import Debate, Kind, Relation, ends
from debate_tui.write.argdown_text import extra_text

_SIGNS = {Kind.SUPPORTS: "+>", Kind.CONCURS: "+>", Kind.REPHRASES: "+>", Kind.REBUTS: "><"}
_SIGNS |= {Kind.UNDERCUTS: "_>", Kind.QUALIFIES: "_>"}
_NAMED = {"attack": (Kind.UNDERCUTS, "->"), "contrary": (Kind.REBUTS, "->")}
"""The relations that have another sign in Argdown than their kind, by their names under `extra`: their kinds and their signs."""
_WRITTEN = {Kind.QUALIFIES: Kind.UNDERCUTS, Kind.CONCURS: Kind.SUPPORTS, Kind.REPHRASES: Kind.SUPPORTS}
"""What the kinds are written as that Argdown lacks."""


@dataclass(slots=True)
class Step:
    """A step of an argument, or another relation that was kept: its premises and conclusion, by full ids."""

    origins: tuple[str, ...]
    target: str
    extra: Mapping[str, Any]
    kind: str = ""
    """Of one that was read but is no relation of ours, since it repeats another; else empty."""
    undercuts: list[str] = field(default_factory=list)
    """The claims that undercut it, by full id."""


class Drawing:
    """The relations of a debate as they are drawn among some of its claims."""

    def __init__(self, debate: Debate, names: Mapping[str, str], arguments: Mapping[str, str], read: bool) -> None:
        """`names`: the titles of the claims, by full id; `arguments`: by title, the full ids of those that are arguments;
        `read`: whether it was read from Argdown, so that what is under `extra` is what Argdown means by it."""
        self._debate = debate
        self._names = names
        self._arguments = arguments
        self._read = read
        front = debate.extra.get("frontMatter") if read else None
        model = front.get("model") if isinstance(front, Mapping) else None
        self._model: Mapping[str, Any] = model if isinstance(model, Mapping) else {}
        self.below: dict[str, list[tuple[str, str]]] = {}
        """By full id of a claim, its relations: the full id at the other end of each, and the sign before it."""
        self.loops: list[tuple[str, str]] = []
        """The relations of claims to themselves, with their signs. They come first: Argdown drops one below another to the same
        claim."""
        self.steps: dict[str, list[Step]] = {}
        """By title of an argument, the steps of its structure."""
        self.others: Counter[tuple[Kind, Kind]] = Counter()
        """How many relations of a kind are written as what other kind."""
        self.links = 0
        """How many relations have linked premises and are written one by one."""
        self.onto = 0
        """How many relations to others are written as to their premises."""
        self._named: dict[str, Step] = {}
        """Steps by the ids of their relations."""
        self._moved: set[str] = set()
        """The arguments whose relations would be those of the conclusion or of the last step, if their structure were theirs."""
        self._attacks: dict[str, set[str]] = {}
        """By full id of a statement, what it attacks, or stands against."""
        relations = debate.extra.get("relations")
        kept = list(filter(None, map(_kept, relations if isinstance(relations, list | tuple) and read else ())))
        implied = self._draw()
        if kept:
            self._draw_kept(kept)
        self._part(implied)

    def _draw(self) -> list[Relation]:
        """Sorts the relations: steps of arguments, what undercuts these, what follows from them (returned), and all others."""
        debate = self._debate
        aimed = {relation.target for relation in debate.relations}
        others: list[Relation] = []
        implied: list[Relation] = []
        for number, relation in enumerate(debate.relations):
            told = "argument" in relation.extra and relation.extra.get("implied") is not True
            linked = len(relation.origins) > 1 or relation.id in aimed or told
            if relation.kind is Kind.SUPPORTS and linked and self._are_statements(*relation.origins, relation.target):
                step = Step(relation.origins, relation.target, relation.extra)
                self.steps.setdefault(extra_text(relation.extra, "argument") or f"\0{number}", []).append(step)
                if relation.id:
                    self._named[relation.id] = step
            else:
                others.append(relation)
        for relation in others:
            origins, whole = relation.origins, self.is_whole(relation)
            self.links += whole and len(origins) > 1
            hit = self._named.get(relation.target)
            if hit and _SIGNS[relation.kind] != "+>":
                hit.undercuts += [origin for origin in origins if origin in self._names]
                self._note(relation.kind, Kind.UNDERCUTS, whole)
            elif relation.extra.get("implied") is True and extra_text(relation.extra, "argument") in self.steps:
                implied.append(relation)
            else:
                self.onto += whole and relation.target in debate.relation
                self._relate(relation)
        return implied

    def is_whole(self, relation: Relation) -> bool:
        """Whether all claims at its ends are drawn."""
        return all(id in self._names for side in ends(self._debate, relation) for id in side)

    def _relate(self, relation: Relation) -> None:
        origins, targets = ends(self._debate, relation)
        claims = (*origins, *targets)
        self._line(self._sign(relation.kind, relation.extra, claims), origins, targets)
        # Argdown has no sign for arguments that hold against each other.
        only = relation.kind is Kind.REBUTS and all(self._names.get(id, "<").startswith("<") for id in claims)
        written = Kind.UNDERCUTS if only else _WRITTEN.get(relation.kind, relation.kind)
        self._note(relation.kind, written, self.is_whole(relation))

    def _note(self, kind: Kind, written: Kind, whole: bool) -> None:
        if whole and kind is not written:
            self.others[kind, written] += 1

    def _sign(self, kind: Kind, extra: Mapping[str, Any], claims: Iterable[str]) -> str:
        """The sign that it had, if it still says so: in strict mode an attack between statements holds both ways."""
        meant, sign = _NAMED.get(extra_text(extra, "relation"), (None, ""))
        contrary = self._model.get("mode") == "strict" and self._are_statements(*claims)
        return sign if self._read and meant is kind and contrary == (kind is Kind.REBUTS) else _SIGNS[kind]

    def _draw_kept(self, kept: list[Step]) -> None:
        """Adds what was read but was no relation of ours: after what it repeats, so that it is kept again."""
        last: dict[str, str] = {}
        drawn: dict[tuple[str, ...], tuple[str, ...]] = {}
        for relation in self._debate.relations:
            if relation.extra.get("implied") is True:
                last[extra_text(relation.extra, "argument")] = relation.target
            elif relation.kind is Kind.REBUTS:
                drawn[relation.target, *relation.origins] = (*relation.origins, relation.target)
        unnamed: dict[str, Step] = {}
        for one in kept:
            argument, told = extra_text(one.extra, "argument"), (*one.origins, one.target)
            if argument and one.kind == "supports" and self._are_statements(*told):
                # Data that is no YAML can't say which premises a step has, so they must be those just above it.
                alone = f"{argument}\0{len(self.steps)}"
                steps = self.steps.setdefault(alone if isinstance(one.extra.get("data"), str) else argument, [])
                below_last = steps and one.target != last.get(argument, one.target)
                steps.insert(len(steps) - bool(below_last), one)
                unnamed[argument] = one
            elif one.target not in self._names and (hit := self._named.get(one.target) or unnamed.get(one.target)):
                hit.undercuts += [origin for origin in one.origins if origin in self._names]
            else:
                sign = self._sign(Kind(one.kind), one.extra, told) if one.kind in list(Kind) else "+>"
                told = drawn.get(told, told) if one.kind == "rebuts" else told
                self._line(sign, told[:-1], told[-1:])

    def _part(self, implied: Iterable[Relation]) -> None:
        """Parts structures from arguments that don't follow from them any more, or whose relations they would take."""
        follow: dict[str, Relation] = {}
        for relation in implied:
            argument = extra_text(relation.extra, "argument")
            says = relation.kind, relation.origins, relation.target
            same = says == (Kind.SUPPORTS, (self._arguments.get(argument),), self.steps[argument][-1].target)
            if not same or follow.setdefault(argument, relation) is not relation:
                self._relate(relation)
        if self.moves:
            for argument in [one for one in follow if self._takes(one)]:
                self._relate(follow.pop(argument))
        for argument, steps in [*self.steps.items()]:
            drawn = not all(step.kind for step in steps)
            if drawn and argument in self._arguments and argument not in follow:
                self.steps[f"\0{argument}"] = self.steps.pop(argument)

    def _takes(self, argument: str) -> bool:
        """Whether relations of an argument would be its structure's: also an attack by what attacks one of its premises is dropped."""
        own = self._arguments[argument]
        steps = self.steps[argument]
        premises = {origin for step in steps for origin in step.origins} - {step.target for step in steps}
        return own in self._moved or any(own in hit and hit & premises for hit in self._attacks.values())

    @property
    def moves(self) -> bool:
        """Whether relations from an argument with a structure are those of its conclusion."""
        return self._model.get("transformArgumentRelations") is not False

    def is_argument(self, claim: str) -> bool:
        """Whether a claim is written as an argument."""
        return self._names[claim].startswith("<")

    def _are_statements(self, *claims: str) -> bool:
        return all(self._names.get(claim, "<").startswith("[") for claim in claims)

    def _line(self, given: str, origins: Iterable[str], targets: Iterable[str]) -> None:
        names = self._names
        for origin in origins:
            for target in targets:
                if origin == target and origin in names:
                    self.loops.append((origin, given))
                elif origin in names and target in names:
                    owner, other, sign = origin, target, given
                    if sign == "><" and names[other].startswith("<"):
                        # Only a statement stands behind this sign.
                        both = names[owner].startswith("<")
                        owner, other, sign = (owner, other, "->") if both else (other, owner, sign)
                    self._moved |= {owner, other} if sign == "_>" else {owner}
                    if sign in ("->", "><") and self._are_statements(owner):
                        self._attacks.setdefault(owner, set()).add(other)
                        if sign == "><" or self._model.get("mode") == "strict":
                            self._attacks.setdefault(other, set()).add(owner)
                    self.below.setdefault(owner, []).append((other, sign))


def _kept(one: Any) -> Step | None:
    """A relation that is kept as extra; None for what isn't one."""
    if not isinstance(one, Mapping) or not isinstance(one.get("from"), list | tuple):
        return None
    return Step(tuple(map(str, one["from"])), str(one.get("to")), one, str(one.get("kind")))
