"""What accounts have allowed apps: codes, grants, access and refresh tokens, and how long each lives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.fakes.google.scopes import SIGN_IN

if TYPE_CHECKING:
    from tests.fakes.google.world import World

CLIENT, SECRET = "haru.apps.googleusercontent.com", "haru-secret"
CODE_LIFE, ACCESS_LIFE = timedelta(minutes=10), timedelta(seconds=3599)
TESTING_LIFE = timedelta(days=7)
MOST_REFRESH_TOKENS = 100


@dataclass(slots=True)
class Client:
    """An app known to Google; without `redirects` any address is accepted."""

    id: str
    secret: str
    redirects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Code:
    client: str
    email: str
    scopes: frozenset[str]
    redirect: str
    challenge: str | None
    method: str
    offline: bool
    nonce: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Access:
    """What a token stands for; `ends` is None for refresh tokens of a published app."""

    client: str
    email: str
    scopes: frozenset[str]
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class Tokens:
    access_token: str
    refresh_token: str | None
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Script:
    """How the screen is answered: as whom (else who is hinted at), with what unticked, or refused."""

    email: str | None = None
    untick: frozenset[str] = frozenset()
    deny: bool = False


@dataclass
class OAuth:
    """`testing` is the state of an app that Google has not verified: its refresh tokens live for a week."""

    world: World
    testing: bool = False
    script: Script | None = None
    clients: dict[str, Client] = field(default_factory=lambda: {CLIENT: Client(CLIENT, SECRET)})
    codes: dict[str, Code] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    granted: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    accesses: dict[str, Access] = field(default_factory=dict)
    refreshes: dict[str, Access] = field(default_factory=dict)

    def grant(self, client: str, email: str, scopes: frozenset[str], offline: bool) -> Tokens:
        """Remembers what was allowed, and makes the tokens for it."""
        self.granted[client, email] = self.granted.get((client, email), frozenset()) | scopes
        refresh = self._refresh_token(client, email, scopes) if offline else None
        return Tokens(self.access_token(client, email, scopes), refresh, scopes)

    def access_token(self, client: str, email: str, scopes: frozenset[str]) -> str:
        token = f"ya29.{self.world.new_id(120)}"
        self.accesses[token] = Access(client, email, scopes, self.world.now() + ACCESS_LIFE)
        return token

    def _refresh_token(self, client: str, email: str, scopes: frozenset[str]) -> str:
        """A new one; the oldest of too many stops working without a word."""
        live = [
            token for token, found in self.refreshes.items() if (found.client, found.email) == (client, email)
        ]
        for token in live[: len(live) + 1 - MOST_REFRESH_TOKENS]:
            del self.refreshes[token]
        token = f"1//{self.world.new_id(60)}"
        ends = self.world.now() + TESTING_LIFE if self.testing and scopes - SIGN_IN else None
        self.refreshes[token] = Access(client, email, scopes, ends)
        return token

    def access(self, token: str) -> Access | None:
        """What a live access token allows."""
        found = self.accesses.get(token)
        return found if found and found.ends and self.world.now() < found.ends else None

    def expire(self, email: str) -> None:
        """Ends the access tokens of an account before their time."""
        self.accesses = {token: found for token, found in self.accesses.items() if found.email != email}

    def revoke(self, client: str, email: str) -> None:
        """Takes back all that an account has allowed an app."""
        self.granted.pop((client, email), None)
        for tokens in (self.accesses, self.refreshes):
            for token in [
                name for name, found in tokens.items() if (found.client, found.email) == (client, email)
            ]:
                del tokens[token]
