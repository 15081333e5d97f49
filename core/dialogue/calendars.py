"""The remote calendars of an account: which one new events go to, whose it is, and what may not be changed there."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.calendar.draft import Draft
from core.calendar.event import Event, Guard
from core.dialogue.message import CalendarChoice


def writable(calendars: tuple[CalendarChoice, ...]) -> tuple[CalendarChoice, ...]:
    """Those that events can be put into."""
    return tuple(one for one in calendars if one.writable and one.followed)


def target_of(calendars: tuple[CalendarChoice, ...]) -> CalendarChoice | None:
    """Where new events go unless somebody says otherwise; None: they stay here."""
    return next((one for one in writable(calendars) if one.target), None)


def find_calendar(calendars: tuple[CalendarChoice, ...], calendar: UUID | None) -> CalendarChoice | None:
    """The calendar of this id."""
    return next((one for one in calendars if one.id == calendar), None)


def next_calendar(calendars: tuple[CalendarChoice, ...], calendar: UUID | None) -> CalendarChoice | None:
    """The writable one after this, round and round; None where there is no choice."""
    able = writable(calendars)
    if len(able) < 2:
        return None
    here = next((n for n, one in enumerate(able) if one.id == calendar), -1)
    return able[(here + 1) % len(able)]


def accounts(calendars: tuple[CalendarChoice, ...]) -> tuple[CalendarChoice, ...]:
    """One calendar of each connected account."""
    return tuple({one.email: one for one in reversed(calendars)}.values())[::-1]


def is_remote(draft: Draft) -> bool:
    """Whether a remote calendar hears of it."""
    return draft.calendar is not None or (draft.base is not None and draft.base.placement is not None)


def calendar_of(draft: Draft, calendars: tuple[CalendarChoice, ...]) -> CalendarChoice | None:
    """The remote calendar that a draft is about, where we know it."""
    placed = draft.base.placement if draft.base is not None else None
    return find_calendar(calendars, placed.calendar if placed else draft.calendar)


def locked(event: Event, calendars: tuple[CalendarChoice, ...], *, only_answer: bool = False) -> Guard | None:
    """Why it cannot be changed from here, if it cannot. `only_answer`: one's own is no matter of organizer or rule."""
    if event.placement is None:
        return None
    guard = event.placement.guard
    if guard is not None and not (only_answer and guard != "read_only"):
        return guard
    calendar = find_calendar(calendars, event.placement.calendar)
    return "read_only" if calendar and not calendar.writable else None


def placed(drafts: tuple[Draft, ...], calendars: tuple[CalendarChoice, ...]) -> tuple[Draft, ...]:
    """The drafts, new ones in a calendar that they can go to: the one that was chosen, or the target."""
    return tuple(_placed(draft, calendars) if draft.kind == "create" else draft for draft in drafts)


def _placed(draft: Draft, calendars: tuple[CalendarChoice, ...]) -> Draft:
    if any(one.id == draft.calendar for one in writable(calendars)):
        return draft
    target = target_of(calendars)
    if target is not None:
        return replace(draft, calendar=target.id)
    alone = replace(draft.proposal, meeting=False)
    return replace(draft, calendar=None, proposal=alone, notify=False)
