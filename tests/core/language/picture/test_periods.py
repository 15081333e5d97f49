"""Timetables that number their lessons: timed where the page tells the hours, asked about where it does not."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import LESSON_HOURS, AskHelp, Request, SmallTalk
from core.dialogue.reading import Reading
from core.language.picture.read import read
from tests.core.language.picture.layout import line, reading
from tests.core.language.picture.seen import proposals, seen

KOREAN = ("월", "화", "수", "목", "금")
ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri")
LESSONS = ((0, 1, "국어"), (2, 1, "수학"), (1, 3, "과학"), (4, 6, "체육"))


def table(
    *lessons: tuple[int, int, str],
    heads: tuple[str, ...] = KOREAN,
    side: str = "{}교시",
    last: int = 6,
    pitch: float = 180.0,
    above: tuple[str, ...] = ("3학년 2반 시간표",),
    below: tuple[str, ...] = (),
) -> Reading:
    """(day, period, subject) under weekdays; `side` is how a period is numbered."""
    lines = [line(text, 40, 60 + 60 * at) for at, text in enumerate(above)]
    lines += [line(text, 260 + at * pitch, 300) for at, text in enumerate(heads)]
    lines += [line(side.format(n), 60, 300 + 100 * n, 30) for n in range(1, last + 1)]
    lines += [line(text, 245 + day * pitch, 300 + 100 * period, 30) for day, period, text in lessons]
    lines += [line(text, 40, 420 + 100 * last + 60 * at, 30) for at, text in enumerate(below)]
    return reading(lines, 1_300, 1_500)


def meaning(page: Reading) -> object:
    """What is made of it."""
    return read(Request(text="", lang="ko", reading=page))


@pytest.mark.parametrize(
    "drawn",
    [
        {},
        {"side": "{}"},
        {"side": "제{}교시", "pitch": 140.0},
        {"side": "({})", "last": 7},
        {"side": "{}교시", "above": ()},
        {"side": "Period {}", "heads": ENGLISH},
        {"side": "{}th", "heads": ENGLISH, "above": ("Grade 3 timetable",)},
        {"below": ("1교시 09:00~09:40",)},
    ],
)
def test_where_nobody_says_when_the_lessons_are_that_is_asked(drawn):
    assert meaning(table(*LESSONS, **drawn)) == AskHelp(LESSON_HOURS)


HOURS = ("09:00~09:40", "09:50~10:30", "10:40~11:20", "11:30~12:10", "13:00~13:40", "13:50~14:30")
LIST = tuple(f"{n}교시 {hours}" for n, hours in enumerate(HOURS, 1))
TIMED = [
    ("국어", "2026-11-30T09:00:00", "2026-11-30T09:40:00"),
    ("과학", "2026-11-24T10:40:00", "2026-11-24T11:20:00"),
    ("수학", "2026-11-25T09:00:00", "2026-11-25T09:40:00"),
    ("체육", "2026-11-27T13:50:00", "2026-11-27T14:30:00"),
]


@pytest.mark.parametrize(
    "drawn",
    [
        {"below": LIST},
        {"below": (" / ".join(LIST[:3]), " / ".join(LIST[3:]))},
        {"below": (" / ".join(LIST[:5]) + " / 6교시", HOURS[5])},
        {"side": "{}", "below": LIST},
        {"side": "제{}교시", "below": tuple(f"{n}교시: {hours}" for n, hours in enumerate(HOURS, 1))},
    ],
)
def test_hours_that_the_page_tells_are_those_of_its_lessons(drawn):
    page = table(*LESSONS, **drawn)
    assert [(one.title, one.start, one.end) for one in seen(page)] == TIMED
    assert [event.recurrence.by_day for event in proposals(page)] == [("MO",), ("TU",), ("WE",), ("FR",)]  # type: ignore[union-attr]


def test_hours_in_a_row_below_the_numbers_are_theirs():
    page = table(*LESSONS)
    legend = [line(f"{n}교시", 40 + 200 * (n - 1), 1_100, 30) for n in range(1, 7)]
    legend += [line(hours, 20 + 200 * n, 1_150, 26) for n, hours in enumerate(HOURS)]
    page = reading([*page.lines, *legend], 1_300, 1_500)
    assert [(one.title, one.start, one.end) for one in seen(page)] == TIMED


def test_hours_beside_the_numbers_are_theirs():
    page = table(*LESSONS, side="{}교시 09:00")
    lines = [
        one if "교시" not in one.text else line(LIST[int(one.text[0]) - 1], 10, one.top, 20)
        for one in page.lines
    ]
    assert [(one.title, one.start, one.end) for one in seen(reading(lines, 1_300, 1_500))] == TIMED


def test_numbers_that_do_not_count_from_one_are_hours():
    lines = [*(line(text, 260 + at * 180, 300) for at, text in enumerate(KOREAN))]
    lines += [line(str(hour), 60, 400 + 100 * n, 30) for n, hour in enumerate((9, 10, 11, 12, 1, 2))]
    assert (
        seen(reading([*lines, line("운영체제", 245, 400, 30)], 1_300, 1_500))[0].start
        == "2026-11-30T09:00:00"
    )


def test_a_page_without_periods_asks_for_no_hours():
    assert meaning(table(*LESSONS, side="")) == SmallTalk()


def test_hours_of_a_few_lessons_are_not_those_of_the_others():
    page = table(*LESSONS, below=("6교시는 방과 후 수업", "14:00~14:40"))
    assert meaning(page) == AskHelp(LESSON_HOURS)


def test_hours_under_each_number_are_theirs():
    page = table(*LESSONS)
    hours = [line(one, 20, 400 + 100 * n + 35, 20) for n, one in enumerate(HOURS)]
    page = reading([*page.lines, *hours], 1_300, 1_500)
    assert [(one.title, one.start, one.end) for one in seen(page)] == TIMED
