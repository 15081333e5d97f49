"""Each way of naming a day or an hour, said on every kind of day: resolved as plain arithmetic of dates resolves it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.calendar.recurrence import Recurrence
from core.calendar.time.lunar import lunar_to_solar
from core.calendar.time.resolve import resolve
from core.calendar.time.substitutes import ANY
from core.calendar.when import AllDay, Timed
from core.language.korean.time import find_times

SEOUL = ZoneInfo("Asia/Seoul")
WEEKDAYS = "월화수목금토일"
EDGES = (
    *(date(year, 12, day) for year in (2026, 2027, 2028) for day in range(26, 32)),
    *(date(year, 1, day) for year in (2027, 2028, 2029) for day in range(1, 5)),
    *(date(2028, 2, day) for day in range(26, 30)),
    *(date(2027, 2, day) for day in range(25, 29)),
    *(date(2028, 3, 1) + timedelta(days=n) for n in range(7)),
    *(date(2026, 4, 30) + timedelta(days=31 * n) for n in range(24)),
)


def whole(text: str, today: date, hour: int = 10) -> tuple[date, date]:
    (found,) = find_times(text)
    when = resolve(found.expression, datetime.combine(today, time(hour), SEOUL), "Asia/Seoul").when
    assert isinstance(when, AllDay), (text, today, when)
    return when.first, when.last


def timed(text: str, now: datetime) -> Timed:
    (found,) = find_times(text)
    when = resolve(found.expression, now, "Asia/Seoul").when
    assert isinstance(when, Timed), (text, now, when)
    return when


def month_on(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def nth(year: int, month: int, weekday: int, which: int) -> date:
    days = [date(year, month, d) for d in range(1, monthrange(year, month)[1] + 1)]
    fitting = [day for day in days if day.weekday() == weekday]
    return fitting[which - 1 if which > 0 else which]


def week_from(day: date, weeks: int) -> date:
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)


def last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


ONE_DAY: dict[str, Callable[[date], date]] = {
    "그글피": lambda t: t + timedelta(days=4),
    "사흘 뒤": lambda t: t + timedelta(days=3),
    "열흘 후": lambda t: t + timedelta(days=10),
    "보름 뒤": lambda t: t + timedelta(days=15),
    "오늘부터 2주 뒤": lambda t: t + timedelta(days=14),
    "석 달 뒤": lambda t: month_on(t, 3),
    "1년 6개월 뒤": lambda t: month_on(t, 18),
    "2년 1개월 21일 전": lambda t: month_on(t, -25) - timedelta(days=21),
    "한 달 반 뒤": lambda t: month_on(t, 1) + timedelta(days=15),
    "그끄저께": lambda t: t - timedelta(days=3),
    "다음 달 말일": lambda t: last_of(
        month_on(t.replace(day=1), 1).year, month_on(t.replace(day=1), 1).month
    ),
    "이 달 15일": lambda t: t.replace(day=15),
    "올해 마지막 금요일": lambda t: nth(t.year, 12, 4, -1),
    "내년 첫 월요일": lambda t: nth(t.year + 1, 1, 0, 1),
    "올해 마지막 날": lambda t: date(t.year, 12, 31),
    "1978년 9월 21일": lambda t: date(1978, 9, 21),
    "99년 3월 1일": lambda t: date(1999, 3, 1),
    "21/04/2016": lambda t: date(2016, 4, 21),
    "2019년 추수감사절": lambda t: date(2019, 11, 28),
}
STRETCHES: dict[str, Callable[[date], tuple[date, date]]] = {
    "다음주": lambda t: (week_from(t, 1), week_from(t, 1) + timedelta(days=6)),
    "이번 주 후반": lambda t: (week_from(t, 0) + timedelta(days=3), week_from(t, 0) + timedelta(days=6)),
    "다음주 초반": lambda t: (week_from(t, 1), week_from(t, 1) + timedelta(days=2)),
    "앞으로 2주": lambda t: (t, t + timedelta(days=13)),
    "앞으로 3개월": lambda t: (t, month_on(t, 3) - timedelta(days=1)),
    "지난 열흘 동안": lambda t: (t - timedelta(days=10), t),
    "최근 3개월": lambda t: (month_on(t, -3), t),
    "내년 3분기에": lambda t: (date(t.year + 1, 7, 1), date(t.year + 1, 9, 30)),
    "올해 하반기 일정": lambda t: (date(t.year, 7, 1), date(t.year, 12, 31)),
}  # fmt: skip


@pytest.mark.parametrize("text", ONE_DAY)
def test_a_day_is_the_one_that_the_calendar_counts(text):
    for today in EDGES:
        first, last = whole(text, today)
        assert (first, last) == (ONE_DAY[text](today),) * 2, (text, today)


@pytest.mark.parametrize("text", STRETCHES)
def test_a_stretch_has_its_first_and_its_last_day(text):
    for today in EDGES:
        assert whole(text, today) == STRETCHES[text](today), (text, today)


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    ("word", "which"), [("첫째", 1), ("둘째", 2), ("셋째", 3), ("넷째", 4), ("마지막", -1)]
)
def test_a_week_of_a_month_is_the_one_of_its_thursday(month, word, which):
    for year in range(2024, 2034):
        thursday = nth(year, month, 3, which)
        monday = thursday - timedelta(days=3)
        assert whole(f"{year}년 {month}월 {word} 주", date(2026, 11, 11)) == (
            monday,
            monday + timedelta(days=6),
        )
        weekend = (monday + timedelta(days=5), monday + timedelta(days=6))
        assert whole(f"{year}년 {month}월 {word} 주 주말", date(2026, 11, 11)) == weekend


def test_a_week_of_a_month_that_is_over_is_next_years():
    assert whole("3월 둘째 주", date(2026, 11, 11)) == (date(2027, 3, 8), date(2027, 3, 14))
    assert whole("12월 둘째 주", date(2026, 11, 11)) == (date(2026, 12, 7), date(2026, 12, 13))


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("weekday", range(7))
def test_a_bare_weekday_is_the_next_whose_time_is_ahead(weekday, hour):
    for start in (date(2026, 12, 28), date(2028, 2, 28), date(2027, 5, 17)):
        for away in range(7):
            now = datetime.combine(start + timedelta(days=away), time(12, 30), SEOUL)
            day = now.date() + timedelta(days=(weekday - now.weekday()) % 7)
            wanted = datetime.combine(day, time(hour), SEOUL)
            wanted += timedelta(days=7) if wanted <= now else timedelta()
            text = f"{WEEKDAYS[weekday]}요일 {hour:02}:00"
            assert timed(text, now).start == wanted, (text, now)


@pytest.mark.parametrize("minute", range(0, 60, 5))
def test_four_digits_beside_a_day_are_an_hour(minute):
    for hour in (7, 9, 13, 15, 18, 19, 22):
        now = datetime(2026, 12, 31, 10, tzinfo=SEOUL)
        text = f"내일 {hour:02}{minute:02} 회식"
        assert timed(text, now).start == datetime(2027, 1, 1, hour, minute, tzinfo=SEOUL)


@pytest.mark.parametrize("text", ["내일 2027 트렌드", "내일, 2000", "21일 1978"])
def test_a_year_beside_a_day_is_no_hour(text):
    (found,) = find_times(text)
    assert getattr(found.expression, "clock", None) is None


def test_the_night_of_a_range_ends_on_the_next_day():
    for today in EDGES:
        now = datetime.combine(today, time(10), SEOUL)
        found = timed("내일 밤 11시부터 다음날 아침 6시까지", now)
        first = today + timedelta(days=1)
        assert found.start == datetime.combine(first, time(23), SEOUL)
        assert found.end == datetime.combine(first + timedelta(days=1), time(6), SEOUL)


def test_a_range_that_runs_has_begun_this_year():
    assert whole("10월 1일부터 11월 30일까지", date(2026, 11, 11)) == (date(2026, 10, 1), date(2026, 11, 30))
    assert whole("10월 1일부터 11월 7일까지", date(2026, 11, 11)) == (date(2027, 10, 1), date(2027, 11, 7))
    assert whole("5월에서 11월까지", date(2026, 11, 11)) == (date(2026, 5, 1), date(2026, 11, 30))
    assert whole("5월에서 11월까지", date(2026, 12, 11)) == (date(2027, 5, 1), date(2027, 11, 30))


def test_a_length_in_months_is_counted_from_its_start():
    for today in EDGES:
        first = today + timedelta(days=1)
        assert whole("내일부터 석 달 동안", today) == (first, month_on(first, 3) - timedelta(days=1))


OFFICIAL = {  # as the government announced them
    "개천절 대체공휴일": {2021: (10, 4), 2027: (10, 4)},
    "광복절 대체공휴일": {2021: (8, 16), 2026: (8, 17), 2027: (8, 16)},
    "한글날 대체휴일": {2021: (10, 11), 2022: (10, 10), 2027: (10, 11)},
    "설날 대체공휴일": {2024: (2, 12), 2027: (2, 9)},
    "추석 대체공휴일": {2022: (9, 12), 2025: (10, 8)},
    "어린이날 대체공휴일": {2024: (5, 6), 2025: (5, 6)},
    "부처님오신날 대체공휴일": {2023: (5, 29), 2026: (5, 25)},
    "삼일절 대체공휴일": {2025: (3, 3), 2026: (3, 2)},
    "크리스마스 대체공휴일": {2027: (12, 27)},
}


@pytest.mark.parametrize("text", OFFICIAL)
def test_a_substitute_holiday_is_the_day_that_was_announced(text):
    for year, (month, day) in OFFICIAL[text].items():
        assert whole(text, date(year, 1, 2))[0] == date(year, month, day), (text, year)


def test_the_next_substitute_holiday_of_all():
    assert ANY.endswith("substitute")
    assert whole("대체공휴일", date(2026, 11, 11))[0] == date(2027, 2, 9)
    assert whole("대체공휴일", date(2026, 1, 2))[0] == date(2026, 3, 2)


def test_lunar_days_and_those_beside_them():
    for year in range(2026, 2036):
        chuseok = lunar_to_solar(year, 8, 15)
        assert chuseok is not None
        assert whole("추석 다음다음날", date(year, 1, 2))[0] == chuseok + timedelta(days=2)
        assert whole("추석 전날", date(year, 1, 2))[0] == chuseok - timedelta(days=1)


def test_several_days_of_the_month_begin_with_the_next_of_them():
    (found,) = find_times("매달 10일, 20일 오후 3시")
    rule = Recurrence("MONTHLY", by_month_day=(10, 20))
    for today, first in ((date(2026, 11, 11), date(2026, 11, 20)), (date(2026, 12, 21), date(2027, 1, 10))):
        now = datetime.combine(today, time(10), SEOUL)
        when = resolve(found.expression, now, "Asia/Seoul", recurrence=rule).when
        assert isinstance(when, Timed)
        assert when.start == datetime.combine(first, time(15), SEOUL)
