"""Results: what a search found, a claim and its quotes together, each leading to its place in the map."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from debate_tui.layout.parts import Page, Rows, composed, listed
from debate_tui.layout.rows import Cell, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, highlight, paragraph, width
from debate_tui.model.attribution import attribution, note_mark
from debate_tui.model.debate import Debate, Quote
from debate_tui.model.encounters import Gathering
from debate_tui.model.library import Library
from debate_tui.pages.facts import row_of_fact
from debate_tui.pages.words import counted, position_mark, quote_paragraph, role_words, state_mark, state_marks
from debate_tui.search import OPERATORS, Hit, ItemKind, PartKind, Results, cited_apart
from debate_tui.state import Ask, Cursor, Go, Spot, Target, comparing, facing, opening, places
from debate_tui.state.places import Compare

_MARGIN = 3
"""Terminal cells on both sides of a page's text."""


def results_page(library: Library, place: places.Search, results: Results | None, asked: tuple[str, ...] = ()) -> Page:
    """The results of a search; while nothing is typed, what can be typed, and the queries `asked` before."""
    if results is None or not results.query.strip():
        return Page((), Rows(composed(*_invitation(asked))), "Search")
    hints = [text_row(paragraph(Run(hint, "note"))) for hint in results.hints]
    groups = results.groups
    found = counted(len(groups), "result")
    if results.more or results.cut:
        more = "; another word or filter leads to the others;"
        found = f"the best {found}" if results.ranked else f"the first {len(groups):,} results{more}"
    # Without the sizes, so that results begin at once; where there are none, these say what was looked through.
    where = (results.hits and results.searched.partition(" in ")[2]) or results.searched
    held = f"{len({hit.item.debate for hit in results.hits}):,}"
    if results.hits and not where.startswith(f"{held} "):
        where = f"{held} of {where}"
    said, short = (paragraph(Run(f"{found} in {words}", "muted")) for words in (results.searched, where))
    head = Row((Cell((said,), narrow=(short,)),), width(said.runs) + _MARGIN)
    if not results.asked:
        return Page(tuple(hints), Rows(), "Search")
    if not results.hits:
        words = "Nothing like it. Fewer words, or the beginning of a word, may find more."
        return Page((head, *hints), Rows(composed(text_row(paragraph(Run(words, "text")), rule=Rule()))), "Search")
    debates, several = library.debate, len(library.debates) > 1

    def target(number: int) -> Target:
        hit = groups[number][0]
        return _target(debates[hit.item.debate], place, hit, results)

    def row(number: int) -> Row:
        group = groups[number]
        return _group_row(debates[group[0].item.debate], group, target(number), several)

    return Page((head, *hints), Rows(listed(len(groups), row, target)), "Search")


def _invitation(asked: tuple[str, ...]) -> Iterator[Row]:
    words = "Type words of a claim or a quote, or a name. Slips of the finger, half words and any order will do."
    yield text_row(paragraph(Run(words, "text")), rule=Rule())
    examples = [
        '"exact words"  those words in that order',
        "-word  not with this word; operators, too: -source:cgtn",
        *OPERATORS.values(),
    ]
    for example in examples:
        typed, _, meaning = example.partition("  ")
        yield text_row(Paragraph((Run(meaning, "text"),), Run(f"{typed:<17}", "key"), Run(" " * 17)))
    if asked:
        yield text_row(rule=Rule((Run("Asked before", "heading"),)))
        yield from (text_row(paragraph(Run(query, "text")), target=Ask(query)) for query in asked)


def _group_row(debate: Debate, group: tuple[Hit, ...], target: Target, several: bool) -> Row:
    """The hits of one claim (or the hit of another item) as one row. The claim's text comes first, even if only its
    quotes match. `several`: the library has other debates too, so this one is named.
    """
    best = group[0]
    rule = Rule((Run(debate.title, "muted"),)) if several else Rule()
    if best.item.claim is None:
        words = highlight(best.item.text, best.spans, "claim")
        said = [best.item.attribution] if best.item.attribution else []
        said += [f"{typed} ≈ {found}" for typed, found in best.similar]
        of = paragraph(" · ".join((f"— {best.item.kind}", *said)), style="muted", first="  ", rest="    ")
        return text_row(Paragraph(words, Run("  "), Run("  ")), of, rule=rule, target=target)
    claim = debate.claim[best.item.claim]
    if best.item.kind is ItemKind.CARD:
        first = position_mark(debate, claim.position)
        return text_row(*_card_paragraphs(group, first), rule=rule, target=target)
    own = next((hit for hit in group if hit.item.kind is ItemKind.CLAIM), None)  # a term of the claim has its id, too
    first = position_mark(debate, claim.position)
    text = highlight(own.item.text, own.spans, "claim") if own else (Run(claim.text, "claim"),)
    paragraphs = [Paragraph(text, first, Run("  "))]
    apart, quotes = cited_apart(group), list[Quote]()
    for hit in group:
        if hit.item.kind is ItemKind.QUOTE:
            quoted = quote_paragraph(highlight(hit.item.text, hit.spans, "quote"))
            paragraphs.append(replace(quoted, first=Run("  “", "quote"), rest=Run("   ")))
            quotes.append(claim.quotes[int(hit.item.id.rpartition("#")[2]) - 1])
            if apart:
                cite = f"— {hit.item.attribution} · {state_mark(quotes[-1]).text}"
                paragraphs.append(paragraph(cite, style="citation", first="   ", rest="     "))
    paragraphs += _noted(group)
    similar = dict(pair for hit in group for pair in hit.similar)
    said = [f"{'claimed by' if apart else '—'} {attribution(debate, claim)}{role_words(claim)}"]
    said += () if apart else [mark.text for mark in state_marks(quotes or claim.quotes)]
    said += [f"[{mark}]"] if (mark := note_mark(claim)) else []
    said += [f"{typed} ≈ {found}" for typed, found in similar.items()]
    paragraphs.append(paragraph(" · ".join(said), style="muted", first="  ", rest="    "))
    return text_row(*paragraphs, rule=rule, target=target)


_PARTS = {
    PartKind.CITE: ("", ""),
    PartKind.PASSAGE: ("“", "”"),
    PartKind.UNREAD: ("found in what is not read aloud: “", "”"),
}
_STYLES = {PartKind.CITE: "citation", PartKind.PASSAGE: "quote", PartKind.UNREAD: "muted"}


def _card_paragraphs(group: tuple[Hit, ...], first: Run) -> Iterator[Paragraph]:
    """A tag, and for each of its cards the cite, which ends with a colon, and below it what matches in its passage."""
    for place, hit in enumerate(hit for hit in group if hit.item.kind is ItemKind.CARD):
        parts = list(hit.parts())
        for kind, text, spans, begun, ended in parts:
            if kind is PartKind.TAG:
                if place == 0:
                    yield Paragraph(highlight(text, spans, "claim"), first, Run("  "))
                continue
            opening, closing = _PARTS[kind]
            if kind is PartKind.CITE and parts[-1].kind is not kind:
                closing = ":"
            style = _STYLES[kind]
            said = highlight(text, spans, style)
            ends = Run((" …" if ended else "") + closing, style)
            before = Run("  " + opening + ("… " if begun else ""), style)
            yield Paragraph((*said, ends) if ends.text else said, before, Run(" " * (3 if opening[-1:] == "“" else 4)))
    yield from _noted(group)
    if similar := dict(pair for hit in group for pair in hit.similar):
        words = " · ".join(f"{typed} ≈ {found}" for typed, found in similar.items())
        yield paragraph(words, style="muted", first="  ")


def _noted(group: tuple[Hit, ...]) -> Iterator[Paragraph]:
    """The notes that match, and the words by which the mapper would have the claim found: nobody said these."""
    for hit in group:
        if hit.item.kind is ItemKind.NOTE:
            noted = (Run("[", "note"), *highlight(hit.item.text, hit.spans, "note"), Run("]", "note"))
            yield Paragraph(noted, Run("   "), Run("   "))
    terms = [hit for hit in group if hit.item.kind is ItemKind.TERM]
    if terms:
        named = (run for hit in terms for run in (Run(", ", "muted"), *highlight(hit.item.text, hit.spans, "note")))
        yield Paragraph(
            (Run(f"terms ({terms[0].item.whose}): ", "muted"), *islice(named, 1, None)), Run("  "), Run("    ")
        )


def _target(debate: Debate, place: places.Search, hit: Hit, results: Results) -> Target:
    """What Enter does on a hit. A claim, or what belongs to it, leads to its comparison; an issue to its comparison; a
    position to the first issue that it has an answer on; an answer to the best matching claim under it; a source to its
    page, a conflict of fact to its place in the list of all. On a speaker, Enter searches for all that they say."""
    item = hit.item
    here = place.comparison if place.comparison and place.debate == debate.id else opening(debate)
    if item.claim is not None:
        return Go(comparing(debate, debate.claim[item.claim], here))
    if item.kind is ItemKind.ISSUE or (item.kind is ItemKind.TERM and item.position is None):
        return Go(Spot(Compare(debate.id, item.id, here.positions)))
    if item.kind is ItemKind.ANSWER:
        issue, _, position = item.id.rpartition("/")
        under = (
            debate.claim[hit.item.claim] for hit in results.hits if hit.item.claim and hit.item.debate == debate.id
        )
        best = next((one.full_id for one in under if one.position == position and issue in one.issues), "")
        return _on_side(debate, issue, position, here, best)
    if item.kind in (ItemKind.POSITION, ItemKind.TERM):
        spoken = (stance.issue for stance in debate.stances if stance.position == item.id)
        return _on_side(debate, next(spoken, debate.issues[0].id if debate.issues else ""), item.id, here)
    if item.kind is ItemKind.SPEAKER:  # finds also what others report them to say
        return Ask(f'speaker:"{item.id}" ')
    if item.kind is ItemKind.CONFLICT:
        return Go(Spot(places.Listing(here, Gathering.FACTS), Cursor(row=row_of_fact(debate.conflicts, item.id))))
    source = item.source or debate.sources[0].id
    return Go(Spot(places.Source(here, source)))


def _on_side(debate: Debate, issue: str, position: str, near: Compare, claim: str = "") -> Go:
    """The target that leads to the comparison of a position on an issue: to `claim`, else to the position's column."""
    there = facing(debate, issue, position, near.positions)
    side = there.positions.index(position) if position in there.positions else 0
    return Go(Spot(there, Cursor(side=side, claim=claim)))
