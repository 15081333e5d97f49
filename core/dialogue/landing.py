"""What became of a confirmed change in the remote calendar: it is there, it met another change, or it was refused."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.calendar.change import Change
from core.calendar.draft import Draft
from core.dialogue.cards import card_reply
from core.dialogue.conflicts import again
from core.dialogue.conversation import Card, Conversation, Remarks
from core.dialogue.effects import Say
from core.dialogue.inputs import Collided, Given, Landed, TurnedDown
from core.dialogue.judging import ticked
from core.dialogue.links import quoted
from core.dialogue.reader import reader_of
from core.dialogue.reply import Reply
from core.dialogue.state import Step, find_card, put_card, renewed, waiting_card
from core.dialogue.undoing import undone_card


def landed(conversation: Conversation, given: Given, told: Landed) -> Step:
    """The card says so, once, and opens the event there."""
    card = _card_of(conversation, told.group)
    if card is None or (card.arrival, card.link) == ("there", told.link):
        return conversation, ()
    card = replace(card, arrival="there", link=told.link)
    conversation = renewed(conversation, card)
    if card.state == "writing":
        return conversation, ()
    return conversation, (Say(card_reply(card, reader_of(conversation, given)), "edit"),)


def collided(conversation: Conversation, given: Given, told: Collided) -> Step:
    """The old card says that it was not applied; what can still be done about it is a new one."""
    line, title = told.change, quoted(_title(told.change))
    if line.after is None and told.now is None:
        return conversation, ()  # it was to go, and is gone
    remote = reader_of(conversation, given).remote
    note = remote.collided(title) if told.now else remote.gone_there(title)
    draft = again(told, given.calendars)
    card_id = uuid5(line.id, "conflict")
    if draft is None:
        return _not_applied(conversation, given, line, note, told_apart=True)
    if find_card(conversation, card_id) is not None:
        return conversation, ()
    remarks = _remarks(conversation, line)
    conversation, effects = _not_applied(conversation, given, line, note, told_apart=False)
    conversation, more = _ask_again(conversation, given, draft, card_id, remarks)
    return conversation, (*effects, *more)


def turned_down(conversation: Conversation, given: Given, told: TurnedDown) -> Step:
    """The card says why, and so does a message: nobody looks at a card that was done."""
    title = quoted(_title(told.change))
    note = reader_of(conversation, given).remote.turned_down(title, told.reason)
    return _not_applied(conversation, given, told.change, note, told_apart=True)


def _card_of(conversation: Conversation, group: UUID) -> Card | None:
    """The card whose lines these are, or that they take back."""
    own = next((c for c in conversation.cards if c.group == group and c.state in ("writing", "done")), None)
    undone = undone_card(conversation, group)
    return own or (undone if undone is not None and undone.state == "undone" else None)


def _not_applied(
    conversation: Conversation, given: Given, line: Change, note: str, *, told_apart: bool
) -> Step:
    """A card of one draft came to nothing; of several, one less was done."""
    said = (Say(Reply(uuid5(line.id, "not applied"), note)),) if told_apart else ()
    card = _card_of(conversation, line.group)
    left = [draft for draft in ticked(card) if draft.id != line.saga] if card else []
    if card is None or len(left) == len(ticked(card)):
        return conversation, said
    if left:
        card = replace(card, drafts=tuple(_less(draft, line) for draft in card.drafts))
    else:
        card = replace(card, state="refused", arrival="here", link="")
    edit = Say(card_reply(card, reader_of(conversation, given), note), "edit")
    return renewed(conversation, card), (edit, *said)


def _less(draft: Draft, line: Change) -> Draft:
    return replace(draft, ticked=draft.ticked and draft.id != line.saga)


def _remarks(conversation: Conversation, line: Change) -> Remarks:
    """What the user was told that it meets; they need not be told again."""
    card = _card_of(conversation, line.group)
    pairs = zip(card.drafts, card.remarks, strict=True) if card else ()
    return next((met for draft, met in pairs if draft.id == line.saga), Remarks())


def _ask_again(
    conversation: Conversation, given: Given, draft: Draft, card_id: UUID, remarks: Remarks
) -> Step:
    """A card of its own; what somebody is in the middle of stays in focus."""
    card = Card(
        id=card_id,
        revision=1,
        drafts=(draft,),
        remarks=(remarks,),
        source="",
        anchor=given.at.astimezone(ZoneInfo(given.preferences.zone)),
        reply=uuid5(card_id, "reply"),
        touched_at=given.at,
        touched_by=conversation.next_turn - 1,
        about="conflict",
    )
    before = waiting_card(conversation)
    conversation = put_card(conversation, card)
    if before is not None:
        conversation = replace(conversation, focus=before.id)
    return conversation, (Say(card_reply(card, reader_of(conversation, given))),)


def _title(line: Change) -> str:
    """What the user knows it as."""
    row = line.base or line.after
    return row.title if row is not None else ""
