"""All that a reader of language may answer. It is a closed schema: nothing in it can act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal, TypeAlias

from core.calendar.event import Response
from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import Day, TimeExpression
from core.dialogue.message import BriefedDay, Lang
from core.dialogue.reading import Reading
from core.usage import Usage

Quoted: TypeAlias = Literal[
    "time", "recurrence", "repeat_until", "reminders", "anchor", "meeting", "excluded"
]


@dataclass(frozen=True, slots=True)
class Quote:
    """The user's words that a field was read from, letter for letter. Text fields are such words themselves."""

    field: Quoted
    words: str


@dataclass(frozen=True, slots=True)
class EventProposal:
    """An event as said. Every text field keeps the user's own words; empty means not said.

    `repeat_until` is the last day of a series in symbolic form (3월까지 매주 …), `excluded` are days that it leaves out. `evidence` is the span of the source
    text that it was read from, in characters. `anchor` overrides the message's own time (a date line in a chat
    screenshot). `meeting`: a video call was asked for. `quotes`, where the reader gives them, say which words were read.
    `misread` are other times, which digits of a picture would make that are hard to read.
    """

    title: str = ""
    time: TimeExpression | None = None
    location: str = ""
    attendees: tuple[str, ...] = ()
    recurrence: Recurrence | None = None
    repeat_until: Day | None = None
    reminders: tuple[int, ...] = ()
    notes: str = ""
    evidence: tuple[int, int] | None = None
    anchor: datetime | None = None
    meeting: bool = False
    quotes: tuple[Quote, ...] = ()
    excluded: tuple[Day, ...] = ()
    misread: tuple[TimeExpression, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """Which event is meant, as a description that code looks up. All empty: the one we are talking about.

    `every` asks for all that match (주말 일정 다, everything on Friday).
    """

    title: str = ""
    time: TimeExpression | None = None
    attendees: tuple[str, ...] = ()
    every: bool = False


@dataclass(frozen=True, slots=True)
class Patch:
    """What should be different. None or empty: untouched. `time` holds only what was said (아니 4시로: a clock).

    `reminders` are minutes before the start (10분 전에 알려줘). `response` is one's own answer to an invitation, and stands
    alone. `excluded` are days that a series is to leave out (24일은 빼고), `without` weekdays that it is to leave out (주말은 빼고: SA, SU). `uninvites`: nobody is to be invited who is not yet (new), or whoever is on it is taken off (all).
    """

    title: str | None = None
    time: TimeExpression | None = None
    location: str | None = None
    add_attendees: tuple[str, ...] = ()
    remove_attendees: tuple[str, ...] = ()
    shift_minutes: int | None = None
    extend_minutes: int | None = None
    recurrence: Recurrence | None = None
    all_day: bool = False
    reminders: tuple[int, ...] = ()
    notes: str = ""
    excluded: tuple[Day, ...] = ()
    without: tuple[str, ...] = ()
    response: Response | None = None
    uninvites: Literal["new", "all"] | None = None


QueryKind = Literal["agenda", "find", "free"]


@dataclass(frozen=True, slots=True)
class CreateEvents:
    """Events to add; at least one."""

    events: tuple[EventProposal, ...]


@dataclass(frozen=True, slots=True)
class AskCalendar:
    """A question about the calendar: what is on (agenda), when is X (find), when am I free (free)."""

    kind: QueryKind
    time: TimeExpression | None = None
    title: str = ""
    attendees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """Move or edit something."""

    target: Target
    patch: Patch


@dataclass(frozen=True, slots=True)
class RemoveEvents:
    """Delete something."""

    target: Target


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A number of a list that was offered, from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Assent:
    """응, 그래, yes."""


@dataclass(frozen=True, slots=True)
class Dissent:
    """아니, 됐어, 취소, no."""


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Greetings, thanks, praise and everything that is no business of a calendar."""

    kind: Literal["greeting", "thanks", "bye", "praise", "other"] = "other"


@dataclass(frozen=True, slots=True)
class ManageAccount:
    """Connect a Google account, let go of one, or ask how it stands; look at a calendar of that `name`, or no longer, or
    make it the one that new events go to.
    """

    what: Literal["connect", "disconnect", "status", "follow", "unfollow", "target"]
    name: str = ""


Own: TypeAlias = Literal[
    "settings", "zone", "lang", "order", "home", "privacy", "export", "delete_me", "drafts", "link"
]


@dataclass(frozen=True, slots=True)
class AboutMe:
    """What somebody wants for themselves: their settings, what we hold about them, their open cards, their other chats.

    `value` is what was said of it: a place, a language, an order of dates, a code.
    """

    what: Own
    value: str = ""


@dataclass(frozen=True, slots=True)
class ChooseNews:
    """What is to be told unasked from now on, or no longer: the day's briefing, at a time of day, or reminders."""

    what: Literal["briefing", "reminders"]
    on: bool
    at: time | None = None
    day: BriefedDay | None = None


LESSON_HOURS = "lesson hours"
"""What a timetable asks for that only numbers its lessons."""


@dataclass(frozen=True, slots=True)
class AskHelp:
    """How do I …"""

    topic: str = ""


@dataclass(frozen=True, slots=True)
class AskWhy:
    """Why that time? Where did you read that?"""


Meaning: TypeAlias = (
    CreateEvents
    | AskCalendar
    | ChangeEvent
    | RemoveEvents
    | TakeBack
    | Pick
    | Assent
    | Dissent
    | SmallTalk
    | ManageAccount
    | ChooseNews
    | AboutMe
    | AskHelp
    | AskWhy
)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One reading of one message. `source` names the reader (`offline`, or a model); `usage` is what it cost.

    `rest` are the words of a further order in the same message, to be understood when this one is dealt with.
    """

    meaning: Meaning
    lang: Lang
    source: str = "offline"
    usage: Usage | None = None
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A turn of talk that came before: who spoke, and what."""

    role: Literal["user", "assistant"]
    text: str


Awaiting: TypeAlias = Literal["time", "title", "choice"]


@dataclass(frozen=True, slots=True)
class Request:
    """What a reader of language gets to see. For pictures nothing but the `reading` itself, and the `picture` where it is
    shown: made anew, a JPEG.

    `awaiting` is the question that is open; `talk` holds recent turns of the same place, oldest first; `open_titles`
    the titles on cards that still wait for a tap. `parted`: of several orders the first may be answered, with the rest.
    """

    text: str
    lang: Lang
    awaiting: Awaiting | None = None
    talk: tuple[Utterance, ...] = ()
    open_titles: tuple[str, ...] = ()
    reading: Reading | None = None
    parted: bool = False
    picture: bytes | None = None
