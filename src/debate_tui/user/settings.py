"""Reads a config file: what it sets, and what is wrong with it, each with its place and with what helps."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from debate_tui.model.debate import Location
from debate_tui.model.diagnostics import Diagnostic
from debate_tui.read.files import content_of, parsed_file
from debate_tui.read.toml.document import Document
from debate_tui.read.toml.locate import AT, WHOLE
from debate_tui.read.trouble import Trouble
from debate_tui.state.keymap import OURS as OUR_KEYS
from debate_tui.state.keys import Key
from debate_tui.text.wording import listed, shown
from debate_tui.user.keynames import Named, named, why_not
from debate_tui.user.themes import ATTRIBUTES, OURS, READABLE, ROLES, Theme, contrasts, look

Chosen = dict[str, list[tuple[str, str]]]
"""By action, its keys: each by its name in Textual and as it is shown."""


class Settings(NamedTuple):
    """What a config file sets, as plain values."""

    keys: Chosen
    themes: list[tuple[str, str, dict[str, str]]]
    """The user's own: the name, the name of the theme that it is based on, and the looks that differ, by role."""
    theme: str = ""
    linear: bool = False


SETTINGS = {
    "theme": "the colours to begin with: dark, light, ansi (the terminal's own), or a theme of your own, named below",
    "linear": "whether to begin in the mode for screen readers, as with --linear: true or false",
    "keys": "by action, its key or a list of its keys; an empty list for none",
    "themes": "your own themes: each a table [themes.NAME] of roles and looks",
}
"""The keys of the file, and what each sets."""


def read(path: Path) -> tuple[Settings, list[Diagnostic]]:
    """What the file at `path` sets, without what is wrong; and what is wrong, in the order of the file."""
    trouble = Trouble()
    document = parsed_file(content_of(path, trouble), trouble)
    settings = Settings({}, []) if document is None else _Reading(document, trouble).settings()
    return settings, sorted(trouble.all(), key=lambda one: one.at)


class _Reading:
    """A config file while it is being read."""

    def __init__(self, document: Document, trouble: Trouble) -> None:
        self._document = document
        self._trouble = trouble

    def settings(self) -> Settings:
        whole = self._document.data
        self._unknown(whole, SETTINGS, "setting")
        themes = [found for found in self._themes(self._table(whole, "themes")) if found]
        theme = self._value(whole, "theme", str, "a text, the name of a theme") or ""
        known = [*(one.name for one in OURS), *(name for name, _, _ in themes)]
        if theme and theme not in known:
            self._add(whole, "theme", "E211", f"no theme is called {shown(theme)}", self._one_of(theme, known))
            theme = ""
        linear = self._value(whole, "linear", bool, "true or false") or False
        return Settings(self._keys(self._table(whole, "keys")), themes, theme, linear)

    # Keys

    def _keys(self, table: Mapping[Any, Any]) -> Chosen:
        actions = {key.action: key for key in OUR_KEYS.table}
        chosen: Chosen = {}
        seen: list[tuple[str, Key, int]] = []
        for action in (key for key in table if key != AT):
            if action not in actions:
                self._add(
                    table,
                    action,
                    "E601",
                    f"no action is called {shown(action)}",
                    self._meant(action, actions),
                    key=True,
                )
                continue
            found = [
                one for one in self._written(table, action) if self._is_free(table, action, one, actions[action], seen)
            ]
            if found or table[action] == []:
                chosen[action] = [(key.name, key.shown) for _, key in found]
                seen += [(key.name, actions[action], self._line(table, action)) for _, key in found]
        self._tell_of_taken(table, chosen)
        return chosen

    def _written(self, table: Mapping[Any, Any], action: str) -> Iterator[tuple[int | None, Named]]:
        """The keys that an action is given, each with its index where they are a list."""
        value = table[action]
        items = enumerate(value) if isinstance(value, list) else [(None, value)]
        for n, text in items:
            if not isinstance(text, str):
                what = "a table" if isinstance(text, dict) else "a list" if isinstance(text, list) else shown(str(text))
                self._add(table, action, "E205", f"{what} is no key", 'a key is a text: "j", "space", "ctrl+n"', n)
            elif (key := named(text)) is None:
                self._add(table, action, "E602", f"{shown(text)} can't be chosen as a key", why_not(text), n)
            else:
                yield n, key

    def _is_free(
        self,
        table: Mapping[Any, Any],
        action: str,
        one: tuple[int | None, Named],
        key: Key,
        seen: list[tuple[str, Key, int]],
    ) -> bool:
        """Whether no action before has the key on one of the same screens."""
        n, name = one
        for other, before, line in seen:
            if other == name.name and before.screens & key.screens:
                said = f"line {line} gives {shown(name.shown)} to {before.action} already"
                self._add(table, action, "E603", said, "one key does one thing on a screen", n)
                return False
        return True

    def _tell_of_taken(self, table: Mapping[Any, Any], chosen: Chosen) -> None:
        """Report the actions that are left without a key since others were given theirs."""
        after = {key.action: key for key in OUR_KEYS.with_(chosen).table}
        for key in OUR_KEYS.table:
            if key.action in chosen or after[key.action].keys:
                continue
            by = next(
                a for a, keys in chosen.items() if {n for n, _ in keys} & {*key.keys} and after[a].screens & key.screens
            )
            said = f"{by} takes {shown(key.shown.split()[0])} from {key.action}, which has no key now"
            self._add(
                table,
                by,
                "W604",
                said,
                f'give it another, as {key.action} = "…", or say that it needs none: {key.action} = []',
            )

    # Themes

    def _themes(self, table: Mapping[Any, Any]) -> Iterator[tuple[str, str, dict[str, str]] | None]:
        for name, value in table.items():
            if name == AT:
                continue
            if not isinstance(value, dict):
                self._add(table, name, "E205", f"the theme {shown(name)} must be a table", f"write [themes.{name}]")
            elif name in {one.name for one in OURS}:
                self._add(
                    table,
                    name,
                    "E210",
                    f"a theme of ours is called {shown(name)}",
                    f'give yours another name, with base = "{name}"',
                    key=True,
                )
            else:
                yield self._theme(name, value)

    def _theme(self, name: str, table: Mapping[Any, Any]) -> tuple[str, str, dict[str, str]]:
        written = self._value(table, "base", str, "the name of a theme of ours")
        base = "dark" if written is None else written
        ours = {one.name: one for one in OURS}
        if base not in ours:
            self._add(table, "base", "E211", f"no theme of ours is called {shown(base)}", self._one_of(base, [*ours]))
            base = "dark"
        self._unknown(table, ("base", *ROLES), "role")
        looks = {role: self._look(table, role) for role in table if role in ROLES}
        found = {role: written for role, written in looks.items() if written}
        self._tell_of_contrast(table, Theme(name, {**ours[base].looks, **found}), found)
        return name, base, found

    def _look(self, table: Mapping[Any, Any], role: str) -> str:
        """A role's look, written out; empty where it is none."""
        written = self._value(table, role, str, 'a look, such as "bold #ffd866"')
        if written is None:
            return ""
        try:
            found = look(written)
            if role in ("background", "cursor") and (found.attributes or found.ground or not found.colour):
                raise ValueError(written)
        except ValueError as error:
            if role in ("background", "cursor"):
                hint = 'a colour alone: "#12161d" or "default"'
            else:
                hint = f'as "bold #ffd866 on #12161d": {listed(ATTRIBUTES)}, and colours as #rrggbb, as names (red, bright_blue), or default'
            self._add(table, role, "E605", f"{shown(str(error))} is no colour", hint)
            return ""
        ground = f"on {found.ground}" if found.ground else ""
        return " ".join(filter(None, (*found.attributes, found.colour, ground)))

    def _tell_of_contrast(self, table: Mapping[Any, Any], theme: Theme, own: Mapping[str, str]) -> None:
        """Report what the user has made hard to read: a role's colour, or the ground of others."""
        grounds = [role for role in ("background", "cursor") if role in own]
        for role, colour, ground, found in contrasts(theme):
            if found >= READABLE or not (role in own or grounds):
                continue
            at = role if role in own else next((one for one in grounds if theme.looks[one] == ground), "")
            if at:
                said = f"{role}: the contrast of {colour} on {ground} is {found:.1f} : 1"
                self._add(
                    table, at, "W606", said, f"text that everybody can read has {READABLE} : 1 or more (WCAG 2.2)"
                )

    # What all of them need

    def _table(self, within: Mapping[Any, Any], key: str) -> Mapping[Any, Any]:
        found: Mapping[Any, Any] = self._value(within, key, dict, f"a table: write [{key}]") or {}
        return found

    def _value(self, table: Mapping[Any, Any], key: str, kind: type, wanted: str) -> Any:
        """The value of a key, if it is of the type that is wanted; else None, which is reported where there is one."""
        value = table.get(key)
        if value is None or isinstance(value, kind):
            return value
        self._add(table, key, "E205", f"{shown(key)} must be {wanted}", "")
        return None

    def _unknown(self, table: Mapping[Any, Any], known: Mapping[str, Any] | tuple[str, ...], noun: str) -> None:
        for key in table:
            if key != AT and key not in known:
                hint = self._meant(key, known)
                self._add(table, key, "W208", f"there is no {noun} {shown(key)}", hint, key=True)

    def _meant(self, word: str, choices: Mapping[str, Any] | tuple[str, ...]) -> str:
        return self._trouble.meant(word, [*choices]) or f"there are: {listed(choices, 99)}"

    def _one_of(self, word: str, choices: list[str]) -> str:
        return f"{self._trouble.meant(word, choices)} one of {listed(choices)}".strip()

    def _add(
        self,
        table: Mapping[Any, Any],
        name: str,
        code: str,
        message: str,
        hint: str,
        item: int | None = None,
        key: bool = False,
    ) -> None:
        """Report what is wrong with the value under `name`, with an item of it, or with that key itself."""
        self._trouble.add(self._at(table, name, item, key), code, message, hint)

    def _at(self, table: Mapping[Any, Any], name: str, item: int | None = None, key: bool = False) -> Location:
        mark = self._document.marks(table.get(AT, WHOLE)).get(name)
        if mark is None:  # a table that is only named in the headers of others has no place
            below = table[name]
            return Location(self._document.file, *below.get(AT, (1, 1)))
        items = mark.inner if item is not None and isinstance(mark.inner, list) else []
        return self._document.at(
            mark.key if key else items[item].value if item is not None and item < len(items) else mark.value
        )

    def _line(self, table: Mapping[Any, Any], name: str) -> int:
        return self._at(table, name).line
