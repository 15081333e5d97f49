"""Changes that are told as news or as a correction, and reminders of what is there."""

from __future__ import annotations

import pytest

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import Clock, DaysAway, Spoken, WeekdayIn
from core.dialogue.interpretation import (
    AskCalendar,
    ChangeEvent,
    CreateEvents,
    Patch,
    RemoveEvents,
    Target,
)
from tests.core.language.english.said import events, meaning

TUESDAY, THURSDAY, FRIDAY = WeekdayIn(1), WeekdayIn(3), WeekdayIn(4)


def at(hour, part=None, day=None, minute=0):
    return Spoken(day, Clock(hour, minute, part))


@pytest.mark.parametrize(
    ("text", "target", "patch"),
    [
        ("Tuesday's standup moved to 11", Target("standup", Spoken(TUESDAY)), Patch(time=at(11))),
        ("they moved the standup to 11", Target("standup"), Patch(time=at(11))),
        ("moved the standup to 11", Target("standup"), Patch(time=at(11))),
        ("Ben moved our 1:1 to Thursday 4pm", Target("1:1"), Patch(time=at(4, "pm", THURSDAY))),
        ("my flight got moved to Friday", Target("flight"), Patch(time=Spoken(FRIDAY))),
        ("flight delayed by 2 hours", Target("flight"), Patch(shift_minutes=120)),
        ("the call got pushed back 30 minutes", Target("call"), Patch(shift_minutes=30)),
        ("the review is at 4 now", Target("review"), Patch(time=at(4))),
        ("standup is now at 9:30", Target("standup"), Patch(time=at(9, minute=30))),
        ("lunch is at 1 instead", Target("lunch"), Patch(time=at(1))),
        ("push the review by an hour", Target("review"), Patch(shift_minutes=60)),
        ("make it 45 minutes", Target(), Patch(time=Spoken(minutes=45))),
        ("change the place to Blue Bottle", Target(), Patch(location="Blue Bottle")),
        ("invite Sam to lunch", Target("lunch"), Patch(add_attendees=("Sam",))),
        ("not 3, 4", Target(), Patch(time=at(4))),
        ("4 not 3", Target(), Patch(time=at(4))),
        ("I said 4 not 3", Target(), Patch(time=at(4))),
        ("Thursday not Friday", Target(), Patch(time=Spoken(THURSDAY))),
        ("no I meant Thursday", Target(), Patch(time=Spoken(THURSDAY))),
        ("5 instead of 4", Target(), Patch(time=at(5))),
        ("not this Friday, next Friday", Target(), Patch(time=Spoken(WeekdayIn(4, 1)))),
        ("half an hour earlier", Target(), Patch(shift_minutes=-30)),
        ("no, an hour later", Target(), Patch(shift_minutes=60)),
        ("30 minutes shorter please", Target(), Patch(extend_minutes=-30)),
        ("move the meeting to room 4", Target("meeting"), Patch(location="room 4")),
        ("repeat every week", Target(), Patch(recurrence=Recurrence("WEEKLY"))),
        ("add a note: bring the slides", Target(), Patch(notes="bring the slides")),
        ("add a note to the dentist: bring x-rays", Target("dentist"), Patch(notes="bring x-rays")),
        ("same time next week", Target(), Patch(shift_minutes=7 * 24 * 60)),
        ("next week, same time", Target(), Patch(shift_minutes=7 * 24 * 60)),
        ("same time tomorrow", Target(), Patch(time=Spoken(DaysAway(1)))),
        ("same place on Friday", Target(), Patch(time=Spoken(FRIDAY))),
    ],
)
def test_a_change_told_as_news_or_as_a_correction(text, target, patch):
    assert meaning(text) == ChangeEvent(target, patch)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Ben cancelled lunch", Target("lunch")),
        ("lunch is cancelled", Target("lunch")),
        ("Friday's standup got cancelled", Target("standup", Spoken(FRIDAY))),
        ("skip the standup tomorrow", Target("standup", Spoken(DaysAway(1)))),
        ("dinner with Sam is off", Target("dinner", attendees=("Sam",))),
        ("it's off", Target()),
    ],
)
def test_what_is_off_is_removed(text, target):
    assert meaning(text) == RemoveEvents(target)


@pytest.mark.parametrize(
    "text",
    [
        "Sam is off on Friday",
        "day off Friday",
        "power off at 3pm tomorrow",
        "buy milk not eggs tomorrow",
        "I moved to Berlin last year",
    ],
)
def test_what_only_sounds_like_a_change_is_none(text):
    assert isinstance(meaning(text), CreateEvents)


def test_a_note_that_tells_a_time_is_an_event():
    [event] = events("note: dentist Friday 3pm")
    assert event.title == "dentist"


def test_what_follows_a_length_makes_it_an_event():
    [event] = events("an hour later call Bob")
    assert event.title == "call Bob"


def test_a_question_about_a_change_is_a_question():
    assert isinstance(meaning("was the meeting moved to 4?"), AskCalendar)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("set a reminder for 15 mins before", 15),
        ("remind me 10 minutes before", 10),
        ("can you remind me 15 minutes before it?", 15),
        ("reminder 30 minutes before", 30),
        ("10 minutes before", 10),
        ("change the reminder to 30 minutes", 30),
        ("remind me the day before", 24 * 60),
        ("set an alert for two days in advance", 2 * 24 * 60),
    ],
)
def test_a_reminder_alone_is_for_what_we_talk_about(text, minutes):
    assert meaning(text) == ChangeEvent(Target(), Patch(reminders=(minutes,)))


def test_a_reminder_may_name_its_event():
    assert meaning("remind me 10 minutes before the meeting") == ChangeEvent(
        Target("meeting"), Patch(reminders=(10,))
    )
    assert meaning("remind me an hour before my flight on Friday") == ChangeEvent(
        Target("flight", Spoken(FRIDAY)), Patch(reminders=(60,))
    )


@pytest.mark.parametrize(
    ("text", "title", "minutes"),
    [
        ("dentist tomorrow at 3, remind me 10 minutes before", "dentist", 10),
        ("lunch with Sam tomorrow 12pm, set a reminder for 15 mins before", "lunch", 15),
        ("lunch tomorrow at 12 and remind me an hour before", "lunch", 60),
        ("dentist Friday 10am and set a reminder the day before", "dentist", 24 * 60),
        ("remind me 30 minutes before lunch with Sam tomorrow at 12", "lunch", 30),
    ],
)
def test_beside_an_event_it_is_the_reminder_of_that(text, title, minutes):
    [event] = events(text)
    assert (event.title, event.reminders, event.notes) == (title, (minutes,), "")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("remind me to call mom tomorrow at 5", "call mom"),
        ("remind me in 20 minutes to take out the trash", "take out the trash"),
        ("set a reminder to buy milk tomorrow", "buy milk"),
    ],
)
def test_to_be_reminded_of_something_is_an_event(text, title):
    [event] = events(text)
    assert (event.title, event.reminders) == (title, ())
