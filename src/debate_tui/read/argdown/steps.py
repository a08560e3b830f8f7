"""The steps of an argument: which premises each of its conclusions has."""

from collections.abc import Iterator

from debate_tui.read.argdown.model import Argument, Member


def steps(argument: Argument) -> Iterator[tuple[Member, list[Member]]]:
    """The conclusions of an argument, each with its premises.

    These are the ones whose numbers its data lists under `uses` (or `from`), else all since the last conclusion, and that.
    """
    since = 0
    for n, member in enumerate(argument.structure):
        if member.inference:
            data = [one for one in (member.inference.data, member.data) if isinstance(one, dict)]
            lists = [uses for key in ("uses", "from") for one in data if isinstance(uses := one.get(key), list)]
            used = [
                k
                for k in (lists[0] if lists else ())
                if type(k) is int and 0 < k <= len(argument.structure) and k != n + 1
            ]
            yield member, [argument.structure[k - 1] for k in used] or argument.structure[since:n]
            since = n
