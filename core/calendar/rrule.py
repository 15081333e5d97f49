"""Repeating rules as RFC 5545 text and back: what a `Recurrence` holds, and nothing that could run wild."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

from core.calendar.recurrence import Frequency, Recurrence
from core.calendar.rule_days import weekday_of

_FREQUENCIES: dict[str, Frequency] = {name: name for name in get_args(Frequency)}
_PARTS = ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "COUNT", "UNTIL", "WKST")
_MOST = 9999


def to_rrule(recurrence: Recurrence) -> str:
    """The value of an RRULE property; `UNTIL` is the local last day."""
    parts = {
        "FREQ": recurrence.freq,
        "INTERVAL": str(recurrence.interval) if recurrence.interval != 1 else "",
        "BYMONTH": ",".join(map(str, recurrence.by_month)),
        "BYMONTHDAY": ",".join(map(str, recurrence.by_month_day)),
        "BYDAY": ",".join(recurrence.by_day),
        "COUNT": str(recurrence.count) if recurrence.count is not None else "",
        "UNTIL": recurrence.until.isoformat().replace("-", "") if recurrence.until else "",
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
        by_month_day=_numbers(parts, "BYMONTHDAY", 31, backwards=True),
        by_month=_numbers(parts, "BYMONTH", 12),
        count=_number(parts["COUNT"], _MOST) if "COUNT" in parts else None,
        until=_day(parts["UNTIL"]) if "UNTIL" in parts else None,
    )
    _refuse_nonsense(rule)
    _refuse_other_weeks(rule, parts.get("WKST", "MO"))
    return rule


def _parts(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.strip().upper().removesuffix(";").split(";")]
    parts = {name: value for name, _, value in pairs}
    unknown = [name for name in parts if name not in _PARTS]
    if unknown or len(parts) < len(pairs):
        raise ValueError(f"not a rule we hold: {text!r}")
    return parts


def _frequency(text: str) -> Frequency:
    if text not in _FREQUENCIES:
        raise ValueError(f"not a frequency we hold: {text!r}")
    return _FREQUENCIES[text]


def _number(text: str, most: int, *, backwards: bool = False) -> int:
    number = int(text) if re.fullmatch(r"[+-]?[0-9]{1,4}", text) else 0
    if not 1 <= (abs(number) if backwards else number) <= most:
        raise ValueError(f"not a number that fits: {text!r}")
    return number


def _numbers(parts: dict[str, str], name: str, most: int, *, backwards: bool = False) -> tuple[int, ...]:
    values = parts[name].split(",") if name in parts else []
    return tuple(_number(value, most, backwards=backwards) for value in values)


def _day(text: str) -> date:
    if not re.fullmatch(r"[0-9]{8}", text):
        raise ValueError(f"not a day: {text!r}")
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _refuse_nonsense(rule: Recurrence) -> None:
    if rule.count and rule.until:
        raise ValueError("COUNT and UNTIL exclude one another")
    if rule.freq == "WEEKLY" and rule.by_month_day:
        raise ValueError("a weekly rule has no BYMONTHDAY")
    most = {"MONTHLY": 5, "YEARLY": 5 if rule.by_month else 53}.get(rule.freq, 0)
    for code in rule.by_day:
        place = weekday_of(code)
        if place is None or abs(place[0]) > most or code[:-2] in ("0", "00", "+0", "-0"):
            raise ValueError(f"not a weekday for this rule: {code!r}")


def _refuse_other_weeks(rule: Recurrence, first: str) -> None:
    """Where a week begins matters only to rules that skip weeks and meet several days in one."""
    skips = rule.freq == "WEEKLY" and rule.interval > 1 and len(rule.by_day) > 1
    if weekday_of(first) is None or (first != "MO" and skips):
        raise ValueError(f"weeks begin on Monday here, not {first!r}")
