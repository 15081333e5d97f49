"""Faults and quota as a client meets them, the control API, and worlds that come out the same for the same seed."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from http.client import RemoteDisconnected

import pytest

from tests.fakes.google import client
from tests.fakes.google.faults import Rule
from tests.fakes.google.inside import Inside
from tests.fakes.google.message import Request
from tests.fakes.google.moments import Clock
from tests.fakes.google.quota import Quota
from tests.fakes.google.server import Served
from tests.fakes.google.world import World

pytestmark = pytest.mark.skipif(not client.available(), reason="Google's client library is not installed")
ME = "haru@example.com"
BODY = {
    "id": "a1b2c3d4",
    "summary": "회의",
    "start": {"dateTime": "2026-11-24T15:00:00+09:00"},
    "end": {"dateTime": "2026-11-24T16:00:00+09:00"},
}
INSERT = {"method": "POST", "path": "/calendar/*"}


@pytest.fixture
def world():
    made = World(Clock(datetime(2026, 11, 23, tzinfo=UTC)), seed=7)
    made.add_account(ME)
    return made


@pytest.fixture
def served(world):
    with Served(world) as running:
        yield running


@pytest.fixture
def events(served, world):
    service = client.calendar(served.url, world.token_for(ME), timeout=1)
    yield service.events()
    service.close()


def kept(world) -> list[str]:
    return list(world.calendars[ME].events.items)


def posts(world) -> list[tuple[int, str]]:
    return [(seen.status, seen.transport) for seen in world.requests if seen.method == "POST"]


# ── over HTTP, with Google's own library ──


def test_a_reply_lost_by_a_closed_connection_is_sent_again_without_a_word(events, world):
    from googleapiclient.errors import HttpError

    world.faults.add(Rule("lost", **INSERT))
    with pytest.raises(HttpError) as caught:
        events.insert(calendarId="primary", body=BODY).execute(num_retries=0)
    assert caught.value.status_code == 409
    assert posts(world) == [(200, "closed"), (409, "whole")]
    assert kept(world) == ["a1b2c3d4"]


@pytest.mark.parametrize(
    ("rule", "error", "written"),
    [
        (Rule("lost", how="reset", **INSERT), ConnectionError, True),
        (Rule("reset", **INSERT), ConnectionError, False),
        (Rule("timeout", **INSERT), TimeoutError, False),
        (Rule("timeout", commit=True, **INSERT), TimeoutError, True),
    ],
)
def test_a_connection_that_breaks_may_or_may_not_have_written(events, world, rule, error, written):
    world.faults.add(rule)
    with pytest.raises(error):
        events.insert(calendarId="primary", body=BODY).execute(num_retries=0)
    assert len(posts(world)) == 1
    assert kept(world) == (["a1b2c3d4"] if written else [])


@pytest.mark.parametrize(
    ("rule", "status", "reason"),
    [
        (Rule("error", status=500, **INSERT), 500, "backendError"),
        (Rule("error", **INSERT), 503, "backendError"),
        (Rule("error", status=403, reason="quotaExceeded", **INSERT), 403, "quotaExceeded"),
        (Rule("throttle", **INSERT), 403, "rateLimitExceeded"),
        (Rule("throttle", status=429, retry_after=2, **INSERT), 429, "rateLimitExceeded"),
        (Rule("expire", **INSERT), 401, "authError"),
        (Rule("duplicate", **INSERT), 409, "duplicate"),
    ],
)
def test_a_refusal_looks_like_googles(events, world, rule, status, reason):
    from googleapiclient.errors import HttpError

    world.faults.add(rule)
    with pytest.raises(HttpError) as caught:
        events.insert(calendarId="primary", body=BODY).execute(num_retries=0)
    assert (caught.value.status_code, caught.value.error_details[0]["reason"]) == (status, reason)
    assert caught.value.resp.get("retry-after") == ("2" if rule.retry_after else None)


def test_a_slow_answer_comes_whole(events, world):
    world.faults.add(Rule("slow", delay=0.4, **INSERT))
    begun = time.monotonic()
    assert events.insert(calendarId="primary", body=BODY).execute()["summary"] == "회의"
    assert time.monotonic() - begun > 0.3


def test_an_etag_may_change_by_itself_after_a_write(events, world):
    world.faults.add(Rule("drift", **INSERT))
    made = events.insert(calendarId="primary", body=BODY).execute()
    request = events.patch(calendarId="primary", eventId="a1b2c3d4", body={"summary": "x"})
    request.headers["If-Match"] = made["etag"]
    from googleapiclient.errors import HttpError

    with pytest.raises(HttpError) as caught:
        request.execute()
    assert caught.value.status_code == 412


# ── the same library in the same process ──


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        (None, None),
        (Rule("reset"), ConnectionResetError),
        (Rule("timeout"), TimeoutError),
        (Rule("lost", times=2), RemoteDisconnected),
    ],
)
def test_a_world_can_be_asked_without_sockets(world, rule, error):
    service = client.service("http://google.test", world.token_for(ME), Inside(world))
    request = service.events().insert(calendarId="primary", body=BODY)
    if rule is None:
        assert request.execute()["summary"] == "회의"
    else:
        world.faults.add(rule)
        with pytest.raises(error):
            request.execute(num_retries=0)


def test_a_lost_reply_is_sent_again_without_sockets_too(world):
    from googleapiclient.errors import HttpError

    world.faults.add(Rule("lost"))
    service = client.service("http://google.test", world.token_for(ME), Inside(world))
    with pytest.raises(HttpError) as caught:
        service.events().insert(calendarId="primary", body=BODY).execute(num_retries=0)
    assert caught.value.status_code == 409


# ── rules, quota and seeds, without HTTP ──


def asked(world, token, path="primary") -> int:
    headers = {"authorization": f"Bearer {token}"}
    return world.handle(Request.to("GET", f"/calendar/v3/calendars/{path}/events", headers=headers)).status


def test_a_rule_strikes_from_the_nth_on_as_often_as_it_says(world):
    token = world.token_for(ME)
    world.faults.add(Rule("error", nth=2, times=2))
    assert [asked(world, token) for _ in range(5)] == [200, 503, 503, 200, 200]


def test_chance_follows_from_the_seed():
    def history(seed):
        world = World(Clock(datetime(2026, 11, 23, tzinfo=UTC)), seed)
        world.add_account(ME)
        world.faults.add(Rule("error", times=None, chance=0.5))
        token = world.token_for(ME)
        return token, [asked(world, token) for _ in range(20)]

    assert history(1) == history(1)
    assert history(1) != history(2)
    assert set(history(1)[1]) == {200, 503}


def test_a_minute_holds_only_so_many_requests(world):
    world.quota = Quota(per_user=3, per_project=5)
    token, other = world.token_for(ME), world.token_for(world.add_account("friend@example.com").email)
    assert [asked(world, token) for _ in range(4)] == [200, 200, 200, 403]
    assert [asked(world, other) for _ in range(3)] == [200, 200, 403]
    world.now.advance(61)
    assert asked(world, token) == 200


def test_writes_to_one_calendar_may_be_bounded_too(world):
    world.quota = Quota(per_calendar=1)
    token = world.token_for(ME)

    def write(name):
        headers = {"authorization": f"Bearer {token}"}
        body = BODY | {"id": name}
        return world.handle(
            Request.to("POST", f"/calendar/v3/calendars/{ME}/events", body=body, headers=headers)
        ).status

    assert [write("event1"), write("event2"), asked(world, token)] == [200, 403, 200]


def test_a_fault_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="meteor"):
        Rule("meteor")


def test_an_answer_may_be_changed_by_who_gets_it(world):
    headers = {"authorization": f"Bearer {world.token_for(ME)}"}
    path = "/calendar/v3/calendars/primary/events"
    made = world.handle(Request.to("POST", path, body=BODY, headers=headers)).body
    made["start"]["dateTime"] = "spoilt"
    again = world.handle(Request.to("GET", f"{path}/a1b2c3d4", headers=headers)).body
    assert again["start"]["dateTime"] == "2026-11-24T15:00:00+09:00"


def test_unknown_names_in_a_body_can_be_let_through(world):
    world.settings.strict = False
    headers = {"authorization": f"Bearer {world.token_for(ME)}"}
    path = "/calendar/v3/calendars/primary/events"
    made = world.handle(Request.to("POST", path, body=BODY | {"sumary": "x"}, headers=headers))
    assert (made.status, "sumary" in made.body) == (200, False)


@pytest.mark.parametrize("body", [b"{", b"[1]", b'"x"', b"\xff", b"x" * 1_000_001])
def test_a_body_that_is_no_object_is_refused(world, body):
    headers = {"authorization": f"Bearer {world.token_for(ME)}"}
    path = "/calendar/v3/calendars/primary/events"
    assert world.handle(Request("POST", path, headers=headers, body=body)).status in (400, 413)


def test_without_a_token_nobody_is_let_in(world):
    path = "/calendar/v3/calendars/primary/events"
    for headers in ({}, {"authorization": "Bearer nonsense"}, {"authorization": "Basic x"}):
        assert world.handle(Request("GET", path, headers=headers)).status == 401
    assert world.handle(Request("GET", "/calendar/v3/nowhere")).status == 404


# ── the control API ──


def control(url, path, told=None, method=None):
    data = None if told is None else json.dumps(told).encode()
    request = urllib.request.Request(f"{url}/control/{path}", data, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return json.load(error)


def test_a_hand_can_set_the_scene_and_act_as_others(served, world):
    url = served.url
    control(url, "accounts", {"email": "friend@example.com"})
    team = control(
        url, "calendars", {"owner": ME, "summary": "팀", "share": {"friend@example.com": "reader"}}
    )["id"]
    event = control(
        url, "add", {"calendar": team, "event": BODY | {"recurrence": ["RRULE:FREQ=DAILY;COUNT=2"]}}
    )
    assert "error" in event  # a series needs its zone
    zoned = {side: BODY[side] | {"timeZone": "Asia/Seoul"} for side in ("start", "end")}
    event = control(
        url, "add", {"calendar": team, "event": BODY | zoned | {"recurrence": ["RRULE:FREQ=DAILY;COUNT=2"]}}
    )
    window = f"agenda?calendar={team}&from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z"
    assert len(control(url, window)["events"]) == 2
    first = f"{event['id']}_20261124T060000Z"
    assert (
        control(url, "edit", {"calendar": team, "id": first, "changes": {"summary": "x"}})["summary"] == "x"
    )
    assert control(url, "touch", {"calendar": team, "id": event["id"]})["etag"] != event["etag"]
    assert control(url, "remove", {"calendar": team, "id": event["id"]})["status"] == "cancelled"
    control(url, "share", {"calendar": team, "email": "friend@example.com", "role": None})
    state = control(url, "state")
    assert [(found["summary"], found["shared"]) for found in state["calendars"]][-1] == ("팀", {})


def test_a_hand_can_turn_the_clock_and_make_faults(served, world):
    url = served.url
    assert control(url, "clock", {"advance": 60})["now"] == "2026-11-23T00:01:00.000Z"
    assert control(url, "clock", {"now": "2027-01-01T00:00:00+09:00"})["now"] == "2026-12-31T15:00:00.000Z"
    assert control(url, "faults", {"kind": "error", "status": 502})["rules"] == 1
    token = control(url, "token", {"email": ME})["access_token"]
    assert asked(world, token) == 502
    control(url, "faults", method="DELETE")
    control(url, "settings", {"quota": {"per_user": 1}, "testing": True, "sync_token_life": 60})
    assert (asked(world, token), asked(world, token)) == (200, 403)
    control(url, "settings", {"quota": None})
    control(url, "expire", {"email": ME, "calendar": ME})
    assert asked(world, token) == 401
    assert control(url, "settle", {})["settled"] == 0
    assert [found["status"] for found in control(url, "requests")["requests"]] == [502, 200, 403, 401]
    assert control(url, "mails")["mails"] == []


def test_a_hand_can_answer_for_the_account(served, world):
    control(served.url, "consent", {"email": ME, "untick": ["email"]})
    assert world.oauth.script.email == ME
    control(served.url, "consent", {"page": True})
    assert world.oauth.script is None
    control(served.url, "clients", {"id": "other", "secret": "s"})
    token = control(served.url, "token", {"email": ME, "client": "other", "scopes": ["openid"]})
    control(served.url, "revoke", {"email": ME, "client": "other"})
    assert world.oauth.access(token["access_token"]) is None


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("edit", {"calendar": ME, "id": "never"}),
        ("faults", {"kind": "meteor"}),
        ("faults", {"kind": "error", "colour": 1}),
        ("settings", {"colour": 1}),
        ("clock", {"now": "soon"}),
        ("nowhere", {}),
    ],
)
def test_a_control_that_makes_no_sense_says_so(served, path, told):
    assert "error" in control(served.url, path, told)


def test_there_is_a_page_for_a_hand(served):
    with urllib.request.urlopen(served.url) as answer:
        assert "<title>Stand-in for Google</title>" in answer.read().decode()


def test_it_can_be_started_by_hand():
    command = [
        sys.executable,
        "-m",
        "tests.fakes.google",
        "--port",
        "0",
        "--auto",
        "--now",
        "2026-11-23T00:00:00Z",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        told = dict(process.stdout.readline().strip().split("=", 1) for _ in range(8))
        assert control(told["GOOGLE_API_BASE_URL"], "state")["now"] == "2026-11-23T00:00:00.000Z"
        process.terminate()
