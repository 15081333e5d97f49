"""Taking back what a group of changes did, as long as nobody has touched the events since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from uuid import UUID, uuid5

from core.calendar.change import Change
from core.calendar.changing import moved_on, rebase
from core.calendar.draft import ChangeKind
from core.calendar.event import Event, Placement


def inverse(
    changes: tuple[Change, ...], current: Mapping[UUID, Event], group: UUID, origin: str
) -> tuple[Change, ...] | None:
    """The lines that take a group back, last line first; None when somebody else has changed the same since,
    or when none of the group took place. What they changed beside it stays. A deleted event comes back under a new id, since calendars refuse one that was
    used; its changed instances follow it.
    """
    applied = [change for change in changes if change.state in ("pending", "settled")]
    reborn = {change.event: reborn_as(change.event, group) for change in applied if change.after is None}
    state, lines = dict(current), []
    for change in reversed(applied):
        now = state.pop(change.event, None)
        if _moved_on(change, now):
            return None
        before = (
            rebase(change.after, now, change.base) if change.after and now and change.base else change.base
        )
        lines.append(_taken_back(replace(change, base=before, after=now), reborn, group, origin))
        state |= {change.event: before} if before else {}
    gone = {line.event for line in lines if line.after is None}
    return None if changes and not lines else tuple(sorted(lines, key=lambda line: _turn(line, gone)))


def _turn(line: Change, gone: Collection[UUID]) -> int:
    """Instances that go, series that are to take the others, those others, and last the series that nobody needs.

    An instance that goes with its series goes after it: until that is gone, its own is a change that is under way.
    """
    row = line.after or line.base
    if row is not None and row.series is not None:
        return 2 if line.after is not None else 4 if row.series in gone else 0
    return 3 if line.after is None else 1


def _moved_on(change: Change, now: Event | None) -> bool:
    """Whether somebody else changed what taking back would change."""
    if now is None or change.after is None:
        return now is not change.after
    return bool(moved_on(change.after, now, change.base))


def reborn_as(event: UUID, undo: UUID) -> UUID:
    """The id under which the undo group brings a deleted event back."""
    return uuid5(event, str(undo))


def known_now(ids: Collection[UUID], ledger: Iterable[Change]) -> dict[UUID, UUID]:
    """Of these ids those whose events were deleted and brought back, with the ids they have now. What was never deleted
    elsewhere, or taken back before, is what it was.
    """
    lines = list(ledger)
    undone = {line.undoes: line.group for line in lines if line.undoes is not None}
    back = {
        line.event: reborn_as(line.event, undone[line.group])
        for line in lines
        if line.after is None and line.group in undone and line.state in ("pending", "settled")
    }
    return {event: latest(event, back) for event in ids if event in back}


def latest(event: UUID, back: Mapping[UUID, UUID]) -> UUID:
    """The id at the end of a chain of deletions that were each taken back."""
    while event in back:
        event = back[event]
    return event


def renamed(change: Change, names: Mapping[UUID, UUID]) -> Change:
    """The line as it reads once events go by other ids."""
    return replace(
        change,
        event=names.get(change.event, change.event),
        base=_renamed(change.base, names),
        after=_renamed(change.after, names),
    )


def _taken_back(change: Change, reborn: Mapping[UUID, UUID], group: UUID, origin: str) -> Change:
    kind: ChangeKind = "create" if change.after is None else "update" if change.base else "delete"
    after = _renamed(change.base, reborn)
    if after is not None and kind == "create" and after.placement is not None:
        after = replace(after, placement=Placement(after.placement.calendar, like=change.event))
    return Change(
        id=uuid5(group, str(change.id)),
        event=reborn.get(change.event, change.event),
        kind=kind,
        base=_renamed(change.after, reborn),
        after=after,
        origin=origin,
        group=group,
        undoes=change.group,
        state="pending" if change.calendar else "settled",
        saga=change.saga,
        notify=change.notify,
    )


def _renamed(event: Event | None, reborn: Mapping[UUID, UUID]) -> Event | None:
    if event is None:
        return None
    series = reborn.get(event.series, event.series) if event.series else None
    return replace(event, id=reborn.get(event.id, event.id), series=series)
