"""Questions about the calendar: what is on, when is something, when is there time."""

from __future__ import annotations

from core.calendar.time.expression import CalendarDate, Spoken, WholeWeek
from core.dialogue.interpretation import AskCalendar
from tests.core.dialogue.world import World, all_day, at, event, moment, placed, timed, tomorrow, weekly

WEEK = Spoken(WholeWeek(0))


def test_a_day_is_told_by_the_hour_with_places():
    world = World(
        event("치과", timed(17, 15), location="강남"),
        event("출장", all_day(17)),
        event("내일모레", timed(18, 9)),
    )
    world.say("내일 뭐 있어?", AskCalendar("agenda", tomorrow()))
    assert world.last.text.splitlines() == [
        "11월 17일(화) 일정 2개",
        "",
        "11월 17일(화)",
        "• 하루 종일 출장",
        "• 오후 3:00–4:00 치과 · 강남",
    ]


def test_a_week_is_told_day_by_day_in_english():
    world = World(event("dentist", timed(17, 15)), weekly("standup", timed(16, 11)), lang="en")
    world.say("what's on this week?", AskCalendar("agenda", WEEK))
    assert world.last.text.splitlines() == [
        "Mon, Nov 16 – Sun, Nov 22: 2 events",
        "",
        "Mon, Nov 16",
        "• 11:00 AM – 12:00 PM standup",
        "",
        "Tue, Nov 17",
        "• 3:00 PM – 4:00 PM dentist",
    ]


def test_an_empty_day_is_told():
    world = World()
    world.say("내일 뭐 있어?", AskCalendar("agenda", tomorrow()))
    assert world.last.text == "11월 17일(화)에는 일정이 없어요."
    english = World(lang="en")
    english.say("what's on tomorrow?", AskCalendar("agenda", tomorrow()))
    assert english.last.text == "Tue, Nov 17: nothing planned."


def test_without_a_day_the_next_month_is_told():
    world = World(event("치과", timed(27, 15)))
    world.say("뭐 있어?", AskCalendar("agenda"))
    assert world.last.text.startswith("앞으로 한 달 일정 1개")
    english = World(event("dentist", timed(27, 15)), lang="en")
    english.say("anything?", AskCalendar("agenda", Spoken(CalendarDate(31, 2))))
    assert english.last.text.startswith("Next 30 days: 1 event\n")


def test_a_question_about_an_hour_is_answered_with_its_day():
    world = World(event("치과", timed(17, 9)))
    world.say("내일 3시에 뭐 있어?", AskCalendar("agenda", tomorrow(15)))
    assert world.last.text.startswith("11월 17일(화) 일정 1개")


def test_long_days_are_cut():
    world = World(*(event(f"일 {n}", timed(17, n % 24)) for n in range(25)))
    world.say("내일 뭐 있어?", AskCalendar("agenda", tomorrow()))
    assert world.last.text.startswith("11월 17일(화) 일정 25개")
    assert world.last.text.endswith("…외 5개")


def test_an_event_elsewhere_is_told_on_our_clocks_and_our_day():
    world = World(event("call", timed(17, 20, zone="America/New_York")), lang="en")
    world.say("what's on this week?", AskCalendar("agenda", WEEK))
    assert "Wed, Nov 18\n• 10:00 AM – 11:00 AM call" in world.last.text


def test_when_is_something():
    world = World(event("치과 예약", timed(17, 15)), event("민수 생일", all_day(20), attendees=("민수",)))
    world.say("치과 언제야?", AskCalendar("find", title="치과"))
    assert world.last.text == "“치과 예약”: 11월 17일(화) 오후 3:00–4:00"
    world.say("민수 언제 만나?", AskCalendar("find", attendees=("민수",)))
    assert world.last.text == "“민수 생일”: 11월 20일(금) 하루 종일"


def test_something_on_a_day_is_looked_for_on_that_day():
    world = World(event("치과", timed(17, 15)), event("치과", timed(18, 15)))
    world.say("내일 치과 몇 시야?", AskCalendar("find", tomorrow(), title="치과"))
    assert world.last.text == "“치과”: 11월 17일(화) 오후 3:00–4:00"


def test_what_is_not_found_is_told():
    world = World()
    world.say("치과 언제야?", AskCalendar("find", title="치과"))
    assert world.last.text == "“치과” 일정을 찾지 못했어요."
    world.say("민수랑 지수 언제 만나?", AskCalendar("find", attendees=("민수", "지수")))
    assert world.last.text == "“민수, 지수” 일정을 찾지 못했어요."


def test_free_time_is_told():
    world = World(event("치과", timed(17, 10, 9)))
    world.say("내일 언제 비어?", AskCalendar("free", tomorrow()))
    assert world.last.text.splitlines() == [
        "11월 17일(화) 비는 시간이에요.",
        "• 11월 17일(화) 오전 9:00–10:00",
        "• 11월 17일(화) 오후 7:00–9:00",
    ]


def test_free_time_begins_now():
    world = World()
    world.at = moment(16, 20, 30)
    world.say("오늘 언제 비어?", AskCalendar("free", Spoken(CalendarDate(16, 11))))
    assert world.last.text == "11월 16일(월)에는 비는 시간이 없어요."


def test_there_is_no_free_time_in_the_past():
    world = World(lang="en")
    world.say("free last week?", AskCalendar("free", Spoken(WholeWeek(-1))))
    assert world.last.text == "Mon, Nov 9 – Sun, Nov 15: no free time."


def test_a_time_of_day_alone_asks_about_its_next_day():
    world = World(event("치과", timed(16, 15)))
    world.say("3시에 뭐 있어?", AskCalendar("agenda", at(15)))
    assert world.last.text.startswith("11월 16일(월) 일정 1개")


def test_one_hour_is_free_or_taken():
    world = World(event("치과", timed(17, 15)))
    world.say("내일 3시에 시간 돼?", AskCalendar("free", tomorrow(15)))
    assert world.last.text == "그때는 일정이 있어요.\n• 치과 · 11월 17일(화) 오후 3:00–4:00"
    world.say("내일 5시에 시간 돼?", AskCalendar("free", tomorrow(17)))
    assert world.last.text.endswith("비어 있어요.")


def test_of_a_series_that_is_held_in_part_the_rest_is_pointed_to():
    world = World(event("정산", timed(17, 15), placement=placed(guard="strange_rule")))
    world.say("내일 뭐 있어?", AskCalendar("agenda", tomorrow()))
    assert world.last.text.endswith("정산 · 반복이 복잡해서 다른 날은 구글 캘린더에서만 보여요")
    world.say("정산 언제야?", AskCalendar("find", title="정산"))
    assert world.last.text.endswith("다른 날은 구글 캘린더에서만 보여요")
