"""What went with a series though nobody here had seen it: Google knows no condition for that, so it is looked for after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.calendar.change import Change
from core.calendar.event import Event, Original
from core.calendar.mirror.resource import Family, Resource
from core.calendar.mirror.sameness import bare
from core.calendar.occurrences import date_of, instance_at, key, takes_place
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

    async def look(self, writing: Writing, *, whole: bool) -> None:
        """`whole`: all of it was written, and not only what came before it met another change.

        Raises what the remote calendar answers, and Lost.
        """
        line = writing.owing.line
        if not _may_take_along(line) or not (whole or line.after):
            return
        await self._writer.keep(writing)
        family = await self._writer.family(writing, line.event)
        found = await self._remains(writing, family.head) if family.head else ()
        days = tuple(unseen(line, writing.owing.group, family, found))
        if days:
            await self._closer.part(writing.errand, writing.owing, days)

    async def _remains(self, writing: Writing, series: Resource) -> tuple[Resource, ...]:
        """Who may not ask is told nothing: then it was not theirs to lose."""
        try:
            return await self._remote.taken_along(writing.spot, series)
        except (Gone, Forbidden, Invalid):
            return ()


def unseen(
    line: Change, group: Sequence[Change], family: Family, found: Sequence[Resource]
) -> Iterator[Event]:
    """Those of a series that say what nobody here knew when the person confirmed what it was to become.

    What the series left out then took no place, whatever it had said, unless it stands here again since; what the
    series says of a date needs no telling.
    """
    series, after = line.base, line.after
    assert series is not None
    rows, left_out = {date_of(other.base): other.base for other in group}, {*map(key, series.excluded)}
    own = [one for one in family.rows if one.original is not None and key(one.original) in left_out]
    standing = {date_of(one): one for one in own if one.series == series.id}
    stays = after and replace(
        after, excluded=tuple(one for one in after.excluded if key(one) not in left_out)
    )
    head = next((other for other in found if other.id == family.id), None)
    if after is not None and (head is None or not _is_ours(head, line)):
        return  # somebody else did the same, and nothing of ours was written
    for one in found:
        if one.original is None or one.content is None or _has_date(stays, one.original):
            continue
        sure = takes_place(series, one.original)  # had somebody cancelled it, ours would have met that
        since = head is not None and (one.updated >= head.updated or not sure)
        if head and head.alive and since and _has_date(head.content, one.original):
            continue  # somebody gave the series that date, or gave it again, and cancelled it since
        by_rule = instance_at(series, one.original)
        row = rows.get(date_of(by_rule)) or standing.get(date_of(by_rule))
        if (row is None and key(one.original) in left_out) or not (
            sure
            or _went_just_now(one, family, _written(line, family) or head)
            or _was_changed_since(head, line)
        ):
            continue
        known = row or by_rule
        was = replace(one.content, id=known.id, series=known.series, original=known.original)
        if bare(was) != bare(known):
            yield replace(was, placement=known.placement)


def _written(line: Change, family: Family) -> Resource | None:
    """The series as this line left it, if we heard of that."""
    head = family.head
    return head if head is not None and _is_ours(head, line) else None


def _is_ours(head: Resource, line: Change) -> bool:
    """Whether this line wrote it: the marker stays when somebody edits it after us."""
    return head.marker.startswith(line.id.hex)


def _went_just_now(one: Resource, family: Family, head: Resource | None) -> bool:
    """Whether we did not know it to be gone before its series changed: then somebody had cancelled it."""
    known = {other.id for other in family.members if other.resource and not other.resource.alive}
    return one.id not in known or (head is not None and one.updated >= head.updated)


def _was_changed_since(head: Resource | None, line: Change) -> bool:
    """Whether the series stands otherwise than this line left it: when that was can be seen no longer."""
    base, after, now = line.base, line.after, head.content if head else None
    names = ("when", "recurrence")
    return bool(base and after and now) and any(
        getattr(after, name) not in (getattr(base, name), getattr(now, name)) for name in names
    )


def _has_date(series: Event | None, original: Original) -> bool:
    """Whether a series still stands on that date: then it was somebody who cancelled it."""
    return series is not None and takes_place(series, original)


def _may_take_along(line: Change) -> bool:
    """A series that goes, or stands on other dates than it did, and that the remote calendar had."""
    base, after = line.base, line.after
    if base is None or base.recurrence is None or base.placement is None:
        return False
    return after is None or (base.when, base.recurrence) != (after.when, after.recurrence)
