"""Cards as a reader has them: what is read aloud is lit, the rest stands back or is folded, and a text says so in words."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui import store
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Debate, Mark, Quote
from debate_tui.model.library import Library
from debate_tui.pages.claim import claim_page
from debate_tui.pages.compose import compose
from debate_tui.pages.details import details
from debate_tui.pages.document import Extract
from debate_tui.pages.marked import marked_runs, marked_words, read_words
from debate_tui.pages.spoken import spoken
from debate_tui.pages.words import Detail, claim_paragraphs
from debate_tui.read.library import read_library
from debate_tui.state import Spot, State, opening, places
from debate_tui.text.scripts import one_line, words
from debate_tui.tui.body import Size
from debate_tui.tui.taking import claim_text, read_text, whose
from debate_tui.write.text import NARROWEST, render
from debate_tui.write.writers import WRITERS, Options
from tests.builders import AT
from tests.formats import imported
from tests.read.cards import documents as docx
from tests.read.cards.test_caselist import row, table
from tests.tui.screens import Reader, harbour
from tests.tui.terminal import terminal

NINE = "the clerk had read all of this to them "
CARD = row(
    "Trade grows",
    [("Ada ", ""), ("Mason 24", "s"), (", a clerk", "")],
    [[(NINE, ""), ("Streets ", "u"), ("without cars", "um"), (" they say ", ""), ("sell more", "um")], [(NINE, "")]],
    pocket="Advantages",
    block="Trade",
    side="A",
)
ANSWER = row("It shrinks", [("Chen 19", "s")], [[("Trade falls.", "um")]], block="AT: Trade", side="N")
WHOLE = " ".join(f"{NINE}Streets without cars they say sell more\n{NINE}".split())


@pytest.fixture
def debate(tmp_path: Path) -> Debate:
    return imported(tmp_path, table([CARD, ANSWER]))


def page(debate: Debate, place: places.Place, width: int = 200) -> str:
    shown = compose(State(Spot(place)), Library((debate,)))
    return " ".join(" ".join(render((*shown.head, *shown.rows), width)).split())


def test_the_cite_of_a_tags_second_card_is_not_that_of_the_first_ones_words(tmp_path: Path) -> None:
    """It stood behind a dash, right below the first card's words."""
    tag = [docx.par("Trade", style=docx.BLOCK), docx.par("Open streets raise sales", style=docx.TAG)]
    cards = [
        (docx.cite("Mason 24", ", a clerk"), docx.par(docx.run("Rents fell.", docx.UNDERLINE))),
        (docx.cite("Okafor 19", ", a writer"), docx.par(docx.run("Footfall rose.", docx.UNDERLINE))),
    ]
    file = tmp_path / "two.docx"
    file.write_bytes(docx.document(*tag, *(one for card in cards for one in card)))
    pieces = WRITERS["text"].write(Extract(store.imported(file)[0].debates[0]), Options())
    text = "".join(map(str, pieces))
    for cite, said in ("— Mason, untitled, 2024", "Rents fell."), ("— Okafor, untitled, 2019", "Footfall rose."):
        assert f"{cite} · ○ unverified:\n“{said}”\n" in text


def test_in_a_comparison_what_nobody_marked_is_folded_and_the_cite_comes_first(debate: Debate) -> None:
    here = places.Compare(debate.id, "trade", ("aff", "neg"))
    text = page(debate, here, NARROWEST)
    assert "— Mason 24 · ○ unverified: “… 9 words … Streets without cars they say sell more … 9 words …”" in text
    assert "the clerk had" not in text


def test_a_card_s_page_has_everything_with_its_block_and_its_whole_cite(debate: Debate) -> None:
    (card, *_) = debate.claims
    text = page(debate, places.Claim(places.Compare(debate.id, "trade"), card.full_id))
    assert text.startswith("■ Affirmative · Advantages ▸ Trade ─")
    assert "Trade grows Cites: Mason 24" in text
    assert f"— Ada Mason 24, a clerk · ○ unverified “{WHOLE}”" in text
    assert "Read aloud, 4 of 25 words: “without cars … sell more”" in text
    assert "Underlined: “Streets without cars … sell more”" in text


@pytest.mark.parametrize("format", ["text", "linear", "markdown", "html"])
def test_every_export_has_all_words_and_says_which_are_read_aloud(format: str, debate: Debate) -> None:
    pieces = WRITERS[format].write(Extract(debate), Options(width=NARROWEST))
    text = "".join(re.sub(r"<[^>]*>", "", "".join(pieces)).split())
    assert "".join(f"“{WHOLE}”".split()) in text
    assert "readaloud,4of25words:“withoutcars…sellmore”" in text.lower()


def test_a_card_is_copied_as_tag_cite_and_text_or_as_what_is_read(debate: Debate) -> None:
    (card, *_) = debate.claims
    tag, cite, *text = claim_text(debate, card).splitlines()
    assert (tag, cite) == ("Trade grows", "Ada Mason 24, a clerk")
    assert " ".join(" ".join(text).split()) == WHOLE
    assert read_text(debate, card) == "Trade grows\nMason 24: without cars … sell more\n"
    one = harbour()
    assert read_text(one, one.claims[0]) == "", "nothing of it is marked"


@pytest.mark.parametrize("size", [Size(80, 24), Size(40, 12)])
def test_what_is_read_aloud_is_lit_on_any_screen(size: Size, debate: Debate) -> None:
    (card, *_) = debate.claims
    place = places.Claim(places.Compare(debate.id, "trade"), card.full_id)
    reader = Reader(Library((debate,)), size, State(Spot(place)))
    lit: list[str] = []
    for _ in range(12):
        lit += [run.text for line in reader.page.lines for run in line if run.style.startswith("aloud")]
        reader.press("page_down")
    assert {word for text in lit for word in text.split()} == {"without", "cars", "sell", "more"}


_SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["read", "underlined", "hidden", "added", "odd"])), max_size=5)  # fmt: skip


@given(text=st.text("ab. \n\t—", min_size=1, max_size=40), spans=_SPANS)
def test_no_word_is_lost_however_marks_lie(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = tuple(Mark(min(a, b), max(a, b), kind) for a, b, kind in spans if min(a, b) < max(a, b) <= len(text))
    quote = Quote(text, AT, marks=marks)
    whole = plain(marked_runs(quote, whole=True))
    assert "".join(whole.split()) == "".join(one_line(text).split())
    lit = "".join(run.text for run in marked_runs(quote, whole=False) if run.style == "aloud")
    read = sorted({at for mark in marks if mark.kind == "read" for at in range(mark.start, mark.end)})
    assert "".join(lit.split()) == "".join("".join(text[at] for at in read).split())
    assert "".join(read_words(quote).replace(" … ", " ").split()) == "".join(lit.split())
    assert len(list(marked_words(quote))) == len({mark.kind for mark in marks})


@given(
    counts=st.lists(st.tuples(st.integers(1, 30), st.sampled_from(["", "read", "underlined"])), min_size=1, max_size=6)
)
def test_a_fold_says_how_many_words_it_hides(counts: list[tuple[int, str]]) -> None:
    text, marks = "", []
    for count, kind in counts:
        passage = "word " * count
        if kind:
            marks.append(Mark(len(text), len(text) + len(passage), kind))
        text += passage
    shown = plain(marked_runs(Quote(text, AT, marks=tuple(marks)), whole=False))
    folds = [int(part) for part in shown.split() if part.isdecimal()]
    assert shown.split().count("word") + sum(folds) == words(text)
    assert all(count > 7 for count in folds)


def test_the_shared_sample_is_read(shared: Path) -> None:
    pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")
    debate = store.open([shared / "samples" / "small" / "cards.docx"]).library().debates[0]
    first = debate.claims[0]
    text = page(debate, places.Claim(places.Compare(debate.id, first.issues[0]), first.full_id))
    assert "Read aloud, 16 of 34 words: “Car-free streets see more trade … longer visits … London … Streets" in text


async def test_on_a_card_alone_what_is_read_aloud_is_copied(debate: Debate) -> None:
    taken: list[str] = []
    async with terminal(Library((debate,)), debate.id, (100, 30)) as reader:
        reader.app.copy_to_clipboard = taken.append  # type: ignore[assignment, method-assign]
        await reader.press("Y")
        assert taken == ["Trade grows\nMason 24: without cars … sell more\n"]
        assert "Sent to the terminal: what is read aloud of the card" in reader.state.notice
        await reader.press("y")
        assert taken[-1].startswith("Trade grows\nAda Mason 24, a clerk\n")


@pytest.mark.parametrize(
    ("text", "spans", "told"),
    [
        ("unconstitutional", [(0, 1), (3, 4), (6, 7)], "1 of 1 words, 1 in part"),
        ("the United States of old", [(4, 5), (11, 12)], "2 of 5 words, 2 in part"),
        ("the United States of old", [(3, 11)], "1 of 5 words"),
        ("the United States of old", [(3, 4)], "0 of 5 words"),
    ],
)
def test_a_word_of_which_a_part_is_read_counts_once(text: str, spans: list[tuple[int, int]], told: str) -> None:
    quote = Quote(text, at=AT, marks=tuple(Mark(start, end, "read") for start, end in spans))
    assert next(marked_words(quote)).startswith(f"read aloud, {told}: ")


def test_what_is_read_of_a_claim_that_is_no_card_is_not_put_in_the_source_s_mouth() -> None:
    [one, *_] = harbour().claims
    marked = replace(one, quotes=(replace(one.quotes[0], marks=(Mark(0, 3, "read"),)),))
    assert read_text(harbour(), marked) == ""


LEAVING = row(
    "Deterrence causes war",
    [("Mason 24", "s")],
    [
        [
            ("Critics argue that ", ""),
            ("deterrence", "um"),
            (" may ", ""),
            ("cause war", "um"),
            (". This view is mistaken. For it does not ", ""),
            ("end in war", "um"),
            (", as the long record of the last century shows to all.", ""),
        ]
    ],
    block="Deterrence",
    side="A",
)


@pytest.fixture
def leaving(tmp_path: Path) -> Debate:
    return imported(tmp_path, table([LEAVING, ANSWER]))


def test_a_card_s_page_lists_by_gravity_what_is_not_read_aloud_and_lights_it(leaving: Debate) -> None:
    (card, *_) = leaving.claims
    place = places.Claim(places.Compare(leaving.id, "deterrence"), card.full_id)
    text = page(leaving, place)
    at = [
        text.index(words)
        for words in (
            "— Mason 24 · ○ unverified · not read aloud: “not” and 3 more “Critics argue that",
            "Not read aloud, and bearing upon what is, by rules that may be wrong:",
            "grave: “not” negates what is read: “end in war”",
            "grave: “This view is mistaken” answers what is read: “deterrence … cause war”",
            "grave: “Critics argue that” says that others say what is read: “deterrence … cause war”",
            "slight: “may” leaves in doubt, or limits, what is read: “cause war”",
            "Read aloud, 6 of 29 words",
        )
    ]
    assert at == sorted(at)
    lit = [run.text for run in marked_runs(card.quotes[0], whole=True) if run.style == "omitted"]
    assert lit == ["Critics argue that", "may", "This view is mistaken", "not"]


def test_a_comparison_names_the_gravest_and_folds_no_short_one(leaving: Debate) -> None:
    text = page(leaving, places.Compare(leaving.id, "deterrence", ("aff", "neg")), NARROWEST)
    assert "— Mason 24 · ○ unverified · not read aloud: “not” and 3 more" in text
    assert "For it does not end in war … 11 words …" in text
    assert "not read aloud" not in page(leaving, places.Compare(leaving.id, "at-trade", ("aff", "neg")))


@pytest.mark.parametrize("format", ["text", "linear", "markdown", "html"])
def test_every_export_says_what_is_not_read_aloud(format: str, leaving: Debate) -> None:
    pieces = WRITERS[format].write(Extract(leaving), Options(width=NARROWEST))
    text = "".join(re.sub(r"<[^>]*>", "", "".join(pieces)).split())
    assert "“not”negateswhatisread:“endinwar”" in text
    assert text.count("grave") == 3


def test_who_hears_the_page_hears_what_is_not_read_aloud(leaving: Debate) -> None:
    (card, *_) = leaving.claims
    shown = compose(
        State(Spot(places.Claim(places.Compare(leaving.id, "deterrence"), card.full_id))), Library((leaving,))
    )
    heard = "\n".join(render(spoken(shown), 10_000))
    assert "grave: “not” negates what is read: “end in war”" in heard


def test_a_card_s_page_has_what_else_the_document_has(tmp_path: Path) -> None:
    """Undertags, footnotes and the like were kept, and seen nowhere."""
    pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")
    body = (
        docx.par("It grows", docx.run(" not", hidden=True), style=docx.TAG), docx.par("so say", style="Undertag"), docx.cite("Lee 20"),
        docx.par("words", docx.note_sign("1")),
    )  # fmt: skip
    file = tmp_path / "x.docx"
    file.write_bytes(docx.document(*body, notes=docx.footnote("1", docx.par("see there"))))
    library = read_library([file])
    (debate,) = library.debates
    place = places.Claim(places.Compare(debate.id), debate.claims[0].full_id)
    shown = "\n".join(render(spoken(compose(State(Spot(place)), library)), 10_000))
    for kept in ("Undertag: so say", "Footnote: see there", "Hidden in Word: not"):
        assert kept in shown


def test_a_tag_is_not_said_to_be_of_whom_its_card_cites(debate: Debate) -> None:
    """Once “a claim of Mason 24” was said to be copied: the tag is the debater's."""
    card = debate.claims[0]
    assert whose(debate, card) == "a card that cites Mason 24"
    first = next(iter(details(debate, card).cells[0].paragraphs))
    assert plain(first.runs) == "Cites Mason 24 · Ada Mason 24, a clerk"


@pytest.mark.parametrize(
    ("text", "read", "share"),
    [
        ("Allies distrust us.", ((0, 6), (10, 18)), "3 of 3 words, 1 in part: “Allies … trust us”"),
        ("United States", ((0, 1), (7, 8)), "2 of 2 words, 2 in part: “U … S”"),
        ("Allies trust us.", ((0, 12),), "2 of 3 words: “Allies trust”"),
    ],
)
def test_of_how_many_words_only_a_part_is_read_is_said(
    text: str, read: tuple[tuple[int, int], ...], share: str
) -> None:
    """Once “Allies trust us”, of “distrust”, was 3 of 3 words."""
    marks = tuple(Mark(start, end, "read") for start, end in read)
    assert list(marked_words(Quote(text, AT, marks=marks))) == [f"read aloud, {share}"]


def test_each_passage_of_a_card_stands_below_its_own_cite(shared: Path) -> None:
    """The second passage, of which nothing is underlined, had its cite below it and the first one's above."""
    one = store.open([shared / "samples" / "small" / "cards.docx"]).verified().debates[0]
    [two] = [claim for claim in one.claims if claim.text == "Two cards, one tag."]
    for detail in (Detail.QUOTES, Detail.WHOLE, Detail.CITATIONS):
        said = "\n".join(plain((words.first, *words.runs)) for words in claim_paragraphs(one, two, detail))
        order = [said.index(words) for words in ("Okafor", "Footfall rose.", "Silva", "It rose again.")]
        assert order == sorted(order), said
    page = claim_page(one, places.Claim(opening(one), two.full_id))
    said = "\n".join(plain(words.runs) for row in page.rows for cell in row.cells for words in cell.paragraphs)
    assert said.index("— Chen and Silva") < said.index("It rose again.")
