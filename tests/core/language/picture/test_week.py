"""Weekdays side by side: timetables of a term, weeks of a calendar, and what only looks like them."""

from __future__ import annotations

import pytest

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import CalendarDate
from core.dialogue.reading import Line, Reading
from tests.core.language.picture.layout import line, reading
from tests.core.language.picture.seen import Seen, proposals, seen

PITCH = 200.0


def week(
    heads: tuple[str, ...],
    side: tuple[tuple[float, str], ...],
    *fields: tuple[int, float, str],
    above: tuple[str, ...] = (),
    below: tuple[str, ...] = (),
) -> Reading:
    """A page: rows above, headings at 300, hours at the side, (column, height, words) of what stands in it."""
    lines: list[Line] = [line(text, 40, 60 + 60 * at) for at, text in enumerate(above)]
    lines += [line(text, 260 + at * PITCH, 300) for at, text in enumerate(heads) if text]
    lines += [line(text, 40, top, 30) for top, text in side]
    lines += [line(text, 230 + column * PITCH, top, 30) for column, top, text in fields]
    lines += [line(text, 40, 1_400 + 60 * at) for at, text in enumerate(below)]
    return reading(lines, 1_400, 1_600)


SPANS = ((400.0, "09:00~09:50"), (500.0, "10:00~10:50"), (600.0, "13:00~13:50"))
HOURS = ((400.0, "9"), (500.0, "10"), (600.0, "11"), (700.0, "12"), (800.0, "1"), (900.0, "2"))
KOREAN = ("월", "화", "수", "목", "금")


def test_a_timetable_with_the_dates_of_its_term_repeats_every_week_until_the_term_ends():
    read = week(
        KOREAN, SPANS, (0, 400, "미적분학"), (3, 600, "한국사"), above=("수업기간: 2027.03.02 ~ 2027.06.18",)
    )
    first, second = proposals(read)
    assert first.title == "미적분학"
    assert first.recurrence == Recurrence("WEEKLY", by_day=("MO",))
    assert first.repeat_until == CalendarDate(18, 6, 2027)
    assert second.recurrence == Recurrence("WEEKLY", by_day=("TH",))
    assert [one.start for one in seen(read)] == ["2027-03-08T09:00:00", "2027-03-04T13:00:00"]
    assert [one.end for one in seen(read)] == ["2027-03-08T09:50:00", "2027-03-04T13:50:00"]


@pytest.mark.parametrize(
    "rows",
    [("개강 2027.03.02", "종강 2027.06.18"), ("Classes start March 2, 2027", "Last day: June 18, 2027")],
)
def test_the_first_and_the_last_day_of_a_term_may_stand_on_rows_of_their_own(rows):
    read = week(KOREAN, SPANS, (1, 500, "통계학"), above=rows)
    assert proposals(read)[0].repeat_until == CalendarDate(18, 6, 2027)


def test_a_timetable_without_dates_repeats_without_an_end():
    read = week(("Mon", "Tue", "Wed", "Thu", "Fri"), SPANS, (2, 500, "Linear Algebra"))
    (event,) = proposals(read)
    assert event.recurrence == Recurrence("WEEKLY", by_day=("WE",))
    assert event.repeat_until is None
    assert seen(read) == [Seen("Linear Algebra", "2026-11-25T10:00:00", "2026-11-25T10:50:00")]


def test_hours_alone_at_the_side_go_on_after_noon():
    read = week(KOREAN, HOURS, (0, 404, "운영체제"), (4, 905, "데이터베이스"))
    assert [(one.title, one.start) for one in seen(read)] == [
        ("운영체제", "2026-11-30T09:00:00"),
        ("데이터베이스", "2026-11-27T14:00:00"),
    ]


def test_what_begins_between_two_hours_begins_at_the_half_hour():
    assert seen(week(KOREAN, HOURS, (0, 452, "운영체제")))[0].start == "2026-11-30T09:30:00"


def test_a_name_that_fills_its_column_goes_on_below_and_the_room_is_the_place():
    read = week(KOREAN, HOURS, (1, 400, "인공지능개"), (1, 435, "론"), (1, 470, "공122"))
    assert seen(read) == [Seen("인공지능개론", "2026-12-01T09:00:00", None, "공122")]


def test_a_week_with_its_days_holds_events_that_take_place_once():
    heads = ("월 24", "화25", "수 26", "목 27", "금28")
    read = week(
        heads, HOURS, (1, 500, "팀 점심"), (1, 535, "11:30~12:30"), (2, 800, "회의"), above=("2026년 8월",)
    )
    assert seen(read) == [
        Seen("팀 점심", "2026-08-25T11:30:00", "2026-08-25T12:30:00"),
        Seen("회의", "2026-08-26T13:00:00", None),
    ]
    assert all(event.recurrence is None for event in proposals(read))


def test_a_week_that_leaves_its_month_goes_on_in_the_next():
    heads = ("Mon 31", "Tue 1", "Wed 2", "Thu 3", "Fri 4")
    read = week(heads, HOURS, (0, 400, "Team sync"), (1, 500, "Dentist"), above=("August 2026",))
    assert [one.start for one in seen(read)] == ["2026-08-31T09:00:00", "2026-09-01T10:00:00"]


def test_a_month_without_a_year_is_the_next_such_month():
    heads = ("월 30", "화 1", "수 2", "목 3", "금 4")
    read = week(heads, HOURS, (0, 400, "면접"), (1, 500, "치과"), above=("11월",))
    assert [one.start for one in seen(read)] == ["2026-11-30T09:00:00", "2026-12-01T10:00:00"]


def test_the_numbers_of_the_days_may_stand_in_a_row_of_their_own():
    numbers = tuple((at, 350.0, str(24 + at)) for at in range(5))
    read = week(KOREAN, HOURS, *numbers, (2, 500, "주간 회의"), above=("2026년 8월",))
    assert seen(read) == [Seen("주간 회의", "2026-08-26T10:00:00", None)]


def test_two_fields_below_one_another_are_two_events():
    read = week(
        KOREAN, HOURS, (0, 400, "회의"), (0, 435, "9:00~10:00"), (0, 470, "면접"), (0, 505, "10:00~11:00")
    )
    assert [(one.title, one.start[11:16]) for one in seen(read)] == [("회의", "09:00"), ("면접", "10:00")]


def test_a_bare_hour_in_a_field_is_in_the_half_of_the_day_beside_it():
    assert seen(week(KOREAN, HOURS, (0, 800, "1:00~2:30"), (0, 835, "상담")))[0].start[11:16] == "13:00"


def test_a_heading_that_was_not_read_leaves_its_column_where_it_is():
    read = week(("월", "", "수", "목", "금"), SPANS, (1, 500, "통계학"))
    assert proposals(read)[0].recurrence == Recurrence("WEEKLY", by_day=("TU",))


def test_headings_that_were_read_as_one_are_parted():
    lines = [
        line("월   화   수   목   금", 260, 300),
        line("09:00~09:50", 20, 400, 30),
        line("통계학", 470, 400, 20),
    ]
    assert len(proposals(reading(lines, 1_000, 800))) == 1


def test_a_week_may_begin_on_sunday():
    read = week(("일", "월", "화", "수", "목"), SPANS, (1, 500, "통계학"))
    assert proposals(read)[0].recurrence == Recurrence("WEEKLY", by_day=("MO",))


@pytest.mark.parametrize("words", ["점심시간", "Lunch", "공강", "휴식"])
def test_breaks_are_no_events(words):
    assert seen(week(KOREAN, SPANS, (0, 500, words))) == []


def test_opening_hours_by_weekday_are_no_events():
    assert (
        seen(week(KOREAN, (), (0, 400, "09:00"), (1, 400, "09:00"), (2, 400, "휴진"), above=("진료시간",)))
        == []
    )


def test_an_exam_without_a_date_is_no_weekly_lesson():
    assert seen(week(KOREAN, SPANS, (0, 400, "미적분학"), above=("기말고사 시간표",))) == []


def test_fields_far_from_any_hour_are_left_out():
    assert seen(week(KOREAN, HOURS, (0, 1_350, "만든이 하루"))) == []
