"""What one line of the ledger asks of the remote calendar, one resource at a time, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from core.calendar.change import Change
from core.calendar.event import Event, Original
from core.calendar.occurrences import instance_at, key, takes_place


@dataclass(frozen=True, slots=True)
class Step:
    """Insert an event or a series, change or remove it or one instance (`original`), or restore an instance to its rule;
    vacate: restore it, because its row goes to another date, and takes along all that it was.

    `root` is the event or the series, `row` what it is here. `before` is what the user saw; None for an instance that
    stands as its rule has it. `steady`: its series stays on its dates, so whoever cancelled the instance was not us.
    """

    kind: Literal["insert", "change", "remove", "restore", "vacate"]
    root: UUID
    row: UUID
    original: Original | None = None
    before: Event | None = None
    after: Event | None = None
    steady: bool = False


def steps(line: Change, group: Sequence[Change]) -> tuple[Step, ...]:
    """The steps of a line; `group` are all lines that were confirmed with it. Each can be taken again."""
    if (line.base and line.base.series) or (line.after and line.after.series):
        return _instance_steps(line, group)
    base, after = line.base, line.after
    if after is None:
        return (Step("remove", line.event, line.event, before=base and _as_it_came(base, group)),)
    if base is None or base.placement is None:
        return (Step("insert", line.event, line.event, after=_without_own_rows(after, group)),)
    if (base.when, base.recurrence) != (after.when, after.recurrence):
        framed = _without_own_rows(after, group)
        return (Step("change", line.event, line.event, before=base, after=framed),)
    whole = replace(after, excluded=base.excluded)
    changed = (Step("change", line.event, line.event, before=base, after=whole),) if whole != base else ()
    return (*changed, *_dates(base, after, group))


def _dates(base: Event, after: Event, group: Sequence[Change]) -> Iterable[Step]:
    """Dates of a series that no longer take place, or do again; not those that lines of their own take care of."""
    had, has = _keys(base.excluded), _keys(after.excluded)
    for original in after.excluded:
        if key(original) not in had | _owned(after.id, (line.after for line in group)):
            yield Step("remove", base.id, base.id, original, before=instance_at(base, original))
    for original in base.excluded:
        if key(original) not in has | _owned(base.id, (line.base for line in group)):
            yield Step("restore", base.id, base.id, original)


def _instance_steps(line: Change, group: Sequence[Change]) -> tuple[Step, ...]:
    base, after = line.base, line.after
    if base is None or base.series is None or base.original is None:
        return _arrival(line, after, group)
    if after is None:
        return _departure(line, base, base.series, base.original, group)
    assert after.original is not None
    if (base.series, key(base.original)) == (after.series, key(after.original)):
        return (Step("change", base.series, line.event, base.original, before=base, after=after),)
    return (*_departure(line, base, base.series, base.original, group), *_arrival(line, after, group))


def _arrival(line: Change, after: Event | None, group: Sequence[Change]) -> tuple[Step, ...]:
    """An instance gets a row of its own, or has it again: then there is nothing that it was before."""
    if after is None or after.series is None or after.original is None:
        return ()
    series = next((other.after for other in group if other.event == after.series), None)
    moved = instance_at(series, after.original, line.event) if series and line.base else None
    before = line.seen or moved
    return (Step("change", after.series, line.event, after.original, before=before, after=after),)


def _departure(
    line: Change, base: Event, series: UUID, original: Original, group: Sequence[Change]
) -> tuple[Step, ...]:
    """A changed instance goes: with its series, back to the rule, or for good. Another may take its date next."""
    of_series = next((other for other in group if other.event == series), None)
    if of_series is None:
        return (Step("remove", series, line.event, original, before=base),)
    if of_series.after is None:
        return ()
    rule = _without_own_rows(of_series.after, group)
    back: Literal["restore", "vacate"] = "restore" if line.after is None else "vacate"
    kind = back if takes_place(rule, original) else "remove"
    return (Step(kind, series, line.event, original, before=base, steady=_is_steady(of_series)),)


def _is_steady(series: Change) -> bool:
    base, after = series.base, series.after
    return bool(base and after and (base.when, base.recurrence) == (after.when, after.recurrence))


def _without_own_rows(series: Event, group: Sequence[Change]) -> Event:
    own = _owned(series.id, (line.after for line in group))
    return replace(series, excluded=tuple(one for one in series.excluded if key(one) not in own))


def _as_it_came(series: Event, group: Sequence[Change]) -> Event:
    """Dates of rows that were to stand there and never did are left to the rule."""
    never = _owned(series.id, (line.base for line in group if line.state == "withdrawn"))
    return replace(series, excluded=tuple(one for one in series.excluded if key(one) not in never))


def _owned(series: UUID, rows: Iterable[Event | None]) -> set[Original]:
    """Originals of a series that are rows of their own."""
    return {key(row.original) for row in rows if row and row.series == series and row.original}


def _keys(originals: Iterable[Original]) -> set[Original]:
    return {key(original) for original in originals}
