"""Who takes part: Google's attendees, and the people that have no address, whom Google cannot hold.

Those are noted in a property of the event, and written as the last line of its description for others to see.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import get_args

from adapters.google.loose import Table, private, rows, text, words
from core.calendar.event import Event, Response

NOTED_PEOPLE = "haruPeople"
_LONGEST_NOTE, _LONGEST_DESCRIPTION = 1024, 8192
_ADDRESS = re.compile(r"[^@\s,;:<>()\"\\]+@[^@\s,;:<>()\"\\]+\.[^@\s,;:<>()\"\\.]+")
_RESPONSES: dict[str, Response] = {name: name for name in get_args(Response)}


def people_of(event: Table) -> tuple[str, ...]:
    """Everybody but oneself and the rooms, in the order in which we noted them, others behind."""
    guests = {
        _key(guest): text(guest.get("email")) for guest in rows(event.get("attendees")) if _listed(guest)
    }
    noted = [one for one in _noted(event) if not is_address(one) or one.lower() in guests]
    known = {one.lower() for one in noted}
    return (*noted, *(email for key, email in guests.items() if key not in known))


def names_of(event: Table) -> tuple[tuple[str, str], ...]:
    """The addresses of guests for which Google shows a name, each with that."""
    listed = (guest for guest in rows(event.get("attendees")) if _listed(guest))
    return tuple((text(one.get("email")), name) for one in listed if (name := text(one.get("displayName"))))


def response_of(event: Table) -> Response | None:
    """One's own answer; None where one is not invited."""
    own = next((guest for guest in rows(event.get("attendees")) if guest.get("self") is True), {})
    return _RESPONSES.get(text(own.get("responseStatus")))


def notes_of(event: Table) -> str:
    """The description without the line of names that we put under it."""
    told, line = text(event.get("description")), _line(_noted(event))
    if not line or not told.endswith(line):
        return told
    above = told.removesuffix(line)
    for between in ("\n", "<br>"):
        if above.endswith(between):
            return above.removesuffix(between)
    return above if not above else told


def is_address(person: str) -> bool:
    """Whether that is a mail address, and so fit for an invitation."""
    return _ADDRESS.fullmatch(person) is not None


def guests(there: Table, before: Event | None, after: Event) -> list[Table]:
    """The attendees as they are to be: what is told of those who stay is kept; without `before` only ours stay."""
    now = rows(there.get("attendees"))
    present, wanted = {_key(guest) for guest in now}, _addresses(after)
    had = {_key(guest) for guest in now if _listed(guest)} if before is None else _addresses(before).keys()
    kept = [guest for guest in now if not _listed(guest) or _key(guest) not in had - wanted.keys()]
    new = [
        {"email": email, "responseStatus": "needsAction"}
        for key, email in wanted.items()
        if key not in present and (before is None or key not in had)
    ]
    return [_answered(guest, before, after) for guest in kept] + new


def note(after: Event, attendees: list[Table]) -> str | None:
    """What must be noted for these people to be read again in this order; None where Google itself tells."""
    if people_of({"attendees": attendees}) == after.attendees:
        return None
    return json.dumps(_notable(after.attendees), ensure_ascii=False)


def description(notes: str, noted: str | None, cut: bool) -> str:
    """The notes with the line of names, where both fit; only notes of ours may be cut."""
    notes = notes[:_LONGEST_DESCRIPTION] if cut else notes
    line = _line(_people(noted))
    whole = f"{notes}\n{line}" if notes and line else notes + line
    return whole if len(whole) <= _LONGEST_DESCRIPTION else notes


def _listed(guest: Table) -> bool:
    """Whether it is somebody else, whom we can tell by address."""
    return bool(_key(guest)) and guest.get("self") is not True and guest.get("resource") is not True


def _key(guest: Table) -> str:
    return text(guest.get("email")).lower()


def _addresses(event: Event) -> dict[str, str]:
    return {one.lower(): one for one in event.attendees if is_address(one)}


def _answered(guest: Table, before: Event | None, after: Event) -> Table:
    if guest.get("self") is not True or after.response is None:
        return guest
    if before is not None and before.response == after.response:
        return guest
    return guest | {"responseStatus": after.response}


def _noted(event: Table) -> tuple[str, ...]:
    noted = private(event).get(NOTED_PEOPLE)
    return _people(noted) if noted else ()


def _people(noted: object) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(one for one in words(json.loads(text(noted))) if one))
    except (ValueError, RecursionError):
        return ()


def _notable(people: Sequence[str]) -> list[str]:
    """As many as fit into a property: all in order, else the names alone, the first of them."""
    chosen = list(people)
    if _too_long(chosen):
        chosen = [one for one in chosen if not is_address(one)]
    while _too_long(chosen):
        chosen.pop()
    return chosen


def _too_long(people: Sequence[str]) -> bool:
    return len(json.dumps(people, ensure_ascii=False)) > _LONGEST_NOTE


def _line(people: Sequence[str]) -> str:
    names = [one for one in people if not is_address(one)]
    return f"👥 {', '.join(names)}" if names else ""
