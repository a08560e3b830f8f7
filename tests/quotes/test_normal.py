"""The normal form: what is evened out, what never is, and that the map back is exact."""

import unicodedata
from collections import Counter
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.quotes import normal
from debate_tui.quotes.normal import normalise, unwrapped

# Everything the rules speak of, so that they meet each other, and whatever else Unicode has.
SPECIAL = "aeéZﬁﬆ1.…-‐–—−\"“”«'’´ \t\n\r\xa0\u2028\u3000\xad\u200b\ufeff\u0301\u0327\u0345\u212b\u1100\u1161\u11a8\ud55c、日カไทยី"
texts = st.text(st.sampled_from(SPECIAL) | st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("“It’s” «so» `x´", '"It\'s" "so" \'x\''),
        ("1960–2024 — then − now--here", "1960-2024 - then - now-here"),
        ("so... and . . . on…", "so… and … on…"),
        ("end. ... Start", "end. … Start"),
        ("end. . . . Start", "end. … Start"),
        ("end.... Start", "end. … Start"),
        ("end.  .  .  .Start", "end. …Start"),
        ("end..... ......", "end….. ……"),
        ("... ... ..  .", "… … .. ."),
        ("a\xa0b\u2009c\t\td\r\ne\n\n f", "a b c d e f"),
        ("  edges \n", "edges"),
        ("co\xadoperate, co\xad\n  operate", "cooperate, cooperate"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u2067שלום\u2069 \u202bעולם\u202c\u061c", "שלום עולם"),
        ("over\u202eride", "over\u202eride"),
        ("exam-\nple and exam‐ \r\n  ple", "example and example"),
        ("US-\nJapan, 2023-\n24, G7-\nled", "US-Japan, 2023-24, G7-led"),
        ("issue—\nthe importance –\nthat", "issue-the importance - that"),
        ("pre- and post-war", "pre- and post-war"),
        ("end-\n\nnew paragraph", "end- new paragraph"),
        ("ﬁnd the eﬀect of oﬃce ﬂoors", "find the effect of office floors"),
        ("負担を\n増やす、\r\n\u3000だ", "負担を増やす、だ"),
        ("ไทย\nไทย 山田\u3000太郎", "ไทยไทย 山田 太郎"),
        ("Python\n编程 한국\n나라", "Python 编程 한국 나라"),
        ("vis-a\u0300-vis", "vis-\u00e0-vis"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "\ud55c\uad6d"),
    ],
)
def test_typography_is_evened_out(text: str, normal: str) -> None:
    assert normalise(text).text == normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The", "the"),
        ("re-sign", "resign"),
        ("3.5%", "35%"),
        ("“threat”", "threat"),
        ("can not", "cannot"),
        ("issue — one", "issue—one"),
        ("No", "Ｎo"),
        ("1²", "12"),
    ],
)
def test_words_case_and_marks_count(one: str, other: str) -> None:
    assert normalise(one).text != normalise(other).text


@given(texts)
def test_idempotent(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(texts)
def test_normal_form_is_composed_and_trimmed(text: str) -> None:
    normal = normalise(text).text
    assert unicodedata.is_normalized("NFC", normal)
    assert normal == " ".join(normal.split())
    assert len(normalise(f" {text}\n\n").text) == len(normal)


@given(texts)
def test_map_is_monotone_and_leaves_out_only_what_has_no_width(text: str) -> None:
    normal = normalise(text)
    spans = [normal.original((i, i + 1)) for i in range(len(normal.text))]
    done = 0
    for before, span in zip([(0, 0), *spans], spans, strict=False):
        assert 0 <= span[0] < span[1] <= len(text)
        assert span == before or span[0] >= before[1]
        if span != before:
            assert not normalise(text[done : span[0]]).text.strip("-")
            done = span[1]
    assert not normalise(text[done:]).text


@given(texts)
def test_map_is_exact(text: str) -> None:
    """What a word of the normal form maps to has that word as its own normal form."""
    normal = normalise(text)
    at = 0
    for word in normal.text.split():
        span = (at, at + len(word))
        start, end = normal.original(span)
        assert normalise(text[start:end]).text == word
        assert normal.at(start) == at
        at += len(word) + 1


def test_a_passage_in_one_line_has_no_space_that_its_script_has_not() -> None:
    assert unwrapped("「負担を \n増やす」と\u3000言う。Python-\n3と") == "「負担を増やす」と\u3000言う。Python-3と"
    assert unwrapped("ภาษา\nไทย is\nThai") == "ภาษาไทย is Thai"


def test_spans_end_where_the_words_end() -> None:
    text = "“The  ﬁrst\xad” exam-\nple  of it"
    normal = normalise(text)
    assert normal.text == '"The first" example of it'
    assert text[slice(*normal.original((5, 10)))] == "ﬁrst"
    assert text[slice(*normal.original((12, 19)))] == "exam-\nple"
    assert normal.joints(text) == {10: "\xad", 16: "-\n"}


MARKS = "".join(char for char in map(chr, range(0x300, 0x1E000)) if unicodedata.category(char)[0] == "M")


@given(
    st.text(st.sampled_from(MARKS), min_size=31, max_size=60), st.text(st.sampled_from("aé가\u1100 …😀"), max_size=3)
)
def test_many_marks_are_composed_as_unicode_has_it(marks: str, letters: str) -> None:
    assert normalise(f"{letters}{marks}x").text == normalise(unicodedata.normalize("NFC", f"{letters}{marks}x")).text
    assert normal._nfc(f"{letters}{marks}") == unicodedata.normalize("NFC", f"{letters}{marks}")


def test_every_mark_is_among_those_that_are_put_in_order() -> None:
    marks = [char for char in map(chr, range(0x110000)) if unicodedata.combining(char) or char in "\u0f73\u0f75\u0f81"]
    assert [char for char in marks if not normal._MANY_MARKS.match(char * 31)] == []


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0344\u0323", "\u0f73", "\u0301\u094d"], ids=ascii)
def test_marks_piled_up_are_in_order_before_unicodedata_sorts_them_one_by_one(
    monkeypatch: pytest.MonkeyPatch, marks: str
) -> None:
    steps = 0

    def counted(text: str) -> None:
        """Adds the places that an insertion sort moves marks by."""
        nonlocal steps
        seen: Counter[int] = Counter()
        for char in "".join(unicodedata.normalize("NFD", char) for char in text):
            weight = unicodedata.combining(char)
            steps += sum(count for other, count in seen.items() if other > weight) if weight else 0
            seen = Counter() if not weight else seen + Counter([weight])

    class Counting:
        combining, category = unicodedata.combining, unicodedata.category

        @staticmethod
        def normalize(form: Literal["NFC", "NFD"], text: str) -> str:
            counted(text)
            return unicodedata.normalize(form, text)

        @staticmethod
        def is_normalized(form: Literal["NFC", "NFD"], text: str) -> bool:
            counted(text)
            return unicodedata.is_normalized(form, text)

    monkeypatch.setattr(normal, "unicodedata", Counting)
    normalise(f"a{marks * 1000}b")
    assert steps < 10_000
