"""The boundary between content and what shows it."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.text.safe import safe
from debate_tui.text.unseen import MOST_MARKS
from tests.builders import texts


@given(st.one_of(st.text(st.characters(exclude_categories=())), texts()))
def test_the_boundary(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text), "spans found in the one must hold in the other"
    assert safe(shown) == shown
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    directions = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not [c for c in shown if unicodedata.bidirectional(c) in directions]
    kinds = [unicodedata.bidirectional(c) for c in shown if c not in MARKS]
    assert not set(shown) & set(MARKS) or {"R", "AL"} & set(kinds), "marks only where somebody sees what turns"
    shown.encode()


MARKS = "\u061c\u200e\u200f"


@given(st.text(st.sampled_from([*"אبcd 12-.,(", *MARKS])))
def test_direction_marks_never_turn_what_stands_among_other_letters(text: str) -> None:
    """Where no letter beside them runs from right to left, a line reads as if they were not there; else they stay."""
    shown = safe(text)
    assert shown == safe(shown)
    for at, (was, one) in enumerate(zip(text, shown, strict=True)):
        sides = [next((c for c in side if c.isalpha()), "") for side in (text[:at][::-1], text[at:])]
        at_an_end = was == "\u200e" or not text[:at].strip(MARKS) or not text[at:].strip(MARKS)
        used = set(sides) & {*"אب"} or (at_an_end and set(text) & {*"אب"})
        assert one == (was if was not in MARKS or used else "\ufffd")


def test_words_with_marks_of_direction_and_joiners_are_never_changed() -> None:
    """In CSV, Markdown and linear, a Hebrew text written with Word had � in its words."""
    for words in (
        "\u200fשלום!\u200f (C++\u200e)",
        "קרא ב-C++\u200e, בסדר?",
        "\u061c12 كتابًا",
        "می\u200cخواهم\u200f.",
        "क्\u200dष",
    ):
        assert safe(words) == words
    assert safe("from \u200f100 - 200\u200f men") == "from \ufffd100 - 200\ufffd men", "it would read: from 200 - 100"


@given(st.text(st.characters(categories=("L", "N", "P", "S"))))
def test_what_is_harmless_stays(text: str) -> None:
    fillers = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0"), "x")
    assert safe(text.translate(fillers)) == text.translate(fillers)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]52;c;Zm9v\x07", "␛]52;c;Zm9v\ufffd"),
        ("\x9b2J", "\ufffd2J"),
        ("one\ntwo\ttab\r\x85\u2028\u2029", "one two tab    "),
        ("a\u202eb\u2066c\u200f", "a\ufffdb\ufffdc\ufffd"),
        ("\ud800", "\ufffd"),
        ("\x00\x7f", "\ufffd\ufffd"),
        ("[bold]not markup[/]", "[bold]not markup[/]"),
        ("zero\u200bwidth", "zero\ufffdwidth"),
        ("tags \U000e0049\U000e0067", "tags \ufffd\ufffd"),
        ("🏴\U000e0067\U000e0062\U000e0078\U000e007f", "🏴\ufffd\ufffd\ufffd\ufffd"),
        ("a\u2060b\ufeff\u2063\u206a\u206f\ufff9c\ufffa\ufffb", "a\ufffdb" + "\ufffd" * 5 + "c\ufffd\ufffd"),
        ("\ue000 \U000f0000 \ufdd0 \uffff \U000e0100", "\ufffd \ufffd \ufffd \ufffd \ufffd"),
        ("\u3164 \uffa0 \u115f \u1160 x\u034fy", "\ufffd \ufffd \ufffd \ufffd x\ufffdy"),
        ("a\ufe0f ❤\ufe0f\ufe0f 漢\U000e0100\U000e0101", "a\ufffd ❤\ufe0f\ufffd 漢\U000e0100\ufffd"),
        ("a\u200db\u200cc \u200d", "a\ufffdb\ufffdc \ufffd"),
        ("می\u200c\u200cخواهم", "می\u200c\ufffdخواهم"),
        ("- \xad co\xad\xadop\xad.", "- \ufffd co\ufffd\ufffdop\ufffd."),
        ("a" + "\u0301" * 1000 + "b", "a" + "\u0301" * MOST_MARKS + "\ufffd" * (1000 - MOST_MARKS) + "b"),
        ("กั" + "ั" * 20, "กั" + "ั" * (MOST_MARKS - 1) + "\ufffd" * (21 - MOST_MARKS)),
    ],
)
def test_what_could_drive_a_terminal_is_replaced(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d💻 👩\u200d❤\ufe0f\u200d👩 🏳\ufe0f\u200d🌈 🧔🏽\u200d♂\ufe0f",
        "1\ufe0f\u20e3 ❤\ufe0e ©\ufe0f ‼\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می\u200cخواهم علی\u200dه",
        "क्\u200dष क्\u200cष ශ්\u200dරී",
        "ភាសា\u200bខ្មែរ ภาษา\u200bไทย",
        "ᠮᠣ\u180bᠨ",
        "葛\U000e0100飾 神\ufe00 0\ufe00",
        "co\xadoperate e\u0301 ב\u05b0\u05bc\u05b7\u0591",
        "\u1112\u1161\u11ab \u115f\u1161 \u1100\u1160",
        "ཧྐྵྨླྺྼྻྂ",
        "Hindi हिन्दी, Tamil தமிழ், Burmese မြန်မာ",
    ],
)
def test_what_has_no_width_stays_where_it_has_its_use(text: str) -> None:
    assert safe(text) == text


@given(
    st.text(
        st.sampled_from(
            "aक्می👩❤\ufe0f\u200d\u200c\u200b\xad\u034f\u0301\u115f\u1161\u1160🏴\U000e0067\ufffd漢\U000e0100ก\x00 "
        )
    )
)
def test_the_boundary_where_characters_without_width_meet(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert safe(shown) == shown
    assert all(one in (other, "\ufffd") for one, other in zip(shown, text, strict=True))


def test_every_mark_is_found_in_a_pile() -> None:
    marks = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Mn", "Me", "Mc")]
    for mark in marks:
        assert safe(f"a{mark * 40}").count("\ufffd") >= 40 - MOST_MARKS, hex(ord(mark))


@pytest.mark.parametrize("text", ["plain words", "“curly” words — it’s a café …", "price: 5 € ™"])
def test_common_text_is_decided_without_the_sets(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "debate_tui.text.unseen")
    assert safe(text) is text
    again = f"{text} "[:-1]
    assert safe(again) is again, "not another text like it that was asked for before"
    assert "debate_tui.text.unseen" not in sys.modules
