"""What a resource of the memory calendar says: as it is kept, edited and patched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from core.calendar.event import Event, Guard, Original, Placement
from core.calendar.instants import wall
from core.calendar.mirror.resource import Resource
from core.calendar.when import AllDay, Settled
from core.errors import Forbidden, Invalid

_NOBODY = UUID(int=0)
_FIELDS = tuple(field.name for field in fields(Event))
_CONTENT = tuple(name for name in _FIELDS if name not in ("id", "series", "original", "placement"))
_PLACED = {"when", "recurrence", "excluded", "meeting"}
_WHEN, _OWN = {"when", "recurrence", "excluded"}, {"reminders", "response"}


def kept(event: Event, name: str, whole: bool = True, when: Settled | None = None) -> Event:
    """An event as a resource says it: under no id, with a link; an instance (not `whole`) has no rule.

    Raises Invalid for what ends before it begins.
    """
    when = when or event.when
    _refuse_backwards(when)
    rule = event.recurrence if whole else None
    guard = event.placement.guard if event.placement else None
    return Event(
        _NOBODY,
        event.title,
        when,
        event.location,
        event.attendees,
        event.notes,
        rule,
        _left_out(event.excluded, when) if rule else (),
        None,
        None,
        event.reminders,
        event.meeting,
        event.response,
        _placed(name, event.meeting, guard),
    )


def _left_out(excluded: tuple[Original, ...], when: Settled) -> tuple[Original, ...]:
    """Of the kind that the series is: days, or starts."""
    if isinstance(when, AllDay):
        return tuple(one.date() if isinstance(one, datetime) else one for one in excluded)
    return tuple(
        one if isinstance(one, datetime) else wall(one, when.start.time(), when.zone) for one in excluded
    )


def _placed(name: str, meeting: bool, guard: Guard | None) -> Placement:
    room = f"https://meet.example/{name}" if meeting else ""
    return Placement(_NOBODY, f"https://calendar.example/{name}", room, guard)


def _refuse_backwards(when: Settled) -> None:
    if isinstance(when, AllDay):
        backwards = when.last < when.first
    else:
        backwards = when.end is not None and when.end < when.start
    if backwards:
        raise Invalid("it ends before it begins")


def patched(there: Resource, before: Event | None, after: Event) -> Event:
    """What is there with what differs between `before` and `after`, or all of `after`."""
    old, whole = there.content, there.master is None
    if before is None or old is None:
        response = after.response if old and old.response else None
        return kept(replace(after, response=response), there.id, whole)
    names = _differing(before, after)
    if names - _OWN and old.placement is not None and old.placement.guard == "not_organizer":
        raise Forbidden("not_organizer")
    if not whole:
        names -= {"recurrence", "excluded"}
    if old.response is None:
        names -= {"response"}
    told = {name: getattr(after, name) for name in names}
    if "attendees" in told:
        told["attendees"] = _guests(old.attendees, before.attendees, after.attendees)
    return edited(old, told, there.id) if told else old


def _differing(before: Event, after: Event) -> set[str]:
    """The fields that differ. The rule, its dates that are left out and the time are of one piece."""
    names = {name for name in _CONTENT if getattr(before, name) != getattr(after, name)}
    return names | {"recurrence", "excluded"} if names & _WHEN else names


def _guests(now: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """One by one: whom somebody else added stays, whom they took away does not come back."""
    ours = (one for one in after if one in now or one not in before)
    return tuple(dict.fromkeys((*ours, *(one for one in now if one not in before))))


def edited(old: Event, told: Mapping[str, Any], name: str) -> Event:
    """The same with these fields."""
    whole = Event(*[told[field] if field in told else getattr(old, field) for field in _FIELDS])
    return kept(whole, name) if told.keys() & _PLACED else whole


def addresses(resource: Resource | None) -> frozenset[str]:
    """Whom it would mail."""
    if resource is None or resource.content is None:
        return frozenset()
    return frozenset(guest for guest in resource.content.attendees if "@" in guest)


def says_the_same(before: Resource, after: Resource) -> bool:
    return before.marker == after.marker and before.alive == after.alive and before.content == after.content


def only_reminders(before: Resource, after: Resource) -> bool:
    """Whether nothing else differs: such a change leaves `updated` alone."""
    was, now = before.content, after.content
    if before.marker != after.marker or was is None or now is None or was.reminders == now.reminders:
        return False
    return replace(was, reminders=now.reminders) == now
