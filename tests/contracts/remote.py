"""One scene in several worlds: the twin in memory, the adapter to Google on the stand-in, and on Google itself.

The last where `GOOGLE_LIVE_TOKEN` (an access token) and `GOOGLE_LIVE_CALENDAR` (a calendar to throw away) are set.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from uuid import UUID

import pytest

from adapters.memory.remote import MemoryCalendar
from core.calendar.event import Event, Placement
from core.calendar.when import Timed
from core.records import Spot
from tests.contracts.remote_google import OnGoogle, OnStandIn, StandIn, running
from tests.contracts.remote_scene import NOBODY, NOW, PAGE, Scene
from tests.fakes.google.client import available

ME, THEIRS = "haru@example.com", "theirs"


class InMemory(Scene):
    name = "memory"

    def __init__(self) -> None:
        self.rang: list[UUID] = []
        self.twin = MemoryCalendar(lambda: NOW, lambda channel: self.rang.append(channel.id), PAGE)
        self.twin.add(ME, "access", primary=True)
        self.twin.add(THEIRS, "friend")
        self.calendar, self.spot = self.twin, Spot(ME, "access")

    def create(self, event, name=None):
        return self.twin.create(ME, event, name)

    def edit(self, name, **fields):
        self.twin.edit(ME, name, **fields)

    def remove(self, name):
        self.twin.remove(ME, name)

    def invitation(self, event):
        guest = Placement(NOBODY, guard="not_organizer")
        return self.twin.create(ME, replace(event, response="needsAction", placement=guest))

    def touch(self, name):
        self.twin.touch(ME, name)

    def forget_tokens(self):
        self.twin.forget_tokens(ME)

    def expire(self):
        self.twin.expire("access")

    def seen_as(self, role):
        start = NOW.astimezone(UTC) + timedelta(days=1)
        self.twin.create(THEIRS, Event(NOBODY, "점심", Timed(start, start, "Asia/Seoul")))
        self.twin.add("shared", "friend")
        self.twin.add("shared", "access", role)
        self.twin.create("shared", Event(NOBODY, "점심", Timed(start, start, "Asia/Seoul")))
        return Spot("shared", "access")

    def hidden(self):
        return THEIRS

    def mails(self, name):
        return self.twin.mails[name]

    async def rung(self, channel, times=1):
        assert self.rings(channel) >= times

    def rings(self, channel):
        return self.rang.count(channel.id)


@pytest.fixture(scope="session")
def stand_in() -> Iterator[StandIn]:
    """One stand-in with an adapter to it, for all tests; each has accounts of its own there."""
    if not available():
        pytest.skip("Google's client library is not installed")
    with running(NOW) as shared:
        yield shared


LIVE = tuple(os.environ.get(f"GOOGLE_LIVE_{name}", "") for name in ("TOKEN", "CALENDAR"))


@pytest.fixture(name="scene", params=["memory", "stand-in", *(["google"] if all(LIVE) else [])])
async def a_scene(request) -> AsyncIterator[Scene]:
    if request.param == "memory":
        made: Scene = InMemory()
    elif request.param == "stand-in":
        made = OnStandIn(request.getfixturevalue("stand_in"))
    else:
        made = OnGoogle(*LIVE)
    yield made
    await made.close()
