"""Tokens, pages, channels and what several people see: how a mirror of the stand-in's calendars stays in step."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.fakes.google import client, elsewhere
from tests.fakes.google.faults import Rule
from tests.fakes.google.message import Request
from tests.fakes.google.moments import Clock
from tests.fakes.google.server import Served
from tests.fakes.google.world import World

pytestmark = pytest.mark.skipif(not client.available(), reason="Google's client library is not installed")
ME, FRIEND = "haru@example.com", "friend@example.com"
NOON = {"start": {"dateTime": "2026-11-24T12:00:00+09:00"}, "end": {"dateTime": "2026-11-24T13:00:00+09:00"}}
DAILY = {
    "id": "daily1",
    "summary": "운동",
    "start": {"dateTime": "2026-11-24T07:00:00", "timeZone": "Asia/Seoul"},
    "end": {"dateTime": "2026-11-24T08:00:00", "timeZone": "Asia/Seoul"},
    "recurrence": ["RRULE:FREQ=DAILY;COUNT=3"],
}


@pytest.fixture
def world():
    made = World(Clock(datetime(2026, 11, 23, tzinfo=UTC)), quota=None)
    made.add_account(ME)
    made.add_account(FRIEND)
    return made


class Caller:
    """Asks a world directly, without HTTP."""

    def __init__(self, world, email=ME, **scopes):
        self.world, self.token = world, world.token_for(email, **scopes)

    def __call__(self, method, target, body=None, **headers):
        told = {"authorization": f"Bearer {self.token}"} | headers
        return self.world.handle(Request.to(method, f"/calendar/v3/{target}", body=body, headers=told))

    def list(self, query=""):
        return self("GET", f"calendars/primary/events?{query}").body

    def why(self, *request):
        response = self(*request)
        return response.status, response.body["error"]["errors"][0]["reason"]


@pytest.fixture
def call(world):
    return Caller(world)


def ids(reply) -> list[str]:
    return [event["id"] for event in reply["items"]]


# ── sync tokens ──


def test_a_token_tells_only_what_has_changed(world, call):
    for n in range(5):
        elsewhere.add(world, ME, NOON | {"id": f"event{n}"})
    token = call.list()["nextSyncToken"]
    assert call.list(f"syncToken={token}")["items"] == []
    elsewhere.edit(world, ME, "event3", {"summary": "바뀜"})
    elsewhere.remove(world, ME, "event1")
    reply = call.list(f"syncToken={token}")
    assert ids(reply) == ["event3", "event1"]
    assert set(reply["items"][1]) == {"kind", "etag", "id", "status"}
    assert call.list(f"syncToken={reply['nextSyncToken']}")["items"] == []
    assert ids(call.list(f"syncToken={token}")) == ["event3", "event1"]


def test_a_full_list_says_nothing_of_what_is_gone(world, call):
    elsewhere.add(world, ME, NOON | {"id": "event1"})
    elsewhere.remove(world, ME, "event1")
    assert call.list()["items"] == []
    assert ids(call.list("showDeleted=true")) == ["event1"]
    assert ids(call.list("updatedMin=2026-11-22T00:00:00Z")) == ["event1"]
    assert call.why("GET", "calendars/primary/events?updatedMin=2025-01-01T00:00:00Z") == (
        410,
        "updatedMinTooLongAgo",
    )


def test_an_old_token_asks_for_a_full_sync(world, call):
    token = call.list()["nextSyncToken"]
    world.calendars[ME].events.forget_tokens()
    assert call.why("GET", f"calendars/primary/events?syncToken={token}") == (410, "fullSyncRequired")
    token = call.list()["nextSyncToken"]
    world.now.advance(31 * 86400)
    call.token = world.token_for(ME)
    assert call.why("GET", f"calendars/primary/events?syncToken={token}") == (410, "fullSyncRequired")


@pytest.mark.parametrize(
    "more",
    ["timeMin=2026-11-01T00:00:00Z", "q=x", "orderBy=updated", "showDeleted=false", "singleEvents=true"],
)
def test_a_token_goes_with_no_other_question(call, more):
    token = call.list()["nextSyncToken"]
    assert call.why("GET", f"calendars/primary/events?syncToken={token}&{more}")[0] == 400


def test_a_token_of_another_calendar_or_of_nobody_is_refused(world, call):
    other = world.add_calendar(ME, "업무")
    token = call.list()["nextSyncToken"]
    assert call.why("GET", f"calendars/{other.id}/events?syncToken={token}")[0] == 400
    assert call.why("GET", f"calendars/primary/events?syncToken=x{token[1:]}")[0] == 400


def test_what_changes_between_two_pages_comes_with_the_next_sync(world, call):
    for n in range(4):
        elsewhere.add(world, ME, NOON | {"id": f"event{n}"})
    first = call.list("maxResults=2")
    elsewhere.remove(world, ME, "event0")
    elsewhere.edit(world, ME, "event3", {"summary": "바뀜"})
    second = call.list(f"maxResults=2&pageToken={first['nextPageToken']}")
    assert ids(first) + ids(second) == ["event0", "event1", "event2", "event3"]
    assert ids(call.list(f"syncToken={second['nextSyncToken']}")) == ["event0", "event3"]


def test_a_change_between_two_pages_of_changes_is_told_later(world, call):
    token = call.list()["nextSyncToken"]
    for n in range(4):
        elsewhere.add(world, ME, NOON | {"id": f"event{n}"})
    first = call.list(f"syncToken={token}&maxResults=2")
    elsewhere.edit(world, ME, "event2", {"summary": "바뀜"})
    second = call.list(f"syncToken={token}&maxResults=2&pageToken={first['nextPageToken']}")
    assert ids(second) == ["event3"]
    assert ids(call.list(f"syncToken={second['nextSyncToken']}")) == ["event2"]


def test_the_watermark_is_the_last_change_of_the_calendar(world, call):
    world.now.advance(60)
    event = elsewhere.add(world, ME, NOON)
    assert call.list()["updated"] == event["updated"]


def test_exceptions_of_a_series_are_told_and_its_end_ends_them(world, call):
    elsewhere.add(world, ME, DAILY)
    token = call.list()["nextSyncToken"]
    moved, gone = "daily1_20261123T220000Z", "daily1_20261124T220000Z"
    elsewhere.edit(world, ME, moved, {"summary": "수영"})
    elsewhere.remove(world, ME, gone)
    reply = call.list(f"syncToken={token}")
    assert ids(reply) == [moved, gone]
    assert all({"recurringEventId", "originalStartTime"} <= set(event) for event in reply["items"])
    elsewhere.remove(world, ME, "daily1")
    assert ids(call.list(f"syncToken={reply['nextSyncToken']}")) == ["daily1"]
    assert call("GET", f"calendars/primary/events/{moved}").body["status"] == "cancelled"


def test_occurrences_that_a_series_loses_are_told_to_who_syncs_occurrences(world, call):
    elsewhere.add(world, ME, DAILY)
    token = call.list("singleEvents=true")["nextSyncToken"]
    elsewhere.edit(world, ME, "daily1", {"recurrence": ["RRULE:FREQ=DAILY;COUNT=2"]})
    reply = call.list(f"singleEvents=true&syncToken={token}")
    assert [event["status"] for event in reply["items"]] == ["confirmed", "confirmed", "cancelled"]


# ── odd things that others put in ──


@pytest.mark.parametrize("rule", ["RRULE:FREQ=SECONDLY", "RRULE:FREQ=DAILY;INTERVAL=0", "nonsense"])
def test_an_endless_rule_of_others_is_kept_and_gives_one_occurrence(world, call, rule):
    elsewhere.add(world, ME, DAILY | {"recurrence": [rule]}, raw=True)
    assert call.list()["items"][0]["recurrence"] == [rule]
    assert len(call.list("singleEvents=true")["items"]) == 1


def test_events_without_times_or_at_the_ends_of_time_are_kept(world, call):
    elsewhere.add(world, ME, {"id": "notimes", "start": None, "end": None}, raw=True)
    last = {"start": {"dateTime": "9999-12-31T23:00:00Z"}, "end": {"dateTime": "9999-12-31T23:59:59Z"}}
    elsewhere.add(world, ME, last | {"id": "year9999"}, raw=True)
    elsewhere.add(
        world, ME, {"id": "year0", "start": {"date": "0000-01-01"}, "end": {"date": "0000-01-02"}}, raw=True
    )
    zone = {"dateTime": "2026-11-24T12:00:00", "timeZone": "Mars/Olympus"}
    elsewhere.add(world, ME, {"id": "nozone", "start": zone, "end": zone, "newField": {"a": [1]}}, raw=True)
    assert ids(call.list()) == ["notimes", "year9999", "year0", "nozone"]
    assert call.list()["items"][3]["newField"] == {"a": [1]}
    assert call("GET", "calendars/primary/events?singleEvents=true&orderBy=startTime").status == 200


# ── whose calendar it is ──


def test_roles_say_what_may_be_read_and_written(world):
    team = world.add_calendar(FRIEND, "팀")
    event = elsewhere.add(world, team.id, NOON | {"summary": "비밀", "visibility": "private"})
    plain = elsewhere.add(world, team.id, NOON | {"summary": "공개"})
    me, where = Caller(world), f"calendars/{team.id}/events"
    assert me.why("GET", where) == (404, "notFound")
    world.share(team, ME, "reader")
    assert me.why("POST", where, NOON) == (403, "requiredAccessLevel")
    shown = {item["id"]: item for item in me("GET", where).body["items"]}
    assert "summary" not in shown[event["id"]]
    assert shown[plain["id"]]["summary"] == "공개"
    world.share(team, ME, "freeBusyReader")
    assert not any("summary" in item for item in me("GET", where).body["items"])
    world.share(team, ME, "writer")
    assert me("POST", where, NOON).status == 200
    world.share(team, ME, None)
    assert me.why("GET", where) == (404, "notFound")


def test_the_list_of_calendars_has_a_token_of_its_own(world, call):
    reply = call("GET", "users/me/calendarList").body
    assert [(item["id"], item["accessRole"], item["primary"]) for item in reply["items"]] == [
        (ME, "owner", True)
    ]
    team = world.add_calendar(FRIEND, "팀")
    world.share(team, ME, "writerWithoutPrivateAccess")
    changed = call("GET", f"users/me/calendarList?syncToken={reply['nextSyncToken']}").body
    assert [(item["id"], item["accessRole"]) for item in changed["items"]] == [
        (team.id, "writerWithoutPrivateAccess")
    ]
    world.share(team, ME, None)
    gone = call("GET", f"users/me/calendarList?syncToken={changed['nextSyncToken']}").body
    assert [(item["id"], item["deleted"]) for item in gone["items"]] == [(team.id, True)]


def test_calendars_are_made_changed_and_deleted(call):
    made = call("POST", "calendars", {"summary": "여행"}).body
    assert made["timeZone"] == "Asia/Seoul"
    assert call("PATCH", f"calendars/{made['id']}", {"summary": "출장"}).body["summary"] == "출장"
    assert call("DELETE", f"calendars/{made['id']}").status == 204
    assert call.why("GET", f"calendars/{made['id']}") == (404, "notFound")
    assert call.why("DELETE", "calendars/primary")[0] == 400
    assert call("GET", "users/me/settings/timezone").body["value"] == "Asia/Seoul"
    assert call("GET", "colors").body["event"]["1"]["background"].startswith("#")


def test_a_calendar_is_emptied_at_once(world, call):
    elsewhere.add(world, ME, NOON)
    assert call("POST", "calendars/primary/clear").status == 204
    assert call.list()["items"] == []


def test_a_person_arranges_the_list_of_their_calendars(world, call):
    team = world.add_calendar(FRIEND, "팀")
    where = f"users/me/calendarList/{team.id}"
    assert call.why("POST", "users/me/calendarList", {"id": team.id}) == (404, "notFound")
    team.everyone = "reader"
    assert (
        call("POST", "users/me/calendarList", {"id": team.id, "colorId": "3"}).body["accessRole"] == "reader"
    )
    assert (
        call("PATCH", where, {"hidden": True, "summaryOverride": "우리 팀"}).body["summaryOverride"]
        == "우리 팀"
    )
    everything = call("GET", "users/me/calendarList?showHidden=true").body
    assert [item["id"] for item in everything["items"]] == [ME, team.id]
    assert len(call("GET", "users/me/calendarList").body["items"]) == 1
    assert len(call("GET", "users/me/calendarList?showHidden=true&minAccessRole=writer").body["items"]) == 1
    assert call("DELETE", where).status == 204
    assert call.why("GET", where) == (404, "notFound")
    assert call.why("DELETE", f"users/me/calendarList/{ME}")[0] == 403


def test_settings_come_in_pages_and_have_a_token(world, call):
    first = call("GET", "users/me/settings?maxResults=3").body
    rest = call("GET", f"users/me/settings?maxResults=3&pageToken={first['nextPageToken']}").body
    assert {item["id"] for item in first["items"] + rest["items"]} >= {"timezone", "locale", "weekStart"}
    world.put_setting(world.accounts[ME], "locale", "en")
    changed = call("GET", f"users/me/settings?syncToken={rest['nextSyncToken']}").body
    assert [(item["id"], item["value"]) for item in changed["items"]] == [("locale", "en")]
    assert call.why("GET", "users/me/settings/none") == (404, "notFound")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("items/id", {"items": [{"id": "event1"}]}),
        ("kind,items(id,start/dateTime)", {
            "kind": "calendar#events",
            "items": [{"id": "event1", "start": {"dateTime": NOON["start"]["dateTime"]}}],
        }),
        ("items/start/timeZone,accessRole", {"items": [{"start": {"timeZone": "Asia/Seoul"}}], "accessRole": "owner"}),
        ("items(creator(email),status)", {"items": [{"creator": {"email": ME}, "status": "confirmed"}]}),
    ],
)  # fmt: skip
def test_parts_of_an_answer_can_be_asked_for(world, call, fields, expected):
    elsewhere.add(world, ME, NOON | {"id": "event1"})
    assert call.list(f"fields={fields}") == expected


@pytest.mark.parametrize(
    "fields", ["items(", "items)", "items(id", ",", "a//b", "items(id))", "(id)", "a b;"]
)
def test_a_part_that_cannot_be_read_is_refused(call, fields):
    assert call.why("GET", f"calendars/primary/events?fields={fields}") == (400, "invalidParameter")


def test_a_change_of_the_list_or_of_settings_calls_those_who_watch_them(world, call):
    call("POST", "users/me/calendarList/watch", watching(id="of-list"))
    call("POST", "users/me/settings/watch", watching(id="of-settings"))
    world.channels.due()
    world.put_setting(world.accounts[ME], "locale", "en")
    world.add_calendar(ME, "업무")
    assert [push.headers["X-Goog-Channel-ID"] for push in world.channels.due()] == ["of-settings", "of-list"]


def test_an_app_sees_the_calendars_that_it_made(world):
    call = Caller(world, allowed=["https://www.googleapis.com/auth/calendar.app.created"])
    made = call("POST", "calendars", {"summary": "앱"}).body["id"]
    assert call("POST", f"calendars/{made}/events", NOON).status == 200
    assert call.why("GET", "calendars/primary/events") == (404, "notFound")


def test_an_unreadable_calendar_is_not_free(world, call):
    elsewhere.add(world, ME, NOON)
    elsewhere.add(world, ME, NOON | {"transparency": "transparent"})
    overlap = {
        "start": {"dateTime": "2026-11-24T12:30:00+09:00"},
        "end": {"dateTime": "2026-11-24T14:00:00+09:00"},
    }
    elsewhere.add(world, ME, overlap)
    body = {"timeMin": "2026-11-24T00:00:00Z", "timeMax": "2026-11-25T00:00:00Z", "timeZone": "Asia/Seoul"}
    reply = call("POST", "freeBusy", body | {"items": [{"id": ME}, {"id": FRIEND}]}).body["calendars"]
    assert reply[ME]["busy"] == [{"start": "2026-11-24T12:00:00+09:00", "end": "2026-11-24T14:00:00+09:00"}]
    assert reply[FRIEND]["errors"] == [{"domain": "global", "reason": "notFound"}]


@pytest.mark.parametrize(
    ("scope", "may_read", "may_write"),
    [
        ("calendar.events", True, True),
        ("calendar.events.owned", True, True),
        ("calendar.events.readonly", True, False),
        ("calendar.freebusy", False, False),
    ],
)
def test_a_token_reaches_as_far_as_its_scopes(world, scope, may_read, may_write):
    call = Caller(world, allowed=[f"https://www.googleapis.com/auth/{scope}"])
    for may, request in ((may_read, ("GET",)), (may_write, ("POST",))):
        path = ("calendars/primary/events", NOON if request == ("POST",) else None)
        if may:
            assert call(*request, *path).status == 200
        else:
            assert call.why(*request, *path) == (403, "insufficientPermissions")


# ── channels ──


class Listener:
    """Takes notifications on loopback."""

    def __init__(self):
        self.heard, self.news = [], threading.Condition()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                with outer.news:
                    outer.heard.append(self.headers)
                    outer.news.notify_all()
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_said):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/webhooks/google/calendar"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def until(self, count):
        with self.news:
            assert self.news.wait_for(lambda: len(self.heard) >= count, 5)
        return self.heard

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def listener():
    made = Listener()
    yield made
    made.close()


def watching(address="https://haru.example.com/hook", **more):
    return {"id": "channel-1", "type": "web_hook", "address": address, "token": "secret"} | more


def test_a_channel_really_calls(world, listener):
    with Served(world) as served:
        service = client.calendar(served.url, world.token_for(ME))
        opened = service.events().watch(calendarId="primary", body=watching(listener.url)).execute()
        assert [heard["X-Goog-Resource-State"] for heard in listener.until(1)] == ["sync"]
        service.events().insert(calendarId="primary", body=NOON).execute()
        last = listener.until(2)[-1]
        assert last["X-Goog-Resource-State"] == "exists"
        assert (last["X-Goog-Channel-ID"], last["X-Goog-Channel-Token"]) == ("channel-1", "secret")
        assert last["X-Goog-Resource-ID"] == opened["resourceId"]
        assert int(last["X-Goog-Message-Number"]) > 1
        stop = {"id": "channel-1", "resourceId": opened["resourceId"]}
        service.channels().stop(body=stop).execute()
        service.events().insert(calendarId="primary", body=NOON).execute()
        service.close()
    assert len(listener.heard) == 2


def test_a_channel_ends_when_its_time_is_up(world, call):
    asked = str(int((world.now() + timedelta(days=30)).timestamp() * 1000))
    opened = call("POST", "calendars/primary/events/watch", watching(expiration=asked)).body
    assert int(opened["expiration"]) == int((world.now() + timedelta(days=7)).timestamp() * 1000)
    assert len(world.channels.due()) == 1
    world.now.advance(7 * 86400)
    elsewhere.add(world, ME, NOON)
    assert world.channels.due() == []


def test_a_channel_is_refused_where_google_refuses_it(world, call):
    where = ("POST", "calendars/primary/events/watch")
    assert call.why(*where, watching("http://haru.example.com/hook")) == (400, "push.webhookUrlNotHttps")
    assert call.why(*where, watching(type="pigeon")) == (400, "invalid")
    assert call.why(*where, watching(token="x" * 257)) == (400, "invalid")
    assert call(*where, watching()).status == 200
    assert call.why(*where, watching()) == (400, "channelIdNotUnique")
    assert call.why("POST", "channels/stop", {"id": "channel-1", "resourceId": "x"}) == (404, "notFound")


def test_notifications_get_lost_doubled_and_overtaken(world, call):
    call("POST", "calendars/primary/events/watch", watching())
    world.channels.due()
    for kind, at_once in (("push_lost", 0), ("push_twice", 2), ("push_late", 0)):
        world.faults.add(Rule(kind, path="https://haru.*", delay=30))
        elsewhere.add(world, ME, NOON)
        assert len(world.channels.due()) == at_once
    elsewhere.add(world, ME, NOON)
    world.now.advance(31)
    numbers = [int(push.headers["X-Goog-Message-Number"]) for push in world.channels.due()]
    assert len(numbers) == 2
