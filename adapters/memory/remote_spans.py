"""When a calendar in memory is taken: its events in a window, with those that touch made one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from adapters.memory.remote_book import Book
from core.calendar.event import Event
from core.calendar.instants import span
from core.calendar.mirror.resource import Resource
from core.calendar.occurrences import agenda
from core.calendar.when import Window


def taken(book: Book, window: Window) -> tuple[Window, ...]:
    """In order, none touching another. What was declined leaves its time free."""
    rows = [row for one in book.items.values() if (row := _row(book, one))]
    return tuple(_joined(span(one.when, book.zone) for one in agenda(rows, window, book.zone)))


def _row(book: Book, one: Resource) -> Event | None:
    content = one.content
    if content is None or content.response == "declined":
        return None
    changed = (other.original for other in book.exceptions(one.id))
    return replace(content, excluded=(*content.excluded, *(original for original in changed if original)))


def _joined(spans: Iterable[Window]) -> list[Window]:
    joined: list[Window] = []
    for one in sorted(spans, key=lambda one: one.start):
        if joined and one.start <= joined[-1].end:
            joined[-1] = Window(joined[-1].start, max(joined[-1].end, one.end))
        elif one.end > one.start:
            joined.append(one)
    return joined
