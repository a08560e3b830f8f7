"""`--fix` puts the source's words into the map and changes nothing else."""

import tomllib
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model import Claim, Location, Quote, Role
from debate_tui.quotes.fix import Correction, correction, fix
from debate_tui.quotes.report import QuoteCheck
from debate_tui.quotes.text import prepare
from debate_tui.quotes.verdict import State
from debate_tui.quotes.verify import verify

AT = Location("map.toml")
ARTICLE = (
    "A title\n\nIn the first place the old treaty of the two coun-\ntries is “lopsided”. So it goes.\n\n"
    "Elsewhere the pact was praised by all. It’s a matter of taste.\n\nIn the end the pact was praised by all.\n"
)
MAP = """\
# A map with comments.
format = "debate/1"   # kept

[[claim]]
id = "one"
source = "a"
text = "It is."

  [[claim.quote]]     # indented
  text = "the new treaty of the two countries is lopsided"  # a remark
  locator = "p. 3"

  [[claim.quote]]
  text = \'\'\'the pact is praised by all. It’s\'\'\'

[[claim]]
source = "b"
id = "one"
quote = [ { text = "the new treaty of the two countries is lopsided" } ]
"""


def corrected(old: str, quote: Quote | None = None) -> Correction | None:
    quote = quote or Quote(old, AT)
    text = prepare(ARTICLE)
    claim = Claim("one", "a", ("i",), "…", Role.FACT, "p", (quote,), AT)
    return correction(QuoteCheck(claim, quote, verify(quote, text)), text)


def test_fix_keeps_comments_layout_and_kind_of_string() -> None:
    found = [
        corrected(
            "the new treaty of the two countries is lopsided",
            Quote("the new treaty of the two countries is lopsided", AT, "p. 3"),
        ),
        corrected("the pact is praised by all. It’s"),
    ]
    assert fix(MAP, [one for one in found if one]) == MAP.replace(
        "the new treaty of the two countries is lopsided", "the old treaty of the two countries is “lopsided", 1
    ).replace("the pact is praised by all. It’s'''", "the pact was praised by all. It’s'''\n  locator = \"¶3\"")


def test_new_keys_stand_below_the_quote_not_below_the_comments_of_the_next_claim() -> None:
    file = '[[claim]]\nsource = "a"\nid = "one"\n\n  [[claim.quote]]\n  text = "old"\n\n# The next.\n\n[[claim]]\nid = "x"\n'
    new = Quote("new", AT, "¶1", prefix="p", suffix="s")
    keys = '  text = "new"\n  locator = "¶1"\n  prefix = "p"\n  suffix = "s"\n'
    assert fix(file, [Correction("map.toml", "a", "one", "old", new)]) == file.replace('  text = "old"\n', keys)


@pytest.mark.parametrize(
    ("quote", "fixed"),
    [
        ('[{ text = "old" }]', '[{ text = "new", locator = "¶1" }]'),
        ('[{text="old"}]', '[{text="new", locator = "¶1"}]'),
        (
            '[\n  { text = "old", note = "n" },  # one\n]',
            '[\n  { text = "new", note = "n", locator = "¶1" },  # one\n]',
        ),
        ('[{ text = "old", locator = "p. 1" }]', '[{ text = "new", locator = "¶1" }]'),
    ],
)
def test_inline_tables_keep_their_spaces(quote: str, fixed: str) -> None:
    head = '[[claim]]\nsource = "a"\nid = "one"\nquote = '
    made = fix(f"{head}{quote}  # why\n", [Correction("map.toml", "a", "one", "old", Quote("new", AT, "¶1"))])
    assert made == f"{head}{fixed}  # why\n"


def test_what_stands_twice_gets_a_prefix() -> None:
    one = corrected("the pact was blamed by all.")
    assert one is not None
    assert one.new == Quote("the pact was praised by all.", AT, "¶3", prefix="it goes. Elsewhere")
    assert verify(one.new, prepare(ARTICLE)).state is State.EXACT


def test_only_whole_altered_quotes_are_corrected() -> None:
    assert corrected("the pact was praised") is None
    assert corrected("Nothing of the kind stands here at all.") is None
    assert corrected("the new treaty […] is lopsided") is None


def test_a_quote_that_is_not_there_changes_nothing() -> None:
    one = corrected("the pact is praised by all. It’s")
    assert one is not None
    assert fix(MAP.replace("is praised", "was  praised"), [one]) == MAP.replace("is praised", "was  praised")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
STYLES = st.sampled_from([(False, False), (True, False), (False, True), (True, True)])


def _string(text: str, style: tuple[bool, bool]) -> Any:
    try:
        return tomlkit.string(text, literal=style[0], multiline=style[1])
    except tomlkit.exceptions.InvalidStringError:
        return tomlkit.string(text)


@given(st.lists(st.tuples(TEXTS, STYLES), min_size=1, max_size=4), TEXTS, st.booleans(), st.data())
def test_fix_changes_nothing_but_the_quote(
    quotes: list[tuple[str, tuple[bool, bool]]], new: str, crlf: bool, data: st.DataObject
) -> None:
    """Before the old string and after it, the file is the same character for character."""
    end = "\r\n" if crlf else "\n"
    pieces = ['# début|format = "debate/1" # é||[[claim]]|source = "a"|id = "one"|'.replace("|", end)]
    for text, style in quotes:
        pieces[-1] += f"  [[claim.quote]]{end}  text = "
        pieces += [_string(text, style).as_string(), f" # why{end}  x = [1, # one{end}   2]{end}{end}"]
    pieces[-1] += f"[[claim]]{end}id='other'"
    before = "".join(pieces)
    texts = [quote["text"] for quote in tomllib.loads(before)["claim"][0]["quote"]]
    which = texts.index(data.draw(st.sampled_from(texts)))
    after = fix(before, [Correction("map.toml", "a", "one", texts[which], Quote(new, AT))])
    head, tail = "".join(pieces[: 2 * which + 1]), "".join(pieces[2 * which + 2 :])
    assert after.startswith(head)
    assert after.endswith(tail)
    assert tomllib.loads(f"text = {after[len(head) : len(after) - len(tail)]}") == {"text": new}


def test_no_space_is_written_between_characters_of_a_script_without_spaces() -> None:
    article = "前書き。首相は同盟国の負担を\n増やすべきだと昨日述べた。\n\n後に首相は同盟国の負担を\n増やすべきだと昨日述べた。終わり。\n"
    text, quote = prepare(article), Quote("同盟国の負担を減らすべきだと昨日述べた", AT, prefix="後に首相は")
    claim = Claim("one", "a", ("i",), "…", Role.FACT, "p", (quote,), AT)
    found = correction(QuoteCheck(claim, quote, verify(quote, text)), text)
    assert found is not None
    assert found.new.text == "同盟国の負担を増やすべきだと昨日述べた"
    other = Quote("同盟国の負担を減らすべきだと昨日述べた", AT)
    found = correction(QuoteCheck(claim, other, verify(other, text)), text)
    assert found is not None
    assert (found.new.prefix, found.new.suffix) == ("首相は", "。後に")
    assert verify(found.new, text).state is State.NORMALISED
