"""Reading the sources' texts from a folder: plain text, Markdown, HTML, PDF, by the source's id.

Whatever is wrong with a file becomes a diagnostic, and the source goes without a text. HTML and PDF need the optional
extra `sources` (beautifulsoup4, pypdf); each library is imported when a file asks for it.
"""

import io
import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from debate_tui.diagnostics import Diagnostic, diagnose
from debate_tui.model import Location
from debate_tui.quotes.beside import LARGEST

_SAVE = "save the text as a .txt that can be read"


@dataclass(frozen=True, slots=True)
class Texts:
    texts: dict[str, str]
    """By source id."""
    diagnostics: tuple[Diagnostic, ...]


def read_texts(folder: Path, ids: Iterable[str]) -> Texts:
    """The texts of the sources `ids` in `folder`; a source without a file is left out without a word.

    Only files that the folder lists are opened, whatever an id looks like.
    """
    try:
        listed = sorted(path for path in folder.iterdir() if path.suffix.lower() in _READERS)
    except OSError as error:
        return Texts({}, (_trouble(folder, "E531", f"cannot be read: {error.strerror or error}", _SAVE),))
    by_id: dict[str, list[Path]] = {}
    for path in sorted(listed, key=lambda path: (list(_READERS).index(path.suffix.lower()), path.name)):
        by_id.setdefault(path.stem, []).append(path)
    texts, diagnostics = {}, []
    for id in dict.fromkeys(ids):
        if id not in by_id:
            continue
        path, *others = by_id[id]
        if others:
            names = ", ".join(other.name for other in others)
            diagnostics.append(_trouble(path, "W535", f"also stands in {names}", "leave one of them"))
        text = read_text(path)
        if isinstance(text, Diagnostic):
            diagnostics.append(text)
        else:
            texts[id] = text
    return Texts(texts, tuple(diagnostics))


def read_text(path: Path) -> str | Diagnostic:
    """The text of one file as it is read: without its mark-up, paragraphs apart; or what is wrong with the file."""
    try:
        if not path.is_file():
            return _trouble(path, "E531", "is no file", _SAVE)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return _trouble(path, "E531", f"cannot be read: {error.strerror or error}", _SAVE)
    if len(content) > LARGEST:
        return _trouble(path, "E533", "is over 64 MB", "an article is far smaller; is this the right file?")
    suffix = path.suffix.lower()
    try:
        return _READERS[suffix](content)
    except UnicodeDecodeError as error:
        return _trouble(path, "E532", f"is not UTF-8 from byte {error.start} on", "save it as UTF-8")
    except ImportError as error:
        hint = "pip install 'debate-tui[sources]', or save the text as .txt"
        return _trouble(path, "E534", f"needs {error.name} to be read", hint)
    except Exception as error:  # the libraries raise whatever a broken file leads them to
        return _trouble(path, "E531", f"is not a {suffix[1:].upper()} file that can be read: {error}", _SAVE)


def _trouble(path: Path, code: str, message: str, hint: str = "") -> Diagnostic:
    return diagnose(Location(str(path)), code, f"the text {message}", hint)


def _plain(content: bytes) -> str:
    return content.decode("utf-8-sig")


def _markdown(content: bytes) -> str:
    """The words that a reader of the rendered page sees."""
    from markdown_it import MarkdownIt

    blocks = []
    for token in MarkdownIt("commonmark").parse(_plain(content)):
        if token.type == "inline":
            words = (
                "\n" if one.type in ("softbreak", "hardbreak") else "" if one.type == "html_inline" else one.content
                for one in token.children or ()
            )
            blocks.append("".join(words))
        elif token.type in ("code_block", "fence"):
            blocks.append(token.content)
    return "\n\n".join(blocks)


_HIDDEN = ("script", "style", "template", "noscript", "head")
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)


def _html(content: bytes) -> str:
    """The words of the page, each block a paragraph."""
    from bs4 import BeautifulSoup

    page = BeautifulSoup(content, "html.parser")
    for hidden in page(_HIDDEN):
        hidden.decompose()
    # White space of the mark-up is a space; only blocks and line breaks end lines.
    for text in page(string=True):
        text.replace_with(type(text)(re.sub(r"[ \t\r\n\f]+", " ", text)))
    for tag in page(True):
        if tag.name == "br":
            tag.replace_with("\n")
        elif tag.name not in _INLINE:
            tag.insert(0, "\n\n")
            tag.append("\n\n")
    return page.get_text()


def _pdf(content: bytes) -> str:
    """The words of the pages, in the order of the file."""
    from pypdf import PdfReader

    # It logs each oddity of a file on stderr; what matters raises.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return "\n\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


_READERS: dict[str, Callable[[bytes], str]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
    ".pdf": _pdf,
}
"""By suffix, the one that is preferred first."""
