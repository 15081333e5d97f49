"""Events as a calendar file: what goes out comes back the same through our own reader, and the form is the standard's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar.event import Event, Placement
from core.calendar.ical.file import MAX_EVENTS, FileEvent
from core.calendar.ical.lines import folded
from core.calendar.ical.read import read
from core.calendar.ical.write import write
from core.calendar.occurrences import how_many, instance_at
from core.calendar.recurrence import ONCE
from core.calendar.rrule import from_rrule
from core.calendar.when import AllDay, Timed
from tests.core.calendar.rows import LONDON, SEOUL, ZONES, at, timed, uid

NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
DENTIST = Event(uid(1), "치과", timed("2026-11-24 15:00"))


def lines(*events: Event) -> list[str]:
    (one,) = write(events, NOW)
    return one.decode().replace("\r\n ", "").split("\r\n")


def back(*events: Event) -> tuple[FileEvent, ...]:
    (one,) = write(events, NOW)
    file = read(one, SEOUL)
    assert (file.unread, file.off) == (0, 0)
    assert all(not event.lost for event in file.events)
    return file.events


def only(*events: Event) -> FileEvent:
    (one,) = back(*events)
    return one


def test_an_event_as_a_calendar_program_wants_it():
    event = replace(
        DENTIST,
        title="치과; 정기, 검진\\",
        location="강남역 2번 출구",
        notes="보험증\r\n예약번호 7",
        attendees=("minsu@example.org", '지수 "JS"'),
        reminders=(30, 0),
    )
    assert lines(event) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Haru//Haru//KO",
        "CALSCALE:GREGORIAN",
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Seoul",
        "BEGIN:STANDARD",
        "DTSTART:20260101T090000",
        "TZOFFSETFROM:+0900",
        "TZOFFSETTO:+0900",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "UID:00000000-0000-0000-0000-000000000001@haru",
        "DTSTAMP:20261123T010203Z",
        "DTSTART;TZID=Asia/Seoul:20261124T150000",
        "DTEND;TZID=Asia/Seoul:20261124T160000",
        "SUMMARY:치과\\; 정기\\, 검진\\\\",
        "LOCATION:강남역 2번 출구",
        "DESCRIPTION:보험증\\n예약번호 7",
        'ATTENDEE;CN="minsu@example.org":mailto:minsu@example.org',
        "ATTENDEE;CN=\"지수 'JS'\":invalid:nomail",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:치과\\; 정기\\, 검진\\\\",
        "TRIGGER:-PT30M",
        "END:VALARM",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:치과\\; 정기\\, 검진\\\\",
        "TRIGGER:-PT0M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    found = only(event)
    assert (found.proposal.title, found.proposal.notes) == (event.title, "보험증\n예약번호 7")
    assert (found.proposal.location, found.proposal.reminders) == (event.location, (0, 30))
    assert found.guests == 2


@pytest.mark.parametrize(
    "when",
    [
        timed("2026-11-24 15:00"),
        timed("2026-11-24 15:00", None),
        timed("2026-07-24 23:30", 120, LONDON),
        AllDay(date(2026, 12, 24), date(2026, 12, 24)),
        AllDay(date(2026, 12, 24), date(2027, 1, 2)),
        Timed(at("2026-12-01 10:00"), at("2026-12-01 09:30", LONDON), SEOUL, LONDON),
    ],
)
def test_every_kind_of_time_comes_back(when):
    assert only(replace(DENTIST, when=when)).proposal.when == when


def test_an_instant_of_utc_comes_back_on_the_clocks_of_its_reader():
    when = Timed(datetime(2026, 11, 24, 6, tzinfo=UTC), datetime(2026, 11, 24, 7, tzinfo=UTC), "UTC")
    assert only(replace(DENTIST, when=when)).proposal.when == timed("2026-11-24 15:00")
    series = replace(DENTIST, when=when, recurrence=from_rrule("FREQ=DAILY;UNTIL=20261130"))
    assert only(series).proposal.when == when
    assert how_many(replace(series, recurrence=only(series).proposal.recurrence), SEOUL) == 7


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;COUNT=5",
        "FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20270131",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=24,-1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    ],
)
@pytest.mark.parametrize("whole_days", [False, True])
def test_rules_come_back_with_the_days_besides_and_those_left_out(rule, whole_days):
    first = AllDay(date(2026, 11, 24), date(2026, 11, 24)) if whole_days else DENTIST.when
    gone = date(2026, 12, 1) if whole_days else at("2026-12-01 15:00")
    held = replace(from_rrule(rule), also=(date(2026, 11, 24), date(2026, 12, 31)))
    found = only(replace(DENTIST, when=first, recurrence=held, excluded=(gone,)))
    assert replace(found.proposal.recurrence, also=()) == replace(held, also=())
    assert {date(2026, 12, 31)} <= {*found.proposal.recurrence.also} <= {*held.also}
    assert found.excluded == (gone,)


def test_days_that_were_named_one_by_one_need_no_rule():
    held = replace(ONCE, also=(date(2026, 12, 1), date(2026, 12, 8)))
    event = replace(DENTIST, recurrence=held)
    assert not [line for line in lines(event) if line.startswith("RRULE")]
    assert only(event).proposal.recurrence == held


def test_many_dates_take_several_lines():
    days = tuple(date(2027, 1, 1) + timedelta(days=number) for number in range(120))
    event = replace(DENTIST, recurrence=replace(ONCE, also=days))
    assert len([line for line in lines(event) if line.startswith("RDATE")]) == 3
    assert only(event).proposal.recurrence.also == days


def series_with_changes() -> tuple[Event, Event]:
    moved = at("2026-12-01 15:00")
    series = replace(DENTIST, recurrence=from_rrule("FREQ=WEEKLY"), excluded=(moved, at("2026-12-08 15:00")))
    changed = replace(
        instance_at(series, moved, uid(2)), title="치과 (옮김)", when=timed("2026-12-02 11:00", 30)
    )
    return series, changed


def test_a_series_comes_back_with_the_instances_that_differ():
    series, changed = series_with_changes()
    found = only(changed, series)
    assert found.excluded == (at("2026-12-08 15:00"),)
    (one,) = found.changed
    assert (one.original, one.proposal.title, one.proposal.when) == (
        changed.original, "치과 (옮김)", changed.when,
    )  # fmt: skip


def test_an_instance_whose_series_is_not_there_stands_alone():
    _, changed = series_with_changes()
    found = only(changed)
    assert (found.proposal.title, found.original) == ("치과 (옮김)", None)


def test_an_instance_of_whole_days_names_its_day():
    when = AllDay(date(2026, 11, 24), date(2026, 11, 25))
    day = datetime(2026, 12, 1, tzinfo=ZoneInfo(SEOUL))
    series = replace(DENTIST, when=when, recurrence=from_rrule("FREQ=WEEKLY"), excluded=(day,))
    changed = replace(DENTIST, id=uid(2), title="하루 더", when=when, series=series.id, original=day)
    assert "RECURRENCE-ID;VALUE=DATE:20261201" in lines(series, changed)


def test_the_id_that_all_calendars_share_is_kept():
    there = replace(DENTIST, placement=Placement(uid(9), uid="abc@google.com"))
    assert only(there).uid == "abc@google.com"


def test_summer_time_is_told_by_its_changes():
    told = lines(replace(DENTIST, when=timed("2026-07-24 10:00", zone=LONDON)))
    assert "DTSTART:20260329T010000" in told
    assert "DTSTART:20261025T020000" in told
    assert told.count("BEGIN:DAYLIGHT") == 6
    assert told[told.index("BEGIN:DAYLIGHT") + 2 :][:2] == ["TZOFFSETFROM:+0000", "TZOFFSETTO:+0100"]
    west = lines(replace(DENTIST, when=timed("2026-07-24 10:00", zone="America/St_Johns")))
    assert "TZOFFSETTO:-0230" in west


def test_more_than_a_file_may_hold_is_parted_and_no_series_is_torn():
    series, changed = series_with_changes()
    others = [replace(DENTIST, id=uid(n), when=timed("2026-11-01 09:00")) for n in range(10, 9 + MAX_EVENTS)]
    first, second = write([changed, *others, series], NOW)
    assert len(read(first, SEOUL).events) == MAX_EVENTS - 1
    (one,) = read(second, SEOUL).events
    assert len(one.changed) == 1


def test_an_empty_calendar_is_a_file_too():
    (one,) = write([], NOW)
    assert read(one, SEOUL).events == ()


@given(st.text(alphabet="가a😀é\\;,", max_size=400))
def test_no_line_is_longer_than_75_bytes_and_no_letter_is_torn(text):
    pieces = folded(f"SUMMARY:{text}").encode().split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert folded(f"SUMMARY:{text}").replace("\r\n ", "").removesuffix("\r\n") == f"SUMMARY:{text}"
    for piece in pieces:
        piece.decode()


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp"]), max_size=120)


@given(words, words, st.sampled_from(ZONES), st.integers(0, 3000), st.integers(1, 5000))
def test_whatever_it_is_called_and_wherever_it_is_it_comes_back(title, place, zone, ahead, lasts):
    start = at("2026-01-01 00:00", "UTC") + timedelta(hours=ahead, minutes=7)
    when = Timed(start, start + timedelta(minutes=lasts), zone)
    if when.start.fold or when.end.fold:
        return
    found = only(replace(DENTIST, title=title, location=place, when=when))
    assert found.proposal.when == when
    assert (found.proposal.title, found.proposal.location) == (title, place)
