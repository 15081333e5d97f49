"""What a person sent, whatever the platform: who shares the conversation, the words, the pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal, TypeAlias
from uuid import UUID

from core.dialogue.moments import Moment

Lang: TypeAlias = Literal["ko", "en"]
Command: TypeAlias = Literal[
    "start", "connect", "today", "tomorrow", "week", "agenda", "find", "undo", "disconnect", "help",
    "settings", "tz", "lang", "privacy", "export", "delete_me", "drafts", "link",
]  # fmt: skip
Unread: TypeAlias = Literal["voice", "video", "sticker", "file", "place", "contact", "other"]

FORWARDS = "forwards"
"""The mark of messages that were passed on in a row; any other is that of an album."""

BriefedDay: TypeAlias = Literal["today", "tomorrow"]
"""Which day a briefing tells: that on which it comes, or the next."""

CALENDAR_ENDINGS = (".ics", ".ical", ".icalendar")


@dataclass(frozen=True, slots=True)
class ConversationKey:
    """Who shares a conversation. `platform` carries the workspace (`slack:T123`)."""

    platform: str
    channel: str
    user: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or a calendar file, in the blob store under `blob`; `name` is what the user called it.

    `file` is the platform's reference to it, where it has yet to be fetched from there.
    """

    blob: str
    name: str = ""
    file: str = ""

    @property
    def is_calendar(self) -> bool:
        """Whether it is called a calendar file."""
        return self.name.casefold().endswith(CALENDAR_ENDINGS)


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `ref` is the platform's own id of it; `sent_at` and `forwarded_at` are aware.

    `forwarded_at` is when the words were first said; words in a forward are counted from there. `zone` is the IANA
    name of the sender's time zone, taken over unless they chose one, and `lang` their language, that of a new account,
    where the platform knows them. `private`: nobody else reads along, so that what is only for this person may be said.
    `bundle` is the mark of messages that were sent together; `about` the reply of ours that it quotes; `command` the one
    that its text belongs to; `unread` what came without words and is nothing that we can read. `writer_zone` is the IANA
    name of the zone of whoever first said the words, where that is somebody else; `moments` are named in the text, in
    their order, by more than words. `thread` is the platform's name of the part of the chat that it was said in.
    """

    ref: str
    text: str
    sent_at: datetime
    attachments: tuple[Attachment, ...] = ()
    forwarded_at: datetime | None = None
    zone: str | None = None
    lang: Lang | None = None
    private: bool = True
    bundle: str = ""
    about: UUID | None = None
    command: Command | None = None
    unread: Unread | None = None
    writer_zone: str | None = None
    moments: tuple[Moment, ...] = ()
    thread: str = ""


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """A remote calendar of the account. `target`: new events go there; `followed`: what it holds is shown here.

    `email` is the Google account it belongs to, `grant` our id of that account; `signed_out`: that must be connected
    again, `waiting`: so many changes it does not have yet, where somebody asks. `read_at` is when it was read last.
    `busy_only`: it tells no more than when it is taken. `primary`: the one that its account began with.
    """

    id: UUID
    name: str
    email: str
    writable: bool = True
    target: bool = False
    grant: UUID | None = None
    followed: bool = True
    signed_out: bool = False
    read_at: datetime | None = None
    busy_only: bool = False
    primary: bool = False
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Preferences:
    """What an account has settled on. `zone` is an IANA name.

    `briefing` is the time of day, in that zone, at which the day is told (None: it is not), that of
    `briefed_day` (None: as its hour suggests); `muted`: nor are reminders.
    `chosen_zone` and `chosen_lang`: the person said so, and no platform's profile or message changes it.
    `outside`: a model outside this house may read along, `pictures_outside`: so may an engine that reads pictures,
    `shown_outside`: that model may be shown pictures, too; None: they were not asked yet.
    """

    zone: str = "Asia/Seoul"
    lang: Lang = "ko"
    day_first: bool = False
    briefing: time | None = None
    muted: bool = False
    chosen_zone: bool = False
    chosen_lang: bool = False
    briefed_day: BriefedDay | None = None
    outside: bool | None = None
    pictures_outside: bool | None = None
    shown_outside: bool | None = None
