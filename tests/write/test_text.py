"""The text export: never too wide, whole, the same every time, and in ASCII where that is asked for."""

import re
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from debate_tui import store
from debate_tui.cli import main
from debate_tui.model.attribution import citation, voice_words
from debate_tui.model.debate import Debate, Kind, QuoteState, Voice
from debate_tui.model.pairing import edges_of
from debate_tui.model.pairing import spoken as spoken_on
from debate_tui.pages.document import Extract, document
from debate_tui.text.dates import spoken
from debate_tui.text.safe import safe
from debate_tui.write.text import NARROWEST, WIDEST, render, to_ascii
from debate_tui.write.writers import WRITERS, Options
from tests.builders import claim, debate, debates, quote, relation
from tests.conftest import REPO

WIDTHS = (40, 41, 59, 60, 72, 79, 80, 100, 120, 121, 160, 239, 240)
VIEWS = ("compare", "grid", "sources", "issues", "claim")


@cache
def bundled() -> Debate:
    (one,) = store.open([REPO / "content"]).library().debates
    return one


def inked(text: str) -> str:
    return re.sub(r"\s", "", text)


def widest(extract: Extract, width: int, ascii_only: bool = False) -> int:
    return max(map(cell_len, render(document(extract), width, ascii_only)))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", VIEWS)
def test_the_bundled_map_keeps_within_any_width(view: str, width: int) -> None:
    assert widest(Extract(bundled(), view), width) <= width
    assert widest(Extract(bundled(), view), width, ascii_only=True) <= width


@pytest.mark.parametrize("width", [40, 80, 140])
def test_any_two_positions_keep_within_the_width(width: int) -> None:
    for pair in combinations(bundled().position, 2):
        assert widest(Extract(bundled(), positions=pair), width) <= width


@settings(max_examples=40)
@given(debates(), st.sampled_from(VIEWS), st.integers(NARROWEST, WIDEST), st.booleans())
def test_any_map_keeps_within_any_width(one: Debate, view: str, width: int, ascii_only: bool) -> None:
    lines = list(render(document(Extract(one, view)), width, ascii_only))
    assert max(map(cell_len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip(" ")]
    assert not ascii_only or "\n".join(lines).isascii()


@pytest.mark.parametrize("view", VIEWS)
def test_ascii_is_ascii(view: str) -> None:
    assert "\n".join(render(document(Extract(bundled(), view)), 90, ascii_only=True)).isascii()


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_map_gives_the_same_text(view: str) -> None:
    first, second = ("\n".join(render(document(Extract(bundled(), view)), 100)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("positions", [(), ("invest", "indict")])
def test_every_claim_and_every_quote_is_in_it_with_its_full_citation(positions: tuple[str, ...]) -> None:
    """At the narrowest width, where one cell stands under the other, so that the text can be read on."""
    one = bundled()
    text = inked("\n".join(render(document(Extract(one, positions=positions)), NARROWEST)))
    chosen = [c for c in one.claims if not positions or c.position in positions]
    assert len(chosen) > 30
    for said in chosen:
        source = one.source[said.source]
        at = text.find(inked(safe(said.text)))
        assert at >= 0, said.text
        for words in said.quotes:
            at = text.find(inked(safe(words.text)), at)
            assert at >= 0, words.text
            citation = text[at : at + 1200]
            facts = [*source.authors, source.title, source.outlet, words.locator, source.url]
            facts.append(spoken(source.published) if source.published else "undated")
            facts.append(said.voice.speaker if said.voice else None)
            assert [fact for fact in facts if fact and inked(fact) not in citation] == []


@pytest.mark.parametrize(("positions", "issues"), [((), ()), ((), ("order",)), (("invest", "indict"), ())])
def test_the_view_of_claims_is_everything_about_each(positions: tuple[str, ...], issues: tuple[str, ...]) -> None:
    extract = Extract(bundled(), "claim", positions, issues)
    claims = extract.chosen_claims
    text = inked("\n".join(render(document(extract), NARROWEST)))
    for number, said in enumerate(claims, 1):
        at = text.index(f"──Claim{number}of{len(claims)}─")
        end = text.find(f"──Claim{number + 1}of{len(claims)}─", at)
        page = text[at:end] if end >= 0 else text[at:]
        facts: list[str | None] = [said.text, voice_words(extract.debate, said), *said.terms]
        facts += [
            part for quote in said.quotes for part in (quote.text, citation(extract.debate, said, quote), quote.note)
        ]
        facts += [f"On the issue: {extract.debate.issue[id].question}" for id in said.issues]
        for edge in edges_of(extract.debate, said):
            other = edge.target if edge.origin.full_id == said.full_id else edge.origin
            facts += [other.text, voice_words(extract.debate, other), edge.relation.why]
        assert [fact for fact in facts if fact and inked(safe(fact)) not in page] == []
    assert "Readon" not in text


def test_the_view_of_issues_counts_what_the_chosen_positions_have() -> None:
    one = bundled()
    text = " ".join(
        " ".join(render(document(Extract(one, "issues", ("invest", "indict"), ("order", "burden"))), 100)).split()
    )
    assert "2 issues" in text
    for number, issue in enumerate(one.issues, 1):
        count = sum(len(spoken_on(one, issue.id, position)) for position in ("invest", "indict"))
        shown = f"{number} {issue.question} {count or 'no'} claim{'' if count == 1 else 's'}; between positions: "
        assert (shown in text) == (issue.id in ("order", "burden"))


def test_only_the_issues_and_positions_asked_for_are_in_it() -> None:
    one = bundled()
    chosen = one.issues[1]
    text = inked("\n".join(render(document(Extract(one, positions=("invest", "drift"), issues=(chosen.id,))), 40)))
    assert inked(chosen.question) in text
    assert not [i.question for i in one.issues if i != chosen and inked(i.question) in text]
    assert not [p.label for p in one.positions if p.id not in ("invest", "drift") and f"■{inked(p.label)}" in text]


@pytest.mark.parametrize("view", ["compare", "sources", "claim"])
@pytest.mark.parametrize("state", ["altered", "absent", "ambiguous"])
def test_where_a_quote_is_not_its_sources_the_document_does_not_say_so(view: str, state: str) -> None:
    """It said “Quotes are verbatim” over quotes marked ∅ and ≠, and nowhere what these marks mean."""
    one = claim("left/a")
    whole = debate([one, claim("right/b")])
    (quote,) = one.quotes
    wrong = replace(whole, claims=(replace(one, quotes=(replace(quote, state=QuoteState(state)),)), whole.claims[1]))
    for map, is_wrong in ((whole, False), (wrong, True)):
        legend = " ".join(render(document(Extract(map, view)), 240))
        assert "verbatim" not in legend, "of none of these is it known"
        assert (f" {state}: the " in legend) == is_wrong


def test_marks_become_ascii_without_shifting_the_columns() -> None:
    one = debate(
        [claim("left/a"), claim("right/b", voice=Voice("A minister", endorsed=False))],
        [relation(Kind.REBUTS, "left/a", "right/b")],
    )
    lines = list(render(document(Extract(one)), 80, ascii_only=True))
    at = next(i for i, line in enumerate(lines) if "x rebuts" in line and line.startswith("-"))
    assert lines[at] == "-" * 39 + "-+--- x rebuts " + "-" * 26
    assert {line[40] for line in lines[at + 1 : lines.index("", at)]} == {"|"}


def test_a_hanging_indent_is_as_wide_as_its_mark_in_ascii_too() -> None:
    one = debate([claim("a/x"), claim("b/y")], [relation(Kind.UNDERCUTS, "a/x", "b/y")])
    lines = list(render(document(Extract(one)), 40, ascii_only=True))
    at = next(i for i, line in enumerate(lines) if line.startswith("/> undercuts"))
    assert lines[at + 1].startswith("   ")
    assert not lines[at + 1].startswith("    ")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“No”, he said…", '"No", he said...'),
        ("¶9 — Šarić", "par. 9 -- Saric"),
        ("同盟", "TongMeng"),
        ("Донбас", "Donbas"),
        ("1½ million, 6⅓, ½", "1 1/2 million, 6 1/3, 1/2"),
        ("10² km², 2³, 10⁻³, 10⁶, ×10¹²", "10^2 km^2, 2^3, 10^-3, 10^6, *10^12"),
        ("3¼ %, 5‰, 5 ‰", "3 1/4 %, 5 per mille, 5 per mille"),
        ("①②, ⑳, ❸", "(1)(2), (20), (3)"),
        ("H₂O, 10₂", "H2O, 10_2"),
    ],
)
def test_transliteration(text: str, plain: str) -> None:
    assert to_ascii(text) == plain


@pytest.mark.parametrize("name", ["text", "linear"])
def test_quotes_are_not_called_verbatim_where_they_are_transliterated(name: str) -> None:
    one = debate([replace(claim("left/a"), quotes=(replace(quote("½ of it"), state=QuoteState.EXACT),))])
    for ascii_only in (False, True):
        text = " ".join("".join(WRITERS[name].write(Extract(one), Options(ascii_only=ascii_only))).split())
        assert ("but for what ASCII lacks, which is transliterated." in text) is ascii_only


def test_without_columns_a_note_has_words_for_its_paragraphs() -> None:
    """Citations said “paragraph 5”, the notes beside them “¶5”."""
    one = debate([replace(claim("left/a"), quotes=(replace(quote("The words."), note="Of ¶5. ¶6 adds more."),))])
    assert "Of paragraph 5. Paragraph 6 adds more." in "".join(WRITERS["linear"].write(Extract(one), Options()))
    assert "Of ¶5. ¶6 adds more." in "".join(WRITERS["text"].write(Extract(one), Options()))


def test_what_is_heard_has_no_sign_of_a_paragraph_but_in_quotes() -> None:
    """Notes had words for “¶”, reasons and conflicts of fact had not."""
    one = bundled()
    heard = "".join(WRITERS["linear"].write(Extract(one), Options()))
    assert "¶" in "".join(relation.why or "" for relation in one.relations)
    assert "¶" not in heard


def test_a_map_of_very_many_derived_issues_is_told(tmp_path: Path) -> None:
    """They are made when somebody asks, so that none is the same object twice."""
    rows = "".join(f"1.{n}. Pro: Street {n} is quiet.\n" for n in range(1, 602))
    (path := tmp_path / "map.txt").write_text(f"Discussion Title: The town\n\n1. It pays.\n{rows}", encoding="utf-8")
    assert main(["export", str(path), "--format", "text", "-o", str(tmp_path / "told.txt")]) == 0
    assert "Issue 601 of 601" in (tmp_path / "told.txt").read_text(encoding="utf-8")
