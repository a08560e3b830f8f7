"""Regular expressions that are compiled when they are first used: one takes up to a millisecond, and a start uses few of those of its modules."""

import re
from typing import Any, AnyStr, cast


class _Later:
    """Stands for a compiled pattern: what is asked of it is asked of that, and kept."""

    def __init__(self, source: Any, flags: int) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._given), name)
        setattr(self, name, found)
        return found


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` returns for `source`, but for functions of `re` itself, which take no other in its place.

    Raises, on its first use:
        re.error: `source` is no regular expression.
    """
    return cast(re.Pattern[AnyStr], _Later(source, flags))
