"""One module a command, each with `run(given) -> int`; `cli.commands.COMMANDS` says which there are and what they take."""
