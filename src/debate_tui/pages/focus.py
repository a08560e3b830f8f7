"""Focus: what speaks for a claim beside what speaks against it, and the way from it up to the conclusion."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from debate_tui.layout.breaks import NO_BREAK
from debate_tui.layout.parts import Part, composed
from debate_tui.layout.rows import Cell, Mode, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.ascent import FIRST, LEADING, Way, ascent
from debate_tui.model.attribution import none_meet, step_undercut, undrawn
from debate_tui.model.debate import Claim, Debate, Kind
from debate_tui.model.derived import derived
from debate_tui.model.graph import graph
from debate_tui.pages.links import AGAINST, FOR, Link, edges_of, link_paragraphs, linked
from debate_tui.pages.words import GLYPHS, not_shared, relation_to
from debate_tui.state import Go, Spot, places

_LEAST = 29
"""The narrowest column, in terminal cells, in which a claim is still readable."""

_WORDS, _LETTERS = 5, 32
"""The words, and the letters at most, by which a claim further up is named."""

_CRUMBS = 2
"""How many claims next above are named; of the others only the conclusion is."""


def crumbs(debate: Debate, number: int) -> Iterator[Paragraph]:
    """The way from the conclusion down to a claim (a number), in a paragraph; none for a conclusion."""
    way = ascent(debate, number)
    if not way:
        return
    drawn = graph(debate)
    near, far = way.edges[:_CRUMBS], way.edges[_CRUMBS:]
    runs: list[Run] = []
    if far:
        runs.append(_crumb(debate, debate.claims[way.top]))
        if way.length > _CRUMBS + 1:
            runs += _between(debate, way)
    for edge, above in zip(reversed(near), [*far[:1], *near[:0:-1]] if far else [None, *near[:0:-1]], strict=True):
        runs += [] if above is None else _below([drawn.kind(above)])
        runs.append(_crumb(debate, debate.claims[drawn.targets[edge]]))
    kind = drawn.kind(way.edges[0])
    yield Paragraph((*runs, Run(" ‹ ", "muted"), Run(f"{GLYPHS[kind]}{NO_BREAK}{kind.value}", kind.value)))


def _between(debate: Debate, way: Way) -> Iterator[Run]:
    """What the claims that are left out do, each to the one above it, the uppermost first; of many, how many do what."""
    kinds, more = [graph(debate).kind(edge) for edge in way.edges], f"{way.length - _CRUMBS - 1} more"
    if way.length <= FIRST:
        yield from (*_below(kinds[:_CRUMBS:-1]), Run(more, "muted"))
        return
    yield Run(f" ‹ {more}", "muted")
    before = " ("
    for kind, count in zip(LEADING, way.kinds, strict=True):
        if left := count - kinds[: _CRUMBS + 1].count(kind):
            yield from (Run(before, "muted"), Run(f"{left}{NO_BREAK}{GLYPHS[kind]}", kind.value))
            before = ", "
    yield Run(")", "muted")


def _below(kinds: Sequence[Kind]) -> Iterator[Run]:
    """What stands before a claim: what it does to the one above it. Of several claims that are left out, what each does, the
    uppermost first: one that attacks turns what all below it speak for."""
    yield Run(" ‹ ", "muted")
    yield from (Run(GLYPHS[kind], kind.value) for kind in kinds)
    yield Run(" ", "muted")


def _crumb(debate: Debate, claim: Claim) -> Run:
    """The first words of a claim; of a reported one, whose they are and whether the author shares them."""
    said = f" ({claim.voice.speaker})" if claim.voice else ""
    return Run(f"{_short(claim.text)}{said}{'' if claim.held else f' {not_shared(debate, claim)}'}", "muted")


def _short(text: str) -> str:
    """The first words of a text."""
    words = text.split()
    short = " ".join(words[:_WORDS])
    if len(short) > _LETTERS:
        return short[: _LETTERS - 1].rstrip() + "…"
    return short if len(words) <= _WORDS else short + "…"


def focus_parts(debate: Debate, number: int, place: places.Claim) -> Iterator[Part]:
    """The rows of what speaks for a claim (a number) on the left, and against it on the right."""
    found = edges_of(debate, number)
    sides = [[edge for kind in kinds for edge in found.get(kind, ())] for kinds in (FOR, AGAINST)]
    if not any(sides):
        nothing = "Nothing on this map is for it or against it."
        words = none_meet(debate, nothing, "Nothing is drawn for it or against it")
        yield composed(text_row(paragraph(words, style="muted"), rule=Rule()))
        return
    nothing = "nothing drawn" if undrawn(debate) else "nothing"
    besides = ("", f"; {steps}" if (steps := step_undercut(debate, number)) else "")
    heads = [
        paragraph(Run(f"{glyph} {name}: {len(edges) or nothing}{more}", style if edges or more else "muted"))
        for (glyph, name, style), edges, more in zip(_HEADS, sides, besides, strict=True)
    ]
    if all(sides):
        both = Cell(tuple(heads), rule=Rule(), modes=Mode.STACK)
        beside = (Cell((head,), rule=Rule(), modes=Mode.COLUMNS) for head in heads)
        yield composed(Row((*beside, both), _LEAST))
    else:  # the other column would be empty
        yield composed(text_row(*heads, rule=Rule()))
        sides = [edges for edges in sides if edges]
    others = [linked(debate, number, edges) for edges in sides]
    yield Part(
        max(map(len, sides)),
        lambda row: Row(tuple(_cell(debate, one, row, place) for one in others), _LEAST),
        [range(len(edges)) for edges in sides],
        lambda row, side: _to(place, others[side][row]),
        find=lambda wanted: _rows(debate, sides, wanted),
    )


_HEADS = (
    (GLYPHS[Kind.SUPPORTS], "For it", Kind.SUPPORTS.value),
    (GLYPHS[Kind.REBUTS], "Against it, or limiting it", Kind.REBUTS.value),
)


def _cell(debate: Debate, side: Sequence[Link], row: int, place: places.Claim) -> Cell:
    """A claim under what it does to the one on the page; below it, how much speaks for and against it in turn. Premises that
    count together are one step: of those behind the first, only that they belong to it is said."""
    if row >= len(side):
        return Cell()
    link = side[row]
    follows = row > 0 and len(link.relation.origins) > 1 and side[row - 1].relation == link.relation
    words = [*link_paragraphs(debate, link, follows)]
    if own := _weighed(debate, graph(debate).order[link.claim.full_id]):
        words.append(paragraph(f"▸ {own}", style="muted", first="  "))
    kind, does = link.relation.kind, f"{relation_to(link.relation, debate, not link.active)} it"
    rule = Rule((Run(f"{GLYPHS[kind]} {does}", kind.value),), said=does)
    if follows:
        said = f"{does}, together with “{_short(side[row - 1].claim.text)}”"
        rule = Rule((Run("+ and", kind.value),), said=said, stacked=(Run(f"{GLYPHS[kind]} {said}", kind.value),))
    return Cell(tuple(words), _to(place, link), rule=rule)


@derived(64)  # a claim that thousands rebut stands beside each of them
def _weighed(debate: Debate, number: int) -> str:
    """How many claims are for a claim (a number), against it, and only against a step from it, in words; "" where none are."""
    drawn, steps = graph(debate), debate.relation
    found = edges_of(debate, number)
    helping, against = ([edge for kind in kinds for edge in found.get(kind, ())] for kinds in (FOR, AGAINST))
    stepping = {
        edge for edge in found.get((Kind.UNDERCUTS, False), ()) if debate.relations[drawn.drawn[edge]].target in steps
    }
    ends = [
        {drawn.origins[edge] if drawn.origins[edge] != number else drawn.targets[edge] for edge in edges}
        for edges in (helping, {*against} - stepping, stepping)
    ]
    speaking = [*map(len, ends)]
    told = zip(speaking, ("for it", "against or limiting it", "against a step from it"), strict=True)
    return ", ".join(f"{count} {words}" for count, words in told if count)


def _to(place: places.Claim, link: Link) -> Go:
    return Go(Spot(replace(place, claim=link.claim.full_id)))


def _rows(debate: Debate, sides: Sequence[Sequence[int]], wanted: object) -> list[int]:
    """The rows in which a claim (a full id) stands."""
    drawn = graph(debate)
    other = drawn.order.get(wanted, -1) if isinstance(wanted, str) else -1
    return sorted(
        {
            row
            for edges in sides
            for row, edge in enumerate(edges)
            if other in (drawn.origins[edge], drawn.targets[edge])
        }
    )
