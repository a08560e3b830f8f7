"""Writes a debate as Argdown 1.x, with all punctuation of texts escaped, so that its parser of record reads the same texts.

Linked premises and steps that are undercut become premise–conclusion structures; qualifications, concurrence and rephrasings,
which Argdown lacks, undercuts and supports. Quotes, sources and voices stand in data blocks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from debate_tui.model.debate import Claim, Issue, Kind
from debate_tui.pages.document import Extract
from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.front import line as said_in
from debate_tui.read.argdown.parser import Parser
from debate_tui.text.wording import counted
from debate_tui.write import unsaid
from debate_tui.write.argdown_drawn import Drawing, Step
from debate_tui.write.argdown_text import (
    SURROGATE,
    data_of,
    data_with_voice,
    escaped,
    extra_text,
    remarks_of,
    said_by,
    titles_of,
    yaml_of,
)  # fmt: skip
from debate_tui.write.writers import Options, followed

_READ = ("summary", "labels")
_HAS = ("title", "links", "steps", "quotes", "issues", "voices", "shared", "reasons")
_PLACE = unsaid.Place(("argdown",), (*_READ, "sources", "terms"), _HAS)
_NAMING = re.compile(r"(?:  \S+ |\(\d+\) )?(\[[^\]]*\]|<[^>]*>)")
"""What a line begins with that names a claim."""
_USES = ("uses", "from")  # the keys of a step's data that list the numbers of its premises


def left_out(extract: Extract) -> list[str]:
    """What is left out: see `unsaid`; of relations, what isn't drawn as it is."""
    return unsaid.left_out(extract, _PLACE, _Writing(extract.alone).left_out())


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the lines of the text, each with its line end. Half of a surrogate pair becomes U+FFFD."""
    end = "\r\n" if extra_text(extract.debate.extra, "newline") == "crlf" else "\n"
    for line in _Writing(extract.alone).lines(options):
        yield SURROGATE.sub("\ufffd", line) + end


@dataclass(slots=True)
class _Block:
    """What stands below a claim at one place."""

    lines: list[str] = field(default_factory=list)
    structures: list[list[Step]] = field(default_factory=list)


class _Writing:
    """One debate while it is written."""

    def __init__(self, extract: Extract) -> None:
        self.debate = extract.debate
        self.claims = {claim.full_id: claim for claim in extract.chosen_claims}
        self.names = titles_of(self.claims.values())
        self.argdown = self.debate.origin is not None and self.debate.origin.format == "argdown"
        self.issues = [issue for issue in self.debate.issues if not issue.derived]
        known = {issue.id for issue in self.issues}
        self.stands = {id: [one for one in claim.issues if one in known] for id, claim in self.claims.items()}
        """By full id of a claim, the headings that it stands under, the first of them that of its text."""
        arguments = {extra_text(claim.extra, "argument"): id for id, claim in self.claims.items()}
        self.drawn = Drawing(self.debate, self.names, arguments, self.argdown)
        self.structures: dict[str, list[list[Step]]] = {}
        """By full id of the claim that they stand below: their argument, else their first conclusion; empty for those
        that repeat others and have no title, which stand below all."""
        for argument, steps in self.drawn.steps.items():
            owner = "" if any(step.kind for step in steps) else steps[0].target
            self.structures.setdefault(arguments.get(argument, owner), []).append(steps)
        self.blocks: dict[str, dict[str, _Block]] = {"": {}, **{issue.id: {} for issue in self.issues}}
        """By heading, "" for none, and full id of a claim, what stands below it there."""
        self.named_at: dict[str, set[str]] = {place: set() for place in self.blocks}
        """By heading, the claims that are named below others, or above a structure, there."""
        self._place()

    def _place(self) -> None:
        """Puts relations under a heading that their ends share: whatever is named under one stands under it, too."""
        for owner, lines in self.drawn.below.items():
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

    def left_out(self) -> Iterator[str]:
        """What the relations don't say as they are drawn, and what a map that was read has got since and isn't written."""
        drawn, claims = self.drawn, self.claims.values()
        whys = sum(relation.why is not None and drawn.is_whole(relation) for relation in self.debate.relations)
        counts = [
            (drawn.onto, "relation", " to a relation, written as to its premises"),
            (drawn.links, "link", " between premises"),
            (whys, "reason", " of relations"),
        ]
        if self.argdown:
            odd = [claim for claim in claims if said_by(data_with_voice(claim, True)) != claim.voice]
            sources = [one for one in self.debate.sources if one.authors or one.published or one.url or one.outlet]
            terms = sum(term != self.names[claim.full_id][1:-1] for claim in claims for term in claim.terms)
            counts += [(len(odd), "voice", " (data that is no YAML says nothing of it)")]
            counts += [(len(sources), "source", " (author, date, outlet, address)"), (terms, "term", "")]
        yield from (f"{counted(n, noun)}{rest}" for n, noun, rest in counts if n)
        if turned := self._turned():
            yield f"the direction of {counted(turned, 'rebuttal')}"
        yield from unsaid.others({(kind, written.value): n for (kind, written), n in sorted(drawn.others.items())})

    def _turned(self) -> int:
        """How many rebuttals lead on from what is named first: Argdown's hold both ways, and are read as leading back to that."""
        pairs = [
            (self.names[one], self.names[to])
            for relation in self.debate.relations
            if relation.kind is Kind.REBUTS and (to := relation.target) in self.names
            for one in relation.origins
            if one in self.names and one != to and not self.names[one][0] == "<" == self.names[to][0]
        ]
        first: dict[str, int] = {}
        for number, line in enumerate(self.lines(Options()) if pairs else ()):
            if match := _NAMING.match(line):
                first.setdefault(match[1], number)
        return sum(first[one] < first[to] for one, to in pairs if one in first and to in first)

    def _front(self) -> Any:
        """The front matter that was read, with the title and subtitle that the map has now; None where there was none."""
        front = self.debate.extra.get("frontMatter") if self.argdown else None
        if not isinstance(front, Mapping) or not front:
            return front if isinstance(front, str) else None
        now = {"title": self.debate.title, "subTitle": self.debate.summary}
        said = {
            key: one
            for key, one in now.items()
            if one and said_in(front.get(key)) != one and (key in front or key != "title")
        }
        return {key: one for key, one in front.items() if now.get(key, one) or not said_in(one)} | said

    def lines(self, options: Options) -> Iterator[str]:
        front = self._front()
        remarks, comments = remarks_of(self.debate.extra if self.argdown else {}, isinstance(front, str))
        if isinstance(front, str):
            yield from (*front.splitlines(), "")
        else:
            front = {"title": self.debate.title} if front is None else front
            told = [f"{yaml_of(str(key))}: {yaml_of(value)}" for key, value in front.items()]
            yield from ("===", *told, *remarks, "===", "")
        if not self.claims and not self.issues:
            yield f"# {escaped(self.debate.title)}"  # Argdown has no file without a paragraph
        yield from self.drawn.loops
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
        tags, data = claim.extra.get("tags"), data_with_voice(claim, self.argdown)
        text, shown = self._text(claim)
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
        same = said.split() in (member.text[: member.shown].split(), member.text.split())
        whole = len(heads) == 1 == len(model.relations) and heads[0].data is None is member.data
        return (raw, member.tags) if same and whole else ("", ())

    def _heading(self, issue: Issue) -> str:
        level, tags, data = (issue.extra.get(key) for key in ("level", "tags", "data"))
        depth = level if isinstance(level, int) and 0 < level < 100 else 1
        text, shown = self._as_read(extra_text(issue.extra, "text"), issue.question)
        told = "".join(f" #({tag})" for tag in tags if tag not in shown) if isinstance(tags, list | tuple) else ""
        return f"{'#' * depth} {text or escaped(issue.question)}{told}{data_of(data)}"

    def _structure(self, steps: list[Step]) -> Iterator[str]:
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
