"""What was begun to be written and is not written yet: it is kept with each key, here and on disk, and goes on in the same place."""

from dataclasses import replace

from debate_tui.edit.drafts import Draft
from debate_tui.model.debate import Debate
from debate_tui.state.places import Compare, Step, Writing
from debate_tui.tui.drafting import about
from debate_tui.user.drafts import drafts_journal, entry, folded, recalled
from debate_tui.user.journal import Journal


class Begun:
    """The drafts of a reader. Without a journal, they are kept until the explorer is left."""

    def __init__(self, journal: Journal | None) -> None:
        self._journal = journal
        self._kept: dict[object, Writing] = {}
        """By what it is about, what was begun."""
        self._recalled: set[str] = set()
        """Ids of the debates whose drafts of earlier sessions are among them."""
        self._told: Writing | None = None
        """What the journal has last."""
        self._warned: frozenset[object] = frozenset()
        """What of it the user has been told of when they last wanted to leave."""

    def of(self, debate: Debate, draft: Draft, near: Compare) -> Writing | None:
        """What was begun about the same; None where nothing was. `near`: the comparison that it is to lead back to."""
        if self._journal and debate.id not in self._recalled:
            self._recalled.add(debate.id)
            earlier = {about(debate, one.draft): one for one in recalled(debate, near)}
            self._kept = {**earlier, **self._kept}
        return self._kept.get(about(debate, draft))

    def keep(self, debate: Debate, place: Writing) -> None:
        """Keep a draft as it is now."""
        if place.step is Step.COPY:
            return
        place = replace(place, made=None, problems=(), refused="")
        self._kept[about(debate, place.draft)] = place
        if place != self._told:
            self._told = place
            self._note(place)

    def forget(self, debate: Debate, place: Writing) -> None:
        """Forget a draft: it is written."""
        self._kept.pop(about(debate, place.draft), None)
        self._note(place, written=True)

    def _note(self, place: Writing, written: bool = False) -> None:
        path = drafts_journal() if self._journal else None
        if self._journal and path:
            self._journal.add(path, entry(place, written), folded)

    def warning(self) -> str:
        """What to say to who wants to quit although something is begun and not written; "" the second time."""
        left = frozenset(self._kept)
        if not left or left == self._warned:
            return ""
        self._warned = left
        path = drafts_journal() if self._journal else None
        if path is None or not self._journal:
            return f"Begun and not written: {len(left)}. Once more leaves without."
        if path in self._journal.unwritten:
            return (
                f"Begun and not written: {len(left)}, and not kept: {path} can't be written. Once more leaves without."
            )
        return f"Begun and not written: {len(left)}, but kept for the next time. Once more leaves."
