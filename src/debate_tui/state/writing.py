"""Moves from step to step of writing a claim or a relation: what is chosen goes into the draft, and the next step is asked."""

from collections.abc import Iterator
from dataclasses import replace

from debate_tui.edit.drafts import Draft, NewClaim, NewRelation, between_sources
from debate_tui.model.debate import By, Debate, Kind, Relation, Role, Voice
from debate_tui.state.places import Compare, Step, Writing
from debate_tui.state.targets import Take


class NotYetError(ValueError):
    """A step can't be left yet; the message says what is wanted, as a sentence."""


def begun(debate: Debate, near: Compare, draft: Draft) -> Writing:
    """The first step of writing a draft."""
    return Writing(near, draft, next(_steps(debate, draft)))


def _steps(debate: Debate, draft: Draft) -> Iterator[Step]:
    """What is asked of a draft, in order. Where a map leaves out its issues or positions, they are derived, and not asked for."""
    if isinstance(draft, NewRelation):
        yield from (Step.KIND, Step.WHY)
        if not between_sources(draft):  # else it can only be the mapper
            yield Step.BY
        yield Step.CHECK
        return
    if not any(issue.derived for issue in debate.issues):
        yield Step.ISSUE
    yield from (Step.ROLE, Step.SPEAKER)
    if draft.voice:
        yield Step.SHARED
    if debate.positions and not any(position.derived for position in debate.positions):
        yield Step.POSITION
    yield from (Step.TEXT, Step.CHECK)


def earlier(place: Writing) -> Writing | None:
    """The step before, with what was typed at this one kept; None at the first."""
    before = place.before
    if before is None or before.step is Step.CHECK:
        return before
    return replace(before, draft=_typed(place))


def changed(place: Writing, step: Step) -> Writing:
    """One step once more, from the check; it leads back there."""
    return Writing(place.comparison, place.draft, step, _line(place.draft, step), place)


def chosen(place: Writing, take: Take, debate: Debate) -> Writing:
    """The next step, with what was chosen at this one in the draft.

    Raises:
        NotYetError: something has to be typed first.
    """
    draft = _with(place, take)
    check = next((one for one in _before(place) if one.step is Step.CHECK), None)
    if check and not (place.step is Step.SPEAKER and isinstance(draft, NewClaim) and draft.voice):
        return Writing(place.comparison, draft, Step.CHECK, before=check.before)
    steps = list(_steps(debate, draft))
    step = steps[steps.index(place.step) + 1]
    return Writing(place.comparison, draft, step, _line(draft, step), replace(place, draft=draft))


def number(place: Writing, debate: Debate) -> str:
    """`2/6`: which step it is; empty for one that is only asked on demand."""
    steps = list(_steps(debate, place.draft))
    return f"{steps.index(place.step) + 1}/{len(steps)}" if place.step in steps else ""


def _before(place: Writing) -> Iterator[Writing]:
    while place.before:
        place = place.before
        yield place


def _line(draft: Draft, step: Step) -> str:
    """What stands in the typed line when a step begins."""
    if isinstance(draft, NewClaim):
        return draft.text if step is Step.TEXT else ""
    return draft.why if step is Step.WHY else ""


def _typed(place: Writing) -> Draft:
    """The draft with the words that are typed at a step of words."""
    words = place.query.strip()
    match place.draft, place.step:
        case NewClaim() as draft, Step.TEXT:
            return replace(draft, text=words)
        case NewRelation() as draft, Step.WHY:
            return replace(draft, why=words)
    return place.draft


def _with(place: Writing, take: Take) -> Draft:
    match place.draft:
        case NewRelation() as draft:
            return _relation_with(replace(place, draft=draft), draft, take.choice)
        case NewClaim() as draft:
            return _claim_with(place, draft, take)


def _relation_with(place: Writing, draft: NewRelation, choice: object) -> NewRelation:
    match place.step, choice:
        case Step.KIND, (Kind() as kind, bool() as turned):
            return _turned(replace(draft, kind=kind, step=None), turned)
        case Step.KIND, (Kind() as kind, bool() as turned, Relation() as step):
            return _turned(replace(draft, kind=kind, step=step), turned)
        case Step.LINKED, str() as claim:
            others = tuple(one for one in draft.linked if one != claim)
            return replace(draft, linked=others if claim in draft.linked else (*others, claim))
        case Step.BY, By() | None as by:
            return replace(draft, by=by)
    if between_sources(draft) and not place.query.strip():
        raise NotYetError("Between two sources a relation says why: one line that makes them meet.")
    return replace(draft, why=place.query.strip())


def _turned(draft: NewRelation, turned: bool) -> NewRelation:
    """The draft in this direction; premises that were linked to the claim that acted before are let go."""
    return draft if turned is draft.turned else replace(draft, turned=turned, linked=())


def _claim_with(place: Writing, draft: NewClaim, take: Take) -> NewClaim:
    match place.step, take.choice:
        case Step.ISSUE, str() as issue:
            return replace(
                draft, issues=(issue,) if issue and not take.typed else (), asked=issue if take.typed else ""
            )
        case Step.MORE, str() as issue:
            if take.typed:
                return replace(draft, asked=issue)
            return replace(draft, issues=tuple(dict.fromkeys((*draft.issues, issue))))
        case Step.ROLE, Role() | None as role:
            return replace(draft, role=role)
        case Step.SPEAKER, str() as speaker:
            same = draft.voice if draft.voice and draft.voice.speaker == speaker else None
            return replace(draft, voice=same or (Voice(speaker) if speaker else None))
        case Step.SHARED, bool() | None as endorsed if draft.voice:
            return replace(draft, voice=replace(draft.voice, endorsed=endorsed))
        case Step.POSITION, str() as position:
            return replace(draft, position="" if take.typed else position, camp=position if take.typed else "")
    if not place.query.strip():
        raise NotYetError("A claim needs its words: what the passage says, in a sentence of your own.")
    return replace(draft, text=place.query.strip())
