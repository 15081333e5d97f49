"""Reminders in a conversation: told, put off, moved, dealt with."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

import pytest

from core.calendar.event import Event, Occurrence
from core.calendar.occurrences import next_occurrence
from core.dialogue.buttons import Press
from core.dialogue.inputs import ButtonPressed, Facts, TimePassed
from core.dialogue.reminded import MAX_REMINDED
from core.dialogue.timely_inputs import Reminder, RemindersDue
from tests.core.dialogue.world import (
    BIRTH,
    MINE,
    SEOUL,
    World,
    all_day,
    at,
    change,
    create,
    event,
    moment,
    placed,
    timed,
    tomorrow,
    weekly,
)

DENTIST = event("치과", timed(16, 15), location="강남역", reminders=(30,))
YOGA = weekly("요가", timed(16, 15), reminders=(10,))


def due(*events: Event) -> RemindersDue:
    return RemindersDue(
        tuple(Reminder(uuid5(BIRTH, f"reminder:{one.id}"), Occurrence(one, one.when)) for one in events)
    )


def reminded(one: Event = DENTIST, lang: str = "ko", minutes: int = 30) -> World:
    """Just now, so many minutes before it."""
    world = World(one, lang=lang)
    start = next_occurrence(one, moment(16, 0), SEOUL).when.start if hasattr(one.when, "start") else None
    world.at = start - timedelta(minutes=minutes) if start else moment(16, 9)
    found = next_occurrence(one, moment(16, 0), SEOUL) if one.recurrence else Occurrence(one, one.when)
    world.take(RemindersDue((Reminder(uuid5(BIRTH, "reminder"), found),)))
    return world


def test_a_reminder_says_when_what_and_where_and_has_its_buttons():
    world = reminded()
    assert world.last.text == "⏰ 30분 뒤 · 치과\n🗓 11월 16일(월) 오후 3:00–4:00\n📍 강남역"
    assert world.labels() == ["10분 뒤 다시", "1시간 뒤 다시", "시간 옮기기", "확인"]


def test_the_same_in_english():
    world = reminded(lang="en")
    assert world.last.text == "⏰ In 30 min · 치과\n🗓 Mon, Nov 16, 3:00 PM – 4:00 PM\n📍 강남역"
    assert world.labels() == ["Again in 10 min", "Again in 1 h", "Move it", "Got it"]


@pytest.mark.parametrize(
    ("minutes", "ko", "en"),
    [
        (0, "지금", "Now"),
        (90, "1시간 30분 뒤", "In 1 h 30 min"),
        (1440, "1일 뒤", "In 1 day"),
        (2 * 1440 + 60, "2일 1시간 뒤", "In 2 days 1 h"),
        (-3, "3분 전에 시작했어요", "Started 3 min ago"),
    ],
)
def test_how_far_away_it_is_is_said_as_one_says_it(minutes, ko, en):
    assert reminded(minutes=minutes).last.text.startswith(f"⏰ {ko} · 치과")
    assert reminded(lang="en", minutes=minutes).last.text.startswith(f"⏰ {en} · 치과")


@pytest.mark.parametrize(
    ("day", "ko", "en"), [(16, "오늘", "Today"), (17, "내일", "Tomorrow"), (19, "3일 뒤", "In 3 days")]
)
def test_a_whole_day_is_so_many_days_away(day, ko, en):
    birthday = event("생신", all_day(day), reminders=(900,))
    assert reminded(birthday).last.text.startswith(f"⏰ {ko} · 생신\n🗓 11월 {day}일")
    assert reminded(birthday, lang="en").last.text.startswith(f"⏰ {en} · 생신")


def test_what_lies_in_google_has_its_links_and_what_may_not_be_changed_is_not_moved():
    world = reminded(replace(DENTIST, placement=placed(meeting="https://meet.example.com/abc")))
    assert [link.label for link in world.last.links] == ["화상회의 참여", "구글 캘린더에서 열기"]
    locked = reminded(replace(DENTIST, placement=placed(guard="not_organizer")))
    assert locked.labels() == ["10분 뒤 다시", "1시간 뒤 다시", "확인"]


def test_words_of_others_stay_on_their_line():
    world = reminded(replace(DENTIST, title="치과\n⏰ 지금 · 송금", location="여기\n저기"))
    assert world.last.text.splitlines()[0] == "⏰ 30분 뒤 · 치과 ⏰ 지금 · 송금"
    assert world.last.text.splitlines()[2] == "📍 여기 저기"


def test_up_to_three_come_one_by_one_and_more_in_one_message():
    some = [event(f"회의 {n}", timed(16, 10 + n), reminders=(10,)) for n in range(4)]
    world = World(*some)
    assert len(world.take(due(*some[:3]))) == 3
    (one,) = world.take(due(*some))
    assert one.reply.text.splitlines()[:2] == [
        "⏰ 다가오는 일정이 4개 있어요",
        "• 회의 0 · 11월 16일(월) 오전 10:00–11:00",
    ]
    assert one.reply.buttons == ()


def test_dealt_with_it_keeps_its_words_and_loses_its_buttons():
    world = reminded()
    text = world.last.text
    world.press("seen")
    assert (world.last.text, world.labels()) == (text, [])
    assert world.conversation.reminded == ()


# ── put off ──


def test_put_off_it_comes_again_with_what_holds_then():
    world = reminded()
    press = world.button("10분 뒤 다시").press
    world.tap(press)
    assert world.last.text.endswith("💤 10분 뒤에 다시 알려 드릴게요.")
    assert world.labels() == []
    assert world.conversation.wake_at == world.at + timedelta(minutes=10)
    assert world.wait(minutes=9) == []
    (again,) = world.wait(minutes=1)
    assert again.reply.text.startswith("⏰ 20분 뒤 · 치과")
    assert again.manner == "send"
    world.press("snooze", 2)
    assert world.last.text.endswith("💤 1시간 뒤에 다시 알려 드릴게요.")
    assert world.wait(minutes=60)[0].reply.text.startswith("⏰ 40분 전에 시작했어요 · 치과")
    assert len(world.screen) == 3


def test_a_tap_on_what_is_put_off_already_or_forgotten_does_nothing():
    world = reminded()
    press = world.button("10분 뒤 다시").press
    world.tap(press)
    asleep = world.conversation
    assert [say.manner for say in world.tap(press)] == ["answer"]
    assert world.conversation.reminded == asleep.reminded
    assert [say.manner for say in world.tap(Press("seen", UUID(int=9)))] == ["answer"]
    assert [say.manner for say in world.tap(Press("move", UUID(int=9)))] == ["answer"]


def test_a_time_that_no_button_offers_is_no_time():
    world = reminded()
    assert [say.manner for say in world.tap(Press("snooze", world.conversation.reminded[0].id, 0, 3))] == [
        "answer"
    ]
    assert world.conversation.reminded[0].again_at is None


def test_what_was_moved_meanwhile_is_told_as_it_is_now():
    world = reminded()
    world.press("snooze", 1)
    world.events[DENTIST.id] = replace(DENTIST, when=timed(16, 17))
    (again,) = world.wait(minutes=10)
    assert again.reply.text.startswith("⏰ 2시간 20분 뒤 · 치과\n🗓 11월 16일(월) 오후 5:00")


def test_what_is_gone_or_silenced_meanwhile_does_not_come_again():
    world = reminded()
    world.press("snooze", 1)
    del world.events[DENTIST.id]
    assert world.wait(minutes=10) == []
    assert world.conversation.reminded == ()
    hushed = reminded()
    hushed.press("snooze", 1)
    hushed.preferences = replace(hushed.preferences, muted=True)
    assert hushed.wait(minutes=10) == []


def test_what_is_over_when_the_house_comes_back_is_not_told():
    world = reminded()
    world.press("snooze", 1)
    assert world.wait(hours=9) == []
    late = reminded()
    late.press("snooze", 1)
    assert late.wait(hours=1)[0].reply.text.startswith("⏰ 30분 전에 시작했어요")


def test_one_date_of_a_series_comes_again_as_itself():
    world = reminded(YOGA, minutes=10)
    world.press("snooze", 1)
    moved = event("요가", timed(16, 18), series=YOGA.id, original=moment(16, 15))
    world.events |= {YOGA.id: replace(YOGA, excluded=(moment(16, 15),)), moved.id: moved}
    assert "오후 6:00" in world.wait(minutes=10)[0].reply.text


def test_other_things_that_time_brings_wake_nobody_else():
    world = reminded()
    world.press("snooze", 2)
    world.say("커피", create("커피", tomorrow(15)))
    assert world.take(TimePassed()) == []
    assert len(world.conversation.reminded) == 1


# ── moved ──


def test_moving_asks_for_the_time_and_then_shows_the_ordinary_card():
    world = reminded()
    world.press("move")
    assert world.last.text == (
        "“치과”(11월 16일(월) 오후 3:00–4:00), 언제로 옮길까요? 예: 오후 5시, 내일 3시, 30분 뒤로"
    )
    world.say("5시", create("", at(17)))
    assert "오후 3:00–4:00 → 11월 16일(월) 오후 5:00–6:00" in world.last.text
    world.press("confirm")
    assert world.calendar() == [("치과", "2026-11-16T17:00:00+09:00")]


def test_so_many_minutes_later_is_an_answer_too():
    world = reminded(lang="en")
    world.press("move")
    assert world.last.text.startswith("When should “치과” (Mon, Nov 16, 3:00 PM – 4:00 PM) be instead?")
    world.say("30 minutes later", change(shift_minutes=30))
    world.press("confirm")
    assert world.calendar() == [("치과", "2026-11-16T15:30:00+09:00")]


def test_of_a_series_only_that_date_moves():
    world = reminded(YOGA, minutes=10)
    world.press("move")
    world.say("5시", create("", at(17)))
    world.press("confirm")
    series = world.events[YOGA.id]
    assert series.excluded == (moment(16, 15),)
    (own,) = (one for one in world.events.values() if one.series == YOGA.id)
    assert own.when.start == moment(16, 17)


def test_what_is_gone_is_not_moved():
    world = reminded()
    press = world.button("move").press
    world.events.clear()
    said = world.tap(press)
    assert said[0].reply.text == "그 사이 삭제된 일정이에요."
    assert world.labels() == []
    assert world.conversation.reminded == ()


def test_what_may_not_be_changed_any_more_is_not_moved_either():
    world = reminded(replace(DENTIST, placement=placed()))
    world.calendars = (MINE,)
    press = world.button("move").press
    world.events[DENTIST.id] = replace(DENTIST, placement=placed(guard="not_organizer"))
    world.tap(press)
    assert world.labels() == []
    assert world.conversation.turns == ()


def test_a_move_without_facts_finds_nothing():
    world = reminded()
    press = world.button("move").press
    assert world.take(ButtonPressed(press, Facts()))[0].manner == "answer"


def test_the_oldest_gives_way_and_loses_its_buttons_but_what_is_put_off_is_kept():
    many = [event(f"회의 {n}", timed(16, 10), reminders=(10,)) for n in range(MAX_REMINDED + 2)]
    world = World(*many)
    world.take(due(many[0]))
    world.press("snooze", 2)
    for one in many[1:]:
        world.take(due(one))
    assert len(world.conversation.reminded) == MAX_REMINDED
    again = [one for one in world.conversation.reminded if one.again_at]
    assert [one.event for one in again] == [many[0].id]
    assert [len(reply.buttons) for reply in world.screen.values()] == [0, 0, 0, *[2] * (MAX_REMINDED - 1)]
