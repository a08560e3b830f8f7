"""What makes a text no Argdown: the error that every step of reading it raises, and the reader reports."""


class NotArgdownError(Exception):
    """The text is not Argdown from the character `offset` on; `what` says in words what is wrong there."""

    def __init__(self, offset: int, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.offset = offset
        self.what = what
        self.hint = hint
