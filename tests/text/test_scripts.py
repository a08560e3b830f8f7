"""Line ends and words in scripts that put no spaces between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.text.scripts import first_words, last_words, one_line, words

MIXED = st.text(st.sampled_from("日本語、。“”…—ab 1\n\u3000カｶ한국ไทยមាន👍\u200b\u3099-"), max_size=40)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("日本\n語", "日本語"),
        ("日本 \r\n\t語", "日本語"),
        ("第一段。\n\n\u3000\u3000第二段", "第一段。第二段"),
        ("他说：“\n你好。”\n他走了", "他说：“你好。”他走了"),
        ("全文……\n“好”", "全文……“好”"),
        ("ｱｲ\nｳｴ", "ｱｲｳｴ"),
        ("か\u3099\nか", "か\u3099か"),
        ("葛\U000e0100\n飾", "葛\U000e0100飾"),
        ("ภาษา\nไทย", "ภาษาไทย"),
        ("ພາສາ\nລາວ", "ພາສາລາວ"),
        ("ភាសា\nខ្មែរ", "ភាសាខ្មែរ"),
        ("မြန်မာ\nစာ", "မြန်မာစာ"),
        ("한국\n나라", "한국 나라"),
        ("日本\n한국", "日本 한국"),
        ("日本\nJapan", "日本 Japan"),
        ("Japan\n日本", "Japan 日本"),
        ("日本\nไทย", "日本 ไทย"),
        ("so 👍\n👍 so", "so 👍 👍 so"),
        ("said “no”\n“yes”", "said “no” “yes”"),
        ("日本 語", "日本 語"),
        ("one\n two", "one two"),
        ("\u1f7e\n\u1f7e", "\u1f7e \u1f7e"),  # unassigned, in a block of Greek
        ("\U0002fa1e\n\U0002fa1e", "\U0002fa1e\U0002fa1e"),  # unassigned, among ideographs
    ],
)
def test_a_line_end_is_a_space_or_nothing_by_the_characters_beside_it(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("one two, three - 4 …", 4),
        ("“one” _ (2)", 2),
        ("日本語を話す", 3),
        ("日\n本", 1),
        ("日本、語。", 2),
        ("使用Python编程", 3),
        ("ไทย", 2),
        ("กี่", 1),  # marks above and below are no letters of their own
        ("한국 나라", 2),
        ("", 0),
    ],
)
def test_words(text: str, count: int) -> None:
    assert words(text) == count


@given(MIXED)
def test_words_do_not_depend_on_how_lines_are_broken(text: str) -> None:
    assert words(one_line(text)) == words(text)


@given(MIXED, st.integers(1, 5))
def test_beginning_and_end_are_the_text_s(text: str, count: int) -> None:
    assert text.lstrip().startswith(first_words(text, count))
    assert text.rstrip().endswith(last_words(text, count))
    assert first_words(text, 99) == last_words(text, 99) == text.strip()
