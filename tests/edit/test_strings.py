"""TOML strings: whatever the text, what is written is read as it; what lays a long string out stays."""

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.edit.strings import STRING, respelt, written

TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text("\"'\\ a\n\t\r\x1b", max_size=12)
QUOTES = st.sampled_from(['"', "'", '"""', "'''"])


def value(string: str) -> object:
    return tomli.loads(f"k = {string}")["k"]


@given(TEXTS, QUOTES)
def test_what_is_written_is_read(text: str, quotes: str) -> None:
    string = written(text, quotes)
    assert value(string) == text
    assert "\n" not in string
    assert "\r" not in string


@given(TEXTS, QUOTES, st.sampled_from(["", "#", " # x", "'", '"']))
def test_a_string_ends_where_its_marks_close(text: str, quotes: str, after: str) -> None:
    string = written(text, quotes)
    match = STRING.match(f"x = {string} {after}", 4)
    assert match is not None
    assert match[0] == string


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"old"', '"new"'),
        ("'old'", "'new'"),
        ('"""old"""', '"""new"""'),
        ("'''\nold\n'''", "'''\nnew\n'''"),
        ('"""\r\n  old\r\n  """', '"""\r\n  new\r\n  """'),
        ('"""\\\n  old words \\\n  go on\\\n"""', '"""\\\n  new\\\n"""'),
        ('"""\\\n \\\n\n old \\  \n\n"""', '"""\\\n \\\n\n new \\  \n\n"""'),
        ('"""old\\\\\n"""', '"""new\n"""'),
        ('"""a "quoted"""""', '"""new"""'),
        ('"""\n\n"""', '"""\n\nnew"""'),
        ('""', '"new"'),
        ('""""""', '"""new"""'),
    ],
)
def test_its_kind_and_its_layout_stay(old: str, new: str) -> None:
    value(old)
    assert respelt(old, "new") == new


@given(TEXTS, QUOTES, TEXTS)
def test_another_text_in_any_string(old: str, quotes: str, new: str) -> None:
    said = value(respelt(written(old, quotes), new))
    assert isinstance(said, str)
    assert said.strip(" \t\r\n") == new.strip(" \t\r\n")


@given(st.lists(st.sampled_from([" ", "\t", "\n", "\\\n", "\\  \n ", "\\\\", "\\n", "a", '"']), max_size=8))
def test_any_layout_of_a_long_string(parts: list[str]) -> None:
    old = f'"""{"".join(parts)}"""'
    try:
        value(old)
    except tomli.TOMLDecodeError:
        return
    assert str(value(respelt(old, "new"))).strip() == "new"


@pytest.mark.parametrize("quotes", ['"', '"""'])
def test_what_nobody_would_see_is_written_so_that_it_is_seen(quotes: str) -> None:
    """A non-breaking space of a marked sentence went into the map as it was, where it looks like a blank."""
    unseen = "\xa0\xad\u2009\u200b\u202e\u2028\ufeff\x7f\x85"
    string = written(f"a{unseen}b", quotes)
    assert string.isascii()
    assert string.isprintable()
    assert value(string) == f"a{unseen}b"
    joined = "می\u200cخواهم 👩\u200d🔬"
    assert joined in written(joined, quotes)
