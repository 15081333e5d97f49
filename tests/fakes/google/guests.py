"""Guests: their own copies of an event, the mail they get, and what they may change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tests.fakes.google import refusals
from tests.fakes.google.message import Resource, clone
from tests.fakes.google.store import Calendar

if TYPE_CHECKING:
    from tests.fakes.google.world import World

Kind = Literal["invitation", "update", "cancellation", "response"]
OWN = {
    "id", "etag", "kind", "reminders", "colorId", "eventLabelId", "transparency", "visibility", "created",
    "updated", "htmlLink", "attendees", "sequence", "status",
}  # fmt: skip
NOT_SHARED = {"reminders", "colorId", "eventLabelId", "extendedProperties", "attendees"}


@dataclass(frozen=True, slots=True)
class Mail:
    at: str
    kind: Kind
    to: str
    calendar: str
    event: str
    summary: str
    send_updates: str


def is_organizer(event: Resource, calendar: Calendar) -> bool:
    return bool(event.get("organizer", {}).get("email", calendar.id) == calendar.id)


def check_may_change(before: Resource, after: Resource, calendar: Calendar) -> None:
    """A guest's copy takes its own reminders, colour and answer; the rest belongs to the organizer."""
    if is_organizer(before, calendar) or before.get("guestsCanModify"):
        return
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} - OWN
    if changed == {"extendedProperties"} and _shared(before) == _shared(after):
        changed = set()
    others_before, others_after = (_others(event, calendar) for event in (before, after))
    if changed or others_before != others_after:
        raise refusals.not_the_organizer()


def _shared(event: Resource) -> Resource | None:
    return (event.get("extendedProperties") or {}).get("shared")


def _others(event: Resource, calendar: Calendar) -> list[Resource]:
    return [guest for guest in event.get("attendees", ()) if guest["email"] != calendar.id]


def spread(world: World, calendar: Calendar, before: Resource | None, after: Resource, send: str) -> None:
    """Carries a change to the other copies, and writes down who is mailed about it."""
    _mail(world, calendar, before, after, send)
    own = is_organizer(after, calendar)
    if after["status"] == "cancelled" and not own:
        _answer(world, calendar, after)
        return
    invited = _addresses(after)
    for email in sorted((invited | _addresses(before)) - {calendar.id}):
        copy = world.calendars.get(email)
        if copy is not None and (own or before is not None):
            _write_copy(world, copy, after, email in invited)


def _addresses(event: Resource | None) -> set[str]:
    if not event or not event.get("attendees"):
        return set()
    return {guest["email"] for guest in event["attendees"]} | {event["organizer"]["email"]}


def _write_copy(world: World, copy: Calendar, event: Resource, invited: bool) -> None:
    known = copy.get(event["id"])
    if known is None and (not invited or event["status"] == "cancelled"):
        return
    private = (known or {}).get("extendedProperties", {}).get("private")
    carried = {name: clone(value) for name, value in event.items() if name not in NOT_SHARED}
    own = {name: value for name, value in (known or {}).items() if name in NOT_SHARED - {"attendees"}}
    shown = {"reminders": {"useDefault": True}} | own | carried
    shown["extendedProperties"] = _properties(_shared(event), private)
    shown["attendees"] = [_for_copy(guest, copy) for guest in event.get("attendees", ())]
    for role in ("organizer", "creator"):
        if role in event:
            shown[role] = _for_copy(event[role], copy)
    if not invited:
        shown["status"] = "cancelled"
    world.store(copy, {name: value for name, value in shown.items() if value not in ({}, [])}, known)


def _properties(shared: Resource | None, private: Resource | None) -> Resource:
    return ({"shared": shared} if shared else {}) | ({"private": private} if private else {})


def _for_copy(person: Resource, copy: Calendar) -> Resource:
    plain = {name: value for name, value in person.items() if name != "self"}
    return plain | ({"self": True} if person.get("email") == copy.id else {})


def _answer(world: World, calendar: Calendar, event: Resource) -> None:
    """A guest who deletes their copy has declined."""
    home = world.calendars.get(event["organizer"]["email"])
    known = home.get(event["id"]) if home else None
    if home is None or known is None or known["status"] == "cancelled":
        return
    guests = [
        guest | {"responseStatus": "declined"} if guest["email"] == calendar.id else guest
        for guest in known.get("attendees", ())
    ]
    world.store(home, known | {"attendees": guests}, known)


def _mail(world: World, calendar: Calendar, before: Resource | None, after: Resource, send: str) -> None:
    if send == "none" or (before is not None and before["status"] == after["status"] == "cancelled"):
        return
    if not is_organizer(after, calendar):
        _write_mail(world, calendar, after, after["organizer"]["email"], "response", send)
        return
    old, new = (_addresses(event) - {calendar.id, calendar.owner} for event in (before, after))
    gone = new if after["status"] == "cancelled" else set()
    for email in sorted((old | new) - {after["creator"]["email"]}):
        if email in gone or email not in new:
            kind: Kind = "cancellation"
        else:
            kind = "update" if email in old and before and before["status"] != "cancelled" else "invitation"
        _write_mail(world, calendar, after, email, kind, send)


def _write_mail(world: World, calendar: Calendar, event: Resource, to: str, kind: Kind, send: str) -> None:
    if send == "externalOnly" and to in world.accounts:
        return
    at = world.stamp()
    world.mails.append(Mail(at, kind, to, calendar.id, event["id"], event.get("summary", ""), send))
