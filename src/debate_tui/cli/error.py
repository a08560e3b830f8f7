"""The error that ends a command early: wrong usage, or a name that can't be found."""

NOT_FOUND = 1
WRONG_USAGE = 2


class CommandError(Exception):
    """Raised by commands. `main` prints `debate-tui: message` with the hint below, and exits with `status`."""

    def __init__(self, message: str, hint: str = "", status: int = NOT_FOUND) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.status = status
