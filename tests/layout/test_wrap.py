"""Wrapping: whatever the text, no line is too wide, nothing is lost, and nothing is broken apart that belongs together."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from debate_tui.layout.arrange import Measure
from debate_tui.layout.breaks import breaks
from debate_tui.layout.cells import most_cells
from debate_tui.layout.rows import text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph, plain
from debate_tui.layout.strings import strings
from debate_tui.layout.wrap import wrap
from tests.builders import texts

widths = st.integers(2, 80)


def lines_of(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    return [plain(line) for line in wrap(Paragraph((Run(text),), Run(first), Run(rest)), width)]


def test_an_indent_that_takes_more_than_half_of_the_line_shrinks() -> None:
    for wide in (11, 14):
        assert lines_of("Copy the claim", 17, "y".ljust(wide), " " * wide) == ["y Copy the claim"]
        assert lines_of("Copy the whole claim", 17, "y".ljust(wide), " " * wide) == ["y Copy the whole", "  claim"]
    assert lines_of("Copy the claim", 40, "y".ljust(11), " " * 11) == ["y".ljust(11) + "Copy the claim"]


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """A text in one to three runs, with or without something before its lines."""
    runs = draw(st.lists(st.builds(Run, texts(), st.sampled_from(("claim", "match"))), min_size=1, max_size=3))
    first = draw(st.sampled_from(("", "“", "⊘ ", "Affiliation  ")))
    return Paragraph(tuple(runs), Run(first), Run(" " * cell_len(first)))


def inked(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(paragraphs(), widths)
def test_no_line_is_wider_than_asked(text: Paragraph, width: int) -> None:
    assert max(cell_len(plain(line)) for line in wrap(text, width)) <= width


@given(paragraphs(), widths)
def test_nothing_is_lost(text: Paragraph, width: int) -> None:
    lines = wrap(text, width)
    assert inked("".join(plain(line) for line in lines)).removeprefix(inked(text.first.text)) == inked(plain(text.runs))


@given(texts(), widths)
def test_a_grapheme_is_never_split(text: str, width: int) -> None:
    whole = plain((Run(text),)).replace("\u00a0", " ")
    at = 0
    ends = set()
    for line in lines_of(text, width):
        for char in line:
            at = whole.index(char, at) + 1
        ends.add(at)
    inside = {n for start, end, _ in split_graphemes(whole)[0] for n in range(start + 1, end)}
    assert not ends & inside


@given(texts(), widths)
def test_lines_that_fit_stay_as_they_are(text: str, width: int) -> None:
    """Without marks of direction, which stay in a text for the letters around them."""
    for line in lines_of(re.sub("[\u00a0\u061c\u200e\u200f]", "", text), width):
        assert lines_of(line, width) == [line]


@given(st.lists(st.text("abcdefgh,;", min_size=1, max_size=9), max_size=20), st.integers(9, 60))
def test_words_that_fit_are_not_broken_and_lines_are_filled(words: list[str], width: int) -> None:
    lines = lines_of(" ".join(words), width)
    assert " ".join(lines).split() == words
    for line, below in pairwise(lines):
        assert len(line) + 1 + len(below.split()[0]) > width, "the next word would have fitted"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("the U.S.-Japan alliance", 10, ["the U.S.-", "Japan", "alliance"]),
        ("is −5 or -5 now", 6, ["is −5", "or -5", "now"]),
        ("deterrence", 4, ["dete", "rren", "ce"]),
        ("和平与稳定", 4, ["和平", "与稳", "定"]),
        ("「抑止力」と", 6, ["「抑止", "力」と"]),
        ("日本は、もっと。", 6, ["日本", "は、", "もっ", "と。"]),
        ("🇯🇵🇺🇸🇨🇳", 3, ["🇯🇵", "🇺🇸", "🇨🇳"]),
        ("a  b   c", 9, ["a b c"]),
        ("a ✓\u00a0b", 3, ["a", "✓ b"]),
        ("", 9, [""]),
        ("   ", 9, [""]),
        ("\u0301 \u200bafter", 9, ["\u0301 \ufffdafter"]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert lines_of(text, width) == lines


def test_hanging_prefixes() -> None:
    assert lines_of("to be or not", 6, "“", " ") == ["“to be", " or", " not"]


def test_a_prefix_too_wide_for_the_column_gives_way() -> None:
    assert lines_of("to be", 5, "Affiliation  ", " " * 13) == ["to be"]


def test_an_empty_paragraph_is_one_empty_line() -> None:
    assert wrap(Paragraph(), 9) == ((),)


@given(st.lists(st.sampled_from((" ", "a", "bb", "  c ", "-")), max_size=9), widths)
def test_runs_keep_their_style(parts: list[str], width: int) -> None:
    runs = tuple(Run(part, str(number)) for number, part in enumerate(parts))
    shown = [run for line in wrap(paragraph(*runs), width) for run in line]
    for number, part in enumerate(parts):
        assert inked("".join(run.text for run in shown if run.style == str(number))) == inked(part)


@pytest.mark.parametrize(
    "text",
    [
        "தமிழ் மொழியில் ஒரு பதில் இங்கே உள்ளது, நீளமானது",
        "हिन्दी में क्या प्रश्न है और यह",
        "👩\u200d💻 👨\u200d👩\u200d👧 ❤️ 1️⃣ 👩\u200d💻",
    ],
)
@pytest.mark.parametrize("width", [12, 20, 33])
def test_there_is_room_for_what_a_terminal_makes_of_marks_and_joined_emoji(text: str, width: int) -> None:
    """tmux, for one, gives each spacing mark a cell; rich none."""
    for line in lines_of(text, width):
        assert sum(most_cells(line[begin:end], size) for begin, end, size in split_graphemes(line)[0]) <= width
    assert " ".join(lines_of(text, width)) == text


def test_a_letter_with_a_spacing_mark_is_no_wide_character_to_break_at() -> None:
    assert lines_of("மொழியில் பதில்", 10) == ["மொழியில்", "பதில்"]


WESTERN = st.text("ab. -–—/“”’é\u00a0…1", max_size=60)


@given(WESTERN, st.integers(2, 30), st.integers(2, 30))
def test_plain_text_breaks_as_all_text_does(text: str, first: int, rest: int) -> None:
    """The lines of most texts are found in a shorter way: the outcome is that of the longer one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("debate_tui.layout.breaks.is_plain", lambda _: False)
        word_by_word = list(breaks(text, first, rest))
    assert list(breaks(text, first, rest)) == word_by_word


@pytest.mark.parametrize("width", range(12, 60))
def test_no_line_of_an_aside_begins_or_ends_with_a_dot(width: int) -> None:
    """Of two columns beside each other one went on with “✓ attested”, the other with “· ✓ attested”."""
    said = "— CGTN, 11 April 2024, ¶12 · thesis · ✓\u00a0attested"
    lines = [plain(line) for line in wrap(paragraph(said, style="citation", rest="  "), width)]
    assert not [line for line in lines if line.strip().startswith("·") or line.strip().endswith("·")]
    words = said.replace("\u00a0", " ").replace("·", "").split()
    assert " ".join(lines).replace("·", "").split() == words
    row = text_row(paragraph(said, style="citation", rest="  "))
    assert list(strings(row, Measure(width, gutters=False))) == lines


@pytest.mark.parametrize(
    "words", ["日本はもっと大きな役割を担うべきだ", "Donaudampfschifffahrtsgesellschaft", "A party"]
)
def test_a_no_break_space_holds_beside_wide_characters_and_words_wider_than_a_line(words: str) -> None:
    for width in range(5, 40):
        lines = lines_of(f"against ■\u00a0{words}", width)
        assert not any(line.endswith("■") for line in lines), (width, lines)


def test_a_dot_at_a_break_goes_where_it_parts_asides_and_stays_in_what_somebody_wrote() -> None:
    """In lists of issues, sources and debates lines ended with dots, whatever style the paragraph began in."""
    mixed = Paragraph((Run("A · B"), Run(" · two claims", "muted"), Run(" · more", "muted")))
    for width in range(4, 30):
        lines = [plain(line) for line in wrap(mixed, width)]
        assert not any(
            line.endswith("·") or line.startswith("·") for line in lines if "A" not in line and "B" not in line
        )
        assert " ".join(lines).split()[:3] == ["A", "·", "B"]
        assert list(strings(text_row(mixed), Measure(width, gutters=False))) == lines
    assert [plain(line) for line in wrap(Paragraph((Run("one · two", "claim"),)), 5)] == ["one ·", "two"]


@pytest.mark.parametrize("said", ["a · b", "a · · b", "· a", "· · ·", "a ·", "aa · bb · cc", "·"])
def test_a_dot_alone_on_a_line_fails_nothing(said: str) -> None:
    """In two columns a line may hold nothing but a dot; the page of two hands couldn't be drawn."""
    for width in range(2, 8):
        lines = wrap(paragraph(said, style="muted"), width)
        assert all(lines)
        assert "".join(map(plain, lines)).replace("·", "").replace(" ", "") == said.replace("·", "").replace(" ", "")
