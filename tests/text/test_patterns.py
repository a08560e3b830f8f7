"""Patterns that are compiled later are those that `re` compiles at once."""

import re

import pytest

from debate_tui.text.patterns import pattern
from tests.counted import calls


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    late, now = pattern(r"(\w)(\d)?", re.ASCII), re.compile(r"(\w)(\d)?", re.ASCII)
    assert (late.pattern, late.flags, late.groups) == (now.pattern, now.flags, now.groups)
    assert late.findall("a1 é b") == now.findall("a1 é b") == [("a", "1"), ("b", "")]
    assert late.sub("-", "a1") == "-"
    assert pattern(rb"\w").findall(b"ab") == [b"a", b"b"]


def test_a_pattern_is_compiled_with_its_first_use_and_then_kept() -> None:
    late = pattern("(")
    with pytest.raises(re.error):
        late.match("")
    late = pattern("a{1,7}b")
    first = calls(lambda: late.match("ab"))
    assert calls(lambda: late.match("ab")) < 5 < first
