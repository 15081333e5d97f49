"""One person and Haru on a platform, for what every platform has to do alike."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from adapters.telegram.platform import Account, TelegramPlatform
from bot.platforms import living, messengers
from bot.wiring import Place, TimeAndChance, furnish
from core.assistant import Assistant
from tests.adapters.slack.house import SlackHouse, house
from tests.fakes.telegram.client import call, inside
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.store import Kept
from tests.fakes.telegram.world import World
from tests.journeys.over_telegram import OneClock

NOW = datetime(2026, 11, 23, tzinfo=UTC)  # 09:00 in Seoul


@dataclass(frozen=True)
class Seen:
    """A message of ours: its words, the names of its files, and the part of the chat that it is in."""

    text: str
    files: tuple[str, ...]
    thread: str


class PlatformScene(Protocol):
    """`say` returns once everything that it leads to has happened; `begin` opens a part of the chat, by its name."""

    async def say(self, words: str, thread: str = "") -> None: ...
    async def begin(self) -> str: ...
    def seen(self) -> list[Seen]: ...
    def files(self) -> list[bytes]: ...


@dataclass
class OnTelegram:
    world: World
    person: Person
    platform: TelegramPlatform
    assistant: Assistant
    after: int = 0

    async def say(self, words: str, thread: str = "") -> None:
        self.person.write(words, topic=int(thread or 0))
        for update in call(self.world, "getUpdates", offset=self.after):
            await self.platform.take(update)
            self.after = update["update_id"] + 1
        busy = True
        while busy:
            front, queue = self.platform._front, self.assistant.world.queue
            assert front is not None
            while tasks := {*front._tasks, *front._reception._tasks, *queue._tasks}:  # type: ignore[attr-defined]
                await asyncio.wait(tasks)
            busy = bool(await self.assistant.resume())

    async def begin(self) -> str:
        self.person.room.topics = {11: "일정"}
        return "11"

    def seen(self) -> list[Seen]:
        return [self._seen(kept) for kept in self.person.room.all if kept.mine]

    def _seen(self, kept: Kept) -> Seen:
        names = [kept.body["document"]["file_name"]] if "document" in kept.body else []
        return Seen(kept.text, tuple(names), str(kept.body.get("message_thread_id") or ""))

    def files(self) -> list[bytes]:
        sent = [kept.body["document"]["file_id"] for kept in self.person.room.all if "document" in kept.body]
        return [self.world.files.by_id[one].content for one in sent]


@dataclass
class OnSlack:
    house: SlackHouse

    async def say(self, words: str, thread: str = "") -> None:
        self.house.minji.dm(words, **({"thread": thread} if thread else {}))
        await self.house.settle()

    async def begin(self) -> str:
        kept = self.house.minji.dm("안녕")
        await self.house.settle()
        return str(kept["ts"])

    def seen(self) -> list[Seen]:
        said = [one for one in self.house.minji.dms.messages.values() if one.get("bot_id")]
        return [
            Seen(
                str(one.get("text") or ""),
                tuple(file["name"] for file in one.get("files") or ()),
                str(one.get("thread_ts") or ""),
            )
            for one in said
        ]

    def files(self) -> list[bytes]:
        return [file.content or b"" for file in self.house.world.files.values()]


@asynccontextmanager
async def on_telegram(folder: Path, lang: str) -> AsyncIterator[PlatformScene]:
    async with AsyncExitStack() as stack:
        clock = OneClock(NOW)
        world = World(clock, seed=7)
        platform = TelegramPlatform(
            Account(world.bot.token, "http://telegram.test"), (inside(world), inside(world))
        )
        place, chance = Place(None, folder, fresh=True), TimeAndChance(clock)
        assistant = await furnish(stack, place, chance=chance, messengers=messengers([platform]))
        platform.enter(assistant)
        await stack.enter_async_context(living([platform], assistant, asks=False))
        await world.until(lambda: platform._front is not None)
        yield OnTelegram(world, world.add_person("민지", language=lang), platform, assistant)


@asynccontextmanager
async def on_slack(folder: Path, lang: str) -> AsyncIterator[PlatformScene]:
    async with house(folder) as made:
        made.minji.speak({"ko": "ko-KR", "en": "en-US"}[lang])
        await made.settle()
        yield OnSlack(made)
        assert made.world.complaints == []
