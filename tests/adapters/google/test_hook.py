"""Where Google rings: only a channel that proves itself is believed, and nobody learns whether it was."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import httpx2
import pytest
from fastapi import FastAPI

from adapters.google.hook import HOOK, hook
from core.records import Channel
from core.sync.grants import Keyring
from core.sync.watching import Watcher
from tests.core.sync.doors import Doors

SECRET = "s" * 64


@pytest.fixture
async def house():
    made = Doors()
    await made.connect()
    return made


@pytest.fixture
async def channel(house) -> Channel:
    (calendar,) = (await house.account()).calendars
    made = Channel(UUID(int=7), calendar.id, SECRET, house.clock.now() + timedelta(days=1), "resource")
    await house.store.put_channel(made)
    return made


@pytest.fixture
async def google(house):
    world = house.world()
    app = FastAPI()
    app.include_router(hook(Watcher(world, world.remote, Keyring(world)).ring))
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="https://haru.example.com") as client:
        yield client


def headers(**other: str) -> dict[str, str]:
    given = {"channel_id": str(UUID(int=7)), "channel_token": SECRET, "resource_id": "resource"}
    given |= {"resource_state": "exists", "message_number": "2"} | other
    return {f"X-Goog-{name.replace('_', '-').title()}": value for name, value in given.items()}


async def hints(house) -> int:
    return (await house.account()).calendars[0].dirty


async def test_a_channel_that_proves_itself_is_believed(house, channel, google):
    before = await hints(house)
    answer = await google.post(HOOK, headers=headers())
    assert (answer.status_code, answer.content) == (204, b"")
    assert await hints(house) == before + 1
    await google.post(HOOK, headers=headers(resource_state="not_exists"))
    assert await hints(house) == before + 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"channel_token": "t" * 64},
        {"channel_token": ""},
        {"channel_token": "\xe9"},
        {"channel_id": str(uuid4())},
        {"channel_id": "no id"},
        {"channel_id": "x" * 5000},
        {"resource_id": "another"},
        {"resource_state": "sync"},
    ],
)
async def test_everything_else_changes_nothing_and_is_answered_the_same(house, channel, google, wrong):
    before = await hints(house)
    sent = {name: value.encode("latin-1") for name, value in headers(**wrong).items()}
    answer = await google.post(HOOK, headers=sent)
    assert (answer.status_code, answer.content) == (204, b"")
    assert await hints(house) == before


async def test_a_call_without_anything_is_answered_the_same(house, channel, google):
    assert (await google.post(HOOK)).status_code == 204
    assert (await google.get(HOOK)).status_code == 405
