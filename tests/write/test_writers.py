"""The table of writers: whatever stands in it can be written, is said by `export --help`, and stands in the docs."""

import io
import re
import runpy
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from debate_tui.cli import main
from debate_tui.model.debate import Source
from debate_tui.model.library import files_of
from debate_tui.pages.document import Extract
from debate_tui.store.compiled import dump, load
from debate_tui.write.writers import TEXT, WRITERS, Options
from tests.builders import AT, claim
from tests.builders import debate as debate_of
from tests.tui.screens import harbour
from tests.write.hostile import hostile

FORMATS = sorted(WRITERS)
MAP = Path(__file__).parents[2] / "content" / "us-japan-alliance"


@pytest.mark.parametrize("name", FORMATS)
def test_every_writer_ends_its_last_line_and_has_one_name_everywhere(name: str) -> None:
    writer = WRITERS[name]
    text = "".join(writer.write(Extract(harbour()), Options()))
    assert text.endswith("\n")
    assert (writer.name, writer.extension[:1]) == (name, ".")


@pytest.mark.parametrize("name", FORMATS)
def test_an_option_makes_a_difference_where_it_is_heeded_and_none_where_it_is_not(name: str) -> None:
    writer, extract = WRITERS[name], Extract(replace(harbour(), title="Große Häfen"))
    plain = list(writer.write(extract, Options()))
    others = {
        "--width": writer.write(extract, Options(width=60)),
        "--ascii": writer.write(extract, Options(ascii_only=True)),
        "--view": writer.write(replace(extract, view="sources"), Options()),
    }
    assert {option for option, pieces in others.items() if list(pieces) != plain} == set(writer.heeds)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_written_as_it_is_made(name: str) -> None:
    """Not one string: a large debate would stand in memory twice."""
    pieces = list(WRITERS[name].write(Extract(harbour()), Options()))
    assert max(map(len, pieces)) < sum(map(len, pieces)) / 4
    assert len(pieces) > len(harbour().claims)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_says_how_far_it_is(name: str) -> None:
    shares: list[float] = []
    for _ in WRITERS[name].write(Extract(harbour()), Options(heard=shares.append)):
        pass
    assert shares == sorted(shares)
    assert 0 < shares[0] < 1
    assert shares[-1] == 1


@pytest.mark.parametrize("name", FORMATS)
def test_the_command_line_takes_each_format(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help"]) == 0
    assert f"{{{','.join(WRITERS)}}}" in capsys.readouterr().out
    out = tmp_path / f"map{WRITERS[name].extension}"
    assert main(["export", str(MAP), "--format", name]) == 0
    printed = capsys.readouterr().out
    assert main(["export", str(MAP), "--format", name, "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == printed


@pytest.mark.parametrize("name", FORMATS)
def test_a_compiled_debate_is_written_as_one_that_was_read(name: str) -> None:
    """Its claims and quotes are made anew whenever they are asked for: no writer may know them by their identity."""
    for debate in (harbour(), hostile()):
        files = tuple(sorted(files_of(debate)))
        compiled, _ = load(dump((debate, ()), files), files)
        assert compiled is not None
        written = [list(WRITERS[name].write(Extract(one), Options())) for one in (debate, compiled)]
        assert written[0] == written[1]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("name", FORMATS)
def test_a_bar_says_how_far_it_is_on_a_terminal_unless_the_export_is_printed_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate_tui.cli.progress._WAIT", 0)
    monkeypatch.setattr("debate_tui.cli.progress._PAUSE", 0)
    monkeypatch.setenv("TERM", "xterm-256color")
    for printed in ("-", str(tmp_path / "out")):
        errors, output = Terminal(), Terminal()
        monkeypatch.setattr("sys.stderr", errors)
        monkeypatch.setattr("sys.stdout", output)
        assert main(["export", str(MAP), "--format", name, "-o", printed]) == 0
        drawn = [int(share) for share in re.findall("exporting.*?[━╌] +([0-9]+)%", errors.getvalue())]
        assert (drawn == sorted(drawn) and len(set(drawn)) > 4 and drawn[-1] == 100) == (printed != "-")
        assert bool(drawn) == (printed != "-")


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_that_fails_half_way_leaves_the_old_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "old"
    out.write_text("what was there")

    def broken(*_: object) -> Iterator[str]:
        yield "a beginning\n"
        raise KeyboardInterrupt

    monkeypatch.setattr(f"debate_tui.write.{WRITERS[name].module}.write", broken)
    assert main(["export", str(MAP), "--format", name, "-o", str(out), "--force"]) == 130
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old", "what was there")]


def test_a_format_is_imported_when_it_is_written() -> None:
    assert TEXT is next(iter(WRITERS.values()))
    assert all(callable(import_module(f"debate_tui.write.{one.module}").write) for one in WRITERS.values())


def test_the_docs_have_the_table() -> None:
    docs = Path(__file__).parents[2] / "docs"
    page = (docs / "format.md").read_text(encoding="utf-8")
    assert runpy.run_path(str(docs / "generate_formats.py"))["generated"](page) == page
    assert all(f"| `{name}` |" in page for name in WRITERS)


@pytest.mark.parametrize("name", WRITERS)
def test_a_source_that_nobody_cites_is_written_or_counted_as_left_out(name: str) -> None:
    uncited = Source("two", "", AT, title="The other road")
    extract = Extract(debate_of([claim("one/a")], sources=[uncited]))
    written = "".join(WRITERS[name].write(extract, Options()))
    assert "The other road" in written or "2 sources" in WRITERS[name].left_out(extract)


@pytest.mark.parametrize(
    ("format", "head"), [("linear", "Position: Position right\n\n"), ("markdown", "Position right</b> |")]
)
def test_claims_outside_all_issues_stand_under_their_position_once(format: str, head: str) -> None:
    """Where positions take turns in a file, each claim had its heading again."""
    one = debate_of([claim(id, issues=()) for id in ("left/a", "right/b", "left/c", "right/d")])
    told = "".join(WRITERS[format].write(Extract(one), Options(width=100)))
    assert told.count(head) == 1
    places = [told.index(text) for text in ("Claim a of", "Claim c of", head, "Claim b of", "Claim d of")]
    assert places == sorted(places)
