"""What a careful editor would ask about a sound debate."""

from pathlib import Path

import pytest

from debate_tui.load.library import read_library

MAP = """\
format = "debate/1"
[debate]
id = "d"
title = "T"
question = "Q?"
summary = '''第一行
第二行'''
[[position]]
id = "p"
label = "P"
summary = "S"
[[issue]]
id = "i"
question = "Q?"
[[source]]
id = "a"
position = "p"
title = "T"
[[claim]]
id = "c"
source = "a"
issues = ["i"]
text = "C."
role = "fact"
[[claim.quote]]
text = "{}"
"""


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("word " * 45, None),
        ("word — " * 46, 46),
        ("日本語" * 30, None),
        ("日本語" * 30 + "だ", 46),
        ("日本語。" * 100, 150),
        ("ภาษา" * 23, 46),
        ("한국 " * 46, 46),
    ],
)
def test_words_of_a_long_quote_are_counted_as_everywhere(tmp_path: Path, quote: str, count: int | None) -> None:
    (tmp_path / "d.toml").write_text(MAP.format(quote), encoding="utf-8")
    library = read_library([tmp_path / "d.toml"])
    told = [one.message for one in library.diagnostics if one.code == "W402"]
    assert told == ([] if count is None else [f'a quote of claim "a/c" has {count} words, more than 45'])


def test_a_text_over_two_lines_gets_no_space_that_its_script_has_not(tmp_path: Path) -> None:
    (tmp_path / "d.toml").write_text(MAP.format("q"), encoding="utf-8")
    (debate,) = read_library([tmp_path / "d.toml"]).debates
    assert debate.summary == "第一行第二行"
