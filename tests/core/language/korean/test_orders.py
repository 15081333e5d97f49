"""Orders as people really give them: fields by name, other ends, all at once, the day beside."""

import pytest

from core.calendar.time.expression import CalendarDate, Clock, DaysAway, Spoken, WeekdayIn
from core.dialogue.interpretation import AskCalendar, ChangeEvent, Patch, RemoveEvents, Target
from tests.core.language.korean.anchored import events_in, meaning_of, when_of

DAY = 24 * 60


@pytest.mark.parametrize(
    ("text", "day"), [("여행 21일로 옮겨줘", 21), ("회의 20일로 변경", 20), ("결혼식 3일로 미뤄줘", 3)]
)
def test_a_number_of_days_with_ro_is_a_day_of_the_month(text, day):
    assert meaning_of(text).patch == Patch(time=Spoken(CalendarDate(day)))


@pytest.mark.parametrize("text", ["여행 3일 미뤄줘", "여행 3일 뒤로 미뤄줘", "여행 사흘 뒤로 미뤄줘"])
def test_a_number_of_days_without_ro_moves_by_days(text):
    assert meaning_of(text) == ChangeEvent(Target("여행"), Patch(shift_minutes=3 * DAY))


@pytest.mark.parametrize(
    ("text", "days"), [("다음 날로", 1), ("다음날로 옮겨줘", 1), ("전날로 당겨줘", -1), ("아니 이튿날로", 1)]
)
def test_the_day_beside_moves_by_a_day(text, days):
    assert meaning_of(text) == ChangeEvent(Target(), Patch(shift_minutes=days * DAY))


def test_when_is_no_person():
    assert meaning_of("민수 언제 만나?") == AskCalendar("find", attendees=("민수",))


@pytest.mark.parametrize(
    ("text", "target", "place"),
    [
        ("장소는 서울대병원", "", "서울대병원"),
        ("장소: 서울대병원", "", "서울대병원"),
        ("장소는 서울대병원이야", "", "서울대병원"),
        ("회식 장소는 을지로", "회식", "을지로"),
        ("장소는 종로", "", "종로"),
        ("장소는 테헤란로", "", "테헤란로"),
        ("장소는 을지로로 바꿔줘", "", "을지로"),
        ("장소 제주도로 변경", "", "제주도"),
    ],
)
def test_a_place_told_by_name_needs_no_verb_and_keeps_its_last_letter(text, target, place):
    assert meaning_of(text) == ChangeEvent(Target(target), Patch(location=place))


def test_asking_for_the_place_is_no_place():
    assert not isinstance(meaning_of("회식 장소는 어디야?"), ChangeEvent)


@pytest.mark.parametrize(
    ("text", "target", "time"),
    [
        ("시간은 3시", "", Spoken(clock=Clock(3))),
        ("시간은 내일 3시야", "", Spoken(DaysAway(1), Clock(3))),
        ("회의 날짜는 12월 3일", "회의", Spoken(CalendarDate(3, 12))),
        ("2시간으로", "", Spoken(minutes=120)),
        ("30분만", "", Spoken(minutes=30)),
    ],
)
def test_a_time_told_by_name_or_alone_is_a_change(text, target, time):
    assert meaning_of(text) == ChangeEvent(Target(target), Patch(time=time))


def test_a_time_told_by_name_answers_the_question_when():
    (event,) = events_in("시간은 3시", awaiting="time")
    assert (event.title, event.time) == ("", Spoken(clock=Clock(3)))


def test_a_title_told_by_name_is_a_change():
    assert meaning_of("제목은 주간회의") == ChangeEvent(Target(), Patch(title="주간회의"))
    assert not isinstance(meaning_of("제목은 뭐야?"), ChangeEvent)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("장소 추가해줘", ""),
        ("참석자 추가", ""),
        ("시간 바꿔줘", ""),
        ("제목 바꿔줘", ""),
        ("회의 장소 바꿀래", "회의"),
    ],
)
def test_a_field_without_a_value_is_a_change_that_says_nothing_yet(text, target):
    assert meaning_of(text) == ChangeEvent(Target(target), Patch())


@pytest.mark.parametrize(
    ("text", "patch"),
    [
        ("출장 화요일까지로", Patch(time=Spoken(until_day=WeekdayIn(1)))),
        ("출장 화요일까지로 바꿔줘", Patch(time=Spoken(until_day=WeekdayIn(1)))),
        ("출장 5시까지로 해줘", Patch(time=Spoken(until_clock=Clock(5)))),
        ("과제 금요일까지로 미뤄줘", Patch(time=Spoken(WeekdayIn(4), deadline=True))),
    ],
)
def test_until_changes_the_end_but_moves_what_is_due(text, patch):
    assert meaning_of(text).patch == patch


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("금요일 일정 전부 토요일로 옮겨줘", Target(time=Spoken(WeekdayIn(4)), every=True)),
        ("금요일 회의 다 토요일로 옮겨줘", Target("회의", Spoken(WeekdayIn(4)), every=True)),
    ],
)
def test_all_of_them_may_be_moved_at_once(text, target):
    assert meaning_of(text) == ChangeEvent(target, Patch(time=Spoken(WeekdayIn(5))))


def test_not_three_but_four_is_a_change():
    meaning = meaning_of("내일 회의는 3시가 아니라 4시야")
    assert meaning == ChangeEvent(Target("회의", Spoken(DaysAway(1))), Patch(time=Spoken(clock=Clock(4))))


@pytest.mark.parametrize("noun", ["요가", "휴가", "집들이", "평가", "치과", "가을 소풍", "회의"])
def test_a_noun_that_ends_like_a_particle_stays_whole(noun):
    assert meaning_of(f"{noun} 취소해줘") == RemoveEvents(Target(noun))
    assert meaning_of(f"30일 {noun} 취소해줘") == RemoveEvents(Target(noun, Spoken(CalendarDate(30))))


@pytest.mark.parametrize("text", ["회식이 취소됐어", "회식은 취소해줘", "회식을 지워줘", "회식도 삭제"])
def test_a_particle_is_no_part_of_what_is_deleted(text):
    assert meaning_of(text) == RemoveEvents(Target("회식"))


@pytest.mark.parametrize(
    ("text", "title", "people"),
    [
        ("수요일 1시 김 대리님과 박 과장님 미팅", "미팅", ("김 대리님", "박 과장님")),
        ("수요일 1시 김 대리님과 박 과장님이랑 미팅", "미팅", ("김 대리님", "박 과장님")),
        ("모레 오후 2시 회의, 민수 참석", "회의", ("민수",)),
        ("금요일 3시 워크숍 민수, 영희 참석", "워크숍", ("민수", "영희")),
        ("내일 3시 세미나 참석", "세미나 참석", ()),
        ("내일 저녁 7시에 홍대에서 보자", "", ()),
        ("부모님 저녁 7시 토요일", "부모님 저녁", ()),
        ("설날 당일 차례", "차례", ()),
        ("내일 3pm에 team meeting", "team meeting", ()),
        ("금욜 저녁에 애들이랑 삼겹살 먹기로 함", "삼겹살 먹기", ("애들",)),
        ("모레 병원 가야되는데 11시로 넣어줘", "병원", ()),
        ("한 시간 뒤에 빨래 꺼내라고 알려줘", "빨래 꺼내기", ()),
        ("내일 회의 3시에 잡아조", "회의", ()),
        ("30일 식사 모임", "식사 모임", ()),
        ("내일 7시에 깨워줘", "기상", ()),
        ("내일 아침 6시 알람 맞춰줘", "알람", ()),
    ],
)
def test_people_and_day_parts_stay_out_of_the_title(text, title, people):
    (event,) = events_in(text)
    assert (event.title, event.attendees) == (title, people)


def test_a_pasted_notice_is_called_after_what_it_is_about():
    (event,) = events_in(
        "안녕하세요 고객님, 서울치과입니다. 11월 20일 금요일 오후 3시 예약이 확정되었습니다. "
        "변경 문의는 02-123-4567로 연락주세요."
    )
    assert (event.title, when_of(event.time)[0]) == ("서울치과 예약", "2026-11-20T15:00")


def test_every_day_of_the_working_week_keeps_its_time():
    (event,) = events_in("평일 매일 아침 9시 스탠드업")
    assert event.recurrence.by_day == ("MO", "TU", "WE", "TH", "FR")
    assert when_of(event.time, event.recurrence)[0] == "2026-11-12T09:00"


@pytest.mark.parametrize(
    ("text", "title", "start"),
    [
        ("뉴욕 시간 내년 3월 5일 오전 9시 콜", "콜", "2027-03-05T23:00"),
        ("내년 3월 5일부터 7일까지 출장", "출장", "2027-03-05"),
        ("내년 3/5 오후 2시 회의", "회의", "2027-03-05T14:00"),
        ("내년 음력 1월 15일 제사", "제사", "2027-02-21"),
        ("내년 예산 회의 내일 3시", "내년 예산 회의", "2026-11-12T15:00"),
    ],
)
def test_next_year_goes_with_whatever_stands_beside_it(text, title, start):
    (event,) = events_in(text)
    assert (event.title, when_of(event.time)[0]) == (title, start)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("그 회의 말고 치과를 옮겨줘", ChangeEvent(Target("치과"), Patch())),
        ("치과 예약 좀 뒤로 미뤄줘", ChangeEvent(Target("치과 예약"), Patch())),
        ("회식 장소 바꾸자 을지로로", ChangeEvent(Target("회식"), Patch(location="을지로"))),
        (
            "3시 회의 민수도 초대해줘",
            ChangeEvent(Target("회의", Spoken(clock=Clock(3))), Patch(add_attendees=("민수",))),
        ),
        ("민지는 못 온대", ChangeEvent(Target(), Patch(remove_attendees=("민지",)))),
    ],
)
def test_an_order_in_loose_words(text, change):
    assert meaning_of(text) == change


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("올해 마지막 날 저녁 8시 송년 모임", "2026-12-31T20:00"),
        ("내년 2월 둘째 주에 이사", "2027-02-08"),
        ("이번주 목요일(12일) 오후 4시 미팅", "2026-11-12T16:00"),
    ],
)
def test_a_day_said_in_a_roundabout_way(text, start):
    (event,) = events_in(text)
    assert when_of(event.time)[0] == start
