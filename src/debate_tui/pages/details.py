"""Details: what a wide terminal says about the claim under the cursor, beneath the comparison."""

from collections.abc import Iterator

from debate_tui.layout.rows import Anew, Cell, Row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import voice_words
from debate_tui.model.debate import Claim, Debate
from debate_tui.pages.links import links
from debate_tui.pages.words import position_style, relation_mark, role_words


def details(debate: Debate, claim: Claim) -> Row:
    """Who speaks, and every relation of the claim with its reason, the conflicts first."""
    return Row((Cell(Anew(lambda: _paragraphs(debate, claim))),))


def _paragraphs(debate: Debate, claim: Claim) -> Iterator[Paragraph]:
    source = debate.source[claim.source]
    title = source.title or f"untitled ({source.name})"
    yield paragraph(Run(_speaker(debate, claim), "strong"), Run(f"{role_words(claim)} · in {title}", "muted"))
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


def _speaker(debate: Debate, claim: Claim) -> str:
    return voice_words(claim, debate.source[claim.source])
