"""What the database lets go of when its time is over: nothing in it grows for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

KEPT = timedelta(days=90)
"""What was said, the pictures that came with it and what was read in them; and that an input came.

Whoever sends an input again does so within a day (Telegram), an hour (Slack), or some days (a program that was offline);
a reminder is found overdue for 60 days at most (`LONGEST_SILENCE`). What is admitted outlives all of them.
"""
UNSENT = timedelta(hours=24)
"""A picture that was uploaded, and is named by no message."""


class TidyUnit(Protocol):
    """The part of a unit of work that keeps what is used."""

    async def keep_blobs(self, blobs: Sequence[str]) -> None:
        """A message names them: they are no longer lent."""


class TidyStore(Protocol):
    """Short transactions of their own. Each raises StoreUnavailable."""

    async def lend(self, blob: str, until: datetime) -> None:
        """What lies in the blob store under this key is doomed from `until` on, unless it is kept before."""

    async def tidy(self, before: datetime, now: datetime, limit: int) -> int:
        """Strike out what is older than `before`, at most `limit` of each kind, and return how much that was.

        That is: lines of the transcript, whose pictures are doomed; readings; admitted inputs; answers to requests; what
        a model was asked; and the states of conversations that nobody has a line of any more and that wait for nothing. What expired by `now`
        goes as well: link codes, and ways to Google.
        """
