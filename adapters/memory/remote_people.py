"""What other people do in the memory calendar, in its own pages: what we left of a marker stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from adapters.memory.remote_content import edited, kept
from adapters.memory.remote_instances import instance_id
from adapters.memory.remote_world import RemoteWorld
from core.calendar.event import Event, Original
from core.calendar.mirror.resource import Resource


class RemotePeople(RemoteWorld):
    """Each act is at once in the calendar, and in the log without a marker."""

    def create(self, calendar: str, event: Event, name: str | None = None) -> str:
        """Somebody adds an event, under this id or any; its id."""
        self._born += 1
        name = name or f"other{self._born:08d}"
        self._write("create", self._books[calendar], None, Resource(name, "", self._last, kept(event, name)))
        return name

    def edit(self, calendar: str, name: str, **fields: Any) -> Resource:  # noqa: ANN401 - those of an event
        """Somebody changes these fields of an event. Raises Gone."""
        book = self._books[calendar]
        before = self._living(book, name)
        assert before.content is not None
        content = edited(before.content, fields, name)
        return self._write("edit", book, before, replace(before, content=content))

    def remove(self, calendar: str, name: str) -> None:
        """Somebody deletes an event. Raises Gone."""
        book = self._books[calendar]
        before = self._living(book, name)
        self._write("remove", book, before, replace(before, content=None, alive=False))

    def edit_instance(self, calendar: str, series: str, original: Original, **fields: Any) -> Resource:  # noqa: ANN401 - those of an event
        """Somebody changes one instance. Raises Gone."""
        return self.edit(calendar, instance_id(series, original), **fields)

    def remove_instance(self, calendar: str, series: str, original: Original) -> None:
        """Somebody lets one instance not take place. Raises Gone."""
        self.remove(calendar, instance_id(series, original))

    def touch(self, calendar: str, name: str) -> Resource:
        """A new etag and nothing else, as the calendar's own afterthoughts make one. Raises Gone."""
        book = self._books[calendar]
        there = self._living(book, name)
        after = self._version(there, there.updated, there.content, True, there.marker)
        book.put(after, book.updated)
        self._ring(book)
        return after
