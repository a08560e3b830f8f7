"""A map that was read from Argdown or Kialo and then edited is written as it is now; what has no place there is told."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate_tui.pages.document import Extract
from debate_tui.write.writers import WRITERS
from tests.formats import imported, written
from tests.write.test_outdated import RELATION, edits, says

FILES = {
    "strict.argdown": "argdown", "front-matter.argdown": "argdown", "kialo-v1.txt": "kialo", "kialo-v2.txt": "kialo",
}  # fmt: skip


def moved(text: str) -> Iterator[str]:
    """The text of a map, each time with a relation that has other ends, or one more premise."""
    claims = [f"{source}/{id}" for id, source in re.findall(r'\[\[claim\]\]\nid = "([^"]+)"\nsource = "([^"]+)"', text)]
    for match in RELATION.finditer(text):
        if ends := re.search(r'from = "([^"]*)"\nto = "([^"]*/[^"]*)"', match[0]):
            _, origin, to = ends[0], ends[1], ends[2]
            other = next(claim for claim in reversed(claims) if claim not in (origin, to))
            for now in (
                f'"{other}"\nto = "{to}"',
                f'"{origin}"\nto = "{other}"',
                f'["{origin}", "{other}"]\nto = "{to}"',
            ):
                yield text[: match.start()] + match[0].replace(ends[0], f"from = {now}") + text[match.end() :]


@pytest.mark.parametrize("name", FILES)
def test_an_edit_comes_back_from_the_map_s_own_format_or_is_told(name: str, shared: Path, tmp_path: Path) -> None:
    """A kind, a direction or an end that somebody corrected was the old one again, a speaker was gone, and no word said so."""
    format = FILES[name]
    debate = imported(tmp_path, (shared / "samples" / "small" / name).read_bytes(), name)
    assert WRITERS[format].left_out(Extract(debate)) == ""
    whole, count = written(debate, "toml"), 0
    for text in (*edits(whole, "aif"), *moved(whole)):
        edited = imported(tmp_path, text, "edited.toml")
        told = WRITERS[format].left_out(Extract(edited))
        same = says(imported(tmp_path, written(edited, format), "again")) == says(edited)
        assert same or told, text
        count += 1
    assert count > 20


@pytest.mark.parametrize("kind", ["supports", "undercuts"])
def test_what_argdown_can_say_is_written_rather_than_told(kind: str, shared: Path, tmp_path: Path) -> None:
    for name in ("strict.argdown", "front-matter.argdown"):
        whole = written(imported(tmp_path, (shared / "samples" / "small" / name).read_bytes(), name), "toml")
        for match in RELATION.finditer(whole):
            if "from = [" not in match[0]:
                now = re.sub(r'kind = "\w+"', f'kind = "{kind}"', match[0])
                edited = imported(tmp_path, whole[: match.start()] + now + whole[match.end() :], "edited.toml")
                assert says(imported(tmp_path, written(edited, "argdown"), "again")) == says(edited)
                assert WRITERS["argdown"].left_out(Extract(edited)) == ""


@pytest.mark.parametrize("voice", ['{ speaker = "Zed Quill", endorsed = false }', '{ speaker = "Zed Quill" }', ""])
def test_a_speaker_stands_in_the_data_of_argdown(voice: str, tmp_path: Path) -> None:
    text = '[A]: a thing {speaker: "Ann Lee", author: "Bo Li", endorsed: true, n: 3}\n  - [B]: another\n'
    whole = written(imported(tmp_path, text, "map.argdown"), "toml")
    now = re.sub(r"(?m)^voice = .*\n", f"voice = {voice}\n" if voice else "", whole)
    assert now != whole
    edited = imported(tmp_path, now, "edited.toml")
    again = imported(tmp_path, written(edited, "argdown"), "again.argdown")
    assert [claim.voice for claim in again.claims] == [claim.voice for claim in edited.claims]
    assert again.claims[0].extra["data"]["n"] == 3
    assert WRITERS["argdown"].left_out(Extract(edited)) == ""


def test_a_structure_isn_t_an_argument_s_whose_relations_it_would_take(tmp_path: Path) -> None:
    """What an argument supports, its conclusion would support."""
    text = "<X>: so\n\n(1) [A]: a\n(2) [B]: b\n----\n(3) [C]: c\n\n[D]: d\n  + [A]\n"
    whole = written(imported(tmp_path, text, "map.argdown"), "toml")
    more = '[[relation]]\nkind = "supports"\nfrom = "map/x"\nto = "map/d"\n\n[[relation]]\n'
    edited = imported(tmp_path, whole.replace("[[relation]]\n", more, 1), "edited.toml")
    assert len(edited.relations) == 4
    assert says(imported(tmp_path, written(edited, "argdown"), "again.argdown")) == says(edited)


def test_an_attack_on_an_argument_stays_beside_one_on_its_premise(tmp_path: Path) -> None:
    """Argdown drops it where the structure is the argument's."""
    text = "<X>: so\n  - [E]: e\n\n<X>\n\n(1) [A]: a\n(2) [B]: b\n----\n(3) [C]: c\n\n[D]: d\n  >< [A]\n"
    whole = written(imported(tmp_path, text, "map.argdown"), "toml")
    now = whole.replace('from = "map/e"', 'from = "map/d"')
    assert now != whole
    edited = imported(tmp_path, now, "edited.toml")
    assert says(imported(tmp_path, written(edited, "argdown"), "again.argdown"))[1] == says(edited)[1]


def test_title_and_summary_are_those_that_the_map_has_now(tmp_path: Path) -> None:
    text = "===\ntitle: Old\nsubTitle: Older\nauthor: Ann Lee\n===\n\n[A]: a\n  + [B]: b\n"
    whole = written(imported(tmp_path, text, "map.argdown"), "toml")
    edited = imported(tmp_path, whole.replace('"Old"', '"New"').replace('"Older"', '"Newer"'), "edited.toml")
    again = imported(tmp_path, written(edited, "argdown"), "again.argdown")
    assert (again.title, again.summary) == ("New", "Newer")


def test_a_thesis_that_lost_what_stood_below_it_is_no_question(tmp_path: Path) -> None:
    text = "Discussion Name:\nMap\n\n1. Thesis:\nTax is good.\n\n  1.1. Pro:\n  It pays.\n\n  1.2. Con:\n  It hurts.\n"
    edited = re.sub(RELATION, "", written(imported(tmp_path, text, "map.txt"), "toml"))
    again = imported(tmp_path, written(imported(tmp_path, edited, "edited.toml"), "kialo"), "again.txt")
    assert again.relations == ()
    assert [(claim.text, claim.voice) for claim in again.claims] == [
        ("Tax is good.", None), ("It pays.", None), ("It hurts.", None),
    ]  # fmt: skip
