"""Details: what a wide terminal says about the claim under the cursor, beneath the comparison."""

from collections.abc import Iterator

from debate_tui.layout.rows import Anew, Cell, Row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import voice_words
from debate_tui.model.debate import Claim, Debate
from debate_tui.pages.links import links
from debate_tui.pages.marked import cite_words, is_card
from debate_tui.pages.words import position_style, relation_mark, role_words


def details(debate: Debate, claim: Claim) -> Row:
    """Who speaks, and every relation of the claim with its reason, the conflicts first."""
    return Row((Cell(Anew(lambda: _paragraphs(debate, claim))),))


def _paragraphs(debate: Debate, claim: Claim) -> Iterator[Paragraph]:
    if is_card(debate, claim):  # its tag is the debater's
        for quote in claim.quotes:
            cited = debate.source[claim.source_of(quote)].name
            line = cite_words(debate, claim, quote)
            yield paragraph(Run(f"Cites {cited}", "strong"), Run(f" · {line}" if line != cited else "", "muted"))
    else:
        yield _whose(debate, claim)
    for _, _, linked in links(debate, claim):
        for link in linked:
            why = f" — {link.relation.why}" if link.relation.why else ""
            yield Paragraph(
                (
                    relation_mark(link.relation, debate, link.active),
                    Run(f" {_speaker(debate, link.claim)}", position_style(debate, link.claim.position)),
                    Run(f": {link.claim.text}", "text"),
                    Run(why, "why"),
                ),
                Run(""),
                Run("  "),
            )


def _whose(debate: Debate, claim: Claim) -> Paragraph:
    source = debate.source[claim.source]
    title = source.title or f"untitled ({source.name})"
    return paragraph(Run(_speaker(debate, claim), "strong"), Run(f"{role_words(claim)} · in {title}", "muted"))


def _speaker(debate: Debate, claim: Claim) -> str:
    return voice_words(debate, claim)
