"""Everything outside, as the assistant is given it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from core.dialogue.message import ConversationKey, Preferences
from core.ports import (
    BlobStore,
    Clock,
    Consent,
    Faults,
    Hints,
    Interpreter,
    JobQueue,
    Messenger,
    Ocr,
    RemoteCalendar,
    Vault,
)
from core.store import Store


@dataclass(frozen=True, slots=True)
class Remote:
    """The remote calendar with the way to it. `door` is our address that leads there, and `hook` the one that its push
    channels call, where they can reach us.
    """

    calendar: RemoteCalendar
    consent: Consent
    vault: Vault
    door: str
    hook: str | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """A reader outside this house, and the name that people know it by. It is asked for those alone who agreed."""

    reader: Interpreter
    name: str


@dataclass(frozen=True, slots=True)
class World:
    """The ports, each served by something. `newborn` gives ids by chance.

    `messengers` are those of the platforms that this process can reach, by name; whoever is elsewhere reads the
    transcript live, or is reached by another process. `remote` is None where this house has none: then the events
    table is the calendar. `interpreter` needs only this process; `model`, where there is one, reads beside it.
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
    messengers: Mapping[str, Messenger]
    defaults: Preferences
    remote: Remote | None = None
    model: Model | None = None

    def messenger_for(self, key: ConversationKey) -> Messenger | None:
        """The way to a person, if this process has one; the platform of a key may carry a workspace."""
        return self.messengers.get(key.platform.partition(":")[0])
