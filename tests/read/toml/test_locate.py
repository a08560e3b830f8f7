"""The locator beside tomli: the same keys in the same order, and each mark on the right spot."""

from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from debate_tui.read.files import parsed
from debate_tui.read.library import read_library
from debate_tui.read.toml.locate import AT, Lines, Mark, locate
from debate_tui.read.toml.packs import Packs
from debate_tui.read.trouble import Trouble
from tests.state.test_renewal import CLAIM
from tests.state.test_renewal import MAP as BASE

# Texts that try to look like something else

CONTENTS = st.lists(
    st.sampled_from([*"ab =.,#[]{}'\"\\", "é", "\U0001f600", "\t", "\\n", '\\"', "\\u0041", "\n", "'''", '"""', "]]"]),
    max_size=8,
).map("".join)


def accepted(text: str) -> bool:
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return False
    return True


def value_of(spelling: str) -> bool:
    return accepted(f"k = {spelling}\n")


STRINGS = st.one_of(
    CONTENTS.map(lambda text: f'"{text}"'),
    CONTENTS.map(lambda text: f"'{text}'"),
    CONTENTS.map(lambda text: f'"""{text}"""'),
    CONTENTS.map(lambda text: f"'''{text}'''"),
).filter(value_of)
SCALARS = st.sampled_from(
    ["1", "-0x1F" if accepted("k = -0x1F") else "0x1F", "1_000", "6.6e-3", "+inf", "nan", "true", "false",
     "1979-05-27", "1979-05-27 07:32:00Z", "07:32:00.5"]
)  # fmt: skip
BARE = st.text("abc-_1", min_size=1, max_size=3)
KEYS = BARE | STRINGS.filter(lambda text: accepted(f"{text} = 1"))
SPACE = st.sampled_from(["", " ", "\t "])
DOTTED = st.lists(KEYS, min_size=1, max_size=3).flatmap(lambda parts: SPACE.map(lambda s: f"{s}.{s}".join(parts)))
GAP = st.sampled_from(["", " ", "\n", " # ],}\n", "\n\n\t"])


def pair(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(DOTTED, SPACE, SPACE, values).map(lambda part: f"{part[0]}{part[1]}={part[2]}{part[3]}")


def within(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def joined(parts: tuple[list[str], str, bool]) -> str:
        items, gap, trailing = parts
        return (
            gap.join(f"{item}{gap}," for item in items[:-1]) + "".join(items[-1:]) + ("," if trailing and items else "")
        )

    def bracketed(brackets: str, items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        inner = st.tuples(st.lists(items, max_size=3), GAP, st.booleans()).map(joined)
        return st.tuples(inner, GAP).map(lambda part: f"{brackets[0]}{part[1]}{part[0]}{part[1]}{brackets[1]}")

    return bracketed("[]", values) | bracketed("{}", pair(values))


VALUES = st.recursive(STRINGS | SCALARS, within, max_leaves=6)
HEADERS = DOTTED.map(lambda key: f"[{key}]") | DOTTED.map(lambda key: f"[[ {key} ]]")
LINES = st.one_of(pair(VALUES), pair(STRINGS), HEADERS, st.sampled_from(["", "# [x]", "\t"]))
ENDS = st.sampled_from(["\n", " # a = 1\n", "\t\n"])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """TOML that tomli accepts: line upon line, each kept if the whole still holds."""
    text = ""
    for line in draw(st.lists(LINES, max_size=12)):
        longer = text + draw(SPACE) + line + draw(ENDS)
        if accepted(longer):
            text = longer
    return text.rstrip("\n") if draw(st.booleans()) and accepted(text.rstrip("\n")) else text


def shape(value: Any) -> Any:
    """The keys of tables in their order, and the lengths of lists."""
    if isinstance(value, Mark):
        return shape(value.inner)
    if isinstance(value, dict):
        return [(key, shape(inner)) for key, inner in value.items()]
    return [shape(inner) for inner in value] if isinstance(value, list) else None


@given(documents())
@example("[_]\n\n[1]\n")
@example("[_]\n# a = 1\n\n[[b.c]]\n")
def test_same_keys_in_the_same_order(text: str) -> None:
    assert shape(locate(text)) == shape(tomli.loads(text))


def marks(tree: "dict[str, Mark] | list[Mark] | None") -> list[Mark]:
    below = list(tree.values()) if isinstance(tree, dict) else tree or []
    return [*below, *(mark for inner in below for mark in marks(inner.inner))]


@given(documents())
def test_every_mark_stands_on_something(text: str) -> None:
    for mark in marks(locate(text)):
        assert 0 <= mark.key <= mark.value < len(text)
        assert not text[mark.key].isspace()
        assert not text[mark.value].isspace()
        assert text[mark.value] != "#"


def plain(value: Any) -> bool:
    return not isinstance(value, (dict, list))


@given(documents())
def test_a_mark_stands_on_its_value(text: str) -> None:
    """Whoever reads on from the mark, as far as it takes, reads the value."""

    def check(data: Any, tree: Any) -> None:
        items = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in items:
            mark = tree[key]
            if plain(value):
                rest = text[mark.value :]
                ends = (n for n in range(1, len(rest) + 1) if accepted(f"k = {rest[:n]}\n"))
                assert any(same(tomli.loads(f"k = {rest[:n]}\n")["k"], value) for n in ends)
            else:
                check(value, mark.inner)

    check(tomli.loads(text), locate(text))


def same(one: Any, other: Any) -> bool:
    return repr(one) == repr(other)  # nan is not nan


def places(text: str, path: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Line and column of the key and the value at a path like `claim.0.text`."""
    tree: Any = locate(text)
    *parents, last = (int(part) if part.isdigit() else part for part in path.split("."))
    for part in parents:
        tree = tree[part].inner
    lines = Lines(text)
    for offset in (tree[last].key, tree[last].value):
        assert lines.offset(*lines.place(offset)) == offset
    return lines.place(tree[last].key), lines.place(tree[last].value)


MAP = '''format = "debate/1"  # é counts as one

[debate]
title = "é" # and so

  [[claim]]
  id   =   "a"
  voice = { speaker = "x = {", endorsed = true }
  issues = [
    "one", # the first
    "two",
  ]

    [[claim.quote]]
    text = """
[[claim]]
"""
    locator = 'p. 3'

[[claim]]
id = "b"
quote = [{ text = "t" }, { text.deep = 1 }]
"quo.ted" = 1
'''


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ("format", (1, 1), (1, 10)),
        ("debate", (3, 1), (3, 1)),
        ("debate.title", (4, 1), (4, 9)),
        ("claim", (6, 3), (6, 3)),
        ("claim.0.id", (7, 3), (7, 12)),
        ("claim.0.voice", (8, 3), (8, 11)),
        ("claim.0.voice.speaker", (8, 13), (8, 23)),
        ("claim.0.voice.endorsed", (8, 32), (8, 43)),
        ("claim.0.issues.0", (10, 5), (10, 5)),
        ("claim.0.issues.1", (11, 5), (11, 5)),
        ("claim.0.quote.0", (14, 5), (14, 5)),
        ("claim.0.quote.0.text", (15, 5), (15, 12)),
        ("claim.0.quote.0.locator", (18, 5), (18, 15)),
        ("claim.1", (20, 1), (20, 1)),
        ("claim.1.quote.1.text.deep", (22, 33), (22, 40)),
    ],
)
def test_places(path: str, key: tuple[int, int], value: tuple[int, int]) -> None:
    assert places(MAP, path) == (key, value)


def test_deep_nesting_as_far_as_tomli_goes() -> None:
    text = "x = " + "[" * 390 + "]" * 390
    tomli.loads(text)
    inner, depth = locate(text)["x"].inner, 1
    while isinstance(inner, list) and inner:
        inner, depth = inner[0].inner, depth + 1
    assert depth == 390


# What it was never meant for

ANY = st.lists(
    st.sampled_from([*"ab =.,#[]{}'\"\\-_1", "\t", "\n", "\r", "\r\n", "\r\r\n", "\x0b", "\x85", "\u2028", "é"]),
    max_size=60,
).map("".join)


@given(ANY)
def test_any_text_is_located_as_far_as_it_goes(text: str) -> None:
    """It ends, and what it marks is there."""
    for mark in marks(locate(text)):
        assert 0 <= mark.key <= mark.value <= len(text)


@given(documents(), st.integers(0, 400), ANY)
def test_a_text_with_something_else_in_it_is_located_as_far_as_it_goes(text: str, at: int, piece: str) -> None:
    locate(text[:at] + piece + text[at:])


MANGLED = st.one_of(
    st.tuples(documents(), st.sampled_from(["\r\n", "\r\r\n", "\r", "\n\r", "\x0b", "\x85", "\u2028"])).map(
        lambda both: both[0].replace("\n", both[1])
    ),
    ANY,
    st.tuples(st.just(MAP), st.integers(0, len(MAP)), ANY).map(lambda part: part[0][: part[1]] + part[2] + part[0][part[1] :]),
)  # fmt: skip


def bare(value: Any) -> Any:
    """A parsed value without the offsets of its tables, unpacked."""
    if isinstance(value, Packs):
        return [bare(one) for one in value.tables()]
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items() if key != AT}
    return [bare(one) for one in value] if isinstance(value, list) else value


@given(MANGLED)
def test_what_tomli_reads_is_read_and_nothing_else(text: str) -> None:
    trouble = Trouble()
    document = parsed(Path("d.toml"), text, trouble)
    if accepted(text):
        assert document is not None
        assert same(bare(document.data), tomli.loads(text))
        assert shape(locate(document.lines.text)) == shape(bare(document.data))
    else:
        with pytest.raises(tomli.TOMLDecodeError) as caught:
            tomli.loads(text)
        assert document is None
        (problem,) = trouble.found
        assert problem.code == "E124"
        assert (problem.at.line, problem.at.column) == (caught.value.lineno, caught.value.colno)


@pytest.mark.parametrize("end", ["\r\r\n", "\r", "\n\r", "\x0b", "\x0c", "\x85", "\u2028"])
def test_line_ends_that_toml_does_not_have_are_said_at_their_place(tmp_path: Path, end: str) -> None:
    (tmp_path / "d.toml").write_bytes(WHOLE.replace("\n", end).encode())
    assert [problem.code for problem in read_library([tmp_path]).diagnostics] == ["E124"]
    (tmp_path / "d.toml").write_bytes(WHOLE.replace("[debate]\n", f"[debate]{end}", 1).encode())
    (problem,) = read_library([tmp_path]).diagnostics
    place = (3, 1) if end == "\n\r" else (2, 9)
    assert (problem.code, (problem.at.line, problem.at.column)) == ("E124", place)


@pytest.mark.parametrize("left", [0, 40, 200, 500])
def test_what_cannot_be_located_is_read_all_the_same(
    tmp_path: Path, left: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = WHOLE + '[[claim]]\nid = 5\nissues = ["x", 1]\nvoice = {}\n[extra]\nquote = {}\n'
    (tmp_path / "d.toml").write_text(wrong)
    whole = read_library([tmp_path])
    for module in ("document", "pieces"):
        monkeypatch.setattr(
            f"debate_tui.read.toml.{module}.locate", lambda text, begin, end: locate(text[:left], begin, end)
        )
    less = read_library([tmp_path])
    assert sorted((d.code, d.message) for d in less.diagnostics) == sorted(
        (d.code, d.message) for d in whole.diagnostics
    )
    assert [claim.full_id for claim in less.debates[0].claims] == [claim.full_id for claim in whole.debates[0].claims]


WHOLE = BASE + CLAIM.format(id="a", source="left") + CLAIM.format(id="b", source="right")
