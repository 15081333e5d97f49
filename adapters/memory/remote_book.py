"""One remote calendar in memory: all that it ever held, and in which order it changed last."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import islice

from adapters.memory.remote_instances import by_rule
from core.calendar.event import Event
from core.calendar.mirror.resource import Resource
from core.errors import TokenExpired
from core.records import Page


class Book:
    """Resources never change in place and never go: a deleted one stays, as such. `items` is in order of birth,
    `changed` in order of the last change, `ended` has what deleted series said.
    """

    __slots__ = (
        "changed",
        "children",
        "count",
        "ended",
        "epoch",
        "items",
        "looked",
        "name",
        "updated",
        "zone",
    )

    def __init__(self, name: str, zone: str, born: datetime) -> None:
        self.name, self.zone, self.updated = name, zone, born
        self.items: dict[str, Resource] = {}
        self.changed: dict[str, int] = {}
        self.children: dict[str, dict[str, None]] = {}
        self.ended: dict[str, Event] = {}
        self.count = self.epoch = 0
        self.looked: Resource | None = None  # by the rule of a series: who looks mostly writes then

    def put(self, resource: Resource, at: datetime, silently: bool = False) -> None:
        """Keep a new version; silently, when no sync is to tell of it."""
        name, self.updated = resource.id, at
        before = self.items.get(name)
        if before is not None and before.content is not None and not resource.alive:
            self.ended[name] = before.content
        self.items[name] = resource
        if resource.master is not None:
            self.children.setdefault(resource.master, {})[name] = None
        if not silently:
            self.count += 1
            self.changed.pop(name, None)
            self.changed[name] = self.count

    def standing(self, name: str) -> Resource | None:
        """What is there under this id, be it only by the rule of a series, or what is left of it."""
        found = self.items.get(name)
        if found is not None:
            return found
        series = self.items.get(name.rpartition("_")[0])
        content = None if series is None else series.content or self.ended.get(series.id)
        if series is None or content is None:
            return None
        if self.looked is None or (self.looked.id, self.looked.etag) != (name, series.etag):
            self.looked = by_rule(series, content, name)
        return self.looked

    def exceptions(self, series: str) -> list[Resource]:
        """The instances of a series that were changed or cancelled."""
        return [self.items[name] for name in self.children.get(series, ())]

    def is_over(self, resource: Resource) -> bool:
        """Whether it is an instance of a series that is deleted."""
        series = self.items.get(resource.master or "")
        return series is not None and not series.alive

    def page(self, token: str | None, page: str | None, size: int) -> Page:
        """What changed since, or all there is. What changes between two pages comes with the next token at the latest."""
        if token is None:
            return self._everything(page, size)
        return self._changes(self._since(token), page, size)

    def _everything(self, page: str | None, size: int) -> Page:
        count, place = _numbers(page) if page else (self.count, 0)
        found: list[Resource] = []
        for at, one in enumerate(islice(self.items.values(), place, None), place):
            if not self._is_listed(one):
                continue
            if len(found) == size:
                return self._answer(found, f"{count} {at}", count)
            found.append(one)
        return self._answer(found, None, count)

    def _is_listed(self, one: Resource) -> bool:
        """Deleted ones are not; cancelled instances of a live series belong to it."""
        return one.alive or (one.master is not None and not self.is_over(one))

    def _changes(self, since: int, page: str | None, size: int) -> Page:
        count, last = _numbers(page) if page else (self.count, since)
        names = []
        for name in reversed(self.changed):
            number = self.changed[name]
            if number <= last:
                break
            if number <= count:
                names.append(name)
        names.reverse()
        more = f"{count} {self.changed[names[size - 1]]}" if len(names) > size else None
        return self._answer([self.items[name] for name in names[:size]], more, count)

    def _answer(self, found: list[Resource], more: str | None, count: int) -> Page:
        token = f"{self.name} {self.epoch} {count}" if more is None else None
        return Page(tuple(map(self._told, found)), self.updated, more, token)

    def _since(self, token: str) -> int:
        name, _, numbers = token.partition(" ")
        epoch, count = _numbers(numbers)
        if name != self.name or epoch != self.epoch or count > self.count:
            raise TokenExpired(name)
        return count

    def _told(self, one: Resource) -> Resource:
        """A list says of what is cancelled only that it is: neither when that was nor by which write."""
        return one if one.alive else replace(one, marker="", updated=self.updated)


def _numbers(text: str) -> tuple[int, int]:
    try:
        first, second = map(int, text.split(" "))
    except ValueError as error:
        raise TokenExpired("no token of ours") from error
    return first, second
