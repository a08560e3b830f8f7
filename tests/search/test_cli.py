"""`debate-tui search`, on a small library, on a large one, and without a dash trap."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from debate_tui.cli import main

CLAIM = """
[[claim]]
id = "c{n}"
source = "s"
issues = ["worth"]
text = "{text}"
role = "premise"
  [[claim.quote]]
  text = "{quote}"
"""
HEAD = """format = "debate/1"
[debate]
id = "{id}"
title = "A title"
question = "Is it?"
summary = "So."
[[position]]
id = "p"
label = "It is"
summary = "It is so."
[[issue]]
id = "worth"
question = "Is it worth it?"
[[source]]
id = "s"
position = "p"
title = "Of it"
authors = ["Ann Author"]
published = "2024-04"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    for id, claims in {
        "one": [("The alliance is a cornerstone.", "the cornerstone of regional order")],
        "two": [
            ("It destabilises the region.", "the biggest destabilizing factor"),
            ("Costs rise.", "nuclear costs rise"),
        ],
    }.items():
        said = "".join(CLAIM.format(n=n, text=text, quote=quote) for n, (text, quote) in enumerate(claims))
        (folder / f"{id}.toml").write_text(HEAD.format(id=id) + said)
    monkeypatch.setattr("debate_tui.disk.libraries.bundled", lambda: tmp_path / "nothing")
    monkeypatch.setenv("DEBATE_TUI_LIBRARY", str(folder))
    monkeypatch.setenv("COLUMNS", "80")
    return folder


@pytest.fixture(params=["small", "large"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "large":
        monkeypatch.setattr("debate_tui.store.LARGE", 0)
    return str(request.param)


@pytest.mark.usefixtures("folder", "size")
def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):  # Made, then opened.
        assert main(["search", "destabalizing", "factr", "-nuclear"]) == 0
        out, err = capsys.readouterr()
        assert out == (
            "two · s/c0\n  It destabilises the region.\n  “the biggest destabilizing factor”\n  — Ann Author, April 2024 · premise"
            " · destabalizing ≈ destabilizing · factr ≈ factor\n"
        )
        assert err == ""


@pytest.mark.usefixtures("folder", "size")
def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "cornerstone of regi", "--kind", "quote", "--json", "--limit", "1"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["query"] == "cornerstone of regi"
    (result,) = found["results"]
    assert result.pop("score") > 0
    assert result == {
        "kind": "quote",
        "debate": "one",
        "id": "s/c0#1",
        "claim": "s/c0",
        "source": "s",
        "position": "p",
        "attribution": "Ann Author, April 2024",
        "role": "premise",
        "text": "the cornerstone of regional order",
        "spans": [[4, 15], [16, 18], [19, 23]],
    }


@pytest.mark.usefixtures("folder", "size")
def test_nothing_found_says_what_was_searched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "xyzzy", "--source", "s"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "3 claims, 3 quotes, 2 sources and 2 speakers in 2 debates; only source s" in err
    assert err.endswith("fewer words, or the beginning of a word, may find more\n")


@pytest.mark.usefixtures("folder", "size")
def test_where_nothing_passes_the_filters_no_fewer_words_are_advised(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "after:2999"]) == 1
    err = capsys.readouterr().err
    assert 'nothing like "after:2999" in 0 items; only after 2999\n' in err
    assert err.endswith("fewer conditions may find more\n")


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["rise", "-nuclear"], ["s/c1"]),
        (["-nuclear", "rise"], ["s/c1"]),
        (["--", "-nuclear", "rise"], ["s/c1"]),
        (['"nuclear costs"'], ["s/c1#1"]),
        (["kind:claim", "debate:one"], ["s/c0"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_operators_need_no_care(arguments: list[str], found: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--json", "--limit", "1", *arguments]) == 0
    assert [result["id"] for result in json.loads(capsys.readouterr().out)["results"]] == found


@pytest.mark.usefixtures("folder")
def test_a_changed_file_is_found_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "zebra"]) == 1
    (folder / "one.toml").write_text(HEAD.format(id="one") + CLAIM.format(n=7, text="A zebra.", quote="zebras"))
    assert main(["search", "zebra"]) == 0
    assert "one · s/c7" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_a_large_index_that_is_damaged_inside_is_made_anew(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "debate_tui.disk.sections.SMALL", 0
    )  # as if its sections were too large to be checked when opened
    assert main(["search", "cornerstone"]) == 0
    (path,) = (home / "cache").rglob("*.index")
    whole = path.read_bytes()
    at = whole.index(b"The alliance is a cornerstone.")
    path.write_bytes(whole[:at] + b"A cornerstone of another text." + whole[at + 30 :])
    before = capsys.readouterr().out
    assert main(["search", "cornerstone"]) == 0
    assert capsys.readouterr().out == before
    assert path.read_bytes() == whole


@pytest.mark.usefixtures("folder")
def test_a_limit_counts_claims_with_their_quotes_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "cornerstone", "--limit", "1"]) == 0
    out = capsys.readouterr().out
    assert out.count(" · s/c") == 1
    assert "“the cornerstone" in out


@pytest.mark.usefixtures("folder")
def test_something_found_is_status_0_whatever_else_could_not_be_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.toml").write_text("= no TOML")
    assert main(["search", "cornerstone"]) == 0
    assert "E124" in capsys.readouterr().err


BOTH = """
[[source]]
id = "t"
position = "p"
authors = ["Bo Li"]
published = "2021"
[[claim]]
id = "rain"
source = "t"
issues = ["worth"]
text = "It fails if it rains."
[[claim.quote]]
text = "If it rains, the ferry fails"
[[claim.quote]]
text = "We do not think that the ferry works"
source = "s"
[[claim.quote]]
text = "nowhere at all"
"""


@pytest.mark.usefixtures("size")
def test_each_quote_has_its_own_cite_where_one_is_anothers(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The claimant's words once stood above another's quote and cite, as if they were that other's."""
    (folder / "both.toml").write_text(HEAD.format(id="both") + BOTH)
    assert main(["search", "ferry"]) == 0
    own = "  “If it rains, the ferry fails”\n  — Bo Li, 2021\n"
    other = "  “We do not think that the ferry works”\n  — Ann Author, April 2024\n"
    claim = "both · t/rain\n  It fails if it rains.\n"
    assert capsys.readouterr().out == f"{claim}{own}{other}  claimed by Bo Li, 2021\n"
    assert main(["search", '"ferry fails"']) == 0  # his own alone: one cite tells all
    assert capsys.readouterr().out == f"{claim}{own}"
    assert main(["search", '"ferry works"']) == 0
    assert capsys.readouterr().out == f"{claim}{other}  claimed by Bo Li, 2021\n"


def test_a_cite_above_its_passage_is_not_that_of_the_passage_before(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Behind a dash, the cite of a tag's second card stood below the passage of its first."""
    assert (
        main(["search", "london", "--library", str(shared / "samples/small/cards.docx"), "--debate", "cards-docx"]) == 0
    )
    lines = capsys.readouterr().out.splitlines()
    above = [before for before, line in pairwise(lines) if line.startswith(("  “", "  found in what is not"))]
    assert above
    assert all(line.endswith(":") or line.startswith("  “") for line in above)
    assert not any(line.startswith("  — ") for line in lines)


@pytest.mark.usefixtures("folder", "size")
def test_what_is_not_printed_is_counted_where_filters_alone_are_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """10 of 36 were printed, and nothing said that there are more."""
    for asked, found in (["kind:claim"], 3), (["is:unanswered", "kind:claim"], 3), (["-nuclear", "--kind", "quote"], 2):
        for limit, more in (1, f"the first 1 of {found} results; --limit {found} prints all"), (found, ""):
            for form in [], ["--json"]:
                assert main(["search", *asked, "--limit", str(limit), *form]) == 0
                out, err = capsys.readouterr()
                assert err == (f"debate-tui: {more}\n" if more else "")
                assert (len(json.loads(out)["results"]) if form else out.count(" · s/c")) == limit


@pytest.mark.usefixtures("folder", "size")
def test_that_there_are_more_than_the_best_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "region", "--limit", "1"]) == 0
    assert capsys.readouterr().err == "debate-tui: the best 1; --limit 2 prints more\n"
    assert main(["search", "region", "--limit", "2"]) == 0
    assert capsys.readouterr().err == ""


def test_more_claims_than_are_counted_are_printed_if_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A claim and its quote are two items, but one result."""
    monkeypatch.setattr("debate_tui.cli.command.search._COUNTED", 4)
    said = "".join(CLAIM.format(n=n, text=f"Bell {n}.", quote=f"bell {n}") for n in range(9))
    (folder / "many.toml").write_text(HEAD.format(id="many") + said)
    for limit, told in (2, "the first 2 of more than 4 results; --limit N prints N"), (8, "the first 8 of 9 results"):
        assert main(["search", "is:unanswered", "debate:many", "--limit", str(limit)]) == 0
        out, err = capsys.readouterr()
        assert out.count("many · s/c") == limit
        assert told in err
