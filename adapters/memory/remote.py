"""A remote calendar with Google Calendar's manners that lives in this process: for tests and the simulator."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import timedelta

from adapters.memory.remote_content import kept, patched
from adapters.memory.remote_instances import instance_id
from adapters.memory.remote_people import RemotePeople
from adapters.memory.remote_spans import taken
from core.calendar.event import Event, Original
from core.calendar.mirror.resource import Resource
from core.calendar.when import Window
from core.errors import Gone, Invalid, Stale, Taken
from core.records import CalendarEntry, Channel, Page, Spot, Wish

_NAME = re.compile(r"[a-v0-9]{5,1024}")
_LONGEST_WATCH = timedelta(days=7)


class MemoryCalendar(RemotePeople):
    """Forgets everything when the process ends."""

    async def calendars(self, access: str) -> tuple[CalendarEntry, ...]:
        """All calendars that the account sees."""
        return tuple(self._entries(access).values())

    async def page(self, spot: Spot, token: str | None, page: str | None) -> Page:
        """A page of changes, or of everything."""
        return self._open(spot).page(token, page, self._page_size)

    async def get(self, spot: Spot, event: str) -> Resource:
        """One resource, or what the rule says of that date."""
        return self._standing(self._open(spot), event)

    async def insert(
        self, spot: Spot, event_id: str, event: Event, wish: Wish, like: Resource | None = None
    ) -> Resource:
        """Make it. An id that was ever used stays taken."""
        book = self._open(spot, writing=True)
        if not _NAME.fullmatch(event_id):
            raise Invalid(event_id)
        if event_id in book.items:
            raise Taken(event_id)
        content = kept(replace(event, response=None) if event.response else event, event_id)
        document = like.document if like else "{}"
        made = Resource(event_id, "", self._last, content, marker=wish.marker, document=document)
        return self._write("insert", book, None, made, wish)

    async def patch(
        self, spot: Spot, there: Resource, before: Event | None, after: Event, wish: Wish
    ) -> Resource:
        """Write what differs, or all of it."""
        book = self._open(spot, writing=True)
        now = self._matching(self._standing(book, there.id), there)
        if not now.alive and (before is not None or book.is_over(now)):
            raise Gone(there.id)
        content = patched(now, before, after)
        after_it = replace(now, content=content, alive=True, marker=wish.marker)
        return self._write("patch", book, now, after_it, wish)

    async def cancel(self, spot: Spot, there: Resource, wish: Wish) -> Resource | None:
        """An instance stays as one that does not take place; of a deleted event nothing is told."""
        book = self._open(spot, writing=True)
        now = self._matching(self._standing(book, there.id), there)
        if not now.alive:
            raise Gone(there.id)
        marker = wish.marker if now.master else now.marker
        left = replace(now, content=None, alive=False, marker=marker)
        after = self._write("cancel", book, now, left, wish)
        return after if now.master else None

    async def taken_along(self, spot: Spot, series: Resource) -> tuple[Resource, ...]:
        """The dead instances and their series, with what they said last."""
        book = self._open(spot)
        dead = [one for one in book.exceptions(series.id) if not one.alive]
        head = [book.items[series.id]] if series.id in book.items else []
        return tuple(replace(one, content=one.content or book.ended.get(one.id)) for one in (*dead, *head))

    def instance_id(self, series: str, original: Original) -> str:
        """As Google has it."""
        return instance_id(series, original)

    async def busy(
        self, access: str, calendars: Collection[str], window: Window
    ) -> Mapping[str, tuple[Window, ...] | None]:
        """None for a calendar that this account does not see."""
        seen = self._entries(access)
        return {name: taken(self._books[name], window) if name in seen else None for name in calendars}

    async def watch(self, spot: Spot, channel: Channel) -> Channel:
        """Open a channel, for a week at most."""
        self._open(spot)
        if channel.id in self.channels:
            raise Invalid("a channel of that id is open")
        until = min(channel.expires_at, self._now() + _LONGEST_WATCH)
        opened = replace(channel, resource_id=f"events of {spot.calendar}", expires_at=until)
        self.channels[channel.id] = (opened, spot.calendar)
        return opened

    async def stop(self, access: str, channel: Channel) -> None:
        """Close it, if it is open."""
        self._entries(access)
        self.channels.pop(channel.id, None)

    @staticmethod
    def _matching(now: Resource, there: Resource) -> Resource:
        if now.etag != there.etag:
            raise Stale(there.id)
        return now
