"""The day as it is told every morning, and what a person settles about what is told unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from uuid import uuid5
from zoneinfo import ZoneInfo

from core.calendar.event import Occurrence
from core.calendar.instants import overlap, span
from core.calendar.mornings import tells_tomorrow
from core.calendar.occurrences import agenda
from core.calendar.when import AllDay, Timed
from core.dialogue.answering import agenda_line
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Prefer, Say
from core.dialogue.inputs import Given
from core.dialogue.interpretation import ChooseNews
from core.dialogue.message import Preferences
from core.dialogue.pages import in_one_message
from core.dialogue.reader import Reader, reader_of
from core.dialogue.reply import Reply
from core.dialogue.state import Step, answer
from core.dialogue.timely_inputs import DayBegins

USUAL, EVE, DAWN = time(8), time(21), time(5)


def day_begins(conversation: Conversation, given: Given, told: DayBegins) -> Step:
    """What the day holds: whole days first, what meets marked; a free one in a line."""
    reader, zone = reader_of(conversation, given), given.preferences.zone
    coming = (event for event in told.events if event.response != "declined")
    listed = agenda(coming, span(AllDay(told.day, told.day), zone), zone)
    return conversation, (Say(Reply(uuid5(given.id, "day"), _text(listed, told, reader))),)


def choose_news(conversation: Conversation, given: Given, turn: Turn, meaning: ChooseNews) -> Step:
    """From now on it is so."""
    reader, before = reader_of(conversation, given), given.preferences
    words = reader.timely
    if meaning.what == "reminders":
        chosen = replace(before, muted=not meaning.on)
        text = words.reminders_on if meaning.on else words.reminders_off
    elif meaning.on:
        chosen = _briefed(before, meaning)
        assert chosen.briefing is not None
        tomorrow = tells_tomorrow(chosen.briefing, chosen.briefed_day)
        text = words.briefing_on(_clock(chosen.briefing, reader), tomorrow)
    else:
        chosen = replace(before, briefing=None)
        text = words.briefing_off
    conversation, effects = answer(conversation, turn, text)
    return conversation, (Prefer(chosen), *effects)


def _briefed(before: Preferences, meaning: ChooseNews) -> Preferences:
    """At the time that was said, else at the one before. Whoever is awake past midnight calls the new day tomorrow."""
    usual = before.briefing or (EVE if meaning.day == "tomorrow" else USUAL)
    at = usual if meaning.at is None else meaning.at
    day = before.briefed_day if meaning.at is None and meaning.day is None else meaning.day
    if meaning.day == "tomorrow" and at < DAWN:
        day = "today"
    return replace(before, briefing=at, briefed_day=day)


def _text(listed: tuple[Occurrence, ...], told: DayBegins, reader: Reader) -> str:
    words, ahead = reader.timely, min(max((told.day - reader.today).days, 0), 1)
    day = reader.dates.day(told.day, reader.today)
    if not listed:
        return words.free_day(day, ahead)
    lines, rest = in_one_message([_line(one, listed, reader) for one in listed])
    more = [reader.words.more(rest)] if rest else []
    return "\n".join([words.briefing(len(listed), day, ahead), *lines, *more])


def _line(one: Occurrence, listed: tuple[Occurrence, ...], reader: Reader) -> str:
    mark = f" {reader.timely.clashing}" if any(_meet(one, other, reader.zone) for other in listed) else ""
    return f"{agenda_line(one, reader)}{mark}"


def _meet(one: Occurrence, other: Occurrence, zone: str) -> bool:
    """Whole days are notes, not bookings: they clash with nothing."""
    if one is other or not (isinstance(one.when, Timed) and isinstance(other.when, Timed)):
        return False
    return overlap(span(one.when, zone), span(other.when, zone))


def _clock(at: time, reader: Reader) -> str:
    return reader.hours(Timed(datetime.combine(reader.today, at, ZoneInfo(reader.zone)), None, reader.zone))
