"""Says what a file in Microsoft's older container (OLE, MS-CFB) is, by the names of the streams in it."""

import re

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of such a file."""

WORD = "a document of Word 97 to 2003 (.doc)"
PROTECTED = "a document that is protected with a password"
_KINDS = {
    "WordDocument": WORD,
    "EncryptedPackage": PROTECTED,
    "Workbook": "a workbook of Excel 97 to 2003 (.xls)",
    "Book": "a workbook of Excel 5 or 95 (.xls)",
    "PowerPoint Document": "a presentation of PowerPoint 97 to 2003 (.ppt)",
    "__properties_version1.0": "a message of Outlook (.msg)",
}
_CODED = {f"{name}\0".encode("utf-16-le"): what for name, what in _KINDS.items()}
_NAME = re.compile(b"|".join(map(re.escape, _CODED)))
_ENTRY = 128
"""Bytes of an entry of the directory, which begins with the name of a stream; sectors are multiples of it (2.6.1)."""


def kind_of(data: bytes) -> str:
    """What the file is; "" where that can't be told. What it embeds has streams of the same names, further back."""
    names = (match[0] for match in _NAME.finditer(data) if match.start() % _ENTRY == 0)
    return next(map(_CODED.__getitem__, names), "") if data.startswith(OLE) else ""
