"""What happens around a remote calendar, whichever it is: we write to it, and so do other people in its own pages."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from core.calendar.event import Event, Original
from core.calendar.mirror.resource import Resource
from core.calendar.mirror.sameness import in_order
from core.ports import RemoteCalendar
from core.records import Channel, Page, Role, Spot, Wish

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PAGE = 3
NOBODY = UUID(int=0)


def new_id() -> str:
    return uuid4().hex


def wish(notify: bool = False) -> Wish:
    """One of a marker of its own."""
    return Wish(uuid4().hex, notify)


def plain(event: Event) -> Event:
    """What it says, without where it lies and what it is called."""
    bare = replace(event, id=NOBODY, placement=None, series=None, original=None)
    return replace(bare, excluded=in_order(event.excluded))


class Scene(ABC):
    """What every world can do; what it cannot skips the test. Pages hold `PAGE` events."""

    name: str
    calendar: RemoteCalendar
    spot: Spot

    async def close(self) -> None:
        """Let go of what this scene alone has: of nothing, mostly."""
        return

    async def insert(self, event: Event, name: str | None = None, **how: bool) -> Resource:
        return await self.calendar.insert(self.spot, name or new_id(), event, wish(**how))

    async def get(self, name: str) -> Resource:
        return await self.calendar.get(self.spot, name)

    async def patch(self, there: Resource, before: Event | None, after: Event, **how: bool) -> Resource:
        return await self.calendar.patch(self.spot, there, before, after, wish(**how))

    async def cancel(self, there: Resource, **how: bool) -> Resource | None:
        return await self.calendar.cancel(self.spot, there, wish(**how))

    def instance(self, series: Resource, original: Original) -> str:
        return self.calendar.instance_id(series.id, original)

    async def pages(self, token: str | None = None) -> list[Page]:
        """A whole listing."""
        found = [await self.calendar.page(self.spot, token, None)]
        while found[-1].next_page is not None:
            assert found[-1].token is None, "a sync token is for the last page only"
            found.append(await self.calendar.page(self.spot, token, found[-1].next_page))
        return found

    async def token(self) -> str:
        token = (await self.pages())[-1].token
        assert token
        return token

    async def changes(self, token: str) -> list[Resource]:
        return [one for page in await self.pages(token) for one in page.resources]

    # ── what other people do ──

    @abstractmethod
    def create(self, event: Event, name: str | None = None) -> str:
        """Under this id, or any; its id."""

    @abstractmethod
    def edit(self, name: str, **fields: object) -> None:
        """Of an event, or of one instance."""

    @abstractmethod
    def remove(self, name: str) -> None:
        """An event, or one instance."""

    def invitation(self, event: Event) -> str:
        """To an event of somebody else's calendar; its id on ours."""
        pytest.skip(f"nobody invites in {self.name}")

    # ── what happens by itself ──

    def touch(self, name: str) -> None:
        """A new etag, and nothing else."""
        pytest.skip(f"{self.name} has no afterthoughts on demand")

    def forget_tokens(self) -> None:
        pytest.skip(f"{self.name} forgets no tokens on demand")

    def expire(self) -> None:
        pytest.skip(f"no access ends on demand in {self.name}")

    # ── what else there is ──

    def seen_as(self, role: Role) -> Spot:
        """Another calendar, with an event in it, that we see in this role."""
        pytest.skip(f"there is one calendar alone in {self.name}")

    def hidden(self) -> str:
        """A calendar that we do not see."""
        pytest.skip(f"there is one calendar alone in {self.name}")

    def mails(self, name: str) -> int:
        """How many guests were sent about an event."""
        pytest.skip(f"nobody counts mails in {self.name}")

    def can_ring(self) -> None:
        """Skips where channels lead nowhere."""
        return

    @abstractmethod
    async def rung(self, channel: Channel, times: int = 1) -> None:
        """Waits until a channel has rung so often."""

    @abstractmethod
    def rings(self, channel: Channel) -> int:
        """How often it has."""
