"""Indexing cards beside the keys: one file after the other in a thread, so that answers are there when somebody asks for them."""

import asyncio
import sys
from typing import TYPE_CHECKING

from debate_tui.state import places
from debate_tui.tui.finder import TURN

if TYPE_CHECKING:
    from debate_tui.tui.app import Explorer

_SHOWN_EVERY = 20
"""After so many files a page of answers is composed anew."""


async def index_cards(app: "Explorer") -> None:
    """Index all files of cards in the explorer's library that are not indexed yet."""
    library = app.library
    if not any(debate.origin and debate.origin.format.startswith("cards/") for debate in library.debates):
        return
    from debate_tui.model.answering import waiting  # late: few libraries have cards
    from debate_tui.model.card_index import card_index

    sys.setswitchinterval(TURN)
    files = waiting(library)
    for number, debate in enumerate(files, 1):
        if app.leaving or app.library is not library:
            return
        await asyncio.to_thread(card_index, debate)
        if isinstance(app.view.state.place, places.Answers | places.Hands) and (
            number % _SHOWN_EVERY == 0 or number == len(files)
        ):
            app.show(app.view)
