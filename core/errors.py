"""Every error the house raises on purpose. Vendor exceptions become one of these at the adapter's edge.

HaruError
├── UnreadableImage      the bytes are no picture we read; `reason` says why
├── BlobMissing          a stored file is not there any more
├── StoreUnavailable     the database is locked, full or away; nothing was saved
└── BadToken             a button token that we never made
"""

from __future__ import annotations

from typing import Literal

ImageFault = Literal["empty", "too_big", "not_image", "too_many_pixels", "broken", "timeout", "no_engine"]


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


class BadToken(HaruError):
    """A button token that is malformed."""
