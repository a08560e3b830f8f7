"""What the readers of other formats share: making ids in our form, and recording where a map comes from."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.draft import Draft, Node
from debate_tui.read.fields import line_of
from debate_tui.read.files import Content
from debate_tui.read.trouble import Trouble
from debate_tui.text.ids import id_like, id_of_file
from debate_tui.text.scripts import are_tidy
from debate_tui.text.wording import shown

_ODD = 10_000
LONGEST = 60
"""Characters of an id that is made of words."""
_LOOKED_AT = 1000
"""Characters of which an id is made: a title may have a megabyte."""
_TO = re.compile("[-–]")
_STREAM = "/dev/stdin"
VOICE = ("speaker", "endorsed", "voice")
"""The keys of a mapping that say who says something."""
_SHARED = {"yes": True, "true": True, "no": False, "false": False}
"""What words say whether an author shares what somebody says; YAML has some of them as texts."""
SOMEBODY = "somebody"
"""What a speaker is called whom a file doesn't name, or not in a way that tells who it is."""
NOTES = "Annotations"
"""What the source of a reader's comments is called."""
UNKNOWN = "a speaker that isn't understood"
"""The speaker where a file names one otherwise than by a name."""


class Ids:
    """Makes an id for each name in another format: always the same for one name, and different for different names."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._used: dict[str, None] = {}  # of so many, a set would take twice the room
        self._next: dict[str, int] = {}

    def of(self, name: str, like: str = "") -> str:
        """The id for a name: the same whenever it is asked for; a new one is made like `like`, if that is given."""
        if name not in self._ids:
            self._ids[name] = self.new(like or name)
        return self._ids[name]

    def has(self, name: str) -> bool:
        """Whether there is an id for a name."""
        return name in self._ids

    def new(self, words: str, within: str = "") -> str:
        """An id like these words that no other thing has, or none within the same one."""
        short = words.isdecimal() and words.isascii() and len(words) <= LONGEST  # as nearly all ids of graphs are
        stem = words if short else id_like(words[:_LOOKED_AT])[:LONGEST].rstrip("-") or "n"
        id = stem
        while (whole := within + id) in self._used:
            self._next[within + stem] = self._next.get(within + stem, 1) + 1
            id = f"{stem}-{self._next[within + stem]}"
        self._used[whole] = None
        return id


def senseless(odd: int, sound: int) -> bool:
    """Whether so much of a file is odd that it is something else, and listing it all would only take time."""
    return odd > _ODD and odd > 9 * sound


def page_of(label: str) -> str:
    """The locator of a page, or of pages from one to another, with this label."""
    pages = [part.strip() for part in _TO.split(label)]
    return label if len(pages) > 2 or not all(map(str.isalnum, pages)) else f"{'p' * len(pages)}. {label}"


def settled(text: str, name: str) -> tuple[str, dict[str, Any]]:
    """The text of a claim, and an `extra` with what stood there, where reading changes that.

    Of a node without words it says so, with its name, since there may be several.
    """
    line = line_of(text) or f"(no words: {line_of(name) or '…'})"
    return line, ({} if line == text else {"text": text})


def voice_in(about: Any, at: Location, trouble: Trouble) -> dict[str, Node]:
    """The key `voice` with the voice that a mapping has: as our own exports write it, or by its `speaker`, a name or several;
    nothing where it has none. What is there and isn't understood is reported, and is somebody's word nevertheless."""
    if not isinstance(about, Mapping):
        return {}
    said = about["voice"] if "voice" in about else {key: about[key] for key in VOICE[:2] if key in about}
    if not isinstance(said, Mapping):
        said = {"speaker": said}
    named, endorsed = said.get("speaker"), said.get("endorsed")
    names = [
        one.get("name", one) if isinstance(one, Mapping) else one
        for one in (named if isinstance(named, list) else [named])
    ]
    speaker = ", ".join(filter(None, (line_of(one) for one in names if isinstance(one, str))))
    if odd := next((one for one in names if one is not None and not isinstance(one, str)), None):
        trouble.add(
            at,
            "W127",
            f"{shown(json.dumps(odd, ensure_ascii=False, default=str))} is no speaker that is understood",
            "a speaker is a name",
        )
        speaker = speaker or UNKNOWN
    if not speaker:
        return {}
    shared = _SHARED.get(endorsed.strip().lower()) if isinstance(endorsed, str) else endorsed
    if (shared is None and endorsed is not None) or not isinstance(shared, bool | None):
        message = f"{shown(str(endorsed))} doesn't say whether the author shares what {shown(speaker)} says"
        trouble.add(at, "W127", message, "endorsed is true or false")
        shared = None
    voice = {"speaker": speaker} | ({} if shared is None else {"endorsed": shared})
    return {"voice": Node("voice", at, voice, tidy=are_tidy(f" {speaker} "))}


def digest_of(content: Content) -> str:
    """SHA-256 of a file's bytes in hexadecimal digits."""
    content.digest = content.digest or sha256(content.data or b"").hexdigest()
    return content.digest


def let_go(content: Content) -> None:
    """Forgets a file's bytes but for their digest, so that they don't stand in memory beside what is made of them."""
    digest_of(content)
    content.data = None


def id_of(content: Content) -> str:
    """The id that a file of another program has where it lies; of cards below a folder of a library, with their folder's path."""
    return id_of_file(content.name + content.path.suffix if content.name else content.path.name)


def placed(draft: Draft, content: Content) -> Draft:
    """The draft of a file as it is called where it lies; standard input lies nowhere."""
    if str(content.path) == _STREAM:
        return draft
    head, *others = draft.heads
    return replace(draft, heads=[replace(head, values={**head.values, "id": id_of(content)}), *others])


def head_of(content: Content, format: str, **values: str) -> Node:
    """The `[debate]` node of a map in another format; id and title are the file's name without the suffix, unless `values` has
    them. In a library it has another id: see `id_of`."""
    stream = str(content.path) == _STREAM
    title = format if stream else content.name or content.path.stem
    origin = {"format": format, "sha256": digest_of(content)}
    if not stream:
        origin["file"] = content.path.name
    known = {
        "id": id_like(title) or (format if stream else id_of(content)),
        "title": title,
        "origin": Node("origin", content.at, origin),
    }
    return Node("debate", content.at, {**known, **values})
