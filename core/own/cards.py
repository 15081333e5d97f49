"""Cards of a person's other conversations: which wait there, and one of them taken out."""

from __future__ import annotations

from datetime import datetime

from core.dialogue.conversation import Card
from core.dialogue.message import ConversationKey
from core.dialogue.own_effects import BringCard, FindCards
from core.dialogue.own_inputs import CardBrought, CardsFound, CardTaken, FarCard
from core.doorway import Crossing
from core.records import Account
from core.store import Unit

BROUGHT = ("draft", "invitation")
"""What may be decided anywhere; conflicts and news belong where they are told."""


async def cross_card(
    unit: Unit, now: datetime, account: Account, key: ConversationKey, effect: FindCards | BringCard
) -> Crossing:
    """The account is locked: nobody presses a button of any of its conversations meanwhile."""
    cards = await _waiting(unit, now, account, key)
    if isinstance(effect, FindCards):
        return Crossing(account, CardsFound(effect.turn, cards))
    far = next((far for far in cards if (far.key, far.card.id) == (effect.key, effect.card)), None)
    if far is None:
        return Crossing(account, CardBrought(effect.turn, None))
    brought = CardBrought(effect.turn, far.card, far.key.platform)
    return Crossing(account, brought, ((far.key, CardTaken(far.card.id, key.platform)),))


async def _waiting(unit: Unit, now: datetime, account: Account, key: ConversationKey) -> tuple[FarCard, ...]:
    talks = await unit.conversations_of(account)
    found = [
        FarCard(one.key, card) for one in talks if one.key != key for card in one.cards if _waits(card, now)
    ]
    return tuple(sorted(found, key=lambda far: far.card.touched_at, reverse=True))


def _waits(card: Card, now: datetime) -> bool:
    return card.state == "open" and card.about in BROUGHT and card.expires_at > now
