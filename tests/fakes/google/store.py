"""Accounts and calendars: what they hold, who may see them, and the order in which their events changed."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.fakes.google import times
from tests.fakes.google.message import Resource
from tests.fakes.google.times import Span

ROLES = ("none", "freeBusyReader", "reader", "writerWithoutPrivateAccess", "writer", "owner")


def at_least(role: str, needed: str) -> bool:
    return ROLES.index(role) >= ROLES.index(needed)


@dataclass(slots=True)
class Tracked:
    """Things by id, and the order of their last changes: what a sync token counts from."""

    items: dict[str, Resource] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    count: int = 0
    epoch: int = 0

    def put(self, name: str, item: Resource, silently: bool = False) -> None:
        """Stores a new version; silently, when no sync is to tell of it."""
        self.items[name] = item
        self.order.setdefault(name, len(self.order))
        if not silently:
            self.count += 1
            self.changed.pop(name, None)
            self.changed[name] = self.count

    def since(self, count: int) -> list[str]:
        """The ids changed after that count, oldest change first; looks at no others."""
        found = []
        for name in reversed(self.changed):
            if self.changed[name] <= count:
                break
            found.append(name)
        return found[::-1]

    def forget_tokens(self) -> None:
        self.epoch += 1


@dataclass(slots=True)
class Calendar:
    """A calendar; its events never change in place, each change stores a new resource."""

    id: str
    owner: str
    fields: Resource
    events: Tracked = field(default_factory=Tracked)
    shared: dict[str, str] = field(default_factory=dict)
    everyone: str = "none"
    children: dict[str, dict[str, None]] = field(default_factory=dict)
    versions: dict[str, list[tuple[int, Resource]]] = field(default_factory=dict)
    _spans: dict[str, Span] = field(default_factory=dict)

    @property
    def zone(self) -> str:
        return str(self.fields["timeZone"])

    def role(self, email: str) -> str:
        own = "owner" if email == self.owner else self.shared.get(email, "none")
        return own if at_least(own, self.everyone) else self.everyone

    def put(self, event: Resource, silently: bool = False) -> None:
        name = event["id"]
        self.events.put(name, event, silently)
        self._spans.pop(name, None)
        parent = event.get("recurringEventId")
        if parent:
            self.children.setdefault(parent, {})[name] = None
        if event.get("recurrence"):
            self.versions.setdefault(name, []).append((self.events.count, event))

    def get(self, name: str) -> Resource | None:
        return self.events.items.get(name)

    def span(self, event: Resource) -> Span:
        """The event's own times; for a stored version they are worked out once."""
        name = event["id"]
        if self.events.items.get(name) is not event:
            return times.span(event, self.zone)
        found = self._spans.get(name)
        if found is None:
            found = self._spans[name] = times.span(event, self.zone)
        return found

    def exceptions(self, master: str) -> list[Resource]:
        return [self.events.items[name] for name in self.children.get(master, ())]


@dataclass(slots=True)
class Account:
    """A person with a Google account; `calendars` is their list, with what they set for each."""

    email: str
    name: str
    sub: str
    zone: str
    calendars: Tracked = field(default_factory=Tracked)
    settings: Tracked = field(default_factory=Tracked)
