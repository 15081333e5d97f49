"""The remote calendars were read once more while a card waits: what it meets by now stands on it, and what nobody knows."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.cards import card_reply
from core.dialogue.confirming import met_anew
from core.dialogue.conversation import Conversation
from core.dialogue.effects import Say
from core.dialogue.inputs import Given, Rechecked
from core.dialogue.judging import kind_of
from core.dialogue.proposing import remarks_of
from core.dialogue.reader import reader_of
from core.dialogue.state import Step, put_card, waiting_card


def rechecked(conversation: Conversation, given: Given, told: Rechecked) -> Step:
    """The card in its place with what it meets; as it was shown where nothing is new."""
    card = waiting_card(conversation)
    if card is None or kind_of(card) == "delete":
        return conversation, ()
    reader = reader_of(conversation, given)
    now = remarks_of(card.drafts, (*told.nearby, *told.taken), given)
    note = reader.remote.unread(told.unread) if told.unread else met_anew(card, now, reader.words)
    if not note:
        return conversation, ()
    card = replace(card, remarks=now)
    return put_card(conversation, card), (Say(card_reply(card, reader, note), "edit"),)
