"""Everything the core asks of the world but the database (`store.py`). Each technology is one folder in adapters/."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.calendar.event import Event, Original
from core.calendar.mirror.resource import Resource
from core.calendar.when import Window
from core.dialogue.effects import Say
from core.dialogue.interpretation import Interpretation, Request
from core.dialogue.message import ConversationKey
from core.dialogue.reading import Reading
from core.records import CalendarEntry, Channel, Identity, Page, Spot, Tokens, Wish


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The present instant, aware."""


class Interpreter(Protocol):
    """Understands words; the only thing a language model may do here."""

    async def interpret(self, request: Request) -> Interpretation:
        """One reading of one message. Never acts."""


class Ocr(Protocol):
    """Reads the text in a picture."""

    async def read(self, image: bytes) -> Reading:
        """What the picture says. Raises UnreadableImage, an engine here NotReady, and one elsewhere SightFailed."""


class BlobStore(Protocol):
    """Keeps pictures, privately. Every method may raise OSError (BlobsAway): later."""

    async def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`; the same key again replaces it."""

    async def get(self, key: str) -> bytes:
        """The bytes under `key`. Raises BlobMissing."""

    async def has(self, key: str) -> bool:
        """Whether there is anything under `key`."""

    async def delete(self, key: str) -> None:
        """Forget `key`; a key that is not there is no error."""

    async def link(self, key: str) -> str | None:
        """An address that shows it to whoever has it, for minutes; None where only we do. Raises BlobMissing."""


class Messenger(Protocol):
    """Brings what we say to where the person is, and fetches what they sent there."""

    async def deliver(self, key: ConversationKey, say: Say, sent_as: str | None) -> str | None:
        """Send, or change the message that the platform knows as `sent_as`; returns the platform's id of it.

        Raises Undeliverable where trying again is of no use, and TooSoon where it is in a moment; any other error is
        tried again.
        """

    async def fetch(self, key: ConversationKey, file: str) -> bytes:
        """What a person sent, as the platform keeps it under `file`. Raises UnreadableImage, and BlobMissing once it is
        gone; any other error is tried again.
        """


class JobQueue(Protocol):
    """Carries slow work to a worker, by id only."""

    async def submit(self, debt: UUID, *, bulk: bool = False) -> None:
        """Have what is owed under this id carried out soon, somewhere. An id that waits already is the same job.

        `bulk` goes after all that is not. Losing it is harmless: `resume` finds it. Raises QueueUnavailable.
        """


class Hints(Protocol):
    """Says that a conversation moved, to whoever shows it live. Only a hint: polling is the truth."""

    def announce(self, key: ConversationKey) -> None:
        """Something changed in this conversation or its account's calendar."""

    async def wait(self, key: ConversationKey, seconds: float) -> bool:
        """Until the next announcement for `key`, at most so long; whether there was one."""


class Faults(Protocol):
    """Keeps what went wrong where no person waits for the answer."""

    def note(self, what: str, about: UUID | None, error: BaseException) -> None:
        """One fault: what was tried, the id it was about, and the error, of which only the class is kept."""


class RemoteCalendar(Protocol):
    """Google Calendar, or its twin. Every method raises Unreachable, Throttled, AccessExpired, Forbidden and Invalid.

    Nothing is tried twice in here: whoever asks knows what a second time means.
    """

    async def calendars(self, access: str) -> tuple[CalendarEntry, ...]:
        """All calendars that the account sees."""

    async def page(self, spot: Spot, token: str | None, page: str | None) -> Page:
        """What changed since `token`, or all there is; series as such, with their exceptions.

        Raises TokenExpired, and Gone when the calendar is.
        """

    async def get(self, spot: Spot, event: str) -> Resource:
        """One resource, cancelled ones too; of an instance id what stands at that date. Raises Gone."""

    async def insert(
        self, spot: Spot, event_id: str, event: Event, wish: Wish, like: Resource | None = None
    ) -> Resource:
        """Make the event under this id, its `excluded` dates left out. Raises Taken.

        Where it takes the place of another, `like` is what that one said last: what an Event cannot hold is taken over.
        """

    async def patch(
        self, spot: Spot, there: Resource, before: Event | None, after: Event, wish: Wish
    ) -> Resource:
        """Make it what `after` says, if it still is as in `there`; only what differs from `before` is sent.

        Without `before` all of it is, and what was cancelled stands again. Of a series, `excluded` are its own dates
        that are left out. Raises Stale and Gone.
        """

    async def cancel(self, spot: Spot, there: Resource, wish: Wish) -> Resource | None:
        """Delete an event, or let an instance not take place, if it still is as in `there`.

        Returns what is there now, where it tells. Raises Stale and Gone.
        """

    async def taken_along(self, spot: Spot, series: Resource) -> tuple[Resource, ...]:
        """The changed instances of a series that take place no more, and the series itself as it is now.

        Each with its last `content`, where that is told.
        """

    def instance_id(self, series: str, original: Original) -> str:
        """The id of one instance of a series."""

    async def busy(
        self, access: str, calendars: Collection[str], window: Window
    ) -> Mapping[str, tuple[Window, ...] | None]:
        """When each of these calendars is taken; None for one that cannot be read, which is not the same as free."""

    async def watch(self, spot: Spot, channel: Channel) -> Channel:
        """Open a push channel; the answer says what it is called there and how long it lives."""

    async def stop(self, access: str, channel: Channel) -> None:
        """Close it. One that is not there is no error."""


class Consent(Protocol):
    """The way to a Google account: OAuth 2.0 with PKCE."""

    def url(self, state: str, verifier: str, hint: str = "") -> str:
        """Where a person consents. `hint` is the address that they will probably choose."""

    async def exchange(self, code: str, verifier: str) -> tuple[Identity, Tokens]:
        """Who consented, and to what. Raises SignedOut for a code that is not taken, and Unreachable."""

    async def refresh(self, refresh: str) -> Tokens:
        """A new access token. Raises SignedOut and Unreachable."""

    async def revoke(self, token: str) -> None:
        """Give it back. One that is dead already is no error. Raises Unreachable."""


class Vault(Protocol):
    """Seals secrets: each opens only for the owner and the purpose that it was sealed for."""

    def seal(self, secret: str, purpose: str, owner: UUID) -> str:
        """Under the newest key; never twice the same."""

    def open(self, sealed: str, purpose: str, owner: UUID) -> str:
        """The secret. Raises Tampered."""

    def is_current(self, sealed: str) -> bool:
        """Whether it was sealed under the newest key."""

    def sign(self, text: str, purpose: str) -> str:
        """The text with a proof that it is ours, fit for an address."""

    def signed(self, signed: str, purpose: str) -> str:
        """The text of what `sign` gave. Raises Tampered."""
