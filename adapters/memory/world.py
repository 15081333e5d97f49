"""Everything a store holds, as dictionaries of immutable values. A copy of them is a snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from uuid import UUID

from adapters.memory.things import Entry, Linked, Owed, Said
from core.calendar.event import Event
from core.calendar.instants import span, utc, within
from core.calendar.mirror.resource import Mirrored
from core.calendar.occurrences import occurrences
from core.calendar.when import Window
from core.dialogue.conversation import Conversation
from core.dialogue.interpretation import Meaning
from core.dialogue.message import ConversationKey
from core.dialogue.reading import Reading
from core.own_store import LinkCode
from core.records import Account, Answer, Attempt, Channel, Grant, Installation, LinkedCalendar
from core.usage import Usage

HELD = ("active", "signed_out")


@dataclass(slots=True)
class World:
    """Dictionaries keep the order in which things came."""

    admitted: dict[UUID, datetime] = field(default_factory=dict)
    people: dict[tuple[str, str], UUID] = field(default_factory=dict)
    accounts: dict[UUID, Account] = field(default_factory=dict)
    born: dict[UUID, datetime] = field(default_factory=dict)
    conversations: dict[ConversationKey, Conversation] = field(default_factory=dict)
    parked: dict[ConversationKey, bool] = field(default_factory=dict)
    owed: dict[UUID, Owed] = field(default_factory=dict)
    events: dict[UUID, tuple[UUID, Event]] = field(default_factory=dict)
    due: dict[UUID, datetime] = field(default_factory=dict)
    days_due: dict[UUID, datetime] = field(default_factory=dict)
    ledger: dict[UUID, Entry] = field(default_factory=dict)
    said: dict[UUID, Said] = field(default_factory=dict)
    meanings: dict[UUID, Meaning] = field(default_factory=dict)
    sent: dict[UUID, str] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    read: dict[str, datetime] = field(default_factory=dict)
    answers: dict[UUID, Answer] = field(default_factory=dict)
    answered: dict[UUID, datetime] = field(default_factory=dict)
    attempts: dict[UUID, Attempt] = field(default_factory=dict)
    grants: dict[UUID, Grant] = field(default_factory=dict)
    refreshing: dict[UUID, datetime] = field(default_factory=dict)
    linked: dict[UUID, Linked] = field(default_factory=dict)
    mirror: dict[tuple[UUID, str], Mirrored] = field(default_factory=dict)
    channels: dict[UUID, Channel] = field(default_factory=dict)
    installations: dict[str, Installation] = field(default_factory=dict)
    codes: dict[UUID, LinkCode] = field(default_factory=dict)
    doomed: dict[str, tuple[datetime, UUID | None]] = field(default_factory=dict)
    spent: dict[tuple[UUID, date, str], Usage] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)

    def copy(self) -> World:
        """The same, to be changed on its own."""
        return World(**{each.name: dict(getattr(self, each.name)) for each in fields(self)})

    def count(self, what: str) -> int:
        """The next number."""
        self.counters[what] = self.counters.get(what, 0) + 1
        return self.counters[what]

    def account(self, account: UUID) -> Account | None:
        """With its calendars, as they are now."""
        found = self.accounts.get(account)
        return found and replace(found, calendars=self.calendars_of(account))

    def account_of(self, key: ConversationKey) -> Account | None:
        """The one behind a person."""
        account = self.people.get((key.platform, key.user))
        return None if account is None else self.account(account)

    def is_of(self, key: ConversationKey, account: UUID) -> bool:
        """Whether this is a conversation of that account."""
        return self.people.get((key.platform, key.user)) == account

    def calendars_of(self, account: UUID) -> tuple[LinkedCalendar, ...]:
        """Those of its connected grants: the primary ones first, then by name."""
        own = [one for one in self.linked.values() if one.calendar.account == account]
        connected = (self.shown(one) for one in own if self.grants[one.calendar.grant].state in HELD)
        return tuple(sorted(connected, key=lambda one: (not one.primary, one.name, one.id)))

    def shown(self, linked: Linked) -> LinkedCalendar:
        """With the address that its grant has now, and how both stand."""
        grant = self.grant_of(linked.calendar)
        lost = grant.state == "signed_out"
        return replace(linked.calendar, email=grant.identity.email, listed=linked.listed, signed_out=lost)

    def grant_of(self, calendar: LinkedCalendar) -> Grant:
        """The way there."""
        return self.grants[calendar.grant]

    def open_lines(self, account: UUID) -> list[Entry]:
        """What its remote calendars do not have yet, oldest first."""
        return [each for each in self.ledger.values() if each.account == account and each.is_open]

    def events_of(self, account: Account) -> list[Event]:
        """Everything on one calendar, by start."""
        own = [event for owner, event in self.events.values() if owner == account.id]
        return sorted(own, key=lambda event: (span(event.when, account.preferences.zone).start, event.id))

    def in_windows(self, account: Account, windows: list[Window]) -> tuple[Event, ...]:
        """What may take place in any of the windows."""
        zone, hidden = account.preferences.zone, self._hidden()
        return tuple(
            event
            for event in self.events_of(account)
            if (event.placement is None or event.placement.calendar not in hidden)
            and any(_reaches(event, window, zone) for window in windows)
        )

    def is_shown(self, event: Event) -> bool:
        """Whether it lies in a calendar that its person looks at."""
        return event.placement is None or event.placement.calendar not in self._hidden()

    def _hidden(self) -> set[UUID]:
        """Calendars whose events nobody looks at, or may read."""
        every = (one.calendar for one in self.linked.values())
        return {one.id for one in every if not one.followed or one.role == "free_busy"}


def _reaches(event: Event, window: Window, zone: str) -> bool:
    if event.recurrence is not None:
        return bool(occurrences(event, window, zone))
    return within(span(event.when, zone), window) or _was_in(event, window)


def _was_in(event: Event, window: Window) -> bool:
    original = event.original
    if original is None:
        return False
    if isinstance(original, datetime):
        return window.start <= utc(original) < window.end
    return window.start <= datetime.combine(original, datetime.min.time(), window.start.tzinfo) < window.end
