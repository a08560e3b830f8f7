"""The names of keys: how a config file writes them, how they are shown, and which of them a terminal can send at all."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Named(NamedTuple):
    """A key that arrives from a terminal."""

    name: str
    """Its name in Textual."""
    shown: str
    """As readers see it."""


SIGNS = {
    "!": "exclamation_mark", '"': "quotation_mark", "#": "number_sign", "$": "dollar_sign", "%": "percent_sign",
    "&": "ampersand", "'": "apostrophe", "(": "left_parenthesis", ")": "right_parenthesis", "*": "asterisk", "+": "plus",
    ",": "comma", "-": "minus", ".": "full_stop", "/": "slash", ":": "colon", ";": "semicolon", "<": "less_than_sign",
    "=": "equals_sign", ">": "greater_than_sign", "?": "question_mark", "@": "at", "[": "left_square_bracket",
    "\\": "backslash", "]": "right_square_bracket", "^": "circumflex_accent", "_": "underscore", "`": "grave_accent",
    "{": "left_curly_bracket", "|": "vertical_line", "}": "right_curly_bracket", "~": "tilde",
}  # fmt: skip
"""The characters of ASCII that are neither letters nor digits, by their names in Textual."""

WORDS = {
    "space": Named("space", "Space"), "enter": Named("enter", "Enter"), "tab": Named("tab", "Tab"),
    "backspace": Named("backspace", "Backspace"), "escape": Named("escape", "Esc"), "esc": Named("escape", "Esc"),
    "up": Named("up", "↑"), "down": Named("down", "↓"), "left": Named("left", "←"), "right": Named("right", "→"),
    "home": Named("home", "Home"), "end": Named("end", "End"), "pageup": Named("pageup", "PgUp"), "pgup": Named("pageup", "PgUp"),
    "pagedown": Named("pagedown", "PgDn"), "pgdn": Named("pagedown", "PgDn"), "insert": Named("insert", "Ins"),
    "delete": Named("delete", "Del"), **{f"f{n}": Named(f"f{n}", f"F{n}") for n in range(1, 13)},
}  # fmt: skip
"""The keys that have a name and no character."""

_TURNED = {
    "ctrl": ("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    "shift": ("up", "down", "left", "right"),
}
"""The keys that terminals send with Ctrl or Shift, too; the others with Shift many keep for themselves."""

_ALIKE = {
    "ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+j": "Enter", "ctrl+h": "Backspace", "ctrl+[": "Esc", "alt+b": "Ctrl-←", "alt+f": "Ctrl-→",
}  # fmt: skip
"""What terminals send the same for as for another key."""

_OURS = {"ctrl+c": "Ctrl-C always leaves", "ctrl+z": "Ctrl-Z always stops the program"}

_NAMES = {
    "ctrl": ("ctrl", "control", "c"),
    "alt": ("alt", "meta", "m"),
    "shift": ("shift", "s"),
    "super": ("super", "cmd"),
}
"""The keys that are held, and how each may be written."""

_HELD = re.compile(rf"({'|'.join(name for names in _NAMES.values() for name in names)})[-+](?=.)")


def named(text: str) -> Named | None:
    """The key that a config file writes as `text`: a character, a word such as `space` or `F5`, or `ctrl+n`, `alt+x`,
    `shift+tab`. None where most terminals send no such key, or what they send for another."""
    if len(text) == 1:
        return _character(text)
    if not text.isascii():
        return None
    held, word = _parts(text)
    plain = WORDS.get(word.lower())
    if not held:
        return plain
    if _whole(held, word) in {*_ALIKE, *_OURS}:
        return None
    if held == ["ctrl"]:
        if re.fullmatch("[a-zA-Z]", word):
            return Named(f"ctrl+{word.lower()}", f"Ctrl-{word.upper()}")
        return _turned("ctrl", plain)
    if held == ["shift"]:
        return Named("shift+tab", "Shift-Tab") if word.lower() == "tab" else _turned("shift", plain)
    if held == ["alt"] and re.fullmatch("[a-z]", word):
        return Named(f"alt+{word}", f"Alt-{word}")
    return None


def why_not(text: str) -> str:
    """Why `named` knows no such key, and what helps, for a hint."""
    if text.isdecimal() and len(text) == 1:
        return "digits are counts and the numbers of issues"
    held, word = _parts(text)
    whole = _whole(held, word)
    if whole in _ALIKE:
        return f"terminals send the same for it as for {_ALIKE[whole]}"
    if whole in _OURS:
        return _OURS[whole]
    if held == ["shift"] and re.fullmatch("[a-zA-Z]", word):
        return f'write "{word.upper()}"'
    if held:
        return "most terminals send Ctrl with a letter or a key that moves, Shift with an arrow, Alt with a small letter, and no others"
    from debate_tui.text.suggest import nearest

    near = nearest(text, WORDS)
    meant = f'did you mean "{near}"? ' if near else ""
    words = [word for word in WORDS if word not in _SHORT and not re.fullmatch("f[0-9]+", word)]
    return f"{meant}a key is one character, or {', '.join(words)}, f1 to f12"


_SHORT = ("esc", "pgup", "pgdn")
"""Words that a hint leaves out."""


def _character(one: str) -> Named | None:
    if one == " ":
        return WORDS["space"]
    if not one.isprintable() or one in "0123456789":
        return None
    if one.isalnum():
        return Named(one, one)
    if one in SIGNS:
        return Named(SIGNS[one], one)
    import unicodedata  # few choose such a key

    name = unicodedata.name(one, "")
    return Named(name.lower().replace("-", "_").replace(" ", "_"), one) if name else None


def _parts(text: str) -> tuple[list[str], str]:
    """The keys that are held, in one order, and the key that is pressed: `Ctrl-Shift-Up` → ctrl and shift, Up."""
    held, rest = set[str](), text
    while found := _HELD.match(rest.lower()):
        held.add(next(name for name, names in _NAMES.items() if found[1] in names))
        rest = rest[found.end() :]
    return sorted(held), rest


def _whole(held: list[str], word: str) -> str:
    """The key in one spelling."""
    return "+".join([*held, word.lower()])


def _turned(held: str, plain: Named | None) -> Named | None:
    """A key of `_TURNED` with another held."""
    if plain is None or plain.name not in _TURNED[held]:
        return None
    return Named(f"{held}+{plain.name}", f"{held.capitalize()}-{plain.shown}")


# As patterns


UNSEEN = "0-9\\u0000-\\u001f\\u007f-\\u00a0\\u00ad\\u0600-\\u0605\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ud800-\\uf8ff\\ufeff\\ufff9-\\uffff"
"""The characters that are no keys, as a class of a pattern: digits and what can't be seen, but for some that are as yet unassigned."""


def patterns() -> list[str]:
    """What `named` takes, as the patterns of a JSON Schema (ECMA 262, without flags)."""
    taken = {
        held: [whole.partition("+")[2] for whole in (*_ALIKE, *_OURS) if whole.startswith(held)] for held in _NAMES
    }
    letters = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    ctrl, alt = ([one for one in letters if one not in taken[held]] for held in ("ctrl", "alt"))
    moved = {held: [word for word, key in WORDS.items() if key.name in names] for held, names in _TURNED.items()}
    return [
        f"^[^{UNSEEN}]$",
        f"^({_any_of(WORDS)})$",
        f"^{_held('ctrl')}({_any_of([*ctrl, *moved['ctrl']])})$",
        f"^{_held('shift')}({_any_of(['tab', *moved['shift']])})$",
        f"^{_held('alt')}[{''.join(alt)}]$",
    ]


def _held(name: str) -> str:
    return rf"(({_any_of(_NAMES[name])})[-+])+"


def _any_of(words: Iterable[str]) -> str:
    """A pattern of some words in capitals and small letters alike."""
    return "|".join("".join(f"[{one}{one.upper()}]" if one.isalpha() else one for one in word) for word in words)
