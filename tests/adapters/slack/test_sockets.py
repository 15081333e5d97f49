"""Socket Mode over a real WebSocket."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import pytest

from adapters.slack import sockets
from adapters.slack.platform import Account, SlackPlatform
from adapters.vault.keys import KeyFile
from adapters.vault.vault import KeyVault
from bot.wiring import Place, TimeAndChance, furnish
from core.errors import StoreUnavailable
from tests.adapters.slack.house import WorldClock
from tests.fakes.slack.scene import scene
from tests.fakes.slack.server import Served

MEETING = "내일 오후 3시 회의"


@asynccontextmanager
async def living(folder, here, served, *, origin=None, asks=True):
    from contextlib import AsyncExitStack

    account = Account(
        here.bot.token, app_token=here.world.tokens.app_token, base=served.api.rstrip("/"), origin=origin
    )
    app = SlackPlatform(account, KeyVault(KeyFile(folder)))
    async with AsyncExitStack() as stack:
        place, chance = Place(None, folder, fresh=True), TimeAndChance(clock=WorldClock(here.world.now))
        assistant = await furnish(stack, place, chance=chance, messengers={"slack": app.messenger})
        app.enter(assistant)
        life = asyncio.create_task(app.live(assistant, asks=asks))
        try:
            yield assistant
        finally:
            life.cancel()
            await asyncio.gather(life, return_exceptions=True)
            await app.close()


@pytest.fixture
def here():
    made = scene()
    made.world.app.socket_mode = True
    made.world.settings.previews = False
    return made


@pytest.fixture
def served(here):
    with Served(here.world) as running:
        yield running


async def until(holds, seconds=8.0):
    for _ in range(int(seconds / 0.02)):
        if holds():
            return True
        await asyncio.sleep(0.02)
    return False


async def test_the_same_things_come_over_a_socket(tmp_path, here, served):
    async with living(tmp_path, here, served):
        assert await until(lambda: here.world.sockets.links)
        here.minji.dm(MEETING)
        assert await until(lambda: "[추가]" in here.minji.sees())
        here.minji.press(here.minji.dms, "추가")
        assert await until(lambda: "✅" in here.minji.sees())
        here.minji.command("오늘", here.general)
        assert await until(lambda: "일정이 없어요" in here.minji.sees(here.general))
        here.minji.shortcut("new_event")
        assert await until(
            lambda: here.world.windows.stacks.get(here.minji.id) and "어떤" in here.minji.sees_modal()
        )
        here.minji.submit({"어떤 일정인가요?": MEETING})
        assert await until(lambda: here.minji.sees().count("Haru:") == 2)
        assert await asyncio.to_thread(served.settle)
        assert {one.state for one in here.world.deliveries.all} == {"acknowledged"}
    assert here.world.complaints == []


async def test_a_form_that_is_wrong_is_answered_over_the_socket(tmp_path, here, served):
    async with living(tmp_path, here, served):
        assert await until(lambda: here.world.sockets.links)
        here.minji.dm(MEETING)
        assert await until(lambda: "[고치기]" in here.minji.sees())
        here.minji.press(here.minji.dms, "고치기")
        assert await until(
            lambda: here.world.windows.stacks.get(here.minji.id) and "저장" in here.minji.sees_modal()
        )
        here.minji.submit({"시작": None, "끝": "10:00"})
        assert await until(lambda: "✗ 시작" in here.minji.sees_modal())


@pytest.mark.parametrize("reason", ["refresh_requested", "warning"])
async def test_a_line_that_ends_is_followed_by_another(tmp_path, here, served, reason):
    here.world.settings.warning = 0.2
    async with living(tmp_path, here, served):
        assert await until(lambda: here.world.sockets.links)
        here.world.sockets.disconnect(reason)
        assert await until(lambda: here.world.sockets.opened == 2)
        here.minji.dm(MEETING)
        assert await until(lambda: "[추가]" in here.minji.sees())


async def test_what_could_not_be_saved_is_not_acknowledged(tmp_path, here, served, monkeypatch):
    async with living(tmp_path, here, served) as assistant:
        assert await until(lambda: here.world.sockets.links)

        async def full(*_):
            raise StoreUnavailable("full")

        monkeypatch.setattr(assistant, "receive", full)
        here.minji.dm(MEETING)
        assert await until(
            lambda: here.world.deliveries.all and here.world.deliveries.all[-1].state == "sent"
        )
        await asyncio.sleep(0.1)
        assert here.world.deliveries.all[-1].state == "sent"
        monkeypatch.undo()
        here.world.sockets.disconnect()
        assert await until(lambda: here.world.sockets.opened == 2)
        here.world.now.advance(60)  # with no line open it comes again in a minute
        here.world.ring()
        assert await until(lambda: "[추가]" in here.minji.sees())


async def test_where_slack_does_not_answer_it_is_asked_again(tmp_path, here, served, monkeypatch):
    monkeypatch.setattr(sockets, "FIRST_PAUSE", 0.05)
    here.world.app.socket_mode = False
    async with living(tmp_path, here, served):
        assert await until(lambda: here.world.calls("apps.connections.open"))
        here.world.app.socket_mode = True
        assert await until(lambda: here.world.sockets.links)


@pytest.mark.parametrize(("origin", "asks"), [("https://haru.example.com", True), (None, False)])
async def test_no_line_is_opened_where_slack_calls_or_another_process_does(
    tmp_path, here, served, origin, asks
):
    async with living(tmp_path, here, served, origin=origin, asks=asks):
        await asyncio.sleep(0.2)
        assert here.world.sockets.opened == 0


class Socket:
    """Frames as they are given."""

    def __init__(self, *frames):
        self.frames, self.sent = frames, []

    async def __aiter__(self):
        from aiohttp import WSMessage, WSMsgType

        for frame in self.frames:
            yield WSMessage(WSMsgType.TEXT if isinstance(frame, str) else WSMsgType.BINARY, frame, None)

    async def send_str(self, text):
        self.sent.append(text)


async def test_frames_of_a_kind_that_we_do_not_know_are_acknowledged():
    socket = Socket(
        '{"type": "hello"}',
        b"noise",
        '{"type": "news"}',
        '{"type": "news", "envelope_id": "e1", "payload": {}}',
    )
    line = sockets.Line(socket, None, None)
    await line.hear()
    assert line.greeted
    assert socket.sent == ['{"envelope_id": "e1"}']
