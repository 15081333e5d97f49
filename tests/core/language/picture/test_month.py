"""A month on one page: of a telephone's calendar, of a school, on a wall; and what only looks like one."""

from __future__ import annotations

import calendar
from datetime import date

import pytest

from core.dialogue.reading import Line, Reading
from tests.core.language.picture.layout import line, reading
from tests.core.language.picture.seen import proposals, seen

KOREAN = ("월", "화", "수", "목", "금", "토", "일")
ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def month(
    when: date,
    *entries: tuple[int, str],
    title: str = "",
    names: tuple[str, ...] = KOREAN,
    sunday: bool = True,
    pitch: float = 150.0,
    tall: float = 210.0,
    size: float = 24.0,
    centred: bool = False,
    beside: bool = False,
    outside: bool = True,
    unread: tuple[int, ...] = (),
    below: tuple[str, ...] = (),
) -> Reading:
    """A page drawn for a month. `centred`: numbers in the middle of their fields, else at the left; `beside`: the first
    entry in line with its number; `outside`: days of the months around are numbered; `unread` days are not."""
    weeks = calendar.Calendar(6 if sunday else 0).monthdatescalendar(when.year, when.month)
    heads = (names[-1], *names[:-1]) if sunday else names
    lines = [line(title or f"{when.year}년 {when.month}월", 40, 60, 48)]
    lines += [_middled(head, 40 + (at + 0.5) * pitch, 200) for at, head in enumerate(heads)]
    for row, week in enumerate(weeks):
        for at, day in enumerate(week):
            mine = day.month == when.month
            left, top = 40 + at * pitch, 260 + row * tall
            texts = [text for number, text in entries if mine and number == day.day]
            if (mine and day.day not in unread) or (not mine and outside):
                number = f"{day.day} {texts.pop(0)}" if beside and texts else str(day.day)
                lines.append(
                    _middled(number, left + pitch / 2, top) if centred else line(number, left + 6, top, 26)
                )
            lines += [line(text, left + 6, top + 44 + 40 * n, size) for n, text in enumerate(texts)]
    bottom = 260 + len(weeks) * tall
    lines += [line(text, 40, bottom + 60 * at, 30) for at, text in enumerate(below)]
    return reading(lines, 80 + 7 * pitch, bottom + 400)


def _middled(text: str, middle: float, top: float) -> Line:
    one = line(text, 0, top, 26)
    half = one.right / 2
    return Line(text, 90, middle - half, top, middle + half, top + 26)


def told(page: Reading) -> list[tuple[str, str]]:
    """(title, start) of every event."""
    return [(one.title, one.start or "") for one in seen(page)]


DECEMBER = date(2026, 12, 1)
PLANS = ((3, "치과"), (10, "팀 회식"), (10, "10:30 면접"), (24, "오후 3시 발표"), (31, "종무식"))
PLANNED = [
    ("치과", "2026-12-03"),
    ("팀 회식", "2026-12-10"),
    ("면접", "2026-12-10T10:30:00"),
    ("발표", "2026-12-24T15:00:00"),
    ("종무식", "2026-12-31"),
]


@pytest.mark.parametrize(
    "drawn",
    [
        {},
        {"sunday": False},
        {"centred": True, "outside": False},
        {"pitch": 220.0, "tall": 170.0, "size": 28.0},
        {"pitch": 110.0, "tall": 300.0, "size": 18.0, "centred": True},
        {"unread": (3, 17, 24)},
        {"title": "12월"},
        {"title": "2026. 12월 학사일정", "sunday": False, "outside": False},
        {"beside": True, "pitch": 260.0},
    ],
)
def test_what_stands_below_a_number_happens_on_that_day(drawn):
    assert told(month(DECEMBER, *PLANS, **drawn)) == PLANNED


@pytest.mark.parametrize("title", ["December 2026", "Dec 2026", "DECEMBER, 2026"])
def test_a_month_in_english(title):
    page = month(DECEMBER, (4, "Dentist"), (18, "6:30pm Gala"), title=title, names=ENGLISH, pitch=190.0)
    assert told(page) == [("Dentist", "2026-12-04"), ("Gala", "2026-12-18T18:30:00")]


@pytest.mark.parametrize("when", [date(2027, 2, 1), date(2027, 5, 1), date(2027, 8, 1), date(2026, 11, 1)])
@pytest.mark.parametrize("sunday", [True, False])
def test_every_day_of_any_month_is_found(when, sunday):
    last = calendar.monthrange(when.year, when.month)[1]
    days = (1, 2, 9, 16, 23, last - 1, last)
    page = month(when, *((day, "요가 수업") for day in days), sunday=sunday)
    assert [start for _, start in told(page)] == [when.replace(day=day).isoformat() for day in days]


def test_each_is_an_event_of_its_own_with_the_weekday_above_it():
    events = proposals(month(DECEMBER, *PLANS))
    assert [event.time.weekday for event in events] == [3, 3, 3, 3, 3]  # type: ignore[union-attr]
    assert all(event.recurrence is None for event in events)


def test_days_of_the_months_around_belong_to_those():
    page = month(DECEMBER)
    lines = [
        *page.lines,
        line("송별회", 46, 304, 24),
        line("새해 등산", 40 + 150 * 5 + 6, 260 + 4 * 210 + 44, 24),
    ]
    assert told(reading(lines, page.width, page.height)) == [
        ("송별회", "2026-11-29"),
        ("새해 등산", "2027-01-01"),
    ]


def test_holidays_counts_and_lunar_dates_are_no_events():
    entries = (
        (25, "성탄절"),
        (25, "크리스마스"),
        (9, "+2"),
        (10, "2개 더"),
        (11, "+3 more"),
        (12, "11.4"),
        (16, "점심 약속"),
    )
    assert told(month(DECEMBER, *entries)) == [("점심 약속", "2026-12-16")]


def test_a_name_that_fills_its_field_goes_on_close_below():
    page = month(DECEMBER)
    left = 40 + 150 * 2 + 6
    lines = [*page.lines, line("학부모상담", left, 514, 24), line("주간", left, 544, 24)]
    assert told(reading(lines, page.width, page.height)) == [("학부모상담주간", "2026-12-08")]


def test_what_stands_below_the_month_is_none_of_its_days():
    assert told(month(DECEMBER, (3, "치과"), below=("문의: 교무실", "알림장을 확인하세요"))) == [
        ("치과", "2026-12-03")
    ]


def test_a_month_that_nobody_names_is_not_guessed():
    assert told(month(DECEMBER, *PLANS, title="우리 가족 달력")) == []


def test_a_month_without_anything_in_it_has_no_events():
    assert told(month(DECEMBER)) == []


def test_numbers_that_do_not_count_days_are_no_month():
    heads = [_middled(head, 115 + 150 * at, 200) for at, head in enumerate(KOREAN)]
    scores = [
        line(str(7 * at % 31 + row), 80 + 150 * at, 300 + 200 * row) for row in range(4) for at in range(7)
    ]
    page = [line("12월 순위표", 40, 60, 48), *heads, *scores, line("우승", 90, 350, 24)]
    assert not any(one.start == "2026-12-01" for one in seen(reading(page, 1_200, 1_200)))


def test_frames_that_are_read_as_signs_and_digits_move_no_day():
    page = month(DECEMBER, *PLANS, centred=True)
    framed = {
        "8": "18",
        "9": "[9",
        "14": "|14",
        "17": "jar",
        "22": "2a",
        "25": "[2s",
        "27": "127",
        "29": "| 29",
        "31": "[31",
    }
    lines = [
        Line(framed.get(one.text, one.text), 80, one.left, one.top, one.right, one.bottom)
        for one in page.lines
    ]
    assert told(reading(lines, int(page.width), page.height)) == PLANNED
