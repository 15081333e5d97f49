"""Google Vision, or a server that speaks as it does, as this house was told of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from adapters.tesseract.darkroom import Darkroom, can_print
from adapters.vision.access import HOST, Access
from adapters.vision.ocr import VisionOcr
from bot.doctor import Finding, is_seen_to
from bot.wiring import soon
from core.errors import SightFailed
from core.world import Sight

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.wiring import Place

PATIENCE = 5.0
OURS = frozenset({"key", "forbidden", "request"})
"""What the keeper of this house can mend."""


def access_of(settings: Settings) -> Access | None:
    """None where nothing was said of Vision: then pictures are read on this machine alone."""
    if not is_seen_to(settings):
        return None
    return Access(
        settings.vision_api_endpoint or HOST,
        settings.vision_transport,
        settings.google_application_credentials,
    )


@asynccontextmanager
async def reading(settings: Settings) -> AsyncIterator[VisionOcr]:
    """The engine for one command. Raises ValueError where nothing was said of it."""
    access = access_of(settings)
    if access is None:
        raise ValueError("neither GOOGLE_APPLICATION_CREDENTIALS nor VISION_API_ENDPOINT is set")
    async with _opened(access, Darkroom(start=60)) as ocr:
        yield ocr


@asynccontextmanager
async def _opened(access: Access, darkroom: Darkroom) -> AsyncIterator[VisionOcr]:
    async with darkroom:
        ocr = VisionOcr(access, darkroom.develop)
        try:
            yield ocr
        finally:
            await ocr.close()


async def sight_of(stack: AsyncExitStack, settings: Settings, place: Place) -> Sight | None:
    """The engine that reads pictures for those who agreed; None where nothing was said of it."""
    access = access_of(settings)
    if access is None:
        return None
    darkroom = Darkroom(door=place.darkroom)
    ocr = await stack.enter_async_context(_opened(access, darkroom))
    if place.warm and can_print():
        soon(stack, darkroom.warm)
    if place.warm or place.ready:
        warming = asyncio.create_task(ocr.warm())
        stack.callback(warming.cancel)
    return Sight(ocr, name_of(access))


def name_of(access: Access) -> str:
    """As people know it: a stand-in, or another server, by its host."""
    host = urlsplit(access.endpoint).hostname or ""
    return "Google Vision" if host.endswith("googleapis.com") else host


async def examine(settings: Settings) -> list[Finding]:
    """Whether Vision answers to who asks, and what leaves this house; nothing where nothing was said of it."""
    access = access_of(settings)
    if access is None:
        return []
    facts = {"place": access.place, "transport": access.transport}
    found = [await _answers(access, facts), Finding("sent", "pictures", "note", "where_agreed", facts)]
    if not can_print():
        found.append(Finding("ocr", "vision", "note", "plain_only", facts, "pillow"))
    return found


async def _answers(access: Access, facts: dict[str, str]) -> Finding:
    ocr = VisionOcr(access, _nothing)
    try:
        await asyncio.wait_for(ocr.answers(), 2 * PATIENCE)
    except SightFailed as error:
        if error.reason in OURS:
            return Finding("ocr", "vision", "wrong", "vision_refused", facts, "vision_credentials")
        return Finding("ocr", "vision", "note", "vision_away", facts | {"reason": error.reason})
    except TimeoutError:
        return Finding("ocr", "vision", "note", "vision_away", facts | {"reason": "timeout"})
    finally:
        await ocr.close()
    return Finding("ocr", "vision", "fine", "ready", facts)


async def _nothing(image: bytes) -> bytes:
    """No picture is sent to see who answers."""
    return image
