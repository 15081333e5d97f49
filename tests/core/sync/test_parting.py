"""What somebody makes of a date between our last look and the end of its series: it goes along, and is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.calendar.rrule import from_rrule
from core.calendar.when import AllDay
from core.dialogue.inputs import Collided, Landed, RemoteChanged
from core.dialogue.remote_inputs import WentAlong
from core.errors import Forbidden, Unreachable
from tests.core.sync.courses import at, daily, day
from tests.core.sync.desk import MINUTE, Desk
from tests.core.sync.doors import ME


def at_the_last_moment(desk: Desk, method: str, meddle: Callable[[], object], **other: object) -> None:
    """After our look, and before the request arrives."""

    async def meanwhile() -> None:
        meddle()

    desk.fails(method, None, meanwhile=meanwhile, **other)


async def broken(*_: object) -> None:
    raise Unreachable("the database just went")


async def given_up(desk: Desk, scope: str = "all", number: int = 0):
    """A course that is to go from that day on, and somebody who changes its fourth day at the last moment."""
    row = await daily(desk)
    lines = await desk.confirm(desk.changing(row, scope, at(row, number), kind="delete"))
    method = "cancel" if scope == "all" else "patch"
    at_the_last_moment(
        desk, method, lambda: desk.google.edit_instance(ME, row.id.hex, day(3).first, title="발표")
    )
    return lines


@pytest.mark.parametrize(("scope", "number"), [("all", 0), ("following", 2)])
async def test_what_nobody_here_had_seen_is_told_as_it_was(desk, scope, number):
    lines = await given_up(desk, scope, number)
    await desk.push()
    [told] = desk.told(WentAlong)
    assert [(one.title, one.when, one.original) for one in told.days] == [("발표", day(3), day(3).first)]
    assert told.calendar == desk.primary.name
    assert desk.states(lines) == ["settled"]
    assert [type(told) for _, told in desk.heard] == [WentAlong, Landed]
    await desk.pull()
    assert len(desk.heard) == 2


async def test_it_is_told_once_however_often_we_look(desk):
    """The answer to the deletion is lost, the look after it fails, and the last step is taken twice."""
    lines = await given_up(desk)
    desk.fails("cancel", Unreachable("no reply"), done=True)
    desk.fails("taken_along", Unreachable("503"))
    pusher = desk.pusher
    settle, pusher._closer.settle = pusher._closer.settle, broken  # type: ignore[method-assign]
    for _ in range(3):
        await pusher.push()
        desk.clock.move(MINUTE)
    assert (desk.states(lines), len(desk.told(WentAlong))) == (["pending"], 1)
    pusher._closer.settle = settle  # type: ignore[method-assign]
    await pusher.push()
    assert (desk.states(lines), len(desk.told(WentAlong))) == (["settled"], 1)


async def test_what_was_seen_before_meets_the_deletion(desk):
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "all", at(row, 0), kind="delete"))
    desk.google.edit_instance(ME, row.id.hex, day(3).first, title="발표")
    await desk.push()
    assert (len(desk.told(Collided)), desk.told(WentAlong)) == (1, [])


async def test_what_the_person_knew_goes_without_a_word(desk):
    """A day that was changed, one that was left out, and one that says what the series says."""
    row = await daily(desk)
    for number, title in ((1, "빈야사"), (2, "발표"), (3, "발표"), (3, "요가")):
        desk.google.edit_instance(ME, row.id.hex, day(number).first, title=title)
    desk.google.remove_instance(ME, row.id.hex, day(2).first)
    await desk.pull()
    desk.heard.clear()
    row = await desk.row("요가")
    lines = await desk.confirm(desk.changing(row, "all", at(row, 0), kind="delete"))
    await desk.push()
    assert {*desk.states(lines)} == {"settled"}
    assert (desk.told(WentAlong), desk.told(RemoteChanged)) == ([], [])


async def test_a_day_that_was_changed_and_then_changed_again_is_told_as_it_was_last(desk):
    row = await daily(desk)
    desk.google.edit_instance(ME, row.id.hex, day(3).first, title="빈야사")
    await desk.pull()
    row = await desk.row("요가")
    await desk.confirm(desk.changing(row, "all", at(row, 0), kind="delete"))
    at_the_last_moment(
        desk, "cancel", lambda: desk.google.edit_instance(ME, row.id.hex, day(3).first, location="잠실")
    )
    await desk.push()
    assert [(one.title, one.location) for one in desk.told(WentAlong)[0].days] == [("빈야사", "잠실")]


async def test_a_day_that_somebody_cancelled_did_not_go_along(desk):
    """However it was changed before that: whoever cancelled it had seen it."""
    row = await daily(desk)
    lines = await desk.confirm(desk.changing(row, "all", at(row, 0), when=day(1)))
    desk.google.edit_instance(ME, row.id.hex, day(0).first, title="발표")
    desk.google.remove_instance(ME, row.id.hex, day(0).first)
    await desk.push()
    gone = await desk.confirm(desk.changing(await desk.row("요가"), kind="delete"))
    await desk.push()
    assert {*desk.states((*lines, *gone))} <= {"settled", "conflict"}
    assert (desk.there(), desk.told(WentAlong)) == ([], [])


async def test_nor_did_one_that_its_series_still_has(desk):
    """Moved by a day, it goes on to stand on the others; somebody changed and cancelled one of those since."""
    row = await daily(desk)
    lines = await desk.confirm(desk.changing(row, "all", at(row, 0), when=day(1)))
    desk.fails("patch", Unreachable("no reply"), done=True)
    await desk.push()
    desk.google.edit_instance(ME, row.id.hex, day(3).first, title="발표")
    desk.google.remove_instance(ME, row.id.hex, day(3).first)
    await desk.push_after(60)
    assert (desk.states(lines), desk.told(WentAlong)) == (["settled"], [])


async def test_a_date_that_only_somebody_else_gave_the_series_is_told_as_well(desk):
    """They made it longer after the card, and changed one of its new days at the last moment."""
    row = await daily(desk)
    lines = await desk.confirm(desk.changing(row, "all", at(row, 0), when=day(20)))
    desk.google.edit(ME, row.id.hex, recurrence=from_rrule("FREQ=DAILY;COUNT=7"))
    at_the_last_moment(
        desk, "patch", lambda: desk.google.edit_instance(ME, row.id.hex, day(6).first, title="발표")
    )
    await desk.push()
    assert desk.states(lines) == ["settled"]
    assert [one.title for told in desk.told(WentAlong) for one in told.days] == ["발표"]


async def test_a_date_that_the_moved_series_leaves_out_takes_along_what_was_on_it(desk):
    """Its second day was cancelled; moved by a day the series leaves out its third, which somebody just changed."""
    row = await daily(desk)
    desk.google.remove_instance(ME, row.id.hex, day(1).first)
    await desk.pull()
    lines = await desk.confirm(desk.changing(await desk.row("요가"), "all", at(row, 0), when=day(1)))
    at_the_last_moment(
        desk, "patch", lambda: desk.google.edit_instance(ME, row.id.hex, day(2).first, title="발표")
    )
    await desk.push()
    assert {*desk.states(lines)} == {"settled"}
    assert [one.title for told in desk.told(WentAlong) for one in told.days] == ["발표"]


async def test_nor_did_one_that_its_series_was_given_again(desk):
    """It was to end early; before we heard that it did, somebody made it longer and cancelled one of its new days."""
    row = await daily(desk)
    lines = await desk.confirm(desk.changing(row, "following", at(row, 2), kind="delete"))
    desk.fails("patch", Unreachable("no reply"), done=True)
    await desk.push()
    desk.google.edit(ME, row.id.hex, recurrence=row.recurrence)
    desk.google.edit_instance(ME, row.id.hex, day(3).first, title="발표")
    desk.google.remove_instance(ME, row.id.hex, day(3).first)
    await desk.push_after(60)
    assert (desk.states(lines), desk.told(WentAlong)) == (["settled"], [])


async def test_it_is_told_though_somebody_moved_the_series_on_before_we_heard(desk):
    row = await daily(desk)
    lines = await desk.confirm(desk.changing(row, "all", at(row, 0), when=day(20)))
    at_the_last_moment(
        desk, "patch", lambda: desk.google.edit_instance(ME, row.id.hex, day(3).first, title="발표")
    )
    desk.line.troubles[-1].error, desk.line.troubles[-1].done = Unreachable("no reply"), True
    await desk.push()
    desk.google.edit(ME, row.id.hex, when=day(30))
    await desk.push_after(60)
    assert desk.states(lines) == ["settled"]
    assert [one.title for told in desk.told(WentAlong) for one in told.days] == ["발표"]


async def test_who_may_not_ask_settles_all_the_same(desk):
    lines = await given_up(desk)
    desk.fails("taken_along", Forbidden("read_only"))
    await desk.push()
    assert (desk.states(lines), desk.told(WentAlong)) == (["settled"], [])


async def test_whose_account_is_gone_by_then_hears_nothing(desk):
    await given_up(desk)

    def nobody() -> None:
        desk.memory._world.accounts.clear()

    at_the_last_moment(desk, "taken_along", nobody)
    await desk.push()
    assert desk.heard == []


async def test_a_single_event_takes_nothing_along(desk):
    row = await desk.adds("점심")
    await desk.confirm(desk.changing(row, kind="delete"))
    await desk.push()
    assert "taken_along" not in desk.line.asked


async def test_a_known_day_that_a_shorter_rule_leaves_behind_goes_by_name(desk):
    """So whoever changed it once more is not passed over."""
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "this", at(row, 3), title="발표"))
    await desk.push()
    shorter = from_rrule("FREQ=DAILY;COUNT=2")
    desk.google.edit_instance(ME, row.id.hex, day(3).first, title="큰 발표")
    lines = await desk.confirm(desk.changing(await desk.row("요가"), recurrence=shorter))
    await desk.push()
    assert {*desk.states(lines)} == {"conflict", "withdrawn"}
    assert desk.there() == ["요가", "큰 발표"]


async def test_and_comes_back_with_it(desk):
    row = await daily(desk)
    await desk.confirm(desk.changing(row, "this", at(row, 3), title="발표"))
    await desk.push()
    lines = await desk.confirm(
        desk.changing(await desk.row("요가"), recurrence=from_rrule("FREQ=DAILY;COUNT=2"))
    )
    await desk.push()
    assert ({*desk.states(lines)}, desk.there()) == ({"settled"}, ["요가"])
    await desk.takes_back(lines)
    await desk.push()
    assert desk.there() == await desk.titles() == ["발표", "요가"]


async def moving_with_a_changed_day(desk: Desk, number: int):
    """A course with one changed day, all of which moves two days on."""
    row = await daily(desk)
    desk.google.edit_instance(ME, row.id.hex, day(number).first, title="발표")
    await desk.pull()
    desk.heard.clear()
    row = await desk.row("요가")
    return row, await desk.confirm(desk.changing(row, "all", at(row, 1), when=later(at(row, 1)[1])))


def later(when: AllDay) -> AllDay:
    return day((when.first - day(0).first).days + 2)


async def test_it_is_told_as_well_when_what_is_written_next_meets_another_change(desk):
    """A day that was left out takes place once all is moved; somebody cancels it again before that is known to be done."""
    row = await daily(desk)
    desk.google.remove_instance(ME, row.id.hex, day(3).first)
    await desk.pull()
    lines = await desk.confirm(desk.changing(await desk.row("요가"), "all", at(row, 0), when=day(2)))
    at_the_last_moment(
        desk, "patch", lambda: desk.google.edit_instance(ME, row.id.hex, day(0).first, title="발표")
    )
    desk.fails("patch", Unreachable("no reply"), about=f"_{day(3).first:%Y%m%d}", done=True)
    await desk.push()
    desk.google.remove_instance(ME, row.id.hex, day(3).first)
    desk.heard.clear()
    await desk.push_after(60)
    assert desk.states(lines) == ["conflict"]
    assert [type(told) for _, told in desk.heard] == [WentAlong, Collided]
    assert [one.title for one in desk.told(WentAlong)[0].days] == ["발표"]


async def test_what_somebody_makes_of_the_date_a_day_has_just_left_stands_beside_it(desk):
    """Its old date is one of the moved series; somebody changed that before the day arrived where it goes."""
    row, lines = await moving_with_a_changed_day(desk, 2)

    async def meanwhile() -> None:
        desk.google.edit_instance(ME, row.id.hex, day(2).first, title="연습")
        await desk.pull()

    desk.fails("patch", None, about=f"_{day(4).first:%Y%m%d}", meanwhile=meanwhile)
    await desk.push()
    assert {*desk.states(lines)} == {"settled"}
    assert desk.there() == await desk.titles() == ["발표", "연습", "요가"]


async def test_it_is_told_though_we_heard_that_it_is_gone_before_we_knew_that_it_was_us(desk):
    """Somebody moves the series first; the answer to our shorter rule is lost, we read on, and they change the rule."""
    row = await daily(desk)
    lines = await desk.confirm(desk.changing(row, recurrence=from_rrule("FREQ=DAILY;COUNT=2")))
    desk.google.edit(ME, row.id.hex, when=day(1))

    async def meanwhile() -> None:
        desk.google.edit_instance(ME, row.id.hex, day(5).first, title="발표")

    desk.fails("patch", Unreachable("no reply"), done=True, meanwhile=meanwhile)
    await desk.push()
    await desk.pull()
    desk.clock.move(MINUTE)
    desk.google.edit(ME, row.id.hex, recurrence=from_rrule("FREQ=WEEKLY;COUNT=2"))
    await desk.pull()
    await desk.push_after(60)
    assert desk.states(lines) == ["settled"]
    assert [one.title for told in desk.told(WentAlong) for one in told.days] == ["발표"]


async def test_what_is_read_while_the_deletion_is_under_way_does_not_meet_it_when_it_is_taken_again(desk):
    """Nobody heard that the series is gone: so we ask before we say that somebody's change stands in its way."""
    row = await daily(desk)
    lines = await desk.confirm(desk.changing(row, "all", at(row, 0), kind="delete"))

    async def meanwhile() -> None:
        desk.google.edit_instance(ME, row.id.hex, day(3).first, title="발표")
        await desk.pull()

    desk.fails("cancel", Unreachable("no reply"), done=True, meanwhile=meanwhile)
    await desk.push()
    await desk.push_after(60)
    assert (desk.states(lines), desk.told(Collided)) == (["settled"], [])
    assert [one.title for told in desk.told(WentAlong) for one in told.days] == ["발표"]
    assert desk.there() == await desk.titles() == []


async def test_a_day_that_was_to_be_cancelled_and_could_not_be_is_known_again_when_all_is_moved_away(desk):
    """Whoever kept it by changing it changed it once more at the last moment."""
    row = await daily(desk)
    desk.google.edit_instance(ME, row.id.hex, day(2).first, title="긴 요가")
    await desk.pull()
    cancelled = await desk.confirm(desk.changing(await desk.row("긴 요가"), kind="delete"))
    row = await desk.row("요가")
    await desk.confirm(desk.changing(row, "all", at(row, 0), when=day(20)))
    desk.google.edit_instance(ME, row.id.hex, day(2).first, location="잠실")
    at_the_last_moment(
        desk, "patch", lambda: desk.google.edit_instance(ME, row.id.hex, day(2).first, title="발표")
    )
    await desk.push()
    assert "conflict" in desk.states(cancelled)
    assert [one.title for told in desk.told(WentAlong) for one in told.days] == ["발표"]
