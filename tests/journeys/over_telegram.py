"""Plays a journey over Telegram: a person writes, forwards, edits and taps there, and the house answers by its wire."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid5

from adapters.telegram.platform import Account, TelegramPlatform
from adapters.terminal.script import SCRIPT, Script, ScriptMessenger, instant
from bot.commands import instant as moment
from bot.platforms import living
from bot.wiring import Place, TimeAndChance, furnish
from core.assistant import Assistant
from core.dialogue.buttons import pack
from core.dialogue.effects import Say
from core.dialogue.message import ConversationKey, Preferences
from core.ports import Messenger
from tests.fakes.telegram.client import call, inside
from tests.fakes.telegram.store import Kept
from tests.fakes.telegram.world import World
from tests.journeys.player import Answer, Journey, judge

GATHERED = 1.1


class OneClock:
    """Everybody's."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def __call__(self) -> datetime:
        return self._now

    def now(self) -> datetime:
        return self._now

    def move(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


class Overheard(ScriptMessenger):
    """What was really said in Telegram, kept for the line's answer."""

    def __init__(self, there: Messenger) -> None:
        super().__init__()
        self._there = there

    async def deliver(self, key: ConversationKey, say: Say, sent_as: str | None) -> str | None:
        name = await self._there.deliver(key, say, sent_as)
        self.says.append(say)
        return name

    async def fetch(self, key: ConversationKey, file: str) -> bytes:
        return await self._there.fetch(key, file)


class OverTelegram(Script):
    """A person there."""

    def __init__(
        self,
        world: World,
        platform: TelegramPlatform,
        assistant: Assistant,
        clock: OneClock,
        messenger: Overheard,
    ) -> None:
        super().__init__(assistant, clock, messenger)  # type: ignore[arg-type]  # moves as a script's does
        self._world, self._platform, self._time = world, platform, clock
        language = assistant.world.defaults.lang
        self._person = world.add_person("민수", language=language)
        self._key = ConversationKey("telegram", str(self._person.id), str(self._person.id))
        self._sent: dict[int, Kept] = {}
        self._next = 0

    async def _play_one(self, line: dict[str, Any]) -> Answer:
        if line.keys() & {"show", "wait"}:
            return await super()._play_one(line)
        if not await self._act(line):
            return await super()._play_one(line)
        while await self._heard():
            await self._wait_quietly()
            if "forwarded_at" in line:  # others may belong to it
                self._time.move(GATHERED)
                await self._wait_quietly()
        return self._replied()

    async def _act(self, line: dict[str, Any]) -> bool:
        """Whether it can be done there."""
        person, words = self._person, str(line.get("say", ""))
        if "press" in line:
            return await self._tap(line)
        if "edit" in line:
            if int(line["edit"]) not in self._sent:
                return False
            person.edit(self._sent[int(line["edit"])], words)
        elif "photo" in line:
            path = Path(line["photo"])
            self._sent[self._line] = person.document(path.read_bytes(), path.name, words)
        elif "forwarded_at" in line:
            when = instant(line["forwarded_at"], self._time.now().tzinfo)
            self._sent[self._line] = person.forward(words, "지은", when)
        elif words.strip():
            self._sent[self._line] = person.write(words)
        else:
            return False
        return True

    async def _tap(self, line: dict[str, Any]) -> bool:
        press = self._press(str(line["press"]), line.get("choice"), line.get("title"))
        ours = [kept for kept in self._person.room.all if kept.mine]
        if press is None or not ours:
            return False
        self._person.press(ours[-1], data=pack(press))
        return True

    async def _heard(self) -> bool:
        """Whether there was anything to be brought."""
        updates = call(self._world, "getUpdates", offset=self._next)
        for update in updates:
            await self._platform.take(update)
            self._next = update["update_id"] + 1
        return bool(updates)

    async def _wait_quietly(self) -> None:
        front = self._platform._front
        assert front is not None
        busy = True
        while busy:
            queue = self._assistant.world.queue
            while under_way := {*front._tasks, *front._reception._tasks, *queue._tasks}:  # type: ignore[attr-defined]
                await asyncio.wait(under_way)
            busy = bool(await self._jobs() or await self._assistant.resume())


async def play_over_telegram(journey: Journey, folder: Path, pictures: dict[str, Path]) -> list[str]:
    """Everything that was not as expected; empty: all well."""
    async with AsyncExitStack() as stack:
        clock, numbers = OneClock(moment(journey.now, journey.zone)), count()
        world = World(clock, seed=7)
        ways = inside(world), inside(world)
        platform = TelegramPlatform(Account(world.bot.token, "http://telegram.test"), ways)
        messenger = Overheard(platform.messenger)
        assistant = await furnish(
            stack,
            Place(None, folder, fresh=True),
            chance=TimeAndChance(clock, lambda: uuid5(SCRIPT, f"born:{next(numbers)}")),
            messengers={"telegram": messenger},
            defaults=Preferences(zone=journey.zone, lang=journey.lang),
        )
        await stack.enter_async_context(living([platform], assistant, asks=False))
        await world.until(lambda: platform._front is not None)
        script = OverTelegram(world, platform, assistant, clock, messenger)

        async def answer(line: dict[str, Any]) -> Answer:
            (got,) = [answer async for answer in script.play([json.dumps(line)])]
            return got

        return await judge(journey, pictures, answer)
