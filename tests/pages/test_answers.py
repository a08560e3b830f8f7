"""The screens of a card's answers and of a passage in two hands: from a card in one key, in words, at every size, on paper and heard."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.cli import main
from debate_tui.layout.runs import plain
from debate_tui.model import answering
from debate_tui.model.card_index import card_index
from debate_tui.model.encounters import Gathering
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose
from debate_tui.pages.document import Extract
from debate_tui.pages.spoken import heard, spoken
from debate_tui.read.library import read_library
from debate_tui.state import Cursor, Spot, State, opening, places, start
from debate_tui.tui.body import Size
from debate_tui.tui.taking import copied
from debate_tui.write.text import render
from debate_tui.write.writers import WRITERS, Options
from tests.read.cards.decks import AFF, NEG, folder
from tests.read.cards.documents import TAG, cite, document, par, run
from tests.tui.screens import HOSTILE, SIZES, Reader, footer, harbour
from tests.tui.terminal import terminal

pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")

TRADE = "mason-24/closing-the-road-raises-trade"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return folder(tmp_path)


def at(library: Library, screen: type[places.Claim | places.Answers | places.Hands], claim: str = TRADE) -> State:
    debate = next(debate for debate in library.debates if claim in debate.claim)
    return State(Spot(screen(opening(debate), claim)))


def printed(library: Library, state: State, width: int = 200) -> str:
    page = compose(state, library)
    return " ".join(" ".join(render((*page.head, *page.rows), width)).split())


def test_one_key_leads_from_a_card_to_its_answers_and_out_again(library: Library) -> None:
    page = Reader(library, Size(120, 40), at(library, places.Claim))
    assert isinstance(page.press("answers").place, places.Answers)
    assert isinstance(page.press("answers").place, places.Claim)
    in_comparison = State(Spot(places.Compare("aff-quay-docx", "trade", ("aff",)), Cursor(claim=TRADE)))
    reader = Reader(library, Size(120, 40), in_comparison).press("answers")
    assert reader.place == places.Answers(places.Compare("aff-quay-docx", "trade", ("aff",)), TRADE)
    assert "1. Closing the road doesn’t raise trade" in reader.text
    assert reader.press("answers").place == in_comparison.place


def test_from_an_answer_the_same_key_leads_to_what_answers_that(library: Library) -> None:
    reader = Reader(library, Size(120, 40), at(library, places.Answers)).press("right", "answers")
    assert reader.place.debate == "neg-quay-docx"
    assert isinstance(reader.place, places.Answers)
    assert reader.place.claim == "silva-22/1-closing-the-road-doesn-t-raise"
    assert reader.press("back").place.debate == "aff-quay-docx"


def test_enter_leads_to_an_answer_in_another_file_and_copies_take_it(library: Library) -> None:
    reader = Reader(library, Size(120, 40), at(library, places.Answers)).press("right")
    taken = copied(reader.view.state, reader.at, library)
    assert taken is not None
    assert "Counting tills" in taken.text
    reader.press("enter")
    assert isinstance(reader.place, places.Claim)
    assert reader.place.debate == "neg-quay-docx"


def test_each_answer_says_why_in_words_and_that_nobody_has_drawn_it(library: Library) -> None:
    text = printed(library, at(library, places.Answers), 100)
    assert "3 answers to this card. Derived from titles, cites and tags: nobody has drawn it." in text
    wide = printed(library, at(library, places.Answers), 240)
    assert "Titled “AT—Trade #2”, which names this block." in wide
    assert "Titled “2NC – AT: Mason”, whom this card cites." in wide
    there = printed(library, at(library, places.Answers, "mason-24/shops-closed-after-the-change"), 240)
    assert "The same source, cited by the other side." in there
    assert "2 cards that this one answers" in there
    assert "Answered below “AT—Trade #2”, which names its block." in there
    back = printed(library, at(library, places.Answers, "silva-22/1-closing-the-road-doesn-t-raise"), 240)
    assert "Its tag is like this one: “Closing”, “road”, “trade”; one says no to what the other says." in back


def test_where_there_is_no_answer_it_says_so_and_what_was_looked_at(library: Library) -> None:
    text = printed(library, at(library, places.Answers, "grey-19/the-bridge-is-old"))
    assert "No answer to this card" in text
    assert "Looked at: 7 other cards, with copies, in 2 files." in text
    assert "derived" not in text.lower()


def test_on_a_map_the_keys_say_that_they_are_for_cards(library: Library) -> None:
    from tests.tui.screens import harbour

    for action in ("answers", "hands"):
        reader = Reader(Library((harbour(),)), Size(120, 40)).press(action)
        assert "files of cards" in reader.view.state.notice
    empty = Reader(library, Size(80, 24), State(Spot(places.Library()))).press("answers")
    assert empty.view.state.notice == "There is no card under the cursor: / finds one by its words, i lists the blocks."


def test_the_passage_stands_once_with_signs_that_need_no_colour(library: Library) -> None:
    state = at(library, places.Hands)
    shops = ("neg-quay-docx", "mason-24/shops-closed-after-the-change", 0)
    place = state.place
    assert isinstance(place, places.Hands)
    text = printed(library, replace(state, here=Spot(replace(place, other=shops))))
    assert (
        "{only A: The council met on Monday to hear the survey. [Car-free streets see more trade] and, as was said at length by the "
        "surveyors}, [A longer visits], _with spending up_ {A: _40_ | B: _forty_} _percent in two years_. [B Shops that feared the "
        "change] _now ask for more of it_, [B although three of them closed]. {only A: Deliveries moved to the morning, and the noise "
        "fell with them}." in text
    )
    assert "Read by A only 2 of A, 2 of B" in text
    assert "In A only 35 of A, 0 of B" in text
    assert "Changed 1 of A, 1 of B" in text
    assert "All 61 of A, 27 of B" in text
    assert "[AB read by both] · [A by A only] · [B by B only]" in text
    assert "Other cards of this passage" in text


def test_heard_the_signs_are_words(library: Library) -> None:
    rows = spoken(compose(at(library, places.Hands), library))
    text = " ".join(plain((one.first, *one.runs)) for row in rows for cell in row.cells for one in cell.paragraphs)
    assert "read by B only: Deliveries moved" in text
    assert "in A only: The council met" in text
    assert not re.search(r"[\[\]{}_]", text)


def test_of_two_opposed_cuts_the_signs_are_heard_and_hidden_words_are_said(tmp_path: Path) -> None:
    """Where nothing is read by both, the signs stood in what is heard; “secretly”, which Word doesn't show, was called read."""
    words = "Scholars who studied the last two centuries found that "
    for name, read, hidden in (("a", "trade lowers the odds", True), ("b", "of war in every region", False)):
        body = [par(words), run("secretly ", hidden=True)] if hidden else [par(words)]
        whole = "trade lowers the odds of war in every region"
        before, behind = whole.split(read)
        text = par(run(words), *body[1:], run(before), run(read, u="single", read="cyan"), run(behind))
        (tmp_path / f"{name}.docx").write_bytes(document(par(f"Tag {name}", style=TAG), cite("Mason 24", ", x"), text))
    library = read_library([tmp_path])
    state = State(Spot(places.Hands(opening(library.debates[0]), library.debates[0].claims[0].full_id)))
    said = list(heard(compose(state, library)))
    (passage,) = [line for line in said if line.startswith("The passage")]
    assert "read by A only: trade lowers the odds, end" in passage
    assert not re.search(r"[\[\]{}_]", " ".join(said))
    assert "Hidden in the file: “secretly”" in said
    answers = State(Spot(places.Answers(opening(library.debates[0]), library.debates[0].claims[0].full_id)))
    assert any("Hidden in the file: “secretly”" in line for line in heard(compose(answers, library)))


def test_enter_sets_another_card_of_the_passage_beside_it(library: Library) -> None:
    reader = Reader(library, Size(120, 40), at(library, places.Hands)).press("bottom", "enter")
    assert isinstance(reader.place, places.Hands)
    assert reader.place.other == ("neg-quay-docx", "mason-24/shops-closed-after-the-change", 0)
    assert "forty" in reader.text
    assert not isinstance(reader.press("hands").place, places.Hands) or reader.place.other is None


def test_a_card_whose_passage_nobody_else_cut_says_so(library: Library) -> None:
    assert "No other card at hand is cut from this passage" in printed(
        library, at(library, places.Hands, "grey-19/the-bridge-is-old")
    )


def test_another_card_that_is_gone_is_said_to_be(library: Library) -> None:
    state = at(library, places.Hands)
    place = state.place
    assert isinstance(place, places.Hands)
    gone = replace(state, here=Spot(replace(place, other=("neg-quay-docx", "gone/gone", 0))))
    assert "The other card is no longer at hand" in printed(library, gone)


@pytest.mark.parametrize("size", [*SIZES, *HOSTILE])
@pytest.mark.parametrize("screen", [places.Answers, places.Hands])
def test_at_any_size(library: Library, screen: type[places.Answers | places.Hands], size: Size) -> None:
    reader = Reader(library, size, at(library, screen))
    for action in ("down", "right", "down", "left", "bottom", "top"):
        assert len(reader.press(action).text.splitlines()) <= size.lines


def test_a_card_s_page_leads_to_both(library: Library) -> None:
    rows = compose(at(library, places.Claim), library).rows
    spots = [row.cells[0].target.to.place for row in rows if row.cells[0].target is not None]
    assert {places.Answers, places.Hands} <= {type(place) for place in spots}


def test_of_many_files_those_that_wait_are_said_to(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "AT_ONCE", 0)
    text = printed(library, at(library, places.Answers))
    assert "No answer to this card so far" in text
    assert "1 file not looked at yet" in text
    for debate in library.debates:
        card_index(debate)
    text = printed(library, at(library, places.Answers))
    assert "not looked at" not in text
    assert "3 answers" in text


async def test_the_explorer_indexes_beside_the_keys_and_the_page_follows(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "AT_ONCE", 0)
    monkeypatch.setattr("debate_tui.tui.app.LATER", 0.3)
    async with terminal(library, "aff-quay-docx") as reader:
        await reader.press("c", "z")
        assert isinstance(reader.place, places.Answers)
        for _ in range(200):
            if "3 answers to this card" in reader.text:
                break
            await reader.pilot.pause(0.02)
        assert "3 answers to this card" in reader.text
        assert "not looked at" not in reader.text


async def test_a_card_is_found_by_typing_where_the_index_is_made_in_memory(library: Library) -> None:
    """The explorer ended with a traceback: what a page shows is kept by value, and zones can't be."""
    async with terminal(library, "aff-quay-docx") as reader:
        await reader.press("slash")
        await reader.type("raises trade")
        for _ in range(100):
            if reader.state.results and "results" in reader.text:
                break
            await reader.pilot.pause(0.02)
        assert "Closing the road raises trade" in reader.text


def test_from_a_path_too_the_cards_of_the_library_are_at_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--library` counted for ids alone, and the page said that there was no answer."""
    folder(tmp_path)
    path = next(path for path in tmp_path.rglob("*.docx") if "Aff" in path.name)
    assert main(["card", str(path), "--tag", TRADE, "--library", str(path.parent)]) == 0
    assert "3 answers" in capsys.readouterr().out


def test_what_stands_between_two_things_is_heard_as_a_comma(library: Library) -> None:
    page = compose(at(library, places.Hands), library)
    said = " ".join("".join(plain(one.runs)) for row in spoken(page) for cell in row.cells for one in cell.paragraphs)
    assert re.search(r"read by both, ?, \[?A|read by both,", said)
    assert "endread" not in said


@pytest.mark.parametrize("screen", [places.Claim, places.Answers, places.Hands])
def test_the_keys_of_cards_stand_in_the_footer_of_card_files_alone(
    library: Library, screen: type[places.Claim | places.Answers | places.Hands]
) -> None:
    def actions(reader: Reader) -> set[str]:
        return {action for *_, action in footer(reader.frame)}

    shown = actions(Reader(library, Size(100, 30), at(library, screen)))
    assert "answers" in shown
    assert ("hands" in shown) == (screen is not places.Hands)
    assert actions(Reader(library, Size(80, 24), State(Spot(places.Overview(opening(library.debates[0])))))).isdisjoint(
        ("answers", "hands", "clashes", "agreements", "unanswered")
    )
    other = harbour()
    near = Spot(places.Claim(opening(other), other.claims[0].full_id))
    assert actions(Reader(Library((other,)), Size(160, 45), State(near))).isdisjoint(("answers", "hands"))


def test_nothing_says_that_nobody_answers_a_card_whose_answers_are_derived(library: Library) -> None:
    """Once the list of what nobody answers, exports and comparisons had cards that `answers` has answers to."""
    debate = next(one for one in library.debates if TRADE in one.claim)
    unanswered = printed(library, State(Spot(places.Listing(opening(debate), Gathering.UNANSWERED))))
    assert "3 claims to which no answer is drawn" in unanswered
    assert "Files of cards draw no answers." in unanswered
    assert "3 claims to which no answer is drawn" in printed(library, State(Spot(places.Overview(opening(debate)))))
    everything = [
        unanswered,
        *(printed(library, at(library, screen)) for screen in (places.Claim, places.Answers)),
    ]
    for name in ("text", "markdown", "linear", "html", "csv"):
        writer = WRITERS[name]
        everything.append("".join(writer.write(Extract(debate), Options())))
    assert not [text for text in everything if re.search("nobody in this debate|nobody answers", text, re.IGNORECASE)]
    assert all("no answer to it is drawn" in text.lower() for text in everything[-3:])


def test_a_card_is_called_by_its_letter_once_where_it_is_heard(library: Library) -> None:
    heard_of = list(heard(compose(at(library, places.Hands), library)))
    assert "Card A: Affirmative, Aff Quay, 1AC, Advantages, Trade" in heard_of
    assert not [line for line in heard_of if line.count("A:") > 1 and line.startswith("Card")]


def test_nobody_is_silent_in_a_comparison_of_cards(tmp_path: Path) -> None:
    """Once “no answer from Negative” stood beside a card that the Negative's cards answer."""
    (tmp_path / "Both.docx").write_bytes(document(*AFF, *NEG))
    both = store.open([tmp_path]).verified()
    compared = printed(both, State(Spot(places.Compare("both-docx", "spending-da", ("neg", "aff")))))
    assert "files of cards draw no answers" in compared
    assert "no answer drawn" in compared
    assert "no answer from" not in compared
    for one in (both, folder(tmp_path)):
        debate = one.debates[0]
        everything = [
            printed(one, State(Spot(page(opening(debate))))) for page in (places.Overview, places.Issues, places.Grid)
        ]
        everything += [printed(one, State(Spot(places.Listing(opening(debate), of)))) for of in Gathering]
        everything += [
            "".join(WRITERS[name].write(Extract(debate), Options())) for name in ("text", "markdown", "linear", "html")
        ]
        everything.append(printed(one, at(one, places.Claim)) if TRADE in debate.claim else "")
        untrue = r"Nothing on this map|Silent on|opposes, limits or agrees with one of the others|meets another yet|[Tt]here are no |(?<!draw )no (?:clashes|limits|agreements|conflicts of fact)(?! drawn)"
        assert not [found for text in everything for found in re.findall(f".{{0,60}}(?:{untrue}).{{0,60}}", text)]


def test_cites_with_commas_are_listed_with_semicolons(tmp_path: Path) -> None:
    """Once “Mason, May 2024, 2024, Okafor 23, 2023” didn’t tell which date was whose, and said each twice."""
    (tmp_path / "Two.docx").write_bytes(
        document(*(one for who in ("Mason, May 2024", "Lee 23") for one in (par(who, style=TAG), cite(who), par("x"))))
    )
    two = store.open([tmp_path]).verified()
    shown = printed(two, State(Spot(places.Overview(opening(two.debates[0])))))
    assert "claims in Mason, May 2024; Lee 23" in shown


def test_in_a_library_of_cards_each_file_is_named_once(library: Library) -> None:
    """Its question is its title, which stood there twice: of 400 files, 400 lines."""
    lines = list(heard(compose(State(Spot(places.Library(opening(library.debates[0])))), library)))
    assert [line for line in lines if line == library.debates[0].title] == [library.debates[0].title]


@pytest.mark.parametrize("size", [*SIZES, *HOSTILE])
def test_three_positions_of_cards_are_compared(size: Size, tmp_path: Path) -> None:
    """The third had no cell beside a card that stands alone, and the explorer ended."""
    cite = '"<h4>T</h4><p><strong>Mason 24</strong>, x</p><p>a <u>b c</u></p>"'
    rows = [
        f'Trade {word},"Mason 24, x",{cite},{side},Trade'
        for word, side in (("grows", "A"), ("falls", "N"), ("stays", ""))
    ]
    (tmp_path / "three.csv").write_text("\n".join(["tag,fullcite,markup,side,block", *rows]) + "\n")
    three = store.open([tmp_path]).verified()
    reader = Reader(three, size, start(three)).press("compare", "add_position", "add_position")
    for action in ("down", "right", "right", "down", "left", "enter"):
        assert len(reader.press(action).frame.lines) == size.lines
    debate = three.debates[0]
    place = places.Compare(debate.id, debate.issues[0].id, tuple(one.id for one in debate.positions))
    assert len(place.positions) == 3
    assert printed(three, State(Spot(place))).count("no answer drawn") >= 3
