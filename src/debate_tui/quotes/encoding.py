"""Decodes an HTML file by its byte order mark, else by the encoding it declares, else as UTF-8; nothing is guessed.

The labels and their encodings are those of the Encoding Standard (encoding.spec.whatwg.org), as in browsers.
"""

import re

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LOOKED_AT = 1024
"""Bytes at the beginning of a file in which a declaration counts (HTML Standard, 13.2.3.2)."""

_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_XML = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]+)["']""")
_META = re.compile(rb"<meta[\s/][^>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([^\s"'/>;]+)""", re.IGNORECASE)

_LABELS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 utf-16 utf-16le utf-16be unicode ucs-2",  # a readable tag is not UTF-16
    "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 latin1 l1 ascii us-ascii x-user-defined",
    "cp1250": "windows-1250 cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1253": "windows-1253 cp1253",
    "cp1254": "windows-1254 cp1254 iso-8859-9 iso8859-9 latin5 l5",
    "cp1255": "windows-1255 cp1255",
    "cp1256": "windows-1256 cp1256",
    "cp1257": "windows-1257 cp1257",
    "cp1258": "windows-1258 cp1258",
    "cp874": "windows-874 tis-620 iso-8859-11 iso8859-11",
    "cp866": "ibm866 cp866 866",
    "iso8859_2": "iso-8859-2 iso8859-2 latin2 l2",
    "iso8859_3": "iso-8859-3 iso8859-3 latin3",
    "iso8859_4": "iso-8859-4 iso8859-4 latin4",
    "iso8859_5": "iso-8859-5 iso8859-5 cyrillic",
    "iso8859_6": "iso-8859-6 iso8859-6 arabic",
    "iso8859_7": "iso-8859-7 iso8859-7 greek",
    "iso8859_8": "iso-8859-8 iso8859-8 iso-8859-8-i hebrew logical",
    "iso8859_10": "iso-8859-10 latin6",
    "iso8859_13": "iso-8859-13",
    "iso8859_14": "iso-8859-14",
    "iso8859_15": "iso-8859-15 iso8859-15 latin9 l9",
    "iso8859_16": "iso-8859-16",
    "koi8_r": "koi8-r koi8 koi",
    "koi8_u": "koi8-u koi8-ru",
    "mac_roman": "macintosh mac x-mac-roman",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gb18030": "gb18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j ms932",
    "euc_jp": "euc-jp x-euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "cp949": "euc-kr korean ks_c_5601-1987 ksc5601 windows-949",
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}


class UnknownEncodingError(ValueError):
    """A file declares an encoding that does not exist; the message is its name."""


def decode(content: bytes) -> str:
    """The text of an HTML file.

    Raises:
        UnicodeDecodeError: some bytes are not valid in the file's encoding.
        UnknownEncodingError: the file declares an encoding that is not in the standard.
    """
    codec = next((codec for mark, codec in _MARKS if content.startswith(mark)), None)
    codec = codec or _declared(_COMMENT.sub(b"", content[:_LOOKED_AT]))
    try:
        return content.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        # Named after the codec: Python's own error says "charmap" for many encodings.
        raise UnicodeDecodeError(codec, content, error.start, error.end, error.reason) from None


def _declared(head: bytes) -> str:
    """The codec that the first declaration in `head` names; UTF-8 without one.

    Raises:
        UnknownEncodingError: the name is not in the standard.
    """
    found = _XML.match(head) or next(filter(None, map(_CHARSET.search, _META.findall(head))), None)
    if found is None:
        return "utf-8"
    label = found[1].decode("latin-1").strip().lower()
    if label not in _CODECS:
        raise UnknownEncodingError(label)
    return _CODECS[label]
