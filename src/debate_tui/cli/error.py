"""What ends a command early: wrong usage, or something asked for that is not there."""

NOT_FOUND = 1
WRONG_USAGE = 2


class CommandError(Exception):
    """Raised by commands, printed by `main` on standard error as `debate-tui: message` with the hint below."""

    def __init__(self, message: str, hint: str = "", status: int = NOT_FOUND) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.status = status
