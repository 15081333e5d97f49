"""The real house on a file of its own, a caller at its door, and the few things that can be made to fail."""

from __future__ import annotations

import asyncio
import struct
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zlib import compress, crc32
from zoneinfo import ZoneInfo

import httpx2

from adapters.inline.queue import InlineQueue
from adapters.offline.interpreter import OfflineInterpreter
from adapters.rest.doors import Doors
from adapters.rest.translate import conversation
from adapters.tesseract.sniff import admit
from bot.google import Google
from bot.web import create_app
from bot.wiring import Place, TimeAndChance, furnish
from core.assistant import Assistant
from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.time.expression import CalendarDate, Clock, Spoken, TimeExpression
from core.calendar.when import Settled, Timed, Window
from core.dialogue.interpretation import CreateEvents, EventProposal, Interpretation, Request
from core.dialogue.message import Preferences
from core.dialogue.reading import Reading
from core.errors import StoreUnavailable
from core.store import Store


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))


HEAD = struct.pack(">IIBBBBB", 100, 100, 8, 0, 0, 0, 0)  # a black square
PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", HEAD)
    + _chunk(b"IDAT", compress(bytes(101 * 100)))
    + _chunk(b"IEND", b"")
)
ZONE = "Asia/Seoul"
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo(ZONE))
PAGE = conversation("page")
EVER = Window(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


@dataclass
class Wall:
    """A clock that goes on from a given instant."""

    start: datetime
    began: float = field(default_factory=lambda: asyncio.get_event_loop().time())

    def now(self) -> datetime:
        return self.start + timedelta(seconds=asyncio.get_event_loop().time() - self.began)


@dataclass
class Stood:
    """A clock that stands still until it is moved."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


class Told(OfflineInterpreter):
    """Understands texts as it was told to, and every other text by itself."""

    def __init__(self) -> None:
        self.meanings: dict[str, CreateEvents] = {}

    async def interpret(self, request: Request) -> Interpretation:
        meaning = self.meanings.get(request.text)
        return await super().interpret(request) if meaning is None else Interpretation(meaning, "ko")


class SlowOcr:
    """Reads the same words in every picture, once it may."""

    def __init__(self) -> None:
        self.text, self.may_end = "", asyncio.Event()

    async def read(self, image: bytes) -> Reading:
        await self.may_end.wait()
        return Reading(self.text)


class Lockable:
    """A store that somebody else may hold locked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.locked = False

    def __getattr__(self, name: str) -> Any:
        if self.locked:
            raise StoreUnavailable("locked")
        return getattr(self._store, name)


class Fillable:
    """A place for pictures on a disk that may be full, and that counts what it was asked to read."""

    def __init__(self, blobs: Any) -> None:
        self._blobs = blobs
        self.full, self.reads = False, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._blobs, name)

    async def get(self, key: str) -> bytes:
        self.reads += 1
        return await self._blobs.get(key)

    async def put(self, key: str, data: bytes) -> None:
        if self.full:
            raise OSError(28, "No space left on device")
        await self._blobs.put(key, data)


@dataclass
class House:
    """Everything behind the API, and what a test looks at."""

    doors: Doors
    store: Lockable
    blobs: Fillable
    interpreter: Told
    ocr: SlowOcr
    pictures: Path

    @property
    def assistant(self) -> Assistant:
        return self.doors.assistant

    def means(self, text: str, *events: EventProposal) -> None:
        self.interpreter.meanings[text] = CreateEvents(events)

    async def add(self, title: str, when: Settled, **more: Any) -> None:
        """Something that is on the calendar already."""
        event = Event(uuid4(), title, when, **more)
        change = Change(uuid4(), event.id, "create", None, event, "elsewhere", uuid4())
        world = self.assistant.world
        async with self.store.unit() as unit:
            account = await unit.account(PAGE, uuid4(), NOW, world.defaults)
            await unit.write(account, [change], NOW)

    async def titles(self) -> list[str]:
        return [event.title for event in await self.store.agenda(PAGE, EVER)]

    async def texts(self) -> list[str]:
        return [line.text for line in await self.store.transcript(PAGE, 0, 10_000)]

    async def newest(self) -> int:
        return max(line.changed for line in await self.store.transcript(PAGE, 0, 10_000))

    def kept(self) -> list[str]:
        """The names of all pictures."""
        return sorted(path.name for path in self.pictures.glob("*")) if self.pictures.exists() else []

    def caller(self) -> httpx2.AsyncClient:
        """Somebody at the door, of a process that has just started."""
        app = create_app(self.doors)
        transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
        return httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000")


async def furnished(
    stack: AsyncExitStack,
    folder: Path,
    clock: Any,
    prefs: Preferences | None = None,
    google: Google | None = None,
    **more: Any,
) -> House:
    """A house in this folder; one that was there before is the same house after a restart."""
    place, chance = Place(None, folder, fresh=True), TimeAndChance(clock)
    plain = (await furnish(stack, place, chance=chance, defaults=prefs, google=google)).world
    store, blobs = Lockable(plain.store), Fillable(plain.blobs)
    interpreter, ocr, queue = Told(), SlowOcr(), InlineQueue()
    stack.push_async_callback(queue.close)
    world = replace(plain, store=store, blobs=blobs, interpreter=interpreter, ocr=ocr, queue=queue)
    assistant = Assistant(world)
    queue.attach(assistant.work)
    more = {"zone": world.defaults.zone, "lang": world.defaults.lang} | more
    doors = Doors(assistant, store, blobs, world.hints, clock, admit, **more)
    return House(doors, store, blobs, interpreter, ocr, folder / "images")


def at(day: date, hour: int, minute: int = 0, minutes: int | None = 60) -> Timed:
    """A time in Seoul."""
    start = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(ZONE))
    return Timed(start, None if minutes is None else start + timedelta(minutes=minutes), ZONE)


def on(month: int, day: int, hour: int | None = None) -> TimeExpression:
    """A day as somebody says it, with or without an hour of the 24."""
    clock = None if hour is None else Clock(hour, 0, "am" if hour < 12 else "pm")
    return Spoken(day=CalendarDate(day, month), clock=clock)


def buttons(reply: dict[str, Any]) -> dict[str, str]:
    """The tokens of a reply by verb; of several with one verb the last."""
    return {one["verb"]: one["token"] for row in reply["buttons"] for one in row}
