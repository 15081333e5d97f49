"""What falls with a line that cannot be: nothing is left behind that builds on what never came to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from core.calendar.change import Change
from core.calendar.mirror.resource import Family
from core.calendar.occurrences import date_of
from core.records import Owing

Saga = tuple[UUID, UUID | None]


@dataclass(frozen=True, slots=True)
class Fall:
    """What goes with a line that cannot be: the rest of its saga, what builds on it, and what would take it back.

    `undone`: the person took it back meanwhile, so that nothing of it is left to tell; what is there of its saga
    already is still taken back. `wanted` are the dependants that the person has not given up, and hears of.
    """

    rest: tuple[Change, ...]
    dependants: tuple[Change, ...]
    undone: bool
    wanted: tuple[Change, ...]


def rest_of(owing: Owing) -> tuple[Change, ...]:
    line = owing.line
    return tuple(
        other
        for other in owing.group
        if other.id != line.id and other.saga == line.saga and other.state == "pending"
    )


def fall_of(owing: Owing, families: Sequence[Family], back: Sequence[Change] = ()) -> Fall:
    """`back` are the pending lines that take the group back: of what was deleted these are about rows of their own."""
    line, rest = owing.line, rest_of(owing)
    first = (line, *rest)
    waiting = chain(chain.from_iterable(family.pending for family in families), back)
    others = [*{one.id: one for one in waiting if one not in first}.values()]
    done = [one for one in owing.group if one.saga == line.saga and one.state == "settled"]
    undoing = [one for one in others if _takes_back(one, line)]
    kept = {one.id for one in undoing if any(_about_the_same(one, other) for other in done)}
    there = [one for one in others if one.id not in kept]
    moved = [one for one in first if _leaves_its_date(one)]
    rows, dates = {one.event for one in moved}, {date_of(one.base) for one in moved} - {None}
    displaced = {saga_of(one) for one in others if one.event in rows or date_of(one.after) in dates}
    taken = {saga_of(one) for one in undoing}
    doomed = _doomed(first, there, taken | displaced)
    dependants = tuple(one for one in there if saga_of(one) in doomed)
    given_up = _given_up((*first, *dependants))
    wanted = tuple(one for one in dependants if saga_of(one) not in given_up)
    return Fall(rest, dependants, bool(undoing), wanted)


def _doomed(first: Sequence[Change], others: Sequence[Change], doomed: set[Saga]) -> set[Saga]:
    """What takes back what fell, or is about rows that only this would bring there, falls too; and so on."""
    while True:
        fallen = (*first, *(one for one in others if saga_of(one) in doomed))
        made = _made(fallen)
        more = {saga_of(one) for one in others if _is_about(one, made) or _takes_any_back(one, fallen)}
        if more <= doomed:
            return doomed
        doomed = doomed | more


def _given_up(fallen: Sequence[Change]) -> set[Saga]:
    """Of what fell: what the person took back meanwhile, with what took it back and what was about its rows."""
    undone = [one for one in fallen if any(_takes_back(back, one) for back in fallen)]
    made = _made(undone)
    backs = {saga_of(one) for one in fallen if _takes_any_back(one, undone)}
    return {saga_of(one) for one in undone} | backs | {saga_of(one) for one in fallen if _is_about(one, made)}


def _takes_back(back: Change, line: Change) -> bool:
    return back.undoes == line.group and back.saga == line.saga


def _takes_any_back(back: Change, lines: Iterable[Change]) -> bool:
    return any(_takes_back(back, line) for line in lines)


def _is_about(line: Change, rows: set[UUID]) -> bool:
    return bool(rows & {line.event, line.root, line.left})


def _made(lines: Iterable[Change]) -> set[UUID]:
    """The rows that only these would bring there."""
    return {one.event for one in lines if one.base is None or one.base.placement is None}


def _about_the_same(back: Change, line: Change) -> bool:
    """Whether `back` takes this line back, of all that are taken back with it: what was deleted has a new row."""
    date = date_of(line.base or line.after)
    return back.event == line.event or (date is not None and date == date_of(back.after or back.base))


def _leaves_its_date(line: Change) -> bool:
    """A changed instance that stands for its date no longer from then on: another row may."""
    base, after = line.base, line.after
    return base is not None and base.series is not None and date_of(base) != date_of(after)


def saga_of(line: Change) -> Saga:
    return line.group, line.saga


def one_of_each(lines: Iterable[Change]) -> tuple[Change, ...]:
    return tuple({saga_of(line): line for line in lines}.values())
