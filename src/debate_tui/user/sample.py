"""The commented config file and the schema of config files, both made from the tables that a config file is read by."""

import json
import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from debate_tui.state.keymap import OURS
from debate_tui.state.keys import Key
from debate_tui.text.wording import listed
from debate_tui.user.keynames import SIGNS, patterns
from debate_tui.user.settings import SETTINGS
from debate_tui.user.themes import ATTRIBUTES, COLOURS, ROLES
from debate_tui.user.themes import OURS as THEMES

_HEAD = """\
# The configuration of debate-tui. Each line shows what holds without it: take away the # before it, and change it.
# `debate-tui config --write` writes it where it belongs; `debate-tui config --check` says what is wrong with yours.
"""

_KEYS = """\
# Keys, by action: one, or a list; [] for none. A key is a character, a word (space, enter, tab, backspace, escape, up,
# down, left, right, home, end, pageup, pagedown, insert, delete, f1 to f12), or ctrl+n, alt+x, shift+tab. Who gives an
# action a key takes it from those that have it on the same screens. Where you type (search, help, commands, export),
# letters are text, and Enter, Esc, Backspace and the arrows stay what they are.
"""

_THEMES = """\
# Your own themes. A look is attributes (bold, dim, italic, underline, reverse), a colour, and after "on" a ground: #rrggbb,
# default, or one of the terminal's own (red, bright_blue). Roles that are left out look as in `base`.
"""


def sample() -> str:
    """A config file that changes nothing: all settings, keys and roles, each on a line that is a comment."""
    return "\n".join(_sample()) + "\n"


def _sample() -> Iterator[str]:
    yield _HEAD
    yield from _said(SETTINGS["theme"])
    yield '# theme = "dark"\n'
    yield from _said(SETTINGS["linear"])
    yield "# linear = false\n"
    yield _KEYS.rstrip()
    yield "[keys]"
    for group, keys in groupby(sorted(OURS.table, key=lambda key: _GROUPS.index(key.group)), key=lambda key: key.group):
        yield f"\n# {group}"
        for key in keys:
            written = [_written(name) for name in key.keys]
            yield _line(key.action, written if len(written) > 1 else written[0], key.help)
    yield ""
    yield _THEMES.rstrip()
    yield "# [themes.mine]"
    yield _line("base", THEMES[0].name, f"the theme that yours is based on: {listed(theme.name for theme in THEMES)}")
    for role, what in ROLES.items():
        yield _line(role, THEMES[0].looks[role], what)


def _line(key: str, value: str | list[str], what: str) -> str:
    """A setting as a comment, and behind it what it is."""
    setting = f"# {key} = {json.dumps(value, ensure_ascii=False)}"
    return f"{setting:44}# {what}"


def _said(what: str) -> list[str]:
    first = f"{what[:1].upper()}{what[1:]}."
    return textwrap.wrap(first, 116, initial_indent="# ", subsequent_indent="# ")


_GROUPS = tuple(dict.fromkeys(key.group for key in OURS.table))


def _written(name: str) -> str:
    """A key by its name in Textual, as a config file writes it."""
    return {told: sign for sign, told in SIGNS.items()}.get(name, name)


# The schema


def schema() -> dict[str, Any]:
    """The JSON Schema of config files (draft 2020-12), for editors that know TOML by it."""
    key = {"type": "string", "anyOf": [{"pattern": pattern} for pattern in patterns()]}
    keys = {"anyOf": [key, {"type": "array", "items": {"$ref": "#/$defs/key"}, "uniqueItems": True}]}
    colour = rf"(#[0-9A-Fa-f]{{3}}|#[0-9A-Fa-f]{{6}}|default|(bright_)?({'|'.join(COLOURS)}))"
    attributes = rf"({'|'.join(ATTRIBUTES)})"
    before = rf"({attributes}\s+)*({colour}|{attributes})(\s+{attributes})*"
    look = {
        "type": "string",
        "pattern": rf"^\s*({before}(\s+on\s+{colour})?|on\s+{colour})?\s*$",
    }
    grounds = {"type": "string", "pattern": rf"^\s*{colour}\s*$"}
    roles = {
        role: {"$ref": "#/$defs/colour" if role in ("background", "cursor") else "#/$defs/look", "description": what}
        for role, what in ROLES.items()
    }
    base = {"enum": [theme.name for theme in THEMES], "description": "the theme that this one is based on"}
    actions = {
        one.action: {"$ref": "#/$defs/keys", "description": one.help, "default": _default(one)} for one in OURS.table
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The configuration of debate-tui",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "theme": {"type": "string", "description": SETTINGS["theme"]},
            "linear": {"type": "boolean", "default": False, "description": SETTINGS["linear"]},
            "keys": {
                "type": "object",
                "description": SETTINGS["keys"],
                "additionalProperties": False,
                "properties": actions,
            },
            "themes": {
                "type": "object",
                "description": SETTINGS["themes"],
                "propertyNames": {"not": {"enum": [theme.name for theme in THEMES]}},
                "additionalProperties": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"base": base, **roles},
                },
            },
        },
        "$defs": {"key": key, "keys": keys, "look": look, "colour": grounds},
    }


def _default(key: Key) -> list[str]:
    return [_written(name) for name in key.keys]
