"""Events that only we had are taken along; what does not get there stays here as it was."""

from __future__ import annotations

from core.dialogue.effects import Connect
from core.dialogue.inputs import Landed, TurnedDown
from core.errors import Forbidden
from tests.core.dialogue.world import event, timed


async def copied(desk, *titles: str) -> None:
    """The person has agreed to take these along."""
    await desk.write(*(event(title, timed(20, 9 + n)) for n, title in enumerate(titles)))
    await desk.cross(Connect(desk.grant, copy=True))


async def test_what_is_taken_along_is_there_and_said_to_be(desk):
    await copied(desk, "점심", "저녁")
    await desk.push()
    assert sorted(desk.there()) == sorted(await desk.titles()) == ["저녁", "점심"]
    assert len(desk.told(Landed)) == 1


async def test_what_google_does_not_take_stays_here(desk):
    await copied(desk, "점심", "저녁")
    desk.fails("insert", Forbidden("read_only"), about="점심")
    await desk.push()
    assert [told.change.after.title for told in desk.told(TurnedDown)] == ["점심"]
    assert desk.there() == ["저녁"]
    assert sorted(await desk.titles()) == ["저녁", "점심"]
    assert (await desk.row("점심")).placement is None
