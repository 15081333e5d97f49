"""What time alone brings: reminders and the day's briefing, worked out from the events when they are due, each told once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid5

from core.calendar.instants import span, utc
from core.calendar.mornings import day_to_tell, next_telling, tells_tomorrow
from core.calendar.reminding import Alarm, next_due, worth_telling
from core.calendar.when import AllDay, Timed
from core.dialogue.message import ConversationKey
from core.dialogue.timely_inputs import DayBegins, Reminder, RemindersDue
from core.due_store import Due
from core.errors import StoreUnavailable
from core.intake import Intake
from core.receipt import Receipt
from core.records import Account
from core.store import Unit
from core.world import World

AT_A_TIME = 20


class Timekeeper:
    """Goes round by the clock. Any number may: the account is locked, and what was told is admitted once."""

    def __init__(self, world: World, intake: Intake) -> None:
        self._world = world
        self._intake = intake

    async def round(self) -> tuple[Receipt, ...]:
        """Tell what is due by now, account by account. Raises StoreUnavailable."""
        found = await self._world.store.due_accounts(self._world.clock.now(), AT_A_TIME)
        return tuple([receipt for account in found for receipt in await self._visit(account)])

    async def _visit(self, account: UUID) -> tuple[Receipt, ...]:
        """One that cannot be told anything is passed over, and holds up nobody else."""
        try:
            return await self._look_after(account)
        except StoreUnavailable:
            raise
        except Exception as error:
            self._world.faults.note("remind", account, error)
            return await self._look_after(account, in_silence=True)

    async def _look_after(self, account_id: UUID, *, in_silence: bool = False) -> tuple[Receipt, ...]:
        now, home = self._world.clock.now(), None
        told: list[Receipt] = []
        async with self._world.store.unit() as unit:
            account = await unit.owner(account_id)
            if account is None:
                return ()
            due, home = await unit.due(account, now), account.home
            if home is not None and not in_silence:
                told += await self._remind(unit, account, home, due, now)
                told += await self._tell_day(unit, account, home, due, now)
            await unit.look_again(account, _rows(account, due, now), _next_day(account, now))
        if home is not None and told:
            self._world.hints.announce(home)
        return tuple(told)

    async def _remind(
        self, unit: Unit, account: Account, home: ConversationKey, due: Due, now: datetime
    ) -> list[Receipt]:
        if account.preferences.muted:
            return []
        found = [
            Reminder(_name(account, alarm), alarm.occurrence)
            for alarm in worth_telling(due.rows, now, account.preferences.zone)
        ]
        fresh = tuple([one for one in found if await unit.admit(one.id, now)])
        if not fresh:
            return []
        return [await self._intake.hear(unit, home, uuid5(fresh[0].id, "told"), RemindersDue(fresh))]

    async def _tell_day(
        self, unit: Unit, account: Account, home: ConversationKey, due: Due, now: datetime
    ) -> list[Receipt]:
        at, zone = account.preferences.briefing, account.preferences.zone
        if at is None or due.day is None:
            return []
        tomorrow = tells_tomorrow(at, account.preferences.briefed_day)
        day = day_to_tell(at, due.day, now, zone, tomorrow=tomorrow)
        if day is None:
            return []
        events = await unit.events(account, [span(AllDay(day, day), zone)])
        told = uuid5(account.id, f"{'eve' if tomorrow else 'day'}:{day.isoformat()}")
        receipt = await self._intake.hear(unit, home, told, DayBegins(day, events))
        return [receipt] if receipt.fresh else []


def _name(account: Account, alarm: Alarm) -> UUID:
    """The same whoever finds it due: one occurrence at one time, so many minutes ahead."""
    one = alarm.occurrence
    start = utc(one.when.start) if isinstance(one.when, Timed) else one.when.first
    return uuid5(account.id, f"remind:{one.event.id}:{start.isoformat()}:{alarm.minutes}")


def _rows(account: Account, due: Due, now: datetime) -> Mapping[UUID, datetime | None]:
    return {row.event.id: next_due(row.event, now, account.preferences.zone) for row in due.rows}


def _next_day(account: Account, now: datetime) -> datetime | None:
    at = account.preferences.briefing
    return None if at is None else next_telling(at, now, account.preferences.zone)
