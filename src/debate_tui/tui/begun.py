"""What was begun to be written and is not written yet: it is kept with each key, here and on disk, and goes on in the same place."""

from dataclasses import replace
from secrets import token_hex
from typing import NamedTuple

from debate_tui.edit.drafts import Draft, NewClaim
from debate_tui.model.debate import Debate
from debate_tui.state.places import Compare, Step, Writing
from debate_tui.tui.drafting import about
from debate_tui.user.drafts import drafts_journal, entry, folded, holders, recalled, written
from debate_tui.user.journal import Entry, Journal
from debate_tui.user.memory import map_of


class _Kept(NamedTuple):
    """A draft."""

    place: Writing
    id: str
    """What the journal calls it."""
    earlier: str | None = None
    """What an earlier session called it, as long as the journal has it under that name alone."""


class Begun:
    """The drafts of a reader. Without a journal, they are kept until the explorer is left."""

    def __init__(self, journal: Journal | None) -> None:
        self._journal = journal
        self._kept: dict[object, list[_Kept]] = {}
        """By what it is about, what was begun; the one at hand first."""
        self._recalled: set[str] = set()
        """Ids of the debates whose drafts of earlier sessions are among them."""
        self._told: Writing | None = None
        """What the journal has last."""
        self._troubled = False
        """Whether the user has been told that it can't be kept."""
        self._warned: frozenset[object] = frozenset()
        """What of it the user has been told of when they last wanted to leave."""

    def of(self, debate: Debate, draft: Draft, near: Compare, around: bool = False) -> tuple[Writing | None, int]:
        """What was begun about the same, and how often something was: each time the next of several. None where nothing was.

        `near`: the comparison that it is to lead back to; `around`: a claim on more sentences than the draft's is about the
        same, too, where nothing was begun on those alone.
        """
        known = debate.id in self._recalled
        if self._journal and not known:
            self._recalled.add(debate.id)
            for id, place in recalled(debate, near):
                self._kept.setdefault(about(debate, place.draft), []).insert(0, _Kept(place, token_hex(4), id))
        key = about(debate, draft)
        if around and key not in self._kept and isinstance(draft, NewClaim):
            others = (some[0].place for some in self._kept.values() if some)
            key = next((about(debate, one.draft) for one in others if _is_around(one, debate, draft)), key)
        kept = self._kept.get(key, [])
        if known and kept:
            kept.append(kept.pop(0))
        return (kept[0].place if kept else None), len(kept)

    def keep(self, debate: Debate, place: Writing) -> None:
        """Keep a draft as it is now."""
        if place.step is Step.COPY:
            return
        place = replace(place, made=None, problems=(), refused="")
        kept = self._kept.setdefault(about(debate, place.draft), [])
        before = kept[0] if kept else _Kept(place, token_hex(4))
        kept[:1] = [_Kept(place, before.id)]
        if place != self._told:
            self._told = place
            folder = holders() if self._journal else None
            holder = self._journal.holder(folder) if self._journal and folder else ""
            self._note({**entry(place, map_of(debate), before.id, before.earlier), "holder": holder})

    def forget(self, debate: Debate, place: Writing) -> None:
        """Forget a draft: it is written."""
        kept = self._kept.get(about(debate, place.draft), [])
        if kept:
            self._note(written(place, kept.pop(0).id))
        if not kept:
            self._kept.pop(about(debate, place.draft), None)

    def _note(self, line: Entry) -> None:
        path = drafts_journal() if self._journal else None
        if self._journal and path:
            self._journal.add(path, line, folded)

    def warning(self) -> str:
        """What to say to who wants to quit although something is begun and not written; "" the second time."""
        left = frozenset(one.id for some in self._kept.values() for one in some)
        if not left or left == self._warned:
            return ""
        self._warned = left
        if drafts_journal() is None or not self._journal:
            return f"Begun and not written: {len(left)}. Once more leaves without."
        if unkept := self.unkept():
            return f"Begun and not written: {len(left)}, and not kept: {unkept}. Once more leaves without."
        return f"Begun and not written: {len(left)}, but kept for the next time. Once more leaves."

    def unkept(self) -> str:
        """Why what is begun is kept until the explorer is left, and no longer; "" where it is on disk."""
        path = drafts_journal() if self._journal else None
        if path is None or not self._journal:
            return "there is no folder for it"
        return f"{path} can't be written" if path in self._journal.unwritten else ""

    def trouble(self) -> str:
        """That what is begun can't be kept, the first time that it can't; "" after that, and where it is kept."""
        unkept = "" if self._troubled or not self._journal else self.unkept()
        self._troubled |= bool(unkept)
        return f"Kept only until you quit: {unkept}." if unkept else ""


def _is_around(place: Writing, debate: Debate, draft: NewClaim) -> bool:
    """Whether what was begun at a place is a claim on words of the same paragraph of which those of a draft are a part."""
    one = place.draft
    if not isinstance(one, NewClaim) or place.debate != debate.id:
        return False
    same = (one.source, one.quote.locator) == (draft.source, draft.quote.locator)
    return same and draft.quote.text in one.quote.text


def gone_on(draft: Draft, asked: Draft, times: int, mark: str) -> str:
    """What is said to who goes on with a draft. `asked`: what they are on; `times`: how many were begun on the same;
    `mark`: the key that marks sentences."""
    words = "You began this and have not written it; it goes on from there."
    if isinstance(draft, NewClaim) and isinstance(asked, NewClaim) and draft.quote != asked.quote:
        words += f" It is on more than this sentence: {mark} marks this one alone."
    return words + (f" Begun {times} times: leave, and begin again, for another." if times > 1 else "")
