"""A unit of work on a world of its own, which takes the old one's place when the unit ends well."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from adapters.memory import debts, due
from adapters.memory.own_unit import MemoryOwnUnit
from adapters.memory.things import Entry, Said
from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.undo import known_now
from core.calendar.when import Window
from core.dialogue.conversation import Conversation
from core.dialogue.interpretation import Meaning
from core.dialogue.message import ConversationKey, Preferences
from core.dialogue.reading import Reading
from core.dialogue.reply import Reply
from core.due_store import Due
from core.records import Account, Debt, Line


class MemoryUnit(MemoryOwnUnit):
    """Reads and writes one world."""

    async def admit(self, input_id: UUID, at: datetime) -> bool:
        """Whether this input is new."""
        new = input_id not in self._world.admitted
        self._world.admitted.setdefault(input_id, at)
        return new

    async def account(
        self, key: ConversationKey, newborn: UUID, at: datetime, preferences: Preferences
    ) -> Account:
        """The account; the whole world is locked anyway."""
        known = self._world.account_of(key)
        if known is not None:
            return known
        made = Account(newborn, preferences, key)
        self._world.people[key.platform, key.user] = newborn
        self._world.accounts[newborn], self._world.born[newborn] = made, at
        return made

    async def prefer(self, account: Account) -> None:
        """Keep its preferences."""
        kept = self._world.accounts[account.id]
        self._world.accounts[account.id] = replace(kept, preferences=account.preferences)
        due.settled(self._world, account)

    async def due(self, account: Account, now: datetime) -> Due:
        """What is due by now."""
        return due.of_account(self._world, account, now)

    async def look_again(
        self, account: Account, rows: Mapping[UUID, datetime | None], day: datetime | None
    ) -> None:
        """Until then nobody looks."""
        due.look_again(self._world, account, rows, day)

    async def conversation(self, key: ConversationKey) -> Conversation | None:
        """The state."""
        return self._world.conversations.get(key)

    async def save(self, account: Account, conversation: Conversation) -> None:
        """Keep this state."""
        self._world.conversations[conversation.key] = conversation
        self._world.parked.pop(conversation.key, None)

    async def owe(
        self, owed: Sequence[Debt], at: datetime, until: datetime | None = None
    ) -> tuple[Debt, ...]:
        """Owe these effects."""
        new = debts.owe(self._world, owed, at)
        return debts.lease_new(self._world, new, until) if until else tuple(each.debt for each in new)

    async def settle(self, debt: Debt) -> bool:
        """Whether it was still ours to settle."""
        return debts.settle(self._world, debt)

    async def events(self, account: Account, windows: Sequence[Window]) -> tuple[Event, ...]:
        """Rows that may take place in any window."""
        return self._world.in_windows(account, list(windows))

    async def family(self, account: Account, ids: Sequence[UUID]) -> tuple[Event, ...]:
        """These events, and the changed instances of series."""
        asked = set(ids)
        own = self._world.events_of(account)
        return tuple(event for event in own if event.id in asked or event.series in asked)

    async def write(
        self, account: Account, changes: Sequence[Change], at: datetime, key: ConversationKey | None = None
    ) -> None:
        """Into the ledger and the calendar."""
        held = {calendar.id for calendar in self._world.calendars_of(account.id)}
        for change in (
            _settled_here(change) if change.calendar not in held else change for change in changes
        ):
            if change.id not in self._world.ledger:
                self._world.ledger[change.id] = Entry(account.id, change, at, key, at)
                self._reserve(change)
                self._put_event(account, change.event, change.after, at)

    async def changes(self, account: Account, group: UUID) -> tuple[Change, ...]:
        """The lines of a group that stands."""
        own = self._own(account)
        if any(
            entry.change.undoes == group and entry.change.state in ("pending", "settled") for entry in own
        ):
            return ()
        return tuple(entry.change for entry in own if entry.change.group == group)

    async def reborn(self, account: Account, ids: Collection[UUID]) -> Mapping[UUID, UUID]:
        """What was deleted and brought back."""
        return known_now(ids, (entry.change for entry in self._own(account)))

    async def last_change(self, account: Account, since: datetime, origin: str) -> tuple[Change, ...]:
        """The newest group that can be taken back."""
        for entry in reversed(self._own(account)):
            if entry.at >= since and entry.change.undoes is None and entry.change.origin == origin:
                lines = await self.changes(account, entry.change.group)
                if lines:
                    return lines
        return ()

    def _own(self, account: Account) -> list[Entry]:
        return [entry for entry in self._world.ledger.values() if entry.account == account.id]

    async def note_message(self, key: ConversationKey, line: Line) -> None:
        """Into the transcript; pictures it came with stay."""
        before = self._world.said.get(line.id)
        blobs = line.blobs or (before.line.blobs if before else ())
        self._note(key, replace(line, blobs=blobs))

    async def note_meaning(self, key: ConversationKey, line: UUID, meaning: Meaning) -> None:
        """Beside the message."""
        if line in self._world.said:
            self._world.meanings[line] = meaning

    async def note_reply(self, key: ConversationKey, reply: Reply, at: datetime) -> None:
        """Into the transcript, or in place of what it said there."""
        self._note(key, Line(reply.id, "assistant", reply.text, at, 0, reply))

    def _note(self, key: ConversationKey, line: Line) -> None:
        number = self._world.count("said")
        before = self._world.said.get(line.id)
        if before is not None and (before.key, before.line.role) != (key, line.role):
            return
        position, at = (before.position, before.line.at) if before else (number, line.at)
        self._world.said[line.id] = Said(key, replace(line, changed=number, at=at), position)

    async def keep_reading(self, blob: str, reading: Reading, at: datetime) -> None:
        """Keep what was read."""
        self._world.readings[blob], self._world.read[blob] = reading, at

    async def reading(self, blob: str) -> Reading | None:
        """What was read."""
        return self._world.readings.get(blob)


def _settled_here(change: Change) -> Change:
    """What would go to a remote calendar that is not connected (any more)."""
    if change.state != "pending" or change.calendar is None:
        return change
    return replace(change, state="settled", after=change.after and replace(change.after, placement=None))
