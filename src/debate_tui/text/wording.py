"""Wording that all messages share: words from a file in quotation marks, lists on one line, plurals."""

from collections.abc import Iterable


def shown(text: str, most: int = 60) -> str:
    """`text` in quotation marks, cut to `most` characters so that a message stays one line."""
    return f'"{text if len(text) <= most else text[: most - 1] + "…"}"'


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


def plural(number: int, noun: str) -> str:
    """`noun` for one, else its plural with s or es: `error`, `errors`; `clash`, `clashes`."""
    return noun if number == 1 else f"{noun}{'es' if noun.endswith(_HISSING) else 's'}"


_HISSING = ("s", "x", "z", "ch", "sh")


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {plural(number, noun)}"
