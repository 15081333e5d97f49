"""The stand-in's events, driven by Google's own client library over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.fakes.google import client
from tests.fakes.google.moments import Clock
from tests.fakes.google.server import Served
from tests.fakes.google.world import World

pytestmark = pytest.mark.skipif(not client.available(), reason="Google's client library is not installed")
ME, FRIEND = "haru@example.com", "friend@example.com"
MEETING = {
    "id": "a1b2c3d4",
    "summary": "회의",
    "start": {"dateTime": "2026-11-24T15:00:00+09:00"},
    "end": {"dateTime": "2026-11-24T16:00:00+09:00"},
}
WEEKLY = MEETING | {
    "start": {"dateTime": "2026-11-24T15:00:00", "timeZone": "Asia/Seoul"},
    "end": {"dateTime": "2026-11-24T16:00:00", "timeZone": "Asia/Seoul"},
    "recurrence": ["RRULE:FREQ=WEEKLY;COUNT=4"],
}
HOLIDAY = {"summary": "휴가", "start": {"date": "2026-12-24"}, "end": {"date": "2026-12-26"}}


@pytest.fixture
def world():
    made = World(Clock(datetime(2026, 11, 23, tzinfo=UTC)))
    made.add_account(ME)
    made.add_account(FRIEND)
    return made


@pytest.fixture
def served(world):
    with Served(world) as running:
        yield running


@pytest.fixture
def events(served, world):
    service = client.calendar(served.url, world.token_for(ME))
    yield service.events()
    service.close()


def refused(request) -> tuple[int, str]:
    from googleapiclient.errors import HttpError

    with pytest.raises(HttpError) as caught:
        request.execute(num_retries=0)
    return caught.value.status_code, caught.value.error_details[0]["reason"]


def insert(events, **more):
    return events.insert(calendarId="primary", body=MEETING | more).execute()


def matching(request, etag):
    request.headers["If-Match"] = etag
    return request


# ── writing ──


def test_an_event_comes_back_as_google_keeps_it(events):
    made = insert(events)
    assert made["iCalUID"] == "a1b2c3d4@google.com"
    assert made["start"] == {"dateTime": "2026-11-24T15:00:00+09:00", "timeZone": "Asia/Seoul"}
    assert made["creator"] == made["organizer"] == {"email": ME, "self": True}
    assert events.get(calendarId=ME, eventId="a1b2c3d4").execute() == made


def test_an_id_is_taken_for_ever(events):
    insert(events)
    again = events.insert(calendarId="primary", body=MEETING)
    assert refused(again) == (409, "duplicate")
    events.delete(calendarId="primary", eventId=MEETING["id"]).execute()
    assert refused(again) == (409, "duplicate")


def test_a_deleted_event_can_be_looked_at_but_not_deleted_twice(events):
    insert(events)
    gone = events.delete(calendarId="primary", eventId=MEETING["id"])
    assert gone.execute() == ""
    assert events.get(calendarId="primary", eventId=MEETING["id"]).execute()["status"] == "cancelled"
    assert refused(gone) == (410, "deleted")
    assert refused(events.delete(calendarId="primary", eventId="neverwas1")) == (404, "notFound")


def test_a_deleted_event_can_only_be_brought_back(events):
    insert(events)
    events.delete(calendarId="primary", eventId=MEETING["id"]).execute()
    patch = {"calendarId": "primary", "eventId": MEETING["id"]}
    assert refused(events.patch(**patch, body={"summary": "x"})) == (410, "deleted")
    assert events.patch(**patch, body={"status": "confirmed"}).execute()["summary"] == "회의"


def test_a_patch_merges_objects_replaces_lists_and_clears_with_null(events):
    own = {"extendedProperties": {"private": {"calop": "1", "theirs": "x"}}, "location": "강남"}
    reminders = {"useDefault": False, "overrides": [{"method": "popup", "minutes": 5}]}
    insert(events, **own, reminders=reminders)
    body = {
        "extendedProperties": {"private": {"calop": "2"}},
        "location": None,
        "reminders": {"overrides": [{"method": "popup", "minutes": 60}]},
    }
    after = events.patch(calendarId="primary", eventId=MEETING["id"], body=body).execute()
    assert after["extendedProperties"]["private"] == {"calop": "2", "theirs": "x"}
    assert "location" not in after
    assert after["reminders"] == {"useDefault": False, "overrides": [{"method": "popup", "minutes": 60}]}
    assert after["sequence"] == 0


def test_an_update_drops_what_it_leaves_out(events):
    insert(events, location="강남", recurrence=None)
    body = {name: MEETING[name] for name in ("summary", "start", "end")}
    after = events.update(calendarId="primary", eventId=MEETING["id"], body=body).execute()
    assert "location" not in after
    assert after["iCalUID"] == "a1b2c3d4@google.com"


def test_a_stale_etag_writes_nothing(events):
    first = insert(events)
    where = {"calendarId": "primary", "eventId": MEETING["id"]}
    second = matching(events.patch(**where, body={"summary": "둘"}), first["etag"]).execute()
    assert second["etag"] != first["etag"]
    for request in (
        events.patch(**where, body={"summary": "셋"}),
        events.update(**where, body=MEETING),
        events.delete(**where),
    ):
        assert refused(matching(request, first["etag"])) == (412, "conditionNotMet")
    assert events.get(**where).execute()["summary"] == "둘"


def test_a_known_version_is_not_sent_again(events):
    from googleapiclient.errors import HttpError

    made = insert(events)
    request = events.get(calendarId="primary", eventId=MEETING["id"])
    request.headers["If-None-Match"] = made["etag"]
    with pytest.raises(HttpError) as caught:
        request.execute()
    assert caught.value.status_code == 304


def test_reminders_change_the_etag_but_not_updated(events, world):
    before = insert(events)
    world.now.advance(60)
    body = {"reminders": {"useDefault": False}}
    after = events.patch(calendarId="primary", eventId=MEETING["id"], body=body).execute()
    assert (after["etag"] != before["etag"], after["updated"]) == (True, before["updated"])


def test_a_day_becomes_a_time_only_when_the_day_is_cleared(events):
    made = events.insert(calendarId="primary", body=HOLIDAY).execute()
    timed = {
        "start": {"dateTime": "2026-12-24T10:00:00+09:00"},
        "end": {"dateTime": "2026-12-24T11:00:00+09:00"},
    }
    where = {"calendarId": "primary", "eventId": made["id"]}
    assert refused(events.patch(**where, body=timed)) == (400, "invalid")
    for side in timed.values():
        side["date"] = None
    assert "date" not in events.patch(**where, body=timed).execute()["start"]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"id": "SHOUTING"}, "invalid"),
        ({"id": "abc"}, "invalid"),
        ({"end": {"dateTime": "2026-11-24T14:00:00+09:00"}}, "timeRangeEmpty"),
        ({"end": {"date": "2026-11-25"}}, "invalid"),
        ({"end": None}, "required"),
        ({"start": {"dateTime": "2026-11-24T15:00:00"}}, "required"),
        ({"start": {"dateTime": "2026-11-24T15:00:00", "timeZone": "Asia/Seul"}}, "invalid"),
        ({"start": {"dateTime": "2026-11-31T15:00:00Z"}}, "invalid"),
        ({"start": {"dateTime": "tomorrow"}}, "badRequest"),
        ({"summary": 7}, "badRequest"),
        ({"sumary": "typo"}, "badRequest"),
        ({"status": "maybe"}, "invalid"),
        ({"attendees": [{"email": "nobody"}]}, "invalid"),
        ({"reminders": {"useDefault": True, "overrides": [{"method": "popup", "minutes": 1}]}},
         "cannotUseDefaultRemindersAndSpecifyOverride"),
        ({"reminders": {"useDefault": False, "overrides": [{"method": "popup", "minutes": 40321}]}}, "invalid"),
        ({"recurrence": ["RRULE:FREQ=WEEKLY"]}, "required"),
    ],
)  # fmt: skip
def test_an_impossible_event_is_refused(events, more, reason):
    body = {name: value for name, value in (MEETING | more).items() if value is not None}
    assert refused(events.insert(calendarId="primary", body=body)) == (400, reason)


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=WEEKLY;INTERVAL=0", "RRULE:FREQ=SECONDLY", "RRULE:FREQ=HOURLY;COUNT=3", "FREQ=WEEKLY",
        "RRULE:FREQ=WEEKLY;COUNT=2;UNTIL=20261231T000000Z", "RRULE:FREQ=WEEKLY;UNTIL=20261231",
        "RRULE:FREQ=WEEKLY;UNTIL=20261231T150000", "RRULE:FREQ=WEEKLY;COUNT=0", "RRULE:FREQ=WEEKLY;BYDAY=XX",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=32", "DTSTART:20261124T150000", "EXDATE:20261124T060000Z",
    ],
)  # fmt: skip
def test_a_bad_rule_is_refused(events, rule):
    request = events.insert(calendarId="primary", body=WEEKLY | {"recurrence": [rule]})
    assert refused(request) == (400, "invalid")


# ── listing ──


def names(reply) -> list[str]:
    return [event.get("summary", event["status"]) for event in reply["items"]]


def test_a_window_is_exclusive_at_both_ends(events):
    insert(events)
    window = {"timeMin": "2026-11-24T16:00:00+09:00", "timeMax": "2026-11-24T18:00:00+09:00"}
    assert names(events.list(calendarId="primary", **window).execute()) == []
    assert names(
        events.list(calendarId="primary", **window | {"timeMin": "2026-11-24T15:59:00+09:00"}).execute()
    )
    empty = {"timeMin": window["timeMax"], "timeMax": window["timeMin"]}
    assert refused(events.list(calendarId="primary", **empty)) == (400, "timeRangeEmpty")


def test_pages_hold_what_is_asked_for_and_lose_nothing(events):
    for n in range(7):
        insert(events, id=f"event{n}", summary=str(n))
    request, seen = events.list(calendarId="primary", maxResults=3), []
    while request is not None:
        reply = request.execute()
        assert ("nextSyncToken" in reply) != ("nextPageToken" in reply)
        seen += names(reply)
        request = events.list_next(request, reply)
    assert seen == [str(n) for n in range(7)]


def test_an_unknown_parameter_and_a_bad_one_are_refused(events, served, world):
    import urllib.error
    import urllib.request

    for query in ("nonsense=1", "maxResults=0", "singleEvents=maybe", "orderBy=name", "timeMin=today"):
        address = f"{served.url}/calendar/v3/calendars/primary/events?{query}"
        request = urllib.request.Request(address, headers={"Authorization": f"Bearer {world.token_for(ME)}"})
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request)
        assert caught.value.code == 400
        caught.value.close()
    assert refused(events.list(calendarId="primary", orderBy="startTime"))[0] == 400


def test_only_the_fields_asked_for_are_sent(events):
    made = insert(events)
    reply = events.list(calendarId="primary", fields="items(id,etag),nextSyncToken").execute()
    assert set(reply) == {"items", "nextSyncToken"}
    assert reply["items"] == [{"id": made["id"], "etag": made["etag"]}]


def test_private_properties_and_words_find_events(events):
    insert(events, extendedProperties={"private": {"calop": "7"}})
    insert(events, id="other1", summary="점심")
    assert names(events.list(calendarId="primary", privateExtendedProperty="calop=7").execute()) == ["회의"]
    assert names(events.list(calendarId="primary", q="점심").execute()) == ["점심"]


# ── series ──


def starts(reply) -> list[str]:
    return [event["start"].get("dateTime", event["start"].get("date"))[:10] for event in reply["items"]]


def test_a_series_is_expanded_where_asked(events):
    events.insert(calendarId="primary", body=WEEKLY).execute()
    assert names(events.list(calendarId="primary").execute()) == ["회의"]
    single = events.list(calendarId="primary", singleEvents=True, orderBy="startTime").execute()
    assert starts(single) == ["2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"]
    first = single["items"][0]
    assert first["id"] == "a1b2c3d4_20261124T060000Z"
    assert (first["recurringEventId"], first["originalStartTime"]) == ("a1b2c3d4", first["start"])
    assert "recurrence" not in first
    assert starts(events.instances(calendarId="primary", eventId="a1b2c3d4").execute()) == starts(single)


def test_a_series_keeps_its_wall_time_over_a_change_of_clocks(events):
    berlin = {"timeZone": "Europe/Berlin"}
    body = WEEKLY | {
        "start": {"dateTime": "2026-10-20T09:00:00"} | berlin,
        "end": {"dateTime": "2026-10-20T10:00:00"} | berlin,
        "recurrence": ["RRULE:FREQ=WEEKLY;COUNT=2"],
    }
    events.insert(calendarId="primary", body=body).execute()
    reply = events.instances(calendarId="primary", eventId="a1b2c3d4", timeZone="Europe/Berlin").execute()
    assert [event["start"]["dateTime"] for event in reply["items"]] == [
        "2026-10-20T09:00:00+02:00",
        "2026-10-27T09:00:00+01:00",
    ]


def test_one_occurrence_moves_and_another_goes(events):
    events.insert(calendarId="primary", body=WEEKLY).execute()
    moved = {
        "start": {"dateTime": "2026-12-02T10:00:00+09:00"},
        "end": {"dateTime": "2026-12-02T11:00:00+09:00"},
    }
    second, third = "a1b2c3d4_20261201T060000Z", "a1b2c3d4_20261208T060000Z"
    after = events.patch(calendarId="primary", eventId=second, body=moved).execute()
    assert after["originalStartTime"]["dateTime"] == "2026-12-01T15:00:00+09:00"
    events.delete(calendarId="primary", eventId=third).execute()
    single = events.list(calendarId="primary", singleEvents=True, orderBy="startTime").execute()
    assert starts(single) == ["2026-11-24", "2026-12-02", "2026-12-15"]
    whole = events.list(calendarId="primary").execute()["items"]
    assert [event["id"] for event in whole] == ["a1b2c3d4", second, third]
    assert set(whole[2]) == {"kind", "etag", "id", "status", "recurringEventId", "originalStartTime"}
    assert refused(events.delete(calendarId="primary", eventId="a1b2c3d4_20270101T060000Z")) == (
        404,
        "notFound",
    )


def test_cutting_a_series_takes_later_exceptions_with_it(events):
    events.insert(calendarId="primary", body=WEEKLY).execute()
    last = "a1b2c3d4_20261215T060000Z"
    events.patch(calendarId="primary", eventId=last, body={"summary": "송년회"}).execute()
    token = events.list(calendarId="primary").execute()["nextSyncToken"]
    rule = ["RRULE:FREQ=WEEKLY;UNTIL=20261201T060000Z"]
    events.patch(calendarId="primary", eventId="a1b2c3d4", body={"recurrence": rule}).execute()
    assert len(events.instances(calendarId="primary", eventId="a1b2c3d4").execute()["items"]) == 2
    changed = events.list(calendarId="primary", syncToken=token).execute()["items"]
    assert [(event["id"], event["status"]) for event in changed] == [
        ("a1b2c3d4", "confirmed"),
        (last, "cancelled"),
    ]


def test_whole_days_repeat_as_days(events):
    body = HOLIDAY | {
        "id": "abcde",
        "recurrence": ["RRULE:FREQ=YEARLY;COUNT=2", "EXDATE;VALUE=DATE:20271224"],
    }
    events.insert(calendarId="primary", body=body).execute()
    reply = events.instances(calendarId="primary", eventId="abcde").execute()
    assert [(event["id"], event["end"]) for event in reply["items"]] == [
        ("abcde_20261224", {"date": "2026-12-26"})
    ]


def test_additional_and_excluded_dates_count(events):
    rule = [
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE;TZID=Asia/Seoul:20261201T150000",
        "RDATE:20261125T060000Z",
    ]
    events.insert(calendarId="primary", body=WEEKLY | {"recurrence": rule}).execute()
    reply = events.instances(calendarId="primary", eventId="a1b2c3d4").execute()
    assert starts(reply) == ["2026-11-24", "2026-11-25", "2026-12-08"]


# ── guests and rooms ──


def test_guests_are_mailed_only_when_asked(events, world):
    guests = [{"email": FRIEND}, {"email": "outside@example.net"}]
    insert(events, attendees=guests)
    assert world.mails == []
    where = {"calendarId": "primary", "eventId": MEETING["id"]}
    events.patch(**where, body={"summary": "새 회의"}, sendUpdates="all").execute()
    events.delete(**where, sendUpdates="externalOnly").execute()
    assert [(mail.kind, mail.to) for mail in world.mails] == [
        ("update", FRIEND),
        ("update", "outside@example.net"),
        ("cancellation", "outside@example.net"),
    ]


def test_a_guest_has_a_copy_and_answers_on_it(events, world, served):
    insert(events, attendees=[{"email": FRIEND}])
    theirs = client.calendar(served.url, world.token_for(FRIEND))
    copy = theirs.events().get(calendarId="primary", eventId=MEETING["id"]).execute()
    assert copy["organizer"] == {"email": ME}
    assert copy["attendees"] == [{"email": FRIEND, "responseStatus": "needsAction", "self": True}]
    where = {"calendarId": "primary", "eventId": MEETING["id"]}
    answer = [{"email": FRIEND, "responseStatus": "accepted"}]
    theirs.events().patch(**where, body={"attendees": answer}).execute()
    assert events.get(**where).execute()["attendees"] == answer
    assert refused(theirs.events().patch(**where, body={"summary": "x"})) == (403, "forbiddenForNonOrganizer")
    theirs.events().delete(**where).execute()
    assert events.get(**where).execute()["attendees"][0]["responseStatus"] == "declined"
    theirs.close()


def test_a_room_is_made_once_for_a_request(events):
    wanted = {"createRequest": {"requestId": "op-1", "conferenceSolutionKey": {"type": "hangoutsMeet"}}}
    assert "hangoutLink" not in insert(events, id="noversion", conferenceData=wanted)
    body = MEETING | {"conferenceData": wanted}
    made = events.insert(calendarId="primary", body=body, conferenceDataVersion=1).execute()
    where = {"calendarId": "primary", "eventId": MEETING["id"], "conferenceDataVersion": 1}
    again = events.patch(**where, body={"conferenceData": wanted, "summary": "x"}).execute()
    assert again["hangoutLink"] == made["hangoutLink"]
    other = {"createRequest": {"requestId": "op-2", "conferenceSolutionKey": {"type": "hangoutsMeet"}}}
    assert (
        events.patch(**where, body={"conferenceData": other}).execute()["hangoutLink"] != made["hangoutLink"]
    )


def test_a_room_may_come_later_and_changes_the_etag(events, world):
    from tests.fakes.google import elsewhere

    world.settings.meet_pending = True
    wanted = {"createRequest": {"requestId": "op-1", "conferenceSolutionKey": {"type": "hangoutsMeet"}}}
    body = MEETING | {"conferenceData": wanted}
    made = events.insert(calendarId="primary", body=body, conferenceDataVersion=1).execute()
    assert made["conferenceData"]["createRequest"]["status"] == {"statusCode": "pending"}
    assert elsewhere.settle(world) == 1
    after = events.get(calendarId="primary", eventId=MEETING["id"]).execute()
    assert (after["etag"] != made["etag"], "hangoutLink" in after) == (True, True)


def test_an_event_moves_to_another_calendar(events, world):
    work = world.add_calendar(ME, "업무")
    insert(events)
    moved = events.move(calendarId="primary", eventId=MEETING["id"], destination=work.id).execute()
    assert moved["organizer"] == {"email": work.id, "displayName": "업무", "self": True}
    assert events.get(calendarId="primary", eventId=MEETING["id"]).execute()["status"] == "cancelled"


def test_an_imported_event_is_known_by_its_uid(events):
    body = {name: MEETING[name] for name in ("summary", "start", "end")} | {"iCalUID": "from@elsewhere"}
    first = events.import_(calendarId="primary", body=body).execute()
    second = events.import_(calendarId="primary", body=body | {"summary": "x"}).execute()
    assert (first["id"], second["summary"]) == (second["id"], "x")


def test_what_is_not_played_says_so(events):
    from googleapiclient.errors import HttpError

    with pytest.raises(HttpError) as caught:
        events.quickAdd(calendarId="primary", text="lunch").execute()
    assert caught.value.status_code == 501
