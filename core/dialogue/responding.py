"""A tap on an answer to an invitation: written at once, and changed by another one as long as the card is remembered."""

from __future__ import annotations

from dataclasses import replace

from core.calendar.draft import Draft
from core.calendar.event import Response
from core.dialogue.confirming import confirm
from core.dialogue.conversation import Card, Conversation
from core.dialogue.inputs import Facts, Given
from core.dialogue.judging import changes_nothing
from core.dialogue.reader import reader_of
from core.dialogue.state import Step, toast, touched


def answered(conversation: Conversation, given: Given, card: Card, said: Response, facts: Facts) -> Step:
    """Confirm the card with this answer; what was answered already is only told."""
    if card.state == "done":
        card = replace(card, state="open", drafts=tuple(_once_more(draft) for draft in card.drafts))
        facts = facts if facts != Facts() else _as_left(card)
    drafts = tuple(_with(draft, said) for draft in card.drafts)
    card = replace(touched(card, given, conversation.next_turn - 1), about="invitation", drafts=drafts)
    if changes_nothing(card):
        reader, proposal = reader_of(conversation, given), drafts[0].proposal
        text = reader.words.so_already(proposal.title, reader.when(proposal.when))
        return toast(conversation, given.id, text)
    return confirm(conversation, given, card, facts)


def _with(draft: Draft, said: Response) -> Draft:
    return replace(draft, proposal=replace(draft.proposal, response=said))


def _once_more(draft: Draft) -> Draft:
    """What was answered is what there is now."""
    if draft.base is None or not draft.ticked:
        return draft
    return replace(draft, base=replace(draft.base, response=draft.proposal.response))


def _as_left(card: Card) -> Facts:
    """Of a card that was done nobody looks up how things are: the ledger puts the line on top of what they are."""
    return Facts(current=tuple(draft.base for draft in card.drafts if draft.base is not None))
