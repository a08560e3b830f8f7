"""Parses a part's XML and gives its elements one after the other, each freed with all before it when the next is asked for.

Nothing is fetched, no entity is resolved, and what would fill the memory as a tree is refused.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from debate_tui.read.cards.package import PackageError
from debate_tui.read.cards.runs import SKIPPED
from debate_tui.read.cards.styles import local
from debate_tui.read.trouble import Reached

if TYPE_CHECKING:
    from lxml.etree import _Element

    from debate_tui.read.cards.tidy import Stretches

_MOST_BETWEEN = 4 * 2**20
"""Bytes between the ends of two paragraphs."""
_MOST_NODES = 200_000
"""Elements, texts and attributes of a piece of XML that become a tree at once, of some 128 bytes each."""
_BYTES_A_NODE = 32
"""As many bytes of a whole part allow a node more, so that the tree is at most four times the part."""


def check_gaps(name: str, part: bytes, tag: str) -> None:
    """Refuses a part of which a single paragraph or note, or what is none, would fill the memory."""
    at, signs = 0, [f"{before}{tag}>".encode() for before in (":", "/", "foot", "end")]
    while at + _MOST_BETWEEN < len(part):
        last = max(part.rfind(sign, at + 1, at + _MOST_BETWEEN) for sign in signs)
        if last < 0:
            raise PackageError(f"{name} has a paragraph of over {_MOST_BETWEEN >> 20} MB")
        at = last


def elements_of(
    part: bytes, *tags: str, taken: "Stretches | None" = None, reached: Reached = lambda _: None
) -> "Iterator[_Element]":
    """The elements of a part with these tags as they end; each is freed when the next is asked for, with all before it.

    `taken`: if it is given, stretches of plain runs are put there, and the elements have signs for them (`tidy`).

    Raises:
        PackageError: the part declares a document type, as no part of a document may (ECMA-376 part 2, 9.1.4), or it holds
            more elements in one place than fit into the memory.
    """
    from lxml import etree

    from debate_tui.read.cards.tidy import pieces, prefix_of

    # The defaults of lxml 6 in words, for older ones: nothing is fetched, no entity is resolved, depth is bounded.
    reading = etree.XMLPullParser(
        events=("end",),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,  # behind one, the rest of a text would not be its own
        remove_pis=True,
    )
    sound, held, most = False, 0, max(_MOST_NODES, len(part) // _BYTES_A_NODE)
    for piece, end in pieces(part, "" if taken is None else prefix_of(part), {} if taken is None else taken):
        held += 2 * (piece.count(b"<") - piece.count(b"</") + piece.count(b"="))
        if held > most:
            raise PackageError(f"the document has over {most // 2:,} elements and attributes in one paragraph")
        reading.feed(piece)
        reached(end / len(part))
        for _, found in reading.read_events():
            element, held = cast("_Element", found), 0
            if not sound and element.getroottree().docinfo.doctype:  # type: ignore[attr-defined, unused-ignore]
                raise PackageError(
                    "XML with entities of its own is not read", "entities can fill the memory, and read other files"
                )
            sound = True
            yield element
            above = element.getparent()
            if above is not None:
                _forget(element, above)
    reading.close()


def _forget(element: "_Element", above: "_Element") -> None:
    """Frees an element that was read, and all that stands before it in the document; `above`: what it stands in."""
    if local(above.tag) == "body":  # as most do; of the body's own neighbours there are few
        element.clear()
        while element.getprevious() is not None:
            del above[0]
        return
    element.clear()
    if any(local(one.tag) in SKIPPED for one in element.iterancestors()):
        while element.getprevious() is not None:  # in a text box: the paragraph that it stands in is not read yet
            del above[0]
        return
    for outside in element.iterancestors():
        while element.getprevious() is not None:
            del outside[0]
        element = outside
