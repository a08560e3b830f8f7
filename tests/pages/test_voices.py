"""Nobody's words in another's mouth: wherever a reported claim is shown, so is who speaks, and whether the author shares it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from debate_tui import store
from debate_tui.layout.rows import Row
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Debate, Kind, Quote, QuoteState, Sentence, Source, Voice
from debate_tui.model.encounters import Gathering
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose
from debate_tui.pages.details import details
from debate_tui.pages.document import Extract, document
from debate_tui.pages.words import NOT_SHARED
from debate_tui.state import Spot, State, places
from debate_tui.write.writers import WRITERS, Options
from tests.builders import AT, claim, debate, relation
from tests.conftest import REPO


@cache
def bundled() -> Library:
    return store.open([REPO / "content"]).library()


def inked(text: str) -> str:
    return re.sub(r"\s", "", text)


def cells(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        for cell in row.cells:
            yield inked("".join(plain(words.runs) for words in cell.paragraphs))


def check(shown: Iterable[str], debate: Debate) -> int:
    """That each text names the speaker of every reported claim that it holds. How many it held."""
    reported = [(said, said.voice) for said in debate.claims if said.voice]
    seen = 0
    for text in shown:
        for said, voice in reported:
            if inked(said.text) in text:
                seen += 1
                assert inked(voice.speaker) in text, said.full_id
                assert said.held or inked("not shared by the author") in text, said.full_id
    return seen


def page(library: Library, state: State) -> tuple[Row, ...]:
    return compose(state, library).rows[:]


@pytest.mark.parametrize("quotes", [True, False])
def test_comparisons_and_sources(quotes: bool) -> None:
    (one,) = bundled().debates
    states = [State(Spot(places.Compare(one.id, issue, tuple(one.position))), quotes=quotes) for issue in one.issue]
    states += [State(Spot(places.Source(places.Compare(one.id), source)), quotes=quotes) for source in one.source]
    assert sum(check(cells(page(bundled(), state)), one) for state in states) > 50


def test_claims_and_what_is_said_of_them_beneath_the_comparison() -> None:
    (one,) = bundled().debates
    for full_id, said in one.claim.items():
        rows = page(bundled(), State(Spot(places.Claim(places.Compare(one.id), full_id))))
        # the way up stands above the statement
        at = next(number for number, row in enumerate(rows) if any(inked(said.text) in text for text in cells((row,))))
        check([*cells(rows[:at]), "".join(cells(rows[at : at + 2])), *cells(rows[at + 2 :])], one)
        of_others = tuple(details(one, said).cells[0].paragraphs)[1:]
        check((inked(plain(words.runs)) for words in of_others), one)


@pytest.mark.parametrize("view", ["compare", "sources"])
def test_the_text_export(view: str) -> None:
    (one,) = bundled().debates
    assert check(cells(document(Extract(one, view))), one) >= sum(said.voice is not None for said in one.claims)


def test_a_claim_beside_the_text_that_it_quotes() -> None:
    words = "The minister fears the worst."
    text = Source("left", "left", AT, length=len(words), sentences=(Sentence(words, 1, 0, len(words)),))
    reported = claim("left/fear", voice=Voice("A minister", endorsed=False))
    quoted = replace(reported, quotes=(Quote(words, AT, state=QuoteState.EXACT, spans=((0, len(words)),)),))
    one = debate([quoted], sources=[text])
    assert (
        check(cells(page(Library((one,)), State(Spot(places.Source(places.Compare("d", "worth"), "left"))))), one) == 1
    )


def test_the_conclusion_of_a_step_that_is_undercut() -> None:
    reported = claim("left/thesis", voice=Voice("A minister", endorsed=False))
    one = debate(
        [claim("left/a"), reported, claim("right/b")],
        [relation(Kind.SUPPORTS, "left/a", "left/thesis", id="step"), relation(Kind.UNDERCUTS, "right/b", "step")],
    )
    assert check(cells(page(Library((one,)), State(Spot(places.Claim(places.Compare("d"), "left/a"))))), one) == 3


def test_no_page_counts_what_is_only_reported_as_a_clash_or_an_agreement_of_its_position() -> None:
    """A stranger's count of the pairs of claims that positions hold, against what matrix, grid, issues, lists and HTML say."""
    told = Voice("A minister", endorsed=False)
    claims = [claim(f"a/{n}", issues=["i"], voice=told if n in (1, 2) else None) for n in range(5)]
    claims += [claim(f"b/{n}", issues=["i"], voice=told if n == 4 else None) for n in range(5)]
    drawn = [
        relation(Kind.REBUTS, "a/0", "a/1"),  # the author against whom it reports
        relation(Kind.REBUTS, "b/0", "a/1"),  # another position against words that nobody here holds
        relation(Kind.CONCURS, "b/1", "a/2"),
        relation(Kind.QUALIFIES, "b/4", "a/3"),
        relation(Kind.UNDERCUTS, "b/2", "a/3"),
        relation(Kind.CONCURS, "b/3", "a/4"),
        relation(Kind.REBUTS, "b/2", "a/0"),
    ]
    one = debate(claims, drawn)
    library, near = Library((one,)), places.Compare(one.id, "i", ("a", "b"))

    def text(place: places.Place) -> str:
        cells = (cell for row in page(library, State(Spot(place))) for cell in row.cells)
        return "\n".join(plain(words.runs) for cell in cells for words in cell.paragraphs)

    overview = text(places.Overview(near))
    assert overview.count("✕ clash 2×") == overview.count("≡ agree 1×") == 2
    assert "within it" not in overview
    assert "limit 1×" not in overview
    assert "2 clashes, 1 of them a rebuttal" in overview
    assert "✕ 4 clashes, 2 with words that no position holds (not counted above)" in overview
    assert text(places.Grid(near)).count("✕ 2 ≡ 1") == 2
    issues = text(places.Issues(near))
    assert "between positions: 2 clashes, no limits, 1 agreement" in issues
    assert "✕ 2 clashes: " in issues
    html = "".join(WRITERS["html"].write(Extract(one), Options()))
    assert "2 clashes, no limits, 1 agreement<" in html
    assert "◐ 1 limit, 1 with words that no position holds (not counted above)" in overview
    alone = page(library, State(Spot(places.Listing(near, Gathering.CLASHES, ("a",)))))
    assert sum(len(row.cells) == 2 for row in alone) == 3


def test_a_source_of_several_authors_is_not_said_to_have_one() -> None:
    """“Not shared by the author”, said of a text that two have written, is true of neither."""
    claims = [
        claim("a/0", voice=Voice("A minister", endorsed=False)),
        claim("a/1", voice=Voice("A bishop", endorsed=True)),
    ]
    pair = Source("a", "a", AT, label="Both", authors=("A. One", "B. Two"))
    one = debate([*claims, claim("b/0")], [relation(Kind.REBUTS, "b/0", "a/0")], sources=[pair])
    library, near = Library((one,)), places.Compare(one.id, "worth", ("a", "b"))
    shown: list[places.Place] = [
        places.Overview(near), near, places.Claim(near, "a/0"), places.Claim(near, "a/1"), places.Claim(near, "b/0"),
        places.Source(near, "a"), *(places.Listing(near, of) for of in Gathering),
    ]  # fmt: skip
    text = "\n".join(
        plain((words.first, *words.runs))
        for place in shown
        for row in page(library, State(Spot(place)))
        for cell in row.cells
        for words in cell.paragraphs
    )
    written = ["".join(writer.write(Extract(one), Options())) for writer in WRITERS.values()]
    assert "not shared by the authors" in text
    assert "(shared by the authors)" in text
    for said in (text, *written):
        assert not re.search(r"\b(the|its|their) author\b", said.replace(NOT_SHARED[2:], "")), said


def test_a_source_that_reports_the_other_side_is_not_said_to_hold_it() -> None:
    """“Position ■ Yes · ■ No” of somebody who says yes, and reports who says no."""
    told = claim("a/1", "b", voice=Voice("Bo Li", endorsed=False))
    one = debate([claim("a/0"), told, claim("b/0")], sources=[Source("a", "a", AT, label="Lee"), Source("b", "b", AT)])
    near = places.Compare(one.id, "worth", ("a", "b"))
    for place in (places.Sources(near), places.Source(near, "a")):
        shown = " ".join(
            plain(words.runs)
            for at in page(Library((one,)), State(Spot(place)))
            for cell in at.cells
            for words in cell.paragraphs
        )
        assert "Position a; claims in it are of ■\u00a0Position b" in shown
