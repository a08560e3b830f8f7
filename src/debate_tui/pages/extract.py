"""An extract: what of a debate goes into a document or an export, and what of it is chosen by that."""

from array import array
from collections.abc import Collection, Sequence
from dataclasses import replace

from debate_tui.disk.digest import blake2b
from debate_tui.frozen import dataclass
from debate_tui.model.attribution import draws_none
from debate_tui.model.debate import Claim, Debate, Extra, Issue, QuoteState, Source
from debate_tui.model.derived import seed
from debate_tui.model.encounters import unanswered
from debate_tui.model.graph import graph, numbered
from debate_tui.model.library import PART, is_part
from debate_tui.model.outline import unshown
from debate_tui.model.pairing import chosen, spoken
from debate_tui.model.part import compared, cut, part
from debate_tui.model.selection import claim_numbers, sources_behind, told_on
from debate_tui.model.states import states
from debate_tui.pages.brief_map import Shown
from debate_tui.text.wording import counted, listed

_NAMED = 3
"""Issues of a part that are named at most; of more, how many they are."""
_IN_PART = ", in part: "
"""What stands in a part's title between the debate's and what was chosen."""
_LONG_ID = 40
"""Letters of what was chosen of a part that its id has at most; of more, it has their digest."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What of a debate goes into a document."""

    debate: Debate
    view: str = "compare"
    """`compare`, `grid`, `issues`, `sources`, `claim`, `overview`, or the name of a list (`model.encounters.Gathering`)."""
    positions: tuple[str, ...] = ()
    """Ids, two or more; empty: all positions."""
    issues: tuple[str, ...] = ()
    """Ids; empty: all issues."""
    brief: Shown | None = None
    """The brief that the debate was made of (`pages.brief_map`): then each of its issues is a mark, and nobody is silent on one."""
    ascii_only: bool = False
    """Whether it will be written in ASCII, so that other signs, in quotes too, are transliterated."""

    def positions_on(self, issue: str) -> tuple[str, ...]:
        """The chosen positions (ids) that are told of on an issue (`told_on`), of a brief those of the claims of one mark."""
        told = told_on(self.debate, issue, self.positions)
        return tuple(id for id in told if not self.brief or spoken(self.debate, issue, id))

    def silent_on(self, issue: str) -> int:
        """How many chosen positions are silent on an issue (an id), and told of together."""
        count = len(self.positions or self.debate.positions)
        return 0 if self.brief else count - len(self.positions_on(issue))

    @property
    def unit(self) -> str:
        """What an issue of the debate is called."""
        return "mark" if self.brief else "issue"

    @property
    def unplaced(self) -> str:
        """Where claims stand that are on none of these: of a brief, those that a marked relation leads to."""
        return "under no mark" if self.brief else "outside all issues"

    @property
    def chosen_positions(self) -> tuple[str, ...]:
        return self.positions or tuple(numbered(self.debate)[0])

    @property
    def chosen_issues(self) -> tuple[Issue, ...]:
        return tuple(i for i in self.debate.issues if not self.issues or i.id in self.issues)

    @property
    def claim_numbers(self) -> Sequence[int]:
        """The numbers of the chosen claims in the debate, from 0."""
        return claim_numbers(self.debate, self.chosen_positions, self.issues)

    @property
    def chosen_claims(self) -> Sequence[Claim]:
        """The chosen claims; each is made when it is asked for."""
        return chosen(self.debate, self.claim_numbers)

    @property
    def outside(self) -> Sequence[Claim]:
        """The chosen claims on no issue."""
        on = graph(self.debate).on
        return chosen(self.debate, [number for number in self.claim_numbers if not on.count(number)])

    @property
    def meeting(self) -> Collection[int]:
        """The numbers of the relations that have chosen claims on both sides."""
        drawn, chosen = graph(self.debate), set(self.claim_numbers)
        edges = zip(drawn.drawn, drawn.origins, drawn.targets, strict=True)
        return {relation for relation, one, other in edges if one in chosen and other in chosen}

    @property
    def unshown(self) -> Sequence[int]:
        """The numbers of the relations between chosen claims that no comparison on a chosen issue shows. A brief has none:
        each of its marks stands by itself."""
        if self.brief:
            return ()
        found, inside = unshown(self.debate, [issue.id for issue in self.chosen_issues]), self.claim_numbers
        if len(inside) == len(self.debate.claims):
            return found
        drawn, chosen = graph(self.debate), set(inside)
        ends = zip(drawn.drawn, drawn.origins, drawn.targets, strict=True)
        across = {relation for relation, one, other in ends if one not in chosen or other not in chosen}
        return [relation for relation in found if relation not in across]

    @property
    def states(self) -> frozenset[QuoteState]:
        """The states that quotes of the chosen claims are in."""
        if len(self.claim_numbers) == len(self.debate.claims):
            return states(self.debate)
        return frozenset(quote.state for claim in self.chosen_claims for quote in claim.quotes)

    @property
    def chosen_sources(self) -> tuple[Source, ...]:
        """All sources of the whole, also one that nobody cites; of a part those of the chosen positions, and all others that a
        chosen claim comes from or quotes."""
        if self.whole:
            return self.debate.sources
        return sources_behind(self.debate, self.chosen_positions, self.claim_numbers)

    @property
    def placed_sources(self) -> tuple[Source, ...]:
        """The chosen sources as a map has them in which the other positions aren't: of those, they hold none that it knows of."""
        chosen = frozenset(self.chosen_positions)
        return tuple(one if one.position in chosen else replace(one, position="") for one in self.chosen_sources)

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not self.positions and not self.issues

    @property
    def id(self) -> str:
        """The debate's id; a part has that of what was chosen behind it, since in a library it would hide the whole, or another
        part."""
        from debate_tui.text.ids import id_without_suffix  # only what is exported needs it

        # As what is imported, it may lie beside the file that it was made of.
        own = id_without_suffix(self.debate.id, self.debate.origin.file if self.debate.origin else None)
        if self.whole:
            return own
        chosen = "-".join((*self.issues, *self.positions))
        return f"{own}-{chosen if len(chosen) <= _LONG_ID else blake2b(chosen.encode(), digest_size=4).hexdigest()}"

    @property
    def title(self) -> str:
        """The debate's title, and what of it this is."""
        if self.whole:
            return self.debate.title
        all, some = len(self.debate.positions), len(self.chosen_positions)
        issues = [f"“{issue.label}”" for issue in self.chosen_issues if self.issues]
        if len(issues) > _NAMED:
            issues = [f"{len(issues)} of {counted(len(self.debate.issues), 'issue')}"]
        positions = [f"{some} of {counted(all, 'position')}"] if some < all else []
        chosen = "; ".join([listed(issues), *positions] if issues else positions)
        title = self.debate.title.partition(_IN_PART)[0] if is_part(self.debate) else self.debate.title
        return f"{title}{_IN_PART}{chosen}" if chosen else self.debate.title

    @property
    def summary(self) -> str:
        """The debate's summary; of a part it says that it is the whole's."""
        summary = self.debate.summary
        return summary if self.whole or is_part(self.debate) or not summary else f"The whole debate: {summary}"

    @property
    def extra(self) -> Extra:
        """The debate's `extra`; of a part, what was chosen is its `part`."""
        if self.whole:
            return self.debate.extra
        return {
            **self.debate.extra,
            PART: {"of": self.debate.id, "issues": list(self.issues), "positions": list(self.chosen_positions)},
        }

    @property
    def part(self) -> Debate:
        """The debate limited to what is chosen."""
        if self.whole:
            return self.debate
        return self._seeded(
            part(self.debate, self.chosen_claims, self.chosen_positions, {issue.id for issue in self.chosen_issues})
        )

    @property
    def cut(self) -> int:
        """How many relations of the chosen claims a part hasn't got by itself, since not all of their claims are in it."""
        return 0 if self.whole else cut(self.debate, self.part.claim)

    @property
    def seen(self) -> Debate:
        """`part` as tables count it: with the chosen positions alone, of whom they say whom they meet, and with all that
        comparisons of the chosen claims show (`model.part.compared`)."""
        made, chosen = self.part, self.chosen_positions
        if self.whole:
            return made
        return self._seeded(
            replace(
                made,
                positions=tuple(one for one in made.positions if one.id in chosen),
                stances=tuple(one for one in made.stances if one.position in chosen),
                summary=self.summary,
                sources=self.placed_sources,
                relations=tuple(compared(self.debate, made.claim)),
            )
        )

    def _seeded(self, found: Debate) -> Debate:
        """Who is answered by a claim that was not chosen is answered all the same, and what draws relations draws them."""
        seed(found, draws_none, draws_none(self.debate))
        kept = {number: at for at, number in enumerate(sorted(self.claim_numbers))}
        seed(found, unanswered, array("I", [kept[number] for number in unanswered(self.debate) if number in kept]))
        return found

    @property
    def alone(self) -> "Extract":
        """What is chosen as a debate by itself, of which everything goes into the document."""
        if self.whole:
            return self
        part = replace(self.part, id=self.id, title=self.title, summary=self.summary, extra=self.extra)
        return replace(self, debate=part, positions=(), issues=())
