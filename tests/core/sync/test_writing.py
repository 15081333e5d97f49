"""One line on its way: what is there is looked at, what was lost is recognised, what changed meanwhile is met."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.calendar.occurrences import instances
from core.dialogue.inputs import Collided, Landed, RemoteChanged, TurnedDown
from core.errors import Gone, Stale, Unreachable
from core.sync.pulling import Pulled
from core.sync.writing import LOOKS
from tests.core.sync.desk import LUNCH, Desk
from tests.core.sync.doors import ME

WEEKLY = "FREQ=WEEKLY;COUNT=5"


async def course(desk: Desk):
    """A yoga course that is at Google, and its third time."""
    row = await desk.adds("요가", rule=WEEKLY)
    third = list(instances(row, LUNCH.start.date(), row.when.start.date().replace(year=2030)))[2]
    desk.line.asked.clear()
    return row, (third.original, third.when)


async def changed_instance(desk: Desk):
    row, third = await course(desk)
    await desk.confirm(desk.changing(row, "this", third, title="긴 요가"))
    await desk.push()
    desk.heard.clear()
    desk.line.asked.clear()
    return await desk.row("요가"), await desk.row("긴 요가"), third


# ── Replies that were lost ───────────────────────────────────────────────────


async def test_an_insert_whose_reply_was_lost_makes_no_second_event(desk):
    await desk.confirm(desk.adding("점심"))
    desk.fails("insert", Unreachable("no reply"), done=True)
    await desk.push()
    await desk.push_after(30)
    assert desk.there() == ["점심"]
    assert desk.line.asked == ["insert", "insert", "get"]
    assert len(desk.told(Landed)) == 1


async def test_an_insert_whose_event_was_deleted_before_we_heard_of_it_is_done(desk):
    [line] = await desk.confirm(desk.adding("점심"))
    desk.fails("insert", Unreachable("no reply"), done=True)
    await desk.push()
    desk.google.remove(ME, line.event.hex)
    await desk.push_after(30)
    assert desk.there() == []
    assert desk.states((line,)) == ["settled"]
    assert await desk.titles() == []
    [news] = desk.told(RemoteChanged)
    assert [(seen.before.title, seen.after) for seen in news.sightings] == [("점심", None)]


async def test_an_insert_that_is_never_found_under_its_id_is_not_made_again_and_again(desk):
    [line] = await desk.confirm(desk.adding("점심"))
    real = desk.google.insert

    async def elsewhere(*given):
        return replace(await real(*given), id="another")

    desk.google.insert = elsewhere
    await desk.push()
    await desk.push_after(60)
    assert desk.line.asked == ["insert"]
    assert desk.states((line,)) == ["refused"]


async def test_a_change_whose_reply_was_lost_is_recognised_by_what_it_left(desk):
    row = await desk.adds("점심")
    await desk.confirm(desk.changing(row, title="점심 약속"))
    desk.fails("patch", Unreachable("no reply"), done=True)
    await desk.push()
    desk.google.edit(ME, row.id.hex, location="강남역")
    await desk.push_after(30)
    assert desk.line.asked == ["insert", "patch", "patch", "get"]
    assert (await desk.row("점심 약속")).location == "강남역"
    assert len(desk.told(Landed)) == 1
    assert desk.told(Collided) == []


async def test_an_instance_whose_reply_was_lost_is_recognised_when_it_is_looked_at(desk):
    row, third = await course(desk)
    await desk.confirm(desk.changing(row, "this", third, title="긴 요가"))
    desk.fails("patch", Unreachable("no reply"), done=True)
    await desk.push()
    await desk.push_after(30)
    assert desk.line.asked == ["get", "patch", "get"]
    assert len(desk.told(Landed)) == 1
    assert desk.told(RemoteChanged) == []
    await desk.pull()
    assert await desk.titles() == ["긴 요가", "요가"]


async def test_a_deletion_whose_reply_was_lost_is_done(desk):
    row = await desk.adds("점심")
    [line] = await desk.confirm(desk.changing(row, kind="delete"))
    desk.fails("cancel", Unreachable("no reply"), done=True)
    await desk.push()
    await desk.push_after(30)
    assert desk.states((line,)) == ["settled"]
    assert desk.there() == []
    assert len(desk.told(Landed)) == 1


# ── What changed since we looked ─────────────────────────────────────────────


async def test_another_version_that_says_the_same_is_no_conflict(desk):
    row = await desk.adds("점심")
    await desk.confirm(desk.changing(row, title="점심 약속"))
    desk.google.touch(ME, row.id.hex)
    await desk.push()
    assert desk.there() == ["점심 약속"]
    assert desk.line.asked == ["insert", "patch", "get", "patch"]


async def test_a_place_that_somebody_else_gave_it_stays_beside_our_title(desk):
    row = await desk.adds("점심")
    await desk.confirm(desk.changing(row, title="점심 약속"))
    desk.google.edit(ME, row.id.hex, location="강남역")
    await desk.push()
    assert (await desk.row("점심 약속")).location == "강남역"
    assert desk.told(Collided) == []


async def test_what_was_deleted_meanwhile_is_told_to_who_changed_it(desk):
    row = await desk.adds("점심")
    await desk.confirm(desk.changing(row, title="점심 약속"))
    desk.google.remove(ME, row.id.hex)
    await desk.push()
    [collided] = desk.told(Collided)
    assert collided.now is None
    assert await desk.titles() == []


async def test_what_is_not_there_any_more_at_all_is_told_too(desk):
    row = await desk.adds("점심")
    await desk.confirm(desk.changing(row, title="점심 약속"))
    desk.fails("patch", Gone("410"))
    desk.fails("get", Gone("404"))
    await desk.push()
    assert [told.now for told in desk.told(Collided)] == [None]


async def test_deleting_what_was_deleted_is_done(desk):
    row = await desk.adds("점심")
    [line] = await desk.confirm(desk.changing(row, kind="delete"))
    desk.google.remove(ME, row.id.hex)
    await desk.push()
    assert desk.states((line,)) == ["settled"]
    assert desk.told(Collided) == []


async def test_deleting_what_somebody_edited_is_asked_about(desk):
    row = await desk.adds("점심")
    await desk.confirm(desk.changing(row, kind="delete"))
    desk.google.edit(ME, row.id.hex, title="브런치")
    await desk.push()
    assert desk.there() == await desk.titles() == ["브런치"]
    assert [told.now.title for told in desk.told(Collided)] == ["브런치"]


async def test_what_changes_faster_than_we_look_is_left_for_later(desk):
    row = await desk.adds("점심")
    [line] = await desk.confirm(desk.changing(row, title="점심 약속"))
    desk.fails("patch", Stale("412"), times=LOOKS)
    await desk.push()
    assert desk.line.asked.count("patch") == LOOKS
    assert desk.states((line,)) == ["pending"]
    await desk.push_after(30)
    assert desk.there() == ["점심 약속"]


# ── Instances ────────────────────────────────────────────────────────────────


async def test_changing_one_of_a_series_changes_that_one(desk):
    row, third = await course(desk)
    await desk.confirm(desk.changing(row, "this", third, title="긴 요가"))
    await desk.push()
    assert desk.line.asked == ["get", "patch"]
    assert desk.there() == await desk.titles() == ["긴 요가", "요가"]


async def test_an_instance_touched_between_look_and_write_is_looked_at_again(desk):
    row, third = await course(desk)
    await desk.confirm(desk.changing(row, "this", third, title="긴 요가"))

    async def touched():
        desk.google.edit_instance(ME, row.id.hex, third[0], location="강남역")

    desk.fails("patch", None, meanwhile=touched)
    await desk.push()
    assert desk.line.asked == ["get", "patch", "get", "patch"]
    assert (await desk.row("긴 요가")).location == "강남역"
    assert desk.told(Collided) == []


async def test_an_instance_that_no_rule_gives_any_more_cannot_be_changed(desk):
    row, third = await course(desk)
    await desk.confirm(desk.changing(row, "this", third, title="긴 요가"))
    desk.google.edit(ME, row.id.hex, recurrence=None)
    await desk.push()
    assert [told.now for told in desk.told(Collided)] == [None]
    assert desk.there() == await desk.titles() == ["요가"]
    assert (await desk.row("요가")).recurrence is None, "what was found out is shown"


async def test_an_instance_that_no_rule_gives_any_more_need_not_be_cancelled(desk):
    row, third = await course(desk)
    [line] = await desk.confirm(desk.changing(row, "this", third, kind="delete"))
    desk.google.edit(ME, row.id.hex, recurrence=None)
    await desk.push()
    assert desk.states((line,)) == ["settled"]
    assert desk.there() == ["요가"]


async def test_an_instance_whose_series_was_deleted_cannot_be_changed(desk):
    row, third = await course(desk)
    await desk.confirm(desk.changing(row, "this", third, title="긴 요가"))
    desk.google.remove(ME, row.id.hex)
    desk.fails("get", Gone("404"), times=2)
    await desk.push()
    assert [told.now for told in desk.told(Collided)] == [None]
    assert await desk.titles() == []


# ── What hangs on several resources ──────────────────────────────────────────


async def test_a_series_is_deleted_on_what_all_of_it_is_now(desk):
    """Somebody changed one of its times a moment ago: that would go with it, unseen."""
    row, third = await course(desk)
    desk.google.edit_instance(ME, row.id.hex, third[0], title="마지막 시간")
    await desk.confirm(desk.changing(row, "all", third, kind="delete"))
    await desk.push()
    assert "page" in desk.line.asked
    assert desk.there() == await desk.titles() == ["마지막 시간", "요가"]
    assert len(desk.told(Collided)) == 1


async def test_a_series_that_nobody_touched_is_deleted(desk):
    row, third = await course(desk)
    await desk.confirm(desk.changing(row, "all", third, kind="delete"))
    await desk.push()
    assert desk.line.asked == ["page", "cancel", "taken_along"]
    assert desk.there() == []


async def test_a_series_is_moved_on_what_all_of_it_is_now_but_renamed_at_once(desk):
    row, third = await course(desk)
    await desk.confirm(desk.changing(row, "all", third, title="빈야사"))
    await desk.push()
    assert desk.line.asked == ["patch"]
    later = third[1].__class__(third[1].start.replace(hour=20), third[1].end.replace(hour=21), third[1].zone)
    await desk.confirm(desk.changing(await desk.row("빈야사"), "all", third, when=later))
    await desk.push()
    assert desk.line.asked == ["patch", "page", "patch", "taken_along"]


@pytest.mark.parametrize("whole", [True, False])
async def test_without_that_view_nothing_is_written(desk, whole):
    row, third = await course(desk)
    [line] = await desk.confirm(desk.changing(row, "all", third, kind="delete"))
    if whole:
        assert await desk.store.lease_pull(desk.clock.now(), desk.clock.now() + 20 * (third[1].end - third[1].start), desk.primary.id)  # fmt: skip
    else:
        desk.fails("page", Unreachable("503"), times=99)
    await desk.push()
    assert "cancel" not in desk.line.asked
    assert desk.states((line,)) == ["pending"]


async def test_taking_back_a_cancelled_date_restores_it_as_the_rule_has_it(desk):
    row, third = await course(desk)
    lines = await desk.confirm(desk.changing(row, "this", third, kind="delete"))
    await desk.push()
    assert desk.line.asked == ["get", "cancel"]
    await desk.takes_back(lines)
    await desk.push()
    assert desk.line.asked == ["get", "cancel", "page", "patch"]
    assert (await desk.row("요가")).excluded == ()
    assert len(desk.told(Landed)) == 2
    assert isinstance(await desk.pull(), Pulled)
    assert desk.told(RemoteChanged) == []


async def test_taking_back_the_change_of_one_puts_it_back_to_its_rule(desk):
    row, third = await course(desk)
    lines = await desk.confirm(desk.changing(row, "this", third, title="긴 요가"))
    await desk.push()
    await desk.takes_back(lines)
    await desk.push()
    await desk.pull()
    assert await desk.titles() == ["요가"]
    assert (await desk.row("요가")).excluded == ()
    assert desk.told(RemoteChanged) == []


async def test_a_changed_instance_that_is_deleted_and_brought_back_stands_again(desk):
    _, instance, _ = await changed_instance(desk)
    lines = await desk.confirm(desk.changing(instance, kind="delete"))
    await desk.push()
    assert desk.there() == ["요가"]
    await desk.takes_back(lines)
    await desk.push()
    await desk.pull()
    assert desk.there() == await desk.titles() == ["긴 요가", "요가"]
    assert desk.told(RemoteChanged) == []


async def test_what_waits_for_a_calendar_that_is_lost_is_refused(desk):
    yoga = await desk.adds("요가", rule="FREQ=WEEKLY;COUNT=4", work=True)
    [line] = await desk.confirm(desk.changing(yoga, "all", kind="delete"))
    linked = desk.linked(desk.work)
    desk.memory._world.linked[desk.work.id] = replace(linked, listed=False)
    await desk.push()
    assert desk.states((line,)) == ["refused"]
    assert [told.reason for told in desk.told(TurnedDown)] == ["calendar_gone"]


async def test_what_waits_for_a_calendar_that_may_only_be_seen_as_busy_is_refused(desk):
    yoga = await desk.adds("요가", rule="FREQ=WEEKLY;COUNT=4", work=True)
    await desk.confirm(desk.changing(yoga, "all", kind="delete"))
    linked = desk.linked(desk.work)
    shut = replace(linked.calendar, role="free_busy")
    desk.memory._world.linked[desk.work.id] = replace(linked, calendar=shut)
    await desk.push()
    assert [told.reason for told in desk.told(TurnedDown)] == ["read_only"]
