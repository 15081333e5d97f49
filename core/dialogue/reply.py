"""What a person gets to see: words, buttons, and the drafts behind them for platforms that draw cards."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from core.dialogue.buttons import Button


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft in plain strings: days as `YYYY-MM-DD` (end included), times RFC 3339 with offset, unsaid ends None.

    `kind` is create, update or delete. The last four are sentences in the reader's language.
    """

    id: str
    kind: str
    ticked: bool
    title: str
    start: str | None
    end: str | None
    all_day: bool
    location: str | None
    attendees: tuple[str, ...]
    rrule: str | None
    assumptions: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """One message from us. Saying a reply with an id that is already on the screen changes that message in place.

    `replaces` names an older message of ours whose place this one takes; that one is changed to say so.
    """

    id: UUID
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    drafts: tuple[ShownDraft, ...] = ()
    replaces: UUID | None = None
