"""Writing what `-o` asks for: why it could not be, in words."""

from pathlib import Path

from debate_tui.cli.error import CommandError
from debate_tui.output import write
from debate_tui.wording import shown


def write_file(path: Path, text: str, replace: bool) -> None:
    """As `output.write`; raises CommandError where it can't."""
    try:
        write(path, text, replace=replace)
    except IsADirectoryError:
        raise CommandError(f"{shown(str(path))} is a folder", "-o takes the name of a file") from None
    except FileExistsError:
        raise CommandError(f"{shown(str(path))} is there already", "--force replaces it") from None
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise CommandError(f"cannot write {shown(str(path))}: {reason}", "nothing was changed") from None
