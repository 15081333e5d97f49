"""What a family comes to on our calendar: what the remote one said, and on top of it what we have yet to tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from core.calendar.change import Change
from core.calendar.changing import rebase
from core.calendar.event import Event, Placement
from core.calendar.mirror.resource import Family, Mirrored, is_by_itself
from core.calendar.mirror.sameness import in_order, says_its_rule
from core.calendar.occurrences import key


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
    framed = {line.group for line in pending if line.event == root}
    for line in pending:
        stood = now.get(line.event) if line.group not in framed else None
        _apply(now, line, root)
        _take_its_date(now, line.event, root, stood)
    return tuple(now.values())


def _with_exceptions(series: Event, exceptions: Sequence[Mirrored], family: Family) -> tuple[Event, ...]:
    rows, excluded = [], list(series.excluded)
    by_themselves = {line.event for line in family.pending if is_by_itself(line, family.root)}
    for one in exceptions:
        row, resource = _row(one, family), one.resource
        if resource is None or resource.original is None:
            continue
        known = one.event in by_themselves
        if resource.alive and (row is None or (_as_by_rule(row, series, family) and not known)):
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


def _as_by_rule(row: Event, series: Event, family: Family) -> bool:
    """Also as the series said before a change of ours, which has yet to reach its instances."""
    changing = (line for line in family.pending if line.event == family.root and line.after is not None)
    earlier = (line.base for line in changing if line.base is not None)
    return not _is_strange(series) and any(says_its_rule(row, one) for one in (series, *earlier))


def _placed(content: Event, family: Family) -> Placement:
    return replace(content.placement or Placement(family.calendar), calendar=family.calendar)


def _is_strange(event: Event) -> bool:
    return event.placement is not None and event.placement.guard == "strange_rule"


def _apply(now: dict[UUID, Event], line: Change, root: UUID) -> None:
    after, by_itself = line.after, is_by_itself(line, root)
    if after is None or (line.root != root and not by_itself):
        now.pop(line.event, None)
    elif line.event not in now:
        now[line.event] = after  # also where it is gone there: what becomes of that is for the person to say
    else:
        base = line.seen if line.base is None else line.base if by_itself or line.left == root else None
        if base is not None:
            now[line.event] = rebase(base, now[line.event], after)


def _take_its_date(now: dict[UUID, Event], row: UUID, root: UUID, stood: Event | None) -> None:
    """A changed instance stands for its date, which is empty when it goes. One that was moved along with its series,
    whose line is there already, leaves the date where it stood to the rule.
    """
    series, own = now.get(root), now.get(row)
    if series is None or own is None or own.original is None or own.series != root:
        return
    taken = {key(one.original) for one in now.values() if one.series == root and one.original is not None}
    left = {key(stood.original)} - taken if stood is not None and stood.original is not None else set()
    kept = (one for one in series.excluded if key(one) not in left)
    now[root] = replace(series, excluded=in_order((*kept, own.original)))
