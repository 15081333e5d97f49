"""What Google is told: all of a new event, and of one that is there no more than what changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.google import writing
from adapters.google.reading import resource_of
from core.calendar.event import Event
from core.calendar.mirror.resource import Resource
from core.calendar.mirror.sameness import in_order
from core.calendar.occurrences import instances
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed, first_day
from tests.adapters.google.conftest import KST, ME, NOBODY

LATER = datetime(2026, 11, 23, tzinfo=UTC)
START = datetime(2026, 11, 24, 15, tzinfo=KST)
HOUR = timedelta(hours=1)
NO_TIME = {"date": None, "dateTime": None, "timeZone": None}


def there(**told: Any) -> Resource:
    own = {
        "id": "abcde",
        "summary": "회의",
        "start": {"dateTime": "2026-11-24T15:00:00+09:00", "timeZone": "Asia/Seoul"},
        "end": {"dateTime": "2026-11-24T16:00:00+09:00", "timeZone": "Asia/Seoul"},
    }
    return resource_of(own | told, "", LATER)


def patch(now: Resource, **changes: Any) -> dict[str, Any]:
    """What changing these fields sends, without the marker."""
    assert now.content is not None
    body = writing.difference(now, now.content, replace(now.content, **changes), "m")
    own = body["extendedProperties"]["private"]
    assert own.pop("calop") == "m"
    return body if own else {name: value for name, value in body.items() if name != "extendedProperties"}


def insert(event: Event, **changes: Any) -> dict[str, Any]:
    return writing.whole("abcde", replace(event, **changes), "m")


def read(body: dict[str, Any]) -> Event:
    found = resource_of(body, "", LATER).content
    assert found is not None
    return replace(found, placement=None)


# ── new ones ──


def test_a_new_event_says_only_what_is_said(meeting):
    assert insert(meeting) == {
        "id": "abcde",
        "status": "confirmed",
        "summary": "회의",
        "start": {"dateTime": "2026-11-24T15:00:00+09:00", "timeZone": "Asia/Seoul"},
        "end": {"dateTime": "2026-11-24T16:00:00+09:00", "timeZone": "Asia/Seoul"},
        "reminders": {"useDefault": True},
        "extendedProperties": {"private": {"calop": "m"}},
    }


def test_an_unsaid_end_is_an_hour_on_and_noted(meeting):
    body = insert(meeting, when=Timed(START, None, "Asia/Seoul", "America/New_York"))
    assert body["end"] == {"dateTime": "2026-11-24T02:00:00-05:00", "timeZone": "America/New_York"}
    assert body["extendedProperties"]["private"]["haruEnd"] == "2026-11-24T02:00:00-05:00"


def test_a_video_call_is_asked_for_under_the_name_of_the_write(meeting):
    request = insert(meeting, meeting=True)["conferenceData"]["createRequest"]
    assert request == {"requestId": "m", "conferenceSolutionKey": {"type": "hangoutsMeet"}}
    long = writing.whole("abcde", replace(meeting, meeting=True), "m" * 99)
    assert len(long["conferenceData"]["createRequest"]["requestId"]) == 64


def test_until_is_the_last_second_of_the_local_day_in_utc(meeting):
    rule = Recurrence("DAILY", until=date(2026, 12, 31))
    assert insert(meeting, recurrence=rule)["recurrence"] == ["RRULE:FREQ=DAILY;UNTIL=20261231T145959Z"]
    new_york = Timed(datetime(2026, 7, 1, 20, tzinfo=KST), None, "America/New_York")
    summer = insert(meeting, when=new_york, recurrence=rule)
    assert summer["recurrence"] == ["RRULE:FREQ=DAILY;UNTIL=20270101T045959Z"]
    days = insert(meeting, when=AllDay(date(2026, 11, 24), date(2026, 11, 24)), recurrence=rule)
    assert days["recurrence"] == ["RRULE:FREQ=DAILY;UNTIL=20261231"]


def test_dates_left_out_are_written_in_the_series_own_form(meeting):
    rule = Recurrence("DAILY", count=9)
    gone = (datetime(2026, 11, 26, 6, tzinfo=UTC), date(2026, 11, 25))
    timed = insert(meeting, recurrence=rule, excluded=gone)["recurrence"]
    assert timed[1:] == ["EXDATE;TZID=Asia/Seoul:20261125T150000,20261126T150000"]
    when = AllDay(date(2026, 11, 24), date(2026, 11, 24))
    days = insert(meeting, when=when, recurrence=rule, excluded=(date(2026, 11, 25), START))["recurrence"]
    assert days[1:] == ["EXDATE;VALUE=DATE:20261124,20261125"]


def test_years_of_fewer_digits_are_written_with_four(meeting):
    old = Timed(datetime(987, 6, 5, 4, tzinfo=UTC), None, "UTC")
    body = insert(meeting, when=old, recurrence=Recurrence("DAILY", until=date(987, 6, 7)))
    assert body["recurrence"] == ["RRULE:FREQ=DAILY;UNTIL=09870607T235959Z"]
    assert body["start"]["dateTime"] == "0987-06-05T04:00:00+00:00"


def test_an_offset_with_seconds_is_told_in_utc(meeting):
    old = Timed(datetime(1900, 1, 1, tzinfo=UTC), None, "Asia/Seoul")
    assert insert(meeting, when=old)["start"]["dateTime"] == "1900-01-01T00:00:00+00:00"


# ── people ──


def test_names_are_noted_and_told_under_the_description(meeting):
    body = insert(meeting, attendees=("민수", "a@b.co", "지영"), notes="메모")
    assert body["attendees"] == [{"email": "a@b.co", "responseStatus": "needsAction"}]
    assert body["description"] == "메모\n👥 민수, 지영"
    assert json.loads(body["extendedProperties"]["private"]["haruPeople"]) == ["민수", "a@b.co", "지영"]
    assert read(body).attendees == ("민수", "a@b.co", "지영")
    assert read(body).notes == "메모"


def test_addresses_alone_need_no_note(meeting):
    body = insert(meeting, attendees=("c@d.ef", "a@b.co"))
    assert "description" not in body
    assert body["extendedProperties"]["private"] == {"calop": "m"}


def test_a_line_of_names_that_somebody_changed_is_theirs(meeting):
    body = insert(meeting, attendees=("민수",), notes="메모")
    assert read(body | {"description": "메모\n👥 민수, 영희"}).notes == "메모\n👥 민수, 영희"
    assert read(body | {"description": "메모<br>👥 민수"}).notes == "메모"
    assert read(body | {"description": "메모👥 민수"}).notes == "메모👥 민수"


@pytest.mark.parametrize("many", [3, 60, 400])
def test_however_many_people_there_are_no_limit_is_broken(meeting, many):
    people = tuple(f"사람{n}" for n in range(many)) + tuple(f"guest{n}@example.com" for n in range(many))
    body = insert(meeting, attendees=people, notes="가" * 9000)
    assert len(body["description"]) <= 8192
    assert all(len(value) <= 1024 for value in body["extendedProperties"]["private"].values())
    assert len(body["attendees"]) == many
    assert set(read(body).attendees) <= set(people)
    assert "guest0@example.com" in read(body).attendees


def test_what_is_there_of_guests_survives():
    guests = [
        {"email": "A@b.co", "responseStatus": "accepted", "comment": "갈게요", "optional": True},
        {"email": ME, "self": True, "organizer": True, "responseStatus": "accepted"},
        {"email": "room@b.co", "resource": True},
        {"email": "c@d.ef", "responseStatus": "declined"},
    ]
    now = there(attendees=guests)
    assert now.content.attendees == ("A@b.co", "c@d.ef")
    body = patch(now, attendees=("a@b.co", "new@e.fg"))
    assert body["attendees"] == [*guests[:3], {"email": "new@e.fg", "responseStatus": "needsAction"}]


def test_a_guest_whom_somebody_else_removed_does_not_come_back():
    now = there(attendees=[{"email": "a@b.co"}])
    before = replace(now.content, attendees=("a@b.co", "gone@b.co"))
    body = writing.difference(now, before, replace(before, attendees=(*before.attendees, "new@b.co")), "m")
    assert [guest["email"] for guest in body["attendees"]] == ["a@b.co", "new@b.co"]


def test_the_own_answer_changes_nothing_but_itself():
    guests = [{"email": "a@b.co", "organizer": True}, {"email": ME, "self": True, "comment": "늦어요"}]
    now = there(attendees=guests)
    assert now.content.response is None
    body = patch(now, response="accepted")
    assert body == {"attendees": [guests[0], guests[1] | {"responseStatus": "accepted"}]}


def test_an_answer_to_no_invitation_is_not_sent():
    assert patch(there(), response="accepted") == {}


def test_notes_change_above_the_line_of_names():
    own = {"private": {"haruPeople": '["민수"]'}}
    now = there(description="메모\n👥 민수", extendedProperties=own)
    assert patch(now, notes="새 메모") == {"description": "새 메모\n👥 민수"}
    assert patch(now, attendees=()) == {
        "description": "메모", "extendedProperties": {"private": {"haruPeople": None}},
    }  # fmt: skip


def test_a_long_description_of_somebody_else_is_not_cut_for_a_line_of_names():
    now = there(description="가" * 8190)
    assert patch(now, attendees=("민수",)) == {"extendedProperties": {"private": {"haruPeople": '["민수"]'}}}


# ── what changed ──


@pytest.mark.parametrize(
    ("changes", "sent"),
    [
        ({"title": "새 이름"}, {"summary": "새 이름"}),
        ({"title": ""}, {"summary": None}),
        ({"location": "강남"}, {"location": "강남"}),
        ({"notes": "메모"}, {"description": "메모"}),
        (
            {"reminders": (10,)},
            {"reminders": {"useDefault": False, "overrides": [{"method": "popup", "minutes": 10}]}},
        ),
        ({}, {}),
    ],
)
def test_only_what_changed_is_sent(changes, sent):
    assert patch(there(), **changes) == sent


def test_a_timed_event_becomes_whole_days_and_back():
    days = AllDay(date(2026, 11, 24), date(2026, 11, 25))
    body = patch(there(), when=days)
    assert body == {"start": NO_TIME | {"date": "2026-11-24"}, "end": NO_TIME | {"date": "2026-11-26"}}
    now = there(start={"date": "2026-11-24"}, end={"date": "2026-11-25"})
    body = patch(now, when=Timed(START, START + HOUR, "Asia/Seoul"))
    assert body["start"] == NO_TIME | {"dateTime": "2026-11-24T15:00:00+09:00", "timeZone": "Asia/Seoul"}


def test_a_said_end_takes_the_note_away():
    now = there(extendedProperties={"private": {"haruEnd": "2026-11-24T16:00:00+09:00"}})
    body = patch(now, when=Timed(START, START + HOUR, "Asia/Seoul"))
    assert body["extendedProperties"]["private"] == {"haruEnd": None}


def test_mails_that_remind_survive():
    mail = {"method": "email", "minutes": 1440}
    now = there(reminders={"useDefault": False, "overrides": [mail, {"method": "popup", "minutes": 30}]})
    body = patch(now, reminders=(50_000, 1, 2, 3, 4, 5))
    minutes = [one["minutes"] for one in body["reminders"]["overrides"]]
    assert minutes == [1440, 40320, 1, 2, 3]
    assert patch(now, reminders=None) == {"reminders": {"useDefault": True, "overrides": None}}


def test_a_video_call_is_taken_away_or_left_as_it_is():
    now = there(conferenceData={"conferenceId": "abc"}, hangoutLink="https://meet/abc")
    assert patch(now, meeting=False) == {"conferenceData": None}
    before = replace(now.content, meeting=False)
    body = writing.difference(now, before, now.content, "m")
    assert "conferenceData" not in body


LINES = ["RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20261231T145959Z;BYDAY=TU", "EXDATE:20261201T060000Z"]


def test_lines_of_a_series_that_say_the_same_are_not_touched():
    now = there(recurrence=LINES)
    assert "recurrence" not in patch(now, when=Timed(START, START + 2 * HOUR, "Asia/Seoul"))
    more = (*now.content.excluded, START + timedelta(days=14))
    lines = patch(now, excluded=more)["recurrence"]
    assert lines == [LINES[0], "EXDATE;TZID=Asia/Seoul:20261201T150000,20261208T150000"]
    rule = replace(now.content.recurrence, until=date(2027, 1, 31))
    lines = patch(now, recurrence=rule)["recurrence"]
    assert lines == ["RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270131T145959Z", LINES[1]]


def test_a_series_of_whole_days_takes_its_lines_in_days():
    now = there(recurrence=LINES)
    days = AllDay(date(2026, 11, 24), date(2026, 11, 24))
    lines = patch(now, when=days, excluded=(date(2026, 12, 1),))["recurrence"]
    assert lines == ["RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231", "EXDATE;VALUE=DATE:20261201"]


def test_a_series_in_another_zone_ends_on_the_same_day():
    now = there(recurrence=LINES[:1])
    there_too = Timed(datetime(2026, 11, 24, 9, tzinfo=UTC), None, "Europe/London")
    assert "recurrence" not in patch(now, when=there_too), "its line still says the same"
    late = Timed(datetime(2026, 11, 25, 3, tzinfo=UTC), None, "America/New_York")
    lines = patch(now, when=late).get("recurrence")
    assert lines == ["RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101T045959Z"]


def test_a_series_becomes_a_single_event_and_an_event_a_series():
    assert patch(there(recurrence=LINES), recurrence=None, excluded=()) == {"recurrence": None}
    body = patch(there(), recurrence=Recurrence("DAILY", count=3))
    assert body == {"recurrence": ["RRULE:FREQ=DAILY;COUNT=3"]}
    body = patch(there(start={"dateTime": "2026-11-24T15:00:00+09:00"}), recurrence=Recurrence("DAILY"))
    assert body["start"]["timeZone"] == "Etc/GMT-9"


def test_a_strange_rule_that_is_replaced_goes_with_all_its_lines():
    now = there(recurrence=["RRULE:FREQ=SECONDLY", "EXDATE:someday"])
    assert patch(now, recurrence=Recurrence("DAILY"))["recurrence"] == ["RRULE:FREQ=DAILY"]


def test_without_a_before_all_is_sent_and_it_stands_again(meeting):
    tombstone = resource_of({"id": "abcde", "status": "cancelled"}, "", LATER)
    body = writing.difference(tombstone, None, meeting, "m")
    assert body["status"] == "confirmed"
    assert (body["summary"], body["location"], body["recurrence"]) == ("회의", None, None)
    assert body["extendedProperties"]["private"] == {"calop": "m", "haruEnd": None, "haruPeople": None}


def test_an_instance_is_never_told_a_rule(meeting):
    told = {"id": "abcde_20261124T060000Z", "status": "cancelled", "recurringEventId": "abcde"}
    assert "recurrence" not in writing.difference(resource_of(told, "", LATER), None, meeting, "m")


# ── any event ──

ZONES = st.sampled_from(["Asia/Seoul", "America/New_York", "Europe/London", "Australia/Lord_Howe", "UTC"])
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@st.composite
def whens(draw: st.DrawFn) -> Timed | AllDay:
    if draw(st.booleans()):
        first = draw(DAYS)
        return AllDay(first, first + timedelta(days=draw(st.integers(0, 9))))
    start = draw(st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)))
    start = start.replace(microsecond=0)
    end = draw(st.none() | st.integers(0, 5000).map(lambda minutes: start + timedelta(minutes=minutes)))
    zone, other = draw(ZONES), draw(st.none() | ZONES)
    return Timed(start, end, zone, other if other != zone else None)


RULES = st.builds(
    Recurrence,
    freq=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    interval=st.integers(1, 12),
)
PEOPLE = st.lists(
    st.sampled_from(["민수", "지영", "a@b.co", "C@d.ef", "Kim, Min", "x\ny"]), unique=True, max_size=4
).map(tuple)


@st.composite
def events(draw: st.DrawFn) -> Event:
    when = draw(whens())
    rule, gone = draw(st.none() | RULES), ()
    if rule is not None:
        start = first_day(when)
        end = {"count": draw(st.integers(1, 9))} if draw(st.booleans()) else {}
        rule = replace(rule, **end or {"until": draw(st.none() | st.just(start + timedelta(days=400)))})
        series = Event(NOBODY, "", when, recurrence=rule)
        found = list(islice(instances(series, date.min, start + timedelta(days=60)), 6))
        gone = in_order(draw(st.lists(st.sampled_from([one.original for one in found]), max_size=3)))
    return Event(
        NOBODY,
        draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9)),
        when,
        draw(st.sampled_from(["", "강남역"])),
        draw(PEOPLE),
        draw(st.sampled_from(["", "메모", "메모\n", "👥 민수", "a\n👥 민수, 지영"])),
        rule,
        gone,
        reminders=draw(st.none() | st.lists(st.integers(0, 40320), unique=True, max_size=5).map(tuple)),
        meeting=draw(st.booleans()),
    )


@given(event=events())
def test_what_is_written_is_read_again(event):
    found = read(writing.whole("abcde", event, "m"))
    assert replace(found, when=event.when) == event
    assert str(found.when) == str(event.when)


@given(one=events(), other=events())
def test_a_patch_makes_of_one_event_the_other(one, other):
    now = resource_of(writing.whole("abcde", one, "m"), "", LATER)
    body = writing.difference(now, one, other, "n")
    after = resource_of(merged(json.loads(now.document), body), "", LATER)
    assert after.content is not None
    assert replace(after.content, placement=None) == other
    assert after.marker == "n"


def merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """As Google patches: objects merge, arrays are replaced, null clears."""
    result = dict(old)
    for name, value in new.items():
        if value is None:
            result.pop(name, None)
        elif isinstance(value, dict):
            result[name] = merged(table if isinstance(table := result.get(name), dict) else {}, value)
        else:
            result[name] = value
    return result
