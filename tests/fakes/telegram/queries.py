"""Taps on buttons and inline queries, while they wait for an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from tests.fakes.telegram import refusals
from tests.fakes.telegram.message import Resource
from tests.fakes.telegram.store import Account, Kept

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person was shown: a line above the chat, or an alert that has to be closed."""

    text: str
    alert: bool
    url: str
    at: datetime


@dataclass(slots=True, eq=False)
class Query:
    """`update` is what the bot was told; `waited` in seconds of the world's clock, None while it spins."""

    id: str
    person: Account
    at: datetime
    payload: Resource
    message: Kept | None = None
    answer: Answer | None = None
    results: list[Resource] = field(default_factory=list)

    @property
    def waited(self) -> float | None:
        return None if self.answer is None else (self.answer.at - self.at).total_seconds()


@dataclass(slots=True)
class Queries:
    world: World
    by_id: dict[str, Query] = field(default_factory=dict)

    def new(self, person: Account, payload: Resource, message: Kept | None = None) -> Query:
        name = str(self.world.random.randrange(10**17, 2**63))
        told = {"id": name, "from": person.user()} | payload
        query = self.by_id[name] = Query(name, person, self.world.now(), told, message)
        return query

    def open(self, name: str) -> Query:
        """The query, if it can still be answered: once, and not for long."""
        query = self.by_id.get(name)
        age = 0.0 if query is None else (self.world.now() - query.at).total_seconds()
        if query is None or query.answer is not None or age > self.world.settings.query_life:
            raise refusals.bad(refusals.QUERY_TOO_OLD)
        return query
