"""Everything outside, as the assistant is given it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from core.dialogue.message import ConversationKey, Preferences
from core.ports import BlobStore, Clock, Faults, Hints, Interpreter, JobQueue, Messenger, Ocr, Store


@dataclass(frozen=True, slots=True)
class World:
    """The ports, each served by something. `newborn` gives ids by chance.

    `messenger_for` gives the way to a person, or None where they read the transcript live.
    """

    store: Store
    interpreter: Interpreter
    ocr: Ocr
    blobs: BlobStore
    queue: JobQueue
    hints: Hints
    clock: Clock
    faults: Faults
    newborn: Callable[[], UUID]
    messenger_for: Callable[[ConversationKey], Messenger | None]
    defaults: Preferences
