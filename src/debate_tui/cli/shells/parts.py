"""What the completion scripts of all shells are made with."""

from debate_tui.cli.commands import COMMANDS, EXPLORER, Command
from debate_tui.cli.options import Option, Words

ALL: dict[str, Command] = {"": EXPLORER, **COMMANDS}
"""All commands by name; under "", the program without a command."""


def asked(what: Option | Words, function: str) -> str:
    """The function that completes ids, or a list of them; `function`: what its name begins with."""
    return f"{function}{'listed' if isinstance(what, Option) and what.listed else 'ids'}"


def valued(between: str) -> str:
    """The program's own options that take a value: the word behind one is not a command."""
    return between.join(name for option in EXPLORER.options if option.takes for name in option.names)


def filled(script: str, **parts: str) -> str:
    for name, part in parts.items():
        script = script.replace(f"@{name}@", part)
    return script
