"""Which occurrences a series has: RRULE, RDATE and EXDATE over wall time in the event's zone, by dateutil.

A client's rules are held to the grammar first; of those that others put in, the endless ones give one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from functools import lru_cache
from itertools import islice
from typing import Any

from dateutil import rrule  # type: ignore[import-untyped]

from tests.fakes.google import moments, refusals

FREQUENCIES = {"YEARLY": rrule.YEARLY, "MONTHLY": rrule.MONTHLY, "WEEKLY": rrule.WEEKLY, "DAILY": rrule.DAILY}
DAYS = {name: getattr(rrule, name) for name in ("MO", "TU", "WE", "TH", "FR", "SA", "SU")}
BOUNDS = {
    "BYSETPOS": 366, "BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYHOUR": 23,
    "BYMINUTE": 59, "BYSECOND": 59,
}  # fmt: skip
MANY = 20_000  # occurrences of one series; none that a person makes has as many
LINE = re.compile(r"(RRULE|RDATE|EXDATE|EXRULE)((?:;[A-Z-]+=[^:;]+)*):(.+)", re.ASCII)
WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
WHEN = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?", re.ASCII)


class BadRule(Exception):
    """A line that is no rule, or none that Google takes."""


class Series:
    """The starts of a series in wall time, worked out as far as somebody has asked."""

    def __init__(self, lines: tuple[str, ...], first: datetime, zone_name: str | None) -> None:
        self._known: list[datetime] = []
        self._rest = islice(_starts(lines, first, zone_name), MANY)
        self._done = False

    def between(self, low: datetime, high: datetime) -> list[datetime]:
        """Every start from `low` on and before `high`, in order."""
        self._learn(high)
        return self._known[bisect_left(self._known, low) : bisect_left(self._known, high)]

    def first_from(self, low: datetime) -> datetime | None:
        self._learn(low)
        place = bisect_left(self._known, low)
        return self._known[place] if place < len(self._known) else None

    def _learn(self, high: datetime) -> None:
        while not self._done and (not self._known or self._known[-1] < high):
            following = next(self._rest, None)
            if following is None:
                self._done = True
            else:
                self._known.append(following)


@lru_cache(maxsize=8192)
def series(lines: tuple[str, ...], first: datetime, zone_name: str | None) -> Series:
    """`zone_name` is None for a series of whole days."""
    return Series(lines, first, zone_name)


def check(lines: Iterable[str], first: datetime, zone_name: str | None) -> None:
    """Refuses what Google refuses: bad grammar, more than one RRULE, an UNTIL of the wrong kind."""
    try:
        kinds = [_line(line)[0] for line in lines]
        if kinds.count("RRULE") > 1 or "EXRULE" in kinds or not {"RRULE", "RDATE"} & set(kinds):
            raise BadRule
        for line in lines:
            _check_line(line, first, zone_name)
    except (BadRule, ValueError, KeyError, OverflowError):
        raise refusals.invalid("Invalid recurrence rule.") from None


def wall(moment: datetime, zone_name: str | None) -> datetime:
    """An instant as wall time in the zone; a whole day is its midnight."""
    where = moments.zone(zone_name) if zone_name else None
    try:
        return moment.astimezone(where or UTC).replace(tzinfo=None)
    except OverflowError:
        return moment.replace(tzinfo=None)


def _starts(lines: tuple[str, ...], first: datetime, zone_name: str | None) -> Iterator[datetime]:
    made = rrule.rruleset()
    given = False
    try:
        for kind, zone, text in map(_line, lines):
            if kind == "RRULE":
                rule = _rule(text, first, zone_name)
                given = next(iter(rule), None) == first
                made.rrule(rule)
            else:
                for moment in _moments(text, zone, zone_name):
                    (made.rdate if kind == "RDATE" else made.exdate)(moment)
    except (BadRule, ValueError, KeyError, OverflowError):
        return iter((first,))
    if not given:
        made.rdate(first)
    return iter(made)


def _rule(text: str, first: datetime, zone_name: str | None) -> Any:
    parts = _parts(text)
    given: dict[str, Any] = {}
    for name, value in parts.items():
        if name in BOUNDS:
            given[name.lower()] = [int(number) for number in value.split(",")]
    if "BYDAY" in parts:
        given["byweekday"] = [_weekday(word) for word in parts["BYDAY"].split(",")]
    if "COUNT" in parts:
        given["count"] = int(parts["COUNT"])
    if "UNTIL" in parts:
        given["until"] = _until(parts["UNTIL"], zone_name)
    frequency = FREQUENCIES[parts["FREQ"]]
    week = DAYS[parts.get("WKST", "MO")]
    return rrule.rrule(frequency, first, interval=_interval(parts), wkst=week, **given)


def _parts(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.upper().rstrip(";").split(";")]
    parts = {name: value for name, _, value in pairs}
    known = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"} | set(BOUNDS)
    if len(parts) != len(pairs) or not parts.keys() <= known or {"COUNT", "UNTIL"} <= parts.keys():
        raise BadRule(text)
    return parts


def _interval(parts: dict[str, str]) -> int:
    interval = int(parts.get("INTERVAL", "1"))
    if interval < 1:
        raise BadRule(interval)
    return interval


def _weekday(word: str) -> Any:
    found = WEEKDAY.fullmatch(word)
    if not found or (found[1] and not 1 <= abs(int(found[1])) <= 53):
        raise BadRule(word)
    return DAYS[found[2]](int(found[1])) if found[1] else DAYS[found[2]]


def _until(text: str, zone_name: str | None) -> datetime:
    moment = _moment(text, zone_name, zone_name)
    return datetime.combine(moment, time.max) if "T" not in text else moment


def _line(line: str) -> tuple[str, str | None, str]:
    """The kind of a line, its TZID, and what stands after the colon."""
    found = LINE.fullmatch(line)
    if not found:
        raise BadRule(line)
    given = dict(part.split("=", 1) for part in found[2].split(";") if part)
    if given.get("VALUE") == "PERIOD":
        raise BadRule(line)
    return found[1], given.get("TZID"), found[3]


def _moments(text: str, zone: str | None, zone_name: str | None) -> list[datetime]:
    return [_moment(word, zone or zone_name, zone_name) for word in text.split(",")]


def _moment(text: str, zone: str | None, zone_name: str | None) -> datetime:
    """Wall time of the series, whatever zone the text is in."""
    found = WHEN.fullmatch(text)
    if not found:
        raise BadRule(text)
    day = date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:8]}")
    at = datetime.combine(day, _time(found[2])) if found[2] else None
    if at is None or zone_name is None:
        return at or datetime.combine(day, time.min)
    source = UTC if found[3] else moments.zone(zone or zone_name)
    if source is None:
        raise BadRule(text)
    return wall(at.replace(tzinfo=source), zone_name)


def _time(text: str) -> time:
    return time(int(text[:2]), int(text[2:4]), int(text[4:]))


def _check_line(line: str, first: datetime, zone_name: str | None) -> None:
    kind, zone, text = _line(line)
    if kind != "RRULE":
        _moments(text, zone, zone_name)
        return
    parts = _parts(text)
    if int(parts.get("COUNT", "1")) < 1:
        raise BadRule(text)
    for name in BOUNDS.keys() & parts.keys():
        if any(abs(int(number)) > BOUNDS[name] for number in parts[name].split(",")):
            raise BadRule(text)
    until = parts.get("UNTIL", "")
    if until and ("T" in until) != (zone_name is not None):
        raise BadRule(text)  # a date for whole days, a moment in UTC for the others
    if "T" in until and not until.endswith("Z"):
        raise BadRule(text)
    _rule(text, first, zone_name)
