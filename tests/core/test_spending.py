"""A model costs tokens: they are counted whatever came of them, and where a day's are used up the rules read alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

import core.carrier
from core.dialogue.interpretation import AboutMe, Interpretation
from core.dialogue.message import ConversationKey, Preferences
from core.errors import ModelFailed, StoreUnavailable
from core.usage import Price, Terms, Usage, day_of
from tests.core.dialogue.world import create, tomorrow
from tests.core.house import KEY, House
from tests.core.test_advising import HASTY, SURE, WORDS, message, say_and_stay, succeed

COFFEE = create("커피", tomorrow(15))
ONE = Usage("mini", 8000, 70, 7680, 1)
SPENT = "AI의 몫을 다 썼어요"
GROUP = ConversationKey(KEY.platform, "a group", KEY.user)
FRIEND = ConversationKey(KEY.platform, "friend", "friend")


class Model:
    """Each reading costs the same, whatever comes of it."""

    def __init__(self) -> None:
        self.let, self.asked = asyncio.Event(), 0
        self.let.set()
        self.error: Exception | None = None
        self.meaning = COFFEE

    async def interpret(self, _request) -> Interpretation:
        self.asked += 1
        await self.let.wait()
        if self.error is not None:
            raise self.error
        return Interpretation(self.meaning, "ko", "mini", ONE)


@pytest.fixture(autouse=True)
def _hurry(monkeypatch):
    monkeypatch.setattr(core.carrier, "PATIENCE", 0.02)
    monkeypatch.setattr("tests.core.house.DEFAULTS", Preferences(outside=True))


@pytest.fixture
def here() -> House:
    made = House()
    made.model = Model()
    made.interpreter.meanings[WORDS] = COFFEE
    return made


async def say(here, key=KEY):
    return await here.assistant.handle(key, here.newborn(), message(here))


async def used(here, key=KEY) -> int:
    spent = await here.memory.spent(key, day_of(here.clock.now()))
    return sum(usage.calls for usage in spent.own)


async def test_a_reading_is_counted_for_whoever_spoke(here):
    await say(here)
    spent = await here.memory.spent(KEY, day_of(here.clock.now()))
    assert spent.own == spent.house == (ONE,)


async def test_one_that_failed_is_counted_as_well(here):
    here.model.error = ModelFailed("no_reading", usage=replace(ONE, calls=2))
    await say(here)
    assert await used(here) == 2


@pytest.mark.parametrize(
    "error", [ModelFailed("paused", 5.0), ModelFailed("paused", 5.0, Usage("mini")), OSError()]
)
async def test_what_was_never_asked_costs_nothing(here, error):
    here.model.error = error
    await say(here)
    assert await used(here) == 0


async def test_one_that_came_late_or_was_thrown_away_is_counted_once(here):
    here.model.let.clear()
    _, staying = await say_and_stay(here)
    assert await used(here) == 0
    await here.press("discard")
    here.model.let.set()
    await asyncio.wait_for(staying, 1)
    assert await used(here) == 1


async def test_an_order_that_is_not_obeyed_was_paid_for_all_the_same(here):
    here.model.meaning = AboutMe("delete_me")
    await say(here)
    assert await used(here) == 1


async def test_a_crash_while_it_is_asked_loses_that_one_alone(here):
    here.model.let.clear()
    asking = asyncio.create_task(say(here))
    await asyncio.sleep(0.05)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    here.model.let.set()
    here.clock.move(timedelta(minutes=10))
    await succeed(here)
    assert here.model.asked == 2 and await used(here) >= 1


async def test_accounts_that_cannot_be_kept_keep_nobody_waiting(here, monkeypatch):
    async def away(*_):
        raise StoreUnavailable("locked")

    monkeypatch.setattr(here.memory, "spend", away)
    outcome = await say(here)
    assert outcome.says[-1].reply.text.startswith(SURE)
    assert here.faults.noted == [("spend", "StoreUnavailable")]


async def test_beyond_a_day_s_tokens_the_rules_read_alone_and_it_is_said_once(here):
    here.terms = Terms(person=ONE.tokens + 1)
    assert len((await say(here)).says) == 1
    assert len((await say(here)).says) == 1, "what is left may be overdrawn by one"
    news, card = (await say(here)).says
    assert card.reply.text.startswith(SURE) and HASTY not in card.reply.text
    assert SPENT in news.reply.text and "오전 9:00" in news.reply.text, "midnight of UTC, on their clocks"
    again = await say(here)
    assert [say.reply.text.startswith(SURE) for say in again.says] == [True]
    assert here.model.asked == 2


async def test_it_is_said_again_on_another_day(here):
    here.terms = Terms(person=1)
    await say(here)
    assert any(SPENT in said.reply.text for said in (await say(here)).says)
    here.clock.move(timedelta(days=1))
    assert len((await say(here)).says) == 1 and here.model.asked == 2
    assert any(SPENT in said.reply.text for said in (await say(here)).says)


async def test_somebody_has_one_budget_in_all_places_and_hears_of_it_in_one(here):
    here.terms = Terms(person=1)
    await say(here)
    assert any(SPENT in said.reply.text for said in (await say(here, GROUP)).says)
    assert len((await say(here)).says) == 1
    await say(here, FRIEND)
    assert here.model.asked == 2, "and others in the same place have their own"


async def test_the_whole_house_may_have_a_bound(here):
    here.terms = Terms(house=1)
    await say(here)
    assert any(SPENT in said.reply.text for said in (await say(here, FRIEND)).says)
    assert here.model.asked == 1


async def test_without_a_bound_nobody_is_counted_out(here):
    here.terms = Terms()
    for _ in range(3):
        await say(here)
    assert here.model.asked == 3 and await used(here) == 3


async def test_whoever_asks_hears_what_was_used_today(here):
    price = Price(Decimal("0.75"), Decimal("0.075"), Decimal("4.5"))
    here.terms = Terms(person=1_000_000, prices={"mini": price})
    await say(here)
    told = (await here.say("내 정보", AboutMe("privacy"))).says[-1].reply.text
    assert "8,070 / 1,000,000토큰 (약 $0.001)" in told
    here.terms = Terms()
    told = (await here.say("내 정보", AboutMe("privacy"))).says[-1].reply.text
    assert "8,070토큰." in told and "$" not in told
    here.model = None
    assert "토큰" not in (await here.say("내 정보", AboutMe("privacy"))).says[-1].reply.text


async def test_a_day_is_that_of_its_end(here):
    here.model.let.clear()
    _, staying = await say_and_stay(here)
    here.clock.move(timedelta(days=1))
    here.model.let.set()
    await asyncio.wait_for(staying, 1)
    assert await used(here) == 1
    assert (await here.memory.spent(KEY, date(2026, 1, 1))).own == ()
