"""Which calendars are looked at, and where new events go: said in words, tapped on the list, or no longer possible."""

from __future__ import annotations

from typing import cast
from uuid import uuid5

from core.dialogue.account_inputs import CalendarTuned, TargetLost
from core.dialogue.buttons import Button, Press
from core.dialogue.calendar_list import name_of, renewed_list, show_list, target_button
from core.dialogue.calendars import find_calendar, target_of, writable
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Say, TuneCalendar, Tuning
from core.dialogue.inputs import ButtonPressed, Given
from core.dialogue.message import CalendarChoice
from core.dialogue.naming import named
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.state import Step, answer, close_turn, find_turn, toast, turn_id


def tune_named(conversation: Conversation, given: Given, turn: Turn, what: Tuning, name: str) -> Step:
    """By its name. Of several the person says which; where there is none they see those that there are."""
    reader = reader_of(conversation, given)
    found = named(given.calendars, name)
    if not found:
        return show_list(conversation, given, turn, reader.connected.not_found(name))
    able = tuple(one for one in found if one.writable) if what == "target" else found
    if not able:
        return answer(conversation, turn, reader.connected.not_writable(name_of(found[0], reader)))
    if len(able) > 1:
        return _ask_which(conversation, turn, what, able, reader)
    return conversation, (TuneCalendar(able[0].id, what, turn.number),)


def calendar_pressed(conversation: Conversation, given: Given, tap: ButtonPressed) -> Step:
    """A tap on the list, or on what is left of it anywhere: it says what it does, so it may come at any time."""
    what = cast("Tuning", tap.press.verb)
    calendar = find_calendar(given.calendars, tap.press.ref)
    if calendar is None or (what == "target" and not calendar.writable):
        conversation, effects = toast(conversation, given.id, reader_of(conversation, given).words.stale)
        conversation, renewed = renewed_list(conversation, given)
        return conversation, (*effects, *renewed)
    return conversation, (TuneCalendar(calendar.id, what),)


def calendar_tuned(conversation: Conversation, given: Given, told: CalendarTuned) -> Step:
    """What holds from now on; the list shows it as well."""
    reader = reader_of(conversation, given)
    calendar = find_calendar(given.calendars, told.calendar)
    text = _what_holds(calendar, told, reader) if calendar else reader.words.stale
    turn = find_turn(conversation, told.turn) if told.turn is not None else None
    conversation, said = (
        toast(conversation, given.id, text)
        if turn is None
        else _answer(conversation, turn, told, text, reader)
    )
    conversation, renewed = renewed_list(conversation, given)
    return conversation, (*said, *renewed)


def target_lost(conversation: Conversation, given: Given, told: TargetLost) -> Step:
    """Told where new events go instead, and offered where they could."""
    reader = reader_of(conversation, given)
    text = f"{reader.connected.target_lost(told.calendar)}\n{_where_to(reader)}"
    others = [one for one in writable(given.calendars) if not one.target]
    say = Say(Reply(uuid5(given.id, "target"), text, tuple((target_button(one, reader),) for one in others)))
    conversation, renewed = renewed_list(conversation, given)
    return conversation, (say, *renewed)


def _ask_which(
    conversation: Conversation, turn: Turn, what: Tuning, able: tuple[CalendarChoice, ...], reader: Reader
) -> Step:
    labels = (f"{name_of(one, reader)} ({one.email})"[:60] for one in able)
    rows = tuple((Button(label, Press(what, one.id)),) for label, one in zip(labels, able, strict=True))
    return _say(conversation, turn, reader.connected.which_calendar, rows)


def _answer(conversation: Conversation, turn: Turn, told: CalendarTuned, text: str, reader: Reader) -> Step:
    """With the way back, where one may have meant another."""
    rows: tuple[tuple[Button, ...], ...] = ()
    if told.what == "unfollow":
        rows = ((Button(reader.words.undo, Press("follow", told.calendar)),),)
    return _say(conversation, turn, text, rows)


def _say(conversation: Conversation, turn: Turn, text: str, rows: tuple[tuple[Button, ...], ...]) -> Step:
    reply = Reply(turn.reply or turn_id(conversation, turn.number, "reply"), text, rows)
    return close_turn(conversation, turn.number), (Say(reply, "edit" if turn.reply else "send"),)


def _what_holds(calendar: CalendarChoice, told: CalendarTuned, reader: Reader) -> str:
    text = reader.connected.tuned(told.what, name_of(calendar, reader))
    return f"{text} {_where_to(reader)}" if told.was_target and told.what == "unfollow" else text


def _where_to(reader: Reader) -> str:
    target = target_of(reader.calendars)
    return (
        reader.connected.new_events_go_to(name_of(target, reader)) if target else reader.connected.stays_here
    )
