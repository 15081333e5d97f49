"""Every error the house raises on purpose. Vendor exceptions become one of these at the adapter's edge.

HaruError
├── UnreadableImage      the bytes are no picture we read; `reason` says why
├── NotReady             what reads pictures here is still loading: the same again is right, in a moment
├── UnreadableFile       the bytes are no calendar file that we take; `reason` says why
├── BlobMissing          a stored file is not there any more
├── BlobsAway            the place for files cannot be reached, or is full: later
│   └── BlobsRefused     it does not let us, until whoever runs this house has mended it
├── StoreUnavailable     the database is locked, full or away; nothing was saved
├── QueueUnavailable     nobody can be given slow work now; it stays owed
├── Unreadable           what was saved cannot be understood any more; `about` is its id
├── Undeliverable        the platform will never take this message: the person blocked us, the room is gone
├── TooSoon              the platform takes nothing more for this conversation now; `retry_after` in seconds
├── BadToken             a button token that we never made
├── Tampered             a sealed secret that was sealed for something else, with another key, or changed
├── ModelFailed          a language model gave no reading; `reason` says why, `retry_after` when to ask again
├── SightFailed          an engine outside did not read a picture; `reason` says why, `retry_after` when to ask again
└── RemoteError          a remote calendar, or its door, did not do what we asked
    ├── Unreachable      no answer, or one that tells nothing: it may have been done; the same again is right
    │   ├── Throttled    too much at once: not done, later; `retry_after` in seconds where it was said
    │   └── SwitchedOff  not served to this house until whoever runs it has switched it on over there
    ├── SignedOut        the grant is gone: the person must connect again
    ├── AccessExpired    the access token is no longer taken
    ├── Forbidden        not allowed, now and later; `reason` says why
    ├── Invalid          what we asked makes no sense there, now and later
    ├── Gone             the event, or the calendar, is not there (any more)
    ├── Stale            it changed since we looked
    ├── Taken            the id is in use
    └── TokenExpired     the sync token is too old: everything must be listed
"""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from core.usage import Usage

FileFault = Literal["no_file", "file_too_big", "not_calendar", "too_many_events", "no_events"]
ImageFault = Literal[
    "empty", "too_big", "not_image", "pdf", "locked", "too_many_pixels", "broken", "timeout", "no_engine", "not_shown",
]  # fmt: skip
"""`pdf`: what draws its pages is not installed; `locked`: its password is not told."""

Fault = ImageFault | Literal["lost", "gave_up", "not_understood", "no_hours"]
FarFault = Literal["kept_in", "far_away"]
"""Only an engine elsewhere could read it, and it may not be sent there; or nobody answers there."""
ReadFault = Fault | FileFault | FarFault


class HaruError(Exception):
    """The root of the tree."""


class UnreadableImage(HaruError):
    """A picture that cannot be read."""

    def __init__(self, reason: ImageFault) -> None:
        super().__init__(reason)
        self.reason: ImageFault = reason


class NotReady(HaruError):
    """Nothing is wrong with the picture."""


class UnreadableFile(HaruError):
    """A calendar file that cannot be taken."""

    def __init__(self, reason: FileFault) -> None:
        super().__init__(reason)
        self.reason: FileFault = reason


class BlobMissing(HaruError):
    """A stored file that is gone."""


class BlobsAway(HaruError, OSError):
    """Like a disk that is full: nobody knows whether it was kept; the same again is right. `reason` is the vendor's."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BlobsRefused(BlobsAway):
    """A wrong bucket, region or key, or a right that is missing."""


class StoreUnavailable(HaruError):
    """The database could not save or load; the caller may try again."""


class QueueUnavailable(HaruError):
    """The queue does not answer."""


class Unreadable(HaruError):
    """Something in the database that is not what this version wrote, or that was damaged."""

    def __init__(self, what: str, about: UUID | None = None) -> None:
        super().__init__(f"{what} cannot be read")
        self.about = about


class Undeliverable(HaruError):
    """A message that no later attempt would bring to its person."""


class TooSoon(HaruError):
    """A message that the platform takes later, and only that one waits."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"in {retry_after:g} s")
        self.retry_after = retry_after


class BadToken(HaruError):
    """A button token that is malformed."""


class Tampered(HaruError):
    """A sealed secret that does not open here."""


ModelFault = Literal[
    "timeout", "unreachable", "server", "throttled", "quota", "key", "forbidden", "model", "request", "refused",
    "cut_off", "no_reading", "paused",
]  # fmt: skip
"""Why there is no reading: nobody answered in time, or at all; an error over there; too many at once; no money left; the
key, the place we ask from, the model or our request is not taken; the model would not, did not finish, or answered
something else, twice; or we do not ask for now."""


class ModelFailed(HaruError):
    """A language model that gave no reading. `usage` is what was spent all the same; `retry_after` is in seconds."""

    def __init__(
        self, reason: ModelFault, retry_after: float | None = None, usage: Usage | None = None
    ) -> None:
        super().__init__(f"the model gave no reading: {reason}")
        self.reason: ModelFault = reason
        self.retry_after, self.usage = retry_after, usage


SightFault = Literal[
    "timeout", "unreachable", "server", "throttled", "key", "forbidden", "request", "picture", "broken", "paused",
]  # fmt: skip
"""Why an engine outside read nothing: nobody answered in time, or at all; an error over there; too many at once; whoever
asks is not known or not allowed to; our request, or this picture, is not taken; the answer is none; or we do not ask for
now."""


class SightFailed(HaruError):
    """A picture that an engine outside did not read, and perhaps another engine can. `retry_after` is in seconds."""

    def __init__(self, reason: SightFault, retry_after: float | None = None) -> None:
        super().__init__(f"the picture was not read: {reason}")
        self.reason: SightFault = reason
        self.retry_after = retry_after


class RemoteError(HaruError):
    """The root of what a remote calendar answers instead of what was asked."""


class Unreachable(RemoteError):
    """Nobody knows whether it was done."""


class Throttled(Unreachable):
    """Not now; `retry_after` is in seconds, None where nothing was said."""

    def __init__(self, reason: str = "", retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class SwitchedOff(Unreachable):
    """The house itself may not ask anything: it is nobody's fault who writes here, and nothing of theirs is refused."""


class SignedOut(RemoteError):
    """The refresh token was revoked, or has expired."""


class AccessExpired(RemoteError):
    """A new access token may do."""


Barrier = Literal["read_only", "not_organizer", "scope", "calendar_gone", "other"]


class Forbidden(RemoteError):
    """The remote calendar does not let us."""

    def __init__(self, reason: Barrier) -> None:
        super().__init__(reason)
        self.reason: Barrier = reason


class Invalid(RemoteError):
    """The remote calendar does not understand, or refuses, the values."""


class Gone(RemoteError):
    """There is no such event or calendar."""


class Stale(RemoteError):
    """Somebody else was faster."""


class Taken(RemoteError):
    """There is an event of that id already."""


class TokenExpired(RemoteError):
    """The sync token is not taken any more."""
