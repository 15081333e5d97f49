"""The page in a real browser, on a house that runs in this process and can be stopped and started again."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from adapters.inline.hints import InlineHints
from adapters.inline.queue import InlineQueue
from adapters.memory.blobs import MemoryBlobStore
from adapters.memory.store import MemoryStore
from adapters.offline.interpreter import OfflineInterpreter
from adapters.rest.doors import Doors
from bot.web import create_app, serve
from core.assistant import Assistant, World
from core.dialogue.message import Preferences
from core.dialogue.reading import Reading
from tests.adapters.rest.house import ZONE, Wall, build, sniff

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo(ZONE))


class SlowOcr:
    """Reads the same words in every picture, after a moment in which the page can be seen to wait."""

    def __init__(self) -> None:
        self.text, self.may_end = "", asyncio.Event()

    async def read(self, image: bytes) -> Reading:
        await self.may_end.wait()
        return Reading(self.text)


@dataclass
class Site:
    """A house at an address."""

    doors: Doors
    port: int
    ocr: SlowOcr | None = None
    running: asyncio.Task | None = None
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    async def open(self) -> None:
        self.stop.clear()
        self.doors.closing.clear()
        self.running = asyncio.create_task(serve(create_app(self.doors), "127.0.0.1", self.port, self.stop))

    async def close(self) -> None:
        self.stop.set()
        await self.running


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def real_doors(ocr: SlowOcr) -> tuple[Doors, InlineQueue]:
    queue = InlineQueue()
    world = World(
        store=MemoryStore(),
        interpreter=OfflineInterpreter(),
        ocr=ocr,
        blobs=MemoryBlobStore(),
        queue=queue,
        hints=InlineHints(),
        clock=Wall(MORNING),
        newborn=uuid4,
        messenger_for=lambda _: None,
        defaults=Preferences(zone=ZONE, lang="ko"),
    )
    assistant = Assistant(world)
    queue.attach(assistant.work)
    return Doors(assistant, world.store, world.blobs, world.hints, world.clock, sniff), queue


@pytest_asyncio.fixture(loop_scope="module")
async def site():
    """The real assistant, remembering in memory; pictures are read when the test lets them."""
    ocr = SlowOcr()
    doors, queue = real_doors(ocr)
    here = Site(doors, free_port(), ocr)
    await here.open()
    yield here
    await here.close()
    await queue.close()


@pytest_asyncio.fixture(loop_scope="module")
async def scripted():
    """A house that understands what the test tells it to."""
    house = build(Wall(MORNING))
    here = Site(house.doors, free_port())
    await here.open()
    yield here, house
    await here.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser():
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    playwright = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
    async with playwright.async_playwright() as driver:
        chromium = await driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        await chromium.close()


@pytest.fixture
def visit(browser):
    """Opens a page at an address; `faults` of it are what the browser complained about."""

    @asynccontextmanager
    async def opened(url: str, lang: str = "ko-KR", width: int = 1280, height: int = 800, **more):
        context = await browser.new_context(
            viewport={"width": width, "height": height}, locale=lang, timezone_id=ZONE, **more
        )
        context.set_default_timeout(15_000)
        page = await context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda told: told.type == "error" and page.faults.append(told.text))
        await page.goto(url)
        await page.wait_for_selector("html[data-ready]")
        yield page
        await context.close()

    return opened


async def say(page, text: str) -> None:
    """Types words, sends them, and waits for what comes back."""
    before = await page.locator(".line.assistant:not(.thinking)").count()
    await page.fill("#words", text)
    await page.press("#words", "Enter")
    await page.locator(".line.assistant:not(.thinking)").nth(before).wait_for()
