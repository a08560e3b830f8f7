"""One passage in two hands: every word of both cards has one fate, and each fate is what the cards say."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate_tui.model.debate import Mark, Quote
from debate_tui.quotes.aligning import Use, Word, aligned, overlap, source_words
from debate_tui.quotes.hands import Fate, Hands, hands
from debate_tui.quotes.shared import Cut, quote_of, shared
from tests.builders import AT
from tests.counted import calls
from tests.read.cards.decks import folder


def card(text: str, read: str = "", underlined: str = "", added: str = "") -> Quote:
    """A card in which some words of its text are marked."""
    marks = [
        Mark(text.index(words), text.index(words) + len(words), kind)
        for kind, words in (("read", read), ("underlined", underlined), ("added", added))
        if words
    ]
    return Quote(text, AT, marks=tuple(marks))


def told(a: Quote, b: Quote) -> list[tuple[str, str, str]]:
    """Each stretch: its fate, and its words in A and in B."""

    def text(quote: Quote, words: Sequence[Word]) -> str:
        return quote.text[words[0].start : words[-1].end] if words else ""

    return [(one.fate.name, text(a, one.a), text(b, one.b)) for one in hands(a, b).stretches]


def test_what_each_reads_underlined_cut_and_changed() -> None:
    a = card("He said at once that trade will grow by 40 percent in a year or so.", "trade will", "grow by")
    b = card("trade will grow by 60 percent in a year or so. It did.", "will grow")
    assert told(a, b) == [
        ("ONLY_A", "He said at once that", ""),
        ("A", "trade", "trade"),
        ("BOTH", "will", "will"),
        ("B", "grow", "grow"),
        ("UNDERLINED", "by", "by"),
        ("CHANGED", "40", "60"),
        ("PLAIN", "percent in a year or so", "percent in a year or so"),
        ("ONLY_B", "", "It did"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We don’t know,” she said", '"We don\'t know," she said'),
        ("they co-operate now", "they cooperate now"),
        ("they co-\noperate now", "they cooperate now"),
        ("the U.S. economy", "the US economy"),
        ("an of\ufb01ce", "an office"),
        ("ended here. ¶ Then more", "ended here.\nThen more"),
        ("war—and peace", "war -- and peace"),
        ("3,000 people", "3000 people"),
        ("The End", "the end"),
        ("na\u00efve view", "nai\u0308ve view"),
        ("soft\u00adware", "software"),
    ],
)
def test_typography_is_no_change(one: str, other: str) -> None:
    assert {fate for fate, *_ in told(card(one), card(other))} == {"PLAIN"}


def test_what_differs_is_a_change_even_beside_what_is_only_joined_otherwise() -> None:
    a, b = card("they will co-operate forty times in all"), card("they will cooperate sixty times in all")
    assert ("CHANGED", "forty", "sixty") in told(a, b)
    assert sum(fate == "CHANGED" for fate, *_ in told(a, b)) == 1


def test_what_one_card_cuts_begins_where_a_sentence_does() -> None:
    """Once “The”, which begins both sentences, was in both, and “quay closed. The” in one."""
    a, b = card("The quay closed in May. The port grew by half in a year."), card("The port grew by half in a year.")
    assert told(a, b) == [
        ("ONLY_A", "The quay closed in May", ""),
        ("PLAIN", "The port grew by half in a year", "The port grew by half in a year"),
    ]
    a = card("Ships came. The old quay closed in May. The old port grew by half in a year.", "The old port")
    b = card("Ships came. The old port grew by half in a year.", "The old")
    assert told(a, b) == [
        ("PLAIN", "Ships came", "Ships came"),
        ("ONLY_A", "The old quay closed in May", ""),
        ("BOTH", "The old", "The old"),
        ("A", "port", "port"),
        ("PLAIN", "grew by half in a year", "grew by half in a year"),
    ]


def test_a_long_passage_that_the_other_lacks_is_cut_and_not_changed() -> None:
    head, tail = "a b c d e f g h", "s t u v w x y z"
    a, b = card(f"{head} one two three four five six seven eight nine ten {tail}"), card(f"{head} other {tail}")
    assert [fate for fate, *_ in told(a, b)] == ["PLAIN", "ONLY_A", "ONLY_B", "PLAIN"]


def test_words_that_meet_by_chance_are_not_in_both() -> None:
    a = card("shared words stand here in a row " + "of cats and dogs and the mice in the barn by the mill")
    b = card("shared words stand here in a row " + "with ships but no ports for the men on deck at noon today")
    assert [fate for fate, *_ in told(a, b)] == ["PLAIN", "ONLY_A", "ONLY_B"]


def test_what_a_debater_put_in_is_no_word_of_the_source() -> None:
    a, b = card("It rose. [Table Omitted] It fell.", added="[Table Omitted]"), card("It rose. It fell.")
    found = hands(a, b)
    assert found.a == {Fate.PLAIN: 4, Fate.ADDED: 2}
    assert found.b == {Fate.PLAIN: 4}


def test_a_word_is_read_where_a_part_of_it_is() -> None:
    a, b = card("United Nations", read="U"), card("United Nations")
    assert told(a, b) == [("A", "United", "United"), ("PLAIN", "Nations", "Nations")]


def test_scripts_without_spaces_are_compared_by_character() -> None:
    assert told(card("貿易は増える"), card("貿易は減る"))[0] == ("PLAIN", "貿易は", "貿易は")


# What is true of any two cards

VOCABULARY = st.sampled_from(
    [
        "the",
        "Trade",
        "won’t",
        "won't",
        "grow",
        "co-operate",
        "cooperate",
        "U.S.",
        "US",
        "40",
        "—",
        "¶",
        "“so”",
        "貿易",
        "é",
    ]
)
TEXTS = st.lists(VOCABULARY, max_size=30).map(" ".join)


@st.composite
def cards(draw: st.DrawFn) -> tuple[Quote, Quote]:
    """Two cards that share some of their words, marked at random."""
    parts = draw(st.lists(TEXTS, min_size=3, max_size=6))
    found = []
    for _ in range(2):
        text = " ".join(part for part in parts if draw(st.booleans()))
        marks = []
        for kind in ("read", "underlined", "added", "hidden"):
            if text and draw(st.booleans()):
                start = draw(st.integers(0, len(text) - 1))
                marks.append(Mark(start, draw(st.integers(start + 1, len(text))), kind))
        found.append(Quote(text, AT, marks=tuple(marks)))
    return found[0], found[1]


def naive_words(text: str) -> list[tuple[int, int]]:
    """The words of a text, found letter by letter: what stands between blanks and signs, an apostrophe within counted in; a
    character of a script without spaces is one."""
    found: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if not char.isalnum():
            continue
        alone = "\u4e00" <= char <= "\u9fff"
        before = found[-1][1] if found else -1
        joined = before == at or (before == at - 1 and at > 0 and text[at - 1] in "'’")
        if joined and not alone and not "\u4e00" <= text[before - 1] <= "\u9fff":
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found


def uses(quote: Quote, span: tuple[int, int]) -> set[str]:
    return {mark.kind for mark in quote.marks if mark.start < span[1] and span[0] < mark.end}


@given(cards())
@settings(deadline=None)
def test_every_word_of_both_cards_is_accounted_for_exactly_once(pair: tuple[Quote, Quote]) -> None:
    a, b = pair
    found = hands(a, b)
    for quote, counts, side in ((a, found.a, 0), (b, found.b, 1)):
        words = naive_words(quote.text)
        added = [span for span in words if "added" in uses(quote, span)]
        placed = [(word.start, word.end) for one in found.stretches for word in (one.b if side else one.a)]
        assert placed == [span for span in words if span not in added], "in their order, none twice, none lost"
        assert sum(counts.values()) == len(words)
        assert counts[Fate.ADDED] == len(added)
    assert not any(one.a for one in found.stretches if one.fate is Fate.ONLY_B)
    assert not any(one.b for one in found.stretches if one.fate is Fate.ONLY_A)


@given(cards())
@settings(deadline=None)
def test_each_fate_is_what_the_cards_say(pair: tuple[Quote, Quote]) -> None:
    a, b = pair
    for one in hands(a, b).stretches:
        words = "".join(letters(word.key) for word in one.a), "".join(letters(word.key) for word in one.b)
        if one.fate in (Fate.ONLY_A, Fate.ONLY_B):
            assert not all(words)
            continue
        assert (words[0] != words[1]) == (one.fate is Fate.CHANGED)
        if one.fate is Fate.CHANGED:
            continue
        read = [any("read" in uses(quote, (w.start, w.end)) for w in some) for quote, some in ((a, one.a), (b, one.b))]
        lined = any(
            uses(quote, (w.start, w.end)) & {"underlined", "read"}
            for quote, some in ((a, one.a), (b, one.b))
            for w in some
        )
        assert one.fate == {(True, True): Fate.BOTH, (True, False): Fate.A, (False, True): Fate.B}.get(
            (read[0], read[1]), Fate.UNDERLINED if lined else Fate.PLAIN
        )


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


@given(cards())
@settings(deadline=None)
def test_seen_from_the_other_card_it_is_the_same(pair: tuple[Quote, Quote]) -> None:
    there, back = hands(*pair), hands(*reversed(pair))
    assert sum(there.a.values()) == sum(back.b.values())
    assert both(there, there.a) == both(there, there.b) or any(len(one.a) != len(one.b) for one in there.stretches)


def both(_: Hands, counts: Counter[Fate]) -> int:
    return sum(counts[fate] for fate in (Fate.BOTH, Fate.A, Fate.B, Fate.UNDERLINED, Fate.PLAIN))


@given(TEXTS)
def test_a_card_beside_itself_has_nothing_of_its_own(text: str) -> None:
    found = hands(card(text), card(text))
    assert set(found.a) <= {Fate.PLAIN}
    assert found.a == found.b


# Work


def test_long_cards_are_compared_in_time_that_grows_with_their_length() -> None:
    long, longer = (" ".join(f"w{n * n % 9973}x{n}" for n in range(count)) for count in (4000, 8000))
    once, twice = (calls(lambda: hands(card(text), card(f"new {text} end"))) for text in (long, longer))  # noqa: B023
    assert twice < 2.3 * once


def test_a_text_of_one_word_is_compared_too() -> None:
    a, b = card("a " * 30_000), card("a b " * 15_000)
    words, others = source_words(a), source_words(b)
    pieces = aligned(words, others)
    assert [piece.a[0] for piece in pieces[1:]] == [piece.a[1] for piece in pieces[:-1]]
    assert all(one.b[1] == other.b[0] for one, other in pairwise(pieces))
    assert {word.use for word in words} == {Use.NONE}


# Finding the cards


def test_cards_of_the_same_passage_are_found_in_all_files_those_with_most_in_common_first(tmp_path: Path) -> None:
    pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")
    library = folder(tmp_path)
    tags = {claim.text: Cut(debate.id, claim.full_id) for debate in library.debates for claim in debate.claims}
    here = tags["Closing the road raises trade"]
    found = shared(library, here)
    assert found == (tags["2. Delivery noise falls after the closure"], tags["Shops closed after the change"])
    assert shared(library, tags["The bridge is old"]) == ()
    a, b = quote_of(library, here), quote_of(library, found[1])
    assert a is not None
    assert b is not None
    assert ("CHANGED", "40", "forty") in told(a, b)
    assert quote_of(library, Cut("gone", "gone/x")) is None


def test_other_words_of_the_same_source_are_no_shared_passage() -> None:
    one = source_words(card("a b c d e f g h i j k l m n o p"))
    assert overlap(one, source_words(card("a b c d e f g x i j k l m n o y"))) == 0
    assert overlap(one, source_words(card("x y a b c d e f g h z"))) == 1
    assert overlap(one, source_words(card("a b c"))) == 0
