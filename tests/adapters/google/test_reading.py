"""Whatever Google sends can be read; what cannot be held is said to be so."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.google import writing
from adapters.google.calendars import entries_in
from adapters.google.channels import opened
from adapters.google.reading import events_in, resource_of
from core.calendar.event import Event
from core.calendar.occurrences import instances
from core.calendar.recurrence import Recurrence
from core.calendar.when import AllDay, Timed
from core.records import Channel
from tests.adapters.google.conftest import KST, ME, NOBODY

LATER = datetime(2026, 11, 23, tzinfo=UTC)
START = {"dateTime": "2026-11-24T15:00:00+09:00", "timeZone": "Asia/Seoul"}
END = {"dateTime": "2026-11-24T16:00:00+09:00", "timeZone": "Asia/Seoul"}
AT_THREE = datetime(2026, 11, 24, 15, tzinfo=KST)


def read(home: str = "", **told: Any):
    return resource_of({"id": "abcde", "status": "confirmed", "start": START, "end": END} | told, home, LATER)


def content(**told: Any) -> Event:
    found = read(**told).content
    assert found is not None
    return found


def guard(**told: Any) -> str | None:
    placed = content(**told).placement
    assert placed is not None
    return placed.guard


# ── when ──


def test_a_timed_event_is_read_in_its_zone():
    when = content().when
    assert when == Timed(AT_THREE, AT_THREE + timedelta(hours=1), "Asia/Seoul")
    assert when.start.tzinfo.key == "Asia/Seoul"


def test_an_end_in_another_zone_is_kept():
    end = {"dateTime": "2026-11-24T03:00:00-05:00", "timeZone": "America/New_York"}
    assert content(end=end).when.end_zone == "America/New_York"


def test_the_last_day_is_the_one_before_googles_end():
    found = content(start={"date": "2026-12-24"}, end={"date": "2026-12-26"})
    assert found.when == AllDay(date(2026, 12, 24), date(2026, 12, 25))


@pytest.mark.parametrize("end", [{}, {"date": "2026-12-20"}, {"date": "0000-00-00"}, END, "tomorrow", None])
def test_whole_days_without_a_fitting_end_are_one_day(end):
    assert content(start={"date": "2026-12-24"}, end=end).when == AllDay(
        date(2026, 12, 24), date(2026, 12, 24)
    )


def test_an_end_before_the_start_is_the_start():
    end = END | {"dateTime": "2026-11-24T14:00:00+09:00"}
    assert content(end=end).when == Timed(AT_THREE, AT_THREE, "Asia/Seoul")


@pytest.mark.parametrize("told", [{"end": None}, {"end": {"dateTime": "?"}}, {"endTimeUnspecified": True}])
def test_an_end_that_is_not_told_is_none(told):
    assert content(**told).when == Timed(AT_THREE, None, "Asia/Seoul")


@pytest.mark.parametrize(
    ("zone", "home", "held"),
    [
        ("Mars/Olympus", "Asia/Tokyo", "Asia/Tokyo"),
        ("Mars/Olympus", "", "Etc/GMT-9"),
        (None, "Asia/Seoul", "Asia/Seoul"),
        ("../../etc/passwd", "", "Etc/GMT-9"),
        ("America", "", "Etc/GMT-9"),
        ("\0", "", "Etc/GMT-9"),
        (7, "", "Etc/GMT-9"),
    ],
)
def test_a_zone_that_does_not_exist_leaves_the_instant(zone, home, held):
    when = read(home, start=START | {"timeZone": zone}).content.when
    assert (when.start, when.zone) == (AT_THREE, held)


@pytest.mark.parametrize(("offset", "zone"), [("Z", "UTC"), ("+05:30", "UTC"), ("-03:00", "Etc/GMT+3")])
def test_an_offset_alone_is_a_fixed_zone_where_there_is_one(offset, zone):
    assert content(start={"dateTime": f"2026-11-24T06:00:00{offset}"}, end=None).when.zone == zone


def test_a_time_without_an_offset_is_what_the_clocks_of_its_zone_show():
    start = {"dateTime": "2026-11-24T15:00:00", "timeZone": "Asia/Seoul"}
    assert content(start=start).when.start == AT_THREE


@pytest.mark.parametrize(
    "start",
    [None, {}, 7, [], {"dateTime": "0000-01-01T00:00:00Z"}, {"date": "0000-12-25"}, {"dateTime": "noon"}],
)
def test_what_has_no_time_that_we_know_cannot_be_held_and_is_alive(start):
    found = read(start=start)
    assert (found.content, found.alive) == (None, True)


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59-08:00", "0001-01-01T00:00:00+14:00"])
def test_the_ends_of_the_calendar_can_be_read_and_written_again(at):
    told = {"dateTime": at, "timeZone": "America/Los_Angeles"}
    found = read(start=told, end=told)
    assert found.content is not None
    writing.difference(found, None, found.content, "m")


# ── an end that nobody said ──


def unsaid(**told: Any) -> Event:
    noted = {"private": {"haruEnd": "2026-11-24T16:00:00+09:00"}}
    return content(extendedProperties=noted, **told)


def test_the_end_that_we_made_up_is_none_again():
    assert unsaid().when.end is None
    assert unsaid(end=END | {"dateTime": "2026-11-24T07:00:00Z"}).when.end is None


def test_an_end_that_somebody_moved_is_said():
    assert unsaid(end=END | {"dateTime": "2026-11-24T17:00:00+09:00"}).when.end is not None


def instance_on(start: str, end: str) -> Event:
    return unsaid(
        id="abcde_20261201T060000Z", recurringEventId="abcde", start={**START, "dateTime": start},
        end={**END, "dateTime": end},
    )  # fmt: skip


def test_an_instance_knows_the_made_up_end_of_its_series_by_the_clock():
    assert instance_on("2026-12-01T15:00:00+09:00", "2026-12-01T16:00:00+09:00").when.end is None
    assert instance_on("2026-12-01T18:00:00+09:00", "2026-12-01T19:00:00+09:00").when.end is not None
    assert instance_on("2026-12-01T14:00:00+09:00", "2026-12-01T16:00:00+09:00").when.end is not None


def test_an_instance_at_the_end_of_the_calendar_is_as_long_as_it_says():
    found = instance_on("9999-12-31T23:59:59-12:00", "2026-12-01T16:00:00+09:00")
    assert found.when.end == found.when.start


# ── series and instances ──


def test_a_series_has_its_rule_and_the_dates_it_leaves_out():
    lines = [
        "RRULE:FREQ=WEEKLY;UNTIL=20261231T145959Z",
        "EXDATE;TZID=Asia/Seoul:20261208T150000,20261201T150000",
        "EXDATE:20261215T060000Z",
        "EXDATE;VALUE=DATE:20261222",
    ]
    found = content(recurrence=lines)
    assert found.recurrence == Recurrence("WEEKLY", until=date(2026, 12, 31))
    assert [str(one)[:10] for one in found.excluded] == [
        "2026-12-01",
        "2026-12-08",
        "2026-12-15",
        "2026-12-22",
    ]
    assert found.excluded[0].tzinfo.key == "Asia/Seoul"


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261231T145959Z", date(2026, 12, 31)),
        ("20261231T060000Z", date(2026, 12, 31)),
        ("20261231T055959Z", date(2026, 12, 30)),
        ("20261230T230000Z", date(2026, 12, 30)),
        ("20261231", date(2026, 12, 31)),
        ("20261231T150000", date(2026, 12, 31)),
        ("20261231T145959", date(2026, 12, 30)),
    ],
)
def test_until_is_the_last_local_day_on_which_it_may_begin(until, last):
    assert content(recurrence=[f"RRULE:FREQ=DAILY;UNTIL={until}"]).recurrence.until == last


def test_until_of_whole_days_is_a_day_whatever_its_form():
    days = {"start": {"date": "2026-11-24"}, "end": {"date": "2026-11-25"}}
    lines = ["RRULE:FREQ=DAILY;UNTIL=20261231T000000Z", "EXDATE:20261201T000000Z"]
    found = content(recurrence=lines, **days)
    assert (found.recurrence.until, found.excluded) == (date(2026, 12, 31), (date(2026, 12, 1),))


@pytest.mark.parametrize(
    "lines",
    [
        ["RRULE:FREQ=WEEKLY;INTERVAL=0"],
        ["RRULE:FREQ=SECONDLY"],
        ["RRULE:FREQ=HOURLY;COUNT=3"],
        ["RRULE:FREQ=DAILY;UNTIL=20261101T000000Z"],
        ["RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"],
        ["RRULE:FREQ=DAILY;BYHOUR=9"],
        ["EXDATE:20261201T060000Z"],
        ["RRULE:FREQ=DAILY;UNTIL=soon"],
        ["RRULE:FREQ=DAILY;UNTIL=00000101T000000Z"],
        ["", "nonsense"],
        {"FREQ": "DAILY"},
        [7],
    ],
)
def test_a_rule_that_we_cannot_hold_is_strange(lines):
    assert content(recurrence=lines).recurrence is None
    assert guard(recurrence=lines) == "strange_rule"


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=TU",
        "RRULE:FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=TU",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU",
        "RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1",
        "RDATE;VALUE=DATE:20261201",
        "rrule:freq=weekly",
    ],
)
def test_what_is_held_whole_is_not_guarded(line):
    assert content(recurrence=[line]).recurrence is not None
    assert guard(recurrence=[line]) is None


def test_an_instance_knows_its_series_and_its_original():
    found = read(recurringEventId="abcde", originalStartTime=START | {"dateTime": "2026-11-24T06:00:00Z"})
    assert (found.master, found.original) == ("abcde", AT_THREE)
    assert found.original.tzinfo.key == "Asia/Seoul"


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("abcde_20261124T060000Z", AT_THREE),
        ("abcde_20261124", date(2026, 11, 24)),
        ("abcde_R2026", None),
        ("abcde_20269999", None),
    ],
)
def test_an_original_that_is_not_told_is_in_the_id(name, original):
    assert read(id=name, recurringEventId="abcde").original == original


def test_a_cancelled_instance_needs_no_more_than_what_google_promises():
    told = {
        "id": "abcde_20261201", "status": "cancelled", "recurringEventId": "abcde",
        "originalStartTime": {"date": "2026-12-01"},
    }  # fmt: skip
    found = resource_of(told, "", LATER)
    assert (found.alive, found.content, found.master, found.original) == (
        False, None, "abcde", date(2026, 12, 1),
    )  # fmt: skip
    assert (found.updated, found.etag, found.marker) == (LATER, "", "")


# ── the rest ──


def test_the_document_is_what_google_sent_unknown_fields_included():
    told = {"id": "abcde", "newField": {"한글": [1, None, 0.5]}, "status": "confirmed"}
    assert json.loads(resource_of(told, "", LATER).document) == told


def test_half_a_character_and_a_nul_do_not_reach_a_database():
    found = read(summary="a\0b\ud83d", description="\ud83d한")
    assert (found.content.title, found.content.notes) == ("ab?", "?한")
    assert json.loads(found.document)["summary"] == "a\0b\ud83d"
    assert found.document.isascii()
    assert "\0" not in found.document


def test_a_megabyte_of_description_is_kept_whole():
    assert len(content(description="하루 " * 350_000).notes) == 1_050_000


def test_the_names_that_google_shows_for_guests_are_known():
    guests = [
        {"email": "K1@example.org", "displayName": "김민수"},
        {"email": "eve@example.org"},
        {"email": "me@example.org", "displayName": "나", "self": True},
        {"email": "room@example.org", "displayName": "3층", "resource": True},
    ]
    told = content(attendees=guests)
    assert told.attendees == ("K1@example.org", "eve@example.org")
    assert told.names == (("K1@example.org", "김민수"),)


def test_no_summary_is_no_title():
    assert content().title == ""


@pytest.mark.parametrize(
    ("told", "held"),
    [
        (None, None),
        ({"useDefault": True}, None),
        ({"useDefault": False}, ()),
        ({"useDefault": False, "overrides": [{"method": "email", "minutes": 60}]}, ()),
        (
            {"useDefault": False, "overrides": [{"method": "popup", "minutes": m} for m in (60, 10, 60)]},
            (60, 10),
        ),
        (
            {
                "useDefault": False,
                "overrides": [{"method": "popup", "minutes": m} for m in (-1, True, "5", 9)],
            },
            (9,),
        ),
    ],
)
def test_reminders_are_minutes_on_the_screen(told, held):
    assert content(reminders=told).reminders == held


@pytest.mark.parametrize(
    ("told", "held", "address"),
    [
        ({}, False, ""),
        ({"hangoutLink": "https://meet/1"}, True, "https://meet/1"),
        ({"conferenceData": {"createRequest": {"status": {"statusCode": "pending"}}}}, True, ""),
        ({"conferenceData": {"createRequest": {"status": {"statusCode": "failure"}}}}, False, ""),
        (
            {"conferenceData": {"entryPoints": [{"entryPointType": "phone", "uri": "tel:1"},
                                                {"entryPointType": "video", "uri": "https://zoom/1"}]}},
            True,
            "https://zoom/1",
        ),
    ],
)  # fmt: skip
def test_a_meeting_is_there_or_on_its_way(told, held, address):
    found = content(**told)
    assert (found.meeting, found.placement.meeting) == (held, address)


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ({}, None),
        ({"organizer": {"email": ME, "self": True}}, None),
        ({"organizer": {"email": "boss@example.com"}}, "not_organizer"),
        ({"organizer": {"email": "boss@example.com"}, "guestsCanModify": True}, None),
    ],
)
def test_an_event_of_somebody_else_is_guarded(told, held):
    assert guard(**told) == held


def test_a_strange_rule_is_told_before_anything_else():
    assert guard(organizer={"email": "b@c.de"}, recurrence=["RRULE:FREQ=SECONDLY"]) == "strange_rule"


def test_a_calendar_with_an_unknown_role_is_read_with_the_rest():
    told = [
        {"id": "a", "accessRole": "writerWithoutPrivateAccess", "timeZone": "Asia/Seoul", "selected": True},
        {"id": "b", "accessRole": "owner", "summary": "B", "summaryOverride": "내 것", "primary": True},
        {"id": "c", "accessRole": "freeBusyReader", "timeZone": "Mars/Olympus"},
        {"id": "d", "accessRole": "somethingNew"},
        {"id": "e", "deleted": True},
        {"accessRole": "owner"},
        "f",
    ]
    found = entries_in({"items": told})
    assert [one.role for one in found] == ["writer", "owner", "free_busy", "free_busy"]
    assert [one.name for one in found] == ["a", "내 것", "c", "d"]
    assert [one.zone for one in found] == ["Asia/Seoul", "UTC", "UTC", "UTC"]
    assert [one.chosen for one in found] == [True, True, False, False]


def test_a_channel_keeps_what_was_asked_where_google_says_nothing():
    channel = Channel(NOBODY, NOBODY, "s", LATER)
    assert opened(channel, {}).expires_at == LATER
    assert opened(channel, {"expiration": "9" * 40}).expires_at == LATER
    assert opened(channel, {"expiration": 1795392000000}).expires_at == LATER


# ── anything at all ──

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
JSON = st.recursive(
    SCALARS, lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=5), one, max_size=3),
    max_leaves=8,
)  # fmt: skip
CLOCKS = st.sampled_from(
    ["2026-11-24T15:00:00+09:00", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-12:00",
     "0001-01-01T00:00:00+14:00", "2026-03-29T02:30:00", "2026-11-24", "20261124T150000Z", "2026-W01", ""]
)  # fmt: skip
ZONES = st.sampled_from(
    ["Asia/Seoul", "Europe/Berlin", "America/Los_Angeles", "Mars/Olympus", "", "Etc/GMT+12"]
)
DAYS = st.sampled_from(["2026-11-24", "0000-01-01", "0001-01-01", "9999-12-31", "2026-02-30"])
WHEN = st.fixed_dictionaries(
    {}, optional={"date": DAYS | JSON, "dateTime": CLOCKS | JSON, "timeZone": ZONES | JSON}
)
RULE = st.lists(
    st.sampled_from(
        ["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=YEARLY", "FREQ=SECONDLY", "INTERVAL=0", "INTERVAL=9999", "COUNT=3",
         "COUNT=0", "UNTIL=20261231T145959Z", "UNTIL=99991231T235959Z", "UNTIL=00010101", "UNTIL=", "WKST=SU",
         "BYDAY=TU", "BYDAY=-1FR,2MO", "BYMONTHDAY=31", "BYMONTH=2", "BYSETPOS=1", "BYDAY=", "", "BYHOUR=15",
         "BYHOUR=9,15;BYMINUTE=0", "BYYEARDAY=328,-1", "BYWEEKNO=48"]
    ),
    max_size=4,
).map(lambda parts: "RRULE:" + ";".join(parts))  # fmt: skip
DATES = st.sampled_from(
    ["EXDATE:20261201T060000Z", "EXDATE;VALUE=DATE:20261201", "EXDATE;TZID=Mars/Olympus:20261201T150000",
     "EXDATE;TZID=Asia/Seoul:99991231T235959,00010101T000000", "EXDATE:", "RDATE:20261201T060000Z", "EXDATE:x",
     "RDATE;TZID=Asia/Seoul:20261201T150000,99991231T150000", "RDATE;VALUE=PERIOD:20261201T060000Z/PT1H", "EXRULE:x"]
)  # fmt: skip
GUEST = st.fixed_dictionaries(
    {}, optional={"email": st.sampled_from(["a@b.co", "A@B.CO", ME, "", "x"]) | JSON, "self": st.booleans() | JSON,
                  "responseStatus": st.sampled_from(["accepted", "maybe"]) | JSON, "resource": st.booleans()},
)  # fmt: skip
NOTES = st.fixed_dictionaries(
    {}, optional={"haruPeople": st.sampled_from(['["민수","a@b.co"]', "[" * 5000, "{}", "[7]"]) | JSON,
                  "haruEnd": CLOCKS | JSON, "calop": JSON},
)  # fmt: skip
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "status": st.sampled_from(["confirmed", "tentative", "cancelled", "postponed"]),
    "id": st.sampled_from(["abcde", "abcde_20261124", "abcde_20261124T060000Z", "_"]),
    "start": WHEN, "end": WHEN, "originalStartTime": WHEN, "recurringEventId": st.just("abcde"),
    "recurrence": st.lists(RULE | DATES, max_size=3), "attendees": st.lists(GUEST | JSON, max_size=3),
    "extendedProperties": st.fixed_dictionaries({"private": NOTES}), "description": st.just("👥 민수"),
    "reminders": st.fixed_dictionaries({"useDefault": JSON, "overrides": st.lists(JSON, max_size=2)}),
    "conferenceData": st.dictionaries(st.sampled_from(["entryPoints", "createRequest"]), JSON),
    "updated": CLOCKS, "etag": st.text(), "summary": st.text(), "location": st.text(), "organizer": JSON,
}  # fmt: skip
EVENTS = st.fixed_dictionaries({}, optional={name: one | JSON for name, one in FIELDS.items()})


@given(told=EVENTS, home=st.sampled_from(["", "Asia/Seoul"]))
def test_nothing_that_google_sends_cannot_be_read(told, home):
    found = resource_of(told, home, LATER)
    assert found.updated.tzinfo is not None
    assert found.alive or found.content is None
    json.loads(found.document)


@given(told=EVENTS)
def test_what_can_be_held_can_be_shown_and_written_again(told):
    found = resource_of({**told, "status": "confirmed"}, "", LATER)
    if found.content is not None:
        list(islice(instances(found.content, date(2026, 11, 1), date(2027, 1, 1)), 5))
        f"{found.content.title}{found.content.notes}{found.content.attendees}".encode()
        assert writing.difference(found, found.content, found.content, "m") == writing.marked("m")
        writing.difference(found, None, found.content, "m")


@given(told=JSON | st.dictionaries(st.sampled_from(["items"]), JSON))
def test_no_list_is_too_strange(told):
    answer = told if isinstance(told, dict) else {"items": told}
    assert isinstance(events_in(answer), list)
    assert isinstance(entries_in(answer), tuple)
