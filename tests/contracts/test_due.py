"""Store: what is due by the clock, of events and of accounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from sqlalchemy import text

from adapters.database import due as asked
from core.calendar.event import Event
from core.calendar.recurrence import Recurrence
from core.calendar.reminding import UNKNOWN, DueRow
from core.dialogue.conversation import Turn
from core.dialogue.stages import Interpreting
from core.due_store import Due
from core.records import Account
from tests.contracts.samples import (
    DAY,
    HOUR,
    KEY,
    MINUTE,
    NOW,
    OTHER,
    account,
    at,
    connected,
    created,
    deleted,
    entry,
    event,
    mirrored,
    placed,
    talk,
    updated,
    whole_days,
    wrote,
)

EVER = at(31, 23)


async def due(store, now: datetime = EVER, key=KEY) -> Due:
    async with store.unit() as unit:
        return await unit.due(await account(unit, key), now)


async def rows(store, now: datetime = EVER, key=KEY) -> list[tuple[str, datetime]]:
    found = await due(store, now, key)
    return [(row.event.title, row.since) for row in found.rows]


async def settle(store, key=KEY, **wishes) -> Account:
    async with store.unit() as unit:
        owner = await account(unit, key)
        owner = replace(owner, preferences=replace(owner.preferences, **wishes))
        await unit.prefer(owner)
    return owner


async def look_again(store, looked: dict, day: datetime | None = None, key=KEY) -> None:
    async with store.unit() as unit:
        await unit.look_again(await account(unit, key), looked, day)


def reminding(title: str = "치과", start: datetime | None = None, *minutes: int, **more) -> Event:
    return event(title, start, reminders=minutes or (30,), **more)


async def test_an_event_is_due_at_its_next_reminder(store):
    one = reminding("치과", at(1, 15), 30, 1440)
    await wrote(store, created(one))
    assert await due(store) == Due((DueRow(one, at(1, 15) - DAY),))
    assert await rows(store, at(1, 15) - DAY - MINUTE) == []
    assert await store.due_accounts(at(1, 15) - DAY - MINUTE, 5) == ()
    async with store.unit() as unit:
        owner = await account(unit)
    assert await store.due_accounts(at(1, 15) - DAY, 5) == (owner.id,)


async def test_what_has_no_reminders_to_come_is_never_due(store):
    past = reminding("지난 것", NOW + 10 * MINUTE)
    await wrote(store, created(event()), created(replace(event(), reminders=())), created(past))
    assert await rows(store) == []
    assert await store.due_accounts(EVER, 5) == ()
    assert await store.next_due(NOW - DAY) is None


async def test_a_reminder_moves_with_its_event_and_goes_with_it(store):
    before = reminding(start=at(1, 15))
    after = replace(before, when=event(start=at(2, 15)).when)
    await wrote(store, created(before))
    await wrote(store, updated(before, after))
    assert await rows(store) == [("치과", at(2, 14, 30))]
    await wrote(store, updated(after, replace(after, reminders=None)))
    assert await rows(store) == []
    await wrote(store, updated(after, after))
    await wrote(store, deleted(after))
    assert await rows(store) == []
    assert await store.due_accounts(EVER, 5) == ()


async def test_what_is_overdue_stays_so_when_its_event_changes_and_not_when_it_goes(store):
    before = reminding(start=at(1, 15))
    after = replace(before, title="치과 검진")
    await wrote(store, created(before))
    await wrote(store, updated(before, after), when=at(1, 14, 31))
    assert await rows(store) == [("치과 검진", at(1, 14, 30))]
    await wrote(store, deleted(after), when=at(1, 14, 32))
    await wrote(store, created(after), when=at(1, 14, 33))
    assert await rows(store) == []


async def test_a_series_is_due_at_the_next_of_its_dates(store):
    series = reminding("요가", at(1, 9), recurrence=Recurrence("DAILY"), excluded=(at(1, 9),))
    await wrote(store, created(series))
    assert await rows(store) == [("요가", at(2, 8, 30))]


async def test_a_whole_day_is_due_by_the_clock_of_its_account(store):
    await wrote(store, created(whole_days("생신", date(2026, 12, 1), reminders=(900,))))
    assert await rows(store) == [("생신", at(1, 9) - DAY)]


async def test_looked_after_it_is_due_when_that_was_said_or_never(store):
    one, other = reminding("하나"), reminding("둘", at(2, 15))
    await wrote(store, created(one), created(other))
    await look_again(store, {one.id: at(1, 16), other.id: None}, at(3, 8))
    assert await rows(store) == [("하나", at(1, 16))]
    assert (await due(store)).day == at(3, 8)
    assert (await due(store, at(3, 7))).day is None
    await look_again(store, {}, None)
    assert (await due(store)).day is None


async def test_nobody_looks_after_the_events_of_others(store):
    mine = reminding("내 것")
    await wrote(store, created(mine))
    await look_again(store, {mine.id: None}, key=OTHER)
    assert await rows(store) == [("내 것", at(1, 14, 30))]
    assert await rows(store, key=OTHER) == []


async def test_whoever_settles_on_a_time_for_the_day_is_looked_after_at_once(store):
    owner = await settle(store, briefing=time(8))
    assert await store.due_accounts(NOW, 5) == (owner.id,)
    assert (await due(store, NOW)).day == UNKNOWN
    await settle(store, briefing=None)
    assert await store.due_accounts(NOW, 5) == ()


async def test_with_another_zone_whole_days_are_looked_at_anew_and_nothing_else(store):
    timed = reminding()
    await wrote(store, created(timed), created(whole_days("생신", date(2026, 12, 1), reminders=(900,))))
    await wrote(store, created(whole_days("기념일", date(2026, 12, 1))))
    await settle(store, zone="Europe/Berlin")
    assert await rows(store, NOW) == [("생신", UNKNOWN)]


async def test_each_account_comes_once_and_no_more_than_asked_for(store):
    one, other = await settle(store, briefing=time(8)), await settle(store, OTHER, briefing=time(8))
    await wrote(store, created(reminding("하나")), created(reminding("둘")))
    assert set(await store.due_accounts(EVER, 5)) == {one.id, other.id}
    assert len(await store.due_accounts(EVER, 1)) == 1


async def test_the_next_instant_is_the_first_of_events_days_and_conversations(store):
    await wrote(store, created(reminding()))
    assert await store.next_due(NOW) == at(1, 14, 30)
    await look_again(store, {}, at(1, 8))
    assert await store.next_due(NOW) == at(1, 8)
    assert await store.next_due(at(1, 8)) == at(1, 14, 30)
    assert await store.next_due(at(1, 14, 30)) is None
    async with store.unit() as unit:
        await unit.save(await account(unit), replace(talk(), turns=(_waiting(),)))
    assert await store.next_due(NOW) == NOW + DAY
    await store.park(KEY)
    assert await store.next_due(NOW) == at(1, 8)


def _waiting() -> Turn:
    return Turn(1, "m1", "", NOW, False, Interpreting(), NOW)


@pytest.mark.parametrize("shown", [True, False])
async def test_what_lies_in_a_calendar_that_nobody_looks_at_says_so(store, shown):
    owner, _, (home, _) = await connected(store, entry(primary=True), entry("group@example.com"))
    there = placed(reminding("회식"), home)
    await mirrored(store, owner, home, rows=(there,))
    async with store.unit() as unit:
        await unit.follow(await account(unit), home.id, followed=shown)
    assert await due(store) == Due((DueRow(there, at(1, 14, 30), shown),))


async def test_what_a_remote_calendar_shows_is_due_as_well_and_goes_with_it(store):
    owner, _, (home,) = await connected(store)
    there = placed(reminding("회식"), home)
    await mirrored(store, owner, home, rows=(there,))
    assert await rows(store) == [("회식", at(1, 14, 30))]
    async with store.unit() as unit:
        await unit.show(await account(unit), (), (there.id,), NOW)
    assert await rows(store) == []
    assert await store.due_accounts(EVER, 5) == ()


async def test_where_two_become_one_the_day_is_the_older_one_s(store):
    await settle(store, briefing=time(8))
    await wrote(store, created(reminding("하나")))
    await wrote(store, created(reminding("둘", at(2, 15))), key=OTHER, when=NOW + HOUR)
    await settle(store, OTHER, briefing=time(9))
    async with store.unit() as unit:
        younger = await account(unit, OTHER)
    async with store.unit() as unit:
        merged = await unit.merge_accounts(await account(unit), younger.id)
    assert await store.due_accounts(EVER, 5) == (merged.id,)
    assert [title for title, _ in await rows(store)] == ["하나", "둘"]


async def test_a_row_that_cannot_be_read_is_never_due_again(damaged):
    spoilt, sound = reminding("망가짐"), reminding("멀쩡함")
    await wrote(damaged, created(spoilt), created(sound))
    await damaged._backend.write(
        lambda connection: connection.execute(
            text("update events set body = :none where title = '망가짐'"), {"none": '{"spoilt": true}'}
        )
    )
    assert [title for title, _ in await rows(damaged)] == ["멀쩡함"]
    await look_again(damaged, {sound.id: None})
    assert await damaged.due_accounts(EVER, 5) == ()


async def test_neither_question_reads_what_is_not_due(tables):
    """Both are answered from indexes: SQLite says so itself."""
    async with tables.unit() as unit:
        await account(unit)
    if tables._backend.dialect.__class__.__name__.lower().startswith("sqlite"):
        plans = await tables._backend.read(_plans)
        assert plans
        read = [plan for plan in plans if "events" in plan or "users" in plan]
        assert all("due_at" in plan for plan in read), plans


def _plans(connection) -> list[str]:
    found = []
    for statement in (asked.ACCOUNTS, *asked.NEXT, asked.ROWS):
        compiled = str(
            statement.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
        )
        number = compiled.count("?")
        plan = connection.exec_driver_sql(f"explain query plan {compiled}", tuple(["2026-12-01"] * number))
        found += [row[3] for row in plan]
    return found
