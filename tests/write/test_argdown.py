"""Argdown that is written is read as the same map, by us and by its parser of record."""

from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from debate_tui.model.debate import Debate
from debate_tui.pages.document import Extract
from debate_tui.read.library import read_library
from debate_tui.write.argdown import write
from debate_tui.write.writers import Options
from tests.builders import debates
from tests.read.test_argdown import assert_as_recorded, document
from tests.read.test_read import ANYWHERE


def written(debate: Debate) -> str:
    return "".join(write(Extract(debate), Options()))


def read(path: Path, text: str) -> tuple[Debate, ...]:
    path.write_bytes(text.encode())
    return read_library([path]).debates


def told(debate: Debate) -> Any:
    """What of a map must come back; statements without a title get one, so claims are known by their texts."""
    texts = {c.full_id: f"{'<' if 'argument' in c.extra else '['}{c.text}" for c in debate.claims}
    headings = {issue.id for issue in debate.issues if not issue.derived}

    def data(extra: Any) -> str:
        """Without the numbers of premises, which are counted anew where a step above is not written."""
        given = extra.get("data")
        return str(
            {key: one for key, one in given.items() if key != "uses"} if isinstance(given, dict) else given or {}
        )

    def end(id: str) -> str:
        return texts.get(id) or f"the step to {texts[debate.relation[id].target]}"

    return (
        sorted(
            (
                texts[c.full_id],
                sorted(c.extra.get("tags", ())),
                str(c.extra.get("data")),
                [i for i in c.issues if i in headings],
            )
            for c in debate.claims
        ),
        sorted(
            (
                r.kind.value,
                sorted(map(end, r.origins)),
                end(r.target),
                *(str(r.extra.get(key)) for key in ("relation", "rules")),
                data(r.extra),
            )
            for r in debate.relations
        ),
        [(i.question, dict(i.extra)) for i in debate.issues if not i.derived],
        debate.extra.get("frontMatter", {}).get("model"),
    )


def come_back(path: Path, text: str) -> None:
    for debate in read(path, text):
        again = read(path, written(debate))
        assert [told(one) for one in again] == [told(debate)]


def test_the_samples_come_back(shared: Path, tmp_path: Path) -> None:
    files = [*(shared / "samples" / "argdown").iterdir(), *(shared / "samples" / "small").glob("*.argdown")]
    assert len(files) >= 4
    for file in files:
        come_back(tmp_path / "a.argdown", file.read_text())


@ANYWHERE
@given(seed=st.integers(0, 10**6))
def test_what_was_read_comes_back(tmp_path: Path, seed: int) -> None:
    come_back(tmp_path / "a.argdown", document(Random(seed)))


@ANYWHERE
@given(debate=debates())
def test_any_debate_is_argdown_with_all_its_claims(tmp_path: Path, debate: Debate) -> None:
    for again in read(tmp_path / "a.argdown", written(debate)) if debate.claims else ():
        assert len(again.claims) == len(debate.claims)


@settings(max_examples=3)
@given(many=st.lists(debates(), min_size=5, max_size=5), seed=st.integers(0, 10**6))
def test_what_is_written_is_the_same_to_the_parser_of_record(
    tmp_path_factory: Any, many: list[Debate], seed: int
) -> None:
    path = tmp_path_factory.mktemp("a") / "a.argdown"
    random = Random(seed)
    many += [debate for _ in range(40) for debate in read(path, document(random))]
    assert_as_recorded([written(debate) for debate in many])
