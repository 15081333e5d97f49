"""The accounts and calendars behind the memory calendar, and what every write goes through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from adapters.memory.remote_book import Book
from adapters.memory.remote_content import addresses, only_reminders, says_the_same
from adapters.memory.remote_instances import place_named
from core.calendar.event import Event
from core.calendar.mirror.resource import Resource
from core.errors import AccessExpired, Forbidden, Gone
from core.records import CalendarEntry, Channel, Role, Spot, Wish

Written: TypeAlias = tuple[str, str, str, Resource | None, Resource]
"""What was done, to which id, under which marker of ours (empty: somebody else did it), and what it was and is."""

_TICK = timedelta(milliseconds=1)


class RemoteWorld:
    """Several accounts, each known by its access token, and the calendars that they see.

    `now` is the time there, `hook` is called for each push, `page_size` is how much one page holds. `mails` counts
    what guests were sent, by the id of the event; `log` tells of every write in order.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        hook: Callable[[Channel], None] | None = None,
        page_size: int = 250,
    ) -> None:
        self._now, self._hook, self._page_size = now, hook, page_size
        self._books: dict[str, Book] = {}
        self._doors: dict[str, dict[str, CalendarEntry]] = {}
        self._shut: dict[str, dict[str, CalendarEntry]] = {}
        self._last, self._etag, self._born = now(), 0, 0
        self.channels: dict[UUID, tuple[Channel, str]] = {}
        self.mails: Counter[str] = Counter()
        self.log: list[Written] = []

    # ── setting the scene ──

    def add(
        self,
        calendar: str,
        access: str,
        role: Role = "owner",
        zone: str = "Asia/Seoul",
        primary: bool = False,
    ) -> None:
        """Show a calendar to an account, in another role if it saw it already; make it if there is none."""
        book = self._books.get(calendar) or Book(calendar, zone, self._moment())
        self._books[calendar] = book
        entry = CalendarEntry(calendar, calendar, book.zone, role, primary)
        self._doors.setdefault(access, {})[calendar] = entry

    def drop(self, calendar: str) -> None:
        """Delete a calendar: nobody sees it any more."""
        self._books.pop(calendar, None)
        for door in (*self._doors.values(), *self._shut.values()):
            door.pop(calendar, None)

    def expire(self, access: str) -> None:
        """Let an access token be taken no more."""
        if access in self._doors:
            self._shut[access] = self._doors.pop(access)

    def renew(self, access: str, fresh: str) -> None:
        """Let the account of `access` be known by `fresh` from now on."""
        self.expire(access)
        self._doors[fresh] = self._shut.pop(access)

    def forget_tokens(self, calendar: str) -> None:
        """Take no sync token that was given out for it so far."""
        self._books[calendar].epoch += 1

    # ── writing ──

    def _entries(self, access: str) -> dict[str, CalendarEntry]:
        try:
            return self._doors[access]
        except KeyError as error:
            raise AccessExpired from error

    def _open(self, spot: Spot, writing: bool = False) -> Book:
        entry = self._entries(spot.access).get(spot.calendar)
        if entry is None:
            raise Gone(spot.calendar)
        if writing and entry.role not in ("owner", "writer"):
            raise Forbidden("read_only")
        return self._books[spot.calendar]

    def _standing(self, book: Book, name: str) -> Resource:
        """What is there under this id. Raises Gone."""
        found = book.standing(name)
        if found is None:
            raise Gone(name)
        return found

    def _living(self, book: Book, name: str) -> Resource:
        found = self._standing(book, name)
        if not found.alive:
            raise Gone(name)
        return found

    def _write(
        self, what: str, book: Book, before: Resource | None, after: Resource, wish: Wish | None = None
    ) -> Resource:
        """Keep a new version, if it is one, and let everybody know who watches."""
        if before is not None and says_the_same(before, after):
            return before
        at = self._moment()
        updated = before.updated if before and only_reminders(before, after) else at
        after = self._version(after, updated, after.content, after.alive, after.marker)
        book.put(after, at)
        self.log.append((what, after.id, wish.marker if wish else "", before, after))
        if wish and wish.notify:
            self.mails[after.id] += len(addresses(before) | addresses(after))
        if after.id in book.children:
            self._follow(book, after)
        if self.channels:
            self._ring(book)
        return after

    def _follow(self, book: Book, series: Resource) -> None:
        """Exceptions end with their series, quietly; those that it no longer has are told of."""
        for one in book.exceptions(series.id):
            if one.alive and (series.content is None or place_named(series.content, one.id) is None):
                at = self._moment()
                ended = self._version(one, at, None, False, one.marker)
                book.put(ended, at, silently=not series.alive)
                self.log.append(("follow", one.id, "", one, ended))

    def _ring(self, book: Book) -> None:
        now = self._now()
        for channel, calendar in list(self.channels.values()):
            if channel.expires_at <= now:
                del self.channels[channel.id]
            elif calendar == book.name and self._hook is not None:
                self._hook(channel)

    def _version(
        self, of: Resource, updated: datetime, content: Event | None, alive: bool, marker: str
    ) -> Resource:
        """The next version of a resource."""
        self._etag += 1
        etag, said = f'"{self._etag}"', of.document
        return Resource(of.id, etag, updated, content, alive, of.master, of.original, marker, said)

    def _moment(self) -> datetime:
        """The time, later than ever before."""
        self._last = max(self._now(), self._last + _TICK)
        return self._last
