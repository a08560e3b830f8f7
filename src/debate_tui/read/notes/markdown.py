"""Takes the Markdown of Zotero's notes apart into paragraphs: marked is what stands in quotation marks before a link to its place, or
alone before a citation."""

import re
from collections.abc import Iterator

from debate_tui.read.notes.blocks import Block, Piece, quoted_at_end

_LINK = r"\[(?:[^\[\]\\\n]|\\.){1,500}\]\(%s[^()\s]{0,500}\)"
_CITED = _LINK % "zotero://select/"
_PLACE = r"\(\[(?:pdf|epub|snapshot|PDF|EPUB)\]\((zotero://open[^()\s]{0,500})\)\)"
SHAPE = re.compile(rf"\({_CITED}|{_PLACE}")
"""A citation, or a link to the place of an annotation, as the program writes them."""
_PIECE = re.compile(
    rf"\(({_CITED}(?:; {_CITED}){{0,50}})\)|{_PLACE}|(!\[[^\]\n]{{0,200}}\]\([^()\n]{{0,2000}}\)|\[image\])"
)
_ONE = re.compile(r"(?<!\\)\[((?:[^\[\]\\\n]|\\.)+)\]\(([^()\s]*)\)")
_LINKED = re.compile(r"(?<![\\!])\[((?:[^\[\]\\\n]|\\.){1,500})\]\(((?:https?|zotero)://[^()\s]{1,2000})\)")
_ESCAPED = re.compile(r"\\([\\`*_\[\]#+\-.>=~])|\*+")
_LEADING = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-+*][ \t]+|[0-9]{1,9}\.[ \t]+)?(?:>[ \t]?)*")
_HEADING = re.compile(r"#{1,6}[ \t]")
_RULER = re.compile(r"(?:[-*_][ \t]*){3,}")


def blocks_of(text: str) -> Iterator[Block]:
    """The paragraphs of a note with their lines; a line that begins with a sign of a list or of a heading begins one."""
    lines: list[str] = []
    first, quoted = 1, False
    for number, raw in enumerate(text.split("\n"), 1):
        sign = _LEADING.match(raw)
        lead = sign[0] if sign else ""
        line = raw[len(lead) :]
        heading = _HEADING.match(line)
        if not line.strip() or _RULER.fullmatch(raw.strip()) or heading or (lines and lead.strip(" \t>")):
            yield from _block(lines, first, quoted)
            lines = []
        if heading:
            yield Block(number, [_text(line[heading.end() :])], heading=True)
        elif line.strip() and not _RULER.fullmatch(raw.strip()):
            first, quoted = (first, quoted) if lines else (number, ">" in lead)
            lines.append(line)
    yield from _block(lines, first, quoted)


def plain(text: str) -> str:
    """Markdown as the program writes it without its signs: what is escaped stands for itself, and asterisks mark words."""
    return _ESCAPED.sub(lambda match: match[1] or "", text)


def _text(text: str) -> Piece:
    """Words of the note itself, without the addresses that their links lead to."""
    return Piece("text", plain(_LINKED.sub(r"\1", text)), [link for _, link in _LINKED.findall(text)])


def _block(lines: list[str], first: int, quoted: bool) -> Iterator[Block]:
    if not lines:
        return
    text = "\n".join(lines)
    found, end = list(_PIECE.finditer(text)), 0
    pieces: list[Piece] = []
    for number, match in enumerate(found):
        words = text[end : match.start()]
        follows = (
            number + 1 < len(found)
            and found[number + 1][2]
            and not text[match.end() : found[number + 1].start()].strip()
        )
        marks = match[2] or (match[1] and follows)
        alone = match[1] and not pieces and quoted_at_end(plain(words))
        if marks or (alone and not alone[0].strip()):
            pieces += _words(words, quoted)
        else:
            pieces.append(_text(words))
        if match[1]:
            items = _ONE.findall(match[1])
            pieces.append(Piece("cite", "; ".join(plain(label) for label, _ in items), [link for _, link in items]))
        elif match[2]:
            pieces.append(Piece("open", "", [match[2]]))
        else:
            pieces.append(Piece("image", match[3]))
        end = match.end()
    pieces.append(_text(text[end:]))
    yield Block(
        first, [piece for piece in pieces if piece.kind != "text" or piece.text.strip() or piece.links], quoted=quoted
    )


def _words(text: str, quoted: bool) -> list[Piece]:
    """The words before a link to their place: those of the annotation, and maybe others before these."""
    words = plain(text)
    if found := quoted_at_end(words):
        return [Piece("text", found[0]), Piece("mark", found[1])]
    return [Piece("mark" if quoted and words.strip() else "text", words.strip() if quoted else words)]
