"""What falls with a line that cannot be: nothing is left behind that builds on what never came to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from core.calendar.change import Change
from core.calendar.mirror.resource import Family
from core.records import Owing


@dataclass(frozen=True, slots=True)
class Fall:
    """What goes with a line that cannot be: the rest of its saga, what builds on it, and what would take it back.

    `undone`: the person took it back meanwhile, so that nothing of it is left to tell.
    """

    rest: tuple[Change, ...]
    dependants: tuple[Change, ...]
    undone: bool


def rest_of(owing: Owing) -> tuple[Change, ...]:
    line = owing.line
    return tuple(
        other
        for other in owing.group
        if other.id != line.id and other.saga == line.saga and other.state == "pending"
    )


def fall_of(owing: Owing, families: Sequence[Family]) -> Fall:
    line, rest = owing.line, rest_of(owing)
    ours = {other.id for other in (line, *rest)}
    pending = {one.id: one for one in chain.from_iterable(family.pending for family in families)}
    others = [one for one in pending.values() if one.id not in ours]
    made = {one.event for one in (line, *rest) if one.base is None or one.base.placement is None}
    undoing = [one for one in others if one.undoes == line.group and one.saga == line.saga]
    doomed = {saga_of(one) for one in undoing}
    doomed |= {saga_of(one) for one in others if made & {one.event, one.root, one.left}}
    moved = {one.event for one in (line, *rest) if _takes_another_date(one)}
    doomed |= {saga_of(one) for one in others if one.event in moved}
    return Fall(rest, tuple(one for one in others if saga_of(one) in doomed), bool(undoing))


def _takes_another_date(line: Change) -> bool:
    """A changed instance that stands for another date of its rule from then on, or of another's."""
    base, after = line.base, line.after
    if base is None or after is None or after.series is None:
        return False
    return (base.series, base.original) != (after.series, after.original)


def saga_of(line: Change) -> tuple[UUID, UUID | None]:
    return line.group, line.saga


def one_of_each(lines: Iterable[Change]) -> tuple[Change, ...]:
    return tuple({saga_of(line): line for line in lines}.values())
