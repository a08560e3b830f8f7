"""What Argdown says of other files, of groups and of who says what, and what is empty in it: seen in files of its public examples."""

from pathlib import Path

import pytest

from debate_tui.model.debate import Voice
from debate_tui.read.argdown.errors import NotArgdownError
from debate_tui.read.argdown.parser import Parser
from tests.formats import imported, read, written
from tests.read.argdown_record import ours, record


def compared(text: str) -> None:
    (theirs,), here = record([text]), ours(text)
    for key in ("statements", "arguments", "relations"):
        assert here[key] == theirs[key]


@pytest.mark.parametrize(
    "text",
    ["[A]: x **b**  **b** {}\n  + [B]\n", "<A>: x {}\n", "[A]: x {a: 1}\n\n[A] {}\n", "[A] {}\n\n[A]: y {b: 2}\n"],
)
def test_an_empty_data_block_is_data(text: str) -> None:
    """It was nothing, where the parser of record has an empty object."""
    compared(text)


@pytest.mark.parametrize(
    "text",
    [
        "<A>\n\n(1) a\n(2) b\n----\n(2) [C]\n  +> <D>\n  -> [E]\n",  # numbers that don't count on
        "[A]: a\n  + <B>: : with a colon of its own (1.1) #t \n  #u\n",
        "<A>\n\n(1) One\n--\nModus ponens\n{uses: [1]}\n--\n(6) [C]:  Two blanks\n    >< [D]\n",
        'Words before: \n\n    "An indented quotation that is cut- \n    off here." \n\n[A]: b -- c #t // a comment\n  <_ <B>: d\n  #e // undercuts @<C>\n',
        "[A]\n  +  [B]\n  -> [B]\n  <!-- told twice -->\n\n[A]\n  <!-- first -->\n  -  c\n",
    ],
)
def test_what_real_files_hold_is_read_as_the_parser_of_record_reads_it(text: str) -> None:
    compared(text)


def test_a_proponent_is_the_speaker(tmp_path: Path) -> None:
    """The parser of record puts the name before the argument."""
    one = imported(
        tmp_path,
        "[A]: a\n  + <B>: b {proponent: Ada Mason}\n  - <C>: c {proponent: [Ben, ' Cy ']}\n  - <D>: d {proponent: {a: 1}}\n"
        "  + <E>: e {proponent: Ada, speaker: Ben}\n",
    )
    assert {claim.text: claim.voice for claim in one.claims} == {
        "a": None, "b": Voice("Ada Mason"), "c": Voice("Ben, Cy"), "d": None, "e": Voice("Ben"),
    }  # fmt: skip
    again = imported(tmp_path, written(one, "argdown"))
    assert {claim.text: claim.voice for claim in again.claims} == {claim.text: claim.voice for claim in one.claims}


def test_groups_in_the_front_matter_are_told(tmp_path: Path) -> None:
    text = "===\ngroup:\n  regroup: [{title: S, statements: [A]}]\n===\n\n# H\n\n[A]: b\n"
    debate, found = read(tmp_path, text, "map.argdown")
    assert debate is not None
    assert [issue.question for issue in debate.issues] == ["H"]
    assert [(one.code, "regroup" in one.message) for one in found] == [("N130", True)]
    assert debate.extra["frontMatter"]["group"]["regroup"][0]["title"] == "S"


def test_includes_are_not_followed_and_told(tmp_path: Path) -> None:
    _, found = read(tmp_path, "[A]: b\n\n@include(more.argdown)\n", "map.argdown")
    assert [(one.code, one.at.line, "@include(more.argdown)" in one.message) for one in found] == [("W127", 3, True)]
    assert not read(tmp_path, "[A]: b \\@include\\(more\\)\n", "map.argdown")[1]
    text = "[A]: b\n\n@include(_more.argdown)\n\nc\n"
    with pytest.raises(NotArgdownError):
        Parser(text).run()
    debate, found = read(tmp_path, text, "map.argdown")
    assert debate is None
    assert "argdown compile" in (found[0].hint or "")


def test_a_claim_that_supports_itself_is_no_circle_of_several(tmp_path: Path) -> None:
    """“claims support each other in a circle: "a" → "a"” was said of one."""
    _, found = read(tmp_path, "[A]: a\n  +> [A]\n")
    assert [(one.code, one.message) for one in found] == [("W307", 'a claim supports itself: "map/a"')]


def test_a_speaker_in_whatever_form_is_somebody_else(tmp_path: Path) -> None:
    """Several speakers, a mere `voice` or an unknown `endorsed`, and the claim stood as the file's own, without a word."""
    text = (
        "[A]: a {endorsed: no, speaker: Poe}\n  + [B]: b {speaker: [Poe, null, ' Roe ']}\n  + [C]: c {voice: Poe}\n"
        "  + [D]: d {voice: {speaker: Roe, endorsed: true, tone: low}}\n  + [E]: e {speaker: {first: Poe}}\n"
        "  + [F]: f {speaker: Poe, endorsed: partly}\n  + [G]: g {speaker: null}\n  + [H]: h {voice: {tone: low}}\n"
    )
    debate, found = read(tmp_path, text)
    assert debate is not None
    assert [claim.voice for claim in debate.claims] == [
        Voice("Poe", endorsed=False), Voice("Poe, Roe"), Voice("Poe"), Voice("Roe", endorsed=True),
        Voice("a speaker that isn't understood"), Voice("Poe"), None, None,
    ]  # fmt: skip
    assert [(one.code, one.at.line) for one in found] == [("W127", 5), ("W127", 6)]
    again = imported(tmp_path, written(debate, "argdown"))
    said = {claim.text: claim.voice for claim in debate.claims}
    assert {claim.text: claim.voice for claim in again.claims} == said


def test_a_statement_that_is_written_with_several_speakers_is_said_by_all(tmp_path: Path) -> None:
    """Only the last had said it, and the first was nowhere."""
    text = (
        "[A]: a {speaker: Ann}\n\n[A] {speaker: Bo}\n  + <B>: b {proponent: Cy, endorsed: true}\n\n[C]: c {author: Di}\n  - [A] {x: 1}\n\n"
        "<B> {proponent: [Di, Cy]}\n\n[C]: c {author: Di}\n"
    )
    debate, found = read(tmp_path, text)
    assert debate is not None
    voices = {"a": Voice("Ann, Bo"), "b": Voice("Cy, Di"), "c": Voice("Di")}
    assert {claim.text: claim.voice for claim in debate.claims} == voices
    assert [(one.code, one.at.line) for one in found] == [("N130", 1), ("N130", 4)]
    again = imported(tmp_path, written(debate, "argdown"))
    assert {claim.text: claim.voice for claim in again.claims} == voices


def test_who_is_named_is_a_person_and_not_a_value_beside_one(tmp_path: Path) -> None:
    """An empty speaker made the author report others; “no” and 3 were names, and `{name: Ann}` was none."""
    text = (
        "[A]: a {speaker: '', author: [Ann, null, 3]}\n  + [B]: b {speaker: {name: Ann}}\n  + [C]: c {speaker: Ann, author: no}\n"
        "  + [D]: d {speaker: [{name: Ann}, Bo]}\n  + [E]: e {speaker: {first: Ann}}\n"
    )
    debate, found = read(tmp_path, text)
    assert debate is not None
    ann = Voice("Ann")
    assert [claim.voice for claim in debate.claims[:4]] == [ann, ann, ann, Voice("Ann, Bo")]
    assert [one.message for one in found] == ['"{"first": "Ann"}" is no speaker that is understood']


def test_remarks_behind_a_block_of_text_in_yaml_are_kept(tmp_path: Path) -> None:
    """Of what stands on the line on which a block begins, nothing was kept."""
    text = "===\ntitle: |- # one\n  T # no remark\n# two\nauthor: >  # three\n  Ada\n===\n\n[A]: b\n"
    debate, _ = read(tmp_path, text, "map.argdown")
    assert debate is not None
    assert debate.title == "T # no remark"
    assert debate.extra["comments"] == ["# one", "# two", "# three"]
