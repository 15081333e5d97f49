"""The scene on Google's API: on the stand-in, and on Google itself with a calendar to throw away."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread
from typing import Any

import pytest

from adapters.google.calendar import GoogleCalendar
from core.calendar.event import Event
from core.calendar.rrule import to_rrule
from core.calendar.when import AllDay, Settled
from core.records import Spot
from tests.contracts.remote_scene import PAGE, Scene
from tests.fakes.google import client, elsewhere
from tests.fakes.google.moments import Clock
from tests.fakes.google.server import Served
from tests.fakes.google.world import World

NOON = {"start": {"dateTime": "2026-12-01T12:00:00+09:00"}, "end": {"dateTime": "2026-12-01T13:00:00+09:00"}}
NAMES = {"title": "summary", "location": "location", "notes": "description"}
_people = count()


def told(**fields: Any) -> dict[str, Any]:
    """Fields of an event as somebody else's program would send them."""
    body: dict[str, Any] = {NAMES[name]: value for name, value in fields.items() if name in NAMES}
    if "when" in fields:
        body |= _times(fields["when"])
    if fields.get("recurrence"):
        body["recurrence"] = [f"RRULE:{to_rrule(fields['recurrence'])}"]
    if fields.get("reminders") is not None:
        ours = [{"method": "popup", "minutes": minutes} for minutes in fields["reminders"]]
        body["reminders"] = {"useDefault": False, "overrides": ours}
    return body


def all_told(event: Event, name: str | None = None) -> dict[str, Any]:
    fields = (*NAMES, "when", "recurrence", "reminders")
    return told(**{field: getattr(event, field) for field in fields}) | ({"id": name} if name else {})


def _times(when: Settled) -> dict[str, Any]:
    if isinstance(when, AllDay):
        days = when.first.isoformat(), (when.last + timedelta(days=1)).isoformat()
        start, end = ({"date": day, "dateTime": None, "timeZone": None} for day in days)
        return {"start": start, "end": end}
    assert when.end
    return {
        "start": {"date": None, "dateTime": when.start.isoformat(), "timeZone": when.zone},
        "end": {"date": None, "dateTime": when.end.isoformat(), "timeZone": when.end_zone or when.zone},
    }


# ── the stand-in ──


@dataclass
class StandIn:
    """A stand-in that is served, the adapter to it, and how often each channel has rung."""

    served: Served
    calendar: GoogleCalendar
    rang: Counter[str] = field(default_factory=Counter)


@contextmanager
def running(now: datetime) -> Iterator[StandIn]:
    rang: Counter[str] = Counter()
    with _listening(rang) as hook, Served(World(Clock(now), quota=None)) as served:
        calendar = GoogleCalendar(served.url, hook=hook, page_size=PAGE)
        yield StandIn(served, calendar, rang)
        asyncio.run(calendar.close())


@contextmanager
def _listening(rang: Counter[str]) -> Iterator[str]:
    """Our address that channels call."""

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            if self.headers["X-Goog-Resource-State"] == "exists":
                rang[self.headers["X-Goog-Channel-ID"]] += 1
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_said: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/hook"
    server.shutdown()
    server.server_close()
    thread.join()


class OnStandIn(Scene):
    name = "the stand-in"

    def __init__(self, shared: StandIn) -> None:
        self.shared, self.world, self.calendar = shared, shared.served.world, shared.calendar
        number = next(_people)
        self.me, self.friend = f"haru{number}@example.com", f"friend{number}@example.com"
        for email in (self.me, self.friend):
            self.world.add_account(email)
        self.spot = Spot(self.me, self.world.token_for(self.me))

    def create(self, event, name=None):
        with self.shared.served.lock:
            return elsewhere.add(self.world, self.me, all_told(event, name))["id"]

    def edit(self, name, **fields):
        with self.shared.served.lock:
            elsewhere.edit(self.world, self.me, name, told(**fields))

    def remove(self, name):
        with self.shared.served.lock:
            elsewhere.remove(self.world, self.me, name)

    def invitation(self, event):
        body = all_told(event) | {"attendees": [{"email": self.me}]}
        return elsewhere.add(self.world, self.friend, body)["id"]

    def touch(self, name):
        with self.shared.served.lock:
            elsewhere.touch(self.world, self.me, name)

    def forget_tokens(self):
        self.world.calendars[self.me].events.forget_tokens()

    def expire(self):
        self.world.oauth.expire(self.me)

    def seen_as(self, role):
        theirs = self.world.add_calendar(self.friend, "공유")
        elsewhere.add(self.world, theirs.id, NOON | {"summary": "점심"})
        self.world.share(theirs, self.me, role)
        return Spot(theirs.id, self.spot.access)

    def hidden(self):
        return self.friend

    def mails(self, name):
        return sum(mail.event == name for mail in self.world.mails)

    async def rung(self, channel, times=1):
        self.shared.served.courier.look()
        async with asyncio.timeout(20):
            while self.rings(channel) < times:
                await asyncio.sleep(0.005)

    def rings(self, channel):
        return self.shared.rang[str(channel.id)]


# ── Google itself ──


class OnGoogle(Scene):
    """What is in the calendar goes."""

    name = "Google itself"

    def __init__(self, token: str, calendar: str, base: str = "https://www.googleapis.com") -> None:
        import httplib2

        self.calendar, self.spot = GoogleCalendar(base, page_size=PAGE), Spot(calendar, token)
        self._service = client.service(base, token, httplib2.Http(timeout=20))
        self._events, self._which = self._service.events(), {"calendarId": calendar}
        while found := self._whole_events():
            for name in found:
                self.remove(name)

    def _whole_events(self) -> list[str]:
        found = self._events.list(**self._which).execute()["items"]
        return [one["id"] for one in found if "recurringEventId" not in one]

    def create(self, event, name=None):
        return str(self._events.insert(**self._which, body=all_told(event, name)).execute()["id"])

    def edit(self, name, **fields):
        self._events.patch(**self._which, eventId=name, body=told(**fields)).execute()

    def remove(self, name):
        self._events.delete(**self._which, eventId=name).execute()

    def can_ring(self):
        pytest.skip("no channel leads from Google to a test")

    async def rung(self, channel, times=1):
        self.can_ring()

    def rings(self, channel):
        self.can_ring()

    async def close(self):
        self._events.close()
        self._service.close()
        await self.calendar.close()
