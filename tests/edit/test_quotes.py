"""Correcting quotes in a file: the strings that are meant change, and every other character stays where it is."""

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.edit.quotes import fix
from debate_tui.edit.strings import written
from debate_tui.model.debate import Location, Quote
from debate_tui.quotes.fix import Correction

MAP = """\
# A map with comments.
format = "debate/1"   # kept
x = nan

# Before the source.
[[source]]
id = "a"

[[claim]]
id = "one"
source = "a"
text = "It is."

  [[claim.quote]]     # indented
  text = "old words"  # a remark
  locator = "p. 3"

  [[claim.quote]]
  text = \'\'\'old\'\'\'

# Before the next.
[[source]]
id = "b"

[[claim]]
source = "b"
id = "one"
quote = [ { text = "old words" } ]
"""


def at(toml: str, text: str, nth: int = 0) -> Location:
    """Where the table of the quote with these words begins."""
    place = -1
    for _ in range(nth + 1):
        place = toml.index(text, place + 1)
    start = max(toml.rfind("{", 0, place), toml.rfind("[[claim.quote]]", 0, place))
    before = toml[:start].replace("\r\n", "\n")
    return Location("map.toml", before.count("\n") + 1, len(before) - before.rfind("\n"))


def one(toml: str, old: str, new: Quote, source: str = "a", nth: int = 0) -> Correction:
    return Correction(source, "one", Quote(old, at(toml, old, nth)), new)


def q(text: str, locator: str | None = None, prefix: str | None = None, suffix: str | None = None) -> Quote:
    return Quote(text, Location("map.toml"), locator, prefix=prefix, suffix=suffix)


def test_comments_order_and_kind_of_string_stay() -> None:
    first, second = one(MAP, "old words", q("new", "p. 3")), one(MAP, "old'''", q("newer", "¶3"))
    second = Correction("a", "one", Quote("old", second.old.at), second.new)
    text, made = fix(MAP, [first, second])
    assert made == (first, second)
    assert text == MAP.replace('"old words"  #', '"new"  #').replace("'''old'''\n", "'''newer'''\n  locator = \"¶3\"\n")


def test_the_quote_at_the_place_is_meant_among_equal_ones() -> None:
    wanted = one(MAP, "old words", q("new"), source="b", nth=1)
    text, made = fix(MAP, [wanted])
    assert made == (wanted,)
    assert text == MAP.replace('{ text = "old words" }', '{ text = "new" }')


def test_of_two_equal_quotes_of_a_claim_the_place_decides() -> None:
    file = '[[claim]]\nid = "one"\nsource = "a"\nquote = [{ text = "old" },\n  { text = "old" }]\n'
    for nth, place in enumerate(["quote = [{ text = {} },", "  { text = {} }]"]):
        wanted = one(file, "old", q("new"), nth=nth)
        assert fix(file, [wanted])[0] == file.replace(place.replace("{}", '"old"'), place.replace("{}", '"new"'))
    moved = one("\n\n" + file, "old", q("new"))
    assert fix(file, [moved]) == (file, ())


def test_in_a_file_that_was_edited_meanwhile_the_only_such_quote_is_meant() -> None:
    wanted = one(MAP, "old words", q("new", "p. 3"))
    text, made = fix("# above\n" + MAP, [wanted])
    assert made == (wanted,)
    assert text == "# above\n" + MAP.replace('"old words"  #', '"new"  #')


def test_what_is_not_there_any_more_is_not_counted() -> None:
    wanted = one(MAP, "old words", q("new"))
    changed = MAP.replace("old words", "other words")
    assert fix(changed, [wanted]) == (changed, ())


@pytest.mark.parametrize(
    ("quote", "fixed"),
    [
        ('[{ text = "old" }]', '[{ text = "new", locator = "¶1" }]'),
        ('[{text="old"}]', '[{text="new", locator = "¶1"}]'),
        ("[{\ttext\t=\t'old'\t}]", "[{\ttext\t=\t'new', locator = \"¶1\"\t}]"),
        (
            '[\n  { text = "old", note = "n" },  # one\n]',
            '[\n  { text = "new", locator = "¶1", note = "n" },  # one\n]',
        ),
        ('[{ locator = "p. 1", text = "old" }]', '[{ locator = "¶1", text = "new" }]'),
        ('[{ text = "old", "locator" = "p. 1" }]', '[{ text = "new", "locator" = "¶1" }]'),
        ('[ # {\n{ text = """old""" }, { text = "text = \\"old\\"" }]', None),
        ('[{ text = "old", locator = 12 }]', '[{ text = "new", locator = 12 }]'),
        ('[1, { text = "old", locator = "p. 1" }]', '[1, { text = "new", locator = "¶1" }]'),
        ('{ text = "old" }', '{ text = "new", locator = "¶1" }'),
    ],
)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_between_braces(quote: str, fixed: str | None, eol: str) -> None:
    head = '[[claim]]\nsource = "a"\nid = "one"\nquote = '
    file = f"{head}{quote}  # why\n".replace("\n", eol)
    wanted = one(file, 'old"""' if fixed is None else "old", q("new", "¶1"))
    wanted = Correction("a", "one", Quote("old", wanted.old.at), wanted.new)
    text, made = fix(file, [wanted])
    assert made == (wanted,)
    fixed = fixed or quote.replace('"""old""" }', '"""new""", locator = "¶1" }')
    assert text == f"{head}{fixed}  # why\n".replace("\n", eol)


CLAIM = '[[claim]]\nsource = "a"\nid = "one"\n'


@pytest.mark.parametrize(
    ("file", "fixed"),
    [
        (
            'claim = [1, { source = "a", id = "one", quote = [{ text = "old" }] }]\n',
            'claim = [1, { source = "a", id = "one", quote = [{ text = "new", prefix = "p" }] }]\n',
        ),
        (
            '[claim]\nsource = "a"\nid = "one"\n[[claim.quote]]\ntext = "old"\n[claim.x]\n',
            '[claim]\nsource = "a"\nid = "one"\n[[claim.quote]]\ntext = "new"\nprefix = "p"\n[claim.x]\n',
        ),
        (f'{CLAIM}[claim.quote]\ntext = "old"', f'{CLAIM}[claim.quote]\ntext = "new"\nprefix = "p"'),
        (f'{CLAIM}\tquote.text = "old" # c\n', f'{CLAIM}\tquote.text = "new" # c\n\tquote.prefix = "p"\n'),
        (
            f'{CLAIM}quote . "text" = "old"\n',
            f'{CLAIM}quote . "text" = "new"\nquote . prefix = "p"\n',
        ),
        (
            'claim = [{ source = "a", id = "one", quote.text = "old", text = "x" }]\n',
            'claim = [{ source = "a", id = "one", quote.text = "new", quote.prefix = "p", text = "x" }]\n',
        ),
        (
            f"{CLAIM}[[claim.quote]]\ntext = '''\nold''' # [[x]]\n\n# The next.\n\n[[claim]]\nid = \"x\"\n",
            f"{CLAIM}[[claim.quote]]\ntext = '''\nnew''' # [[x]]\nprefix = \"p\"\n\n# The next.\n\n[[claim]]\nid = \"x\"\n",
        ),
        (
            f'{CLAIM}[[claim.quote]]\nprefix = "stale" # why\ntext = "old"\n',
            f'{CLAIM}[[claim.quote]]\nprefix = "p" # why\ntext = "new"\n',
        ),
        (f'{CLAIM}[[claim.quote]]\nprefix = 1\ntext = "old"\n', f'{CLAIM}[[claim.quote]]\nprefix = 1\ntext = "new"\n'),
    ],
)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_however_claims_and_quotes_are_written(file: str, fixed: str, eol: str) -> None:
    file, fixed = file.replace("\n", eol), fixed.replace("\n", eol)
    wanted = Correction("a", "one", Quote("old", Location("map.toml", 0, 0)), q("new", prefix="p"))
    assert fix(file, [wanted]) == (fixed, (wanted,))


@pytest.mark.parametrize(
    ("file", "fixed"),
    [
        (f'{CLAIM}[[claim.quote]]\ntext = "t"\nprefix = "p"\nnote = "n"\n', f'{CLAIM}[[claim.quote]]\ntext = "t"\nnote = "n"\n'),
        (f'{CLAIM}[[claim.quote]]\ntext = "t"\nprefix = "p" # c\n', f'{CLAIM}[[claim.quote]]\ntext = "t"\n # c\n'),
        (f'{CLAIM}[[claim.quote]]\ntext = "t"\nprefix = "p"', f'{CLAIM}[[claim.quote]]\ntext = "t"\n'),
        (f'{CLAIM}quote = [{{ text = "t", prefix = "p" }}]\n', f'{CLAIM}quote = [{{ text = "t" }}]\n'),
        (f'{CLAIM}quote = [{{ prefix = "p", text = "t" }}]\n', f'{CLAIM}quote = [{{ text = "t" }}]\n'),
        (f'{CLAIM}quote.prefix = "p"\nquote.text = "t"\n', f'{CLAIM}quote.text = "t"\n'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_prefix_that_cannot_be_is_taken_out(file: str, fixed: str, eol: str) -> None:
    file, fixed = file.replace("\n", eol), fixed.replace("\n", eol)
    wanted = Correction("a", "one", Quote("t", Location("map.toml", 0, 0), prefix="p"), q("t"))
    assert fix(file, [wanted]) == (fixed, (wanted,))


def test_what_cannot_be_made_is_left_and_the_rest_is_made() -> None:
    """TOML 1.1 lets what is between braces go over lines, where a dotted key looks like one outside of them."""
    odd = (
        'claim = [{ source = "a", id = "one", quote = [{ text = "old", locator = "x" }] }, { source = "b", id = "one",\n'
        '  quote.text = "older"\n}]\n'
    )
    good = Correction("a", "one", Quote("old", Location("m", 1, 1)), q("new", "x"))
    bad = Correction("b", "one", Quote("older", Location("m", 2, 3)), q("newer", "x"))
    text, made = fix(odd, [good, bad])
    assert made == (good,)
    assert text == odd.replace('"old"', '"new"')


@pytest.mark.parametrize("file", ["x = [", "x = 1\r\r\ny = 2\n", "x = " + "[" * 2000, "x = " + "1" * 5000])
def test_what_is_no_toml_is_not_edited(file: str) -> None:
    with pytest.raises((ValueError, RecursionError)):
        fix(file, [])


def test_few_readings_find_the_one_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is counted: each reading takes as long as the file is large."""
    count, bad = 256, 77
    file = "".join(f'[[claim]]\nid = "c{n}"\nsource = "a"\n[[claim.quote]]\ntext = "old"\n' for n in range(count))
    wanted = [
        Correction("a", f"c{n}", Quote("old", Location("m", 5 * n + 4, 1)), q("\ud800" if n == bad else "new"))
        for n in range(count)
    ]
    readings = []
    loads = tomli.loads

    def counted(text: str) -> dict[str, object]:
        readings.append(text)
        return loads(text)

    monkeypatch.setattr("debate_tui.edit.located.tomli.loads", counted)
    text, made = fix(file, wanted)
    assert len(made) == count - 1
    assert text == file.replace('"old"', '"new"').replace(
        f'"c{bad}"\nsource = "a"\n[[claim.quote]]\ntext = "new"',
        f'"c{bad}"\nsource = "a"\n[[claim.quote]]\ntext = "old"',
    )
    assert len(readings) <= 2 * 8 + 3


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_what_the_loader_passes_over_stays(eol: str) -> None:
    """White space around a locator, a locator over lines, an empty prefix: the quote was read without them."""
    file = f'{CLAIM}[[claim.quote]]\nprefix = ""\nlocator = """\n p.  3 """\ntext = "old"\n'.replace("\n", eol)
    wanted = Correction("a", "one", Quote("old", Location("m", 4, 1), "p. 3"), q("new", "p. 3"))
    assert fix(file, [wanted]) == (file.replace('"old"', '"new"'), (wanted,))


def test_a_new_key_follows_the_last_that_is_there() -> None:
    file = f'{CLAIM}[[claim.quote]]\ntext = "old"\nlocator = "p. 3"\nnote = "n"\n'
    wanted = Correction("a", "one", Quote("old", Location("m", 4, 1), "p. 3"), q("new", "p. 3", "p"))
    fixed = file.replace('"old"', '"new"').replace("note =", 'prefix = "p"\nnote =')
    assert fix(file, [wanted]) == (fixed, (wanted,))


def test_half_a_character_is_in_no_file() -> None:
    wanted = one(MAP, "old words", q("\ud800"))
    assert fix(MAP, [wanted]) == (MAP, ())


# Random maps

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.text("\"'\\ a\n{}[]#=,", max_size=10)
REMARKS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=10).map(lambda text: f"#{text}")
QUOTES = st.sampled_from(['"', "'", '"""', "'''"])
SPACE = st.sampled_from(["", " ", "\t", "   "])
LAYOUT = st.sampled_from(["", "\n", "  \n\t"])


@st.composite
def strings(draw: st.DrawFn, text: str) -> str:
    """`text` as a TOML string of any kind, with white space laid around it where that is possible."""
    string = written(text, draw(QUOTES))
    long = string[:3] in ('"""', "'''")
    before, after = ("\n" if draw(st.booleans()) else "", draw(LAYOUT)) if long else ("", "")
    if string.startswith('"""') and draw(st.booleans()):
        before += "\\  \n  "
    return string[:3] + before + string[3:-3] + after + string[-3:] if long else string


@st.composite
def maps(draw: st.DrawFn) -> tuple[str, str, list[str]]:
    """A map; the same with a mark in the place of one quote's string; and the words of its quotes, that one first."""
    counter = draw(st.integers(1, 5))
    wanted = draw(st.integers(0, counter - 1))
    words, lines = [], [draw(REMARKS), 'format = "debate/1"']
    for number in range(counter):
        text = draw(TEXTS)
        string = draw(strings(text))
        # Layout is part of the value, but none of the words.
        words.append(tomli.loads(f"k = {string}")["k"])
        string = f"\0{string}\0" if number == wanted else string
        space, remark = draw(SPACE), draw(SPACE) + draw(REMARKS | st.just(""))
        lines += [
            remark,
            "[[source]]",
            f'id = "s{number}"{remark}',
            f"[[claim]]{remark}",
            'source = "a"',
            f'id = "c{number}"',
        ]
        match draw(st.sampled_from(["header", "inline", "dotted"])):
            case "header":
                lines += [
                    f"{space}[[claim.quote]]{remark}",
                    f"{space}note{space}={space}'n'",
                    f"{space}text = {string}{remark}",
                ]
            case "inline":
                lines += [
                    f"quote{space}={space}[{remark}",
                    f"{{{space}text{space}={space}{string}, note = 'n'{space}}}{remark}",
                    "]",
                ]
            case _:
                lines += [f"{space}quote{space}.text = {string}{remark}"]
        lines += [draw(REMARKS), f"x = [1, {draw(REMARKS)}", f" 2]{remark}"]
    lines += draw(st.lists(REMARKS, max_size=2))
    marked = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
    return marked.replace("\0", ""), marked, [words[wanted], f"c{wanted}"]


EOLS = st.sampled_from([["\n"], ["\r\n"], ["\n", "\r\n"], ["\r\n", "\r\n", "\n"]])


def ended(text: str, eols: list[str]) -> str:
    """The text with these line ends, in turn."""
    lines = text.split("\n")
    return "".join(line + eols[n % len(eols)] for n, line in enumerate(lines[:-1])) + lines[-1]


@given(maps(), TEXTS, EOLS)
def test_only_the_string_changes(drawn: tuple[str, str, list[str]], new: str, eols: list[str]) -> None:
    """Before the string and after it the file is the same, character for character; and the value is right."""
    file, marked, (old, claim) = drawn
    file, marked = ended(file, eols), ended(marked, eols)
    try:
        tomli.loads(file)
    except tomli.TOMLDecodeError:
        return  # "\r" in a remark, say
    wanted = Correction("a", claim, Quote(old, Location("map.toml", 0, 0)), q(new))
    text, made = fix(file, [wanted])
    head, _, tail = marked.split("\0")
    assert made == (wanted,)
    assert text.startswith(head)
    assert text.endswith(tail)
    [value] = tomli.loads(f"k = {text[len(head) : len(text) - len(tail)]}").values()
    assert value == old if new == old else value.strip() == new.strip()


@given(maps(), TEXTS.filter(bool), TEXTS.filter(bool), EOLS)
def test_new_keys_come_in_one_place(
    drawn: tuple[str, str, list[str]], locator: str, prefix: str, eols: list[str]
) -> None:
    """Without what was put in, the file is the one that it was; with it, the tables are the same but for the keys."""
    file, _, (old, claim) = drawn
    file = ended(file, eols)
    wanted = Correction("a", claim, Quote(old, Location("map.toml", 0, 0)), q(old, locator, prefix))
    text, made = fix(file, [wanted])
    assert made == (wanted,)
    start = next((n for n in range(len(file)) if file[n] != text[n]), len(file))
    assert text[:start] + text[start + len(text) - len(file) :] == file
    [claim_now] = [one for one in tomli.loads(text)["claim"] if one["id"] == claim]
    quote = claim_now["quote"][0] if isinstance(claim_now["quote"], list) else claim_now["quote"]
    assert (quote["text"], quote["locator"], quote["prefix"]) == (old, locator, prefix)
