"""One module for each command, with `run(given) -> int`; `cli.commands.COMMANDS` lists them and their options."""
