"""Where platforms that do not wait for an answer bring what happened: saved at once, carried out behind their back."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from core.assistant import Assistant
from core.dialogue.effects import Interpret
from core.dialogue.inputs import Input
from core.dialogue.message import ConversationKey
from core.receipt import Receipt

SAVED_AT_ONCE, CARRIED_AT_ONCE, ASKED_AT_ONCE = 8, 64, 64
"""A rush waits here, in order, and not for connections of the database, which are fewer and give up. Those who wait for
others, who may be slow to answer, keep nobody else from being answered.
"""


@dataclass(slots=True)
class _Lane:
    """One conversation: who waits to be taken in, and what is still to be carried out, both in order."""

    door: asyncio.Lock = field(default_factory=asyncio.Lock)
    owed: deque[Receipt] = field(default_factory=deque)
    inside: int = 0
    drained: bool = True


class Reception:
    """Keeps the order within a conversation; none waits for another."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._lanes: dict[ConversationKey, _Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._saving, self._carrying = asyncio.Semaphore(SAVED_AT_ONCE), asyncio.Semaphore(CARRIED_AT_ONCE)
        self._asking = asyncio.Semaphore(ASKED_AT_ONCE)

    async def take(self, key: ConversationKey, input_id: UUID, happened: Input) -> Receipt:
        """Once this returns it is saved, and what it owes is under way. Raises StoreUnavailable: nothing was saved."""
        lane = self._lanes.setdefault(key, _Lane())
        lane.inside += 1
        try:
            async with lane.door, self._saving:
                receipt = await self._assistant.receive(key, input_id, happened)
                self._owe(key, lane, receipt)
        finally:
            lane.inside -= 1
            self._leave(key, lane)
        return receipt

    async def close(self, seconds: float = 0.5) -> None:
        """Let what is under way finish for so long. What does not stays owed."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _owe(self, key: ConversationKey, lane: _Lane, receipt: Receipt) -> None:
        if not receipt.fresh:
            return
        slow = tuple(debt for debt in receipt.debts if isinstance(debt.effect, Interpret))
        rest = tuple(debt for debt in receipt.debts if debt not in slow)
        lane.owed.append(replace(receipt, debts=rest, open_card=None, listed=None))
        if lane.drained:
            lane.drained = False
            self._start(self._drain(key, lane))
        if slow or receipt.open_card or receipt.listed:
            self._start(self._carry_out(replace(receipt, debts=slow), self._asking))

    async def _drain(self, key: ConversationKey, lane: _Lane) -> None:
        while lane.owed:
            await self._carry_out(lane.owed.popleft(), self._carrying)
        lane.drained = True
        self._leave(key, lane)

    async def _carry_out(self, receipt: Receipt, turns: asyncio.Semaphore) -> None:
        """What fails is found again by the sweep."""
        try:
            async with turns:
                await self._assistant.carry_out(receipt)
        except Exception as error:
            self._assistant.world.faults.note("carry_out", None, error)

    def _leave(self, key: ConversationKey, lane: _Lane) -> None:
        if lane.drained and not lane.inside:
            self._lanes.pop(key, None)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
