"""Makes ids of words and of files' names: lower-case letters, digits and hyphens."""

import os
import re
import unicodedata
from pathlib import PurePath
from zlib import crc32


def id_like(text: str) -> str:
    """`text` turned into an id ("The Costs" → "the-costs", "Müller" → "muller"); empty where it has no Latin letter and no digit.

    Accents go as in Unicode's decomposition NFKD (UAX 15), what has none as in `_UNDIVIDED`; other scripts have no ids.
    """
    text = text.casefold()
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.translate(_UNDIVIDED))
        text = "".join(char for char in apart.lower() if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


_PLAIN = re.compile(r"[0-9A-Za-z ._/-]*")
_UNDIVIDED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t"}
)
"""Letters that are no other with a mark, and are not decomposed; ß is ss by its case folding."""


def id_without_suffix(id: str, file: str | None) -> str:
    """An id as a map is called that was made of a file: without the suffix, where it is the file's own."""
    return (file and id == id_of_file(file) and id_like(PurePath(file).stem)) or id


def id_before(file: str, format: str) -> str:
    """The id that a file of another program had before its suffix was part of it: that of its name, or of its format where a name has none."""
    return id_like(PurePath(file).stem) or format


def id_of_file(name: str) -> str:
    """The id of a file of another program that is called so: its name with the suffix, so that no file beside it has the same, nor
    gives it another by coming or going. A name that isn't plain (`C++`, `Zürich`, `Q&A`, `税`) ends in its checksum, since an id
    keeps too little of it."""
    lost = not (name.isascii() and _PLAIN.fullmatch(name))
    return f"{id_like(name)}-{crc32(os.fsencode(name)):08x}".strip("-") if lost else id_like(name)
