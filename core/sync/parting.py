"""What went with a series though nobody here had seen it: Google knows no condition for that, so it is looked for after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from core.calendar.change import Change
from core.calendar.event import Event, Original
from core.calendar.mirror.resource import Family, Resource
from core.calendar.mirror.sameness import bare
from core.calendar.occurrences import Date, date_of, instance_at, takes_place
from core.errors import Forbidden, Gone, Invalid
from core.sync.closing import Closer
from core.sync.writing import Writer, Writing
from core.world import Remote


class Parting:
    """Looks at what is left of a series that was deleted, or moved onto other dates."""

    def __init__(self, remote: Remote, writer: Writer, closer: Closer) -> None:
        self._remote = remote.calendar
        self._writer = writer
        self._closer = closer

    async def look(self, writing: Writing) -> None:
        """Raises what the remote calendar answers, and Lost."""
        line = writing.owing.line
        if not _may_take_along(line):
            return
        family = await self._writer.family(writing, line.event)
        found = await self._remains(writing, family.head) if family.head else ()
        days = tuple(unseen(line, writing.owing.group, _gone_along(family, found)))
        if days:
            await self._closer.part(writing.errand, writing.owing, days)

    async def _remains(self, writing: Writing, series: Resource) -> tuple[Resource, ...]:
        """Who may not ask is told nothing: then it was not theirs to lose."""
        try:
            return await self._remote.taken_along(writing.spot, series)
        except (Gone, Forbidden, Invalid):
            return ()


def _gone_along(family: Family, found: Sequence[Resource]) -> tuple[Resource, ...]:
    """Those that we did not know to be gone before their series changed: somebody had cancelled those."""
    head = next((one for one in found if one.id == family.id), None)
    known = {one.id for one in family.members if one.resource and not one.resource.alive}
    instances = (one for one in found if one.id != family.id)
    return tuple(
        one for one in instances if one.id not in known or (head is not None and one.updated >= head.updated)
    )


def unseen(line: Change, group: Sequence[Change], gone: Sequence[Resource]) -> Iterator[Event]:
    """Those of a series that say what nobody here knew when the person confirmed what it was to become.

    What the series left out then took no place, whatever it had said; what it says of a date needs no telling.
    """
    assert line.base is not None
    rows = {date_of(other.base): other.base for other in group}
    for one in gone:
        known = _known(line.base, one.original, rows) if one.original else None
        if known is None or one.content is None or _has_date(line.after, one.original):
            continue
        was = replace(one.content, id=known.id, series=known.series, original=known.original)
        if bare(was) != bare(known):
            yield replace(was, placement=known.placement)


def _known(series: Event, original: Original, rows: Mapping[Date | None, Event | None]) -> Event | None:
    """What the person knew of that date."""
    by_rule = instance_at(series, original)
    return rows.get(date_of(by_rule)) or (by_rule if takes_place(series, original) else None)


def _has_date(series: Event | None, original: Original | None) -> bool:
    """Whether a series still stands on that date: then it was somebody who cancelled it."""
    if series is None or original is None:
        return False
    return takes_place(replace(series, excluded=()), original)


def _may_take_along(line: Change) -> bool:
    """A series that goes, or stands on other dates than it did, and that the remote calendar had."""
    base, after = line.base, line.after
    if base is None or base.recurrence is None or base.placement is None:
        return False
    return after is None or (base.when, base.recurrence) != (after.when, after.recurrence)
