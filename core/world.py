"""Everything outside, as the assistant is given it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
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
from core.tidy_store import KEPT
from core.usage import Terms


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
    """A reader outside this house, the name that people know it by, and how much it may be asked.

    It is asked for those alone who agreed. `develop`, where it can see, makes a picture anew, fit to be shown to it; it
    raises what reading a picture does.
    """

    reader: Interpreter
    name: str
    terms: Terms = field(default_factory=Terms)
    develop: Callable[[bytes], Awaitable[bytes]] | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """An engine outside this house that reads pictures, by the name that people know. For those alone who agreed."""

    reader: Ocr
    name: str


@dataclass(frozen=True, slots=True)
class World:
    """The ports, each served by something. `newborn` gives ids by chance.

    `messengers` are those of the platforms that this process can reach, by name; whoever is elsewhere reads the
    transcript live, or is reached by another process. `remote` is None where this house has none: then the events
    table is the calendar. `interpreter` needs only this process; `model`, where there is one, reads beside it.
    So with pictures: `ocr` is this machine's own, and may lack all that it needs; `sight` is elsewhere. What came as a
    picture or a file is kept for `pictures_kept` after it was read, and no longer than its message.
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
    sight: Sight | None = None
    pictures_kept: timedelta = KEPT

    def messenger_for(self, key: ConversationKey) -> Messenger | None:
        """The way to a person, if this process has one; the platform of a key may carry a workspace."""
        return self.messengers.get(key.platform.partition(":")[0])
