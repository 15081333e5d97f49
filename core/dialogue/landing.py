"""What became of a confirmed change in the remote calendar: it is there, it met another change, or it was refused."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.calendar.change import Change
from core.calendar.draft import Draft
from core.dialogue.cards import card_reply
from core.dialogue.conflicts import again, joined
from core.dialogue.conversation import Card, Conversation, Remarks
from core.dialogue.copying import copies_landed, copy_refused
from core.dialogue.effects import Effect, Say
from core.dialogue.inputs import Collided, Given, Landed, TurnedDown
from core.dialogue.judging import makes_again, ticked
from core.dialogue.links import quoted
from core.dialogue.phrases.landing import Aim
from core.dialogue.reader import reader_of
from core.dialogue.reply import Reply
from core.dialogue.state import Step, put_card, renewed, waiting_card
from core.dialogue.undoing import undone_card


def landed(conversation: Conversation, given: Given, told: Landed) -> Step:
    """The card says so, once, and opens the event there."""
    card = card_of(conversation, told.group)
    if card is None:
        return copies_landed(conversation, given, told.group) or (conversation, ())
    if (card.arrival, card.link) == ("there", told.link):
        return conversation, ()
    card = replace(card, arrival="there", link=told.link)
    conversation = renewed(conversation, card)
    if card.state == "writing":
        return conversation, ()
    return conversation, (Say(card_reply(card, reader_of(conversation, given)), "edit"),)


def collided(conversation: Conversation, given: Given, told: Collided) -> Step:
    """The old card says that it was not applied; what can still be done about it is a new one."""
    line = told.change
    if line.after is None and told.now is None:
        return _gone_as_asked(conversation, given, line)
    words, title = reader_of(conversation, given).landing, quoted(_title(line))
    note = words.collided(title) if told.now else words.gone_there(title)
    draft = again(told, given.calendars)
    copied = copy_refused(conversation, given, line, note)
    if draft is None or copied is not None:
        return copied or _not_applied(conversation, given, line, note)
    if any(one.id == draft.id for card in conversation.cards for one in card.drafts):
        return conversation, ()
    card = _conflict(conversation, given, line, draft)
    conversation, edits = _marked(conversation, given, line)
    conversation, fewer = _without_news(conversation, given, line)
    conversation, asked = _ask_again(conversation, given, card)
    return conversation, (*edits, *fewer, *asked)


def turned_down(conversation: Conversation, given: Given, told: TurnedDown) -> Step:
    """A message says why: nobody looks at a card that was done."""
    title, aim = quoted(_title(told.change)), _aim(told.change)
    note = reader_of(conversation, given).landing.turned_down(title, aim, told.reason)
    copied = copy_refused(conversation, given, told.change, note)
    return copied or _not_applied(conversation, given, told.change, note)


def card_of(conversation: Conversation, group: UUID) -> Card | None:
    """The card whose lines these are, or that they take back."""
    own = next((c for c in conversation.cards if c.group == group and c.state in ("writing", "done")), None)
    undone = undone_card(conversation, group)
    return own or (undone if undone is not None and undone.state == "undone" else None)


def _gone_as_asked(conversation: Conversation, given: Given, line: Change) -> Step:
    """It was to go, and is gone."""
    card = card_of(conversation, line.group)
    if card is None or len(ticked(card)) > 1:
        return conversation, ()
    return landed(conversation, given, Landed(line.group))


def _not_applied(conversation: Conversation, given: Given, line: Change, note: str) -> Step:
    """Told where nobody overlooks it, and only there."""
    conversation, edits = _marked(conversation, given, line)
    return conversation, (*edits, Say(Reply(uuid5(line.id, "not applied"), note)))


def _marked(conversation: Conversation, given: Given, line: Change) -> Step:
    """A card of one draft came to nothing, and is headed so; of several, one less was done."""
    card = card_of(conversation, line.group)
    left = [draft for draft in ticked(card) if draft.id != line.saga] if card else []
    if card is None or len(left) == len(ticked(card)):
        return conversation, ()
    if left:
        card = replace(card, drafts=tuple(_less(draft, line) for draft in card.drafts))
    else:
        card = replace(card, state="refused", arrival="here", link="")
    return renewed(conversation, card), (Say(card_reply(card, reader_of(conversation, given)), "edit"),)


def _without_news(conversation: Conversation, given: Given, line: Change) -> Step:
    """News that it is gone offer to make it anew as well: those keep their words only."""
    effects: tuple[Effect, ...] = ()
    for card in conversation.cards:
        if card.about == "news" and makes_again(card, line.event):
            seen = replace(card, state="discarded")
            conversation = renewed(conversation, seen)
            effects += (Say(card_reply(seen, reader_of(conversation, given)), "edit"),)
    return conversation, effects


def _less(draft: Draft, line: Change) -> Draft:
    return replace(draft, ticked=draft.ticked and draft.id != line.saga)


def _remarks(conversation: Conversation, line: Change) -> Remarks:
    """What the user was told that it meets; they need not be told again."""
    card = card_of(conversation, line.group)
    pairs = zip(card.drafts, card.remarks, strict=True) if card else ()
    return next((met for draft, met in pairs if draft.id == line.saga), Remarks())


def _ask_again(conversation: Conversation, given: Given, card: Card) -> Step:
    """One card for one event; what somebody is in the middle of stays in focus."""
    alike = (one for one in conversation.cards if (one.about, one.state) == ("conflict", "open"))
    older = next((one for one in alike if one.events == card.events), None)
    moved: tuple[Effect, ...] = ()
    if older is not None:
        revision, drafts = older.revision + 1, (joined(older.drafts[0], card.drafts[0]),)
        below = uuid5(older.id, f"reply:{revision}")
        moved = (Say(Reply(older.reply, reader_of(conversation, given).words.moved_below), "edit"),)
        card = replace(card, id=older.id, revision=revision, drafts=drafts, reply=below)
    before = waiting_card(conversation)
    conversation = put_card(conversation, card)
    if before is not None:
        conversation = replace(conversation, focus=before.id)
    say = Say(
        replace(card_reply(card, reader_of(conversation, given)), replaces=older.reply if older else None)
    )
    return conversation, (*moved, say)


def _conflict(conversation: Conversation, given: Given, line: Change, draft: Draft) -> Card:
    card_id, before = uuid5(line.id, "conflict"), card_of(conversation, line.group)
    return Card(
        id=card_id,
        revision=1,
        drafts=(draft,),
        remarks=(_remarks(conversation, line),),
        source="",
        anchor=given.at.astimezone(ZoneInfo(given.preferences.zone)),
        reply=uuid5(card_id, "reply"),
        touched_at=given.at,
        touched_by=conversation.next_turn - 1,
        about="conflict",
        events=(line.event,),
        private=before is not None and before.private,
    )


def _aim(line: Change) -> Aim:
    """What it was to do, in the eyes of Google: what is taken along is new there."""
    if line.undoes is not None:
        return "undo"
    if line.after is None:
        return "delete"
    before = line.base or line.seen
    return "create" if before is None or before.placement is None else "update"


def _title(line: Change) -> str:
    """What the user knows it as."""
    row = line.base or line.after
    return row.title if row is not None else ""
