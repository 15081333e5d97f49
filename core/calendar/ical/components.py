"""Content lines as components: the calendar's own properties, its events with their alarms, and its time zones.

What is nested deeper, or never ends, is passed over; nothing here calls itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_LINE = re.compile(
    r"([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:\"[^\"]*\"|[^\":;]*)(?:,\"[^\"]*\")*)*):(.*)", re.IGNORECASE | re.DOTALL
)
_PARAMETER = re.compile(r";([A-Z0-9-]+)=(?:\"([^\"]*)\"|([^\":;]*))", re.IGNORECASE)
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_ESCAPED = re.compile(r"\\([\\;,nN])")
_WANTED = frozenset(
    "UID SUMMARY LOCATION DESCRIPTION DTSTART DTEND DURATION RRULE RDATE EXDATE EXRULE RECURRENCE-ID STATUS SEQUENCE"
    " ATTENDEE TRIGGER ACTION METHOD TZID X-LIC-LOCATION X-WR-TIMEZONE TZOFFSETTO".split()
)
_HEADS = frozenset((*(name[:4] for name in _WANTED), "UID:", "UID;"))
_KEPT = frozenset(("VCALENDAR", "VEVENT", "VALARM", "VTIMEZONE", "STANDARD", "DAYLIGHT"))
_INSIDE = {"VEVENT": "VCALENDAR", "VTIMEZONE": "VCALENDAR", "VALARM": "VEVENT", "STANDARD": "VTIMEZONE"}
_PARENTS = {**_INSIDE, "DAYLIGHT": "VTIMEZONE", "VCALENDAR": ""}
_MOST, _LONGEST = 200, 20_000  # properties of one name, characters of one value


@dataclass(frozen=True, slots=True)
class Property:
    """One line: its parameters under names in capitals, its value as written."""

    value: str
    parameters: dict[str, str]


@dataclass(slots=True)
class Component:
    """What stands between one BEGIN and its END."""

    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)
    inside: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        """Every property of that name, in order."""
        return self.properties.get(name, [])

    def first(self, name: str) -> Property | None:
        """The first of that name."""
        found = self.all(name)
        return found[0] if found else None

    def value(self, name: str) -> str:
        """Its value as written, trimmed; empty where it is not there."""
        found = self.first(name)
        return found.value.strip() if found else ""

    def text(self, name: str) -> str:
        """The same for a value that is text: without its escapes."""
        return unescaped(self.value(name))


def components(lines: Iterable[str]) -> Iterator[Component]:
    """Every event and time zone, as they end; last the calendar itself, ended or not."""
    root = Component("VCALENDAR")
    open_now: list[Component | None] = []
    for line in lines:
        head = line[:4].upper()
        if head == "BEGI":
            _begin(line, open_now, root)
        elif head == "END:":
            done = open_now.pop() if open_now else None
            if done is not None and done.name in ("VEVENT", "VTIMEZONE"):
                yield done
        elif head in _HEADS and open_now and open_now[-1] is not None:
            _take(line, open_now[-1])
    yield root


def _begin(line: str, open_now: list[Component | None], root: Component) -> None:
    name = line[6:40].strip().upper()
    above = open_now[-1] if open_now else None
    placed = name in _KEPT and _PARENTS[name] == (above.name if above else "")
    if not placed or (open_now and above is None):
        open_now.append(None)
        return
    begun = root if name == "VCALENDAR" else Component(name)
    if above is not None and name not in ("VEVENT", "VTIMEZONE") and len(above.inside) < _MOST:
        above.inside.append(begun)
    open_now.append(begun)


def _take(line: str, into: Component) -> None:
    name = line[:16].split(":", 1)[0].split(";", 1)[0].upper()
    if name not in _WANTED:
        return
    found = _LINE.match(line[:_LONGEST])
    if found is None:
        return
    kept = into.properties.setdefault(name, [])
    if len(kept) < _MOST:
        told = {one[1].upper(): one[2] or one[3] or "" for one in _PARAMETER.finditer(found[2])}
        kept.append(Property(found[3], told))


def unescaped(text: str) -> str:
    """Text as a person reads it (RFC 5545 §3.3.11), without signs that nobody sees."""
    told = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
    return _UNSEEN.sub("", told).strip()
