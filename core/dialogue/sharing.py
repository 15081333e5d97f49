"""A card of a shared conversation, taken along by somebody who read it: what it tells goes into their own calendar."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.draft import Draft
from core.dialogue.card_inputs import CardCopied
from core.dialogue.conversation import Conversation
from core.dialogue.inputs import Given
from core.dialogue.message import Message
from core.dialogue.proposing import propose
from core.dialogue.reader import reader_of
from core.dialogue.receiving import opened
from core.dialogue.state import Step, answer, turn_id


def card_taken(conversation: Conversation, given: Given, told: CardCopied) -> Step:
    """A card of one's own with the same drafts; it is confirmed like any other."""
    message = Message(told.ref, "", given.at)
    conversation, turn = opened(conversation, given, message)
    if not told.drafts:
        return answer(conversation, turn, reader_of(conversation, given).platforms.card_is_gone)
    drafts = (
        Draft(
            turn_id(conversation, turn.number, f"draft:{number}"),
            "create",
            replace(draft.proposal, attendees=(), response=None, meeting=False),
        )
        for number, draft in enumerate(told.drafts)
    )
    return propose(conversation, given, turn, tuple(drafts))
