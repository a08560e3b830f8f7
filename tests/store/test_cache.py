"""The index on disk: the same answers as in memory, fresh when files change, made anew when damaged."""

from dataclasses import replace
from pathlib import Path

import pytest

from debate_tui.disk.sectioning import write
from debate_tui.disk.sections import Sections
from debate_tui.disk.stamps import stamps
from debate_tui.model.debate import Debate
from debate_tui.model.library import Library
from debate_tui.search import Searcher
from debate_tui.search.build import build
from debate_tui.search.catalogue import catalogue
from debate_tui.search.entries import debate_entries, entries
from debate_tui.store.cache import fresh, index_path
from debate_tui.store.indexing import Indexing
from debate_tui.store.renew import Origin, renewed
from debate_tui.store.saved import opened

QUERIES = (
    "destabalizing",
    "kishida rating",
    "同盟",
    "corner stone",
    "source:cgtn relic",
    "is:unanswered",
    '"cornerstone of order"',
    "zzz",
)


class Maps:
    """Debates in files of a kind, with a record of which were read."""

    def __init__(self, folder: Path, debates: dict[str, Debate | None]) -> None:
        self.folder, self.debates = folder, debates
        self.read: list[str] = []
        for name in debates:
            (folder / name).write_text(name)

    def origins(self) -> list[Origin]:
        def reader(name: str) -> Origin:
            def read() -> tuple[Debate | None, bool]:
                self.read.append(name)
                return self.debates[name], self.debates[name] is not None

            return Origin((self.folder / name,), read)

        return [reader(name) for name in self.debates]

    def fresh(self) -> Searcher | None:
        return fresh([self.folder], stamps([self.folder]))

    def searcher(self) -> Searcher:
        self.read.clear()
        return renewed(self.origins(), [self.folder])[0]


@pytest.fixture
def maps(tmp_path: Path, library: Library) -> Maps:
    debate = library.debates[0]
    other = replace(debate, id="other", claims=debate.claims[:1], relations=())
    return Maps(tmp_path, {"alliance.toml": debate, "other.toml": other, "broken.toml": None})


def library_of(maps: Maps) -> Library:
    return Library(tuple(debate for debate in maps.debates.values() if debate))


def assert_same_answers(one: Searcher, other: Searcher) -> None:
    for query in QUERIES:
        assert one.search(query) == other.search(query)


def test_the_saved_index_is_the_index(tmp_path: Path, library: Library) -> None:
    kept = catalogue(entries(library))
    index = build(item.text for item in kept.items)
    indexing = Indexing(None)
    for debate in library.debates:
        indexing.add(debate_entries(debate))
    write(tmp_path / "i", indexing.sections(), None)
    again, read = opened(Sections(tmp_path / "i"))
    assert tuple(read.items) == kept.items
    assert tuple(read.facets) == kept.facets
    assert read.items[1:3] == list(kept.items[1:3])
    assert again.vocabulary.words == index.vocabulary.words
    assert again.postings.tolist() == index.postings.tolist()


def test_nothing_is_read_while_the_files_stay(maps: Maps) -> None:
    assert_same_answers(maps.searcher(), Searcher(library_of(maps)))
    assert maps.read == ["alliance.toml", "other.toml", "broken.toml"]
    assert_same_answers(maps.searcher(), Searcher(library_of(maps)))
    assert maps.read == []


def test_only_what_changed_is_read_again(maps: Maps, library: Library) -> None:
    maps.searcher()
    debate = library.debates[0]
    maps.debates["other.toml"] = replace(debate, id="other", claims=debate.claims[2:], relations=())
    (maps.folder / "other.toml").write_text("changed")
    assert_same_answers(maps.searcher(), Searcher(library_of(maps)))
    assert maps.read == ["other.toml"]
    del maps.debates["alliance.toml"]
    assert_same_answers(maps.searcher(), Searcher(library_of(maps)))
    assert maps.read == []


def test_of_two_debates_of_one_id_the_first_counts(maps: Maps, library: Library) -> None:
    maps.debates["other.toml"] = library.debates[0]
    assert maps.searcher().search("").searched == Searcher(library).search("").searched


@pytest.mark.parametrize("damage", [b"", b"dtsearch", b"nonsense" * 99])
def test_a_damaged_index_is_made_anew(maps: Maps, damage: bytes) -> None:
    maps.searcher()
    Path(index_path([maps.folder]) or "").write_bytes(damage)
    assert_same_answers(maps.searcher(), Searcher(library_of(maps)))
    assert len(maps.read) == 3
    maps.searcher()
    assert maps.read == []


def test_a_folder_that_cannot_be_written_costs_only_time(maps: Maps, home: Path) -> None:
    (home / "cache").write_text("a file where the folder should be")
    assert_same_answers(maps.searcher(), Searcher(library_of(maps)))
    assert maps.fresh() is None


def test_every_library_has_its_own_file(home: Path) -> None:
    one, other = index_path([Path("/a")]) or "", index_path([Path("/a"), Path("/b")]) or ""
    assert one != other
    assert Path(one).is_relative_to(home / "cache")


def test_a_fresh_index_is_opened_without_looking_at_debates(maps: Maps) -> None:
    del maps.debates["broken.toml"]
    (maps.folder / "broken.toml").unlink()
    assert maps.fresh() is None
    searcher = maps.searcher()
    opened = maps.fresh()
    assert opened is not None
    assert_same_answers(opened, searcher)


def test_an_index_is_stale_once_a_file_comes_goes_or_changes(maps: Maps) -> None:
    del maps.debates["broken.toml"]
    (maps.folder / "broken.toml").unlink()

    def stale() -> bool:
        was = maps.fresh() is None
        maps.searcher()
        assert maps.fresh() is not None
        return was

    stale()
    (maps.folder / "other.toml").write_text("changed")
    assert stale()
    (maps.folder / "new").mkdir()
    (maps.folder / "new" / "debate.toml").write_text("new")
    assert stale()
    (maps.folder / "new" / "debate.toml").unlink()
    assert stale()
    assert not stale()


def test_an_index_of_what_could_not_all_be_read_is_never_fresh(maps: Maps) -> None:
    """Each search has to say which files it could not look into."""
    maps.searcher()
    assert maps.fresh() is None


def test_an_index_of_another_version_of_the_program_is_made_anew(maps: Maps, monkeypatch: pytest.MonkeyPatch) -> None:
    maps.searcher()
    monkeypatch.setattr("debate_tui.store.remembered._code", lambda: 7)  # of the same version, in a checkout
    maps.searcher()
    assert len(maps.read) == 3
