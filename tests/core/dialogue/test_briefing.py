"""The day as it is told, and what one settles about it."""

from __future__ import annotations

from datetime import date, time

import pytest

from core.calendar.event import Event
from core.dialogue.interpretation import ChooseNews
from core.dialogue.pages import MAX_LINES
from core.dialogue.timely_inputs import DayBegins
from tests.core.dialogue.world import SEOUL, World, all_day, event, moment, timed, weekly

TODAY = date(2026, 11, 16)


def told(*events: Event, lang: str = "ko", day: date = TODAY) -> list[str]:
    world = World(*events, lang=lang)
    world.at = moment(16, 8)
    (say,) = world.take(DayBegins(day, events))
    assert (say.manner, say.reply.buttons) == ("send", ())
    return say.reply.text.splitlines()


def test_a_day_tells_whole_days_first_and_marks_what_meets():
    lines = told(
        event("치과", timed(16, 15), location="강남역"),
        weekly("회의", timed(16, 15)),
        event("휴가", all_day(14, 18)),
        event("저녁", timed(16, 19)),
        event("내일 것", timed(17, 9)),
    )
    assert lines == [
        "☀️ 오늘 일정 4개 · 11월 16일(월)",
        "• 하루 종일 휴가",
        "• 오후 3:00–4:00 치과 · 강남역 ⚠️ 겹쳐요",
        "• 오후 3:00–4:00 회의 ⚠️ 겹쳐요",
        "• 오후 7:00–8:00 저녁",
    ]


def test_the_same_in_english_and_of_one_event_in_the_singular():
    assert told(event("Dentist", timed(16, 15)), lang="en") == [
        "☀️ 1 event today · Mon, Nov 16",
        "• 3:00 PM – 4:00 PM Dentist",
    ]


def test_a_free_day_is_one_line():
    assert told() == ["☀️ 오늘은 일정이 없어요 · 11월 16일(월)"]
    assert told(lang="en") == ["☀️ Nothing on today · Mon, Nov 16"]


def test_in_the_evening_it_is_the_next_day():
    tomorrow = date(2026, 11, 17)
    assert told(event("치과", timed(17, 15)), day=tomorrow)[0] == "☀️ 내일 일정 1개 · 11월 17일(화)"
    assert told(day=tomorrow) == ["☀️ 내일은 일정이 없어요 · 11월 17일(화)"]


def test_what_was_declined_is_no_part_of_the_day_and_clashes_with_nothing():
    declined = event("거절", timed(16, 15), response="declined")
    assert told(declined, event("치과", timed(16, 15)))[1:] == ["• 오후 3:00–4:00 치과"]


def test_of_a_very_full_day_the_first_are_told():
    many = [event(f"회의 {n:02}", timed(16, 9)) for n in range(MAX_LINES + 2)]
    lines = told(*many)
    assert len(lines) == MAX_LINES + 2
    assert lines[-1] == "…외 2개"


# ── what one settles ──


@pytest.mark.parametrize(
    ("lang", "at", "words"),
    [
        ("ko", time(8), "매일 오전 8시에 그날 일정을 알려 드릴게요."),
        ("ko", time(21, 30), "매일 오후 9시 30분에 다음 날 일정을 알려 드릴게요."),
        ("en", time(7, 30), "Every day at 7:30 AM I'll tell you the day's plan."),
        ("en", time(21), "Every day at 9:00 PM I'll tell you the next day's plan."),
    ],
)
def test_the_time_is_kept_and_said(lang, at, words):
    world = World(lang=lang)
    world.say("…", ChooseNews("briefing", True, at))
    assert world.preferences.briefing == at
    assert world.last.text.startswith(words)


def test_without_a_time_it_is_the_one_before_or_eight():
    world = World()
    world.say("브리핑 켜줘", ChooseNews("briefing", True))
    assert world.preferences.briefing == time(8)
    world.say("브리핑 시간 9시로", ChooseNews("briefing", True, time(9)))
    world.say("브리핑 켜줘", ChooseNews("briefing", True))
    assert world.preferences.briefing == time(9)
    world.say("브리핑 꺼줘", ChooseNews("briefing", False))
    assert world.preferences.briefing is None
    assert "브리핑을 보내지 않을게요" in world.last.text


def test_which_day_it_tells_is_kept_and_said():
    world = World()
    world.say("오후 5시에 내일 일정", ChooseNews("briefing", True, time(17), "tomorrow"))
    assert (world.preferences.briefing, world.preferences.briefed_day) == (time(17), "tomorrow")
    assert world.last.text.startswith("매일 오후 5시에 다음 날 일정을")
    world.say("브리핑 꺼줘", ChooseNews("briefing", False))
    world.say("브리핑 켜줘", ChooseNews("briefing", True))
    assert world.preferences.briefed_day == "tomorrow"
    world.say("9시로", ChooseNews("briefing", True, time(9)))
    assert world.preferences.briefed_day is None


def test_the_next_day_without_a_time_is_told_in_the_evening():
    world = World(lang="en")
    world.say("tell me tomorrow every day", ChooseNews("briefing", True, None, "tomorrow"))
    assert world.preferences.briefing == time(21)


def test_past_midnight_tomorrow_is_the_day_that_has_begun():
    world = World()
    world.say("밤 12시에 내일 일정", ChooseNews("briefing", True, time(0), "tomorrow"))
    assert world.preferences.briefed_day == "today"
    assert world.last.text.startswith("매일 오전 0시에 그날 일정을")


def test_reminders_are_silenced_and_come_back():
    world = World(lang="en")
    world.say("turn reminders off", ChooseNews("reminders", False))
    assert world.preferences.muted
    assert world.last.text.startswith("I won't remind you")
    world.say("turn reminders on", ChooseNews("reminders", True))
    assert not world.preferences.muted
    assert world.preferences.zone == SEOUL
