"""Words as they are typed in a shell, so that a command that a message suggests can be pasted."""

from shlex import quote


def file_word(path: str) -> str:
    """A file's name as an argument: one that begins with a dash is no option, and one with what can't be shown names its bytes, as
    bash, zsh and ksh read them (`$'…'`)."""
    path = f"./{path}" if path.startswith("-") else path
    if path.isprintable():
        return quote(path)
    plain = (
        chr(one) if 32 <= one < 127 and chr(one) not in "'\\" else f"\\{one:03o}"
        for one in path.encode("utf-8", "surrogateescape")
    )
    return f"$'{''.join(plain)}'"
