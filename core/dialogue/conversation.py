"""Everything a conversation remembers: open turns, cards, and the talk of the last minutes. Immutable and capped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias
from uuid import UUID

from core.calendar.draft import Draft
from core.calendar.when import When
from core.dialogue.interpretation import EventProposal, Meaning, Utterance
from core.dialogue.message import ConversationKey, Lang
from core.dialogue.own_stages import Joining, SettingUp, Telling
from core.dialogue.pages import Paged
from core.dialogue.reminded import Reminded
from core.dialogue.stages import Linking, Listing, ReadingPictures, Stage
from core.dialogue.standing import Standing

STATE_VERSION = 1
MAX_TURNS, MAX_CARDS, MAX_TALK = 8, 12, 10
MAX_NEWS = 6
Captions: TypeAlias = tuple[tuple[str, str], ...]
"""The words below pictures, each beside the platform's id of its message."""
SHOWN = 20
"""So many drafts of a card are told one by one; of the others only how many there are."""
CARD_LIFE, CLAIM_LIFE = timedelta(hours=24), timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Turn:
    """One message on its way to a card or an answer. A turn that has arrived leaves the conversation.

    `private`: nobody else reads along. `anchor` is the instant its words count from; `source` and `thread` the platform's
    ids of the message (of an album all, with spaces between) and of where it was said; `pictured`: it came with pictures; `reply` ours that shows how far it is.
    `hasty`: a model was to read its words, and did not in time; `seconds` are the events that our own rules read beside it.
    `pictures` are those that were read for it, the same for the same bytes. `beside` are the drafts that were read from the
    words below them. `later`: it was passed on with what was said on another day.
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
    hasty: bool = False
    seconds: tuple[EventProposal, ...] = ()
    thread: str = ""
    pictures: tuple[str, ...] = ()
    captions: Captions = ()
    beside: tuple[UUID, ...] = ()
    later: bool = False

    @property
    def expires_at(self) -> datetime | None:
        """When nobody waits for it any more; pictures are read to the end, unless they wait for leave, and a list waits for nobody."""
        match self.stage:
            case ReadingPictures(unasked=()) | Listing() | SettingUp() | Telling(asked=False):
                return None
            case Linking(question="claim" | "claimed") | Joining() | Telling():
                return self.opened_at + CLAIM_LIFE
            case _:
                return self.opened_at + CARD_LIFE


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A turn that our own rules answered as `meaning`, because a model needed longer than anybody waits."""

    turn: Turn
    meaning: Meaning


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
    `moved_to`: it goes on in another conversation of the same person, on this platform. `pictures`, `captions` and
    `beside` as of its turn.
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
    pictures: tuple[str, ...] = ()
    captions: Captions = ()
    beside: tuple[UUID, ...] = ()

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
    thread: str = ""
    paged: tuple[Paged, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    version: int = STATE_VERSION

    @property
    def wake_at(self) -> datetime | None:
        """When time alone will change something: a card or question expires, reading takes long, or a reminder was put off until then."""
        waiting = [c.expires_at for c in self.cards if c.state == "open"]
        waiting += [expiry for t in self.turns if (expiry := t.expires_at)]
        for turn in self.turns:
            if isinstance(turn.stage, ReadingPictures):
                waiting += filter(None, (turn.stage.until, turn.stage.tell_at))
        put_off = [one.again_at for one in self.reminded if one.again_at]
        return min((*waiting, *put_off), default=None)
