"""Two sources of which a map says the same have two names, everywhere; what tells them apart is never written into a map."""

from pathlib import Path

import pytest

from debate_tui.model.attribution import citation
from debate_tui.read.alike import told_apart
from tests.formats import imported, written

MAP = """
debate = {{ id = "d", title = "D", question = "Do we agree?" }}
position = [{{ id = "a", label = "A" }}, {{ id = "b", label = "B" }}]
issue = [{{ id = "i", question = "Yes?" }}]

[[source]]
id = "s"
position = "a"
authors = ["Ann Lee"]

[[source]]
id = "t"
position = "b"
authors = ["Ann Lee"]
{}

[[claim]]
id = "yes"
source = "s"
issues = ["i"]
text = "Yes."
role = "fact"
quote = [{{ text = "yes" }}]

[[claim]]
id = "no"
source = "t"
issues = ["i"]
text = "No."
role = "fact"
quote = [{{ text = "no" }}]
"""


def test_sources_of_which_the_map_says_the_same_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    debate = imported(tmp_path, MAP.format(""), "map.toml")
    assert [source.name for source in debate.sources] == ["Ann Lee (s)", "Ann Lee (t)"]
    claim = debate.claim["s/yes"]
    assert citation(debate, claim, claim.quotes[0]) == "Ann Lee, untitled (s), undated"


@pytest.mark.parametrize("told", ['title = "On it"', 'published = "2020"', 'outlet = "The Paper"', 'label = "Lee"'])
def test_what_the_map_says_tells_them_apart_without_an_id(tmp_path: Path, told: str) -> None:
    debate = imported(tmp_path, MAP.format(told), "map.toml")
    assert [source.apart for source in debate.sources] == ["", ""]


def test_what_tells_apart_is_not_written(tmp_path: Path) -> None:
    debate = imported(tmp_path, MAP.format(""), "map.toml")
    for format in ("toml", "json"):
        assert "(s)" not in written(debate, format)
        assert '"apart"' not in written(debate, format)


def test_it_is_worked_out_anew_when_a_source_says_more(tmp_path: Path) -> None:
    alike = imported(tmp_path, MAP.format(""), "map.toml").sources
    assert [one.apart for one in told_apart(alike)] == ["s", "t"]
    assert [one.apart for one in told_apart(alike[:1])] == [""]


def test_authors_whose_names_have_commas_are_told_apart(tmp_path: Path) -> None:
    """“Lee, Ann, Li, Bo” was four names of two people."""
    debate = imported(tmp_path, MAP.format("").replace('["Ann Lee"]', '["Lee, Ann", "Li, Bo"]', 1), "map.toml")
    assert debate.sources[0].name == "Lee, Ann; Li, Bo"
    assert citation(debate, debate.claim["s/yes"], debate.claim["s/yes"].quotes[0]).startswith(
        "Lee, Ann; Li, Bo, untitled"
    )


def test_two_groups_of_authors_of_whom_the_first_alone_is_named_are_told_apart(tmp_path: Path) -> None:
    """Both were called “Ann Lee et al.” where nothing else that a list shows tells them apart."""
    groups = MAP.format("").replace('["Ann Lee"]', '["Ann Lee", "B", "C", "D"]', 1)
    groups = groups.replace('["Ann Lee"]', '["Ann Lee", "X", "Y", "Z"]', 1)
    debate = imported(tmp_path, groups, "map.toml")
    assert [source.name for source in debate.sources] == ["Ann Lee et al. (s)", "Ann Lee et al. (t)"]
    claim = debate.claim["s/yes"]
    assert citation(debate, claim, claim.quotes[0]).startswith("Ann Lee, B, C, D, untitled"), (
        "a citation names them all"
    )
