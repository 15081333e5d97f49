"""What a family comes to on our calendar: what the remote one said, and on top of it what we have yet to tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid5

from core.calendar.change import Change
from core.calendar.changing import rebase
from core.calendar.event import Event, Original, Placement
from core.calendar.mirror.resource import Family, Mirrored, Resource
from core.calendar.occurrences import instance_at, key, takes_place


def shown(family: Family) -> tuple[Event, ...]:
    """The rows of a family, our pending changes included."""
    return overlaid(mirrored(family), family.pending, family.root)


def mirrored(family: Family) -> tuple[Event, ...]:
    """The rows that the remote calendar has: the series or event first. Instances that say what the rule says are none."""
    head = family.head
    exceptions = [one for one in family.members if one.id != family.id and one.resource is not None]
    if head is None:
        return tuple(
            row for one in exceptions if (row := _row(one, family))
        )  # we were only told of instances
    if not head.alive or head.content is None:
        return ()
    series = replace(head.content, id=family.root, placement=_placed(head.content, family))
    if series.recurrence is None and not _is_strange(series):
        return (series,)
    return _with_exceptions(series, exceptions, family)


def adopted(family: Family, resource: Resource) -> Mirrored:
    """A resource of this family as it is kept: under the row it had, or that stands for the same instance here."""
    known = next((one for one in family.members if one.id == resource.id), None)
    event = family.root if resource.id == family.id else _row_id(family, resource, known)
    if known is not None:
        return replace(known, event=event, resource=resource)
    return Mirrored(resource.id, family.id, event, resource)


def is_newer(resource: Resource, than: Resource | None) -> bool:
    """Whether it may take the place of what we hold; an answer that was overtaken may not."""
    return than is None or (resource.etag != than.etag and resource.updated >= than.updated)


def same(one: Event | None, other: Event | None) -> bool:
    """Whether two rows say the same. Dates that are left out count only where the rule would give them."""
    if one is None or other is None:
        return one is other
    if one == other:
        return True
    return replace(one, excluded=()) == replace(other, excluded=()) and _left_out(one) == _left_out(other)


def tells_the_same(one: Event | None, other: Event | None) -> bool:
    """Whether two rows are the same to a person, wherever they lie."""
    return same(one and replace(one, placement=None), other and replace(other, placement=None))


def overlaid(rows: Iterable[Event], pending: Sequence[Change], root: UUID) -> tuple[Event, ...]:
    """The rows with lines of ours applied that the remote calendar does not show yet."""
    now = {row.id: row for row in rows}
    for line in pending:
        _apply(now, line, root)
    if pending and root in now:
        own = tuple(row.original for row in now.values() if row.series == root and row.original is not None)
        now[root] = replace(now[root], excluded=in_order((*now[root].excluded, *own)))
    return tuple(now.values())


def in_order(originals: Iterable[Original]) -> tuple[Original, ...]:
    """Each once, the earliest first."""
    once = {key(original): original for original in originals}
    return tuple(once[one] for one in sorted(once, key=_sortable))


def _left_out(series: Event) -> frozenset[Original]:
    bare = replace(series, excluded=())
    return frozenset(key(one) for one in series.excluded if takes_place(bare, one))


def _sortable(original: Original) -> tuple[date, str]:
    day = original.date() if isinstance(original, datetime) else original
    return day, str(original)


def _with_exceptions(series: Event, exceptions: Sequence[Mirrored], family: Family) -> tuple[Event, ...]:
    rows, excluded = [], list(series.excluded)
    for one in exceptions:
        row, resource = _row(one, family), one.resource
        if resource is None or resource.original is None:
            continue
        if resource.alive and (row is None or _as_by_rule(row, series)):
            continue
        excluded.append(resource.original)
        rows += [row] if row else []
    return (replace(series, excluded=in_order(excluded)), *rows)


def _row(one: Mirrored, family: Family) -> Event | None:
    resource = one.resource
    if resource is None or not resource.alive or resource.content is None:
        return None
    content = resource.content
    return replace(
        content,
        id=one.event,
        series=family.root if family.head else None,
        original=resource.original if family.head else None,
        placement=_placed(content, family),
    )


def _as_by_rule(row: Event, series: Event) -> bool:
    if row.original is None or _is_strange(series):
        return False
    by_rule = instance_at(series, row.original, row.id)
    return _content(by_rule) == _content(row)


def _content(row: Event) -> Event:
    """What a person wrote of it."""
    return replace(row, placement=None, response=None)


def _placed(content: Event, family: Family) -> Placement:
    return replace(content.placement or Placement(family.calendar), calendar=family.calendar)


def _is_strange(event: Event) -> bool:
    return event.placement is not None and event.placement.guard == "strange_rule"


def _row_id(family: Family, resource: Resource, known: Mirrored | None) -> UUID:
    """That of the row which stands for this instance now, ours that is pending among them; or that stood for it."""
    lines = (line.after for line in family.pending if line.after is not None)
    for row in (*family.rows, *lines):
        if row.series == family.root and _same_original(row.original, resource.original):
            return row.id
    return known.event if known else uuid5(family.calendar, resource.id)


def _same_original(one: Original | None, other: Original | None) -> bool:
    return one is not None and other is not None and key(one) == key(other)


def _apply(now: dict[UUID, Event], line: Change, root: UUID) -> None:
    after = line.after
    if after is None or line.root != root:
        now.pop(line.event, None)
        return
    there = now.get(line.event)
    base = line.seen if line.base is None else line.base if line.left == root else None
    if there is None:
        if line.base is None or line.base.placement is None or line.left != root:
            now[line.event] = after
    elif base is not None:
        now[line.event] = rebase(base, there, after)
