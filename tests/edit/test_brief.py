"""A brief's file: what is marked is read back word for word, and a change leaves every other character as it is."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.edit.brief import CannotChangeError, begun, moved, renewed, with_mark, with_note, without_mark
from debate_tui.model.brief import Brief, Mark, kept_claim, kept_pair, worded_alike
from debate_tui.model.debate import Debate, Kind
from debate_tui.read.brief import read_brief
from debate_tui.read.fields import line_of
from tests.builders import AT, claim, debate, debates, relation

MAP = debate(
    [claim("left/a", issues=()), claim("right/b", "two", issues=()), claim("right/c", "two", issues=())],
    [
        relation(Kind.REBUTS, "left/a", "right/b", id="r", why="Both cannot be so."),
        relation(Kind.UNDERCUTS, "right/c", "r"),
    ],
)
ALONE = Mark("d", kept_claim(MAP, MAP.claims[1]), AT)
PAIR = Mark("d", kept_pair(MAP, MAP.relations[0]), AT, "mine")
STEP = Mark("d", kept_pair(MAP, MAP.relations[1]), AT)


def brief(*marks: Mark) -> str:
    text = begun("Round two")
    for mark in marks:
        text = with_mark(text, mark)
    return text


def read(text: str, folder: Path) -> Brief:
    path = folder / "one.toml"
    path.write_bytes(text.encode())
    return read_brief(path)


def told(text: str, folder: Path) -> list[tuple[str, ...]]:
    found = read(text, folder)
    assert found.sound
    assert found.diagnostics == ()
    return [(*mark.ids[1:], mark.note) for mark in found.marks]


def possible(map: Debate) -> Iterator[Mark]:
    """Everything that can be marked in a debate."""
    for one in map.claims:
        yield Mark(map.id, kept_claim(map, one), AT, "a note")
    for drawn in map.relations:
        yield Mark(map.id, kept_pair(map, drawn), AT)


def mended(text: str) -> str:
    """A text as a file can hold it, and reading takes it: on one line, without half characters."""
    return line_of(re.sub("[\ud800-\udfff]", "\ufffd", text))


@given(debates(), st.data())
def test_what_is_marked_is_read_back_in_the_same_words(map: Debate, data: st.DataObject) -> None:
    marks = list(possible(map))
    if not marks:
        return
    chosen = data.draw(st.lists(st.sampled_from(marks), min_size=1, max_size=4))
    with tempfile.TemporaryDirectory() as folder:
        found = read(brief(*chosen), Path(folder))
    assert found.sound
    assert not [one for one in found.diagnostics if one.severity == "error"]
    assert [mark.ids for mark in found.marks] == [mark.ids for mark in chosen]
    for here, there in zip(found.marks, chosen, strict=True):
        for one, other in zip(here.kept.claims, there.kept.claims, strict=True):
            assert one.voice == other.voice
            assert mended(one.text) == mended(other.text)
            words = [(mended(quote.text), quote.locator, quote.source) for quote in one.quotes]
            assert words == [(mended(quote.text), quote.locator, quote.source) for quote in other.quotes]


def test_marks_are_read_as_they_were_marked(tmp_path: Path) -> None:
    found = read(brief(ALONE, PAIR, STEP), tmp_path)
    assert found.title == "Round two"
    assert all(worded_alike(one, other) for one, other in zip(found.marks, (ALONE, PAIR, STEP), strict=True))
    assert found.marks[2].ids == ("d", "right/c", "", "left/a", "undercuts"), (
        "an undercut attacks the step from its premise"
    )
    assert "r" in found.marks[2].kept.relation, "and what it undercuts is kept with it"
    assert [mark.note for mark in found.marks] == ["", "mine", ""]


EDITED = (
    brief(ALONE, PAIR, STEP)
    .replace("[[mark]]", "# first of all\n[[mark]]", 1)
    .replace('note = "mine"', "odd = 3  # what is odd stays\nnote = 'mine'  # mine, too")
    + "\n# the end\n[extra]\nx = 1\n"
)
"""A brief as somebody has edited it by hand."""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_change_leaves_all_else_as_it_is(ends: str) -> None:
    text = EDITED.replace("\n", ends)
    first, rest = text.split(f"# first of all{ends}", 1)[0], text.split("  [[mark.claim]]", 1)[1]
    noted = with_note(text, 0, "Say this.")
    assert noted == text.replace(f'debate = "d"{ends}', f'debate = "d"{ends}note = "Say this."{ends}', 1)
    assert with_note(noted, 0, "") == text
    assert with_note(text, 1, "yours").replace("'yours'", "'mine'") == text, "in the quotation marks that were there"
    gone = without_mark(text, 0)
    assert gone.startswith(first)
    assert "# first of all" not in gone, "the remark above a mark goes with it"
    assert f"# the end{ends}[extra]{ends}x = 1{ends}" in without_mark(gone, 1), "what stands behind the last mark stays"
    assert "odd = 3  # what is odd stays" in gone
    assert rest


def test_a_mark_moves_with_its_remarks_and_back() -> None:
    down = moved(EDITED, 0, down=True)
    assert down.index("odd = 3") < down.index("# first of all")
    assert moved(down, 1, down=False) == EDITED
    last = moved(EDITED, 1, down=True)
    assert last.endswith("\n# the end\n[extra]\nx = 1\n")
    assert last.index("odd = 3") > last.index('id = "c"')


def test_words_are_renewed_and_what_is_the_readers_stays() -> None:
    new = debate(
        [claim("left/a", issues=(), text="Now otherwise."), claim("right/b", "two", issues=())],
        [relation(Kind.REBUTS, "left/a", "right/b", id="r", why="Both cannot be so.")],
    )
    text = renewed(EDITED, 1, Mark("d", kept_pair(new, new.relations[0]), AT))
    assert "odd = 3  # what is odd stays\nnote = 'mine'  # mine, too\n" in text
    assert 'text = "Now otherwise."' in text
    assert text.count("[[mark.claim]]") == EDITED.count("[[mark.claim]]")
    assert renewed(text, 1, PAIR) == EDITED


WORDS = 'text = "Claim a of left."'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (WORDS, f"{WORDS}  # my remark"),
        (WORDS, f'{WORDS}\nmine = "a key of my own"'),
        (WORDS, f"{WORDS}\n[mark.claim.extra]\nx = 1\n"),
        ("    [[mark.claim.quote]]", "    # on its quote\n    [[mark.claim.quote]]"),
    ],
)
def test_words_with_remarks_or_keys_of_the_reader_s_are_not_renewed_without_them(old: str, new: str) -> None:
    """They were gone from the file, though all remarks are said to stay."""
    text = brief(PAIR)
    assert renewed(text, 0, PAIR) == text
    edited = text.replace(old, new, 1)
    assert edited != text
    with pytest.raises(CannotChangeError, match="remarks or keys of your own"):
        renewed(edited, 0, PAIR)


def test_remarks_behind_a_mark_stay_when_it_goes_or_is_renewed() -> None:
    text = f"{brief(ALONE, PAIR)}\n# after all\n"
    assert renewed(text, 1, PAIR) == text
    assert without_mark(text, 1).endswith("\n# after all\n")
    assert WORDS not in without_mark(text, 1)
    assert '"#"' in renewed(text.replace(WORDS, 'text = "#"'), 1, PAIR).replace(WORDS, '"#"'), "no remark, but words"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mark = [{ debate = 'd', claim = [] }, { debate = 'd', claim = [] }]\n", "write \\[\\[mark\\]\\] instead"),
        ("[[mark]\n", "is not valid TOML"),
        ("mark = 3\n", "mark"),
        ('title = "x"\n', "no longer has this mark"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(text: str, words: str) -> None:
    with pytest.raises(CannotChangeError, match=words):
        moved(text, 0, down=True)
    with pytest.raises(CannotChangeError):
        without_mark(text, 0)


def test_a_mark_cannot_be_added_to_what_is_no_list_of_marks() -> None:
    for text in ("mark = 3\n", "mark = []\n", "[mark]\n", "[[mark]\n"):
        with pytest.raises(CannotChangeError):
            with_mark(text, ALONE)
