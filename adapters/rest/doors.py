"""What the API needs of the house, handed over once by whoever wires it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from core.assistant import Assistant
from core.dialogue.message import Lang
from core.ports import BlobStore, Clock, Hints
from core.store import Store


@dataclass(frozen=True, slots=True)
class Notice:
    """Something is missing here. `kind` picks the sentence (`no_ocr`), `command` is what to type."""

    kind: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class Doors:
    """Everything behind the API.

    `local`: nobody but this machine can reach us, so no login is asked for. `sniff` raises UnreadableImage
    for bytes that are no picture. `pictures` is where links to them lead. `closing` is set when the house shuts; open streams end then.
    """

    assistant: Assistant
    store: Store
    blobs: BlobStore
    hints: Hints
    clock: Clock
    sniff: Callable[[bytes], None]
    zone: str = "Asia/Seoul"
    lang: Lang = "ko"
    local: bool = True
    pictures: str = ""
    notices: tuple[Notice, ...] = ()
    closing: asyncio.Event = field(default_factory=asyncio.Event)
