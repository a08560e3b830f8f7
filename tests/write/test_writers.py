"""The table of writers: whatever stands in it can be written, is said by `export --help`, and stands in the docs."""

import runpy
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from debate_tui.cli import main
from debate_tui.pages.document import Extract
from debate_tui.write.writers import TEXT, WRITERS, Options
from tests.tui.screens import harbour

FORMATS = sorted(WRITERS)


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
    pieces = WRITERS[name].write(Extract(harbour()), Options())
    assert next(pieces).count("\n") == 1
    assert sum(1 for _ in pieces) > 20


@pytest.mark.parametrize("name", FORMATS)
def test_the_command_line_takes_each_format(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help"]) == 0
    assert f"{{{','.join(WRITERS)}}}" in capsys.readouterr().out
    out = tmp_path / f"map{WRITERS[name].extension}"
    path = Path(__file__).parents[2] / "content" / "us-japan-alliance"
    assert main(["export", str(path), "--format", name]) == 0
    printed = capsys.readouterr().out
    assert main(["export", str(path), "--format", name, "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == printed


def test_a_format_is_imported_when_it_is_written() -> None:
    assert TEXT is next(iter(WRITERS.values()))
    assert all(callable(import_module(f"debate_tui.write.{one.module}").write) for one in WRITERS.values())


def test_the_docs_have_the_table() -> None:
    docs = Path(__file__).parents[2] / "docs"
    page = (docs / "format.md").read_text(encoding="utf-8")
    assert runpy.run_path(str(docs / "generate_formats.py"))["generated"](page) == page
    assert all(f"| `{name}` |" in page for name in WRITERS)
