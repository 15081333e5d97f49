"""Reminders: ours are minutes before the start, shown on the screen; Google also knows mail, which is left alone."""

from __future__ import annotations

from adapters.google.loose import Table, rows, table

_MOST, _LONGEST = 5, 40_320
_OURS = "popup"


def reminders_of(event: Table) -> tuple[int, ...] | None:
    """None: whatever the calendar does by itself."""
    told = table(event.get("reminders"))
    if told.get("useDefault") is not False:
        return None
    minutes = (one.get("minutes") for one in rows(told.get("overrides")) if one.get("method") == _OURS)
    return tuple(dict.fromkeys(one for one in minutes if type(one) is int and 0 <= one <= _LONGEST))


def reminders(there: Table, wanted: tuple[int, ...] | None) -> Table:
    """What to write for these, beside the mails that are there."""
    if wanted is None:
        return {"reminders": {"useDefault": True, "overrides": None}}
    now = rows(table(there.get("reminders")).get("overrides"))
    others = [one for one in now if one.get("method") != _OURS][:_MOST]
    minutes = dict.fromkeys(min(max(one, 0), _LONGEST) for one in wanted)
    ours = [{"method": _OURS, "minutes": one} for one in minutes][: _MOST - len(others)]
    return {"reminders": {"useDefault": False, "overrides": others + ours}}
