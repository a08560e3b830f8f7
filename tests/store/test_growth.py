"""Work grows with the debate and no faster; what is opened compiled costs the same however large it is."""

from collections.abc import Callable
from pathlib import Path
from zlib import decompress

import pytest

from debate_tui.model.debate import Debate
from debate_tui.model.graph import graph
from debate_tui.model.pairing import alone, claims_on, edges_of, pairings
from debate_tui.read.library import read_library
from debate_tui.store import rows
from debate_tui.store.compiled import dump, load
from tests.counted import calls

SIZES = (200, 400, 800)


def written(folder: Path, claims: int) -> Path:
    """A debate of `claims` claims, with a relation from each to the next but one, in a folder of its own."""
    lines = ['format = "debate/1"\n[debate]\nid = "d"\ntitle = "T"\nquestion = "Q?"\n']
    lines += [f'[[position]]\nid = "p{n}"\nlabel = "P{n}"\n' for n in range(4)]
    lines += [f'[[issue]]\nid = "i{n}"\nquestion = "I{n}?"\n' for n in range(20)]
    lines += [f'[[source]]\nid = "s{n}"\nposition = "p{n % 4}"\n' for n in range(10)]
    for n in range(claims):
        lines.append(
            f'[[claim]]\nid = "c{n}"\nsource = "s{n % 10}"\nissues = ["i{n // 2 % 20}"]\ntext = "It grows by {n}."\n'
        )
        lines.append(f'[[claim.quote]]\ntext = "grows by {n}"\n')
    for n in range(claims - 3):
        kind = ("rebuts", "qualifies", "concurs")[n % 3]
        lines.append(
            f'[[relation]]\nkind = "{kind}"\nfrom = "s{(n + 1) % 10}/c{n + 1}"\nto = "s{n % 10}/c{n}"\nwhy = "Since."\n'
        )
    folder.mkdir()
    (folder / "debate.toml").write_text("".join(lines))
    return folder


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("scale")
    return [written(folder / f"d{size}", size) for size in SIZES]


def opened(folder: Path) -> Debate:
    library = read_library([folder])
    files = sorted(str(file) for file in folder.iterdir())
    again, _ = load(dump((library.debates[0], ()), files), files)
    assert again
    return again


def test_reading_and_compiling_grow_with_the_debate(folders: list[Path]) -> None:
    opened(folders[0])  # what is imported late
    work = [calls(lambda folder=folder: opened(folder)) for folder in folders]  # type: ignore[misc]
    assert work[2] - work[1] < 2.2 * (work[1] - work[0])


def test_opening_makes_no_claim(folders: list[Path]) -> None:
    work = []
    for folder in folders:
        library = read_library([folder])
        files = sorted(str(file) for file in folder.iterdir())
        data = dump((library.debates[0], ()), files)
        work.append(calls(lambda data=data, files=files: load(data, files)))  # type: ignore[misc]
    assert max(work) - min(work) < 20


QUESTIONS: dict[str, Callable[[Debate], object]] = {
    "a claim's relations": lambda debate: edges_of(debate, debate.claims[7]),
    "how many claims": lambda debate: len(claims_on(debate, "i3", "p2")),
    "a claim by id": lambda debate: debate.claim[debate.claims[11].full_id],
    "the first claims of a position": lambda debate: claims_on(debate, "i3", "p2")[:1][0],
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_asked_of_a_few_claims_costs_no_more_in_a_large_debate(question: str, folders: list[Path]) -> None:
    work = []
    for folder in folders:
        debate = opened(folder)
        work.append(calls(lambda debate=debate: QUESTIONS[question](debate)))  # type: ignore[misc]
    assert max(work) < 1.5 * min(work) + 60


def test_what_was_opened_answers_as_what_was_read(folders: list[Path]) -> None:
    read, again = read_library([folders[0]]).debates[0], opened(folders[0])
    positions = tuple(position.id for position in read.positions)
    for issue in read.issue:
        assert pairings(again, issue, positions) == pairings(read, issue, positions)
        assert list(alone(again, issue, positions)) == list(alone(read, issue, positions))
    assert graph(again).order == graph(read).order
    assert list(again.claims) == list(read.claims)
    assert again.claims[3:9] == read.claims[3:9]
    assert list(again.relations) == list(read.relations)


def test_who_keeps_a_debate_unpacked_unpacks_it_once(folders: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """An export goes through all claims issue by issue: without, it would unpack sixteen for each."""
    unpacked = 0

    def counting(data: memoryview) -> bytes:
        nonlocal unpacked
        unpacked += 1
        return decompress(data)

    monkeypatch.setattr(rows, "decompress", counting)
    monkeypatch.setattr(rows, "_KEPT", 2)
    for keeps in (False, True):
        debate, unpacked = opened(folders[-1]), 0
        if keeps:
            rows.keep_unpacked(debate, now=False)
        for start in (*range(100), *range(100)):
            assert [claim.id for claim in debate.claims[start::100]] == [f"c{n}" for n in range(start, SIZES[-1], 100)]
        assert (unpacked == SIZES[-1] // 16) == keeps
