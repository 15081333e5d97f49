"""Calendars seen by the month, and school timetables that number their lessons."""

from __future__ import annotations

from calendar import Calendar
from datetime import date, time, timedelta

from tests.pictures.deck import ENGLISH_WEEK, MONTHS, WEEK, Deck
from tests.pictures.scene import Expected, Scene, event, template
from tests.pictures.tables import BYDAY, grid, sheet

PLANS = ("치과", "팀 회식", "요가 수업", "건강검진", "부모님 방문", "동창회", "면접", "가족 여행")
ENGLISH_PLANS = (
    "Dentist",
    "Book club",
    "Parent evening",
    "Yoga class",
    "Car service",
    "Choir rehearsal",
    "Swim meet",
    "Science fair",
)
SUBJECTS = ("국어", "수학", "영어", "과학", "사회", "체육", "음악", "미술")
LESSONS = ((9, 0), (9, 50), (10, 40), (11, 30), (13, 10), (14, 0))


def _ahead(deck: Deck) -> date:
    """The first of the month to come."""
    return (deck.now.date().replace(day=28) + timedelta(days=4)).replace(day=1)


def _fields(begin: date, first: int, plans: dict[date, list[str]], look: str) -> list[list[str]]:
    """The weeks of a month, each day with what is planned."""
    return [
        [
            f"<div style='min-height:84px;{look}{'' if day.month == begin.month else ';color:#bbb'}'>{day.day}"
            + "".join(f"<p style='font-size:13px;margin-top:9px'>{plan}</p>" for plan in plans.get(day, ()))
            + "</div>"
            for day in week
        ]
        for week in Calendar(first).monthdatescalendar(begin.year, begin.month)
    ]


@template("month view")
def month_app(deck: Deck) -> Scene:
    """A month of a calendar app: plans below the numbers, some with their hours."""
    begin, plans, events = _ahead(deck), {}, []
    for number, name in enumerate(deck.some(PLANS, 4)):
        day, hour = begin + timedelta(days=2 + 6 * number + deck.number(0, 2)), deck.number(9, 18)
        timed = number % 2 == 1
        plans[day] = [f"{hour:02}:00 {name}" if timed else name]
        events.append(event(name, day, time(hour) if timed else None))
    head = [WEEK[-1], *WEEK[:-1]]
    table = grid(head, _fields(begin, 6, plans, "text-align:left;font-size:15px"), 110)
    html = f"<body style='background:#fff;padding:16px'><h2 style='padding:14px 4px'>{begin.year}년 {begin.month}월</h2>{table}"
    return Scene(html, tuple(events), (860, 860, 1.5))


@template("month view", "en", held=True)
def month_on_the_wall(deck: Deck) -> Scene:
    """A school's month in English, beginning on Monday, the numbers in the middle."""
    begin, plans, events = _ahead(deck), {}, []
    for number, name in enumerate(deck.some(ENGLISH_PLANS, 4)):
        day = begin + timedelta(days=1 + 7 * number + deck.number(0, 3))
        plans[day] = [name]
        events.append(event(name, day))
    head = [name[:3] for name in ENGLISH_WEEK]
    table = grid(head, _fields(begin, 0, plans, "font-size:17px"), 130)
    html = f"<body style='background:#fdfaf3;padding:20px'><h1>{MONTHS[begin.month - 1]} {begin.year}</h1>{table}"
    return Scene(html, tuple(events), (1040, 900, 1.4), lang="en")


def _class_table(deck: Deck, *, told: bool) -> Scene:
    cells: dict[tuple[int, int], str] = {}
    events: list[Expected] = []
    for number, name in enumerate(deck.some(SUBJECTS, 4)):
        day, lesson = number + deck.number(0, 1), deck.number(0, 5)
        hour, minute = LESSONS[lesson]
        start = deck.now.date() + timedelta(days=(day - deck.now.weekday()) % 7)
        if start == deck.now.date() or (lesson, day) in cells:
            continue
        cells[lesson, day] = name
        whole = event(name, start, time(hour, minute), time(hour + (minute + 40) // 60, (minute + 40) % 60))
        events.append(Expected(whole.titles, whole.start, whole.end, (BYDAY[day], None)))
    lines = [[f"{n + 1}교시", *(cells.get((n, day), "") for day in range(5))] for n in range(6)]
    hours = " / ".join(
        f"{n}교시 {hour:02}:{minute:02}~{hour + (minute + 40) // 60:02}:{(minute + 40) % 60:02}"
        for n, (hour, minute) in enumerate(LESSONS, 1)
    )
    html = sheet(
        "4학년 3반 시간표", "담임 선생님과 함께해요", grid(["", *WEEK[:5]], lines), hours if told else ""
    )
    return Scene(html, tuple(events) if told else (), (860, 620, 1.6))


@template("timetable periods")
def lessons_with_hours(deck: Deck) -> Scene:
    """Numbered lessons, their hours in a line below the table."""
    return _class_table(deck, told=True)


@template("timetable periods", held=True)
def lessons_without_hours(deck: Deck) -> Scene:
    """Numbered lessons of which nobody says when they are: no event can be made of these."""
    return _class_table(deck, told=False)
