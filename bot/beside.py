"""What goes on beside a talk in the terminal where Google is the calendar: staying in step, and the way there and back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.house import remote_rounds, ways_of
from bot.report import words_in
from bot.settings import Settings
from bot.sweep import sweeping
from bot.troubles import tell
from bot.web import Ways, carry, create_way, listen
from core.assistant import Assistant
from core.dialogue.message import Lang


@asynccontextmanager
async def beside(assistant: Assistant, settings: Settings, lang: Lang) -> AsyncIterator[None]:
    """While its block runs. Nothing else may be running that does it."""
    if assistant.sync is None:
        yield
        return
    ways = ways_of(assistant, assistant.sync, settings)
    async with (
        sweeping(remote_rounds(assistant.sync), asyncio.Event()),
        _open(ways if settings.local else None, settings, lang),
    ):
        yield


@asynccontextmanager
async def _open(ways: Ways | None, settings: Settings, lang: Lang) -> AsyncIterator[None]:
    """The doors, where they are on this machine and nobody else holds their port."""
    try:
        listening = listen(settings.listens_on, settings.port) if ways else None
    except OSError:
        tell(words_in(lang)["trouble.port"].format(port=settings.port))
        listening = None
    if ways is None or listening is None:
        yield
        return
    stop = asyncio.Event()
    with listening:
        serving = asyncio.create_task(carry(create_way(ways), listening, stop))
        try:
            yield
        finally:
            stop.set()
            await serving
