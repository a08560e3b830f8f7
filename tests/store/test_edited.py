"""After an edit, the other files of a debate are not read again, and the outcome is what reading all of them gives."""

import json
import os
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from debate_tui.read.find import Found, in_order
from debate_tui.read.toml.pieces import tables
from debate_tui.store import compiling
from debate_tui.store.compiled import dump
from tests.counted import calls

HEAD = """\
format = "debate/1"
[debate]
id = "d"
title = "T"
question = "Q?"
"""
_NAMES = ("a.toml", "b.toml", "c.toml", "debate.toml")
_LONG = " ".join(f"word{n}" for n in range(50))
_KINDS = ("rebuts", "rebuts", "undercuts", "qualifies", "concurs", "supports", "supports", "rephrases")


def _camps() -> list[str]:
    camps = [f'[[position]]\nid = "p{n}"\nlabel = "P{n}"\nsummary = "S."\n' for n in range(3)]
    return camps + [f'[[issue]]\nid = "i{n}"\nquestion = "Is it {n}?"\n' for n in range(3)]


@st.composite
def _claims(draw: st.DrawFn, at: str) -> str:
    """A claim of the source that file `at` holds, or now and then of another."""
    source = draw(st.sampled_from([*[at] * 9, "a"]))
    issues = draw(st.sampled_from(['["i0"]', '["i0", "i1"]', '["i2"]', "[]", '["i1", "i0"]']))
    rare = draw(
        st.sampled_from(["", "", "", "", 'position = "p2"\n', 'nam = "x"\n', 'role = "fact"\n', 'terms = ["a", "a"]\n'])
    )
    voice = draw(st.sampled_from(["", "", "", 'voice = { speaker = "A minister", endorsed = false }\n']))
    text = draw(st.sampled_from(["It grows.", "It  shrinks.", "Ñandú.", "It\\tis."]))
    quote = draw(st.sampled_from(["the words", _LONG, "ﬁ\\u200bne words"]))
    quoted = draw(st.sampled_from(["", "", "", 'source = "b"\n']))
    quotes = draw(
        st.sampled_from(["", f'[[claim.quote]]\ntext = "{quote}"\n{quoted}', f'[[claim.quote]]\ntext = "{quote}"\n'])
    )
    id = f"c{draw(st.integers(2, 40))}"
    return f'[[claim]]\nid = "{id}"\nsource = "{source}"\nissues = {issues}\ntext = "{text}"\n{rare}{voice}{quotes}'


_ENDS = [f"{letter}/c{n}" for letter in "abc" for n in range(3)]


@st.composite
def _relations(draw: st.DrawFn) -> str:
    """Nearly always a sound one, if the claims that files have at first are there."""
    target, *origins = draw(st.lists(st.sampled_from(_ENDS), min_size=2, max_size=3, unique=True))
    kind, named = draw(st.sampled_from(_KINDS)), draw(st.integers(0, 30))
    if named < 2:
        kind, target = "undercuts", f"r{named}"
    id = f'id = "r{named - 2}"\n' if 2 <= named < 6 else ""
    return _relation(kind, origins, target, id)


def _relation(kind: str, origins: list[str], target: str, id: str) -> str:
    return f'[[relation]]\nkind = "{kind}"\nfrom = {json.dumps(origins)}\nto = "{target}"\nwhy = "So."\n{id}'


@st.composite
def _others(draw: st.DrawFn, at: str) -> str:
    place = f'position = "p{draw(st.integers(0, 2))}"\n'
    return draw(
        st.sampled_from(
            [
                f'[[stance]]\n{place}issue = "i{draw(st.integers(0, 2))}"\nanswer = "Yes."\n',
                f'[[conflict]]\nid = "{at}"\nabout = "It"\nsays = [{{ claim = "a/c0", value = "1" }}, {{ claim = "b/c1", value = "2" }}]\n',
                f'[[source]]\nid = "{at}2"\n{place}',
                f'[[position]]\nid = "p9"\nlabel = "P9"\n[[source]]\nid = "{at}9"\nposition = "p9"\n',
                '[[position]]\nid = "p8"\nlabel = "P8"\n',
                f'[[issue]]\nid = "i8"\nquestion = "Is it 8?"\n[[stance]]\n{place}issue = "i8"\nanswer = "Yes."\n',
                "# A remark.\n\n",
                '[[issue]]\nid = "i9"\nquestion = "Is it 9?"\n',
                "[extra]\nkept = true\n",
                'format = "debate/1"\n',
                '[debate]\nid = "e"\n',
                "text without marks\n",
                "\ufeff",
            ]
        )
    )


@st.composite
def maps(draw: st.DrawFn) -> dict[str, list[str]]:
    """Files of a sound map by name, each of pieces."""
    files = {"debate.toml": [HEAD, *_camps()]}
    for letter in "abc":
        claims = [
            f'[[claim]]\nid = "c{n}"\nsource = "{letter}"\nissues = ["i{n}"]\ntext = "T{n}."\n[[claim.quote]]\ntext = "w"\n'
            for n in range(3)
        ]
        files[f"{letter}.toml"] = [f'[[source]]\nid = "{letter}"\nposition = "p{ord(letter) - 97}"\n', *claims]
    pairs = st.lists(st.sampled_from(list(combinations(_ENDS, 2))), max_size=6, unique=True)
    for number, (target, origin) in enumerate(draw(pairs)):
        kind, id = draw(st.sampled_from(_KINDS)), f'id = "r{number}"\n' if number < 2 else ""
        files[draw(st.sampled_from(_NAMES))].append(_relation(kind, [origin], target, id))
        if number == 0 and draw(st.booleans()):
            files[draw(st.sampled_from(_NAMES))].append(_relation("undercuts", ["b/c1"], "r0", ""))
    return files


@st.composite
def edits(draw: st.DrawFn, files: dict[str, list[str]]) -> dict[str, list[str] | None]:
    """The files after some edits, nearly always of one of them; None for one that is deleted, and now and then a new one."""
    after: dict[str, list[str] | None] = {name: list(pieces) for name, pieces in files.items()}
    for name in draw(st.sampled_from([[], [], [], ["aa.toml"], ["z.toml"], ["aa.toml", "z.toml"], ["b copy.toml"]])):
        source = draw(
            st.sampled_from(
                [f'[[source]]\nid = "{name[0]}9"\nposition = "p1"\n', '[[source]]\nid = "b"\nposition = "p1"\n', ""]
            )
        )
        claims = draw(st.lists(_claims(draw(st.sampled_from([f"{name[0]}9", "a"]))), max_size=2))
        after[name] = [source, *claims, *draw(st.lists(_relations(), max_size=1))]
    if draw(st.integers(0, 3)) == 0:
        after[draw(st.sampled_from(_NAMES))] = None
    for name in draw(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=2)):
        pieces = after[name]
        if pieces is None or (len(after) > len(files) and draw(st.booleans())):
            continue
        new = st.one_of(*[_claims(name[0])] * 4, *[_relations()] * 4, _others(name[0]))
        for _ in range(draw(st.integers(1, 2))):
            at = draw(st.integers(0, len(pieces)))
            match draw(
                st.sampled_from(
                    ["add", "add", "add", "add", "drop", "drop", "replace", "replace", "twice", "remark", "delete"]
                )
            ):
                case "add":
                    pieces.insert(at, draw(new))
                case "drop" if len(pieces) > 4:
                    del pieces[draw(st.sampled_from([-1, -1, -1, 0, 1]))]
                case "replace" if len(pieces) > 4:
                    pieces[-1] = draw(new)
                case "twice" if pieces:
                    pieces.append(pieces[at - 1])
                case "remark":
                    pieces.insert(0, "# A remark.\n")
                case "delete" if draw(st.integers(0, 9)) == 0:
                    after[name] = None
                    break
    return after


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("debate_tui.store.edits._FEW", 10)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "map").mkdir()
    monkeypatch.chdir(tmp_path)
    return Path("map")


def write(folder: Path, files: dict[str, list[str] | None]) -> Found:
    for path in folder.iterdir():
        if path.name not in files:
            path.unlink()
    for name, pieces in files.items():
        path = folder / name
        if pieces is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_text() != "".join(pieces):
            path.write_text("".join(pieces))
            os.utime(path, ns=(0, hash("".join(pieces)) % 2**40))
    there = in_order(path.name for path in folder.glob("*.toml") if path.name != "debate.toml")
    return Found(tuple(folder / name for name in ["debate.toml", *there]))


def parsed(found: Found, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of the files that are parsed while a debate is compiled."""
    texts: list[str] = []

    def told(given: str, *rest: Any) -> Any:
        texts.append(given)
        return tables(given, *rest)

    with monkeypatch.context() as patch:
        patch.setattr("debate_tui.read.files.tables", told)
        compiling.compiled(found)
    return texts


def alike(found: Found) -> None:
    """What is compiled now is what would be without anything compiled before."""
    names = [str(path) for path in found.files]
    compiled, whole = compiling.compiled(found), compiling.read(found)
    assert compiled[1] == whole[1]
    assert dump(compiled, names) == dump(whole, names)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_any_edit_gives_what_reading_everything_gives(folder: Path, data: st.DataObject) -> None:
    files = data.draw(maps())
    for _ in range(2):
        compiling.compiled(write(folder, {**files}))
        alike(write(folder, data.draw(edits(files))))


def test_what_was_said_of_a_relation_goes_with_the_file_of_the_other(folder: Path) -> None:
    """A claim supported what it rebutted in a file of its own; once that was deleted, it was still said to rebut it."""
    files = _files(4)
    files["s001.toml"] = [*(files["s001.toml"] or []), _relation("supports", ["s1/c1"], "s2/c1", "")]
    found = write(folder, {**files, "s001b.toml": [_relation("rebuts", ["s1/c1"], "s2/c1", "")]})
    assert "W407" in [one.code for one in compiling.compiled(found)[1]]
    alike(write(folder, files))


def _come(files: dict[str, list[str] | None]) -> dict[str, list[str] | None]:
    new = '[[source]]\nid = "s2b"\nposition = "p1"\n[[claim]]\nid = "c0"\nsource = "s2b"\nissues = ["i0"]\ntext = "New."\n'
    return {**files, "s002b.toml": [new, _relation("rebuts", ["s2b/c0"], "s7/c0", "")]}


def _renamed(files: dict[str, list[str] | None]) -> dict[str, list[str] | None]:
    return {{"s005.toml": "s999.toml"}.get(name, name): pieces for name, pieces in files.items()}


_COMINGS: dict[str, tuple[Callable[[dict[str, list[str] | None]], dict[str, list[str] | None]], list[str]]] = {
    "a file comes": (_come, ["s002b.toml"]),
    "a file comes at the end": (lambda files: {**files, "zzz.toml": ["# Nothing yet.\n"]}, ["zzz.toml"]),
    "a file is called otherwise": (_renamed, ["s999.toml"]),
    "a file comes and one is edited": (
        lambda files: _come({**files, "s006.toml": ["# A remark.\n", *(files["s006.toml"] or [])]}),
        ["s002b.toml", "s006.toml"],
    ),
    "a source more": (
        lambda files: {**files, "s003.toml": ['[[source]]\nid = "s3b"\nposition = "p0"\n', *(files["s003.toml"] or [])]},
        ["s003.toml"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", _COMINGS)
def test_where_files_and_sources_come_and_go_the_others_are_not_parsed(
    change: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    comes, names = _COMINGS[change]
    files = _files(8)
    compiling.compiled(write(folder, files))
    found = write(folder, comes(files))
    assert parsed(found, monkeypatch) == [(folder / name).read_text() for name in names]
    alike(found)


def test_of_a_file_that_is_gone_and_that_no_other_needs_nothing_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _come(_files(8))
    compiling.compiled(write(folder, files))
    found = write(folder, {name: pieces for name, pieces in files.items() if name != "s002b.toml"})
    with monkeypatch.context() as patch:
        patch.setattr("debate_tui.read.files.tables", None)
        debate, _ = compiling.compiled(found)
    assert debate
    assert "s2b" not in debate.source
    alike(found)


def _files(count: int) -> dict[str, list[str] | None]:
    """A debate of so many files beside its head, each with claims and a relation to one of the next file."""
    files: dict[str, list[str] | None] = {"debate.toml": [HEAD, *_camps()]}
    for n in range(count):
        claims = [
            f'[[claim]]\nid = "c{m}"\nsource = "s{n}"\nissues = ["i{m}"]\ntext = "T{m}."\n[[claim.quote]]\ntext = "w"\n'
            for m in range(3)
        ]
        step = _relation("rebuts", [f"s{n}/c0"], f"s{(n + 1) % count}/c0", f'id = "r{n}"\n')
        files[f"s{n:03}.toml"] = [f'[[source]]\nid = "s{n}"\nposition = "p{n % 3}"\n', *claims, step]
    return files


_EDITS: dict[str, Callable[[str], str]] = {
    "another text": lambda text: text.replace("T1.", "It is otherwise."),
    "another side": lambda text: text.replace('issues = ["i0"]', 'issues = ["i2", "i1"]\nposition = "p2"'),
    "lines further down": lambda text: "# A remark.\n\n" + text,
    "a claim more": lambda text: text + '[[claim]]\nid = "c9"\nsource = "s5"\nissues = ["i0"]\ntext = "More."\n',
    "a claim in front": lambda text: '[[claim]]\nid = "c9"\nsource = "s4"\nissues = ["i1"]\ntext = "More."\n' + text,
    "a claim less": lambda text: text.replace(text[text.index('[[claim]]\nid = "c2"') : text.index("[[relation]]")], ""),
    "a claim renamed": lambda text: text.replace('id = "c2"', 'id = "c8"'),
    "a relation more": lambda text: text + _relation("supports", ["s5/c1", "s2/c1"], "s0/c1", ""),
    "an undercut more": lambda text: text + _relation("undercuts", ["s5/c1"], "r1", 'id = "u"\n'),
    "a conflict of fact": lambda text: text + '[[conflict]]\nid = "k"\nabout = "It"\nsays = [{ claim = "s1/c0", value = "1" }]\n',
    "an issue more": lambda text: '[[issue]]\nid = "i9"\nquestion = "Is it 9?"\n' + text.replace('"i1"', '"i1", "i9"'),
    "a position more": lambda text: text.replace('position = "p2"', 'position = "p9"') + '[[position]]\nid = "p9"\nlabel = "P9"\n',
    "another position of its source": lambda text: text.replace('position = "p2"', 'position = "p0"'),
    "an unknown key": lambda text: text + '[[claim]]\nid = "c9"\nsource = "s5"\nissues = []\ntext = "More."\nnam = "x"\n',
}  # fmt: skip


@pytest.mark.parametrize("edit", _EDITS)
def test_of_an_edited_debate_one_file_is_parsed(edit: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = _files(50)
    compiling.compiled(write(folder, files))
    found = write(folder, {**files, "s005.toml": [_EDITS[edit]("".join(files["s005.toml"] or []))]})
    assert parsed(found, monkeypatch) == [found.files[6].read_text()]
    alike(found)


@pytest.mark.parametrize("edit", ["another text", "lines further down"])
def test_where_nobody_meets_anybody_else_nothing_is_listed_or_counted_anew(
    edit: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _files(8)
    compiling.compiled(write(folder, files))
    found = write(folder, {**files, "s005.toml": [_EDITS[edit]("".join(files["s005.toml"] or []))]})
    with monkeypatch.context() as patch:
        patch.setattr("debate_tui.model.encounters._met", None)
        patch.setattr("debate_tui.model.encounters._chosen", None)
        patch.setattr("debate_tui.read.library.read_found", None)
        compiling.compiled(found)
    alike(found)


_WHOLE: dict[str, Callable[[str], str]] = {
    "no TOML": lambda text: text + "so it is\n",
    "a claim gone that others meet": lambda text: text.replace('id = "c0"', 'id = "c8"'),
    "an id that another file has": lambda text: text.replace('id = "r5"', 'id = "r6"'),
    "a circle of reasons": lambda text: (
        text + _relation("supports", ["s5/c1"], "s0/c1", "") + _relation("supports", ["s0/c1"], "s5/c1", "")
    ),
    "the same relation": lambda text: text + _relation("rebuts", ["s1/c1"], "s2/c1", ""),
    "a step that others undercut": lambda text: text.replace('from = ["s5/c0"]', 'from = ["s5/c1"]'),
}


@pytest.mark.parametrize("edit", _WHOLE)
def test_where_other_files_may_be_read_otherwise_all_are_read(edit: str, folder: Path) -> None:
    files = _files(8)
    compiling.compiled(write(folder, files))
    alike(write(folder, {**files, "s005.toml": [_WHOLE[edit]("".join(files["s005.toml"] or []))]}))


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_what_was_compiled_and_is_damaged_is_not_copied(at: float, folder: Path) -> None:
    files = _files(8)
    found = write(folder, files)
    compiling.compiled(found)
    (kept,) = Path(os.environ["XDG_CACHE_HOME"]).rglob("*.debate")
    data = bytearray(kept.read_bytes())
    data[int(len(data) * at)] ^= 1
    kept.write_bytes(data)
    alike(write(folder, {**files, "s005.toml": [_EDITS["another text"]("".join(files["s005.toml"] or []))]}))


def test_an_edit_costs_as_much_in_a_larger_debate(folder: Path) -> None:
    work = []
    for count in (20, 20, 40, 80):  # the first makes what is made once in a process
        files = _files(count)
        compiling.compiled(write(folder, files))
        found = write(folder, {**files, "s005.toml": [_EDITS["a claim more"]("".join(files["s005.toml"] or []))]})
        work.append(calls(lambda found=found: compiling.compiled(found)))  # type: ignore[misc]
    _, *work = work
    # Of each other file, its name is made out and its rows are copied. Python 3.13's own library makes more calls for that.
    assert work[2] - work[1] < 40 * (200 if sys.version_info < (3, 12) else 215)
    assert work[2] - work[1] < 2.2 * (work[1] - work[0])


def test_a_slip_that_is_mended_costs_no_reading_of_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = _files(8)
    found = write(folder, files)
    compiling.compiled(found)
    for _ in range(2):
        for slip in ('[[claim]\nid = "half', '[[claim]]\nid = "half"\nsource = "s5"\n'):
            write(folder, {**files, "s005.toml": [*(files["s005.toml"] or []), slip]})
            alike(found)
            assert compiling.is_compiled(found, None)
        with monkeypatch.context() as patch:
            patch.setattr("debate_tui.read.library.read_found", None)
            files = {**files, "s005.toml": [*(files["s005.toml"] or []), "# Mended.\n"]}
            compiling.compiled(write(folder, files))
        alike(found)
