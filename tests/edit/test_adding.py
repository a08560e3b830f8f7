"""A table more in a map's file: where it is put, and that nothing else of the file changes, whatever the file."""

import pytest

from debate_tui.edit.adding import CannotAddError, Like, added, indent_of

CLAIM = '[[claim]]\nid = "new"\ntext = ""\n'
NEW = b'[[claim]]\nid = "new"\ntext = ""\n'
ANY: list[Like] = [("claim", lambda _: True)]


@pytest.mark.parametrize(
    ("file", "after", "line"),
    [
        (b"", NEW, 1),
        (b"x = 1", b"x = 1\n\n" + NEW, 3),
        (b"x = nan # c\r\n", b"x = nan # c\r\n\r\n" + NEW.replace(b"\n", b"\r\n"), 3),
        (b"# c\r\nx = 1", b"# c\r\nx = 1\r\n\r\n" + NEW.replace(b"\n", b"\r\n"), 4),
        (b"\xef\xbb\xbfx = 1\n", b"\xef\xbb\xbfx = 1\n\n" + NEW, 3),
        (b"[x]\n", b"[x]\n\n" + NEW, 3),
        (b"[[claim]]\n[[claim.quote]]\n\n# x\n[x]\n", b"[[claim]]\n[[claim.quote]]\n\n" + NEW + b"\n# x\n[x]\n", 4),
        (b"[[claim]]\n  [ x ]\n", b"[[claim]]\n\n" + NEW + b"\n  [ x ]\n", 3),
    ],
)
def test_a_table_is_put_behind_the_last_of_its_like_in_the_files_own_line_ends(
    file: bytes, after: bytes, line: int
) -> None:
    assert added(file, CLAIM, ANY) == (after, line)
    assert after.splitlines()[line - 1].endswith(b"[[claim]]")


def test_the_first_like_that_there_is_counts() -> None:
    file = b'[[source]]\nid = "a"\n[[claim]]\nsource = "a"\n[[source]]\nid = "b"\n[[relation]]\n'
    behind: list[Like] = [("claim", lambda one: one.get("source") == "b"), ("source", lambda one: one["id"] == "b")]
    after, _ = added(file, CLAIM, behind)
    assert after == file.replace(b"[[relation]]\n", b"\n" + NEW + b"\n[[relation]]\n")


def test_what_looks_like_a_remark_above_a_header_may_be_the_end_of_a_text() -> None:
    file = b'[[claim]]\ntext = """\n# not a remark"""\n[x]\n'
    after, _ = added(file, CLAIM, ANY)
    assert after == file.replace(b"[x]\n", b"\n" + NEW + b"\n[x]\n")


def test_a_table_of_the_last_claim_further_down_stays_its_own() -> None:
    file = b"[[claim]]\n[[relation]]\n[[claim.quote]]\n"
    after, _ = added(file, CLAIM, ANY)
    assert after == file + b"\n" + NEW


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (b"x = 1\n# caf\xe9\n", "is not UTF-8 on line 2: save it as UTF-8 first"),
        (b'x = 1\ny = """\n', "is not valid TOML on line 3: mend it first"),
        (b"x = " + b"1" * 5000, "is not a map that can be read: mend it first"),
        (b'claim = [{ id = "a" }]\n', "has claim = [ … ]: write [[claim]] instead, or add one by hand"),
        (b"claim = []\n", "has claim = [ … ]: write [[claim]] instead, or add one by hand"),
        (b"[claim]\nid = 'a'\n", "has claim as a single table: write [[claim]] instead, or add one by hand"),
        (b"claim.id = 'a'\n", "has claim as a single table: write [[claim]] instead, or add one by hand"),
    ],
)
def test_what_would_not_be_the_same_map_with_one_table_more_is_refused(file: bytes, why: str) -> None:
    with pytest.raises(CannotAddError) as raised:
        added(file, CLAIM, ANY)
    assert str(raised.value) == why


def test_half_a_character_is_in_no_file() -> None:
    with pytest.raises(CannotAddError, match="half a character"):
        added(b"", CLAIM.replace('""', '"\ud800"'), ANY)


def test_what_is_added_must_be_one_table() -> None:
    with pytest.raises(CannotAddError, match="one claim more"):
        added(b"", '[[claim]]\nid = "a"\n[x]\n', ANY)


def test_quotes_are_set_off_as_the_file_has_them() -> None:
    assert indent_of(b"[[claim.quote]]\n\t[[claim.quote]]\n", "[[claim.quote]]") == "\t"
    assert indent_of(b"[[claim.quote]]\n", "[[claim.quote]]") == ""
    assert indent_of(b"", "[[claim.quote]]") == "  "
