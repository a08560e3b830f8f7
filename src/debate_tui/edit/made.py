"""What a draft makes of a map's files: the bytes of each file that changes, before and after, and what was added where."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from debate_tui.edit.adding import CannotAddError, Like, added, indent_of
from debate_tui.edit.drafts import Draft, NewClaim, NewRelation
from debate_tui.edit.naming import named
from debate_tui.edit.tables import claim_id, claim_table, free_id, issue_table, position_table, relation_table
from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate, Issue, Location, Position, Relation
from debate_tui.read.files import Content
from debate_tui.read.readers import TOML, reader_of
from debate_tui.text.shell import file_word

Contents = Callable[[str], bytes]
"""The bytes of a file by its name; raises OSError."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is changed: its bytes before and after."""

    file: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Made:
    changes: tuple[Change, ...]
    at: Location
    """Where the claim or relation begins."""
    claim: str = ""
    """Full id of the claim that is added; "" where a relation is."""


class CannotWriteError(ValueError):
    """A draft can't be written; the message says of which file and why, as a sentence without its full stop."""


def files_for(debate: Debate, draft: Draft) -> tuple[str, ...]:
    """The files that a draft goes into: a claim into the one with its source's claims, a relation into the first claim's
    (and an id into that of the step it attacks), an issue or a position into the one with the map's others."""
    if isinstance(draft, NewRelation):
        step = [draft.step.at.file] if draft.step else []
        return tuple(dict.fromkeys((debate.claim[draft.first].at.file, *step)))
    claims = [claim.at.file for claim in debate.claims if claim.source == draft.source]
    home = claims[-1] if claims else debate.source[draft.source].at.file
    asked = [_home_of(debate, debate.issues)] if draft.asked else []
    camp = [_home_of(debate, debate.positions)] if draft.camp else []
    return tuple(dict.fromkeys((home, *asked, *camp)))


def _home_of(debate: Debate, nodes: Sequence[Issue | Position]) -> str:
    """The file with the last of some nodes, else the map's own."""
    return nodes[-1].at.file if nodes else debate.at.file


def made(debate: Debate, draft: Draft, contents: Contents) -> Made:
    """What a draft makes of the debate's files, as they are now.

    Raises:
        CannotWriteError: one of them can't be written into; it is left as it is.
        OSError: one can't be read.
    """
    if isinstance(draft, NewRelation):
        return _made_relation(debate, draft, contents)
    return _made_claim(debate, draft, contents)


def _made_relation(debate: Debate, draft: NewRelation, contents: Contents) -> Made:
    home, *_ = files = files_for(debate, draft)
    before = {file: contents(file) for file in files}
    after, id = dict(before), ""
    if draft.step:
        id, file = draft.step.id or _step_id(debate, draft.step), draft.step.at.file
        after[file] = after[file] if draft.step.id else _named(file, after[file], draft.step, id)
    table = relation_table(draft, id)
    after[home], line = _added(home, after[home], table, [("relation", _any)])
    changes = tuple(Change(file, before[file], after[file]) for file in before if before[file] != after[file])
    return Made(changes, Location(home, line, 1))


def _step_id(debate: Debate, step: Relation) -> str:
    ends = " ".join(id.rpartition("/")[2] for id in (step.origins[0], step.target))
    return free_id(ends.replace("-", "_"), debate.relation, "step").replace("_", "-")


def _named(file: str, content: bytes, step: Relation, id: str) -> bytes:
    must_be_ours(file, content)
    try:
        return named(content, step, id)
    except CannotAddError as error:
        raise CannotWriteError(f"{file} {error}") from None


def _made_claim(debate: Debate, draft: NewClaim, contents: Contents) -> Made:
    home, *_ = files_for(debate, draft)
    before = {file: contents(file) for file in files_for(debate, draft)}
    after, issues = dict(before), draft.issues
    if draft.asked:
        id = free_id(draft.asked, debate.issue, "issue")
        file, issues = _home_of(debate, debate.issues), (*issues, id)
        after[file], _ = _added(file, after[file], issue_table(id, draft.asked), [("issue", _any)])
    if draft.camp:
        id = free_id(draft.camp, debate.position, "position")
        file, draft = _home_of(debate, debate.positions), replace(draft, position=id)
        after[file], _ = _added(file, after[file], position_table(id, draft.camp), [("position", _any)])
    id = claim_id(debate, draft)
    table = claim_table(draft, id, issues, indent_of(before[home], "[[claim.quote]]"))
    behind: list[Like] = [
        ("claim", lambda one: one.get("source") == draft.source),
        ("source", lambda one: one.get("id") == draft.source),
        ("claim", _any),
    ]
    after[home], line = _added(home, after[home], table, behind)
    changes = tuple(Change(file, before[file], after[file]) for file in before)
    return Made(changes, Location(home, line, 1), f"{draft.source}/{id}")


def _any(_: Mapping[str, Any]) -> bool:
    return True


def must_be_ours(file: str, content: bytes) -> None:
    """Says no to a file in a format that is only read.

    Raises:
        CannotWriteError: it is one.
    """
    if reader_of([Content(Path(file), content)]) is not TOML:
        map = Path(file).with_suffix(".toml")
        map = map.with_stem(f"{map.stem}-map") if map == Path(file) else map
        way = f"debate-tui import {file_word(file)} -o {file_word(str(map))}"
        raise CannotWriteError(f"{file} is in another format, which is only read; {way} makes a map to write into")


def _added(file: str, content: bytes, table: str, behind: list[Like]) -> tuple[bytes, int]:
    must_be_ours(file, content)
    try:
        return added(content, table, behind)
    except CannotAddError as error:
        raise CannotWriteError(f"{file} {error}") from None
