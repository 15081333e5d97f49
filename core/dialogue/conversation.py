"""Everything a conversation remembers: open turns, cards, and the talk of the last minutes. Immutable and capped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias
from uuid import UUID

from core.calendar.draft import Draft
from core.calendar.event import Occurrence
from core.calendar.ical.file import CalendarFile
from core.calendar.when import When
from core.dialogue.interpretation import AskCalendar, ChangeEvent, EventProposal, RemoveEvents, Utterance
from core.dialogue.message import ConversationKey, Lang
from core.dialogue.own_stages import Bringing, Joining, SettingUp, Telling
from core.dialogue.pages import Paged
from core.dialogue.reminded import Reminded
from core.dialogue.standing import Standing
from core.errors import Fault, FileFault

STATE_VERSION = 1
MAX_TURNS, MAX_CARDS, MAX_TALK = 8, 12, 10
MAX_NEWS = 6
SHOWN = 20
"""So many drafts of a card are told one by one; of the others only how many there are."""
CARD_LIFE, CLAIM_LIFE = timedelta(hours=24), timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Words that wait until the turn before them is understood."""


@dataclass(frozen=True, slots=True)
class ReadingPictures:
    """Pictures are being read: those still out, and the events found in the others.

    With none out the interpreter has their caption, unless more may come: until `until` what has the mark `bundle` is
    of this turn too, and that may be words alone. `count` is how many pictures came; `filed`: a calendar file among them has a card of its own.
    """

    blobs: tuple[str, ...]
    found: tuple[EventProposal, ...] = ()
    failures: tuple[Fault | FileFault, ...] = ()
    count: int = 0
    bundle: str = ""
    until: datetime | None = None
    filed: bool = False


@dataclass(frozen=True, slots=True)
class Interpreting:
    """The words are with the interpreter."""


@dataclass(frozen=True, slots=True)
class Proposing:
    """Goal of a look-up: show these drafts with their clashes, on a new card or as a revision of `card`."""

    drafts: tuple[Draft, ...]
    card: UUID | None = None


@dataclass(frozen=True, slots=True)
class Answering:
    """Goal of a look-up: answer a question about `span` (None: anywhere), with that page where it is long."""

    query: AskCalendar
    span: When | None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Targeting:
    """Goal of a look-up: find what should be changed or removed, among the events `only` where they are known."""

    meaning: ChangeEvent | RemoveEvents
    span: When | None = None
    only: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class TakingBack:
    """Goal of a look-up: the last change, to undo it."""


@dataclass(frozen=True, slots=True)
class Importing:
    """Goal of a look-up: show what a calendar file holds, beside what is there already."""

    file: CalendarFile


Goal: TypeAlias = Proposing | Answering | Targeting | TakingBack | Importing


@dataclass(frozen=True, slots=True)
class Looking:
    """The calendar is being searched."""

    goal: Goal


@dataclass(frozen=True, slots=True)
class Asking:
    """One question is open: when, what it is called, or which of two readings (`doubt`) of the draft `about`.

    `id` names the question on its buttons and `reply` the message that asks. `card` is the card that it interrupts;
    then `drafts` are those that differ from the card's, otherwise all that are on their way.
    """

    id: UUID
    reply: UUID
    question: Literal["time", "title", "doubt"]
    about: UUID
    drafts: tuple[Draft, ...]
    card: UUID | None = None


@dataclass(frozen=True, slots=True)
class Choosing:
    """Several events fit a description; the user says which. `left_out`: so many more fit and are not offered."""

    id: UUID
    reply: UUID
    meaning: ChangeEvent | RemoveEvents
    options: tuple[Occurrence, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Consenting:
    """The way to a Google account is open in the browser; the message that leads there waits."""

    reply: UUID


@dataclass(frozen=True, slots=True)
class Linking:
    """A Google account waits for a tap: to be connected, to be let go of, or to be given the events that only we have.

    `id` names the grant, on its buttons too; `reply` the message that asks. `claim`: somebody wants to connect it in the
    conversation `asker`, and is this person or not; `claimed`: so it was asked in another one, on the platform `where`.
    `code` stands in the browser that consented as well.
    """

    id: UUID
    reply: UUID
    question: Literal["connect", "copy", "disconnect", "claim", "claimed"]
    email: str
    elsewhere: bool = False
    local: int = 0
    asker: ConversationKey | None = None
    where: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of remote calendars is on the screen, as `reply`, which says `text`; it is kept as they are."""

    reply: UUID
    text: str


Stage: TypeAlias = (
    Waiting | ReadingPictures | Interpreting | Looking | Asking | Choosing | Consenting | Linking | Listing
    | SettingUp | Joining | Bringing | Telling
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """One message on its way to a card or an answer. A turn that has arrived leaves the conversation.

    `private`: nobody else reads along. `anchor` is the instant its words are counted from; `source` the platform's id of the message; `pictured`: it came
    with pictures; `reply` the message of ours that shows how far it is, if any.
    """

    number: int
    source: str
    text: str
    anchor: datetime
    forwarded: bool
    stage: Stage
    opened_at: datetime
    reply: UUID | None = None
    pictured: bool = False
    private: bool = True

    @property
    def expires_at(self) -> datetime | None:
        """When nobody waits for it any more; pictures are always read to the end, and a list waits for nobody."""
        match self.stage:
            case ReadingPictures() | Listing() | SettingUp() | Telling(asked=False):
                return None
            case Linking(question="claim" | "claimed") | Joining() | Telling():
                return self.opened_at + CLAIM_LIFE
            case _:
                return self.opened_at + CARD_LIFE


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Something already on the calendar that a draft meets."""

    event: UUID
    title: str
    when: When


@dataclass(frozen=True, slots=True)
class Remarks:
    """What one of a card's drafts meets on the calendar."""

    clashes: tuple[Neighbour, ...] = ()
    duplicates: tuple[Neighbour, ...] = ()


CardState = Literal["open", "writing", "done", "discarded", "expired", "undone", "refused"]
CardKind = Literal["draft", "conflict", "news", "invitation"]
Arrival = Literal["here", "underway", "there", "never"]


@dataclass(frozen=True, slots=True)
class Card:
    """One or several drafts that wait for a tap, or what became of them.

    `reply` is the message that shows it, `source` the message it was made from (`forwarded`, `pictured` as its turn),
    `group` the lines of the ledger it turned into and `events` what they left on the calendar. `remarks` run beside
    `drafts`. `touched_by` is the number of the turn that last touched it. `sure`: a bulk change was confirmed once and
    is asked about again. `about`: what was asked for, what two sides changed, what somebody else changed elsewhere, or
    nothing but one's own answer to an invitation; of a conflict or of news that wait, `events` are those.
    `beyond` counts drafts that a card which waits no more has let go of.
    `arrival`: a done card's events are ours alone, on their way to the remote calendar, were read back there, where
    `link` opens them, or never came there before the account was let go of. `private`: nobody else reads along.
    `moved_to`: it goes on in another conversation of the same person, on this platform.
    """

    id: UUID
    revision: int
    drafts: tuple[Draft, ...]
    remarks: tuple[Remarks, ...]
    source: str
    anchor: datetime
    reply: UUID
    touched_at: datetime
    touched_by: int
    state: CardState = "open"
    forwarded: bool = False
    pictured: bool = False
    sure: bool = False
    group: UUID | None = None
    events: tuple[UUID, ...] = ()
    about: CardKind = "draft"
    arrival: Arrival = "here"
    link: str = ""
    private: bool = False
    moved_to: str = ""
    beyond: int = 0

    @property
    def expires_at(self) -> datetime:
        """When an untouched card stops waiting."""
        return self.touched_at + CARD_LIFE


@dataclass(frozen=True, slots=True)
class Conversation:
    """`birth` is random, stamped by the shell when the conversation is made; ids of cards and drafts derive from it.

    `focus` is the card that a correction without a target means; `wrong_codes` when codes were typed that were none.
    """

    key: ConversationKey
    birth: UUID
    lang: Lang
    turns: tuple[Turn, ...] = ()
    cards: tuple[Card, ...] = ()
    focus: UUID | None = None
    talk: tuple[Utterance, ...] = ()
    standing: tuple[Standing, ...] = ()
    wrong_codes: tuple[datetime, ...] = ()
    next_turn: int = 1
    reminded: tuple[Reminded, ...] = ()
    paged: tuple[Paged, ...] = ()
    version: int = STATE_VERSION

    @property
    def wake_at(self) -> datetime | None:
        """When time alone will change something: a card or question expires, or a reminder was put off until then."""
        waiting = [c.expires_at for c in self.cards if c.state == "open"]
        waiting += [expiry for t in self.turns if (expiry := t.expires_at)]
        gathering = [
            t.stage.until for t in self.turns if isinstance(t.stage, ReadingPictures) and t.stage.until
        ]
        put_off = [one.again_at for one in self.reminded if one.again_at]
        return min((*waiting, *gathering, *put_off), default=None)
