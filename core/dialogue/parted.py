"""Days that went with a series before anybody here had seen what somebody made of them: told, and offered again."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.event import Event
from core.dialogue.cards import card_reply
from core.dialogue.conversation import Card, Conversation
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import Given, Sighting
from core.dialogue.news import news_card
from core.dialogue.reader import reader_of
from core.dialogue.remote_inputs import WentAlong
from core.dialogue.state import Step, put_card


def went_along(conversation: Conversation, given: Given, told: WentAlong) -> Step:
    """A card for each day, which makes it anew as an event of its own."""
    effects: tuple[Effect, ...] = ()
    for number, day in enumerate(told.days):
        card = _of_a_day(news_card(given, Sighting(day, None), (), f"along {number}"), day)
        conversation = put_card(conversation, card)
        effects += (Say(card_reply(card, reader_of(conversation, given))),)
    return conversation, effects


def _of_a_day(card: Card, day: Event) -> Card:
    """Its date tells it from what somebody deleted; what it was a part of is no pattern for it."""
    return replace(card, drafts=tuple(replace(one, original=day.original, like=None) for one in card.drafts))
