"""Searching a small debate: what is found, highlighted, filtered, grouped and said."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Kind, Source, Stance
from debate_tui.model.library import Library
from debate_tui.read.library import read_library
from debate_tui.search import Cancelled, Filters, Hit, Results, Searcher
from debate_tui.search.build import build
from debate_tui.search.catalogue import catalogue
from debate_tui.search.items import Facet, ItemKind, item_of
from debate_tui.search.vocabulary import Vocabulary
from tests.builders import claim, debate, relation
from tests.search.conftest import AT, DEBATE


def ids(results: Results) -> list[str]:
    return [f"{hit.item.kind}:{hit.item.id}" for hit in results.hits]


def lit(hit: Hit) -> list[str]:
    return [hit.item.text[start:end] for start, end in hit.spans]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("destabalizing factor", "quote:cgtn/destabilising#1"),
        ("factor destabilizing", "quote:cgtn/destabilising#1"),
        ("biggest destab", "quote:cgtn/destabilising#1"),
        ("destabilising", "claim:cgtn/destabilising"),
        ("kishida aproval rating", "quote:cgtn/rating#1"),
        ("kishida rating", "quote:cgtn/rating#1"),
        ("kishida wrong rating", "quote:cgtn/rating#1"),
        ("kishidas", "quote:cgtn/rating#1"),
        ("corner stone decades", "quote:solomon/cornerstone#1"),
        ("decisionmaking", "quote:solomon/cornerstone#2"),
        ("decision-making", "quote:solomon/cornerstone#2"),
        ("2%", "quote:solomon/load#1"),
        ("2 percent", "quote:solomon/load#1"),
        ("20 per cent", "quote:cgtn/rating#1"),
        ("US-Japan", "quote:cgtn/destabilising#1"),
        ("neighbors", "claim:mid/kin"),
        ("同盟", "quote:mid/kin#1"),
        ("cooperation strasse", "quote:mid/kin#1"),
        ("🇯🇵", "quote:mid/kin#1"),
        ("richard solomon", "speaker:Richard Solomon"),
        ("saric", "speaker:Ana Šarić"),
        ("kyodo", "speaker:Kyodo poll"),
        ("relic cold war", "source:cgtn"),
        ("carry more load", "issue:burden"),
        (
            "It was said that for many decades this alliance had been a cornerstone of the order of Eastern Asia, and more "
            "words follow that stand in no item, pasted from a paragraph which somebody else had written differently",
            "quote:solomon/cornerstone#1",
        ),
    ],
)
def test_finds_what_was_meant(searcher: Searcher, query: str, first: str) -> None:
    assert ids(searcher.search(query))[0] == first


@pytest.mark.parametrize("query", ["", "   ", "…", "-- ,.", '"', "source:", "-"])
def test_nothing_typed_finds_nothing(searcher: Searcher, query: str) -> None:
    assert not [hit for hit in searcher.search(query).hits if hit.score]


def test_says_what_was_searched(searcher: Searcher) -> None:
    assert searcher.search("zzzzzz").hits == ()
    assert (
        searcher.search("zzzzzz").searched
        == "5 claims, 6 quotes, 3 sources, 3 speakers, 2 issues and 2 positions in 1 debate"
    )
    narrow = searcher.search("zzzzzz", Filters(sources=("cgtn",), kinds=("quote",)))
    assert narrow.searched == "2 quotes in 1 debate; only kind quote, source cgtn"
    assert searcher.search("zzzzzz -source:cgtn").searched.endswith("; only without source cgtn")
    assert Searcher(Library()).search("x").searched == "0 items"


def test_lights_the_letters_typed_and_the_whole_of_a_misspelt_word(searcher: Searcher) -> None:
    hit = searcher.search("kishida aproval rat").hits[0]
    assert lit(hit) == ["Kishida", "approval", "rat"]
    assert hit.similar == (("aproval", "approval"),)
    assert lit(searcher.search("strasse naiv").hits[0]) == ["Straße", "naïv"]
    assert lit(searcher.search("us japan").hits[0]) == ["U.S", "Japan"]


@pytest.mark.parametrize(
    ("query", "filters", "expected"),
    [
        ("alliance", Filters(kinds=("claim",)), {"claim:cgtn/destabilising", "claim:solomon/cornerstone"}),
        ("alliance kind:claim source:cgtn", Filters(), {"claim:cgtn/destabilising"}),
        ("alliance kind:claim", Filters(sources=("cgtn",)), {"claim:cgtn/destabilising"}),
        ("alliance kind:claim position:invest", Filters(), {"claim:solomon/cornerstone"}),
        ("alliance source:cgtn", Filters(sources=("solomon",)), set()),
        ("alliance kind:claim -cornerstone", Filters(), {"claim:cgtn/destabilising"}),
        ('"cornerstone of order"', Filters(), {"quote:solomon/cornerstone#1"}),
        ('"order of cornerstone"', Filters(), set()),
        ("speaker:kyodo", Filters(), {"speaker:Kyodo poll", "claim:cgtn/rating", "quote:cgtn/rating#1"}),
        ("is:unanswered kind:claim", Filters(), {"claim:cgtn/rating", "claim:solomon/load", "claim:mid/kin"}),
        ("kind:source before:2024-04", Filters(), {"source:solomon"}),
        ("kind:source after:2018", Filters(), {"source:cgtn"}),
        ("kind:source", Filters(debates=("other",)), set()),
        ("kind:source -source:cgtn", Filters(), {"source:solomon", "source:mid"}),
        ("kind:source -source:cgtn -source:mid", Filters(), {"source:solomon"}),
        ("alliance kind:claim -position:invest", Filters(), {"claim:cgtn/destabilising"}),
        ("kind:claim -is:unanswered", Filters(), {"claim:cgtn/destabilising", "claim:solomon/cornerstone"}),
        ("kind:source -before:2024-04", Filters(), {"source:cgtn", "source:mid"}),
        ("kind:source -source:xyzzy", Filters(), {"source:cgtn", "source:solomon", "source:mid"}),
        ("kind:source -kind:source", Filters(), set()),
        ("kind:claim is:answered", Filters(), {"claim:cgtn/destabilising", "claim:solomon/cornerstone"}),
        (
            "kind:claim is:answered is:unanswered source:cgtn",
            Filters(),
            {"claim:cgtn/destabilising", "claim:cgtn/rating"},
        ),
        ("kind:claim is:unanswered is:unanswered source:cgtn", Filters(), {"claim:cgtn/rating"}),
        ("kind:source source:cgtn,mid", Filters(), {"source:cgtn", "source:mid"}),
        ("kind:source source:relic", Filters(), {"source:cgtn"}),
        ("kind:source before:2024-5 after:2024-3", Filters(), {"source:cgtn"}),
        ("alliance kind:quote -alliance", Filters(), set()),
        ("kind:claim issue:burden source:cgtn", Filters(), {"claim:cgtn/rating"}),
        ("", Filters(kinds=("source",)), {"source:cgtn", "source:solomon", "source:mid"}),
    ],
)
def test_filters(searcher: Searcher, query: str, filters: Filters, expected: set[str]) -> None:
    assert set(ids(searcher.search(query, filters))) == expected


def test_a_misspelt_value_is_corrected_and_an_unknown_one_said(searcher: Searcher) -> None:
    corrected = searcher.search("source:solomn kind:claim")
    assert ids(corrected) == ["claim:solomon/cornerstone", "claim:solomon/load"]
    assert corrected.hints == ("source:solomn is not known here; taken for source:solomon",)
    unknown = searcher.search("position:xyz alliance")
    assert unknown.hits == ()
    assert unknown.hints == ("position:xyz is not known here; position: takes invest, leave",)


_DATE_HINT = "takes a year (2024, 988, 44bce), a month (2024-04) or a day (2024-04-10)"


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("is:not", "is:not is not known here; is: takes agreed, answered, limited, met, opposed, unanswered, unmet"),
        (
            "kind:foo",
            "kind:foo is not known here; kind: takes claim, quote, card, source, speaker, issue, position, answer, note, term, conflict",
        ),
        ("before:foo", f"before:foo is no date; before: {_DATE_HINT}"),
        ("after:2foo", f"after:2foo is no date; after: {_DATE_HINT}"),
    ],
)
def test_a_value_that_there_is_not_finds_nothing_instead_of_everything(
    searcher: Searcher, query: str, hint: str
) -> None:
    for text in (query, f"{query} alliance", f"issue:order {query}"):
        results = searcher.search(text)
        assert (results.hits, results.hints) == ((), (hint,))
        assert results.searched.endswith(("in 1 debate", "only issue order"))


def test_an_operator_that_is_begun_shows_its_values_and_filters_nothing(searcher: Searcher) -> None:
    for operator, values in {
        "source": "cgtn, mid, solomon",
        "is": "agreed, answered, limited, met, opposed, unanswered, unmet",
    }.items():
        alone = searcher.search(f"{operator}:", Filters(kinds=("claim",)))
        assert (alone.hits, alone.hints) == ((), (f"{operator}: takes {values}",))
        for text in (f"alliance {operator}:", f"{operator}: alliance ", f"alliance -{operator}:"):
            beside = searcher.search(text)
            assert ids(beside) == ids(searcher.search("alliance ")) != []
            assert beside.hints == alone.hints
        assert not searcher.search(f"{operator}:").asked


def test_a_known_value_beside_an_unknown_one_is_an_alternative(searcher: Searcher) -> None:
    assert ids(searcher.search("source:xyzzy source:cgtn kind:source")) == ["source:cgtn"]


def test_filters_that_exclude_each_other_let_nothing_pass(searcher: Searcher) -> None:
    results = searcher.search("source:cgtn", Filters(sources=("solomon",)))
    assert (results.hits, results.searched.count("only source cgtn")) == ((), 1)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("nuclear sou", ("nuclear source:",)),
        ("source:cg", ("source:cgtn",)),
        ("relic kind:s", ("relic kind:source", "relic kind:speaker")),
        ("speaker:po", ('speaker:"Kyodo poll"',)),
        ('speaker:"kyodo p', ('speaker:"Kyodo poll"',)),
        ("is:un", ("is:unanswered", "is:unmet")),
        ("is:o", ("is:opposed",)),
        ("relic -sou", ("relic -source:",)),
        ("relic -source:so", ("relic -source:solomon",)),
        ("a", ()),
        ("", ()),
        ("nothing:x", ()),
    ],
)
def test_completes_operators_and_their_values(searcher: Searcher, query: str, expected: tuple[str, ...]) -> None:
    assert searcher.complete(query) == expected


def test_a_claim_and_its_quotes_are_one_group(searcher: Searcher) -> None:
    groups = searcher.search("alliance cornerstone order").groups
    assert {hit.item.id for hit in groups[0]} == {"solomon/cornerstone", "solomon/cornerstone#1"}
    assert [hit.score for group in groups for hit in group[:1]] == sorted((g[0].score for g in groups), reverse=True)


def test_limit(searcher: Searcher) -> None:
    assert len(searcher.search("the", limit=2).hits) == 2
    assert searcher.search("the", limit=0).hits == ()


def test_a_search_can_be_called_off_and_taken_up_again(library: Library) -> None:
    searcher, answers = Searcher(library), iter([False, False, True])
    with pytest.raises(Cancelled):
        searcher.search("alliance cornerstone order region", cancelled=lambda: next(answers))
    assert searcher.search("alliance cornerstone") == Searcher(library).search("alliance cornerstone")


ALPHABET = st.one_of(st.characters(), st.sampled_from('aeionrst -":.,’%é日U\u0301'))


@given(query=st.text(ALPHABET, max_size=40))
def test_any_text_is_searched_alike_twice_with_spans_in_order(searcher: Searcher, query: str) -> None:
    results = searcher.search(query)
    assert results == searcher.search(query)
    for hit in results.hits:
        places: list[Any] = [place for span in hit.spans for place in span]
        assert places == sorted(set(places))
        assert not places or (places[0] >= 0 and places[-1] <= len(hit.item.text))


@given(data=st.data())
def test_an_items_own_words_find_it(library: Library, searcher: Searcher, data: st.DataObject) -> None:
    from debate_tui.search.entries import items
    from debate_tui.search.fold import words

    item = data.draw(st.sampled_from([item for item in items(library) if len(words(item.text)) >= 4]))
    start = data.draw(st.integers(0, len(words(item.text)) - 4))
    query = " ".join(words(item.text)[start : start + 4])
    assert item in [hit.item for hit in searcher.search(query).hits]


def test_nobodys_name_is_corrected_into_anothers(searcher: Searcher) -> None:
    """speaker:ishiba was taken for Fumio Kishida: one person's words for another's."""
    near = searcher.search("speaker:kyoda")
    assert (near.hits, near.hints) == ((), ('speaker:kyoda is not known here; did you mean speaker:"Kyodo poll"?',))
    assert searcher.search("speaker:ishiba").hits == ()


IS = {
    "opposed": {"left/a", "right/rebuttal", "right/undercut"},
    "limited": {"right/limited", "left/shared"},
    "agreed": {"left/agreed", "right/agrees", "left/shared"},
    "answered": {"left/a", "right/rebuttal", "right/undercut", "right/limited", "left/shared"},
    "unanswered": {"left/agreed", "right/agrees", "left/lone", "left/step"},
    "met": {
        "left/a",
        "right/rebuttal",
        "right/undercut",
        "right/limited",
        "left/agreed",
        "right/agrees",
        "left/shared",
    },
    "unmet": {"left/lone", "left/step"},
}


@pytest.mark.parametrize("word", IS)
def test_agreement_is_no_answer_and_who_acts_is_not_met_by_that(word: str) -> None:
    """`is:answered` found what was only agreed with, and what undercuts another."""
    one = debate(
        [
            *map(claim, ("left/a", "right/rebuttal", "right/undercut", "right/limited", "left/agreed", "right/agrees")),
            *map(claim, ("left/lone", "left/step", "left/shared")),
        ],
        [
            relation(Kind.REBUTS, "left/a", "right/rebuttal"),
            relation(Kind.UNDERCUTS, "left/lone", "right/undercut"),
            relation(Kind.QUALIFIES, "left/step", "right/limited"),
            relation(Kind.SUPPORTS, "left/lone", "left/step"),
            relation(Kind.CONCURS, "right/agrees", ("left/agreed")),
            relation(Kind.CONCURS, "left/shared", ("left/agreed")),
            relation(Kind.QUALIFIES, "left/step", "left/shared"),
        ],
    )
    found = Searcher(Library((one,))).search(f"is:{word} kind:claim")
    assert {hit.item.id for hit in found.hits} == IS[word]


def test_answered_is_not_taken_for_unanswered(searcher: Searcher) -> None:
    assert searcher.search("is:answred").hits == ()
    assert not set(ids(searcher.search("is:answered"))) & set(ids(searcher.search("is:unanswered")))


@pytest.mark.parametrize("date", ["2024-13", "2024-02-31", "24", "2", "3/4/2024"])
def test_a_date_that_there_is_not_finds_nothing(searcher: Searcher, date: str) -> None:
    assert searcher.search(f"before:{date}").hits == ()
    assert "is no date" in searcher.search(f"before:{date}").hints[0]


OLD = {"cicero": "-0043", "hroswitha": "0987", "modern": "1987", "late": "2024-04"}


def _old() -> Searcher:
    sources = [Source(id, "left", AT, title=id, published=date) for id, date in OLD.items()]
    return Searcher(Library((debate(sources=sources),)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("before:988", "cicero hroswitha"),
        ("after:986", "hroswitha modern late"),
        ("before:44bce", ""),
        ("before:43BC after:45BCE", "cicero"),
        ('after:"44 BCE" before:"AD 988"', "hroswitha"),
        ("before:988ce", "cicero hroswitha"),
        ('after:"March 2024" before:2024/05', "late"),
        ("year:987", "hroswitha"),
        ("year:44bce", "cicero"),
        ('year:"44 BCE"', "cicero"),
        ('year:"987 CE"', "hroswitha"),
        ("year:900-999", "hroswitha"),
        ("year:87", "hroswitha modern"),
        ("year:198", "modern"),
    ],
)
def test_years_before_the_thousandth_are_found_as_pages_write_them(query: str, found: str) -> None:
    """988 was no date, and nothing led to 0988 or -0043."""
    results = _old().search(f"kind:source {query}")
    assert (" ".join(hit.item.id for hit in results.hits), results.hints) == (found, ())


def test_a_year_before_our_era_is_asked_for_and_said_in_words() -> None:
    old = _old()
    assert old.search("year:44").hints == ("year:44 is not known here; did you mean year:44bce?",)
    assert old.search("year:").hints == ("year: takes 44bce, 987, 1987, 2024",)
    assert old.search("year:44bce,987").searched == "2 sources in 1 debate; only year 44 BCE or 987 CE"


DATED = {
    "time": "2024-04-11T23:30:00-10:00",
    "spring": "2024-21",
    "winter": "2023-28",
    "quarter": "2024-33",
    "one-of": "[2017,2019]",
    "all-of": "{2017..2019}",
    "open": "2020/..",
    "until": "../2020",
    "caesar": "-0043-03-15",
    "dinosaur": "Y-66E6",
    "far": "Y170000002",
    "fifties": "1950S2",
    "christmas": "156X-12-25",
    "parts": "2018-%05-~02",
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("before:2024-04-12 after:2024-04-10", "time"),
        ("after:2024-04-11", "far"),
        ("after:2023", "time spring quarter far"),
        ("before:2025 after:2022", "time spring winter quarter"),
        ("before:2024 after:2022", ""),
        ("before:2024-12 after:2024-02", "time spring"),
        ("before:2024-04 after:2023-12-31", "quarter"),
        ("before:2024-34 after:2023", "quarter"),
        ("before:2020 after:2016", "one-of all-of parts"),
        ("before:2019 after:2016", "parts"),
        ("before:2018-06 after:2018-04", "parts"),
        ("before:2021 after:2019", ""),
        ("before:2021 after:-0100 after:2019-12", ""),
        ("before:0000", "caesar dinosaur"),
        ("before:-0043", "dinosaur"),
        ("before:y-1e6", "dinosaur"),
        ("after:9999", "far"),
        ("before:2000 after:1899", "fifties"),
        ("before:1980 after:1560", ""),
        ("before:1570 after:1559", "christmas"),
        ("before:156X", "caesar dinosaur"),
        ("before:[1500,1999] after:-0050", "caesar"),
        ("before:2019 before:19xx before:2024-01-01 after:1500", "christmas"),
        ("after:2020/..", ""),
        ("before:../2020", ""),
    ],
)
def test_dates_are_compared_by_all_they_may_mean(query: str, found: str) -> None:
    facets = [Facet("d", source, published=published) for source, published in {**DATED, "undated": None}.items()]
    entries = [(item_of(ItemKind.SOURCE, facet, str(facet.source), "A source"), facet) for facet in facets]
    dated = Searcher.of(build(item.text for item, _ in entries), catalogue(entries))
    assert {hit.item.id for hit in dated.search(query).hits} == set(found.split())


def test_of_two_dates_from_two_places_the_narrower_counts() -> None:
    both = Filters(before="2019", after="-0043") | Filters(before="Y170000002", after="-0044")
    assert (both.before, both.after) == ("2019", "-0043")
    assert both.describe() == "before 2019, after 44 BCE"


def test_stray_characters_of_a_script_without_spaces_stay_dark() -> None:
    def lit_in(text: str, query: str) -> list[str]:
        made = Searcher.of(build([text]), catalogue([(item_of(ItemKind.CLAIM, Facet("d"), "s/c", text), Facet("d"))]))
        return lit(made.search(query).hits[0])

    assert lit_in("同の盟 と同盟", "同盟") == ["同盟"]
    assert lit_in("พันธมิตร และ มาตร", "พันธมิตร")[0] == "พันธมิตร"
    assert lit_in("同の盟", "盟") == ["盟"]


def test_what_there_is_more_of_is_said(searcher: Searcher) -> None:
    assert searcher.search("alliance", limit=2).more
    assert not searcher.search("alliance", limit=50).more


def test_a_word_of_two_letters_left_out_takes_no_other_with_it() -> None:
    assert Vocabulary(["u", "us", "uses"]).forms("us") == [("us",)]
    assert Vocabulary(["alliance", "alliances"]).forms("alliance") == [("alliance",), ("alliances",)]


def test_decimals_are_never_similar() -> None:
    vocabulary = Vocabulary(["0·8", "0·9", "12·5", "1·5"])
    assert vocabulary.similar("0·8", open=False) == {0: 1.0}
    assert vocabulary.similar("12·5", open=True).keys() == {2}


def claims(*texts: str, notes: tuple[str, ...] = (), answers: tuple[str, ...] = ()) -> Library:
    """A debate of these claims, each with a quote of other words; the notes are on the first quotes."""
    noted = dict(enumerate(notes))
    made = tuple(
        replace(
            DEBATE.claims[2],
            id=f"c{number}",
            text=text,
            quotes=(replace(DEBATE.claims[2].quotes[0], text="Xyzzy.", note=noted.get(number)),),
        )
        for number, text in enumerate(texts)
    )
    stances = tuple(Stance(("invest", "leave")[n], "order", text, DEBATE.at) for n, text in enumerate(answers))
    return Library((replace(DEBATE, claims=made, stances=stances, relations=()),))


def test_claims_and_quotes_come_before_answers() -> None:
    long = "It is unfair, one reads, that the country should for ever pay a good deal more than do all of its allies."
    searcher = Searcher(claims(long, answers=("Unfair: we pay more.",)))
    assert ids(searcher.search("unfair pay more"))[:2] == ["claim:solomon/c0", "answer:order/invest"]
    assert ids(searcher.search("unfair pay more", limit=1)) == ["claim:solomon/c0"]


def test_what_says_a_word_comes_before_what_the_mapper_has_it_for() -> None:
    """`cornerstone` found the claim of an important ally first, since that word alone is a term for it."""
    (debate,) = claims(
        "An ally matters.", "The alliance has been the cornerstone of order for sixty years now."
    ).debates
    named = (replace(debate.claims[0], terms=("cornerstone",)), *debate.claims[1:])
    searcher = Searcher(Library((replace(debate, claims=named),)))
    for query in ("cornerstone", "corenrstone"):
        assert [hit.item.claim for hit in searcher.search(query).hits] == ["solomon/c1", "solomon/c0"]


def test_an_answer_that_fits_far_better_is_first() -> None:
    searcher = Searcher(claims("They pay.", answers=("Unfair: we pay more than the neighbours ever did.",)))
    assert ids(searcher.search("unfair more than neighbours did"))[0] == "answer:order/invest"


def test_a_number_is_not_the_beginning_of_a_name() -> None:
    """`article 9` found 9DASHLINE first."""
    searcher = Searcher(claims("9DASHLINE published an interview.", "Article 9 forbids it.", "The 90 articles."))
    assert ids(searcher.search("article 9"))[0] == "claim:solomon/c1"
    assert ids(searcher.search("9")) == ["claim:solomon/c1"]


def test_a_word_behind_a_prefix_is_another_matter() -> None:
    """`ukrane war` found the one post-war pacifism before Ukraine."""
    searcher = Searcher(claims("Post-war pacifism ends.", "It is a warning.", "The support of Ukraine."))
    for query in ("ukrane war", "ukrane war "):
        assert ids(searcher.search(query))[0] == "claim:solomon/c2"
    assert ids(searcher.search("post-war"))[0] == "claim:solomon/c0"
    assert ids(searcher.search("postwar pacifism"))[0] == "claim:solomon/c0"


def test_a_finished_word_is_not_met_by_its_beginning_alone() -> None:
    searcher = Searcher(claims("They went to war.", "It is a warning.", "A warrior in a war."))
    assert set(ids(searcher.search("war kind:claim "))) == {"claim:solomon/c0", "claim:solomon/c2"}
    assert "claim:solomon/c1" in ids(searcher.search("kind:claim war"))
    assert ids(searcher.search("warn "))[0] == "claim:solomon/c1"


def test_notes_are_found_and_said_to_be_the_mappers() -> None:
    """`ishiba` found Ishihara alone: the mapper's note on who is meant was not searched."""
    library = claims(
        "The prime minister would amend it.", "Ishihara said no.", notes=("sic: Ishiguro; Ishiba is meant.",)
    )
    (debate,) = library.debates
    sources = (replace(debate.sources[0], note="No by-line."), *debate.sources[1:])
    searcher = Searcher(Library((replace(debate, sources=sources),)))
    best = searcher.search("ishiba").hits[0]
    assert (best.item.kind, best.item.id, best.item.claim) == ("note", "solomon/c0#1", "solomon/c0")
    assert best.item.attribution == "the mapper, on Richard Solomon, about 2018"
    assert best.claim is not None
    assert (best.claim.text, best.claim.mark) == ("The prime minister would amend it.", "sic")
    note = searcher.search("by-line").hits[0].item
    assert (note.kind, note.id, note.claim, note.source) == ("note", "cgtn", None, "cgtn")
    assert ids(searcher.search("speaker:solomon kind:note")) == []  # not the speaker's words
    assert ids(searcher.search("source:cgtn kind:note")) == ["note:cgtn"]


def test_affiliations_are_found() -> None:
    source = replace(DEBATE.sources[1], affiliation="Agora Institute")
    searcher = Searcher(Library((replace(DEBATE, sources=(DEBATE.sources[0], source, DEBATE.sources[2])),)))
    best = searcher.search("agora").hits[0].item
    assert (best.kind, best.id) == ("source", "solomon")
    assert "affiliation: Agora Institute" in best.text, "a result from an affiliation says so"


@pytest.mark.parametrize(
    ("query", "hints"),
    [
        ("zebra of the", ("only common words of the query match: of, the",)),
        ("zebra alliance", ()),
        ("of the", ()),
        ("zebra", ()),
    ],
)
def test_where_only_common_words_match_it_is_said(searcher: Searcher, query: str, hints: tuple[str, ...]) -> None:
    assert searcher.search(query).hints == hints


def test_what_most_texts_hold_is_common_in_a_library_of_some_size() -> None:
    searcher = Searcher(claims(*(f"The alliance has reason number {number}." for number in range(60))))
    assert searcher.search("zebra alliance").hints == ("only common words of the query match: alliance",)
    assert searcher.search("reason 7 zebra").hints == ()


@pytest.mark.parametrize(
    "words", ["alliance", '"alliance"', '"kishida"', '"factors"', '"biggest destabilizing"', '"us"']
)
def test_what_exact_words_hold_and_what_leaving_them_out_keeps_is_everything(words: str) -> None:
    """Two claims held "kishida", and leaving it out took nine away: those with "Kishida's" were in neither."""
    texts = (
        "Kishida's alliance is the biggest factor.",
        "Alliances are factors; Kishida knows.",
        "The alliance's biggest destabilizing factor.",
        "The U.S. is neither.",
    )
    found = Searcher(claims(*texts))
    kept, left = ({hit.item.text for hit in found.search(f"{sign}{words} kind:claim").hits} for sign in ("", "-"))
    assert kept
    assert not kept & left
    assert kept | left == set(texts)


def test_a_raised_digit_or_a_fraction_is_no_further_digit() -> None:
    """“10²” was found by 102, and “1½” by 11/2."""
    found = Searcher(claims("It cost 1½ million on 10² km²."))
    for query, hits in {
        "102": 0,
        '"11/2"': 0,
        '"11"': 0,
        "10": 1,
        '"1 1/2"': 1,
        "1½": 1,
        "10²": 1,
        "km2": 1,
        '"10²"': 1,
    }.items():
        assert len(found.search(f"{query} kind:claim").hits) == hits, query


def test_all_that_hold_exact_words_are_listed_where_there_is_room() -> None:
    """Of 10,685 claims that held a word, 500 were printed, whatever limit was asked for."""
    found = Searcher(claims(*(f"A bell of {number}." if number % 2 else f"Tin {number}." for number in range(4_000))))
    kept, left = (found.search(f'{sign}"bell" kind:claim', limit=4_000) for sign in ("", "-"))
    assert {hit.item.text for hit in kept.hits} == {f"A bell of {number}." for number in range(1, 4_000, 2)}
    assert (len(kept.hits), len(left.hits), kept.more) == (2_000, 2_000, False)
    assert all("bell" in [hit.item.text[slice(*span)] for span in hit.spans] for hit in kept.hits)
    some = found.search('"bell" kind:claim', limit=1_500)
    assert (len(some.hits), some.more) == (1_500, True)
    assert some.hits == kept.hits[:1_500]
    scores = [hit.score for hit in kept.hits]
    assert scores == sorted(scores, reverse=True)


def test_all_that_have_a_word_are_found_where_all_are_asked_for(tmp_path: Path) -> None:
    """Of 3,000 claims with the word 192 were printed, and nothing said of the others."""
    rows = "".join(f"Tax is good for reason {number},Ann\n" for number in range(3000))
    (tmp_path / "x.csv").write_text(f"claim,author\n{rows}", encoding="utf-8")
    searcher = Searcher(read_library([tmp_path / "x.csv"]))
    few = searcher.search("tax", limit=20)
    assert (len(few.hits), few.more) == (20, True)
    every = searcher.search("tax", limit=100_000)
    assert (len(every.hits), every.more) == (3000, False)
    assert searcher.search("tax", limit=20).hits == few.hits
