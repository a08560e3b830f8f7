"""Reads and matches the CSS that decides whether words are seen: the rules of a page's own `<style>` elements.

Selectors may consist of names, classes, ids and attributes, joined by descendant and child combinators. Rules with any
other selector are left out, as are rules for print or for some widths only, and style sheets in other files, since
nothing is fetched. Matching takes linear time.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Style = Mapping[str, str]
"""Values by property, both in small letters."""

_DECISIVE = frozenset(
    """
    -webkit-background-clip -webkit-text-fill-color background background-clip background-color bottom clip clip-path color
    content-visibility display filter font font-size height inset left margin margin-left margin-top max-height max-width
    mso-hide opacity overflow overflow-x overflow-y padding padding-bottom padding-left padding-right padding-top position
    right text-indent top transform vertical-align visibility white-space width
    """.split()  # noqa: SIM905 - as a list of strings it would fill a page
)
"""The properties that `sight` and `webpage` use."""

_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--|-->")
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"?|'(?:[^'\\\n]|\\.)*+'?")
_PIECE = re.compile(r"([^{};]*+)([{};]?)")
_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\s*\Z|@supports\b|@layer\b|@media\s*\Z")
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+|\[[^\]\[]*\])*)\Z", re.IGNORECASE)
_CONDITION = re.compile(r"[.#][\w-]+|\[[^\]\[]*\]")
_PARTS = re.compile(r"\s*(>)\s*|\s+")


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound selector: what one element must be named (any name if "") and have in its attributes."""

    name: str
    conditions: tuple[tuple[str, str, str], ...]
    """Triples of attribute, operator ("", "=" or "~=") and value; a class is a condition with "~="."""
    child: bool
    """Whether it must be a child of the element of the compound before, not just a descendant."""

    @property
    def key(self) -> str:
        """The class, id or name that every fitting element has, to look rules up by; "" without one."""
        for attribute, operator, value in self.conditions:
            if attribute in ("class", "id") and operator:
                return f"{attribute} {value}"
        return self.name

    def fits(self, name: str, attributes: Mapping[str, str], classes: frozenset[str]) -> bool:
        """Whether an element with this name, these attributes and these classes fits."""
        return self.name in ("", name) and all(
            value in classes
            if operator == "~=" and attribute == "class"
            else attribute in attributes and (not operator or attributes[attribute] == value)
            for attribute, operator, value in self.conditions
        )


Rank = tuple[bool, int, int]
"""Importance, specificity, order: of two declarations the one with the greater rank counts."""

_INLINE = 1_000_000_000
"""Specificity of a `style` attribute: greater than any selector's."""


class Rule(NamedTuple):
    """A rule of a style sheet with one selector, its compounds from the outermost on."""

    compounds: tuple[Compound, ...]
    specificity: int
    style: Style


@dataclass(slots=True, eq=False)
class Node:
    """A beginning of selectors, shared by all that begin alike, and the style of those that end with it."""

    compound: Compound
    outer: "Node | None"
    style: dict[str, tuple[Rank, str]] = field(default_factory=dict)


Here = frozenset[Node]
"""The nodes whose last compound is matched by one element."""


class Matching:
    """Finds the rules of each element while a page is walked through, by counting the nodes that are open."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_key: dict[str, list[Node]] = defaultdict(list)
        self._open: dict[Node, int] = defaultdict(int)
        nodes: dict[tuple[Node | None, Compound], Node] = {}
        for order, rule in enumerate(rules):
            node: Node | None = None
            for compound in rule.compounds:
                outer = node
                node = nodes.get((outer, compound))
                if node is None:
                    node = nodes[outer, compound] = Node(compound, outer)
                    self._by_key[compound.key].append(node)
            if node is not None:
                _add(node.style, rule.style, rule.specificity, order)

    def enter(self, name: str, attributes: Mapping[str, str], parent: Here) -> Here:
        """The nodes that an element matches, given those that its parent matches; call `leave` at its end."""
        if not self._by_key:
            return frozenset()
        classes = frozenset(attributes.get("class", "").split())
        keys = ["", name, *(f"class {one}" for one in classes)]
        if "id" in attributes:
            keys.append(f"id {attributes['id']}")
        here = frozenset(
            node
            for key in keys
            for node in self._by_key.get(key, ())
            if (node.outer is None or (node.outer in parent if node.compound.child else self._open[node.outer] > 0))
            and node.compound.fits(name, attributes, classes)
        )
        for node in here:
            self._open[node] += 1
        return here

    def leave(self, here: Here) -> None:
        """Closes the element whose `enter` returned `here`."""
        for node in here:
            self._open[node] -= 1


def styled(here: Here, inline: str | None) -> Style:
    """The properties of an element by the rules of the nodes `here` and by its own `style` attribute."""
    found: dict[str, tuple[Rank, str]] = {}
    for node in here:
        for name, ranked in node.style.items():
            if name not in found or found[name][0] <= ranked[0]:
                found[name] = ranked
    if inline:
        _add(found, declarations(inline), _INLINE, 0)
    return {name: value for name, (_, value) in found.items()}


def _add(found: dict[str, tuple[Rank, str]], style: Style, specificity: int, order: int) -> None:
    for name, value in style.items():
        rank = (value.endswith("!important"), specificity, order)
        if name not in found or found[name][0] <= rank:
            found[name] = rank, value.removesuffix("!important").strip()


def declarations(text: str) -> Style:
    """The decisive properties (`_DECISIVE`) of a block or `style` attribute; the later of two equal ones counts."""
    found = {}
    for one in _COMMENT.sub(" ", text).lower().split(";"):
        name, colon, value = one.partition(":")
        if colon and name.strip() in _DECISIVE:
            found[name.strip()] = re.sub(r"\s*+!\s*+important\s*+\Z", "!important", value.strip())
    return found


def rules(css: str) -> Iterator[Rule]:
    """The rules of a style sheet that apply on every screen."""
    css = _STRING.sub(lambda string: re.sub(r"[{};]", " ", string[0]), _COMMENT.sub(" ", css))
    skipped = 0
    prelude, block = "", list[str]()
    for piece in _PIECE.finditer(css):
        text, mark = piece[1].strip(), piece[2]
        if mark == "{":
            # While a block is skipped, only its braces are counted.
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
                    if style and (found := _selector(selector.strip())):
                        yield Rule(*found, style)
                prelude = ""


def _selector(text: str) -> tuple[tuple[Compound, ...], int] | None:
    """The compounds of a selector and its specificity; None if it has anything that is not understood."""
    pieces = _PARTS.split(text)
    while len(pieces) > 1 and pieces[0].lower() in ("html", "body", ":root"):
        pieces = pieces[2:]  # every element is within these
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
    return tuple(compounds), ids * 1_000_000 + others * 1000 + sum(one.name != "" for one in compounds)
