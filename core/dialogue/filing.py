"""A calendar file came: its events go on cards like all others, beside what is on the calendar already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid5

from core.calendar.draft import ChangeKind, Draft
from core.calendar.event import Event
from core.calendar.ical.file import CalendarFile
from core.calendar.instants import later, span
from core.calendar.present import Present
from core.calendar.when import Partial, Window
from core.dialogue.calendars import placed
from core.dialogue.cards import card_reply
from core.dialogue.conversation import SHOWN, Card, Conversation, Turn
from core.dialogue.effects import Effect, FindEvents, Say
from core.dialogue.file_inputs import FileRead
from core.dialogue.filed import Filed, filed_drafts
from core.dialogue.filed_clashes import clashing
from core.dialogue.inputs import Failed, Given
from core.dialogue.links import quoted
from core.dialogue.pictures import one_less, reading_failed, reading_turn
from core.dialogue.proposing import AROUND, remarks_of
from core.dialogue.reader import Reader, reader_of
from core.dialogue.stages import Importing, Looking, ReadingPictures
from core.dialogue.state import Step, answer, close_turn, put_card, put_turn, staged, turn_id

_KINDS: tuple[ChangeKind, ...] = ("update", "delete", "create")
NAMED = 5
_LOOKED_BACK = timedelta(days=400)
"""How far around today an event may be of which a file tells that it was moved or called off."""


def file_read(conversation: Conversation, given: Given, told: FileRead) -> Step:
    """The calendar is searched first. The turn that the file came with goes on with what else came."""
    turn = reading_turn(conversation, told.turn, told.blob)
    if turn is None:
        return conversation, ()
    file = told.file
    if not file.events and not file.off and not file.unread:
        return reading_failed(conversation, given, Failed(told.turn, "read", "no_events", told.blob))
    assert isinstance(turn.stage, ReadingPictures)
    search = _windows(file, given)
    if not turn.text and _is_last(turn.stage):
        looking = staged(conversation, turn, Looking(Importing(file)))
        return looking, (FindEvents(turn.number, search),)
    conversation, own = _turn_for(conversation, given, turn, file)
    turn = replace(turn, stage=replace(turn.stage, filed=True))
    conversation, effects = one_less(conversation, given, turn, told.blob)
    return conversation, (FindEvents(own, search), *effects)


def _turn_for(
    conversation: Conversation, given: Given, turn: Turn, file: CalendarFile
) -> tuple[Conversation, int]:
    """A turn of its own, for what else came with the file goes on by itself; and its number."""
    own = replace(
        turn, number=conversation.next_turn, source="", text="", stage=Looking(Importing(file)), reply=None,
        opened_at=given.at,
    )  # fmt: skip
    return put_turn(replace(conversation, next_turn=own.number + 1), own), own.number


def filed(
    conversation: Conversation, given: Given, turn: Turn, goal: Importing, events: tuple[Event, ...]
) -> Step:
    """A card for what is new, one for what changes, one for what is called off; in words what is left out."""
    found = filed_drafts(goal.file, Present(events), conversation, turn, given)
    reader = reader_of(conversation, given)
    note = "\n".join(_notes(found, reader))
    if not found.drafts:
        return answer(conversation, turn, note)
    conversation, effects = close_turn(conversation, turn.number), list[Effect]()
    for kind in _KINDS:
        drafts = tuple(draft for draft in found.drafts if draft.kind == kind)
        if drafts:
            card = _card(conversation, given, turn, drafts, events)
            unseen = _unseen(drafts, events, given, reader)
            note = "\n".join(part for part in (note, unseen) if part) if not effects else unseen
            if effects:
                card = replace(card, reply=uuid5(card.id, "reply"))
            conversation = put_card(conversation, card)
            shown = card_reply(card, reader, note)
            effects.append(Say(shown, "edit" if turn.reply == card.reply else "send"))
    return conversation, tuple(effects)


def _unseen(drafts: tuple[Draft, ...], events: tuple[Event, ...], given: Given, reader: Reader) -> str:
    """Of those that the card only counts: what meets something is named all the same."""
    met = clashing(drafts[SHOWN:], events, given)
    if not met:
        return ""
    lines = [f"• {quoted(one.proposal.title)} · {reader.when(one.proposal.when)}" for one in met]
    rest = [reader.words.more(len(lines) - NAMED)] if len(lines) > NAMED else []
    return "\n".join((reader.files.clashing(len(met)), *lines[:NAMED], *rest))


def _is_last(stage: ReadingPictures) -> bool:
    """Whether nothing else came with it."""
    return len(stage.blobs) == 1 and not (stage.found or stage.failures or stage.filed or stage.until)


def _windows(file: CalendarFile, given: Given) -> tuple[Window, ...]:
    """All the time that the file is about, in one piece; of what moved or is called off, where it may have been."""
    zone = given.preferences.zone
    spans = [span(e.proposal.when, zone) for e in file.events if not isinstance(e.proposal.when, Partial)]
    if file.method != "publish":
        spans.append(Window(later(given.at, -_LOOKED_BACK), later(given.at, _LOOKED_BACK)))
    if not spans:
        return ()
    first, last = min(one.start for one in spans), max(one.end for one in spans)
    return (Window(later(first, -AROUND), later(last, AROUND)),)


def _notes(found: Filed, reader: Reader) -> Iterable[str]:
    files, count = reader.files, len(found.drafts)
    if count > SHOWN:
        yield files.many(count, SHOWN)
    if found.there:
        yield files.there(found.there, count)
    if found.missing:
        yield files.missing(found.missing[0], len(found.missing))
    if found.locked:
        yield files.locked(found.locked)
    if found.off:
        yield files.off(found.off)
    if found.unread:
        yield files.unread(found.unread)
    if found.guests and found.drafts:
        yield files.guests


def _card(
    conversation: Conversation, given: Given, turn: Turn, drafts: tuple[Draft, ...], events: tuple[Event, ...]
) -> Card:
    card_id = turn_id(conversation, turn.number, f"card:{drafts[0].kind}")
    drafts = placed(drafts, given.calendars)
    return Card(
        id=card_id,
        revision=1,
        drafts=drafts,
        remarks=remarks_of(drafts, events, given),
        source="",
        anchor=turn.anchor,
        reply=turn.reply or uuid5(card_id, "reply"),
        touched_at=given.at,
        touched_by=turn.number,
        forwarded=turn.forwarded,
        pictured=True,
        private=turn.private,
    )
