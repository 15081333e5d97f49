"""Words that somebody else has to be asked about: nothing else waits for them."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from core.dialogue.effects import Interpret
from core.dialogue.inputs import ButtonPressed, IncomingMessage
from core.dialogue.interpretation import Interpretation
from core.dialogue.message import ConversationKey, Message
from core.reception import Reception
from tests.core.dialogue.world import create, tomorrow
from tests.core.house import KEY, House

OTHER = ConversationKey("here", "other", "you")
COFFEE = create("커피", tomorrow(15))


class Model:
    """Answers when it is let; until then it keeps everybody waiting who waits for it."""

    far = True

    def __init__(self) -> None:
        self.let, self.asked = asyncio.Event(), 0
        self.error: Exception | None = None

    async def interpret(self, _request) -> Interpretation:
        self.asked += 1
        await self.let.wait()
        if self.error is not None:
            raise self.error
        return Interpretation(COFFEE, "ko")


def house() -> House:
    made = House()
    made.interpreter = Model()
    return made


async def said(house, key=KEY, text="내일 3시 커피"):
    return await house.assistant.receive(key, house.newborn(), house_message(house, text))


async def succeed(house) -> None:
    """Another process finds what was left undone."""
    await house.assistant.resume()
    await house.run_jobs()


def house_message(house, text) -> IncomingMessage:
    house._messages += 1
    return IncomingMessage(Message(f"m{house._messages}", text, house.clock.now()))


async def test_what_was_said_is_saved_before_anybody_is_asked():
    far = house()
    receipt = await asyncio.wait_for(said(far), 1)
    assert [type(debt.effect) for debt in receipt.debts] == [Interpret]
    assert far.interpreter.asked == 0
    assert await asyncio.wait_for(said(far, OTHER), 1), "and nobody else waits"


async def test_the_answer_becomes_a_card():
    far = house()
    far.interpreter.let.set()
    outcome = await far.assistant.handle(KEY, far.newborn(), house_message(far, "내일 3시 커피"))
    assert "커피" in outcome.says[-1].reply.text
    [meaning] = [line for line in await far.store.transcript(KEY, 0, 10) if line.role == "user"]
    assert meaning.text == "내일 3시 커피"


async def test_a_tap_is_answered_while_words_wait():
    far = house()
    far.interpreter.let.set()
    outcome = await far.assistant.handle(KEY, far.newborn(), house_message(far, "내일 3시 커피"))
    confirm = outcome.says[-1].reply.buttons[0][0].press
    far.interpreter.let.clear()
    reception = Reception(far.assistant)
    await reception.take(KEY, far.newborn(), house_message(far, "모레 5시 요가"))
    await asyncio.sleep(0)
    receipt = await asyncio.wait_for(reception.take(KEY, far.newborn(), ButtonPressed(confirm)), 1)
    assert "추가했어요" in receipt.says[0].reply.text
    await asyncio.sleep(0.05)
    assert any("추가했어요" in text for text in far.screen()), "and it is shown"
    await reception.close(0)


async def test_a_model_that_fails_again_and_again_is_given_up_kindly():
    far = house()
    far.interpreter.let.set()
    far.interpreter.error = ConnectionError()
    await far.assistant.carry_out(await said(far))
    for _ in range(5):
        far.clock.move(timedelta(minutes=10))
        await far.assistant.resume()
        await far.run_jobs()
    assert far.interpreter.asked == 3
    assert "알아듣" in far.screen()[-1] or "못" in far.screen()[-1]


async def test_whoever_dies_while_asking_is_succeeded_and_at_last_given_up():
    far = house()
    await said(far)
    for _ in range(10):
        asking = asyncio.create_task(succeed(far))
        await asyncio.sleep(0.01)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        far.clock.move(timedelta(minutes=10))
    assert far.interpreter.asked == 6
    await succeed(far)
    assert far.screen(), "it is said that it was not understood"
