"""A library that changes under the reader: the place stays where it can, and a broken file takes no map away."""

from dataclasses import replace
from pathlib import Path

import pytest

from debate_tui.load.library import read_library
from debate_tui.state import Place, Screen, State, renewed, settled_in, start

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


def test_a_file_that_breaks_keeps_the_last_good_map_and_shows_what_is_wrong(file: Path) -> None:
    old = read_library([file])
    file.write_text(file.read_text() + "\n[[claim")
    new = read_library([file])
    kept = renewed(old, new)
    assert kept.debates == old.debates
    assert kept.diagnostics == new.diagnostics != ()


def test_a_file_of_several_that_breaks_keeps_the_whole_last_map(tmp_path: Path) -> None:
    (tmp_path / "debate.toml").write_text(MAP)
    for id, source in (("a", "left"), ("b", "right")):
        (tmp_path / f"{source}.toml").write_text(CLAIM.format(id=id, source=source))
    old = read_library([tmp_path])
    (tmp_path / "right.toml").write_text("[[claim")
    assert len(renewed(old, read_library([tmp_path])).debates[0].claims) == 2


def test_a_file_that_changes_is_taken_over(file: Path) -> None:
    old = read_library([file])
    file.write_text(file.read_text().replace("Claim a.", "Claim a, put better."))
    assert renewed(old, read_library([file])).debate["d"].claim["left/a"].text == "Claim a, put better."


def test_a_file_that_was_named_and_is_gone_keeps_the_last_map(file: Path) -> None:
    """It may be on its way: an editor that writes aside takes the old one away first."""
    old = read_library([file])
    file.unlink()
    new = read_library([file])
    assert renewed(old, new).debates == old.debates
    assert [d.code for d in new.diagnostics] == ["E101"]


def test_a_debate_that_left_its_library_is_gone(file: Path) -> None:
    old = read_library([file.parent])
    file.unlink()
    assert old.debates
    assert renewed(old, read_library([file.parent])).debates == ()


def test_the_place_stays_where_it_is(file: Path) -> None:
    state = start(read_library([file]))
    there = replace(state, place=replace(state.place, issue="cost", row=3, side=1))
    assert settled_in(there, read_library([file])).place == there.place


def test_a_claim_that_is_gone_leads_back_to_the_start(file: Path) -> None:
    library = read_library([file])
    claim_page = Place(Screen.CLAIM, "d", "worth", ("left", "right"), "left/a")
    state = State(claim_page, back=(start(library).place, claim_page), forward=(claim_page,), hits=(claim_page,), hit=0)
    file.write_text(file.read_text().replace('id = "a"', 'id = "c"'))
    settled = settled_in(state, read_library([file]))
    assert settled.place == start(library).place
    assert settled.back == (start(library).place,)
    assert settled.forward == settled.hits == ()


def test_a_position_that_is_gone_makes_room_for_another(file: Path) -> None:
    library = read_library([file])
    text = file.read_text().replace('id = "right"\nlabel', 'id = "other"\nlabel').replace('"right"', '"other"')
    file.write_text(text.replace('source = "other"', 'source = "other"'))
    assert settled_in(start(library), read_library([file])).place.positions == ("left", "other")
