"""Every request waits its turn; who is turned away goes slower."""

from __future__ import annotations

import pytest

from adapters.google.calendar import GoogleCalendar
from core.errors import Throttled
from core.records import Spot
from tests.adapters.google.conftest import ME
from tests.fakes.google.faults import Rule


class Pace:
    """Counts turns, and gives none where it is told to."""

    def __init__(self) -> None:
        self.turns: list[str] = []
        self.slowed: list[str] = []
        self.refuses: Throttled | None = None

    async def turn(self, who: str) -> None:
        self.turns.append(who)
        if self.refuses is not None:
            raise self.refuses

    def too_fast(self, who: str) -> None:
        self.slowed.append(who)


@pytest.fixture
def pace() -> Pace:
    return Pace()


@pytest.fixture
async def paced(served, pace):
    calendar = GoogleCalendar(served.url, timeout=2, threads=2, pace=pace)
    yield calendar
    await calendar.close()


async def test_each_request_has_a_turn_of_its_person(paced, pace, spot):
    await paced.calendars(spot.access)
    await paced.page(spot, None, None)
    assert pace.turns == [spot.access] * 2 and pace.slowed == []


async def test_without_a_turn_nothing_is_asked(paced, pace, spot, world):
    pace.refuses = Throttled("our own pace", 4.0)
    with pytest.raises(Throttled) as told:
        await paced.page(spot, None, None)
    assert told.value.retry_after == 4.0
    assert not world.requests and pace.slowed == []


async def test_whom_google_turns_away_goes_slower(paced, pace, world):
    spot = Spot(ME, world.token_for(ME))
    world.faults.add(Rule("error", path="/calendar/*", status=403, reason="userRateLimitExceeded", times=1))
    with pytest.raises(Throttled):
        await paced.page(spot, None, None)
    assert pace.slowed == [spot.access]


async def test_whom_nobody_paces_goes_as_fast_as_it_goes(google, spot, world):
    world.faults.add(Rule("error", path="/calendar/*", status=403, reason="userRateLimitExceeded", times=1))
    with pytest.raises(Throttled):
        await google.page(spot, None, None)
