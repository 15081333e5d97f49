"""What later lines of ours make of earlier ones that the remote calendar has not heard of: they come to nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias
from uuid import UUID

from core.calendar.change import Change
from core.calendar.event import Original
from core.calendar.occurrences import key
from core.calendar.undo import reborn_as

Pair: TypeAlias = tuple[Change, Change]
"""A line, and the one that takes it back."""


def taken_back(line: Change, group: Iterable[Change], pending: Sequence[Change]) -> tuple[Pair, ...]:
    """The pairs behind this line that come to nothing, and last its own, if it is taken back with nothing in between.

    `group` are all lines that were confirmed with it, `pending` all of its family that wait, oldest first. Only single
    events and single dates: of a series any other change is several resources. What was deleted would come back as
    another event.
    """
    about = [other for other in pending if other.event == line.event]
    if not all(_is_single(other) or date_of_series(other) for other in about):
        return ()
    sizes = _sizes((*group, *pending))
    stack: list[Change] = []
    pairs: list[Pair] = []
    for other in about:
        if stack and _takes_back(other, stack[-1]) and sizes[_saga(other)] == sizes[_saga(stack[-1])] == 1:
            pairs.append((stack.pop(), other))
        else:
            stack.append(other)
    return tuple(pairs)


def kept_after_all(
    line: Change, group: Iterable[Change], back: Iterable[Change], pending: Iterable[Change]
) -> tuple[Pair, ...]:
    """The deletion of a whole event or series with all that would bring it back, if nothing else waits about either.

    `back` are the lines that take the group back, `pending` all of both families.
    """
    own = [other for other in group if other.saga == line.saga]
    lines = [other for other in back if other.saga == line.saga]
    if line.base is None or line.base.series is not None or any(not _only_deletes(one) for one in own):
        return ()
    pairs = tuple((one, b) for one in own for b in lines if b.event == reborn_as(one.event, b.group))
    paired = {one.id for pair in pairs for one in pair}
    whole = len(pairs) == len(own) == len(lines)
    return pairs if whole and paired >= {one.id for one in pending} else ()


def date_of_series(line: Change) -> Original | None:
    """The one date of a series that a line leaves out, or gives back, if it does nothing else."""
    base, after = line.base, line.after
    if base is None or after is None or replace(base, excluded=()) != replace(after, excluded=()):
        return None
    had, has = ({key(one): one for one in row.excluded} for row in (base, after))
    dates = had.keys() ^ has.keys()
    return (had | has)[dates.pop()] if len(dates) == 1 else None


def _only_deletes(line: Change) -> bool:
    return line.after is None and line.state == "pending"


def _takes_back(later: Change, line: Change) -> bool:
    return line.after is not None and (later.undoes, later.saga) == (line.group, line.saga)


def _is_single(line: Change) -> bool:
    rows = (row for row in (line.base, line.after) if row is not None)
    return all(row.recurrence is None and row.series is None for row in rows)


def _sizes(lines: Iterable[Change]) -> Counter[tuple[UUID, UUID | None]]:
    """How many lines each saga has, as far as we see."""
    once = {line.id: line for line in lines}
    return Counter(_saga(line) for line in once.values())


def _saga(line: Change) -> tuple[UUID, UUID | None]:
    return line.group, line.saga
