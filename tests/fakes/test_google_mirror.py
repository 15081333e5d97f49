"""Random histories: who follows the stand-in by tokens always ends with what a full list shows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from tests.fakes.google import client, elsewhere
from tests.fakes.google.message import Request
from tests.fakes.google.moments import Clock
from tests.fakes.google.world import World

pytestmark = pytest.mark.skipif(not client.available(), reason="Google's client library is not installed")
ME, FRIEND = "haru@example.com", "friend@example.com"
RULES = [
    "RRULE:FREQ=DAILY;COUNT=4", "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270101T000000Z", "RRULE:FREQ=MONTHLY;COUNT=3",
]  # fmt: skip
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


class Mirror:
    """Follows a calendar by sync tokens, as whole series or as occurrences."""

    def __init__(self, world, single):
        self.world, self.single, self.sync, self.known = world, single, None, {}
        self.headers = {"authorization": f"Bearer {world.token_for(ME)}"}

    def ask(self, page=None, size=3, sync=None):
        query = [("singleEvents", "true" if self.single else "false"), ("maxResults", str(size))]
        query += [("syncToken", sync)] if sync else []
        query += [("pageToken", page)] if page else []
        path = "/calendar/v3/calendars/primary/events"
        response = self.world.handle(Request("GET", path, tuple(query), self.headers))
        assert response.status == 200, response.body
        return response.body

    def whole(self, sync=None):
        reply = self.ask(sync=sync)
        items = reply["items"]
        while "nextPageToken" in reply:
            reply = self.ask(reply["nextPageToken"], sync=sync)
            items += reply["items"]
        return items, reply["nextSyncToken"]

    def follow(self):
        items, self.sync = self.whole(self.sync)
        for item in items:
            if item["status"] == "cancelled":
                self.known.pop(item["id"], None)
                self.known = {n: e for n, e in self.known.items() if e.get("recurringEventId") != item["id"]}
            else:
                self.known[item["id"]] = item

    def shown(self):
        return {item["id"]: item for item in self.whole()[0] if item["status"] != "cancelled"}


def times(random):
    start = MONDAY + timedelta(hours=random.randrange(0, 300))
    if random.random() < 0.3:
        return {
            "start": {"date": f"{start:%Y-%m-%d}"},
            "end": {"date": f"{start + timedelta(days=1):%Y-%m-%d}"},
        }
    zone = {"timeZone": random.choice(["Asia/Seoul", "Europe/Berlin"])}
    ends = start + timedelta(hours=1)
    return {"start": {"dateTime": start.isoformat()} | zone, "end": {"dateTime": ends.isoformat()} | zone}


def step(world, random):
    """One thing that somebody does."""
    events = world.calendars[ME].events.items
    live = [name for name, event in events.items() if event["status"] != "cancelled"]
    doing = random.choice(["add", "series", "edit", "time", "rule", "one", "gone", "remove"])
    if doing in ("add", "series") or not live:
        when = times(random)
        rule = (
            {"recurrence": [random.choice(RULES)]}
            if doing == "series" and "dateTime" in when["start"]
            else {}
        )
        elsewhere.add(world, ME, {"summary": str(random.random())} | when | rule)
        return
    name = random.choice(live)
    event = events[name]
    if doing in ("one", "gone") and event.get("recurrence"):
        agenda = Mirror(world, single=True).shown().values()
        mine = [found["id"] for found in agenda if found.get("recurringEventId") == name]
        name = random.choice(mine or [name])
        doing = "remove" if doing == "gone" else random.choice(["edit", "time"])
    if doing == "remove":
        elsewhere.remove(world, ME, name)
    elif doing == "time" and "dateTime" in event["start"]:
        when = times(random)
        if "dateTime" in when["start"]:
            elsewhere.edit(world, ME, name, when)
    elif doing == "rule" and event.get("recurrence"):
        elsewhere.edit(world, ME, name, {"recurrence": [random.choice(RULES)]})
    else:
        elsewhere.edit(world, ME, name, {"summary": str(random.random())})


@pytest.mark.parametrize("single", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_a_mirror_that_follows_by_tokens_has_what_a_full_list_shows(seed, single):
    random = Random(seed)
    world = World(Clock(MONDAY), seed, quota=None)
    world.add_account(ME)
    mirror = Mirror(world, single)
    for _ in range(25):
        for _ in range(random.randrange(1, 4)):
            world.now.advance(60)
            step(world, random)
        mirror.headers = {"authorization": f"Bearer {world.token_for(ME)}"}
        mirror.follow()
        shown = mirror.shown()
        assert mirror.known == shown
