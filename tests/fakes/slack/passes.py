"""What an interaction hands the app for a while: trigger ids for one view each, addresses for some replies."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.fakes.slack.refusals import Refused

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

TRIGGER_LIFE, REPLY_LIFE, MOST_REPLIES = timedelta(seconds=3), timedelta(minutes=30), 5


@dataclass(slots=True)
class Trigger:
    """`view` is the one that the interaction happened in, if it did in one."""

    user: str
    team: str
    at: datetime
    view: str | None = None
    used: bool = False


@dataclass(slots=True)
class Reply:
    """An address to answer to; `ts` is the message that the interaction happened in, if any."""

    user: str
    team: str
    channel: str
    at: datetime
    ts: str | None = None
    thread: str | None = None
    uses: int = 0


@dataclass
class Passes:
    world: World
    triggers: dict[str, Trigger] = field(default_factory=dict)
    replies: dict[str, Reply] = field(default_factory=dict)

    def trigger(self, user: str, team: str, view: str | None = None) -> str:
        world = self.world
        name = f"{world.digits(13)}.{world.digits(12)}.{world.hexes(32)}"
        self.triggers[name] = Trigger(user, team, world.now(), view)
        return name

    def exchange(self, name: str) -> Trigger:
        """Takes a trigger for a view; it is good once, and for three seconds."""
        found = self.triggers.get(name)
        if found is None:
            raise Refused("invalid_trigger_id")
        if found.used:
            raise Refused("exchanged_trigger_id")
        if self.world.now() - found.at > TRIGGER_LIFE:
            raise Refused("expired_trigger_id")
        found.used = True
        return found

    def reply(self, kind: str, reply: Reply) -> str:
        """The address for it, of that kind: actions, commands or app."""
        path = f"/{kind}/{reply.team}/{self.world.digits(13)}/{self.world.letters(24)}"
        self.replies[path] = reply
        return f"{self.world.base}{path}"

    def use(self, path: str) -> Reply:
        found = self.replies[path]
        if self.world.now() - found.at > REPLY_LIFE:
            raise Refused("expired_url", status=404)
        if found.uses >= MOST_REPLIES:
            raise Refused("used_url", status=404)
        found.uses += 1
        return found
