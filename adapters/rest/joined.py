"""Which Google accounts the person at this machine has connected, and where their new events go."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from adapters.rest.doors import Doors
from adapters.rest.shapes import AccountOut, CalendarOut, GoogleOut
from core.dialogue.message import ConversationKey
from core.records import Grant, LinkedCalendar


class _Looked(Exception):
    """Ends a unit of work that only looked: nothing of it stays, not even the account of somebody who was never here."""


async def joined(doors: Doors, key: ConversationKey) -> GoogleOut | None:
    """None where this house knows no Google. Raises StoreUnavailable."""
    world = doors.assistant.world
    if world.remote is None:
        return None
    grants: Sequence[Grant] = ()
    calendars: Sequence[LinkedCalendar] = ()
    with suppress(_Looked):
        async with doors.store.unit() as unit:
            account = await unit.account(key, world.newborn(), doors.clock.now(), world.defaults)
            grants, calendars = await unit.grants(account), await unit.calendars(account)
            raise _Looked
    living = [grant for grant in grants if grant.state in ("active", "signed_out")]
    living.sort(key=lambda grant: (not grant.default, grant.identity.email))
    return GoogleOut(accounts=[_account(grant, calendars) for grant in living])


def _account(grant: Grant, calendars: Sequence[LinkedCalendar]) -> AccountOut:
    return AccountOut(
        email=grant.identity.email,
        signed_out=grant.state == "signed_out",
        calendars=[_calendar(one) for one in calendars if one.grant == grant.id and one.followed],
    )


def _calendar(one: LinkedCalendar) -> CalendarOut:
    return CalendarOut(name=one.name, writable=one.writable, target=one.target)
