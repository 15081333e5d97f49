"""The stream of a conversation, read from a server as a browser reads it."""

from __future__ import annotations

import asyncio
import json
import time

import httpx2
import pytest

from adapters.inline.hints import InlineHints
from adapters.rest import stream
from bot.web import Address, create_app, serve
from tests.adapters.rest.house import PAGE
from tests.adapters.rest.test_chat import DENTIST, URL


@pytest.fixture
async def served(house, free_port):
    stop = asyncio.Event()
    running = asyncio.create_task(
        serve(create_app(house.doors), Address("127.0.0.1", free_port, "127.0.0.1"), stop)
    )
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{free_port}", timeout=5) as client:
        client.stop, client.running = stop, running
        await answering(client)
        yield client
    stop.set()
    await running


async def answering(client) -> None:
    while True:
        try:
            return await client.get("/healthz")
        except httpx2.ConnectError:
            await asyncio.sleep(0.02)


class Listener:
    """Takes a stream apart into its events."""

    def __init__(self, response) -> None:
        self.chunks = response.aiter_text()
        self.rest = ""

    async def next(self, kind: str) -> dict:
        while True:
            event = await self.any()
            if event.get("event") == kind:
                return event

    async def any(self) -> dict:
        while "\n\n" not in self.rest:
            self.rest += await asyncio.wait_for(anext(self.chunks), 5)
        block, self.rest = self.rest.split("\n\n", 1)
        return dict(line.partition(": ")[::2] for line in block.split("\n"))


def listen(client, **more):
    return client.stream("GET", "/api/v1/chat/stream", **more)


async def test_it_tells_lines_as_they_come_and_that_the_calendar_may_have_changed(served):
    async with listen(served) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        heard = Listener(response)
        assert (await heard.any())["retry"] == "1000"
        began = time.monotonic()
        await served.post(URL, json={"text": DENTIST})
        mine, card = await heard.next("line"), await heard.next("line")
        assert json.loads(mine["data"])["text"] == DENTIST
        assert json.loads(card["data"])["reply"]["drafts"][0]["title"] == "치과"
        await heard.next("calendar")
        assert time.monotonic() - began < 3


async def test_only_the_end_of_a_batch_moves_the_place_to_go_on_from(served, house):
    await served.post(URL, json={"text": DENTIST})
    async with listen(served) as response:
        heard = Listener(response)
        first, second = await heard.next("line"), await heard.next("line")
        assert "id" not in first
        assert int(second["id"]) == await house.newest()


@pytest.mark.parametrize("how", ["header", "query"])
async def test_it_goes_on_where_it_was_cut_off(served, house, how):
    await served.post(URL, json={"text": DENTIST})
    place = str(await house.newest())
    await served.post(URL, json={"text": "모레 3시 안과"})
    more = {"headers": {"Last-Event-ID": place}} if how == "header" else {"params": {"after": place}}
    async with listen(served, **more) as response:
        line = await Listener(response).next("line")
        assert json.loads(line["data"])["text"] == "모레 3시 안과"


async def test_a_place_that_makes_no_sense_begins_at_the_beginning(served):
    await served.post(URL, json={"text": DENTIST})
    for place in ("x", "-1", "9" * 40, "²"):
        async with listen(served, headers={"Last-Event-ID": place.encode()}) as response:
            assert json.loads((await Listener(response).next("line"))["data"])["text"] == DENTIST


async def test_who_was_away_for_long_gets_every_line(served, house, monkeypatch):
    monkeypatch.setattr(stream, "MOST", 2)
    for number in range(4):
        await served.post(URL, json={"text": f"안녕 {number}"})
    async with listen(served) as response:
        heard = Listener(response)
        lines = [json.loads((await heard.next("line"))["data"])["text"] for _ in range(8)]
    assert lines == await house.texts()


async def test_very_many_streams_at_once_are_refused_until_some_end(served, monkeypatch):
    monkeypatch.setattr(stream, "OPEN_AT_ONCE", 1)
    async with listen(served) as response:
        heard = Listener(response)  # held: what nobody refers to is closed
        await heard.any()
        refused = await served.get("/api/v1/chat/stream")
        assert (refused.status_code, refused.json()["type"]) == (503, "urn:haru:problem:too_many_streams")
    async with asyncio.timeout(20):
        while True:
            async with listen(served) as response:
                if response.status_code == 200:
                    break
            await asyncio.sleep(0.02)


async def test_a_change_that_nobody_hinted_at_is_found_all_the_same(served, house, monkeypatch):
    monkeypatch.setattr(stream, "POLL", 0.05)
    async with listen(served) as response:
        heard = Listener(response)
        await heard.any()
        monkeypatch.setattr(InlineHints, "announce", lambda *_: None)
        await served.post(URL, json={"text": DENTIST})
        assert await heard.next("line")


async def test_a_quiet_stream_shows_a_sign_of_life(served, monkeypatch):
    monkeypatch.setattr(stream, "POLL", 0.02)
    monkeypatch.setattr(stream, "HEARTBEAT", 0.04)
    async with listen(served) as response:
        heard = Listener(response)
        await heard.any()
        assert await heard.any() == {"event": "calendar", "data": "{}"}


async def test_a_database_that_is_away_for_a_moment_does_not_end_it(served, house, monkeypatch):
    monkeypatch.setattr(stream, "POLL", 0.02)
    house.store.locked = True
    async with listen(served) as response:
        heard = Listener(response)
        await heard.any()
        house.store.locked = False
        await served.post(URL, json={"text": DENTIST})
        assert await heard.next("line")


async def test_who_went_away_is_not_waited_for_any_longer(served, house):
    async with listen(served) as response:
        await Listener(response).any()
        await eventually(lambda: waiting(house) == 1)
    await eventually(lambda: not waiting(house))


def waiting(house) -> int:
    """How many streams wait for news."""
    return len(house.doors.hints._waiting.get(PAGE, ()))


async def eventually(true) -> None:
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.01)


async def test_the_server_stops_at_once_with_streams_open(served):
    async with listen(served) as one, listen(served) as other:
        await Listener(one).any()
        await Listener(other).any()
        began = time.monotonic()
        served.stop.set()
        await served.running
        assert time.monotonic() - began < 3


async def test_an_address_that_is_taken_is_told_to_whoever_starts_us(served, house):
    port = served.base_url.port
    with pytest.raises(OSError, match="in use"):
        await serve(create_app(house.doors), Address("127.0.0.1", port, "127.0.0.1"), asyncio.Event())


async def test_it_says_where_it_is_on_standard_error_alone(capsys, served):
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"haru: http://127.0.0.1:{served.base_url.port}\n"


async def test_an_answer_is_not_held_back_for_an_acknowledgement(served):
    """Headers and body are two writes; without TCP_NODELAY each answer takes 40 ms or more."""
    times = []
    for _ in range(10):
        began = time.monotonic()
        await served.get("/healthz")
        times.append(time.monotonic() - began)
    assert min(times) < 0.03
