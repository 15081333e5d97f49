"""What can happen to accounts and their calendars beside connecting them: whose one is, and how they are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from core.dialogue.effects import Tuning
from core.dialogue.message import ConversationKey


@dataclass(frozen=True, slots=True)
class ClaimMade:
    """The account is another user's, who was asked on `platform` whether both are the same person."""

    grant: UUID
    platform: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """In the conversation `asker` somebody wants to connect the Google account `email` that this person has."""

    grant: UUID
    email: str
    asker: ConversationKey


@dataclass(frozen=True, slots=True)
class ClaimEnded:
    """They are the same person, or not; or it is too late to say so."""

    grant: UUID
    how: Literal["agreed", "refused", "late"]


@dataclass(frozen=True, slots=True)
class CalendarTuned:
    """What the account's calendars are now, with this one as it was asked for; `turn` asked in words.

    `was_target`: new events went there until now.
    """

    calendar: UUID
    what: Tuning
    turn: int | None = None
    was_target: bool = False


@dataclass(frozen=True, slots=True)
class CalendarsListed:
    """Google was asked again which calendars there are."""


@dataclass(frozen=True, slots=True)
class TargetLost:
    """New events cannot go to the calendar of this name any more."""

    calendar: str


@dataclass(frozen=True, slots=True)
class Reconnected:
    """An account that had signed us out lets us in again: it was connected anew in another conversation."""

    email: str


@dataclass(frozen=True, slots=True)
class GrantLost:
    """Google no longer takes our word for this account: the person must connect again. Nothing is lost meanwhile.

    Where they are `at_home` it is told; elsewhere only the cards that wait for it say so.
    """

    email: str
    at_home: bool = True
