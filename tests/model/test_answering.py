"""Answers to a card: found by titles, by the other side's use of one source, and by tags that are alike; in all files; none invented."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate_tui import store
from debate_tui.model.answering import Answer, answered, answers, are_alike
from debate_tui.model.by_title import Why
from debate_tui.model.card_index import card_index
from debate_tui.model.library import Library
from debate_tui.model.likeness import words_of
from debate_tui.read.cards.draft import read_cards
from debate_tui.read.files import Content
from debate_tui.read.sound import finalise
from debate_tui.read.trouble import Trouble
from tests.counted import calls
from tests.read.cards.decks import card, folder
from tests.read.cards.documents import BLOCK, HAT, POCKET, TAG, document, par

pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")


def found(
    library: Library, tag: str, way: Callable[[Library, str, str], Sequence[Answer]] = answers
) -> list[tuple[str, str, str]]:
    """The answers to the card with a tag: their tags, why, and the title that says so."""
    debate, claim = next((d, c) for d in library.debates for c in d.claims if c.text == tag)
    some = way(library, debate.id, claim.full_id)
    return [(library.debate[one.debate].claim[one.claim].text, one.why.name, one.title) for one in some]


def files(path: Path, **bodies: Sequence[str | Sequence[str]]) -> Library:
    """A library of card files by name; a body is made of paragraphs, or of tuples of them."""
    for name, body in bodies.items():
        flat = [text for one in body for text in ((one,) if isinstance(one, str) else one)]
        (path / f"{name}.docx").write_bytes(document(*flat))
    return store.open([path]).verified()


def block(title: str, *tags: str) -> tuple[str, ...]:
    return (par(title, style=BLOCK), *(par(tag, style=TAG) for tag in tags))


def test_titles_come_first_then_the_cite_then_what_both_sides_read_then_likeness(tmp_path: Path) -> None:
    library = folder(tmp_path)
    assert found(library, "Closing the road raises trade") == [
        ("1. Closing the road doesn’t raise trade", "BLOCK", "AT—Trade #2"),
        ("Shops closed after the change", "BLOCK", "AT—Trade #2"),
        ("The survey asked winners only", "CITE", "2NC – AT: Mason"),
    ]
    assert found(library, "The closure costs the town money") == [
        ("Closure doesn’t cost the town money", "BLOCK", "AT: Spending")
    ]
    assert found(library, "1. Closing the road doesn’t raise trade") == [("Closing the road raises trade", "ALIKE", "")]
    assert [why for _, why, _ in found(library, "Shops closed after the change")] == ["SOURCE", "SOURCE"]


def test_a_block_that_is_about_the_english_word_at_answers_nothing(tmp_path: Path) -> None:
    library = folder(tmp_path)
    assert found(library, "The bridge is old") == []
    assert found(library, "The bridge is old", answered) == []


def test_what_a_card_answers_is_the_same_seen_from_its_other_end(tmp_path: Path) -> None:
    library = folder(tmp_path)
    pairs = {
        (debate.id, claim.full_id, one.debate, one.claim)
        for debate in library.debates
        for claim in debate.claims
        for one in answers(library, debate.id, claim.full_id)
        if one.why < Why.SOURCE
    }
    back = {
        (one.debate, one.claim, debate.id, claim.full_id)
        for debate in library.debates
        for claim in debate.claims
        for one in answered(library, debate.id, claim.full_id)
    }
    assert pairs == back
    assert len(pairs) == 7


@pytest.mark.parametrize(
    ("block_title", "answer_title"),
    [
        ("Counterplan", "AT: CP"),
        ("States CP", "A2: States Counterplan"),
        ("Spending DA", "AT: Spending"),
        ("Econ", "2AC---AT: Economy---Top Level"),
        ("Warming Good", "Ans: Warming Good"),
        ("Trade #1", "AT: Trade"),
        ("1NC – Politics", "Politics Answers"),
    ],
)
def test_a_title_names_a_block_by_other_words_for_the_same(tmp_path: Path, block_title: str, answer_title: str) -> None:
    library = files(tmp_path, one=(block(block_title, "It is so"), block(answer_title, "Indeed")))
    assert found(library, "It is so") == [("Indeed", "BLOCK", answer_title)]


@pytest.mark.parametrize(
    ("block_title", "answer_title"),
    [
        ("Trade CP", "AT: Trade DA"),
        ("Warming Bad", "AT: Warming Good"),
        ("No Impact", "AT: Impact"),
        ("Trade", "At the border: Trade"),
        ("Water", "AT: Trade"),
    ],
)
def test_a_title_names_no_block_that_is_about_something_else(
    tmp_path: Path, block_title: str, answer_title: str
) -> None:
    library = files(tmp_path, one=(block(block_title, "It is so"), block(answer_title, "Indeed")))
    assert found(library, "It is so") == []


def test_what_every_argument_has_is_named_within_a_file_only(tmp_path: Path) -> None:
    one, other = block("Link", "It links"), block("AT: Link", "Nobody is hurt")
    assert found(files(tmp_path, one=one, other=other), "It links") == []
    (tmp_path / "both").mkdir()
    assert len(found(files(tmp_path / "both", one=(*one, *other)), "It links")) == 1


def test_of_blocks_of_one_title_the_nearest_before_is_answered(tmp_path: Path) -> None:
    body = (
        block("Trade", "First"),
        block("AT: Trade", "To the first"),
        block("Trade", "Second"),
        block("AT: Trade", "To it"),
    )
    library = files(tmp_path, one=body)
    assert found(library, "First") == [("To the first", "BLOCK", "AT: Trade")]
    assert found(library, "Second") == [("To it", "BLOCK", "AT: Trade")]


def test_parts_of_an_argument_are_answered_by_number(tmp_path: Path) -> None:
    body = (
        block("Trade 1", "First"),
        block("Trade 2", "Second"),
        block("AT: Trade 1", "To one"),
        block("AT: Trade 2", "To two"),
    )
    library = files(tmp_path, one=body)
    assert [tag for tag, *_ in found(library, "First")] == ["To one"]
    assert [tag for tag, *_ in found(library, "Second")] == ["To two"]


def test_blocks_below_answers_answer_what_stands_above_them(tmp_path: Path) -> None:
    body = (
        *block("Trade", "1. It grows", "2. It is fair"),
        par("Answers to Trade", style=HAT),
        *block("AT: 1", "It shrinks"),
        *block("No impact", "It does not matter"),
    )
    library = files(tmp_path, one=body)
    assert found(library, "1. It grows") == [
        ("It does not matter", "BLOCK", "Answers to Trade"),
        ("It shrinks", "NUMBER", "AT: 1"),
    ]
    assert found(library, "2. It is fair") == [("It does not matter", "BLOCK", "Answers to Trade")]
    body = (
        par("Trade", style=POCKET),
        *block("Case", "1. It grows", "2. It is fair"),
        par("Answers", style=HAT),
        *block("AT: 2", "It is not"),
    )
    (tmp_path / "bare").mkdir()
    library = files(tmp_path / "bare", one=body)
    assert found(library, "2. It is fair") == [("It is not", "NUMBER", "AT: 2")]
    assert found(library, "1. It grows") == []


def test_a_title_names_what_a_tag_says(tmp_path: Path) -> None:
    neg = (
        par("Neg", style=POCKET),
        *block("Case", "No misinfo impact---voters shrug", "There is no link to misinformation at all and much else"),
    )
    aff = (par("2AC", style=POCKET), *block("2ac at: no misinfo impact", "Voters believe it"))
    library = files(tmp_path, neg=neg, aff=aff)
    assert found(library, "No misinfo impact---voters shrug") == [
        ("Voters believe it", "TAG", "2ac at: no misinfo impact")
    ]


def test_nobody_answers_their_own_side(tmp_path: Path) -> None:
    one = (par("Aff", style=POCKET), *block("Trade", "Trade prevents every war"))
    other = (par("Aff", style=POCKET), *block("AT: Trade", "Trade doesn’t prevent every war"))
    assert found(files(tmp_path, one=one, other=other), "Trade prevents every war") == []


def test_a_surname_and_a_year_alone_are_no_source(tmp_path: Path) -> None:
    one = (
        par("Aff", style=POCKET),
        *block("A"),
        *card("Owls sing", "Smith 20", ", biologist, “Owls of the north,” Birds", "x"),
    )
    other = (
        par("Neg", style=POCKET),
        *block("B"),
        *card("Taxes fall", "Smith 20", ", economist, “Taxes in decline,” Money", "y"),
    )
    same = (
        par("Neg", style=POCKET),
        *block("C"),
        *card("Hawks hunt", "Smith 20", " (J., Birds 3, “Owls of the north”)", "z"),
    )
    library = files(tmp_path, one=one, other=other, same=same)
    assert found(library, "Owls sing") == [("Hawks hunt", "SOURCE", "")]


def test_the_same_card_in_several_files_is_told_once(tmp_path: Path) -> None:
    answer = (*block("AT: Trade"), *card("It falls", "Lee 20", "", "Nothing grew."))
    library = files(tmp_path, a=block("Trade", "It grows"), b=answer, c=answer, d=answer)
    debate = next(debate for debate in library.debates if debate.id == "a-docx")
    (one,) = answers(library, "a-docx", debate.claims[0].full_id)
    assert (one.why, one.again) == (Why.BLOCK, 2)


def test_a_map_is_no_file_of_cards(tmp_path: Path) -> None:
    library = folder(tmp_path)
    from tests.tui.screens import harbour

    map = harbour()
    both = Library((*library.debates, map))
    assert not any(way(both, map.id, claim.full_id) for claim in map.claims for way in (answers, answered))
    tag = "Closing the road raises trade"
    assert found(both, tag) == found(library, tag)


def many(path: Path, count: int) -> Library:
    """Files of which every second answers the one before."""
    words = ("owl", "tax", "road", "quay", "tram", "bus", "hill", "lake")
    bodies = {
        f"f{n:03}": (
            par("Neg" if n % 2 else "Aff", style=POCKET),
            *block(
                f"{'AT: ' * (n % 2)}Argument {words[n // 2 % 8]}{n // 16}",
                *(f"{words[k]} {words[n % 8]} goes {n}" for k in range(8)),
            ),
        )
        for n in range(count)
    }
    return files(path, **bodies)


def test_work_grows_with_the_files_and_not_with_their_square(tmp_path: Path) -> None:
    spent = []
    for count in (20, 40):
        (tmp_path / str(count)).mkdir()
        library = many(tmp_path / str(count), count)
        first = library.debates[0]
        spent.append(
            (
                calls(lambda: [card_index(debate) for debate in library.debates]),  # noqa: B023
                calls(lambda: answers(library, first.id, first.claims[0].full_id)),  # noqa: B023
            )
        )
    (indexing, asking), (indexing_twice, asking_twice) = spent
    assert indexing_twice < 2.3 * indexing
    assert asking_twice < 2.6 * asking
    assert asking < 400 * 20


def test_of_a_folder_in_which_one_file_changes_only_that_one_is_indexed_again(tmp_path: Path) -> None:
    library = many(tmp_path, 10)
    for debate in library.debates:
        card_index(debate)
    renewed = Library((*library.debates[:-1], many(tmp_path, 10).debates[-1]))
    one = renewed.debates[0]
    once = calls(lambda: answers(renewed, one.id, one.claims[0].full_id))
    assert calls(lambda: answers(renewed, one.id, one.claims[0].full_id)) > once / 3, "no more than a file was indexed"


TITLES = st.lists(
    st.sampled_from(["Trade", "AT: Trade", "AT: 1", "Answers", "A2 Lee 20", "No link", "at: no link", "Aff", "1NC"]),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(
    TITLES,
    st.lists(
        st.sampled_from(["1. It grows", "Lee is no expert", "No link to trade", "Trade is good", ""]),
        min_size=1,
        max_size=4,
    ),
)
def test_every_answer_is_a_card_at_hand_and_says_why(titles: list[str], tags: list[str]) -> None:
    body = [text for title in titles for text in (par(title, style=BLOCK), *(par(tag, style=TAG) for tag in tags))]
    trouble = Trouble()
    draft = read_cards([Content(Path("file.docx"), document(*body))], trouble)
    reading = finalise(draft, trouble) if draft else None
    if reading is None or reading.debate is None:
        return
    debate = reading.debate
    library = Library((debate,))
    for claim in debate.claims:
        for one in (*answers(library, debate.id, claim.full_id), *answered(library, debate.id, claim.full_id)):
            assert one.claim in debate.claim
            assert one.claim != claim.full_id
            assert bool(one.title) == (one.why < Why.SOURCE)
            assert not one.title or one.title in {
                title for issue in debate.issues for title in (issue.label, *issue.extra.get("above", ()))
            }


def test_a_title_that_names_a_hat_answers_its_blocks_only_where_no_block_below_is_named(tmp_path: Path) -> None:
    """Once a Hat's name answered all blocks under it, though the answer's own title named one of them."""
    neg = (
        par("Neg", style=POCKET),
        par("Trade DA", style=HAT),
        *block("Link", "It links"),
        *block("Impact", "It kills"),
        *block("Turns case", "It turns"),
    )
    aff = (
        par("Aff", style=POCKET),
        par("AT: Trade DA", style=HAT),
        *block("AT: Link", "Nobody is hurt"),
        *block("Non-unique", "It is so anyway"),
    )
    library = files(tmp_path, neg=neg, aff=aff)
    everywhere = ("It is so anyway", "HEADING", "AT: Trade DA")
    assert found(library, "It links") == [("Nobody is hurt", "BLOCK", "AT: Link"), everywhere]
    assert found(library, "It kills") == [everywhere]
    assert found(library, "It turns") == [everywhere]
    assert [why for _, why, _ in found(library, "Nobody is hurt", answered)] == ["BLOCK"]


def test_a_block_that_is_called_as_its_hat_is_meant_before_its_neighbours(tmp_path: Path) -> None:
    body = (par("Trade", style=HAT), *block("Trade", "It grows"), *block("Jobs", "It employs"))
    library = files(tmp_path, one=body, two=block("AT: Trade", "It shrinks"))
    assert found(library, "It grows") == [("It shrinks", "BLOCK", "AT: Trade")]
    assert found(library, "It employs") == []


def test_a_tag_that_says_the_same_is_no_answer_whoever_says_it() -> None:
    """Once “Trade prevents war”, read by the other side too, was an answer to “Trade prevents war”."""
    said = words_of("Trade prevents war")
    for other, alike in (
        ("Trade prevents war", False),
        ("Trade prevents war, and peace", False),
        ("Trade causes war", True),
        ("Trade doesn't prevent war", True),
    ):
        assert (are_alike(said, words_of(other), ("aff", "neg"), lambda _: 1.0) > 0) is alike, other
