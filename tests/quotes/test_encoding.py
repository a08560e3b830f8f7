"""In which characters an HTML file is read."""

import codecs

import pytest

from debate_tui.quotes.encoding import _LABELS, UnknownEncodingError, decode


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("é".encode(), "é"),
        ("\ufeffé".encode(), "é"),
        ("\ufeffé".encode("utf-16-le"), "é"),
        ("\ufeffé".encode("utf-16-be"), "é"),
        (b"<meta charset=latin1>\xe9\x93", "<meta charset=latin1>é“"),
        (b"<META  CharSet = 'ISO-8859-1' />\xe9", "<META  CharSet = 'ISO-8859-1' />é"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">\xe4\xe0',
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">да',
        ),
        (b"<?xml version='1.0' encoding='shift_jis'?>\x93\xfa", "<?xml version='1.0' encoding='shift_jis'?>日"),
        (
            b"<!-- <meta charset=koi8-r> --><meta charset=gb2312>\xc4\xe3",
            "<!-- <meta charset=koi8-r> --><meta charset=gb2312>你",
        ),
        ("<meta charset=utf-16>é".encode(), "<meta charset=utf-16>é"),
        ("\ufeff<meta charset=latin1>é".encode(), "<meta charset=latin1>é"),
        (b"x" * 1024 + b"<meta charset=latin1>" + "é".encode(), "x" * 1024 + "<meta charset=latin1>é"),
    ],
)
def test_by_its_mark_then_by_what_it_declares_else_utf_8(content: bytes, text: str) -> None:
    assert decode(content) == text


@pytest.mark.parametrize(
    ("content", "encoding", "at"),
    [
        (b"caf\xe9", "utf-8", 3),
        (b"<meta charset=utf-8>\xe9", "utf-8", 20),
        (b"<meta charset=cp1253>\xd2", "cp1253", 21),
        (b"\xff\xfea", "utf-16-le", 2),
    ],
)
def test_bytes_that_the_encoding_has_not_are_told(content: bytes, encoding: str, at: int) -> None:
    with pytest.raises(UnicodeDecodeError) as raised:
        decode(content)
    assert (raised.value.encoding, raised.value.start) == (encoding, at)


@pytest.mark.parametrize("name", ["klingon", "rot13", "utf-7", "zlib"])
def test_an_encoding_that_there_is_none_of_is_told(name: str) -> None:
    with pytest.raises(UnknownEncodingError, match=name):
        decode(f"<meta charset={name}>".encode())


def test_every_encoding_is_one_of_pythons() -> None:
    for codec in _LABELS:
        codecs.lookup(codec)
