"""A line comes to its end, and the person hears of it: once for a card, and of everything that fell with it."""

from __future__ import annotations

import pytest

from core.calendar.occurrences import instances
from core.dialogue.inputs import Collided, Landed, RemoteChanged, TurnedDown
from core.errors import Forbidden, Unreachable
from core.records import Owing
from core.sync.errands import Lost
from core.sync.falling import fall_of
from tests.contracts.samples import next_line
from tests.core.dialogue.world import KEY
from tests.core.sync.desk import LUNCH, Desk
from tests.core.sync.doors import ME


async def owing_of(desk: Desk, line) -> tuple[object, Owing]:
    errand = await desk.store.lease_push(desk.clock.now(), desk.clock.now() + 10 * (LUNCH.end - LUNCH.start))
    assert errand is not None
    owing = await next_line(desk.store, errand, desk.clock.now())
    assert owing is not None and owing.line.id == line.id
    return errand, owing


async def test_a_card_of_several_events_has_landed_once_all_of_them_have(desk):
    lines = await desk.confirm(*(desk.adding(title) for title in ("아침", "점심", "저녁")))
    desk.fails("insert", Unreachable("503"), about="점심")
    await desk.push()
    assert desk.told(Landed) == []
    await desk.push_after(30)
    assert desk.told(Landed) == [Landed(lines[0].group)], "no one link for several events"


async def test_changing_one_of_a_series_links_to_that_one(desk):
    row = await desk.adds("요가", rule="FREQ=WEEKLY;COUNT=5")
    third = list(instances(row, LUNCH.start.date(), LUNCH.start.date().replace(year=2030)))[2]
    await desk.confirm(desk.changing(row, "this", (third.original, third.when), title="긴 요가"))
    await desk.push()
    [landed] = desk.told(Landed)
    assert landed.link == (await desk.row("긴 요가")).placement.link != ""


async def test_a_series_deleted_with_a_changed_instance_is_no_news_to_who_deleted_it(desk):
    row = await desk.adds("요가", rule="FREQ=WEEKLY;COUNT=5")
    third = list(instances(row, LUNCH.start.date(), LUNCH.start.date().replace(year=2030)))[2]
    at = (third.original, third.when)
    await desk.confirm(desk.changing(row, "this", at, title="긴 요가"))
    await desk.push()
    await desk.confirm(desk.changing(await desk.row("요가"), "all", at, kind="delete"))
    await desk.push()
    assert desk.there() == await desk.titles() == []
    assert desk.told(RemoteChanged) == []


async def test_an_instance_changed_and_then_deleted_is_no_news_to_who_did_it(desk):
    row = await desk.adds("요가", rule="FREQ=WEEKLY;COUNT=5")
    third = list(instances(row, LUNCH.start.date(), LUNCH.start.date().replace(year=2030)))[2]
    await desk.confirm(desk.changing(row, "this", (third.original, third.when), title="긴 요가"))
    await desk.confirm(desk.changing(await desk.row("긴 요가"), kind="delete"))
    await desk.push()
    assert desk.there() == await desk.titles() == ["요가"]
    assert desk.told(RemoteChanged) == []


async def test_deleting_lands_without_a_link(desk):
    row = await desk.adds("점심")
    lines = await desk.confirm(desk.changing(row, kind="delete"))
    await desk.push()
    assert desk.told(Landed) == [Landed(lines[0].group)]


async def test_what_somebody_else_changed_is_told_with_the_line_that_lands(desk):
    row = await desk.adds("점심")
    await desk.confirm(desk.changing(row, title="점심 약속"))
    desk.google.edit(ME, row.id.hex, location="강남역")
    await desk.push()
    [news] = desk.told(RemoteChanged)
    assert [(seen.before.location, seen.after.location) for seen in news.sightings] == [("", "강남역")]


# ── What falls ───────────────────────────────────────────────────────────────


async def test_what_builds_on_an_event_that_never_came_to_be_falls_with_it_and_is_told(desk):
    [made] = await desk.confirm(desk.adding("점심"))
    row = await desk.row("점심")
    renamed = await desk.confirm(desk.changing(row, title="점심 약속"))
    moved = await desk.confirm(desk.changing(await desk.row("점심 약속"), location="강남역"))
    desk.fails("insert", Forbidden("read_only"))
    await desk.push()
    assert desk.states((made, *renamed, *moved)) == ["refused", "withdrawn", "withdrawn"]
    assert [told.change.id for told in desk.told(TurnedDown)] == [made.id]
    assert [(told.change.id, told.now, told.alone) for told in desk.told(Collided)] == [
        (renamed[0].id, None, False),
        (moved[0].id, None, False),
    ]
    assert await desk.titles() == []


async def test_what_only_stands_behind_a_refused_change_goes_on(desk):
    row = await desk.adds("점심")
    renamed = await desk.confirm(desk.changing(row, title="점심 약속"))
    moved = await desk.confirm(desk.changing(await desk.row("점심 약속"), location="강남역"))
    desk.google.edit(ME, row.id.hex, title="브런치")
    await desk.push()
    assert desk.states((*renamed, *moved)) == ["conflict", "settled"]
    assert (await desk.row("브런치")).location == "강남역"


async def test_the_rest_of_a_card_that_is_one_thing_falls_as_one(desk):
    """This-and-following: without the end of the old series there is no new one."""
    row = await desk.adds("요가", rule="FREQ=WEEKLY;COUNT=5")
    third = list(instances(row, LUNCH.start.date(), LUNCH.start.date().replace(year=2030)))[2]
    at = (third.original, third.when)
    lines = await desk.confirm(desk.changing(row, "following", at, title="빈야사"))
    desk.google.edit(ME, row.id.hex, recurrence=None)
    await desk.push()
    assert desk.states(lines) == ["conflict", "withdrawn"]
    [collided] = desk.told(Collided)
    assert collided.alone is False
    assert desk.there() == await desk.titles() == ["요가"]


async def test_a_conflict_over_what_was_taken_back_meanwhile_is_none(desk):
    row = await desk.adds("점심")
    lines = await desk.confirm(desk.changing(row, title="점심 약속"))
    back = await desk.takes_back(lines)
    desk.google.edit(ME, row.id.hex, title="브런치")
    await desk.push()
    assert desk.states((*lines, *back)) == ["conflict", "withdrawn"]
    assert desk.told(Collided) == []
    assert await desk.titles() == ["브런치"]
    assert [seen.after.title for told in desk.told(RemoteChanged) for seen in told.sightings] == ["브런치"]


async def test_what_touches_nothing_of_it_does_not_fall(desk):
    [line] = await desk.confirm(desk.adding("점심"))
    await desk.confirm(desk.adding("저녁"))
    _, owing = await owing_of(desk, line)
    fall = fall_of(owing, ())
    assert (fall.rest, fall.dependants, fall.undone) == ((), (), False)


# ── Twice, or nobody there ───────────────────────────────────────────────────


async def test_a_line_that_is_closed_stays_as_it_was_closed(desk):
    [line] = await desk.confirm(desk.adding("점심"))
    errand, owing = await owing_of(desk, line)
    await desk.closer.settle(errand, owing)
    with pytest.raises(Lost):
        await desk.closer.settle(errand, owing)
    with pytest.raises(Lost):
        await desk.closer.refuse(errand, owing, "other")
    with pytest.raises(Lost):
        await desk.closer.collide(errand, owing, None)
    assert desk.states((line,)) == ["settled"]
    assert len(desk.told(Landed)) == 1
    assert desk.told(TurnedDown) == desk.told(Collided) == []


async def test_whose_account_is_gone_nobody_is_told_of(desk):
    [line] = await desk.confirm(desk.adding("점심"))
    errand, owing = await owing_of(desk, line)
    desk.memory._world.accounts.clear()
    with pytest.raises(Lost):
        await desk.closer.settle(errand, owing)
    with pytest.raises(Lost):
        await desk.closer.refuse(errand, owing, "other")
    assert desk.states((line,)) == ["pending"]
    assert desk.heard == []


async def test_a_change_that_came_from_no_conversation_is_told_in_none(desk):
    [line] = await desk.confirm(desk.adding("점심"))
    errand, owing = await owing_of(desk, line)
    nameless = Owing(owing.line, owing.group, owing.account, None)
    await desk.closer.settle(errand, nameless)
    assert desk.states((line,)) == ["settled"]
    assert desk.told(Landed) == []


async def test_who_shows_the_conversation_is_woken(desk):
    woken = []
    desk.hints.announce = woken.append
    await desk.confirm(desk.adding("점심"))
    await desk.push()
    assert set(woken) == {KEY}
