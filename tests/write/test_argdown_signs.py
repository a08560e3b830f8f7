"""Texts of all signs come back from Argdown as they were, by our reader and by the parser of record, and look as they were."""

import string
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate_tui.read.argdown.parser import Parser
from debate_tui.read.argdown.shortcodes import SHORTCODES
from debate_tui.write.argdown_signs import begun, escaped, escaped_rule
from tests.read.argdown_record import record

BLANKS = "\u00a0\ufeff"
"""What JavaScript takes off the ends of a text, too."""
SIGNS = (
    *string.punctuation, *"ab1 é", *BLANKS, "  ", "e.g. ", "U.S. ", "a_b.c", "x.y/z.", "i.e", "--", "->", "><", "<_", "(1)", "1. ", "# ", "#t", "#(a)", "**", "__",
    "](", "]:", ">:", "//", "/*", "*/", "<!--", "-->", "===", "@[a]", "@<a>", "[a](b)", "{a: 1}", "} x", "@include(x)", "http://", "...", *SHORTCODES,
)  # fmt: skip
CODES = {**SHORTCODES, ".g.": "γ", ":[x]:": "ξ"}
texts = (
    st.lists(st.sampled_from(SIGNS), min_size=1, max_size=12)
    .map("".join)
    .map(lambda text: text.strip(f"{BLANKS} "))
    .filter(bool)
)


def document(words: list[str]) -> str:
    """A file in which texts stand wherever one may."""
    first, second, third, fourth, fifth, tagged, rule, other = words
    codes = "".join(f'    "{code}": {{unicode: "{CODES[code]}"}}\n' for code in CODES.keys() - SHORTCODES.keys())
    tail = ' #(t) {"a": "[b]: <c>: (d)"}'
    return (
        f"===\nmodel:\n  shortcodes:\n{codes}===\n\n[A]: {escaped(first, codes=CODES)}\n  + {escaped(second, codes=CODES)}\n"
        f"    - {escaped(third, codes=CODES)}\n\n{begun(escaped(fourth, codes=CODES))}\n\n# {escaped(fifth, codes=CODES)}\n\n"
        f"<B>: {escaped(tagged, tail, CODES)}{tail}\n\n(1) {escaped(first, codes=CODES)}\n--\n"
        f"{escaped_rule(rule, CODES)}, {escaped_rule(other, CODES)}\n--\n(2) {escaped(second, codes=CODES)}\n"
    )


def said(words: list[str]) -> list[Any]:
    """The texts of the statements and the argument in it, the rules and the number of relations."""
    first, second, third, fourth, _, tagged, rule, other = words
    return [[first, second, third, fourth, first, second], [f"{tagged} #(t)"], [rule, other], 2]


def ours(text: str) -> list[Any]:
    model = Parser(text).run()
    words = [
        [member.text.strip() if (member := one.canonical(text)) else "" for one in found.values()]
        for found in (model.statements, model.arguments)
    ]
    (rules,) = ([m.inference.rules for m in one.structure if m.inference] for one in model.arguments.values())
    return [*words, *rules, len(model.relations)]


def theirs(found: dict[str, Any]) -> list[Any]:
    assert not found["errors"], found["errors"]
    words = [[one[1].strip() for one in found[key]] for key in ("statements", "arguments")]
    (structure,) = (one[5] for one in found["arguments"])
    (rules,) = (rules for _, rules in structure if rules)
    return [*words, rules, len(found["relations"])]


eight = st.lists(texts, min_size=8, max_size=8)


@given(words=eight)
def test_texts_come_back(words: list[str]) -> None:
    text = document(words)
    model = Parser(text).run()
    assert [one.title for one in model.sections] == [words[4]]
    assert ours(text) == said(words)


@settings(max_examples=3)
@given(seed=st.integers(0, 10**6))
def test_texts_come_back_from_the_parser_of_record(seed: int) -> None:
    random = Random(seed)

    def text() -> str:
        return "".join(random.choices(SIGNS, k=random.randrange(1, 9))).strip(f"{BLANKS} ") or "x"

    many = [[text() for _ in range(8)] for _ in range(300)]
    for words, found in zip(many, record([document(words) for words in many]), strict=True):
        assert theirs(found) == said(words)


@pytest.mark.parametrize(
    ("text", "as_written"),
    [
        ("It pays.", "It pays."),
        ("Dr. Ann's (old) claim, e.g. that U.S. trade – 1.5% a year; 12:30 – fell -- why?", None),
        ("A [b] is -- c. (d) e_f", r"A \[b] is -- c. (d) e\_f"),
        ("x < y, but y > z", r"x \< y, but y > z"),
        ("x < y & C#, 3 * 4 = 12, a_ b", None),
        ("see https://example.org/a_b.c", r"see https:\//example.org/a_b.c"),
        ("so .A. x :smile: y", r"so \.A\. x \:smile\: y"),
        ("{a} #1 **b** \\ @[x]", r"\{a} \#1 \*\*b\** \\ @\[x]"),
        ("**b** or *c*", r"\*\*b\** or \*c*"),
        ("a /* b */ c <!-- d", r"a \/* b \*/ c \<!-- d"),
        ("1. Shops gain", r"1. Shops gain"),
    ],
)
def test_only_what_is_more_than_a_sign_has_a_backslash(text: str, as_written: str | None) -> None:
    assert escaped(text) == (as_written or text)


@pytest.mark.parametrize(
    ("text", "as_written"),
    [
        ("1. Shops gain", r"1\. Shops gain"),
        ("2024.", r"2024\."),
        ("1.5% more", "1.5% more"),
        ("(1) Shops gain", r"\(1) Shops gain"),
        ("(so) it is", "(so) it is"),
        ("-5 degrees", r"\-5 degrees"),
        ("– it falls", "– it falls"),
        ("'-- so", r"\'-- so"),
        ("'so'", "'so'"),
        ("# 1", r"\# 1"),
        ("* a", r"\* a"),
        ("[A]: a", "[A]: a"),
    ],
)
def test_what_begins_a_paragraph_begins_no_list_and_no_relation(text: str, as_written: str) -> None:
    assert begun(text) == as_written


def test_a_comma_and_two_hyphens_are_of_a_rule_as_of_a_text() -> None:
    assert escaped_rule("Modus ponens, a -- [b] *c*") == r"Modus ponens\, a \-- [b] *c*"
