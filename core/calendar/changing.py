"""From a confirmed draft to lines of the ledger, and where somebody else changed the same event meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar
from uuid import UUID, uuid5

from core.calendar.change import Change, ChangeState
from core.calendar.draft import ChangeKind, Draft
from core.calendar.event import Event, Original, Placement
from core.calendar.founding import rows_of
from core.calendar.occurrences import instance_at, key, takes_place
from core.calendar.series import Edit, edit, proposed, remove, settled

_FIELDS = frozenset(field.name for field in fields(Event)) - {"id", "placement"}
_NO_LOSS = frozenset({"meeting", "response"})
_MERGED = frozenset({"attendees", "excluded"})
_FRAME = frozenset({"when", "recurrence"})
_T = TypeVar("_T")


def changes_of(
    draft: Draft, group: UUID, origin: str, siblings: tuple[Event, ...] = (), generation: int = 0
) -> tuple[Change, ...]:
    """The lines of a draft, none where it changes nothing. `siblings` are the changed instances of its base.

    `generation` makes another event of the same draft. ValueError when a day or a time is still missing.
    """
    rows = _rows(draft, siblings, uuid5(draft.id, str(generation)))
    lines = (
        _line(row, uuid5(group, f"{draft.id}:{number}"), origin, group) for number, row in enumerate(rows)
    )
    return tuple(
        replace(line, saga=draft.id, notify=draft.notify, seen=_seen(line, draft.base or rows[0][1]))
        for line in lines
    )


def _seen(line: Change, series: Event | None) -> Event | None:
    after = line.after
    if line.base is not None or after is None or after.original is None or series is None:
        return None
    return instance_at(series, after.original, after.id)


def moved_on(base: Event, current: Event | None, after: Event | None) -> frozenset[str]:
    """Fields that somebody else changed since `base` and that the change would overwrite; `gone` if deleted.

    Guests and cancelled dates are merged one by one; but a date cancelled on one side means nothing under the
    time or the rule that the other side changed.
    """
    if current is None:
        return frozenset({"gone"})
    theirs = _differing(base, current)
    if after is None:
        return theirs - _NO_LOSS
    ours = _differing(base, after)
    met = (theirs & ours) - _MERGED
    if "excluded" in ours:
        met |= theirs & _FRAME
    if ours & _FRAME:
        met |= theirs & {"excluded"}
    return met & _differing(current, after)


def rebase(base: Event, current: Event, after: Event) -> Event:
    """The change on top of what somebody else did. Where both changed a field, ours stands."""
    values: dict[str, Any] = {name: getattr(after, name) for name in _differing(base, after) - _MERGED}
    guests = _merged(base.attendees, current.attendees, after.attendees, str.casefold)
    cancelled = _merged(base.excluded, current.excluded, after.excluded, key)
    return replace(current, **values, attendees=guests, excluded=cancelled)


def _rows(draft: Draft, siblings: tuple[Event, ...], fresh: UUID) -> tuple[Edit, ...]:
    base, proposal = draft.base, draft.proposal
    if draft.kind == "delete":
        return remove(base, draft.scope, draft.original, siblings) if base else ()
    if draft.kind == "update" and base:
        return edit(base, proposal, draft.scope, draft.original, siblings, fresh)
    when = settled(proposal)
    placement = Placement(draft.calendar, like=draft.like) if draft.calendar else None
    event = proposed(Event(fresh, "", when, placement=placement), proposal, when, proposal.recurrence)
    return tuple((None, row) for row in rows_of(event, draft))


def _line(row: Edit, line: UUID, origin: str, group: UUID) -> Change:
    before, after = row
    event = after or before
    assert event is not None
    kind: ChangeKind = "create" if before is None else "update" if after else "delete"
    state: ChangeState = "pending" if event.placement else "settled"
    return Change(line, event.id, kind, before, after, origin, group, state=state)


def left_out(series: Event) -> frozenset[Original]:
    """The dates that it leaves out and that its rule would give: others mean nothing, nor does their order."""
    bare = replace(series, excluded=())
    return frozenset(key(one) for one in series.excluded if takes_place(bare, one))


def _differing(one: Event, other: Event) -> frozenset[str]:
    names = frozenset(name for name in _FIELDS if getattr(one, name) != getattr(other, name))
    if "excluded" in names and not names & _FRAME and left_out(one) == left_out(other):
        return names - {"excluded"}
    return names


def _merged(
    base: tuple[_T, ...], current: tuple[_T, ...], after: tuple[_T, ...], same: Callable[[_T], object]
) -> tuple[_T, ...]:
    """Theirs, less what we took out, and what we put in."""
    if current == base:
        return after
    had, have, ours = ({same(one) for one in side} for side in (base, current, after))
    kept = (one for one in current if same(one) in ours or same(one) not in had)
    added = (one for one in after if same(one) not in had and same(one) not in have)
    return (*kept, *added)
