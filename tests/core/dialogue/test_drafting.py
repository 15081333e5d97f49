"""From an event as said to a draft."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    DaysAway,
    Elapsed,
    Holiday,
    LunarDate,
    Spoken,
    WholeMonth,
)
from tests.core.dialogue.world import NOW, TUESDAYS, World, at, create, on, several, tomorrow


def test_an_event_without_a_title_gets_a_neutral_one_and_says_so():
    world = World()
    world.say("내일 3시", create("", tomorrow(15)))
    assert world.last.text.splitlines()[2:] == [
        "약속",
        "🗓 11월 17일(화) 오후 3:00",
        "· 제목이 없어 임시로 붙였어요",
    ]
    english = World(lang="en")
    english.say("tomorrow at 3pm", create("", tomorrow(15)))
    assert "Event\n🗓 Tue, Nov 17, 3:00 PM\n· No title was given, so I chose one" in english.last.text


def test_a_day_without_a_time_is_all_day_and_says_so():
    world = World()
    world.say("내일 워크숍", create("워크숍", tomorrow()))
    assert "🗓 11월 17일(화) 하루 종일\n· 시간이 없어 하루 종일로 잡았어요" in world.last.text
    assert world.last.drafts[0].all_day
    assert world.last.drafts[0].start == "2026-11-17"


@pytest.mark.parametrize(
    ("hour", "minute", "guess", "label"),
    [(9, 0, "오전 9시로 봤어요", "오후 9시로"), (9, 30, "오전 9시 30분으로 봤어요", "오후 9시 30분으로")],
)
def test_a_bare_hour_names_its_guess_and_offers_the_other_with_the_right_particle(hour, minute, guess, label):
    world = World()
    world.say("내일 9시 운동", create("운동", Spoken(DaysAway(1), Clock(hour, minute))))
    assert f"· {guess}" in world.last.text
    assert label in world.labels()


def test_a_time_without_a_day_names_the_day_it_took():
    world = World()
    world.say("오후 3시 커피", create("커피", at(15)))
    assert "· 날짜가 없어 11월 16일(월) 오후 3시로 봤어요" in world.last.text


def test_a_time_told_elsewhere_is_shown_in_our_zone():
    world = World()
    seattle = Spoken(DaysAway(1), Clock(3, 30, "pm"), zone="America/Los_Angeles")
    world.say("시애틀 시간 3시 반 통화", create("통화", seattle))
    assert (
        "🗓 11월 18일(수) 오전 8:30\n· 내 시간대로 바꾸면 11월 18일(수) 오전 8시 30분이에요" in world.last.text
    )


def test_the_end_of_a_series_is_counted_from_the_message():
    world = World()
    until = create("회의", at(15), recurrence=TUESDAYS, repeat_until=WholeMonth(month=12))
    world.say("12월까지 매주 화요일 3시 회의", until)
    assert "🔁 매주 화요일 12월 31일(목)까지 · 모두 7번" in world.last.text
    assert world.last.drafts[0].rrule == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231"


def test_an_end_that_is_no_day_leaves_the_series_open():
    world = World()
    nonsense = create("회의", at(15), recurrence=TUESDAYS, repeat_until=CalendarDate(31, 2))
    world.say("2월 31일까지 매주", nonsense)
    assert world.last.drafts[0].rrule == "FREQ=WEEKLY;BYDAY=TU"


def test_a_counted_series_is_not_counted_twice():
    world = World()
    world.say(
        "회의 10번", create("회의", on(17, 15), recurrence=Recurrence("WEEKLY", by_day=("TU",), count=10))
    )
    assert "🔁 매주 화요일 10번" in world.last.text
    assert "모두" not in world.last.text


def test_a_chat_screenshot_counts_from_its_own_date_line():
    world = World()
    world.photos("p")
    world.read("p", create("커피", tomorrow(15), anchor=datetime(2026, 11, 20)))
    assert "11월 21일(토) 오후 3:00" in world.last.text
    assert "보낸 메시지의 날짜를 기준으로 계산했어요" in world.last.text


def test_guests_named_in_a_picture_are_left_out():
    world = World()
    world.photos("p")
    world.read("p", create("커피", tomorrow(15), attendees=("mallory@example.com",)))
    assert world.last.drafts[0].attendees == ()


def test_reminders_and_notes_reach_the_calendar():
    world = World()
    world.say("내일 3시 커피", create("커피", tomorrow(15), reminders=(30,), notes="쿠폰"))
    world.press("confirm")
    [event] = world.events.values()
    assert (event.reminders, event.notes) == ((30,), "쿠폰")


def test_each_event_of_a_message_is_a_draft_of_its_own():
    world = World()
    world.say("내일", several(("커피", tomorrow(15)), ("회의", tomorrow(17))))
    ids = {draft.id for draft in world.last.drafts}
    assert len(ids) == 2
    assert [draft.start for draft in world.last.drafts] == [
        "2026-11-17T15:00:00+09:00",
        "2026-11-17T17:00:00+09:00",
    ]
    assert date(2026, 11, 17).weekday() == 1


@pytest.mark.parametrize("day", [LunarDate(5, 10), Holiday("chuseok")])
def test_a_lunar_day_repeats_by_no_rule_and_says_so(day):
    world = World()
    world.say("매년 음력 5월 10일 생신", create("생신", Spoken(day), recurrence=Recurrence("YEARLY")))
    assert world.last.drafts[0].rrule is None
    assert "음력" in world.last.text


def test_a_solar_day_repeats_every_year():
    world = World()
    day = Spoken(CalendarDate(10, 12))
    world.say("매년 12월 10일 기념일", create("기념일", day, recurrence=Recurrence("YEARLY")))
    assert "🔁 매년" in world.last.text
    world.say("매년 어느 날", create("기념일", Elapsed(60), recurrence=Recurrence("YEARLY")))
    assert "🔁 매년" in world.last.text


def test_what_is_over_when_it_is_forwarded_says_so():
    world = World()
    world.say("내일 3시", create("커피", tomorrow(15)), forwarded_at=NOW - timedelta(days=30))
    assert "이미 지난" in world.last.text
