"""Keeping accounts of a model: whether it may be asked today, what was spent on it, and who was told that it is enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import uuid5

from core.dialogue.inputs import Input
from core.dialogue.message import ConversationKey
from core.dialogue.results import Interpreted
from core.records import Account
from core.store import Unit
from core.usage import Usage, Used, day_of, dollars_of, next_day, tokens_of
from core.world import Model, World


class Purse:
    """What this house may spend on a model, and has spent."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def empty(self, key: ConversationKey) -> bool:
        """Whether this person, or the house, has had today's tokens. What is being asked meanwhile is not counted yet.

        Raises StoreUnavailable.
        """
        model = self._world.model
        if model is None or not (model.terms.person or model.terms.house):
            return False
        spent = await self._world.store.spent(key, day_of(self._world.clock.now()))
        mine, ours = tokens_of(spent.own), tokens_of(spent.house)
        return 0 < model.terms.person <= mine or 0 < model.terms.house <= ours

    async def spend(self, key: ConversationKey, usage: Usage | None) -> None:
        """Write down what a reading cost, whatever came of it. What cannot be written down keeps nobody waiting."""
        if usage is None or not usage.calls:
            return
        try:
            await self._world.store.spend(key, day_of(self._world.clock.now()), usage)
        except Exception as error:
            self._world.faults.note("spend", None, error)


async def used_today(unit: Unit, model: Model, account: Account, now: datetime) -> Used:
    """What a person has used of a model."""
    used = await unit.used(account, day_of(now))
    dollars = dollars_of(used, model.terms.prices)
    return Used(tokens_of(used), model.terms.person, dollars, next_day(now))


async def told_once(unit: Unit, account: Account, happened: Input, now: datetime) -> Input:
    """That today's tokens are used up is news once a day, wherever they notice it first."""
    if not isinstance(happened, Interpreted) or happened.advice != "spent":
        return happened
    news = uuid5(account.id, f"spent:{day_of(now)}")
    return happened if await unit.admit(news, now) else replace(happened, advice="sparing")
