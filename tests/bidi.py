"""UAX #9 (Unicode 15) for one line without explicit formatting characters: where a terminal that orders by it puts each character.

Written from the rules, not from the program: W1 to W7, N0 left out (a bracket is a neutral here, which no border depends on), N1, N2, I1, I2, L1, L2.
"""

from unicodedata import bidirectional, combining


def visual(line: str, base: int | None = None) -> list[int]:
    """The indices of the characters of `line` from left to right; `base`: 0 left-to-right, 1 right-to-left, None: by P2 and P3."""
    classes = [bidirectional(char) or "L" for char in line]
    if base is None:
        base = next((int(kind != "L") for kind in classes if kind in ("L", "R", "AL")), 0)
    assert not {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B"} & set(classes)
    around = "RL"[base == 0]
    kinds = _weak(classes, around)
    kinds = _neutral(kinds, around)
    levels = [_level(kind, base) for kind in kinds]
    for index in range(len(line) - 1, -1, -1):  # L1: blanks at the end of the line
        if classes[index] not in ("WS", "BN", "S"):
            break
        levels[index] = base
    return _reordered(levels)


def _weak(classes: list[str], around: str) -> list[str]:
    kinds = list(classes)
    before = strong = around
    for i, kind in enumerate(kinds):  # W1 to W3
        if kind == "NSM":
            kind = before
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        before = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds[i] = "R" if kind == "AL" else kind
    for i in range(1, len(kinds) - 1):  # W4
        left, right = kinds[i - 1], kinds[i + 1]
        if left == right and ((kinds[i] == "CS" and left in ("EN", "AN")) or (kinds[i] == "ES" and left == "EN")):
            kinds[i] = left
    for i, kind in enumerate(kinds):  # W5
        if kind == "ET":
            end = next((j for j in range(i, len(kinds)) if kinds[j] != "ET"), len(kinds))
            if (i and kinds[i - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN"):
                kinds[i:end] = ["EN"] * (end - i)
    strong = around
    for i, kind in enumerate(kinds):  # W6, W7
        if kind in ("ES", "ET", "CS"):
            kinds[i] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"
        elif kind in ("L", "R"):
            strong = kind
    return kinds


def _neutral(kinds: list[str], around: str) -> list[str]:
    found = list(kinds)
    i = 0
    while i < len(kinds):
        if kinds[i] not in ("ON", "WS", "S", "BN"):
            i += 1
            continue
        end = next((j for j in range(i, len(kinds)) if kinds[j] not in ("ON", "WS", "S", "BN")), len(kinds))
        sides = {_direction(kinds[i - 1]) if i else around, _direction(kinds[end]) if end < len(kinds) else around}
        found[i:end] = [sides.pop() if len(sides) == 1 else around] * (end - i)
        i = end
    return found


def _direction(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _level(kind: str, base: int) -> int:
    if base == 0:
        return {"L": 0, "R": 1}.get(kind, 2)
    return {"R": 1}.get(kind, 2)


def _reordered(levels: list[int]) -> list[int]:
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):  # L2
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order


def shown(line: str, base: int | None = None) -> str:
    """`line` as its characters stand from left to right, those without ink of their own left out."""
    return "".join(line[i] for i in visual(line, base) if line[i] != "\u200e" and not combining(line[i]))
