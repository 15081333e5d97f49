"""What was taken back before Google heard of it: nobody is mailed, and nothing of it was ever there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.calendar.occurrences import instances
from core.calendar.when import Timed
from core.dialogue.inputs import Collided, Landed, RemoteChanged
from core.errors import Unreachable
from core.sync.taking import LEASE
from tests.core.sync.courses import at, daily
from tests.core.sync.desk import LUNCH, Desk
from tests.core.sync.doors import ME

GUESTS = ("bob@example.org",)
HOURS = timedelta(hours=1)


def later(hours: int) -> Timed:
    return replace(LUNCH, start=LUNCH.start + hours * HOURS, end=LUNCH.end + hours * HOURS)


def mails(desk: Desk) -> int:
    return sum(desk.google.mails.values())


def writes(desk: Desk) -> list[str]:
    return [what for what in desk.line.asked if what in ("insert", "patch", "cancel")]


async def test_what_was_taken_back_in_an_outage_was_never_there(desk):
    made = await desk.confirm(desk.adding("점심", guests=GUESTS, notify=True))
    desk.fails("insert", Unreachable("503"))
    await desk.push()
    undone = await desk.takes_back(made)
    await desk.push_after(60)
    assert (mails(desk), desk.there(), desk.google.log) == (0, [], [])
    assert (desk.states(made), desk.states(undone)) == (["withdrawn"], ["settled"])
    assert [told.group for told in desk.told(Landed)] == [undone[0].group]
    assert await desk.titles() == []


async def test_what_was_taken_back_before_it_was_tried_is_not_even_asked_about_twice(desk):
    made = await desk.confirm(desk.adding("점심", guests=GUESTS, notify=True))
    await desk.takes_back(made)
    await desk.push()
    assert desk.line.asked == ["get"]


async def test_an_invitation_whose_answer_was_lost_is_cancelled_by_mail(desk):
    made = await desk.confirm(desk.adding("점심", guests=GUESTS, notify=True))
    desk.fails("insert", Unreachable("no reply"), done=True)
    await desk.push()
    undone = await desk.takes_back(made)
    await desk.push_after(60)
    assert (mails(desk), desk.there()) == (2, [])
    assert desk.states(made) == desk.states(undone) == ["settled"]


async def test_a_move_that_was_taken_back_moves_nothing(desk):
    lunch = await desk.adds("점심", guests=GUESTS)
    moved = await desk.confirm(replace(desk.changing(lunch, when=later(2)), notify=True))
    undone = await desk.takes_back(moved)
    await desk.push()
    assert (mails(desk), writes(desk)) == (0, ["insert"])
    assert (desk.states(moved), desk.states(undone)) == (["withdrawn"], ["settled"])
    assert (await desk.row("점심")).when == LUNCH


async def test_of_two_moves_the_last_of_which_was_taken_back_guests_hear_of_the_first(desk):
    lunch = await desk.adds("점심", guests=GUESTS)
    await desk.confirm(replace(desk.changing(lunch, when=later(2)), notify=True))
    second = await desk.confirm(replace(desk.changing(await desk.row("점심"), when=later(3)), notify=True))
    await desk.takes_back(second)
    await desk.push()
    assert (mails(desk), writes(desk)) == (1, ["insert", "patch"])
    assert (await desk.row("점심")).when == later(2)
    assert desk.states(second) == ["withdrawn"]


async def test_all_of_it_taken_back_step_by_step_comes_to_nothing(desk):
    made = await desk.confirm(desk.adding("점심", guests=GUESTS, notify=True))
    moved = await desk.confirm(replace(desk.changing(await desk.row("점심"), when=later(2)), notify=True))
    await desk.takes_back(moved)
    await desk.takes_back(made)
    await desk.push()
    assert (mails(desk), desk.google.log, await desk.titles()) == (0, [], [])


@pytest.mark.parametrize("notify", [True, False])
async def test_a_deletion_that_was_taken_back_leaves_the_event_that_it_is(desk, notify):
    lunch = await desk.adds("점심", guests=GUESTS)
    gone = await desk.confirm(replace(desk.changing(lunch, kind="delete"), notify=notify))
    back = await desk.takes_back(gone)
    await desk.push()
    assert (mails(desk), writes(desk)) == (0, ["insert"])
    assert (desk.states(gone), desk.states(back)) == (["withdrawn"], ["settled"])
    assert (await desk.row("점심")).id == lunch.id
    assert [type(told) for _, told in desk.heard] == [Landed]


async def test_the_same_of_a_series_and_its_changed_days(desk):
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "this", at(row, 2), title="긴 요가"))
    await desk.push()
    before = await desk.rows()
    row, written = before[row.id], writes(desk)
    gone = await desk.confirm(replace(desk.changing(row, "all", at(row, 0), kind="delete"), notify=True))
    back = await desk.takes_back(gone)
    desk.heard.clear()
    await desk.push()
    assert (writes(desk), await desk.rows()) == (written, before)
    assert ({*desk.states(gone)}, {*desk.states(back)}) == ({"withdrawn"}, {"settled"})
    assert [type(told) for _, told in desk.heard] == [Landed]
    again = await desk.confirm(desk.changing(row, "all", at(row, 0), kind="delete"))
    await desk.push()
    assert ({*desk.states(again)}, desk.there(), await desk.titles()) == ({"settled"}, [], [])


async def test_of_two_that_were_deleted_together_both_stay(desk):
    one, other = await desk.adds("점심"), await desk.adds("저녁")
    gone = await desk.confirm(desk.changing(one, kind="delete"), desk.changing(other, kind="delete"))
    back = await desk.takes_back(gone)
    await desk.push()
    assert {*await desk.rows()} == {one.id, other.id}
    assert [told.group for told in desk.told(Landed)] == [back[0].group]


async def test_a_deletion_whose_answer_was_lost_comes_back_as_another_event(desk):
    lunch = await desk.adds("점심", guests=GUESTS)
    gone = await desk.confirm(replace(desk.changing(lunch, kind="delete"), notify=True))
    desk.fails("cancel", Unreachable("no reply"), done=True)
    await desk.push()
    back = await desk.takes_back(gone)
    await desk.push_after(60)
    assert desk.states(gone) == desk.states(back) == ["settled"]
    assert (await desk.row("점심")).id != lunch.id
    assert desk.there() == ["점심"]


async def test_what_was_changed_since_it_came_back_is_written_as_it_was_said(desk):
    lunch = await desk.adds("점심")
    await desk.takes_back(await desk.confirm(desk.changing(lunch, kind="delete")))
    await desk.confirm(desk.changing(await desk.row("점심"), title="점심 약속"))
    await desk.push()
    assert desk.there() == await desk.titles() == ["점심 약속"]


async def test_what_is_said_of_it_while_google_is_asked_is_written_too(desk):
    lunch = await desk.adds("점심")
    await desk.takes_back(await desk.confirm(desk.changing(lunch, kind="delete")))

    async def renamed():
        await desk.confirm(desk.changing(await desk.row("점심"), title="점심 약속"))

    desk.fails("get", None, meanwhile=renamed)
    await desk.push()
    await desk.push_after(60)
    assert desk.there() == await desk.titles() == ["점심 약속"]
    assert not desk.told(Collided)


async def test_what_somebody_made_of_it_meanwhile_is_told(desk):
    lunch = await desk.adds("점심")
    await desk.takes_back(await desk.confirm(desk.changing(lunch, kind="delete")))
    desk.google.edit(ME, lunch.id.hex, title="브런치")
    await desk.push()
    assert desk.there() == await desk.titles() == ["브런치"]
    [news] = desk.told(RemoteChanged)
    assert [(seen.before.title, seen.after.title) for seen in news.sightings] == [("점심", "브런치")]


async def test_what_somebody_deleted_as_well_comes_back(desk):
    lunch = await desk.adds("점심")
    await desk.takes_back(await desk.confirm(desk.changing(lunch, kind="delete")))
    desk.google.remove(ME, lunch.id.hex)
    await desk.push()
    assert desk.there() == await desk.titles() == ["점심"]


async def test_a_date_that_was_taken_back_is_never_cancelled(desk):
    yoga = await desk.adds("요가", rule="FREQ=WEEKLY;COUNT=4", guests=GUESTS)
    second = Timed(LUNCH.start + 7 * 24 * HOURS, LUNCH.end + 7 * 24 * HOURS, "Asia/Seoul")
    one = desk.changing(yoga, "this", (second.start, second), kind="delete")
    gone = await desk.confirm(replace(one, notify=True))
    desk.fails("cancel", Unreachable("503"))
    await desk.push()
    back = await desk.takes_back(gone)
    await desk.push_after(60)
    assert (desk.states(gone), desk.states(back)) == (["withdrawn"], ["settled"])
    assert (mails(desk), writes(desk)) == (0, ["insert", "cancel"])
    assert len(list(instances(await desk.row("요가"), date.min, date.max))) == 4


async def test_a_date_that_somebody_changed_meanwhile_takes_place_as_they_said(desk):
    yoga = await desk.adds("요가", rule="FREQ=WEEKLY;COUNT=4", guests=GUESTS)
    second = Timed(LUNCH.start + 7 * 24 * HOURS, LUNCH.end + 7 * 24 * HOURS, "Asia/Seoul")
    one = desk.changing(yoga, "this", (second.start, second), kind="delete")
    gone = await desk.confirm(replace(one, notify=True))
    desk.google.edit_instance(ME, yoga.id.hex, second.start, title="긴 요가")
    await desk.takes_back(gone)
    await desk.push()
    await desk.pull()
    assert (mails(desk), writes(desk)) == (0, ["insert"])
    assert await desk.titles() == ["긴 요가", "요가"]


async def test_what_touches_two_rows_is_written_as_it_was_said(desk):
    yoga = await desk.adds("요가", rule="FREQ=WEEKLY;COUNT=4", guests=GUESTS)
    second = Timed(LUNCH.start + 7 * 24 * HOURS, LUNCH.end + 7 * 24 * HOURS, "Asia/Seoul")
    one = desk.changing(yoga, "this", (second.start, second), title="긴 요가")
    changed = await desk.confirm(replace(one, notify=True))
    assert len(changed) == 2
    await desk.takes_back(changed)
    await desk.push()
    assert not desk.told(Collided)
    assert await desk.titles() == ["요가"]


async def test_google_that_does_not_answer_leaves_everything_as_it_was(desk):
    made = await desk.confirm(desk.adding("점심", guests=GUESTS, notify=True))
    undone = await desk.takes_back(made)
    desk.fails("get", Unreachable("503"))
    await desk.push()
    assert desk.states(made) == desk.states(undone) == ["pending"]
    await desk.push_after(60)
    assert desk.states(made) == ["withdrawn"]


@pytest.mark.parametrize("notify", [True, False])
async def test_without_a_mail_in_question_it_is_written_and_taken_away(desk, notify):
    made = await desk.confirm(desk.adding("점심", notify=notify))
    await desk.takes_back(made)
    await desk.push()
    assert (writes(desk) == []) is notify


# ── What is not told must be true ────────────────────────────────────────────


async def test_what_was_deleted_there_meanwhile_is_gone_here_too(desk):
    lunch = await desk.adds("점심", guests=GUESTS)
    moved = await desk.confirm(replace(desk.changing(lunch, when=later(2)), notify=True))
    desk.google.remove(ME, lunch.id.hex)
    await desk.pull()
    await desk.takes_back(moved)
    await desk.push()
    assert (await desk.titles(), desk.there()) == ([], [])
    [news] = desk.told(RemoteChanged)
    assert [seen.after for seen in news.sightings] == [None]


async def test_what_was_changed_there_meanwhile_is_seen_and_told(desk):
    lunch = await desk.adds("점심", guests=GUESTS)
    moved = await desk.confirm(replace(desk.changing(lunch, title="저녁"), notify=True))
    desk.google.edit(ME, lunch.id.hex, title="아침")
    await desk.pull()
    await desk.takes_back(moved)
    await desk.push()
    assert await desk.titles() == desk.there() == ["아침"]
    assert len(desk.told(RemoteChanged)) == 1


async def test_a_cancelled_date_whose_answer_was_lost_is_put_back(desk):
    yoga = await desk.adds("요가", rule="FREQ=WEEKLY;COUNT=4", guests=GUESTS)
    second = Timed(LUNCH.start + 7 * 24 * HOURS, LUNCH.end + 7 * 24 * HOURS, "Asia/Seoul")
    gone = await desk.confirm(
        replace(desk.changing(yoga, "this", (second.start, second), kind="delete"), notify=True)
    )
    desk.fails("cancel", Unreachable("no reply"), done=True)
    await desk.push()
    undone = await desk.takes_back(gone)
    await desk.push_after(60)
    assert desk.states(undone) == ["settled"]
    await desk.pull()
    assert len(list(instances(await desk.row("요가"), date.min, date.max))) == 4
    assert not desk.told(RemoteChanged)


async def test_whoever_was_overtaken_closes_nothing(desk):
    made = await desk.confirm(desk.adding("점심", guests=GUESTS, notify=True))
    await desk.takes_back(made)

    async def overtaken():
        desk.clock.move(LEASE)
        assert await desk.store.lease_push(desk.clock.now(), desk.clock.now() + LEASE)

    desk.fails("get", None, meanwhile=overtaken)
    await desk.pusher.push()
    assert desk.states(made) == ["pending"]
    assert desk.line.asked == ["get"]


async def test_instances_that_follow_their_series_send_no_mail_of_their_own(desk):
    yoga = await desk.adds("요가", rule="FREQ=WEEKLY;COUNT=4", guests=GUESTS)
    second = Timed(LUNCH.start + 7 * 24 * HOURS, LUNCH.end + 7 * 24 * HOURS, "Asia/Seoul")
    changed = await desk.confirm(desk.changing(yoga, "this", (second.start, second), title="긴 요가"))
    await desk.push()
    await desk.takes_back(changed)
    await desk.push()
    renamed = desk.changing(await desk.row("요가"), "all", (LUNCH.start, LUNCH), title="새 요가")
    await desk.confirm(replace(renamed, notify=True))
    await desk.push()
    assert mails(desk) == 1
    assert {one.content.title for one in desk.google._books[ME].items.values() if one.content} == {"새 요가"}
