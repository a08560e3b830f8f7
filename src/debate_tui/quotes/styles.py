"""What of CSS decides whether words are seen: the rules of a page's own `<style>` elements, matched in linear time.

Selectors are names, classes, ids and attributes, within each other or children of each other; whatever else a selector
asks for, its rule is left out. So are rules for paper, for some widths, and style sheets of other files: no page is loaded.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Style = Mapping[str, str]
"""Properties with their values, in small letters."""

_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--|-->")
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"?|'(?:[^'\\\n]|\\.)*+'?")
_PIECE = re.compile(r"([^{};]*+)([{};]?)")
_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\s*\Z|@supports\b|@layer\b|@media\s*\Z")
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+|\[[^\]\[]*\])*)\Z", re.IGNORECASE)
_CONDITION = re.compile(r"[.#][\w-]+|\[[^\]\[]*\]")
_PARTS = re.compile(r"\s*(>)\s*|\s+")


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must be: a name or "", and what stands in its attributes."""

    name: str
    conditions: tuple[tuple[str, str, str], ...]
    """Attribute, "" or "=" or "~=", value; a class is a `~=`."""
    child: bool
    """Whether it must be a child of the element before, not just within it."""

    @property
    def key(self) -> str:
        """One thing that any element has which fits, to look rules up by."""
        for attribute, operator, value in self.conditions:
            if attribute in ("class", "id") and operator:
                return f"{attribute} {value}"
        return self.name

    def fits(self, name: str, attributes: Mapping[str, str], classes: frozenset[str]) -> bool:
        return self.name in ("", name) and all(
            value in classes
            if operator == "~=" and attribute == "class"
            else attribute in attributes and (not operator or attributes[attribute] == value)
            for attribute, operator, value in self.conditions
        )


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    compounds: tuple[Compound, ...]
    specificity: tuple[int, int]
    order: int
    style: Style


@dataclass(slots=True)
class Matching:
    """Finds each element's rules while a page is walked through: what is open decides which selectors have begun."""

    rules: Sequence[Rule]
    _by_key: dict[str, list[tuple[Rule, int]]] = field(default_factory=dict)
    _open: dict[tuple[Rule, int], int] = field(default_factory=lambda: defaultdict(int))

    def __post_init__(self) -> None:
        for rule in self.rules:
            for i, compound in enumerate(rule.compounds):
                self._by_key.setdefault(compound.key, []).append((rule, i))

    def enter(
        self, name: str, attributes: Mapping[str, str], parent: frozenset[tuple[Rule, int]]
    ) -> frozenset[tuple[Rule, int]]:
        """The beginnings of selectors that end at an element; `parent`: those of its parent. Undone by `leave`."""
        if not self._by_key:
            return frozenset()
        classes = frozenset(attributes.get("class", "").split())
        keys = ["", name, *(f"class {one}" for one in classes)]
        if "id" in attributes:
            keys.append(f"id {attributes['id']}")
        here = set()
        for rule, i in (found for key in keys for found in self._by_key.get(key, ())):
            compound = rule.compounds[i]
            before = (rule, i - 1)
            begun = i == 0 or (before in parent if compound.child else self._open[before] > 0)
            if begun and compound.fits(name, attributes, classes):
                here.add((rule, i))
        for one in here:
            self._open[one] += 1
        return frozenset(here)

    def leave(self, here: frozenset[tuple[Rule, int]]) -> None:
        for one in here:
            self._open[one] -= 1


def styled(here: frozenset[tuple[Rule, int]], inline: str | None) -> Style:
    """The properties of an element by the rules that end at it and its own `style`, the later and stronger last."""
    whole = [rule for rule, i in here if i == len(rule.compounds) - 1]
    styles = [rule.style for rule in sorted(whole, key=lambda rule: (rule.specificity, rule.order))]
    if inline:
        styles.append(declarations(inline))
    found: dict[str, str] = {}
    for important in (False, True):
        for style in styles:
            for name, value in style.items():
                if value.endswith("!important") == important:
                    found[name] = value.removesuffix("!important").strip()
    return found


def declarations(text: str) -> Style:
    """The declarations of a block or a `style` attribute; the later of two equal ones counts."""
    found = {}
    for one in _COMMENT.sub(" ", text).lower().split(";"):
        name, colon, value = one.partition(":")
        if colon:
            found[name.strip()] = re.sub(r"\s*+!\s*+important\s*+\Z", "!important", value.strip())
    return found


def rules(css: str) -> Iterator[Rule]:
    """The rules of a style sheet that any reader on a screen gets."""
    css = _STRING.sub(lambda string: re.sub(r"[{};]", " ", string[0]), _COMMENT.sub(" ", css))
    skipped = order = 0
    prelude, block = "", list[str]()
    for piece in _PIECE.finditer(css):
        text, mark = piece[1].strip(), piece[2]
        if mark == "{":
            # Inside what is skipped, only the braces count.
            inside_rule = prelude and not prelude.startswith("@")
            if skipped or inside_rule or (text.startswith("@") and not _SCREEN.match(text.lower())):
                skipped += 1
            else:
                prelude, block = text, []
        elif skipped:
            skipped -= mark == "}"
        elif prelude and not prelude.startswith("@"):
            block.append(text)
            if mark != ";":
                style = declarations(";".join(block))
                for selector in prelude.split(","):
                    if found := _selector(selector.strip()):
                        order += 1
                        yield Rule(*found, order, style)
                prelude = ""


def _selector(text: str) -> tuple[tuple[Compound, ...], tuple[int, int]] | None:
    """The compounds and how specific they are together; None where the selector asks for more than is understood."""
    pieces = _PARTS.split(text)
    while len(pieces) > 1 and pieces[0].lower() in ("html", "body", ":root"):
        pieces = pieces[2:]  # what everything is within
    compounds = []
    for i in range(0, len(pieces), 2):
        match = _COMPOUND.match(pieces[i])
        if not match or not match[0]:
            return None
        conditions = []
        for one in _CONDITION.findall(match[2]):
            if one[0] == "[":
                name, equals, value = one[1:-1].partition("=")
                if not re.fullmatch(r"\s*[\w-]+\s*", name):
                    return None
                conditions.append((name.strip().lower(), equals, value.strip().strip("\"'")))
            else:
                conditions.append(("class", "~=", one[1:]) if one[0] == "." else ("id", "=", one[1:]))
        name = (match[1] or "").lower().replace("*", "")
        compounds.append(Compound(name, tuple(conditions), i > 0 and pieces[i - 1] == ">"))
    ids = sum(attribute == "id" for one in compounds for attribute, *_ in one.conditions)
    others = sum(len(one.conditions) for one in compounds) - ids
    return tuple(compounds), (ids * 1000 + others, sum(one.name != "" for one in compounds))
