"""Everything embedded in one process: the web application, the queue and the sweep."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from adapters.rest.doors import Doors, Notice
from adapters.tesseract.available import can_read
from adapters.tesseract.sniff import admit
from bot.doctor import data_advice
from bot.logs import configure
from bot.settings import Settings
from bot.sweep import sweeping
from bot.troubles import fit
from bot.web import Address, create_app, serve
from bot.wiring import Place, furnish
from core.assistant import Assistant


async def live(stop: asyncio.Event, *, periodic: bool) -> int:
    """Serve until `stop` is set. 1 where the database is not fit for that."""
    settings = Settings()
    configure(settings.log_level, settings.log_format)
    if not await fit(settings):
        return 1
    async with AsyncExitStack() as stack:
        assistant = await furnish(stack, Place(settings.database_url, settings.data_dir, alone=True))
        app = create_app(doors_of(assistant, settings))
        if periodic:
            await stack.enter_async_context(sweeping(assistant, stop))
        await serve(app, Address(settings.listens_on, settings.port, settings.reached_at), stop)
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
