"""Words that somebody else wrote, who may live by other clocks: read on theirs, and told so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from core.calendar.time.resolution import Assumption, Resolution
from core.calendar.time.zones import zone_name
from core.calendar.when import Timed, When
from core.dialogue.conversation import Turn
from core.dialogue.message import Preferences
from core.dialogue.reader import Reader


def where_said(turn: Turn, preferences: Preferences) -> Preferences:
    """Those by which the words of a turn are read: what was passed on counts where it was written."""
    zone = zone_of_writer(turn.anchor if turn.forwarded else None)
    return replace(preferences, zone=zone) if zone else preferences


def zone_of_writer(anchor: datetime | None) -> str | None:
    """The zone of the instant that somebody's words are counted from."""
    zone = anchor.tzinfo if anchor is not None else None
    return zone.key if isinstance(zone, ZoneInfo) else None


def read_elsewhere(meant: Resolution, there: Preferences, own: Preferences) -> tuple[Assumption, ...]:
    """Said where the clocks of the two differ then, unless the words themselves name a zone."""
    when = meant.when
    named = any(guess.kind == "zone" for guess in meant.assumptions)
    if not isinstance(when, Timed) or named or there.zone == own.zone:
        return ()
    here = when.start.astimezone(ZoneInfo(own.zone))
    return () if here.utcoffset() == when.start.utcoffset() else (Assumption("their_zone"),)


def there(when: When, reader: Reader) -> str:
    """The same time as it was written."""
    if not isinstance(when, Timed):
        return reader.when(when)
    home = when.start.astimezone(ZoneInfo(reader.zone))
    same_day = home.date() == when.start.date()
    said = reader.dates.hours(when) if same_day else reader.dates.when(when, reader.today)
    return reader.platforms.their_zone(zone_name(when.zone, reader.lang), said)
