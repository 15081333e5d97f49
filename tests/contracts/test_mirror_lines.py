"""Store: lines of the ledger on their way to a remote calendar, in order, each by one who holds the calendar."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from core.calendar.mirror.resource import Mirrored
from core.calendar.recurrence import Recurrence
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
    december,
    deleted,
    entry,
    event,
    member,
    mirrored,
    new_id,
    next_line,
    placed,
    put_off,
    titles,
    updated,
    wrote,
)

LATER = NOW + MINUTE


async def lease(store, now=NOW, until=LATER):
    return await store.lease_push(now, until)


async def close(store, errand, line, state="settled"):
    async with store.unit() as unit:
        await unit.owner(errand.calendar.account)
        return await unit.close_line(errand, line.id, state, NOW)


async def line_now(store, line):
    async with store.unit() as unit:
        (found,) = [one for one in await unit.changes(await account(unit), line.group) if one.id == line.id]
    return found


async def pushed(store, now=NOW):
    """Every line that goes out, in order, without anything going wrong."""
    gone = []
    errand = await lease(store, now)
    while errand and (owing := await next_line(store, errand, now)):
        gone.append(owing.line)
        assert await close(store, errand, owing.line)
    return gone


@pytest.fixture
async def here(store):
    """A person with one calendar."""
    owner, way, (calendar,) = await connected(store)
    return owner, way, calendar


def fresh(calendar, title="치과", **more):
    return created(placed(event(title), calendar), state="pending", **more)


async def test_a_new_event_reserves_its_remote_id_and_is_seen_at_once(store, here):
    owner, _, calendar = here
    line = fresh(calendar)
    await wrote(store, line)
    assert await titles(store, december()) == ["치과"]
    async with store.unit() as unit:
        family = await unit.family_of(owner, line.event)
    name = line.event.hex
    assert family.members == (Mirrored(name, name, line.event, None, ours=True),)
    assert (family.id, family.rows, family.pending) == (name, (line.after,), (line,))


async def test_an_event_that_was_only_here_is_reserved_when_it_goes_out(store, here):
    owner, _, calendar = here
    local = event("여기만")
    await wrote(store, created(local))
    assert await lease(store) is None
    await wrote(store, updated(local, placed(local, calendar), state="pending"))
    async with store.unit() as unit:
        assert (await unit.family_of(owner, local.id)).id == local.id.hex
    assert (await lease(store)).calendar.id == calendar.id


async def test_what_the_mirror_has_already_is_not_reserved_again(store, here):
    owner, _, calendar = here
    row = placed(event(), calendar)
    await mirrored(store, owner, calendar, member(row, "abc"), rows=(row,))
    moved = placed(event("옮김", series=row.id, original=at(2, 10)), calendar)
    lines = updated(row, replace(row, title="새 이름"), state="pending"), created(moved, state="pending")
    await wrote(store, *lines, deleted(row, state="pending"))
    async with store.unit() as unit:
        family = await unit.family_of(owner, row.id)
    assert [one.id for one in family.members] == ["abc"]


async def test_what_is_reserved_stays_what_it_became(store, here):
    owner, _, calendar = here
    line = fresh(calendar)
    await wrote(store, line)
    known = member(line.after, line.event.hex, ours=True)
    await mirrored(store, owner, calendar, known)
    again = created(line.after, state="pending")
    await wrote(store, again)
    async with store.unit() as unit:
        assert (await unit.family_of(owner, line.event)).members == (known,)


async def test_a_line_of_no_remote_calendar_waits_for_nobody(store, here):
    await wrote(store, created(event()))
    assert await lease(store) is None


async def test_a_line_whose_calendar_is_not_connected_is_settled_here(store, here):
    _, way, calendar = here
    async with store.unit() as unit:
        await unit.forget_grant(way, NOW)
    line = fresh(calendar)
    await wrote(store, line)
    stays = replace(line.after, placement=None)
    assert await line_now(store, line) == replace(line, state="settled", after=stays)
    assert await store.agenda(KEY, december()) == (stays,)


async def test_the_next_line_comes_with_its_group_its_account_and_who_hears_of_it(store, here):
    owner, _, calendar = here
    group = new_id()
    one, two = fresh(calendar, "하나", group=group, notify=True), created(event("여기만"), group)
    async with store.unit() as unit:
        await unit.write(await account(unit), [one, two], NOW, OTHER)
    await wrote(store, fresh(calendar, "다음"))
    errand = await lease(store)
    owing = await next_line(store, errand, NOW)
    assert (owing.line, owing.group, owing.account, owing.key) == (one, (one, two), owner, OTHER)
    assert owing.account.calendars == (errand.calendar,)
    assert await close(store, errand, one)
    assert (await next_line(store, errand, NOW)).key is None


async def test_lines_go_out_oldest_first_and_each_once(store, here):
    _, _, calendar = here
    lines = [fresh(calendar, str(n)) for n in range(5)]
    await wrote(store, *lines[:3])
    await wrote(store, *lines[3:])
    assert await pushed(store) == lines
    assert await pushed(store) == []


async def test_a_line_that_is_put_off_holds_up_its_event_and_nothing_else(store, here):
    _, _, calendar = here
    first = fresh(calendar, "하나")
    second = updated(first.after, replace(first.after, title="하나 (변경)"), state="pending")
    other = fresh(calendar, "둘")
    await wrote(store, first, second, other)
    errand = await lease(store)
    await put_off(store, errand, first.id, NOW + HOUR)
    assert (await next_line(store, errand, NOW)).line == other
    assert await close(store, errand, other)
    assert await next_line(store, errand, NOW + MINUTE) is None
    tried = await next_line(store, errand, NOW + HOUR)
    assert tried.line == replace(first, attempts=1)


async def test_lines_of_a_saga_go_in_order_and_others_of_the_group_beside_them(store, here):
    _, _, calendar = here
    group, saga = new_id(), new_id()
    first, second = (fresh(calendar, title, group=group, saga=saga) for title in ("하나", "둘"))
    alone = fresh(calendar, "셋", group=group, saga=new_id())
    elsewhere = fresh(calendar, "넷", saga=saga)
    await wrote(store, first, second, alone, elsewhere)
    errand = await lease(store)
    await put_off(store, errand, first.id, NOW + HOUR)
    for expected in (alone, elsewhere):
        assert (await next_line(store, errand, NOW)).line == expected
        assert await close(store, errand, expected)
    assert await next_line(store, errand, NOW) is None


async def test_a_line_waits_for_those_of_the_series_that_its_instance_leaves_or_joins(store, here):
    owner, _, calendar = here
    rule = Recurrence("DAILY", count=9)
    old, new = (placed(event(title, at(1, 10), recurrence=rule), calendar) for title in ("전", "후"))
    moved = placed(event("옮김", at(2, 14), series=old.id, original=at(2, 10)), calendar)
    await mirrored(store, owner, calendar, member(old, "abc"), rows=(old, moved))
    birth = created(new, state="pending")
    joins = updated(moved, replace(moved, series=new.id), state="pending")
    shorter = updated(old, replace(old, title="짧게"), state="pending")
    await wrote(store, birth, joins, shorter)
    errand = await lease(store)
    await put_off(store, errand, birth.id, NOW + HOUR)
    assert await next_line(store, errand, NOW) is None, "each waits for the one before"
    assert await close(store, errand, birth)
    assert (await next_line(store, errand, NOW)).line == joins
    assert await close(store, errand, joins)
    assert (await next_line(store, errand, NOW)).line == shorter


async def test_what_comes_from_a_line_is_kept_in_the_ledger_and_nothing_waits_for_it(store, here):
    owner, _, calendar = here
    group = new_id()
    one, two = fresh(calendar, "하나", group=group), fresh(calendar, "둘", group=group)
    await wrote(store, one, two)
    errand = await lease(store)
    async with store.unit() as unit:
        assert await unit.group_is_open(owner, group)
        assert await unit.close_line(errand, one.id, "conflict", NOW)
        assert await unit.close_line(errand, two.id, "withdrawn", NOW)
        assert not await unit.close_line(errand, two.id, "settled", NOW), "it is closed"
        assert not await unit.close_line(errand, new_id(), "settled", NOW)
        assert not await unit.group_is_open(owner, group)
        assert [line.state for line in await unit.changes(owner, group)] == ["conflict", "withdrawn"]
        assert [line.state for line in await unit.last_change(owner, NOW - DAY, "page")] == [
            "conflict",
            "withdrawn",
        ]
        assert (await unit.family_of(owner, one.event)).pending == ()
    assert await next_line(store, errand, NOW + DAY) is None
    assert set(await titles(store, december())) == {"하나", "둘"}, "what is shown is said by `show`"


async def test_what_takes_a_group_back_is_found_and_waits_behind_it(store, here):
    """Though it is about a row of its own: what was deleted comes back under another id."""
    owner, _, calendar = here
    gone = fresh(calendar, "치과")
    await wrote(store, gone)
    assert await close(store, await lease(store), gone)
    delete = deleted(gone.after, state="pending")
    back = fresh(calendar, "치과", undoes=delete.group)
    await wrote(store, delete, back, fresh(calendar, "점심"))
    errand = await lease(store, LATER, LATER + HOUR)
    await put_off(store, errand, delete.id, NOW + DAY)
    async with store.unit() as unit:
        assert await unit.taking_back(owner, delete.group) == (back,)
        assert await unit.taking_back(owner, new_id()) == ()
    other = await next_line(store, errand, LATER)
    assert other.line.after.title == "점심"
    assert await close(store, errand, other.line)
    assert await next_line(store, errand, LATER) is None
    assert await close(store, errand, delete, "conflict")
    assert (await next_line(store, errand, LATER)).line == back
    assert await close(store, errand, back, "withdrawn")
    async with store.unit() as unit:
        assert await unit.taking_back(owner, delete.group) == ()


async def test_only_who_holds_the_calendar_closes_or_puts_off(store, here):
    _, _, calendar = here
    line = fresh(calendar)
    await wrote(store, line)
    late = await lease(store)
    current = await lease(store, LATER, LATER + HOUR)
    assert current.fence == late.fence + 1
    assert not await close(store, late, line)
    await put_off(store, late, line.id, NOW + DAY)
    await store.release(late)
    assert not await store.renew(late, NOW + DAY)
    assert (await next_line(store, current, LATER)).line.attempts == 0
    assert await lease(store, LATER) is None
    assert await close(store, current, line)


async def test_who_gave_a_calendar_back_has_no_say_in_it(store, here):
    _, _, calendar = here
    line = fresh(calendar)
    await wrote(store, line)
    errand = await lease(store)
    await store.release(errand)
    assert not await close(store, errand, line)
    assert not await store.renew(errand, NOW + DAY)
    assert (await lease(store)).fence == errand.fence + 1


async def test_a_lease_ends_by_itself_but_stays_ours_until_somebody_takes_it(store, here):
    _, _, calendar = here
    line = fresh(calendar)
    await wrote(store, line)
    errand = await lease(store)
    assert await lease(store, LATER - MINUTE / 2) is None
    assert await store.renew(errand, LATER + HOUR)
    assert await lease(store, LATER) is None
    assert await close(store, errand, line)


async def test_a_unit_of_work_holds_a_calendar_longer_and_lets_go_of_it(store, here):
    _, _, calendar = here
    await wrote(store, fresh(calendar))
    errand = await lease(store)
    async with store.unit() as unit:
        assert await unit.renew(errand, LATER + HOUR)
    assert await lease(store, LATER) is None
    async with store.unit() as unit:
        await unit.release(errand)
        assert not await unit.renew(errand, LATER + HOUR)
    assert (await lease(store, LATER)).fence == errand.fence + 1


async def test_nothing_is_pushed_for_who_signed_out_and_all_of_it_later(store, here):
    _, way, calendar = here
    line = fresh(calendar)
    await wrote(store, line)
    errand = await lease(store)
    async with store.unit() as unit:
        await unit.put_grant(replace(way, state="signed_out"))
    assert not await store.renew(errand, NOW + DAY)
    await store.release(errand)
    assert await lease(store) is None
    async with store.unit() as unit:
        assert await unit.group_is_open(await account(unit), line.group)
        await unit.put_grant(way)
    assert await pushed(store) == [line]


async def test_the_calendar_that_waits_longest_comes_first(store):
    _, _, (one, two) = await connected(store, entry("a", primary=True), entry("b"))
    _, _, (three,) = await connected(store, key=OTHER, subject="109")
    await wrote(store, fresh(two, "하나"))
    await wrote(store, fresh(three, "둘"), key=OTHER)
    await wrote(store, fresh(one, "셋"))
    order = [(await lease(store)).calendar.id for _ in range(3)]
    assert order == [two.id, three.id, one.id]
    assert await lease(store) is None


async def test_a_calendar_whose_lines_are_all_put_off_is_not_leased(store, here):
    _, _, calendar = here
    line = fresh(calendar)
    await wrote(store, line, updated(line.after, replace(line.after, title="변경"), state="pending"))
    errand = await lease(store)
    await put_off(store, errand, line.id, NOW + HOUR)
    await store.release(errand)
    assert await lease(store) is None
    assert (await lease(store, NOW + HOUR)).calendar.id == calendar.id


async def test_lines_of_others_are_no_obstacle(store, here):
    _, _, calendar = here
    _, _, (theirs,) = await connected(store, key=OTHER, subject="109")
    line = fresh(theirs, "남의 것")
    await wrote(store, line, key=OTHER)
    errand = await lease(store)
    await put_off(store, errand, line.id, NOW + DAY)
    mine = fresh(calendar)
    await wrote(store, mine)
    assert await pushed(store) == [mine]


async def test_many_who_lease_at_once_never_hold_the_same(store):
    _, _, calendars = await connected(store, *(entry(str(n), primary=n == 0) for n in range(6)))
    await wrote(store, *(fresh(calendar, calendar.name) for calendar in calendars))
    taken = await asyncio.gather(*(lease(store) for _ in range(12)))
    held = [errand.calendar.id for errand in taken if errand is not None]
    assert len(held) == len(set(held))
    rest = [errand for _ in range(6) if (errand := await lease(store)) is not None]
    assert {*held, *(errand.calendar.id for errand in rest)} == {calendar.id for calendar in calendars}


async def test_a_line_is_closed_by_one_of_many(store, here):
    _, _, calendar = here
    line = fresh(calendar)
    await wrote(store, line)
    errand = await lease(store)
    assert sum(await asyncio.gather(*(close(store, errand, line) for _ in range(6)))) == 1
