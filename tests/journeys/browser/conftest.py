"""The page in a real browser, on a house that runs in this process and can be stopped and started again."""

from __future__ import annotations

import asyncio
import socket
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.rest.doors import Doors
from bot.web import Address, create_app, serve
from tests.adapters.rest.house import NOW, PNG, ZONE, House, Wall, furnished

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@dataclass
class Site:
    """A house at an address."""

    house: House
    port: int
    running: asyncio.Task | None = None
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def doors(self) -> Doors:
        return self.house.doors

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    async def open(self) -> None:
        self.stop.clear()
        self.doors.closing.clear()
        self.running = asyncio.create_task(
            serve(create_app(self.doors), Address("127.0.0.1", self.port, "127.0.0.1"), self.stop)
        )

    async def close(self) -> None:
        self.stop.set()
        await self.running


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@pytest_asyncio.fixture(loop_scope="module")
async def site(tmp_path):
    """The real assistant on a file of its own; pictures are read when the test lets them."""
    async with AsyncExitStack() as stack:
        here = Site(await furnished(stack, tmp_path, Wall(NOW)), free_port())
        await here.open()
        yield here
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
    async def opened(
        url: str, lang: str = "ko-KR", width: int = 1280, height: int = 800, ready="html[data-ready]", **more
    ):
        place = {"locale": lang, "timezone_id": ZONE} | more
        context = await browser.new_context(viewport={"width": width, "height": height}, **place)
        context.set_default_timeout(15_000)
        page = await context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda told: told.type == "error" and page.faults.append(told.text))
        await page.goto(url)
        await page.wait_for_selector(ready)
        yield page
        await context.close()

    return opened


async def pick(page, *names: str, data: bytes = PNG) -> None:
    """Picks pictures, which wait above the field to be sent."""
    files = [{"name": name, "mimeType": "image/png", "buffer": data} for name in names]
    await page.set_input_files(".say input[type=file]", files)


async def say(page, text: str) -> None:
    """Types words, sends them, and waits for what comes back."""
    before = await page.locator(".line.assistant:not(.thinking)").count()
    await page.fill("#words", text)
    await page.press("#words", "Enter")
    await page.locator(".line.assistant:not(.thinking)").nth(before).wait_for()
