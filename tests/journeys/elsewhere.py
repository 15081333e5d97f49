"""Plays a journey in which Google has a part: the real house against the stand-in, on one clock that only we move.

Beside the script lines of every journey there are these, in the words of who does it:

    {"google": "connect"}                       the newest way to Google is taken, and the person consents there
    {"google": "revoke" | "down" | "up"}        Google takes our word no more · answers nothing · answers again
    {"google": "refuse", "count": n}            it does not take the next n writes
    {"there": "add", "event": {…}}              somebody adds, edits or removes an event in Google itself
    {"there": "edit" | "remove", "title": "…", "changes": {…}}
    {"sync": seconds}                           so much time passes, and everything that is due is done
    {"sync": seconds, "do": ["pull", "push"]}   the same, in that order; `hint`: all calendars are said to have changed
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid5

from adapters.terminal.script import KEY, SCRIPT, Script, ScriptMessenger
from bot.commands import instant
from bot.google import Google
from bot.wiring import Place, TimeAndChance, furnish
from core.assistant import Assistant
from core.dialogue.message import Preferences
from core.intake import Intake
from core.sync.connecting import Connecting
from tests.adapters.google.dance import addresses, asked, visited
from tests.fakes.google import elsewhere
from tests.fakes.google.faults import Rule
from tests.fakes.google.grants import CLIENT, SECRET
from tests.fakes.google.grants import Script as Consents
from tests.fakes.google.moments import Clock
from tests.fakes.google.server import Served
from tests.fakes.google.world import World
from tests.journeys.pictures import made
from tests.journeys.player import Answer, Journey, judge

ME, FRIEND = "haru@example.com", "friend@example.com"
BACK = "http://127.0.0.1:8999"


class OneClock:
    """The stand-in's clock is everybody's."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> Any:
        return self._clock()

    def move(self, seconds: float) -> None:
        self._clock.advance(seconds)


class Elsewhere:
    """A person with Haru on one side, and Google on the other."""

    def __init__(
        self, google: Served, assistant: Assistant, clock: OneClock, messenger: ScriptMessenger
    ) -> None:
        self._google = google
        self._assistant = assistant
        self._clock = clock
        self._script = Script(assistant, clock, messenger)  # type: ignore[arg-type]  # moves as a script's does
        self._messenger = messenger
        self._way = ""

    async def answer(self, line: dict[str, Any]) -> Answer:
        """What comes of one line."""
        if "google" in line:
            await self._at_google(line)
        elif "there" in line:
            self._there(line)
        elif "sync" in line:
            await self._sync(line)
        else:
            (got,) = [answer async for answer in self._script.play([json.dumps(line)])]
            return self._seen(got)
        while await self._assistant.resume():
            pass
        return self._seen(self._script._replied())

    def _seen(self, got: Answer) -> Answer:
        for reply in got.get("replies", []):
            self._way = next(
                (link["url"] for link in reply.get("links", []) if BACK in link["url"]), self._way
            )
        return got

    async def _at_google(self, line: dict[str, Any]) -> None:
        world = self._google.world
        match line["google"]:
            case "connect":
                await self._consent()
            case "revoke":
                world.oauth.revoke(CLIENT, ME)
                world.oauth.expire(ME)
            case "down":
                world.faults.add(Rule(kind="error", path="/calendar/*", times=None))
            case "refuse":
                world.faults.add(Rule("error", "P*", "*/events*", times=line["count"], status=400))
            case "up":
                world.faults.clear()
            case other:
                raise ValueError(other)

    async def _consent(self) -> None:
        world = self._assistant.world
        connecting = Connecting(world, Intake(world))
        page = await connecting.start(asked(self._way)["state"])
        assert page is not None, "the way is closed"
        _, back = await asyncio.to_thread(visited, page)
        await connecting.finish(back["state"], back.get("code"), back.get("error"))

    def _there(self, line: dict[str, Any]) -> None:
        world = self._google.world
        if line["there"] == "add":
            elsewhere.add(world, ME, line["event"])
            return
        items = world.calendars[ME].events.items.values()
        named = [one["id"] for one in items if one.get("summary") == line["title"]]
        if line["there"] == "edit":
            elsewhere.edit(world, ME, named[0], line["changes"])
        else:
            elsewhere.remove(world, ME, named[0])

    async def _sync(self, line: dict[str, Any]) -> None:
        sync = self._assistant.sync
        assert sync is not None
        self._clock.move(line["sync"])
        for what in line.get("do", ("push", "pull", "care")):
            await (self._hint() if what == "hint" else getattr(sync, what)())

    async def _hint(self) -> None:
        store = self._assistant.world.store
        async with store.unit() as unit:
            account = await unit.account(
                KEY, self._assistant.world.newborn(), self._clock.now(), Preferences()
            )
        for calendar in account.calendars:
            await store.hint(calendar.id)


@asynccontextmanager
async def joined(journey: Journey, folder: Path) -> AsyncIterator[Elsewhere]:
    """The house and Google, for as long as it takes."""
    async with AsyncExitStack() as stack:
        its = Clock(instant(journey.now, journey.zone))
        world = World(its, seed=0)
        world.add_account(ME, zone=journey.zone)
        world.add_account(FRIEND)
        world.oauth.script = Consents(ME)
        served = stack.enter_context(Served(world, 0))
        clock, messenger, numbers = OneClock(its), ScriptMessenger(), count()
        assistant = await furnish(
            stack,
            Place(None, folder, fresh=True, alone=True),
            chance=TimeAndChance(clock, lambda: uuid5(SCRIPT, f"born:{next(numbers)}")),
            messengers={"terminal": messenger},
            defaults=Preferences(zone=journey.zone, lang=journey.lang),
            google=Google(CLIENT, SECRET, BACK, addresses(served.url), served.url),
        )
        yield Elsewhere(served, assistant, clock, messenger)


async def play(journey: Journey, folder: Path) -> list[str]:
    """Everything that was not as expected; empty: all well."""
    async with joined(journey, folder) as both:
        return await judge(journey, made(journey, folder), both.answer)
