"""What other people do in Google itself: events appear, change and go without any call of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.google import event_rules as rules
from tests.fakes.google import guests, instances, refusals
from tests.fakes.google.conferences import made
from tests.fakes.google.message import Resource
from tests.fakes.google.store import Calendar

if TYPE_CHECKING:
    from tests.fakes.google.world import World


def add(world: World, calendar_id: str, told: Resource, raw: bool = False, by: str | None = None) -> Resource:
    """A new event; `raw` keeps it as told, however odd."""
    calendar = _calendar(world, calendar_id)
    name = told.get("id") or world.new_id()
    event = rules.fresh(calendar, name, by or calendar.owner, world.stamp(), told)
    return _kept(world, calendar, None, event, raw)


def edit(world: World, calendar_id: str, name: str, changes: Resource, raw: bool = False) -> Resource:
    """Merges changes into an event, or into one occurrence of a series; null takes a field away."""
    calendar, event = _event(world, calendar_id, name)
    after = rules.merged(event, changes)
    if any(event.get(field) != after.get(field) for field in (*rules.WHEN, "status")):
        after["sequence"] = event.get("sequence", 0) + 1
    return _kept(world, calendar, event, after, raw)


def remove(world: World, calendar_id: str, name: str) -> Resource:
    return edit(world, calendar_id, name, {"status": "cancelled"}, raw=True)


def touch(world: World, calendar_id: str, name: str) -> Resource:
    """A new etag and nothing else, as Google's own afterthoughts make one."""
    calendar, event = _event(world, calendar_id, name)
    after = event | {"etag": world.next_etag()}
    calendar.put(after)
    world.channels.touched("events", calendar.id)
    return after


def settle(world: World) -> int:
    """Makes the Meet rooms that are still pending; tells how many."""
    count = 0
    for calendar in world.calendars.values():
        for event in list(calendar.events.items.values()):
            wanted = event.get("conferenceData", {}).get("createRequest", {})
            if wanted.get("status", {}).get("statusCode") == "pending":
                world.store(calendar, made(event, wanted), event)
                count += 1
    return count


def _kept(world: World, calendar: Calendar, before: Resource | None, event: Resource, raw: bool) -> Resource:
    after = event if raw else rules.settled(event, calendar)
    stored = world.store(calendar, after, before)
    if stored is not before:
        guests.spread(world, calendar, before, stored, "none")
    return stored


def _calendar(world: World, name: str) -> Calendar:
    calendar = world.calendars.get(name)
    if calendar is None:
        raise refusals.not_found()
    return calendar


def _event(world: World, calendar_id: str, name: str) -> tuple[Calendar, Resource]:
    calendar = _calendar(world, calendar_id)
    event = instances.find(calendar, name)
    if event is None:
        raise refusals.not_found()
    return calendar, event
