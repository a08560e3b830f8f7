"""Reading libraries: what is sound is loaded, and nothing that a file may hold makes it raise."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from debate_tui.disk.libraries import default_libraries
from debate_tui.model.debate import Debate, Kind, Role, Voice, ends
from debate_tui.model.diagnostics import CODES, Severity
from debate_tui.model.library import Library
from debate_tui.read import files
from debate_tui.read.library import read_library
from debate_tui.read.trouble import MOST_ALIKE

REPO = Path(__file__).parents[2]
BASE = (REPO / "tests" / "cli" / "base" / "debate.toml").read_text(encoding="utf-8")


def assert_sound(debate: Debate) -> None:
    """Whatever the model promises of a loaded debate."""
    assert len(debate.position) == len(debate.positions)
    assert len(debate.issue) == len(debate.issues)
    assert len(debate.source) == len(debate.sources)
    assert len(debate.claim) == len(debate.claims)
    assert len(debate.stance) == len(debate.stances)
    assert all(source.position in debate.position for source in debate.sources if source.position)
    assert all(stance.position in debate.position and stance.issue in debate.issue for stance in debate.stances)
    for claim in debate.claims:
        assert claim.source in debate.source
        assert claim.position in debate.position
        assert set(claim.issues) <= set(debate.issue)
        assert claim.text
        assert all(quote.text for quote in claim.quotes)
        assert all(quote.source in debate.source for quote in claim.quotes if quote.source)
        assert all(0 <= mark.start < mark.end <= len(q.text) for q in claim.quotes for mark in q.marks)
        assert claim.role is None or isinstance(claim.role, Role)
    for relation in debate.relations:
        assert relation.origins
        assert set(relation.origins) <= set(debate.claim)
        assert relation.target in debate.claim or relation.kind is Kind.UNDERCUTS
        assert relation.by in ("source", "mapper")
        assert all(end in debate.claim for side in ends(debate, relation) for end in side)
    ids = [relation.id for relation in debate.relations if relation.id]
    assert len(ids) == len(set(ids))
    for undercut in debate.relations:
        seen: set[str] = set()
        while undercut.target not in debate.claim:
            assert undercut.target not in seen, "undercuts end at each other in a circle"
            seen.add(undercut.target)
            undercut = debate.relation[undercut.target]
    assert all(conflict.says for conflict in debate.conflicts)
    assert all(saying.claim in debate.claim for conflict in debate.conflicts for saying in conflict.says)


def assert_located(library: Library) -> None:
    for diagnostic in library.diagnostics:
        assert diagnostic.at.file
        assert diagnostic.code in CODES
        assert diagnostic.message.isprintable()
        assert diagnostic.hint.isprintable()
        assert not diagnostic.message.endswith(".")
        assert (diagnostic.at.line > 0) == (diagnostic.at.column > 0)


def assert_holds(path: Path) -> Library:
    library = read_library([path])
    assert_located(library)
    for debate in library.debates:
        assert_sound(debate)
    return library


def codes(library: Library) -> list[str]:
    return [diagnostic.code for diagnostic in library.diagnostics]


# What is written arrives


def test_everything_arrives(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(
        BASE
        + '''
[[source]]
id = "diary"
position = "keep"
label = "Diary"
title = """
A year
  at the quay"""
authors = ["A. Boatman", "B. Boatman"]
affiliation = "the ferry"
outlet = "Quayside"
published = "2018~"
published_basis = "the paper's watermark"
url = "https://example.org/diary"
note = "sic"

[[claim]]
id = "noise"
source = "diary"
issues = ["air", "trade"]
text = "People want the road shut."
role = "rebuttal"
voice = { speaker = "The barber", endorsed = false }
position = "close"

  [[claim.quote]]
  text = " two  spaces\\nand a line "
  locator = "p. 3"
  note = "sic"
  prefix = "before "
  suffix = " after"

[[relation]]
id = "step"
kind = "supports"
from = ["council/cleaner", "council/footfall"]
to = "diary/noise"
why = "Both matter."
by = "source"

[[relation]]
kind = "undercuts"
from = "chamber/detours"
to = "step"
why = "The ferry is not a road."

[[relation]]
kind = "supports"
from = "council/cleaner"
to = "council/footfall"
'''
    )
    library = read_library([path])
    assert library.diagnostics == ()
    debate = library.debate["harbour-road"]
    assert_sound(debate)
    source = debate.source["diary"]
    assert (source.label, source.title, source.name) == ("Diary", "A year at the quay", "Diary")
    assert (source.authors, source.affiliation) == (("A. Boatman", "B. Boatman"), "the ferry")
    assert (source.published, source.published_basis) == ("2018~", "the paper's watermark")
    assert (source.url, source.note, source.outlet) == ("https://example.org/diary", "sic", "Quayside")
    claim = debate.claim["diary/noise"]
    assert claim.voice == Voice("The barber", endorsed=False)
    assert (claim.position, claim.role, claim.issues) == ("close", Role.REBUTTAL, ("air", "trade"))
    (quote,) = claim.quotes
    assert quote.text == " two  spaces\nand a line "
    assert (quote.locator, quote.note, quote.prefix, quote.suffix) == ("p. 3", "sic", "before ", " after")
    assert debate.claim["council/cleaner"].position == "close"
    rebuts, step, undercuts, within = debate.relations
    assert (rebuts.by, step.by, undercuts.by, within.by) == ("mapper", "source", "mapper", "source")
    assert step.origins == ("council/cleaner", "council/footfall")
    assert undercuts.target == "step"
    assert ends(debate, undercuts) == (("chamber/detours",), step.origins)
    assert debate.issue["air"].label == "Would the air be cleaner?"
    lines = path.read_text().splitlines()
    nodes = (debate.positions, debate.sources, debate.claims, debate.relations)
    for at in [node.at for kind in nodes for node in kind]:
        assert lines[at.line - 1][at.column - 1 :].startswith("[[")
    assert lines[quote.at.line - 1].strip() == "[[claim.quote]]"


def test_the_bundled_content_is_clean() -> None:
    library = read_library([REPO / "content"])
    assert [str(diagnostic) for diagnostic in library.diagnostics] == []
    for debate in library.debates:
        assert_sound(debate)


def test_a_folder_is_one_debate_whatever_the_order_of_its_files(tmp_path: Path) -> None:
    head, *tables = BASE.split("\n[[")
    (tmp_path / "debate.toml").write_text(head)
    for number, table in enumerate(reversed(tables)):
        (tmp_path / f"{number:02}.toml").write_text(f"[[{table}")
    (tmp_path / ".#debate.toml").write_text("an editor's lock")
    library = assert_holds(tmp_path)
    assert library.diagnostics == ()
    assert len(library.debate["harbour-road"].claims) == 4


def test_one_file_found_twice_is_one_debate(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(BASE)
    (tmp_path / "link.toml").symlink_to(path)
    library = read_library([tmp_path, path, tmp_path / ".." / tmp_path.name])
    assert (len(library.debates), library.diagnostics) == (1, ())


def test_paths_are_shown_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "map.toml").write_text(BASE)
    monkeypatch.chdir(tmp_path)
    assert read_library([tmp_path / "maps"]).debates[0].at.file == "maps/map.toml"
    assert read_library([Path("maps")]).debates[0].at.file == "maps/map.toml"
    monkeypatch.chdir(tmp_path / "maps")
    assert read_library([Path("../maps")]).debates[0].at.file == "../maps/map.toml"
    monkeypatch.chdir("/")
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert read_library([tmp_path / "maps"]).debates[0].at.file == str(tmp_path / "maps" / "map.toml")


def test_default_libraries(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate_tui.disk.libraries.bundled", lambda: str(tmp_path / "bundled"))
    monkeypatch.setattr("debate_tui.disk.libraries.user_data", lambda: str(home / "own"))
    assert default_libraries() == ()
    for folder in (tmp_path / "bundled", home / "own"):
        folder.mkdir()
        assert default_libraries() == ()  # Empty: nobody need hear of it.
    for folder in (tmp_path / "bundled", home / "own"):
        (folder / "map.toml").touch()
    own = (str(home / "own"), str(tmp_path / "bundled"))
    assert default_libraries() == own
    monkeypatch.setenv("DEBATE_TUI_LIBRARY", os.pathsep.join(["a", "", "b"]))
    assert default_libraries() == ("a", "b", *own)
    assert default_libraries([Path("c")]) == ("c", *own)


def test_without_title_or_question_a_map_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text('[debate]\nid = "bare"\n')
    (debate,) = assert_holds(path).debates
    assert (debate.title, debate.question, debate.summary) == ("bare", "bare", "")


_BROKEN_ENDORSED = (
    '{ speaker = "M", endorsed = "yes" }',
    '{ speaker = "M", endorsed = 1 }',
    '{ speaker = "M", endorsed = [] }',
    '{ speaker = "M", endorsd = false }',
)
"""Were they read without it, the page would say that the author leaves it open."""


def test_a_broken_voice_never_makes_the_author_speak(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    for voice in ('"The mayor"', "{}", "[]", '{ speaker = "" }', "{ speaker = 1 }", *_BROKEN_ENDORSED):
        path.write_text(
            BASE
            + f'\n[[claim]]\nid = "x"\nsource = "council"\nissues = ["air"]\ntext = "T"\nrole = "fact"\nvoice = {voice}\nquote = [{{ text = "q" }}]\n'
        )
        library = assert_holds(path)
        assert "council/x" not in library.debates[0].claim
        assert any(diagnostic.severity is Severity.ERROR for diagnostic in library.diagnostics)


# Nothing makes it raise


def refuse(error: OSError) -> Callable[..., NoReturn]:
    def refused(*_: Any, **__: Any) -> NoReturn:
        raise error

    return refused


@pytest.mark.parametrize("number", [1, 5, 13, 24, 36])
@pytest.mark.parametrize("call", ["open", "stat"])
def test_the_system_refuses(number: int, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "map.toml"
    path.write_text(BASE)
    monkeypatch.setattr(Path, call, refuse(OSError(number, os.strerror(number))))
    library = assert_holds(path)
    assert codes(library) == ["E103"]
    assert library.debates == ()


def test_a_folder_that_may_not_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "listdir", refuse(PermissionError(13, "Permission denied")))
    (diagnostic,) = assert_holds(tmp_path).diagnostics
    assert str(diagnostic) == f"{tmp_path}: E103 cannot be read: permission denied"


def test_paths_that_are_none(tmp_path: Path) -> None:
    for name in ("\0", "x" * 5000, "a\x1b[31m", "no/such", "\udcff"):
        assert codes(assert_holds(tmp_path / name)) in (["E101"], ["E103"])
    assert codes(assert_holds(Path(os.devnull))) == ["E106"]
    file = tmp_path / "file"
    file.touch()
    assert codes(assert_holds(file / "below")) == ["E101"]


def test_pipes_in_a_library_are_not_waited_for(tmp_path: Path) -> None:
    """One kept every command waiting for ever. Nor is one that takes the place of the file that is open; that of `<(…)` is read."""
    (tmp_path / "map.toml").write_text(BASE)
    for name in ("pipe", "pipe.txt", "pipe.docx", "pipe.toml"):
        os.mkfifo(tmp_path / name)
    library = assert_holds(tmp_path)
    told = [(Path(one.at.file).name, one.code) for one in library.diagnostics]
    assert told == [("pipe.docx", "E106"), ("pipe.toml", "E106")]
    assert len(library.debates) == 1
    assert codes(assert_holds(tmp_path / "pipe")) == ["E106"]
    reading, writing = os.pipe()
    os.write(writing, BASE.encode())
    os.close(writing)
    assert codes(assert_holds(Path(f"/dev/fd/{reading}"))) == []
    os.close(reading)


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "map.toml"
    path.write_text(BASE)
    monkeypatch.setattr(files, "MOST_BYTES", len(BASE.encode()))
    assert codes(assert_holds(path)) == []
    monkeypatch.setattr(files, "MOST_BYTES", len(BASE.encode()) - 1)
    assert codes(assert_holds(path)) == ["E105"]


ANYWHERE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@ANYWHERE
@given(data=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "map.toml"
    path.write_bytes(data)
    assert_holds(path)


WORDS = st.sampled_from(
    ["", " ", "a", "close", "air", "council", "chamber", "council/cleaner", "chamber/losses", "step", "rebuts",
     "supports", "undercuts", "source", "\x1b[31m", "\u202e", "Ä", "debate/1", "2024-13", "x/y/z", "x" * 100]
)  # fmt: skip
VALUES = st.recursive(
    st.one_of(
        WORDS.map(lambda w: toml(w)),
        st.sampled_from(["1", "1.5", "inf", "true", "2024-01-01", "07:32:00", "{}", "[]", "0x" + "f" * 5000]),
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(inner, max_size=2).map(
            lambda items: "{" + ", ".join(f"k{n} = {i}" for n, i in enumerate(items)) + "}"
        )
    ),
    max_leaves=4,
)


def toml(text: str) -> str:
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}" for c in text) + '"'


LINES = [line for line in BASE.splitlines() if line and not line.startswith("#")]
KEYS = st.sampled_from(
    sorted(
        {line.split(" = ")[0] for line in LINES if " = " in line}
        | {"voice", "label", "published", "authors", "note", "by", "terms", "marks", "extra", "says", "origin", "about"}
    )
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The base map with a few lines taken out, doubled, moved, changed, or made up."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "move", "value", "key", "relation", "header"])):
            case "drop":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case "value":
                lines[at] = f"{lines[at].split(' = ')[0].strip('[]')} = {draw(VALUES)}"
            case "key":
                lines.insert(at, f"{draw(KEYS)} = {draw(VALUES)}")
            case "header":
                lines.insert(
                    at,
                    draw(
                        st.sampled_from(
                            ["[debate]", "[claim]", "[[claim.quote]]", "[[x]]", "[[claim]]", "[[conflict]]", "#"]
                        )
                    ),
                )
            case _:
                claims = st.sampled_from(["council/cleaner", "council/footfall", "chamber/detours", "chamber/losses"])
                kind = draw(st.sampled_from(list(Kind)))
                to = draw(claims | st.just("step"))
                name = draw(st.sampled_from(["", 'id = "step"\n', 'id = "other"\n']))
                to = draw(st.just(to) | st.sampled_from(["step", "other"]))
                lines.append(f'[[relation]]\n{name}kind = "{kind}"\nfrom = "{draw(claims)}"\nto = "{to}"')
    return "\n".join(lines)


@ANYWHERE
@given(text=mutated())
def test_a_map_with_a_few_mistakes(tmp_path: Path, text: str) -> None:
    path = tmp_path / "map.toml"
    path.write_text(text)
    assert_holds(path)


@ANYWHERE
@given(texts=st.lists(mutated(), min_size=1, max_size=2), tables=st.lists(st.tuples(KEYS, VALUES), max_size=5))
def test_a_folder_with_a_few_mistakes(tmp_path: Path, texts: list[str], tables: list[tuple[str, str]]) -> None:
    for name in ("debate", "more", "other"):
        (tmp_path / f"{name}.toml").unlink(missing_ok=True)
    for name, text in zip(("debate", "more"), texts, strict=False):
        (tmp_path / f"{name}.toml").write_text(text)
    (tmp_path / "other.toml").write_text("\n".join(f"{key} = {value}" for key, value in dict(tables).items()))
    assert_holds(tmp_path)


@pytest.mark.parametrize("key", sorted({line.split(" = ")[0] for line in LINES if " = " in line} | {"voice", "by"}))
@pytest.mark.parametrize("value", ["0x" + "f" * 5000, "nan", "1979-05-27T07:32:00Z", "[[], {}]", "{ a.b = [1] }"])
def test_a_value_of_another_type_anywhere(key: str, value: str, tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    for header in sorted({line for line in LINES if line.startswith("[[")}):
        path.write_text(f"{BASE}\n{header}\n{key} = {value}\n")
        assert_holds(path)
    path.write_text("\n".join(f"{key} = {value}" if line.startswith(f"{key} = ") else line for line in LINES))
    assert_holds(path)


# Size


def test_a_long_chain_of_reasons(tmp_path: Path) -> None:
    """Longer than Python's stack, and closed to a circle."""
    count = 3000
    text = BASE + "".join(
        f'\n[[claim]]\nid = "c{n}"\nsource = "council"\nissues = ["air"]\ntext = "T"\nrole = "fact"\nquote = [{{ text = "q" }}]\n'
        f'[[relation]]\nkind = "supports"\nfrom = "council/c{n}"\nto = "council/c{(n + 1) % count}"\n'
        for n in range(count)
    )
    path = tmp_path / "map.toml"
    path.write_text(text)
    library = read_library([path])
    assert codes(library) == ["W307"]
    assert len(library.diagnostics[0].message) < 400
    assert len(library.debates[0].relations) == 1 + count


def test_a_wrong_file_does_not_cost_minutes(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(
        BASE + "".join(f'\n[[stance]]\nposition = "p{n}"\nissue = "air"\nanswer = "A"\n' for n in range(5000))
    )
    before = time.perf_counter()
    assert codes(read_library([path])) == ["E301"] * (MOST_ALIKE + 1)  # the last says how many more there are
    assert time.perf_counter() - before < 10
