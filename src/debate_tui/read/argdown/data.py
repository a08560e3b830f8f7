"""Reads the YAML of front matter and data blocks as plain values, by the rules of js-yaml 4, which Argdown uses.

Aliases and tags are refused, so that a few lines can't stand for gigabytes or for Python objects.
"""

import re
from collections.abc import Iterator
from typing import Any

_DEEPEST = 50
_BLOCK = re.compile(r"\{[ \t]*(?:\n\r|\n)")
_INT = re.compile(r"[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0o[0-7_]+|[0-9][0-9_]*)")
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9_]+(?:[eE][-+]?[0-9]+)?)")
_WORDS: dict[str, Any] = {"": None, "~": None}
_WORDS |= {
    spelt: value
    for word, value in (("null", None), ("true", True), ("false", False))
    for spelt in (word, word.title(), word.upper())
}
_REMARK = re.compile("#[^\r\n]*")
_HEAD_REMARK = re.compile(r"[|>][0-9+-]*[ \t]+(#[^\r\n]*)")
_LONGEST = 400
"""How many digits a number may have; a longer one is kept as text."""


def data_of(block: str) -> tuple[Any, list[str]]:
    """The value of a data block in braces, YAML in flow style, or in block style below the opening brace, and its remarks.

    Raises:
        ValueError: it is no such YAML.
    """
    match = _BLOCK.match(block)
    return _read(block[match.end() :].rstrip().removesuffix("}") if match else block)


def front_matter_of(block: str) -> tuple[Any, list[str]]:
    """The value of front matter between its two lines of `=`, and its remarks.

    Raises:
        ValueError: it is no YAML.
    """
    return _read(re.sub(r"\A\s*={3,}|={3,}\s*\Z", "", block))


def _read(text: str) -> tuple[Any, list[str]]:
    return yaml_of(text), _remarks(text) if "#" in text else []


def _remarks(text: str) -> list[str]:
    """The remarks of sound YAML, as they are written: what stands between its tokens, from a # on."""
    import yaml

    found: list[str] = []
    end = 0
    for token in yaml.scan(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        found += map(str.rstrip, _REMARK.findall(text, end, token.start_mark.index))
        block = getattr(token, "style", None) in ("|", ">")  # its span has the line on which it begins
        if block and (head := _HEAD_REMARK.match(text, token.start_mark.index)):
            found.append(head[1].rstrip())
        end = max(end, token.end_mark.index)
    return found


def yaml_of(text: str) -> Any:
    """The value of a YAML document; dates stay text.

    Raises:
        ValueError: it is no YAML, or has aliases, tags, or more than 50 levels.
    """
    import yaml  # takes 15 ms, and only Argdown with data needs it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = yaml.parse(text, Loader=loader)
        return _document(events)
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from None


def _document(events: Iterator[Any]) -> Any:
    """The value that a stream of events describes, built without recursion."""
    stack: list[tuple[str, Any]] = [("document", [])]
    for event in events:
        name = type(event).__name__
        if name == "AliasEvent":
            raise ValueError("aliases are not read")
        if name in ("ScalarEvent", "SequenceStartEvent", "MappingStartEvent") and event.tag not in (None, "!"):
            raise ValueError(f"the tag {event.tag} is not read")
        if name == "ScalarEvent":
            _put(stack, _scalar(event.value) if event.implicit[0] else event.value)
        elif name in ("SequenceStartEvent", "MappingStartEvent"):
            stack.append(("sequence" if name[0] == "S" else "mapping", []))
            if len(stack) > _DEEPEST:
                raise ValueError(f"more than {_DEEPEST} levels")
        elif name in ("SequenceEndEvent", "MappingEndEvent"):
            kind, items = stack.pop()
            _put(stack, items if kind == "sequence" else _mapping(items))
        elif name == "DocumentStartEvent" and stack[0][1]:
            raise ValueError("more than one document")
    return next(iter(stack[0][1]), None)


def _put(stack: list[tuple[str, Any]], value: Any) -> None:
    stack[-1][1].append(value)


def _mapping(items: list[Any]) -> dict[str, Any]:
    if any(isinstance(key, dict | list) for key in items[::2]):
        raise ValueError("a key is a list or has keys itself")  # js-yaml reads “[object Object]”, which loses it
    keys = ["null" if key is None else str(key).lower() if isinstance(key, bool) else str(key) for key in items[::2]]
    if len(set(keys)) < len(keys):
        raise ValueError("a key is there twice")
    return dict(zip(keys, items[1::2], strict=True))


def _scalar(text: str) -> Any:
    """A plain scalar as js-yaml takes it: null, a truth value, a number, or text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "-+.0123456789" or len(text) > _LONGEST or text.endswith("_"):
        return text
    if _INT.fullmatch(text):
        digits = text.replace("_", "")
        return int(digits, 0) if digits.lstrip("-+")[:2] in ("0b", "0x", "0o") else int(digits)
    number = float(text.replace("_", "")) if _FLOAT.fullmatch(text) else None
    return text if number is None or number in (float("inf"), float("-inf")) else number
