"""Locators that count paragraphs, where they are heard."""

import pytest

from debate_tui.quotes.locators import in_words


@pytest.mark.parametrize(
    ("note", "heard"),
    [
        ("¶5", "paragraph 5"),
        ("Kishida's ambition, ¶5 says, is plain. ¶10 says", "Kishida's ambition, paragraph 5 says, is plain. Paragraph 10 says"),
        ("“and more.” ¶¶9–10 add", "“and more.” Paragraphs 9–10 add"),
        ("see ¶ 5; ¶¶ 6, 7", "see paragraph 5; paragraphs 6, 7"),
        ("vol. 3, ¶4–¶6; ¶ 7 - ¶9", "vol. 3, paragraphs 4–6; paragraphs 7 - 9"),
        ("see ¶, or the ¶", "see paragraph, or the paragraph"),
        ("No sign.", "No sign."),
    ],
)  # fmt: skip
def test_a_sign_is_heard_as_a_word(note: str, heard: str) -> None:
    """A sentence that began with ¶ was heard with a small letter, and `export --format linear` kept the sign in notes."""
    assert in_words(note) == heard
