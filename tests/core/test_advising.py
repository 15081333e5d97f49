"""Words that a model reads beside our own rules: nothing else waits for it, and nobody waits for it long."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

import core.carrier
from core.carrier import LEASES_TO_READ
from core.dialogue.effects import Interpret
from core.dialogue.inputs import ButtonPressed, IncomingMessage
from core.dialogue.interpretation import AboutMe, Assent, Interpretation, SmallTalk, TakeBack
from core.dialogue.message import ConversationKey, Message, Preferences
from core.reception import Reception
from tests.core.dialogue.world import create, tomorrow
from tests.core.house import KEY, House

OTHER = ConversationKey("here", "other", "you")
WORDS = "내일 3시 커피"
COFFEE = create("커피", tomorrow(15))
EARLY = create("커피", tomorrow(9))
HASTY, SURE = "AI가 제때 답하지 않아", "이렇게 추가할까요?"


class Model:
    """Answers when it is let; until then it keeps everybody waiting who waits for it."""

    def __init__(self, meaning=COFFEE) -> None:
        self.let, self.asked, self.meaning = asyncio.Event(), 0, meaning
        self.error: Exception | None = None

    async def interpret(self, _request) -> Interpretation:
        self.asked += 1
        await self.let.wait()
        if self.error is not None:
            raise self.error
        return Interpretation(self.meaning, "ko", "model")


@pytest.fixture(autouse=True)
def _hurry(monkeypatch):
    monkeypatch.setattr(core.carrier, "PATIENCE", 0.02)


def house(near=COFFEE, far=COFFEE, *, awake=True) -> House:
    made = House()
    made.model = Model(far)
    made.interpreter.meanings[WORDS] = near
    if awake:
        made.model.let.set()
    return made


def message(house, text=WORDS) -> IncomingMessage:
    house._messages += 1
    return IncomingMessage(Message(f"m{house._messages}", text, house.clock.now()))


@pytest.fixture(autouse=True)
def _agreed(monkeypatch):
    monkeypatch.setattr("tests.core.house.DEFAULTS", Preferences(outside=True))


async def said(house, key=KEY):
    return await house.assistant.receive(key, house.newborn(), message(house))


async def say_and_stay(house):
    """In a chat, where what is owed is carried out to the end. The model may be let speak meanwhile."""
    assistant = house.assistant
    receipt = await assistant.receive(KEY, house.newborn(), message(house))
    staying = asyncio.create_task(assistant.carry_out(receipt))
    while not house.screen():
        await asyncio.sleep(0.01)
    return assistant, staying


async def test_what_was_said_is_saved_before_anybody_is_asked():
    here = house(awake=False)
    receipt = await asyncio.wait_for(said(here), 1)
    assert [type(debt.effect) for debt in receipt.debts] == [Interpret]
    assert here.model.asked == 0
    assert await asyncio.wait_for(said(here, OTHER), 1), "and nobody else waits"


async def test_where_both_read_the_same_there_is_a_plain_card():
    here = house()
    outcome = await here.assistant.handle(KEY, here.newborn(), message(here))
    assert outcome.says[-1].reply.text.startswith(SURE)
    assert HASTY not in outcome.says[-1].reply.text


async def test_where_they_mean_different_times_both_are_offered():
    here = house(near=EARLY)
    outcome = await here.assistant.handle(KEY, here.newborn(), message(here))
    reply = outcome.says[-1].reply
    assert "두 가지로 읽혀요" in reply.text
    labels = [button.label for row in reply.buttons for button in row]
    assert "오후 3:00" in labels[0] and "오전 9:00" in labels[1]
    await here.assistant.handle(KEY, here.newborn(), ButtonPressed(reply.buttons[1][0].press))
    assert "오전 9:00" in here.screen()[-1]


async def test_a_reader_that_tells_less_contradicts_nobody():
    for less in (create("커피", None), SmallTalk()):
        here = house(near=less)
        outcome = await here.assistant.handle(KEY, here.newborn(), message(here))
        assert outcome.says[-1].reply.text.startswith(SURE)


async def test_our_own_reading_answers_when_a_model_keeps_silent_and_says_so():
    here = house(awake=False)
    _, staying = await say_and_stay(here)
    assert here.screen()[-1].startswith(SURE) and HASTY in here.screen()[-1]
    here.model.let.set()
    await asyncio.wait_for(staying, 1)
    assert len(here.screen()) == 1 and HASTY not in here.screen()[-1], "they agreed after all"
    assert here.model.asked == 1
    assert await here.assistant.resume() == 0 and not here.queue.jobs


async def test_a_late_answer_mends_the_card_in_its_place():
    late = create("커피챗", tomorrow(15))
    here = house(far=late, awake=False)
    _, staying = await say_and_stay(here)
    here.model.let.set()
    await asyncio.wait_for(staying, 1)
    assert len(here.screen()) == 1
    assert "커피챗" in here.screen()[0] and HASTY not in here.screen()[0]


async def test_a_late_answer_that_means_another_time_asks_which():
    here = house(far=EARLY, awake=False)
    _, staying = await say_and_stay(here)
    here.model.let.set()
    await asyncio.wait_for(staying, 1)
    assert "두 가지로 읽혀요" in here.screen()[0]


async def test_a_late_answer_takes_the_place_of_words_that_nobody_understood():
    here = house(near=SmallTalk(), awake=False)
    _, staying = await say_and_stay(here)
    assert "도와드릴 수 있어요" in here.screen()[0]
    here.model.let.set()
    await asyncio.wait_for(staying, 1)
    assert len(here.screen()) == 1 and here.screen()[0].startswith(SURE)


@pytest.mark.parametrize("verb", ["confirm", "discard"])
async def test_what_somebody_touched_meanwhile_stays(verb):
    here = house(far=create("딴 일", tomorrow(20)), awake=False)
    _, staying = await say_and_stay(here)
    await here.press(verb)
    before = here.screen()
    here.model.let.set()
    await asyncio.wait_for(staying, 1)
    assert here.screen() == before


async def test_what_was_talked_on_about_stays():
    here = house(far=create("딴 일", tomorrow(20)), awake=False)
    _, staying = await say_and_stay(here)
    here.model, model = None, here.model
    await here.say("고마워", SmallTalk("thanks"))
    model.let.set()
    await asyncio.wait_for(staying, 1)
    assert not any("딴 일" in text for text in here.screen())


async def test_that_both_read_the_same_is_shown_whatever_was_said_since():
    here = house(awake=False)
    _, staying = await say_and_stay(here)
    here.model, model = None, here.model
    await here.say("고마워", SmallTalk("thanks"))
    assert HASTY in here.screen()[0]
    model.let.set()
    await asyncio.wait_for(staying, 1)
    assert HASTY not in here.screen()[0]


async def test_late_words_are_no_orders():
    for order in (Assent(), TakeBack()):
        here = house(far=order, awake=False)
        _, staying = await say_and_stay(here)
        here.model.let.set()
        await asyncio.wait_for(staying, 1)
        assert await here.calendar() == []
        assert here.screen()[0].startswith(SURE)


async def test_a_model_that_fails_is_answered_for_at_once():
    here = house()
    here.model.error = ConnectionError()
    outcome = await here.assistant.handle(KEY, here.newborn(), message(here))
    assert HASTY in outcome.says[-1].reply.text
    assert here.faults.noted == [("model", "ConnectionError")]
    assert await here.assistant.resume() == 0


async def test_a_model_that_fails_late_leaves_the_card():
    here = house(awake=False)
    here.model.error = ConnectionError()
    _, staying = await say_and_stay(here)
    here.model.let.set()
    await asyncio.wait_for(staying, 1)
    assert here.screen()[0].startswith(SURE)
    assert not here.memory._world.owed


async def test_a_tap_is_answered_while_words_wait():
    here = house()
    outcome = await here.assistant.handle(KEY, here.newborn(), message(here))
    confirm = outcome.says[-1].reply.buttons[0][0].press
    here.model.let.clear()
    reception = Reception(here.assistant)
    await reception.take(KEY, here.newborn(), message(here))
    await asyncio.sleep(0)
    receipt = await asyncio.wait_for(reception.take(KEY, here.newborn(), ButtonPressed(confirm)), 1)
    assert "추가했어요" in receipt.says[0].reply.text
    await asyncio.sleep(0.05)
    assert any("추가했어요" in text for text in here.screen()), "and it is shown"
    await reception.close(0)


async def test_whoever_waits_for_the_answer_alone_hears_the_rest_later():
    here = house(far=create("커피챗", tomorrow(15)), awake=False)
    assistant = here.assistant
    outcome = await asyncio.wait_for(assistant.handle(KEY, here.newborn(), message(here)), 1)
    assert HASTY in outcome.says[-1].reply.text
    [job] = here.queue.jobs
    here.model.let.set()
    await assistant.work(job)
    assert "커피챗" in here.screen()[0] and here.model.asked == 1
    await assistant.close()


async def test_a_process_that_closes_asks_no_more():
    here = house(awake=False)
    assistant, staying = await say_and_stay(here)
    await assistant.close()
    await asyncio.gather(staying, return_exceptions=True)
    assert staying.cancelled()
    here.model.let.set()
    here.clock.move(timedelta(minutes=5))
    await here.assistant.resume()
    await here.run_jobs()
    assert here.model.asked == 2 and HASTY not in here.screen()[0]


async def test_whoever_dies_while_asking_is_succeeded_and_at_last_our_own_reading_counts():
    here = house(awake=False)
    await said(here)
    for _ in range(LEASES_TO_READ):
        await succeed_and_die(here)
    await succeed(here)
    assert here.model.asked == 0
    assert here.screen()[0].startswith(SURE)


async def test_whoever_is_stopped_while_asking_leaves_it_to_others_at_once():
    here = house(awake=False)
    await said(here)
    for asked in range(1, 10):
        asking = asyncio.create_task(succeed(here))
        while here.model.asked < asked:
            await asyncio.sleep(0.001)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    here.model.let.set()
    await succeed(here)
    assert here.model.asked == 10 and len(here.screen()) == 1


async def succeed_and_die(here) -> None:
    """Another process takes it up, and is killed."""
    now = here.clock.now()
    [job] = await here.store.jobs(now, 1)
    assert await here.store.lease(now, now + timedelta(minutes=1), 1, only=job)
    here.clock.move(timedelta(minutes=10))


async def succeed(here) -> None:
    """Another process finds what was left undone."""
    await here.assistant.resume()
    await here.run_jobs()


@pytest.mark.parametrize("order", [Assent(), TakeBack(), AboutMe("delete_me")])
async def test_what_is_done_at_once_is_our_own_reading_alone(order):
    ours = house(near=order)
    await ours.assistant.handle(KEY, ours.newborn(), message(ours))
    assert ours.model.asked == 0, "such words go nowhere"
    theirs = house(far=order)
    outcome = await theirs.assistant.handle(KEY, theirs.newborn(), message(theirs))
    assert outcome.says[-1].reply.text.startswith(SURE) and theirs.model.asked == 1


async def test_whoever_has_not_agreed_is_read_here_alone(monkeypatch):
    monkeypatch.setattr("tests.core.house.DEFAULTS", Preferences())
    here = house()
    outcome = await here.assistant.handle(KEY, here.newborn(), message(here))
    assert outcome.says[-1].reply.text.startswith(SURE) and here.model.asked == 0
