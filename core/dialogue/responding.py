"""A tap on an answer to an invitation: written at once, and changed by another one as long as the card is remembered."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.draft import Draft
from core.calendar.event import Response
from core.dialogue.confirming import confirm
from core.dialogue.conversation import Card, Conversation
from core.dialogue.inputs import Facts, Given
from core.dialogue.judging import changes_nothing
from core.dialogue.proposing import revised
from core.dialogue.reader import reader_of
from core.dialogue.state import Step, toast, touched


def answered(conversation: Conversation, given: Given, card: Card, said: Response, facts: Facts) -> Step:
    """Confirm the card with this answer; what was answered already is only told.

    An answer that was given is changed at once too, unless nobody looked how things are by now: then it asks.
    """
    reader, blind = reader_of(conversation, given), card.state == "done" and facts == Facts()
    drafts = card.drafts if card.state == "open" else tuple(_as_left(draft) for draft in card.drafts)
    drafts = tuple(replace(d, proposal=replace(d.proposal, response=said)) for d in drafts)
    card = touched(card, given, conversation.next_turn - 1)
    card = replace(card, state="open", about="invitation", drafts=drafts)
    if changes_nothing(card):
        proposal = drafts[0].proposal
        text = reader.words.so_already(proposal.title, reader.when(proposal.when))
        return toast(conversation, given.id, text)
    return revised(conversation, given, card) if blind else confirm(conversation, given, card, facts)


def _as_left(draft: Draft) -> Draft:
    """What was answered is what there is now."""
    if draft.base is None or not draft.ticked:
        return draft
    return replace(draft, base=replace(draft.base, response=draft.proposal.response))
