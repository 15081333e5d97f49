"""Everything embedded in one process: the web application, the queue and the periodic work; or one of them alone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack

from adapters.rest.doors import Doors, Notice
from adapters.tesseract.available import can_read
from adapters.tesseract.sniff import admit
from bot.doctor import calendar, data_advice, is_seen_to
from bot.google import google_of
from bot.logs import configure
from bot.platforms import Platform, living, messengers, platforms_of
from bot.report import line
from bot.s3 import bucket_of
from bot.settings import Settings
from bot.sweep import Round, own_rounds, sweeping
from bot.troubles import fit, tell
from bot.web import Address, Ways, create_app, serve
from bot.wiring import Outside, Place, furnish, place_of
from core.assistant import Assistant
from core.calendar.ical.text import is_calendar
from core.intake import Intake
from core.sync.connecting import Connecting
from core.sync.synchroniser import Synchroniser
from core.world import Model, Sight


async def live(stop: asyncio.Event, *, periodic: bool) -> int:
    """Serve until `stop` is set. 1 where the database is not fit for that."""
    settings = Settings()
    if not await _ready(settings):
        return 1
    async with AsyncExitStack() as stack:
        platforms = platforms_of(settings)
        assistant = await furnished(stack, settings, platforms, place_of(settings, alone=True))
        sync = synchroniser_of(assistant)
        app = create_app(doors_of(assistant, settings), ways_of(assistant, sync, settings), platforms)
        await stack.enter_async_context(living(platforms, assistant, asks=periodic))
        if periodic:
            await stack.enter_async_context(sweeping(rounds_of(assistant, sync), stop))
        await serve(app, Address(settings.listens_on, settings.port, settings.reached_at), stop)
    return 0


async def tick(stop: asyncio.Event) -> int:
    """The periodic work alone, until `stop` is set. Any number may run beside web processes."""
    settings = Settings()
    if not await _ready(settings):
        return 1
    async with AsyncExitStack() as stack:
        platforms = platforms_of(settings)
        assistant = await furnished(stack, settings, platforms, place_of(settings))
        for one in platforms:
            stack.push_async_callback(one.close)
        await stack.enter_async_context(sweeping(rounds_of(assistant, synchroniser_of(assistant)), stop))
        await stop.wait()
    return 0


async def _ready(settings: Settings) -> bool:
    configure(settings.log_level, settings.log_format)
    finding = calendar(settings)
    if finding.advice:
        tell(line(finding))
    return await fit(settings)


async def furnished(
    stack: AsyncExitStack, settings: Settings, platforms: Sequence[Platform], place: Place
) -> Assistant:
    """The assistant of one process of the house, with all that it was told of."""
    assistant = await furnish(
        stack,
        place,
        google=google_of(settings),
        messengers=messengers(platforms),
        outside=Outside(await _model_of(stack, settings, place), await _sight_of(stack, settings, place)),
    )
    for one in platforms:
        one.enter(assistant)
    return assistant


async def _model_of(stack: AsyncExitStack, settings: Settings, place: Place) -> Model | None:
    """Without a key nothing of it is imported."""
    if not settings.openai_api_key:
        return None
    from bot.openai import model_of

    return await model_of(stack, settings, place)


async def _sight_of(stack: AsyncExitStack, settings: Settings, place: Place) -> Sight | None:
    """Nor of this, where nothing was said of it."""
    if not is_seen_to(settings):
        return None
    from bot.vision import sight_of

    return await sight_of(stack, settings, place)


def synchroniser_of(assistant: Assistant) -> Synchroniser | None:
    """What keeps both sides the same, where there is another side."""
    return assistant.sync


def rounds_of(assistant: Assistant, sync: Synchroniser | None) -> list[Round]:
    """All periodic work there is."""
    return [*own_rounds(assistant), *(remote_rounds(sync) if sync else ())]


def remote_rounds(sync: Synchroniser) -> list[Round]:
    """What the remote calendar needs. How often something is really asked there, each of them knows itself."""
    return [Round("push", sync.push, 0.5), Round("pull", sync.pull), Round("care", sync.care, 10.0)]


def ways_of(assistant: Assistant, sync: Synchroniser | None, settings: Settings) -> Ways | None:
    """The way to Google and back, where there is one."""
    if sync is None or settings.origin is None:
        return None
    connecting = Connecting(assistant.world, Intake(assistant.world))
    return Ways(assistant.world, connecting, sync.watcher.ring, settings.origin)


def admit_sent(data: bytes) -> None:
    """Let through what we read: calendar files, and pictures. Raises UnreadableImage."""
    if not is_calendar(data):
        admit(data)


def doors_of(assistant: Assistant, settings: Settings) -> Doors:
    """What the API needs, out of the assistant's world."""
    world = assistant.world
    return Doors(
        assistant=assistant,
        store=world.store,
        blobs=world.blobs,
        hints=world.hints,
        clock=world.clock,
        sniff=admit_sent,
        zone=world.defaults.zone,
        lang=world.defaults.lang,
        local=settings.local,
        pictures=bucket.origin if (bucket := bucket_of(settings)) else "",
        notices=() if can_read() or world.sight else (Notice("no_ocr", data_advice()),),
    )
