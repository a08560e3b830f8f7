"""Card files: what stands in a document comes through, by level and run, and nothing else."""

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Claim, Debate
from debate_tui.read.cards.cites import cite_of
from debate_tui.read.cards.draft import FORMAT, passage, read_cards
from debate_tui.read.cards.outline import END
from debate_tui.read.cards.package import PackageError, unpacked
from debate_tui.read.cards.paragraphs import Paragraph, paragraphs_of
from debate_tui.read.cards.runs import PLAIN, Face, Run
from debate_tui.read.cards.sides import answered
from debate_tui.read.files import Content
from debate_tui.read.sound import finalise
from debate_tui.read.trouble import Trouble
from tests.read.cards.decks import folder
from tests.read.cards.documents import (
    BLOCK,
    CITE,
    EMPHASIS,
    HAT,
    POCKET,
    STRICT,
    TAG,
    UNDERLINE,
    cite,
    document,
    par,
    run,
    style,
)

CITED = Face(cite=True)

pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")


def read(data: bytes, name: str = "file.docx") -> tuple[Debate | None, list[str]]:
    """The debate of a card file, and the codes of what was said of it."""
    trouble = Trouble()
    draft = read_cards([Content(Path(name), data)], trouble)
    reading = finalise(draft, trouble) if draft else None
    return reading.debate if reading else None, [one.code for one in trouble.all()]


def sound(data: bytes, name: str = "file.docx") -> Debate:
    debate, codes = read(data, name)
    assert debate is not None
    assert [code for code in codes if code.startswith("E")] == []
    return debate


def marked(claim: Claim, kind: str, number: int = 0) -> list[str]:
    quote = claim.quotes[number]
    return [quote.text[mark.start : mark.end] for mark in quote.marks if mark.kind == kind]


def test_the_shared_sample_comes_through_with_its_counts(shared: Path) -> None:
    data = (shared / "samples" / "small" / "cards.docx").read_bytes()
    right = json.loads((shared / "samples" / "small" / "counts.json").read_text())["cards.docx"]
    debate = sound(data, "cards.docx")
    analytics = [claim for claim in debate.claims if claim.extra.get("analytic")]
    tags = [claim for claim in debate.claims if not claim.extra.get("analytic") and not claim.extra.get("untagged")]
    quotes = [quote for claim in debate.claims for quote in claim.quotes]
    assert len(tags) == right["tags"]
    assert len(analytics) == right["analytics"]
    assert len(debate.issues) == right["blocks"]
    assert sum(len(claim.extra.get("undertags", ())) for claim in debate.claims) == right["undertags"]
    assert len(debate.sources) - 1 == right["distinct_cites"]
    assert len(quotes) == right["cites_in_cards"]
    assert sum(bool(claim.quotes) for claim in tags) == right["cards"]
    assert sum(not claim.quotes for claim in tags + analytics) == right["tags_without_cite"]
    assert sum(len(claim.quotes) > 1 for claim in tags) == right["tags_with_several_cites"]
    assert (
        sum(len(marked(claim, "added", n)) for claim in tags for n in range(len(claim.quotes))) - 1 == right["pilcrows"]
    )
    lit = sum(len(text) for claim in tags for n in range(len(claim.quotes)) for text in marked(claim, "read", n))
    assert lit >= sum(right["colours"].values()) - right["colours"]["cyan"]
    assert all("\n" not in claim.text for claim in debate.claims)
    assert debate.origin is not None
    assert debate.origin.format == FORMAT


def test_a_tag_is_a_paragraph_of_the_fourth_level_whatever_its_style() -> None:
    debate = sound(
        document(
            par("By style", style=TAG),
            par("By level", level=3),
            par("Text in a style called Tag", style="Tag"),
            par("By what its style is based on", style="Mine"),
            par("Switched off", style=TAG, level=9),
            styles=style("Heading4", paragraph='<w:outlineLvl w:val="3"/>') + style("Mine", "Heading4") + style("Tag"),
        )
    )
    assert [claim.text for claim in debate.claims] == ["By style", "By level", "By what its style is based on"]


def test_a_card_is_the_whole_passage_with_its_marks() -> None:
    debate = sound(
        document(
            par("A tag", style=TAG),
            cite("Mason 24", ", town clerk, “A quay,” https://example.org/quay."),
            par(
                "Not. ",
                run("Streets see ", UNDERLINE),
                run("more", UNDERLINE, read="cyan"),
                run(" tra", EMPHASIS),
                run("de", EMPHASIS, u="none"),
            ),
            par(run("Hidden", hidden=True, read="green"), " and seen. ¶ [Table Omitted]"),
        )
    )
    (claim,) = debate.claims
    assert claim.quotes[0].text == "Not. Streets see more trade\nHidden and seen. ¶ [Table Omitted]"
    assert marked(claim, "underlined") == ["Streets see more tra"]
    assert marked(claim, "read") == ["more"]
    assert marked(claim, "hidden") == ["Hidden"]
    assert marked(claim, "added") == ["¶", "[Table Omitted]"]
    source = debate.source[claim.source]
    assert (source.label, source.authors, source.published) == ("Mason 24", ("Mason",), "2024")
    assert source.url == "https://example.org/quay"
    assert source.note == "Mason 24, town clerk, “A quay,” https://example.org/quay."


def test_two_cites_under_one_tag_are_two_quotes_of_two_sources_and_one_cite_twice_is_one_source() -> None:
    body = [par("One", style=TAG), cite("Lee 20"), par("First."), cite("Post 24"), par("Second.")]
    debate = sound(document(*body, par("Two", style=TAG), cite("Lee 20"), par("Third.")))
    one, two = debate.claims
    assert [debate.source[one.source_of(quote)].label for quote in one.quotes] == ["Lee 20", "Post 24"]
    assert two.source == one.source
    assert [source.label for source in debate.sources if source.label] == ["Lee 20", "Post 24"]


def test_a_cite_that_is_all_surname_and_year_goes_on_in_the_next_paragraph() -> None:
    body = [par("One", style=TAG), cite("Okafor 23"), par("(Ben, professor, “Footfall,” Journal)"), par("It rose.")]
    (claim,) = sound(document(*body)).claims
    assert claim.quotes[0].text == "It rose."
    body = [par("One", style=TAG), cite("Okafor 23"), par(run("(It rose.)", UNDERLINE)), par("Then it fell.")]
    (claim,) = sound(document(*body)).claims
    assert claim.quotes[0].text == "(It rose.)\nThen it fell."


@pytest.mark.parametrize(
    ("first", "below", "cited"),
    [
        ("Ann 12", "“The bill passed,” the senator said in 2011.", False),
        ("Ann 12", "(The committee) found in 2010 that trade fell.", False),
        ("Ann 12", "The study, published in 2009 at https://x.org, says trade fell.", False),
        ("Ann 12", "“We cannot win,” the general told the senate.", False),
        ("Ann 12", "(The committee) found in 2010 that trade fell (as did jobs).", False),
        ("Ann 12", "“We cannot win, and nobody will say so.”", False),
        ("Ann 12", "(Prof. (emerita) at X, “Title (2012)”, 2012).", True),
        ("Ann 12", "“Trade falls,” Journal of Trade, May 3 2012, p. 5.", True),
        ("Ann 12", "(professor at X, who has written on trade, “Title,” 2012)", True),
        ("Ann 12", "Ann Lee is a clerk. “Title,” 2012. https://x.org/a.", True),
        ("Cy ", "(Prof at X, “Title”, 2010)", True),
        ("Cy ", "Prof at X, “Title”, 2010", False),
    ],
)
def test_what_stands_below_a_bare_cite_is_the_source_s_where_it_reads_like_a_sentence(
    first: str, below: str, cited: bool
) -> None:
    """Once the source's own words became its cite, and the card was empty."""
    line = par(first, run("Cole 10", CITE)) if first.endswith(" ") else cite(first)
    debate = sound(document(par("Tag", style=TAG), line, par(below), par("The text.")))
    (quote,) = debate.claims[0].quotes
    assert quote.text == ("The text." if cited else f"{below}\nThe text.")


def test_text_in_links_tags_insertions_controls_and_tables_is_read_and_what_is_gone_is_not() -> None:
    inner = "".join(
        [
            f"<w:hyperlink>{run('link ')}</w:hyperlink>",
            f"<w:smartTag>{run('smart ')}</w:smartTag>",
            f'<w:ins w:id="1">{run("put in ")}</w:ins>',
            f"<w:sdt><w:sdtContent>{run('control ')}</w:sdtContent></w:sdt>",
            '<w:del w:id="2"><w:r><w:delText>taken out</w:delText></w:r></w:del>',
            f'<w:moveFrom w:id="3">{run("moved away")}</w:moveFrom>',
            "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>",
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{par('box')}</w:txbxContent></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><w:txbxContent>{par('box')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>",
        ]
    )
    table = f"<w:tbl><w:tr><w:tc>{par('in a cell')}</w:tc></w:tr></w:tbl>"
    (claim,) = sound(document(par("One", style=TAG), cite("Lee 20"), par(inner), table)).claims
    assert claim.quotes[0].text == "link smart put in control a\tb\nc-d\nin a cell"


def test_what_has_no_cite_is_nobodys_quote_and_is_kept() -> None:
    debate, codes = read(
        document(
            par("Preface"),
            par("Analytic", style="Analytic"),
            par("Tag", style=TAG),
            par("[read second]", style="Undertag"),
            par("Words of nobody knows whom"),
            par("Block", style=BLOCK),
            cite("Lee 20"),
            par("Under no tag."),
        )
    )
    assert debate is not None
    analytic, tag, bare = debate.claims
    assert analytic.extra == {"analytic": True}
    assert tag.quotes == ()
    assert tag.extra == {"undertags": ["[read second]"], "texts": ["Words of nobody knows whom"]}
    assert (bare.text, bare.extra) == ("Without a tag: Lee 20", {"untagged": True})
    assert debate.extra == {"loose": ["Preface"]}
    assert "W127" in codes


def test_blocks_are_issues_and_an_answer_stands_on_the_issue_that_it_answers_on_the_other_side() -> None:
    debate = sound(
        document(
            par("Aff", style=POCKET),
            par("Advantages", style=HAT),
            par("Trade", style=BLOCK),
            par("It grows", style=TAG),
            par("Neg", style=POCKET),
            par("2NC – AT: Trade", style=BLOCK),
            par("It does not", style=TAG),
            par("Trade", style=BLOCK),
            par("Another block of that name", style=TAG),
        )
    )
    grows, does_not, _ = debate.claims
    assert [issue.question for issue in debate.issues] == ["Trade", "2NC – AT: Trade", "Trade"]
    assert (grows.position, does_not.position) == ("aff", "neg")
    assert set(grows.issues) & set(does_not.issues) == {debate.issues[0].id}
    assert debate.issues[1].extra["answers"] == debate.issues[0].id
    assert all(position.derived for position in debate.positions)
    assert debate.issues[0].extra == {"above": ["Aff", "Advantages"]}


def test_who_answers_a_side_is_of_the_other() -> None:
    """Once “AT: Aff Solvency” was said by the Affirmative, and “AT: 2NC Link” by the Negative."""
    blocks = (
        ("AT: Aff Solvency", "neg"),
        ("AT: 2NC Link", "aff"),
        ("2NC – AT: Aff Harms", "neg"),
        ("AT: Harms", "neg"),
    )
    body = (paragraph for title, _ in blocks for paragraph in (par(title, style=BLOCK), par(f"On {title}", style=TAG)))
    debate = sound(document(par("Neg", style=POCKET), *body))
    assert [claim.position for claim in debate.claims] == [side for _, side in blocks]
    assert sound(document(par("It grows", style=TAG)), "AT_ Aff Trade.docx").claims[0].position == "neg"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Aff", "aff"),
        ("Affirmative – Trade", "aff"),
        ("Trade: Negative", "neg"),
        ("(Negative)", "neg"),
        ("1NC Affirmative Action DA", "neg"),
        ("Neg---Trade", "neg"),
        ("AT: Negative Interest Rates", "other"),
        ("A2 Negative Peace", "other"),
        ("Negative Externalities", "other"),
        ("Affirmative Action Good", "other"),
        ("K Affs Bad", "other"),
        ("Aff/Neg", "other"),
        ("2AC/2NC", "other"),
        ("Aff doesn’t solve", "other"),
        ("No Aff Solvency", "other"),
        ("vs. Aff", "other"),
        ("Aff Government Solvency", "aff"),
        ("AT: Politics---2AC", "aff"),
        ("AT Politics DA (2NC)", "neg"),
        ("AT: 1AC – Trade", "neg"),
        ("AT: 2NC", "aff"),
    ],
)
def test_words_that_a_title_is_about_tell_no_side(title: str, told: str) -> None:
    """Once “Negative Externalities” were the Negative's."""
    assert sound(document(par(title, style=BLOCK), par("It grows", style=TAG)), "x.docx").claims[0].position == told


def test_without_a_side_in_any_title_nothing_is_guessed() -> None:
    debate = sound(document(par("Trade", style=BLOCK), par("It grows", style=TAG)), "cards.docx")
    assert [position.label for position in debate.positions] == ["Side not told"]
    assert sound(document(par("It grows", style=TAG)), "Trade_Neg.docx").claims[0].position == "neg"


@pytest.mark.parametrize(
    ("title", "goal"),
    [
        ("AT: Trade", "Trade"),
        ("A2 Trade", "Trade"),
        ("A/T – Trade", "Trade"),
        ("2NC—AT: No Impact", "No Impact"),
        ("Answers to: Trade", "Trade"),
        ("2AC - Answer to Trade", "Trade"),
        ("Look at Trade", ""),
        ("ATtack", ""),
        ("Trade", ""),
    ],
)
def test_what_a_title_answers(title: str, goal: str) -> None:
    assert answered(title) == goal


@pytest.mark.parametrize(
    ("label", "author", "year"),
    [
        ("Mason, May 2024", "Mason", "2024"),
        ("Mason May 3, 2024", "Mason", "2024"),
        ("Chen and Silva May 24", "Chen and Silva", "2024"),
        ("Theresa May 17", "Theresa May", "2017"),
        ("Mason and May 24", "Mason and May", "2024"),
        ("A. August 22", "A. August", "2022"),
        ("Bob March 2020", "Bob March", "2020"),
        ("May 17", "May", "2017"),
        ("UN 2030 Report 22", "UN 2030 Report", "2022"),
        ("9-11 Commission 04", None, "2004"),
        ("Mason, last accessed 5/6/25", "Mason", None),
        ("Okafor 23", "Okafor", "2023"),
        ("Chen and Silva 11/2/19", "Chen and Silva", "2019"),
        ("Mason, ’24", "Mason", "2024"),
        ("Smith et al. '98", "Smith et al", "1998"),
        ("2024", None, "2024"),
        ("Mearsheimer, no date", "Mearsheimer", None),
        ("Smith, n.d.", "Smith", None),
        ("Lopez ND", "Lopez", None),
        ("Nd", "Nd", None),
        ("O'Neil & Li 12", "O'Neil & Li", "2012"),
    ],
)
def test_surname_and_year(label: str, author: str | None, year: str | None) -> None:
    found = cite_of([Paragraph(((label, CITED), (" and more", PLAIN)), 9, 1)])
    assert (found.author, found.year) == (author, year)


@pytest.mark.parametrize(
    ("rest", "year"),
    [
        (" (John, professor at Harvard, “Trade after 2008,” 2019, DOA: 7/2/2020)", "2019"),
        (", 11/2/19, “The Quay”", "2019"),
        (", The Quay Herald, March 3, 2017. https://example.org/2018/03", "2017"),
        (" – 2021-04-05 – accessed 3/4/2022", "2021"),
        (", ’98 – clerk", "1998"),
        (", Quays and Ports. Winter 2004: 12", "2004"),
        (", clerk from 1990–1995, “Quays,” Ports, 2001", "2001"),
        (", 2011, on the crisis of 2008", None),
        (" (secretary since 2009)", None),
        (", class of 2012", None),
        (", Vol. 1998", None),
        (", p. 1776, Federalist", None),
        (", “The crash of 2008”", None),
        (", director of Vision 2050", None),
        (", H.R. 2012", None),
        (", $2000, clerk", None),
        (", 2018-2019", None),
        (", the 1990's", None),
        (", 12/2020, 3/4/2021; 2019", None),
        (", accessed 2019", None),
        (", clerk", None),
    ],
)
def test_a_year_outside_the_style_of_cites_is_taken_only_where_no_other_can_be_meant(
    rest: str, year: str | None
) -> None:
    found = cite_of([Paragraph((("Mason", CITED), (rest, PLAIN)), 9, 1)])
    assert (found.author, found.year, found.derived) == ("Mason", year, year is not None)
    styled = cite_of([Paragraph((("Mason 07", CITED), (rest, PLAIN)), 9, 1)])
    assert (styled.year, styled.derived) == ("2007", False)


@pytest.mark.parametrize(
    ("label", "rest", "author", "year"),
    [
        # A label of one figure, of which the line knows the year, and the first years of the century
        ("Shaw 2", " [Martin Shaw, Spring 2002, on the crisis of 1914]", "Shaw", "2002"),
        ("Shaw 2", "", "Shaw", None),
        ("Iverson ’9", "", "Iverson", "2009"),
        ("Dybvig and Iverson ‘2K )", "", "Dybvig and Iverson", "2000"),
        ("Okafor 2k5", "", "Okafor", "2005"),
        # A day of this year, as Verbatim cites what is new
        ("Smith 9-25", "", "Smith", None),
        ("Smith 9-25", ", clerk, 9-25-2026", "Smith", "2026"),
        ("Smith 5/98", "", "Smith", "1998"),
        # A whole line in the style of cites: neither pages nor volumes are its year
        (
            "Arnold Shaw (professor at Hull). “Quays and Ports,” JOURNAL of TRADE, Vol. 33 No. 1, Spring 2002, 17–32.",
            "",
            "Arnold Shaw",
            "2002",
        ),
        (
            "Shaw 02: Arnold, professor of trade at the University of Hull. “Quays.” Trade. Volume 33, No. 1. Spring 2002.",
            "",
            "Shaw",
            "2002",
        ),
        ("Shaw 14 (2): 29-43", "", "Shaw", "2014"),
        (
            "Shaw 16 [Ole Shaw, Research Fellow at Oslo “An Argument for Quays” Journal of Trade (Springer), 50 (2) 2016: 267–281] AB",
            "",
            "Shaw",
            "2016",
        ),
        ("Shaw, Professor at Hull since 1998, 2019, “A title of a paper,” Journal", "", "Shaw", None),
        (
            "Bureau of Labor and Statistics of the United States 19",
            "",
            "Bureau of Labor and Statistics of the United States",
            "2019",
        ),
        # What somebody is, and what is claimed before the cite, is no name
        ("de Araujo, professor for Ethics at the State University of Rio, 14", "", "de Araujo", "2014"),
        ("That’s key to portable skills - Iverson ’9", "", "Iverson", "2009"),
        ("Only ports and quays are worth building, we conclude Shaw 16 [Ole Shaw, Fellow at Oslo]", "", None, None),
        ("Shaw in 2016", "", "Shaw", "2016"),
        ("No Author 19", "", None, "2019"),
        ("No Author xx-xx-xxxx", "", None, None),
        ("Okafor, Lee and Kim 18", "", "Okafor, Lee and Kim", "2018"),
        ("National Council (NIC) 21", "", "National Council (NIC)", "2021"),
        # Two years
        ("Smith 2018/19", "", "Smith", None),
        ("Smith 19-20", "", "Smith", None),
        # A figure in a name
        ("G20 22", "", "G20", "2022"),
        ("Area 51 Report 13", "", "Area 51 Report", "2013"),
        ("Vickers 14, John Vickers, 2014", "", "Vickers", "2014"),
        ("Mason 12 May 2019", "", "Mason", "2019"),
        # A surname that is a season
        ("Lee Spring 20", ", Lee Spring, a clerk, 2020", "Lee Spring", "2020"),
    ],
)
def test_cites_as_debaters_write_them(label: str, rest: str, author: str | None, year: str | None) -> None:
    """Once “Spring 2002, 17–32” was of 1932, and “Smith 9-25” of 2025."""
    found = cite_of([Paragraph(((label, CITED), (rest, PLAIN)), 9, 1)])
    assert (found.author, found.year) == (author, year)


def test_a_derived_year_is_said_to_be_derived() -> None:
    debate = sound(document(par("One", style=TAG), cite("Mason", ", clerk, May 2019"), par("Words.")))
    [source] = debate.sources
    assert (source.published, source.published_basis) == ("2019", "derived: the only year in the cite’s line")


def test_a_month_in_a_run_of_its_own_behind_other_words_is_no_surname() -> None:
    runs = (("Ada ", PLAIN), ("Mason", CITED), (", town clerk, ", PLAIN), ("May", CITED), (" 2024", CITED))
    found = cite_of([Paragraph(runs, 9, 1)])
    assert (found.label, found.author, found.year) == ("Mason, May 2024", "Mason", "2024")


@pytest.mark.parametrize(
    ("between", "label", "author"),
    [
        (" and ", "Okafor and Lee 18", "Okafor and Lee"),
        (" & ", "Okafor & Lee 18", "Okafor & Lee"),
        ("-", "Okafor-Lee 18", "Okafor-Lee"),
        (" van der ", "Okafor van der Lee 18", "Okafor van der Lee"),
        (" (a clerk) ", "Okafor, Lee 18", "Okafor, Lee"),
        ("", "OkaforLee 18", "OkaforLee"),
    ],
)
def test_two_surnames_with_other_words_between_them_are_nobody_elses(between: str, label: str, author: str) -> None:
    """Once “Okafor and Lee”, with the “and” in another style, was by one Okafor Lee."""
    found = cite_of([Paragraph((("Okafor", CITED), (between, PLAIN), ("Lee 18", CITED)), 9, 1)])
    assert (found.label, found.author) == (label, author)


def test_the_style_of_cites_may_end_within_a_date() -> None:
    runs = (("Chen", CITED), (", 11/2", CITED), ("/19 – doi", PLAIN))
    assert cite_of([Paragraph(runs, 9, 1)]).year == "2019"


def test_strict_documents_and_those_without_styles_are_read() -> None:
    body = [par("One", level=3), par(run("Lee 20", CITE)), par("Words.")]
    assert len(sound(document(*body, namespace=STRICT)).claims) == 1
    assert sound(document(*body, styles="")).claims[0].text == "One"


def test_styles_that_are_based_on_each_other_in_a_circle() -> None:
    styles = style("A", "B", '<w:outlineLvl w:val="3"/>') + style("B", "A")
    assert len(sound(document(par("One", style="B"), styles=styles)).claims) == 1


REFUSED = {
    "encrypted or old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    "cut off": (document(par("x", style=TAG))[:-30], "damaged"),
    "another ZIP": (b"", "no Word document"),
    "no XML": (b"", "not well-formed"),
    "headings only": (document(par("Block", style=BLOCK), par("text")), "1 heading, but no cards"),
    "a letter": (document(par("Dear Sir")), "no card file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_card_file_is_told_so(name: str) -> None:
    data, words = REFUSED[name]
    if name == "another ZIP":
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as parts:
            parts.writestr("word/other.xml", "x")
        data = package.getvalue()
    elif name == "no XML":
        data = document("<w:p>")
    trouble = Trouble()
    assert read_cards([Content(Path("x.docx"), data)], trouble) is None
    (said,) = trouble.all()
    assert words in said.message
    assert said.code.startswith("E12")


def test_entities_are_not_resolved_and_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 10}">' for n in range(12))
    head = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">{bomb}]>'
    data = document(par("One", style=TAG), cite("Lee 20"), par("a&x;&a11;b"))
    package = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            text = old.read(info).decode()
            if info.filename == "word/document.xml":
                text = text.replace("&amp;x;&amp;a11;", "&x;&a11;").replace("?><w:document", f"?>{head}<w:document")
            new.writestr(info.filename, text)
    debate, codes = read(package.getvalue())
    text = debate.claims[0].quotes[0].text if debate else ""
    assert "SECRET" not in text
    assert len(text) < 100
    assert debate or "E129" in codes


def test_a_part_that_unpacks_to_very_much_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate_tui.read.cards.package.MOST_UNPACKED", 10_000)
    with pytest.raises(PackageError, match="more than"):
        unpacked(document(par("x" * 20_000, style=TAG)))


def test_a_directory_of_very_many_parts_is_refused_before_it_is_read() -> None:
    data = bytearray(document(par("x", style=TAG)))
    end = data.rfind(b"PK\x05\x06")
    struct.pack_into("<HH", data, end + 8, 65_000, 65_000)
    with pytest.raises(PackageError, match="65,000 parts"):
        unpacked(bytes(data))


def test_a_directory_that_leads_before_the_file_is_damaged() -> None:
    """Once a byte of a damaged archive ended the program in a traceback."""
    data = bytearray(document(par("x", style=TAG)))
    end = data.rfind(b"PK\x05\x06")
    struct.pack_into("<L", data, end + 16, len(data) + 5000)
    assert read(bytes(data)) == (None, ["E129"])


def test_parts_that_are_packed_otherwise_are_refused() -> None:
    package = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document(par("x", style=TAG)))) as old, zipfile.ZipFile(package, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info), zipfile.ZIP_BZIP2)
    with pytest.raises(PackageError, match="no document"):
        unpacked(package.getvalue())


def test_relationships_that_lead_out_of_the_package_are_not_followed() -> None:
    for target in ("../../../../etc/passwd", "http://example.invalid/x", "file:///etc/passwd"):
        data = document(par("One", style=TAG))
        package = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(package, "w") as new:
            for info in old.infolist():
                new.writestr(
                    info.filename, old.read(info).decode().replace('Target="styles.xml"', f'Target="{target}"')
                )
        assert unpacked(package.getvalue()).styles == b""


def test_deep_nesting_ends_in_words_not_in_a_traceback() -> None:
    _, codes = read(document(par("One", style=TAG), "<w:sdt>" * 5000 + "</w:sdt>" * 5000))
    assert "E129" in codes


_faces = st.builds(Face, st.booleans(), st.booleans(), st.booleans())
_runs = st.lists(st.tuples(st.text("ab ¶é漢", min_size=1, max_size=8), _faces), min_size=1, max_size=6)


@given(st.lists(_runs, max_size=4))
def test_marks_cover_just_the_characters_that_are_marked(paragraphs: list[list[Run]]) -> None:
    text, marks = passage([run for runs in paragraphs for run in (END, *runs)][1:])
    assert text == "\n".join("".join(words for words, _ in runs) for runs in paragraphs)
    for kind in ("underlined", "read", "hidden"):
        covered = {at for mark in marks if mark.kind == kind for at in range(mark.start, mark.end)}
        at, right = 0, set()
        for number, runs in enumerate(paragraphs):
            at += number > 0
            for words, face in runs:
                right |= set(range(at, at + len(words))) if _is(face, kind) else set()
                at += len(words)
        assert covered == right


def _is(one: Face, kind: str) -> bool:
    return {"underlined": one.underlined, "read": one.read and not one.hidden, "hidden": one.hidden}[kind]


@given(st.binary(max_size=300), st.integers(0, 2000), st.integers(0, 255))
def test_damaged_bytes_raise_nothing_but_words(noise: bytes, at: int, byte: int) -> None:
    data = bytearray(document(par("One", style=TAG), cite("Lee 20"), par("Words.")))
    data[at % len(data)] = byte
    for some in (bytes(data), b"PK\x03\x04" + noise, bytes(data[: at % len(data)])):
        try:
            list(paragraphs_of(unpacked(some)))
        except PackageError:
            continue


def test_a_place_counts_the_document_s_paragraphs_since_word_writes_them_on_one_line() -> None:
    debate = sound(
        document(par("Trade", style=BLOCK), par(), par("It grows.", style=TAG), cite("Mason 24"), par("Yes."))
    )
    [claim] = debate.claims
    assert (debate.issues[0].at.line, claim.at.line, claim.quotes[0].at.line) == (1, 3, 5)


def test_a_file_is_a_source_of_its_own_only_where_it_claims_something_without_a_cite(tmp_path: Path) -> None:
    for debate in folder(tmp_path).debates:
        assert {claim.source for claim in debate.claims} == set(debate.source)


def test_a_long_document_says_how_far_its_reading_is() -> None:
    heard: list[float] = []
    data = document(par("Tag", style=TAG), cite("Lee 20"), par("words") * 3000)
    assert read_cards([Content(Path("x.docx"), data)], Trouble(heard.append)) is not None
    assert heard == sorted(heard)
    assert len(heard) > 4
    assert heard[-1] <= 1


def cited(*runs: str) -> tuple[str, tuple[str, ...], str | None]:
    """Label, authors and date of the source that a cite of these runs makes."""
    [source] = sound(document(par("Tag", style=TAG), par(*runs, ", clerk"), par("Words."))).sources
    return source.label, source.authors, source.published


def test_a_year_of_whom_a_source_is_cited_through_is_not_its_own() -> None:
    """Once “Nye, 2015” was said of “Nye 2013, quoted in Walt 2015”."""
    assert cited(run("Nye 2013", CITE), ", quoted in ", run("Walt 2015", CITE)) == ("Nye 2013", ("Nye",), "2013")
    assert cited(run("CNN 24", CITE), "; citing Ann ", run("Lee", CITE)) == ("CNN 24", ("CNN",), "2024")


def test_two_surnames_with_a_first_name_between_them_are_joined_as_written() -> None:
    assert cited("Ann ", run("Lee and", CITE), " Bo ", run("Kim 19", CITE))[:2] == ("Lee and Kim 19", ("Lee and Kim",))


def test_a_name_may_begin_with_a_day() -> None:
    """Once the author was “September”."""
    assert cited(run("September 11 Commission 04", CITE))[1:] == (("September 11 Commission",), "2004")


def test_ibid_is_the_cite_before_and_nobody_where_there_is_none() -> None:
    """Once “Ibid” was said to be the author."""
    lit = par(run("Words", UNDERLINE, read="cyan"))
    body = [par("A", style=TAG), cite("Mason 24", ", clerk"), lit, par("B", style=TAG), cite("Id. at 14"), lit]
    first, second = sound(document(*body)).claims
    assert (second.source, second.extra["cites"]) == (first.source, ["Id. at 14"])
    [source] = sound(document(*body[3:])).sources
    assert (source.authors, source.published) == ((), None)


def test_a_passage_that_is_marked_to_be_read_is_a_card_without_a_cite_too() -> None:
    """Once its marks were lost, and its words a note below the tag; and it isn't said to be of the cite before."""
    lit = par("It ", run("grows", UNDERLINE, read="cyan"), ".")
    body = [
        par("A", style=TAG),
        cite("Mason 24", ", clerk"),
        lit,
        par("B", style=TAG),
        lit,
        par("C", style="Analytic"),
        lit,
    ]
    debate = sound(document(*body))
    _, second, third = debate.claims
    source = debate.source[second.source]
    assert (source.label, source.authors, source.note) == ("No cite given", (), None)
    assert (second.quotes[0].text, marked(second, "read")) == ("It grows.", ["grows"])
    assert (third.quotes, third.extra["texts"]) == ((), ["It grows."])


def test_who_is_cited_takes_no_side() -> None:
    debate = sound(document(par("2AC", style=POCKET), par("A", style=TAG), cite("Mason 24", ", clerk"), par("Words.")))
    assert [(one.position, debate.source[one.source].position) for one in debate.claims] == [("aff", "")]


@pytest.mark.parametrize("said", ["~ Marked 14:05 ~", "~ Marked 2:05 PM ~", "~Marked~"])
def test_how_far_a_card_was_read_is_not_the_source_s(said: str) -> None:
    lit = run("They fell", UNDERLINE, read="cyan")
    claim = sound(document(par("A", style=TAG), cite("Fox 17"), par("Wages rose. ", run(said), " ", lit))).claims[0]
    assert marked(claim, "added") == [said]
    assert marked(claim, "read") == ["They fell"]


def test_the_and_between_the_ends_of_a_listed_card_is_not_the_source_s() -> None:
    """As OpenCaselist lists a card: its first and last words, and AND in a line of its own."""
    body = par("A", style=TAG), cite("Fox 17"), par("Wages rose"), par("AND"), par("they fell AND rose")
    assert marked(sound(document(*body)).claims[0], "added") == ["AND"]


@pytest.mark.parametrize("said", ["[Table Omitted]", "<Figure 2 Omitted>", "[FOOTNOTE 3 OMITTED]", "{Chart omitted}", "[image removed]", "[Figure omitted from original]"])  # fmt: skip
def test_what_debaters_leave_out_is_their_word(said: str) -> None:
    claim = sound(document(par("Tag", style=TAG), cite("Lee 20"), par(f"One {said} two. [He] <is> {{here}}."))).claims[
        0
    ]
    assert marked(claim, "added") == [said]


def test_the_line_above_a_passage_is_none_of_it_and_a_cite_where_it_is_dated() -> None:
    """Once “Kim 21, prof. at Yale Seas will rise” was a quote: the line is a cite that lacks the style of cites."""
    lit = par("Seas will ", run("rise", UNDERLINE, read="cyan"), ".")
    before = par("A", style=TAG), cite("Fox 17"), par("x")
    debate = sound(document(*before, par("B", style=TAG), "<w:p/>", par("Kim 21, prof. at Yale"), lit))
    claim = debate.claims[1]
    source = debate.source[claim.source]
    assert (source.label, source.authors, source.note) == ("Kim 21, prof. at Yale", (), "Kim 21, prof. at Yale")
    assert (claim.quotes[0].text, marked(claim, "read")) == ("Seas will rise.", ["rise"])
    debate = sound(document(*before, par("B", style=TAG), par("A remark."), lit))
    claim = debate.claims[1]
    assert (debate.source[claim.source].label, claim.extra["texts"]) == ("No cite given", ["A remark."])
    assert claim.quotes[0].text == "Seas will rise."


@pytest.mark.parametrize(
    ("label", "author", "year"),
    [
        ("Hayek 45", "Hayek", "1945"),
        ("Lee 20th Century", "Lee", None),
        ("Lee, Spring 20", "Lee", "2020"),
        ("Mill c. 1850", "Mill", "1850"),
        ("Winter 20", "Winter", "2020"),
        ("Lee Spring 20", "Lee", "2020"),
        ("Lee Fall 2019", "Lee", "2019"),
    ],
)
def test_nothing_is_published_in_years_to_come_and_seasons_are_no_names(
    label: str, author: str, year: str | None
) -> None:
    assert cited(run(label, CITE))[1:] == ((author,), year)
