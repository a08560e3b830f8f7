"""Compiling: what is kept with the quotes' states is what would be found out again, and never outlives what it is from."""

import os
from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from debate_tui import store
from debate_tui.model.debate import QuoteState
from debate_tui.model.encounters import tallies
from debate_tui.model.lazy import Made
from debate_tui.model.library import Library
from debate_tui.model.states import counted, marked, quote_count, quoted
from debate_tui.model.states import states as states_of
from debate_tui.quotes.known import known
from debate_tui.read.find import Found, find
from debate_tui.read.library import read_library
from debate_tui.read.trouble import Reached, Trouble
from debate_tui.store.compiled import Reading, dump, load
from debate_tui.store.compiling import _PACKED, compiled, read
from tests.whole import values

MAP = """\
format = "debate/1"
[debate]
id = "{id}"
title = "T"
question = "Q?"
[[position]]
id = "p"
label = "P"
[[position]]
id = "o"
label = "O"
[[issue]]
id = "i"
question = "I?"
[[source]]
id = "s"
position = "p"
[[claim]]
id = "c"
source = "s"
issues = ["i"]
text = "It grows."
[[claim.quote]]
text = "the risk grows"
[[claim.quote]]
text = "the risk shrinks"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A debate with a text, in the current folder, of a library that is kept compiled however small it is."""
    monkeypatch.setattr("debate_tui.store.LARGE", 0)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps" / "d" / "sources").mkdir(parents=True)
    (tmp_path / "maps" / "d" / "debate.toml").write_text(MAP.format(id="d"))
    (tmp_path / "maps" / "d" / "sources" / "s.txt").write_text("Some say the risk grows. Others wait.\n\nA second.")
    return Path("maps")


def told(library: Library) -> object:
    return [values(debate) for debate in library.debates], library.diagnostics


def anew(folder: Path) -> object:
    return told(known(read_library([folder])))


def states(library: Library) -> list[str]:
    return [quote.state for debate in library.debates for claim in debate.claims for quote in claim.quotes]


def test_what_is_kept_is_what_would_be_found_out_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = store.open([folder])
    assert not content.ready()
    assert told(content.verified()) == anew(folder)
    assert content.ready()
    with monkeypatch.context() as patch:
        patch.setattr("debate_tui.read.library.read_found", None)
        patch.setattr("debate_tui.quotes.known.known", None)
        again = store.open([folder]).verified()
    assert told(again) == anew(folder)
    assert states(again) == ["exact", "absent"]
    assert [sentence.text for sentence in again.debates[0].sources[0].sentences] == [
        "Some say the risk grows.",
        "Others wait.",
        "A second.",
    ]
    monkeypatch.chdir(folder)
    assert told(store.open(["."]).verified()) == anew(Path())


def test_what_another_program_of_the_same_version_compiled_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a checkout, a map that was read by other rules opened as these had read it, until its file changed."""
    store.open([folder]).verified()
    assert store.open([folder]).ready()
    monkeypatch.setattr("debate_tui.store.remembered._code", lambda: 7)
    assert not store.open([folder]).ready()


@pytest.mark.parametrize("what", ["text", "another text", "lock", "map", "no text"])
def test_what_changes_is_found_out_again(folder: Path, what: str) -> None:
    store.open([folder]).verified()
    text = folder / "d" / "sources" / "s.txt"
    match what:
        case "text":
            text.write_text("The risk shrinks, and the risk shrinks.")
        case "another text":
            (folder / "d" / "sources" / "s.md").write_text("There *the risk* shrinks.")
        case "lock":
            (folder / "d" / "quotes.lock").write_text("broken")
        case "map":
            path = folder / "d" / "debate.toml"
            path.write_text(path.read_text().replace("the risk shrinks", "Others wait"))
        case _:
            text.unlink()
    assert not store.open([folder]).ready()
    assert told(store.open([folder]).verified()) == anew(folder)


def test_a_change_while_it_is_open_is_seen(folder: Path) -> None:
    content = store.open([folder])
    content.verified()
    assert not content.changed()
    (folder / "d" / "sources" / "s.txt").write_text("The risk shrinks.")
    assert content.changed()
    assert told(content.verified()) == anew(folder)


def test_nobody_asks_about_the_quotes_of_a_debate_that_is_hidden(folder: Path) -> None:
    (folder / "e" / "sources").mkdir(parents=True)
    (folder / "e" / "debate.toml").write_text(MAP.format(id="d").replace("risk", "wind"))
    (folder / "e" / "sources" / "s.txt").write_text("Nothing of it.")
    for _ in range(2):
        assert told(store.open([folder]).verified()) == anew(folder)


def test_a_small_map_with_a_large_text_is_kept_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate_tui.store.LARGE", 20_000)
    assert not store.open([folder]).kept
    (folder / "d" / "sources" / "s.txt").write_text("Some say the risk grows. " * 2_000)
    content = store.open([folder])
    assert (content.large, content.kept) == (False, True)
    assert told(content.verified()) == anew(folder)
    assert content.ready()


def test_another_process_reads_what_this_one_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remark = "# " + "x" * 78 + "\n"
    (tmp_path / "d.toml").write_text(MAP.format(id="d") + remark * 4_000)
    content = store.open([tmp_path])
    assert content.large
    assert not content.ready()
    apart = content.apart()
    shares = []
    while (share := apart.share()) is not None:
        shares.append(share)
    apart.wait()
    assert shares == sorted(shares)
    assert shares
    assert content.ready()
    monkeypatch.setattr("debate_tui.read.library.read_found", None)
    assert [debate.id for debate in content.verified().debates] == ["d"]
    assert all(0 <= share <= 1 for share in shares)


def test_a_reading_that_is_ended_leaves_nothing_half(tmp_path: Path) -> None:
    (tmp_path / "d.toml").write_text(MAP.format(id="d") + ("# " + "x" * 78 + "\n") * 4_000)
    content = store.open([tmp_path])
    apart = content.apart()
    apart.end()
    apart.end()
    apart.wait()
    assert [debate.id for debate in content.verified().debates] == ["d"]


def test_the_ids_of_debates_are_known_without_opening_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "e.toml").write_text(MAP.format(id="e"))
    (folder / "hidden.toml").write_text(MAP.format(id="e"))
    content = store.open([folder])
    assert content.ids() == (), "nothing is compiled"
    library = content.verified()
    monkeypatch.setattr("debate_tui.store.compiling.load", None)
    assert content.ids() == tuple(debate.id for debate in library.debates) == ("d", "e")
    (folder / "d" / "debate.toml").write_text(MAP.format(id="other"))
    assert store.open([folder]).ids() == (), "it was edited"


def test_a_debate_that_cannot_be_read_has_no_id(folder: Path) -> None:
    (folder / "e.toml").write_text("[debate")
    content = store.open([folder])
    assert [debate.id for debate in content.verified().debates] == ["d"]
    assert content.ids() == ()


def test_how_often_positions_meet_is_kept_with_a_debate(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the first frame of a large one would wait for a look at all of its relations."""
    path = folder / "d" / "debate.toml"
    more = '[[source]]\nid = "o"\nposition = "o"\n[[claim]]\nid = "c"\nsource = "o"\nissues = ["i"]\ntext = "No."\n'
    path.write_text(path.read_text() + more + '[[relation]]\nkind = "rebuts"\nfrom = "o/c"\nto = "s/c"\nwhy = "So."\n')
    [read] = store.open([folder]).verified().debates
    [opened] = store.open([folder]).verified().debates
    before = tallies(read)
    monkeypatch.setattr("debate_tui.model.encounters.met_on", None)
    assert tallies(opened) == before
    assert before["p", "o"].hottest == "i"


def test_what_is_known_by_its_bytes_is_what_reading_gives(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit too, when only the edited file is read and digested again; not where a file can't be read."""
    path = folder / "d" / "debate.toml"
    other = folder / "d" / "more.toml"
    other.write_text('[[claim]]\nid = "e"\nsource = "s"\nissues = ["i"]\ntext = "It falls."\n')
    faulty = '[[claim]]\nid = "f"\nsource = "nobody"\ntext = "It is."\n'
    for text in (path.read_text(), path.read_text().replace("It grows.", "It shrinks."), path.read_text() + faulty):
        path.write_text(text)
        store.open([folder]).library()
        with monkeypatch.context() as patch:
            patch.setattr("debate_tui.store.held.read", None)
            known_by_bytes = store.open([folder]).library(anew=True)
        assert told(known_by_bytes) == told(read_library([folder]))
    other.unlink()
    other.symlink_to("nowhere.toml")
    store.open([folder]).library()
    asked: list[object] = []

    def noted(found: Found, reached: Reached) -> Reading:
        asked.append(found)
        return read(found, reached)

    monkeypatch.setattr("debate_tui.store.held.read", noted)
    store.open([folder]).library(anew=True)
    assert asked, "nobody knows what it would hold"


def test_a_file_that_changes_while_it_is_read_is_not_known_by_its_bytes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate_tui.disk.stamps.change", attrgetter("st_mtime_ns"))
    path = folder / "d" / "debate.toml"
    status = path.stat()

    def interrupted(found: Found, reached: Reached, seen: Callable[[bytes | None], None]) -> Reading:
        reading = read(found, reached, seen)
        path.write_bytes(path.read_bytes().replace(b'title = "T"', b'title = "U"'))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        return reading

    with monkeypatch.context() as patch:
        patch.setattr("debate_tui.store.compiling.read", interrupted)
        store.open([folder]).library()
    assert store.open([folder]).library(anew=True).debates[0].title == "U"


def test_what_was_read_of_very_many_claims_is_opened_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that an export right after the first reading is composed like all others, in as little memory."""
    monkeypatch.setattr("debate_tui.store.compiling.MANY", 1)
    first = store.open([folder]).library()
    assert not isinstance(first.debates[0].claims, tuple)
    assert told(first) == told(read_library([folder]))
    monkeypatch.setattr("debate_tui.store.compiling._keep", lambda *_: None)
    (folder / "d" / "debate.toml").write_text(MAP.format(id="e"))
    assert [debate.id for debate in store.open([folder]).library().debates] == ["e"]


def test_the_states_of_quotes_are_known_without_going_through_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate_tui.store.compiling.MANY", 1)
    marks = 'text = "the risk grows"\nmarks = ["4-8 read"]'
    for text in (MAP, MAP.replace('text = "the risk grows"', marks)):
        (folder / "d" / "debate.toml").write_text(text.format(id="d"))
        [opened] = store.open([folder]).library().debates
        assert list(quoted(opened)) == counted(read_library([folder]).debates[0].claims)
        with monkeypatch.context() as patch:
            patch.setattr("debate_tui.model.states.counted", None)
            assert quote_count(opened) == 2
            assert marked(opened) == ("marks" in text)
            assert states_of(opened) == {QuoteState.UNVERIFIED}
    [verified] = store.open([folder]).verified().debates
    assert states_of(verified) == {QuoteState.EXACT, QuoteState.ABSENT}


def test_only_the_reading_of_much_gives_back_memory_in_short_pieces(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    monkeypatch.setattr("debate_tui.disk.collecting.give_back", given.append)
    file = folder / "d" / "debate.toml"
    one = Found((file,))
    read(one)
    assert not given, "what a small reading frees may be used again"
    monkeypatch.setattr("debate_tui.store.compiling._MUCH", file.stat().st_size)
    read(one)
    assert len(given) == 1


def test_a_debate_of_very_many_derived_issues_is_kept(tmp_path: Path) -> None:
    """Its issues are made when somebody asks for them, and weren't written: each start read its file again."""
    rows = [f"c{n},It grows by {n}.,attacks,t" for n in range(600)]
    (tmp_path / "d.csv").write_text("\n".join(["id,claim,relation,to", "t,It grows.,,", *rows]))
    reading = read_library([tmp_path / "d.csv"])
    files = [str(tmp_path / "d.csv")]
    again, _ = load(dump((reading.debates[0], ()), files), files)
    assert again is not None
    assert len(again.issues) == 600
    assert values(again) == values(replace(reading.debates[0], issues=tuple(reading.debates[0].issues)))


def test_how_far_a_first_opening_is_is_told_to_its_end(tmp_path: Path) -> None:
    """The last third of it stood at one mark of the bar."""
    rows = (f"c{n},bees are good for the {n} fields,{'c0,attacks' if n else ','}\n" for n in range(2100))
    (path := tmp_path / "answers.csv").write_text("id,claim,parent,relation\n" + "".join(rows), encoding="utf-8")
    told: list[float] = []
    (found,) = find([path], Trouble(), lambda _: True)
    debate, _ = compiled(found, told.append)
    assert debate
    assert len(debate.claims) == 2100
    assert told == sorted(told)
    assert len([share for share in told if _PACKED < share <= 1]) >= 8


def test_each_claim_and_issue_is_made_once_while_they_are_compiled(tmp_path: Path) -> None:
    """Claims were made three times, for their rows, the graph and the states of quotes; issues twice."""
    (path := tmp_path / "map").write_text(
        "Discussion Title: T\n\n1. Thesis.\n" + "".join(f"1.{n}. Pro: node {n}\n" for n in range(1, 5001)), "utf-8"
    )
    (debate,) = read_library([path]).debates
    assert isinstance(debate.claims, Made)
    assert isinstance(debate.issues, Made)
    made = dict.fromkeys(("claim", "issue"), 0)

    def counting(name: str, items: Made[Any]) -> Made[Any]:
        def one(number: int) -> Any:
            made[name] += 1
            return items.fresh(number)

        return Made(len(items), one, items.order)

    claims, issues = counting("claim", debate.claims), counting("issue", debate.issues)
    data = dump((replace(debate, claims=claims, issues=issues), ()), [str(path)])
    assert made == {"claim": 5001, "issue": 5000}
    again, _ = load(data, [str(path)])
    assert again
    assert list(again.claims) == list(debate.claims)
    assert list(again.issues) == list(debate.issues)
