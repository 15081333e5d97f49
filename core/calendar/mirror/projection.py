"""What a family comes to on our calendar: what the remote one said, and on top of it what we have yet to tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from core.calendar.change import Change
from core.calendar.changing import rebase
from core.calendar.event import Event, Placement
from core.calendar.mirror.resource import Family, Mirrored
from core.calendar.mirror.sameness import in_order
from core.calendar.occurrences import instance_at


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


def overlaid(rows: Iterable[Event], pending: Sequence[Change], root: UUID) -> tuple[Event, ...]:
    """The rows with lines of ours applied that the remote calendar does not show yet."""
    now = {row.id: row for row in rows}
    for line in pending:
        _apply(now, line, root)
    if pending and root in now:
        own = tuple(row.original for row in now.values() if row.series == root and row.original is not None)
        now[root] = replace(now[root], excluded=in_order((*now[root].excluded, *own)))
    return tuple(now.values())


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
