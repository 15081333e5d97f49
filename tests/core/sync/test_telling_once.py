"""What somebody else did to an event that we were about to change is told once, by whatever becomes of our change."""

from __future__ import annotations

from core.dialogue.inputs import Collided, Landed, RemoteChanged, TurnedDown
from core.errors import Forbidden, Unreachable
from tests.core.sync.doors import ME


async def test_what_is_deleted_there_while_it_is_changed_here_is_told_by_the_conflict_alone(desk):
    row = await desk.adds("점심")
    [line] = await desk.confirm(desk.changing(row, title="점심 약속"))
    desk.google.remove(ME, row.id.hex)
    await desk.pull()
    assert desk.told(RemoteChanged) == [], "the conflict tells it"
    await desk.push()
    assert [told.change.id for told in desk.told(Collided)] == [line.id]
    assert desk.told(RemoteChanged) == []


async def test_the_same_when_we_find_out_by_writing(desk):
    row = await desk.adds("점심")
    await desk.confirm(desk.changing(row, title="점심 약속"))
    desk.google.remove(ME, row.id.hex)
    await desk.push()
    await desk.pull()
    assert (len(desk.told(Collided)), desk.told(RemoteChanged)) == (1, [])


async def test_a_series_that_is_deleted_there_is_told_once_with_all_its_days(desk):
    row = await desk.adds("요가", rule="FREQ=WEEKLY;COUNT=5")
    await desk.confirm(desk.changing(row, "all", (row.when.start, row.when), title="긴 요가"))
    desk.google.remove(ME, row.id.hex)
    await desk.pull()
    await desk.push()
    assert (len(desk.told(Collided)), desk.told(RemoteChanged)) == (1, [])


async def test_what_was_taken_back_and_is_deleted_there_is_news(desk):
    """Nothing of ours is left to tell it."""
    row = await desk.adds("점심")
    lines = await desk.confirm(desk.changing(row, title="점심 약속"))
    await desk.takes_back(lines)
    desk.google.remove(ME, row.id.hex)
    await desk.pull()
    await desk.push()
    [news] = desk.told(RemoteChanged)
    assert [(seen.before.title, seen.after) for seen in news.sightings] == [("점심", None)]
    assert desk.told(Collided) == []


async def test_what_is_deleted_there_and_only_waits_to_be_deleted_here_is_no_news(desk):
    row = await desk.adds("점심")
    await desk.confirm(desk.changing(row, kind="delete"))
    desk.google.remove(ME, row.id.hex)
    await desk.pull()
    await desk.push()
    assert (desk.told(RemoteChanged), desk.told(Collided)) == ([], [])


async def test_a_card_of_which_one_was_turned_down_hears_that_the_others_are_there(desk):
    lines = await desk.confirm(desk.adding("점심"), desk.adding("저녁"))
    desk.fails("insert", Forbidden("read_only"), about="점심")
    await desk.push()
    assert desk.states(lines) == ["refused", "settled"]
    assert desk.told(Landed) == [Landed(lines[0].group, (await desk.row("저녁")).placement.link)]


async def test_the_last_that_is_turned_down_lets_the_others_be_told(desk):
    lines = await desk.confirm(desk.adding("아침"), desk.adding("점심"))
    desk.fails("insert", Unreachable("503"), about="점심")
    await desk.push()
    desk.fails("insert", Forbidden("read_only"), about="점심")
    await desk.push_after(30)
    assert desk.states(lines) == ["settled", "refused"]
    assert [type(told) for _, told in desk.heard] == [TurnedDown, Landed]


async def test_what_was_taken_back_before_it_was_turned_down_has_come_to_its_end(desk):
    """Nothing is there, as the person wants it: the card need not wait."""
    lines = await desk.confirm(desk.adding("점심"))
    undone = await desk.takes_back(lines)
    desk.fails("insert", Forbidden("read_only"))
    await desk.push()
    assert desk.told(TurnedDown) == []
    assert [told.group for told in desk.told(Landed)] == [undone[0].group]
