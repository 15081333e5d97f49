"""What is right in one prediction: fields of the gold line by line, rules compared by meaning, corpora of times alone.

A gold field may be a list of values that are all right, or "any". `attendees` may hold "one|other" names, `also` the
starts of further events, `except` the days that a series leaves out, `slots` what a question or an order is about. A row with `kind` is of a corpus of times: its
`any` lists the readings that are right; kind "none" must stay silent.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from typing import Any

EXACT = ("start", "end", "all_day", "rrule")
WORDS = ("title", "location", "attendees")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PARTICLE = re.compile(r"(?<=..)(?:님|씨|이랑|랑|하고|와|과)$")


def judged(gold: dict[str, Any], got: dict[str, Any]) -> dict[str, bool]:
    """Which fields are right."""
    if "kind" in gold:
        return _of_times(gold, got)
    right = {"intent": got["intent"] in _list(gold["intent"])}
    if "create" in _list(gold["intent"]):
        right |= {field: _fits(field, gold, got) for field in (*EXACT, *WORDS)}
    right["exact"] = all(right.get(field, True) for field in ("intent", *EXACT))
    right["full"] = right["exact"] and all(right.get(field, True) for field in WORDS)
    if "except" in gold:
        right["except"] = _without_the_same(gold["except"], got)
    if gold.get("also"):
        right["several"] = _all_told(gold, got)
    wanted = {slot: value for slot, value in (gold.get("slots") or {}).items() if value is not None}
    if wanted and right["intent"]:
        right["slots"] = all(_slot(slot, value, got.get("slots") or {}) for slot, value in wanted.items())
    return right


def _of_times(gold: dict[str, Any], got: dict[str, Any]) -> dict[str, bool]:
    slots = got.get("slots") or {}
    first = got["start"] or slots.get("range_start") or slots.get("new_start")
    if gold["kind"] == "none":
        return {"silent": got["intent"] not in ("create", "query") or first is None}
    readings = gold.get("any") or [gold]
    starts = [reading["start"] for reading in readings if reading.get("start")]
    by_day = got["start"] is None and first is not None and len(first) == 10
    return {"exact": any(_same_start(start[:10] if by_day else start, first) for start in starts)}


def _same_start(wanted: str, got: str | None) -> bool:
    if got is None:
        return False
    if wanted[2] == ":":
        return wanted[:5] == got[11:16]
    if len(wanted) == 10 or len(got) == 10:
        return wanted[:10] == got[:10] and (len(wanted) == 10 or wanted[11:16] == "00:00")
    return wanted[:16] == got[:16]


def _fits(field: str, gold: dict[str, Any], got: dict[str, Any]) -> bool:
    wanted = gold.get(field)
    if wanted in ("any", "*"):
        return True
    if field == "attendees":
        return _same_people(wanted or [], got[field])
    choices = _list(wanted)
    if field == "rrule":
        return _rule(got[field], got["start"]) in [_rule(choice, got["start"]) for choice in choices]
    if field == "end" and got["end"] is not None and None in choices:
        return _default_length(got)
    return _comparable(field, got[field]) in [_comparable(field, choice) for choice in choices]


def _same_people(wanted: list[str], got: list[str]) -> bool:
    names = [{_person(name) for name in person.split("|")} for person in wanted]
    return len(names) == len(got) and all(any(_person(name) in one for name in got) for one in names)


def _person(name: str) -> str:
    return _PARTICLE.sub("", _plain(name))


def _without_the_same(wanted: list[str] | str, got: dict[str, Any]) -> bool:
    """The days that a series leaves out."""
    return wanted == "any" or sorted(wanted) == sorted(day[:10] for day in got.get("except") or [])


def _all_told(gold: dict[str, Any], got: dict[str, Any]) -> bool:
    starts = {_comparable("start", event["start"]) for event in got.get("events") or []}
    others = [_list(event["start"]) for event in gold["also"]]
    return len(got.get("events") or []) == 1 + len(others) and all(
        any(_comparable("start", start) in starts for start in choices) for choices in others
    )


def _slot(slot: str, wanted: Any, slots: dict[str, Any]) -> bool:
    got = slots.get(slot)
    if slot == "add_attendees":
        return _same_people(wanted, got or [])
    if slot.endswith("minutes"):
        return bool(got == wanted)
    choices = [choice for choice in _list(wanted) if choice is not None]
    if slot.endswith(("title", "location")):
        return got is not None and _plain(got) in map(_plain, choices)
    return got is not None and any(
        got[:10] == choice if len(choice) == 10 else _comparable("start", got) == _comparable("start", choice)
        for choice in choices
    )


def _rule(rule: str | None, start: str | None) -> frozenset[tuple[str, str]]:
    """A rule without what the first day says anyway."""
    if not rule:
        return frozenset()
    parts = dict(part.split("=", 1) for part in rule.upper().removeprefix("RRULE:").split(";"))
    if parts.get("INTERVAL") == "1":
        del parts["INTERVAL"]
    parts.pop("WKST", None)
    parts["FREQ"] = "WEEKLY" if parts["FREQ"] == "DAILY" and "BYDAY" in parts else parts["FREQ"]
    if "UNTIL" in parts:
        parts["UNTIL"] = parts["UNTIL"][:8]
    if start is not None:
        _implied(parts, datetime.fromisoformat(start))
    return frozenset((name, ",".join(sorted(value.split(",")))) for name, value in parts.items())


def _implied(parts: dict[str, str], first: datetime) -> None:
    if parts["FREQ"] == "WEEKLY":
        parts.setdefault("BYDAY", _DAYS[first.weekday()])
    if parts["FREQ"] == "MONTHLY" and "BYDAY" not in parts:
        parts.setdefault("BYMONTHDAY", str(first.day))
    if parts["FREQ"] == "YEARLY" and "BYDAY" not in parts:
        parts.setdefault("BYMONTH", str(first.month))
        parts.setdefault("BYMONTHDAY", str(first.day))


def _default_length(got: dict[str, Any]) -> bool:
    if len(got["end"]) == 10:
        return bool(got["end"] == got["start"])
    length = datetime.fromisoformat(got["end"]) - datetime.fromisoformat(got["start"])
    return length in (timedelta(minutes=30), timedelta(hours=1))


def _comparable(field: str, value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if field in ("start", "end") and len(value) > 10:
        return datetime.fromisoformat(value)
    return value if field in EXACT else _plain(value)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
