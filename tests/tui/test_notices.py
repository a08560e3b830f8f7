"""Messages: a path in one can be copied, and nothing of one is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.layout.runs import plain
from debate_tui.tui.notices import heard, wrapped

PATH = "/tmp/maps-of-mine/street/debate.toml:168:1."


@pytest.mark.parametrize("columns", [100, 80, 60, 46])
def test_a_path_that_has_room_on_a_line_is_on_one(columns: int) -> None:
    """It was broken at a slash, so that it could be neither copied nor clicked."""
    lines = [
        plain(line) for line in wrapped(f"Written: the claim is a line of the map now, at {PATH} u takes it.", columns)
    ]
    assert any(PATH in line for line in lines), lines
    assert all(len(line) <= columns for line in lines)


@given(
    st.lists(st.sampled_from(["a", "word", "and/or", "/a/long-path/to/a-file.md", "long" * 9]), min_size=1),
    st.integers(20, 90),
)
def test_nothing_is_lost_and_the_bottom_line_begins_as_the_message(words: list[str], columns: int) -> None:
    notice = " ".join(words)
    squeezed = notice.replace(" ", "")
    assert "".join("".join(map(plain, wrapped(notice, columns))).split()) == squeezed
    *above, bottom = map(plain, heard(notice, columns, 99))
    assert squeezed.startswith("".join(bottom.partition(" …")[0].split()))
    assert not above or "".join("".join(above).split()) == squeezed
