"""Memory: what is told comes back the same, and what can't be understood is no obstacle."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Debate, Origin
from debate_tui.model.encounters import Gathering
from debate_tui.state import Cursor, Place, Read, Spot, places
from debate_tui.text.ids import id_of_file
from debate_tui.user import memory
from debate_tui.user.journal import append, read
from debate_tui.user.memory import Memory, folded, general, journal_of, map_of, recalled, recalled_general, remembered
from tests.builders import AT, debate

D = replace(debate([], id="d"), at=AT)
NEAR = places.Compare("d", "worth", ("left", "right"))
PLACES: tuple[Place, ...] = (
    places.Overview(NEAR),
    NEAR,
    places.Listing(NEAR, Gathering.FACTS, ("left",)),
    places.Issues(NEAR),
    places.Grid(NEAR),
    places.Claim(NEAR, "left/a"),
    places.Sources(NEAR, "left"),
    places.Source(NEAR, "left"),
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: type(place).__name__)
def test_every_place_comes_back(place: Place) -> None:
    path = journal_of("d")
    assert path
    told = Memory(
        Spot(place, Cursor(3, 1, "left/a", 7)), (2, 5), False, True, ("deterrence",), Read(frozenset("ab")), (4, 2)
    )
    append(path, [told.entry(map=map_of(D))])
    assert recalled(D) == told


def test_pages_that_are_no_place_to_come_back_to_leave_the_last_one() -> None:
    before = Memory(Spot(NEAR), read=Read(frozenset("a")))
    after = Memory(Spot(places.Search(NEAR, "x")), read=Read(frozenset("ab")))
    assert remembered([before.entry(), after.entry(before)]) == Memory(Spot(NEAR), read=Read(frozenset("ab")))
    assert Memory(Spot(places.Help(NEAR))).entry() == {}


def test_what_several_have_read_is_put_together() -> None:
    one = Memory(Spot(NEAR), read=Read(frozenset("ab"), frozenset("x")))
    other = Memory(Spot(PLACES[0]), read=Read(frozenset("c")))
    assert remembered([one.entry(), other.entry()]) == Memory(
        Spot(PLACES[0]), read=Read(frozenset("abc"), frozenset("x"))
    )


def at(path: Path) -> Debate:
    """A debate of the id d that stands in a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return replace(D, at=replace(AT, file=str(path)))


def test_maps_of_one_id_have_places_of_their_own(tmp_path: Path) -> None:
    """`cards.csv` in two folders: each opened where the other was left, and what was read of one was marked in the other."""
    one, other = at(tmp_path / "one" / "d.toml"), at(tmp_path / "other" / "d.toml")
    path = journal_of("d")
    assert path
    here, there = Memory(Spot(NEAR), read=Read(frozenset("a"))), Memory(Spot(PLACES[0]), read=Read(frozenset("b")))
    append(path, [here.entry(map=map_of(one)), there.entry(map=map_of(other))])
    assert (recalled(one), recalled(other)) == (here, there)
    assert [entry["map"] for entry in folded(read(path))] == [map_of(one), map_of(other)]
    append(path, folded(read(path)))
    assert (recalled(one), recalled(other)) == (here, there)
    assert recalled(at(tmp_path / "third" / "d.toml")) == Memory()


def test_what_was_kept_of_a_file_before_it_was_called_with_its_suffix_is_still_known(tmp_path: Path) -> None:
    """What was read of each CSV file, and where, was forgotten with its new id."""
    file = replace(at(tmp_path / "d.csv"), id="d-csv", origin=Origin("csv", "d.csv"))
    ours = replace(at(tmp_path / "d.toml"), origin=Origin("csv", "d.csv"))
    path = journal_of("d")
    assert path
    here = Memory(Spot(places.Claim(NEAR, "left/a")), read=Read(frozenset("a")))
    other = Memory(Spot(NEAR), read=Read(frozenset("b")))
    append(path, [here.entry(map=map_of(file)), other.entry(map=map_of(ours))])
    assert recalled(file) == replace(here, here=Spot(places.Claim(replace(NEAR, debate="d-csv"), "left/a")))
    assert recalled(ours) == other
    chinese = replace(at(tmp_path / "税.csv"), id=id_of_file("税.csv"), origin=Origin("csv", "税.csv"))
    nameless = journal_of("csv")
    assert nameless
    append(nameless, [here.entry(map=map_of(chinese))])
    assert recalled(chinese).read == here.read
    later = journal_of("d-csv")
    assert later
    append(later, [Memory(read=Read(frozenset("c"))).entry(map=map_of(file))])
    assert recalled(file).read == Read(frozenset("ac"))


def test_a_map_that_was_moved_keeps_its_place(tmp_path: Path) -> None:
    one = at(tmp_path / "one" / "d.toml")
    path = journal_of("d")
    assert path
    here = Memory(Spot(NEAR), read=Read(frozenset("a")))
    append(path, [here.entry(map=map_of(one))])
    Path(one.at.file).rename(tmp_path / "d.toml")
    assert recalled(at(tmp_path / "d.toml")) == here


def test_what_an_older_version_kept_names_no_map_and_belongs_to_every_one_of_its_id(tmp_path: Path) -> None:
    one = at(tmp_path / "one" / "d.toml")
    path = journal_of("d")
    assert path
    old, new = Memory(Spot(NEAR), read=Read(frozenset("a"))), Memory(Spot(PLACES[0]), read=Read(frozenset("b")))
    append(path, [old.entry()])
    assert recalled(one) == old
    append(path, [new.entry(map=map_of(one)), old.entry()])
    assert recalled(one) == replace(new, read=Read(frozenset("ab"))), "the map's own place comes before"


values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.sampled_from(["compare", "list", "claim"])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["screen", "debate", "comparison", "positions", "of", "row", "side", "x"]),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["here", "cursor", "viewport", "quotes", "asked", "claims", "issues"]), values))
def test_no_entry_trips_the_reader(entry: dict[str, object]) -> None:
    found = remembered([entry])
    assert found.here is None or isinstance(found.here, Spot)
    assert all(isinstance(id, str) for id in (*found.read.claims, *found.read.issues, *found.asked))
    assert all(number >= 0 for number in found.viewport)


def test_a_long_journal_is_rewritten_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    path = journal_of("d")
    assert path
    known: set[str] = set()
    before = None
    for number in range(300):
        known.add(f"left/{number}")
        now = Memory(Spot(NEAR, Cursor(number)), read=Read(frozenset(known)))
        append(path, [now.entry(before)])
        before = now
    monkeypatch.setattr(memory, "LONG", 1000)
    size = path.stat().st_size
    assert recalled(D) == before
    assert path.stat().st_size < size / 4
    assert recalled(D) == before


@pytest.mark.parametrize("debate", ["d", "us-japan-alliance", "../../etc", "同盟", "", "a" * 500, "\ud800", "A", "a"])
def test_every_debate_has_a_journal_of_its_own_below_the_folder(debate: str) -> None:
    path, root = journal_of(debate), general()
    assert path
    assert root
    assert path.parent == root.parent / "memory"
    assert append(path, [{"claims": [1]}])
    assert path != journal_of(debate + "-")


def test_the_last_theme_and_the_last_debate_count() -> None:
    path = general()
    assert path
    append(path, [{"theme": "light"}, {"debate": "d"}, {"theme": "dark", "junk": 3}])
    assert recalled_general() == {"theme": "dark", "debate": "d"}


def test_without_a_home_nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "user_state", lambda: None)
    assert journal_of("d") is None
    assert recalled(D) == Memory()
    assert recalled_general() == {}


def test_a_map_that_can_not_be_asked_for_counts_as_there(tmp_path: Path) -> None:
    """As one in somebody else's folder, or on a drive that is away: it was an error, and the explorer did not start."""
    path = journal_of("d")
    assert path
    here = Memory(Spot(NEAR), read=Read(frozenset("a")))
    append(path, [here.entry(map=f"/{'a' * 5000}")])
    assert recalled(at(tmp_path / "d.toml")) == Memory(), "its place stays its own"
