"""The keys in force: the table of keys, in which the user's own may stand in place of ours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from debate_tui.frozen import dataclass
from debate_tui.state.keys import KEYS, Key
from debate_tui.state.places import Screen

_NAMED, _PARTS = re.compile(r"\{(\w+)\}"), re.compile(r"(\{\w+\})")
"""An action in the short form of a footer's keys; and what takes that form apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """A table of keys, and what is asked of it. Compared by identity: a reader has one for the whole session."""

    table: tuple[Key, ...] = KEYS

    def on(self, screen: Screen) -> tuple[Key, ...]:
        """The keys that do something on a screen, shown as they are pressed there."""
        if screen.typing:
            return tuple(replace(key, brief=key.typing) for key in self.table if key.typing)
        return tuple(key for key in self.table if screen in key.screens)

    def action(self, pressed: str, screen: Screen) -> str | None:
        """The action of a key (by its name in Textual) on a screen; None if it has none. It can differ from screen to
        screen."""
        return next((key.action for key in self.table if pressed in key.keys and screen in key.screens), None)

    def shown(self, action: str) -> str:
        """The first key of an action, as messages name it; where the user has left it none, the command by its name."""
        key = next(key for key in self.table if key.action == action)
        return key.shown.split()[0] if key.keys else f":{key.label}"

    def brief(self, key: Key) -> str:
        """How the footer shows a key of the table: the first of an action's, alone or with the one that does the reverse."""
        return _NAMED.sub(lambda found: self.shown(found[1]), key.brief) or key.shown.split()[0]

    def signs(self, key: Key) -> list[tuple[str, str]]:
        """What `brief` shows, in parts, each with the action that it stands for."""
        found = [(part, _NAMED.fullmatch(part)) for part in _PARTS.split(key.brief) if part]
        parts = [(self.shown(name[1]), name[1]) if name else (part, key.action) for part, name in found]
        return parts or [(self.brief(key), key.action)]

    def with_(self, chosen: Mapping[str, Sequence[tuple[str, str]]]) -> "Keys":
        """The table with the user's keys in place of ours.

        `chosen`: by action, its keys, each by its name in Textual and as it is written. A key that another action has on
        one of the same screens is taken from that one.
        """
        table = list(self.table)
        for at, key in enumerate(table):
            if key.action in chosen:
                keys = chosen[key.action]
                table[at] = replace(key, keys=tuple(n for n, _ in keys), shown=" ".join(s for _, s in keys))
        taken = [(name, key.screens) for key in table if key.action in chosen for name in key.keys]
        return Keys(tuple(key if key.action in chosen else _without(key, taken) for key in table))


OURS = Keys()
"""The keys of who has chosen none."""


def _without(key: Key, taken: Sequence[tuple[str, frozenset[Screen]]]) -> Key:
    """A key of the table without the keys that other actions have taken on any of its screens."""
    left = tuple(name for name in key.keys if not any(name == one and screens & key.screens for one, screens in taken))
    if left == key.keys:
        return key
    names = dict(zip(key.keys, key.shown.split(), strict=False))
    return replace(key, keys=left, shown=" ".join(names[name] for name in left if name in names))
