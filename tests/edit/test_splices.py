"""Splices: applied to the bytes before they give those after, wherever lines came, went or changed."""

from hypothesis import given
from hypothesis import strategies as st

from debate_tui.edit.made import Change
from debate_tui.edit.splices import _LONG, splices

_LINES = st.lists(st.sampled_from([b"[[claim]]\n", b"\n", b'id = "a"\r\n', b"# a\n", "“é”\n".encode()]), max_size=12)


def applied(before: bytes, after: bytes) -> bytes:
    lines = before.splitlines(keepends=True)
    for one in splices(Change("f", before, after)):
        at = one.line - 1
        assert lines[at : at + len(one.out)] == list(one.out)
        lines[at : at + len(one.out)] = one.new
    return b"".join(lines)


@given(_LINES, _LINES, st.sampled_from([b"", b"the end"]))
def test_before_with_its_splices_is_after(one: list[bytes], other: list[bytes], end: bytes) -> None:
    before, after = b"".join(one) + end, b"".join(other)
    assert applied(before, after) == after


def test_a_table_before_another_begins_with_its_own_header() -> None:
    before = b'[[claim]]\nid = "a"\n\n[[claim]]\nid = "c"\n'
    after = b'[[claim]]\nid = "a"\n\n[[claim]]\nid = "b"\n\n[[claim]]\nid = "c"\n'
    [one] = splices(Change("f", before, after))
    assert (one.line, [*one.new]) == (4, [b"[[claim]]\n", b'id = "b"\n', b"\n"])


def test_what_is_alike_is_in_no_splice_and_a_long_change_is_one() -> None:
    before = b"".join(b"%d\n" % n for n in range(2 * _LONG))
    two = before.replace(b"\n7\n", b"\n7\nx\n").replace(b"\n12\n", b"\n12\ny\n")
    assert [(one.line, one.out, one.new) for one in splices(Change("f", before, two))] == [
        (9, [], [b"x\n"]),
        (15, [], [b"y\n"]),
    ]
    far = b"x\n" + before + b"y\n"
    assert len([*splices(Change("f", before, far))]) == 1
    assert not [*splices(Change("f", before, before))]
