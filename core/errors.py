"""Every error the house raises on purpose. Vendor exceptions become one of these at the adapter's edge.

HaruError
├── UnreadableImage      the bytes are no picture we read; `reason` says why
├── BlobMissing          a stored file is not there any more
├── StoreUnavailable     the database is locked, full or away; nothing was saved
├── Unreadable           what was saved cannot be understood any more; `about` is its id
├── Undeliverable        the platform will never take this message: the person blocked us, the room is gone
└── BadToken             a button token that we never made
"""

from __future__ import annotations

from typing import Literal
from uuid import UUID

ImageFault = Literal["empty", "too_big", "not_image", "too_many_pixels", "broken", "timeout", "no_engine"]

Fault = ImageFault | Literal["lost", "gave_up", "not_understood"]


class HaruError(Exception):
    """The root of the tree."""


class UnreadableImage(HaruError):
    """A picture that cannot be read."""

    def __init__(self, reason: ImageFault) -> None:
        super().__init__(reason)
        self.reason: ImageFault = reason


class BlobMissing(HaruError):
    """A stored file that is gone."""


class StoreUnavailable(HaruError):
    """The database could not save or load; the caller may try again."""


class Unreadable(HaruError):
    """Something in the database that is not what this version wrote, or that was damaged."""

    def __init__(self, what: str, about: UUID | None = None) -> None:
        super().__init__(f"{what} cannot be read")
        self.about = about


class Undeliverable(HaruError):
    """A message that no later attempt would bring to its person."""


class BadToken(HaruError):
    """A button token that is malformed."""
