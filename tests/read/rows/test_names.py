"""What people call the columns of the plain table, in the spreadsheets of several countries; and sentences that are no names."""

from pathlib import Path

import pytest

from debate_tui.model.debate import Debate, Kind
from debate_tui.read.rows.columns import meanings
from tests.formats import imported, read

PLAIN = ("claim", "position", "issue", "source", "author", "date", "quote", "locator", "relation", "to")
ROWS = (
    ("Dams are good", "Pro", "Dams", "NYT", "Ann Lee", "2020", "They work, he says", "p. 3", "", ""),
    ("Dams are bad", "Con", "Dams", "BBC", "Bo Li", "2021", "", "", "rebuts", "Dams are good"),
)
CALLED = {
    "title case": "Claim Position Issue Source Author Date Quote Locator Relation To".split(),  # noqa: SIM905
    "capitals": "CLAIM SIDE QUESTION SOURCE AUTHORS YEAR QUOTE PAGE RELATION TARGET".split(),  # noqa: SIM905
    "remarks": ["\u00a0Claim:", "Position *", "Issue (topic)", "SOURCE ", "Author(s)", "Date published", "Quote (exact words)",
        "Locator/page", "Relation?", "To…"],
    "more remarks": ["Claim (in full)", "Position (pro, con)", "Issue", "Source [title]", "Author", "Date", "Quote, as it is", "Page no.",
        "Relation, if any", "To claim"],
    "two names": ["Claim / argument", "Position/Side", "Issue or question", "Source / Document", "Author", "Date/Year", "Quote/excerpt",
        "Page/Locator", "Relation/kind", "Target / parent"],
    "German": "Behauptung Standpunkt Thema Quelle Autor:in Erscheinungsjahr Zitat Fundstelle Beziehung zu".split(),  # noqa: SIM905
    "French": "Thèse Position Thème Source Auteur Date Citation Page Relation Vers".split(),  # noqa: SIM905
    "Spanish": "Tesis Postura Tema Fuente Autor Fecha Cita Página Relación a".split(),  # noqa: SIM905
}  # fmt: skip


OTHERS = [
    "Wer", "Qui", "When", "p", "pp", "References", "Titel", "Issues", "Questions", "Topics", "Positions", "Dates", "Relations", "Targets",
    "Jahr", "Año", "Verbatim",
]  # fmt: skip
"""Names that may mean other things: whom a claim is about, an error rate, a party, a list of objects."""


def table(names: list[str], divided_by: str = "\t") -> str:
    lines = [[f'"{name}"' if divided_by in name else name for name in names]]
    lines += [[f'"{cell}"' if divided_by in cell else cell for cell in row] for row in ROWS]
    return "".join(f"{divided_by.join(line)}\n" for line in lines)


def says_all(debate: Debate) -> None:
    good, bad = debate.claims
    assert (good.text, good.position, good.issues) == ("Dams are good", "pro", ("dams",))
    assert [(one.text, one.locator) for one in good.quotes] == [("They work, he says", "p. 3")]
    about = [(one.title, one.authors, one.published) for one in debate.sources]
    assert about == [("NYT", ("Ann Lee",), "2020"), ("BBC", ("Bo Li",), "2021")]
    (relation,) = debate.relations
    assert (relation.kind, relation.origins, relation.target) == (Kind.REBUTS, (bad.full_id,), good.full_id)
    assert [one.extra for one in debate.claims] == [{}, {}]


@pytest.mark.parametrize("names", CALLED)
def test_the_plain_table_is_read_whatever_its_columns_are_called(names: str, tmp_path: Path) -> None:
    says_all(imported(tmp_path, table(CALLED[names])))


@pytest.mark.parametrize("divided_by", [",", ";", "\t", "|"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_plain_table_is_read_in_any_code_and_with_any_delimiter(code: str, divided_by: str, tmp_path: Path) -> None:
    for end in ("\n", "\r\n", "\r"):
        says_all(imported(tmp_path, table([*PLAIN], divided_by).replace("\n", end).encode(code)))


def test_a_blank_behind_each_comma_is_no_part_of_a_cell(tmp_path: Path) -> None:
    """The quotation marks behind it were the text's, and what stood behind the comma in them was the locator."""
    says_all(imported(tmp_path, table([*PLAIN], ",").replace(",", ", ").replace("work,  he", "work, he")))


def test_blanks_around_the_bars_of_a_table_in_markdown_are_no_words(tmp_path: Path) -> None:
    lines = [f"| {' | '.join(row)} |" for row in (PLAIN, ("---",) * len(PLAIN), *ROWS)]
    debate = imported(tmp_path, "\n".join(lines).replace("work, he says", "work \\| so"))
    assert debate.claims[0].quotes[0].text == "They work | so"


@pytest.mark.parametrize(
    "text",
    [
        "claim, quote and source\nare three words, that we use\n",
        "A claim, a quote, why not\nand so on\n",
        "Claim: dams are good, Source: BBC\nand so on, it goes\n",
        "Claim, dams are good; Source, BBC said\nand so on; it goes\n",
        '{"claim": "x", "author": [1, 2]} and more\nthis, that\n',
    ],
)
def test_a_sentence_with_such_words_names_no_columns(text: str, tmp_path: Path) -> None:
    """Half of a sentence was a claim, "are three words"."""
    debate, _ = read(tmp_path, text)
    assert debate is None


@pytest.mark.parametrize("sides", ["Argument (pro),Argument (con)", "Argument: Pro,Argument: Contra", "Claim (for),Claim (against)"])  # fmt: skip
def test_a_side_behind_a_name_is_no_remark(sides: str, tmp_path: Path) -> None:
    """The claims against were a key of those for it."""
    debate = imported(tmp_path, f"Topic,{sides}\nDams,Dams are good,Dams are bad\n")
    assert [one.text for one in debate.claims] == ["Dams are good", "Dams are bad"]
    assert len({one.position for one in debate.claims}) == 2


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (["Claim/Counterclaim", "Author"], ["", "author"]),
        (["Claim", "Author/Speaker"], ["claim", ""]),
        (["Claim", "Author, date"], ["claim", ""]),
        (["Claim", "Related to"], ["claim", ""]),
        (["Claim", "Relation", "Related to"], ["claim", "relation", "to"]),
        (["Claim", "Citation"], ["claim", ""]),
        (["Claim", "Who"], ["claim", ""]),
        (["Claim", "Who says it"], ["claim", "author"]),
        (["Claim", "Quote", "p"], ["claim", "quote", ""]),
        (["Author", "Claim, rejected"], ["author", ""]),
        (["Claim", "Relation (of parent to this)"], ["claim", ""]),
        (["Claim", "To, from"], ["claim", ""]),
        (["Claim", "Quote", "Author (of quote)"], ["claim", "quote", ""]),
        (["1. Claim", "2. Claim", "Name"], ["", "", ""]),
        (["Author", "Claim (pro side)", "Claim (con side)"], ["author", "", ""]),
        (["Claim (url)", "Claim (text)", "Author"], ["", "claim", "author"]),
        (["Quote (for)", "Quote (against)"], ["", ""]),
        (["Claim, if any", "Claim (optional)"], ["", ""]),
        (["Claim", "Author (first name)", "Author (last name)"], ["claim", "", ""]),
        (["Author", "Claim, no"], ["author", ""]),
        *((["Claim", name], ["claim", ""]) for name in OTHERS),
    ],
)
def test_a_name_that_may_mean_two_things_means_nothing(names: list[str], meant: list[str]) -> None:
    assert meanings(names) == meant


IDLE = [
    "Claim (max. 200 characters)", "Author (full name)", "Date (YYYY-MM-DD)", "Source (with link)", "Position (support/oppose)",
    "Page (of PDF)", "Claim [one per row]", "Author (last name, first name)", "Author (organisation or person)", "Date (if not longer ago)",
    "Source (author, year, title)", "Position (for, against, neutral)", "Position (yes/no)", "Relation (supports/attacks)", "Relation (rebuttal or support)",
    "Relation (of this to the parent)", "Relation (to the parent)", "Quote (in the author's own words)", "Quote (text)", "Speaker (full name)",
    "Issue (name)", "Locator (number)", "To (id of the claim)", "Responds to (parent claim)", "Parent id (leave empty for none)",
    "Claim (pro/con)", "Claim (what is said, in one sentence of at most thirty words and without any link)",
]  # fmt: skip


@pytest.mark.parametrize("name", IDLE)
def test_a_remark_in_brackets_behind_a_name_is_passed_over(name: str) -> None:
    plain = name.partition("(")[0].partition("[")[0].strip()
    assert meanings([name, "Url"]) == meanings([plain, "Url"]) != ["", "url"]


TURNED = [
    "Claim (rejected)", "Claim (no)", "Claim (pro side)", "Claim (as stated by the opponent)", "Claim (not mine)", "Claim (title)",
    "Claim (url)", "Claim (of parent post)", "Claim (quote)", "Author (of the target)", "Author (of quote)", "Author (first name)",
    "Author (last name)", "Author (title)", "Author (name, date)", "Author (of the parent's reply)", "Author (email)", "Author (speaker)",
    "Source (of quote)", "Source (link)", "Date (of parent claim)", "Relation (of parent to this)",
    "Relation (reversed)", "Relation (from target)", "Id (of parent)", "Position (of opponent)", "Position (against)", "Position (rejected)",
    "To (from)", "Quote (source)", "Quote (author)", "Claim (2)", "Claim, max. 200",
]  # fmt: skip


@pytest.mark.parametrize("name", TURNED)
def test_a_remark_that_may_turn_a_name_round_is_a_part_of_it(name: str) -> None:
    plain = name.partition("(")[0].partition(",")[0].strip()
    assert meanings([name]) != meanings([plain]) != [""]


def test_a_table_of_a_form_with_remarks_is_read_whole(tmp_path: Path) -> None:
    names = (
        "Claim (max. 200 characters),Position (support/oppose),Author (full name),Date (YYYY-MM-DD),Source (with link)"
    )
    debate, found = read(
        tmp_path, f"{names}\nDams leak.,oppose,Ann Lee,2020-01-02,Report\nDams hold.,support,Bo Li,2021-01-02,Report\n"
    )
    assert debate is not None
    assert [(one.text, one.position, one.extra) for one in debate.claims] == [
        ("Dams leak.", "oppose", {}),
        ("Dams hold.", "support", {}),
    ]
    assert {(one.authors, one.published) for one in debate.sources} == {
        (("Ann Lee",), "2020-01-02"),
        (("Bo Li",), "2021-01-02"),
    }
    assert not any("behind such a name" in one.message for one in found)


def test_a_name_that_a_remark_may_turn_round_is_told(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "Claim,Author (of quote),Source (link)\nDams leak.,Ann Lee,http://a/\n")
    assert debate is not None
    assert debate.claims[0].extra == {"Author (of quote)": "Ann Lee", "Source (link)": "http://a/"}
    (told,) = [one for one in found if "behind such a name" in one.message]
    assert told.code == "N130"
    assert '"Author (of quote)", "Source (link)"' in told.message


def test_what_a_parent_does_to_a_row_is_no_relation_of_the_row(tmp_path: Path) -> None:
    rows = "1,Dams leak.,,\n2,They hold.,1,attacks\n"
    debate = imported(tmp_path, f"id,claim,parent,relation (of parent to this)\n{rows}")
    assert not debate.relations
    assert debate.claims[1].extra["relation (of parent to this)"] == "attacks"


def test_a_name_that_nobody_wrote_is_not_told(tmp_path: Path) -> None:
    _, found = read(tmp_path, '[{"text": "On dams", "claims": [{"text": "Dams leak.", "author": "Ann Lee"}]}]')
    assert not any("behind such a name" in one.message for one in found)


BOOK = '"title": "On Dams", "authors": "Ann Lee"'
MARKED = '[{"text": "Dams leak.", "isNoteOnly": false, "location": {"value": 12}, "note": "hm"}]'


@pytest.mark.parametrize(
    "data",
    [
        f'{{"asin": "B00", {BOOK}, "highlights": {MARKED}}}',
        f'{{"asin": "B00", "tags": ["x"], {BOOK}, "highlights": {MARKED}}}',
        f'[{{"asin": "B00", {BOOK}, "highlights": {MARKED}}}]',
        f'{{{BOOK}, "quotes": [{{"text": "Dams leak."}}, {{"text": "Dams hold."}}]}}',
    ],
)
def test_texts_that_are_marked_in_a_book_are_its_quotes(data: str, tmp_path: Path) -> None:
    """Bookcision's highlights were claims of nobody, and then labelled texts."""
    debate = imported(tmp_path, data)
    assert debate.claims[0].quotes[0].text == "Dams leak."
    assert [(one.title, one.authors) for one in debate.sources] == [("On Dams", ("Ann Lee",))]


def test_texts_with_notes_and_places_are_quotes_unless_somebody_says_them(tmp_path: Path) -> None:
    marked = imported(tmp_path, "text,note,page\nDams leak.,hm,3\n")
    assert [one.text for one in marked.claims[0].quotes] == ["Dams leak."]
    assert imported(tmp_path, "text,note,page,author\nDams leak.,hm,3,Ann Lee\n").claims[0].quotes == ()
    debate, _ = read(tmp_path, "text,note\nDams leak.,hm\n")
    assert debate is None


@pytest.mark.parametrize(
    "data",
    [
        "text,label\nI loved this movie so much,positive\nWorst film ever,negative\n",
        "id,text\n1,Dams leak.\n2,Dams hold.\n",
        '{"text": "Dams leak."}\n{"text": "Dams hold."}\n',
        '[{"id": 1, "text": "Dams leak."}, {"id": 2, "text": "Dams hold."}]',
        '{"data": [{"id": "1", "text": "Dams are good", "author_id": "10"}, {"id": "2", "text": "They leak", "author_id": "11"}]}',
    ],
)
def test_texts_of_which_nothing_is_said_are_no_debate(data: str, tmp_path: Path) -> None:
    """Data sets of labelled texts were maps of claims that nobody says."""
    debate, found = read(tmp_path, data)
    assert debate is None
    assert "--column claim=text" in found[0].hint


@pytest.mark.parametrize(
    "data",
    [
        "text,author\nDams leak.,Ann Lee\n",
        "text,stance,label\nDams leak.,con,3\n",
        "text,topic\nDams leak.,Dams\n",
        "id,text,supports\n1,Dams leak.,2\n2,Dams are bad.,\n",
        '{"text": "Dams leak."}\n{"text": "Dams hold.", "author": "Ann Lee"}\n',
        '{"claims": [{"text": "Dams leak."}, {"text": "Dams hold."}]}',
        "claim,label\nDams leak.,3\n",
    ],
)
def test_texts_that_are_somebody_s_or_on_something_are_claims(data: str, tmp_path: Path) -> None:
    assert imported(tmp_path, data).claims[0].text == "Dams leak."


@pytest.mark.parametrize("name", ["By / date", "By or source", "To / date", "No / page"])
def test_a_column_of_two_things_is_neither(name: str, tmp_path: Path) -> None:
    """Whoever claims it was called “2020-02-01”."""
    debate = imported(tmp_path, f"Claim,{name},Topic\nDams leak,2020-02-01,Dams\n")
    assert debate.claims[0].extra == {name: "2020-02-01"}
    assert not any(one.authors or one.published for one in debate.sources)


def test_an_author_of_either_sex_is_an_author(tmp_path: Path) -> None:
    debate = imported(tmp_path, "Behauptung,Autor/in\nDämme lecken,Ann Lee\n")
    assert [one.authors for one in debate.sources] == [("Ann Lee",)]


@pytest.mark.parametrize(
    "name",
    [
        "Author (who added this)", "Author (translator)", "Author (entered by)", "Speaker (interviewer)", "Date (accessed)", "Date (added)",
        "Position (job title)", "Position (in company)", "Source (of funding)", "Source (language)", "Party (MP)",
    ],
)  # fmt: skip
def test_a_remark_that_is_not_known_behind_a_person_a_day_a_side_or_a_text_turns_it(name: str) -> None:
    """Whoever added a row was the author of its claim, and a job was a side."""
    assert meanings([name, "claim"]) == ["", "claim"]


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("Date (UTC)", "date"), ("Date (GMT)", "date"), ("Date (local time)", "date"), ("Date (approx.)", "date"), ("Date (month/year)", "date"), ("Source (APA)", "source"),
        ("Source (APA style)", "source"), ("Author (first author)", "author"), ("Author (username)", "author"), ("Author (real name)", "author"),
    ],
)  # fmt: skip
def test_an_idle_remark_behind_a_day_a_text_or_a_person_leaves_it(name: str, meaning: str) -> None:
    assert meanings([name, "claim"]) == [meaning, "claim"]


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        (["Vers", "Zitat"], ["", "quote"]),
        (["claim", "Yes", "No"], ["claim", "", ""]),
        (["id", "title", "argument"], ["id", "", "claim"]),
        (["argument", "title", "url"], ["claim", "source", "url"]),
        (["Behauptung", "Quelle", "zitiert"], ["claim", "source", ""]),
        (["claim", "author", "words"], ["claim", "author", ""]),
    ],
)
def test_verses_votes_headlines_ticks_and_counts_mean_nothing(header: list[str], meant: list[str]) -> None:
    assert meanings(header) == meant


def test_an_attribution_is_of_a_quote_and_else_may_be_a_licence() -> None:
    assert meanings(["quote", "attribution", "source"]) == ["quote", "speaker", "source"]
    assert meanings(["claim", "attribution", "source"]) == ["claim", "", "source"]
