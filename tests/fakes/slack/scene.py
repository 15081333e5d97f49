"""A workspace ready for use: two people, a channel that the app is in, and the app with its token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from tests.fakes.google.moments import Clock
from tests.fakes.slack.hand import Hand
from tests.fakes.slack.message import FORM, Request, Resource, Response
from tests.fakes.slack.store import Channel, Installation, Team
from tests.fakes.slack.world import World

START = datetime(2026, 11, 23, tzinfo=UTC)


@dataclass
class Scene:
    """`call` asks the Web API as the app would; `answer` gives the whole response."""

    world: World
    team: Team
    minji: Hand
    junho: Hand
    general: Channel
    bot: Installation

    def call(self, method: str, token: str | None = "", **args: Any) -> Resource:
        """The answer's body; with the bot's token, where no other is named."""
        found = self.answer(method, token, **args).body
        assert isinstance(found, dict)
        return found

    def answer(self, method: str, token: str | None = "", **args: Any) -> Response:
        return self.world.handle(self.request(method, token, **args))

    def request(self, method: str, token: str | None = "", **args: Any) -> Request:
        token = self.bot.token if token == "" else token
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return Request.to("POST", f"/api/{method}", headers, args)

    def form(self, method: str, **args: Any) -> Resource:
        """As a form instead of JSON, which some methods do not read."""
        headers = {"authorization": f"Bearer {self.bot.token}", "content-type": FORM}
        found = self.world.handle(
            Request.to("POST", f"/api/{method}", headers, urlencode(args).encode())
        ).body
        assert isinstance(found, dict)
        return found

    def facts(self, kind: str | None = None) -> list[Resource]:
        """What the app was told of, in order: the inner payloads, of one kind if it is named."""
        told = [one.payload["event"] for one in self.world.deliveries.all if one.sort == "events_api"]
        return [one for one in told if kind in (None, one["type"], one.get("subtype"))]


def scene(now: Callable[[], datetime] | None = None, seed: int = 7, **more: Any) -> Scene:
    """The clock stands until it is turned; there are no rate limits unless they are given."""
    world = World(now or Clock(START), seed, **({"limits": None} | more))
    team = world.add_team("하루 시험", "haru-test")
    people = [
        world.add_person(team, name, handle=handle) for name, handle in (("민지", "minji"), ("준호", "junho"))
    ]
    bot = world.install(team, people[0])
    general = world.add_channel(team, "general", [*people, bot.bot_user])
    return Scene(world, team, Hand(world, people[0]), Hand(world, people[1]), general, bot)
