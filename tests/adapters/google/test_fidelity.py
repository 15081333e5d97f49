"""Two hundred events as they are found in real calendars, edited by us: nothing else of them changes by a byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from core.calendar.event import Event
from core.calendar.instants import days_on
from core.calendar.mirror.sameness import in_order
from core.calendar.occurrences import instances
from core.calendar.when import AllDay, Timed, first_day
from core.records import Wish
from tests.adapters.google.conftest import FRIEND, KST, ME
from tests.fakes.google import elsewhere

MANY = 200
ALWAYS = {"etag", "updated", "sequence"}
Json = dict[str, Any]


# ── what they look like ──


def real(number: int) -> Json:
    """The same one for the same number."""
    random = Random(number)
    parts = (_notes, _people, _meet, _reminders, _look, _kind, _own, _files, _unknown)
    event: Json = {"id": f"real{number:04}", "summary": f"회의 {number}"} | _times(random, number)
    for part in parts:
        if random.random() < 0.6:
            event |= part(random, number)
    return event


def _times(random: Random, number: int) -> Json:
    day = date(2026, 11, 24) + timedelta(days=number % 28)
    if number % 3 == 0:
        last = day + timedelta(days=random.randint(1, 4))
        return {"start": {"date": day.isoformat()}, "end": {"date": last.isoformat()}} | _series(
            random, day, None
        )
    zone, other = random.choice(
        [("Asia/Seoul", "Asia/Seoul"), ("Asia/Seoul", "America/New_York"), ("UTC", "UTC")]
    )
    start = datetime.combine(day, datetime.min.time(), KST) + timedelta(hours=9 + number % 9)
    end = start + timedelta(minutes=random.choice([15, 60, 90, 600]))
    told = {
        "start": {"dateTime": start.isoformat(), "timeZone": zone},
        "end": {"dateTime": end.isoformat(), "timeZone": other},
    }
    return told | _series(random, day, zone if zone == "Asia/Seoul" else None, start)


def _series(random: Random, day: date, zone: str | None, start: datetime | None = None) -> Json:
    if random.random() < 0.5 or (start and not zone):
        return {}
    gone = [day + timedelta(weeks=2 * n) for n in (1, 3)]
    rule = _rule(random, day)
    if start is None:
        dates = ",".join(f"{one:%Y%m%d}" for one in gone)
        besides = [f"RDATE;VALUE=DATE:{day + timedelta(days=3):%Y%m%d}"] if random.random() < 0.3 else []
        return {"recurrence": [*besides, f"RRULE:{rule};UNTIL=20270630", f"EXDATE;VALUE=DATE:{dates}"]}
    lines = [f"EXDATE;TZID={zone}:{one:%Y%m%d}T{start:%H%M%S}" for one in gone]
    besides = (
        [f"RDATE:{start.astimezone(UTC) + timedelta(days=3):%Y%m%dT%H%M%SZ}"] if random.random() < 0.3 else []
    )
    return {"recurrence": [f"RRULE:{rule};UNTIL=20270630T145959Z", *besides, *lines]}


def _rule(random: Random, day: date) -> str:
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day.weekday()]
    return random.choice(
        [
            f"FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY={weekday}",
            f"FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY={weekday},SU",
            "BYSETPOS=-1;FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR",
            f"FREQ=YEARLY;BYMONTH=3,{day.month};BYDAY={weekday};WKST=SU",
        ]
    )


def _notes(random: Random, number: int) -> Json:
    return {
        "description": f"<b>안건</b><br>1. 지난주\n2. 다음 주 &amp; {number}",
        "location": random.choice(["서울 강남구 테헤란로 1", "3층 A실"]),
    }


def _people(random: Random, number: int) -> Json:
    guests: list[Json] = [
        {"email": ME, "responseStatus": "accepted"},
        {
            "email": "Boss@example.net",
            "displayName": "김 부장",
            "responseStatus": "tentative",
            "comment": "늦어요",
        },
        {
            "email": "team@example.net",
            "optional": True,
            "additionalGuests": 2,
            "responseStatus": "needsAction",
        },
        {"email": "room-3@resource.calendar.google.com", "resource": True, "responseStatus": "accepted"},
    ]
    return {
        "attendees": guests[: random.randint(1, 4)],
        "guestsCanInviteOthers": False,
        "guestsCanSeeOtherGuests": True,
    }


def _meet(random: Random, number: int) -> Json:
    video = {
        "entryPointType": "video",
        "uri": f"https://meet.google.com/abc-{number}",
        "label": f"abc-{number}",
    }
    phone = {"entryPointType": "phone", "uri": "tel:+82-2-1234", "pin": "1234", "regionCode": "KR"}
    key = {
        "key": {"type": random.choice(["hangoutsMeet", "addOn"])},
        "name": "Google Meet",
        "iconUri": "https://i",
    }
    data = {
        "conferenceId": f"abc-{number}",
        "conferenceSolution": key,
        "entryPoints": [video, phone],
        "signature": "x",
    }
    return {"conferenceData": data, "hangoutLink": video["uri"]}


def _reminders(random: Random, number: int) -> Json:
    overrides = [{"method": "email", "minutes": 1440}, {"method": "popup", "minutes": 10 + number % 50}]
    return {"reminders": {"useDefault": False, "overrides": overrides[: random.randint(1, 2)]}}


def _look(random: Random, number: int) -> Json:
    return {
        "colorId": str(1 + number % 11),
        "eventLabelId": f"label{number % 4}",
        "transparency": random.choice(["opaque", "transparent"]),
        "visibility": random.choice(["public", "private", "confidential"]),
    }


def _kind(random: Random, number: int) -> Json:
    focus = {"autoDeclineMode": "declineNone", "chatStatus": "doNotDisturb"}
    away = {"autoDeclineMode": "declineAllConflictingInvitations", "declineMessage": "부재중"}
    return [
        {"eventType": "focusTime", "focusTimeProperties": focus},
        {"eventType": "outOfOffice", "outOfOfficeProperties": away},
        {"eventType": "birthday", "birthdayProperties": {"contact": f"people/c{number}", "type": "birthday"}},
        {
            "eventType": "workingLocation",
            "workingLocationProperties": {"type": "homeOffice", "homeOffice": {}},
        },
        {"eventType": "fromGmail"},
    ][random.randrange(5)]


def _own(random: Random, number: int) -> Json:
    properties = {"private": {"theirs": f"값 {number}"}, "shared": {"crm": json.dumps({"id": number})}}
    return {"extendedProperties": properties, "source": {"title": "메일", "url": f"https://mail/{number}"}}


def _files(random: Random, number: int) -> Json:
    file = {
        "fileUrl": f"https://drive/{number}",
        "title": "회의록",
        "mimeType": "text/plain",
        "fileId": str(number),
    }
    gadget = {"type": "x", "title": "t", "link": "https://g", "display": "chip", "preferences": {"a": "b"}}
    return {"attachments": [file], "gadget": gadget}


def _unknown(random: Random, number: int) -> Json:
    return {
        "somethingNew": {"deep": [number, None, {"한글": random.random()}]},
        "anotherFlag": True,
        "zero": 0,
    }


# ── what we do to them, and which fields are meant ──


def later(event: Event) -> Event:
    """An hour, or a day."""
    when = event.when
    if isinstance(when, AllDay):
        return replace(event, when=AllDay(when.first, days_on(when.last, 1)))
    return replace(event, when=replace(when, end=when.end + timedelta(hours=1)))


def the_other_kind(event: Event) -> Event:
    """A time becomes a day and a day a time; the dates that are left out with it."""
    first = first_day(event.when)
    days = isinstance(event.when, AllDay)
    start = datetime.combine(first, datetime.min.time(), KST) + timedelta(hours=10)
    when = Timed(start, start + timedelta(hours=1), "Asia/Seoul") if days else AllDay(first, first)
    at = timedelta(hours=10)
    gone = tuple(
        datetime.combine(one, datetime.min.time(), KST) + at if days else one.date() for one in event.excluded
    )
    return replace(event, when=when, excluded=gone)


def without_one(event: Event) -> Event:
    found = instances(event, date.min, date.max)
    next(found)
    original = next(found).original if event.recurrence else None
    return replace(event, excluded=in_order((*event.excluded, original))) if original else event


EDITS: dict[str, tuple[Callable[[Event], Event], set[str]]] = {
    "title": (lambda event: replace(event, title="새 이름"), {"summary"}),
    "time": (later, {"end"}),
    "place": (lambda event: replace(event, location="성수동"), {"location"}),
    "guest": (lambda event: replace(event, attendees=(*event.attendees, FRIEND)), {"attendees"}),
    "name": (lambda event: replace(event, attendees=(*event.attendees, "민수")), {"description"}),
    "kind": (the_other_kind, {"start", "end", "recurrence"}),
    "reminders": (lambda event: replace(event, reminders=(5, 120)), {"reminders"}),
    "dates": (without_one, {"recurrence"}),
    "notes": (lambda event: replace(event, notes="새 메모"), {"description"}),
    "nothing": (lambda event: event, set()),
}


@pytest.fixture
def calendar(world) -> dict[str, Json]:
    """The events, as Google would hand them out."""
    world.settings.strict = False
    told = (real(number) for number in range(MANY))
    return {event["id"]: elsewhere.add(world, ME, event) for event in told}


def cut(event: Json, *names: str) -> str:
    """The bytes of everything but these fields and our own notes."""
    left = {name: value for name, value in event.items() if name not in ALWAYS.union(names)}
    properties = dict(left.pop("extendedProperties", {}))
    private = {name: value for name, value in properties.pop("private", {}).items() if name not in OURS}
    left["extendedProperties"] = properties | ({"private": private} if private else {})
    return json.dumps(left, ensure_ascii=False, sort_keys=True)


OURS = ("calop", "haruPeople", "haruEnd")


@pytest.mark.parametrize("edit", EDITS)
async def test_what_we_do_not_mean_to_touch_stays_byte_for_byte(google, spot, world, calendar, edit):
    change, meant = EDITS[edit]
    held = 0
    for name, before in calendar.items():
        there = await google.get(spot, name)
        assert json.loads(there.document) == before
        assert there.content is not None
        after = change(there.content)
        held += after != there.content
        written = await google.patch(spot, there, there.content, after, Wish("mine"))
        now = world.calendars[ME].get(name)
        assert cut(now, *meant) == cut(before, *meant), name
        assert written.marker == now["extendedProperties"]["private"]["calop"] == "mine"
        assert replace(written.content, placement=None) == replace(after, placement=None), name
    assert held > 60 or edit == "nothing"


UNKNOWN = ("somethingNew", "anotherFlag", "zero")
"""Nothing can be made with fields that Google does not know."""
BORN = (
    "id",
    "created",
    "creator",
    "organizer",
    "htmlLink",
    "iCalUID",
    "hangoutLink",
    "status",
    "kind",
    *UNKNOWN,
)


async def test_what_comes_after_another_event_is_like_it_byte_for_byte(google, spot, world, calendar):
    for name, before in calendar.items():
        there = await google.get(spot, name)
        made = await google.insert(spot, f"again{name}", there.content, Wish("mine"), there)
        now = world.calendars[ME].get(made.id)
        typed = ("eventType",) if before.get("eventType") == "fromGmail" else ()
        times = ("start", "end", "recurrence")  # said anew, and read as the same
        assert cut(now, *BORN, *typed, *times) == cut(before, *BORN, *typed, *times), name
        same = replace(made.content, placement=None) == replace(there.content, placement=None)
        assert same and made.marker == "mine", name


@pytest.mark.parametrize("edit", ["guest", "reminders", "dates"])
async def test_of_a_list_only_the_one_we_mean_changes(google, spot, calendar, edit):
    field = {"guest": "attendees", "reminders": "reminders", "dates": "recurrence"}[edit]
    change, _ = EDITS[edit]
    for name, before in list(calendar.items())[::4]:
        there = await google.get(spot, name)
        written = await google.patch(spot, there, there.content, change(there.content), Wish("mine"))
        old, new = before.get(field), json.loads(written.document).get(field)
        if edit == "guest":
            assert new[:-1] == (old or [])
        elif edit == "dates" and old:
            assert [line for line in new if line[:2] != "EX"] == [line for line in old if line[:2] != "EX"]
        elif edit == "reminders":
            mails = [one for one in (old or {}).get("overrides", []) if one["method"] == "email"]
            assert [one for one in new["overrides"] if one["method"] == "email"] == mails


def test_the_events_are_of_every_sort():
    events = [real(number) for number in range(MANY)]
    fields = {name for event in events for name in event}
    assert fields >= {
        "recurrence", "attendees", "conferenceData", "reminders", "eventLabelId", "colorId", "source", "gadget",
        "attachments", "extendedProperties", "somethingNew", "eventType", "visibility", "transparency",
    }  # fmt: skip
    kinds = {event.get("eventType") for event in events}
    assert len(kinds) == 6
