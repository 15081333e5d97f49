"""The grammar of time in symbols, before anybody asks what day it is."""

import pytest

from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    DaysAway,
    DaysFrom,
    Elapsed,
    Holiday,
    LunarDate,
    MonthsAway,
    Spoken,
    WeekdayIn,
    WeekdayOf,
    WeekOf,
    WholeMonth,
    WholeWeek,
    WholeYear,
)
from core.language.korean.time import LONGEST, find_times

DAYS = {
    "12월 24일": CalendarDate(24, 12),
    "12월24일": CalendarDate(24, 12),
    "12/24": CalendarDate(24, 12, slashed=True),
    "12.24": CalendarDate(24, 12, slashed=True),
    "3.14": CalendarDate(14, 3, slashed=True),
    "2026-12-24": CalendarDate(24, 12, 2026),
    "2026.12.24": CalendarDate(24, 12, 2026),
    "20261224": CalendarDate(24, 12, 2026),
    "2026년 12월 24일": CalendarDate(24, 12, 2026),
    "26년 3월 2일": CalendarDate(2, 3, 2026),
    "이천이십칠년 삼월 오일": CalendarDate(5, 3, 2027),
    "십이월 이십사일": CalendarDate(24, 12),
    "유월 육일": CalendarDate(6, 6),
    "시월 삼일": CalendarDate(3, 10),
    "2027년 3월": WholeMonth(month=3, year=2027),
    "14일": CalendarDate(14),
    "말일": CalendarDate(-1),
    "12월 말일": CalendarDate(-1, 12),
    "오늘": DaysAway(0),
    "낼": DaysAway(1),
    "모레": DaysAway(2),
    "내일모레": DaysAway(2),
    "낼 모레": DaysAway(2),
    "글피": DaysAway(3),
    "그글피": DaysAway(4),
    "어제": DaysAway(-1),
    "그저께": DaysAway(-2),
    "하루 뒤": DaysAway(1),
    "이틀 후": DaysAway(2),
    "닷새 뒤": DaysAway(5),
    "열흘 뒤": DaysAway(10),
    "보름 뒤": DaysAway(15),
    "5일 뒤": DaysAway(5),
    "십 일 뒤": DaysAway(10),
    "사흘 전": DaysAway(-3),
    "일주일 뒤": DaysAway(7),
    "2주 뒤": DaysAway(14),
    "두 주 뒤": DaysAway(14),
    "2주 뒤 화요일": WeekdayIn(1, 2),
    "한 달 뒤": MonthsAway(1),
    "석 달 뒤": MonthsAway(3),
    "3개월 후": MonthsAway(3),
    "1년 뒤": MonthsAway(12),
    "두 달 뒤 15일": MonthsAway(2, 15),
    "화요일": WeekdayIn(1),
    "화욜": WeekdayIn(1),
    "이번주 토요일": WeekdayIn(5, 0),
    "다음주 화요일": WeekdayIn(1, 1),
    "다음 주 화욜": WeekdayIn(1, 1),
    "담주 수": WeekdayIn(2, 1),
    "다음주금": WeekdayIn(4, 1),
    "다다음주 월요일": WeekdayIn(0, 2),
    "지난주 금요일": WeekdayIn(4, -1),
    "이번 금요일": WeekdayIn(4, 0),
    "돌아오는 금요일": WeekdayIn(4),
    "다음주에 화요일": WeekdayIn(1, 1),
    "다음주": WholeWeek(1),
    "이번 주말": WholeWeek(0, (5, 6)),
    "주말": WholeWeek(0, (5, 6)),
    "다음주 주말": WholeWeek(1, (5, 6)),
    "다음주 평일": WholeWeek(1, (0, 4)),
    "이번 달": WholeMonth(0),
    "다음 달 3일": MonthsAway(1, 3),
    "담달 3일": MonthsAway(1, 3),
    "다음달에 3일": MonthsAway(1, 3),
    "이달 말일": MonthsAway(0, -1),
    "다음달 초": WholeMonth(1, third="early"),
    "12월 중순": WholeMonth(month=12, third="middle"),
    "11월 말": WholeMonth(month=11, third="late"),
    "월말": WholeMonth(0, third="late"),
    "연말": WholeMonth(month=12, third="late"),
    "12월에": WholeMonth(month=12),
    "12월에 3일": CalendarDate(3, 12),
    "내년": WholeYear(1),
    "11월 셋째 주 목요일": WeekdayOf(3, 3, month=11),
    "11월 3번째 목요일": WeekdayOf(3, 3, month=11),
    "다음 달 첫째 주 월요일": WeekdayOf(0, 1, months_away=1),
    "다음달에 첫째 주 월요일": WeekdayOf(0, 1, months_away=1),
    "이달 마지막 금요일": WeekdayOf(4, -1, months_away=0),
    "셋째 주 토요일": WeekdayOf(5, 3),
    "설날": Holiday("seollal"),
    "추석": Holiday("chuseok"),
    "크리스마스": Holiday("christmas"),
    "어린이날": Holiday("childrens_day"),
    "부처님 오신 날": Holiday("buddhas_birthday"),
    "설날 다음날": DaysFrom(Holiday("seollal"), 1),
    "어린이날 전날": DaysFrom(Holiday("childrens_day"), -1),
    "크리스마스 3일 전": DaysFrom(Holiday("christmas"), -3),
    "추석 1주 전": DaysFrom(Holiday("chuseok"), -7),
    "음력 1월 1일": LunarDate(1, 1),
    "음력 윤4월 5일": LunarDate(4, 5, leap=True),
    "음력 정월 보름": LunarDate(1, 15),
    "음력 팔월 초하루": LunarDate(8, 1),
    "tomorrow": DaysAway(1),
    "next Friday": WeekdayIn(4, 1),
    "this week": WholeWeek(0),
}

CLOCKS = {
    "3시": Clock(3),
    "오후 3시": Clock(3, 0, "pm"),
    "오후세시": Clock(3, 0, "pm"),
    "새벽 1시": Clock(1, 0, "dawn"),
    "아침 7시": Clock(7, 0, "morning"),
    "낮 12시": Clock(12, 0, "noon"),
    "점심 12시": Clock(12, 0, "lunch"),
    "저녁 7시 반": Clock(7, 30, "evening"),
    "늦은 저녁 9시": Clock(9, 0, "evening"),
    "밤 12시": Clock(12, 0, "night"),
    "정오": Clock(None, 0, "noon"),
    "자정": Clock(None, 0, "midnight"),
    "열두 시": Clock(12),
    "열한시 반": Clock(11, 30),
    "한 시 십오 분": Clock(1, 15),
    "4시반": Clock(4, 30),
    "4시 20분": Clock(4, 20),
    "4시20": Clock(4, 20),
    "5시 10분 전": Clock(4, 50),
    "1시 5분 전": Clock(12, 55),
    "14:30": Clock(14, 30),
    "오후 3:30": Clock(3, 30, "pm"),
    "3:30 PM": Clock(3, 30, "pm"),
    "PM 3:30": Clock(3, 30, "pm"),
    "3pm": Clock(3, 0, "pm"),
    "11am": Clock(11, 0, "am"),
    "25시": Clock(25),
    "오전에": Clock(None, 0, "am"),
    "점심시간": Clock(None, 0, "lunch"),
}

WHOLE = {
    "내일 7시 아니 8시": Spoken(DaysAway(1), Clock(8)),
    "내일 말고 모레 3시": Spoken(DaysAway(2), Clock(3)),
    "14~16시": Spoken(clock=Clock(14), until_clock=Clock(16)),
    "9시~10시": Spoken(clock=Clock(9), until_clock=Clock(10)),
    "오후 2-4": Spoken(clock=Clock(2, 0, "pm"), until_clock=Clock(4)),
    "14:00~15:30": Spoken(clock=Clock(14), until_clock=Clock(15, 30)),
    "3시~5시 반": Spoken(clock=Clock(3), until_clock=Clock(5, 30)),
    "4시반부터 6시까지": Spoken(clock=Clock(4, 30), until_clock=Clock(6)),
    "밤 10시~새벽 1시": Spoken(clock=Clock(10, 0, "night"), until_clock=Clock(1, 0, "dawn")),
    "11/20~22": Spoken(CalendarDate(20, 11), until_day=CalendarDate(22, 11)),
    "11월 20일~22일": Spoken(CalendarDate(20, 11), until_day=CalendarDate(22, 11)),
    "11월 20일부터 22일까지": Spoken(CalendarDate(20, 11), until_day=CalendarDate(22, 11)),
    "다음 달 3일부터 5일까지": Spoken(MonthsAway(1, 3), until_day=MonthsAway(1, 5)),
    "20~22일": Spoken(CalendarDate(20), until_day=CalendarDate(22)),
    "다음주 월요일부터 수요일까지": Spoken(WeekdayIn(0, 1), until_day=WeekdayIn(2, 1)),
    "다음주 월~수": Spoken(WeekdayIn(0, 1), until_day=WeekdayIn(2, 1)),
    "금요일까지": Spoken(WeekdayIn(4), deadline=True),
    "3일 안에": Spoken(DaysAway(3), deadline=True),
    "2주 이내": Spoken(DaysAway(14), deadline=True),
    "이번주 안으로": Spoken(WholeWeek(0), deadline=True),
    "열흘 안에": Spoken(DaysAway(10), deadline=True),
    "추석 연휴": Spoken(DaysFrom(Holiday("chuseok"), -1), until_day=DaysFrom(Holiday("chuseok"), 1)),
    "3시부터 1시간 반 동안": Spoken(clock=Clock(3), minutes=90),
    "3시 30분 동안": Spoken(clock=Clock(3), minutes=30),
    "반 시간 동안": Spoken(minutes=30),
    "2박 3일": Spoken(days=3),
    "3주간": Spoken(days=21),
    "사흘 동안": Spoken(days=3),
    "내일부터 3일간": Spoken(DaysAway(1), days=3),
    "내일 종일": Spoken(DaysAway(1), days=1),
    "두시간 뒤": Elapsed(120),
    "15분 후": Elapsed(15),
    "1시간 30분 뒤": Elapsed(90),
    "지금부터 2시간 동안": Elapsed(0, 120),
    "30분 뒤 1시간 동안": Elapsed(30, 60),
    "도쿄 시간으로 내일 오후 1시": Spoken(DaysAway(1), Clock(1, 0, "pm"), zone="Asia/Tokyo"),
    "LA시간 9시": Spoken(clock=Clock(9), zone="America/Los_Angeles"),
    "9시 PST": Spoken(clock=Clock(9), zone="America/Los_Angeles"),
    "미국 동부시간 9시": Spoken(clock=Clock(9), zone="America/New_York"),
    "파리 현지시간 9시": Spoken(clock=Clock(9), zone="Europe/Paris"),
    "12/24(목) 3시": Spoken(CalendarDate(24, 12, slashed=True), Clock(3), weekday=3),
    "26.03.02(월)": Spoken(CalendarDate(2, 3, 2026), weekday=0),
    "11월 13일 금요일": Spoken(CalendarDate(13, 11), weekday=4),
    "금요일 11월 13일": Spoken(CalendarDate(13, 11), weekday=4),
    "오늘 저녁 7시": Spoken(DaysAway(0), Clock(7, 0, "evening")),
    "오늘 저녁에 7시": Spoken(DaysAway(0), Clock(7, 0, "evening")),
    "내년 3월 5일 오후 3시": Spoken(CalendarDate(5, 3, years_away=1), Clock(3, 0, "pm")),
    "내년 크리스마스": Spoken(Holiday("christmas", years_away=1)),
    "작년 3월": Spoken(WholeMonth(month=3, years_away=-1)),
    "내년 3월 첫째 주 월요일": Spoken(WeekdayOf(0, 1, 3, years_away=1)),
    "다음 달 둘째 주": Spoken(day=WeekOf(2, months_away=1)),
    "3월 첫 주 주말": Spoken(day=WeekOf(1, 3, days=(5, 6))),
    "내년 6월 셋째주 목금": Spoken(day=WeekOf(3, 6, years_away=1, days=(3, 4))),
}


def only(text):
    (found,) = find_times(text)
    return found


@pytest.mark.parametrize(("text", "day"), DAYS.items(), ids=lambda value: str(value)[:24])
def test_a_day(text, day):
    assert only(text).expression == Spoken(day=day)


@pytest.mark.parametrize(("text", "clock"), CLOCKS.items(), ids=lambda value: str(value)[:24])
def test_a_time_of_day(text, clock):
    assert only(text).expression == Spoken(clock=clock)


@pytest.mark.parametrize(("text", "expression"), WHOLE.items(), ids=lambda value: str(value)[:24])
def test_a_whole_expression(text, expression):
    assert only(text).expression == expression


@pytest.mark.parametrize("text", [*DAYS, *CLOCKS, *WHOLE])
def test_the_same_is_found_inside_of_a_sentence(text):
    found = only(f"회의, {text}")
    assert found.expression == only(text).expression
    assert found.start == len("회의, ")


def test_spans_tell_where_each_expression_stands():
    text = "내일 3시 회의하고 모레 5시 치과"
    assert [text[found.start : found.end] for found in find_times(text)] == ["내일 3시", "모레 5시"]


def test_a_week_of_a_month_is_told_in_symbols():
    (found,) = find_times("다음달 둘째주 워크샵")
    assert found.expression == Spoken(day=WeekOf(2, months_away=1))


def test_a_text_without_any_time_has_none():
    assert find_times("장 보러 가야지") == ()


def test_no_more_than_the_longest_text_is_read():
    assert find_times(" " * LONGEST + "내일 3시") == ()


TRAPS = (
    "3월의 라이온",
    "24시 김밥집",
    "24시간 편의점",
    "오늘의집",
    "오늘의 메뉴",
    "내일로 기차표",
    "내일로 티켓 예매",
    "내일배움카드",
    "신용금고",
    "전구",
    "3/4 컵",
    "010-1234-5678",
    "02-123-4567",
    "1588-1234",
    "12,000원",
    "3만원",
    "3분기 계획",
    "2인",
    "3인분",
    "3번 출구",
    "9월 매출",
    "일요일의 데이트",
    "월요병",
    "지금은 바쁨",
    "저녁형 인간",
    "다음 일정 정리",
    "수영 강습",
    "화장품 사기",
    "토론 준비",
    "보낼 메일",
    "3일장 구경",
    "버전 2.1 배포",
    "https://zoom.us/j/12345",
    "me12@example.com",
    "5분 거리",
    "다시 전화",
    "31/12/99999",
)


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_like_a_time_is_none(text):
    assert find_times(text) == ()
