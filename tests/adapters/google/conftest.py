"""A stand-in for Google with one person in it, and the adapter that speaks to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from adapters.google.calendar import GoogleCalendar
from core.calendar.event import Event
from core.calendar.when import Timed
from core.records import Spot
from tests.fakes.google.moments import Clock
from tests.fakes.google.server import Served
from tests.fakes.google.world import World

ME, FRIEND = "haru@example.com", "friend@example.com"
KST = timezone(timedelta(hours=9))
NOBODY = UUID(int=0)


@pytest.fixture
def meeting() -> Event:
    """Tuesday at three, in Seoul."""
    start = datetime(2026, 11, 24, 15, tzinfo=KST)
    return Event(NOBODY, "회의", Timed(start, start + timedelta(hours=1), "Asia/Seoul"))


@pytest.fixture
def world() -> World:
    made = World(Clock(datetime(2026, 11, 23, tzinfo=UTC)), quota=None)
    made.add_account(ME)
    made.add_account(FRIEND)
    return made


@pytest.fixture
def served(world):
    with Served(world) as running:
        yield running


@pytest.fixture
async def google(served):
    calendar = GoogleCalendar(served.url, hook=f"{served.url}/hook", timeout=2, threads=4)
    yield calendar
    await calendar.close()


@pytest.fixture
def spot(world) -> Spot:
    return Spot(ME, world.token_for(ME))
