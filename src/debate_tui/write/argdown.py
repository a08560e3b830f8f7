"""Writes a debate as Argdown 1.x, so that its parser of record reads the same texts, and with no more backslashes than that takes.

Linked premises and steps that are undercut become premise–conclusion structures; qualifications, concurrence and rephrasings,
which Argdown lacks, undercuts and supports. Quotes, sources and voices stand in data blocks.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from debate_tui.model.debate import Claim, Kind
from debate_tui.pages.document import Extract
from debate_tui.text.wording import counted
from debate_tui.write import unsaid
from debate_tui.write.argdown_drawn import Drawing, Step
from debate_tui.write.argdown_front import front_of
from debate_tui.write.argdown_places import Places, members, place_of, premises
from debate_tui.write.argdown_said import Said, has_no_title
from debate_tui.write.argdown_signs import begun
from debate_tui.write.argdown_text import (
    SURROGATE,
    data_of,
    data_with_voice,
    extra_text,
    remarks_of,
    said_by,
    titles_of,
    yaml_of,
)  # fmt: skip
from debate_tui.write.entitled import is_called_by_its_file
from debate_tui.write.writers import Options, followed

_READ = ("summary", "labels")
_HAS = ("title", "links", "steps", "quotes", "issues", "voices", "shared", "reasons")
_PLACE = unsaid.Place(("argdown",), (*_READ, "sources", "terms"), _HAS)
_ENDS = {"crlf": "\r\n", "cr": "\r"}
_USES = ("uses", "from")  # the keys of a step's data that list the numbers of its premises


def left_out(extract: Extract) -> list[str]:
    """What is left out: see `unsaid`; of relations, what isn't drawn as it is."""
    return unsaid.left_out(extract, _PLACE, _Writing(extract.alone).left_out())


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the lines of the text, each with its line end. Half of a surrogate pair becomes U+FFFD."""
    end = _ENDS.get(extra_text(extract.debate.extra, "newline"), "\n")
    for line in _Writing(extract.alone).lines(options):
        yield SURROGATE.sub("\ufffd", line) + end


class _Writing:
    """One debate while it is written."""

    def __init__(self, extract: Extract) -> None:
        self.debate = extract.debate
        self.claims = {claim.full_id: claim for claim in extract.chosen_claims}
        self.names = titles_of(self.claims.values())
        self.argdown = self.debate.origin is not None and self.debate.origin.format == "argdown"
        self.says = Said(self.argdown, front_of(self.debate, self.argdown))
        self.issues = [issue for issue in self.debate.issues if not issue.derived]
        known = {issue.id for issue in self.issues}
        self.stands = {id: [one for one in claim.issues if one in known] for id, claim in self.claims.items()}
        """By full id of a claim, the headings that it stands under, the first of them that of its text."""
        self.stands[""] = [issue.id for issue in reversed(self.issues)]
        arguments = {extra_text(claim.extra, "argument"): id for id, claim in self.claims.items()}
        self.drawn = Drawing(self.debate, self.names, arguments, self.argdown)
        untitled = [id for id, claim in self.claims.items() if self.argdown and has_no_title(claim)]
        structures = self._structures(arguments, dict.fromkeys(untitled))
        self.places = Places(untitled, self.drawn, structures, self.stands)
        self.structures: dict[str, dict[str, list[list[Step]]]] = {place: {} for place in ("", *known)}
        """By heading, "" for none, and full id of a claim, the structures that stand below it there."""
        self.below: dict[str, dict[str, list[tuple[str, str]]]] = {place: {} for place in self.structures}
        """Likewise, the relations, as `places` has them."""
        self.named_at: dict[str, set[str]] = {place: set() for place in self.structures}
        """By heading, the claims that are named below others, or above a structure, there."""
        self._place(structures)
        self._first: dict[str, int] = {}
        """In which order claims were named."""
        self._argued = False
        """Whether an argument was written last, whose structure the next one would be."""

    def _structures(self, arguments: Mapping[str, str], untitled: Collection[str]) -> dict[str, list[list[Step]]]:
        """By full id of the claim that they stand below: their argument, else their first statement without a title, else their
        first conclusion; empty for those that repeat others and have no title, which stand below all."""
        order = {id: n for n, id in enumerate(self.claims)}
        found: dict[str, list[list[Step]]] = {}
        for argument, steps in self.drawn.steps.items():
            owner = "" if any(step.kind for step in steps) else steps[0].target
            if free := [id for id in members(steps) if id in untitled]:
                owner = min(free, key=order.__getitem__)
            found.setdefault(arguments.get(argument, owner), []).append(steps)
        return found

    def _place(self, structures: Mapping[str, list[list[Step]]]) -> None:
        """Puts relations under a heading that their ends share: whatever is named under one stands under it, too."""
        for owner, lines in self.places.below.items():
            for other, sign in lines:
                place = self._named_in(owner, [other])
                self.below[place].setdefault(owner, []).append((other, sign))
        for owner, all in structures.items():
            for steps in all:
                self.structures[self._named_in(owner, members(steps))].setdefault(owner, []).append(steps)

    def _named_in(self, owner: str, others: Sequence[str]) -> str:
        """The heading under which something stands below `owner`, with others, which are named there."""
        place = place_of(owner, others, self.stands)
        self.named_at[place].update(others, [owner])
        return place

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
            terms = sum(term != self._title(claim) for claim in claims for term in claim.terms)
            counts += [(len(odd), "voice", " (data that is no YAML says nothing of it)")]
            counts += [(len(sources), "source", " (author, date, outlet, address)"), (terms, "term", "")]
        yield from (f"{counted(n, noun)}{rest}" for n, noun, rest in counts if n)
        if named := len(self.places.named):
            yield f"that {counted(named, 'statement')} {'has' if named == 1 else 'have'} no title (several places name it)"
        if isinstance(self.says.front, str) and not is_called_by_its_file(self.debate):
            yield "the title (the front matter is no YAML)"
        if self.argdown and self.debate.extra.get("markdown"):
            yield "the Markdown around its Argdown"
        if turned := self._turned():
            yield f"the direction of {counted(turned, 'rebuttal')}"
        yield from unsaid.others({(kind, written.value): n for (kind, written), n in sorted(drawn.others.items())})

    def _title(self, claim: Claim) -> str:
        return "" if claim.full_id in self.places.untitled else self.names[claim.full_id][1:-1]

    def _turned(self) -> int:
        """How many rebuttals lead on from what is named first: Argdown's hold both ways, and are read as leading back to that."""
        pairs = [
            (one, to)
            for relation in self.debate.relations
            if relation.kind is Kind.REBUTS and (to := relation.target) in self.names
            for one in relation.origins
            if one in self.names and one != to and not self.names[one][0] == "<" == self.names[to][0]
        ]
        for _ in self.lines(Options()) if pairs else ():
            pass
        first = self._first
        return sum(first[one] < first[to] for one, to in pairs if one in first and to in first)

    def _named(self, id: str) -> str:
        """A claim where others name it: by its title, or with its text if it stands there only."""
        self._first.setdefault(id, len(self._first))
        return self.says.without_title(self.claims[id]) if id in self.places.untitled else self.names[id]

    def lines(self, options: Options) -> Iterator[str]:
        front = self.says.front
        remarks, comments = remarks_of(self.debate.extra if self.argdown else {}, isinstance(front, str))
        if isinstance(front, str):
            yield from (*front.splitlines(), "")
        elif front or remarks:
            told = [f"{yaml_of(str(key))}: {yaml_of(value)}" for key, value in front.items()]
            yield from ("===", *told, *remarks, "===", "")
        if not self.claims and not self.issues:
            yield f"# {self.says.words(self.debate.title)}"  # Argdown has no file without a paragraph
        groups: dict[str, list[Claim]] = {place: [] for place in self.structures}
        for claim in followed(list(self.claims.values()), options):
            places = self.stands[claim.full_id] or [""]
            for place in dict.fromkeys(([""] if self._stands_at(claim.full_id, "") else []) + places):
                groups[place].append(claim)
        for id, sign in self.drawn.loops:
            yield from (self._mention(id)[0], f"  {sign} {self._named(id)}", "")
        for issue in (None, *self.issues):
            place = issue.id if issue else ""
            if issue is not None:
                yield from (self.says.heading(issue), "")
                self._argued = False
            for claim in groups[place]:
                yield from self._paragraphs(claim, place)
            for steps in self.structures[place].get("", ()):
                # Below the statement, since it would be that of an argument that it stands below.
                yield from (*self._mention(steps[0].target), *self._structure(steps))
        yield from (line for comment in comments for line in (*comment.splitlines(), ""))

    def _stands_at(self, id: str, place: str) -> bool:
        return id in self.below[place] or id in self.structures[place]

    def _mention(self, id: str) -> tuple[str, str]:
        """A paragraph that only names a claim."""
        self._argued = self.drawn.is_argument(id)
        return begun(self._named(id)), ""

    def _paragraphs(self, claim: Claim, place: str) -> Iterator[str]:
        """A claim under a heading: with its text under its first, else as a mere mention, if nothing there names it."""
        id, own = claim.full_id, self.structures[place].get(claim.full_id, ())
        if id in self.places.within:
            for steps in own:
                yield from self._apart(steps, place)
                yield from self._structure(steps)
            return
        if place != next(iter(self.stands[id]), ""):
            if not self._stands_at(id, place) and id in self.named_at[place]:
                return
            yield begun(self._named(id))
        elif id in self.places.untitled:
            yield begun(self._named(id))
        else:
            self._first.setdefault(id, len(self._first))
            yield from self.says.defined(claim, self.names[id])
        yield from (*self._related(self.below[place].get(id, ()), 1), "")
        self._argued = self.drawn.is_argument(id)
        for number, steps in enumerate(own):
            yield from self._mention(id) if number else ()
            yield from self._structure(steps)

    def _related(self, lines: Iterable[tuple[str, str]], depth: int) -> Iterator[str]:
        """What stands below a claim, and below that in turn."""
        for other, sign in lines:
            yield f"{'  ' * depth}{sign} {self._named(other)}"
            yield from self._below(other, depth + 1)

    def _below(self, id: str, depth: int) -> Iterator[str]:
        """What stands below a claim where it is named, which has no other place for it."""
        if id in self.places.within:
            yield from self._related(self.places.below.get(id, ()), depth)

    def _apart(self, steps: Sequence[Step], place: str) -> Iterator[str]:
        """What parts a structure from an argument that was written last: the mention of a statement that stands here, too."""
        if self._argued:
            named = (
                id for id in (*members(steps), *self.claims) if id in self.claims and id not in self.places.untitled
            )
            fit = (id for id in named if (place in self.stands[id] or not place) and not self.drawn.is_argument(id))
            yield from self._mention(next(fit))

    def _structure(self, steps: list[Step]) -> Iterator[str]:
        """Premises and conclusions, each step's with the numbers it uses where these aren't those just above it."""
        numbers: dict[str, int] = {}
        number, all = 0, len(members(steps)) - sum(len(step.undercuts) for step in steps)
        last = ""
        for step in steps:
            uses: list[int] = []
            here: list[int] = []
            new: dict[str, int] = {}
            for origin, fresh in premises(step, numbers, last):
                if fresh:
                    number += 1
                    new[origin] = number
                    here.append(number)
                    yield from self._member(number, origin)
                uses.append(number if fresh else numbers[origin])
            above = [numbers[last], *here] if last else here
            numbers |= new
            data = step.extra.get("data")
            inner = self.claims[step.target].extra.get("data") if step.target in self.places.untitled else None
            meant = next((inner[key] for key in _USES if key in inner), None) if isinstance(inner, Mapping) else None
            needed = sorted(above) != sorted(uses) if meant is None else meant != uses
            if isinstance(data, Mapping) or (needed and not data):
                given = {
                    key: _numbers(one, uses, all, number + 1) if key in _USES else one
                    for key, one in (data or {}).items()
                }
                data = given | ({"uses": uses} if needed and given.get("uses") is None else {}) or None
            rules = step.extra.get("rules")
            rules = rules if isinstance(rules, list | tuple) else ()
            told = f"{', '.join(map(self.says.rule, map(str, rules)))}{data_of(data)}".lstrip()
            yield from ("--", told, "--") if told else ("----",)
            yield from self._related(((origin, "_") for origin in step.undercuts), 1)
            number += 1
            numbers[step.target] = number
            last = step.target
            yield from self._member(number, step.target)
        self._argued = False
        yield ""

    def _member(self, number: int, id: str) -> Iterator[str]:
        """A premise or a conclusion."""
        yield f"({number}) {self._named(id)}"
        yield from self._below(id, 1)


def _numbers(kept: object, uses: list[int], all: int, own: int) -> object:
    """The numbers of premises of the step with the number `own`, as they were read, with those of nothing among them, if the others
    say `uses`, of `all` that there are."""
    known = (
        [one for one in kept if type(one) is int and 0 < one <= all and one != own]
        if isinstance(kept, list | tuple)
        else []
    )
    return kept if known == uses else uses
