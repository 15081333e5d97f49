"""Reminders: told when their moment has come, put off by a button, and the way to another time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.calendar.draft import Draft, proposal_of
from core.calendar.event import Event, Occurrence
from core.calendar.instants import later, span, utc
from core.calendar.reminding import GRACE, occurrence_in
from core.calendar.when import Timed
from core.dialogue.asking import put_question
from core.dialogue.buttons import Button, Press
from core.dialogue.calendars import locked
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Effect, Say
from core.dialogue.guarding import refused
from core.dialogue.inputs import ButtonPressed, Given, TimePassed
from core.dialogue.links import links, plainly
from core.dialogue.pages import in_one_message
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reminded import MAX_REMINDED, Reminded
from core.dialogue.reply import Link, Reply
from core.dialogue.stages import Interpreting
from core.dialogue.state import Step, toast, turn_id
from core.dialogue.timely_inputs import RemindersDue

SNOOZES = (10, 60)
ALONE = 3
"""So many at once are told one by one; more are a list."""
MINUTE = timedelta(minutes=1)


def reminders_due(conversation: Conversation, given: Given, told: RemindersDue) -> Step:
    """Each with its buttons; many at once in one message."""
    reader = reader_of(conversation, given)
    if len(told.reminders) > ALONE:
        lines = [f"• {_name(one.occurrence)} · {reader.when(one.occurrence.when)}" for one in told.reminders]
        kept, rest = in_one_message(lines)
        more = [reader.words.more(rest)] if rest else []
        text = "\n".join((reader.timely.several(len(lines)), *kept, *more))
        reply = Reply(uuid5(given.id, "reminders"), text)
        return conversation, (Say(reply),)
    effects: list[Effect] = []
    for one in told.reminders:
        conversation, said = _told(conversation, given, one.id, one.occurrence, uuid5(one.id, "reply"))
        effects += said
    return conversation, tuple(effects)


def told_again(conversation: Conversation, given: Given, rows: tuple[Event, ...]) -> Step:
    """What was put off until now, as it is now. Of what is gone or over, or where reminders are off, nothing is told."""
    effects: list[Effect] = []
    for one in asleep(conversation, given):
        found = occurrence_in(rows, one.event, one.original)
        conversation = _without(conversation, one.id)
        if found is not None and not given.preferences.muted and not _is_over(found, one, given):
            reply = uuid5(given.id, one.id.hex)
            conversation, said = _told(conversation, given, one.id, found, reply)
            effects += said
    return conversation, tuple(effects)


def asleep(conversation: Conversation, given: Given) -> tuple[Reminded, ...]:
    """Those that were put off, and whose time has come."""
    off = ((one, one.again_at) for one in conversation.reminded)
    return tuple(one for one, again in off if again is not None and again <= given.at)


def reminders_about(conversation: Conversation, given: Given) -> tuple[Reminded, ...]:
    """Those whose events the input needs to be known."""
    if isinstance(given.input, TimePassed):
        return asleep(conversation, given)
    if isinstance(given.input, ButtonPressed) and given.input.press.verb == "move":
        return tuple(one for one in conversation.reminded if one.id == given.input.press.ref)
    return ()


def with_names(conversation: Conversation, names: Mapping[UUID, UUID]) -> Conversation:
    """About the events of those names."""
    reminded = tuple(replace(one, event=names.get(one.event, one.event)) for one in conversation.reminded)
    return replace(conversation, reminded=reminded)


def find_reminded(conversation: Conversation, reminder: UUID) -> Reminded | None:
    """The reminder that buttons call so."""
    return next((one for one in conversation.reminded if one.id == reminder), None)


def reminder_pressed(conversation: Conversation, given: Given, tap: ButtonPressed) -> Step:
    """Later, at another time, or never mind."""
    reader, press = reader_of(conversation, given), tap.press
    one = find_reminded(conversation, press.ref)
    if one is None or one.again_at is not None:
        return toast(conversation, given.id, reader.words.stale)
    if press.verb == "move":
        return _move(conversation, given, one, tap.facts.current)
    if press.verb == "snooze" and 1 <= press.choice <= len(SNOOZES):
        minutes = SNOOZES[press.choice - 1]
        off = replace(one, again_at=later(given.at, minutes * MINUTE))
        text = f"{one.text}\n\n{reader.timely.snoozed(minutes)}"
        return _with(conversation, off), (Say(Reply(one.reply, text), "edit"),)
    if press.verb == "seen":
        return _without(conversation, one.id), (_bare(one),)
    return toast(conversation, given.id, reader.words.stale)


def _told(
    conversation: Conversation, given: Given, reminder: UUID, occurrence: Occurrence, reply: UUID
) -> Step:
    reader, event = reader_of(conversation, given), occurrence.event
    text = _text(occurrence, given, reader)
    one = Reminded(reminder, reply, event.id, occurrence.original, text)
    buttons = _buttons(one, reader, movable=locked(event, given.calendars) is None)
    say = Say(Reply(reply, text, buttons, links=_links(event, reader)))
    conversation, left = _with_room(conversation)
    return _with(conversation, one), (*left, say)


def _with_room(conversation: Conversation) -> Step:
    """The oldest gives way; what was put off is promised, and goes last."""
    if len(conversation.reminded) < MAX_REMINDED:
        return conversation, ()
    oldest = min(conversation.reminded, key=lambda one: one.again_at is not None)
    return _without(conversation, oldest.id), (_bare(oldest),)


def _text(occurrence: Occurrence, given: Given, reader: Reader) -> str:
    when, place = occurrence.when, plainly(occurrence.event.location)
    if isinstance(when, Timed):
        lead = reader.timely.starts_in(round((utc(when.start) - utc(given.at)) / MINUTE))
    else:
        lead = reader.timely.days_ahead(max((when.first - reader.today).days, 0))
    lines = [reader.timely.reminder(lead, _name(occurrence)), f"🗓 {reader.when(when)}"]
    return "\n".join([*lines, *([f"📍 {place}"] if place else [])])


def _name(occurrence: Occurrence) -> str:
    return plainly(occurrence.event.title)


def _buttons(one: Reminded, reader: Reader, *, movable: bool) -> tuple[tuple[Button, ...], ...]:
    words = reader.timely
    again = tuple(
        Button(words.snooze(minutes), Press("snooze", one.id, 0, n)) for n, minutes in enumerate(SNOOZES, 1)
    )
    move = (Button(words.move, Press("move", one.id)),) if movable else ()
    return again, (*move, Button(words.seen, Press("seen", one.id)))


def _links(event: Event, reader: Reader) -> tuple[Link, ...]:
    if event.placement is None:
        return ()
    call = links(reader.timely.join, event.placement.meeting)
    return (*call, *links(reader.remote.open_there, event.placement.link))


def _is_over(occurrence: Occurrence, one: Reminded, given: Given) -> bool:
    """Whoever asked to be reminded again is, unless that was long ago and all is over."""
    late = one.again_at is not None and later(one.again_at, GRACE) < utc(given.at)
    return late and span(occurrence.when, given.preferences.zone).end <= utc(given.at)


def _move(conversation: Conversation, given: Given, one: Reminded, rows: Iterable[Event]) -> Step:
    """Ask for the new time; the answer makes the card."""
    reader, found = reader_of(conversation, given), occurrence_in(tuple(rows), one.event, one.original)
    conversation = _without(conversation, one.id)
    if found is None:
        conversation, effects = toast(conversation, given.id, reader.words.gone)
        return conversation, (*effects, _bare(one))
    anchor = given.at.astimezone(ZoneInfo(given.preferences.zone))
    turn = Turn(conversation.next_turn, "", "", anchor, False, Interpreting(), given.at)
    conversation = replace(conversation, next_turn=turn.number + 1)
    if locked(found.event, given.calendars):
        conversation, effects = refused(conversation, given, turn, found.event, reader)
    else:
        draft = _draft(turn_id(conversation, turn.number, "draft:0"), found)
        conversation, effects = put_question(conversation, given, turn, "time", (draft,), 0, None)
    return conversation, (_bare(one), *effects)


def _draft(draft_id: UUID, found: Occurrence) -> Draft:
    return Draft(
        draft_id,
        "update",
        proposal_of(found.event, found.when),
        base=found.event,
        scope=None if found.original is None else "this",
        original=found.original,
        was=found.when,
    )


def _bare(one: Reminded) -> Say:
    """It has been dealt with: the words stay, the buttons go."""
    return Say(Reply(one.reply, one.text), "edit")


def _with(conversation: Conversation, one: Reminded) -> Conversation:
    return replace(conversation, reminded=(*_without(conversation, one.id).reminded, one))


def _without(conversation: Conversation, reminder: UUID) -> Conversation:
    return replace(conversation, reminded=tuple(one for one in conversation.reminded if one.id != reminder))
