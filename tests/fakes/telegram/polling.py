"""Updates on their way to the bot: kept for a day, in order, until they are confirmed or taken by a webhook."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.fakes.telegram.documents import faults, update_types
from tests.fakes.telegram.message import Resource, clone
from tests.fakes.telegram.refusals import Refused

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

ONLY_WHEN_ASKED = ("chat_member", "message_reaction", "message_reaction_count")
KEPT = timedelta(hours=24)


@dataclass(slots=True, eq=False)
class Waiting:
    """An update that was not yet taken. `lane`: a webhook is not sent two of one lane at once."""

    id: int
    body: Resource
    at: datetime
    lane: int
    again: int = 0  # how many times more it is to come with the same id
    free: bool = False  # overtaken by those behind it
    not_before: float = 0.0  # by the machine's clock
    tries: int = 0
    under_way: bool = False


@dataclass(slots=True, eq=False)
class Poll:
    """A getUpdates that waits for news, for so many real seconds."""

    limit: int
    seconds: float
    refused: Refused | None = None


@dataclass(slots=True)
class Updates:
    world: World
    waiting: list[Waiting] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)
    told: list[Resource] = field(
        default_factory=list
    )  # everything that ever was an update, for tests to look at
    poll: Poll | None = None
    _next: int = 0

    def __post_init__(self) -> None:
        self._next = self.world.random.randrange(100_000_000, 900_000_000)

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ONLY_WHEN_ASKED

    def put(self, kind: str, payload: Resource, lane: int = 0) -> Resource | None:
        """Queues an update; None where the bot does not want to hear of such."""
        wrong = faults("Update", {"update_id": 1, kind: payload})
        if wrong and kind in update_types():
            raise AssertionError(f"the stand-in made an update that the Bot API does not know: {wrong}")
        if not self.wants(kind):
            return None
        made = self._queue({kind: clone(payload)}, lane)
        rule = self.world.faults.meet_update(kind)
        if rule is not None and rule.kind == "update_twice":
            made.again = 0 if rule.fresh else rule.copies
            for _ in range(rule.copies if rule.fresh else 0):
                self._queue({kind: clone(payload)}, lane)
        elif rule is not None:
            made.free, made.not_before = True, self.world.ticking() + rule.delay
        self.world.ring()
        return made.body

    def _queue(self, payload: Resource, lane: int) -> Waiting:
        body = {"update_id": self._next} | payload
        self._next += 1
        made = Waiting(body["update_id"], body, self.world.now(), lane)
        self.waiting.append(made)
        self.told.append(body)
        return made

    def forget_old(self) -> None:
        young = self.world.now() - KEPT
        self.waiting = [one for one in self.waiting if one.at > young]

    def taken(self, one: Waiting) -> None:
        """Confirmed, or accepted by the webhook; it may yet come once more."""
        one.under_way, one.tries = False, 0
        if one.again > 0:
            one.again -= 1
        elif one in self.waiting:
            self.waiting.remove(one)

    def confirm(self, offset: int) -> None:
        """Forgets those before the offset; a negative one leaves so many of the newest."""
        self.forget_old()
        if offset < 0:
            self.waiting = self.waiting[offset:]
        for one in [one for one in self.waiting if one.id < offset]:
            self.taken(one)

    def read(self, limit: int) -> list[Resource]:
        self.forget_old()
        return [clone(one.body) for one in sorted(self.waiting, key=lambda one: one.id)[:limit]]

    def end_poll(self, refused: Refused) -> None:
        if self.poll is not None:
            self.poll.refused, self.poll = refused, None
            self.world.ring()
