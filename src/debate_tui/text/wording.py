"""Wording that is shared: words from a file in quotation marks, lists on one line, plurals, and the signs of positions."""

from collections.abc import Iterable, Sequence

from debate_tui.text.safe import safe


def shown(text: str, most: int = 60) -> str:
    """`text` in quotation marks, `safe` to print and cut to `most` characters, so that a message stays one line."""
    return f'"{safe(text if len(text) <= most else text[: most - 1] + "…")}"'


def listed(words: Iterable[str], most: int = 12, apart: str = ", ") -> str:
    """`a, b, c`; of more than `most` words the first ones and `… (5 more)`.

    `apart` stands between them. One word more than `most` is listed in full: "… (1 more)" would hardly be shorter.
    """
    words = list(words)
    most += len(words) == most + 1
    more = f"{apart}… ({len(words) - most} more)" if len(words) > most else ""
    return apart.join(words[:most]) + more


def names_apart(names: Iterable[str]) -> str:
    """What stands between names in a list: a semicolon where one of them has a comma, as “Lee, Li” of two authors has."""
    return "; " if any("," in name for name in names) else ", "


def together(names: Sequence[str]) -> str:
    """Several names as one: `Ann Lee, Bo Li`; `Lee, Ann; Li, Bo`."""
    return names_apart(names).join(names)


def et_al(names: Sequence[str]) -> str:
    """The same in short, as notes cite a work (Chicago): of four and more the first alone, `Ann Lee et al.`"""
    return together(names) if len(names) <= _ALL_NAMED else f"{names[0]} et al."


_ALL_NAMED = 3


def plural(number: int, noun: str) -> str:
    """`noun` for one, else its plural with s or es: `error`, `errors`; `clash`, `clashes`."""
    return noun if number == 1 else f"{noun}{'es' if noun.endswith(_HISSING) else 's'}"


_HISSING = ("s", "x", "z", "ch", "sh")


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {plural(number, noun)}"


# Signs of positions

ACCENTS = 8
"""How many colours there are for positions."""

SIGNS = "■●▲◆▼★□△◇▽☆▣◈◉◎◪"
"""Signs that take one cell, have no coloured form as an emoji, and mean nothing else on a page. With the accents, 128
positions of a debate can be told apart."""


def capitalised(words: str) -> str:
    """Words with a capital at their beginning, and all behind it as it is."""
    return words[:1].upper() + words[1:]


def sign(number: int) -> str:
    """The sign of a position, by its number among the debate's, where each of the first eight has a colour of its own."""
    return SIGNS[number // ACCENTS % len(SIGNS)]


def sign_alone(shown: str, accent: int) -> str:
    """The sign in place of the one `shown`, where colours tell nothing; `accent`: the number of the colour.

    The first sixteen positions have each their own. Those after them share a sign with one of another accent.
    """
    turn = SIGNS.index(shown)
    return SIGNS[(accent + ACCENTS * (turn % 2) + turn // 2) % len(SIGNS)]
