"""What was taken back before Google heard of it: nobody is mailed, and nothing of it was ever there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.calendar.when import Timed
from core.dialogue.inputs import Collided, Landed
from core.errors import Unreachable
from tests.core.sync.desk import LUNCH, Desk

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


async def test_of_two_moves_guests_hear_of_the_last(desk):
    lunch = await desk.adds("점심", guests=GUESTS)
    await desk.confirm(replace(desk.changing(lunch, when=later(2)), notify=True))
    await desk.confirm(replace(desk.changing(await desk.row("점심"), when=later(3)), notify=True))
    await desk.push()
    assert mails(desk) == 1
    assert (await desk.row("점심")).when == later(3)


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


async def test_a_deletion_that_was_taken_back_comes_back_as_another_event(desk):
    lunch = await desk.adds("점심", guests=GUESTS)
    gone = await desk.confirm(replace(desk.changing(lunch, kind="delete"), notify=True))
    back = await desk.takes_back(gone)
    await desk.push()
    assert desk.states(gone) == desk.states(back) == ["settled"]
    assert (await desk.row("점심")).id != lunch.id


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
