"""Makes small Word documents for tests: paragraphs of runs, in the styles that card files have."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

POCKET, HAT, BLOCK, TAG = (f"Heading{n}" for n in range(1, 5))
CITE, UNDERLINE, EMPHASIS = "Style13ptBold", "StyleUnderline", "Emphasis"


def run(text: str, style: str = "", *, read: str = "", u: str = "", hidden: bool = False) -> str:
    """A run; `read` is the colour it is highlighted in, `u` the value of a direct underline."""
    properties = f"<w:rStyle w:val={quoteattr(style)}/>" if style else ""
    properties += f'<w:highlight w:val="{read}"/>' if read else ""
    properties += f'<w:u w:val="{u}"/>' if u else ""
    properties += "<w:vanish/>" if hidden else ""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(*runs: str, style: str = "", level: int | None = None) -> str:
    """A paragraph; what doesn't begin with `<` is a run of plain text."""
    properties = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    properties += f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cite(label: str, rest: str = "") -> str:
    return par(run(label, CITE), *([rest] if rest else []))


def style(id: str, based: str = "", paragraph: str = "", character: str = "", kind: str = "paragraph") -> str:
    on = f"<w:basedOn w:val={quoteattr(based)}/>" if based else ""
    inner = f"<w:pPr>{paragraph}</w:pPr><w:rPr>{character}</w:rPr>"
    return f'<w:style w:type="{kind}" w:styleId={quoteattr(id)}><w:name w:val="x"/>{on}{inner}</w:style>'


STYLES = "".join(
    [
        *(style(f"Heading{n}", "Normal", f'<w:outlineLvl w:val="{n - 1}"/>') for n in range(1, 5)),
        style("Normal"),
        style("Analytic", "Heading4"),
        style("Undertag"),
        style(CITE, character='<w:b/><w:u w:val="none"/>', kind="character"),
        style(UNDERLINE, character='<w:u w:val="single"/>', kind="character"),
        style(EMPHASIS, UNDERLINE, character="<w:b/>", kind="character"),
    ]
)


def document(
    *body: str, styles: str = STYLES, namespace: str = NAMESPACE, notes: str = "", extra: Iterable[tuple[str, str]] = ()
) -> bytes:
    """A .docx file with these paragraphs. `notes`: its footnotes; `extra`: more parts, each a name and a text."""
    declared = f'xmlns:w="{namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    package = BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as parts:
        root = f'<Relationships><Relationship Type="{_RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>'
        parts.writestr("_rels/.rels", root)
        own = ["styles", "footnotes"] if notes else ["styles"]
        said = "".join(f'<Relationship Type="{_RELATIONSHIPS}/{one}" Target="{one}.xml"/>' for one in own)
        parts.writestr("word/_rels/document.xml.rels", f"<Relationships>{said}</Relationships>")
        if notes:
            parts.writestr("word/footnotes.xml", f"{_HEAD}<w:footnotes {declared}>{notes}</w:footnotes>")
        parts.writestr("word/styles.xml", f"{_HEAD}<w:styles {declared}>{styles}</w:styles>")
        parts.writestr(
            "word/document.xml", f"{_HEAD}<w:document {declared}><w:body>{''.join(body)}</w:body></w:document>"
        )
        for name, text in extra:
            parts.writestr(name, text)
    return package.getvalue()


def packed(text: str) -> bytes:
    """The document of a seed of fuzzing: its paragraphs, styles and footnotes, with a form feed, which XML can't hold, between them."""
    body, *rest = text.split("\f", 2)
    styles, notes = [*rest, "", ""][:2]
    return document(body, styles=styles if rest else STYLES, notes=notes)


def footnote(id: str, *paragraphs: str) -> str:
    return f'<w:footnote w:id="{id}">{"".join(paragraphs)}</w:footnote>'


def note_sign(id: str) -> str:
    """The run that refers to a footnote."""
    return f'<w:r><w:rPr></w:rPr><w:footnoteReference w:id="{id}"/></w:r>'
