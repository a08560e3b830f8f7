"""What a careful editor would ask about a sound debate."""

from pathlib import Path

import pytest

from debate_tui.read.library import read_library

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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\\u0007b", "a control character: U+0007"),
        ("a\\u202eb\\u0007", "control characters: U+0007, U+202E"),
        ("a\\u200bb", "an invisible character: U+200B"),
        ("tag \\U000e0049\\U000e0067", "invisible characters: U+E0049, U+E0067"),
        ("a\\u206a\\ufff9\\u3164", "invisible characters: U+206A, U+3164, U+FFF9"),
        ("a\\ue000", "a private-use character: U+E000"),
        ("a\\ue000\\u200b", "invisible and private-use characters: U+200B, U+E000"),
        ("a" + "\\u0301" * 1000, "a piled-up character: U+0301"),
        ("a\\ufe0f", "an invisible character: U+FE0F"),
        ("می\\u200cخواهم 👩\\u200d💻 ❤\\ufe0f क्\\u200dष co\\u00adop e\\u0301", None),
    ],
)
def test_what_readers_would_not_see_is_a_warning(tmp_path: Path, text: str, told: str | None) -> None:
    (tmp_path / "d.toml").write_text(MAP.format(text), encoding="utf-8")
    messages = [one.message for one in read_library([tmp_path / "d.toml"]).diagnostics if one.code == "W213"]
    assert messages == ([] if told is None else [f'quote: "text" holds {told}'])
