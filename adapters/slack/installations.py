"""The workspaces, and whole organizations, that have installed us: their tokens, sealed, renewed before they run out, and forgotten when they go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from adapters.slack.heard import NAME
from adapters.slack.places import Recent
from adapters.slack.wire import Away, Refused, Wire
from core.errors import Tampered, TooSoon
from core.ports import Clock, Vault
from core.records import Installation
from core.store import Store

TOKEN, REFRESH = "slack_token", "slack_refresh"
ADDING = "https://app.slack.com/manage/{home}/integrations/profile/{app}/workspaces/add"
AHEAD = timedelta(minutes=10)
_OWNERS = UUID("6d0c6f0e-4d0b-4e0a-9a53-0f9a7c1d2b44")


@dataclass(frozen=True, slots=True)
class App:
    """The app as Slack knows it, where any workspace may install it."""

    client: str
    secret: str


@dataclass(frozen=True, slots=True)
class Safe:
    """Where tokens are kept."""

    store: Store
    vault: Vault
    clock: Clock


class Installations:
    """`alone` is the token for a workspace that nobody installed us in: the one that the house was set up with."""

    def __init__(self, wire: Wire, app: App | None, alone: str = "") -> None:
        self._wire, self._app, self._alone = wire, app, alone
        self._safe: Safe | None = None
        self._known: Recent[str, tuple[str, datetime | None]] = Recent(1000)

    def open(self, safe: Safe) -> None:
        """The house is furnished: what is kept can be looked for."""
        self._safe = safe

    async def of(self, team: str) -> str | None:
        """The token for a workspace; None where we are not installed."""
        known = self._known.get(team)
        if known is None or self._is_due(known[1]):
            return await self._read(team)
        return known[0]

    async def renewed(self, team: str, expired: str) -> str | None:
        """Another one in the place of that; None where there is no other."""
        self._known.drop(team)
        found = await self._stored(team)
        if found is None:
            return self._alone if self._alone != expired else None
        token = self._remember(team, found)
        if token != expired:
            return token
        fresh = await self._renew(team, found) if found.refresh else None
        return None if fresh is None else self._remember(team, fresh)

    async def install(self, code: str, redirect: str) -> str:
        """Take what Slack gives for a code. An organization has still to add its workspaces: the page where it does,
        "" for one workspace. Raises Refused, TooSoon and Away.
        """
        told = await self._ask(code=code, redirect_uri=redirect)
        everywhere = bool(told.get("is_enterprise_install"))
        home = str(told["enterprise" if everywhere else "team"]["id"])
        await self._opened().store.keep_installation(self._sealed(home, told))
        self._known.drop(home)
        return ADDING.format(home=home, app=told["app_id"]) if everywhere else ""

    async def drop(self, team: str) -> None:
        """We are no longer wanted there, unless that is old news: they may have installed us again since."""
        self._known.drop(team)
        token = await self._read(team)
        try:
            await self._wire.call("auth.test", token)
        except (Refused, Away, TooSoon):
            self._known.drop(team)
            await self._opened().store.drop_installation(workspace(team))

    async def _read(self, team: str) -> str | None:
        found = await self._stored(team)
        if found is None:
            return self._alone or None
        if found.refresh and self._is_due(found.expires_at):
            found = await self._renew(team, found)
        return None if found is None else self._remember(team, found)

    async def _stored(self, team: str) -> Installation | None:
        known = self._safe is not None and self._app is not None
        return await self._opened().store.installation(workspace(team)) if known else None

    async def _renew(self, team: str, old: Installation) -> Installation | None:
        """Fresh tokens; somebody else's, where they were faster."""
        safe = self._opened()
        refresh = safe.vault.open(old.refresh, REFRESH, owner_of(old.workspace))
        try:
            told = await self._ask(grant_type="refresh_token", refresh_token=refresh)
        except Refused:
            now = await safe.store.installation(old.workspace)
            return now if now is not None and now.refresh != old.refresh else None
        fresh = self._sealed(team, told)
        if await safe.store.renew_installation(fresh, old.refresh):
            return fresh
        return await safe.store.installation(old.workspace)

    async def _ask(self, **more: str) -> dict[str, Any]:
        assert self._app is not None, "only an app that can be installed is"
        who = {"client_id": self._app.client, "client_secret": self._app.secret}
        return await self._wire.form("oauth.v2.access", None, **who, **more)

    def _sealed(self, team: str, told: dict[str, Any]) -> Installation:
        safe, name = self._opened(), workspace(team)
        refresh, life = told.get("refresh_token"), told.get("expires_in")
        return Installation(
            name,
            safe.vault.seal(told["access_token"], TOKEN, owner_of(name)),
            safe.vault.seal(refresh, REFRESH, owner_of(name)) if refresh else "",
            safe.clock.now() + timedelta(seconds=int(life)) if life else None,
        )

    def _remember(self, team: str, found: Installation) -> str | None:
        try:
            token = self._opened().vault.open(found.token, TOKEN, owner_of(found.workspace))
        except Tampered:
            return None
        self._known.put(team, (token, found.expires_at))
        return token

    def _is_due(self, until: datetime | None) -> bool:
        return until is not None and self._safe is not None and self._safe.clock.now() >= until - AHEAD

    def _opened(self) -> Safe:
        assert self._safe is not None, "asked before the house was furnished"
        return self._safe


def workspace(team: str) -> str:
    """As it is called in a ConversationKey."""
    return f"{NAME}:{team}"


def owner_of(name: str) -> UUID:
    """Whom its tokens are sealed for."""
    return uuid5(_OWNERS, name)


def sealed_anew(vault: Vault, old: Installation) -> Installation:
    """The same under the newest key. Raises Tampered."""
    owner = owner_of(old.workspace)
    token = vault.seal(vault.open(old.token, TOKEN, owner), TOKEN, owner)
    refresh = vault.seal(vault.open(old.refresh, REFRESH, owner), REFRESH, owner) if old.refresh else ""
    return Installation(old.workspace, token, refresh, old.expires_at)
