"""What is older than it is kept goes by the clock; what was sent in goes once more into nothing."""

from __future__ import annotations

from datetime import timedelta

from core.dialogue.interpretation import SmallTalk
from core.tidy_store import KEPT
from tests.core.house import House


async def test_all_that_is_old_goes_however_much_it_is():
    made = House()
    for number in range(300):
        await made.say(f"안녕 {number}", SmallTalk())
    made.clock.move(KEPT - timedelta(minutes=1))
    assert await made.assistant.tidy() == 0
    await made.say("아직 있어?", SmallTalk())
    made.clock.move(timedelta(minutes=2))
    assert await made.assistant.tidy() > 500
    assert [text for text in await made.transcript() if text.startswith("안녕")] == []
    assert "아직 있어?" in await made.transcript()
    assert await made.assistant.tidy() == 0


async def test_a_picture_goes_with_its_message():
    made = House()
    await made.photo("p1", "초대장")
    made.clock.move(KEPT + timedelta(minutes=1))
    await made.assistant.tidy()
    await made.assistant.resume()
    assert not await made.shelf.has("p1")
