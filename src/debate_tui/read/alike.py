"""Tells sources apart of which the map says the same, so that no two have one name on a screen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from debate_tui.model.debate import Source
from debate_tui.text.wording import et_al


def told_apart(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources in their order; those that have one name, title, outlet and date have their id as `apart`.

    Two texts by Ann Lee that differ in one of these are told apart by their citations, and their short name is true of both.
    """
    # Hardly a map has two of one name: nothing is called for each source to find that out.
    names = {one.label or (one.authors and one.authors[0]) or one.outlet or one.id for one in sources}
    if len(names) == len(sources) and not [one for one in sources if one.apart]:
        return tuple(sources)
    said = [_said(one) for one in sources]
    often = Counter(said)
    apart = [one.id if often[what] > 1 else "" for one, what in zip(sources, said, strict=True)]
    return tuple(one if one.apart == id else replace(one, apart=id) for one, id in zip(sources, apart, strict=True))


def _said(source: Source) -> tuple[object, ...]:
    name = source.label or et_al(source.authors) or source.outlet or source.id
    return name, source.title, source.outlet, source.published or str(source.extra.get("date", ""))
