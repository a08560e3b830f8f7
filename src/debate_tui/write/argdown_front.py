"""The front matter of Argdown that is written: what was read, with the title and subtitle that the map has now."""

from collections.abc import Mapping
from typing import Any

from debate_tui.model.debate import Debate
from debate_tui.read.argdown.front import line
from debate_tui.write.entitled import is_called_by_its_file


def front_of(debate: Debate, read: bool) -> Mapping[str, Any] | str:
    """The front matter, a text where it was no YAML. `read`: whether the map was read from Argdown."""
    kept = debate.extra.get("frontMatter") if read else None
    if isinstance(kept, str) and kept:
        return kept
    front = kept if isinstance(kept, Mapping) else {}
    now = {"title": debate.title, "subTitle": debate.summary}
    unsaid = ("title",) if read and "title" not in front and is_called_by_its_file(debate) else ()
    said = {key: one for key, one in now.items() if one and line(front.get(key)) != one and key not in unsaid}
    return {key: one for key, one in front.items() if now.get(key, one) or not line(one)} | said
