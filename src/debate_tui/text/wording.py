"""How messages put what they speak of: a word from outside in quotation marks, a list that stays one line."""

from collections.abc import Iterable


def shown(text: str, most: int = 60) -> str:
    """`text` in quotation marks, cut where it is long: a message is one line."""
    return f'"{text if len(text) <= most else text[: most - 1] + "…"}"'


def listed(words: Iterable[str], most: int = 12) -> str:
    """`a, b, c`, or where there are many, the first of them and how many more: that is no shorter than the last one."""
    words = list(words)
    most += len(words) == most + 1
    more = f", … ({len(words) - most} more)" if len(words) > most else ""
    return ", ".join(words[:most]) + more


def plural(number: int, noun: str) -> str:
    """`error` where there is one, else `errors`."""
    return noun if number == 1 else f"{noun}s"


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {plural(number, noun)}"
