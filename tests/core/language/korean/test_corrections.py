"""Corrections of what is there: people, reminders, notes, two orders at once, other weeks and days that do not exist."""

import pytest

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import CalendarDate, Clock, DaysAway, Spoken, WeekdayIn, WholeWeek
from core.calendar.time.resolve import resolve
from core.dialogue.interpretation import ChangeEvent, CreateEvents, Patch, RemoveEvents, Target
from tests.core.language.korean.anchored import NOW, SEOUL, events_in, meaning_of, when_of

PEOPLE = {
    "커피 참석자에 지수 추가": ("커피", ("지수",)),
    "점심 약속에 지수 추가해줘": ("점심 약속", ("지수",)),
    "회의에 민수 초대해줘": ("회의", ("민수",)),
    "회의 민수 초대해줘": ("회의", ("민수",)),
    "회의에 김 과장님이랑 민수 초대해줘": ("회의", ("김 과장님", "민수")),
    "주간회의 참석자로 박지훈 추가해줘": ("주간회의", ("박지훈",)),
    "지수, 민수 초대해줘": ("", ("지수", "민수")),
    "가영이도 불러줘": ("", ("가영",)),
    "민수도 같이": ("", ("민수",)),
}
CORRECTIONS = {
    "아니 그거 말고 26일로": Patch(time=Spoken(CalendarDate(26))),
    "그거 말고 4시": Patch(time=Spoken(clock=Clock(4))),
    "그날 말고 29일로": Patch(time=Spoken(CalendarDate(29))),
    "그거 말고": Patch(),
    "말고": Patch(),
    "그거 말고 강남역으로": Patch(location="강남역"),
    "강남 말고 홍대로": Patch(location="홍대"),
    "민수 말고 지수로": Patch(add_attendees=("지수",), remove_attendees=("민수",)),
    "둘 다 4시로": Patch(time=Spoken(clock=Clock(4))),
    "4시로 미루고 장소는 회의실 B로": Patch(time=Spoken(clock=Clock(4)), location="회의실 B"),
    "4시로, 장소는 회의실 B로": Patch(time=Spoken(clock=Clock(4)), location="회의실 B"),
    "4시로 하고 2시간으로 늘려줘": Patch(time=Spoken(clock=Clock(4), minutes=120)),
    "격주로 바꿔줘": Patch(recurrence=Recurrence("WEEKLY", 2)),
    "매주 수요일로 바꿔줘": Patch(recurrence=Recurrence("WEEKLY", by_day=("WE",))),
    "다음주로": Patch(time=Spoken(WholeWeek(1))),
    "알림 10분 전": Patch(reminders=(10,)),
    "10분 전에 알려줘": Patch(reminders=(10,)),
    "10분 전 알림": Patch(reminders=(10,)),
    "알림은 하루 전으로": Patch(reminders=(24 * 60,)),
    "시작 한 시간 전에 알려줘": Patch(reminders=(60,)),
    "30분 전 알림 없애줘": Patch(),
    "메모: 운동화 챙기기": Patch(notes="운동화 챙기기"),
}
ORDERS = {
    "내일 2시 치과 취소하고 모레 5시로 새로 잡아줘": ChangeEvent(
        Target("치과", Spoken(DaysAway(1), Clock(2))), Patch(time=Spoken(DaysAway(2), Clock(5)))
    ),
    "치과 취소하고 다시 5시로 해줘": ChangeEvent(Target("치과"), Patch(time=Spoken(clock=Clock(5)))),
    "치과 취소하고 미용실 5시로 잡아줘": RemoveEvents(Target("치과")),
    "회의 취소하고 치과도 지워줘": RemoveEvents(Target("회의")),
    "치과 모레로 옮기고 회의는 취소해줘": ChangeEvent(Target("치과"), Patch(time=Spoken(DaysAway(2)))),
    "회의 4시로 바꾸고 민수도 초대해줘": ChangeEvent(
        Target("회의"), Patch(time=Spoken(clock=Clock(4)), add_attendees=("민수",))
    ),
    "회의 한 시간 미루고 제목은 주간 보고로 바꿔줘": ChangeEvent(
        Target("회의"), Patch(title="주간 보고", shift_minutes=60)
    ),
    "매주 화요일 회의를 수요일로 옮겨줘": ChangeEvent(
        Target("회의"), Patch(recurrence=Recurrence("WEEKLY", by_day=("WE",)))
    ),
    "격주 목요일 운동을 금요일 4시로 옮겨줘": ChangeEvent(
        Target("운동"), Patch(time=Spoken(clock=Clock(4)), recurrence=Recurrence("WEEKLY", 2, ("FR",)))
    ),
    "모레 약속 다음 주로 미뤄줘": ChangeEvent(
        Target("약속", Spoken(DaysAway(2))), Patch(time=Spoken(WholeWeek(1)))
    ),
    "다음주 금요일 회의 다다음주로 미뤄줘": ChangeEvent(
        Target("회의", Spoken(WeekdayIn(4, 1))), Patch(time=Spoken(WholeWeek(2)))
    ),
    "회의 이번 주로 당겨줘": ChangeEvent(Target("회의"), Patch(time=Spoken(WholeWeek(0)))),
    "회의 다음주 월요일로 옮겨줘": ChangeEvent(Target("회의"), Patch(time=Spoken(WeekdayIn(0, 1)))),
    "회의 10분 전에 알려줘": ChangeEvent(Target("회의"), Patch(reminders=(10,))),
    "내일 회의 30분 전에 알려줘": ChangeEvent(Target("회의", Spoken(DaysAway(1))), Patch(reminders=(30,))),
    "점심 약속 메모: 예산 이야기": ChangeEvent(Target("점심 약속"), Patch(notes="예산 이야기")),
    "회의 메모에 자료 준비라고 적어줘": ChangeEvent(Target("회의"), Patch(notes="자료 준비")),
    "회의에서 민수 빼줘": ChangeEvent(Target("회의"), Patch(remove_attendees=("민수",))),
    "다 지워줘": RemoveEvents(Target(every=True)),
    "전부 삭제": RemoveEvents(Target(every=True)),
}
SAID = [*PEOPLE, *CORRECTIONS, *ORDERS]


@pytest.mark.parametrize(("text", "told"), PEOPLE.items(), ids=PEOPLE)
def test_somebody_who_comes_along_is_no_new_event(text, told):
    title, names = told
    assert meaning_of(text) == ChangeEvent(Target(title), Patch(add_attendees=names))


@pytest.mark.parametrize(("text", "patch"), CORRECTIONS.items(), ids=CORRECTIONS)
def test_a_correction_is_of_what_we_talk_about(text, patch):
    assert meaning_of(text) == ChangeEvent(Target(), patch)


@pytest.mark.parametrize(("text", "order"), ORDERS.items(), ids=ORDERS)
def test_an_order_names_what_it_is_about(text, order):
    assert meaning_of(text) == order


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("캘린더에 회의 추가해줘", "회의"),
        ("내일 3시에 민수 초대", "민수 초대"),
        ("토요일 6시 집들이 지수 초대", "집들이 지수 초대"),
        ("워크숍에 노트북 챙기기 추가", "워크숍에 노트북 챙기기"),
        ("일정에 지수 추가해줘", "지수"),
        ("예약 취소하고 환불받기 내일 3시", "예약 취소하고 환불받기"),
        ("키노트: 다음 10년 내일 3시", "키노트: 다음 10년"),
    ],
)
def test_what_only_looks_like_a_change_is_a_new_event(text, title):
    (event,) = events_in(text)
    assert event.title == title


def test_a_new_event_keeps_its_reminder_and_its_notes():
    (event,) = events_in("내일 3시 회의 30분 전에 알려줘")
    assert (event.title, event.reminders) == ("회의", (30,))
    (event,) = events_in("12월 3일 엄마 생신 하루 전에 알려줘")
    assert (event.title, event.reminders) == ("엄마 생신", (24 * 60,))
    (event,) = events_in("내일 3시 회의 메모: 자료 준비")
    assert (event.title, event.notes) == ("회의", "자료 준비")


@pytest.mark.parametrize("awaiting", ["time", "title"])
def test_an_answer_may_be_a_reminder_where_no_title_is_asked_for(awaiting):
    change = meaning_of("10분 전에 알려줘", awaiting)
    assert isinstance(change, CreateEvents) == (awaiting == "title")


@pytest.mark.parametrize(
    "text",
    [
        "13월 5일 회의",
        "2월 31일 회의",
        "32일 회의",
        "11월 32일 회의",
        "11월 0일 회의",
        "13월에 회의",
        "내년 13월 3일 회의",
    ],
)
def test_a_date_that_does_not_exist_is_a_date_and_no_title(text):
    (event,) = events_in(text)
    assert event.title == "회의"
    assert [doubt.kind for doubt in resolve(event.time, NOW, SEOUL).doubts] == ["no_such_date"]


@pytest.mark.parametrize("text", ["100일 기념 파티 내일", "32일차 챌린지 내일", "내일 35일 남은 시험 계획"])
def test_a_count_of_days_is_no_date(text):
    (event,) = events_in(text)
    assert when_of(event.time)[0] == "2026-11-12"
