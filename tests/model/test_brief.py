"""What is said of a mark once the map has changed: all that differs, and nothing else."""

from dataclasses import replace

import pytest

from debate_tui.model.brief import Mark, changes, debate_of, kept_claim, kept_pair, marked_anew, worded_alike
from debate_tui.model.debate import Debate, Kind, Origin, Source, Voice
from debate_tui.model.library import Library
from tests.builders import AT, claim, debate, position, quote, relation

OLD = debate(
    [claim("left/a"), claim("right/b", "two"), claim("right/c", "two")],
    [
        relation(Kind.REBUTS, "left/a", "right/b", id="r", why="Both cannot be so."),
        relation(Kind.UNDERCUTS, "right/c", "r"),
        relation(Kind.QUALIFIES, ("left/a", "right/c"), "right/b"),
    ],
)
ALONE = Mark("d", kept_claim(OLD, OLD.claims[0]), AT)
PAIR = Mark("d", kept_pair(OLD, OLD.relations[0]), AT)


def told(mark: Mark, now: Debate) -> list[str]:
    return list(changes(mark, Library((now,))))


def other(first: object = None, **fields: object) -> Debate:
    """The map with another first claim, or other fields."""
    claims = (first, *OLD.claims[1:]) if first else OLD.claims
    return replace(OLD, **{"claims": claims, **fields})  # type: ignore[arg-type]


A = OLD.claims[0]


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (OLD, []),
        (other(replace(A, issues=(), terms=("x",), role=None)), []),
        (other(replace(A, text="Otherwise.")), ["The map now puts the claim of Left so: Otherwise."]),
        (other(replace(A, id="z"), relations=()), ["The claim of Left is no longer in the map."]),
        (
            other(replace(A, voice=Voice("A minister", endorsed=False))),
            ["The map now says otherwise whose words the claim of Left is."],
        ),
        (
            other(replace(A, quotes=(quote("other\nwords"), *A.quotes))),
            ["The map now quotes Left otherwise: “other words”."],
        ),
        (other(replace(A, quotes=())), ["The map now quotes Left otherwise."]),
        (
            other(replace(A, quotes=(replace(A.quotes[0], locator="p. 4", note="sic"), *A.quotes[1:]))),
            [
                f"The map now places “{A.quotes[0].text}” of Left at p. 4.",
                f"The map now notes on “{A.quotes[0].text}” of Left: sic",
            ],
        ),
        (
            other(positions=(position("left", "New name"), *OLD.positions[1:])),
            ["The map now calls the position “New name”; it was “Position left”."],
        ),
        (
            other(replace(A, position="two")),
            ["The map now counts the claim of Left to “Position two”."],
        ),
        (
            other(sources=(Source("left", "left", AT, label="Left", title="Now titled"), *OLD.sources[1:])),
            ["The map now cites Left otherwise."],
        ),
        (
            other(replace(A, text="Otherwise.", voice=Voice("A minister", endorsed=False))),
            [
                "The map now puts the claim of Left so: Otherwise.",
                "The map now says otherwise whose words the claim of Left is.",
            ],
        ),
        (debate(id="e"), ["Its debate is not at hand: whether the map has changed is not known."]),
    ],
)
def test_what_has_changed_of_a_claim_is_said(now: Debate, words: list[str]) -> None:
    assert told(ALONE, now) == words


def test_a_new_name_of_a_position_is_said_once() -> None:
    """It was told as another position, once for each claim: only the names were compared."""
    both = debate([claim("left/a"), claim("left/b")], [relation(Kind.QUALIFIES, "left/a", "left/b")])
    kept = Mark("d", kept_pair(both, both.relations[0]), AT)
    renamed = replace(both, positions=(position("left", "New name"), *both.positions[1:]))
    assert told(kept, renamed) == ["The map now calls the position “New name”; it was “Position left”."]


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        (OLD.relations, []),
        ((relation(Kind.REBUTS, "right/b", "left/a", why="Both cannot be so."),), []),
        (
            (relation(Kind.REBUTS, "left/a", "right/b", why="For another reason."),),
            ["The map now says why otherwise: For another reason."],
        ),
        ((relation(Kind.REBUTS, "left/a", "right/b"),), ["The map now says why otherwise: it gives no reason."]),
        ((relation(Kind.QUALIFIES, "left/a", "right/b"),), ["The map no longer says that these meet so."]),
        ((), ["The map no longer says that these meet so."]),
    ],
)
def test_what_has_changed_of_how_they_meet_is_said(drawn: tuple[object, ...], words: list[str]) -> None:
    assert told(PAIR, other(relations=drawn)) == words


def test_whose_words_it_is_is_said_where_it_changes() -> None:
    said = replace(A, voice=Voice("A minister", endorsed=False))
    mark = Mark("d", kept_claim(other(said), said), AT)
    [words] = told(mark, other(replace(said, text="Otherwise.")))
    assert (
        words == "The map now puts the claim of A minister, reported by Left (not shared by the author) so: Otherwise."
    )


def test_a_directed_relation_the_other_way_round_is_another() -> None:
    mark = Mark("d", kept_pair(OLD, OLD.relations[2]), AT)
    assert told(mark, OLD) == []
    turned = relation(Kind.QUALIFIES, "right/b", "left/a")
    assert told(mark, other(relations=(turned,))) == ["The map no longer says that these meet so."]


def test_a_pair_is_kept_with_all_that_it_takes_to_understand_it() -> None:
    kept = kept_pair(OLD, OLD.relations[1])
    assert [one.full_id for one in kept.claims] == ["right/c", "left/a", "right/b"]
    assert [one.kind for one in kept.relations] == [Kind.UNDERCUTS, Kind.REBUTS]
    joint = Mark("d", kept_pair(OLD, OLD.relations[2]), AT)
    assert [[one.full_id for one in side] for side in joint.sides] == [["left/a", "right/c"], ["right/b"]]
    assert {one.id for one in joint.kept.sources} == {"left", "right"}
    assert {one.id for one in joint.kept.positions} == {"left", "two"}


def test_a_mark_is_made_anew_in_the_words_of_now() -> None:
    now = other(replace(A, text="Otherwise."))
    for mark in (ALONE, PAIR):
        anew = marked_anew(mark, Library((now,)))
        assert anew
        assert anew.ids == mark.ids
        assert not worded_alike(anew, mark)
        assert told(anew, now) == []
        assert marked_anew(mark, Library(())) is None
    assert marked_anew(PAIR, Library((other(relations=()),))) is None


def test_a_mark_of_a_file_that_is_gone_leads_to_the_map_that_was_made_of_it() -> None:
    """Whoever imports `d.csv` to write into it and takes the file away keeps what they marked there; a map that lacks a claim of it
    may be made of another file of that name, and of two nobody knows which is meant."""
    mark = replace(ALONE, debate="d-csv")
    made = replace(OLD, id="d", origin=Origin("csv", "d.csv"))
    file = replace(OLD, id="d-csv", origin=Origin("csv", "d.csv"))
    assert debate_of(mark, Library((made,))) is made
    assert debate_of(mark, Library((made, file))) is file
    assert debate_of(replace(mark, debate="d"), Library((file,))) is file, (
        "as it was called alone, before it had its suffix"
    )
    other = replace(
        file, id="d-tgf", origin=Origin("tgf", "d.tgf"), claims=tuple(replace(c, text="No.") for c in OLD.claims)
    )
    assert debate_of(replace(mark, debate="d"), Library((file, other))) is file
    assert debate_of(replace(mark, debate="d"), Library((other,))) is None, "it has the claim's id alone"
    for others in ((), (replace(made, claims=OLD.claims[1:], relations=()),), (made, replace(made, id="e")), (OLD,)):
        assert debate_of(mark, Library(others)) is None
    anew = marked_anew(mark, Library((made,)))
    assert anew
    assert anew.ids == mark.ids
    assert debate_of(replace(mark, debate=""), Library((OLD,))) is None, "which debate it is of can't be read"
    nameless = replace(OLD, id="csv-8f14", origin=Origin("csv", "税.csv"))
    assert debate_of(replace(mark, debate="csv"), Library((nameless,))) is nameless, (
        "as a name without letters was called"
    )
