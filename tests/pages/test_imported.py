"""Claims as other formats have them: without quote, role or issue, on other sources' words; and what was made by rule."""

from dataclasses import replace

import pytest

from debate_tui.layout.parts import Page
from debate_tui.layout.runs import plain
from debate_tui.model.debate import (
    Claim,
    Conflict,
    Debate,
    Kind,
    Mark,
    Origin,
    Quote,
    QuoteState,
    Saying,
    Sentence,
    Source,
    Voice,
)
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose
from debate_tui.pages.details import details
from debate_tui.pages.document import Extract, document
from debate_tui.pages.words import relation_mark, step_words
from debate_tui.search import ItemKind, Searcher
from debate_tui.search.entries import entries
from debate_tui.state import Cursor, Go, Place, Sight, Spot, State, comparing, opening, places
from debate_tui.state.reading import context
from debate_tui.state.travel import compare
from debate_tui.tui.taking import claim_text
from debate_tui.write.text import render
from tests.builders import AT, claim, debate, issue, position, relation

BARE = replace(claim("left/bare", issues=()), role=None, quotes=(), terms=("free riding",))
BORROWED = replace(
    claim("left/borrowed", voice=Voice("A minister", False)),
    quotes=(Quote("words of another", AT, "p. 3", source="right", marks=(Mark(0, 5, "read"),)),),
)
SOURCES = (
    Source("left", "left", AT, "Left", "The left paper", published="2018"),
    Source("right", "right", AT, "Right", "The right paper", ("R. Writer",), published="2024"),
)


def a_map(*claims: Claim) -> Debate:
    return debate([*claims, claim("right/b")], sources=SOURCES)


def shown(one: Debate, place: Place) -> str:
    page: Page = compose(State(Spot(place)), Library((one,)))
    return " ".join(" ".join(render((*page.head, *page.rows), 200)).split())


def on_claim(one: Debate, full_id: str) -> str:
    return shown(one, places.Claim(places.Compare(one.id, "worth", ("left", "right")), full_id))


def on_source(one: Debate, source: str) -> str:
    return shown(one, places.Source(places.Compare(one.id, "worth", ("left", "right")), source))


def test_a_claim_without_quote_role_and_issue_is_shown_as_that() -> None:
    one = a_map(BARE)
    page = on_claim(one, "left/bare")
    assert page.startswith("■ Position left ─")
    for words in (
        "no\u00a0quote",
        "Terms (mapper): free riding",
        "It stands outside all issues",
        "Source: The left paper",
    ):
        assert " ".join(words.split()) in page
    assert "— Left, 2018 · no quote" in on_source(one, "left")
    assert "None" not in page + on_source(one, "left")
    assert claim_text(one, BARE) == "Claim bare of left.\n— Left, 2018, “The left paper”, no quote\n"


def test_a_claim_outside_all_issues_is_led_to_by_its_source_and_stands_in_the_document() -> None:
    one = a_map(BARE)
    there = comparing(one, BARE, opening(one))
    assert (type(there.place), there.place.debate, there.claim) == (places.Claim, one.id, "left/bare")
    state = compare(State(there), Sight(Library((one,))))
    assert (state.here, "outside all issues" in state.notice) == (there, True)
    whole = " ".join(" ".join(render(document(Extract(one)), 100)).split())
    assert "1 claim outside all issues" in whole
    assert "Claim bare of left." in whole
    some = " ".join(render(document(Extract(one, issues=("worth",))), 100))
    assert "Claim bare of left." not in some


def test_a_quote_of_another_source_is_said_to_be_that_sources() -> None:
    """And the claim its own: nobody's words may be taken for another's."""
    one = a_map(BORROWED)
    page = on_claim(one, "left/borrowed")
    assert "— R. Writer, “The right paper”, 2024, p. 3" in page
    assert "Read aloud, 1 of 3 words: “words”" in page
    beside = shown(one, places.Compare(one.id, "worth", ("left", "right")))
    assert "— Right, 2024, p. 3" in beside
    assert "— claimed by A minister, reported by Left (not shared by the author), 2018 · premise" in beside
    taken = claim_text(one, BORROWED)
    assert "— R. Writer, “The right paper”, 2024, p. 3" in taken
    assert "(claimed by A minister, reported by Left (not shared by the author), 2018, “The left paper”)" in taken


def test_a_sources_page_lists_the_claims_of_others_that_have_its_words() -> None:
    one = a_map(BORROWED)
    assert "1 claim of other sources with its words" in on_source(one, "right")
    assert "Claim borrowed of left." in on_source(one, "right")
    assert "1 claim of others with its words" in shown(one, places.Sources(places.Compare(one.id)))


def test_a_claim_on_another_sources_words_leads_to_them() -> None:
    one = a_map(BORROWED, BARE)
    for full_id, source in (("left/borrowed", "right"), ("left/bare", "left"), ("right/b", "right")):
        comparison = places.Compare(one.id, "worth", ("left", "right"))
        state = State(Spot(places.Claim(comparison, full_id)))
        there = context(state, Sight(Library((one,)))).here
        assert there == Spot(places.Source(comparison, source), Cursor(claim=full_id))


def test_beside_a_text_stands_who_claims_what_on_its_words() -> None:
    text = (Sentence("words of another are here.", 1, 0, 26, ((0, 16),)),)
    found = replace(BORROWED, quotes=(replace(BORROWED.quotes[0], spans=((0, 16),), state=QuoteState("exact")),))
    one = debate([found, claim("right/b"), replace(claim("right/bare"), quotes=())],
                 sources=(SOURCES[0], replace(SOURCES[1], length=26, sentences=text)))  # fmt: skip
    page = on_source(one, "right")
    assert "claimed by A minister, reported by Left (not shared by the author) · premise · ✓ exact" in page
    assert "62% of its length" in page
    assert "1 claim whose quotes have no certain place in the text" in page
    assert "1 claim without a quote from the text" in page


@pytest.mark.parametrize(
    ("kind", "mark", "words"),
    [
        (Kind.SUPPORTS, "↛ a step undercut by", "(attacks the step to: Claim b of right.)"),
        (Kind.REBUTS, "↛ a rebuttal undercut by", "(attacks the rebuttal of: Claim b of right.)"),
        (Kind.UNDERCUTS, "↛ an undercut undercut by", "(attacks the undercut of: Claim b of right.)"),
        (Kind.QUALIFIES, "↛ a qualification undercut by", "(attacks the qualification of: Claim b of right.)"),
        (Kind.CONCURS, "↛ an agreement undercut by", "(attacks the agreement with: Claim b of right.)"),
        (Kind.REPHRASES, "↛ a rephrasing undercut by", "(attacks the rephrasing of: Claim b of right.)"),
    ],
)
def test_an_undercut_of_a_relation_says_what_it_attacks(kind: Kind, mark: str, words: str) -> None:
    first, second = relation(kind, "left/a", "right/b", "r"), relation(Kind.UNDERCUTS, "right/c", "r", "u")
    third = relation(Kind.UNDERCUTS, "left/d", "u")
    claims = [claim(id) for id in ("left/a", "right/b", "right/c", "left/d")]
    one = debate(claims, [first, second, third])
    assert relation_mark(second, one, False).text == mark
    assert step_words(one, second) == words
    assert step_words(one, third) == words.replace("(attacks the", "(attacks the undercut of the")
    for full_id in one.claim:
        assert on_claim(one, full_id)


def test_circles_of_support_are_shown() -> None:
    circle = [relation(Kind.SUPPORTS, "left/a", "left/c"), relation(Kind.SUPPORTS, "left/c", "left/a")]
    one = debate([claim("left/a"), claim("left/c")], circle)
    assert "↑ For it: 1" in on_claim(one, "left/a")
    assert "↑ It supports" in on_claim(one, "left/a")


def test_a_conflict_of_fact_is_on_the_page_of_each_claim_in_it() -> None:
    conflict = Conflict(
        "poll", "Support in spring", (Saying("left/a", "67 per cent"), Saying("right/b", "69 %")), AT, "Odd."
    )
    one = replace(debate([claim("left/a"), claim("right/b"), claim("right/c")]), conflicts=(conflict,))
    for full_id in ("left/a", "right/b"):
        page = on_claim(one, full_id)
        assert "≠ Said differently: Support in spring" in page
        assert "■ 67 per cent — Left, undated" in page
        assert "■ 69 % — Right, undated" in page
        assert "Note (mapper): Odd." in page
    assert "Said differently" not in on_claim(one, "right/c")


def test_conflicts_of_fact_are_a_list_of_the_document() -> None:
    """Bug: no export but JSON told them. One is left out where one of its claims is, as in JSON."""
    conflict = Conflict("poll", "Support in spring", (Saying("left/a", "67 %"), Saying("right/b", "69 %")), AT, "Odd.")
    one = replace(debate([claim("left/a"), claim("right/b")]), conflicts=(conflict,))
    lines = list(render(document(Extract(one)), 100))
    start = next(n for n, line in enumerate(lines) if line.startswith("── Conflicts of fact"))
    assert lines[start + 1 : start + 5] == [
        "≠ Support in spring",
        "■ 67 % — Left, undated",
        "■ 69 % — Right, undated",
        "  Note (mapper): Odd.",
    ]
    assert "Conflicts of fact" not in " ".join(render(document(Extract(one, positions=("left",))), 100))


def test_terms_of_positions_and_issues_are_told_as_the_mappers() -> None:
    hawks = [replace(position(id), terms=("hawks",)) for id in ("left", "right")]
    pacifism = [replace(issue("worth"), terms=("article 9",))]
    one = debate([claim("left/a"), claim("right/b")], positions=hawks, issues=pacifism)
    text = " ".join(render(document(Extract(one)), 100))
    assert text.count("Terms (mapper): hawks") == 2
    assert text.count("Terms (mapper): article 9") == 1
    place = places.Compare(one.id, "worth", ("left", "right"))
    assert shown(one, places.Overview(place)).count("Left, undated · terms (mapper): hawks") == 1
    assert "3 agreements · terms (mapper): article 9" in shown(one, places.Issues(place)).replace("no", "3")
    without = debate([claim("left/a"), claim("right/b")])
    assert not any("terms" in shown(without, there) for there in (places.Overview(place), places.Issues(place)))


def test_who_says_it_in_other_words_is_on_both_claims_pages() -> None:
    one = debate([claim("left/a"), claim("right/b")], [relation(Kind.REPHRASES, "left/a", "right/b")])
    assert "↻ It rephrases" in on_claim(one, "left/a")
    assert "↻ Rephrased by" in on_claim(one, "right/b")
    said = [plain(words.runs) for cell in details(one, one.claim["right/b"]).cells for words in cell.paragraphs]
    assert any("↻ rephrased by Left" in words for words in said)


def test_what_was_made_by_rule_is_marked_where_it_is_named_in_full() -> None:
    made = [replace(position(id), derived=True) for id in ("left", "right")]
    one = debate([claim("left/a"), claim("right/b")], positions=made, issues=[replace(issue("worth"), derived=True)])
    place = places.Compare(one.id, "worth", ("left", "right"))
    for there in (place, places.Grid(place)):
        page = shown(one, there)
        assert "■ Position left (derived)" in page
        assert "Is it worth? (derived)" in page
    assert "Is it worth? (derived)" in shown(one, places.Issues(place))
    assert "—" not in shown(one, places.Grid(place))  # which stands for an answer that somebody might have stated
    assert shown(replace(one, positions=(made[0], position("right"))), places.Grid(place)).count("—") == 1
    assert "(derived) made by rule, since the map has none of its own." in " ".join(render(document(Extract(one)), 100))
    plainly = debate([claim("left/a"), claim("right/b")])
    assert "derived" not in " ".join(render(document(Extract(plainly)), 100))


def test_terms_are_found_and_lead_to_what_they_are_on_as_the_mappers() -> None:
    one = debate(
        [BARE, claim("right/b")],
        sources=SOURCES,
        positions=[replace(position("left"), terms=("doves",)), position("right")],
        issues=[replace(issue("worth"), terms=("pricing",))],
    )
    library = Library((one,))
    said = {item.text: (item.claim, item.attribution, facet.speakers) for item, facet in entries(library)
            if item.kind is ItemKind.TERM}  # fmt: skip
    assert said == {
        "doves": (None, "the mapper, on Position left", ()),
        "pricing": (None, "the mapper, on Is it worth?", ()),
        "free riding": ("left/bare", "the mapper, on Left, 2018", ()),
    }
    searcher = Searcher(library)

    def found(query: str) -> tuple[Spot, str]:
        state = State(
            Spot(places.Search(places.Compare(one.id, "worth", ("left", "right")), query)),
            results=searcher.search(query),
        )
        page = compose(state, library)
        (target,) = (cell.target for row in page.rows[:1] for cell in row.cells)
        assert isinstance(target, Go)
        return target.to, " ".join(" ".join(render(page.rows[:1], 200)).split())

    there, words = found("free riding")
    assert (type(there.place), there.claim) == (places.Claim, "left/bare")
    assert "terms (mapper): free riding" in words
    there, words = found("pricing")
    assert (type(there.place), there.place.issue) == (places.Compare, "worth")
    assert "pricing — term · the mapper, on Is it worth?" in words
    there, words = found("doves")
    assert (type(there.place), there.place.positions[there.cursor.side]) == (places.Compare, "left")


def test_a_quote_of_another_source_is_found_as_that_sources_words() -> None:
    one = a_map(BORROWED)
    library = Library((one,))
    (quote,) = [(item, facet) for item, facet in entries(library) if item.id == "left/borrowed#1"]
    assert (quote[0].source, quote[0].claim, quote[0].attribution) == ("right", "left/borrowed", "Right, 2024")
    assert quote[1].speakers == ("R. Writer",)
    results = Searcher(library).search("words of another")
    page = compose(State(Spot(places.Search(places.Compare(one.id), "words of another")), results=results), library)
    assert "“words of another” — Right, 2024" in " ".join(" ".join(render(page.rows[:1], 200)).split())


def test_a_claims_page_shows_the_sources_that_it_cites_and_where_its_links_lead() -> None:
    extra = {
        "cites": ["right", "gone", "right", 3],
        "links": [{"text": "a page", "url": "https://e.org/a#b"}, {"url": 1}, 2],
    }
    page = on_claim(a_map(replace(BARE, extra=extra)), "left/bare")
    assert page.count("Cites: ") == 1
    assert "Cites: The right paper" in page
    assert "Link: a page https://e.org/a#b" in page
    assert page.count("Link: ") == 1


def from_file(*claims: Claim, title: str = "Debate d", others: tuple[Source, ...] = ()) -> Debate:
    """A map of one file in which nobody is named whose text it is; or of several sources."""
    sources = (Source("nodeset102", "", AT, title="Debate d"), *others)
    return replace(debate(claims, sources=sources), title=title, origin=Origin("aif", "nodeset102.json"))


def test_a_file_is_nobody_and_that_it_says_what_it_has_is_said_once() -> None:
    said = replace(claim("left/a"), source="nodeset102", quotes=(), role=None)
    answer = replace(claim("right/b"), source="nodeset102", quotes=(), role=None)
    spoken = replace(claim("right/c", voice=Voice("Ada")), source="nodeset102", quotes=(), role=None)
    compare, on = places.Compare("d", "worth", ("left", "right")), places.Claim(places.Compare("d"), said.full_id)
    one = from_file(said, answer, spoken)
    page = shown(one, compare)
    assert "— nodeset102" not in page
    assert "the file, undated" not in page
    assert "— Ada, reported by the file (left open whether it is shared) · no" in page
    assert "Says: the file · no" in shown(one, on)
    assert claim_text(one, said) == "Claim a of left.\n— the file, “Debate d”, no quote\n"


def test_beside_other_sources_claims_of_the_file_are_said_to_be() -> None:
    said = replace(claim("left/a"), source="nodeset102", quotes=())
    other = replace(claim("right/b"), source="right", quotes=())
    one = from_file(said, other, others=SOURCES)
    compare = places.Compare("d", "worth", ("left", "right"))
    assert "— the file nodeset102" in shown(one, compare)
    assert "— Right, 2024" in shown(one, compare)


@pytest.mark.parametrize(
    "source",
    [
        Source("smith", "", AT, title="Debate d", authors=("A. Smith",)),
        Source("smith", "", AT, title="Debate d", outlet="The Times"),
        Source("smith", "", AT, "Smith", title="Debate d"),
        Source("smith", "", AT, title="Debate d", affiliation="A ministry"),
        Source("smith", "", AT, title="Another title"),
        Source("smith", "", AT),
    ],
)
def test_a_source_of_which_more_is_known_is_no_file(source: Source) -> None:
    said = replace(claim("left/a"), source="smith", quotes=())
    one = replace(debate([said], sources=(source,)), title="Debate d", origin=Origin("csv", "smith.csv"))
    assert f"— {source.name}, undated" in shown(one, places.Compare("d", "worth", ("left",)))
    assert f"Says: {source.name} " in shown(one, places.Claim(places.Compare("d"), said.full_id))


def test_a_source_of_a_map_of_ours_is_no_file() -> None:
    """Its id is what its mapper calls it, even where nobody is known to have written it."""
    said = replace(claim("left/a"), source="smith", quotes=())
    ours = replace(debate([said], sources=(Source("smith", "", AT, title="Debate d"),)), title="Debate d")
    of_a_brief = replace(ours, origin=Origin("brief/1"))
    for one in (ours, of_a_brief):
        assert "— smith, undated" in shown(one, places.Compare("d", "worth", ("left",)))


def test_of_a_source_without_claims_the_list_says_what_is_not_known() -> None:
    one = from_file(replace(claim("left/a"), source="nodeset102"), others=(Source("empty", "", AT, "Empty"),))
    compare = places.Compare("d", "worth", ("left",))
    assert "Empty, undated · no claims position not known" in shown(one, places.Sources(compare))
    assert "Position not known" in shown(one, places.Source(compare, "empty"))


def test_nothing_is_opposed_by_a_file() -> None:
    said = replace(claim("left/a"), source="nodeset102", issues=("worth",))
    by = replace(claim("right/b"), source="nodeset102", issues=("cost",))
    linked = relation(Kind.REBUTS, by.full_id, said.full_id)
    files = replace(from_file(said, by), relations=(linked,))
    ours = replace(files, origin=None)
    compare = places.Compare("d", "worth", ("left", "right"))
    assert "opposed" in shown(files, compare)
    assert "opposed by" not in shown(files, compare)
    assert "opposed by nodeset102" in shown(ours, compare)
