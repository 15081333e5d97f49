"""Every sentence about calendar files in English."""

from __future__ import annotations

unreadable: dict[str, str] = {
    "no_file": "That file is empty. Please send the calendar file (.ics) again.",
    "file_too_big": "That file is too big. I can read calendar files of up to 20 MB.",
    "not_calendar": "That is not a calendar file (.ics). Please send one that your calendar app exported.",
    "too_many_events": "There is too much in that file. I can add up to 500 events at once; please send it in parts.",
    "no_events": "I opened the file, but there is no event in it that I could add.",
}
remarks: dict[str, str] = {
    "rule_lost": "How it repeats cannot be carried over, so only the first one is added.",
    "dates_lost": "Some of its special dates cannot be carried over and are left out.",
    "zone_guessed": "The file's time zone is unknown, so I took yours.",
    "there": "This is on your calendar already.",
}

reading = "Reading the calendar file…"
on_card = "The events of the file are on a card of their own."
guests = "People named in the file are not invited."


def many(count: int, shown: int) -> str:
    return f"There are {count} events. I show the first {shown}; one tap takes care of all of them."


def there(count: int, of: int) -> str:
    if count == of:
        return "Everything in the file is on your calendar already."
    return f"{count} {'event is' if count == 1 else 'events are'} there already and not ticked."


def unread(count: int) -> str:
    return f"I left out {count} {'event' if count == 1 else 'events'} without a readable time."


def off(count: int) -> str:
    return f"I left out {count} cancelled {'event' if count == 1 else 'events'}."


def missing(title: str, count: int) -> str:
    more = f" and {count - 1} more" if count > 1 else ""
    return f"What was called off is not on your calendar: “{title}”{more}"


def locked(count: int) -> str:
    if count == 1:
        return "One event cannot be changed from here and stays as it is."
    return f"{count} events cannot be changed from here and stay as they are."


def dates(changed: int, gone: int) -> str:
    told = [f"{changed} changed {'date' if changed == 1 else 'dates'}"] if changed else []
    return " · ".join([*told, *([f"{gone} left out"] if gone else [])])


def clashing(count: int) -> str:
    which = "1 of those not shown here clashes" if count == 1 else f"{count} of those not shown here clash"
    return f"⚠️ {which} with what is on your calendar."
