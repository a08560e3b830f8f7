"""Reads the sources' texts from a folder: plain text, Markdown, HTML and PDF files named after the sources' ids.

Whatever is wrong with a file becomes a diagnostic, and its source has no text then. PDF needs the optional extra
`sources` (pypdf). The code for a format is imported when the first file in that format is read.
"""

import io
from collections.abc import Callable, Iterable
from pathlib import Path

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Location
from debate_tui.model.diagnostics import Diagnostic, diagnose
from debate_tui.quotes.beside import LARGEST
from debate_tui.quotes.encoding import UnknownEncodingError

_SAVE = "save the text as a .txt that can be read"


@dataclass(frozen=True, slots=True)
class Texts:
    """What was read from a folder."""

    texts: dict[str, str]
    """The texts by source id."""
    diagnostics: tuple[Diagnostic, ...]
    unread: frozenset[str] = frozenset()
    """Ids of the sources whose file could not be read; the diagnostics say why."""


def read_texts(folder: Path, ids: Iterable[str]) -> Texts:
    """The texts of the sources `ids` in `folder`; a source without a file is left out without a diagnostic.

    Only files that the folder lists are opened, so that an id like `../x` leads nowhere.
    """
    try:
        listed = sorted(path for path in folder.iterdir() if path.suffix.lower() in _READERS)
    except OSError as error:
        return Texts({}, (_trouble(folder, "E531", f"cannot be read: {error.strerror or error}", _SAVE),))
    by_id: dict[str, list[Path]] = {}
    for path in sorted(listed, key=lambda path: (list(_READERS).index(path.suffix.lower()), path.name)):
        by_id.setdefault(path.stem, []).append(path)
    texts, diagnostics, unread = {}, [], set()
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
            unread.add(id)
        else:
            texts[id] = text
    return Texts(texts, tuple(diagnostics), frozenset(unread))


def read_text(path: Path) -> str | Diagnostic:
    """The text of one file without its mark-up, with a blank line between paragraphs; or a diagnostic on the file."""
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
        text = _READERS[suffix](content)
    except UnicodeDecodeError as error:
        return _undecodable(path, error)
    except UnknownEncodingError as error:
        return _trouble(path, "E532", f"declares an encoding that is not known, “{error}”", _SAVE_UTF_8)
    except ImportError as error:
        hint = "pip install 'debate-tui[sources]', or save the text as .txt"
        return _trouble(path, "E534", f"needs {error.name} to be read", hint)
    except Exception as error:  # the libraries raise all kinds of errors on broken files
        return _trouble(path, "E531", f"is not a {suffix[1:].upper()} file that can be read: {error}", _SAVE)
    if any(map(str.isalnum, text)):
        return text
    return diagnose(
        Location(str(path)),
        "E537",
        "there is no text in it",
        _WITHOUT_WORDS.get(suffix, "put the words of the source there"),
    )


_SAVE_UTF_8 = "save it as UTF-8"
_WITHOUT_WORDS = {
    ".pdf": "are its pages scanned? save what they say as a .txt",
    **dict.fromkeys((".html", ".htm"), "does a script fetch what it shows? save what a reader sees as a .txt"),
}


def _undecodable(path: Path, error: UnicodeDecodeError) -> Diagnostic:
    """A diagnostic at the line and column of the first byte that is not valid in the encoding."""
    lines = error.object[: error.start].decode(error.encoding, "replace").split("\n")
    message = f"the text is not {error.encoding.upper()} from byte {error.start} on"
    return diagnose(Location(str(path), len(lines), len(lines[-1]) + 1), "E532", message, _SAVE_UTF_8)


def _trouble(path: Path, code: str, message: str, hint: str = "") -> Diagnostic:
    return diagnose(Location(str(path)), code, f"the text {message}", hint)


def _plain(content: bytes) -> str:
    return content.decode("utf-8-sig")


def _markdown(content: bytes) -> str:
    from debate_tui.quotes.markdown import seen_of_markdown

    return seen_of_markdown(_plain(content))


def _html(content: bytes) -> str:
    from debate_tui.quotes.encoding import decode
    from debate_tui.quotes.webpage import seen

    return seen(decode(content))


def _pdf(content: bytes) -> str:
    """The words of the pages, in the order of the file."""
    import logging  # late, since importing it takes 5 ms, and few texts are PDF

    from pypdf import PdfReader

    # pypdf logs every oddity of a file on stderr; serious ones raise an error as well.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return "\n\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


_READERS: dict[str, Callable[[bytes], str]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
    ".pdf": _pdf,
}
"""Readers by suffix; if a source has several files, the suffix that comes first here is read."""
