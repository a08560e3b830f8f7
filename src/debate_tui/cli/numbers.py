"""Numbers on the command line: whole ones within bounds, of however many digits they are typed."""

from debate_tui.text.wording import shown

LARGEST = 10**9
"""No number that is asked for is larger."""


def whole(text: str, least: int, most: int = LARGEST) -> int:
    """`text` as a whole number from `least` to `most`.

    Raises:
        ValueError: it is none; the message says what is wrong.
    """
    digits = text.strip().lstrip("+-")
    if not digits.isdecimal():
        raise ValueError(f"{shown(text)} is no number")
    # Python converts 4,300 digits at most; so many are out of bounds anyway.
    number = int(text) if len(digits) <= len(str(LARGEST)) else LARGEST + 1
    if number < least or text.strip().startswith("-"):
        raise ValueError(f"{shown(text)} is less than {least}")
    if number > most:
        raise ValueError(f"{shown(text)} is more than {most:,}")
    return number
