"""Connecting a Google account by way of a browser: out through our door, back with a code, and into the chat."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias
from uuid import UUID, uuid5

from core.dialogue.inputs import AccountConnected, ConsentFailed
from core.dialogue.message import ConversationKey
from core.doorway import open_door
from core.errors import RemoteError, SignedOut, StoreUnavailable, Tampered
from core.intake import Intake
from core.records import Account, Attempt, CalendarEntry, Grant, Identity, Tokens
from core.store import Unit
from core.sync.returning import give_back
from core.sync.tokens import sealed
from core.world import Remote, World

NEEDED = (
    "https://www.googleapis.com/auth/calendar.events",
    "https://www.googleapis.com/auth/calendar.calendarlist.readonly",
)
"""Without these there is nothing to connect: to write events, and to know where."""

Ending: TypeAlias = Literal["connected", "scope", "denied", "expired", "away", "trouble"]
"""`trouble` is ours: what came could not be kept."""
PAUSES = (0.3, 1.0)
"""Seconds before what the database did not take is tried again."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended, for the page in the browser. `again` leads to another attempt for the same conversation.

    `code` is shown in the chat as well, beside what is to be confirmed there.
    """

    ending: Ending
    again: str | None = None
    code: str = ""


EXPIRED, TROUBLE = Outcome("expired"), Outcome("trouble")


@dataclass(frozen=True, slots=True)
class _Coming:
    """What somebody brought back from Google, and the grant that it becomes."""

    grant: UUID
    who: Identity
    tokens: Tokens
    entries: tuple[CalendarEntry, ...]
    code: str


class Connecting:
    """What the two addresses of the door do. Whatever is killed half-way costs the attempt, and nothing else."""

    def __init__(
        self,
        world: World,
        intake: Intake,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._world = world
        self._intake = intake
        self._pause = pause

    async def open(self, key: ConversationKey) -> str:
        """Our address that leads to Google, for a conversation that hears of it when somebody came back.

        Raises SignedOut where there is no remote calendar, and StoreUnavailable.
        """
        if self._world.remote is None:
            raise SignedOut("there is no remote calendar here")
        async with self._world.store.unit() as unit:
            return await open_door(unit, self._world, self._world.remote, key)

    async def start(self, state: str) -> str | None:
        """Google's consent screen for an open attempt; it stays open. None: it is none of ours, taken, or too old."""
        remote, attempt_id = self._world.remote, self._named(state)
        if remote is None or attempt_id is None:
            return None
        attempt = await self._world.store.attempt(attempt_id, self._world.clock.now())
        try:
            return remote.consent.url(state, _verifier(remote, attempt)) if attempt else None
        except Tampered:
            return None

    async def finish(self, state: str, code: str | None, error: str | None) -> Outcome:
        """Somebody came back: with a code, or with an error of RFC 6749. Each attempt ends once.

        Raises StoreUnavailable only where it did not end, so that the same way can be gone again.
        """
        remote, attempt_id = self._world.remote, self._named(state)
        if remote is None or attempt_id is None or not (code or error):
            return EXPIRED
        async with self._world.store.unit() as unit:
            attempt = await unit.take_attempt(attempt_id, self._world.clock.now())
        if attempt is None:
            return EXPIRED
        try:
            if not code or error:
                return await self._failed(remote, attempt, "away" if error in AWAY else "denied")
            return await self._exchanged(remote, attempt, code)
        except StoreUnavailable as wrong:  # the attempt is taken, and its code is spent
            self._world.faults.note("consent", attempt.id, wrong)
            return TROUBLE

    async def _exchanged(self, remote: Remote, attempt: Attempt, code: str) -> Outcome:
        try:
            verifier = _verifier(remote, attempt)
            who, tokens = await remote.consent.exchange(code, verifier)
        except Tampered:
            return EXPIRED
        except RemoteError as wrong:
            self._world.faults.note("consent", attempt.id, wrong)
            return await self._failed(remote, attempt, "away")
        return await self._consented(remote, attempt, who, tokens)

    async def _consented(self, remote: Remote, attempt: Attempt, who: Identity, tokens: Tokens) -> Outcome:
        complete = set(NEEDED) <= set(tokens.scopes)
        if complete and tokens.refresh is not None:  # without that it would end within the hour
            return await self._kept(remote, attempt, who, tokens)
        await self._give_back(remote, attempt, who, tokens)
        return await self._failed(remote, attempt, "away" if complete else "scope")

    async def _kept(self, remote: Remote, attempt: Attempt, who: Identity, tokens: Tokens) -> Outcome:
        """A database that is away for a moment costs nothing; if it is away for longer, what came is given back."""
        entries = await self._entries(remote, attempt.id, tokens)
        coming = _Coming(self._world.newborn(), who, tokens, entries, _code(remote, attempt))
        for pause in (*PAUSES, None):
            try:
                await self._keep(remote, attempt, coming)
            except StoreUnavailable as wrong:
                self._world.faults.note("consent", attempt.id, wrong)
            else:
                return Outcome("connected", code=coming.code)
            if pause is not None:
                await self._pause(pause)
        await self._give_back(remote, attempt, who, tokens)
        return TROUBLE

    async def _give_back(self, remote: Remote, attempt: Attempt, who: Identity, tokens: Tokens) -> None:
        """At once, for who consents again would lose that with this; or with the next tidying, as what is gone."""
        async with self._world.store.unit() as unit:
            account = await self._account(unit, attempt)
            gone = replace(_grant(remote, self._world.newborn(), account, who, tokens), state="gone")
            await unit.put_grant(gone)
        await give_back(self._world, remote, gone)

    async def _failed(
        self, remote: Remote, attempt: Attempt, reason: Literal["scope", "denied", "away"]
    ) -> Outcome:
        """It is told in the chat too, with another way where there is reason to take it."""
        async with self._world.store.unit() as unit:
            again = None if reason == "denied" else await open_door(unit, self._world, remote, attempt.key)
            failed = ConsentFailed(reason, again)
            await self._intake.hear(unit, attempt.key, uuid5(attempt.id, "failed"), failed)
        self._world.hints.announce(attempt.key)
        return Outcome(reason, again)

    async def _keep(self, remote: Remote, attempt: Attempt, coming: _Coming) -> None:
        """It waits for a tap in the chat: whoever opened the link may be somebody else than who asked for it."""
        world, who = self._world, coming.who
        born = {entry.remote_id: world.newborn() for entry in coming.entries}
        async with world.store.unit() as unit:
            account = await self._account(unit, attempt)
            if await unit.grant(coming.grant) is not None:
                return  # it was kept before, and only the word of that was lost
            grant = _grant(remote, coming.grant, account, who, coming.tokens)
            await unit.put_grant(grant)
            if coming.entries:
                await unit.list_calendars(grant, coming.entries, born)
            holder = await unit.holder(who.subject)
            elsewhere = holder is not None and holder.account != account.id
            happened = AccountConnected(grant.id, who.email, elsewhere, coming.code)
            await self._intake.hear(unit, attempt.key, uuid5(attempt.id, "connected"), happened)
        world.hints.announce(attempt.key)

    async def _account(self, unit: Unit, attempt: Attempt) -> Account:
        world = self._world
        return await unit.account(attempt.key, world.newborn(), world.clock.now(), world.defaults)

    async def _entries(self, remote: Remote, attempt: UUID, tokens: Tokens) -> tuple[CalendarEntry, ...]:
        """The list of calendars now, or in an hour: it does not stand in the way."""
        try:
            return await remote.calendar.calendars(tokens.access)
        except RemoteError as error:
            self._world.faults.note("calendars", attempt, error)
            return ()

    def _named(self, state: str) -> UUID | None:
        """The attempt that a state is for, if we signed it."""
        if self._world.remote is None:
            return None
        try:
            return UUID(self._world.remote.vault.signed(state, "state"))
        except (Tampered, ValueError):
            return None


AWAY = ("server_error", "temporarily_unavailable")
"""Errors of RFC 6749 §4.1.2.1 that are nobody's decision."""


def _grant(remote: Remote, grant_id: UUID, account: Account, who: Identity, tokens: Tokens) -> Grant:
    """Sealed. What came without a refresh token is given back by its access token."""
    lasting = replace(tokens, refresh=tokens.refresh or tokens.access)
    kept = sealed(remote.vault, grant_id, lasting)
    return Grant(grant_id, account.id, who, kept.scopes, kept.refresh or "", kept.access, kept.access_until)


def _verifier(remote: Remote, attempt: Attempt) -> str:
    return remote.vault.open(attempt.verifier, "verifier", attempt.id)


def _code(remote: Remote, attempt: Attempt) -> str:
    """Four digits that whoever only has the link cannot know. On this machine page and chat are one person's."""
    if attempt.key.platform == "local":
        return ""
    return f"{uuid5(attempt.id, remote.vault.sign(str(attempt.id), 'code')).int % 10_000:04d}"
