"""Which technology serves which port. Everything unset falls back to what needs no account, key or server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from adapters.database.open import open_store
from adapters.folder.blobs import FolderBlobStore
from adapters.inline.hints import InlineHints
from adapters.inline.queue import InlineQueue
from adapters.offline.interpreter import OfflineInterpreter
from adapters.tesseract.local import LocalOcr
from bot.google import Google, remote_of
from bot.logs import LoggedFaults
from core.assistant import Assistant
from core.dialogue.message import Preferences
from core.ports import Clock, Messenger
from core.world import Model, World


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """Where things are kept. No `database`: a file in the folder. `fresh` makes the schema without migrations.

    `alone`: this is the process that works on the file, and takes up what another left behind when it died.
    """

    database: str | None
    folder: Path
    fresh: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class TimeAndChance:
    """The two things a script fixes to make a conversation the same every time."""

    clock: Clock = field(default_factory=SystemClock)
    newborn: Callable[[], UUID] = uuid4


async def furnish(
    stack: AsyncExitStack,
    place: Place,
    *,
    chance: TimeAndChance | None = None,
    messengers: Mapping[str, Messenger] | None = None,
    defaults: Preferences | None = None,
    google: Google | None = None,
    model: Model | None = None,
) -> Assistant:
    """The assistant in a world of embedded twins, but for what it is told of; `stack` takes it all down again."""
    chance = chance or TimeAndChance()
    store = await open_store(place.database, place.folder, fresh=place.fresh, alone=place.alone)
    stack.push_async_callback(store.close)
    ocr = LocalOcr()
    stack.push_async_callback(ocr.close)
    queue = InlineQueue()
    stack.push_async_callback(queue.close)
    assistant = Assistant(
        World(
            store=store,
            interpreter=OfflineInterpreter(),
            ocr=ocr,
            blobs=FolderBlobStore(place.folder / "images"),
            queue=queue,
            hints=InlineHints(),
            clock=chance.clock,
            faults=LoggedFaults(),
            newborn=chance.newborn,
            messengers=messengers or {},
            defaults=defaults or Preferences(),
            remote=remote_of(stack, google, chance.clock, place.folder) if google else None,
            model=model,
        )
    )
    stack.push_async_callback(assistant.close)
    queue.attach(assistant.work)
    return assistant
