"""A text that is read in pieces, by its plain lines or by tomli, has the same tables at the same places as in one piece."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.read import claims, relations
from debate_tui.read.draft import Node
from debate_tui.read.library import read_library
from debate_tui.read.toml import packs, pieces, plain, right
from debate_tui.read.toml.locate import AT, Lines, Mark, locate
from debate_tui.text.safe import safe
from debate_tui.text.scripts import are_tidy, one_line
from tests.counted import calls
from tests.read.toml.test_locate import bare, documents, same
from tests.state.test_renewal import CLAIM, MAP

WORDS = st.sampled_from(
    ['"a"', '"é “x”"', '"a\\tb"', '"\\u00e9"', '""', "'c:\\d'", "''", '"#"', '"]"', '"a" # b', '["a", "b"]', "[]", '[ "a" ]', '["a",]', "['x','y']",
     '[["a"]]', "1", "true", "false", "truex", "{}", '{ a = "b", c = true }', "{a='x' ,b=false}", '{ a = "b", a = "c" }', '{ a = "b", }', '{ a.b = "c" }',
     '{ a = "b  c" }', '{ a = trues }', '{ a = "b" } # c', '{ a = "\\q" }', "1979-05-27", '{ a = "b" }', '[{ a = "b" }]', '"""\n[[claim]]\n"""', "'''x'''", '[\n "a",\n]', '[\n[[true]],\n]', '"a', "a"]
)  # fmt: skip
KEYS = st.sampled_from(["id", "text", "from", "quote", "voice.speaker", "voice", '"k"', "claim", "A-1", "ключ"])
LINES = st.one_of(
    st.tuples(KEYS, st.sampled_from([" = ", "=", "\t=  "]), WORDS).map("".join),
    st.sampled_from(
        ["[[claim]]", "[[claim]]", "[[relation]]", "[[claim.quote]]", "  [[claim.quote]]", "[[ claim ]]", "[[claim]] # x", "[claim.voice]", "[debate]",
         "[claim]", "[[claim.quote.deep]]", "[[true]]", "", "# [[claim]]", "\t", "[[claim]]x", "\x0b", "a = 1"]
    ),
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=14).map("\n".join) | st.lists(LINES, max_size=14).map(
    lambda lines: "\n".join(lines) + "\n"
)


def accepted(text: str) -> bool:
    try:
        tomli.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def likely(draw: st.DrawFn) -> str:
    """A text of which each line is kept if tomli accepts the whole so far."""
    text = ""
    for line in draw(st.lists(LINES, max_size=14)):
        if accepted(f"{text}{line}\n"):
            text += f"{line}\n"
    return text


def in_pieces(text: str, size: int) -> Any:
    with patch.object(pieces, "_PIECE", size):
        return pieces.tables(text, Lines(text), pieces.ALONE)[0]


def opened(data: Any) -> Any:
    """The tables with their places, unpacked."""
    if isinstance(data, packs.Packs):
        return [opened(one) for one in data.tables()]
    if isinstance(data, dict):
        return {key: opened(value) for key, value in data.items()}
    return [opened(one) for one in data] if isinstance(data, list) else data


@given(TEXTS | st.composite(likely)() | documents(), st.sampled_from([1, 20, 60]))
def test_pieces_are_the_whole(text: str, size: int) -> None:
    if not accepted(text):
        with pytest.raises((ValueError, RecursionError)):
            in_pieces(text, size)
        return
    read = in_pieces(text, size)
    assert same(bare(read), tomli.loads(text))
    whole = tomli.loads(text)
    pieces._place(whole, Lines(text), Mark(-1, -1, locate(text, 0, len(text))))
    assert same(sorted_deep(opened(read)), sorted_deep(whole))


def sorted_deep(value: Any) -> Any:
    """Tables with their keys in order, since a place may have been put in before or after them."""
    if isinstance(value, dict):
        return {key: sorted_deep(value[key]) for key in sorted(value, key=str)}
    return [sorted_deep(one) for one in value] if isinstance(value, list) else value


def test_what_looks_like_a_header_within_a_text_divides_nothing() -> None:
    text = 'format = "debate/1"\n[[claim]]\nid = "a"\ntext = """\n[[claim]]\nid = "b"\n"""\n[[claim]]\nid = "c"\n'
    assert bare(in_pieces(text, 1)) == tomli.loads(text)


@pytest.mark.parametrize("second", ["[debate]", "[[claim.quote]]", "[claim]", '[[relation]]\nid = "a"\nid = "b"'])
def test_what_only_the_whole_refuses_is_refused(second: str) -> None:
    text = f'[debate]\nid = "d"\n[[relation]]\nid = "r"\n[[claim]]\nid = "c"\n[[relation]]\nid = "s"\n[[claim]]\nquote = "x"\n{second}\n'
    assert not accepted(text)
    with pytest.raises(tomli.TOMLDecodeError):
        in_pieces(text, 1)


def large(count: int) -> str:
    relations = "".join(
        f'[[relation]]\nkind = "rebuts"\nfrom = "left/c{n}"\nto = "right/c{n}"\nwhy = "“so”"\n' for n in range(count)
    )
    return (
        MAP + "".join(CLAIM.format(id=f"c{n}", source=s) for n in range(count) for s in ("left", "right")) + relations
    )


def test_no_more_than_a_piece_stands_in_memory_as_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """However large the map is, as many tables are parsed at a time as are packed together."""
    most = 0

    def packing(found: Any, tidy: bool) -> packs.Packs:
        nonlocal most
        most = max(most, len(found))
        return packs.Packs(found, tidy)

    monkeypatch.setattr(pieces, "Packs", packing)
    for count in (2000, 4000):
        most = 0
        pieces.tables(large(count), Lines(large(count)), pieces.ALONE)
        assert most * 60 < 2 * pieces._PIECE


def test_the_plain_lines_of_a_large_map_are_not_gone_through_one_call_each(tmp_path: Path) -> None:
    """Counted, never timed: calls for a claim with a quote and half a relation, of Python and of C, from the bytes to the debate."""

    def work(count: int) -> int:
        (tmp_path / "d.toml").write_text(large(count))
        return calls(lambda: read_library([tmp_path / "d.toml"]))

    once, twice = work(1000), work(2000)
    assert twice - once < 2000 * 130, "it was 512 when each line was located"


def changed(node: Node) -> Node:
    node.tidy = False
    for value in node.values.values():
        if isinstance(value, tuple):
            for inner in value:
                if isinstance(inner, Node):
                    changed(inner)
    return node


FIELDS = st.sampled_from(
    ["x", "left", "right", "worth", "premise", "premis", "rebuts", "supports", "mapper", "source", "left/a", "right/b", "nobody/a", "", " ", " a", "a ",
     "a  b", "ab\u00adc", "“q” ¶9", "日本", "a\\nb", "\\u202e", "A b"]
)  # fmt: skip


@st.composite
def maps(draw: st.DrawFn) -> str:
    """Claims and relations with values that are right, or wrong in some way."""

    def table(header: str, keys: list[str], usual: dict[str, str]) -> Iterator[str]:
        yield header
        for key in keys:
            if draw(st.integers(0, 9)) < 8:
                yield f"{key} = {usual[key] if draw(st.integers(0, 9)) else f'{chr(34)}{draw(FIELDS)}{chr(34)}'}"

    lines = [MAP]
    for id, source in (("a", "left"), ("b", "right"), (draw(st.sampled_from("abc")), "left")):
        usual = {"id": f'"{id}"', "source": f'"{source}"', "issues": '["worth"]', "text": '"It is."', "role": '"premise"', "position": '"right"', "voice": draw(st.sampled_from(['{ speaker = "Ann" }', '{ speaker = "Ann", endorsed = false }', '{ speaker = "A  n", endorsed = "so" }', "{}"])), "terms": '["w"]'}  # fmt: skip
        lines += table("[[claim]]", list(usual), usual)
        for _ in range(draw(st.integers(0, 2))):
            usual = {"text": '"It is."', "locator": '"¶9"', "note": '"n"', "source": '"right"', "marks": '["0-2 read"]'}
            lines += table("[[claim.quote]]", list(usual), usual)
    for _ in range(draw(st.integers(0, 3))):
        usual = {"kind": '"rebuts"', "from": '"left/a"', "to": '"right/b"', "why": '"so"', "by": '"mapper"', "id": '"r"'}  # fmt: skip
        lines += table("[[relation]]", list(usual), usual)
    return "\n".join(lines) + "\n"


@given(maps())
def test_tidy_nodes_are_read_as_any_others(text: str) -> None:
    """The short way for what is nearly always right leads to the same debate and the same diagnostics."""
    with patch.object(claims, "_plain", lambda *_: None), patch.object(relations, "_plain", lambda *_: None):
        whole = reading(text)
    with patch.object(right, "are_tidy", lambda _: False), patch.object(plain, "are_tidy", lambda _: False):
        assert reading(text) == whole
    assert reading(text) == whole


def reading(text: str) -> str:
    from debate_tui.read import files
    from debate_tui.read.find import Found
    from debate_tui.read.library import _read_debate
    from debate_tui.read.trouble import Trouble

    trouble = Trouble()
    with patch("debate_tui.read.library.content_of", lambda path, *_: files.Content(path, text.encode())):
        debate = _read_debate(Found((Path("d.toml"),)), trouble)
    return repr((trouble.found, debate))


@given(
    st.text()
    | st.sampled_from(["a b", "a  b", " a", "é", "a\u00adb", "a\u0301", "a\tb", "“a”", "\x85", "\u200b", "日"])
)
def test_in_a_tidy_text_there_is_nothing_to_replace(text: str) -> None:
    if are_tidy(f" {text} "):
        assert safe(text) is text
        assert one_line(text).strip() == text != ""
        assert "  " not in text


def test_a_million_empty_lines_are_no_more_than_one() -> None:
    """Counted: each was a row of its own, which took six seconds and half a gigabyte of three million."""
    assert len(plain._LINE.findall("\n" * 1000 + "# x\n" * 1000 + 'a = "b"\n' + " \n" * 1000)) == 2


def test_places_have_a_key_that_toml_cannot_have() -> None:
    assert not isinstance(AT, str)
