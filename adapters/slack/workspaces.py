"""What we may do in each workspace: every call goes out under the token that we have there."""

from __future__ import annotations

from typing import Any, Protocol

from adapters.slack.wire import Refused, Wire
from core.errors import Undeliverable

SHUT_OUT = frozenset(
    "account_inactive invalid_auth not_authed team_access_not_granted token_expired token_revoked".split()
)


class Tokens(Protocol):
    """Where the tokens are."""

    async def of(self, team: str) -> str | None:
        """The token for a workspace; None where we are not installed."""

    async def renewed(self, team: str, expired: str) -> str | None:
        """Another one in the place of that; None where there is no other."""


class Workspaces:
    """Calls methods in a workspace, with a fresh token where the old one has run out."""

    def __init__(self, wire: Wire, tokens: Tokens) -> None:
        self.wire, self._tokens = wire, tokens

    async def call(self, team: str, method: str, **args: object) -> dict[str, Any]:
        """Raises Undeliverable where nothing is allowed to us any more, Refused, TooSoon and Away."""
        token = await self._token(team)
        try:
            return await self.wire.call(method, token, **args)
        except Refused as error:
            token = await self._instead(team, token, error)
            return await self.wire.call(method, token, **args)

    async def form(self, team: str, method: str, **args: str) -> dict[str, Any]:
        """The same for methods that read no JSON."""
        token = await self._token(team)
        try:
            return await self.wire.form(method, token, **args)
        except Refused as error:
            token = await self._instead(team, token, error)
            return await self.wire.form(method, token, **args)

    async def fetch(self, team: str, url: str, most: int) -> tuple[str, bytes]:
        """The kind and the content of a file."""
        return await self.wire.fetch(url, await self._token(team), most)

    async def _token(self, team: str) -> str:
        token = await self._tokens.of(team)
        if token is None:
            raise Undeliverable(team)
        return token

    async def _instead(self, team: str, token: str, error: Refused) -> str:
        """Another token, where that is all that was wrong."""
        if error.error not in SHUT_OUT:
            raise error
        other = await self._tokens.renewed(team, token)
        if other is None:
            raise Undeliverable(error.error) from error
        return other
