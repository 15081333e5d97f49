"""Which events a description may mean: 하은이랑 점심, the 3 o'clock meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core.calendar.event import Event, Occurrence
from core.calendar.instants import later, span, utc
from core.calendar.occurrences import occurrences
from core.calendar.people import labels
from core.calendar.titles.likeness import alike, compare, told, turned
from core.calendar.titles.words import words
from core.calendar.when import Timed, Window

_BACK, _AHEAD = timedelta(days=30), timedelta(days=365)
_FITS = 0.6
_PART_OF_IT = 0.5
_FAR_BETTER = 0.3
_HALF_A_DAY, _ABOUT = 720, 30


@dataclass(frozen=True, slots=True)
class _Candidate:
    one: Occurrence
    fit: float
    over: bool
    away: timedelta


def matching(
    events: Iterable[Event],
    zone: str,
    now: datetime,
    title: str = "",
    attendees: tuple[str, ...] = (),
    window: Window | None = None,
    clock: time | None = None,
) -> tuple[Occurrence, ...]:
    """What may be meant, best first; one that fits far better than the rest stands alone.

    Without a window: what is to come within a year, else what was in the last 30 days. A series is there
    once, with its next occurrence in reach. `clock` is a local start. An empty description means nothing.
    """
    wanted = " ".join((title, *(one.partition("@")[0] for one in attendees))).strip()
    addresses = frozenset(one.casefold() for one in attendees if "@" in one)
    if not wanted and window is None and clock is None:
        return ()
    reach = window or Window(later(now, -_BACK), later(now, _AHEAD))
    found = [
        candidate
        for event, fit in _fitting(tuple(events), wanted, addresses, window is not None or clock is not None)
        for candidate in _candidates(event, fit, reach, zone, now)
    ]
    found = _once(_best(_at_clock(found, clock, zone)))
    if window is None and not all(candidate.over for candidate in found):
        found = [candidate for candidate in found if not candidate.over]
    return tuple(candidate.one for candidate in sorted(found, key=lambda c: (-c.fit, c.over, c.away)))


def _fitting(
    events: tuple[Event, ...], wanted: str, addresses: frozenset[str], placed: bool
) -> list[tuple[Event, float]]:
    """What the words fit. 내일 일정 says no more than 내일: where none is called so, it means any."""
    fits = [(event, _fit(wanted, addresses, event)) for event in events]
    good = [(event, fit) for event, fit in fits if fit > 0]
    if not good and placed and not told(words(wanted)):
        return [(event, 1.0) for event in events]
    return good


def _fit(wanted: str, addresses: frozenset[str], event: Event) -> float:
    """How much of what is wanted the title, the guests and the place say."""
    asked, title = words(wanted), words(event.title)
    people = (word for name in _called(event, addresses) for word in words(name))
    match = compare(asked, (*title, *people, *words(event.location)))
    if not match.common:
        return 0.0
    said = match.agreement * match.common / (match.common + told(match.left))
    if said < _FITS:
        named = compare(asked, title)
        return _PART_OF_IT * named.agreement if told(title) and not told(named.right) else 0.0
    return 0.7 * said * (_FITS if turned(match.right) else 1.0) + 0.3 * alike(wanted, event.title)


def _called(event: Event, addresses: frozenset[str]) -> Iterator[str]:
    """What its guests may be called. The same name at another address is somebody else."""
    names = {address.partition("@")[0] for address in addresses}
    for guest in event.attendees:
        told = guest.casefold()
        if "@" not in told or told in addresses or told.partition("@")[0] not in names:
            yield from labels(guest, event.names)


def _candidates(event: Event, fit: float, reach: Window, zone: str, now: datetime) -> Iterator[_Candidate]:
    for one in occurrences(event, reach, zone):
        taken = span(one.when, zone)
        yield _Candidate(one, fit, taken.end <= utc(now), abs(taken.start - utc(now)))


def _at_clock(found: list[_Candidate], clock: time | None, zone: str) -> list[_Candidate]:
    """Those that begin then; else half a day from then (3 may be 15 o'clock); else about then."""
    if clock is None:
        return found
    tiers: tuple[list[_Candidate], ...] = ([], [], [])
    for candidate in found:
        tier = _tier(candidate.one, clock, zone)
        if tier is not None:
            tiers[tier].append(candidate)
    return next((tier for tier in tiers if tier), [])


def _tier(one: Occurrence, clock: time, zone: str) -> int | None:
    if not isinstance(one.when, Timed):
        return None
    begins = one.when.start.astimezone(ZoneInfo(zone))
    minutes = abs(begins.hour * 60 + begins.minute - clock.hour * 60 - clock.minute)
    return {0: 0, _HALF_A_DAY: 1}.get(minutes, 2 if minutes <= _ABOUT else None)


def _best(found: list[_Candidate]) -> list[_Candidate]:
    top = max((candidate.fit for candidate in found), default=0.0)
    return [candidate for candidate in found if candidate.fit >= top - _FAR_BETTER]


def _once(found: list[_Candidate]) -> list[_Candidate]:
    """Of each event what comes next; what was last where nothing comes."""
    chosen: dict[UUID, _Candidate] = {}
    for candidate in found:
        kept = chosen.get(candidate.one.event.id)
        if kept is None or kept.over:
            chosen[candidate.one.event.id] = candidate
    return list(chosen.values())
