"""Questions about the calendar: what is on, when is something, when is there time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import assert_never

from core.calendar.clashes import clashes
from core.calendar.event import Event, Occurrence
from core.calendar.free import free_slots
from core.calendar.instants import span as occupied
from core.calendar.matching import matching
from core.calendar.occurrences import agenda
from core.calendar.time.day_parts import hours_of, part_of
from core.calendar.when import AllDay, Partial, Timed, When, Window, first_day
from core.dialogue.connecting import new_turn
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.drafting import resolved
from core.dialogue.effects import FindEvents
from core.dialogue.inputs import ButtonPressed, Given
from core.dialogue.interpretation import AskCalendar
from core.dialogue.pages import Entry, in_one_message
from core.dialogue.paging import find_paged, first_page, show_page
from core.dialogue.reader import Reader, reader_of
from core.dialogue.stages import Answering, Looking
from core.dialogue.state import Step, answer, staged, toast
from core.dialogue.targeting import window_over

MONTH = timedelta(days=30)
SLOT = timedelta(hours=1)
WAKING, ANY_HOUR = (time(9), time(21)), (time(0), time(0))
UNANSWERED = "❔"


def look_for_answer(conversation: Conversation, given: Given, turn: Turn, query: AskCalendar) -> Step:
    """Search the days that the question is about."""
    span = resolved(query.time, turn.anchor, given.preferences).when if query.time else None
    window = _window(query, span, given)
    return staged(conversation, turn, Looking(Answering(query, span))), (FindEvents(turn.number, (window,)),)


def answered(
    conversation: Conversation, given: Given, turn: Turn, goal: Answering, events: tuple[Event, ...]
) -> Step:
    """Say what the calendar holds."""
    reader = reader_of(conversation, given)
    span = _span_words(goal.span, reader)
    if goal.query.kind == "free" and isinstance(goal.span, Timed) and part_of(goal.query.time) is None:
        return answer(conversation, turn, _free_then(events, goal.span, given, reader))
    if goal.query.kind == "free":
        return answer(conversation, turn, _free(events, goal, span, given, reader))
    if goal.query.title or goal.query.attendees:
        return _found(conversation, turn, goal, given, events)
    window = _window(goal.query, goal.span, given)
    listed = agenda(events, window, given.preferences.zone)
    if not listed:
        return answer(conversation, turn, reader.words.nothing_on(span))
    head = reader.words.on(span, len(listed))
    return show_page(conversation, turn, goal, (head, _entries(listed, reader)), reader)


def more_pressed(conversation: Conversation, given: Given, tap: ButtonPressed) -> Step:
    """Another page of a list, in the place of the one that is there."""
    shown = find_paged(conversation, tap.press.ref)
    if shown is None or tap.press.choice < 1:
        return toast(conversation, given.id, reader_of(conversation, given).words.stale)
    conversation, turn = new_turn(conversation, given)
    goal = Answering(shown.query, shown.span, tap.press.choice)
    window = _window(shown.query, shown.span, given)
    turn = replace(turn, reply=shown.reply)
    return staged(conversation, turn, Looking(goal)), (FindEvents(turn.number, (window,)),)


def agenda_text(listed: tuple[Occurrence, ...], span: str, reader: Reader) -> str:
    """What is on, by day; as much of it as a message holds."""
    if not listed:
        return reader.words.nothing_on(span)
    return first_page(reader.words.on(span, len(listed)), _entries(listed, reader), reader)


def _window(query: AskCalendar, span: When | None, given: Given) -> Window:
    zone, part = given.preferences.zone, part_of(query.time)
    if isinstance(span, Timed) and query.kind == "free":
        return occupied(span, zone) if part is None else hours_of(part, span.start.date(), zone)
    if span is not None and not isinstance(span, Partial):
        return window_over(span, given)
    if query.title or query.attendees:
        return window_over(None, given)
    return Window(given.at, given.at + MONTH)


def _entries(listed: Iterable[Occurrence], reader: Reader) -> list[Entry]:
    return [Entry(agenda_line(o, reader), reader.dates.day(_day(o, reader), reader.today)) for o in listed]


def _day(occurrence: Occurrence, reader: Reader) -> date:
    when = reader.home(occurrence.when)
    assert not isinstance(when, Partial)
    return first_day(when)


def agenda_line(occurrence: Occurrence, reader: Reader) -> str:
    """One thing that is on: when, what, where."""
    place = f" · {occurrence.event.location}" if occurrence.event.location else ""
    mark = f" {UNANSWERED}" if occurrence.event.response == "needsAction" else ""
    return f"• {reader.hours(occurrence.when)} {occurrence.event.title}{place}{mark}{_in_part(occurrence, reader)}"


def _in_part(occurrence: Occurrence, reader: Reader) -> str:
    """A note where not all its dates are known here."""
    placement = occurrence.event.placement
    strange = placement is not None and placement.guard == "strange_rule"
    return f" · {reader.remote.not_all_dates}" if strange else ""


def _found(
    conversation: Conversation, turn: Turn, goal: Answering, given: Given, events: tuple[Event, ...]
) -> Step:
    query, reader = goal.query, reader_of(conversation, given)
    pinned = goal.span is not None and not isinstance(goal.span, Partial)
    hits = matching(
        events,
        given.preferences.zone,
        given.at,
        title=query.title,
        attendees=query.attendees,
        window=_window(query, goal.span, given) if pinned else None,
    )
    if not hits:
        return answer(conversation, turn, reader.words.not_found(query.title or ", ".join(query.attendees)))
    lines = [reader.words.found(o.event.title, reader.when(o.when)) + _in_part(o, reader) for o in hits]
    return show_page(conversation, turn, goal, ("", [Entry(line) for line in lines]), reader)


def _free_then(events: tuple[Event, ...], span: Timed, given: Given, reader: Reader) -> str:
    met = clashes(span, events, given.preferences.zone)
    if not met:
        return reader.words.free_then(reader.when(span))
    return reader.words.taken(_listed([f"• {o.event.title} · {reader.when(o.when)}" for o in met], reader))


def _free(events: tuple[Event, ...], goal: Answering, span: str, given: Given, reader: Reader) -> str:
    window = _window(goal.query, goal.span, given)
    ahead = Window(max(window.start, given.at), max(window.end, given.at))
    hours = ANY_HOUR if part_of(goal.query.time) in ("dawn", "night") else WAKING
    slots = free_slots(events, ahead, given.preferences.zone, SLOT, hours)
    if not slots:
        return reader.words.not_free(span)
    times = [Timed(slot.start, slot.end, given.preferences.zone) for slot in slots]
    return f"{reader.words.free_at(span)}\n{_listed([f'• {reader.when(t)}' for t in times], reader)}"


def _listed(lines: list[str], reader: Reader) -> str:
    """As much of a list as a message holds, and how much that leaves out."""
    kept, rest = in_one_message(lines)
    return "\n".join([*kept, *([reader.words.more(rest)] if rest else [])])


def _span_words(span: When | None, reader: Reader) -> str:
    match span:
        case Timed():
            return reader.dates.day(span.start.date(), reader.today)
        case AllDay() if span.first == span.last:
            return reader.dates.day(span.first, reader.today)
        case AllDay():
            first = reader.dates.day(span.first, reader.today)
            return f"{first} – {reader.dates.day(span.last, reader.today)}"
        case Partial() | None:
            return reader.words.upcoming
        case _:
            assert_never(span)
