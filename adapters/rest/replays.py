"""Requests that carry an Idempotency-Key are answered once; who asks again hears the same answer, after a restart too.

The store knows which request a key belongs to and what it was answered; this only joins those that ask meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from adapters.rest.problems import Problem
from adapters.rest.shapes import MessageIn, TurnOut
from adapters.rest.translate import said
from core.dialogue.effects import Say
from core.dialogue.message import ConversationKey
from core.ports import Clock
from core.records import Answer
from core.store import Store

MOST = 50


@dataclass(frozen=True, slots=True)
class Keyed:
    """A request under the id that its key gives it."""

    name: UUID
    key: ConversationKey
    digest: str


def digest_of(body: MessageIn, *, later: bool) -> str:
    """Tells one request from another."""
    return sha256(f"{later}\n{body.model_dump_json()}".encode()).hexdigest()


class Replays:
    """The answers to requests that may be asked again."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._under_way: dict[UUID, tuple[str, asyncio.Future[TurnOut]]] = {}

    async def once(self, request: Keyed, answer: Callable[[], Awaitable[TurnOut]]) -> TurnOut:
        """The answer, or the one that was given when the key was first used. Raises Problem."""
        digest, under_way = self._under_way.get(request.name, (request.digest, None))
        if digest != request.digest:
            raise Problem("key_reused")
        if under_way is None:
            under_way = asyncio.ensure_future(self._answered(request, answer))
            self._under_way[request.name] = (digest, under_way)
            under_way.add_done_callback(lambda _: self._under_way.pop(request.name, None))
        return await asyncio.shield(under_way)

    async def _answered(self, request: Keyed, answer: Callable[[], Awaitable[TurnOut]]) -> TurnOut:
        now = self._clock.now()
        known = await self._store.claim(request.name, request.key, request.digest, now)
        if known is not None and known.digest != request.digest:
            raise Problem("key_reused")
        if known is not None and known.text is not None:
            return TurnOut.model_validate_json(known.text)
        given = await answer()
        if known is not None and not given.replies:
            return await self._as_it_is_now(request, known, given)
        await self._store.keep_answer(request.name, given.model_dump_json())
        return given

    async def _as_it_is_now(self, request: Keyed, known: Answer, given: TurnOut) -> TurnOut:
        """It was taken in, and whoever did so did not live to answer: what the conversation shows since then."""
        lines = await self._store.transcript(request.key, known.since, MOST)
        shown = [said(Say(line.reply)) for line in lines if line.reply is not None]
        if not shown:
            raise Problem("answer_lost")
        return given.model_copy(update={"replies": shown})
