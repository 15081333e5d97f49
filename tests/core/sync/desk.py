"""A person with a connected Google account, a second calendar beside it, and a line to Google that can be cut at will."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

from core.calendar.change import Change
from core.calendar.changing import changes_of
from core.calendar.draft import ChangeKind, Draft, Proposal, Scope, proposal_of
from core.calendar.event import Event, Original
from core.calendar.rrule import from_rrule
from core.calendar.undo import inverse
from core.calendar.when import Settled, Timed
from core.dialogue.inputs import Input
from core.dialogue.message import Preferences
from core.records import LinkedCalendar, Role, Tokens
from core.sync.applying import Applier
from core.sync.closing import Closer
from core.sync.freshening import Freshener
from core.sync.grants import Keyring
from core.sync.pulling import Pulled, Puller
from core.sync.pushing import Pusher
from core.sync.watching import Watcher
from core.world import Remote, World
from tests.core.dialogue.world import KEY, NOW
from tests.core.sync.doors import DOOR, ME, Consent, Doors, Listening

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
LUNCH = Timed(NOW + timedelta(days=2), NOW + timedelta(days=2, hours=1), "Asia/Seoul")
Heard = TypeVar("Heard", bound=Input)


@dataclass
class Trouble:
    """What happens to a request instead of its answer; `done`: only the answer is lost."""

    method: str
    error: Exception | None
    times: int
    done: bool = False
    about: str = ""
    meanwhile: Callable[[], Awaitable[Any]] | None = None


class BadLine:
    """The way to Google: counts what was asked, and fails as it was told to."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.troubles: list[Trouble] = []
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._real, name)
        if name == "instance_id":
            return found

        async def asked(*given: Any) -> Any:
            self.asked.append(name)
            trouble = self._trouble(name, given)
            if trouble and trouble.meanwhile:
                await trouble.meanwhile()
            if trouble and trouble.error and not trouble.done:
                raise trouble.error
            answer = await found(*given)
            if trouble and trouble.error:
                raise trouble.error
            return answer

        return asked

    def _trouble(self, name: str, given: tuple[Any, ...]) -> Trouble | None:
        for one in self.troubles:
            if one.times and one.method in (name, "*") and one.about in repr(given):
                one.times -= 1
                return one
        return None


class Seeing(Consent):
    """Every new token opens both calendars."""

    def _tokens(self, who: str, new: bool) -> Tokens:
        tokens = super()._tokens(who, new)
        for name, role in self._house.others.items():  # type: ignore[attr-defined]
            self._house.google.add(name, tokens.access, role)
        return tokens


class Desk(Doors):
    """What one process does for that person; `heard` is what they were told of."""

    def __init__(self) -> None:
        super().__init__()
        self.others: dict[str, Role] = {"work": "owner"}
        self.consent = Seeing(self)
        self.line = BadLine(self.google)
        self.hook: str | None = None
        self.calendars: tuple[LinkedCalendar, ...] = ()

    def world(self, **other: Any) -> World:
        remote: Any = self.line if hasattr(self, "line") else self.google
        return super().world(remote=Remote(remote, self.consent, self.vault, DOOR, self.hook), **other)

    async def open(self) -> Desk:
        """Connected, and everything is read."""
        self.grant = await self.connect()
        await Keyring(self.world()).tidy()
        self.calendars = (await self.account()).calendars
        await self.pull_all()
        self.heard.clear()
        self.line.asked.clear()
        return self

    # rooms, each made anew as in another process

    @property
    def keyring(self) -> Keyring:
        made = Keyring(self.world())
        made._intake = Listening(self.world(), self.heard)
        return made

    @property
    def applier(self) -> Applier:
        return Applier(self.world(), Listening(self.world(), self.heard))

    @property
    def closer(self) -> Closer:
        return Closer(self.world(), Listening(self.world(), self.heard), self.applier)

    @property
    def puller(self) -> Puller:
        return Puller(self.world(), self._remote, self.keyring, self.applier)

    @property
    def pusher(self) -> Pusher:
        return Pusher(self.world(), self._remote, self.keyring, self.puller, self.applier, self.closer)

    @property
    def watcher(self) -> Watcher:
        return Watcher(self.world(), self._remote, self.keyring)

    @property
    def freshener(self) -> Freshener:
        return Freshener(self.world(), self._remote, self.keyring, self.puller)

    @property
    def _remote(self) -> Remote:
        remote = self.world().remote
        assert remote is not None
        return remote

    # Google

    def fails(self, method: str, error: Exception | None, times: int = 1, **other: Any) -> Trouble:
        self.line.troubles.append(Trouble(method, error, times, **other))
        return self.line.troubles[-1]

    def there(self, calendar: str = ME) -> list[str]:
        """The titles that Google has there."""
        items = self.google._books[calendar].items.values()
        return sorted(one.content.title for one in items if one.content)

    @property
    def primary(self) -> LinkedCalendar:
        return next(one for one in self.calendars if one.remote_id == ME)

    @property
    def work(self) -> LinkedCalendar:
        return next(one for one in self.calendars if one.remote_id == "work")

    # the person

    async def confirm(self, *drafts: Draft) -> tuple[Change, ...]:
        """One card with these drafts."""
        group = self.newborn()
        rows = await self.rows()
        lines: list[Change] = []
        for draft in drafts:
            base = draft.base
            siblings = tuple(row for row in rows.values() if base and row.series == base.id)
            lines += changes_of(draft, group, "here", siblings)
        return await self.put_down(tuple(lines))

    async def put_down(self, lines: tuple[Change, ...]) -> tuple[Change, ...]:
        async with self.store.unit() as unit:
            account = await unit.account(KEY, self.newborn(), self.clock.now(), Preferences())
            await unit.write(account, lines, self.clock.now(), KEY)
        return lines

    def adding(
        self, title: str, when: Settled = LUNCH, rule: str = "", work: bool = False, notify: bool = False,
        guests: tuple[str, ...] = (),
    ) -> Draft:  # fmt: skip
        proposal = Proposal(title, when, attendees=guests, recurrence=from_rrule(rule) if rule else None)
        calendar = self.work if work else self.primary
        return Draft(self.newborn(), "create", proposal, calendar=calendar.id, notify=notify)

    def changing(
        self,
        row: Event,
        scope: Scope | None = None,
        at: tuple[Original, Settled] | None = None,
        kind: ChangeKind = "update",
        **fields: Any,
    ) -> Draft:
        original, was = at or (None, row.when)
        proposal = replace(proposal_of(row, was), **fields)
        return Draft(self.newborn(), kind, proposal, row, scope, original, was)

    async def adds(self, title: str, **other: Any) -> Event:
        """Added, and at Google already."""
        [line] = await self.confirm(self.adding(title, **other))
        await self.push()
        self.heard.clear()
        return (await self.rows())[line.event]

    async def takes_back(self, lines: tuple[Change, ...]) -> tuple[Change, ...]:
        now = tuple(entry.change for entry in self.memory._world.ledger.values())
        of_group = tuple(line for line in now if line.group == lines[0].group)
        undone = inverse(of_group, await self.rows(), self.newborn(), "here")
        assert undone is not None
        return await self.put_down(undone)

    # the work

    async def push(self) -> None:
        for _ in range(10):
            if not await self.pusher.push():
                return
        raise AssertionError("it pushes for ever")

    async def pull(self, calendar: LinkedCalendar | None = None, **other: Any) -> Pulled | None:
        return await self.puller.pull((calendar or self.primary).id, **other)

    async def pull_all(self) -> None:
        for calendar in self.calendars:
            await self.puller.pull(calendar.id)

    async def push_after(self, seconds: float = 0) -> None:
        self.clock.move(seconds * SECOND)
        await self.push()

    # what there is

    async def rows(self) -> dict[UUID, Event]:
        return {event.id: event for event in await self.events()}

    async def titles(self) -> list[str]:
        return sorted(event.title for event in await self.events())

    async def row(self, title: str) -> Event:
        return next(event for event in await self.events() if event.title == title)

    def states(self, lines: tuple[Change, ...]) -> list[str]:
        return [self.memory._world.ledger[line.id].change.state for line in lines]

    def told(self, kind: type[Heard]) -> list[Heard]:
        return [happened for _, happened in self.heard if isinstance(happened, kind)]

    def linked(self, calendar: LinkedCalendar | None = None) -> Any:
        return self.memory._world.linked[(calendar or self.primary).id]
