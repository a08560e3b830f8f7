"""Writes a debate as Argdown 1.x, with all punctuation of texts escaped, so that its parser of record reads the same texts.

Linked premises and steps that are undercut become premise–conclusion structures; qualifications, concurrence and rephrasings,
which Argdown lacks, undercuts and supports. Quotes, sources and voices stand in data blocks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from debate_tui.model.debate import Claim, Issue, Kind, Relation, ends
from debate_tui.pages.document import Extract
from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.parser import Parser
from debate_tui.write import unsaid
from debate_tui.write.argdown_text import SURROGATE, data_of, escaped, extra_text, remarks_of, titles_of, yaml_of
from debate_tui.write.inserted import bracketed
from debate_tui.write.json import voice_of
from debate_tui.write.writers import Options, followed

_SIGNS = {Kind.SUPPORTS: "+>", Kind.CONCURS: "+>", Kind.REPHRASES: "+>", Kind.REBUTS: "><"}
_SIGNS |= {Kind.UNDERCUTS: "_>", Kind.QUALIFIES: "_>"}
_NAMED = {"attack": "->", "contrary": "->", "entails": "+>"}
"""Signs of relations that Argdown tells apart and our kinds don't, by their names under `extra`."""
_OTHERS = {Kind.QUALIFIES: "undercuts", Kind.CONCURS: "supports", Kind.REPHRASES: "supports"}
_READ = ("question", "summary", "steps", "sources", "reasons", "roles", "labels", "terms")
_HAS = ("title", "links", "quotes", "issues", "voices", "shared")
_PLACE = unsaid.Place(("argdown",), _READ, _HAS, written=_OTHERS, steps=(Kind.SUPPORTS,))
left_out = partial(unsaid.left_out, place=_PLACE)
_USES = ("uses", "from")  # the keys of a step's data that list the numbers of its premises


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the lines of the text, each with its line end. Half of a surrogate pair becomes U+FFFD."""
    end = "\r\n" if extra_text(extract.debate.extra, "newline") == "crlf" else "\n"
    for line in _Writing(extract.alone).lines(options):
        yield SURROGATE.sub("\ufffd", line) + end


@dataclass(slots=True)
class _Step:
    """A step of an argument, or another relation that was kept: its premises and conclusion, by full ids."""

    origins: tuple[str, ...]
    target: str
    extra: Mapping[str, Any]
    kind: str = ""
    """Of one that was read but is no relation of ours, since it repeats another; else empty."""
    undercuts: list[str] = field(default_factory=list)
    """The claims that undercut it, by full id."""


@dataclass(slots=True)
class _Block:
    """What stands below a claim at one place."""

    lines: list[str] = field(default_factory=list)
    structures: list[list[_Step]] = field(default_factory=list)


class _Writing:
    """One debate while it is written."""

    def __init__(self, extract: Extract) -> None:
        self.debate = extract.debate
        self.claims = {claim.full_id: claim for claim in extract.chosen_claims}
        self.names = titles_of(self.claims.values())
        self.argdown = self.debate.origin is not None and self.debate.origin.format == "argdown"
        self.below: dict[str, list[tuple[str, str]]] = {}
        """By full id of a claim, the lines of its relations, each with the full id at its other end."""
        self.issues = [issue for issue in self.debate.issues if not issue.derived]
        known = {issue.id for issue in self.issues}
        self.stands = {id: [one for one in claim.issues if one in known] for id, claim in self.claims.items()}
        """By full id of a claim, the headings that it stands under, the first of them that of its text."""
        self.loops: list[str] = []
        """The lines of relations of claims to themselves. They come first: Argdown drops one below another to the same claim."""
        self.steps: dict[str, list[_Step]] = {}
        """By title of an argument, the steps of its structure."""
        self.named: dict[str, _Step] = {}
        """Steps by the ids of their relations."""
        relations = self.debate.extra.get("relations")
        kept = list(filter(None, map(_kept, relations if isinstance(relations, list | tuple) and self.argdown else ())))
        self._draw()
        if kept:
            self._draw_kept(kept)
        arguments = {extra_text(claim.extra, "argument"): id for id, claim in self.claims.items()}
        self.structures: dict[str, list[list[_Step]]] = {}
        """By full id of the claim that they stand below: their argument, else their first conclusion; empty for those
        that repeat others and have no title, which stand below all."""
        for argument, steps in self.steps.items():
            owner = "" if any(step.kind for step in steps) else steps[0].target
            self.structures.setdefault(arguments.get(argument, owner), []).append(steps)
        self.blocks: dict[str, dict[str, _Block]] = {"": {}, **{issue.id: {} for issue in self.issues}}
        """By heading, "" for none, and full id of a claim, what stands below it there."""
        self.named_at: dict[str, set[str]] = {place: set() for place in self.blocks}
        """By heading, the claims that are named below others, or above a structure, there."""
        self._place()

    def _place(self) -> None:
        """Puts relations under a heading that their ends share: whatever is named under one stands under it, too."""
        for owner, lines in self.below.items():
            for other, line in lines:
                self._block(owner, [other]).lines.append(line)
        for owner, structures in self.structures.items():
            for steps in structures:
                ends = [id for step in steps for id in (*step.origins, step.target, *step.undercuts)]
                self._block(owner, ends).structures.append(steps)

    def _block(self, owner: str, others: Sequence[str]) -> _Block:
        others = [other for other in others if other in self.stands]
        own = self.stands[owner] if owner else [issue.id for issue in reversed(self.issues)]
        place = next((one for one in own if all(one in self.stands[other] for other in others)), "")
        self.named_at[place].update(others, [owner])
        return self.blocks[place].setdefault(owner, _Block())

    def _draw(self) -> None:
        """Sorts the relations: steps of arguments, what undercuts these, what follows from them, and all others."""
        aimed = {relation.target for relation in self.debate.relations}
        others: list[Relation] = []
        for number, relation in enumerate(self.debate.relations):
            told = "argument" in relation.extra and relation.extra.get("implied") is not True
            linked = len(relation.origins) > 1 or relation.id in aimed or told
            if relation.kind is Kind.SUPPORTS and linked and self._are_statements(*relation.origins, relation.target):
                step = _Step(relation.origins, relation.target, relation.extra)
                self.steps.setdefault(extra_text(relation.extra, "argument") or f"\0{number}", []).append(step)
                if relation.id:
                    self.named[relation.id] = step
            else:
                others.append(relation)
        for relation in others:
            if hit := self.named.get(relation.target):
                hit.undercuts += [origin for origin in relation.origins if origin in self.claims]
            elif relation.extra.get("implied") is not True or extra_text(relation.extra, "argument") not in self.steps:
                sign = _NAMED.get(extra_text(relation.extra, "relation"), _SIGNS[relation.kind])
                self._relate(sign, *ends(self.debate, relation))

    def _draw_kept(self, kept: list[_Step]) -> None:
        """Adds what was read but was no relation of ours: after what it repeats, so that it is kept again."""
        last: dict[str, str] = {}
        drawn: dict[tuple[str, ...], tuple[str, ...]] = {}
        for relation in self.debate.relations:
            if relation.extra.get("implied") is True:
                last[extra_text(relation.extra, "argument")] = relation.target
            elif relation.kind is Kind.REBUTS:
                drawn[relation.target, *relation.origins] = (*relation.origins, relation.target)
        unnamed: dict[str, _Step] = {}
        for one in kept:
            argument, told = extra_text(one.extra, "argument"), (*one.origins, one.target)
            if argument and one.kind == "supports" and self._are_statements(*told):
                # Data that is no YAML can't say which premises a step has, so they must be those just above it.
                alone = f"{argument}\0{len(self.steps)}"
                steps = self.steps.setdefault(alone if isinstance(one.extra.get("data"), str) else argument, [])
                below_last = steps and one.target != last.get(argument, one.target)
                steps.insert(len(steps) - bool(below_last), one)
                unnamed[argument] = one
            elif one.target not in self.claims and (hit := self.named.get(one.target) or unnamed.get(one.target)):
                hit.undercuts += [origin for origin in one.origins if origin in self.claims]
            else:
                known = one.kind in list(Kind)
                sign = _NAMED.get(extra_text(one.extra, "relation"), _SIGNS[Kind(one.kind)] if known else "+>")
                told = drawn.get(told, told) if one.kind == "rebuts" else told
                self._relate(sign, told[:-1], told[-1:])

    def _are_statements(self, *claims: str) -> bool:
        return all(self.names.get(claim, "<").startswith("[") for claim in claims)

    def _relate(self, sign: str, origins: Iterable[str], targets: Iterable[str]) -> None:
        for origin in origins:
            for target in targets:
                if origin == target and origin in self.claims:
                    self.loops += [self.names[origin], f"  {sign} {self.names[origin]}", ""]
                elif origin in self.claims and target in self.claims:
                    owner, other = origin, target
                    if sign == "><" and self.names[other].startswith("<"):
                        owner, other = target, origin
                    mark = "->" if sign == "><" and self.names[other].startswith("<") else sign
                    self.below.setdefault(owner, []).append((other, f"  {mark} {self.names[other]}"))

    def lines(self, options: Options) -> Iterator[str]:
        front = self.debate.extra.get("frontMatter") if self.argdown else None
        remarks, comments = remarks_of(self.debate.extra if self.argdown else {}, isinstance(front, str))
        if isinstance(front, str):
            yield from (*front.splitlines(), "")
        else:
            front = front if isinstance(front, Mapping) and front else {"title": self.debate.title}
            told = [f"{yaml_of(str(key))}: {yaml_of(value)}" for key, value in front.items()]
            yield from ("===", *told, *remarks, "===", "")
        if not self.claims and not self.issues:
            yield f"# {escaped(self.debate.title)}"  # Argdown has no file without a paragraph
        yield from self.loops
        groups: dict[str, list[Claim]] = {place: [] for place in self.blocks}
        for claim in followed(list(self.claims.values()), options):
            places = self.stands[claim.full_id] or [""]
            for place in dict.fromkeys(([""] if claim.full_id in self.blocks[""] else []) + places):
                groups[place].append(claim)
        for issue in (None, *self.issues):
            place = issue.id if issue else ""
            if issue is not None:
                yield from (self._heading(issue), "")
            for claim in groups[place]:
                yield from self._paragraphs(claim, place)
            for steps in self.blocks[place].get("", _Block()).structures:
                # Below the statement, since it would be that of an argument that it stands below.
                yield from (self.names[steps[0].target], "", *self._structure(steps))
        yield from (line for comment in comments for line in (*comment.splitlines(), ""))

    def _paragraphs(self, claim: Claim, place: str) -> Iterator[str]:
        """A claim under a heading: with its text under its first, else as a mere mention, if nothing there names it."""
        name, block = self.names[claim.full_id], self.blocks[place].get(claim.full_id)
        if place == next(iter(self.stands[claim.full_id]), ""):
            yield from self._definition(claim, name)
        elif block or claim.full_id not in self.named_at[place]:
            yield name
        else:
            return
        yield from (*(block.lines if block else ()), "")
        for number, steps in enumerate(block.structures if block else ()):
            yield from (name, "") if number else ()
            yield from self._structure(steps)

    def _definition(self, claim: Claim, name: str) -> Iterator[str]:
        also = claim.extra.get("also")
        others = also if isinstance(also, list | tuple) else ()
        for other in others:
            raw = extra_text(other, "raw") if isinstance(other, Mapping) else ""
            words = extra_text(other, "text") if isinstance(other, Mapping) else str(other)
            yield from (f"{name}: {self._as_read(raw, words)[0] or escaped(words)}", "")
        tags, data = claim.extra.get("tags"), claim.extra.get("data")
        text, shown = self._text(claim)
        if not self.argdown:
            said = [{"text": bracketed(quote), "source": claim.source_of(quote)} for quote in claim.quotes]
            data = {"source": claim.source} | ({"quotes": said} if said else {}) | voice_of(claim)
        rest = "".join(f" #({tag})" for tag in tags if tag not in shown) if isinstance(tags, list | tuple) else ""
        rest += data_of(data)
        # A mere reference would have one of the other texts, and would end at the next bracket with a colon.
        told = claim.text == name[1:-1] in claim.terms
        bare = claim.text == name[1:-1] and not told and not others and f"{name[-1]}:" not in rest
        yield (name if bare else f"{name}: {text}") + rest

    def _text(self, claim: Claim) -> tuple[str, Sequence[str]]:
        """The text as it is written, and the tags in it: that which was read, if it still says the same."""
        text, tags = self._as_read(extra_text(claim.extra, "text"), claim.text)
        return text or escaped(claim.text), tags

    def _as_read(self, raw: str, said: str) -> tuple[str, Sequence[str]]:
        """What was read, with its markup, and the tags in it, if it says `said`, wherever it stands; else "" and none."""
        if not raw or not self.argdown:
            return "", ()
        try:
            model = Parser(text := f"# {raw}\n\n[x]: {raw}\n  +> [y]\n").run()
        except NotArgdownError:
            return "", ()
        member, heads = model.statements["x"].members(text)[0], model.sections
        same = member.text[: member.shown].strip() == said.strip() or member.text.strip() == said.strip()
        whole = len(heads) == 1 == len(model.relations) and heads[0].data is None is member.data
        return (raw, member.tags) if same and whole else ("", ())

    def _heading(self, issue: Issue) -> str:
        level, tags, data = (issue.extra.get(key) for key in ("level", "tags", "data"))
        depth = level if isinstance(level, int) and 0 < level < 100 else 1
        text, shown = self._as_read(extra_text(issue.extra, "text"), issue.question)
        told = "".join(f" #({tag})" for tag in tags if tag not in shown) if isinstance(tags, list | tuple) else ""
        return f"{'#' * depth} {text or escaped(issue.question)}{told}{data_of(data)}"

    def _structure(self, steps: list[_Step]) -> Iterator[str]:
        """Premises and conclusions, each step's with the numbers it uses where these aren't those just above it."""
        numbers: dict[str, int] = {}
        number = 0
        last = ""
        for step in steps:
            new = [origin for origin in step.origins if origin not in numbers]
            for origin in new:
                number += 1
                numbers[origin] = number
                yield f"({number}) {self.names[origin]}"
            data = step.extra.get("data")
            uses = [numbers[origin] for origin in step.origins]
            needed = {*new, *filter(None, [last])} != set(step.origins)
            if isinstance(data, Mapping) or (needed and not data):
                given = {key: uses if key in _USES else one for key, one in (data or {}).items()}
                data = given | ({"uses": uses} if needed else {}) or None
            rules = step.extra.get("rules")
            rules = rules if isinstance(rules, list | tuple) else ()
            said = [escaped(rule) if rule.strip() else "\\ " for rule in map(str, rules)]
            told = f"{', '.join(said)}{data_of(data)}".lstrip()
            yield from ("--", told, "--") if told else ("----",)
            yield from (f"  _ {self.names[origin]}" for origin in step.undercuts)
            number += 1
            numbers[step.target] = number
            last = step.target
            yield f"({number}) {self.names[step.target]}"
        yield ""


def _kept(one: Any) -> _Step | None:
    """A relation that is kept as extra; None for what isn't one."""
    if not isinstance(one, Mapping) or not isinstance(one.get("from"), list | tuple):
        return None
    return _Step(tuple(map(str, one["from"])), str(one.get("to")), one, str(one.get("kind")))
