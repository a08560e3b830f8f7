"""Drafts: what was begun to be written into a map, kept with each key in the user's state folder until it is written.

Each draft has an id, so that two explorers that begin on the same sentence keep two; and the map's path, so that maps which
have their id in common don't have their drafts in common.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from debate_tui.disk.folders import user_state
from debate_tui.disk.opening import gone
from debate_tui.edit.drafts import Draft, NewClaim, NewQuote, NewRelation
from debate_tui.model.debate import By, Debate, Kind, Relation, Role, Voice
from debate_tui.state.places import Compare, Step, Writing
from debate_tui.user.journal import Entry, read
from debate_tui.user.memory import map_of


def drafts_journal() -> Path | None:
    """The journal of all drafts; None where the user has no home."""
    folder = user_state()
    return Path(folder, "drafts.jsonl") if folder else None


def holders() -> Path | None:
    """The folder in which a program that has drafts says that it runs; None where the user has no home."""
    folder = user_state()
    return Path(folder, "running") if folder else None


def written(place: Writing, id: str) -> Entry:
    """That a draft is written, as a line of the journal: it is forgotten."""
    told = _told(place.draft)
    about = [told[name] for name in ("source", "quote", "first", "second") if name in told]
    return {"debate": place.debate, "about": about, "id": id}


def entry(place: Writing, map: str, id: str, instead: str | None = None) -> Entry:
    """A draft with the steps that led to it, as a line of the journal.

    `map`: where it is to be written; `instead`: the id of the draft that it goes on with, which is forgotten.
    """
    told = _told(place.draft)
    steps: list[list[str]] = []
    at: Writing | None = place
    while at:
        steps.insert(0, [at.step.value, at.query])
        at = at.before
    before = {} if instead is None else {"instead": instead}
    return {**written(place, id), **before, "map": map, "draft": told, "steps": steps}


def folded(entries: Iterable[Entry]) -> list[Entry]:
    """A journal of drafts in one entry a draft, the one that was changed last last, without those that were written."""
    last: dict[str, Entry] = {}
    for one in entries:
        for id in (one.get("instead"), one.get("id", "")):
            last.pop(_key(one, id), None)
        if "draft" in one:
            last[_key(one, one.get("id", ""))] = {name: value for name, value in one.items() if name != "instead"}
    return [*last.values()]


def _key(one: Entry, id: Any) -> str:
    return json.dumps([one.get("debate"), one.get("about"), id])


def recalled(debate: Debate, near: Compare) -> Iterator[tuple[str, Writing]]:
    """The drafts about a debate with their ids, each at the step where it was left; the one that was changed last last.

    What the debate no longer has is left out of them, and what can't be understood is passed over. One of a map that is no
    longer where it was belongs to every map of its id. What a program that still runs has in hand (`holder`) is left to
    that one. `near`: the comparison that they lead back to.
    """
    from debate_tui.disk.running import runs  # few reach for a draft

    path, here, folder = drafts_journal(), map_of(debate), holders()
    for one in folded(read(path)) if path else ():
        there, held = one.get("map"), folder and runs(folder, one.get("holder"))
        if one.get("debate") == debate.id and not held and (there in (None, here) or gone(str(there))):
            try:
                yield _text(one.get("id", "")), _place(debate, near, one)
            except (KeyError, TypeError, ValueError):
                continue


def _place(debate: Debate, near: Compare, one: Entry) -> Writing:
    """Raises: KeyError, TypeError, ValueError: it is no draft, or about what the debate no longer has."""
    draft, place = _draft(debate, one["draft"]), None
    for step, query in one["steps"]:
        place = Writing(near, draft, Step(step), _text(query), place)
    if place is None:
        raise ValueError
    return place


# Drafts


def _told(draft: Draft) -> dict[str, Any]:
    if isinstance(draft, NewClaim):
        quote, voice = draft.quote, draft.voice
        return {
            "source": draft.source,
            "quote": [quote.text, quote.locator, quote.prefix, quote.suffix],
            "issues": [*draft.issues],
            "asked": draft.asked,
            "role": draft.role and draft.role.value,
            "voice": voice and [voice.speaker, voice.endorsed],
            "position": draft.position,
            "camp": draft.camp,
            "text": draft.text,
        }
    return {
        "first": draft.first,
        "second": draft.second,
        "linked": [*draft.linked],
        "kind": draft.kind and draft.kind.value,
        "turned": draft.turned,
        "step": draft.step and _ends(draft.step),
        "why": draft.why,
        "by": draft.by and draft.by.value,
    }


def _ends(step: Relation) -> list[Any]:
    return [step.kind.value, [*step.origins], step.target]


def _draft(debate: Debate, told: dict[str, Any]) -> Draft:
    if "source" in told:
        return NewClaim(
            debate.source[told["source"]].id,
            NewQuote(*map(_text, told["quote"])),
            tuple(id for id in told["issues"] if id in debate.issue),
            _text(told["asked"]),
            Role(told["role"]) if told["role"] else None,
            _voice(*told["voice"]) if told["voice"] else None,
            told["position"] if told["position"] in debate.position else "",
            _text(told.get("camp", "")),
            _text(told["text"]),
        )
    step = next((one for one in debate.relations if _ends(one) == told["step"]), None) if told["step"] else None
    return NewRelation(
        debate.claim[told["first"]].full_id,
        debate.claim[told["second"]].full_id,
        Kind(told["kind"]) if told["kind"] else None,
        told["turned"] is True,
        step,
        _text(told["why"]),
        By(told["by"]) if told["by"] else None,
        tuple(id for id in told["linked"] if id in debate.claim),
    )


def _voice(speaker: Any, endorsed: Any) -> Voice:
    return Voice(_text(speaker), endorsed if isinstance(endorsed, bool) else None)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
