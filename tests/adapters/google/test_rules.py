"""Lines of RFC 5545 as rules and dates, and back: as the stand-in unrolls them, and byte for byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.google.rules import Repeats, lines_of, repeats, rule_of
from core.calendar.event import Event
from core.calendar.instants import wall
from core.calendar.occurrences import instances
from core.calendar.recurrence import ONCE, Recurrence
from core.calendar.rrule import to_rrule
from core.calendar.when import AllDay, Settled, Timed, first_day
from tests.core.calendar.rows import all_rules, uid
from tests.fakes.google import recurrence as standin

SEOUL = "Asia/Seoul"
TUESDAY = date(2026, 11, 24)
AT_THREE = Timed(datetime(2026, 11, 24, 6, tzinfo=UTC), datetime(2026, 11, 24, 7, tzinfo=UTC), SEOUL)
ALL_DAY = AllDay(TUESDAY, TUESDAY)
WEEKLY = "RRULE:FREQ=WEEKLY"


def series(lines: list[str], when: Settled = AT_THREE) -> Event:
    told = repeats(lines, when)
    return Event(uid(1), "x", when, recurrence=told.rule, excluded=told.excluded)


def starts(event: Event, until: date = date(2030, 1, 1)) -> list[str]:
    """Where it takes place, by its own clocks."""
    found = instances(event, date.min, until)
    return [f"{(one.when.start if isinstance(one.when, Timed) else one.when.first):%Y%m%d}" for one in found]


# ── what is held ──


def test_dates_besides_the_rule_are_held_with_it():
    lines = [
        WEEKLY,
        "RDATE;TZID=Asia/Seoul:20261202T150000",
        "RDATE:20261126T060000Z",
        "RDATE;VALUE=DATE:20261130",
    ]
    told = repeats(lines, AT_THREE)
    days = (date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 2))
    assert told == Repeats(Recurrence("WEEKLY", also=days))
    assert starts(series(lines))[:5] == ["20261124", "20261126", "20261130", "20261201", "20261202"]


def test_dates_alone_are_a_series():
    told = repeats(["RDATE;VALUE=DATE:20261201,20261224"], ALL_DAY)
    assert told == Repeats(replace(ONCE, also=(date(2026, 12, 1), date(2026, 12, 24))))


def test_the_first_takes_place_whatever_the_rule_says_of_it():
    told = repeats(["RRULE:FREQ=WEEKLY;BYDAY=MO", "EXDATE:20261130T060000Z"], AT_THREE)
    assert told.rule == Recurrence("WEEKLY", by_day=("MO",), also=(TUESDAY,))
    assert not told.strange
    assert starts(series(["RRULE:FREQ=WEEKLY;BYDAY=MO"]))[:3] == ["20261124", "20261130", "20261207"]


@pytest.mark.parametrize(
    "clock", ["BYHOUR=15", "BYHOUR=15;BYMINUTE=0;BYSECOND=0", "BYMINUTE=0", "byhour=15;byminute=00"]
)
def test_a_clock_that_is_that_of_the_start_says_nothing_new(clock):
    assert repeats([f"RRULE:FREQ=DAILY;{clock};INTERVAL=2"], AT_THREE) == Repeats(Recurrence("DAILY", 2))
    assert repeats(["RRULE:FREQ=DAILY;BYHOUR=9"], ALL_DAY) == Repeats(Recurrence("DAILY"))


# ── what is held in part, and guarded ──


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ([WEEKLY, "RDATE;TZID=Asia/Seoul:20261126T100000"], Recurrence("WEEKLY")),
        ([WEEKLY, "RDATE;VALUE=PERIOD:20261126T060000Z/PT1H"], Recurrence("WEEKLY")),
        (
            [WEEKLY, "RDATE;TZID=Asia/Seoul:20261126T100000,20261126T150000"],
            Recurrence("WEEKLY", also=(date(2026, 11, 26),)),
        ),
        (
            [WEEKLY, "RDATE;TZID=Asia/Seoul:20261126T150000,20261126T100000"],
            Recurrence("WEEKLY", also=(date(2026, 11, 26),)),
        ),
        ([WEEKLY, "EXRULE:FREQ=DAILY"], Recurrence("WEEKLY")),
        ([WEEKLY, "EXDATE:someday"], Recurrence("WEEKLY")),
        ([WEEKLY, "EXDATE:20269999T000000Z"], Recurrence("WEEKLY")),
        ([WEEKLY, "RRULE:FREQ=DAILY"], Recurrence("WEEKLY")),
        (["RRULE:FREQ=DAILY;BYHOUR=9,15"], Recurrence("DAILY")),
        (
            ["RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3"],
            Recurrence("WEEKLY", by_day=("MO",), count=3, also=(TUESDAY,)),
        ),
        (
            ["RRULE:FREQ=DAILY;UNTIL=20261101T000000Z", "RDATE:20261201T060000Z"],
            Recurrence("DAILY", until=date(2026, 10, 31), also=(TUESDAY, date(2026, 12, 1))),
        ),
    ],
)
def test_what_can_be_shown_of_a_strange_rule_is_shown(lines, rule):
    told = repeats(lines, AT_THREE)
    assert (told.rule, told.strange) == (rule, True)


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=HOURLY;COUNT=5",
        "RRULE:FREQ=MINUTELY;INTERVAL=30",
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=DAILY;INTERVAL=0",
        "RRULE:FREQ=DAILY;BYHOUR=9,15;COUNT=4",
        "RRULE:FREQ=DAILY;BYHOUR=9,18",
        "RRULE:FREQ=DAILY;BYMINUTE=0,30;BYHOUR=9",
        "RRULE:FREQ=DAILY;BYHOUR=,",
        "RRULE:FREQ=DAILY;BYHOUR=" + "9" * 5000,
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2",
        "RRULE:",
        "EXDATE:20261201T060000Z",
    ],
)
def test_of_what_cannot_be_told_only_the_first_is_shown(line):
    assert repeats([line], AT_THREE) == Repeats(strange=True)


# ── as the stand-in unrolls it ──

WHENS = st.sampled_from(
    [ALL_DAY, AT_THREE, Timed(datetime(2024, 3, 1, 4, 30, tzinfo=UTC), None, "America/New_York")]
)


def compact(day: date, when: Settled) -> str:
    """As Google's calendars write an original: a date, or its instant."""
    if isinstance(when, AllDay):
        return f"{day:%Y%m%d}"
    return f"{wall(day, when.start.time(), when.zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"


@st.composite
def lines(draw, when: Settled) -> list[str]:
    """A rule with dates besides it and dates left out, as others write them."""
    rule = replace(draw(all_rules()), also=())
    if rule.until is not None:
        rule = replace(rule, until=first_day(when) + timedelta(days=draw(st.integers(0, 900))))
    days = st.lists(st.integers(0, 400), max_size=3, unique=True)
    told = [f"RRULE:{to_rrule(rule)}"]
    if rule.until is not None and isinstance(when, Timed):
        end = wall(rule.until, time(23, 59, 59), when.zone).astimezone(UTC)
        told = [told[0].replace(f"UNTIL={rule.until:%Y%m%d}", f"UNTIL={end:%Y%m%dT%H%M%SZ}")]
    for kind in ("RDATE", "EXDATE"):
        dates = [first_day(when) + timedelta(days=number) for number in draw(days)]
        values = ",".join(compact(day, when) for day in dates)
        form = ";VALUE=DATE" if isinstance(when, AllDay) else ""
        told += [f"{kind}{form}:{values}"] if dates else []
    return draw(st.permutations(told))


def plain_and_nth(rule: Recurrence) -> bool:
    """The stand-in asks such days to be both."""
    return len({code[:-2] == "" for code in rule.by_day}) > 1


@settings(deadline=None, max_examples=300)
@given(st.data(), WHENS)
def test_a_series_takes_place_when_the_stand_in_says(data, when):
    told = data.draw(lines(when))
    held = repeats(told, when)
    if held.strange or plain_and_nth(held.rule):
        return
    zone = when.zone if isinstance(when, Timed) else None
    begin = (
        when.start.replace(tzinfo=None) if isinstance(when, Timed) else datetime.combine(when.first, time())
    )
    until = first_day(when) + timedelta(days=1200)
    found = standin.series(tuple(told), begin, zone).between(
        datetime(2000, 1, 1), datetime.combine(until, time())
    )
    assert starts(series(told, when), until - timedelta(days=1)) == [f"{one:%Y%m%d}" for one in found]


@settings(deadline=None, max_examples=200)
@given(st.data(), WHENS)
def test_lines_that_say_the_same_stay_as_they_are(data, when):
    told = data.draw(lines(when))
    event = series(told, when)
    if event.recurrence is None:
        return
    if not repeats(told, when).strange:
        assert lines_of(event, told) == told
    written = lines_of(event, None)
    again = repeats(written, when)
    assert (again.rule, again.excluded) == (event.recurrence, event.excluded)


# ── writing ──


def test_dates_besides_are_written_as_the_series_is():
    rule = Recurrence("WEEKLY", also=(date(2026, 11, 26), date(2026, 12, 3)))
    timed, days = (Event(uid(1), "x", when, recurrence=rule) for when in (AT_THREE, ALL_DAY))
    assert lines_of(timed, None) == [WEEKLY, "RDATE;TZID=Asia/Seoul:20261126T150000,20261203T150000"]
    assert lines_of(days, None) == [WEEKLY, "RDATE;VALUE=DATE:20261126,20261203"]
    assert lines_of(replace(days, recurrence=replace(ONCE, also=(TUESDAY,))), None) == [
        "RRULE:FREQ=DAILY;COUNT=1",
        "RDATE;VALUE=DATE:20261124",
    ]


def test_of_several_lines_only_the_one_that_says_something_else_changes():
    told = ["EXDATE:20261201T060000Z", "RDATE:20261126T060000Z", "RRULE:FREQ=WEEKLY;WKST=SU;BYDAY=TU"]
    event = series(told)
    assert lines_of(event, told) == told
    more = replace(event, recurrence=replace(event.recurrence, also=(date(2026, 11, 26), date(2026, 11, 27))))
    assert lines_of(more, told) == [told[0], "RDATE;TZID=Asia/Seoul:20261126T150000,20261127T150000", told[2]]
    fewer = replace(event, recurrence=replace(event.recurrence, also=()))
    assert lines_of(fewer, told) == [told[0], told[2]]


def test_dates_alone_need_no_rule_where_none_was():
    told = ["RDATE;VALUE=DATE:20261201"]
    event = series(told, ALL_DAY)
    assert lines_of(event, told) == told
    gone = replace(event, excluded=(date(2026, 12, 1),))
    assert lines_of(gone, told) == [*told, "EXDATE;VALUE=DATE:20261201"]


def test_the_first_needs_no_date_of_its_own():
    told = ["RRULE:FREQ=WEEKLY;BYDAY=MO"]
    event = replace(series(told), excluded=(datetime(2026, 11, 30, 6, tzinfo=UTC),))
    assert lines_of(event, told) == [*told, "EXDATE;TZID=Asia/Seoul:20261130T150000"]


def test_a_clock_in_the_rule_goes_when_the_clock_changes():
    told = ["RRULE:FREQ=DAILY;BYHOUR=15;BYMINUTE=0", "RDATE:20261126T060000Z"]
    event = series(told)
    assert lines_of(event, told) == told
    at_four = Timed(AT_THREE.start + timedelta(hours=1), None, SEOUL)
    assert lines_of(replace(event, when=at_four), told) == [
        "RRULE:FREQ=DAILY",
        "RDATE;TZID=Asia/Seoul:20261126T160000",
    ]


def test_a_rule_that_says_more_is_not_the_same():
    assert rule_of("RRULE:FREQ=DAILY;BYHOUR=9,15", AT_THREE) == (Recurrence("DAILY"), True)
    event = Event(uid(1), "x", AT_THREE, recurrence=Recurrence("DAILY"))
    assert lines_of(event, ["RRULE:FREQ=DAILY;BYHOUR=9,15"]) == ["RRULE:FREQ=DAILY"]
