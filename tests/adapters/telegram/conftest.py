"""A bot in a running house, and a stand-in for Telegram with people who write to it."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from adapters.telegram.platform import Account, TelegramPlatform
from bot.platforms import living, messengers
from bot.sweep import Round, sweeping
from bot.wiring import Place, TimeAndChance, furnish
from core.assistant import Assistant
from core.calendar.event import Event
from core.calendar.when import Window
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.reading import Reading
from core.errors import UnreadableImage
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.server import Served
from tests.fakes.telegram.store import Chat, Kept
from tests.fakes.telegram.world import World

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Asia/Seoul"))
EVER = Window(NOW - timedelta(days=300), NOW + timedelta(days=600))


class Clock:
    """Stands where it is put; the stand-in and the house share it."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def now(self) -> datetime:
        return self.at

    def advance(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class Ocr:
    """Pictures here are their own text; what is no text is broken."""

    async def read(self, image: bytes) -> Reading:
        try:
            return Reading(image.decode("utf-8"))
        except UnicodeDecodeError as error:
            raise UnreadableImage("broken") from error


class Faults:
    """Keeps what went wrong."""

    def __init__(self) -> None:
        self.noted: list[tuple[str, str]] = []

    def note(self, what: str, about: UUID | None, error: BaseException) -> None:
        self.noted.append((what, type(error).__name__))


class Room:
    """What happens in it; a house can be closed, and another opened on the same database."""

    def __init__(self, folder: Path, served: Served, clock: Clock) -> None:
        self.telegram, self.clock = served.world, clock
        self._folder, self._url = folder, served.url
        self._stack = AsyncExitStack()
        self._stop = asyncio.Event()
        self.assistant: Assistant
        self.ocr, self.faults = Ocr(), Faults()

    async def open(self, *, polls: bool = True) -> TelegramPlatform:
        origin = None if polls else "http://127.0.0.1:1"
        platform = TelegramPlatform(Account(self.telegram.bot.token, self._url, origin=origin))
        plain = await furnish(
            self._stack,
            Place(None, self._folder, fresh=True, alone=True),
            chance=TimeAndChance(self.clock),
            messengers=messengers([platform]),
        )
        self.assistant = Assistant(replace(plain.world, ocr=self.ocr, faults=self.faults))
        plain.world.queue.attach(self.assistant.work)  # type: ignore[attr-defined]
        platform.enter(self.assistant)
        await self._stack.enter_async_context(living([platform], self.assistant, asks=polls))
        sweep = Round("sweep", self.assistant.resume, 0.05)
        await self._stack.enter_async_context(sweeping([sweep], self._stop))
        await self.telegram.until(lambda: self.telegram.bot.commands)
        return platform

    async def close(self) -> None:
        self._stop.set()
        await self._stack.aclose()
        self._stack, self._stop = AsyncExitStack(), asyncio.Event()

    def person(self, name: str = "민수", language: str = "ko") -> Person:
        return self.telegram.add_person(name, language=language)

    async def says(self, chat: Chat | Person, words: str, after: Kept | None = None) -> Kept:
        """The newest message of ours with these words, once it is there; later than `after`."""
        place = chat.room if isinstance(chat, Person) else chat
        found: list[Kept] = []

        def there() -> bool:
            found[:] = [kept for kept in place.all if kept.mine and words in kept.text]
            return bool(found) and (after is None or found[-1].id > after.id)

        try:
            await self.telegram.until(there)
        except Exception as error:
            raise AssertionError(f"nobody said {words!r}:\n{self.screen(place)}") from error
        return found[-1]

    async def gathered(self) -> None:
        """Time goes by until nothing more is waited for."""
        for _ in range(10):
            await asyncio.sleep(0.15)
            self.clock.advance(0.5)

    def screen(self, place: Chat) -> str:
        from tests.fakes.telegram.screen import screen

        return screen(self.telegram, place)

    def notices(self) -> list[str]:
        """What stood over buttons for a moment."""
        return [str(query.answer.text) for query in self.telegram.queries.by_id.values() if query.answer]

    async def calendar(self, person: Person, chat: Chat | None = None) -> list[Event]:
        key = ConversationKey("telegram", str(chat.id if chat else person.id), str(person.id))
        async with self.assistant.world.store.unit() as unit:
            account = await unit.account(key, self.assistant.world.newborn(), NOW, Preferences())
            return sorted(await unit.events(account, [EVER]), key=lambda event: str(event.when))

    async def titles(self, person: Person, chat: Chat | None = None) -> list[str]:
        return [event.title for event in await self.calendar(person, chat)]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def telegram(clock):
    world = World(clock, seed=7)
    with Served(world) as served:
        world.served = served
        yield served


@pytest.fixture
async def room(telegram, clock, tmp_path):
    made = Room(tmp_path, telegram, clock)
    await made.open()
    yield made
    await made.close()
