"""Everything embedded in one process: the web application, the queue and the sweep."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from adapters.rest.doors import Doors, Notice
from adapters.tesseract.available import can_read
from adapters.tesseract.sniff import admit
from bot.doctor import data_advice
from bot.settings import Settings
from bot.sweep import sweep
from bot.web import create_app, serve
from bot.wiring import Place, furnish
from core.assistant import Assistant


async def live(stop: asyncio.Event, *, sweeping: bool) -> int:
    """Serve until `stop` is set."""
    settings = Settings()
    async with AsyncExitStack() as stack:
        assistant = await furnish(stack, Place(settings.database_url, settings.data_dir))
        app = create_app(doors_of(assistant, settings))
        sweeper = asyncio.create_task(sweep(assistant, stop)) if sweeping else None
        try:
            await serve(app, settings.host, settings.port, stop)
        finally:
            stop.set()
            if sweeper is not None:
                await sweeper
    return 0


def doors_of(assistant: Assistant, settings: Settings) -> Doors:
    """What the API needs, out of the assistant's world."""
    world = assistant.world
    return Doors(
        assistant=assistant,
        store=world.store,
        blobs=world.blobs,
        hints=world.hints,
        clock=world.clock,
        sniff=admit,
        zone=world.defaults.zone,
        lang=world.defaults.lang,
        local=settings.local,
        notices=() if can_read() else (Notice("no_ocr", data_advice()),),
    )
