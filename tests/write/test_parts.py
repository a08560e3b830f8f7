"""An export of a part holds what is chosen and what stands between that, in every format, and its account counts just this."""

from pathlib import Path

import pytest

from debate_tui.model.debate import Debate, Issue, Kind, Relation, Stance
from debate_tui.pages.document import Extract
from debate_tui.read.library import read_library
from debate_tui.write.writers import WRITERS, Options
from tests.builders import AT, claim, debate, relation


def whole() -> Debate:
    claims = [
        claim("left/a", issues=("one",)),
        claim("left/b", issues=("one", "two")),
        claim("left/other", issues=("two",)),
        claim("right/c", issues=("one",)),
        claim("far/d", "far", issues=("two",)),
    ]
    relations = [
        relation(Kind.SUPPORTS, ("left/b", "left/other"), "left/a", why="Both together."),
        relation(Kind.REBUTS, "right/c", "left/a", id="blow", why="No."),
        relation(Kind.UNDERCUTS, "far/d", "blow"),
        relation(Kind.SUPPORTS, "left/b", "left/a"),
    ]
    made = debate(claims, relations)
    issues = (Issue("one", "One?", "One", AT), Issue("two", "Two?", "Two", AT))
    return Debate(
        made.id, made.title, made.question, made.summary, AT, positions=made.positions, issues=issues,
        stances=tuple(Stance(position.id, issue.id, "Yes.", AT) for position in made.positions for issue in issues),
        sources=made.sources, claims=made.claims, relations=made.relations,
    )  # fmt: skip


PART = Extract(whole(), positions=("left", "right"), issues=("one",))


@pytest.mark.parametrize(
    "format", ["csv", "jsonl", "json", "argdown", "aif", "kialo", "sadface", "tgf", "arggraph", "toml"]
)
def test_of_linked_premises_none_is_a_reason_of_its_own(format: str, tmp_path: Path) -> None:
    """One of the two linked premises is on another issue: “a relation is left out where one of its ends is”."""
    path = tmp_path / f"part.{format}"
    path.write_text("".join(WRITERS[format].write(PART, Options())), encoding="utf-8")
    library = read_library([path])
    (one,) = library.debates
    assert [problem.message for problem in library.diagnostics if problem.severity.value == "error"] == []
    assert len(one.claims) == 3
    kinds = sorted(relation.kind for relation in one.relations)
    assert len(kinds) == 2
    assert Kind.SUPPORTS in kinds


def test_argdown_has_no_heading_of_an_issue_that_was_not_chosen() -> None:
    text = "".join(WRITERS["argdown"].write(PART, Options()))
    assert [line for line in text.splitlines() if line.startswith("#")] == ["# One?"]


@pytest.mark.parametrize("format", ["argdown", "aif", "kialo", "sadface", "tgf", "arggraph"])
def test_the_account_counts_what_is_in_the_part(format: str) -> None:
    told = WRITERS[format].left_out(PART)
    assert "2 positions" in told
    assert "2 answers" in told
    assert "3 positions" in WRITERS[format].left_out(Extract(whole()))
    assert "2 issues" not in told


@pytest.mark.parametrize("format", [name for name in WRITERS if name not in ("arggraph", "tgf", "aif")])
def test_a_part_says_that_it_is_one(format: str) -> None:
    """It called itself the debate: opened again, it said that nobody answers claims whose answers had been left out."""
    told = "".join(WRITERS[format].write(PART, Options(width=100))).replace("\\", "")
    assert "in part: " in told
    assert "2 of 3 positions" in told
    assert "in part" not in "".join(WRITERS[format].write(Extract(whole()), Options(width=100)))


def test_a_part_is_another_map_than_the_whole(tmp_path: Path) -> None:
    for format, extract in (("toml", PART), ("json", PART), ("toml", Extract(whole()))):
        name = f"{format}-{extract.whole}.{format}"
        (tmp_path / name).write_text("".join(WRITERS[format].write(extract, Options())), encoding="utf-8")
        (one,) = read_library([tmp_path / name]).debates
        assert one.id == ("d" if extract.whole else "d-one-left-right")
        chosen = {"of": "d", "issues": ["one"], "positions": ["left", "right"]}
        assert one.extra.get("part") == (None if extract.whole else chosen)
    for format in ("csv", "jsonl"):
        (tmp_path / format).write_text("".join(WRITERS[format].write(PART, Options())), encoding="utf-8")
        (one,) = read_library([tmp_path / format]).debates
        assert (one.id, one.extra["part"]) == ("d-one-left-right", {"of": "d"})
        assert "".join(WRITERS[format].write(Extract(one), Options())).count("part of d") == 1


@pytest.mark.parametrize("format", ["toml", "json", "csv", "jsonl"])
def test_of_a_part_it_is_not_said_that_nobody_answers(format: str, tmp_path: Path) -> None:
    (tmp_path / "part").write_text("".join(WRITERS[format].write(PART, Options())), encoding="utf-8")
    (one,) = read_library([tmp_path / "part"]).debates
    pages = {
        view: "".join(WRITERS["text"].write(Extract(one, view), Options(width=100)))
        for view in ("overview", "unanswered")
    }
    assert all("to which no answer is drawn" in page for page in pages.values())
    assert not any("nobody answers" in page for page in pages.values())
    assert "nobody in this debate meets it" not in "".join(WRITERS["linear"].write(Extract(one), Options())).casefold()


def test_two_parts_of_a_debate_stand_beside_each_other_in_a_library(tmp_path: Path) -> None:
    """Each had the id of the debate with `-part` behind it, so that one hid the other."""
    many = tuple(f"position-{number}" for number in range(20))
    chosen = [
        Extract(whole(), issues=("one",)),
        Extract(whole(), issues=("two",)),
        Extract(whole(), positions=("left",)),
    ]
    ids = [extract.id for extract in (*chosen, Extract(whole(), positions=many), Extract(whole(), positions=many[1:]))]
    assert ids[:3] == ["d-one", "d-two", "d-left"]
    assert len({*ids}) == 5
    assert max(map(len, ids)) < 50
    for extract in chosen:
        (tmp_path / f"{extract.id}.toml").write_text(
            "".join(WRITERS["toml"].write(extract, Options())), encoding="utf-8"
        )
    library = read_library([tmp_path])
    assert sorted(one.id for one in library.debates) == sorted(ids[:3])
    assert [problem.code for problem in library.diagnostics if problem.code == "W108"] == []


@pytest.mark.parametrize("format", ["toml", "json", "csv", "jsonl"])
def test_a_source_of_a_position_that_was_not_chosen_holds_none_in_a_part(format: str, tmp_path: Path) -> None:
    """It was written under a position that the part doesn't have, and left out with its claims when that was opened."""
    made = debate(
        [claim("left/a"), claim("right/b"), claim("right/reported", "left")],
        [relation(Kind.REBUTS, "right/reported", "left/a", why="No.")],
    )
    (path := tmp_path / "part").write_text(
        "".join(WRITERS[format].write(Extract(made, positions=("left",)), Options())), encoding="utf-8"
    )
    library = read_library([path])
    (one,) = library.debates
    assert [problem.message for problem in library.diagnostics if problem.severity.value == "error"] == []
    assert {(c.source, c.id, c.position) for c in one.claims} == {("left", "a", "left"), ("right", "reported", "left")}
    assert [p.id for p in one.positions] == ["left"]
    assert len(one.relations) == 1


@pytest.mark.parametrize("format", list(WRITERS))
def test_relations_that_reach_beyond_a_part_are_counted_where_its_file_is_read_again(format: str) -> None:
    """Of two linked premises one is outside; and what attacks the rebuttal within it comes from outside."""
    told = WRITERS[format].left_out(PART)
    read_again = format not in ("text", "linear", "markdown", "html")
    assert ("not all of their claims are in this part: 2 relations" in told) == read_again
    assert "in this part" not in WRITERS[format].left_out(Extract(whole()))


def test_in_each_part_of_the_bundled_map_relations_are_there_or_counted() -> None:
    (one,) = read_library([Path(__file__).parents[2] / "content" / "us-japan-alliance"]).debates

    def involved(relation: Relation) -> set[str]:
        step = one.relation.get(relation.target)
        return {*relation.origins, *(involved(step) if step else {relation.target})}

    for issue in one.issues:
        extract = Extract(one, issues=(issue.id,))
        inside = {claim.full_id for claim in extract.chosen_claims}
        reaching = [relation for relation in one.relations if involved(relation) & inside]
        assert extract.cut + len(extract.part.relations) == len(reaching)
        assert extract.cut == sum(not involved(relation) <= inside for relation in reaching) > 0


def test_the_summary_of_a_part_is_said_to_be_that_of_the_whole(tmp_path: Path) -> None:
    for format in WRITERS:
        written = "".join(WRITERS[format].write(PART, Options()))
        assert ("A few words on it." in written) == ("The whole debate: A few words on it." in written), format
    (path := tmp_path / "part").write_text("".join(WRITERS["toml"].write(PART, Options())), encoding="utf-8")
    (one,) = read_library([path]).debates
    assert Extract(one, issues=("one",)).title == "The debate d, in part: “One”"
    assert Extract(one, issues=("one",)).summary == "The whole debate: A few words on it."
