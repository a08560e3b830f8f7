"""A Kialo export that is written is read as the same debate; one that was read is written as it was."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.citing import cited
from debate_tui.model.debate import Debate, Kind, Quote, Source, Voice
from debate_tui.model.graph import QUESTION
from debate_tui.pages.document import Extract
from debate_tui.read.library import read_library
from debate_tui.write import toml
from debate_tui.write.kialo import left_out, write
from debate_tui.write.writers import WRITERS, Options
from tests.builders import AT, claim, debates, relation
from tests.builders import debate as debate_of
from tests.formats import written as whole_of
from tests.read.test_read import ANYWHERE


def written(debate: Debate) -> str:
    return "".join(write(Extract(debate), Options()))


def read(path: Path, text: str) -> Debate:
    path.write_bytes(text.encode())
    return read_library([path]).debates[0]


def told(debate: Debate) -> object:
    """What of a debate must come back."""
    return (
        debate.title,
        dict(debate.extra),
        [(c.id, c.text, c.role, dict(c.extra), [(q.text, q.source) for q in c.quotes]) for c in debate.claims],
        sorted((r.kind.value, r.origins, r.target, str(dict(r.extra))) for r in debate.relations),
        [(s.id, s.label, s.url, s.title, s.note, dict(s.extra)) for s in debate.sources],
    )


@pytest.mark.parametrize("name", ["kialo-v1.txt", "kialo-multi.txt", "kialo-v2.txt", "kialo-v2-crlf.txt"])
def test_the_samples_come_back(shared: Path, tmp_path: Path, name: str) -> None:
    debate = read(tmp_path / "k.txt", (shared / "samples" / "small" / name).read_bytes().decode())
    assert told(read(tmp_path / "k.txt", written(debate))) == told(debate)


def test_an_old_export_comes_back_byte_by_byte(shared: Path, tmp_path: Path) -> None:
    text = (shared / "samples" / "kialo" / "should-hate-speech-be-illegal.txt").read_bytes().decode()
    assert written(read(tmp_path / "k.txt", text)).strip() == text.strip()


LIKE_KIALO_S = (
    # An export of today, as Kialo writes it: no line end at the end, brackets escaped in addresses only
    """Discussion Name:
What are the best places to learn?

1. Question:
Where [1] should one learn?

  1.1. Thesis:
  19.7 million learn at home. [2]

    1.1.1. Pro:
    Three reasons (all known):
\x20\x20\x20\x20
    1. it is short
    1.2. Pro: it is "loved"statista.com [3]
      so

    1.1.2. Con:
    -> See discussion #63570: Will it (ever) be known?

    1.1.3. Con:
    -> See 1.2.

  1.2. Thesis:
  nLab

    1.2.1. Con:
    Only these two:

    1.2.2. Con:
    -> See 9.

Sources:
[1] https://e.org/Echo_\\(media\\)#x
[2] https://e.org/Echo_\\(media\\)#x
"10 tips
1. Stay

"So", says Lee. "It [...] is.""
[3] e.org/no-scheme""",
    # An old one
    """Discussion Title: Is it (so)?

1. 3.5 million say: it is
1.1. Con: \\(See [a \\[b\\]  c](https://e.org/a_\\(b\\)#:~:text=so%2C,there)\\).
1.1.1. Pro: -> See 1.2.
1.2. Pro: Sources:
1.2.1. Con: Con: against

1. a list
2. of two
2. It isn't.
2.1. Con: -> See 1.1.1.""",
    # Without a source
    "Discussion Name:\nT\n\n1. Thesis:\nPro: x\n\n  1.1. Pro:\n  A \x0c b\n",
    "Discussion Name:\nT\n\n1. Thesis:\nT\n\n",
)


@pytest.mark.parametrize("text", LIKE_KIALO_S)
@pytest.mark.parametrize("form", ["{}", "\ufeff{}", "{}\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("by_way_of", ["", "toml", "json"])
def test_an_export_like_kialo_s_comes_back_byte_by_byte(
    tmp_path: Path, text: str, form: str, end: str, by_way_of: str
) -> None:
    """A number at the beginning had a backslash, addresses lost theirs, there was a line end too many; a map lost the sources
    without a quote."""
    whole = form.format(text).replace("\n", end)
    debate = read(tmp_path / "k.txt", whole)
    if by_way_of:
        path = tmp_path / f"again.{by_way_of}"
        path.write_text(whole_of(debate, by_way_of), encoding="utf-8")
        (debate,) = read_library([path]).debates
    assert written(debate) == whole


def test_each_quote_has_a_mark_of_its_own(tmp_path: Path) -> None:
    """Kialo's marks stand in their order, each once: one that two claims share would be taken for typed by hand."""
    quote = Quote("Words.", AT)
    claims = [replace(claim(f"left/{id}"), quotes=(quote,)) for id in "abc"]
    one = debate_of(claims, [relation(Kind.SUPPORTS, "left/c", "left/a")])
    again = read(tmp_path / "k.txt", written(one))
    assert [[quote.text for quote in claim.quotes] for claim in again.claims] == [["Words."]] * 3


WORDS = (
    "Shops gain.",
    "It [pays](http://e.org/a_\\(b\\)).",
    "So \\[they\\] say [1].",
    "First\n\nsecond.",
    "A [2], (p. 4 [3]).",
    "*So*",
)


def export(random: Random) -> str:
    """An export of today with several theses, references everywhere, and sources of all kinds."""
    numbers = [str(n) for n in range(1, random.randrange(2, 4))]
    for _ in range(random.randrange(9)):
        above = random.choice(numbers)
        numbers.append(f"{above}.{sum(n.rpartition('.')[0] == above for n in numbers) + 1}")
    lines = ["Discussion Name:", "T?", ""]
    sees: set[str] = set()
    for number in sorted(numbers, key=lambda n: [int(part) for part in n.split(".")]):
        indent = "  " * number.count(".")
        leaf = "." in number and not any(n.startswith(f"{number}.") for n in numbers)
        see = leaf and random.random() < 0.3
        text = f"-> See {random.choice([*numbers, '9.9'])}." if see else random.choice(WORDS)
        sees |= {number} if see else set()
        lines.append(f"{indent}{number}. {random.choice(('Pro', 'Con')) if '.' in number else 'Thesis'}:")
        lines += [*(indent + line for line in text.split("\n")), ""]
    lines.append("Sources:")
    for n in range(1, 4):
        lines.append(f"[{n}] {random.choice(('https://a.org', 'b.org/x', 'A book, p. 3'))}")
        lines += random.choice(([], ['"One."'], ['"One.', "", 'And "two"."']))
    return "\n".join(lines) + "\n"


@ANYWHERE
@given(seed=st.integers(0, 10**6))
def test_what_was_read_comes_back(tmp_path: Path, seed: int) -> None:
    debate = read(tmp_path / "k.txt", export(Random(seed)))
    assert told(read(tmp_path / "k.txt", written(debate))) == told(debate)


@ANYWHERE
@given(debate=debates())
def test_any_debate_is_an_export_with_all_its_claims(tmp_path: Path, debate: Debate) -> None:
    again = read(tmp_path / "k.txt", written(debate))
    assert len(again.claims) == len(debate.claims)


def test_a_claim_that_acts_on_itself_is_written_with_all_below_it(tmp_path: Path) -> None:
    """It was hung below itself, where nothing reached it, and what stood below it was lost with it."""
    (tmp_path / "self.tgf").write_text(
        "1 Thesis\n2 Liar\n3 Helper\n4 Fine\n#\n2 2 attacks\n2 1 attacks\n3 2 supports\n"
    )
    [debate] = read_library([tmp_path / "self.tgf"]).debates
    again = read(tmp_path / "again.txt", written(debate))
    assert sorted(one.text for one in again.claims) == ["Fine", "Helper", "Liar", "Thesis"]
    assert "-> See 1.1." in written(debate)


def test_rows_that_were_read_above_each_other_are_both_written(tmp_path: Path) -> None:
    """1.1 stood below 1 where it was read; once 1 is a reason for it, that would make a circle that nothing leads to."""
    debate = read(tmp_path / "k.txt", "Discussion Name:\nT\n\n1. Thesis:\nOver\n\n  1.1. Pro:\n  Under\n")
    over, under = debate.claims
    turned = replace(debate, relations=(relation(Kind.SUPPORTS, over.full_id, under.full_id),))
    assert sorted(one.text for one in read(tmp_path / "again.txt", written(turned)).claims) == ["Over", "Under"]


def test_an_entry_says_who_wrote_the_source_and_when() -> None:
    source = Source(
        "left",
        "p",
        AT,
        title="On Trams",
        authors=("Ann Lee", "Bo Li"),
        outlet="The Line",
        published="2024-05",
        url="https://e.org/a",
    )
    said = replace(claim("left/a"), quotes=(Quote("They run.", AT),))
    one = replace(debate_of([said]), sources=(source,))
    assert "[1] Ann Lee, Bo Li, “On Trams”, The Line, May 2024, https://e.org/a\n" in written(one)
    one = replace(one, sources=(Source("left", "p", AT, label="A scholar"),))
    assert "[1] A scholar\n" in written(one), "what has no title is called untitled nowhere"


def test_a_question_that_nobody_claims_is_written_as_one(tmp_path: Path) -> None:
    """It became a thesis, which its own discussion then claimed."""
    one = debate_of([claim("left/a"), claim("left/b", voice=Voice(QUESTION), text="Is it?")])
    assert "2. Question:\nIs it?" in written(one)
    again = read(tmp_path / "k.txt", written(one))
    assert [c.voice and c.voice.speaker for c in again.claims if "Is it?" in c.text] == [QUESTION]


def test_entries_that_no_claim_quotes_come_back_by_way_of_our_own_format(tmp_path: Path) -> None:
    text = """Discussion Title: Should towns ban leaf blowers?

1. Towns should ban leaf blowers.
1.1. Pro: Dust is unhealthy. [2]
1.2. Con: Rakes cost.

Sources:
[1] https://a.org/dust
"Dust contains lead."
[2] nasa.gov/page
"""
    made = read(tmp_path / "made.toml", "".join(toml.write(Extract(read(tmp_path / "it.txt", text)), Options())))
    assert written(made) == text


def test_ids_and_keys_of_other_formats_are_no_numbers_and_no_stances_of_kialo_s(tmp_path: Path) -> None:
    """Claims of a table with the ids 1 and 1-1 were a question and its thesis; a column “stance” was the word before the colon."""
    table = "id,claim,stance,number\n1,It pays.,undecided,7\n1-1,It hurts.,unsure,8\n"
    (tmp_path / "a.csv").write_text(table)
    [debate] = read_library([tmp_path / "a.csv"]).debates
    text = written(debate)
    assert [line.strip() for line in text.splitlines() if line.strip()][2:] == [
        "1. Thesis:",
        "It pays.",
        "2. Thesis:",
        "It hurts.",
    ]


def test_a_number_typed_into_a_claim_is_given_to_no_source(tmp_path: Path) -> None:
    """“Studies [1] show …” of one speaker had the other's quote once it was written and read again."""
    said = replace(claim("left/b"), quotes=(Quote("Words.", AT),))
    one = debate_of([replace(claim("left/a", text="Studies [1] show it."), quotes=()), said])
    assert "Sources:\n[2] " in written(one)
    again = read(tmp_path / "k.txt", written(one))
    assert [[quote.text for quote in claim.quotes] for claim in again.claims] == [[], ["Words."]]


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85"])
def test_lines_that_end_as_web_pages_end_them_are_lines(tmp_path: Path, end: str) -> None:
    """The whole export was its title."""
    text = "Discussion Title: T?\n\n1. T.\n1.1. Pro: A.\n".replace("\n", end)
    debate = read(tmp_path / "k.txt", text)
    assert [claim.text for claim in debate.claims] == ["T.", "A."]
    assert written(debate) == text


def test_a_row_without_words_stays_with_what_stands_below_it(tmp_path: Path) -> None:
    """It was left out with both relations, and what stood below it was a thesis when it was written."""
    text = "Discussion Title: T?\n\n1. T.\n1.1. Pro: \n1.1.1. Con: A.\n1.2. Con: B.\n"
    debate = read(tmp_path / "k.txt", text)
    assert [claim.text for claim in debate.claims] == ["T.", "(no words: 1.1)", "A.", "B."]
    assert [one.target for one in debate.relations] == ["k/1", "k/1-1", "k/1"]
    assert written(debate) == text


@pytest.mark.parametrize("format", ["kialo", "json", "toml"])
def test_a_part_has_the_sources_that_its_claims_cite_without_a_quote(shared: Path, tmp_path: Path, format: str) -> None:
    """The mark [2] stayed, and what it led to was left out without a word."""
    [debate] = read_library([shared / "samples" / "small" / "kialo-v2.txt"]).debates
    text = "".join(WRITERS[format].write(Extract(debate, issues=("1-1",)), Options()))
    suffix = {"kialo": "txt"}.get(format, format)
    (tmp_path / f"part.{suffix}").write_text(text)
    [part] = read_library([tmp_path / f"part.{suffix}"]).debates
    assert "source-2" in part.source
    assert [cited(one) for one in part.claims if "[2]" in one.text] == [("source-2",)]


def test_who_says_a_claim_that_was_added_is_told_as_left_out(shared: Path, tmp_path: Path) -> None:
    """A new source was gone, and the discussion said its claim, without a word."""
    debate = read(tmp_path / "k.txt", (shared / "samples" / "small" / "kialo-v2.txt").read_text())
    assert not any("that a claim is by" in one for one in left_out(Extract(debate)))
    source = replace(debate.sources[0], id="zs", label="Ann", title="A book", outlet=None, authors=("Ann",))
    claimed = replace(debate.claims[-1], id="new", source="zs", text="Quite new words", extra={})
    changed = replace(debate, sources=(*debate.sources, source), claims=(*debate.claims, claimed))
    assert "1 source that a claim is by (all are the discussion's)" in left_out(Extract(changed))
