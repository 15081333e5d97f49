"""What a press needs to know and only the database can tell, read in the same unit of work that decides."""

from __future__ import annotations

from core.dialogue.conversation import Card, Conversation
from core.dialogue.inputs import ButtonPressed, Facts, Given
from core.dialogue.proposing import windows_of
from core.dialogue.state import find_card
from core.ports import Account, Unit


async def with_facts(unit: Unit, account: Account, conversation: Conversation, given: Given) -> Facts:
    """The facts for the press in `given`."""
    assert isinstance(given.input, ButtonPressed)
    press = given.input.press
    if press.verb == "undo":
        changes = await unit.changes(account, press.ref)
        current = await unit.family(account, [change.event for change in changes]) if changes else ()
        return Facts(current=current, changes=changes)
    card = find_card(conversation, press.ref)
    if card is None or card.state != "open":
        return Facts()
    return await _card_facts(unit, account, card, given)


async def _card_facts(unit: Unit, account: Account, card: Card, given: Given) -> Facts:
    bases = [draft.base.id for draft in card.drafts if draft.base is not None]
    return Facts(
        current=await unit.family(account, bases) if bases else (),
        nearby=await unit.events(account, windows_of(card.drafts, given)),
    )
