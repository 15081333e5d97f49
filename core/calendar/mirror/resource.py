"""What a remote calendar said last, kept as it was said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from core.calendar.change import Change
from core.calendar.event import Event, Original


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource of a remote calendar: an event, a series, or an instance that differs from its rule.

    `id` and `etag` are the calendar's own; `updated` is aware. `content` is what it says, under an id that means
    nothing; None once it is gone, or where it cannot be held at all. Of a series its `excluded` are only the dates that
    its own rule leaves out (EXDATE). `master` and `original` are those of an instance. `marker` names the last write of
    ours, and stays when somebody else edits. `document` is all it said, as JSON, unknown fields included.
    """

    id: str
    etag: str
    updated: datetime
    content: Event | None
    alive: bool = True
    master: str | None = None
    original: Original | None = None
    marker: str = ""
    document: str = "{}"


def buried(resource: Resource, *, by_us: bool = False) -> Resource:
    """What is left of a resource that was deleted, until the calendar itself tells of it.

    What we deleted ourselves outlives an older listing; what was only not found gives way to whoever finds it.
    """
    at = resource.updated + timedelta(milliseconds=int(by_us))
    return replace(resource, etag=f"{resource.etag}-gone", updated=at, alive=False, content=None)


@dataclass(frozen=True, slots=True)
class Mirrored:
    """A resource with the row that it is here. None: the id is reserved for an event of ours that may not be there yet.

    `ours`: it was made here. `root` is the id of the resource or of its series.
    """

    id: str
    root: str
    event: UUID
    resource: Resource | None
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """A single event, or a series with everything that belongs to it: what was mirrored, what is shown, what is pending.

    `root` is the row of the series, `id` its remote id. `pending` are our lines about any of it, oldest first.
    """

    calendar: UUID
    root: UUID
    id: str
    members: tuple[Mirrored, ...] = ()
    rows: tuple[Event, ...] = ()
    pending: tuple[Change, ...] = ()

    @property
    def head(self) -> Resource | None:
        """What was said of the series, or of the single event."""
        return next((one.resource for one in self.members if one.id == self.id), None)

    def by_itself(self, row: UUID) -> Resource | None:
        """What was said of an instance that is an event by itself to the person: of its series we were told nothing, or
        only later.
        """
        return next((one.resource for one in self.members if one.event == row and one.id != self.id), None)


def is_by_itself(line: Change, root: UUID) -> bool:
    """Whether it is about an instance of this series that was an event by itself to the person."""
    return line.event == line.root == line.left != root
