"""Repeating rules as RFC 5545 text and back: what a `Recurrence` holds, and nothing that could run wild."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import get_args

from core.calendar.recurrence import WEEKDAYS, Frequency, Recurrence, Weekday
from core.calendar.rule_places import weekday_of

_FREQUENCIES: dict[str, Frequency] = {name: name for name in get_args(Frequency)}
_WEEKDAYS: dict[str, Weekday] = {name: name for name in WEEKDAYS}
_MOST_OF = {"BYMONTH": 12, "BYWEEKNO": 53, "BYYEARDAY": 366, "BYMONTHDAY": 31, "BYSETPOS": 366}
_PARTS = {"FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL", "WKST", *_MOST_OF}
_MOST = 9999
_LONGEST = 2000  # characters; all 366 days of a year take fewer


def to_rrule(recurrence: Recurrence) -> str:
    """The value of an RRULE property; `UNTIL` is the local last day. Dates besides the rule are not in it."""
    parts = {
        "FREQ": recurrence.freq,
        "INTERVAL": str(recurrence.interval) if recurrence.interval != 1 else "",
        "BYMONTH": ",".join(map(str, recurrence.by_month)),
        "BYWEEKNO": ",".join(map(str, recurrence.by_week_no)),
        "BYYEARDAY": ",".join(map(str, recurrence.by_year_day)),
        "BYMONTHDAY": ",".join(map(str, recurrence.by_month_day)),
        "BYDAY": ",".join(recurrence.by_day),
        "BYSETPOS": ",".join(map(str, recurrence.by_set_pos)),
        "COUNT": str(recurrence.count) if recurrence.count is not None else "",
        "UNTIL": recurrence.until.isoformat().replace("-", "") if recurrence.until else "",
        "WKST": recurrence.week_start if recurrence.week_start != "MO" else "",
    }
    return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def from_rrule(text: str) -> Recurrence:
    """Read the value of an RRULE property. ValueError on parts, values or combinations that we do not hold.

    An `UNTIL` with a time is refused: which local day it means is known only to who knows the zone.
    """
    parts = _parts(text)
    rule = Recurrence(
        freq=_frequency(parts.get("FREQ", "")),
        interval=_number(parts.get("INTERVAL", "1"), _MOST),
        by_day=tuple(parts["BYDAY"].split(",")) if "BYDAY" in parts else (),
        by_month_day=_numbers(parts, "BYMONTHDAY"),
        by_month=_numbers(parts, "BYMONTH", backwards=False),
        count=_number(parts["COUNT"], _MOST) if "COUNT" in parts else None,
        until=_day(parts["UNTIL"]) if "UNTIL" in parts else None,
        by_set_pos=_numbers(parts, "BYSETPOS"),
        by_week_no=_numbers(parts, "BYWEEKNO"),
        by_year_day=_numbers(parts, "BYYEARDAY"),
        week_start=_week_start(parts.get("WKST", "MO")),
    )
    _refuse_nonsense(rule)
    _refuse_ordinals(rule)
    return _plain(rule)


def _parts(text: str) -> dict[str, str]:
    pairs = [
        part.partition("=") for part in text[: _LONGEST + 1].strip().upper().removesuffix(";").split(";")
    ]
    parts = {name: value for name, _, value in pairs}
    if parts.keys() - _PARTS or len(parts) < len(pairs) or len(text) > _LONGEST:
        raise ValueError(f"not a rule we hold: {text[:_LONGEST]!r}")
    return parts


def _frequency(text: str) -> Frequency:
    if text not in _FREQUENCIES:
        raise ValueError(f"not a frequency we hold: {text!r}")
    return _FREQUENCIES[text]


def _week_start(text: str) -> Weekday:
    if text not in _WEEKDAYS:
        raise ValueError(f"not a weekday: {text!r}")
    return _WEEKDAYS[text]


def _number(text: str, most: int, *, backwards: bool = False) -> int:
    number = int(text) if re.fullmatch(r"[+-]?[0-9]{1,4}", text) else 0
    if not 1 <= (abs(number) if backwards else number) <= most:
        raise ValueError(f"not a number that fits: {text!r}")
    return number


def _numbers(parts: dict[str, str], name: str, *, backwards: bool = True) -> tuple[int, ...]:
    values = parts[name].split(",") if name in parts else []
    return tuple(_number(value, _MOST_OF[name], backwards=backwards) for value in values)


def _day(text: str) -> date:
    if not re.fullmatch(r"[0-9]{8}", text):
        raise ValueError(f"not a day: {text!r}")
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _refuse_nonsense(rule: Recurrence) -> None:
    """What RFC 5545 forbids, or leaves to each calendar to understand in its own way."""
    if rule.count and rule.until:
        raise ValueError("COUNT and UNTIL exclude one another")
    if rule.freq == "WEEKLY" and rule.by_month_day:
        raise ValueError("a weekly rule has no BYMONTHDAY")
    if rule.freq != "YEARLY" and (rule.by_week_no or rule.by_year_day):
        raise ValueError("only a yearly rule has weeks and days of the year")
    if rule.by_week_no and not rule.by_day:
        raise ValueError("which day of these weeks?")
    named = rule.by_day or rule.by_month_day or rule.by_year_day or rule.by_month
    if rule.by_set_pos and (rule.freq in ("DAILY", "WEEKLY") or not named):
        raise ValueError("BYSETPOS has nothing to choose from")


def _refuse_ordinals(rule: Recurrence) -> None:
    most = {"MONTHLY": 5, "YEARLY": 0 if rule.by_week_no else 5 if rule.by_month else 53}.get(rule.freq, 0)
    for code in rule.by_day:
        place = weekday_of(code)
        if place is None or abs(place[0]) > most or code[:-2] in ("0", "00", "+0", "-0"):
            raise ValueError(f"not a weekday for this rule: {code!r}")


def _plain(rule: Recurrence) -> Recurrence:
    """Where a week begins matters only to rules that skip weeks or number them."""
    if rule.by_week_no or (rule.freq == "WEEKLY" and rule.interval > 1):
        return rule
    return replace(rule, week_start="MO")
