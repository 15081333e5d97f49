"""One call of the Web API on its way: who calls, with which arguments, and what they may see."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.fakes.slack import refusals
from tests.fakes.slack.message import Resource
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.store import Channel, Installation, Person, Team, Token

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

SCOPES = {
    "read": {"channel": "channels:read", "group": "groups:read", "im": "im:read", "mpim": "mpim:read"},
    "history": {
        "channel": "channels:history",
        "group": "groups:history",
        "im": "im:history",
        "mpim": "mpim:history",
    },
}


@dataclass(frozen=True, slots=True)
class Call:
    """`args` are as they came: from a form all are text, lists and objects being JSON."""

    world: World
    method: str
    token: Token
    args: Resource

    @property
    def installation(self) -> Installation:
        if self.token.installation is None:
            raise Refused("not_allowed_token_type")
        return self.token.installation

    @property
    def team(self) -> Team:
        """The workspace that is spoken of; a token for a whole organization may name one."""
        found = self.installation
        return self.world.teams[found.team or self.args.get("team_id") or self.world.home(found)]

    # ── arguments ──

    def text(self, name: str) -> str | None:
        value = self.args.get(name)
        return None if value is None else str(value)

    def need(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise refusals.missing(name)
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.args.get(name, default)
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true")

    def data(self, name: str, refusal: Refused | None = None) -> Any:
        """A list or an object, which a form carries as JSON."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise refusal or refusals.arguments([f"must be valid JSON [json-pointer:/{name}]"]) from None

    def page(self, found: list[Any], default: int, most: int) -> tuple[list[Any], str]:
        """A page of a list, and the cursor of the next."""
        start = self.text("cursor") or "0"
        limit = int(self.args.get("limit") or default)
        if not start.isdecimal():
            raise Refused("invalid_cursor")
        if not 1 <= limit <= most:
            raise Refused("invalid_limit")
        begin = int(start)
        rest = str(begin + limit) if begin + limit < len(found) else ""
        return found[begin : begin + limit], rest

    # ── what the caller may see ──

    def covers(self, teams: Iterable[str]) -> bool:
        found = self.installation
        if found.team is not None:
            return found.team in teams
        return any(self.world.teams[name].enterprise == found.enterprise for name in teams)

    def channel(self, name: str = "channel") -> Channel:
        """The conversation asked for; one that the app may not see does not exist for it."""
        found = self.world.channels.get(self.text(name) or "")
        if found is None or not self.covers(found.teams):
            raise Refused("channel_not_found")
        if found.kind != "channel" and self.installation.bot_user not in found.members:
            raise Refused("channel_not_found")
        return found

    def member(self, channel: Channel) -> None:
        if self.installation.bot_user not in channel.members:
            raise Refused("not_in_channel")

    def scope(self, what: str, channel: Channel) -> None:
        """Refuses where the scope for conversations of that kind is missing."""
        needed = SCOPES[what][channel.kind]
        if needed not in self.token.scopes:
            raise refusals.scope([needed], self.token.scopes)

    def person(self, name: str) -> Person:
        found = self.world.people.get(self.need(name))
        if found is None or not (self.covers([found.team]) or self._met(found)):
            raise Refused("user_not_found")
        return found

    def _met(self, person: Person) -> bool:
        """Whether somebody of another workspace shares a channel with the app's."""
        channels = self.world.channels.values()
        return any(person.id in one.members and one.shared and self.covers(one.teams) for one in channels)


Handler = Callable[[Call], Resource]
