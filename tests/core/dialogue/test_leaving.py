"""A series that leaves days out: the card names them, and they do not take place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.calendar.recurrence import Recurrence
from core.calendar.time.days_off import EVERY_PUBLIC_HOLIDAY
from core.calendar.time.expression import CalendarDate, Clock, DaysAway, Spoken, WholeMonth, WholeWeek
from core.dialogue.interpretation import CreateEvents, EventProposal, RemoveEvents, Target
from core.dialogue.phrases import ko, ko_files, ko_leaving
from tests.core.dialogue.world import World, change, on
from tests.core.dialogue.world import at as clock

TUESDAYS = Recurrence("WEEKLY", by_day=("TU",))


def offered(*days, rule: Recurrence = TUESDAYS, **more) -> World:
    """The test's present is Monday, 16 November."""
    world = World()
    time = Spoken(clock=Clock(10, part="am"))
    world.say(
        "매주 화요일 10시 회의",
        CreateEvents((EventProposal("회의", time, recurrence=rule, excluded=days, **more),)),
    )
    return world


def left_out(world: World) -> list[date]:
    [series] = [event for event in world.events.values() if event.recurrence]
    return [one.date() for one in series.excluded]


def test_a_single_day_is_named_and_does_not_take_place():
    world = offered(CalendarDate(24))
    assert ko_leaving.without(("11월 24일(화)",)) in world.last.text
    world.press("confirm")
    assert left_out(world) == [date(2026, 11, 24)]


def test_several_days_in_any_order():
    world = offered(CalendarDate(8, 12), CalendarDate(24))
    assert ko_leaving.without(("11월 24일(화)", "12월 8일(화)")) in world.last.text


def test_of_a_stretch_only_days_of_the_series_count():
    world = offered(WholeWeek(1))
    assert ko_leaving.without(("11월 24일(화)",)) in world.last.text


def test_of_many_only_the_number_is_told():
    world = offered(WholeMonth(month=12))
    assert ko_files.dates(0, 5) in world.last.text


def test_a_series_begins_on_the_first_day_that_is_left():
    world = offered(DaysAway(1))
    [draft] = world.last.drafts
    assert draft.start is not None and draft.start.startswith("2026-11-24")
    world.press("confirm")
    assert left_out(world) == []


def test_the_card_says_which_first_day_is_left_out():
    world = offered(DaysAway(1))
    assert ko_leaving.begins_without("11월 17일(화)") in world.last.text


def test_a_day_said_later_is_left_out_of_the_series_on_the_card():
    world = offered(CalendarDate(24))
    world.say("12월 1일은 빼고", change(excluded=(CalendarDate(1, 12),)))
    assert ko_leaving.without(("11월 24일(화)", "12월 1일(화)")) in world.last.text
    world.press("confirm")
    assert left_out(world) == [date(2026, 11, 24), date(2026, 12, 1)]


def test_the_first_day_said_later_passes_over_those_that_are_out_already():
    world = offered(CalendarDate(24))
    world.say("내일도 빼고", change(excluded=(DaysAway(1),)))
    assert world.last.drafts[0].start == "2026-12-01T10:00:00+09:00"


def test_a_day_to_take_away_is_one_of_the_series_on_the_card():
    world = offered()
    world.say("24일은 빼줘", RemoveEvents(Target(time=Spoken(CalendarDate(24)))))
    assert ko_leaving.without(("11월 24일(화)",)) in world.last.text


def test_a_day_to_take_away_that_is_none_of_the_series_is_looked_up():
    world = offered()
    world.say("25일 일정 지워줘", RemoveEvents(Target(time=Spoken(CalendarDate(25)))))
    assert world.last.drafts == ()


def test_of_a_single_event_nothing_can_be_left_out():
    world = World()
    world.say("내일 3시 회의", CreateEvents((EventProposal("회의", on(17, 15)),)))
    world.say("24일은 빼고", change(excluded=(CalendarDate(24),)))
    assert ko.what_to_change("회의") in world.last.text


def test_of_a_series_on_the_calendar_that_one_is_taken_off_with_a_card():
    world = offered()
    world.press("confirm")
    world.say("24일은 빼고", change(excluded=(CalendarDate(24),)))
    assert [draft.kind for draft in world.last.drafts] == ["delete"]
    assert world.last.drafts[0].start == "2026-11-24T10:00:00+09:00"


def test_the_other_reading_of_its_hour_begins_on_that_day_as_well():
    world = World()
    event = EventProposal("회의", Spoken(clock=Clock(10)), recurrence=TUESDAYS, excluded=(DaysAway(1),))
    world.say("매주 화요일 10시 회의 내일은 빼고", CreateEvents((event,)))
    world.press("edit", 1)
    assert world.last.drafts[0].start == "2026-11-24T22:00:00+09:00"


def test_a_day_that_is_none_of_the_series_is_said_to_be_none():
    world = offered(CalendarDate(25))
    assert ko_leaving.remarks["not_in_series"] in world.last.text
    world.press("confirm")
    assert left_out(world) == []


def test_the_24th_is_that_of_the_first_month_of_the_series():
    rule = Recurrence("DAILY")
    world = World()
    time = Spoken(CalendarDate(1, 12), Clock(7, part="am"))
    event = EventProposal("운동", time, recurrence=rule, excluded=(CalendarDate(24),))
    world.say("12월 1일부터 매일 7시 운동 24일은 빼고", CreateEvents((event,)))
    world.press("confirm")
    assert left_out(world) == [date(2026, 12, 24)]


def test_public_holidays_are_left_out_with_their_substitutes():
    mondays = replace(TUESDAYS, by_day=("MO",), until=date(2027, 12, 31))
    world = offered(EVERY_PUBLIC_HOLIDAY, rule=mondays)
    world.press("confirm")
    assert left_out(world) == [
        date(2027, 2, 8),
        date(2027, 3, 1),
        date(2027, 8, 16),
        date(2027, 10, 4),
        date(2027, 10, 11),
        date(2027, 12, 27),
    ]


def test_elsewhere_nobody_knows_which_holidays_are_meant():
    world = World()
    world.preferences = replace(world.preferences, zone="Europe/London")
    event = EventProposal(
        "회의", Spoken(clock=Clock(10, part="am")), recurrence=TUESDAYS, excluded=(EVERY_PUBLIC_HOLIDAY,)
    )
    world.say("매주 화요일 10시 회의 공휴일 빼고", CreateEvents((event,)))
    assert ko_leaving.remarks["not_in_series"] not in world.last.text


def test_a_day_of_the_month_may_be_one_of_the_next_month():
    world = offered(CalendarDate(22))
    assert ko_leaving.without(("12월 22일(화)",)) in world.last.text


def test_a_series_of_which_nothing_would_be_left_stays():
    world = offered(DaysAway(1), CalendarDate(24), rule=replace(TUESDAYS, count=2))
    world.press("confirm")
    assert left_out(world) == []


def test_a_correction_of_the_hour_keeps_them_out():
    world = offered(CalendarDate(24))
    world.say("11시로", change(time=clock(11)))
    assert ko_leaving.without(("11월 24일(화)",)) in world.last.text
    world.press("confirm")
    assert left_out(world) == [date(2026, 11, 24)]


def test_without_a_series_or_a_time_there_is_nothing_to_leave_out():
    world = World()
    world.say("회의", CreateEvents((EventProposal("회의", excluded=(CalendarDate(24),)),)))
    assert ko_leaving.remarks["not_in_series"] not in world.last.text


def test_other_guesses_about_a_series_that_begins_later_stay():
    world = World()
    event = EventProposal(time=Spoken(clock=Clock(10)), recurrence=TUESDAYS, excluded=(DaysAway(1),))
    world.say("매주 화요일 10시 내일은 빼고", CreateEvents((event,)))
    assert world.last.drafts[0].start == "2026-11-24T10:00:00+09:00"
    assert "title" in [
        guess.kind for card in world.conversation.cards for guess in card.drafts[0].assumptions
    ]


def test_a_day_that_does_not_exist_is_none_of_the_series():
    world = offered(CalendarDate(31, 2))
    assert ko_leaving.remarks["not_in_series"] in world.last.text
