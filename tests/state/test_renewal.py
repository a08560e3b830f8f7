"""A library that changes under the reader: the place stays and no file takes a map, a page or a history away."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui import store
from debate_tui.model.diagnostics import Severity
from debate_tui.model.library import Library
from debate_tui.search import Searcher
from debate_tui.state import (
    Cursor,
    Place,
    Renewal,
    Sight,
    Spot,
    State,
    leave,
    notice,
    opening,
    places,
    renewed,
    searched,
    settled_in,
)
from debate_tui.state.history import back, forward
from debate_tui.state.renewal import PATIENCE
from debate_tui.state.travel import search, to_hit
from tests.builders import compared

MAP = """\
format = "debate/1"
[debate]
id = "d"
title = "D"
question = "D?"
[[position]]
id = "left"
label = "Left"
[[position]]
id = "right"
label = "Right"
[[issue]]
id = "worth"
question = "Worth it?"
[[issue]]
id = "cost"
question = "What cost?"
[[stance]]
position = "left"
issue = "cost"
answer = "Much."
[[stance]]
position = "right"
issue = "cost"
answer = "Little."
[[source]]
id = "left"
position = "left"
[[source]]
id = "right"
position = "right"
"""

CLAIM = """
[[claim]]
id = "{id}"
source = "{source}"
issues = ["worth"]
text = "Claim {id}."
role = "premise"
[[claim.quote]]
text = "words of {id}"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "d.toml"
    file.write_text(MAP + CLAIM.format(id="a", source="left") + CLAIM.format(id="b", source="right"))
    return file


def renewal_of(old: Library, path: Path, here: Place | None = None, looks: int = 0) -> Renewal:
    return renewed(old, store.open([path]).library(), here or compared(old).place, looks)


HALF = 'format = "debate/1"\n[debate]\nid = "d"\ntitle = "D"\nquestion = "D?"\n[[issue]]\nid = "worth'
OTHER = MAP.replace('id = "d"', 'id = "other"')
LOST: dict[str, tuple[str | bytes | None, str]] = {
    "without its id": (MAP.replace('id = "d"\n', ""), "holds no debate that can be read: p says why"),
    "empty": ("", "holds no debate that can be read: p says why"),
    "half-written": (HALF, "is broken: p says where"),
    "cut within a table": (MAP[:40], "is broken: p says where"),
    "not UTF-8": (b"# caf\xe9\n", "is broken: p says where"),
    "of another format": (MAP.replace("debate/1", "debate/9"), "holds no debate that can be read: p says why"),
    "a number for an id": (MAP.replace('id = "d"', "id = 1"), "holds no debate that can be read: p says why"),
    "a list for [debate]": (MAP.replace("[debate]", "[[debate]]"), "holds no debate that can be read: p says why"),
    "as another debate": (OTHER, 'the file now holds debate "other", no longer "d"'),
    "as another debate with an error": (f"{OTHER}\n[[stance]]\n", 'the file now holds debate "other", no longer "d"'),
    "gone": (None, "is gone"),
}


@pytest.mark.parametrize("how", LOST)
@pytest.mark.parametrize("given", ["the file", "its library"])
def test_the_last_good_map_stays_and_the_place_returns_with_the_file(file: Path, how: str, given: str) -> None:
    path = file if given == "the file" else file.parent
    other = file.with_name("a-second.toml")
    other.write_text(MAP.replace('id = "d"', 'id = "second"'))
    whole = file.read_text()
    old = store.open([path]).library()
    there = Spot(replace(opening(old.debate["d"]), issue="cost"), Cursor(3, 1))
    state = State(there, back=(Spot(places.Claim(opening(old.debate["d"]), "left/a")),), hits=(there,), hit=0)

    content, words = LOST[how]
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    gone = renewal_of(old, path, there.place)
    assert gone.library.debate["d"] is old.debate["d"]
    while_here = " while you are here" if how.startswith("as another debate") else ""
    assert notice(old, gone).endswith(f"{words}. The last good map stays{while_here}.")
    assert str(file) in notice(old, gone)
    assert any(d.at.file == str(file) and d.severity is Severity.ERROR for d in gone.library.diagnostics)
    meanwhile = settled_in(state, old, gone.library)
    assert replace(meanwhile, results=None) == state

    file.write_text(whole)
    again = renewal_of(gone.library, path, there.place)
    assert again.losses == ()
    assert again.library.debate["d"] is not old.debate["d"]
    assert settled_in(meanwhile, gone.library, again.library) == state
    assert notice(gone.library, again).startswith("Read again")


@given(cut=st.integers(0, len(MAP)))
def test_cut_anywhere_the_screen_stays_the_same_or_what_is_in_sight_is_there(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    file = tmp_path_factory.getbasetemp() / "cut.toml"
    file.write_text(MAP)
    old = store.open([file]).library()
    state = State(Spot(replace(opening(old.debate["d"]), issue="cost"), Cursor(0, 1)))
    file.write_text(MAP[:cut])
    new = renewal_of(old, file, state.place).library
    assert settled_in(state, old, new).here == state.here
    shown = new.debate["d"]
    assert shown is old.debate["d"] or (shown.issue["cost"] and shown.position["left"] and shown.position["right"])
    file.write_text(MAP)
    again = renewal_of(new, file, state.place)
    assert not again.losses
    assert settled_in(settled_in(state, old, new), new, again.library).here == state.here


@pytest.mark.parametrize("then", [None, ""])
def test_of_one_file_that_is_gone_one_debate_is_lost(file: Path, then: str | None) -> None:
    """Saved under another id before, it was “and 1 debate more”: the one that nobody had seen."""
    old = store.open([file]).library()
    here = compared(old).place
    file.write_text(OTHER)
    first = renewal_of(old, file, here)
    assert sorted(first.library.debate) == ["d", "other"]
    if then is None:
        file.unlink()
    else:
        file.write_text(then)
    second = renewal_of(first.library, file, here)
    assert sorted(second.library.debate) == ["d"]
    assert "more" not in notice(first.library, second)
    assert "The last good map stays." in notice(first.library, second)


def test_a_file_saved_under_the_id_of_another_debate_does_not_take_its_screen(tmp_path: Path) -> None:
    one, two = tmp_path / "1.toml", tmp_path / "2.toml"
    one.write_text(MAP.replace('id = "d"', 'id = "one"'))
    two.write_text(MAP.replace('id = "d"', 'id = "two"'))
    old = store.open([tmp_path]).library()
    one.write_text(MAP.replace('id = "d"', 'id = "two"').replace("D?", "Another question?"))
    gone = renewal_of(old, tmp_path, compared(old, "two").place)
    assert [debate.id for debate in gone.library.debates] == ["two"]
    assert gone.library.debate["two"] is old.debate["two"]
    assert "hidden by" in notice(old, gone)


@pytest.mark.parametrize("what", ["debate.toml", "right.toml", "the folder"])
def test_a_folder_of_which_something_is_gone_keeps_the_whole_last_map(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    (folder / "debate.toml").write_text(MAP)
    for id, source in (("a", "left"), ("b", "right")):
        (folder / f"{source}.toml").write_text(CLAIM.format(id=id, source=source))
    old = store.open([tmp_path]).library()
    here = compared(old).place
    away = folder if what == "the folder" else folder / what
    away.rename(tmp_path / ".away")
    gone = renewal_of(old, tmp_path, here)
    assert gone.library.debates == old.debates
    assert "gone" in notice(old, gone)
    again = renewal_of(gone.library, tmp_path, here)
    assert again.library.debates == old.debates, "it stays gone, and the map stays"
    (tmp_path / ".away").rename(away)
    assert not renewal_of(again.library, tmp_path, here).losses


def test_a_file_of_relations_alone_that_is_gone_keeps_the_whole_last_map(tmp_path: Path) -> None:
    """Without its relations every claim was said to be met by nobody, under “Read again: a file has changed.”"""
    (tmp_path / "debate.toml").write_text(
        MAP + CLAIM.format(id="a", source="left") + CLAIM.format(id="b", source="right")
    )
    relations = tmp_path / "relations.toml"
    relations.write_text('[[relation]]\nkind = "rebuts"\nfrom = "left/a"\nto = "right/b"\nwhy = "Both."\n')
    old = store.open([tmp_path]).library()
    relations.rename(tmp_path / "moved.toml")
    assert not renewal_of(old, tmp_path).losses
    (tmp_path / "moved.toml").unlink()
    gone = renewal_of(old, tmp_path)
    assert gone.library.debates == old.debates
    assert notice(old, gone) == f"{relations} is gone, and 1 relation with it. The last good map stays."
    assert not renewal_of(gone.library, tmp_path, looks=PATIENCE).library.debates[0].relations


def test_a_file_of_a_folder_that_stays_away_was_taken_away_on_purpose(tmp_path: Path) -> None:
    (tmp_path / "debate.toml").write_text(MAP)
    (tmp_path / "right.toml").write_text(CLAIM.format(id="b", source="right"))
    old = store.open([tmp_path]).library()
    (tmp_path / "right.toml").unlink()
    gone = renewal_of(old, tmp_path)
    assert gone.library.debates[0].claims
    assert not gone.due(gone.here, PATIENCE - 1)
    assert gone.due(gone.here, PATIENCE)
    accepted = renewal_of(gone.library, tmp_path, looks=PATIENCE)
    assert not accepted.library.debates[0].claims
    assert not accepted.due(gone.here, 10 * PATIENCE)


def test_a_copy_does_not_take_the_screen_while_its_file_is_away(tmp_path: Path) -> None:
    plain, copy = tmp_path / "d.toml", tmp_path / "d (conflicted copy).toml"
    plain.write_text(MAP)
    copy.write_text(MAP.replace("D?", "As it was?"))
    old = store.open([tmp_path]).library()
    whole = plain.read_text()
    plain.unlink()
    gone = renewal_of(old, tmp_path)
    again = renewal_of(gone.library, tmp_path)
    assert again.library.debates == gone.library.debates == old.debates
    assert f"is no longer in {plain}, but in {copy}" in notice(old, gone)
    plain.write_text(whole)
    assert not renewal_of(again.library, tmp_path).losses
    plain.rename(tmp_path / "renamed.toml")
    copy.unlink()
    accepted = renewal_of(again.library, tmp_path, looks=PATIENCE)
    assert accepted.library.debates[0].at.file == str(tmp_path / "renamed.toml")


def test_a_file_of_a_folder_that_was_renamed_is_no_loss(tmp_path: Path) -> None:
    (tmp_path / "debate.toml").write_text(MAP)
    (tmp_path / "right.toml").write_text(CLAIM.format(id="b", source="right"))
    old = store.open([tmp_path]).library()
    (tmp_path / "right.toml").rename(tmp_path / "cgtn.toml")
    renewal = renewal_of(old, tmp_path)
    assert not renewal.losses
    assert renewal.library.debates[0].claims[0].at.file == str(tmp_path / "cgtn.toml")


def test_a_file_of_several_that_breaks_keeps_the_whole_last_map(tmp_path: Path) -> None:
    (tmp_path / "debate.toml").write_text(MAP)
    for id, source in (("a", "left"), ("b", "right")):
        (tmp_path / f"{source}.toml").write_text(CLAIM.format(id=id, source=source))
    old = store.open([tmp_path]).library()
    (tmp_path / "right.toml").write_text("[[claim")
    assert len(renewal_of(old, tmp_path).library.debates[0].claims) == 2


def test_debates_that_are_gone_keep_their_place_among_the_others(tmp_path: Path) -> None:
    for id in "abcd":
        (tmp_path / f"{id}.toml").write_text(MAP.replace('id = "d"', f'id = "{id}"'))
    old = store.open([tmp_path]).library()
    for id in "ac":
        (tmp_path / f"{id}.toml").unlink()
    (tmp_path / "e.toml").write_text(MAP.replace('id = "d"', 'id = "e"'))
    gone = renewal_of(old, tmp_path, places.Library())
    assert [debate.id for debate in gone.library.debates] == ["a", "b", "c", "d", "e"]
    assert [d.message for d in gone.library.diagnostics if d.code == "E101"] == [
        'debate "a" is gone with its file',
        'debate "c" is gone with its file',
    ]
    assert "and 1 debate more. The last good map stays." in notice(old, gone)
    later = renewal_of(gone.library, tmp_path, places.Library())
    assert notice(gone.library, later).startswith("Read again. 2 errors"), "said once; p says it still"


def test_a_file_that_changes_is_taken_over(file: Path) -> None:
    old = store.open([file]).library()
    file.write_text(file.read_text().replace("Claim a.", "Claim a, put better."))
    assert renewal_of(old, file).library.debate["d"].claim["left/a"].text == "Claim a, put better."


def test_the_place_stays_where_it_is(file: Path) -> None:
    library = store.open([file]).library()
    state = compared(library)
    there = replace(state, here=Spot(replace(opening(library.debates[0]), issue="cost"), Cursor(3, 1)))
    assert settled_in(there, library, store.open([file]).library()).here == there.here


ON = {
    "claim": (Spot(places.Claim(places.Compare("d", "worth", ("left", "right")), "left/a")), 'id = "a"', 'id = "c"'),
    "issue": (Spot(places.Compare("d", "cost", ("left", "right")), Cursor(row=2)), '"cost"', '"price"'),
    "position": (Spot(places.Compare("d", "cost", ("right", "left"))), '"right"', '"other"'),
    "source": (Spot(places.Source(places.Compare("d"), "right")), '"right"', '"other"'),
}


@pytest.mark.parametrize("what", ON)
def test_a_page_that_leaves_the_map_stays_until_the_reader_leaves_it(file: Path, what: str) -> None:
    here, word, new_word = ON[what]
    whole = file.read_text()
    old = store.open([file]).library()
    state = State(here, back=(compared(old).here, here), forward=(here,), hits=(here, compared(old).here), hit=1)
    file.write_text(whole.replace(word, new_word))
    gone = renewal_of(old, file, here.place)
    assert gone.library.debates == old.debates
    words = f"This {what} is no longer in the map. The last good map stays while you are here."
    assert notice(old, gone) == words
    assert settled_in(state, old, gone.library) == state
    assert not gone.due(here.place, 10 * PATIENCE)

    away = places.Help(here.place.comparison)
    assert gone.due(away, 1)
    accepted = renewal_of(gone.library, file, away)
    assert accepted.library.debates != old.debates
    settled = settled_in(replace(state, here=Spot(away)), gone.library, accepted.library)
    assert type(settled.place) is places.Help
    sight = Sight(accepted.library)
    if what != "position":  # another one takes its place
        assert back(settled, sight).here == compared(accepted.library).here, "what is gone is passed over"
        assert to_hit(1)(settled, sight).here == compared(accepted.library).here
    assert type(leave(settled, accepted.library).place) is places.Overview

    file.write_text(whole)
    again = renewal_of(accepted.library, file, away).library
    returned = settled_in(settled, accepted.library, again)
    assert back(returned, Sight(again)).here == here, "and returns with the file"


def test_there_and_back_over_what_is_gone_loses_nothing(file: Path) -> None:
    old = store.open([file]).library()
    claim = Spot(places.Claim(places.Compare("d", "worth", ("left", "right")), "left/a"))
    first, last = compared(old).here, Spot(places.Grid(places.Compare("d", "worth", ("left", "right"))))
    state = State(last, back=(first, claim))
    file.write_text(file.read_text().replace('id = "a"', 'id = "c"'))
    new = Sight(store.open([file]).library())
    behind = back(state, new)
    assert behind.here == first
    assert (ahead := forward(behind, new)).here == last
    assert back(ahead, Sight(old)).here == claim
    assert type(leave(State(claim, back=(claim,)), old).place) is places.Overview


def test_where_nothing_is_left_to_go_to_that_is_said(file: Path) -> None:
    old = store.open([file]).library()
    claim = Spot(places.Claim(places.Compare("d", "worth", ("left", "right")), "left/a"))
    state = State(compared(old).here, back=(claim,), forward=(claim,), hits=(claim,), hit=0)
    file.write_text(file.read_text().replace('id = "a"', 'id = "c"'))
    sight = Sight(store.open([file]).library())
    for move in (back, forward, to_hit(1)):
        moved = move(state, sight)
        assert moved.notice
        assert replace(moved, notice="") == state


def query_of(state: State) -> str:
    assert isinstance(state.place, places.Search)
    return state.place.query


def test_what_was_searched_for_is_remembered(file: Path) -> None:
    old = store.open([file]).library()
    state = searched(State(Spot(places.Search(places.Compare("d"), "claim"))), Searcher(old).search("claim"))
    file.write_text(file.read_text().replace("Claim a.", "Claim a, put better."))
    new = store.open([file]).library()
    settled = settled_in(state, old, new)
    assert settled.results is None, "its places may be gone: to be asked anew"
    assert query_of(settled) == "claim"
    assert query_of(search(replace(settled, here=compared(new).here), Sight(new))) == "claim"


WRONG = {
    "a role misspelt": ('role = "premise"', 'role = "premis"', '1 error. Left out: claim "a"'),
    "a quote without words": ('text = "words of a"', "", '1 error. Left out: claim "a"'),
    "a reference to nothing": ('source = "left"\nissues', 'source = "lef"\nissues', '1 error. Left out: claim "a"'),
    "no id": ('id = "a"\n', "", "1 error. Left out: the claim on line 33 of d.toml"),
    "an id twice": (
        CLAIM.format(id="a", source="left"),
        2 * CLAIM.format(id="a", source="left"),
        '1 error. Left out: a second claim "a"',
    ),
    "a source twice": (
        '[[source]]\nid = "left"\n',
        '[[source]]\nid = "left"\nposition = "left"\n[[source]]\nid = "left"\n',
        '1 error. Left out: a second source "left"',
    ),
    "a date": ('id = "left"\nposition', 'published = "yesterday"\nid = "left"\nposition', "1 error"),
    "only a warning": ('role = "premise"\n', 'role = "premise"\nmood = "bad"\n', "1 warning"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_was_left_out_is_said_by_name(file: Path, what: str) -> None:
    word, new_word, words = WRONG[what]
    file.write_text(MAP + CLAIM.format(id="a", source="left"))
    old = replace(store.open([file]).library(), diagnostics=())
    file.write_text(file.read_text().replace(word, new_word, 1))
    new = Library(
        store.open([file]).library().debates,
        tuple(d for d in store.open([file]).library().diagnostics if d.code[1] != "4"),
    )
    assert notice(old, renewed(old, new, compared(old).place)) == f"Read again. {words}. p says where."
    elsewhere = f"{words} of d" if "Left out" in words else words
    assert notice(old, renewed(old, new)) == f"Read again. {elsewhere}. p says where.", "a line alone is of no file"
