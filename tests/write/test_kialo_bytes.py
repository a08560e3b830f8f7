"""Any Kialo export, as Kialo or anybody writes it, comes back byte by byte, also by way of our own format; an edited one but
for what was edited."""

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from tests.formats import by_way_of_toml, read, written
from tests.read.test_read import ANYWHERE

_BLANKS = st.sampled_from(["", "", "", "", " ", "  ", "\t", "\xa0", " \t "])
_LINE_ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])
_WORDS = st.sampled_from(
    ["Shops gain.", "It [pays](http://e.org/a_\\(b\\)#:~:text=so%2C).", "So \\[they\\] say [1].", "A [2], (p. 4 [3]).", "*So*", "&amp; &#39;so&#39;",
     "19.7 million", "2. of a list", "1.1. million", "Pro: x", "Con:", "Sources:", "-> See 1.1.", "->See  1.2", "-> See 9.9.", "-> See 1.", "-> See 1.1.1. and more",
     "-> See discussion #12: Is it?", "\x0c", "a\u2028b", "\x85", "e\u0301", "tab\there", "Über: alles", '"so"', "\\", "[1]", "  indented", "\x1b[31m", "[a](b c)", "Thesis:"]
)  # fmt: skip
_ENTRIES = st.sampled_from(
    ["[1] https://a.org/x", "[2] b.org", '[2] https://b.org\n"One."', '[1] A book, p. 3\n"One.\n\nAnd "two"."\np. 5', "[3]", "[3]  c.org  ", '[4] https://d.org\n""', "Words.",
     "[2] https://b.org\nno quote"]
)  # fmt: skip


@st.composite
def exports(draw: st.DrawFn) -> str:
    """An export with whatever Kialo's format allows, and what people make of it by hand; its lines end alike, or each its own way."""
    blocks = draw(st.booleans())
    numbers = ["1"]
    for _ in range(draw(st.integers(0, 8))):
        above = draw(st.sampled_from(["", *numbers]))
        numbers.append(".".join(filter(None, [above, str(draw(st.integers(1, 3)))])))
    if draw(st.booleans()):
        numbers = sorted(set(numbers), key=lambda number: [*map(int, number.split("."))])
    usual = draw(st.sampled_from([0, 0, 0, 1, 2]))
    odd = draw(st.booleans())
    lines = draw(
        st.sampled_from(
            [["Discussion Title: T?"], ["Discussion Name:", "T?"], ["", "  Discussion Name: T?  ", "stray"]]
        )
    )[:]
    lines += [""] * draw(st.sampled_from([1, 1, 0, 2]))
    for number in numbers:
        words = draw(st.lists(_WORDS, min_size=1, max_size=3)) if draw(st.booleans()) else [draw(_WORDS)]
        stance = draw(
            st.sampled_from(["Pro", "Con"] if "." in number else ["Thesis", "Thesis", "Question"] if blocks else [""])
        )
        stance = draw(st.sampled_from([stance] * 9 + ["Thesis", "Fuer"] if blocks else [stance] * 9 + [""]))
        indent = draw(st.sampled_from(["", "\t", "    "])) if odd else "  " * number.count(".") if blocks else ""
        head = f"{indent}{number}.{draw(_BLANKS) if odd else ''} {stance}{':' if stance else ''}"
        lines += [head, *(indent + one for one in words)] if blocks else [f"{head.rstrip()} {words[0]}", *words[1:]]
        lines += [""] * (usual + blocks + (draw(st.integers(-1, 2)) if odd else 0))
    if draw(st.booleans()):
        lines += ["" for _ in range(not blocks)] + ["Sources:"]
        for entry in draw(st.lists(_ENTRIES, max_size=4)):
            lines += [*entry.split("\n"), *([""] * draw(st.sampled_from([0, 0, usual])))]
    lines += [""] * draw(st.sampled_from([0, 1, 1, 2, 3]))
    if odd:
        lines = [line + draw(_BLANKS) for line in lines]
    if draw(st.booleans()):
        return "".join(line + draw(_LINE_ENDS) for line in lines)
    return draw(_LINE_ENDS).join(lines)


@ANYWHERE
@example(text="Discussion Title: T?\n\n1. A.\n1.1. B.\n1.1.1. Pro: C.\n1.2. Pro: ->See  1.2", bom="")
@given(text=exports(), bom=st.sampled_from(["", "", "\ufeff"]))
def test_any_export_comes_back_byte_by_byte(tmp_path: Path, text: str, bom: str) -> None:
    """Blank lines, blanks at the ends of lines, mixed line ends, and the numbers below a gap were lost."""
    debate, found = read(tmp_path, bom + text, "k.txt")
    if debate and not any(one.code.startswith("E") for one in found):
        assert written(debate, "kialo") == bom + text
        assert written(by_way_of_toml(tmp_path, debate), "kialo") == bom + text
