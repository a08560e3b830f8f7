"""What a draft makes of a map's files: read again they are the old debate with the new thing, and all other bytes stay."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from debate_tui.disk.changing import swap
from debate_tui.edit.drafts import (
    Draft,
    NewClaim,
    NewQuote,
    NewRelation,
    between_sources,
    drawn_already,
    speakers,
    steps_from,
)
from debate_tui.edit.made import CannotWriteError, made
from debate_tui.model.debate import By, Claim, Debate, Kind, Location, Relation, Role, Voice
from debate_tui.model.diagnostics import Severity
from debate_tui.read.library import read_library
from debate_tui.tui.written import Session
from tests.builders import claim, debate, relation
from tests.tui.screens import MAP

HEAD, *BLOCKS = MAP.replace("\n[[", "\0[[").split("\0")
AT = Location("")
_REMARKS = st.sampled_from(["", "", "\n", "# a remark\n", "\n# two\n# remarks\n", "# [[claim]]\n"])
_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(
    lambda text: text.strip() == text and text.isprintable()
)
CLAIMS = ("tram/quiet", "tram/cheap", "road/sleep")


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """The small map as somebody may have written it: tables in another order, remarks, line ends, a mark at its beginning."""
    blocks = draw(st.permutations(BLOCKS))
    text = (
        HEAD
        + "".join(f"\n{draw(_REMARKS)}{block}" for block in blocks)
        + draw(st.sampled_from(["", "\n", "\n\n", "\n# end"]))
    )
    text = text.replace("\n", "\r\n") if draw(st.booleans()) else text
    return b"\xef\xbb\xbf" * draw(st.booleans()) + text.encode()


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    if draw(st.booleans()):
        first, second, *linked = draw(st.lists(st.sampled_from(CLAIMS), min_size=2, max_size=3, unique=True))
        kind, by = draw(st.sampled_from(Kind)), draw(st.sampled_from([None, *By]))
        return NewRelation(first, second, kind, draw(st.booleans()), None, draw(_WORDS), by, tuple(linked))
    voice = draw(st.sampled_from([None, Voice("The mayor"), Voice("“We”", True), Voice('"', False)]))
    quote = NewQuote(draw(_WORDS), "¶1", draw(st.sampled_from(["", "before"])))
    role, asked = draw(st.sampled_from([None, *Role])), draw(st.sampled_from(["", "What else?"]))
    issues = ("night",) if not asked or draw(st.booleans()) else ()
    position, camp = draw(st.sampled_from([("", ""), ("road", ""), ("", "A third way")]))
    source, text = draw(st.sampled_from(["tram", "road"])), draw(_WORDS)
    return NewClaim(source, quote, issues, asked, role, voice, position, camp, text)


def bare(node: Claim | Relation) -> str:
    """All of a node but its places, which move."""
    if isinstance(node, Relation):
        return repr(replace(node, at=AT))
    return repr(replace(node, at=AT, quotes=tuple(replace(quote, at=AT) for quote in node.quotes)))


def read(file: Path) -> Debate:
    [one] = read_library([file]).debates
    return one


@given(content=files(), draft=drafts())
def test_the_map_is_the_old_one_with_what_was_drafted_and_every_other_byte_stays(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, draft: Draft
) -> None:
    file = tmp_path_factory.getbasetemp() / "made.toml"
    file.write_bytes(content)
    before = read(file)
    assume(not (isinstance(draft, NewRelation) and drawn_already(before, draft)))  # a second one is an error
    ready = made(before, draft, lambda name: Path(name).read_bytes())
    [change] = ready.changes
    swap([(change.file, change.before, change.after)])
    after = read(file)

    old, new = change.before, change.after
    if not (isinstance(draft, NewClaim) and (draft.asked or draft.camp)):  # else several stretches were put in
        head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
        assert new.endswith(old[head:]), "one stretch was put in, and nothing else is another"

    claims, relations = set(map(bare, after.claims)), set(map(bare, after.relations))
    more = [*(claims - set(map(bare, before.claims))), *(relations - set(map(bare, before.relations)))]
    assert len(more) == 1
    assert claims >= set(map(bare, before.claims))
    assert relations >= set(map(bare, before.relations))
    assert [one.id for one in after.issues if one.id not in before.issue] == (
        ["what-else"] if isinstance(draft, NewClaim) and draft.asked else []
    )
    assert [one.id for one in after.positions if one.id not in before.position] == (
        ["a-third-way"] if isinstance(draft, NewClaim) and draft.camp else []
    )
    if isinstance(draft, NewClaim):
        one = after.claim[ready.claim]
        assert one.position == ("a-third-way" if draft.camp else draft.position or draft.source)
        told = one.text, one.role, one.voice, one.issues, one.quotes[0].text, one.quotes[0].prefix or ""
        issues = (*draft.issues, *(["what-else"] if draft.asked else ()))
        assert told == (draft.text, draft.role, draft.voice, issues, draft.quote.text, draft.quote.prefix)
        assert one.at == replace(ready.at, file=one.at.file)
    else:
        assert drawn_already(after, draft)

    swap([(change.file, change.after, change.before)])
    assert file.read_bytes() == content


@given(content=files(), some=st.lists(drafts() | st.none(), max_size=8))
def test_any_sequence_of_writing_and_taking_back_ends_at_the_first_byte(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, some: list[Draft | None]
) -> None:
    """A None takes back what was written last. Whatever is written, the map has no error that it had not before."""
    file = tmp_path_factory.getbasetemp() / "sequence.toml"
    file.write_bytes(content)
    errors = _errors(file)
    session, was = Session(), [content]
    for draft in some:
        if draft is None:
            if was[1:]:
                session.take_back("R")
                was.pop()
        else:
            before = read(file)
            if isinstance(draft, NewRelation) and drawn_already(before, draft):
                continue
            session.write(made(before, draft, lambda name: Path(name).read_bytes()).changes, "it")
            was.append(file.read_bytes())
            assert _errors(file) <= errors
        assert file.read_bytes() == was[-1]
    for _ in was[1:]:
        session.take_back("R")
    assert file.read_bytes() == content
    for text in was[1:]:
        session.write_again("")
        assert file.read_bytes() == text


def _errors(file: Path) -> set[tuple[str, str]]:
    found = read_library([file]).diagnostics
    return {(one.code, one.message) for one in found if one.severity is Severity.ERROR}


@given(content=files(), turned=st.booleans())
def test_an_undercut_of_a_step_gives_the_step_an_id_and_changes_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, turned: bool
) -> None:
    file = tmp_path_factory.getbasetemp() / "step.toml"
    file.write_bytes(content)
    before = read(file)
    [step] = steps_from(before, "tram/quiet")
    ends = ("tram/quiet", "tram/cheap") if turned else ("tram/cheap", "tram/quiet")
    draft = NewRelation(*ends, Kind.UNDERCUTS, turned, step, "So.")
    [change] = made(before, draft, lambda name: Path(name).read_bytes()).changes
    swap([(change.file, change.before, change.after)])
    after = read(file)
    lines = iter(change.after.splitlines())
    assert all(line in lines for line in change.before.splitlines()), "lines were put in, and none is another"
    assert set(map(bare, after.claims)) == set(map(bare, before.claims))
    [other] = [one for one in after.relations if one.kind is Kind.UNDERCUTS]
    assert (other.origins, other.target) == (("tram/cheap",), "quiet-sleep")
    assert {bare(replace(one, id=None)) for one in after.relations if one is not other} == {bare(step)}
    again = made(
        after, replace(draft, step=after.relation["quiet-sleep"], why="And so."), lambda n: Path(n).read_bytes()
    )
    assert again.changes[0].after.count(b"quiet-sleep") == change.after.count(b"quiet-sleep") + 1, "it has its id"


def test_a_claim_goes_into_the_file_of_its_sources_claims_and_an_issue_to_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    tram = [block for block in BLOCKS if 'source = "tram"' in block]
    (folder / "debate.toml").write_text("\n".join([HEAD, *(block for block in BLOCKS if block not in tram)]))
    (folder / "tram.toml").write_text("\n".join(tram))
    one = read(folder)
    ready = made(
        one, NewClaim("tram", NewQuote("So.", "¶1"), asked="Why so?", text="So."), lambda n: Path(n).read_bytes()
    )
    assert [Path(change.file).name for change in ready.changes] == ["tram.toml", "debate.toml"]
    assert ready.at.file.endswith("tram.toml")
    drawn = made(one, NewRelation("tram/quiet", "road/sleep", Kind.CONCURS, why="So."), lambda n: Path(n).read_bytes())
    assert [Path(change.file).name for change in drawn.changes] == ["tram.toml"]


def test_a_format_that_is_only_read_is_refused_with_what_makes_a_map_of_it() -> None:
    one = debate(claims=[claim("left/a"), claim("right/b")])
    with pytest.raises(
        CannotWriteError, match=r"debate-tui import debate.toml -o debate-map.toml makes a map to write into"
    ):
        made(one, NewRelation("left/a", "right/b", Kind.REBUTS, why="So."), lambda _: b"1 a\n2 b\n#\n1 2 rebuts\n")


def test_what_is_drawn_already_is_known_either_way_where_that_is_the_same() -> None:
    one = debate(
        claims=[claim("left/a"), claim("right/b")],
        relations=[relation(Kind.REBUTS, "left/a", "right/b"), relation(Kind.SUPPORTS, "right/b", "left/a")],
    )
    draft = NewRelation("right/b", "left/a", Kind.REBUTS)
    assert drawn_already(one, draft)
    assert drawn_already(one, replace(draft, kind=Kind.SUPPORTS))
    assert not drawn_already(one, replace(draft, kind=Kind.SUPPORTS, turned=True))
    assert not drawn_already(one, replace(draft, kind=Kind.CONCURS))
    assert between_sources(draft)


def test_speakers_of_the_source_come_first_then_the_most_heard() -> None:
    said = [("left/a", "A"), ("right/a", "B"), ("right/b", "C"), ("right/c", "C")]
    one = debate(claims=[claim(id, voice=Voice(speaker)) for id, speaker in said])
    assert speakers(one, "left") == ("A", "C", "B")
