"""Numbers on the command line: reads a whole number within bounds, however many digits were typed."""

from debate_tui.text.wording import shown

LARGEST = 10**9
"""The largest number that any option takes."""


def whole(text: str, least: int, most: int = LARGEST) -> int:
    """`text` as a whole number from `least` to `most`.

    Raises:
        ValueError: it is no whole number, or out of bounds; the message says which.
    """
    digits = text.strip().lstrip("+-")
    if not digits.isdecimal():
        raise ValueError(f"{shown(text)} is no number")
    # Python refuses to convert more than 4,300 digits; a number with more digits than LARGEST is out of bounds anyway.
    number = int(text) if len(digits) <= len(str(LARGEST)) else LARGEST + 1
    if number < least or text.strip().startswith("-"):
        raise ValueError(f"{shown(text)} is less than {least}")
    if number > most:
        raise ValueError(f"{shown(text)} is more than {most:,}")
    return number
