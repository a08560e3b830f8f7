"""A claim and what meets it, as articles: who says it, its quotes with their citations, and each relation in words."""

from collections.abc import Collection, Iterable
from itertools import chain, islice

from debate_tui.frozen import dataclass
from debate_tui.layout.runs import Run
from debate_tui.model.attribution import citation, termed_by, unmet, voice_words
from debate_tui.model.debate import Claim, Debate, Quote, Relation
from debate_tui.model.derived import derived
from debate_tui.model.encounters import encounter
from debate_tui.model.graph import graph, numbered
from debate_tui.model.pairing import Pairing, Partner
from debate_tui.pages.alone import Camp, camp_heading, camp_paragraphs, camps
from debate_tui.pages.compare import opening_of
from debate_tui.pages.links import reasons
from debate_tui.pages.listing import TOGETHER
from debate_tui.pages.marked import is_marked, marked_runs, marked_words
from debate_tui.pages.omitted import omitted_words
from debate_tui.pages.words import (
    GLYPHS,
    Detail,
    claim_paragraphs,
    counted,
    position_head,
    position_style,
    quote_paragraph,
    relation_mark,
    relation_to,
    state_mark,
    state_marks,
    step_words,
    why_words,
)
from debate_tui.state.places import Compare
from debate_tui.text.wording import capitalised, listed
from debate_tui.write.html.elements import element, inline, lines_of, prose, text


@dataclass(frozen=True, slots=True)
class Here:
    """Under which issue something stands, among which others."""

    issue: str | None
    """Its id; None outside all issues."""
    chosen: Collection[str]
    """The ids of the issues in the export."""


def claim_article(debate: Debate, claim: Claim, here: Here) -> str:
    """The claim as the comparison shows it, with its quotes and its reasons folded up beneath: all of them under the first of
    its issues, a few elsewhere, since a claim stands beside each that it meets."""
    home = next((issue for issue in claim.issues if issue in here.chosen), None)
    return _article(debate, graph(debate).order[claim.full_id], home if home != here.issue else None)


@derived(1024)
def _article(debate: Debate, number: int, home: str | None) -> str:
    """`home`: the issue (an id) under which all reasons are told; None where they are here."""
    claim = debate.claims[number]
    return _card(debate, claim, number, _quotes(debate, claim) + _reasons(debate, claim, home))


def _card(debate: Debate, claim: Claim, number: int, more: str = "") -> str:
    """A claim and who says it, under the name of its position."""
    opening, head = _head(debate, claim.position)
    said = [
        prose((one.first, *one.runs), one.runs[0].style) for one in claim_paragraphs(debate, claim, Detail.ATTRIBUTION)
    ]
    return f'{opening} data-claim="{number}">{head}{"".join(said)}{more}</article>'


@derived(512)
def _head(debate: Debate, position: str) -> tuple[str, str]:
    """How an article on a claim of a position begins: its tag, which lacks the number of the claim, and what stands on top."""
    style, number = position_style(debate, position), numbered(debate)[0][position]
    opening = f'<article class="claim-card {style}" tabindex="-1" data-position="{number}"'
    return opening, element("p", inline(position_head(debate, position)), "who")


def pairing_block(debate: Debate, pairing: Pairing, here: Here) -> str:
    """A claim and beside it, or below it where there is little room, the claims that it collides or agrees with, each
    under its relation."""
    hub = pairing.hub
    whose = f"the claim of {voice_words(debate, hub)}"
    again = f"{whose}, “{opening_of(hub)}”"  # others may stand between them, of the same speaker, too
    first, *others = pairing.partners
    beside = "".join(
        [_partner(debate, first, whose, here), *(_partner(debate, partner, again, here) for partner in others)]
    )
    return element("div", claim_article(debate, hub, here) + element("div", beside, "beside"), "pairing")


def apart_block(debate: Debate, relation: int) -> str:
    """A relation (its number) by itself: the claims that it comes from, beside those that it ends at under what is done to
    them, why, and by whom it is drawn."""
    one = encounter(debate, relation)
    said = element("p", inline((relation_mark(one.relation, debate, active=True),)), "relation")
    if one.relation.target in debate.relation:
        said += prose(step_words(debate, one.relation), "muted")
    said += prose(why_words(one.relation), "why") + _cards(debate, one.targets)
    beside = element("div", element("div", said, f"partner {one.relation.kind.value}"), "beside")
    return element("div", element("div", _cards(debate, one.origins), "side") + beside, "pairing")


def _cards(debate: Debate, claims: Iterable[Claim]) -> str:
    """Claims that count together; of their quotes, how many there are and what was found of them."""
    order = graph(debate).order
    cards = [_card(debate, one, order[one.full_id], element("p", _found(one), "muted")) for one in claims]
    return element("p", TOGETHER, "muted").join(cards)


def alone_block(debate: Debate, place: Compare, claim: Claim, chosen: Collection[str]) -> str:
    """A claim without a counterpart here, and beneath it who meets it elsewhere. `chosen`: the issues in the export."""
    here = Here(place.issue, chosen)
    found = camps(debate, claim)
    notes = [_elsewhere(camp, place, chosen) for camp in found]
    speaking = {camp.position for camp in found} | {claim.position}
    quiet = [f"“{debate.position[id].label}”" for id in place.positions if id not in speaking]
    if not found:
        notes.append(prose(f"{capitalised(unmet(debate, claim))}.", "muted elsewhere"))
    elif quiet:
        notes.append(prose(f"No answer from {listed(quiet)}.", "muted elsewhere"))
    return element("div", claim_article(debate, claim, here) + element("div", "".join(notes), "beside"), "pairing lone")


def _elsewhere(camp: Camp, place: Compare, chosen: Collection[str]) -> str:
    heading = camp_heading(camp, place)
    head = element("p", inline(heading), "who") if heading else ""
    return element(
        "div", head + lines_of(camp_paragraphs(camp, place), "muted") + _way(camp, place, chosen), "elsewhere"
    )


def _way(camp: Camp, place: Compare, chosen: Collection[str]) -> str:
    """A link to the issue on which the claim is met, if that is another one of this export."""
    issue = camp.goal(place)
    if issue in ("", place.issue) or issue not in chosen:
        return ""
    label = text(f"Go to {camp.debate.issue[issue].label}")
    return element("p", element("a", label, href=f"#issue-{issue_number(camp.debate, issue)}"))


def issue_number(debate: Debate, issue: str) -> int:
    """The number of an issue (an id) in the debate, from 1."""
    return numbered(debate)[1][issue] + 1


def _partner(debate: Debate, partner: Partner, whose: str, here: Here) -> str:
    """`whose`: whose claim it is that the partner meets."""
    relation = partner.relation
    mark = relation_mark(relation, debate, partner.outward)
    words: tuple[Run, ...] = (mark,)
    if relation.target not in debate.relation:
        how = f"{GLYPHS[relation.kind]} {relation_to(relation, debate, partner.outward)}"
        words = (mark._replace(text=how), Run(f" {whose}", "muted"))
    said = element("p", inline(words), "relation")
    if relation.target in debate.relation:
        said += prose(step_words(debate, relation), "muted")
    said += prose(why_words(relation), "why")
    return element("div", said + claim_article(debate, partner.claim, here), f"partner {relation.kind.value}")


def _quotes(debate: Debate, claim: Claim) -> str:
    """The quotes, which a reader can fold; how many there are and what verification found stays in sight."""
    if not claim.quotes:
        return element("p", _found(claim), "muted")
    summary = element("summary", _found(claim))
    quoted = "".join(_quote(debate, claim, quote) for quote in claim.quotes)
    return element("details", summary + quoted + _terms(debate, claim), "quotes", open="")


def _found(claim: Claim) -> str:
    """How many quotes a claim has, and what verification found."""
    if not claim.quotes:
        return inline(state_marks(()))
    return text(" · ".join((counted(len(claim.quotes), "quote"), *(mark.text for mark in state_marks(claim.quotes)))))


def _quote(debate: Debate, claim: Claim, quote: Quote) -> str:
    words = quote_paragraph(marked_runs(quote, whole=True) if is_marked(quote) else quote.text)
    said = prose((words.first, *words.runs))
    marked = "".join(prose(words, "muted") for words in chain(marked_words(quote), omitted_words(quote)))
    note = prose(f"[{quote.note}]", "note") if quote.note else ""
    cited = prose((Run(f"— {citation(debate, claim, quote)} · "), state_mark(quote)), "muted")
    return element("figure", element("blockquote", said) + element("figcaption", note + marked + cited))


def _terms(debate: Debate, claim: Claim) -> str:
    return prose(f"Terms ({termed_by(debate)}): {', '.join(claim.terms)}", "note") if claim.terms else ""


def _reasons(debate: Debate, claim: Claim, home: str | None) -> str:
    """The relations that no comparison shows: which claims it is a reason for, which are reasons for it. Where all are told
    under another issue, of each kind a few."""
    found = ""
    for title, _, linked in reasons(debate, claim):
        told = islice(linked, _FEW) if home else linked
        found += element("h5", text(title)) + "".join(_reason(debate, one.claim, one.relation) for one in told)
        if home and len(linked) > _FEW:
            way = element("a", text(debate.issue[home].label), href=f"#issue-{issue_number(debate, home)}")
            found += element("p", text(f"and {len(linked) - _FEW} more, told with the claim under ") + way, "muted")
    summary = element("summary", "Reasons")
    return element("details", summary + found, "reasons") if found else ""


_FEW = 8
"""Reasons of a kind that are told again where a claim is told again."""


def _reason(debate: Debate, other: Claim, relation: Relation) -> str:
    said = "".join(lines_of(claim_paragraphs(debate, other, Detail.ATTRIBUTION)))
    joint = f"({len(relation.origins)} linked premises, which count together)" if len(relation.origins) > 1 else ""
    notes = (prose(joint, "muted") if joint else "") + prose(why_words(relation), "why")
    return element("div", said + notes, "reason")
