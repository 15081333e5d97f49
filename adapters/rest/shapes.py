"""What goes in and out as JSON, for FastAPI to check and to describe in /docs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from core.dialogue.reply import Face, ShownDraft

_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)
Instant = Annotated[AwareDatetime, Field(ge=_FIRST, lt=_LAST)]
ConversationId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")]
PAGE = "page"


def _storable(text: str) -> str:
    """Halves of characters cannot be written down in UTF-8, and PostgreSQL keeps no NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


Text = Annotated[str, AfterValidator(_storable)]


def _absent(value: object) -> bool:
    return value is None or value is False or value == []


def _known(zone: str | None) -> str | None:
    """A zone that this machine has heard of; another is no reason to refuse a message."""
    try:
        return ZoneInfo(zone).key if zone else None
    except (ValueError, LookupError, OSError):
        return None


Zone = Annotated[str | None, AfterValidator(_known)]


class MessageIn(BaseModel):
    """Words and pictures, or a press of one button, or an edit of an earlier message."""

    conversation_id: ConversationId = PAGE
    text: Text | None = None
    image_ids: list[UUID] = Field(default=[], max_length=20)
    press: Text | None = Field(default=None, max_length=200, description="The token of a button.")
    sent_at: Instant | None = Field(default=None, description="When it was written, if not just now.")
    forwarded_at: Instant | None = Field(default=None, description="When the words were first said.")
    edit_of: UUID | None = Field(default=None, description="The message_id whose words are `text` now.")
    zone: Zone = Field(
        max_length=64, default=None, description="Where the sender's clock is (IANA): that of a new account."
    )


class _Out(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class ButtonOut(_Out):
    """A button: send its token back as `press`."""

    label: str
    token: str
    verb: str
    choice: int | None = Field(default=None, exclude_if=_absent)
    draft: UUID | None = Field(default=None, exclude_if=_absent, description="The draft it is about.")


class LinkOut(_Out):
    """A button that opens an address."""

    label: str
    url: str


class FileOut(_Out):
    """A file that comes along, to be fetched from `url` within a day."""

    name: str
    url: str


class ReplyOut(_Out):
    """A message from Haru. `replaces`: the message it takes the place of. `answer`: to a tap only."""

    id: UUID
    text: str
    buttons: list[list[ButtonOut]]
    drafts: list[ShownDraft]
    links: list[LinkOut] = Field(default=[], exclude_if=_absent, description="They stand below the buttons.")
    files: list[FileOut] = Field(default=[], exclude_if=_absent)
    face: Face | None = Field(default=None, exclude_if=_absent, description="The top of a card.")
    replaces: UUID | None = Field(default=None, exclude_if=_absent)
    answer: bool = Field(default=False, exclude_if=_absent)


class TurnOut(_Out):
    """What a message came to; `message_id` names it in `edit_of`, `line_id` in the history."""

    turn_id: int | None
    message_id: UUID
    line_id: UUID
    replies: list[ReplyOut]


class LineOut(_Out):
    """A line of the conversation as it looks now; `changed` counts every change."""

    id: UUID
    role: Literal["user", "assistant"]
    text: str
    at: datetime
    changed: int
    image_ids: list[str]
    reply: ReplyOut | None = Field(default=None, exclude_if=_absent)


class HistoryOut(_Out):
    """Lines, oldest first; `next` is the cursor of the lines before them."""

    lines: list[LineOut]
    next: UUID | None


class OccurrenceOut(_Out):
    """One time that an event takes place; `original` tells instances of one series apart."""

    id: UUID
    original: str | None
    title: str
    start: str
    end: str | None
    all_day: bool
    zone: str
    end_zone: str | None
    location: str | None
    attendees: list[str]
    notes: str | None
    repeats: bool
    link: str | None = Field(default=None, exclude_if=_absent, description="Opens it in Google Calendar.")


class AgendaOut(_Out):
    """What takes place in a span, by start."""

    zone: str
    events: list[OccurrenceOut]


class ImageOut(_Out):
    """A picture that was taken in: name it in `image_ids` of a message, and it is read."""

    job_id: UUID
    image_id: UUID


class NoticeOut(_Out):
    """Something that is missing here, and what to type to mend it."""

    kind: str
    command: str


class CalendarOut(_Out):
    """A calendar of a connected account; `target`: new events go there."""

    name: str
    writable: bool
    target: bool


class AccountOut(_Out):
    """A Google account; `signed_out`: it has to be connected again before anything goes there."""

    email: str
    signed_out: bool
    calendars: list[CalendarOut]


class GoogleOut(_Out):
    """The accounts that are connected."""

    accounts: list[AccountOut]


class StatusOut(_Out):
    """What a page needs to know before its first word. No `google`: this house knows none."""

    zone: str
    lang: str
    now: datetime
    notices: list[NoticeOut]
    google: GoogleOut | None


class ProblemOut(BaseModel):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str
