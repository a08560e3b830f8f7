"""What columns mean that have other names, or names that leave it open, and whose words they hold."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from debate_tui.cli import main
from debate_tui.model.attribution import none_meet, unmet
from debate_tui.model.debate import Debate
from debate_tui.read.library import read_file, read_library
from debate_tui.read.rows.voices import authors_of
from tests.formats import by_way_of_toml, imported, read


def authors(debate: Debate) -> list[tuple[str, ...]]:
    return [debate.source[claim.source].authors for claim in debate.claims]


def sides(debate: Debate) -> list[tuple[str, str, list[str]]]:
    questions = {one.id: one.question for one in debate.issues}
    return [
        (one.text, debate.position[one.position].label, [questions[id] for id in one.issues]) for one in debate.claims
    ]


CORPORA = {
    "UKP": "topic\tretrievedUrl\tsentenceHash\tsentence\tannotation\ntrams\thttp://a.example/1\tab\tTrams are quiet .\tArgument_for\ntrams\thttp://a.example/2\tac\tTrams cost much .\tArgument_against\n",
    "IBM": "topicId,topicText,topicTarget,claims.stance,claims.claimCorrectedText\n1,trams,x,Argument_for,Trams are quiet .\n1,trams,x,Argument_against,Trams cost much .\n",
    "SemEval": "ID\tTarget\tTweet\tStance\n1\ttrams\tTrams are quiet .\tArgument_for\n2\ttrams\tTrams cost much .\tArgument_against\n",
    "topics with their claims": json.dumps([{"topic": "trams", "claims": [{"text": "Trams are quiet .", "stance": "Argument_for"}, {"text": "Trams cost much .", "stance": "Argument_against"}]}]),
}  # fmt: skip


@pytest.mark.parametrize("name", CORPORA)
def test_what_is_said_on_a_topic_with_a_stance_is_a_claim_on_an_issue_of_a_position(name: str, tmp_path: Path) -> None:
    """Such corpora were refused."""
    debate = imported(tmp_path, CORPORA[name])
    assert sides(debate) == [
        ("Trams are quiet .", "Argument_for", ["trams"]),
        ("Trams cost much .", "Argument_against", ["trams"]),
    ]
    assert not debate.relations


def test_a_page_of_which_only_the_address_is_known_is_called_by_it_and_holds_nothing(tmp_path: Path) -> None:
    """The file was the title of as many pages."""
    debate = imported(tmp_path, CORPORA["UKP"])
    assert [(one.title, one.url, one.position) for one in debate.sources] == [
        ("http://a.example/1", "http://a.example/1", ""),
        ("http://a.example/2", "http://a.example/2", ""),
    ]


def test_stances_in_numbers_are_sides_where_one_is_negative(tmp_path: Path) -> None:
    """The sides were called “-1” and “1”."""
    debate, found = read(tmp_path, "arg_id,argument,topic,stance\na,quiet,trams,1\nb,costly,trams,-1\nc,red,trams,0\n")
    assert debate is not None
    assert sides(debate) == [("quiet", "Pro", ["trams"]), ("costly", "Con", ["trams"]), ("red", "Neutral", ["trams"])]
    assert [claim.extra["stance"] for claim in debate.claims] == ["1", "-1", "0"]
    assert [one.code for one in found] == ["N130"]


def test_other_numbers_for_stances_are_called_by_their_column(tmp_path: Path) -> None:
    debate = imported(tmp_path, "argument,topic,stance\nquiet,trams,1\ncostly,trams,0\n")
    assert [side for _, side, _ in sides(debate)] == ["stance 1", "stance 0"]


PAIRS = (
    "pair_id\ttopic\trelation\targument1\targument2\tsource_arg_1\tsource_arg_2\n"
    "1\tcuba\tno_relation\tIt is near.\tWe are firm.\tKennedy\tNixon\n"
    "2\tcuba\tattack\tThey will fall.\tWe are firm.\tKennedy\tNixon\n"
    "3\tcuba\tsupport\tWe stood by.\tThey will fall.\tNixon\tKennedy\n"
)


def test_a_relation_of_a_pair_that_has_a_direction_is_kept_and_each_claim_has_its_own_source(tmp_path: Path) -> None:
    """It was drawn from the first claim to the second, which nobody said."""
    debate, [found] = read(tmp_path, PAIRS, "pairs.tsv")
    assert debate is not None
    said = {claim.text: debate.source[claim.source].title for claim in debate.claims}
    assert said == {
        "It is near.": "Kennedy", "We are firm.": "Nixon", "They will fall.": "Kennedy", "We stood by.": "Nixon",
    }  # fmt: skip
    assert not debate.relations
    kept = {claim.text: claim.extra for claim in debate.claims}
    assert kept["It is near."] == {"pair_id": "1", "relation (of no relation)": "no_relation"}
    assert kept["They will fall."]["relation (which way isn't said)"] == "attack: We are firm."
    assert kept["We stood by."]["relation (which way isn't said)"] == "support: They will fall."
    assert (found.code, found.message.partition(": ")[0]) == ("W127", '2 relations ("attack", "support")')


PAIRED = "a_text,b_text,label\nIt rains.,It is dry.,contradicts\nTrade falls.,Close it.,attack\nBuses run.,Close it.,support\n"


def test_a_relation_of_a_pair_that_holds_both_ways_is_drawn(tmp_path: Path) -> None:
    table = PAIRED.replace("a_text", "argument1").replace("b_text", "argument2")
    debate = imported(tmp_path, table)
    assert [(one.origins, str(one.kind), one.target) for one in debate.relations] == [
        (("map/it-rains",), "rebuts", "map/it-is-dry")
    ]


@pytest.mark.parametrize("named", [True, False])
def test_what_draws_the_relations_of_pairs_is_told_and_does(
    named: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    table = PAIRED if named else PAIRED.replace("a_text", "argument1").replace("b_text", "argument2")
    Path("my pairs.csv").write_text(table)
    columns = (
        ["--column", "argument1=a_text", "--column", "argument2=b_text", "--column", "relation=label"] if named else []
    )
    assert main(["import", "my pairs.csv", *columns]) == 0
    _, _, command = capsys.readouterr().out.partition('where "argument1" acts on "argument2": debate-tui ')
    assert main(shlex.split(command.splitlines()[0])) == 0
    [debate] = read_library([Path("my pairs.toml")]).debates
    assert {(one.origins[0].partition("/")[2], str(one.kind), one.target.partition("/")[2]) for one in debate.relations} == {
        ("it-rains", "rebuts", "it-is-dry"), ("trade-falls", "undercuts", "close-it"), ("buses-run", "supports", "close-it"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "table",
    [
        "Username,Text\nAnn,Trams pay.\nBo,They don't.\nAnn,They do.\n",
        "speaker,background,speech\nAnn,NA,Trams pay.\nBo,NA,They don't.\nAnn,NA,They do.\n",
        "Who,Statement\nAnn,Trams pay.\nBo,They don't.\nAnn,They do.\n",
        '[{"speaker":"Ann","minute":"01:20","text":"Trams pay."},{"speaker":"Bo","text":"They don\'t."},{"speaker":"Ann","text":"They do."}]',
    ],
)
def test_a_transcript_s_words_are_those_of_whoever_speaks(table: str, tmp_path: Path) -> None:
    """The first was the file's own, the second was refused."""
    debate = imported(tmp_path, table)
    assert [claim.text for claim in debate.claims] == ["Trams pay.", "They don't.", "They do."]
    assert authors(debate) == [("Ann",), ("Bo",), ("Ann",)]


def test_names_that_never_recur_are_no_speakers(tmp_path: Path) -> None:
    debate = imported(tmp_path, "persona,text\nFirst claim,Trams pay.\nSecond claim,They don't.\n")
    assert authors(debate) == [(), ()]


RATED = [
    "claim,source,author,verdict,date,url\nTaxes fell.,PolitiFact,Jo Check,False,2024-05-01,http://f.example/1\n",
    "author,statement,source,date,target\nJo Check,Taxes fell.,Blog posting,2024-05-01,false\nJo Check,Wages rose.,Jane Doe,2024-05-02,half-true\n",
    '{"claim":"Taxes fell.","label":"REFUTES","source":"PolitiFact"}\n',
]


@pytest.mark.parametrize("table", RATED)
def test_who_rates_a_claim_is_not_taken_for_whoever_makes_it(table: str, tmp_path: Path) -> None:
    """The fact checker was the claim's author, and a rating the claim that it answers."""
    debate, found = read(tmp_path, table)
    assert debate is not None
    (source,) = debate.sources
    assert (source.title, source.authors, source.published, source.url, source.outlet) == ("map", (), None, None, None)
    assert {"source"} <= debate.claims[0].extra.keys()
    assert not debate.relations
    assert {one.code for one in found} == {"N130"}
    assert any("may be of whoever rates the claims" in one.message for one in found)


def test_who_speaks_is_the_author_of_a_claim_that_is_rated_and_quotes_have_their_sources(tmp_path: Path) -> None:
    debate = imported(tmp_path, "statement,speaker,source,verdict\nTaxes fell.,Ann Roe,PolitiFact,false\n")
    assert authors(debate) == [("Ann Roe",)]
    assert debate.claims[0].extra == {"source": "PolitiFact", "verdict": "false"}
    quoted = imported(tmp_path, "claim,quote,source,verdict\nTaxes fell.,They fell by half.,News,false\n")
    assert quoted.source[quoted.claims[0].source].title == "News"


def test_words_prepared_for_a_program_are_not_what_was_said(tmp_path: Path) -> None:
    table = 'author,post,topic,topic_str,text\nAnn,Trams are quiet.,"[""tram"", ""line""]",tram line,"[[""trams"", ""quiet""]]"\n'
    debate = imported(tmp_path, table)
    assert [(claim.text, [one.question for one in debate.issues]) for claim in debate.claims] == [
        ("Trams are quiet.", ["tram line"])
    ]
    assert debate.claims[0].extra.keys() == {"text", "topic"}


@pytest.mark.parametrize("names", ["['Ann Lee', 'Bo Ray']", '["Ann Lee", "Bo Ray"]'])
def test_a_list_in_a_cell_is_as_many_names(names: str, tmp_path: Path) -> None:
    """Its signs were the name."""
    quoted = names.replace('"', '""')
    assert authors(imported(tmp_path, f'claim,author\nTrams pay,"{quoted}"\n')) == [("Ann Lee", "Bo Ray")]


def test_a_key_of_a_source_tells_it_where_nothing_says_more(tmp_path: Path) -> None:
    """All claims were the file's own."""
    debate = imported(tmp_path, "claim_id,claim,source_id\nC1,Trams pay,LEE24\nC2,They don't,RAY19\nC3,They do,LEE24\n")
    assert [debate.source[claim.source].title for claim in debate.claims] == ["LEE24", "RAY19", "LEE24"]
    named = imported(tmp_path, "claim,source_id,source\nTrams pay,7,The News\n")
    assert [one.title for one in named.sources] == ["The News"]
    assert named.claims[0].extra == {"source_id": "7"}


@pytest.mark.parametrize(
    "table",
    [
        "Behauptung;Position;Thema;Quelle;Autor;Datum;Zitat\nBahnen lohnen sich;Dafür;Bahn;Zeitung;Ann Lee;1.5.2024;so ist es\n",
        "Affirmation;Camp;Thème;Source;Auteur;Date;Quote\nBahnen lohnen sich;Dafür;Bahn;Zeitung;Ann Lee;1.5.2024;so ist es\n",
    ],
)
def test_the_names_of_columns_may_be_german_or_french(table: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, table)
    assert sides(debate) == [("Bahnen lohnen sich", "Dafür", ["Bahn"])]
    (source,) = debate.sources
    assert (source.title, source.authors, str(source.published)) == ("Zeitung", ("Ann Lee",), "2024-05-01")
    assert debate.claims[0].quotes[0].text == "so ist es"


def test_names_of_columns_that_stand_there_again_are_no_claim(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "claim,source\na b,S\n claim,source\nc d,S\nclaim,source\n")
    assert debate is not None
    assert [claim.text for claim in debate.claims] == ["a b", "c d"]
    assert [(one.code, one.at.line) for one in found] == [("N130", 3)]


ROWS = [{"claim": "a b", "source": "S"}, {"claim": "c d", "source": "S"}]
ORIENTED = {
    "a list for each column": {"claim": ["a b", "c d"], "source": ["S", "S"]},
    "an object for each column": {"claim": {"0": "a b", "1": "c d"}, "source": {"0": "S", "1": "S"}},
    "columns and data": {"columns": ["claim", "source"], "index": [0, 1], "data": [["a b", "S"], ["c d", "S"]]},
    "a member behind others": {"total": 2, "next": None, "data": ROWS},
}


@pytest.mark.parametrize("name", ORIENTED)
def test_json_of_other_shapes_has_rows(name: str, tmp_path: Path) -> None:
    """They were refused, or a map without claims."""
    debate = imported(tmp_path, json.dumps(ORIENTED[name], indent=1))
    assert [(claim.text, debate.source[claim.source].title) for claim in debate.claims] == [("a b", "S"), ("c d", "S")]
    if name == "a member behind others":
        assert debate.extra == {"total": 2, "next": None}


def test_rows_under_keys_have_these_as_their_ids(tmp_path: Path) -> None:
    rows = {"first": {"claim": "a b"}, "second": {"claim": "c d", "relation": "con", "to": "first"}}
    debate = imported(tmp_path, json.dumps(rows))
    assert [claim.id for claim in debate.claims] == ["first", "second"]
    assert [one.target for one in debate.relations] == ["map/first"]


def test_highlights_of_a_book_are_its_quotes_and_its_id_isn_t_theirs(tmp_path: Path) -> None:
    """Readwise's API has them so."""
    book = {"id": 1, "title": "Trams", "author": "Ann Lee", "highlights": [{"id": 5, "text": "They pay.", "note": "n"}]}
    debate = imported(tmp_path, json.dumps({"count": 1, "results": [book]}))
    (claim,) = debate.claims
    assert (claim.quotes[0].text, authors(debate)) == ("They pay.", [("Ann Lee",)])
    assert claim.id == "5"
    assert claim.extra == {"id (of all)": "1"}


def test_json_lines_may_have_commas_behind_them(tmp_path: Path) -> None:
    debate = imported(tmp_path, '{"claim": "a b", "id": 1},\n{"claim": "c d", "id": 2},\n')
    assert [claim.text for claim in debate.claims] == ["a b", "c d"]


def test_our_own_rows_of_conflicts_of_fact_are_told_in_one_line(tmp_path: Path) -> None:
    """They were a line with a hint each: 34 for the bundled map."""
    table = "row,id,claim,source\nclaim,a,a b,S\n" + "conflict,n,a b,S\n" * 3
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert [(one.code, one.at.line) for one in found] == [("W127", 3)]
    assert "3 rows of conflicts of fact" in found[0].message
    assert len(debate.extra["rows"]) == 3


@pytest.mark.parametrize(("author", "speaker"), [("Ann Lee", "Lee, Ann"), ("Lee, Ann", "Ann Lee")])
def test_an_author_written_the_other_way_round_reports_nobody(author: str, speaker: str, tmp_path: Path) -> None:
    """She was said to report herself."""
    debate = imported(tmp_path, f'claim,author,speaker,source\nTrams pay,"{author}","{speaker}",S\n')
    assert debate.claims[0].voice is None


def test_a_row_that_doesn_t_say_where_it_leads_is_told_and_a_number_is_a_row_s(tmp_path: Path) -> None:
    table = "claim,relation,to,source\nfirst thing,,,S\n1,,,S\nthird thing,rebuts,1,S\nfourth thing,rebuts,,S\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert [(one.origins, one.target) for one in debate.relations] == [(("s/third-thing",), "s/first-thing")]
    assert [(one.code, one.at.line) for one in found if one.code == "W127"] == [("W127", 3), ("W127", 5)]


def test_whoever_disagrees_undercuts(tmp_path: Path) -> None:
    debate = imported(tmp_path, "id,claim,relation,to\n1,a b,,\n2,c d,disagrees,1\n")
    assert [str(one.kind) for one in debate.relations] == ["undercuts"]


def test_a_remark_behind_a_name_is_no_given_name(tmp_path: Path) -> None:
    debate = imported(tmp_path, 'claim,author\nTrams pay,"Lee, Ann (translator); Li, Bo"\n')
    assert authors(debate) == [("Lee, Ann (translator)", "Bo Li")]


def test_a_newspaper_of_two_days_has_its_name_on_both(tmp_path: Path) -> None:
    """They were called “the-times” and “the-times-2”."""
    debate = imported(tmp_path, "claim,source,date\na b,The Times,2020\nc d,The Times,2021\n")
    assert [one.label for one in debate.sources] == ["The Times", "The Times"]


def test_what_kindle_says_of_a_clipping_is_a_place_and_a_note_is_no_quote_of_the_book(tmp_path: Path) -> None:
    """The reader's note was the book's words."""
    table = (
        "Book,Location,Highlight\n"
        'Trams,"Your Highlight on page 6 | Location 61-62 | Added on Monday, July 5, 2021 9:52:59 PM",They pay.\n'
        'Trams,"Your Highlight on Location 91-91 | Added on Monday, July 5, 2021",They run.\n'
        'Trams,"Your Note on Location 62 | Added on Monday, July 5, 2021",Do they?\n'
    )
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert [(one.quotes[0].text, one.quotes[0].locator) for one in debate.claims] == [
        ("They pay.", "p. 6, loc. 61-62"), ("They run.", "loc. 91-91"),
    ]  # fmt: skip
    assert [one["Highlight"] for one in debate.extra["rows"]] == ["Do they?"]
    assert [one.code for one in found] == ["W127"]


@pytest.mark.parametrize(
    ("words", "order"),
    [
        (["Con", "Neutral", "Pro"], ["Pro", "Con", "Neutral"]),
        (["NONE", "AGAINST", "FAVOR"], ["FAVOR", "AGAINST", "Other"]),
        (["Cons", "Pros"], ["Pros", "Cons"]),
        (["NoArgument", "Argument_against", "Argument_for"], ["Argument_for", "Argument_against", "Other"]),
        (["Labour", "Greens", "Tories"], ["Labour", "Greens", "Tories"]),
    ],
)
def test_those_who_are_for_it_stand_left_of_those_who_are_against_it(
    words: list[str], order: list[str], tmp_path: Path
) -> None:
    debate = imported(tmp_path, "claim,position\n" + "".join(f"claim {n},{word}\n" for n, word in enumerate(words)))
    assert [one.label for one in debate.positions] == order


def test_a_claim_on_no_side_is_other_and_keeps_the_word_for_it(tmp_path: Path) -> None:
    """“NONE” and “NoArgument” were positions of the debate."""
    debate = imported(
        tmp_path, "ID\tTarget\tTweet\tStance\n1\ttrams\tGood morning all\tNONE\n2\ttrams\tThey pay\tFAVOR\n"
    )
    assert [side for _, side, _ in sides(debate)] == ["Other", "FAVOR"]
    assert debate.claims[0].extra == {"Stance": "NONE"}


def test_capitals_and_blanks_make_no_other_side_and_no_other_issue(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,stance,topic\na b,Pro,Cost\nc d,PRO ,cost\ne f,pro, COST\n")
    assert {(side, *issues) for _, side, issues in sides(debate)} == {("Pro", "Cost")}


@pytest.mark.parametrize("nobody", ["n/a", "-", "none", "null", "[deleted]", "[]", "0"])
def test_who_isn_t_named_has_no_name(nobody: str, tmp_path: Path) -> None:
    """The id made of the cell stood as a name: “By: n-a”."""
    debate = imported(tmp_path, f"claim,author,source\na b,{nobody},The Times\nc d,,The Times\n")
    assert [(one.title, one.authors) for one in debate.sources] == [("The Times", ())]
    alone = imported(tmp_path, f"claim,author\na b,{nobody}\n")
    assert [(one.title, one.authors) for one in alone.sources] == [("map", ())]


@pytest.mark.parametrize("cell", ["{'name': 'Ann Lee'}", '{"name": "Ann Lee"}', '[{"given": "Ann", "family": "Lee"}]'])
def test_an_object_of_a_person_in_a_cell_is_their_name(cell: str, tmp_path: Path) -> None:
    quoted = cell.replace('"', '""')
    assert authors(imported(tmp_path, f'claim,author\na b,"{quoted}"\n')) == [("Ann Lee",)]


REVIEW = {
    "@type": "ClaimReview", "claimReviewed": "The Earth is flat.", "author": {"name": "PolitiFact"}, "datePublished": "2024-05-01",
    "url": "http://f.example/1", "reviewRating": {"alternateName": "False"},
    "itemReviewed": {"author": {"name": "Joe Flat"}, "datePublished": "2024-04-01"},
}  # fmt: skip


@pytest.mark.parametrize(
    "wrap", [lambda one: one, lambda one: [one], lambda one: {"@context": "s", "@graph": [one, one]}]
)
def test_who_reviews_a_claim_doesn_t_make_it(wrap: Callable[[object], object], tmp_path: Path) -> None:
    """“The Earth is flat. By: PolitiFact.”"""
    debate = imported(tmp_path, json.dumps(wrap(REVIEW)))
    (source,) = debate.sources
    assert (source.authors, str(source.published), source.url) == (("Joe Flat",), "2024-04-01", None)
    assert {"author", "datePublished", "url", "reviewRating"} <= debate.claims[0].extra.keys()


@pytest.mark.parametrize(
    ("column", "word"),
    [
        ("conclusion", "Mostly False"),
        ("Bewertung", "Falsch"),
        ("score", "4 Pinocchios"),
        ("truth", "0"),
        ("misinformation", "yes"),
    ],
)
def test_a_rating_is_one_whatever_its_column_is_called(column: str, word: str, tmp_path: Path) -> None:
    """The author was the fact checker, and a conclusion what the claim supports."""
    debate = imported(tmp_path, f"claim,author,{column}\nThe Earth is flat,PolitiFact,{word}\n")
    assert authors(debate) == [()]
    assert debate.claims[0].extra == {"author": "PolitiFact", column: word}
    assert not debate.relations


@pytest.mark.parametrize(
    "table",
    [
        "id,claim,supports,attacks\na1,a b,,\na2,c d,,a1\na3,e f,a1,a2\n",
        json.dumps({"a1": {"claim": "a b"}, "a2": {"claim": "c d", "attacks": ["a1"]}, "a3": {"claim": "e f", "supports": ["a1"], "attacks": ["a2"]}}),
    ],
)  # fmt: skip
def test_a_column_called_by_a_kind_of_relation_draws_it_to_the_ids_in_it(table: str, tmp_path: Path) -> None:
    """They were passed over, and no relation was said to be there."""
    debate = imported(tmp_path, table)
    text = {claim.full_id: claim.text for claim in debate.claims}
    assert {(text[one.origins[0]], str(one.kind), text[one.target]) for one in debate.relations} == {
        ("c d", "undercuts", "a b"), ("e f", "supports", "a b"), ("e f", "undercuts", "c d"),
    }  # fmt: skip
    assert not debate.claims[1].extra


def test_a_column_called_so_without_ids_is_kept(tmp_path: Path) -> None:
    debate = imported(tmp_path, "id,claim,supports\n1,a b,t\n2,c d,f\n")
    assert not debate.relations
    assert debate.claims[0].extra == {"supports": "t"}


@pytest.mark.parametrize(
    "header",
    [
        "Behauptung,Autor,Sprecher,geteilt,Quelle",
        "affirmation,auteur,locuteur,partagé,source",
        "afirmación,autor,portavoz,compartido,fuente",
    ],
)
def test_who_is_reported_speaks_in_the_languages_of_the_other_columns(header: str, tmp_path: Path) -> None:
    """The words were the author's."""
    (claim,) = imported(tmp_path, f"{header}\nDämme lecken,Ann Lee,Bo Li,nein,S\n").claims
    assert claim.voice is not None
    assert (claim.voice.speaker, claim.voice.endorsed) == ("Bo Li", False)


def test_a_reader_s_note_among_highlights_is_no_quote(tmp_path: Path) -> None:
    """“My own note” was the book's author's."""
    table = "Highlight,Book Title,Book Author,Type\nThey pay.,Trams,Ann Lee,Highlight\nMy own note,Trams,Ann Lee,Note\nCh. 2,Trams,Ann Lee,Bookmark\n"
    debate = imported(tmp_path, table)
    assert [claim.quotes[0].text for claim in debate.claims] == ["They pay."]
    assert [one["Highlight"] for one in debate.extra["rows"]] == ["My own note", "Ch. 2"]


@pytest.mark.parametrize(
    "table",
    [
        "argument1,argument2,relation,author\nTaxes are theft of wages,Taxes pay for the roads,attack,Ann Lee\n",
        "topic,pro,con,author\nTax,Taxes pay for the roads,Taxes are theft of wages,Ann Lee\n",
    ],
)
def test_one_author_of_a_row_with_two_claims_says_neither(table: str, tmp_path: Path) -> None:
    """Ann Lee undercut Ann Lee."""
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert authors(debate) == [(), ()]
    assert [claim.extra["author (of which isn't said)"] for claim in debate.claims] == ["Ann Lee"] * 2
    assert [one.message for one in found if "author" in one.message] == [
        '"author" is one for two claims, and the row doesn\'t say of which: it is kept as extra'
    ]


def test_one_author_of_a_row_with_one_claim_says_it(tmp_path: Path) -> None:
    debate = imported(
        tmp_path, "topic,pro,con,author\nTax,,Taxes hurt everybody,Bo Li\nTax,They pay for roads,,Ann Lee\n"
    )
    assert sorted(authors(debate)) == [("Ann Lee",), ("Bo Li",)]


def test_a_cell_of_blanks_and_commas_is_soon_read() -> None:
    """It took 46 seconds for 40 KB: a pattern went back over all blanks from each of them."""
    assert len(authors_of("x;y" + " ," * 100_000 + "z")) == 2
    assert authors_of("x; Ann Lee et al.") == ["x", "Ann Lee et al."]
    assert authors_of("x; Ann Lee; et al.") == ["x", "Ann Lee et al."]


@pytest.mark.parametrize("column", ["highlight", "text", "statement"])
@pytest.mark.parametrize(
    "place",
    [
        "- Your Note on page 6 | Location 61 | Added on Monday",
        "- Your Note on page 6 | location 61",
        "- Your Note at location 785 | Added on Monday",
        "- Note Loc. 90 | Added on Monday",
        "- Ihre Notiz auf Seite 6 | Position 61 | Hinzugefügt am Montag",
        "- Tu nota en la página 6 | Posición 61",
        "- Votre note sur la page 6 | emplacement 61",
    ],
)
def test_a_kindle_s_note_is_its_reader_s_in_every_spelling(column: str, place: str, tmp_path: Path) -> None:
    """“I think that he is quite wrong” was Thoreau's, or a quote of his, but for one spelling."""
    table = f"title,author,location,{column}\nWalden,Thoreau,- Your Highlight on page 6 | Location 61,Most men lead quiet lives.\nWalden,Thoreau,{place},I think that he is quite wrong.\n"
    debate = imported(tmp_path, table)
    assert [claim.text for claim in debate.claims] == ["Most men lead quiet lives."]
    assert debate.extra["rows"][0][column] == "I think that he is quite wrong."


@pytest.mark.parametrize("word", ["none", "blah", ""])
def test_a_pair_without_a_relation_that_is_known_says_nothing_of_its_direction(word: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, f"argument1,argument2,relation\nThey leak a lot,They give much power,{word}\n")
    assert debate is not None
    assert not debate.relations
    assert not [one.message for one in found if "which of the two" in one.message]


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ("Behauptung;Autor;Beziehung;zu\nDer Damm leckt.;Ann;widerspricht;Der Damm hält.\nDer Damm hält.;Bo;;\n", "rebuts"),
        ("These;Autor;Relation;Ziel\nDer Damm leckt.;Ann;greift an;Der Damm hält.\nDer Damm hält.;Bo;;\n", "undercuts"),
        ("Afirmación;Autor;Relación;A\nLa presa pierde.;Ann;apoya;La presa aguanta.\nLa presa aguanta.;Bo;;\n", "supports"),
        ("Thèse;Auteur;Relation;Vers\nLe barrage fuit.;Ann;s'oppose à;Le barrage tient.\nLe barrage tient.;Bo;;\n", "undercuts"),
        ("Claim;Author;Relation;To\nIt leaks.;Ann;Argument for;It holds.\nIt holds.;Bo;;\n", "supports"),
    ],
)  # fmt: skip
def test_relations_are_read_in_the_languages_of_the_other_columns(table: str, kind: str, tmp_path: Path) -> None:
    """The names of columns were read in them, and the words for relations weren't: their file was said to draw none."""
    debate, found = read(tmp_path, table)
    assert debate is not None
    [relation] = debate.relations
    assert (str(relation.kind), [debate.source[claim.source].authors for claim in debate.claims]) == (
        kind,
        [("Ann",), ("Bo",)],
    )
    assert debate.claim[relation.target] is debate.claims[1]
    assert [one.code for one in found] == ["N130"] * (kind == "undercuts")


def test_a_column_of_a_alone_is_no_end_of_a_relation(tmp_path: Path) -> None:
    assert imported(tmp_path, "claim,a\nIt leaks.,7\n").claims[0].extra == {"a": "7"}


@pytest.mark.parametrize("title", ["Claims", "Dams of the north", "Sources"])
def test_a_row_with_one_cell_above_the_names_of_the_columns_is_a_title(title: str, tmp_path: Path) -> None:
    """“Claims” was taken for the columns' names, another title for a table without any."""
    debate = imported(tmp_path, f"{title},,\nclaim,supports,attacks\nIt leaks.,,\nIt holds.,,\n")
    assert ([one.text for one in debate.claims], debate.title) == (["It leaks.", "It holds."], title)


def test_a_single_name_above_a_column_of_numbers_is_no_title(tmp_path: Path) -> None:
    debate = imported(tmp_path, ",claim\n0,It leaks.\n1,It holds.\n")
    assert [one.text for one in debate.claims] == ["It leaks.", "It holds."]


def test_links_that_are_addresses_relate_no_claims(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "Argument,Source,Link\nIt leaks.,The Dam,https://w.org\nIt holds.,The Fish,\n")
    assert debate is not None
    assert [(one.title, one.url) for one in debate.sources] == [("The Dam", "https://w.org"), ("The Fish", None)]
    assert not found


def test_a_reader_s_note_is_told_to_be_one(tmp_path: Path) -> None:
    """It was said to have neither a claim nor a quote, with the quote behind it."""
    _, [found] = read(tmp_path, "claim,quote,author,type\n,The road shuts.,Ann,\n,My own words,Ann,note\n")
    assert found.message == '"quote: My own words, author: Ann, type: note" is its reader\'s note: it is kept as extra'


def test_the_direction_of_pairs_may_be_said_and_each_claim_keeps_its_author(tmp_path: Path) -> None:
    """The command that the account recommended took the authors away, or gave all claims to the one of the row."""
    path = tmp_path / "p.csv"
    path.write_text("argument1,argument2,label,author1,author2,author\nIt leaks.,It holds.,attack,Ann,Bo,Cy\n")
    for role, origin in (("first-to-second", "Ann"), ("second-to-first", "Bo")):
        library, _ = read_file(path, None, {"label": role})
        [debate] = library.debates
        by = {one.text: debate.source[one.source].authors for one in debate.claims}
        assert by == {"It leaks.": ("Ann",), "It holds.": ("Bo",)}
        [relation] = debate.relations
        assert str(relation.kind) == "undercuts"
        assert debate.source[debate.claim[relation.origins[0]].source].authors == (origin,)
        assert debate.claims[-1].extra == {"author (of both)": "Cy"}
    [whole] = read_file(path)[0].debates
    assert {debate.source[one.source].authors for one in whole.claims} == {("Ann",), ("Bo",)}


@pytest.mark.parametrize("label", ["attack", "attack\nIt rains.,It is dry.,contradicts"])
def test_of_pairs_without_a_direction_nobody_says_that_nobody_meets_them(label: str, tmp_path: Path) -> None:
    """“Nobody in this debate meets it”, “its file draws none”: it has a relation, and one of them attacks the other."""
    debate = imported(tmp_path, f"argument1,argument2,label\nIt leaks.,It holds.,{label}\n")
    for one in (debate, by_way_of_toml(tmp_path, debate)):
        claim = next(claim for claim in one.claims if claim.text == "It leaks.")
        assert unmet(one, claim) == "no answer to it is drawn: its file doesn't say which way its relations go"
        assert "which way its relations go" in none_meet(one, "No claim meets another.")


@pytest.mark.parametrize(
    ("table", "kept"),
    [
        ("claim,reason\nIt leaks.,It is old.\n", {"reason": "It is old."}),
        ("quote,author,because\nIt leaks.,Ann,It is old.\n", {"because": "It is old."}),
        ("claim,why,relation,to\nIt leaks.,It is old.,blah,It holds.\nIt holds.,,,\n", {"why": "It is old.", "relation": "blah", "to": "It holds."}),
        ("argument1,argument2,label,why\nIt leaks.,It holds.,attack,It is old.\n", {"label (which way isn't said)": "attack: It holds.", "why": "It is old."}),
        ("id,claim,author\nS 17/b,It leaks.,Ann\n", {"id": "S 17/b"}),
        ('{"id":"x","conclusion":"It holds.","premises":[{"text":"It leaks.","stance":"CON"}],"stance":"undecided"}', {"stance (of all)": "undecided"}),
    ],
)  # fmt: skip
def test_a_reason_without_a_relation_an_id_and_the_stance_of_all_are_kept(
    table: str, kept: dict[str, str], tmp_path: Path
) -> None:
    """They stood nowhere any more, without a word."""
    debate = imported(tmp_path, table)
    assert next(one for one in debate.claims if one.text == "It leaks.").extra == kept


@pytest.mark.parametrize("column", ["according to", "respondent", "interviewee"])
def test_whom_a_claim_is_according_to_says_it(column: str, tmp_path: Path) -> None:
    """The claim was the source's own."""
    reported = imported(tmp_path, f"claim,{column},source\nDams leak,Ann Lee,Post\n").claims[0]
    assert reported.voice is not None
    assert reported.voice.speaker == "Ann Lee"
    debate = imported(tmp_path, f"claim,{column}\nDams leak,Ann Lee\n")
    assert debate.source[debate.claims[0].source].authors == ("Ann Lee",)


def test_a_cell_of_a_hundred_thousand_characters_takes_as_long_as_its_length(tmp_path: Path) -> None:
    """Digits were tried for a rating from each of them on: a minute, where it is done at once; here it would not end."""
    path = tmp_path / "map.csv"
    path.write_text(f"claim,author,date\na b,Ann,{'2020/' * 200_000}\nc d,Bo,2020\n", encoding="utf-8")
    library, _ = read_file(path)
    assert [claim.text for claim in library.debates[0].claims] == ["a b", "c d"]


def test_a_column_without_a_name_finds_nothing_of_the_claims(tmp_path: Path) -> None:
    text = '{"": 0, "claim": "Tax is good", "author": "Ann"}\n{"": 1, "claim": "Tax is bad", "author": "Bo"}\n'
    _, found = read(tmp_path, text)
    assert [one.message for one in found if "others find" in one.message] == []


def test_the_type_of_a_reply_rates_no_claim(tmp_path: Path) -> None:
    """It was what others find of the claims, and who says them was kept as a key."""
    table = "Debate,User,Argument,ReplyTo,ReplyType\nZoos?,ann,They educate.,,\nZoos?,bo,They don't.,They educate.,Disputed\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert [debate.source[one.source].authors for one in debate.claims] == [("ann",), ("bo",)]
    assert [one.code for one in found] == ["W127"]
    assert "Disputed" in found[0].message


@pytest.mark.parametrize("more", ["", "It holds.,Ann Lee,Bo Ng,rebuts\n"])
def test_who_speaks_says_the_claim_where_replies_name_people(more: str, tmp_path: Path) -> None:
    """`Who` was what the claims were called, so that nobody said them, unless somebody spoke twice."""
    table = f"claim,Who,In reply to,relation\nWe should build it.,Ann Lee,,\nIt leaks.,Bo Ng,Ann Lee,rebuts\n{more}"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert [debate.source[one.source].authors for one in debate.claims][:2] == [("Ann Lee",), ("Bo Ng",)]
    assert debate.relations == ()
    assert 'there is no claim "Ann Lee": it is kept as extra' in [one.message for one in found]


@pytest.mark.parametrize("name", ["Name", "Delegate", "User name"])
def test_names_of_people_are_no_ids_of_claims(name: str, tmp_path: Path) -> None:
    debate = imported(
        tmp_path, f"claim,{name},replies to,relation\nWe build it.,Ann Lee,,\nIt leaks.,Bo Ng,Ann Lee,rebuts\n"
    )
    assert ([one.id for one in debate.claims], debate.relations) == (["we-build-it", "it-leaks"], ())


@pytest.mark.parametrize(
    ("name", "ids"),
    [("name", "C1,C2"), ("name", "costs of it,safety of all"), ("label", "A,B"), ("node", "Costs,Safety")],
)
def test_what_claims_are_called_is_no_name_of_people(name: str, ids: str, tmp_path: Path) -> None:
    one, other = ids.split(",")
    debate = imported(tmp_path, f"claim,{name},to,relation\nWe build it.,{one},,\nIt leaks.,{other},{one},rebuts\n")
    assert len(debate.relations) == 1


def test_numbers_of_who_speaks_are_no_names(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,Who,to,relation\nWe build it.,1,,\nIt leaks.,2,1,rebuts\n")
    assert {one.source for one in debate.claims} == {debate.sources[0].id}


def test_words_that_many_columns_of_a_row_have_are_told_once(tmp_path: Path) -> None:
    """A row with a hundred columns of each side told of the position of the same words a hundred times."""
    header, row = ",".join(["pro", "con"] * 100), ",".join(["It is as it is."] * 200)
    _, found = read(tmp_path, f"{header}\n{row}\n")
    (told,) = [one for one in found if one.code == "W127"]
    assert told.count == 100
    assert told.message.endswith("(100 times)")


@pytest.mark.parametrize("word", ["n/a", "-", "none", "?", "unknown", "Not given", "TBD"])
@pytest.mark.parametrize("column", ["quote", "issue", "source", "url", "outlet", "author", "speaker"])
def test_what_says_that_there_is_nothing_is_kept_and_is_none(column: str, word: str, tmp_path: Path) -> None:
    """“n/a” was a quote, an issue, a source; as an author it was lost."""
    header, rest = ("claim,by", ",Ann") if column not in ("author", "source", "speaker") else ("claim", "")
    debate = imported(tmp_path, f"{header},{column}\nThey leak.{rest},{word}\nThey hold.{rest},Words of it\n")
    first, second = debate.claims
    assert first.extra[column] == word
    assert (first.quotes, first.issues) == ((), ())
    assert word not in [line for one in debate.sources for line in (one.title, one.outlet, one.url, *one.authors)]
    assert second.extra == {}


@pytest.mark.parametrize(
    ("column", "word"), [("quote", "No quote"), ("issue", "no issue."), ("source", "No source"), ("Book", "No book")]
)
def test_that_there_is_none_of_a_column_is_none(column: str, word: str, tmp_path: Path) -> None:
    """“No source” was a publication."""
    others = "No quotes at all", "Nothing is free, he said.", "No"
    for cell, kept in ((word, word), *((other, None) for other in others)):
        debate = imported(tmp_path, f'claim,note,{column}\nThey leak.,x,"{cell}"\nThey hold.,x,Words of it\n')
        assert debate.claims[0].extra.get(column) == kept


def test_numbers_of_rows_without_a_name_are_nobody(tmp_path: Path) -> None:
    """“"" may be who says the claims”, it was said."""
    _, found = read(tmp_path, ",claim,score\n1,They leak.,3\n2,They hold.,4\n")
    assert [one.message for one in found if "may be who says" in one.message] == []


def test_a_claim_that_says_that_there_is_none_is_none(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "claim,author\nn/a,Ann\nThey hold.,Bo\nNo one pays.,Cy\n")
    assert debate is not None
    assert [one.text for one in debate.claims] == ["They hold.", "No one pays."]
    assert [one.code for one in found] == ["W127"]


def test_truth_values_of_json_are_no_words(tmp_path: Path) -> None:
    debate = imported(
        tmp_path, '[{"claim": "They leak.", "author": "Ann", "quote": false, "issue": true, "source": 0}]'
    )
    assert (debate.claims[0].quotes, debate.issues, debate.sources[0].authors) == ((), (), ("Ann",))


def test_a_relation_with_a_number_rates_no_claim(tmp_path: Path) -> None:
    """The authors were kept as those of whoever rates the claims."""
    debate = imported(tmp_path, "id,claim,author,relation 1,to 1\n1,Tax is good.,Ann,,\n2,It pays.,Bo,supports,1\n")
    assert {one.authors for one in debate.sources} == {("Ann",), ("Bo",)}


def test_a_column_no_beside_yes_is_no_number(tmp_path: Path) -> None:
    """Who is against a claim was its id, and votes against it were gone."""
    debate = imported(tmp_path, "claim,author,yes,no\nTax is good.,Ann,12,3\nIt hurts.,Bo,Di,Cy\n")
    assert [(one.id, dict(one.extra)) for one in debate.claims] == [
        ("tax-is-good", {"yes": "12", "no": "3"}),
        ("it-hurts", {"yes": "Di", "no": "Cy"}),
    ]
