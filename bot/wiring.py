"""Which technology serves which port. Everything unset falls back to what needs no account, key or server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from adapters.database.open import open_store, reopened
from adapters.database.store import DatabaseStore
from adapters.offline.interpreter import OfflineInterpreter
from adapters.s3.bucket import Bucket
from adapters.tesseract.available import can_read
from adapters.tesseract.local import LocalOcr
from bot.google import Google, remote_of
from bot.lines import lines
from bot.logs import LoggedFaults
from bot.s3 import blobs_of, bucket_of
from core.assistant import Assistant
from core.dialogue.message import Preferences
from core.ports import Clock, Messenger
from core.tidy_store import KEPT
from core.world import Model, Sight, World

if TYPE_CHECKING:
    from bot.settings import Settings

SOON = 3.0
"""Seconds; readiness takes less than one."""


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """Where things are kept. No `database`: a file in the folder. `fresh` makes the schema without migrations. Without a
    `bucket` pictures are in the folder, too; for so long after they were read as `pictures` says.

    `alone`: this is the process that works on the file, and takes up what another left behind when it died. `redis` is
    where slow work is handed over; `ready`: the tables are known to be in place. `engine`: the door behind which another
    process of this machine reads pictures, and `darkroom` that of one which makes them anew. `warm`: pictures that come
    are read here, and what they need is loaded once whoever begins here has done so.
    """

    database: str | None
    folder: Path
    fresh: bool = False
    alone: bool = False
    bucket: Bucket | None = None
    pictures: timedelta = KEPT
    redis: str | None = None
    ready: bool = False
    engine: Path | None = None
    darkroom: Path | None = None
    warm: bool = False


def place_of(settings: Settings, *, alone: bool = False) -> Place:
    """As this house was told."""
    return Place(
        settings.database_url,
        settings.data_dir,
        alone=alone,
        bucket=bucket_of(settings),
        pictures=settings.pictures_kept,
        redis=settings.redis_url,
        warm=alone and settings.redis_url is None,
    )


@dataclass(frozen=True, slots=True)
class TimeAndChance:
    """The two things a script fixes to make a conversation the same every time."""

    clock: Clock = field(default_factory=SystemClock)
    newborn: Callable[[], UUID] = uuid4


@dataclass(frozen=True, slots=True)
class Outside:
    """Who reads for us elsewhere: words, and pictures."""

    model: Model | None = None
    sight: Sight | None = None


async def furnish(
    stack: AsyncExitStack,
    place: Place,
    *,
    chance: TimeAndChance | None = None,
    messengers: Mapping[str, Messenger] | None = None,
    defaults: Preferences | None = None,
    google: Google | None = None,
    outside: Outside | None = None,
) -> Assistant:
    """The assistant in a world of embedded twins, but for what it is told of; `stack` takes it all down again."""
    chance = chance or TimeAndChance()
    store = await _store(place)
    stack.push_async_callback(store.close)
    ocr = LocalOcr(door=place.engine)
    stack.push_async_callback(ocr.close)
    if place.warm and not (outside and outside.sight) and can_read():
        soon(stack, ocr.warm)
    ways = lines(stack, place.redis, lambda: can_read() or bool(outside and outside.sight))
    assistant = Assistant(
        World(
            store=store,
            interpreter=OfflineInterpreter(),
            ocr=ocr,
            blobs=blobs_of(stack, place),
            queue=ways.queue,
            hints=ways.hints,
            clock=chance.clock,
            faults=LoggedFaults(),
            newborn=chance.newborn,
            messengers=messengers or {},
            defaults=defaults or Preferences(),
            remote=remote_of(stack, google, chance.clock, place.folder) if google else None,
            model=outside.model if outside else None,
            sight=outside.sight if outside else None,
            pictures_kept=place.pictures,
        )
    )
    stack.push_async_callback(assistant.close)
    ways.attach(assistant.work)
    return assistant


def soon(stack: AsyncExitStack, begin: Callable[[], object]) -> None:
    """Begin it when whoever starts now has started, unless `stack` is taken down before."""
    stack.callback(asyncio.get_running_loop().call_later(SOON, begin).cancel)


async def _store(place: Place) -> DatabaseStore:
    if place.ready:
        return reopened(place.database, place.folder)
    return await open_store(place.database, place.folder, fresh=place.fresh, alone=place.alone)
