"""A house with Slack in it, in one process: Slack's side is the stand-in, ours is everything from the hook on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx2
from fastapi import FastAPI

from adapters.slack import platform as slack
from adapters.slack.manifest import manifest
from adapters.slack.wire import Wire
from adapters.vault.keys import KeyFile
from adapters.vault.vault import KeyVault
from bot.wiring import Place, TimeAndChance, furnish
from core.assistant import Assistant
from tests.fakes.google.moments import Clock
from tests.fakes.slack.app import App
from tests.fakes.slack.inside import Session, deliver
from tests.fakes.slack.message import Request
from tests.fakes.slack.scene import Scene, scene

NOW = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)  # 09:00 in Seoul
ORIGIN = "http://haru.test"
PATIENCE = 30.0  # real seconds: a machine that is busy with others is not what is tried


class SlackHouse:
    """`scene` is Slack's side; `settle` lets everything happen that is on its way."""

    def __init__(self, here: Scene, assistant: Assistant, app: slack.SlackPlatform, web: FastAPI) -> None:
        self.scene, self.world, self.clock = here, here.world, here.world.now
        self.assistant, self.platform, self.web = assistant, app, web
        self.client = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=web), base_url=ORIGIN)
        self.minji, self.junho, self.general = here.minji, here.junho, here.general

    async def answer(self, request: Request):
        found = await self.client.request(
            request.method, request.path, headers=dict(request.headers), content=request.body
        )
        return found.status_code, dict(found.headers), found.content

    async def settle(self) -> None:
        """Deliver, and let what is owed be carried out, till nothing moves any more."""
        for _ in range(20):
            count = await deliver(self.world, self.answer)
            await self.quiet()
            if not count and not self.world.deliveries.due():
                return

    async def quiet(self) -> None:
        """Until no task of ours is under way but those that always are."""
        for _ in range(round(PATIENCE / 0.005)):
            if not self.busy():
                return
            await asyncio.sleep(0.005)
        raise AssertionError("still busy")

    def busy(self) -> bool:
        front = self.platform._front
        reading = self.assistant.world.queue._tasks
        return bool(reading or (front and (front._tasks or front._inside.reception._tasks)))

    async def later(self, seconds: float) -> None:
        """The clock moves on, and what is due by then is done."""
        self.clock.advance(seconds)
        while await self.assistant.resume():
            pass
        await self.settle()

    async def events(self) -> list[str]:
        """What is on 민지's calendar, by title."""
        from core.calendar.when import Window

        key = self.key(self.minji)
        window = Window(datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))
        return sorted(event.title for event in await self.assistant.world.store.agenda(key, window))

    def key(self, hand, channel=None):
        from adapters.slack.heard import key_of

        return key_of(self.scene.team.id, (channel or hand.dms).id, hand.id)


@asynccontextmanager
async def house(
    folder: Path, account: Callable[[Scene], slack.Account] | None = None, here: Scene | None = None
) -> AsyncIterator[SlackHouse]:
    """Furnished, with the app installed in the scene's workspace."""
    app = App()
    app.configure(manifest(ORIGIN))  # with the permissions that we ask for, and no others
    here = here or scene(Clock(NOW), app=app)
    here.world.settings.previews, here.world.settings.patience = False, PATIENCE
    made = account(here) if account else slack.Account(here.bot.token, here.world.app.signing_secret)
    wire = Wire(f"{here.world.base}/api", Session(here.world))
    ours = slack.SlackPlatform(made, KeyVault(KeyFile(folder)), wire)
    async with AsyncExitStack() as stack:
        place = Place(None, folder, fresh=True)
        chance = TimeAndChance(clock=WorldClock(here.world.now))
        assistant = await furnish(stack, place, chance=chance, messengers={"slack": ours.messenger})
        ours.enter(assistant)
        web = FastAPI()
        web.include_router(ours.router())
        life = asyncio.create_task(ours.live(assistant, asks=False))
        await asyncio.sleep(0)
        try:
            yield SlackHouse(here, assistant, ours, web)
        finally:
            life.cancel()
            await asyncio.gather(life, return_exceptions=True)
            await ours.close()


class WorldClock:
    """The stand-in's clock is ours."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
