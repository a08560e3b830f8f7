"""Choices: the rows of a list to choose from at a step of writing, filtered by what is typed; the likeliest first."""

from collections.abc import Iterator, Sequence

from debate_tui.layout.rows import Row, text_row
from debate_tui.layout.runs import Paragraph, Run
from debate_tui.state import Take
from debate_tui.state.places import Writing


def listed(place: Writing, choices: Sequence[tuple[str, str, object]]) -> Iterator[Row]:
    """The choices (name, what it means, choice) that have all the words typed; the likeliest first."""
    typed = place.query.strip().lower()
    found = [one for one in choices if fits(place, f"{one[0]} {one[1]}")]
    for name, meaning, choice in sorted(found, key=lambda one: not one[0].lower().startswith(typed)):
        yield choice_row(name, meaning, Take(choice))


def fits(place: Writing, words: str) -> bool:
    """Whether a choice has all the words typed."""
    return all(word in words.lower() for word in place.query.lower().split())


def choice_row(name: str, meaning: str, target: Take) -> Row:
    """A choice and what it means."""
    more = (Run(f" · {meaning}", "muted"),) if meaning else ()
    return text_row(Paragraph((Run(name, "claim"), *more), Run(""), Run("  ")), target=target)


def typed_row(place: Writing, words: str, known: Sequence[str]) -> Iterator[Row]:
    """The row of a choice that is not in the map yet: what is typed."""
    typed = " ".join(place.query.split())
    if typed and all(typed.lower() != one.lower() for one in known):
        yield choice_row(f"{words} “{typed}”", "", Take(typed, typed=True))
