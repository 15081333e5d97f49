"""Dates that a series has besides its rule (RDATE), or leaves out (EXDATE): Google's lines as originals, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from adapters.google.moments import compact, known_zone
from core.calendar.event import Original
from core.calendar.instants import wall
from core.calendar.mirror.sameness import in_order
from core.calendar.occurrences import key
from core.calendar.when import Settled, Timed

WHEN = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?", re.ASCII)
Kind: TypeAlias = Literal["RDATE", "EXDATE"]


class StrangeRule(Exception):
    """Text that says nothing we can hold."""


def kind_of(line: str) -> str:
    """The name of the property: RRULE, RDATE, EXDATE."""
    return re.split("[:;]", line, maxsplit=1)[0].strip().upper()


def originals(lines: Iterable[str], kind: Kind, when: Settled) -> tuple[list[Original], int]:
    """The originals in all lines of this kind, and how many values cannot be read."""
    found: list[Original] = []
    unread = 0
    for line in lines:
        head, _, values = line.partition(":")
        zone = next((part[5:] for part in head.split(";") if part.upper().startswith("TZID=")), None)
        for value in values.split(",") if kind_of(line) == kind else ():
            try:
                found.append(_original(value, zone, when))
            except StrangeRule:
                unread += 1
    return found, unread


def date_lines(
    kind: Kind,
    wanted: Iterable[Original],
    there: Sequence[str],
    when: Settled,
    spare: frozenset[Original] = frozenset(),
) -> list[str]:
    """Lines that say these originals; those that are there where they do. `spare` are as good as said."""
    own = [line for line in there if kind_of(line) == kind]
    dates = in_order(_fitting(one, when) for one in wanted)
    told, unread = originals(own, kind, when)
    same = not unread and {key(one) for one in told} - spare == {key(one) for one in dates} - spare
    timed = isinstance(when, Timed)
    if same and all(("T" in line.partition(":")[2].upper()) == timed for line in own):
        return own
    values = ",".join(map(compact, dates))
    head = f"{kind};TZID={when.zone}" if isinstance(when, Timed) else f"{kind};VALUE=DATE"
    return [f"{head}:{values}"] if values else []


def _original(text: str, zone: str | None, when: Settled) -> Original:
    found = WHEN.fullmatch(text.strip().upper())
    if not found:
        raise StrangeRule
    try:
        at = datetime.fromisoformat(f"{found[1]}T{found[2] or '000000'}")
        if not found[2] or not isinstance(when, Timed):
            return _fitting(at.date(), when)
        source = UTC if found[3] else ZoneInfo(known_zone(zone) or when.zone)
        return _fitting(at.replace(tzinfo=source), when)
    except (ValueError, OverflowError):
        raise StrangeRule from None


def _fitting(original: Original, when: Settled) -> Original:
    """In the form that originals of this series have: one of each day, so its day tells which."""
    if not isinstance(when, Timed):
        return original.date() if isinstance(original, datetime) else original
    if not isinstance(original, datetime):
        return wall(original, when.start.time().replace(fold=0), when.zone)
    return Timed(original, None, when.zone).start
