"""Which Google accounts are connected, and the way to each event there."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from bot.google import Google
from core.calendar.event import Placement
from core.records import CalendarEntry, Grant, GrantState, Identity
from tests.adapters.rest.house import NOW, PAGE, ZONE, House, Stood, at, furnished

ME, OTHER = "haru@example.com", "team@example.com"
MINE = UUID(int=1)
THERE = "https://www.google.com/calendar/event?eid=abc"


@pytest.fixture
async def house(stack, tmp_path) -> House:
    google = Google("id", "secret", "http://127.0.0.1:8000")
    return await furnished(stack, tmp_path, Stood(), google=google)


async def connect(house: House, email: str, state: GrantState = "active", *names: str) -> None:
    """An account with these calendars, the first of them its own."""
    world = house.assistant.world
    entries = [
        CalendarEntry(name, name, ZONE, "owner" if number == 0 else "reader", primary=number == 0)
        for number, name in enumerate(names)
    ]
    async with house.store.unit() as unit:
        account = await unit.account(PAGE, MINE, NOW, world.defaults)
        first = not await unit.grants(account)
        identity = Identity(email, email)
        grant = Grant(world.newborn(), account.id, identity, (), "r", "a", NOW, state, first)
        await unit.put_grant(grant)
        await unit.list_calendars(grant, entries, {name: world.newborn() for name in names})


async def google(caller) -> dict:
    answer = await caller.get("/api/v1/status")
    assert answer.status_code == 200
    return answer.json()["google"]


async def test_before_anybody_connected_there_is_a_way_and_no_account(caller, house):
    assert await google(caller) == {"accounts": []}
    async with house.store.unit() as unit:
        account = await unit.account(PAGE, MINE, NOW, house.assistant.world.defaults)
    assert account.id == MINE, "looking makes nobody an account: the first message does, with its zone"


async def test_it_tells_accounts_their_calendars_and_where_new_events_go(caller, house):
    await connect(house, ME, "active", ME, "공휴일")
    await connect(house, OTHER, "signed_out", OTHER)
    first, second = (await google(caller))["accounts"]
    assert (first["email"], first["signed_out"]) == (ME, False)
    assert first["calendars"] == [
        {"name": ME, "writable": True, "target": True},
        {"name": "공휴일", "writable": False, "target": False},
    ]
    assert (second["email"], second["signed_out"]) == (OTHER, True)


async def test_what_nobody_confirmed_is_not_told(caller, house):
    await connect(house, ME, "waiting", ME)
    assert await google(caller) == {"accounts": []}


@pytest.mark.parametrize("link", [THERE, "javascript:alert(1)", ""])
async def test_an_event_that_is_there_has_a_way_there_if_it_is_one(caller, house, link):
    await house.add("치과", at(date(2026, 11, 24), 15), placement=Placement(MINE, link))
    answer = await caller.get("/api/v1/calendar/events", params={"start": "2026-11-24", "end": "2026-11-25"})
    (event,) = answer.json()["events"]
    assert event.get("link") == (THERE if link == THERE else None)
