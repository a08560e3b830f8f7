"""Trouble in content as a value: where, which code, how bad, what is wrong, and what helps."""

from dataclasses import dataclass
from enum import StrEnum

from debate_tui.model import Location


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    at: Location
    code: str
    """A key of the table of codes (docs/diagnostics.md): stable, so that scripts may rely on it."""
    severity: Severity
    message: str
    """The fact, in one line without a full stop."""
    hint: str = ""
    """What helps; may be empty."""

    def __str__(self) -> str:
        return f"{self.at}: {self.code} {self.message}"
